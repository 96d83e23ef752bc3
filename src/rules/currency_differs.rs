//! C107: the same amount stands in two currencies.

use super::evidence::At;
use super::sides::Sides;
use super::{Confidence, Finding, Outcome, rule};
use crate::claim::Corpus;
use crate::lang::{Hedge, Kind};
use crate::quantity::Unit;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

rule! {
    /// Flags an amount of money that the articles of one story give with the same digits in two currencies.
    ///
    /// ## Why it matters
    /// Euros for dollars, or Australian for American dollars, is a mistake of a tenth or a third that looks right.
    ///
    /// ## How it decides
    /// The digits must be the same and at least two, the measure too as far as it is known, and the articles must tell one
    /// story; within one article both must name the same subject, in two sentences. Where either article converts the amount
    /// itself, the two are different amounts.
    ///
    /// ## Fires
    /// ```article
    /// --- a.md
    /// Castlewick was sold to Norvik for [[$2.4 billion]].
    /// --- b.md
    /// Castlewick was sold to Norvik for [[€2.4 billion]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// --- a.md
    /// Castlewick was sold to Norvik for $2.4 billion.
    /// --- b.md
    /// Castlewick was sold to Norvik for €2.2 billion ($2.4 billion).
    /// ```
    "C107" "currency-differs" CurrencyMismatch Warning Corpus(check)
}

/// How many claims with one value are held against each other.
const CROWD: usize = 64;

fn check(corpus: &Corpus) -> Outcome {
    let mut values: BTreeMap<Decimal, Vec<At<'_>>> = BTreeMap::new();
    for at in At::all(corpus).filter(|at| is_amount(*at)) {
        if let Some(value) = at.value() {
            let alike = values.entry(value.normalize()).or_default();
            if alike.len() < CROWD {
                alike.push(at);
            }
        }
    }
    let findings = values.values().filter_map(|alike| clash(alike));
    findings.collect::<Vec<_>>().into()
}

/// An amount with digits enough to be known by them.
fn is_amount(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    let digits = at
        .value()
        .map(|v| v.normalize().mantissa().abs().to_string());
    let telling = digits.is_some_and(|digits| digits.trim_end_matches('0').len() > 1);
    quantity.kind == Kind::Money
        && quantity.hedge != Hedge::Range
        && quantity.garble.is_none()
        && at.is_level()
        && telling
}

fn currency(at: At<'_>) -> &'static str {
    match at.claim.quantity.unit {
        Unit::Money(currency) => currency.code,
        _ => "",
    }
}

/// The two currencies of one amount, if the claims of one story have two.
fn clash(alike: &[At<'_>]) -> Option<Finding> {
    let mut pairs = alike
        .iter()
        .enumerate()
        .flat_map(|(i, a)| alike[i + 1..].iter().map(move |b| (*a, *b)));
    let (a, b) = pairs.find(|(a, b)| is_one_amount(*a, *b))?;
    let side = |of: At<'_>| -> Vec<At<'_>> {
        let same = |at: &&At<'_>| currency(**at) == currency(of) && is_of_story(**at, of);
        alike.iter().filter(same).copied().collect()
    };
    let sides = Sides::weigh(side(a), side(b))?;
    let (first, other) = sides.first();
    let finding = Finding::new(
        &RULE,
        format!(
            "the same amount in two currencies: {} and {}",
            first.hedged(),
            other.hedged()
        ),
    )
    .confidence(Confidence::Medium)
    .why(format!(
        "the digits are the same, the currencies {} and {}",
        currency(first),
        currency(other)
    ));
    let finding = sides.tell(finding, currency);
    Some(
        sides
            .label(finding, "here", "another currency")
            .help("check the currency against the source"),
    )
}

fn is_of_story(a: At<'_>, b: At<'_>) -> bool {
    a.corpus.same_story(a.article.id(), b.article.id())
}

/// Whether two amounts with the same digits are meant to be one.
fn is_one_amount(a: At<'_>, b: At<'_>) -> bool {
    let apart = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x != y);
    currency(a) != currency(b)
        && (a.article.id() != b.article.id() || is_said_again(a, b))
        && a.known_measure().is_some()
        && a.known_measure() == b.known_measure()
        && a.claim.scope.value.is_rate() == b.claim.scope.value.is_rate()
        && !apart(a.subject(), b.subject())
        && !apart(a.object(), b.object())
        && !a.is_of_another_time(b)
        && is_of_story(a, b)
        && !is_converted(a, currency(b))
        && !is_converted(b, currency(a))
}

/// Whether one article says of one subject twice what may be one amount.
fn is_said_again(a: At<'_>, b: At<'_>) -> bool {
    a.subject().is_some() && a.subject() == b.subject() && !a.same_sentence(b)
}

/// Whether the article of a figure gives the same amount in `other` money beside it.
fn is_converted(at: At<'_>, other: &str) -> bool {
    let claims = at.article.claims();
    let here = claims
        .iter()
        .position(|claim| claim.quantity.span == at.claim.quantity.span);
    At::of(at.corpus, at.article)
        .enumerate()
        .any(|(index, claim)| {
            let of_here = claim.claim.same_as.is_some() && claim.claim.same_as == here;
            let here_of = at.claim.same_as == Some(index);
            (of_here || here_of) && currency(claim) == other
        })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn dollars_are_of_one_country() {
        check(
            &RULE,
            "--- a.md\nNorvik sold the Larne mine for [[A$2.4 billion]].\n--- b.md\nNorvik sold the Larne mine for [[US$2.4 billion]].\n",
        );
    }

    #[test]
    fn an_article_that_says_an_amount_again_says_it_in_one_currency() {
        check(
            &RULE,
            "# Norvik sells mine for [[€2.4 billion]]\n\nNorvik sold the Larne mine for [[$2.4 billion]].",
        );
        check(
            &RULE,
            "Norvik sold the Larne mine for $2.4 billion, or €2.4 billion at the rate of that day. Norvik sold it for €2.4 billion.",
        );
    }

    #[test]
    fn other_amounts_have_other_digits() {
        for (a, b) in [
            (
                "Thieves took jewels worth 103 million euros.",
                "Thieves took jewels worth £88 million.",
            ),
            (
                "The round brought Lumo $50 million.",
                "The round brought Lumo €50 million.",
            ),
            (
                "Norvik's revenue was $2.4 billion.",
                "Norvik's debt was €2.4 billion.",
            ),
        ] {
            check(&RULE, &format!("--- a.md\n{a}\n--- b.md\n{b}\n"));
        }
    }
}
