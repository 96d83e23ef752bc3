//! The report for people: one calm block a finding, drawn by miette.

use super::excerpt::{Excerpt, columns, excerpts, wrap};
use super::{Place, Report, printable};
use crate::rules::{Finding, Hold, Label, LabelRole, Severity};
use crate::text::Position;
use anstyle::{AnsiColor, Style};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::fmt::{self, Write as _};

/// How many excerpts one finding shows; further places are only named.
const EXCERPTS: usize = 6;
/// How many of the further places are named.
const NAMED: usize = 12;
/// Below this width nothing can be drawn that one could read.
const NARROW: usize = 60;
/// Beyond this width lines are hard to follow.
const WIDE: usize = 120;

/// The report as a person reads it, with ANSI colours, in lines of at most `width` columns.
#[must_use]
pub fn full(report: &Report<'_>, width: usize) -> String {
    let width = width.clamp(NARROW, WIDE);
    let mut text = String::new();
    for finding in report.findings() {
        text.push_str(&block(report, finding, width));
        text.push('\n');
    }
    text.push_str(&holds(report, width));
    text
}

/// One finding: what, where, why, what now.
fn block(report: &Report<'_>, finding: &Finding, width: usize) -> String {
    let shown = Shown::new(report, finding, width);
    let handler = GraphicalReportHandler::new_themed(theme(finding.severity, &shown))
        .with_width(width)
        .with_context_lines(1)
        .with_links(false)
        .without_primary_span_start()
        .without_syntax_highlighting();
    let mut drawn = String::new();
    handler
        .render_report(&mut drawn, &shown)
        .expect("every span lies in its excerpt, and a string takes all that is written");
    let mut text = aligned(&drawn, &shown.excerpts);
    if let Some(list) = further(&shown.further) {
        for line in wrap(&list, width - 4) {
            let _ = writeln!(text, "    {line}");
        }
    }
    for step in &finding.why {
        said(&mut text, "why", step, width);
    }
    match (&finding.help, &finding.fix) {
        (Some(help), _) => said(&mut text, "help", help, width),
        (None, Some(fix)) => {
            let help = format!("write “{}”", fix.replacement);
            said(&mut text, "help", &help, width);
        }
        (None, None) => {}
    }
    text
}

/// The picture with its frames one below the other: miette indents each by its own line number.
fn aligned(drawn: &str, excerpts: &Excerpts) -> String {
    let digits = |excerpt: &Excerpt| excerpt.line.to_string().len();
    let widest = excerpts.0.iter().map(digits).max().unwrap_or_default();
    let mut frames = excerpts.0.iter();
    let (mut text, mut indent) = (String::new(), 0);
    for line in drawn.lines() {
        if line.trim_start().starts_with('╭') {
            indent = frames.next().map_or(0, |excerpt| widest - digits(excerpt));
        }
        let _ = writeln!(text, "{:indent$}{}", "", line.trim_end());
    }
    text
}

