//! The labelled stories: recall and precision of reports, by category and in all.
#![expect(
    clippy::disallowed_methods,
    reason = "the articles measured lie on disk"
)]

use super::gold::{Gold, GoldFinding};
use super::matching::{Judgement, Standing, Verdict, judge};
use super::story::{Report, Story};
use super::table::{Share, aligned, per_thousand, row};
use claimlint::{Category, Confidence, RULES, Severity};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// All labelled stories, judged.
pub(crate) struct Clusters {
    pub(crate) stories: Vec<Labelled>,
}

/// One labelled story, judged.
pub(crate) struct Labelled {
    pub(crate) story: Story,
    pub(crate) gold: Gold,
    judgement: Judgement,
}

/// Errors and warnings, or notes: they are never counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loudness {
    Loud,
    Notes,
}

/// What was found and what was reported, of one category or of all.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Gold findings found.
    pub(crate) recall: Share,
    /// Reports that are right; allowed notes are left out.
    pub(crate) precision: Share,
}

impl Tally {
    fn plus(self, other: Self) -> Self {
        Self {
            recall: self.recall.plus(other.recall),
            precision: self.precision.plus(other.precision),
        }
    }

    fn false_alarms(self) -> u64 {
        self.precision.whole - self.precision.part
    }
}

impl Loudness {
    fn is_of(self, severity: Severity) -> bool {
        (self == Self::Notes) == (severity == Severity::Note)
    }
}

impl Clusters {
    /// Reads every folder of `corpus` that has a `gold.yaml`; the articles of `sources` lie in the
    /// folder of that name beside the package.
    pub(crate) fn measure(package: &Path) -> Self {
        let corpus = package.join("tests/corpus");
        let entries = fs::read_dir(&corpus).expect("the corpus is there");
        let folders = entries.map(|entry| entry.expect("the corpus can be listed").path());
        let labelled: BTreeSet<_> = folders
            .filter(|folder| folder.join("gold.yaml").is_file())
            .collect();
        let label = |folder: &PathBuf| {
            let name = folder.file_name().map(|name| name.to_string_lossy());
            let name = name.expect("a listed folder has a name");
            let articles = match &*name {
                "sources" => package.join("sources"),
                _ => folder.clone(),
            };
            let yaml = fs::read_to_string(folder.join("gold.yaml")).expect("gold.yaml is text");
            Labelled::of(Story::in_folder(&name, &articles), &yaml)
        };
        Self {
            stories: labelled.iter().map(label).collect(),
        }
    }

    /// By category, only those with gold findings or reports.
    pub(crate) fn tallies(&self, loudness: Loudness) -> BTreeMap<Category, Tally> {
        let mut tallies: BTreeMap<Category, Tally> = BTreeMap::new();
        for labelled in &self.stories {
            for (gold, standing) in labelled.gold_findings() {
                if loudness.is_of(gold.severity) {
                    let found = standing == Standing::Found;
                    tallies.entry(gold.category).or_default().recall.add(found);
                }
            }
            for (report, verdict) in labelled.reports() {
                let counted = verdict.is_right() || verdict.is_false();
                if loudness.is_of(report.severity) && counted {
                    let tally = tallies.entry(report.category).or_default();
                    tally.precision.add(verdict.is_right());
                }
            }
        }
        tallies
    }

    /// All categories together.
    pub(crate) fn total(&self, loudness: Loudness) -> Tally {
        let tallies = self.tallies(loudness).into_values();
        tallies.fold(Tally::default(), Tally::plus)
    }

    /// Recall of one category, gold notes included.
    pub(crate) fn recall_by_category(&self) -> BTreeMap<Category, Share> {
        let mut shares: BTreeMap<Category, Share> = BTreeMap::new();
        for (gold, standing) in self.stories.iter().flat_map(Labelled::gold_findings) {
            let found = standing == Standing::Found;
            shares.entry(gold.category).or_default().add(found);
        }
        shares
    }

    /// False alarms at warning or error for each thousand words read.
    pub(crate) fn false_alarms_per_thousand_words(&self) -> Option<Decimal> {
        per_thousand(self.total(Loudness::Loud).false_alarms(), self.words())
    }

    /// Warnings and errors on pairs labelled as no disagreement.
    pub(crate) fn forbidden_pairs_hit(&self) -> u64 {
        let reports = self.stories.iter().flat_map(Labelled::reports);
        let hits = reports.filter(|(_, v)| matches!(v, Verdict::ForbiddenPair(_)));
        hits.count() as u64
    }

    /// Of every report, allowed notes left out, how sure it is and whether it is right.
    pub(crate) fn judged(&self) -> impl Iterator<Item = (Confidence, bool)> {
        let reports = self.stories.iter().flat_map(Labelled::reports);
        let counted = reports.filter(|(_, verdict)| verdict.is_right() || verdict.is_false());
        counted.map(|(report, verdict)| (report.confidence, verdict.is_right()))
    }

    /// Whether anything at all was reported.
    pub(crate) fn speaks(&self) -> bool {
        self.stories.iter().any(|s| !s.story.reports.is_empty())
    }

