//! The text of an article in lines of the terminal's width, with figures marked in it.

use super::excerpt::columns;
use super::shown_as;
use crate::text::{Block, BlockKind, Source, Span};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;

/// Below this width nothing can be shown that one could read.
const NARROW: usize = 60;
/// Beyond this width lines are hard to follow.
const WIDE: usize = 120;

/// How the text of one article is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout<'a> {
    source: &'a Source,
    /// How many columns a line has.
    pub(super) width: usize,
    /// How many digits the largest line number has.
    digits: usize,
}

impl<'a> Layout<'a> {
    pub(super) fn of(source: &'a Source, width: usize) -> Self {
        let last = source
            .blocks()
            .iter()
            .map(|block| line_of(source, block))
            .max();
        Self {
            source,
            width: width.clamp(NARROW, WIDE),
            digits: last.unwrap_or_default().to_string().len(),
        }
    }

    /// The blocks that stand on one line each, in order.
    pub(super) fn paragraphs(self) -> impl Iterator<Item = &'a [Block]> {
        self.source.blocks().chunk_by(in_one_row)
    }

    /// In which column the text starts.
    pub(super) const fn indent(self) -> usize {
        self.digits + 4
    }

    /// Writes a paragraph behind the number of its line, with `marks`.
    pub(super) fn write(self, text: &mut String, paragraph: &[Block], marks: &[(Span, Part)]) {
        let (indent, digits) = (self.indent(), self.digits);
        let faint = Style::new().dimmed();
        let cells = marked(self.source, paragraph, marks);
        for (number, line) in broken(&cells, self.width - indent).iter().enumerate() {
            let _ = match number {
                0 => {
                    let line = line_of(self.source, &paragraph[0]);
                    write!(text, "  {faint}{line:>digits$}{faint:#}  ")
                }
                _ => write!(text, "{:indent$}", ""),
            };
            paint(text, line);
        }
    }
}

fn line_of(source: &Source, block: &Block) -> u32 {
    source.position(source.origin(block.span).start()).line
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
pub(super) enum Part {
    Text,
    Heading,
    Figure,
    Skipped,
}

impl Part {
    pub(super) const fn style(self) -> Style {
        match self {
            Self::Text => Style::new(),
            Self::Heading => Style::new().bold(),
            Self::Figure => AnsiColor::Green.on_default().bold(),
            Self::Skipped => AnsiColor::Yellow.on_default(),
        }
    }

    /// What stands before and after it.
    pub(super) const fn brackets(self) -> [&'static str; 2] {
        match self {
            Self::Text | Self::Heading => ["", ""],
            Self::Figure => ["[", "]"],
            Self::Skipped => ["{", "}"],
        }
    }
}

/// A character as it is shown.
type Cell = (char, Part);

/// The blocks of a paragraph on one line, with what is marked in it between brackets.
fn marked(source: &Source, paragraph: &[Block], marks: &[(Span, Part)]) -> Vec<Cell> {
    let mut line = Vec::new();
    let mut marks = marks.iter().copied().peekable();
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
        while let Some((span, kind)) = marks.next_if(|(span, _)| span.start() < end) {
            if span.start() < at || span.end() > end {
                continue; // it is told below the paragraph all the same
            }
            add(&mut line, source.slice(Span::new(at, span.start())), part);
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
