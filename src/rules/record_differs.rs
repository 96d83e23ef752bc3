//! R101: an article differs from a fact that a person has verified.

use super::evidence::At;
use super::record::{in_words, judge};
use super::{Finding, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

rule! {
    /// Flags a figure that differs from a verified fact in `claims/record.yaml`.
    ///
    /// ## Why it matters
    /// Somebody has looked it up already, so one of the two is wrong: mostly the article, sometimes the record.
    ///
    /// ## How it decides
    /// Subject (under any of its names), measure, unit, object, place, scope and period must be those of the fact, and the
    /// intervals of the two figures must not meet. A fact speaks for the days from `valid from` or `as of` to `until` or to
    /// the next fact of the same thing; a figure that was right on the day it speaks of is right, else the day of its article
    /// counts. A plan, a forecast, a part and a figure for another place are no level to compare.
    ///
    /// Of a measure that changes (employees, a price) a fact with only `as of` is surely right on that day; a later article
    /// with another figure, and an article without a date, are a warning. A count that has grown since is silent.
    ///
    /// ## Fires
    /// ```article
    /// --- record.yaml
    /// - subject: Norvik Energy
    ///   measure: employees
    ///   value: 41,000
    ///   as of: 2025-12-31
    ///   source: annual report
    /// --- 2026-03-02 a.md
    /// Norvik Energy employs [[14,000]] people.
    /// ```
    /// ```article
    /// --- record.yaml
    /// - subject: Norvik Energy
    ///   measure: job cuts
    ///   value: 2,400
    ///   valid from: 2026-01-15
    ///   source: press release
    /// --- 2026-03-02 a.md
    /// Norvik Energy will cut [[4,200]] jobs, the company said.
    /// ```
    /// ## Stays silent
    /// ```article
    /// --- record.yaml
    /// - subject: Norvik Energy
    ///   measure: employees
    ///   value: 38,200
    ///   as of: 2024-12-31
    ///   source: annual report 2024
    /// - subject: Norvik Energy
    ///   measure: employees
    ///   value: 41,000
    ///   as of: 2025-12-31
    ///   source: annual report 2025
    /// --- 2025-03-02 a.md
    /// Norvik Energy employs 38,200 people.
    /// --- 2026-03-02 b.md
    /// Norvik Energy employs more than 40,000 people.
    /// ```
    /// ```article
    /// --- record.yaml
    /// - subject: Norvik Energy
    ///   measure: employees
    ///   value: 41,000
    ///   as of: 2025-12-31
    ///   source: annual report
    /// --- 2026-03-02 a.md
    /// In France, Norvik Energy employs 2,350 people.
    /// ```
    "R101" "record-differs" RecordConflict Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    if corpus.has_no_record() {
        return Outcome::default();
    }
    // The same wrong figure in twelve articles is one disagreement.
    let mut findings: BTreeMap<(String, Option<Decimal>), Finding> = BTreeMap::new();
    for at in At::all(corpus) {
        let Some(verdict) = judge(at).filter(|verdict| !verdict.agrees) else {
            continue;
        };
        let fact = in_words(verdict.held);
        let new = || {
            let written = &verdict.held.fact.written;
            let message = format!("{} here, {written} in the record", at.hedged());
            let mut finding = Finding::new(&RULE, message).why(format!("the record: {fact}"));
            if let Some(then) = verdict.of_then {
                finding = finding.why(format!("right at another time: {}", in_words(then)));
            }
            finding = finding.why(match at.date() {
                Some(date) => format!("{} is of {date}", at.file()),
                None => format!("{} has no date", at.file()),
            });
            match verdict.is_sure {
                true => finding.help("correct the figure, or the record if that is wrong"),
                false => finding.severity(Severity::Warning).help(
                    "correct the figure, say of when it is, or add it to the record if it is newer",
                ),
            }
        };
        let key = (fact.clone(), at.value());
        let finding = findings.remove(&key).unwrap_or_else(new);
        let severity = match verdict.is_sure {
            true => Severity::Error,
            false => finding.severity,
        };
        let label = "not as in the record";
        let finding = finding
            .severity(severity)
            .label(at.site(), LabelRole::Primary, label);
        findings.insert(key, finding);
    }
    findings.into_values().collect::<Vec<_>>().into()
}

#[cfg(test)]
mod tests;
