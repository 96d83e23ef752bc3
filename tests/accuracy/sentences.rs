//! One-line cases: a conflict must be reported at warning or error, everything else must stay silent.
#![expect(
    clippy::disallowed_methods,
    reason = "the sentences measured lie on disk"
)]

use super::story::Story;
use super::table::{Share, aligned, row};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// All cases, checked.
pub(crate) struct Sentences {
    cases: Vec<Checked>,
}

struct Checked {
    case: Case,
    story: Story,
}

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    /// One text, or two that stand for two articles.
    texts: Vec<String>,
    label: CaseLabel,
    /// The kind of slip.
    note: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum CaseLabel {
    Conflict,
    Consistent,
    Unrelated,
}

/// Conflicts found, and reports that are right.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) recall: Share,
    pub(crate) precision: Share,
    silent_cases: u64,
}

impl Score {
    fn add(&mut self, checked: &Checked) {
        let conflict = checked.case.label == CaseLabel::Conflict;
        match conflict {
            true => self.recall.add(checked.speaks()),
            false => self.silent_cases += 1,
        }
        if checked.speaks() {
            self.precision.add(conflict);
        }
    }

    /// The harmonic mean of recall and precision.
    fn f1(self) -> Share {
        Share::of(
            2 * self.recall.part,
            self.recall.whole + self.precision.whole,
        )
    }
}

impl Checked {
    fn speaks(&self) -> bool {
        self.story.loud().next().is_some()
    }

    fn is_right(&self) -> bool {
        self.speaks() == (self.case.label == CaseLabel::Conflict)
    }
}

impl Sentences {
    /// Checks every case of the file.
    pub(crate) fn measure(package: &Path) -> Self {
        let path = package.join("tests/corpus/sentences/taxonomy.jsonl");
        let lines = fs::read_to_string(path).expect("the sentences are there");
        let cases = (1..).zip(lines.lines()).map(|(number, line)| {
            let case: Case = serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("taxonomy.jsonl, line {number}: {error}"));
            assert!(
                matches!(case.texts.len(), 1 | 2),
                "{}: one text or two",
                case.id
            );
            let names = ["a.txt", "b.txt"].map(str::to_owned);
            let files = names.into_iter().zip(case.texts.iter().cloned());
            let story = Story::of(&case.id, files.collect());
            Checked { case, story }
        });
        Self {
            cases: cases.collect(),
        }
    }

    /// All kinds together.
    pub(crate) fn total(&self) -> Score {
        let mut score = Score::default();
        self.cases.iter().for_each(|checked| score.add(checked));
        score
    }

    /// Recall, precision and F1 by kind of slip.
    pub(crate) fn summary(&self) -> String {
        let mut kinds: BTreeMap<&str, Score> = BTreeMap::new();
        for checked in &self.cases {
            kinds.entry(&checked.case.note).or_default().add(checked);
        }
        let head = [
            "kind",
            "conflicts",
            "found",
            "recall",
            "silent cases",
            "false alarms",
            "precision",
            "F1",
        ];
        let cells = |name: &str, score: Score| {
            row([
                name,
                &score.recall.whole.to_string(),
                &score.recall.part.to_string(),
                &score.recall.shown(),
                &score.silent_cases.to_string(),
                &(score.precision.whole - score.precision.part).to_string(),
                &score.precision.shown(),
                &score.f1().shown(),
            ])
        };
        let mut rows = vec![row(head)];
        rows.extend(kinds.into_iter().map(|(kind, score)| cells(kind, score)));
        rows.push(cells("all", self.total()));
        format!("Sentences\n\n{}", aligned(&rows))
    }

    /// The conflicts that were not found.
    pub(crate) fn misses(&self) -> String {
        self.wrong(|label| label == CaseLabel::Conflict)
    }

    /// The consistent or unrelated cases with a warning or an error.
    pub(crate) fn false_alarms(&self) -> String {
        self.wrong(|label| label != CaseLabel::Conflict)
    }

    fn wrong(&self, of: impl Fn(CaseLabel) -> bool) -> String {
        let mut text = String::new();
        let wrong = self.cases.iter().filter(|checked| !checked.is_right());
        for checked in wrong.filter(|checked| of(checked.case.label)) {
            let _ = writeln!(
                text,
                "  {}: {}",
                checked.case.id,
                checked.case.texts.join(" | ")
            );
            for report in checked.story.loud() {
                let _ = writeln!(text, "    {}", report.describe());
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_that_of_recall_and_precision() {
        let score = Score {
            recall: Share::of(1, 2),
            precision: Share::of(1, 1),
            silent_cases: 0,
        };
        assert_eq!(score.f1(), Share::of(2, 3));
    }
}
