//! Tokens: words, numbers and signs, with nothing but white space lost between them, and every word known by its number.

use super::figure_sense::Class;
use super::lexicon::{Known, Lexicon, Opening, SHORT, WIDEST};
use super::starts::Standing;
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

/// What web addresses start with.
pub(crate) const WEB: [&str; 3] = ["http", "https", "www"];

/// One word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it lies in the text.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether a figure may start with it, as far as the token alone tells.
    pub(crate) opens: bool,
    /// Which word or sign of the lexicon it is.
    pub(crate) word: WordId,
    /// What it is to the tables that claims are read with.
    pub(crate) standing: Standing,
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
        let (text, bytes) = (&text[..within.end() as usize], text.as_bytes());
        while at < text.len() {
            let first = bytes[at];
            if first == b' ' {
                (spaced, at) = (true, at + 1);
                continue;
            }
            let (kind, len, known, opens) = if first.is_ascii_alphabetic() {
                let (len, known, opens) = self.word_token(text, at);
                (TokenKind::Word, len, known, opens)
            } else if first.is_ascii_digit() {
                let len = number_len(&text[at..]);
                let known = if len > LONGEST_NAMED {
                    Known::default()
                } else {
                    let bytes = bytes[at..at + len].iter().rev();
                    self.known_short(bytes.fold(0, |sum, byte| sum << 8 | u128::from(*byte)))
                };
                (TokenKind::Number, len, known, true)
            } else {
                let rest = &text[at..];
                match rest.chars().next() {
                    Some(c) if c.is_whitespace() => {
                        (spaced, at) = (true, at + c.len_utf8());
                        continue;
                    }
                    Some(c @ ('\'' | '’')) if possessive(rest) => {
                        let len = c.len_utf8() + 1;
                        let known = self.printed(&rest[..len]);
                        let opens = self.word_opens(known.word, &rest[..len]);
                        (TokenKind::Word, len, known, opens)
                    }
                    Some(c) if c.is_alphabetic() => {
                        let (len, known, opens) = self.word_token(text, at);
                        (TokenKind::Word, len, known, opens)
                    }
                    Some(c) => {
                        let known = self.sign(c, rest);
                        let opens = self.opening(known.word).is_phrase() || sign_opens(c);
                        (TokenKind::Sign(c), c.len_utf8(), known, opens)
                    }
                    None => break,
                }
            };
            tokens.push(Token {
                span: Span::new(at as u32, (at + len) as u32),
                kind,
                spaced,
                opens,
                word: known.word,
                standing: known.standing,
            });
            at += len;
            spaced = false;
        }
    }

    /// The word that starts at byte `at`: its length, what is known of it, and whether a figure may start with it.
    fn word_token(&self, text: &str, at: usize) -> (usize, Known, bool) {
        if let Some((len, known)) = self.plain_word(&text.as_bytes()[at..]) {
            let opens = self.word_opens(known.word, &text[at..at + len]);
            return (len, known, opens);
        }
        let rest = &text[at..];
        let len = self.word_len(rest);
        let raw = &rest[..len];
        let known = self.printed(raw);
        let opens = has_digit(raw) || self.word_opens(known.word, raw);
        (len, known, opens)
    }

    /// The word at the start of `rest`, by its length and what is known of it, if it is short, all ASCII letters, and
    /// nothing behind it may belong to it: as most words are.
    fn plain_word(&self, rest: &[u8]) -> Option<(usize, Known)> {
        let (len, letters) = leading_letters(rest.first_chunk()?);
        match rest[..SHORT].get(len)? {
            b'\'' | b'0'..=b'9' | 0x80.. => None,
            b'.' if len == 1 => None, // "U.S."
            _ => Some((len, self.known_short(letters))),
        }
    }

    /// Whether a figure may start with this word.
    fn word_opens(&self, word: WordId, raw: &str) -> bool {
        if word == WordId::UNKNOWN {
            self.may_be_compound(raw) || WEB.contains(&raw)
        } else {
            self.opening(word) != Opening::Never
        }
    }

    /// What is known of the sign at the start of `rest`.
    fn sign(&self, sign: char, rest: &str) -> Known {
        match self.ascii.get(sign as usize) {
            Some(known) => *known,
            None => self.printed(&rest[..sign.len_utf8()]),
        }
    }

    /// The number of a word as printed.
    pub(crate) fn word(&self, raw: &str) -> WordId {
        self.printed(raw).word
    }

    /// What is known of a word as printed.
    fn printed(&self, raw: &str) -> Known {
        if raw.len() > WIDEST {
            return Known::default();
        }
        let mut buffer = [0; 2 * WIDEST];
        if raw.is_ascii() {
            let lower = &mut buffer[..raw.len()];
            lower.copy_from_slice(raw.as_bytes());
            lower.make_ascii_lowercase();
            return std::str::from_utf8(lower)
                .map_or_else(|_| Known::default(), |lower| self.known(lower));
        }
        let mut len = 0;
        let mut push = |c: char| {
            let c = if c == '’' { '\'' } else { c };
            let room = buffer.get_mut(len..len + 4)?;
            len += c.encode_utf8(room).len();
            Some(())
        };
        let whole = raw.chars().try_for_each(|c| match c {
            'a'..='z' | 'ß'..='ÿ' => push(c), // most letters are small ones
            _ => c.to_lowercase().try_for_each(&mut push),
        });
        let lower = whole.and_then(|()| std::str::from_utf8(&buffer[..len]).ok());
        lower.map_or_else(Known::default, |lower| self.known(lower))
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

/// Whether a number or its minus may start with this sign, whatever the tables say.
const fn sign_opens(sign: char) -> bool {
    matches!(
        sign,
        '-' | '−' | '–' | '.' | ',' | '\u{bc}'..='\u{be}' | '\u{2153}'..='\u{215e}'
    )
}

/// Whether a word has digits in it.
pub(crate) fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// How many ASCII letters `window` starts with, and these in lower case as the bytes of a number. All sixteen bytes are
/// looked at in one calculation, because a loop over the letters of each word costs more than all else about it.
fn leading_letters(window: &[u8; SHORT]) -> (usize, u128) {
    const EACH: u128 = u128::MAX / 0xff; // a one in each byte
    const HIGH: u128 = 0x80 * EACH;
    let lower = u128::from_le_bytes(*window) | (0x20 * EACH);
    let low = lower & !HIGH;
    // The high bit of a byte is set from `a` on, and from behind `z` on; no byte carries into the next.
    let from_a = low + 0x1f * EACH;
    let behind_z = low + 0x05 * EACH;
    let others = !(from_a & !behind_z & !lower) & HIGH;
    let len = others.trailing_zeros() as usize / 8;
    let mask = 1_u128
        .checked_shl(8 * len as u32)
        .map_or(u128::MAX, |bit| bit - 1);
    (len, lower & mask)
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
            _ if is_letter(c) => {}
            _ => break,
        }
        at += c.len_utf8();
    }
    at
}

