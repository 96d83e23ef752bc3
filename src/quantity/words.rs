//! A run of tokens and the questions a parser asks of it: which word, which phrase, which table row.

use super::{Token, TokenKind};
use crate::lang::{Locale, Phrases, has, look_up};
use crate::text::Span;

/// Longest phrase in any table, in words.
const LONGEST: usize = 5;

/// Longer than any phrase in any table, in bytes: what is longer is no word of ours and is not looked up.
const WIDEST: u32 = 200;

/// The tokens of one sentence with the text and the tables to read them by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) locale: &'static Locale,
}

impl<'a> Words<'a> {
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
        self.is_word(at) && has(table, &self.lower(at))
    }

    /// What the single word at `at` means in `table`.
    pub(crate) fn find<T: Copy>(&self, at: usize, table: Phrases<T>) -> Option<T> {
        if self.is_word(at) {
            look_up(table, &self.lower(at)).copied()
        } else {
            None
        }
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
        let longest = (at + LONGEST).min(self.tokens.len());
        (at + 1..=longest)
            .rev()
            .find_map(|end| Some((*look_up(table, &self.joined(at, end))?, end)))
    }

    /// Every row of `table` for tokens `from..to`.
    pub(crate) fn rows_at<T>(
        &self,
        from: usize,
        to: usize,
        table: Phrases<T>,
    ) -> std::slice::Iter<'static, (&'static str, T)> {
        let phrase = self.joined(from, to);
        let start = table.partition_point(|(word, _)| *word < phrase.as_str());
        let end = table.partition_point(|(word, _)| *word <= phrase.as_str());
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
        let from = end.saturating_sub(LONGEST);
        (from..end).find_map(|at| Some((*look_up(table, &self.joined(at, end))?, at)))
    }

    /// The longest of `phrases` that starts at `at`: the token after it.
    pub(crate) fn any_at(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let longest = (at + LONGEST).min(self.tokens.len());
        (at + 1..=longest)
            .rev()
            .find(|&end| has(phrases, &self.joined(at, end)))
    }

    /// The longest of `phrases` that ends just before `end`: its first token.
    pub(crate) fn any_before(&self, end: usize, phrases: &[&str]) -> Option<usize> {
        let from = end.saturating_sub(LONGEST);
        (from..end).find(|&at| has(phrases, &self.joined(at, end)))
    }

    /// Tokens `from..to` as tables write phrases: lower case, hyphens and abbreviation points kept, one space between words.
    fn joined(&self, from: usize, to: usize) -> String {
        let mut phrase = String::new();
        if from < to && self.span(from, to).len() > WIDEST {
            return phrase;
        }
        for at in from..to {
            if at > from && self.spaced(at) {
                phrase.push(' ');
            }
            phrase.extend(self.raw(at).chars().flat_map(char::to_lowercase));
        }
        phrase
    }
}
