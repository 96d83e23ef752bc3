//! Claims told to people: the text with every claim marked, and below each paragraph the slots of its claims.

use super::annotated::read_as;
use super::excerpt::wrap;
use super::marked::{Layout, Part};
use super::printable;
use crate::claim::{Article, Claim, Told};
use crate::text::{Block, Span};
use anstyle::Style;
use std::fmt::Write as _;

/// How wide the longest name of a slot is.
const SLOT: usize = 12;

/// The text of `article` with its claims between brackets, with ANSI colours, in lines of at most `width` columns. Below
/// each paragraph stand its claims, slot by slot, with the words and the reason of each.
///
/// ```
/// use claimlint::{Corpus, ingest, report};
///
/// let corpus = Corpus::read([ingest::plain("a.txt", "Orbit invested $15 million in Lumen.")?]);
/// let shown = report::claims(&corpus.articles()[0], 80);
/// assert!(shown.contains("[$15 million]"));
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
#[must_use]
pub fn claims(article: &Article, width: usize) -> String {
    let source = article.source();
    let layout = Layout::of(source, width);
    let strong = Style::new().bold();
    let count = article.claims().len();
    let mut text = format!(
        "{strong}{}{strong:#}\n  {count} claim{}\n\n",
        printable(source.name()),
        if count == 1 { "" } else { "s" }
    );
    let mut claims = article.claims();
    for paragraph in layout.paragraphs() {
        let last = &paragraph[paragraph.len() - 1];
        let count = claims.partition_point(|c| c.quantity.span.start() < last.span.end());
        let (inside, rest) = claims.split_at(count);
        claims = rest;
        let marks: Vec<_> = inside
            .iter()
            .map(|c| (c.quantity.span, Part::Figure))
            .collect();
        layout.write(&mut text, paragraph, &marks);
        for claim in inside {
            slots(
                &mut text,
                article,
                claim,
                [layout.indent() + 2, layout.width],
            );
        }
        text.push('\n');
    }
    text
}

/// How one claim got its slots, and what else in its sentence could have filled them.
#[must_use]
pub fn why(article: &Article, claim: &Claim, width: usize) -> String {
    let source = article.source();
    let layout = Layout::of(source, width);
    let mut text = String::new();
    let inside = |block: &&[Block]| {
        let (first, last) = (&block[0], &block[block.len() - 1]);
        Span::new(first.span.start(), last.span.end()).contains(claim.quantity.span)
    };
    if let Some(paragraph) = layout.paragraphs().find(inside) {
        layout.write(&mut text, paragraph, &[(claim.quantity.span, Part::Figure)]);
    }
    let indent = layout.indent();
    slots(&mut text, article, claim, [indent, layout.width]);
    for passed in article.passed_over(claim) {
        let words = printable(source.slice(passed.words));
        let said = match words == passed.value {
            true => format!("{words}: no {} here", passed.slot),
            false => format!("“{words}” ({}): no {} here", passed.value, passed.slot),
        };
        row(&mut text, "passed over", &said, [indent, layout.width]);
    }
    text
}

/// The slots of one claim below each other.
fn slots(text: &mut String, article: &Article, claim: &Claim, at: [usize; 2]) {
    let source = article.source();
    let style = Part::Figure.style();
    let [open, close] = Part::Figure.brackets();
    let figure = printable(source.slice(claim.quantity.span));
    let read = read_as(source, &claim.quantity);
    let indent = at[0];
    let _ = writeln!(
        text,
        "{:indent$}{style}{open}{figure}{close}{style:#}  {read}",
        ""
    );
    for told in article.told(claim) {
        row(
            text,
            told.slot,
            &with_reason(article, &told),
            [at[0] + 2, at[1]],
        );
    }
}

/// `Orbit (“it”: a pronoun stands for it)`.
fn with_reason(article: &Article, told: &Told) -> String {
    let value = printable(&told.value);
    match article.reason(told) {
        Some(reason) => format!("{value} ({})", printable(&reason)),
        None => value.to_string(),
    }
}

/// A name and what is said of it, in lines.
fn row(text: &mut String, name: &str, said: &str, [indent, width]: [usize; 2]) {
    let faint = Style::new().dimmed();
    let before = indent + SLOT + 2;
    let _ = write!(text, "{:indent$}{faint}{name:SLOT$}{faint:#}", "");
    for (number, line) in wrap(said, width - before).iter().enumerate() {
        let _ = match number {
            0 => writeln!(text, "  {line}"),
            _ => writeln!(text, "{:before$}{line}", ""),
        };
    }
}
