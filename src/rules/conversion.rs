//! N401: a figure and its conversion into another unit do not agree.

use super::change::says;
use super::evidence::At;
use super::paper::rounded;
use super::{Finding, Hold, Label, LabelRole, Outcome, rule};
use crate::claim::Corpus;
use crate::lang::in_si;
use crate::quantity::{Interval, Unit};
use rust_decimal::Decimal;

rule! {
    /// Flags a measure and its conversion beside it that are not the same: kilometres and miles, hectares and acres, degrees
    /// Celsius and Fahrenheit.
    ///
    /// ## Why it matters
    /// Readers use the figure in the unit they know, and half of them get the wrong one.
    ///
    /// ## How it decides
    /// Only a conversion in brackets behind the figure, or after "or", counts. Both are taken with their rounding, and units
    /// that differ from country to country (gallons, tons) with all their sizes. The factors are the exact ones of the
    /// standards.
    ///
    /// ## Fires
    /// ```article
    /// The jet needs [[2,000 feet]] ([[1,600 metres]]) of runway.
    /// ```
    /// ```article
    /// The tunnel is [[18.4 km]] ([[29.6 miles]]) long.
    /// ```
    /// ## Stays silent
    /// ```article
    /// The jet needs 2,000 feet (610 metres) of runway.
    /// ```
    /// ```article
    /// The camp is 10 miles (15 kilometers) from the border.
    /// ```
    "N401" "conversion-is-off" UnitConversion Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for article in corpus.articles() {
        for at in At::of(corpus, article) {
            let Some(original) = at.original() else {
                continue;
            };
            let (Some(from), Some(to)) = (Scale::of(original), Scale::of(at)) else {
                continue;
            };
            if from.same(to, original, at) {
                outcome.holds.push(hold(original, at));
            } else {
                outcome.findings.push(finding((original, from), (at, to)));
            }
        }
    }
    outcome
}

/// How a unit lies to the coherent unit of its kind: `factor` times, from `zero`.
#[derive(Clone, Copy, Debug)]
struct Scale {
    symbol: &'static str,
    factor: Decimal,
    zero: Decimal,
}

/// Units whose name means different sizes, with the smallest and the largest of them in terms of ours.
const LOCAL: &[(&str, (i64, i64))] = &[
    ("gallon", (100, 121)),
    ("imp gallon", (83, 100)),
    ("ton", (100, 113)),
    ("bushel", (100, 104)),
    ("mpg", (83, 100)),
];

impl Scale {
    fn of(at: At<'_>) -> Option<Self> {
        let Unit::Symbol(symbol) = at.claim.quantity.unit else {
            return None;
        };
        let zero = Decimal::ZERO;
        match symbol {
            "°C" => Some(Self {
                symbol,
                factor: Decimal::ONE,
                zero,
            }),
            // 5/9 of a degree Celsius; the zero lies 32 degrees below that of ice.
            "°F" => Some(Self {
                symbol,
                factor: Decimal::from(5).checked_div(9.into())?,
                zero: 32.into(),
            }),
            _ => in_si(symbol).map(|(factor, _)| Self {
                symbol,
                factor,
                zero,
            }),
        }
    }

    /// What a figure says in the coherent unit.
    fn says(self, interval: Interval, zero: Decimal) -> Interval {
        let from_zero = interval.minus(Interval::exactly(zero));
        let scaled = from_zero.scaled(self.factor);
        let local = LOCAL.iter().find(|(symbol, _)| *symbol == self.symbol);
        local.map_or(scaled, |(_, (least, most))| {
            scaled
                .scaled(Decimal::new(*least, 2))
                .hull(scaled.scaled(Decimal::new(*most, 2)))
        })
    }

    /// Whether two figures can be one; degrees also as a difference, where no zero counts.
    fn same(self, other: Self, one: At<'_>, two: At<'_>) -> bool {
        let meets = |zero: fn(Self) -> Decimal| {
            self.says(says(one), zero(self))
                .meets(other.says(says(two), zero(other)))
        };
        meets(|scale| scale.zero) || (self.zero != other.zero && meets(|_| Decimal::ZERO))
    }

    /// A value of this unit in another one.
    fn into(self, other: Self, value: Decimal) -> Option<Decimal> {
        let coherent = value.checked_sub(self.zero)?.checked_mul(self.factor)?;
        coherent.checked_div(other.factor)?.checked_add(other.zero)
    }
}

/// `18.4 km = 11.43 mile, not 29.6 miles`.
fn on_paper((one, from): (At<'_>, Scale), (two, to): (At<'_>, Scale)) -> Option<String> {
    let is = rounded(from.into(to, one.value()?)?);
    let (figure, other) = (one.figure(), two.figure());
    Some(format!("{figure} = {is} {}, not {other}", to.symbol))
}

fn finding((one, from): (At<'_>, Scale), (two, to): (At<'_>, Scale)) -> Finding {
    let message = format!("{} is not {}", one.hedged(), two.hedged());
    let mut finding = Finding::new(&RULE, message)
        .label(two.site(), LabelRole::Primary, "the conversion")
        .label(one.site(), LabelRole::Conflicting, "the figure");
    if let Some(line) = on_paper((one, from), (two, to)) {
        finding = finding.why(line);
    }
    // The factor used the wrong way round: as many times more as it should be less.
    let wrong_way = one.value().zip(two.value()).and_then(|(a, b)| {
        let backwards = to.into(from, a)?;
        Some(
            !b.is_zero()
                && says(two).meets(Interval::around(
                    backwards,
                    backwards.abs() / Decimal::from(50),
                )),
        )
    });
    if wrong_way == Some(true) {
        finding = finding.why("the conversion was made the wrong way round");
    }
    finding
        .why("the second figure stands beside the first as its conversion")
        .help("check which of the two the source gives, and convert it again")
}

fn hold(one: At<'_>, two: At<'_>) -> Hold {
    let label = |at: At<'_>, text: &str| Label::supporting(at.site(), text);
    Hold {
        category: RULE.category,
        why: vec![format!("{} is {}", one.figure(), two.figure())],
        labels: vec![label(one, "the figure"), label(two, "the conversion")],
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn conversions_that_are_off_are_found() {
        for text in [
            "The quake hit at a depth of [[10 kilometres]] ([[16 miles]]).",
            "Sea ice covered [[1 million square kilometres]], or [[620,000 square miles]].",
            "The fire has burned [[15,200 hectares]] ([[27,600 acres]]).",
            "It reached [[40 degrees Celsius]] ([[95 degrees Fahrenheit]]).",
            "She weighs [[60 kg]] ([[27 pounds]]).",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn conversions_that_hold_are_quiet() {
        for text in [
            "It was minus 40 degrees Fahrenheit, which is minus 40 Celsius.",
            "The building has 15,800 square metres (170,000 square feet) of floor.",
            "The planet has warmed by 1.5 °C (2.7 °F).",
            "It reached 38 °C (100 °F).",
            "The car needs a gallon (4.5 litres) of fuel.",
            "It sold 500 tons (508 tonnes) of rice.",
            "He ran 42.2 km (26.2 miles) in 2 hours 10 minutes.",
        ] {
            check(&RULE, text);
        }
    }
}
