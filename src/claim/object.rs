//! Towards whom or what a figure goes.

use super::clause::{FAR, Place};
use super::entity::described;
use super::measure::Evoked;
use super::subject::Context;
use super::{EntityId, EntityKind, Slot, open};
use crate::lang::{Class, Classes, Kind, Trigger, has};
use crate::quantity::Quantity;
use crate::text::Span;
use rust_decimal::Decimal;

/// How many tokens may stand between a preposition and the object's name.
const OBJECT_REACH: usize = 5;

/// How many words an item of a list may have before its figure.
const ITEM: usize = 6;

/// How many tokens may stand between a verb and the name that is its object.
const DIRECT: usize = 4;

/// The longest abbreviation that can be an object, in bytes: `GDP`.
const SHORT: usize = 5;

const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore, Class::Move]);

/// How many words a noun phrase that is an object may have.
const PHRASE: usize = 3;

impl Context<'_> {
    /// Towards whom or what a figure goes: what the prepositions of its frame lead to; of a share, what it is a share of;
    /// of a count without such a frame, a place.
    pub(super) fn object(
        &self,
        evoked: Option<&Evoked>,
        figure: &Quantity,
        place: Place,
        subject: Option<EntityId>,
    ) -> Option<Slot<EntityId>> {
        let toward = evoked.map_or(&[][..], |e| e.frame.toward);
        let share = matches!(figure.kind, Kind::Percent | Kind::Ratio);
        let listed = evoked.is_none() && !matches!(figure.kind, Kind::Date | Kind::Duration);
        if (listed || figure.kind == Kind::Money)
            && let Some(item) = self.item(place).filter(|item| Some(item.value) != subject)
        {
            return Some(item);
        }
        let whole = share || listed || matches!(figure.kind, Kind::Measured);
        if whole && let Some(whole) = self.whole(figure, place, subject) {
            return Some(whole);
        }
        if figure.kind == Kind::Count
            && let Some(whole) = self.among(place)
        {
            return Some(whole);
        }
        if !toward.is_empty() {
            let named = self.named_object(evoked, toward, place, subject);
            return named
                .or_else(|| self.direct(evoked?, place, subject))
                .or_else(|| self.noun_behind(place.end, toward))
                .or_else(|| self.noun_behind(evoked?.end, toward))
                .or_else(|| self.of_noun(evoked?, figure, place, subject));
        }
        if let Some(of) = evoked.and_then(|e| self.of_noun(e, figure, place, subject)) {
            return Some(of);
        }
        let places = self.words.locale.places;
        match figure.kind {
            Kind::Count => self
                .named_object(evoked, places, place, subject)
                .or_else(|| self.listed(place).filter(|_| listed))
                .or_else(|| {
                    let place_word = self.words.is_in(place.end, places);
                    self.proper(place.end + 1).filter(|_| place_word)
                }),
            _ if listed => self.listed(place),
            _ => None,
        }
    }

    /// `bought Castlewick for $5 billion`, `Castlewick was bought by Orbit for`: the direct object of the verb that says what
    /// the figure is, or the subject of its passive.
    fn direct(
        &self,
        e: &Evoked,
        place: Place,
        subject: Option<EntityId>,
    ) -> Option<Slot<EntityId>> {
        let words = self.words;
        let other =
            |(span, id): (Span, EntityId)| (Some(id) != subject).then_some(Slot::said(id, span));
        // "invertirá Solaria 40 millones": behind the verb stands its subject, where none is known.
        let inverted = words.locale.verb_subject && subject.is_none();
        if e.how != Trigger::Verb || e.end > place.first || inverted {
            return None;
        }
        let passive = e
            .first
            .checked_sub(1)
            .filter(|&at| words.is_in(at, words.locale.passives));
        // "a racheté": what forms a perfect, too, is a passive only with its doer.
        let doer = (e.end..place.from).any(|at| {
            words.is_in(at, words.locale.by)
                && self.mention_at(self.past_determiners(at + 1)).is_some()
        });
        if let Some(at) = passive.filter(|_| doer) {
            return self.mention_before(at).and_then(other);
        }
        for at in e.end..place.from.min(e.end + DIRECT) {
            if let Some(found) = self.mention_at(at) {
                return other(found);
            }
            let light = words.is_in(at, words.locale.articles)
                || words.has(at, Class::To)
                || words.is_word(at) && !words.is_in(at, words.locale.function_words);
            if !light || words.is_number(at) {
                return None;
            }
        }
        None
    }

    /// `the price of copper`, `deaths among children`: what a noun that measures leads to by "of", where nothing else is
    /// towards something.
    fn of_noun(
        &self,
        e: &Evoked,
        figure: &Quantity,
        place: Place,
        subject: Option<EntityId>,
    ) -> Option<Slot<EntityId>> {
        let words = self.words;
        let reach = e.end <= place.first || figure.kind == Kind::Count;
        if e.how == Trigger::Verb
            || !reach
            || !e.frame.of_thing
            || !words.is_in(e.end, words.locale.of)
        {
            return None;
        }
        let first = self.past_determiners(e.end + 1);
        // "the profit of the company": who has it.
        if described(words, first).is_some() {
            return None;
        }
        let found = match self.mention_at(first) {
            Some((span, id)) => (Some(id) != subject).then_some(Slot::said(id, span)),
            None => self.noun_phrase(first),
        };
        // "a profit of $5 million": the figure itself.
        found.filter(|slot| {
            let apart = |span: Span| {
                words.token_at(span.end()) <= place.from
                    || words.token_at(span.start()) >= place.end
            };
            slot.span.is_some_and(apart)
        })
    }

    /// `₹11,900 crore to irrigation, 171 billion on health`: what a preposition directly behind a figure leads to, where no
    /// other word says what it measures.
    fn listed(&self, place: Place) -> Option<Slot<EntityId>> {
        let words = self.words;
        if !words.is_in(place.end, words.locale.oblique) || words.is_in(place.end, words.locale.by)
        {
            return None;
        }
        // "13 million in add-ons": which part, not what for.
        if words
            .phrase_at(place.end, words.locale.scopes_behind)
            .is_some()
        {
            return None;
        }
        let first = self.past_determiners(place.end + 1);
        match self.mention_at(first) {
            Some((span, id)) => Some(Slot::said(id, span)),
            None => self.proper(first).or_else(|| self.noun_phrase(first)),
        }
    }

    /// `210 in Germany`: capitalised words that are no name elsewhere, in languages that write plain nouns small.
    fn proper(&self, first: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        let plain = |at: usize| {
            words.is_word(at)
                && words.is_capitalised(at)
                && words.find(at, words.locale.months).is_none()
                && !words.has(at, Class::Time)
                && !words.is_in(at, words.locale.narrowing)
        };
        let mut end = first;
        while end < first + PHRASE && plain(end) {
            end += 1;
        }
        if words.locale.capital_nouns || end == first || self.mention_at(first).is_some() {
            return None;
        }
        let span = words.span(first, end);
        let name = &words.text[span.range()];
        let id = self.nouns.id(EntityKind::Noun, name, span);
        Some(Slot::said(id, span))
    }

    /// `goes to: salaries 27 paise, pensions 22 paise, all else 11 paise`: what stands alone between a colon or a comma and
    /// its figure.
    fn item(&self, place: Place) -> Option<Slot<EntityId>> {
        let words = self.words;
        let closes = |at: usize| {
            at >= words.tokens.len() || matches!(words.sign(at), Some(',' | ';' | '.' | ')'))
        };
        let first = place.from.saturating_sub(ITEM);
        let opens = (first..place.from)
            .rev()
            .find(|&at| matches!(words.sign(at), Some(',' | ';' | ':')))?;
        let from = place.from.saturating_sub(FAR);
        let listed = (from..=opens).rev().any(|at| words.sign(at) == Some(':'));
        let plain = |at: usize| {
            words.is_word(at)
                && !words.is_number(at)
                && !words.is_in(at, words.locale.passives)
                && !words.is_in(at, words.locale.who.pronouns)
                && !words.classes(at).meets(TURNS)
        };
        let first = self.past_determiners(opens + 1);
        let led = place.from.checked_sub(1).is_some_and(|last| {
            words.is_in(last, words.locale.function_words)
                || words.is_in(last, words.locale.of)
                || words.is_in(last, words.locale.oblique)
        });
        if led
            || !listed
            || !closes(place.end)
            || first >= place.from
            || !(first..place.from).all(plain)
        {
            return None;
        }
        if let Some((span, id)) = self.mention_at(first) {
            return (words.token_at(span.end()) == place.from).then_some(Slot::said(id, span));
        }
        let span = words.span(first, place.from);
        let name = words.text[span.range()].to_lowercase();
        let id = self.nouns.id(EntityKind::Noun, &name, span);
        Some(Slot::said(id, span))
    }

    /// `nine of them firefighters`: which of the things counted before; no adverb ("52 of them seriously").
    fn among(&self, place: Place) -> Option<Slot<EntityId>> {
        let words = self.words;
        let them = words.is_in(place.end, words.locale.of)
            && words.is_in(place.end + 1, words.locale.themselves);
        let which = self.noun_phrase(place.end + 2).filter(|_| them)?;
        let last = words.token_at(which.span?.end()).checked_sub(1)?;
        let noun = words.lower(last);
        let one = words.locale.singular(&noun);
        (one != noun || has(words.locale.persons, &noun)).then_some(which)
    }

    /// `3.2 % of GDP`, `half of its workforce`: what a share is a share of.
    fn whole(
        &self,
        figure: &Quantity,
        place: Place,
        subject: Option<EntityId>,
    ) -> Option<Slot<EntityId>> {
        let words = self.words;
        let of = place.end;
        if !words.is_in(of, words.locale.of) {
            // "nearly half its workforce"
            let owned = words.is_in(of, words.locale.who.owners);
            // No part: "double its bet".
            let part = figure.kind == Kind::Percent || figure.value() < Some(Decimal::ONE);
            return (owned && part).then(|| self.noun_phrase(of + 1)).flatten();
        }
        if let Some(which) = self.among(place) {
            return Some(which);
        }
        let mut first = self.past_determiners(of + 1);
        // "7 per cent of its 30,000 posts"
        if first > of + 1 && words.is_number(first) {
            first += 1;
        }
        if let Some((span, id)) = self
            .mention_at(first)
            .filter(|(_, id)| Some(*id) != subject)
        {
            let owner = words.any_at(words.token_at(span.end()), words.locale.possessive);
            if owner.is_none() {
                return Some(Slot::said(id, span));
            }
        }
        self.noun_phrase(first)
    }

    /// The noun phrase behind the first of `prepositions` from token `from` on, before another figure or clause starts.
    fn noun_behind(&self, from: usize, prepositions: &[&str]) -> Option<Slot<EntityId>> {
        let words = self.words;
        for at in from..(from + OBJECT_REACH).min(words.tokens.len()) {
            if words.is_number(at) || words.sign(at).is_some() {
                return None;
            }
            if prepositions.iter().any(|word| words.is(at, word)) {
                let first = self.past_determiners(at + 1);
                // "spread over time to match": an infinitive, unless the figure itself goes there.
                let bare = first == at + 1 && words.has(at, Class::To);
                let goes = at == from + 1
                    && words.is_word(from)
                    && !words.is_in(from, words.locale.function_words)
                    && !open::is_participle(words, &words.lower(from));
                return self
                    .noun_phrase(first)
                    .filter(|_| !bare || at == from || goes);
            }
        }
        None
    }

    /// The token after articles and possessive pronouns at `at`.
    fn past_determiners(&self, mut at: usize) -> usize {
        let words = self.words;
        while words.is_in(at, words.locale.articles) || words.is_in(at, words.locale.who.owners) {
            at += 1;
        }
        at
    }

    /// The plain noun phrase at `at`, behind the one who has it (`the state's gross domestic product`).
    fn noun_phrase(&self, at: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        let short = |at: usize| {
            words.raw(at).len() <= SHORT && words.raw(at).chars().all(char::is_uppercase)
        };
        let plain = |at: usize| {
            words.is_word(at)
                && (!words.is_capitalised(at) || short(at) || words.locale.capital_nouns)
                && words.find(at, words.locale.scopes).is_none()
                && !words.has(at, Class::HedgeBefore)
                && !words.has(at, Class::Time)
                && !words.classes(at).meets(TURNS)
                && !words.is_in(at, words.locale.function_words)
                && words.find(at, words.locale.months).is_none()
        };
        if self.mention_at(at).is_some() {
            return None; // a name that was no object
        }
        let owner = (at..at + PHRASE).find_map(|t| words.any_at(t, words.locale.possessive));
        let first = owner.unwrap_or(at);
        let mut end = first;
        while end < first + PHRASE && plain(end) {
            end += 1;
        }
        // "in the morning", "in the north": where and when, not what.
        let aside = (first..end).all(|at| words.is_in(at, words.locale.narrowing));
        if end == first || aside || words.is_number(end) {
            return None;
        }
        let span = words.span(first, end);
        let name = words.text[span.range()].to_lowercase();
        Some(Slot::said(
            self.nouns.id(EntityKind::Noun, &name, span),
            span,
        ))
    }

    /// A name after one of `prepositions`, or between figure and noun (`$15B OpenAI Investment`).
    fn named_object(
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
        let named = has(words.locale.who.descriptions, &words.lower(noun))
            .then(|| self.mention_at(noun + 1));
        self.mention_at(noun).or_else(|| named?)
    }
}
