//! C105: two places give the same digits with another scale.

use super::evidence::{At, unit_key};
use super::explain;
use super::sides::Sides;
use super::slips::{self, Slip};
use super::{Confidence, Finding, Outcome, rule};
use crate::claim::{Corpus, Measure};
use crate::lang::Hedge;
use crate::quantity::Unit;
use rust_decimal::Decimal;

rule! {
    /// Flags a figure that another place gives ten, a thousand or a million times as large with the same digits: a million
    /// for a billion, a lost or a moved decimal point.
    ///
    /// ## Why it matters
    /// A scale word is typed in a moment, and the story is another one.
    ///
    /// ## How it decides
    /// The two must have the same digits, as far as the rounder one has any, and the same unit, in articles of one story
    /// and not in one sentence, and no name, no part and no time may part them. The fewer digits agree, the more must
    /// speak for one claim: measure, subject, object, names and words around. A single digit proves nothing. Inside one
    /// article, an amount behind "the" stands for the one before.
    ///
    /// ## Fires
    /// ```article
    /// --- a.md
    /// Norvik Energy will spend [[$3.2 billion]] on the Larne wind farm.
    /// --- b.md
    /// Norvik Energy will spend [[$3.2 million]] on the Larne wind farm.
    /// ```
    /// ```article
    /// Parliament approved a [[€450 million]] rescue of the airline. The [[€450 billion]] package was passed by 61 votes.
    /// ```
    /// ## Stays silent
    /// ```article
    /// --- a.md
    /// Norvik Energy will spend $3.2 billion on the Larne wind farm.
    /// --- b.md
    /// Norvik Energy said the Larne wind farm will cost $3,200 million.
    /// ```
    /// ```article
    /// The fund has $3.2 billion in assets and paid $3.2 million in fees last year.
    /// ```
    "C105" "scale-differs" OrderOfMagnitude Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let groups = slips::alike(corpus, |at| {
        let unit = unit_key(&at.claim.quantity.unit);
        let counted = matches!(at.claim.quantity.unit, Unit::Count(_));
        let of = measure(at).filter(|_| counted).map(str::to_owned);
        Some((unit, leading(at)?, of))
    });
    groups
        .into_iter()
        .flat_map(slips_of)
        .collect::<Vec<_>>()
        .into()
}

/// The first two digits of a figure, rounded: those that a rounder figure of the same has, too.
fn leading(at: At<'_>) -> Option<u32> {
    let digits = slips::digits(at)?;
    let three: u32 = digits.get(..digits.len().min(3))?.parse().ok()?;
    match digits.len() {
        0 | 1 => None,
        2 => Some(three),
        _ => Some((three + 5) / 10),
    }
}

/// The findings among claims that begin with the same digits, each with all that stand on its two sides.
fn slips_of(mut alike: Vec<At<'_>>) -> Vec<Finding> {
    let mut found = Vec::new();
    while let Some((sides, finding)) = slip(&alike) {
        let told: Vec<_> = sides
            .odd
            .iter()
            .chain(&sides.rest)
            .map(|at| at.site())
            .collect();
        alike.retain(|at| !told.contains(&at.site()));
        found.push(finding);
    }
    found
}

/// The digits of a plain level without the zeros at the end, if there are two at least.
fn telling(at: At<'_>) -> Option<String> {
    let quantity = &at.claim.quantity;
    let plain = at.is_level()
        && quantity.hedge != Hedge::Range
        && quantity.garble.is_none()
        && quantity.readings.len() == 1
        && at.claim.same_as.is_none();
    let digits = at.value()?.normalize().mantissa().abs().to_string();
    let digits = digits.trim_end_matches('0');
    (plain && digits.len() > 1).then(|| digits.to_owned())
}

