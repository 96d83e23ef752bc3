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
    /// Only where the text says that the parts are all there are: a list of figures right after a colon or after words like
    /// "split into", parts followed by "for a total of" or "altogether", a sentence that opens with "of the 300 members" and
    /// gives each part a word that shuts out the others ("for", "against") or a place of its own, the rows of a table above
    /// a total, and a valuation before and after the new money. Rounding and hedges of every figure are allowed for. A list
    /// of round amounts that misses its total by no more than rounding could explain is a warning, and nothing where the
    /// text says that its figures are rounded.
    ///
    /// It proves nothing, and is left alone: a list that calls itself open ("including", "as well as"), that falls far short
    /// of its total, or that has an item without a figure ("two men, a woman and two children"); an average; figures of
    /// other years or held against another figure; counts of other things than the total counts; a running total ("bringing
    /// the total to") well above its parts, which may count what came before; a column with a negative figure, a gap or a
    /// ratio, and a row of totals whose head says more than that.
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
    use crate::testing::{check, parse};

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

    #[test]
    fn a_person_without_a_figure_is_counted_too() {
        check(
            &RULE,
            "The crash killed five people: two men, a woman and two children.",
        );
        check(
            &RULE,
            "The crash killed five people: two men, two children and a woman.",
        );
        check(
            &RULE,
            "A fire killed six members of a family: a couple, their two sons and two nieces.",
        );
        check(
            &RULE,
            "A soldier, two policemen and three civilians were killed, for a total of six.",
        );
        check(
            &RULE,
            "It will spend $20 million: $12 million on roads, $5 million on schools and the rest on parks.",
        );
        check(
            &RULE,
            "It will spend $20 million: $10 million for roads and $6 million for schools, with the rest for parks.",
        );
        check(
            &RULE,
            "It will spend [[$20 million]]: [[$10 million]] for roads, [[$5 million]] for schools and the remaining [[$4 million]] for parks.",
        );
    }

    #[test]
    fn a_list_with_an_item_that_has_no_figure_proves_nothing() {
        let text = "The crash killed five people: two men, a woman and three children.";
        check(&RULE, text);
        let held = |text: &str| super::check(&parse(text).0).holds.len();
        assert_eq!(held(text), 0);
        assert_eq!(
            held("The crash killed five people: two men and three women."),
            1
        );
    }

    #[test]
    fn a_running_total_counts_what_came_before() {
        check(
            &RULE,
            "Two soldiers and three civilians were killed on Monday, bringing the total to 45.",
        );
        check(
            &RULE,
            "Officials reported 15 new cases in Deir and two more in Osk, bringing the total to 612 this year.",
        );
        check(
            &RULE,
            "The foundation gave $5 million to schools and $3 million to clinics last year and has given $40 million in total.",
        );
        check(
            &RULE,
            "The trust sold 120 homes for $40 million and 60 homes for $25 million, making a total of $110 million since 2020.",
        );
    }

    #[test]
    fn a_total_of_the_sentence_is_neither_smaller_nor_larger() {
        check(
            &RULE,
            "The initial payment is [[$15 billion]] and a further [[$35 billion]] is conditional, for a total of [[$60 billion]].",
        );
        check(
            &RULE,
            "Officials reported [[15]] new cases in Deir and [[two]] more in Osk, bringing the total to [[16]] this year.",
        );
    }

    #[test]
    fn members_of_a_whole_may_be_in_several_of_its_parts() {
        check(
            &RULE,
            "Of the 120 patients, 80 had a fever, 60 had a cough and 30 had a rash.",
        );
        check(
            &RULE,
            "Of the 500 firms, 300 raised prices, 250 cut staff and 40 closed.",
        );
        check(
            &RULE,
            "Of the 300 passengers, 180 were British, 90 were children and 60 were on their way home.",
        );
        check(
            &RULE,
            "Of the 300 firms, 150 invested in robots, 120 in staff and 90 in training.",
        );
        check(
            &RULE,
            "Of the [[305]] passengers, [[181]] were men and [[133]] were women.",
        );
    }

    #[test]
    fn averages_have_no_parts() {
        check(
            &RULE,
            "The average salary is $60,000: $65,000 for men and $54,000 for women.",
        );
        check(
            &RULE,
            "It costs $60 per guest: $35 for the meal and $15 for the drinks.",
        );
    }

    #[test]
    fn earlier_values_are_no_parts() {
        check(
            &RULE,
            "A ticket now costs $40: it was $30 in 2020 and $20 in 2010.",
        );
        check(
            &RULE,
            "A ticket now costs $40: $30 in 2020 and $20 in 2010.",
        );
        check(
            &RULE,
            "Prices rose to $900: analysts had expected $850, and last year it sold for $700.",
        );
        check(
            &RULE,
            "Mayor Reki spent $3 million: \"We spent $5 million in 2020 and $4 million in 2021,\" he said.",
        );
    }

    #[test]
    fn differences_are_no_parts() {
        check(
            &RULE,
            "Kestrel raised $60 million: $10 million less than Lumo and $20 million less than planned.",
        );
        check(
            &RULE,
            "The dam is 120 metres high: 30 metres higher than Osk, and 20 metres higher than Tarn.",
        );
    }

    #[test]
    fn an_open_list_may_leave_parts_out() {
        check(
            &RULE,
            "Denny has 60 caps: 12 as captain and 30 as a substitute.",
        );
        check(
            &RULE,
            "The county has 900 officers: 120 detectives, 60 sergeants and 12 inspectors, as well as constables.",
        );
    }

    #[test]
    fn what_is_true_of_some_may_be_true_of_others() {
        check(
            &RULE,
            "It has 400 rooms: 120 with a sea view and 270 with a balcony.",
        );
    }

    #[test]
    fn counts_of_other_things_are_no_parts() {
        check(
            &RULE,
            "The 32 teams are divided into eight groups and two pots.",
        );
        check(
            &RULE,
            "The class of 30 is split into three groups of ten and two teachers.",
        );
        check(
            &RULE,
            "The portfolio of 14 buildings, comprising 480 flats and 60 offices, was sold.",
        );
        check(
            &RULE,
            "The 24 wards, made up of 48 polling districts and 300 streets, will vote.",
        );
        check(
            &RULE,
            "The [[24]] wards, made up of [[10]] northern wards and [[11]] southern wards, will vote.",
        );
    }

    #[test]
    fn a_column_with_negative_figures_does_not_foot() {
        for minus in ["-80", "\u{2212}80", "(80)", "-$80m"] {
            check(
                &RULE,
                &format!(
                    "| Item | Cost |\n|---|---|\n| North | 500 |\n| South | {minus} |\n| East | 300 |\n| Total | 720 |\n"
                ),
            );
        }
    }

    #[test]
    fn rows_within_rows_are_no_parts() {
        for head in ["of which roads", "Thereof roads", "including roads"] {
            check(
                &RULE,
                &format!(
                    "| Item | Cost |\n|---|---|\n| North | 500 |\n| {head} | 80 |\n| East | 300 |\n| Total | 800 |\n"
                ),
            );
        }
    }

    #[test]
    fn a_row_that_sums_up_others_is_not_counted_with_them() {
        check(
            &RULE,
            "| Shop | Sales |\n|---|---|\n| Europe | 500 |\n| France | 300 |\n| Spain | 200 |\n| Asia | 400 |\n| Total | 900 |\n",
        );
    }

    #[test]
    fn a_list_behind_two_figures_is_of_neither() {
        check(
            &RULE,
            "The vote was 60 to 40: 35 men for and 20 women against.",
        );
    }

    #[test]
    fn a_column_with_a_gap_does_not_foot() {
        for gap in ["", "n/a", "\u{2013}", "unknown"] {
            check(
                &RULE,
                &format!(
                    "| Item | Cost | Jobs |\n|---|---|---|\n| North | 500 | 1 |\n| South | {gap} | 2 |\n| East | 300 | 3 |\n| Total | 920 | 6 |\n"
                ),
            );
        }
    }

    #[test]
    fn a_total_that_says_more_is_another_total() {
        for head in [
            "Total (unique)",
            "Total since 2010",
            "Total seats (others not shown)",
            "All nations",
        ] {
            check(
                &RULE,
                &format!(
                    "| Item | Cost |\n|---|---|\n| North | 500 |\n| East | 300 |\n| {head} | 920 |\n"
                ),
            );
        }
        check(
            &RULE,
            "| Item | Cost |\n|---|---|\n| North | [[500]] |\n| East | [[300]] |\n| **Total** | [[920]] |\n",
        );
    }

    #[test]
    fn a_column_of_ratios_does_not_foot() {
        for head in ["Cost per head", "Average cost", "Crime rate"] {
            check(
                &RULE,
                &format!(
                    "| Item | {head} |\n|---|---|\n| North | 500 |\n| East | 300 |\n| Total | 920 |\n"
                ),
            );
        }
    }

    #[test]
    fn converted_debt_explains_a_valuation() {
        check(
            &RULE,
            "Quill raised $50 million at a pre-money valuation of $300 million. Its post-money valuation is $380 million because $30 million of debt was converted.",
        );
    }

    #[test]
    fn sums_are_shown_as_printed() {
        let shown = |text: &str| {
            let (corpus, _) = parse(text);
            let outcome = super::check(&corpus);
            outcome.findings[0].why[0].clone()
        };
        assert_eq!(
            shown("The grant of $130,000 is split into $65,000 for roads and $54,000 for schools."),
            "65,000 + 54,000 = 119,000 (USD), not $130,000"
        );
        assert_eq!(
            shown("The parks made 8.9 GWh: 4.5 GWh in Osk and 3.2 GWh in Tarn."),
            "4.5 + 3.2 = 7.7 (GWh), not 8.9 GWh"
        );
    }
}