    fn words(&self) -> u64 {
        self.stories.iter().map(|s| s.story.words).sum()
    }

    /// The tables and the figures in sentences.
    pub(crate) fn summary(&self) -> String {
        let mut text = String::from("Stories: errors and warnings\n\n");
        text.push_str(&self.table(Loudness::Loud));
        text.push_str("\nStories: notes\n\n");
        text.push_str(&self.table(Loudness::Notes));
        let read = self.stories.iter();
        let read = read.map(|s| s.story.files.len() - s.story.unread.len());
        let unread = self.stories.iter().map(|s| s.story.unread.len());
        let rate = self.false_alarms_per_thousand_words();
        let rate = rate.map_or("-".to_owned(), |rate| rate.to_string());
        let repeated = self.stories.iter().flat_map(Labelled::reports);
        let repeated = repeated.filter(|(_, v)| *v == Verdict::Repeated);
        let _ = write!(
            text,
            "\nread {} articles of {} stories, {} words; {} articles have no reader yet\n\
             false alarms for each 1,000 words: {rate}\n\
             forbidden pairs hit: {}\n\
             reports that repeat another one: {}\n{}\n",
            read.sum::<usize>(),
            self.stories.len(),
            self.words(),
            unread.sum::<usize>(),
            self.forbidden_pairs_hit(),
            repeated.count(),
            self.attempted()
        );
        text
    }

    /// How much of the gold the rules that exist aim at.
    fn attempted(&self) -> String {
        let categories: BTreeSet<Category> = RULES.iter().map(|rule| rule.category).collect();
        let shares = self.recall_by_category().into_iter();
        let aimed_at = shares.filter(|(category, _)| categories.contains(category));
        let share = aimed_at.fold(Share::default(), |sum, (_, share)| sum.plus(share));
        format!(
            "rules exist for {} of {} categories; gold entries in categories with a rule: recall {} ({} of {})",
            categories.len(),
            Category::ALL.len(),
            share.shown(),
            share.part,
            share.whole
        )
    }

    fn table(&self, loudness: Loudness) -> String {
        let cells = |name: &str, tally: Tally| {
            row([
                name,
                &tally.recall.whole.to_string(),
                &tally.recall.part.to_string(),
                &tally.recall.shown(),
                &tally.precision.whole.to_string(),
                &tally.precision.part.to_string(),
                &tally.precision.shown(),
                &tally.false_alarms().to_string(),
            ])
        };
        let head = [
            "category",
            "gold",
            "found",
            "recall",
            "reported",
            "true",
            "precision",
            "false alarms",
        ];
        let mut rows = vec![row(head)];
        for (category, tally) in self.tallies(loudness) {
            rows.push(cells(category.name(), tally));
        }
        rows.push(cells("all", self.total(loudness)));
        aligned(&rows)
    }

    /// Each miss, with its quotes; of one category or of all.
    pub(crate) fn misses(&self, only: Option<Category>) -> String {
        let mut text = String::new();
        for labelled in &self.stories {
            for (gold, standing) in labelled.gold_findings() {
                if standing == Standing::Found || only.is_some_and(|c| c != gold.category) {
                    continue;
                }
                let quiet = match standing {
                    Standing::OnlyAsNote => " (reported, but only as a note)",
                    _ => "",
                };
                let _ = writeln!(
                    text,
                    "  {} {} {} {}{quiet}",
                    labelled.story.name,
                    gold.id,
                    gold.severity.name(),
                    gold.category.name()
                );
                for place in &gold.places {
                    let _ = writeln!(text, "      {}: {:?}", place.file, place.quote);
                }
                let _ = writeln!(text, "      {}", gold.why);
            }
        }
        text
    }

    /// Each false alarm, with what it labels and the forbidden pair it hits.
    pub(crate) fn false_alarms(&self, loudness: Loudness) -> String {
        let mut text = String::new();
        for labelled in &self.stories {
            for (report, verdict) in labelled.reports() {
                if !verdict.is_false() || !loudness.is_of(report.severity) {
                    continue;
                }
                let _ = writeln!(text, "  {} {}", labelled.story.name, report.describe());
                if let Verdict::ForbiddenPair(group) = verdict {
                    let group = &labelled.gold.tempting[group];
                    let _ = writeln!(text, "      forbidden, {:?}: {}", group.kind, group.why);
                }
            }
        }
        text
    }
}

impl Labelled {
    fn of(story: Story, yaml: &str) -> Self {
        let gold = Gold::parse(yaml, &story.files);
        let gold = gold.unwrap_or_else(|fault| panic!("gold of {}: {fault}", story.name));
        Self {
            judgement: judge(&gold, &story.reports),
            story,
            gold,
        }
    }

    fn gold_findings(&self) -> impl Iterator<Item = (&GoldFinding, Standing)> {
        let standings = self.judgement.gold.iter().copied();
        self.gold.findings.iter().zip(standings)
    }

    fn reports(&self) -> impl Iterator<Item = (&Report, Verdict)> {
        let verdicts = self.judgement.reports.iter().copied();
        self.story.reports.iter().zip(verdicts)
    }
}
