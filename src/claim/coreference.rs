//! The names that pronouns and descriptions stand for.

use super::clause::FAR;
use super::entity::{Described, description_at};
use super::subject::{Bearer, Context, is_verb};
use super::{EntityId, Reason, Slot};
use crate::lang::{Group, Trigger, has};
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

    /// The description that starts at token `at`, by a noun of the language or by one that the text explains a name with
    /// ("Quillbay, a maker of sensors": "the maker").
    pub(super) fn description_at(&self, at: usize) -> Option<(Described, usize)> {
        let words = self.words;
        if let Some(found) = description_at(words, at) {
            return Some(found);
        }
        if !words.is_in(at, words.locale.definite) {
            return None;
        }
        let plain = |at: usize| words.is_word(at) && !words.is_in(at, words.locale.function_words);
        let known = |head: usize| match self.names.by_kind.get(&words.lower(head)) {
            Some(Some(id)) => Some((head, *id)),
            _ => None,
        };
        let (head, id) = known(at + 1).or_else(|| known(at + 2).filter(|_| plain(at + 1)))?;
        let next = head + 1;
        let more = plain(next)
            && !words.is_in(next, words.locale.who.auxiliaries)
            && words.any_at(next, words.locale.who.saying).is_none()
            && words.find(next, words.locale.triggers).is_none();
        let kind = match (self.is_person(id), self.is_place(id)) {
            (true, _) => Described::Person,
            (_, true) => Described::Area,
            _ => Described::Firm,
        };
        let of = words.is_in(next, words.locale.of);
        (!more && !of).then_some((kind, head))
    }

    /// Whom words for one or both of two names mean: "the latter", "both companies", "the pair". Where the text before does
    /// not name just two, and where two may share a figure, nobody is known.
    pub(super) fn of_two(&self, at: usize) -> Option<Bearer> {
        let words = self.words;
        let who = &words.locale.who;
        let led = at.checked_sub(1).is_some_and(|before| {
            words.is_in(before, words.locale.oblique) || words.is_in(before, who.prepositions)
        });
        // "the former minister" is neither of two.
        let alone = |end: &usize| {
            !words.is_word(*end)
                || words.is_in(*end, words.locale.function_words)
                || words.is_in(*end, who.auxiliaries)
                || words
                    .find(*end, words.locale.triggers)
                    .is_some_and(|t| t.1 == Trigger::Verb)
        };
        let one = [who.former, who.latter].map(|phrases| words.any_at(at, phrases).filter(alone));
        if let Some(place) = one.iter().position(Option::is_some).filter(|_| !led) {
            let end = one[place].unwrap_or(at + 1);
            let found = self.two_before(at).map(|two| two[place]);
            let slot = found.map(|id| Slot::said(id, words.span(at, end)));
            let slot = slot.map(|slot| slot.because(Reason::Description));
            return Some(slot.map_or(Bearer::Unnamed, |slot| Bearer::Named(slot, Vec::new())));
        }
        if words.is_in(at, who.both) {
            let article = usize::from(words.is_in(at + 1, words.locale.articles));
            // "Both Orbit and Lumen": the names follow.
            if led || self.mention_at(at + 1 + article).is_some() {
                return None;
            }
            let span = words.span(at, at + 1);
            let slots = self.two_before(at);
            let slots =
                slots.map(|two| two.map(|id| Slot::said(id, span).because(Reason::Pronoun)));
            return Some(match slots {
                Some([first, second]) => Bearer::Named(first, vec![second]),
                None => Bearer::Unnamed,
            });
        }
        let article = words.is_in(at, words.locale.definite);
        let two = words.is_in(at + 1, who.two) && words.is_word(at + 2);
        let named = self.mention_at(at + 2).is_some();
        let pair = words.is_in(at + 1, who.pair) && !words.is_in(at + 2, words.locale.of);
        (article && !led && !named && (two || pair)).then_some(Bearer::Unnamed)
    }

    /// The only two names, neither of people nor of places, that this sentence names before token `at`, or the one before it.
    fn two_before(&self, at: usize) -> Option<[EntityId; 2]> {
        let words = self.words;
        let start = words.tokens[at].span.start();
        let two = |mentions: &mut dyn Iterator<Item = &(Span, EntityId)>| {
            let mut all: Vec<EntityId> = Vec::new();
            for (_, id) in mentions.take(FAR) {
                if !self.is_person(*id) && !self.is_place(*id) && !all.contains(id) {
                    all.push(*id);
                }
            }
            all
        };
        let here = self.mentions(words);
        let found = two(&mut here.iter().take_while(|(span, _)| span.end() <= start));
        let found = match (found.as_slice(), self.before) {
            ([], Some(before)) => two(&mut self.mentions(before).iter()),
            _ => found,
        };
        <[EntityId; 2]>::try_from(found).ok()
    }

    /// Whether the words behind an owner, from token `at` on, speak of somebody else: "its larger rival", "her husband".
    /// The token of the noun.
    pub(super) fn somebody_else(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let adjective =
            |at: &usize| words.is_word(*at) && !words.is_in(*at, words.locale.function_words);
        let mut near = (at..at + 3).take_while(adjective);
        near.find(|&at| words.is_in(at, words.locale.who.others))
    }

    /// `His club, Lutetia, want`: the name behind an owned noun and a comma.
    pub(super) fn owned_name(&self, owner: usize) -> Option<Slot<EntityId>> {
        let comma = |at: usize| self.words.sign(at) == Some(',');
        let head = self.somebody_else(owner + 1).unwrap_or(owner + 1);
        let (span, id) = self.mention_at(head + 2).filter(|_| comma(head + 1))?;
        comma(self.words.token_at(span.end())).then(|| Slot::said(id, span))
    }

    /// Whether a name follows the noun at `head` that says who it is: "its rival Lumen", "her husband, Mateo Reyes,".
    pub(super) fn is_named_behind(&self, head: usize) -> bool {
        let comma = usize::from(self.words.sign(head + 1) == Some(','));
        self.mention_at(head + 1 + comma).is_some()
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
