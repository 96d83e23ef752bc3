//! The text with every figure and every number that is none marked, and below each paragraph what they were read as.

use super::excerpt::{columns, wrap};
use super::{printable, shown_as};
use crate::lang::Hedge;
use crate::ledger::names;
use crate::quantity::{
    Bound, Figures, Interval, Mention, Quantity, ReadingReason, Separators, Unit,
};
use crate::text::{Block, BlockKind, Source, Span};
use anstyle::{AnsiColor, Style};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// Below this width nothing can be shown that one could read.
const NARROW: usize = 60;
/// Beyond this width lines are hard to follow.
const WIDE: usize = 120;
/// How wide the figures below a paragraph are at most, for what is said of them to begin in one column.
const MARK: usize = 28;
/// How wide the longest name of a kind is.
const KIND: usize = 8;

/// The text of `source` with what was `found` in it, with ANSI colours, in lines of at most `width` columns.
///
/// `[…]` is a figure, `{…}` a number that is none; the lines below a paragraph say what each was read as.
///
/// ```
/// use claimlint::{figures, ingest, report};
///
/// let source = ingest::plain("a.txt", "Profit rose by about $15 billion.")?;
/// let found = figures(&source).expect("English has a table");
/// let shown = report::annotated(&source, &found, 80);
/// assert!(shown.contains("15 billion USD"));
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
#[must_use]
pub fn annotated(source: &Source, found: &Figures, width: usize) -> String {
    let width = width.clamp(NARROW, WIDE);
    let mut text = heading(source, found);
    let line_of = |block: &Block| source.position(source.origin(block.span).start()).line;
    let digits = source.blocks().iter().map(line_of).max();
    let digits = digits.unwrap_or_default().to_string().len();
    let indent = digits + 4;
    let faint = Style::new().dimmed();
    let mut mentions = found.mentions.as_slice();
    for paragraph in source.blocks().chunk_by(in_one_row) {
        let (first, last) = (&paragraph[0], &paragraph[paragraph.len() - 1]);
        let count = mentions.partition_point(|m| m.span().start() < last.span.end());
        let (inside, rest) = mentions.split_at(count);
        mentions = rest;
        let cells = marked(source, paragraph, inside);
        for (number, line) in broken(&cells, width - indent).iter().enumerate() {
            let _ = match number {
                0 => write!(text, "  {faint}{:>digits$}{faint:#}  ", line_of(first)),
                _ => write!(text, "{:indent$}", ""),
            };
            paint(&mut text, line);
        }
        list(&mut text, source, inside, [indent + 2, width]);
        text.push('\n');
    }
    text
}

/// The name of the file, its language and its separators with what says so.
fn heading(source: &Source, found: &Figures) -> String {
    let strong = Style::new().bold();
    let figure = |mention: &&Mention| matches!(mention, Mention::Figure(_));
    let figures = found.mentions.iter().filter(figure).count();
    let skipped = found.mentions.len() - figures;
    let origin = match source.meta().lang {
        Some(_) => "given",
        None => "detected",
    };
    let Separators { decimal, group, .. } = found.separators;
    format!(
        "{strong}{}{strong:#}\n  language {} ({origin}), separators 1{group}234{decimal}5 ({})\n  {}, {} skipped\n\n",
        printable(source.name()),
        found.lang,
        evidence(found.separators),
        counted(figures, "figure"),
        counted(skipped, "number"),
    )
}

/// What says how figures are separated.
fn evidence(separators: Separators) -> String {
    let (point, comma) = (separators.for_point, separators.for_comma);
    let (with, against) = match separators.decimal {
        ',' => (comma, point),
        _ => (point, comma),
    };
    match (with, against) {
        (0, 0) => "as usual, no figure shows it".to_owned(),
        (_, 0) => format!("{} it", shown_by(with)),
        (0, _) => format!("as usual, though {} otherwise", shown_by(against)),
        _ => format!("{} it, {} otherwise", shown_by(with), shown_by(against)),
    }
}

fn shown_by(figures: u32) -> String {
    match figures {
        1 => "1 figure shows".to_owned(),
        _ => format!("{figures} figures show"),
    }
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Whether two blocks are cells of one row, which stands on one line.
fn in_one_row(a: &Block, b: &Block) -> bool {
    let row = |block: &Block| match block.kind {
        BlockKind::TableCell { table, row, .. } => Some((table, row)),
        _ => None,
    };
    row(a).is_some() && row(a) == row(b)
}

/// What a character belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Text,
    Heading,
    Figure,
    Skipped,
}

