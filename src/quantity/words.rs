//! A run of tokens and the questions a parser asks of it: which word, which phrase, which table row.

use super::numeral::Marks;
use crate::lang::{
    Class, Classes, Group, Lexicon, Locale, Phrases, Sense, Stands, Token, TokenKind, WordId,
    has_digit,
};
use crate::text::Span;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Longest phrase in any table, in words.
const LONGEST: usize = 5;

/// Longer than any phrase in any table, in bytes: what is longer is no word of ours and is not looked up.
const WIDEST: u32 = 200;

/// As long as nearly all phrases of the tables are, in bytes.
const NARROW: usize = 32;

/// The tokens of one sentence with the text and the tables to read them by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) locale: &'static Locale,
    pub(crate) lexicon: &'static Lexicon,
    /// How the article separates digits.
    pub(crate) marks: Marks,
}

impl<'a> Words<'a> {
    /// The same from token `first` on.
    pub(super) fn from(&self, first: usize) -> Self {
        let tokens = &self.tokens[first..];
        Self { tokens, ..*self }
    }

    /// Which word or sign of the lexicon token `at` is.
    pub(crate) fn word(&self, at: usize) -> WordId {
        self.tokens.get(at).map_or(WordId::UNKNOWN, |t| t.word)
    }

    /// Whether the word or sign at `at` alone is of `class`.
    pub(crate) fn has(&self, at: usize, class: Class) -> bool {
        self.classes(at).has(class)
    }

