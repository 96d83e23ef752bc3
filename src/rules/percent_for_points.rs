//! N202: percent written where percentage points are meant, or the other way round.

use super::change::{Change, Compared, changes, compared};
use super::evidence::At;
use super::paper::{Paper, rounded};
use super::{Finding, LabelRole, Outcome, rule};
use crate::claim::Corpus;
use crate::lang::{Hedge, Kind};
use crate::quantity::Interval;
use rust_decimal::Decimal;

rule! {
    /// Flags a change between two percentages that is given in percent but is their difference in points, and a change of
    /// an amount that is given in points.
    ///
    /// ## Why it matters
    /// A tax rate that goes from 20% to 22% rises by 2 percentage points, but by 10 percent.
    ///
    /// ## How it decides
    /// Both levels stand beside the change. The change must be their difference to the digit, and what they make in percent
    /// must be something else even where every figure is rounded.
    ///
    /// ## Fires
    /// ```article
    /// The tax rate rose from [[20 percent]] to [[22 percent]], an increase of [[2 percent]].
    /// ```
    /// ```article
    /// Spending rose by [[12 percentage points]] to [[$112 million]] from [[$100 million]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// The tax rate rose from 20 percent to 22 percent, an increase of 10 percent.
    /// ```
    /// ```article
    /// The tax rate rose from 20 percent to 22 percent, an increase of 2 percentage points.
    /// ```
    "N202" "percent-for-points" PercentVsPoints Warning Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let mut findings = Vec::new();
    for article in corpus.articles() {
        for change in changes(corpus, article) {
            let mistaken = |size: &&At<'_>| is_mistaken(&change, **size);
            findings.extend(
                change
                    .sizes
                    .iter()
                    .filter(mistaken)
                    .map(|size| finding(&change, *size)),
            );
        }
        findings.extend(
            compared(corpus, article)
                .into_iter()
                .filter_map(of_an_amount),
        );
    }
    findings.into()
}

/// `12 percentage points more than the $40 million of last year`: amounts are not apart by points.
fn of_an_amount(Compared { base, size }: Compared<'_>) -> Option<Finding> {
    let amount = matches!(
        base.claim.quantity.kind,
        Kind::Money | Kind::Count | Kind::Measured
    );
    let fits = amount && size.claim.quantity.kind == Kind::Points;
    fits.then(|| {
        let (base_figure, size_figure) = (base.figure(), size.figure());
        Finding::new(
            &RULE,
            format!("{base_figure} is no percentage, so that nothing is {size_figure} from it"),
        )
        .label(size.site(), LabelRole::Primary, "the wrong name")
        .label(base.site(), LabelRole::Supporting, "an amount")
        .why("amounts are apart by percent; only percentages are apart by points")
        .help("say percent")
    })
}

/// Whether the size is the right figure with the wrong name.
pub(super) fn is_mistaken(change: &Change<'_>, size: At<'_>) -> bool {
    let quantity = &size.claim.quantity;
    let Some((said, (start, end))) = size.value().zip(change.values()) else {
        return false;
    };
    let gap = end.checked_sub(start).map(|gap| gap.abs());
    let percent = relative(change).map(|percent| percent.abs());
    match quantity.kind {
        Kind::Percent if change.is_of_shares() => {
            quantity.hedge != Hedge::Range
                && gap == Some(said.abs())
                && !narrow(change).is_some_and(|percent| percent.meets(quantity.reading().interval))
        }
        Kind::Points if !change.is_of_shares() => percent.is_some_and(|percent| {
            quantity
                .reading()
                .interval
                .meets(Interval::around(percent, HALF))
        }),
        _ => false,
    }
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The change in percent of the level before, as printed.
fn relative(change: &Change<'_>) -> Option<Decimal> {
    let (start, end) = change.values()?;
    let ratio = end.checked_sub(start)?.checked_div(start)?;
    ratio.checked_mul(Decimal::ONE_HUNDRED)
}

/// The size of the change in percent, where both levels are as exact as the more exact of them.
fn narrow(change: &Change<'_>) -> Option<Interval> {
    let place = |at: At<'_>| at.claim.quantity.reading().place;
    let half = place(change.start)
        .min(place(change.end))
        .checked_mul(HALF)?;
    let (start, end) = change.values()?;
    let (small, large) = (start.min(end), start.max(end));
    let rise = Interval::around(large, half).minus(Interval::around(small, half));
    Some(rise.ratio(Interval::around(start, half)).times(100))
}

fn finding(change: &Change<'_>, size: At<'_>) -> Finding {
    let (from, to) = (change.start.figure(), change.end.figure());
    let is = relative(change).map(rounded).unwrap_or_default().abs();
    let values = change.values().unwrap_or_default();
    let paper = Paper::of(change.end, &[values.0, values.1]);
    let (start, end) = (paper.value(values.0), paper.value(values.1));
    let of_shares = change.is_of_shares();
    let message = if of_shares {
        format!(
            "from {from} to {to} is {} in points, not in percent",
            paper.value((values.1 - values.0).abs())
        )
    } else {
        format!("from {from} to {to} is a change in percent, not in points")
    };
    let help = if of_shares {
        format!("say percentage points, or {is} percent")
    } else {
        "say percent".to_owned()
    };
    let finding = Finding::new(&RULE, message)
        .label(size.site(), LabelRole::Primary, "the wrong name")
        .label(change.start.site(), LabelRole::Supporting, "before")
        .label(change.end.site(), LabelRole::Supporting, "after");
    let (low, high) = if values.0 < values.1 {
        (&start, &end)
    } else {
        (&end, &start)
    };
    let finding = if of_shares {
        let gap = paper.value((values.1 - values.0).abs());
        finding.why(format!("{high} - {low} = {gap} percentage points"))
    } else {
        finding
    };
    finding
        .why(format!(
            "({end} - {start}) / {start} = {}%{}",
            rounded(relative(change).unwrap_or_default()),
            if of_shares {
                String::new()
            } else {
                paper.unit()
            }
        ))
        .help(help)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn the_difference_of_two_shares_is_in_points() {
        for text in [
            "Turnout fell from [[64%]] to [[58%]], a drop of [[6 percent]].",
            "Turnout fell [[4.8%]] to [[57.3%]] from [[62.1%]].",
            "The operating margin improved by [[0.4%]] to [[11.0%]] from [[10.6%]].",
            "Health gets [[12 percentage points]] more than the [[$40 million]] of the current year.",
            "Containment rose from [[30%]] to [[45%]], an increase of [[15 percent]].",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn what_is_right_is_quiet() {
        for text in [
            "Turnout was 58%, six points lower than the 64% recorded in 2019.",
            "The margin improved by 0.4 points to 11.0% from 10.6%.",
            "Unemployment rose 25 percent to 5 percent from 4 percent.",
            "Prices rose 2% to $102 from $100.",
            "Health gets 12 percent more than the $40 million of the current year.",
            "Turnout was 12 percentage points more than the 40% of the last vote.",
            "It was 12 points more than the index had a year ago.",
        ] {
            check(&RULE, text);
        }
    }
}
