//! N301: an amount of change does not follow from the levels it connects.

use super::change::{Change, changes};
use super::evidence::{At, unit_key};
use super::paper::Paper;
use super::percent_for_points::is_mistaken;
use super::rows;
use super::sums::{common_place, says};
use super::{Confidence, Finding, Hold, Label, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Hedge, Kind};
use crate::quantity::{Direction, Interval};
use rust_decimal::Decimal;

rule! {
    /// Flags a rise or a fall by an amount, or by points, that the levels before and after do not bear out; and a rise to a
    /// level that is lower than the one before.
    ///
    /// ## Why it matters
    /// The sentence holds all three figures: one of them is wrong.
    ///
    /// ## How it decides
    /// The text must lead to one level and from the other, and the amount must stand beside them as the size of the change,
    /// in the same unit, or in points between percentages. Rounding and hedges of all three are allowed for.
    ///
    /// ## Fires
    /// ```article
    /// Profit rose to [[140 million pounds]] from [[119 million pounds]], an increase of [[31 million pounds]].
    /// ```
    /// ```article
    /// Inflation eased to [[2.6 per cent]] in May from [[2.9 per cent]] in April, a drop of [[0.5 percentage points]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// Profit rose to 140 million pounds from 119 million pounds, an increase of 21 million pounds.
    /// ```
    /// ```article
    /// Inflation eased to 2.6 per cent in May from 2.9 per cent in April, a drop of 0.3 percentage points.
    /// ```
    "N301" "difference-does-not-follow" ArithmeticDifference Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for article in corpus.articles() {
        let rows = rows::changes(corpus, article, is_absolute, follows);
        for change in changes(corpus, article).into_iter().chain(rows) {
            for size in change
                .sizes
                .iter()
                .copied()
                .filter(|size| is_absolute(&change, *size))
            {
                if !follows(&change, size) {
                    outcome.findings.push(finding(&change, size));
                } else if are_counted(&change, size) && !is_exact(&change, size) {
                    let finding = finding(&change, size)
                        .severity(Severity::Warning)
                        .confidence(Confidence::Medium)
                        .why("rounding could explain the gap, but all three are printed in full");
                    outcome.findings.push(finding);
                } else {
                    outcome.holds.push(hold(&change, size));
                }
            }
        }
    }
    outcome
}

/// Whether a figure sizes the change in the unit of its levels.
fn is_absolute(change: &Change<'_>, size: At<'_>) -> bool {
    let (size_unit, level_unit) = (&size.claim.quantity.unit, &change.end.claim.quantity.unit);
    let fits = match size.claim.quantity.kind {
        Kind::Points => change.is_of_shares(),
        Kind::Percent | Kind::Ratio => false,
        _ => unit_key(size_unit) == unit_key(level_unit),
    };
    fits && !size.claim.scope.value.is_rate()
        && change.is_of_one_certainty()
        && !is_mistaken(change, size)
}

fn follows(change: &Change<'_>, size: At<'_>) -> bool {
    let zero = Interval::exactly(Decimal::ZERO);
    let place = common_place([change.start, change.end, size].into_iter());
    let rise = says(change.end, place).minus(says(change.start, place));
    let fall = zero.minus(rise);
    let said = match size.value() {
        Some(value) if value < Decimal::ZERO => zero.minus(says(size, place)),
        _ => says(size, place),
    };
    match size.claim.quantity.direction.or(change.direction()) {
        Some(Direction::Up) => rise.meets(said),
        Some(Direction::Down) => fall.meets(said),
        None => rise.meets(said) || fall.meets(said),
    }
}

/// Whether all three are numbers of things in full digits, without a hedge.
fn are_counted(change: &Change<'_>, size: At<'_>) -> bool {
    [change.start, change.end, size].iter().all(|at| {
        let digits = at.figure().chars().all(|c| !c.is_alphabetic());
        at.claim.quantity.kind == Kind::Count && at.claim.quantity.hedge == Hedge::Exact && digits
    })
}

/// Whether the printed figures make the size to the digit.
fn is_exact(change: &Change<'_>, size: At<'_>) -> bool {
    let gap = change
        .values()
        .and_then(|(start, end)| end.checked_sub(start));
    gap.map(|gap| gap.abs()) == size.value().map(|size| size.abs())
}

/// `140 - 119 = 21 (GBP million)`.
fn on_paper(change: &Change<'_>) -> Option<String> {
    let (start, end) = change.values()?;
    let (low, high) = (start.min(end), start.max(end));
    let gap = high.checked_sub(low)?;
    let paper = Paper::of(change.end, &[low, high, gap]);
    let (low, high, gap) = (paper.value(low), paper.value(high), paper.value(gap));
    Some(format!("{high} - {low} = {gap}{}", paper.unit()))
}

fn finding(change: &Change<'_>, size: At<'_>) -> Finding {
    let (from, to) = (change.start.figure(), change.end.figure());
    let turned = matches!(
        (size.claim.quantity.direction, change.direction()),
        (Some(said), Some(is)) if said != is
    );
    let message = match size.claim.quantity.direction {
        Some(Direction::Down) if turned => format!("from {from} to {to} is no fall"),
        _ if turned => format!("from {from} to {to} is no rise"),
        _ => format!("from {from} to {to} is not {}", size.hedged()),
    };
    let said = size.claim.role.span.is_some() && change.start.claim.role.span.is_some();
    let (severity, confidence) = if said {
        (Severity::Error, Confidence::High)
    } else {
        (Severity::Warning, Confidence::Medium)
    };
    Finding::new(&RULE, message)
        .severity(severity)
        .confidence(confidence)
        .label(size.site(), LabelRole::Primary, "does not follow")
        .label(change.start.site(), LabelRole::Conflicting, "before")
        .label(change.end.site(), LabelRole::Conflicting, "after")
        .why(on_paper(change).unwrap_or_else(|| "the levels leave no such change".into()))
        .help("check the two levels and the change against the source")
}

fn hold(change: &Change<'_>, size: At<'_>) -> Hold {
    let label = |at: At<'_>, text: &str| Label::supporting(at.site(), text);
    Hold {
        category: RULE.category,
        why: on_paper(change).into_iter().collect(),
        labels: vec![
            label(size, "the change"),
            label(change.start, "before"),
            label(change.end, "after"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn an_amount_of_change_must_follow_from_its_levels() {
        for text in [
            "It increased by [[£31m]], from [[£119m]] to [[£140m]].",
            "The number will fall by [[900]], from [[3,000]] to [[2,200]].",
            "Underlying profit rose to [[£140 million]] from [[£119 million]], an increase of [[£31 million]].",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn rounding_may_explain_the_last_digit() {
        for text in [
            "It increased by £22m, from £119m to £140m.",
            "It increased by 22,000 tonnes, from 119,000 to 140,000.",
            "Inflation eased to 2.6 per cent from 2.9 per cent, a drop of about 0.4 points.",
        ] {
            check(&RULE, text);
        }
    }
}
