//! When a report and a gold finding are the same, and what the other reports are.
//!
//! - A report **agrees** with a gold finding when its category is the gold category or one of its
//!   `also`, and some label shares a byte with the first gold span (the figure at fault), or the
//!   labels share bytes with at least two different spans of the entry. Touching one supporting span
//!   alone is not enough. Several gold findings may agree with one report: a rule reports all wrong
//!   separators of an article at once.
//! - A gold error or warning is **found** when a report at warning or error agrees; a note is too
//!   quiet, and is listed as such. A gold note is found by any report that agrees.
//! - A report that agrees with no gold finding is a **false alarm**, at its own severity, with one
//!   exception: a note on figures labelled as disputed, updated or of different periods is allowed
//!   and left out of the count.
//! - A false alarm at warning or error that labels two spans of one `not_findings` group (or the
//!   only span of it) is besides a **forbidden pair hit**.
//! - A report that agrees only with gold findings which an earlier report already agrees with is
//!   right, but counted as **repeated**: one disagreement should be told once.

use super::gold::{Gold, GoldFinding, Place, Tempting};
use super::story::Report;
use claimlint::Severity;
use std::collections::BTreeSet;

/// What the reports on one story are worth.
pub(crate) struct Judgement {
    /// For each gold finding, in order.
    pub(crate) gold: Vec<Standing>,
    /// For each report, in order.
    pub(crate) reports: Vec<Verdict>,
}

/// What became of a gold finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Found,
    OnlyAsNote,
    Missed,
}

/// What a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    Repeated,
    AllowedNote,
    FalseAlarm,
    /// A false alarm on this entry of `not_findings`.
    ForbiddenPair(usize),
}

impl Verdict {
    pub(crate) fn is_right(self) -> bool {
        matches!(self, Self::Right | Self::Repeated)
    }

    pub(crate) fn is_false(self) -> bool {
        matches!(self, Self::FalseAlarm | Self::ForbiddenPair(_))
    }
}

/// Judges `reports` by `gold`.
pub(crate) fn judge(gold: &Gold, reports: &[Report]) -> Judgement {
    let mut told = BTreeSet::new();
    let verdict = |report: &Report| {
        let agreeing = gold.findings.iter().enumerate();
        let agreeing = agreeing.filter(|(_, entry)| agree(report, entry));
        let agreeing: Vec<usize> = agreeing.map(|(index, _)| index).collect();
        if agreeing.is_empty() {
            return unmatched(&gold.tempting, report);
        }
        let news = agreeing.into_iter().filter(|&index| told.insert(index));
        match news.count() {
            0 => Verdict::Repeated,
            _ => Verdict::Right,
        }
    };
    Judgement {
        reports: reports.iter().map(verdict).collect(),
        gold: gold.findings.iter().map(|g| standing(g, reports)).collect(),
    }
}

/// Whether `report` is about what `gold` is about.
fn agree(report: &Report, gold: &GoldFinding) -> bool {
    let category = gold.category == report.category || gold.also.contains(&report.category);
    category && (report.touches(&gold.places[0]) || touched(report, &gold.places) >= 2)
}

fn standing(gold: &GoldFinding, reports: &[Report]) -> Standing {
    let loudest = reports.iter().filter(|report| agree(report, gold));
    match loudest.map(|report| report.severity).max() {
        None => Standing::Missed,
        Some(Severity::Note) if gold.severity > Severity::Note => Standing::OnlyAsNote,
        Some(_) => Standing::Found,
    }
}

fn unmatched(tempting: &[Tempting], report: &Report) -> Verdict {
    let hit = |group: &Tempting| touched(report, &group.places) >= group.places.len().min(2);
    let mut groups = tempting.iter().enumerate().filter(|(_, group)| hit(group));
    if report.severity == Severity::Note {
        match groups.any(|(_, group)| group.kind.allows_note()) {
            true => Verdict::AllowedNote,
            false => Verdict::FalseAlarm,
        }
    } else {
        groups
            .next()
            .map_or(Verdict::FalseAlarm, |(at, _)| Verdict::ForbiddenPair(at))
    }
}

