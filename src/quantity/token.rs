//! Tokens: words, numbers and signs, with nothing lost between them.

use crate::text::Span;

/// One word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it lies in the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, possibly with digits after them.
    Word,
    /// Digits with their separators.
    Number,
    /// Anything else: one character.
    Sign(char),
}
