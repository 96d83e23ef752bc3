//! Tokens: words, numbers and signs, with nothing but white space lost between them.

use crate::lang::{Locale, has};
use crate::text::Span;

/// One word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it lies in the text.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
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

/// The tokens of `text[within]`.
pub(crate) fn tokenise(text: &str, within: Span, locale: &Locale) -> Vec<Token> {
    let (mut tokens, mut at, mut spaced) = (Vec::new(), within.start() as usize, true);
    let end = within.end() as usize;
    while let Some(first) = text[at..end].chars().next() {
        let rest = &text[at..end];
        let (kind, len) = match first {
            _ if first.is_whitespace() => {
                spaced = true;
                at += first.len_utf8();
                continue;
            }
            '0'..='9' => (TokenKind::Number, number_len(rest)),
            '\'' | '’' if possessive(rest) => (TokenKind::Word, first.len_utf8() + 1),
            _ if first.is_alphabetic() => (TokenKind::Word, word_len(rest, locale)),
            _ => (TokenKind::Sign(first), first.len_utf8()),
        };
        tokens.push(Token {
            span: Span::new(at as u32, (at + len) as u32),
            kind,
            spaced,
        });
        at += len;
        spaced = false;
    }
    tokens
}

/// Digits, with separators between them; narrow and fixed spaces only before exactly three digits.
fn number_len(rest: &str) -> usize {
    let mut len = digits(rest);
    loop {
        let tail = &rest[len..];
        let Some(sign) = tail.chars().next() else {
            return len;
        };
        let after = &tail[sign.len_utf8()..];
        let run = digits(after);
        let joins = match sign {
            '.' | ',' => run > 0,
            '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' => run == 3,
            _ => false,
        };
        if !joins {
            return len;
        }
        len += sign.len_utf8() + run;
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Letters and the digits after them, apostrophes inside, points between single letters (`U.S`).
fn word_len(rest: &str, locale: &Locale) -> usize {
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let joins = match c {
            _ if c.is_alphabetic() => true,
            '0'..='9' => !has(locale.currency_codes, &rest[..at]),
            '\'' | '’' => !possessive(&rest[at..]) && next_is_letter(&rest[at..]),
            '.' => single_letter(&rest[..at]) && next_is_letter(&rest[at..]),
            _ => false,
        };
        if !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
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
    use super::*;
    use crate::lang::locale_of;
    use crate::text::Source;

    fn words(text: &str) -> Vec<&str> {
        let locale = locale_of(&Source::verbatim("t", "", Vec::new())).unwrap();
        let tokens = tokenise(text, Span::new(0, text.len() as u32), locale);
        tokens.iter().map(|t| &text[t.span.range()]).collect()
    }

    #[test]
    fn separators_stay_inside_numbers_and_points_end_them() {
        assert_eq!(words("$1,234.5 or 12."), ["$", "1,234.5", "or", "12", "."]);
        assert_eq!(
            words("5\u{a0}200 and 10\u{a0}km"),
            ["5\u{a0}200", "and", "10", "km"]
        );
    }

    #[test]
    fn scale_letters_part_from_digits_and_names_keep_theirs() {
        assert_eq!(
            words("$15B in EC2, USD34.6"),
            ["$", "15", "B", "in", "EC2", ",", "USD", "34.6"]
        );
    }

    #[test]
    fn possessives_part_from_names_and_abbreviations_hold_together() {
        assert_eq!(
            words("Amazon's U.S. arm didn’t"),
            ["Amazon", "'s", "U.S", ".", "arm", "didn’t"]
        );
    }
}
