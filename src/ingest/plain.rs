//! Plain text: headline, headings, paragraphs, list items and tables by their line breaks.

use super::{Error, check_size, mark};
use crate::text::{Block, BlockKind, Source, Span, each_line};

/// No word of a hard-wrapped file starts beyond this column.
const WIDEST: usize = 100;
/// A line that is broken off to wrap it is at least this wide, in characters.
const NARROWEST: usize = 40;
/// Hard-wrapped text is at least this wide; shorter lines stand on their own (a byline, an address).
const USUAL: usize = 60;
/// A headline has at most this many characters, and so has a heading with its half.
const HEADLINE: usize = 200;

/// Reads plain text; it is its own text, so every offset is one in the file.
///
/// - The first lines are the headline if they are short, more text follows and they end in no full
///   stop; a line that repeats the headline word by word is one too, so that it is never taken for
///   the article's own confirmation of it.
/// - Lines that start with `-`, `*`, `•` or a running number are list items without that marker;
///   lines between `|` are tables.
/// - A short line with no punctuation at its end and something under it is a heading.
/// - Other lines are paragraphs. A file is hard-wrapped if no word in it starts beyond column 100
///   and some line breaks off in mid-sentence. Its paragraphs reach over line breaks where the line
///   is full (the next word would not have fitted) or the next goes on in small letters.
///
/// ```
/// let source = claimlint::ingest::plain("a.txt", "Flood kills 12\n\nTwelve died.\n")?;
/// assert_eq!(source.title(), Some("Flood kills 12"));
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
///
/// # Errors
/// More than 4 GiB.
pub fn plain(name: &str, text: &str) -> Result<Source, Error> {
    check_size(name, text.len(), u32::MAX)?;
    let lines = lines(text);
    let layout = layout(&lines);
    let mut blocks = blocks(text, &lines, layout);
    name_headings(text, &mut blocks);
    Ok(Source::verbatim(name, text, blocks))
}

/// A line without the white space around it.
struct Line<'a> {
    start: usize,
    words: &'a str,
    /// White space before the words, in bytes.
    indent: usize,
    /// Characters, those of the white space before the words included.
    width: usize,
    /// Of the lines around it up to the next empty one, the widest.
    widest: usize,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Nothing, or nothing but signs: it sets lines apart.
    Empty,
    Row,
    /// With the length of the marker and the white space after it.
    Item(usize),
    Words,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.words.len()
    }

    /// Whether this line ends, and `next` goes on, in the middle of a sentence.
    fn breaks_off(&self, next: &Self) -> bool {
        let last = self.words.chars().next_back();
        let goes_on = next.words.chars().next();
        self.width >= NARROWEST
            && last.is_some_and(|c| c.is_alphanumeric() || c == ',')
            && goes_on.is_some_and(|c| c.is_alphabetic() && !c.is_uppercase())
    }

    /// Whether the first word of `next` would not have fitted on this line.
    fn is_full(&self, next: &Self) -> bool {
        let word = next.words.split_whitespace().next().unwrap_or_default();
        self.width + 1 + word.chars().count() > self.widest.max(USUAL)
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let from = mark(text);
    let mut lines: Vec<Line> = each_line(&text[from..])
        .map(|(at, line)| {
            let words = line.trim_start();
            let indent = line.len() - words.len();
            Line {
                start: from + at + indent,
                indent,
                width: line.trim_end().chars().count(),
                widest: 0,
                words: words.trim_end(),
                shape: shape(words.trim_end()),
            }
        })
        .collect();
    lone_numbers_are_words(&mut lines);
    for stanza in lines.split_mut(|line| matches!(line.shape, Shape::Empty | Shape::Row)) {
        let widest = stanza.iter().map(|line| line.width).max().unwrap_or(0);
        stanza.iter_mut().for_each(|line| line.widest = widest);
    }
    lines
}

