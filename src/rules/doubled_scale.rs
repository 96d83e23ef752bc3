//! F102: thousands in the digits and a large scale word say the scale twice.

use super::evidence::At;
use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::Corpus;
use crate::quantity::{Notation, Unit};

rule! {
    /// Flags round thousands before billion or trillion: `$10,000B`, `$500,000 billion`.
    ///
    /// ## Why it matters
    /// Nobody writes ten trillion as ten thousand billion. Such a figure comes from a language that counts thousands of
    /// millions, or from a conversion that multiplied twice.
    ///
    /// ## How it decides
    /// Only thousands that end in three zeros, before billion or more. Currencies in which such sums are daily business
    /// (yen, won, rupiah and the like) are left alone.
    ///
    /// ## Fires
    /// ```article
    /// Amazon may put [[$10,000B]] into OpenAI at a valuation of [[$500,000 billion]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// The plan is worth $1,400 billion, of which 83,252 million is spent and ¥115,000 billion is borrowed.
    /// ```
    "F102" "doubled-scale" LocaleFormat Error Corpus(check)
}

/// Currencies with so small a unit that thousands of billions are daily business.
const SMALL_UNITS: &[&str] = &["IDR", "INR", "JPY", "KRW", "NGN", "RUB", "VND"];

fn check(corpus: &Corpus) -> Outcome {
    let doubled = |at: &At<'_>| {
        let small = matches!(at.claim.quantity.unit, Unit::Money(currency) if SMALL_UNITS.contains(&currency.code));
        at.claim.quantity.notation == Notation::ThousandsAndScale
            && !small
            && at.claim.quantity.readings.iter().all(|r| r.value.is_some())
    };
    let mut findings = Vec::new();
    for article in corpus.articles() {
        let places: Vec<At<'_>> = At::of(corpus, article).filter(doubled).collect();
        let Some(first) = places.first() else {
            continue;
        };
        let mut finding = Finding::new(&RULE, format!("{} says its scale twice", first.figure()))
            .confidence(Confidence::Medium);
        for at in &places {
            finding = finding
                .label(at.site(), LabelRole::Primary, "thousands and a scale word")
                .why(format!(
                    "{}: read literally it is {}; without the doubled thousands it is {}",
                    at.figure(),
                    literal(*at),
                    halved(*at)
                ));
        }
        findings.push(finding.help("find out which is meant and write it with one scale word"));
    }
    findings.into()
}

fn literal(at: At<'_>) -> String {
    spelled(at, at.claim.quantity.readings.last().and_then(|r| r.value))
}

fn halved(at: At<'_>) -> String {
    spelled(at, at.value())
}

fn spelled(at: At<'_>, value: Option<rust_decimal::Decimal>) -> String {
    let unit = match at.claim.quantity.unit {
        Unit::Money(currency) => currency.code,
        _ => "",
    };
    let Some(value) = value else {
        return "a larger number".to_owned();
    };
    let (scale, name) = super::sums::scale(&[value]);
    format!("{unit} {} {name}", (value / scale).normalize())
        .trim()
        .to_owned()
}
