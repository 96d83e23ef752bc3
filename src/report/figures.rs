//! Every figure and every number that is none, one JSON object a line. The shape below is the file format; change it
//! with care.

use crate::ledger::names;
use crate::quantity::{Bound, Figures, Mention, Quantity, Reading, Unit};
use crate::text::Source;
use serde::Serialize;

/// What was `found` in `source`, one JSON object a line.
///
/// `start` and `end` are bytes of the file on disk; numbers are decimal strings in base units; what does not apply is
/// `null`, as is everything about a number that is no figure but its place and the reason in `skipped`.
///
/// ```
/// use claimlint::{figures, ingest, report};
///
/// let source = ingest::plain("a.txt", "Profit rose 5% at 9 a.m.")?;
/// let found = figures(&source).expect("English has a table");
/// let lines = report::figures::jsonl(&source, &found);
/// assert!(lines.starts_with(r#"{"file":"a.txt","start":12,"end":14,"quote":"5%","kind":"percent","value":"5","#));
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
///
/// # Panics
/// Never: every line can be written as JSON.
#[must_use]
pub fn jsonl(source: &Source, found: &Figures) -> String {
    let mut lines = String::new();
    for mention in &found.mentions {
        let line = Line::of(source, found.lang, mention);
        let line = serde_json::to_string(&line).expect("strings, numbers and lists only");
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

#[derive(Default, Serialize)]
struct Line<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    quote: &'a str,
    kind: Option<&'static str>,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    low_open: Option<bool>,
    high_open: Option<bool>,
    unit: Option<&'a str>,
    currency: Option<&'static str>,
    noun: Option<&'a str>,
    hedge: Option<&'static str>,
    direction: Option<&'static str>,
    readings: Vec<ReadingShape>,
    lang: &'static str,
    skipped: Option<&'static str>,
}

#[derive(Serialize)]
struct ReadingShape {
    value: String,
    why: &'static str,
}

impl<'a> Line<'a> {
    fn of(source: &'a Source, lang: &'static str, mention: &'a Mention) -> Self {
        let origin = source.origin(mention.span());
        let line = Self {
            file: source.name(),
            start: origin.start(),
            end: origin.end(),
            quote: source.slice(mention.span()),
            lang,
            ..Self::default()
        };
        match mention {
            Mention::Figure(figure) => line.with(figure),
            Mention::Skipped(skipped) => Self {
                skipped: Some(skipped.why.name()),
                ..line
            },
        }
    }

    fn with(self, figure: &'a Quantity) -> Self {
        let interval = figure.reading().interval;
        let name = names::unit(&figure.unit);
        let (unit, noun) = match figure.unit {
            Unit::Count(_) => (None, name),
            _ => (name, None),
        };
        Self {
            kind: Some(figure.kind.name()),
            value: figure.value().map(names::decimal),
            low: interval.low.value().map(names::decimal),
            high: interval.high.value().map(names::decimal),
            low_open: Some(matches!(interval.low, Bound::Excluded(_))),
            high_open: Some(matches!(interval.high, Bound::Excluded(_))),
            unit,
            currency: names::currency(&figure.unit),
            noun,
            hedge: Some(figure.hedge.name()),
            direction: figure.direction.map(|direction| direction.name()),
            readings: readings(figure),
            ..self
        }
    }
}

/// The values a figure may have, each with its reason; none for a range or a vague amount.
fn readings(figure: &Quantity) -> Vec<ReadingShape> {
    let shape = |reading: &Reading| {
        Some(ReadingShape {
            value: names::decimal(reading.value?),
            why: reading.why.name(),
        })
    };
    figure.readings.iter().filter_map(shape).collect()
}