fn shape(words: &str) -> Shape {
    if words.len() > 1 && words.starts_with('|') && words.ends_with('|') {
        return Shape::Row;
    }
    if !words.contains(char::is_alphanumeric) {
        return Shape::Empty;
    }
    let bullet = words.strip_prefix(['-', '*', '•', '–', '‣', '▪', '◦', '●', '·']);
    let after = bullet.or_else(|| numbered(words).map(|(_, after)| after));
    match after {
        Some(after) if after.starts_with(char::is_whitespace) => {
            Shape::Item(words.len() - after.trim_start().len())
        }
        _ => Shape::Words,
    }
}

/// The number of a line `12. words` or `12) words`, and what follows it.
fn numbered(words: &str) -> Option<(u32, &str)> {
    let after = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &words[..words.len() - after.len()];
    let after = after.strip_prefix(['.', ')'])?;
    let number = (digits.len() <= 3).then(|| digits.parse().ok())??;
    Some((number, after))
}

/// Lists count from one; `12. Mai` with no eleven before it is a date, and `1. FC` with no two after it a club.
fn lone_numbers_are_words(lines: &mut [Line]) {
    let items = lines.iter().enumerate().filter_map(|(at, line)| {
        let (number, _) = numbered(line.words)?;
        matches!(line.shape, Shape::Item(_)).then_some((at, number))
    });
    let items: Vec<(usize, u32)> = items.collect();
    let mut last = None;
    for (index, &(at, number)) in items.iter().enumerate() {
        let next = items.get(index + 1).map(|&(_, next)| next);
        let follows = last.is_some_and(|last| number == last || number == last + 1);
        let starts = number == 1 && matches!(next, Some(1 | 2));
        last = (follows || starts).then_some(number);
        if last.is_none() {
            lines[at].shape = Shape::Words;
        }
    }
}

/// What a line break means in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Mostly that the line is full.
    Wrapped,
    /// That the paragraph ends.
    LineByLine,
}

fn layout(lines: &[Line]) -> Layout {
    let text = |line: &Line| matches!(line.shape, Shape::Item(_) | Shape::Words);
    let narrow = |line: &Line| {
        // Where its last word starts; an address on the web may well reach beyond.
        let before = line
            .words
            .rfind(char::is_whitespace)
            .map_or("", |at| &line.words[..at]);
        before.chars().count() <= WIDEST
    };
    let breaks_off = |pair: &[Line]| {
        text(&pair[0]) && pair[1].shape == Shape::Words && pair[0].breaks_off(&pair[1])
    };
    let all_narrow = lines.iter().filter(|line| text(line)).all(narrow);
    if all_narrow && lines.windows(2).any(breaks_off) {
        Layout::Wrapped
    } else {
        Layout::LineByLine
    }
}

fn blocks(text: &str, lines: &[Line], layout: Layout) -> Vec<Block> {
    let (mut blocks, mut table, mut at) = (Vec::new(), 0, 0);
    while let Some(first) = lines.get(at) {
        let rest = &lines[at..];
        at += match first.shape {
            Shape::Empty => 1,
            Shape::Row => {
                let rows = rest.iter().take_while(|line| line.shape == Shape::Row);
                let rows = rows.count();
                cells(text, &rest[..rows], table, &mut blocks);
                table += 1;
                rows
            }
            Shape::Item(marker) => {
                let count = paragraph(rest, layout, Some(first.indent));
                let span = Span::new((first.start + marker) as u32, rest[count - 1].end() as u32);
                let kind = BlockKind::ListItem;
                blocks.push(Block { span, kind });
                count
            }
            Shape::Words => {
                let count = paragraph(rest, layout, None);
                let span = Span::new(first.start as u32, rest[count - 1].end() as u32);
                let kind = BlockKind::Paragraph;
                blocks.push(Block { span, kind });
                count
            }
        };
    }
    blocks
}

