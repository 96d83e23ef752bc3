//! N402: a figure and its gloss in brackets differ in scale, or its conversion into another currency is far off.

use super::change::says;
use super::evidence::{At, unit_key};
use super::paper::{Paper, rounded};
use super::{Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Corpus};
use crate::lang::Kind;
use crate::quantity::{Interval, Unit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

rule! {
    /// Flags an amount of money whose gloss in brackets is another amount: in the same currency, or in another one at a rate
    /// that the article itself denies.
    ///
    /// ## Why it matters
    /// The gloss is there for readers who do not know the other unit: they have nothing else.
    ///
    /// ## How it decides
    /// In one currency the two must be the same. In two currencies the article must state their rate ("at $1.54 to the
    /// pound"), which is met by one part in ten, or have another gloss of the two: rates move, so that only a factor of five
    /// or a division in the place of a multiplication counts.
    ///
    /// ## Fires
    /// ```article
    /// The debt would rise to [[₹4.1 lakh crore]] ([[₹41,000 crore]]) by March.
    /// ```
    /// ```article
    /// A budget of [[$1.2 billion]] ([[£780,000]]) was stolen, at [[$1.54]] to the pound.
    /// ```
    /// ## Stays silent
    /// ```article
    /// The debt would rise to ₹4.1 lakh crore (₹410,000 crore) by March.
    /// ```
    /// ```article
    /// A budget of $1.2 billion (£780 million) was stolen, at $1.54 to the pound.
    /// ```
    "N402" "gloss-is-off" OrderOfMagnitude Error Corpus(check)
}

/// How many glosses of two currencies an article is searched for.
const MOST: usize = 64;
/// How far apart two rates of one article are when one must be wrong.
const APART: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// An amount and what it is in another currency.
#[derive(Clone, Copy)]
struct Gloss<'c> {
    one: At<'c>,
    two: At<'c>,
}

fn check(corpus: &Corpus) -> Outcome {
    let mut findings = Vec::new();
    for article in corpus.articles() {
        let mut pairs: BTreeMap<[&str; 2], Vec<Gloss<'_>>> = BTreeMap::new();
        for at in At::of(corpus, article).filter(|at| at.claim.quantity.kind == Kind::Money) {
            let Some(original) = at
                .original()
                .filter(|one| one.value() > Some(Decimal::ZERO))
            else {
                continue;
            };
            let gloss = Gloss {
                one: original,
                two: at,
            };
            let mut key = [original, at].map(|at| unit_key(&at.claim.quantity.unit));
            key.sort_unstable();
            if key[0] == key[1] {
                findings.extend(in_one_currency(gloss));
            } else {
                pairs.entry(key).or_default().push(gloss);
            }
        }
        for glosses in pairs.into_values() {
            findings.extend(of_pair(
                corpus,
                article,
                &glosses[..glosses.len().min(MOST)],
            ));
        }
    }
    findings.into()
}

fn in_one_currency(gloss: Gloss<'_>) -> Option<Finding> {
    let Gloss { one, two } = gloss;
    if one.meets(two) {
        return None;
    }
    let (a, b) = (one.value()?, two.value()?);
    let paper = Paper::of(one, &[a, b]);
    let factor = rounded(a.max(b).checked_div(a.min(b))?);
    let finding = Finding::new(&RULE, format!("{} is not {}", one.hedged(), two.hedged()));
    let finding = finding
        .label(two.site(), LabelRole::Primary, "the gloss")
        .label(one.site(), LabelRole::Conflicting, "the figure");
    let (a, b, unit) = (paper.value(a), paper.value(b), paper.unit());
    Some(
        finding
            .why(format!("{a} and {b} are a factor of {factor} apart{unit}"))
            .why("the second figure stands in brackets as the same amount")
            .help("check which of the two the source gives"),
    )
}

/// How many of the first currency of the pair one of the second costs, by a gloss.
fn rate(gloss: Gloss<'_>, second: &str) -> Interval {
    let Gloss { one, two } = gloss;
    if unit_key(&one.claim.quantity.unit) == second {
        says(two).ratio(says(one))
    } else {
        says(one).ratio(says(two))
    }
}

/// The rate as printed figures make it.
fn value(gloss: Gloss<'_>, second: &str) -> Option<Decimal> {
    let (a, b) = (gloss.one.value()?, gloss.two.value()?);
    if unit_key(&gloss.one.claim.quantity.unit) == second {
        b.checked_div(a)
    } else {
        a.checked_div(b)
    }
}

