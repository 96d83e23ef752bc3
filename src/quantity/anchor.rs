//! Where a figure can start: a quick look at every token, so that only few are read any further.

use super::Words;
use super::share::BETWEEN;
use super::unit::BEHIND;
use crate::lang::{Class, Classes, Opening, TokenKind, WEB};

/// What makes an article before it count one.
const COUNTED_OFF: Classes = BEHIND.with(&[
    Class::Fraction,
    Class::Share,
    Class::Ordinal,
    Class::Number,
    Class::Dozen,
    Class::Round,
    Class::RangeJoin,
    Class::NumberJoin,
    Class::Scale,
]);

impl Words<'_> {
    /// Whether a figure may start at token `at`.
    pub(super) fn is_anchor(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !token.opens {
            return false;
        }
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Sign('-' | '−' | '–' | '.' | ',') if !self.spaced(at + 1) => true,
            TokenKind::Sign('\u{bc}'..='\u{be}' | '\u{2153}'..='\u{215e}') => true,
            TokenKind::Sign(_) => self.lexicon.opening(token.word).is_phrase(),
            TokenKind::Word => self.word_opens(at),
        }
    }

    /// Whether a figure may start at the word at `at`, which opens something.
    fn word_opens(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match self.lexicon.opening(token.word) {
            Opening::Always => true,
            Opening::BeforeJoin => self.has(at + 1, Class::NumberJoin),
            // Inside of a web address every word tells where it ends.
            Opening::Phrase | Opening::One if !token.spaced => true,
            Opening::Phrase => self.opens_phrase(at) || self.is_mixed(at),
            Opening::One => self.counts_off(at),
            // Of unknown words, names with digits, numbers in one word, and starts and parts of web addresses.
            Opening::Never => {
                self.is_mixed(at)
                    || WEB.contains(&self.raw(at)) && !self.spaced(at + 1)
                    || self.may_be_compound(at) && (!token.spaced || self.is_compound(at))
            }
        }
    }

    /// Whether a phrase that a figure can start with stands at `at`, or a unit with a fraction behind it.
    fn opens_phrase(&self, at: usize) -> bool {
        let joined = || {
            let unit = self.unit(at);
            unit.is_some_and(|unit| self.has(unit.end, Class::NumberJoin))
        };
        self.longest(at, Class::ANCHORS).is_some() || self.has(at, Class::Time) && joined()
    }

    /// Whether the article at `at` starts a longer phrase, or stands before what it can count.
    fn counts_off(&self, at: usize) -> bool {
        let reach = |at| self.lexicon.reach(self.word(at));
        let next = at + 1;
        let share = |word| reach(word).has(Class::Share);
        reach(next).meets(COUNTED_OFF)
            || self.hyphen(next)
            || reach(at).has(Class::Number)
            || !self.locale.adjectives_first && (next + 1..=next + BETWEEN).any(share)
            || self
                .longest(at, Class::ANCHORS)
                .is_none_or(|(_, end)| end > next)
    }
}