/// How many of `lines` the block that starts with the first one takes; `item` is the indent of a list item.
fn paragraph(lines: &[Line], layout: Layout, item: Option<usize>) -> usize {
    let joined = lines.windows(2).take_while(|pair| {
        let (line, next) = (&pair[0], &pair[1]);
        let hangs = item.is_some_and(|indent| next.indent > indent);
        let wraps = layout == Layout::Wrapped && (line.is_full(next) || line.breaks_off(next));
        next.shape == Shape::Words && (hangs || wraps)
    });
    1 + joined.count()
}

/// The cells of a table, without rows that hold no word, such as `|---|---|`.
fn cells(text: &str, lines: &[Line], table: u32, blocks: &mut Vec<Block>) {
    let rows = lines
        .iter()
        .filter(|line| line.words.contains(char::is_alphanumeric));
    for (row, line) in rows.enumerate() {
        let mut start = line.start + 1;
        let bars = (start..line.end()).filter(|&at| is_bar(text.as_bytes(), at));
        for (column, end) in bars.enumerate() {
            let cell = &text[start..end];
            let words = cell.trim();
            if !words.is_empty() {
                let from = start + cell.len() - cell.trim_start().len();
                let span = Span::new(from as u32, (from + words.len()) as u32);
                let (row, column) = (row as u32, column as u32);
                let kind = BlockKind::TableCell { table, row, column };
                blocks.push(Block { span, kind });
            }
            start = end + 1;
        }
    }
}

/// Whether a `|` that is not escaped stands at `at`.
fn is_bar(text: &[u8], at: usize) -> bool {
    text[at] == b'|' && text[at - 1] != b'\\'
}

fn name_headings(text: &str, blocks: &mut [Block]) {
    let words = |block: &Block| &text[block.span.range()];
    let [first, rest @ ..] = blocks else {
        return;
    };
    let short = |words: &str, most: usize| words.chars().nth(most).is_none();
    let title = (first.kind == BlockKind::Paragraph && !rest.is_empty())
        .then(|| words(first))
        .filter(|title| short(title, HEADLINE) && !ends_in(title, &['.', ',', ';', '。', '।']));
    if title.is_some() {
        first.kind = BlockKind::Headline;
    }
    let last = rest.len().saturating_sub(1);
    for (index, block) in rest.iter_mut().enumerate() {
        let line = words(block);
        let closed = ends_in(line, &['.', ',', ';', ':', '!', '…', '。', '।']);
        if block.kind != BlockKind::Paragraph {
            continue;
        }
        if Some(line) == title {
            block.kind = BlockKind::Headline;
        } else if index < last
            && !closed
            && short(line, HEADLINE / 2)
            && !line.contains(['\n', '\r'])
            && !line.starts_with('(')
        {
            block.kind = BlockKind::Heading;
        }
    }
}

