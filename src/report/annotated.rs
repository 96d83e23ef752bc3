//! The text with every figure and every number that is none marked, and below each paragraph what they were read as.

use super::excerpt::{columns, wrap};
use super::marked::{Layout, Part};
use super::printable;
use crate::lang::Hedge;
use crate::ledger::names;
use crate::quantity::{
    Bound, Figures, Interval, Mention, Quantity, ReadingReason, Separators, Unit,
};
use crate::text::Source;
use anstyle::Style;
use rust_decimal::Decimal;
use std::fmt::Write as _;

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
    let layout = Layout::of(source, width);
    let mut text = heading(source, found);
    let mut mentions = found.mentions.as_slice();
    for paragraph in layout.paragraphs() {
        let last = &paragraph[paragraph.len() - 1];
        let count = mentions.partition_point(|m| m.span().start() < last.span.end());
        let (inside, rest) = mentions.split_at(count);
        mentions = rest;
        let marks: Vec<_> = inside.iter().map(|m| (m.span(), part_of(m))).collect();
        layout.write(&mut text, paragraph, &marks);
        list(
            &mut text,
            source,
            inside,
            [layout.indent() + 2, layout.width],
        );
        text.push('\n');
    }
    text
}

const fn part_of(mention: &Mention) -> Part {
    match mention {
        Mention::Figure(_) => Part::Figure,
        Mention::Skipped(_) => Part::Skipped,
    }
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

/// What each of the `mentions` was read as, one below the other.
fn list(text: &mut String, source: &Source, mentions: &[Mention], [indent, width]: [usize; 2]) {
    let mark = |mention: &Mention| {
        let [open, close] = part_of(mention).brackets();
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
        let style = part_of(mention).style();
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
pub(super) fn read_as(source: &Source, figure: &Quantity) -> String {
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
        Unit::Points | Unit::Symbol(_) | Unit::Time(_) | Unit::Rate(_) => {
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
