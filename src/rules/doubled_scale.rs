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
    /// Only money, in thousands that end in three zeros, before billion or more. Currencies in which such sums are daily
    /// business (yen, won, rupiah, pesos and the like) are left alone, and so is what is no money: stars, tonnes.
    /// English only: `10.000 Milliarden` and `10 000 milliards` are how German and French say it.
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

fn check(corpus: &Corpus) -> Outcome {
    let doubled = |at: &At<'_>| {
        at.claim.quantity.notation == Notation::ThousandsAndScale
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

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn thousands_of_billions_are_daily_business_in_small_units() {
        check(
            &RULE,
            "The budget is 6,000 billion CFA francs, or 6,000 billion francs CFA, or 6,000 billion francs.",
        );
        check(
            &RULE,
            "The plan costs Rp 3,000 trillion, 5,000 trillion rials 20,000 billion pesos or AR$20,000 billion.",
        );
        check(
            &RULE,
            "It owes 90,000 billion Lebanese pounds and 10,000 billion forints.",
        );
    }

    #[test]
    fn what_is_no_money_comes_in_any_number() {
        check(&RULE, "The sheet lost 5,000 billion tonnes of ice.");
        check(
            &RULE,
            "There are 1,000 billion stars, and it does 20,000 trillion calculations a second.",
        );
    }

    #[test]
    fn large_units_are_flagged() {
        check(
            &RULE,
            "It may put [[$10,000B]] into a firm worth [[$500,000 billion]] or [[6,000 billion euros]].",
        );
    }
}
