//! Sentences: cut at full stops that end something, never inside a figure or an abbreviation.

use super::{Source, Span};
use std::borrow::Cow;

/// One sentence, or a block without any (a headline, a cell).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it lies in [`Source::text`].
    pub span: Span,
    /// The block it belongs to, as an index into [`Source::blocks`].
    pub block: usize,
}

/// The sentences of `source`; `abbreviations` (lower case, without the last point) never end one.
pub(crate) fn split(source: &Source, abbreviations: &[&str]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in source.blocks().iter().enumerate() {
        let text = source.slice(block.span);
        let mut start = 0;
        for end in ends(text, abbreviations) {
            push(&mut sentences, index, block.span, &text[start..end], start);
            start = end;
        }
        push(&mut sentences, index, block.span, &text[start..], start);
    }
    sentences
}

fn push(to: &mut Vec<Sentence>, block: usize, within: Span, words: &str, at: usize) {
    let trimmed = words.trim_start();
    let start = within.start() + (at + words.len() - trimmed.len()) as u32;
    let len = trimmed.trim_end().len() as u32;
    if len > 0 {
        to.push(Sentence {
            span: Span::new(start, start + len),
            block,
        });
    }
}

/// The bytes that marks at the end of a sentence start with. A table, because every byte of a text is asked for.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    marks[b'.' as usize] = true;
    marks[b'!' as usize] = true;
    marks[b'?' as usize] = true;
    marks["…".as_bytes()[0] as usize] = true;
    marks
};

/// Offsets just after each sentence end, the closing quotation marks and brackets included.
fn ends<'a>(text: &'a str, abbreviations: &'a [&'a str]) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.as_bytes();
    let mut from = 0;
    let marks = std::iter::from_fn(move || {
        let mark = |byte: &u8| MARKS[usize::from(*byte)];
        let at = from + bytes[from..].iter().position(mark)?;
        from = at + 1;
        Some(at)
    });
    marks.filter_map(move |at| {
        let after = match bytes[at] {
            b'.' | b'!' | b'?' => at + 1,
            _ if text[at..].starts_with('…') => at + '…'.len_utf8(),
            _ => return None,
        };
        // Most points stand inside a figure or behind a word and before a blank.
        let tail = match bytes.get(after) {
            Some(b' ') => &text[after..],
            Some(byte) if byte.is_ascii_alphanumeric() => return None,
            _ => text[after..].trim_start_matches(['"', '”', '’', '\'', '»', ')', ']']),
        };
        let end = text.len() - tail.len();
        let next = tail.trim_start();
        let spaced = next.len() < tail.len();
        let ends = spaced
            && next.starts_with(opens)
            && !(bytes[at] == b'.' && is_abbreviated(&text[..at], abbreviations));
        ends.then_some(end)
    })
}

/// Whether a sentence can start with `c`.
fn opens(c: char) -> bool {
    c.is_uppercase()
        || c.is_ascii_digit()
        || matches!(
            c,
            '"' | '“'
                | '„'
                | '«'
                | '('
                | '['
                | '‘'
                | '$'
                | '€'
                | '£'
                | '-'
                | '—'
                | '¿'
                | '¡'
                | '•'
        )
}

/// Whether `before`, up to a point, ends in an abbreviation or an initial.
fn is_abbreviated(before: &str, abbreviations: &[&str]) -> bool {
    let start = before.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '—'));
    let word = &before[start.map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    })..];
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && !letter.is_ascii_digit()
    {
        return letter.is_uppercase(); // an initial: "J. Smith"
    }
    // What ends a sentence is in small letters most of the time, and needs no copy.
    let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    let lower = if word.bytes().all(small) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    };
    abbreviations.binary_search(&&*lower).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind};

    fn sentences(text: &str) -> Vec<String> {
        let span = Span::new(0, text.len() as u32);
        let source = Source::verbatim(
            "t",
            text,
            vec![Block {
                span,
                kind: BlockKind::Paragraph,
            }],
        );
        let found = split(&source, &["a.m", "mr", "u.s"]);
        found
            .iter()
            .map(|s| source.slice(s.span).to_owned())
            .collect()
    }

    #[test]
    fn a_point_inside_a_figure_or_an_abbreviation_ends_nothing() {
        assert_eq!(
            sentences("Mr. Hale paid $1.6 billion at 9 a.m. Tuesday. The U.S. Treasury did not."),
            [
                "Mr. Hale paid $1.6 billion at 9 a.m. Tuesday.",
                "The U.S. Treasury did not."
            ]
        );
    }

    #[test]
    fn closing_quotation_marks_stay_with_their_sentence() {
        assert_eq!(
            sentences("“It fell.” Then it rose."),
            ["“It fell.”", "Then it rose."]
        );
    }

    #[test]
    fn initials_end_nothing() {
        assert_eq!(sentences("J. K. Moss left."), ["J. K. Moss left."]);
    }
}
