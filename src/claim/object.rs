//! Towards whom or what a figure goes.

use super::clause::{FAR, Place};
use super::measure::Evoked;
use super::subject::Context;
use super::{EntityId, Slot};
use crate::lang::{Trigger, has};
use crate::text::Span;

/// How many tokens may stand between a preposition and the object's name.
const OBJECT_REACH: usize = 5;

impl Context<'_> {
    /// Towards whom or what: a name after one of `prepositions`, or between figure and noun (`$15B OpenAI Investment`).
    pub(super) fn object(
        &self,
        evoked: Option<&Evoked>,
        prepositions: &[&str],
        place: Place,
        subject: Option<EntityId>,
    ) -> Option<Slot<EntityId>> {
        let words = self.words;
        let other =
            |(span, id): (Span, EntityId)| (Some(id) != subject).then_some(Slot::said(id, span));
        if let Some(noun) = evoked
            .filter(|e| e.how == Trigger::Noun && e.first >= place.end && e.first <= place.end + 3)
        {
            let between = (place.end..noun.first)
                .find_map(|at| self.mention_at(at))
                .and_then(other);
            if between.is_some() {
                return between;
            }
        }
        let after_figure = self
            .after_preposition(place.end, prepositions)
            .and_then(other);
        let after_word = || {
            evoked
                .and_then(|e| self.after_preposition(e.end, prepositions))
                .and_then(other)
        };
        let anywhere = || {
            let prepositions = prepositions
                .iter()
                .filter(|p| has(words.locale.inside, p))
                .copied()
                .collect::<Vec<_>>();
            (place.first.saturating_sub(FAR)..words.tokens.len().min(place.end + FAR))
                .find_map(|at| self.after_preposition_at(at, &prepositions).and_then(other))
        };
        after_figure.or_else(after_word).or_else(|| {
            evoked
                .filter(|e| !e.frame.toward.is_empty())
                .and_then(|_| anywhere())
        })
    }

    /// The first name behind a preposition, from token `from` on, before another figure or clause starts.
    fn after_preposition(&self, from: usize, prepositions: &[&str]) -> Option<(Span, EntityId)> {
        let words = self.words;
        for at in from..(from + OBJECT_REACH).min(words.tokens.len()) {
            if words.is_number(at) || matches!(words.sign(at), Some(',' | ';' | ':')) {
                return None;
            }
            if let Some(found) = self.after_preposition_at(at, prepositions) {
                return Some(found);
            }
        }
        None
    }

    fn after_preposition_at(&self, at: usize, prepositions: &[&str]) -> Option<(Span, EntityId)> {
        if !prepositions.iter().any(|word| self.words.is(at, word)) {
            return None;
        }
        let words = self.words;
        let noun = at + 1 + usize::from(words.is_in(at + 1, words.locale.articles));
        // "in the company Orbit"
        let named =
            has(words.locale.descriptions, &words.lower(noun)).then(|| self.mention_at(noun + 1));
        self.mention_at(noun).or_else(|| named?)
    }
}