/// The places that are not drawn, in words; each file is named once.
fn further(places: &[Place<'_>]) -> Option<String> {
    let mut named = String::new();
    let mut file = "";
    for place in places.iter().take(NAMED) {
        let comma = if named.is_empty() { "" } else { ", " };
        let Position { line, column } = place.position;
        let _ = match place.file == file {
            true => write!(named, "{comma}{line}:{column}"),
            false => write!(named, "{comma}{place}"),
        };
        file = place.file;
    }
    let rest = if places.len() > NAMED { ", …" } else { "" };
    match places.len() {
        0 => None,
        1 => Some(format!("… and 1 more place: {named}")),
        count => Some(format!("… and {count} more places: {named}{rest}")),
    }
}

/// A line below the picture, under its own word: `why: …`.
fn said(text: &mut String, word: &str, what: &str, width: usize) {
    let style = AnsiColor::Cyan.on_default();
    let lines = wrap(&printable(what), width - 8);
    for (index, line) in lines.iter().enumerate() {
        let _ = match index {
            0 => writeln!(text, "  {style}{word:>4}:{style:#} {line}"),
            _ => writeln!(text, "        {line}"),
        };
    }
}

/// What was checked and is right, one line each.
fn holds(report: &Report<'_>, width: usize) -> String {
    let (good, faint) = (AnsiColor::Green.on_default(), Style::new().dimmed());
    let mut text = String::new();
    let sums = report.holds.iter().map(|hold| columns(&sum(hold)));
    let column = sums.filter(|width| *width <= 40).max().unwrap_or_default();
    for hold in &report.holds {
        let (sum, place) = (sum(hold), hold.labels.first());
        let place = place.map_or(String::new(), |l| report.place(l.site).to_string());
        let mut lines = wrap(&sum, width - 7).into_iter();
        let first = lines.next().unwrap_or_default();
        let _ = write!(text, "{good}holds{good:#}  {first}");
        let mut used = columns(&first);
        for line in lines {
            let _ = write!(text, "\n       {line}");
            used = columns(&line);
        }
        let fits = 7 + used.max(column) + 3 + columns(&place) <= width;
        let gap = match fits {
            true => " ".repeat(3 + column.saturating_sub(used)),
            false => "\n       ".to_owned(),
        };
        let _ = writeln!(text, "{gap}{faint}{place}{faint:#}");
    }
    text
}

fn sum(hold: &Hold) -> String {
    printable(&hold.why.join("; "))
}

/// Colours by meaning: what is at fault in the colour of the severity, evidence in a quiet one.
fn theme(severity: Severity, shown: &Shown<'_>) -> GraphicalTheme {
    let mut theme = GraphicalTheme::unicode();
    let styles = &mut theme.styles;
    let fault = match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Note => styles.advice,
    };
    let evidence = match severity {
        Severity::Error | Severity::Warning => styles.help,
        Severity::Note => styles.linum,
    };
    let marks = shown.excerpts.0.iter().flat_map(|excerpt| &excerpt.marks);
    let style = |role| match role {
        LabelRole::Primary | LabelRole::Conflicting => fault,
        LabelRole::Supporting => evidence,
    };
    styles.highlights = marks.map(|mark| style(mark.role)).collect();
    styles.link = styles.linum;
    if styles.highlights.is_empty() {
        styles.highlights.push(fault);
    }
    theme
}

/// A finding dressed for miette.
#[derive(Debug)]
struct Shown<'a> {
    message: String,
    code: String,
    severity: miette::Severity,
    excerpts: Excerpts,
    further: Vec<Place<'a>>,
}

impl<'a> Shown<'a> {
    fn new(report: &Report<'a>, finding: &Finding, width: usize) -> Self {
        let (labels, further) = first_places(report, &finding.labels, width);
        Self {
            message: printable(&finding.message),
            code: format!(
                "{}[{}] {}",
                finding.severity.name(),
                finding.rule.code,
                finding.rule.name
            ),
            severity: match finding.severity {
                Severity::Error => miette::Severity::Error,
                Severity::Warning => miette::Severity::Warning,
                Severity::Note => miette::Severity::Advice,
            },
            excerpts: Excerpts(labels),
            further,
        }
    }
}

/// The excerpts of as many labels, in their order, as the screen can take; the places of the rest.
fn first_places<'a>(
    report: &Report<'a>,
    labels: &[Label],
    width: usize,
) -> (Vec<Excerpt>, Vec<Place<'a>>) {
    let mut shown = labels.len().min(8 * EXCERPTS);
    let mut drawn = excerpts(report, &labels[..shown], width);
    while drawn.len() > EXCERPTS {
        shown -= 1;
        drawn = excerpts(report, &labels[..shown], width);
    }
    let further = labels[shown..].iter();
    let further = further.map(|label| report.place(label.site));
    (drawn, further.collect())
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpts)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let marks = self.excerpts.placed().flat_map(|(base, excerpt)| {
            excerpt.marks.iter().map(move |mark| {
                let note = Some(mark.note.clone()).filter(|note| !note.is_empty());
                LabeledSpan::new(note, base + mark.range.start, mark.range.len())
            })
        });
        Some(Box::new(marks))
    }
}

/// Excerpts of any number of files as one source: each has its own stretch of offsets, with a gap
/// between, so that miette draws one frame for each and never joins two.
#[derive(Debug)]
struct Excerpts(Vec<Excerpt>);

impl Excerpts {
    /// Each excerpt with the offset where it starts.
    fn placed(&self) -> impl Iterator<Item = (usize, &Excerpt)> {
        self.0.iter().scan(0, |next, excerpt| {
            let base = *next;
            *next += excerpt.text.len() + 1;
            Some((base, excerpt))
        })
    }
}

impl SourceCode for Excerpts {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let holds = |(base, excerpt): &(usize, &Excerpt)| {
            *base <= span.offset() && end <= base + excerpt.text.len()
        };
        let (base, excerpt) = self.placed().find(holds).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            excerpt.heading.clone(),
            excerpt.text.as_bytes(),
            (base, excerpt.text.len()).into(),
            excerpt.line as usize - 1,
            0,
            1,
        )))
    }
}
