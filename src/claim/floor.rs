//! Who holds the floor from one sentence to the next.

use super::attribution::{Voice, is_quote};
use super::clause::FAR;
use super::{Reason, Slot, Speaker};
use crate::quantity::Words;

/// Who speaks from one sentence to the next: a quotation that stays open, and sentences of quoted words that name nobody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Floor {
    pub(super) speaker: Option<Speaker>,
    /// The last one who spoke, and how many sentences ago that was.
    pub(super) last: Option<Speaker>,
    since: usize,
    block: Option<usize>,
    open: bool,
}

/// For how many sentences "she said" speaks of the last one who spoke.
const HELD: usize = 6;

impl Floor {
    /// Takes in one sentence of `block`; who holds the floor in it where it names nobody itself.
    pub(super) fn take(
        &mut self,
        words: &Words<'_>,
        block: usize,
        voices: &[Voice],
    ) -> Option<Slot<Speaker>> {
        if self.block != Some(block) {
            *self = Self {
                block: Some(block),
                last: self.last,
                since: self.since,
                ..Self::default()
            };
        }
        let retold =
            (0..words.tokens.len().min(FAR)).any(|at| words.is_in(at, words.locale.retold));
        let quoted = self.open || retold || words.sign(0).is_some_and(is_quote);
        for at in 0..words.tokens.len() {
            match words.sign(at) {
                Some('“' | '„' | '«') => self.open = true,
                Some('”' | '»') => self.open = false,
                Some('"') => self.open = !self.open,
                _ => {}
            }
        }
        let before = self.speaker;
        self.since += 1;
        if let Some(voice) = voices.last() {
            self.speaker = Some(voice.speaker.value);
            (self.last, self.since) = (self.speaker, 0);
        } else if !quoted {
            self.speaker = None;
        }
        if self.since > HELD {
            self.last = None;
        }
        before
            .filter(|_| quoted && voices.is_empty())
            .map(|speaker| Slot::by(speaker, Reason::Inherited))
    }
}
