//! The two sides of a vote: `voted by five to three`, `failed 57 votes to 42`.

use super::{Noun, Words};
use crate::lang::{Class, Classes};

/// What the two sides of a vote count, the same word in every language.
const VOTE: &str = "vote";
/// How many tokens before a vote its verb stands.
const VOTED: usize = 12;
/// Words that can stand between the two sides.
const SIDES: Classes = Classes::of(&[Class::To, Class::Against]);

impl Words<'_> {
    /// What the number at `first..end` counts, if it is one side of a vote.
    pub(super) fn tally(&self, first: usize, end: usize) -> Option<Noun> {
        self.is_tally(first, end).then(|| Noun {
            head: VOTE.to_owned(),
            span: None,
        })
    }

    /// Whether the number at `first..end` is one of two with a single word between them, behind a word for voting.
    pub(super) fn is_tally(&self, first: usize, end: usize) -> bool {
        let joins = |at: usize| {
            self.is_word(at)
                && (self.classes(at).meets(SIDES) || self.is_in(at, self.locale.versus))
        };
        let number = |at: usize| self.is_number(at) || self.has(at, Class::Number);
        let counted = |at: usize| {
            self.is_word(at) && !self.classes(at).meets(SIDES) && !self.has(at, Class::Function)
        };
        let votes = |at: usize| self.any_at(at, self.locale.voted).is_some();
        let behind = || joins(end) && number(end + 1) && (!counted(end + 2) || votes(end + 2));
        let ahead = || {
            first >= 2 && joins(first - 1) && !counted(end) && {
                let votes = first >= 3 && self.any_at(first - 2, self.locale.voted).is_some();
                number(first - 2) || (votes && number(first - 3))
            }
        };
        let from = first.saturating_sub(VOTED);
        (behind() || ahead())
            && (from..first).any(|at| self.any_at(at, self.locale.voted).is_some())
    }
}
