//! The names that pronouns and descriptions stand for.

use super::clause::FAR;
use super::entity::{Described, description_at};
use super::subject::{Bearer, Context, is_verb};
use super::{EntityId, Reason, Slot};
use crate::lang::{Group, has};
use crate::quantity::Words;
use crate::text::Span;

impl Context<'_> {
    /// Whom the word at `here` stands for, if it can stand for somebody at all.
    pub(super) fn somebody(&self, here: usize, at: usize) -> Option<Bearer> {
        if self.words.opens(here, Group::Somebody) || self.is_currency(here) {
            return self.stands_for(here, at);
        }
        debug_assert!(
            self.stands_for(here, at).is_none(),
            "what stands for somebody starts with a word of `Group::Somebody`"
        );
        None
    }

    /// The name a pronoun stands for: the first fit name of its own sentence before it, else of the sentence before.
    pub(super) fn antecedent(&self, pronoun: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        let lower = words.lower(pronoun);
        let person = has(words.locale.who.people, &lower);
        let owns = words.is_in(pronoun, words.locale.who.owners);
        let fits = |id: EntityId| match person {
            true => self.is_person(id) || self.is_open(id),
            false => !(self.is_person(id) || owns && self.is_place(id)),
        };
        let token = words.tokens[pronoun].span;
        self.antecedent_of(pronoun, &fits)
            .map(|id| Slot::said(id, token).because(Reason::Pronoun))
    }

    /// The first name that `fits`, of this sentence before token `at`, else of the sentence before.
    fn antecedent_of(&self, at: usize, fits: &dyn Fn(EntityId) -> bool) -> Option<EntityId> {
        let words = self.words;
        let token = words.tokens[at].span;
        let here = self.mentions(words);
        let mut earlier =
            (here.iter().take(FAR)).take_while(|(span, _)| span.end() <= token.start());
        let direct = |words: &Words<'_>, span: Span| !self.oblique(words, span);
        if let Some((_, id)) = earlier.find(|(span, id)| fits(*id) && direct(words, *span)) {
            return Some(*id);
        }
        // "The start-up was valued at €620 million, and its": a description of this sentence comes before names of the last.
        // Only the first one is asked: each asks for those before it.
        let described = (0..at.min(FAR)).find_map(|first| {
            let found = description_at(words, first).filter(|(_, head)| *head < at)?;
            Some((first, found))
        });
        let described = described.and_then(|(first, found)| self.described(first, found));
        if let Some(slot) = described.filter(|slot| fits(slot.value)) {
            return Some(slot.value);
        }
        // "With its investment Amazon …": the name follows.
        let opens = words.is_in(0, words.locale.oblique) || words.is_in(0, words.locale.beside);
        if at <= 1 && opens {
            let mut later = (here.iter().take(FAR)).filter(|(span, _)| span.start() > token.end());
            if let Some((_, id)) = later.find(|(_, id)| fits(*id)) {
                return Some(*id);
            }
        }
        let before = self.before?;
        let mut mentions = self
            .mentions(before)
            .iter()
            .take(FAR)
            .filter(|(_, id)| fits(*id));
        let first = mentions.clone().next();
        let mut does = mentions
            .clone()
            .filter(|(span, _)| is_verb(before, before.token_at(span.end())));
        let does = does.find(|(span, _)| direct(before, *span));
        let main = mentions.clone().find(|(_, id)| self.main == Some(*id));
        let topic = mentions.find(|(span, _)| direct(before, *span));
        (does.or(main).or(topic).or(first)).map(|(_, id)| *id)
    }

    /// The name a description stands for: one with its noun in it (`the bank` for the Bank of Chile), `the company` for
    /// what the sentence before is about, `the tech giant` for the latest name before it.
    pub(super) fn described(
        &self,
        at: usize,
        (kind, head): (Described, usize),
    ) -> Option<Slot<EntityId>> {
        let words = self.words;
        let span = words.span(at, head + 1);
        let noun = words.lower(head);
        let found = |id| Some(Slot::said(id, span).because(Reason::Description));
        let fits = |id: EntityId| match kind {
            Described::Firm => !self.is_person(id) && !self.is_place(id),
            Described::Person => self.is_person(id),
            Described::Area => self.is_place(id),
        };
        if let Some(Some(id)) = self.names.by_kind.get(&noun) {
            return found(*id);
        }
        if has(words.locale.who.topical, &noun) {
            return self.antecedent_of(at, &fits).and_then(found);
        }
        let here = self.mentions(words);
        let ended = here.partition_point(|(m, _)| m.end() <= span.start());
        let fit = |words: &Words<'_>, mentions: &[(Span, EntityId)]| {
            let mut latest = mentions.iter().rev().take(FAR);
            latest
                .find(|(span, id)| fits(*id) && !self.oblique(words, *span))
                .map(|(_, id)| *id)
        };
        let latest = fit(words, &here[..ended]).or_else(|| {
            let before = self.before?;
            fit(before, self.mentions(before))
        });
        latest.and_then(found)
    }

    fn is_person(&self, id: EntityId) -> bool {
        self.names.traits(id).person
    }

    /// A place that is nothing else.
    fn is_place(&self, id: EntityId) -> bool {
        let traits = self.names.traits(id);
        traits.place && !traits.firm
    }

    /// Nothing tells what it is.
    fn is_open(&self, id: EntityId) -> bool {
        let traits = self.names.traits(id);
        !traits.person && !traits.place && !traits.firm
    }
}
