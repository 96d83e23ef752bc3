//! Findings for people and machines. The only place where spans become file positions.

#[cfg(feature = "cli")]
mod annotated;
#[cfg(feature = "cli")]
mod claims;
mod concise;
#[cfg(feature = "cli")]
mod excerpt;
pub mod extract;
pub mod figures;
mod json;
#[cfg(feature = "cli")]
mod marked;
#[cfg(feature = "cli")]
mod terminal;
#[cfg(all(test, feature = "cli"))]
mod tests;

#[cfg(feature = "cli")]
pub use annotated::annotated;
#[cfg(feature = "cli")]
pub use claims::{claims, why};
pub use concise::concise;
pub use json::json;
#[cfg(feature = "cli")]
pub use terminal::full;

use crate::claim::Corpus;
use crate::rules::{Finding, Hold, Label, LabelRole, Outcome, Severity};
use crate::text::{Position, Site, SourceId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What a reader is told: the findings and holds that touch the articles in focus.
#[derive(Debug)]
pub struct Report<'a> {
    corpus: &'a Corpus,
    focus: BTreeSet<SourceId>,
    findings: Vec<Finding>,
    holds: Vec<Hold>,
}

/// A report in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Articles in focus.
    pub articles: usize,
    /// Claims in them.
    pub claims: usize,
    /// Findings that cannot be right.
    pub errors: usize,
    /// Findings that are probably wrong.
    pub warnings: usize,
    /// Findings worth knowing.
    pub notes: usize,
}

impl<'a> Report<'a> {
    /// Keeps of `outcome` what touches the articles in `focus`; the rest of `corpus` is context.
    ///
    /// A finding touches an article when it has a label there that is more than evidence.
    #[must_use]
    pub fn new(corpus: &'a Corpus, focus: BTreeSet<SourceId>, outcome: Outcome) -> Self {
        let Outcome {
            mut findings,
            mut holds,
        } = outcome;
        let inside = |label: &Label| focus.contains(&label.site.source);
        let at_fault = |label: &Label| label.role != LabelRole::Supporting;
        findings.retain(|f| f.labels.iter().any(|l| inside(l) && at_fault(l)));
        holds.retain(|hold| hold.labels.iter().any(inside));
        Self {
            corpus,
            focus,
            findings,
            holds,
        }
    }

    /// The findings, in the order of their places.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The report in numbers.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let count = |severity| {
            let same = self.findings.iter().filter(|f| f.severity == severity);
            same.count()
        };
        let claims = |id: &SourceId| self.corpus.get(*id).claims().len();
        Summary {
            articles: self.focus.len(),
            claims: self.focus.iter().map(claims).sum(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// The identity of each finding, in order: the same as long as its figures and files are.
    ///
    /// Line numbers have no part in it; findings that look the same are told apart by their order.
    fn ids(&self) -> Vec<String> {
        let mut seen = BTreeMap::<_, u64>::new();
        let id = |finding: &Finding| {
            let mut places: Vec<(&str, &str)> = (finding.labels.iter())
                .map(|label| {
                    let source = self.corpus.get(label.site.source).source();
                    (source.name(), source.slice(label.site.span))
                })
                .collect();
            places.sort_unstable();
            let mut hash = Fnv::default();
            hash.write(finding.rule.code);
            for (name, quote) in places {
                hash.write(name);
                hash.write(quote);
            }
            let before = seen.entry(hash.0).or_default();
            if *before > 0 {
                hash.write(&before.to_string());
            }
            *before += 1;
            format!("{}-{:08x}", finding.rule.code, hash.folded())
        };
        self.findings.iter().map(id).collect()
    }

    /// Where `site` lies, for people and editors.
    fn place(&self, site: Site) -> Place<'a> {
        let source = self.corpus.get(site.source).source();
        let origin = source.origin(site.span);
        Place {
            file: source.name(),
            origin,
            position: source.position(origin.start()),
        }
    }
}

/// A place in a file.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    file: &'a str,
    origin: Span,
    position: Position,
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Position { line, column } = self.position;
        write!(f, "{}:{line}:{column}", printable(self.file))
    }
}

/// `text` on one line, without characters that steer a terminal or turn the reading direction.
fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match shown_as(c) {
            ' ' if shown.ends_with(' ') => {}
            c => shown.push(c),
        }
    }
    shown
}

/// How a character is shown where it could steer the terminal.
fn shown_as(c: char) -> char {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// The 64-bit FNV-1a hash: small, stable for ever, and not for secrets.
#[derive(Clone, Copy, Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a field; fields do not run together.
    fn write(&mut self, field: &str) {
        for byte in field.bytes().chain(std::iter::once(0)) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn folded(self) -> u32 {
        ((self.0 >> 32) ^ (self.0 & 0xffff_ffff)) as u32
    }
}
