//! Real coverage: articles by others, which are read where they lie and never kept here.
//!
//! The folder named by `CLAIMLINT_CASES` holds `real/` (a folder of articles for each event, and
//! `pairs.jsonl`) and `seeds/`. Nearly every warning on them is wrong until shown otherwise.
#![expect(
    clippy::disallowed_methods,
    reason = "the articles measured lie on disk, where the environment says"
)]

use super::gold::Place;
use super::story::Story;
use super::table::{Share, aligned, row};
use claimlint::{Confidence, Severity, Span};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The stories found and the labelled pairs of sentences between their articles.
pub(crate) struct Real {
    pub(crate) stories: Vec<Story>,
    pub(crate) quiet_hit: Share,
    conflicts_found: Share,
    pairs_hit: String,
}

/// A report that is known to be right.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deserved {
    story: String,
    file: String,
    code: String,
    line: u32,
    #[expect(dead_code, reason = "for people; known here so that none is left out")]
    why: String,
}

/// A line of `pairs.jsonl`: two sentences with different figures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    story: String,
    a: String,
    b: String,
    sentence_a: String,
    sentence_b: String,
    label: PairLabel,
    note: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum PairLabel {
    Conflict,
    Quiet,
}

impl Real {
    /// Measures what `CLAIMLINT_CASES` names; `None` where it is not set.
    pub(crate) fn measure() -> Option<Self> {
        let cases = PathBuf::from(std::env::var_os("CLAIMLINT_CASES")?);
        let mut folders = folders(&cases.join("real"));
        let seeds = cases.join("seeds");
        folders.extend(seeds.is_dir().then_some(seeds));
        let read = |folder: &PathBuf| {
            let name = folder.file_name().map(|name| name.to_string_lossy());
            Story::in_folder(&name.expect("a listed folder has a name"), folder)
        };
        let mut real = Self {
            stories: folders.iter().map(read).collect(),
            quiet_hit: Share::default(),
            conflicts_found: Share::default(),
            pairs_hit: String::new(),
        };
        let pairs = cases.join("real/pairs.jsonl");
        let pairs = fs::read_to_string(&pairs)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", pairs.display()));
        for (number, line) in (1..).zip(pairs.lines()) {
            let pair: Pair = serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("pairs.jsonl, line {number}: {error}"));
            real.add(&pair, number);
        }
        Some(real)
    }

    fn add(&mut self, pair: &Pair, number: usize) {
        let story = self.stories.iter().find(|story| story.name == pair.story);
        let story = story.unwrap_or_else(|| panic!("pairs.jsonl, line {number}: no such story"));
        let place = |file: &String, sentence: &String| {
            let text = story.files.get(file);
            let start = text.and_then(|text| text.find(sentence.as_str()));
            let start =
                start.unwrap_or_else(|| panic!("pairs.jsonl, line {number}: not in {file}")) as u32;
            Place {
                file: file.clone(),
                span: Span::new(start, start + sentence.len() as u32),
                quote: sentence.clone(),
            }
        };
        let ends = [
            place(&pair.a, &pair.sentence_a),
            place(&pair.b, &pair.sentence_b),
        ];
        let mut hits = story.loud();
        let hit = hits.find(|report| ends.iter().all(|end| report.touches(end)));
        match pair.label {
            PairLabel::Quiet => self.quiet_hit.add(hit.is_some()),
            PairLabel::Conflict => self.conflicts_found.add(hit.is_some()),
        }
        let listed = match (pair.label, hit) {
            (PairLabel::Quiet, Some(report)) => format!("hit: {}", report.describe()),
            (PairLabel::Conflict, None) => "missed".to_owned(),
            _ => return,
        };
        let _ = writeln!(
            self.pairs_hit,
            "  {} {} {} ({}) {listed}\n      {}\n      {}",
            pair.story, pair.a, pair.b, pair.note, pair.sentence_a, pair.sentence_b
        );
    }

    /// Errors and warnings on all stories but the seeds, in which figures are known to be wrong.
    pub(crate) fn loud(&self) -> u64 {
        let untouched = self.stories.iter().filter(|story| story.name != "seeds");
        let loud = untouched.map(|story| story.loud().count());
        loud.sum::<usize>() as u64
    }

    /// Of every error and warning how sure it is, and whether `real.yaml` lists it.
    pub(crate) fn judged(&self) -> impl Iterator<Item = (Confidence, bool)> {
        let listed = include_str!("../corpus/real.yaml");
        let listed: Vec<Deserved> = serde_yaml::from_str(listed).expect("the list is well-formed");
        let reports = self.stories.iter().flat_map(|story| {
            let loud = story.loud();
            loud.map(|report| (story.name.as_str(), report))
        });
        reports.map(move |(story, report)| {
            let file = report.labels.first().map_or("", |label| &label.file);
            let is_right = listed.iter().any(|known| {
                (&*known.story, &*known.file, &*known.code, known.line)
                    == (story, file, report.code, report.line)
            });
            (report.confidence, is_right)
        })
    }

    /// Reports that are sure and not listed as right.
    pub(crate) fn surely_wrong(&self) -> u64 {
        let sure = self
            .judged()
            .filter(|(confidence, _)| *confidence == Confidence::High);
        sure.filter(|(_, is_right)| !is_right).count() as u64
    }

    /// Whether anything at all was reported.
    pub(crate) fn speaks(&self) -> bool {
        self.stories.iter().any(|story| !story.reports.is_empty())
    }

    /// Findings by severity for each folder, and the pairs.
    pub(crate) fn summary(&self) -> String {
        let count = |story: &Story, severity: Severity| {
            let reports = story.reports.iter();
            let reports = reports.filter(|report| report.severity == severity);
            reports.count() as u64
        };
        let mut rows = vec![row([
            "folder", "articles", "words", "errors", "warnings", "notes",
        ])];
        let mut totals = [0; 5];
        for story in &self.stories {
            let counts = [
                (story.files.len() - story.unread.len()) as u64,
                story.words,
                count(story, Severity::Error),
                count(story, Severity::Warning),
                count(story, Severity::Note),
            ];
            totals.iter_mut().zip(counts).for_each(|(t, c)| *t += c);
            rows.push(counted(&story.name, counts));
        }
        rows.push(counted("all", totals));
        format!(
            "Real coverage\n\n{}quiet pairs hit: {} of {}; conflicts found: {} of {}\n",
            aligned(&rows),
            self.quiet_hit.part,
            self.quiet_hit.whole,
            self.conflicts_found.part,
            self.conflicts_found.whole
        )
    }

    /// Every error and warning, and every labelled pair that went wrong.
    pub(crate) fn listing(&self) -> String {
        let mut text = String::new();
        for story in &self.stories {
            for report in story.loud() {
                let _ = writeln!(text, "  {} {}", story.name, report.describe());
            }
        }
        if !self.pairs_hit.is_empty() {
            let _ = write!(
                text,
                "\nQuiet pairs hit, conflicts missed\n\n{}",
                self.pairs_hit
            );
        }
        text
    }
}

fn counted(name: &str, counts: [u64; 5]) -> Vec<String> {
    let cells = counts.iter().map(u64::to_string);
    std::iter::once(name.to_owned()).chain(cells).collect()
}

/// The folders in `folder`, by name.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{} cannot be listed: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a folder can be listed to its end").path());
    let found: BTreeSet<_> = paths.filter(|path| path.is_dir()).collect();
    found.into_iter().collect()
}
