//! Bearers that are not simply the subject of the clause: plain nouns, sectors, names in lists, persons, buyers.

use super::Slot;
use super::clause::{FAR, Place, relative};
use super::entity::described;
use super::measure::Evoked;
use super::open::{EXCHANGE_RATE, is_exchange_rate};
use super::subject::{Bearer, Context, is_verb};
use crate::lang::{Class, Group, Kind, Trigger, has, look_up};
use crate::text::Span;

/// How many words name a sector of the economy.
const SECTOR: usize = 3;

/// How many tokens of other figures may stand between a name and its figure.
const GAP: usize = 4;

/// How many words behind its word the bearer of a fine is looked for.
const BEHIND: usize = 12;

impl Context<'_> {
    /// `Ribera turned down £48m`: whether who is named sells, or takes or leaves an offer of somebody else.
    pub(super) fn yields(&self, found: &Bearer, place: Place) -> bool {
        let Bearer::Named(slot, _) = found else {
            return false;
        };
        let words = self.words;
        let from = slot.span.map_or(0, |span| words.token_at(span.end()));
        let yielding = words.locale.who.yielding;
        (from.max(place.from.saturating_sub(FAR))..place.from)
            .any(|at| words.any_at(at, yielding).is_some())
    }

    /// `Kingsmead signed Danilo Reyes on a five-year contract`: the person nearest before the figure, where not a person
    /// but a firm does something.
    pub(super) fn in_person(&self, found: Option<Bearer>, place: Place) -> Option<Bearer> {
        if let Some(Bearer::Named(slot, _)) = &found
            && self.names.traits(slot.value).person
        {
            return found;
        }
        let words = self.words;
        let start = words.tokens.get(place.from).map_or(0, |t| t.span.start());
        let mentions = self.mentions(words);
        let before = mentions.partition_point(|(span, _)| span.end() <= start);
        let mut nearest = mentions[..before].iter().rev().take(FAR);
        let person = nearest.find(|(_, id)| self.names.traits(*id).person);
        let person = person.map(|(span, id)| Bearer::Named(Slot::said(*id, *span), Vec::new()));
        person.or(found)
    }

    /// `The Greens won 12.6% and seven seats, the Popular Front 9.9% and five`: a name that stands before its figures
    /// without a verb, which the clause before has said.
    pub(super) fn gapped(&self, kind: Kind, place: Place) -> Option<Bearer> {
        let words = self.words;
        if !matches!(
            kind,
            Kind::Money | Kind::Percent | Kind::Count | Kind::Measured
        ) {
            return None;
        }
        let between = |at: usize| {
            words.is_number(at)
                || matches!(words.sign(at), Some('%' | '€' | '$' | '£'))
                || words.is_in(at, words.locale.conjunctions)
                || words.is_in(at, words.locale.percent)
        };
        let from = place.from.saturating_sub(GAP);
        let end = (from..=place.from)
            .rev()
            .take_while(|&end| end == place.from || between(end))
            .find(|&end| self.mention_before(end).is_some())?;
        let (span, id) = self.mention_before(end)?;
        let first = words.token_at(span.start());
        let article = usize::from(first > 0 && words.is_in(first - 1, words.locale.articles));
        let before = (first - article).checked_sub(1)?;
        let lists = matches!(words.sign(before), Some(',' | ';'))
            || words.is_in(before, words.locale.conjunctions)
                && matches!(words.sign(before.checked_sub(1)?), Some(',' | ';'));
        let model = (before.saturating_sub(FAR)..before).any(|at| words.is_number(at));
        (lists && model).then(|| Bearer::Named(Slot::said(id, span), Vec::new()))
    }

    /// A price of currencies (`$1 = 0.86 euros`, `11.52 per euro`), or the age of somebody (`Ana Ruiz, 34,`).
    pub(super) fn beside(&self, kind: Kind, place: Place) -> Option<Bearer> {
        let words = self.words;
        let before = place.from.checked_sub(1)?;
        let amount = matches!(
            kind,
            Kind::Money | Kind::Count | Kind::Measured | Kind::Ratio
        );
        let rate = amount && is_exchange_rate(words, place);
        if rate || words.sign(place.end) == Some('=') {
            return Some(Bearer::Noun(
                EXCHANGE_RATE.to_owned(),
                words.span(place.first, place.end),
            ));
        }
        let commas = words.sign(before) == Some(',') && words.sign(place.end) == Some(',');
        let (span, id) = self.mention_before(before).filter(|_| commas)?;
        Some(Bearer::Named(Slot::said(id, span), Vec::new()))
    }

    /// `14% of borrowers`, `four in five voters`: the plain noun whose share it is.
    pub(super) fn shared(&self, place: Place) -> Option<Bearer> {
        let words = self.words;
        let of = usize::from(words.is_in(place.end, words.locale.of));
        let article = usize::from(words.is_in(place.end + of, words.locale.articles));
        let from = place.end + of + article;
        let at = (from..from + 2).find(|at| self.actor(*at).is_some())?;
        let plain = (from..at).all(|at| words.is_word(at) && !words.is_capitalised(at));
        let noun = self.actor(at).filter(|_| plain)?;
        Some(Bearer::Noun(noun, words.span(at, at + 1)))
    }

    /// `the market for AI software`: the words behind the measure's preposition, up to a verb.
    pub(super) fn sector(&self, evoked: &Evoked) -> Option<Bearer> {
        let words = self.words;
        let leads = |at: &usize| {
            words.is_in(*at, words.locale.oblique) || words.is_in(*at, words.locale.of)
        };
        let lead = (evoked.end - 1..evoked.end + 2).find(leads)?;
        let from = lead + 1 + usize::from(words.is_in(lead + 1, words.locale.articles));
        let inside = |at: &usize| {
            words.is_word(*at)
                && !words.is_in(*at, words.locale.function_words)
                && !words.is_in(*at, words.locale.facts)
                && !is_verb(words, *at)
        };
        let end = from + (from..from + SECTOR).take_while(inside).count();
        (end > from).then(|| {
            let span = words.span(from, end);
            Bearer::Noun(words.text[span.range()].to_owned(), span)
        })
    }

    /// The plain noun at `at` where it is the subject of its clause: in front of a verb, or opening the clause.
    pub(super) fn acting_noun(&self, at: usize) -> Option<(String, Span)> {
        let words = self.words;
        let who = &words.locale.who;
        let noun = self.actor(at)?;
        let adjective = |b: usize| {
            words.is_word(b)
                && (b == 0 || !words.is_capitalised(b))
                && !words.is_in(b, words.locale.function_words)
                && !words.is_in(b, words.locale.conjunctions)
        };
        let mut first = at;
        while first > 0 && at - first < 3 && adjective(first - 1) {
            first -= 1;
        }
        let article = first > 0 && words.is_in(first - 1, words.locale.articles);
        let start = first - usize::from(article);
        let counted = start > 0 && words.is_number(start - 1);
        let opens = start == 0
            || matches!(
                words.sign(start - 1),
                Some(',' | ';' | ':' | '“' | '"' | '—' | '–')
            )
            || relative(words, start - 1);
        let verb = words.is_in(at + 1, who.auxiliaries)
            || words.is_in(at + 1, words.locale.passives)
            || words
                .find(at + 1, words.locale.triggers)
                .is_some_and(|t| t.1 == Trigger::Verb);
        let led = start > 0 && words.is_in(start - 1, words.locale.oblique);
        // "A family of four", "loans of up to ₹3 lakh": its size, not whose it is.
        let mut inside = (at + 2..at + 6).take_while(|&at| !is_verb(words, at));
        let size = inside.any(|at| words.is_number(at));
        let whole = words.is_in(at + 1, words.locale.of) && !size;
        let size = size && words.is_in(at + 1, words.locale.of);
        (!counted && !led && !whole && (opens || verb || size))
            .then(|| (noun, words.span(at, at + 1)))
    }

    /// What the plain noun at `at` is in every language, if it is one that acts or has a price; a currency keeps its name.
    pub(super) fn actor(&self, at: usize) -> Option<String> {
        let words = self.words;
        let lower = words.small(at);
        let one = words.locale.singular(&lower);
        let actors = words.locale.who.actors;
        let known_noun = || look_up(actors, &one).or_else(|| look_up(actors, &lower));
        let known = Some(at).filter(|_| words.opens(at, Group::Somebody) && words.is_word(at));
        match known.and_then(|_| known_noun()) {
            Some(noun) => Some((*noun).to_owned()),
            // "The krone weakened": a currency keeps its name.
            None => {
                let from = at.saturating_sub(2);
                let currency = self.is_currency(at);
                let led = (from..at).any(|at| words.is_in(at, words.locale.definite));
                (led && currency).then(|| one.into_owned())
            }
        }
    }

    /// Whether a word is the name of a currency.
    pub(super) fn is_currency(&self, at: usize) -> bool {
        let classes = [Class::CurrencyWord, Class::SharedCurrency, Class::Pound];
        classes.into_iter().any(|class| self.words.has(at, class))
    }

    /// `revenue of Orbit`, `los ingresos anuales del grupo Orbit`: the name behind the measure's noun.
    pub(super) fn of_whom(&self, evoked: &Evoked) -> Option<Bearer> {
        let words = self.words;
        let leads =
            |at: usize| words.is_in(at, words.locale.by) || words.is_in(at, words.locale.of);
        let adjective = !words.locale.adjectives_first
            && words.is_word(evoked.end)
            && !words.is_capitalised(evoked.end)
            && !words.is_in(evoked.end, words.locale.function_words)
            && !is_verb(words, evoked.end);
        let at = match () {
            () if leads(evoked.end) => evoked.end,
            () if adjective && leads(evoked.end + 1) => evoked.end + 1,
            () => return None,
        };
        let from = at + 1 + usize::from(words.is_in(at + 1, words.locale.articles));
        let from = from + usize::from(described(words, from).is_some());
        let (span, id) = self
            .mention_at(from)
            .or_else(|| self.mention_at(from - 1))?;
        Some(Bearer::Named(Slot::said(id, span), Vec::new()))
    }

    /// `fined Orbit €90 million`, `a fine of €90 million on Orbit`: who bears it stands behind the word, or behind one of
    /// its prepositions.
    pub(super) fn behind(&self, evoked: &Evoked) -> Option<Bearer> {
        let words = self.words;
        let frame = evoked.frame;
        let named = |at: usize| {
            let from = at + usize::from(words.is_in(at, words.locale.articles));
            let from = from + usize::from(described(words, from).is_some());
            let (span, id) = self.mention_at(from)?;
            Some(Bearer::Named(Slot::said(id, span), Vec::new()))
        };
        if has(frame.bearer_after, &words.lower(evoked.first))
            && let Some(found) = (evoked.end..evoked.end + 3).find_map(named)
        {
            return Some(found);
        }
        let ends = |at: usize| matches!(words.sign(at), Some(',' | ';' | ':'));
        let behind = (evoked.end..evoked.end + BEHIND).take_while(|&at| !ends(at));
        // "verhängte gegen Orbit ein Bußgeld"
        let before = (evoked.first.saturating_sub(BEHIND / 2)..evoked.first).rev();
        let mut clause = behind.chain(before.take_while(|&at| !ends(at)));
        clause.find_map(|at| {
            words
                .is_in(at, frame.bearer_behind)
                .then(|| named(at + 1))
                .flatten()
        })
    }
}
