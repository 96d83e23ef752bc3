//! Who a figure belongs to.

use super::clause::{FAR, Place};
use super::entity::{Names, description_at};
use super::measure::Evoked;
use super::{EntityId, Slot};
use crate::lang::{Trigger, has};
use crate::quantity::Words;
use crate::text::Span;

/// One sentence with the names in it and the sentence before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) before: Option<&'a Words<'a>>,
    pub(super) names: &'a Names,
}

/// How many tokens behind a finite verb its subject may start.
const INVERTED: usize = 6;
/// How many adjectives may stand between a noun and its owner, or between a description and its name.
const ADJECTIVES: usize = 3;

/// How many names a list may join to one preposition; longer lists are followed only so far.
const LIST: usize = 32;

impl<'a> Context<'a> {
    pub(super) fn mentions(&self, words: &Words<'_>) -> &'a [(Span, EntityId)] {
        match (words.tokens.first(), words.tokens.last()) {
            (Some(first), Some(last)) => self.names.within(first.span.join(last.span)),
            _ => &[],
        }
    }

    /// The mention whose first token is `at`.
    pub(super) fn mention_at(&self, at: usize) -> Option<(Span, EntityId)> {
        let start = self.words.tokens.get(at)?.span.start();
        let mentions = self.mentions(self.words);
        let found = mentions.binary_search_by_key(&start, |(span, _)| span.start());
        Some(mentions[found.ok()?])
    }

    /// The mention that ends just before token `at`.
    pub(super) fn mention_before(&self, at: usize) -> Option<(Span, EntityId)> {
        let end = self.words.tokens.get(at.checked_sub(1)?)?.span.end();
        self.mention_to(self.words, end)
    }

    /// The mention that ends at byte `end`.
    pub(super) fn mention_to(&self, words: &Words<'_>, end: u32) -> Option<(Span, EntityId)> {
        let mentions = self.mentions(words);
        let found = mentions.binary_search_by_key(&end, |(span, _)| span.end());
        Some(mentions[found.ok()?])
    }

    /// The subject of a figure that `evoked` measures, and further subjects that share it.
    pub(super) fn subject(
        &self,
        evoked: &Evoked,
        place: Place,
    ) -> Option<(Slot<EntityId>, Vec<Slot<EntityId>>)> {
        let words = self.words;
        if evoked.how != Trigger::Verb {
            if let Some(owner) = self
                .possessor(evoked.first.min(place.from))
                .or_else(|| self.possessor(evoked.first))
            {
                return Some((owner, Vec::new()));
            }
            // "holds 25% of the capital of Orbit": whose it is stands ahead.
            let mut toward = evoked.frame.toward.iter();
            let object = toward.any(|word| words.is(evoked.end, word))
                && self.leftward(evoked.first.min(place.from)).is_some();
            if let Some(owner) = self.owner_behind(evoked.end).filter(|_| !object) {
                return Some((owner, Vec::new()));
            }
        }
        if has(evoked.frame.bearer_after, &words.lower(evoked.first))
            && let Some((span, id)) =
                (evoked.end..evoked.end + 3).find_map(|at| self.mention_at(at))
        {
            return Some((Slot::said(id, span), Vec::new()));
        }
        if let Some(agent) = self.agent(evoked, place) {
            return Some((agent, Vec::new()));
        }
        if let Some((span, id)) = self.behind_verb(evoked, place) {
            return Some((Slot::said(id, span), Vec::new()));
        }
        let subject = self
            .inverted(evoked, place)
            .or_else(|| self.leftward(evoked.first.min(place.from)))?;
        let joint = self.joint(subject);
        Some((subject, joint))
    }

    /// `2024 investierte Siemens …`: the subject behind a finite verb, where no name stands right before it.
    fn inverted(&self, evoked: &Evoked, place: Place) -> Option<Slot<EntityId>> {
        let words = self.words;
        let second = words.locale.verb_second && evoked.how == Trigger::Verb;
        let ahead = self.mention_before(evoked.first);
        if !second || ahead.is_some_and(|(span, _)| !self.oblique(words, span)) {
            return None;
        }
        for at in evoked.end..place.from.min(evoked.end + INVERTED) {
            if let Some((span, id)) = self.mention_at(at) {
                return (!self.oblique(words, span)).then_some(Slot::said(id, span));
            }
            if words.is_in(at, words.locale.pronouns) {
                return self.antecedent(at);
            }
            if let Some(head) = description_at(words, at) {
                return self.named_or_described(at, head);
            }
            if words.is_in(at, words.locale.oblique) {
                return None;
            }
        }
        None
    }

    /// `der Konzern Siemens`, `le groupe allemand Brennholt`: the name behind a description, else what it stands for.
    fn named_or_described(&self, at: usize, head: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        let plain = |at: &usize| {
            words.is_word(*at)
                && !words.is_capitalised(*at)
                && !words.is_in(*at, words.locale.function_words)
        };
        let mut name = head + 1;
        while name < head + 1 + ADJECTIVES && plain(&name) {
            name += 1;
        }
        match self.mention_at(name) {
            Some((span, id)) => Some(Slot::said(id, span)),
            None => self.described(at, head),
        }
    }

    /// `… was put up by Nvidia`: the doer behind a passive verb.
    fn agent(&self, evoked: &Evoked, place: Place) -> Option<Slot<EntityId>> {
        let words = self.words;
        let passive = evoked
            .first
            .checked_sub(1)
            .is_some_and(|b| words.is_in(b, words.locale.passives));
        let by = (evoked.end.max(place.end)..words.tokens.len())
            .take(4)
            .find(|&at| words.is_in(at, words.locale.by))?;
        self.led(by).filter(|_| passive)
    }

    /// `of Amazon`, `du groupe Brennholt`, `des Konzerns`, `el beneficio neto anual de la Sociedad …`: the owner behind the
    /// noun that ends before token `at`, or behind the adjectives that follow it.
    fn owner_behind(&self, at: usize) -> Option<Slot<EntityId>> {
        let (words, locale) = (self.words, self.words.locale);
        let lists = [locale.by, locale.belonging, locale.genitives];
        let leads = |at: usize| lists.iter().any(|list| words.is_in(at, list));
        let adjectives = match locale.adjectives_first {
            true => 0,
            false => ADJECTIVES,
        };
        let plain = |at: &usize| words.is_word(*at) && !words.is_in(*at, locale.function_words);
        let of = (at..=at + adjectives)
            .take_while(|&to| to == at || plain(&(to - 1)))
            .find(|&at| leads(at))?;
        self.led(of)
    }

    /// The name or the description that the preposition or the genitive article at `at` leads to.
    fn led(&self, at: usize) -> Option<Slot<EntityId>> {
        let (words, locale) = (self.words, self.words.locale);
        let article = words.is_in(at + 1, locale.articles);
        let head = at + 1 + usize::from(article);
        let name = self.mention_at(at + 1).or_else(|| self.mention_at(head));
        if let Some((span, id)) = name {
            return Some(Slot::said(id, span));
        }
        // "da empresa": the article is part of the preposition.
        let definite = words.is_in(head - 1, locale.definite);
        let fused = !locale.adjectives_first && !article;
        let described = (definite || fused)
            && has(locale.descriptions, &words.lower(head))
            && !words.is_in(head + 1, locale.belonging);
        let first = if definite { head - 1 } else { head };
        described.then(|| self.named_or_described(first, head))?
    }

    /// `invertirá Amazon 200 millones`: the name between a verb and its figure, where nothing leads to it.
    fn behind_verb(&self, evoked: &Evoked, place: Place) -> Option<(Span, EntityId)> {
        let words = self.words;
        if evoked.how != Trigger::Verb || !words.locale.verb_subject {
            return None;
        }
        let article = usize::from(words.is_in(evoked.end, words.locale.articles));
        let name = self.mention_at(evoked.end + article)?;
        let end = words.token_at(name.0.end());
        let filler = usize::from(words.is_in(end, words.locale.articles));
        (end + filler == place.from || end + filler == place.first).then_some(name)
    }

    /// `Amazon's $15 billion …`, `its contribution`: the owner named just before token `at` or a few adjectives earlier.
    fn possessor(&self, at: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        for end in (at.saturating_sub(3)..=at).rev() {
            if end > 0 && words.any_at(end - 1, words.locale.possessive).is_some() {
                let (span, id) = self.mention_before(end - 1)?;
                return Some(Slot::said(id, span));
            }
            // "die Quillbay-Aktie"
            let joined = words.locale.capital_nouns && end > 0 && words.hyphen(end - 1);
            if let Some((span, id)) = self
                .mention_before(end.saturating_sub(1))
                .filter(|_| joined)
            {
                return Some(Slot::said(id, span));
            }
            // "Quillbays Umsatz"
            let marked = |span: &Span| {
                let endings = words.locale.genitive_endings.iter();
                endings
                    .into_iter()
                    .any(|end| words.text[span.range()].ends_with(end))
            };
            let owner = self.mention_before(end).filter(|(span, _)| marked(span));
            if let Some((span, id)) = owner {
                return Some(Slot::said(id, span));
            }
            let pronoun = end
                .checked_sub(1)
                .filter(|&p| words.is_in(p, words.locale.owners));
            if let Some(pronoun) = pronoun {
                return self.antecedent(pronoun);
            }
            let adjective = end
                .checked_sub(1)
                .is_some_and(|a| words.is_word(a) && !words.is_in(a, words.locale.function_words));
            if end < at && !adjective {
                break;
            }
        }
        None
    }

    /// The nearest name to the left of token `at` that can be a subject, through pronouns and descriptions.
    fn leftward(&self, at: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        let mut to = at;
        while to > at.saturating_sub(FAR) {
            let here = to - 1;
            if let Some((span, id)) = self.mention_before(to) {
                let first = words.token_at(span.start());
                if !self.oblique(words, span) && !self.in_apposition(first) {
                    return Some(Slot::said(id, span));
                }
                to = first;
                continue;
            }
            if words.is_in(here, words.locale.pronouns) {
                return self.antecedent(here);
            }
            if let Some(head) = description_at(words, here).filter(|&head| head < at) {
                return self.described(here, head);
            }
            // Somebody else's company: a doer that has no name here.
            if has(words.locale.descriptions, &words.lower(here))
                && !has(
                    words.locale.descriptions,
                    &words.lower(here.wrapping_sub(1)),
                )
                && self.owned_description(here)
            {
                return None;
            }
            to -= 1;
        }
        None
    }

    /// `Jeff Bezos' company`, `the company of Jeff Bezos`.
    fn owned_description(&self, head: usize) -> bool {
        let words = self.words;
        let of = words.is_in(head + 1, words.locale.of);
        let owner = head.checked_sub(1).is_some_and(|b| {
            matches!(words.sign(b), Some('\'' | '’'))
                || words.any_at(b, words.locale.possessive).is_some()
        });
        of || owner
    }

    /// `Nvidia and SoftBank each`: names joined to `subject` that share its figure.
    fn joint(&self, subject: Slot<EntityId>) -> Vec<Slot<EntityId>> {
        let Some(span) = subject.span else {
            return Vec::new();
        };
        let words = self.words;
        let (first, end) = (words.token_at(span.start()), words.token_at(span.end()));
        let each = (end..end + 2).any(|at| words.is_in(at, words.locale.each));
        let and = first
            .checked_sub(1)
            .filter(|&at| words.is_in(at, words.locale.conjunctions));
        let other = and
            .and_then(|and| self.mention_before(and))
            .filter(|_| each);
        other
            .map(|(span, id)| Slot::said(id, span))
            .into_iter()
            .collect()
    }

    /// Whether the name at `first` only explains another: `OpenAI, the maker of ChatGPT,` or `direct rival of OpenAI`.
    fn in_apposition(&self, first: usize) -> bool {
        first
            .checked_sub(1)
            .is_some_and(|b| self.words.sign(b) == Some('('))
    }

    /// Whether a name hangs on a preposition, or is joined to one that does ("with Oracle and Google").
    pub(super) fn oblique(&self, words: &Words<'_>, mention: Span) -> bool {
        self.hangs(words, mention, LIST)
    }

    /// The same through at most `list` names joined to it.
    fn hangs(&self, words: &Words<'_>, mention: Span, list: usize) -> bool {
        let owner = words.any_at(words.token_at(mention.end()), words.locale.possessive);
        let Some(before) = words
            .token_at(mention.start())
            .checked_sub(1)
            .filter(|_| owner.is_none())
        else {
            return false;
        };
        // "den Rivalen Kestrel"
        let noun = usize::from(words.is_capitalised(before));
        let article = before.checked_sub(noun);
        if article.is_some_and(|at| words.is_in(at, words.locale.oblique_articles)) {
            return true;
        }
        let leads = |at: usize| words.is_in(at, words.locale.oblique);
        if leads(before) {
            return true; // "del", "nel": an article that holds the preposition, too
        }
        let article = usize::from(words.is_in(before, words.locale.definite));
        let genitive = words.is_in(before, words.locale.genitives);
        let Some(before) = before.checked_sub(article) else {
            return false;
        };
        // "der Chef der Commerzbank"
        if genitive && before > 0 && words.is_capitalised(before) {
            return true;
        }
        let adjective = words.is_word(before)
            && !words.is_capitalised(before)
            && !words.is_in(before, words.locale.function_words);
        let lead = before.checked_sub(1).filter(|_| adjective);
        if leads(before) || lead.is_some_and(leads) {
            return true;
        }
        if words.is_in(before, words.locale.beside) {
            return !self.acts(words, mention);
        }
        let joins =
            words.is_in(before, words.locale.conjunctions) || words.sign(before) == Some(',');
        let end = before.checked_sub(1).map(|at| words.tokens[at].span.end());
        let joined = end.filter(|_| joins && list > 0);
        let joined = joined.and_then(|end| self.mention_to(words, end));
        // "In Ohio, Castlewick employs": the comma ends no item of a list.
        let verb = words.find(words.token_at(mention.end()), words.locale.triggers);
        let opens = words.sign(before) == Some(',') && verb.is_some_and(|t| t.1 == Trigger::Verb);
        joined.is_some_and(|(span, _)| self.hangs(words, span, list - 1))
            && !opens
            && !self.acts(words, mention)
    }

    /// `with Amazon contributing`, `with Nvidia and SoftBank each putting in`: the name does something.
    fn acts(&self, words: &Words<'_>, mention: Span) -> bool {
        let end = words.token_at(mention.end());
        let verb = words.lower(end);
        words.is_in(end, words.locale.each)
            || words
                .locale
                .acting
                .iter()
                .any(|ending| verb.ends_with(ending))
    }
}