impl Part {
    const fn of(mention: &Mention) -> Self {
        match mention {
            Mention::Figure(_) => Self::Figure,
            Mention::Skipped(_) => Self::Skipped,
        }
    }

    const fn style(self) -> Style {
        match self {
            Self::Text => Style::new(),
            Self::Heading => Style::new().bold(),
            Self::Figure => AnsiColor::Green.on_default().bold(),
            Self::Skipped => AnsiColor::Yellow.on_default(),
        }
    }

    /// What stands before and after it.
    const fn brackets(self) -> [&'static str; 2] {
        match self {
            Self::Text | Self::Heading => ["", ""],
            Self::Figure => ["[", "]"],
            Self::Skipped => ["{", "}"],
        }
    }
}

/// A character as it is shown.
type Cell = (char, Part);

/// The blocks of a paragraph on one line, with its figures and numbers between brackets.
fn marked(source: &Source, paragraph: &[Block], mentions: &[Mention]) -> Vec<Cell> {
    let mut line = Vec::new();
    let mut mentions = mentions.iter().peekable();
    for (number, block) in paragraph.iter().enumerate() {
        let (sign, part) = match block.kind {
            BlockKind::Headline => ("# ", Part::Heading),
            BlockKind::Heading => ("## ", Part::Heading),
            BlockKind::ListItem => ("- ", Part::Text),
            BlockKind::Quotation => ("> ", Part::Text),
            BlockKind::TableCell { .. } if number > 0 => (" | ", Part::Text),
            _ => ("", Part::Text),
        };
        add(&mut line, sign, part);
        let (mut at, end) = (block.span.start(), block.span.end());
        while let Some(mention) = mentions.next_if(|mention| mention.span().start() < end) {
            let span = mention.span();
            if span.start() < at || span.end() > end {
                continue; // it is told below the paragraph all the same
            }
            add(&mut line, source.slice(Span::new(at, span.start())), part);
            let kind = Part::of(mention);
            let [open, close] = kind.brackets();
            for words in [open, source.slice(span), close] {
                add(&mut line, words, kind);
            }
            at = span.end();
        }
        add(&mut line, source.slice(Span::new(at, end)), part);
    }
    line
}

/// Adds words on the same line, with single blanks.
fn add(line: &mut Vec<Cell>, words: &str, part: Part) {
    for c in words.chars().map(shown_as) {
        if c != ' ' || line.last().is_some_and(|(last, _)| *last != ' ') {
            line.push((c, part));
        }
    }
}

/// `cells` in lines of at most `width` columns, broken between words where there are any.
fn broken(cells: &[Cell], width: usize) -> Vec<Vec<Cell>> {
    let mut lines = vec![Vec::new()];
    let mut used = 0;
    for word in cells.split(|(c, _)| *c == ' ').filter(|w| !w.is_empty()) {
        let wide: usize = word
            .iter()
            .map(|(c, _)| columns(c.encode_utf8(&mut [0; 4])))
            .sum();
        let line = lines.last_mut().expect("starts with one line");
        match line.last().copied() {
            None => used = 0,
            Some((_, before)) if used + 1 + wide <= width => {
                let part = if before == word[0].1 {
                    before
                } else {
                    Part::Text
                };
                line.push((' ', part));
                used += 1;
            }
            Some(_) => {
                lines.push(Vec::new());
                used = 0;
            }
        }
        let line = lines.last_mut().expect("starts with one line");
        line.extend_from_slice(word);
        used += wide;
    }
    lines
}

/// Writes one line in its colours.
fn paint(text: &mut String, line: &[Cell]) {
    for run in line.chunk_by(|(_, a), (_, b)| a == b) {
        let style = run[0].1.style();
        let words: String = run.iter().map(|(c, _)| c).collect();
        let _ = write!(text, "{style}{words}{style:#}");
    }
    text.push('\n');
}

