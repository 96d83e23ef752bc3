//! C105: two places give the same digits with another scale.

use super::evidence::{At, unit_key};
use super::sides::Sides;
use super::{Confidence, Finding, Outcome, rule};
use crate::claim::{Corpus, Measure};
use crate::lang::{Bearer, Hedge, Kind, Scope};
use crate::quantity::Unit;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

rule! {
    /// Flags a figure that another place gives ten, a thousand or a million times as large with the same digits: a million
    /// for a billion, a lost or a moved decimal point.
    ///
    /// ## Why it matters
    /// A scale word is typed in a moment, and the story is another one.
    ///
    /// ## How it decides
    /// The two must have the same digits, the same unit and the same measure, in articles of one story and not in one
    /// sentence, and no name and no time may part them. With two digits both must name the same subject, or be a thousand or
    /// a million times apart, as scale words are, or be the money of one event; a single digit proves nothing.
    ///
    /// ## Fires
    /// ```article
    /// --- a.md
    /// Norvik Energy will spend [[$3.2 billion]] on the Larne wind farm.
    /// --- b.md
    /// Norvik Energy will spend [[$3.2 million]] on the Larne wind farm.
    /// ```
    /// ```article
    /// --- a.md
    /// Norvik Energy expects one-off charges of [[260 million euros]] for the cuts.
    /// --- b.md
    /// The cuts will bring one-off charges of [[260 billion euros]], Norvik Energy said.
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

/// How many claims with the same digits are held against each other.
const CROWD: usize = 64;

fn check(corpus: &Corpus) -> Outcome {
    let mut digits: BTreeMap<(String, &str), Vec<At<'_>>> = BTreeMap::new();
    for at in At::all(corpus) {
        if let Some(printed) = telling(at) {
            let alike = digits
                .entry((printed, unit_key(&at.claim.quantity.unit)))
                .or_default();
            if alike.len() < CROWD {
                alike.push(at);
            }
        }
    }
    let findings = digits.values().filter_map(|alike| slip(alike));
    findings.collect::<Vec<_>>().into()
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

fn slip(alike: &[At<'_>]) -> Option<Finding> {
    let mut pairs = alike
        .iter()
        .enumerate()
        .flat_map(|(i, a)| alike[i + 1..].iter().map(move |b| (*a, *b)));
    let (a, b) = pairs.find(|(a, b)| is_slip(*a, *b))?;
    let side = |of: At<'_>, other: At<'_>| {
        let same = |at: &&At<'_>| {
            at.value() == of.value() && (at.site() == of.site() || is_slip(**at, other))
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
    let times = times(odd, rest)?;
    let finding = Finding::new(&RULE, message)
        .confidence(Confidence::Medium)
        .why(format!(
            "both speak of {}",
            measure(odd).unwrap_or_default()
        ))
        .why(format!(
            "one is {} times the other",
            super::sums::grouped(&times.to_string(), ',')
        ));
    let finding = sides.tell(finding, At::figure);
    Some(
        sides
            .label(finding, "here", "another scale")
            .help("check the scale word and the decimal point against the source"),
    )
}

/// How many times the smaller of two figures the larger is.
fn times(a: At<'_>, b: At<'_>) -> Option<Decimal> {
    let (a, b) = a.value().zip(b.value())?;
    a.abs()
        .max(b.abs())
        .checked_div(a.abs().min(b.abs()))
        .map(|times| times.normalize())
}

/// How many zeros the larger of two figures has more, where that is all that they differ in.
fn zeros_apart(a: At<'_>, b: At<'_>) -> Option<usize> {
    let times = times(a, b)?.to_string();
    let zeros = times.strip_prefix('1')?;
    (!zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0')).then_some(zeros.len())
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
    let apart = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let same = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x == y);
    let (Some(here), Some(there)) = (telling(a), telling(b)) else {
        return false;
    };
    let Some(zeros) = zeros_apart(a, b) else {
        return false;
    };
    // Words of scale lie a thousand apart.
    let worded = zeros % 3 == 0;
    let rates = [a, b].map(|at| at.claim.scope.value.is_rate());
    let unstated = |at: At<'_>| at.claim.scope.value == Scope::Unstated;
    let money_of_event = a.frame().is_some_and(|frame| frame.bearer == Bearer::Event)
        && a.claim.quantity.kind == Kind::Money;
    here == there
        && measure(a).is_some()
        && measure(a) == measure(b)
        && !a.same_sentence(b)
        && !apart(a.subject(), b.subject())
        && !apart(a.object(), b.object())
        && (here.len() > 2 || worded || money_of_event || same(a.subject(), b.subject()))
        && a.claim.limits == b.claim.limits
        && (rates[0] == rates[1] || (worded && (unstated(a) || unstated(b))))
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
