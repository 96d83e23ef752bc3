//! N601: the larger end of a range stands first.

use super::{Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Claim};
use crate::lang::Kind;
use crate::quantity::{Notation, Unit};
use crate::text::Span;

rule! {
    /// Flags a range whose larger end stands first.
    ///
    /// ## Why it matters
    /// Readers take the first for the lower one; often a digit or a unit has slipped.
    ///
    /// ## How it decides
    /// "Between" opens a range; both ends are held in one unit, so that five days are more than twelve hours. Silent are
    /// changes, choices and gaps between two figures, temperatures and times that are counted back.
    ///
    /// ## Fires
    /// ```article
    /// Each round brings in [[between €7.5 million and €6 million]].
    /// ```
    /// ```article
    /// People fall ill [[between five days and 12 hours]] after drinking the water.
    /// ```
    /// ## Stays silent
    /// ```article
    /// Each round brings in between €6 million and €7.5 million. The gap between 40% and 30% is wide. The price fell from 900
    /// to 800 euros. They lived between 15 and 10 million years ago.
    /// ```
    "N601" "range-inverted" RangeInverted Warning Article(check)
}

fn check(article: &Article) -> Outcome {
    let claims = article.claims();
    let one = claims.iter().filter(|claim| is_inverted(claim));
    let one = one.map(|claim| (claim, claim));
    let two = claims.windows(2).filter_map(|pair| {
        let [low, high] = pair else { return None };
        are_inverted(low, high).then_some((low, high))
    });
    let findings = one.chain(two).filter_map(|(low, high)| {
        let between = article.opens_range(low, high)?;
        Some(finding(article, between.join(high.quantity.span)))
    });
    findings.collect::<Vec<_>>().into()
}

/// Whether a figure is a range with its larger end first.
fn is_inverted(claim: &Claim) -> bool {
    let quantity = &claim.quantity;
    quantity.notation == Notation::LargerFirst
        && quantity.garble.is_none()
        && is_ordered(&quantity.unit)
}

/// Whether figures of a unit stand in the order of their size.
fn is_ordered(unit: &Unit) -> bool {
    match unit {
        Unit::Symbol(symbol) => !matches!(*symbol, "°C" | "°F" | "degree"),
        Unit::Count(noun) => !noun.head.is_empty(),
        Unit::Calendar | Unit::Bare | Unit::Rate(_) => false,
        _ => true,
    }
}

/// Whether two lengths of time stand in one sentence, the longer one first.
fn are_inverted(low: &Claim, high: &Claim) -> bool {
    let both = low.quantity.kind == Kind::Duration
        && high.quantity.kind == Kind::Duration
        && low.sentence == high.sentence;
    let long = |claim: &Claim| {
        let Unit::Time(unit) = claim.quantity.unit else {
            return None;
        };
        claim.quantity.value()?.checked_mul(seconds(unit)?.into())
    };
    both && matches!((long(low), long(high)), (Some(a), Some(b)) if a > b)
}

/// How many seconds a unit has, as near as its name says.
fn seconds(unit: &str) -> Option<u32> {
    let day = 86_400;
    Some(match unit {
        "second" => 1,
        "minute" => 60,
        "hour" => 3_600,
        "day" => day,
        "week" => 7 * day,
        "month" => 30 * day,
        "year" => 365 * day,
        _ => return None,
    })
}

fn finding(article: &Article, span: Span) -> Finding {
    let printed = article.source().slice(span);
    Finding::new(&RULE, format!("the larger end stands first: {printed}"))
        .label(article.site(span), LabelRole::Primary, "larger end first")
        .why("a range runs from its smaller end to its larger one")
        .help("turn the two around, or check the digits and units")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn the_larger_end_first() {
        for (tag, text) in [
            (
                "en",
                "Analysts expect a loss of [[between $900 million and $800 million]].",
            ),
            (
                "en",
                "The gap in the budget will be [[between Rs 24,800 crore and Rs 21,300 crore]] next year.",
            ),
            (
                "en",
                "The plant will employ [[between 150 and 120]] people.",
            ),
            (
                "de",
                "Der Verlust liegt [[zwischen 900 und 800 Millionen Euro]].",
            ),
            (
                "fr",
                "La perte se situe [[entre 900 et 800 millions d'euros]].",
            ),
            (
                "es",
                "La pérdida estará [[entre 900 y 800 millones de euros]].",
            ),
            ("it", "La perdita sarà [[tra 900 e 800 milioni di euro]]."),
            ("pt", "A perda ficará [[entre 900 e 800 milhões de euros]]."),
        ] {
            check(&RULE, &format!("--- a.{tag}.md\n{text}\n"));
        }
    }

    #[test]
    fn what_is_no_range_is_quiet() {
        for text in [
            "The index fell from 900 to 800 points. Temperatures will be between 25 and 15 degrees.",
            "The firm has a choice between $20 million now and $12 million later.",
            "The difference between 40 percent and 30 percent is ten points.",
            "It happened between 15 and 10 years ago, and between 2010 and 2005.",
            "The club offered seven years at $140-$150 million. Between 2020 and 2024 it paid 30 people.",
            "Repairs will take between 12 hours and five days. Between 8 and 10 million people saw it.",
            "The parties split the seats between 40 for one and 30 for the other. It opens between 10 pm and 2 am.",
            "Scores lay between 3-1 and 2-0. The road between kilometre 40 and 30 is shut. Between Route 66 and 40 lies a town.",
            "It was a swing between a profit of $9 million and a loss of $3 million.",
        ] {
            check(&RULE, text);
        }
    }
}
