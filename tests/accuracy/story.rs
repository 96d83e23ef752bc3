//! One folder of articles that belong together: read, checked, and every report led back to its file.
#![expect(
    clippy::disallowed_methods,
    reason = "the articles measured lie on disk"
)]

use super::gold::Place;
use claimlint::{Category, Confidence, Corpus, Finding, RULES, Severity, Source, check, ingest};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The articles of one folder and what claimlint reports on them.
pub(crate) struct Story {
    pub(crate) name: String,
    /// Every article as it lies on disk, also those that no reader takes yet.
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) unread: Vec<String>,
    pub(crate) words: u64,
    pub(crate) corpus: Corpus,
    pub(crate) reports: Vec<Report>,
}

/// A finding, with its places in the files on disk.
pub(crate) struct Report {
    pub(crate) code: &'static str,
    pub(crate) category: Category,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    pub(crate) message: String,
    pub(crate) labels: Vec<Place>,
    /// Line of the first label, from 1.
    pub(crate) line: u32,
}

/// How many labels of a report are listed.
const LISTED: usize = 12;

impl Story {
    /// Reads and checks `files`, in the order of their names.
    pub(crate) fn of(name: &str, files: BTreeMap<String, String>) -> Self {
        let (mut sources, mut unread) = (Vec::new(), Vec::new());
        for (file, text) in &files {
            match read(file, text) {
                Some(source) => sources.push(source),
                None => unread.push(file.clone()),
            }
        }
        let words = sources.iter().map(|s| s.text().split_whitespace().count());
        let words = words.sum::<usize>() as u64;
        let corpus = Corpus::read(sources);
        let outcome = check(&corpus, RULES);
        let reports = outcome.findings.iter().map(|f| located(&corpus, f));
        Self {
            name: name.to_owned(),
            reports: reports.collect(),
            files,
            unread,
            words,
            corpus,
        }
    }

    /// Reads and checks the articles directly in `folder`.
    pub(crate) fn in_folder(name: &str, folder: &Path) -> Self {
        Self::of(name, articles(folder))
    }

    /// The errors and warnings.
    pub(crate) fn loud(&self) -> impl Iterator<Item = &Report> {
        self.reports
            .iter()
            .filter(|report| report.severity >= Severity::Warning)
    }
}

impl Report {
    /// Whether some label shares a byte with `place`.
    pub(crate) fn touches(&self, place: &Place) -> bool {
        let same_file = self.labels.iter().filter(|label| label.file == place.file);
        same_file
            .into_iter()
            .any(|label| label.span.overlaps(place.span))
    }

    /// Code, message, place and the quotes of the labels, for lists.
    pub(crate) fn describe(&self) -> String {
        let file = self
            .labels
            .first()
            .map_or("(no place)", |label| &label.file);
        let quotes = self.labels.iter().map(|l| format!("{:?}", l.quote));
        let mut quotes = quotes.take(LISTED).collect::<Vec<_>>().join(", ");
        if self.labels.len() > LISTED {
            quotes.push_str(&format!(" and {} more", self.labels.len() - LISTED));
        }
        format!(
            "{} {} {}: {}\n      {file}:{}: {quotes}",
            self.severity.name(),
            self.code,
            self.category.name(),
            self.message,
            self.line
        )
    }
}

/// The source in `file`; `None` where no reader takes files of this kind yet.
fn read(file: &str, text: &str) -> Option<Source> {
    let extension = Path::new(file).extension()?.to_str()?;
    if !ingest::EXTENSIONS.contains(&extension) {
        return None;
    }
    Some(ingest::read(file, text.as_bytes()).expect("articles of the corpus are well-formed"))
}

/// The articles directly in `folder`, by name.
fn articles(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{} cannot be listed: {error}", folder.display()));
    let mut found = BTreeMap::new();
    for entry in entries {
        let path = entry.expect("a folder can be listed to its end").path();
        let extension = path.extension().and_then(|e| e.to_str());
        if matches!(extension, Some("md" | "txt" | "html")) {
            let name = path.file_name().map(|name| name.to_string_lossy());
            let name = name.expect("a listed file has a name").into_owned();
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
            found.insert(name, text);
        }
    }
    found
}

fn located(corpus: &Corpus, finding: &Finding) -> Report {
    let place = |label: &claimlint::Label| {
        let source = corpus.get(label.site.source).source();
        let span = source.origin(label.site.span);
        Place {
            file: source.name().to_owned(),
            span,
            quote: source.file()[span.range()].to_owned(),
        }
    };
    let first = finding.labels.first().map(|label| {
        let source = corpus.get(label.site.source).source();
        let start = source.origin(label.site.span);
        source.position(start.start()).line
    });
    Report {
        code: finding.rule.code,
        category: finding.rule.category,
        severity: finding.severity,
        confidence: finding.confidence,
        message: finding.message.clone(),
        labels: finding.labels.iter().map(place).collect(),
        line: first.unwrap_or(0),
    }
}