/// Whether `c` is a letter; those of Western Europe need no table.
fn is_letter(c: char) -> bool {
    matches!(c, 'à'..='ö' | 'ø'..='ÿ') || c.is_alphabetic()
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
    use super::{SHORT, leading_letters};
    use crate::lang::by_tag;

    fn words<'t>(tag: &str, text: &'t str) -> Vec<&'t str> {
        let tokens = by_tag(tag).unwrap().lexicon().tokens(text);
        tokens.iter().map(|t| &text[t.span.range()]).collect()
    }

    #[test]
    fn letters_are_counted_and_lowered_in_one_calculation() {
        for byte in 0..=u8::MAX {
            for place in 0..SHORT {
                let mut window = *b"AbCdEfGhIjKlMnOp";
                window[place] = byte;
                let naive = window
                    .iter()
                    .take_while(|b| b.is_ascii_alphabetic())
                    .count();
                let mut lower = window;
                lower.make_ascii_lowercase();
                lower[naive..].fill(0);
                let expected = (naive, u128::from_le_bytes(lower));
                assert_eq!(leading_letters(&window), expected, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn a_word_at_the_end_of_its_text_reads_as_anywhere() {
        for word in [
            "a",
            "three",
            "U.S",
            "didn't",
            "EC2",
            "Überschuss",
            "responsibilities",
        ] {
            let long = format!("{word} and so on, and so on");
            let lexicon = by_tag("en").unwrap().lexicon();
            let (short, long) = (lexicon.tokens(word), lexicon.tokens(&long));
            assert_eq!(short[0], long[0], "{word}");
        }
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
