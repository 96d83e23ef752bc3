//! C107: the same amount stands in two currencies.

use super::evidence::At;
use super::sides::Sides;
use super::slips::{self, Slip};
use super::{Confidence, Finding, Outcome, rule};
use crate::claim::Corpus;
use crate::lang::Kind;
use crate::quantity::Unit;

rule! {
    /// Flags an amount of money that the articles of one story give with the same digits in two currencies.
    ///
    /// ## Why it matters
    /// Euros for dollars, or Australian for American dollars, is a mistake of a tenth or a third that looks right.
    ///
    /// ## How it decides
    /// The digits must be the same and at least two, and the articles must tell one story. The fewer digits agree, the more
    /// must speak for one amount: measure, subject, object, names and words around. Where an article gives its amount in
    /// the other money, too, and that is the other article's amount, the two agree; where it is another amount, one of the
    /// two has the wrong currency.
    ///
    /// ## Fires
    /// ```article
    /// --- a.md
    /// Castlewick was sold to Norvik for [[$2.4 billion]].
    /// --- b.md
    /// Castlewick was sold to Norvik for [[€2.4 billion]].
    /// ```
    /// ```article
    /// --- a.md
    /// The tunnel will cost [[1.85 billion euros]] ($2.0 billion).
    /// --- b.md
    /// The tunnel will cost [[1.85 billion dollars]].
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

fn check(corpus: &Corpus) -> Outcome {
    let groups = slips::alike(corpus, |at| {
        let money = at.claim.quantity.kind == Kind::Money;
        let telling = slips::digits(at)?.len() > 1;
        at.value()
            .filter(|_| money && telling)
            .map(|v| v.normalize())
    });
    let findings = groups.iter().filter_map(|alike| clash(alike));
    findings.collect::<Vec<_>>().into()
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
    ))
    .why(slips::ground(first, other));
    let finding =
        match converted(first, currency(other)).or_else(|| converted(other, currency(first))) {
            Some(amount) => finding.why(format!(
                "{} gives it in the other money as {}",
                amount.file(),
                amount.figure()
            )),
            None => finding,
        };
    let finding = sides.tell(finding, currency);
    Some(
        sides
            .label(finding, "here", "another currency")
            .help(sides.advice("check the currency against the source")),
    )
}

fn is_of_story(a: At<'_>, b: At<'_>) -> bool {
    a.corpus.same_story(a.article.id(), b.article.id())
}

/// Whether two amounts with the same digits are meant to be one.
fn is_one_amount(a: At<'_>, b: At<'_>) -> bool {
    currency(a) != currency(b)
        && a.article.id() != b.article.id()
        && slips::is_slip(Slip::Currency, a, b)
}

/// The amount that an article gives beside the figure in `other` money.
fn converted<'c>(at: At<'c>, other: &str) -> Option<At<'c>> {
    let of_here = |claim: &At<'c>| claim.original().is_some_and(|o| o.site() == at.site());
    let mut beside = at.beside().filter(of_here);
    beside.find(|claim| currency(*claim) == other)
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