/// How many different places of `places` the labels of `report` touch.
fn touched(report: &Report, places: &[Place]) -> usize {
    let touched = places.iter().filter(|place| report.touches(place));
    touched.collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::super::gold::TemptingKind;
    use super::*;
    use claimlint::{Category, Confidence, Span};

    fn places(starts: &[u32]) -> Vec<Place> {
        let place = |&start: &u32| Place {
            file: "a.txt".into(),
            span: Span::new(start, start + 5),
            quote: String::new(),
        };
        starts.iter().map(place).collect()
    }

    fn report(severity: Severity, starts: &[u32]) -> Report {
        Report {
            code: "N101",
            category: Category::ArithmeticSum,
            severity,
            confidence: Confidence::High,
            message: String::new(),
            labels: places(starts),
            line: 1,
        }
    }

    fn gold(category: Category, also: &[Category], severity: Severity) -> Gold {
        Gold {
            findings: vec![GoldFinding {
                id: "g".into(),
                category,
                also: also.to_vec(),
                severity,
                places: places(&[10, 30, 50]),
                why: String::new(),
            }],
            tempting: Vec::new(),
            facts: Vec::new(),
            not_facts: Vec::new(),
        }
    }

    fn sum() -> Gold {
        gold(Category::ArithmeticSum, &[], Severity::Error)
    }

    fn tempting(kind: TemptingKind, starts: &[u32]) -> Gold {
        let group = Tempting {
            kind,
            places: places(starts),
            why: String::new(),
            check: None,
        };
        Gold {
            tempting: vec![group],
            ..sum()
        }
    }

    fn verdict(gold: &Gold, report: Report) -> (Verdict, Standing) {
        let judgement = judge(gold, &[report]);
        (judgement.reports[0], judgement.gold[0])
    }

    #[test]
    fn the_figure_at_fault_is_enough() {
        let found = verdict(&sum(), report(Severity::Error, &[12]));
        assert_eq!(found, (Verdict::Right, Standing::Found));
    }

    #[test]
    fn one_supporting_figure_is_not_enough() {
        let found = verdict(&sum(), report(Severity::Error, &[30, 31]));
        assert_eq!(found, (Verdict::FalseAlarm, Standing::Missed));
    }

    #[test]
    fn two_supporting_figures_are_enough() {
        let found = verdict(&sum(), report(Severity::Error, &[30, 50]));
        assert_eq!(found, (Verdict::Right, Standing::Found));
    }

    #[test]
    fn spans_that_only_meet_do_not_overlap() {
        let found = verdict(&sum(), report(Severity::Error, &[5, 15]));
        assert_eq!(found, (Verdict::FalseAlarm, Standing::Missed));
    }

    #[test]
    fn the_same_bytes_of_another_article_do_not_count() {
        let mut elsewhere = report(Severity::Error, &[10]);
        elsewhere.labels[0].file = "b.txt".into();
        assert_eq!(verdict(&sum(), elsewhere).0, Verdict::FalseAlarm);
    }

    #[test]
    fn another_category_counts_only_where_gold_allows_it() {
        let strict = gold(Category::TableText, &[], Severity::Error);
        let wide = gold(
            Category::TableText,
            &[Category::ArithmeticSum],
            Severity::Error,
        );
        let at_fault = || report(Severity::Error, &[10]);
        assert_eq!(verdict(&strict, at_fault()).1, Standing::Missed);
        assert_eq!(verdict(&wide, at_fault()).1, Standing::Found);
    }

    #[test]
    fn a_note_does_not_find_an_error_and_is_no_false_alarm_either() {
        let found = verdict(&sum(), report(Severity::Note, &[10]));
        assert_eq!(found, (Verdict::Right, Standing::OnlyAsNote));
        let note = gold(Category::ArithmeticSum, &[], Severity::Note);
        let found = verdict(&note, report(Severity::Warning, &[10]));
        assert_eq!(found, (Verdict::Right, Standing::Found));
    }

    #[test]
    fn one_report_may_find_several_gold_entries_and_a_second_one_repeats_it() {
        let mut two = sum();
        two.findings.extend(sum().findings);
        two.findings[1].places = places(&[70]);
        let both = report(Severity::Error, &[10, 70]);
        let again = report(Severity::Error, &[70]);
        let judgement = judge(&two, &[both, again]);
        assert_eq!(judgement.gold, [Standing::Found, Standing::Found]);
        assert_eq!(judgement.reports, [Verdict::Right, Verdict::Repeated]);
    }

    #[test]
    fn a_tempting_pair_is_hit_by_two_of_its_figures_not_by_one() {
        let gold = tempting(TemptingKind::SumOk, &[100, 120, 140]);
        let pair = verdict(&gold, report(Severity::Warning, &[100, 140])).0;
        assert_eq!(pair, Verdict::ForbiddenPair(0));
        let single = verdict(&gold, report(Severity::Warning, &[100])).0;
        assert_eq!(single, Verdict::FalseAlarm);
    }

    #[test]
    fn a_tempting_figure_that_stands_alone_is_hit_alone() {
        let gold = tempting(TemptingKind::Notation, &[100]);
        let hit = verdict(&gold, report(Severity::Warning, &[100])).0;
        assert_eq!(hit, Verdict::ForbiddenPair(0));
    }

    #[test]
    fn a_note_is_welcome_on_a_dispute_and_nowhere_else() {
        let note = || report(Severity::Note, &[100, 120]);
        let dispute = tempting(TemptingKind::Disputed, &[100, 120]);
        assert_eq!(verdict(&dispute, note()).0, Verdict::AllowedNote);
        let rounding = tempting(TemptingKind::Rounding, &[100, 120]);
        assert_eq!(verdict(&rounding, note()).0, Verdict::FalseAlarm);
    }

    #[test]
    fn a_report_that_agrees_with_gold_hits_no_forbidden_pair() {
        let gold = tempting(TemptingKind::Notation, &[10, 30]);
        let found = verdict(&gold, report(Severity::Error, &[10, 30])).0;
        assert_eq!(found, Verdict::Right);
    }
}