/// What a stated rate says of the two currencies: one of `second` in `first`.
fn stated(at: At<'_>, [first, second]: [&str; 2]) -> Option<Interval> {
    let Unit::Rate(name) = &at.claim.quantity.unit else {
        return None;
    };
    if *name == format!("{first} per {second}") {
        Some(says(at))
    } else if *name == format!("{second} per {first}") {
        Some(Interval::exactly(Decimal::ONE).ratio(says(at)))
    } else {
        None
    }
}

fn of_pair(corpus: &Corpus, article: &Article, glosses: &[Gloss<'_>]) -> Option<Finding> {
    let one = glosses.first()?;
    let names = [
        unit_key(&one.one.claim.quantity.unit),
        unit_key(&one.two.claim.quantity.unit),
    ];
    let tenth = Decimal::new(1, 1);
    let rates = At::of(corpus, article).filter_map(|at| Some((at, stated(at, names)?)));
    if let Some((at, says)) = rates.take(MOST).next() {
        let wide = says
            .scaled(Decimal::ONE - tenth)
            .hull(says.scaled(Decimal::ONE + tenth));
        let off = glosses
            .iter()
            .find(|gloss| !rate(**gloss, names[1]).meets(wide))?;
        return Some(finding(*off, names, (at, None)));
    }
    // Without a stated rate another gloss must deny it, and be denied by no third one.
    let apart = |a: &Gloss<'_>, b: &Gloss<'_>| {
        let (Some(a), Some(b)) = (value(*a, names[1]), value(*b, names[1])) else {
            return false;
        };
        let times = a.max(b).checked_div(a.min(b)).unwrap_or_default();
        let turned = a.checked_mul(b).unwrap_or_default();
        let swapped = (turned - Decimal::ONE).abs() <= Decimal::new(5, 2);
        times >= APART || (swapped && times >= Decimal::new(13, 1))
    };
    let denied = |gloss: &Gloss<'_>| glosses.iter().filter(|other| apart(gloss, other)).count();
    let off = glosses.iter().rev().max_by_key(|gloss| denied(gloss))?;
    let rest: Vec<&Gloss<'_>> = glosses.iter().filter(|other| apart(off, other)).collect();
    let agreed = rest.len() + 1 == glosses.len();
    let other = rest.first().filter(|_| agreed)?;
    Some(finding(*off, names, (other.one, Some(other.two))))
}

fn finding(off: Gloss<'_>, [first, second]: [&str; 2], by: (At<'_>, Option<At<'_>>)) -> Finding {
    let message = format!("{} is not {}", off.one.hedged(), off.two.hedged());
    let mut finding = Finding::new(&RULE, message)
        .label(off.two.site(), LabelRole::Primary, "the gloss")
        .label(off.one.site(), LabelRole::Conflicting, "the figure")
        .label(by.0.site(), LabelRole::Conflicting, "says another rate");
    if let Some(two) = by.1 {
        finding = finding.label(two.site(), LabelRole::Conflicting, "says another rate");
    }
    let is = value(off, second).map(rounded).unwrap_or_default();
    finding = finding.why(format!("here one {second} is {is} {first}"));
    let other = match by.1 {
        Some(two) => value(Gloss { one: by.0, two }, second).map(|v| rounded(v).to_string()),
        None => None,
    };
    finding = finding.why(match other {
        Some(rate) => format!("there one {second} is {rate} {first}"),
        None => format!("the text has {}", by.0.figure()),
    });
    finding.help("check which of the figures the source gives, and convert it again")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn glosses_that_the_article_denies_are_found() {
        for text in [
            "It paid [[$1.2 billion]] ([[£780 million]]) in May. It paid another [[$40 million]] ([[£2.6 million]]) in June.",
            "The fine is [[€4 million]] ([[€40 million]]).",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn rates_that_move_and_brackets_that_say_something_else_are_quiet() {
        for text in [
            "It paid $1.2 billion (£780 million) in 2014. It paid another $40 million (£32 million) in June.",
            "It paid $1.2 billion (€1.1 billion) in May and €2 million ($2.2 million) in June.",
            "It made $40 million ($4.1 million in 2019).",
            "It made $40 million (2023: $4 million).",
            "The fine is ¥1.5 billion ($10 million). It had been $7 million (¥1,050 million).",
            "The fine is $40 million ($39.8 million before costs).",
            "The price is $1,000 (€900), at $1.11 to the euro.",
        ] {
            check(&RULE, text);
        }
    }
}