/// Whether `words` end in one of `marks`, quotation marks and brackets after it aside.
fn ends_in(words: &str, marks: &[char]) -> bool {
    let closing = ['"', '”', '“', '’', '\'', '»', '«', ')', ']'];
    words.trim_end_matches(closing).ends_with(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block as `Kind: text`.
    fn blocks(text: &str) -> Vec<String> {
        let source = plain("a.txt", text).unwrap();
        let show = |block: &Block| match block.kind {
            BlockKind::TableCell { table, row, column } => {
                format!("{table}.{row}.{column}: {}", source.slice(block.span))
            }
            kind => format!("{kind:?}: {}", source.slice(block.span)),
        };
        source.blocks().iter().map(show).collect()
    }

    #[test]
    fn a_short_first_line_is_the_headline_and_so_is_its_echo() {
        assert_eq!(
            blocks("A $15B deal\n#AI\n\nA $15B deal\n\nIt is done.\n"),
            [
                "Headline: A $15B deal",
                "Heading: #AI",
                "Headline: A $15B deal",
                "Paragraph: It is done."
            ]
        );
    }

    #[test]
    fn a_first_line_that_is_long_or_a_sentence_or_alone_is_a_paragraph() {
        for first in ["It is “done.”", &"So long ".repeat(30)] {
            let first = first.trim();
            assert_eq!(
                blocks(&format!("{first}\n\nText."))[0],
                format!("Paragraph: {first}")
            );
        }
        assert_eq!(blocks("A $15B deal\n"), ["Paragraph: A $15B deal"]);
    }

    #[test]
    fn short_lines_without_punctuation_are_headings_unless_nothing_follows() {
        assert_eq!(
            blocks(
                "Text.\nWhy it matters?\nText.\n\n($1 = 0.9 euros)\n\nNotes:\n\nText.\n\nThe desk"
            ),
            [
                "Paragraph: Text.",
                "Heading: Why it matters?",
                "Paragraph: Text.",
                "Paragraph: ($1 = 0.9 euros)",
                "Paragraph: Notes:",
                "Paragraph: Text.",
                "Paragraph: The desk",
            ]
        );
    }

    #[test]
    fn markers_of_list_items_are_no_text() {
        assert_eq!(
            blocks(
                "Text.\n- one\n  • two\n    more\n* three\n1. four\n2) five\n3. six\n-7 degrees\n"
            ),
            [
                "Paragraph: Text.",
                "ListItem: one",
                "ListItem: two\n    more",
                "ListItem: three",
                "ListItem: four",
                "ListItem: five",
                "ListItem: six",
                "Paragraph: -7 degrees",
            ]
        );
    }

    #[test]
    fn a_number_that_starts_a_line_but_no_list_is_text() {
        for line in ["12. Mai 2025.", "1. FC Fennmoor.", "1.5 billion.", "2019. "] {
            assert_eq!(blocks(line), [format!("Paragraph: {}", line.trim())]);
        }
    }

    #[test]
    fn lines_between_bars_are_tables() {
        assert_eq!(
            blocks("Sales\n| Item | 2025 |\n|---|:-:|\n| A\\|B ||\n| C | 4 |\nText.\n|x|\n"),
            [
                "Headline: Sales",
                "0.0.0: Item",
                "0.0.1: 2025",
                "0.1.0: A\\|B",
                "0.2.0: C",
                "0.2.1: 4",
                "Paragraph: Text.",
                "1.0.0: x",
            ]
        );
    }

    #[test]
    fn hard_wrapped_paragraphs_reach_over_line_breaks() {
        let first = "The company said on Monday that it will spend $15 billion on new\r\n\
                     plants in Spain, of which $5 billion comes this year. The rest of\r\n\
                     Europe gets nothing.";
        let item = "a first point that is long enough to be broken off by hand and so\n\
                    goes on";
        let text = format!("By the desk\r\nLisbon\r\n\r\n{first}\r\n\r\n- {item}\n- two\n");
        assert_eq!(
            blocks(&text),
            [
                "Headline: By the desk".to_owned(),
                "Heading: Lisbon".to_owned(),
                format!("Paragraph: {first}"),
                format!("ListItem: {item}"),
                "ListItem: two".to_owned(),
            ]
        );
    }

    #[test]
    fn in_a_file_with_long_lines_every_line_is_a_paragraph() {
        let text = format!(
            "A heading that is long enough to look like a line that is full\nand so on.\n{}.\n",
            "So long ".repeat(30).trim()
        );
        assert_eq!(blocks(&text).len(), 3);
    }

    #[test]
    fn short_paragraphs_on_lines_of_their_own_stay_apart() {
        let text = "The company said on Monday that it will spend $15 billion soon.\n\
                    The union said on Tuesday that it will spend nothing at all, ever.\n";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn lines_may_end_as_on_any_machine() {
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(
                blocks(&["One.", "", "Two.", ""].join(end)).len(),
                2,
                "{end:?}"
            );
        }
    }
}
