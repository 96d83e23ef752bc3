//! The names that pronouns and descriptions stand for.

use super::clause::FAR;
use super::subject::Context;
use super::{EntityId, Reason, Slot};
use crate::lang::has;

impl Context<'_> {
    /// The name a pronoun stands for: the first fit name of its own sentence before it, else of the sentence before.
    pub(super) fn antecedent(&self, pronoun: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        let token = words.tokens[pronoun].span;
        let here = self.mentions(words);
        let earlier = (here.iter().take(FAR)).take_while(|(span, _)| span.end() <= token.start());
        if let Some((_, id)) = earlier
            .clone()
            .find(|(span, _)| !self.oblique(words, *span))
        {
            return Some(Slot::said(*id, token).because(Reason::Pronoun));
        }
        // "With its investment Amazon …": the name follows.
        if pronoun <= 1
            && let Some((_, id)) =
                (here.iter().take(FAR)).find(|(span, _)| span.start() > token.end())
            && (words.is_in(0, words.locale.oblique) || words.is_in(0, words.locale.beside))
        {
            return Some(Slot::said(*id, token).because(Reason::Pronoun));
        }
        let before = self.before?;
        let mentions = self.mentions(before);
        let topic = mentions
            .iter()
            .take(FAR)
            .find(|(span, _)| !self.oblique(before, *span))
            .or_else(|| mentions.first());
        topic.map(|(_, id)| Slot::said(*id, token).because(Reason::Pronoun))
    }

    /// The name a description stands for: `the company` for what the sentence before is about, `the tech giant` for the
    /// latest name before it.
    pub(super) fn described(&self, at: usize, head: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        let span = words.span(at, head + 1);
        if has(words.locale.topical, &words.lower(head)) {
            let slot = self.antecedent(at)?;
            return Some(Slot::said(slot.value, span).because(Reason::Description));
        }
        let here = self.mentions(words);
        let ended = here.partition_point(|(m, _)| m.end() <= span.start());
        let latest = here[..ended]
            .last()
            .or_else(|| self.mentions(self.before?).last());
        latest.map(|(_, id)| Slot::said(*id, span).because(Reason::Description))
    }
}