/// What each of the `mentions` was read as, one below the other.
fn list(text: &mut String, source: &Source, mentions: &[Mention], [indent, width]: [usize; 2]) {
    let mark = |mention: &Mention| {
        let [open, close] = Part::of(mention).brackets();
        format!("{open}{}{close}", printable(source.slice(mention.span())))
    };
    let marks: Vec<String> = mentions.iter().map(mark).collect();
    let widths = marks.iter().map(|mark| columns(mark));
    let column = widths
        .filter(|wide| *wide <= MARK)
        .max()
        .unwrap_or_default();
    let faint = Style::new().dimmed();
    let before = indent + column + KIND + 4;
    for (mention, mark) in mentions.iter().zip(marks) {
        let style = Part::of(mention).style();
        let (kind, words) = match mention {
            Mention::Figure(figure) => (figure.kind.name(), read_as(source, figure)),
            Mention::Skipped(skipped) => ("skipped", skipped.why.name().to_owned()),
        };
        let _ = write!(text, "{:indent$}{style}{mark}{style:#}", "");
        let gap = match columns(&mark) {
            wide if wide <= column => " ".repeat(column - wide),
            _ => format!("\n{:1$}", "", indent + column),
        };
        let _ = write!(text, "{gap}  {faint}{kind:KIND$}{faint:#}");
        for (number, line) in wrap(&words, width - before).iter().enumerate() {
            let _ = match number {
                0 => writeln!(text, "  {line}"),
                _ => writeln!(text, "{:before$}{line}", ""),
            };
        }
    }
}

/// What a figure was read as: `15 billion USD, about (“roughly”): 13.5 billion to 16.5 billion`.
fn read_as(source: &Source, figure: &Quantity) -> String {
    let (first, others) = (figure.reading(), &figure.readings[1..]);
    let mut said = amount(first.value, first.interval, &figure.unit);
    if first.why != ReadingReason::AsWritten {
        let _ = write!(said, " ({})", first.why.name());
    }
    if let Some(direction) = figure.direction {
        let _ = write!(said, ", {}", direction.name());
    }
    if figure.hedge != Hedge::Exact {
        let name = figure.hedge.name().replace('_', " ");
        let words = figure.hedge_span.map(|span| printable(source.slice(span)));
        let _ = match words.filter(|words| words.to_lowercase() != name) {
            Some(words) => write!(said, ", {name} (“{words}”)"),
            None => write!(said, ", {name}"),
        };
        if first.value.is_some() {
            let _ = write!(said, ": {}", stretch(first.interval));
        }
    }
    for other in others {
        let value = amount(other.value, other.interval, &Unit::Bare);
        let _ = write!(said, "; or {value} ({})", other.why.name());
    }
    said
}

/// A value, or from where to where it may lie, with what it counts or measures.
fn amount(value: Option<Decimal>, interval: Interval, unit: &Unit) -> String {
    let number = value.map_or_else(|| stretch(interval), number);
    match unit {
        Unit::Money(currency) => format!("{number} {}", currency.code),
        Unit::Count(noun) if !noun.head.is_empty() => {
            format!("{number} × {}", printable(&noun.head))
        }
        Unit::Time(unit) if value != Some(Decimal::ONE) => format!("{number} {unit}s"),
        Unit::Percent => format!("{number}%"),
        Unit::Points | Unit::Symbol(_) | Unit::Time(_) => {
            format!("{number} {}", names::unit(unit).unwrap_or_default())
        }
        Unit::Count(_) | Unit::Calendar | Unit::Bare => number,
    }
}

/// A number as people say it, else its digits.
fn number(value: Decimal) -> String {
    names::said(value).unwrap_or_else(|| names::decimal(value))
}

/// From where to where the values of an interval reach.
fn stretch(interval: Interval) -> String {
    let end = |sign: &str, value: Decimal| format!("{sign} {}", number(value));
    let low = match interval.low {
        Bound::Unbounded => None,
        Bound::Included(low) => Some(end("≥", low)),
        Bound::Excluded(low) => Some(end(">", low)),
    };
    let high = match interval.high {
        Bound::Unbounded => None,
        Bound::Included(high) => Some(end("≤", high)),
        Bound::Excluded(high) => Some(end("<", high)),
    };
    match (interval.low, interval.high) {
        (Bound::Included(low), Bound::Included(high)) if low == high => number(low),
        (Bound::Included(low), Bound::Included(high)) => {
            format!("{} to {}", number(low), number(high))
        }
        _ => match (low, high) {
            (Some(low), Some(high)) => format!("{low}, {high}"),
            (one, other) => one.or(other).unwrap_or_else(|| "any".to_owned()),
        },
    }
}