fn slip<'c>(alike: &[At<'c>]) -> Option<(Sides<'c>, Finding)> {
    let mut pairs = alike
        .iter()
        .enumerate()
        .flat_map(|(i, a)| alike[i + 1..].iter().map(move |b| (*a, *b)));
    let (a, b) = pairs.find(|(a, b)| is_slip(*a, *b))?;
    let side = |of: At<'c>, other: At<'c>| {
        let same = |at: &&At<'c>| {
            at.site() == of.site() || (at.meets(of) && !at.meets(other) && is_slip(**at, other))
        };
        alike.iter().filter(same).copied().collect::<Vec<_>>()
    };
    let sides = Sides::weigh(side(a, b), side(b, a))?;
    let (odd, rest) = sides.first();
    let message = format!(
        "{} here, {} there: the same digits in another scale",
        odd.hedged(),
        rest.hedged()
    );
    let finding = Finding::new(&RULE, message)
        .confidence(Confidence::Medium)
        .why(slips::ground(odd, rest))
        .why(factor(odd, rest)?)
        .why(explain::tried());
    let finding = sides.tell(finding, At::figure);
    let finding = sides
        .label(finding, "here", "another scale")
        .help(sides.advice("check the scale word and the decimal point against the source"));
    Some((sides, finding))
}

/// `one is 1,000 times the other`.
fn factor(a: At<'_>, b: At<'_>) -> Option<String> {
    let times = times(a, b)?;
    let (about, times) = match times.scale() {
        0 => ("", times),
        _ => ("about ", times.round()),
    };
    Some(format!(
        "one is {about}{} times the other",
        super::sums::grouped(&times.to_string())
    ))
}

/// How many times the smaller of two figures the larger is.
fn times(a: At<'_>, b: At<'_>) -> Option<Decimal> {
    let (a, b) = a.value().zip(b.value())?;
    a.abs()
        .max(b.abs())
        .checked_div(a.abs().min(b.abs()))
        .map(|times| times.normalize())
}

/// The measure, or the noun that is counted.
fn measure<'c>(at: At<'c>) -> Option<&'c str> {
    let measure = at.claim.measure.as_ref().filter(|slot| !slot.why.is_weak());
    match (measure.map(|slot| &slot.value), &at.claim.quantity.unit) {
        (Some(Measure::Known(name)), _) => Some(name),
        (_, Unit::Count(noun)) if !noun.head.is_empty() => Some(&noun.head),
        (Some(Measure::Open(name)), _) => Some(name),
        _ => None,
    }
}

/// Whether two figures with the same digits are meant to be one.
pub(super) fn is_slip(a: At<'_>, b: At<'_>) -> bool {
    is_named_slip(a, b) || (slips::are_scaled(a, b) && slips::is_slip(Slip::Scale, a, b))
}

/// Whether two figures with the same digits have the same measure and nobody else's name.
fn is_named_slip(a: At<'_>, b: At<'_>) -> bool {
    let apart = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let same = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x == y);
    let (Some(here), Some(there)) = (telling(a), telling(b)) else {
        return false;
    };
    let scaled = times(a, b).is_some_and(|times| {
        times > Decimal::ONE && times.scale() == 0 && times.to_string().trim_end_matches('0') == "1"
    });
    here == there
        && scaled
        && measure(a).is_some()
        && measure(a) == measure(b)
        && !a.same_sentence(b)
        && !apart(a.subject(), b.subject())
        && !apart(a.object(), b.object())
        && (here.len() > 2 || same(a.subject(), b.subject()))
        && a.claim.limits == b.claim.limits
        && a.claim.scope.value.is_rate() == b.claim.scope.value.is_rate()
        && !a.is_of_another_time(b)
        && a.corpus.same_story(a.article.id(), b.article.id())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn three_digits_tell_a_slip_whoever_is_named() {
        check(
            &RULE,
            "--- a.md\nQuillbay's system runs in [[1,250]] warehouses.\n--- b.md\nThe system of Quillbay runs in [[12,500]] warehouses.\n",
        );
    }

    #[test]
    fn other_things_may_have_the_same_digits() {
        for (a, b) in [
            (
                "Shares worth £1.5bn of Norvik changed hands.",
                "Norvik's broker earned £1.5m.",
            ),
            (
                "Norvik employs 1,250 people in Spain.",
                "Norvik employs 12,500 people in Norland.",
            ),
            (
                "Norvik's revenue was $3.2 billion in 2023.",
                "Norvik's revenue was $32 million in 1994.",
            ),
        ] {
            check(&RULE, &format!("--- a.md\n{a}\n--- b.md\n{b}\n"));
        }
    }
}
