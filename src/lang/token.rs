//! Tokens: words, numbers and signs, with nothing but white space lost between them, and every word known by its number.

use super::figure_sense::Class;
use super::lexicon::{Lexicon, WIDEST};
use crate::text::Span;

/// The number of a word in a [`Lexicon`]; numbers and words of no table have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(u16);

impl WordId {
    /// A word that stands in no table.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// # Panics
    ///
    /// Where a language has more words than fit, which the tests of the tables would show.
    pub(super) fn new(number: usize) -> Self {
        Self(u16::try_from(number).expect("a language of fewer than 65,536 words"))
    }

    pub(super) fn index(self) -> usize {
        self.0.into()
    }
}

/// Longer than any number that stands in a phrase (`24/7`).
const LONGEST_NAMED: usize = 4;

/// One word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it lies in the text.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether it is a word with digits in it.
    pub(crate) mixed: bool,
    /// Which word or sign of the lexicon it is.
    pub(crate) word: WordId,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, possibly with digits after them.
    Word,
    /// Digits with their separators.
    Number,
    /// Anything else: one character.
    Sign(char),
}

/// What an apostrophe does to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apostrophe {
    /// It stands inside (`didn't`).
    Inside,
    /// It ends an elided word (`d'euros`).
    Ends,
}

impl Lexicon {
    /// Appends the tokens of `text[within]` to `tokens`.
    pub(crate) fn tokenise(&self, text: &str, within: Span, tokens: &mut Vec<Token>) {
        let (mut at, mut spaced) = (within.start() as usize, true);
        let (end, bytes) = (within.end() as usize, text.as_bytes());
        while at < end {
            let first = bytes[at];
            if first == b' ' {
                (spaced, at) = (true, at + 1);
                continue;
            }
            let rest = &text[at..end];
            let (kind, len) = if first.is_ascii_digit() {
                (TokenKind::Number, number_len(rest))
            } else if first.is_ascii_alphabetic() {
                (TokenKind::Word, self.word_len(rest))
            } else {
                match rest.chars().next() {
                    Some(c) if c.is_whitespace() => {
                        (spaced, at) = (true, at + c.len_utf8());
                        continue;
                    }
                    Some(c @ ('\'' | '’')) if possessive(rest) => {
                        (TokenKind::Word, c.len_utf8() + 1)
                    }
                    Some(c) if c.is_alphabetic() => (TokenKind::Word, self.word_len(rest)),
                    Some(c) => (TokenKind::Sign(c), c.len_utf8()),
                    None => break,
                }
            };
            let word = match kind {
                TokenKind::Number if len > LONGEST_NAMED => WordId::UNKNOWN,
                _ => self.word(&rest[..len]),
            };
            tokens.push(Token {
                span: Span::new(at as u32, (at + len) as u32),
                kind,
                spaced,
                mixed: kind == TokenKind::Word && has_digit(&rest[..len]),
                word,
            });
            at += len;
            spaced = false;
        }
    }

    /// The number of a word as printed.
    pub(crate) fn word(&self, raw: &str) -> WordId {
        if raw.len() > WIDEST {
            return WordId::UNKNOWN;
        }
        let ascii = raw.is_ascii();
        if ascii && let Some(word) = self.ascii_id(raw.as_bytes()) {
            return word;
        }
        let mut buffer = [0; 2 * WIDEST];
        let mut len = 0;
        if ascii {
            for (to, from) in buffer.iter_mut().zip(raw.bytes()) {
                *to = from.to_ascii_lowercase();
            }
            len = raw.len();
        } else {
            for c in raw.chars().flat_map(char::to_lowercase) {
                let c = if c == '’' { '\'' } else { c };
                if len + 4 > buffer.len() {
                    return WordId::UNKNOWN;
                }
                len += c.encode_utf8(&mut buffer[len..]).len();
            }
        }
        std::str::from_utf8(&buffer[..len]).map_or(WordId::UNKNOWN, |lower| self.id(lower))
    }

    /// The tokens of a whole text.
    #[cfg(test)]
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.tokenise(text, Span::new(0, text.len() as u32), &mut tokens);
        tokens
    }

    /// The length of the word at the start of `rest`: letters, and digits after them unless the letters are a currency.
    fn word_len(&self, rest: &str) -> usize {
        let letters = letters_len(rest, self.apostrophe);
        if !rest[letters..].starts_with(|c: char| c.is_ascii_digit())
            || rest[..letters].ends_with(['\'', '’'])
        {
            return letters;
        }
        let currency = |word: &str| self.classes(self.word(word)).has(Class::Currency);
        if letters <= 4 && currency(&rest[..letters]) {
            return letters;
        }
        alphanumeric_len(rest)
    }
}