    /// Whether the word before `at` is of `class`.
    pub(crate) fn has_before(&self, at: usize, class: Class) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.has(before, class))
    }

    /// The classes of the word or sign at `at` alone.
    pub(crate) fn classes(&self, at: usize) -> Classes {
        self.lexicon.classes(self.word(at))
    }

    /// Whether the word or sign at `at` alone means something to a figure.
    pub(crate) fn means(&self, at: usize) -> bool {
        self.classes(at) != Classes::NONE
    }

    /// What the word or sign at `at` alone means in `class`.
    pub(crate) fn sense(&self, at: usize, class: Class) -> Option<Sense> {
        self.lexicon.sense(self.word(at), class)
    }

    /// The longest phrase of `classes` that starts at `at`: its sense and the token after it.
    pub(crate) fn longest(&self, at: usize, classes: Classes) -> Option<(Sense, usize)> {
        let (sense, taken) = self.lexicon.longest(self.tokens.get(at..)?, classes)?;
        Some((sense, at + taken))
    }

    /// All senses of the longest phrase of `classes` that starts at `at`, and the token after it.
    pub(crate) fn longest_senses(
        &self,
        at: usize,
        classes: Classes,
    ) -> Option<(&'static [Sense], usize)> {
        let (senses, taken) = self
            .lexicon
            .longest_senses(self.tokens.get(at..)?, classes)?;
        Some((senses, at + taken))
    }

    /// The token after the longest phrase of `class` that starts at `at`.
    pub(crate) fn phrase(&self, at: usize, class: Class) -> Option<usize> {
        self.longest(at, class.into()).map(|(_, end)| end)
    }

    /// The longest phrase of `classes` that ends just before `end`: its sense and its first token.
    pub(crate) fn longest_before(&self, end: usize, classes: Classes) -> Option<(Sense, usize)> {
        let (sense, taken) = self
            .lexicon
            .longest_before(self.tokens.get(..end)?, classes)?;
        Some((sense, end - taken))
    }

    /// The first token of the longest phrase of `class` that ends just before `end`.
    pub(crate) fn ends(&self, end: usize, class: Class) -> Option<usize> {
        self.longest_before(end, class.into()).map(|(_, at)| at)
    }

    /// Whether a hyphen without spaces stands at `at`, and something behind it.
    pub(crate) fn hyphen(&self, at: usize) -> bool {
        matches!(self.sign(at), Some('-' | '‑' | '–'))
            && !self.spaced(at)
            && !self.spaced(at + 1)
            && at + 1 < self.tokens.len()
    }

    /// The token after a hyphen at `at`, or `at`.
    pub(crate) fn past_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.hyphen(at))
    }

    /// The token after an abbreviation's point at `at`, or `at`.
    pub(crate) fn past_point(&self, at: usize) -> usize {
        let point = self.sign(at) == Some('.')
            && !self.spaced(at)
            && at + 1 < self.tokens.len()
            && (self.has_before(at, Class::Abbreviation)
                || self.has_before(at, Class::Scale)
                    && self.raw(at - 1).len() <= 4
                    && !self.is_capitalised(at + 1));
        at + usize::from(point)
    }

    /// Whether the word before `at` is elided and belongs to it (`d'euros`).
    pub(crate) fn elided(&self, at: usize) -> bool {
        at > 0 && !self.spaced(at) && self.raw(at - 1).ends_with(['\'', '’'])
    }

    /// The number at `at` is plain digits.
    pub(crate) fn plain(&self, at: usize) -> bool {
        self.is_number(at) && self.raw(at).bytes().all(|b| b.is_ascii_digit())
    }

    /// The characters of token `at`; empty past the end.
    pub(crate) fn raw(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.text[token.span.range()])
    }

    /// The word at `at` in lower case; empty where there is no word, or one too long to be one.
    pub(crate) fn lower(&self, at: usize) -> String {
        if self.is_word(at) && self.raw(at).len() <= WIDEST as usize {
            self.raw(at).to_lowercase()
        } else {
            String::new()
        }
    }

    /// Whether token `at` is a word.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether token `at` is a word with digits in it.
    pub(crate) fn is_mixed(&self, at: usize) -> bool {
        self.is_word(at) && has_digit(self.raw(at))
    }

    /// Whether token `at` is a number.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The sign at `at`.
    pub(crate) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            TokenKind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// Whether white space stands before token `at` (or it is the end).
    pub(crate) fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.spaced)
    }

    /// Whether token `at` starts with a capital letter.
    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.is_word(at) && self.raw(at).starts_with(char::is_uppercase)
    }

    /// Whether the word at `at` stands in `table`.
    pub(crate) fn is_in(&self, at: usize, table: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else {
            return false;
        };
        let stands = self.lexicon.stands(token.standing, table);
        stands.is_whole()
            && (!stands.is_unsure() || self.search(at, at + 1, table, |word| word).is_some())
    }

    /// Whether the word at `at` is `word`.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.is_word(at) && self.order(word, at, at + 1).is_eq()
    }

    /// What the single word at `at` means in `table`.
    pub(crate) fn find<T: Copy>(&self, at: usize, table: Phrases<T>) -> Option<T> {
        if !self.is_word(at) || !self.stands(at, table).is_whole() {
            return None;
        }
        let row = self.word_row(at, table, |(word, _)| word)?;
        Some(table[row].1)
    }

    /// The span from token `from` up to, not including, token `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        let first = self.tokens[from].span;
        self.tokens[from..to]
            .last()
            .map_or(first, |last| first.join(last.span))
    }

    /// The longest phrase of `table` that starts at `at`: its meaning and the token after it.
    pub(crate) fn phrase_at<T: Copy>(&self, at: usize, table: Phrases<T>) -> Option<(T, usize)> {
        let (row, end) = self.longest_row(at, table, |(word, _)| word)?;
        Some((table[row].1, end))
    }

    /// Every row of `table` for tokens `from..to`.
    pub(crate) fn rows_at<T>(
        &self,
        from: usize,
        to: usize,
        table: Phrases<T>,
    ) -> std::slice::Iter<'static, (&'static str, T)> {
        let row = match to - from {
            1 => self.word_row(from, table, |(word, _)| word),
            _ => self.search(from, to, table, |(word, _)| word),
        };
        let Some(row) = row else {
            return [].iter();
        };
        let same = |(word, _): &&(&str, T)| *word == table[row].0;
        let start = row - table[..row].iter().rev().take_while(same).count();
        let end = row + table[row..].iter().take_while(same).count();
        table[start..end].iter()
    }

    /// The token in which byte `offset` of the text lies, or the next one.
    pub(crate) fn token_at(&self, offset: u32) -> usize {
        self.tokens
            .partition_point(|token| token.span.end() <= offset)
    }

    /// The longest phrase of `table` that ends just before `end`: its meaning and its first token.
    pub(crate) fn phrase_before<T: Copy>(
        &self,
        end: usize,
        table: Phrases<T>,
    ) -> Option<(T, usize)> {
        let (row, at) = self.longest_row_before(end, table, |(word, _)| word)?;
        Some((table[row].1, at))
    }

    /// The longest of `phrases` that starts at `at`: the token after it.
    pub(crate) fn any_at(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let stands = self.stands(at, phrases);
        if stands.starts_longer() {
            self.longest_row(at, phrases, |word| word)
                .map(|(_, end)| end)
        } else {
            stands.is_whole().then_some(at + 1)
        }
    }

    /// The longest of `phrases` that ends just before `end`: its first token.
    pub(crate) fn any_before(&self, end: usize, phrases: &[&str]) -> Option<usize> {
        self.longest_row_before(end, phrases, |word| word)
            .map(|(_, at)| at)
    }

    /// Whether a phrase of some table of `group` can start at `at`: told at a glance.
    pub(crate) fn opens(&self, at: usize, group: Group) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.lexicon.opens(token.standing, group))
    }

    /// The word at `at` in lower case, not copied where it is printed so.
    pub(crate) fn small(&self, at: usize) -> Cow<'a, str> {
        let raw = self.raw(at);
        let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if self.is_word(at) && raw.len() <= WIDEST as usize && raw.bytes().all(plain) {
            Cow::Borrowed(raw)
        } else {
            Cow::Owned(self.lower(at))
        }
    }

    /// What the word or sign at `at` is to `table`.
    #[inline]
    fn stands<T>(&self, at: usize, table: &[T]) -> Stands {
        match self.tokens.get(at) {
            Some(token) => self.lexicon.stands(token.standing, table),
            None => Stands::NOWHERE,
        }
    }

    /// The longest row of `table` that starts at `at`, and the token after it.
    #[inline]
    fn longest_row<T>(
        &self,
        at: usize,
        table: &[T],
        word: fn(&T) -> &str,
    ) -> Option<(usize, usize)> {
        // Most words start no phrase of the table.
        let stands = self.stands(at, table);
        (stands != Stands::NOWHERE)
            .then(|| self.longest_of(stands, at, table, word))
            .flatten()
    }

    /// The same for a word of which something is known.
    #[inline(never)]
    fn longest_of<T>(
        &self,
        stands: Stands,
        at: usize,
        table: &[T],
        word: fn(&T) -> &str,
    ) -> Option<(usize, usize)> {
        if stands.starts_longer() {
            let ends = (at + 2..=(at + LONGEST).min(self.tokens.len())).rev();
            let mut ends = ends.filter(|end| self.stands(end - 1, table).ends_longer());
            let longer = ends.find_map(|end| Some((self.search(at, end, table, word)?, end)));
            if longer.is_some() {
                return longer;
            }
        }
        let row = || self.word_row(at, table, word);
        stands.is_whole().then(row)?.map(|row| (row, at + 1))
    }

    /// The longest row of `table` that ends just before `end`, and its first token.
    fn longest_row_before<T>(
        &self,
        end: usize,
        table: &[T],
        word: fn(&T) -> &str,
    ) -> Option<(usize, usize)> {
        let last = end.checked_sub(1)?;
        let stands = self.stands(last, table);
        if stands.ends_longer() {
            let starts = end.saturating_sub(LONGEST)..last;
            let mut starts = starts.filter(|at| self.stands(*at, table).starts_longer());
            let longer = starts.find_map(|at| Some((self.search(at, end, table, word)?, at)));
            if longer.is_some() {
                return longer;
            }
        }
        let row = || self.word_row(last, table, word);
        stands.is_whole().then(row)?.map(|row| (row, last))
    }

    /// The row of `table` for the word at `at`.
    fn word_row<T>(&self, at: usize, table: &[T], word: fn(&T) -> &str) -> Option<usize> {
        let known = self.lexicon.phrase(self.tokens.get(at)?.standing, table);
        known.or_else(|| self.search(at, at + 1, table, word))
    }

    /// The row of `table` for tokens `from..to`.
    fn search<T>(
        &self,
        from: usize,
        to: usize,
        table: &[T],
        word: fn(&T) -> &str,
    ) -> Option<usize> {
        let mut room = [0; NARROW];
        let found = match self.plain_phrase(from, to, &mut room) {
            Some(phrase) => table.binary_search_by(|row| word(row).as_bytes().cmp(phrase)),
            None => table.binary_search_by(|row| self.order(word(row), from, to)),
        };
        found.ok()
    }

    /// Tokens `from..to` as tables write phrases, where they are short and plain.
    fn plain_phrase<'r>(
        &self,
        from: usize,
        to: usize,
        room: &'r mut [u8; NARROW],
    ) -> Option<&'r [u8]> {
        let mut len = 0;
        for at in from..to {
            if at > from && self.spaced(at) {
                *room.get_mut(len)? = b' ';
                len += 1;
            }
            let raw = self.raw(at).as_bytes();
            let here = room.get_mut(len..len + raw.len())?;
            here.copy_from_slice(raw);
            here.make_ascii_lowercase();
            len += raw.len();
        }
        room[..len].is_ascii().then_some(&room[..len])
    }

    /// How `phrase` stands to tokens `from..to` as tables write phrases: lower case, hyphens and abbreviation points kept,
    /// one space between words.
    fn order(&self, mut phrase: &str, from: usize, to: usize) -> Ordering {
        for at in from..to {
            let space = if at > from && self.spaced(at) {
                " "
            } else {
                ""
            };
            match behind(phrase, space).and_then(|rest| behind(rest, self.raw(at))) {
                Ok(rest) => phrase = rest,
                Err(order) => return order,
            }
        }
        phrase.len().cmp(&0)
    }
}

/// What follows in `phrase` behind `token` in lower case, or how the two differ. Every word is held against every table,
/// so nothing is copied for it.
fn behind<'p>(phrase: &'p str, token: &str) -> Result<&'p str, Ordering> {
    let printed = phrase.as_bytes();
    for (at, byte) in token.bytes().enumerate() {
        if !byte.is_ascii() {
            return behind_letters(&phrase[at..], &token[at..]); // so far both are ASCII
        }
        match printed.get(at).cmp(&Some(&byte.to_ascii_lowercase())) {
            Ordering::Equal => {}
            order => return Err(order),
        }
    }
    Ok(&phrase[token.len()..])
}

/// The same for letters of any script.
fn behind_letters<'p>(phrase: &'p str, token: &str) -> Result<&'p str, Ordering> {
    let mut rest = phrase.chars();
    for c in token.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        match rest.next().cmp(&Some(c)) {
            Ordering::Equal => {}
            order => return Err(order),
        }
    }
    Ok(rest.as_str())
}
