//! N101: the parts of a total do not add up to it.

use super::breakdown::{self, Breakdown};
use super::evidence::At;
use super::sums::{Term, are_whole, can_make, makes_exactly, on_paper};
use super::{Confidence, Finding, Hold, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::rules::Label;

rule! {
    /// Flags a total whose stated parts add up to something else.
    ///
    /// ## Why it matters
    /// A reader who adds the parts finds the mistake before we do.
    ///
    /// ## How it decides
    /// Only where the text says that the parts are all there are: a list after a colon or after words like "split into",
    /// parts followed by "for a total of" or "altogether", a sentence that opens with "of the 300 members", the rows of a
    /// table above a total, and a valuation before and after the new money. "Including" and "among them" promise no
    /// complete list. Rounding and hedges of every figure are allowed for. A list of round amounts that misses its total by
    /// no more than rounding could explain is a warning, and nothing where the text says that its figures are rounded.
    ///
    /// ## Fires
    /// ```article
    /// Amazon will invest [[$50 billion]]: [[$15 billion]] now and [[$30 billion]] later.
    /// ```
    /// ```article
    /// Officials confirmed [[15]] cases in Deir and [[two]] more elsewhere, bringing the total to [[19]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// Amazon will invest $50 billion: $15 billion now and $35 billion later.
    /// ```
    /// ```article
    /// The blast killed 12 people, including seven men and three women.
    /// ```
    "N101" "parts-do-not-sum" ArithmeticSum Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for article in corpus.articles() {
        for breakdown in breakdown::of(corpus, article) {
            let parts: Vec<Term<'_>> = breakdown.parts.iter().map(|at| Term::of(*at)).collect();
            if makes_exactly(&parts, breakdown.total) {
                outcome.holds.push(hold(&breakdown, &parts));
            } else if !can_make(&parts, breakdown.total) {
                if breakdown.is_complete()
                    || (breakdown.is_bounded() && exceeds(&parts, &breakdown))
                {
                    outcome.findings.push(finding(&breakdown, &parts));
                }
            } else if breakdown.is_listed() && are_whole(&parts, breakdown.total) {
                outcome.findings.push(
                    finding(&breakdown, &parts)
                        .severity(Severity::Warning)
                        .confidence(Confidence::Medium),
                );
            }
        }
    }
    outcome
}

/// Whether the parts are more than the total, so that an incomplete list explains nothing.
fn exceeds(parts: &[Term<'_>], breakdown: &Breakdown<'_>) -> bool {
    super::sums::total_of(parts)
        .zip(breakdown.total.value())
        .is_some_and(|(sum, total)| sum > total)
}

fn finding(breakdown: &Breakdown<'_>, parts: &[Term<'_>]) -> Finding {
    let total = breakdown.total;
    let sum = on_paper(parts);
    let finding = Finding::new(
        &RULE,
        format!("the parts do not add up to {}", total.figure()),
    )
    .confidence(Confidence::High)
    .label(total.site(), LabelRole::Primary, "the stated total")
    .why(format!("{sum}, not {}", total.figure()))
    .why(breakdown.evidence.clone())
    .help("check the total and each part against the source");
    parts.iter().fold(finding, |finding, part| {
        finding.label(part.at.site(), LabelRole::Conflicting, "a part")
    })
}

fn hold(breakdown: &Breakdown<'_>, parts: &[Term<'_>]) -> Hold {
    let label = |at: At<'_>, text: &str| Label {
        site: at.site(),
        role: LabelRole::Supporting,
        text: text.to_owned(),
    };
    let labels = std::iter::once(label(breakdown.total, "the total"))
        .chain(parts.iter().map(|p| label(p.at, "a part")));
    Hold {
        category: RULE.category,
        why: vec![on_paper(parts)],
        labels: labels.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn a_list_after_a_colon_is_complete() {
        check(
            &RULE,
            "The blast killed [[12]] people: [[seven]] men, [[three]] women and [[four]] children.",
        );
    }

    #[test]
    fn a_split_is_complete() {
        check(
            &RULE,
            "The grant of [[$20 million]] is split into [[$12 million]] for roads and [[$11 million]] for schools.",
        );
    }

    #[test]
    fn round_amounts_in_a_list_are_meant_as_printed() {
        check(
            &RULE,
            "It raised [[$110 billion]]: [[$50 billion]], [[$30 billion]] and [[$31 billion]].",
        );
        check(
            &RULE,
            "It raised $110 billion: $50 billion, $30 billion and $31 billion, rounded.",
        );
        check(
            &RULE,
            "It raised about $110 billion: $50 billion, $30 billion and $31 billion.",
        );
    }

    #[test]
    fn members_of_a_whole_may_be_fewer_but_never_more() {
        check(
            &RULE,
            "Of the [[300]] members, [[170]] voted for, [[128]] against and [[18]] abstained.",
        );
        check(
            &RULE,
            "Of the 300 members, 153 voted for, 128 against and 18 abstained; one seat is vacant.",
        );
    }

    #[test]
    fn rounding_explains_the_last_digit() {
        check(
            &RULE,
            "Spending was $4.4 billion on staff and $2.4 billion on rent, $6.9 billion in all, figures rounded.",
        );
    }

    #[test]
    fn a_partition_of_the_figure_before_is_held_against_it() {
        check(
            &RULE,
            "[[Sixty-three]] people have died in the earthquake. Of the dead, [[38]] were found in Velim, [[17]] in Sorcha and [[6]] in hamlets.",
        );
    }

    #[test]
    fn the_total_is_the_figure_of_the_headline() {
        check(
            &RULE,
            "# Halm bets [[€2.8bn]] on the sea\n\nIt reckoned with €2.3bn. Of the total, [[€1.6bn]] comes from banks, [[€600mn]] from owners and [[€300mn]] from the state.",
        );
    }

    #[test]
    fn a_table_foots() {
        check(
            &RULE,
            "| Item | Cost |\n|---|---|\n| Tunnel | [[780]] |\n| Track | [[420]] |\n| Total | [[1,850]] |\n",
        );
        check(
            &RULE,
            "| Item | Cost |\n|---|---|\n| Tunnel | 780 |\n| Track | 420 |\n| Total | 1,200 |\n",
        );
    }

    #[test]
    fn averages_in_a_total_row_are_no_sums() {
        check(
            &RULE,
            "| Shop | Price |\n|---|---|\n| North | 780 |\n| South | 420 |\n| Total | 600 |\n",
        );
    }

    #[test]
    fn new_money_lifts_a_valuation_by_itself() {
        check(
            &RULE,
            "The [[$20 million]] round at an [[$80 million]] pre-money valuation values the start-up at [[$120 million]] post-money.",
        );
        check(
            &RULE,
            "The $20 million round at an $80 million pre-money valuation values the start-up at $100 million post-money.",
        );
    }
}