/// The words and signs of a phrase of a table.
pub(super) fn tokenise_phrase(phrase: &str, apostrophe: Apostrophe) -> impl Iterator<Item = &str> {
    let mut rest = phrase.trim_start();
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let len = match first {
            '\'' | '’' if possessive(rest) => first.len_utf8() + 1,
            _ if first.is_alphabetic() => {
                let letters = letters_len(rest, apostrophe);
                let digits = rest[letters..].starts_with(|c: char| c.is_ascii_digit());
                if digits && !rest[..letters].ends_with(['\'', '’']) {
                    alphanumeric_len(rest)
                } else {
                    letters
                }
            }
            _ if first.is_ascii_digit() => number_len(rest),
            _ => first.len_utf8(),
        };
        let (word, tail) = rest.split_at(len);
        rest = tail.trim_start();
        Some(word)
    })
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

fn alphanumeric_len(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len())
}

/// Digits, with separators between them; narrow and fixed spaces only before exactly three digits.
fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut len = digits(bytes);
    loop {
        let (sign, joins) = match bytes.get(len) {
            Some(b'.' | b',') => (1, 1..=usize::MAX),
            Some(b'\'') => (1, 3..=3),
            Some(0xc2) if bytes[len..].starts_with("\u{a0}".as_bytes()) => (2, 3..=3),
            Some(0xe2)
                if ["\u{202f}", "\u{2009}", "’"]
                    .iter()
                    .any(|sign| bytes[len..].starts_with(sign.as_bytes())) =>
            {
                (3, 3..=3)
            }
            _ => return len,
        };
        let run = digits(&bytes[len + sign..]);
        if !joins.contains(&run) {
            return len;
        }
        len += sign + run;
    }
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// Letters, apostrophes inside, points between single letters (`U.S`); where apostrophes end words, that one too.
fn letters_len(rest: &str, apostrophe: Apostrophe) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        if byte.is_ascii() && byte != b'\'' && byte != b'.' {
            break;
        }
        let Some(c) = rest[at..].chars().next() else {
            break;
        };
        match c {
            '\'' | '’' if apostrophe == Apostrophe::Ends => return at + c.len_utf8(),
            '\'' | '’' if !possessive(&rest[at..]) && next_is_letter(&rest[at..]) => {}
            '.' if single_letter(&rest[..at]) && next_is_letter(&rest[at..]) => {}
            _ if c.is_alphabetic() => {}
            _ => break,
        }
        at += c.len_utf8();
    }
    at
}

fn next_is_letter(from_sign: &str) -> bool {
    from_sign.chars().nth(1).is_some_and(char::is_alphabetic)
}

/// Whether `word` is one letter, or ends in a point and one letter.
fn single_letter(word: &str) -> bool {
    let mut back = word.chars().rev();
    back.next().is_some_and(char::is_alphabetic) && back.next().is_none_or(|c| c == '.')
}

/// Whether `rest` starts with an apostrophe and an s that ends a word.
fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    chars.next() == Some('s') && !chars.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use crate::lang::by_tag;

    fn words<'t>(tag: &str, text: &'t str) -> Vec<&'t str> {
        let tokens = by_tag(tag).unwrap().lexicon().tokens(text);
        tokens.iter().map(|t| &text[t.span.range()]).collect()
    }

    #[test]
    fn separators_stay_inside_numbers_and_points_end_them() {
        assert_eq!(
            words("en", "$1,234.5 or 12."),
            ["$", "1,234.5", "or", "12", "."]
        );
        assert_eq!(
            words("en", "5\u{a0}200 and 10\u{a0}km"),
            ["5\u{a0}200", "and", "10", "km"]
        );
    }

    #[test]
    fn scale_letters_part_from_digits_and_names_keep_theirs() {
        assert_eq!(
            words("en", "$15B in EC2, USD34.6"),
            ["$", "15", "B", "in", "EC2", ",", "USD", "34.6"]
        );
    }

    #[test]
    fn possessives_part_from_names_and_abbreviations_hold_together() {
        assert_eq!(
            words("en", "Amazon's U.S. arm didn’t"),
            ["Amazon", "'s", "U.S", ".", "arm", "didn’t"]
        );
    }

    #[test]
    fn an_elided_article_parts_from_its_word() {
        assert_eq!(
            words("fr", "d’euros, l'8 %"),
            ["d’", "euros", ",", "l'", "8", "%"]
        );
    }
}
