//! What the text as a whole tells about a capital: whether it marks a name, or is due to its place or its language.

use super::runs::opens_sentence;
use crate::lang::{Trigger, has, look_up};
use crate::quantity::Words;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// What the words of an article tell about each other.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    /// Words that also stand in lower case somewhere.
    lower: FxHashSet<&'a str>,
    /// Words with a capital inside a sentence, in lower case.
    inner: FxHashSet<String>,
    /// Words with a capital and no small word behind them that would lead on to a longer name.
    alone: FxHashSet<&'a str>,
    /// Words with a capital that open a sentence in front of a verb or a bracket.
    acting: FxHashSet<String>,
    /// Short forms of plain words: `gross domestic product (GDP)`.
    plain: FxHashSet<&'a str>,
    /// Where nouns have capitals, how often each stands where only plain nouns do, and how often where names do.
    nouns: BTreeMap<String, Uses>,
}

/// How a capitalised word is used.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// Behind an article, a number or an adjective.
    led: usize,
    /// Without one.
    bare: usize,
    /// Where a name stands and hardly a noun: in front of a verb, beside another name, behind "company".
    named: usize,
    /// At the start of a sentence in front of its verb.
    opened: usize,
    /// The same in front of a verb for one who does something: what is no name has an article there.
    acted: usize,
}

impl<'a> Evidence<'a> {
    /// The evidence in sentences that do not capitalise every word.
    pub(super) fn of<'s>(sentences: impl Iterator<Item = &'s Words<'a>>) -> Self
    where
        'a: 's,
    {
        let mut found = Self::default();
        for words in sentences {
            for at in 0..words.tokens.len() {
                found.add(words, at);
            }
        }
        found
    }

    fn add(&mut self, words: &Words<'a>, at: usize) {
        if !words.is_word(at) {
            return;
        }
        if !words.is_capitalised(at) {
            self.lower.insert(words.raw(at));
            return;
        }
        let small =
            words.is_in(at + 1, words.locale.of) || words.is_in(at + 1, words.locale.who.particles);
        if !small
            && at
                .checked_sub(1)
                .is_none_or(|before| !words.is_capitalised(before))
        {
            self.alone.insert(words.raw(at));
        }
        let who = &words.locale.who;
        if !opens_sentence(words, at) {
            self.inner.insert(words.lower(at));
        } else if words.is_in(at + 1, who.auxiliaries) || words.sign(at + 1) == Some('(') {
            self.acting.insert(words.lower(at));
        }
        let bracketed =
            words.sign(at + 1) == Some(')') && at > 1 && words.sign(at - 1) == Some('(');
        if bracketed && words.is_word(at - 2) && !words.is_capitalised(at - 2) {
            self.plain.insert(words.raw(at));
        }
        if words.locale.capital_nouns {
            let uses = self.nouns.entry(words.lower(at)).or_default();
            if is_led(words, at) {
                uses.led += 1;
            } else {
                uses.bare += 1;
            }
            let named = stands_for_name(words, at)
                || is_doer(words, at)
                || is_inverted(words, at)
                || is_told(words, at);
            uses.named += usize::from(named);
            let opened = opens_sentence(words, at) && is_before_verb(words, at);
            uses.opened += usize::from(opened);
            uses.acted += usize::from(opened && is_bare_doer(words, at));
        }
    }

    /// Whether the word at `at` may be part of a name, where nouns have capitals.
    pub(super) fn may_name(&self, words: &Words<'_>, at: usize) -> bool {
        if self.plain.contains(words.raw(at)) {
            return false;
        }
        if !words.locale.capital_nouns || has_name_shape(words.raw(at)) {
            return true;
        }
        let lower = words.lower(at);
        if has(words.locale.who.countries, &lower) || has(words.locale.who.titles, &lower) {
            return true;
        }
        let uses = self.nouns.get(&lower).copied().unwrap_or_default();
        let plain = has_ending(words, &lower)
            || words.means(at)
            || is_listed(words, &lower)
            || words.find(at, words.locale.triggers).is_some()
            || self.lower.contains(lower.as_str());
        // "Gegründet wurde": what opens a sentence in front of its verb is a name only where it comes again, or where a
        // thing would have an article.
        let comes_again = uses.bare > 1 || uses.acted > 0;
        let named = uses.named + if comes_again { uses.opened } else { 0 };
        !plain && uses.led <= named && named > 0
    }

    /// Whether the word at `at` also stands without a small word that would make it the start of a longer name.
    pub(super) fn stands_alone(&self, words: &Words<'_>, at: usize) -> bool {
        let listed = is_listed(words, &words.lower(at));
        self.alone.contains(words.raw(at)) && !listed
    }

    /// Whether the word that opens a sentence owes its capital to its place.
    pub(super) fn opens_plainly(&self, words: &Words<'_>, at: usize) -> bool {
        let lower = words.lower(at);
        let verb = look_up(words.locale.triggers, &lower).is_some_and(|t| t.1 == Trigger::Verb);
        let titled = words.any_at(at, words.locale.who.titles).is_some();
        let leads_name = words.is_capitalised(at + 1) && !titled;
        self.lower.contains(lower.as_str())
            || verb
            || leads_name && !self.inner.contains(&lower) && is_listed(words, &lower)
    }

    /// Whether more than its place at the start of a sentence makes the word at `at` a name.
    pub(super) fn is_sure(&self, words: &Words<'_>, at: usize) -> bool {
        let lower = words.lower(at);
        self.inner.contains(&lower)
            || has(words.locale.who.countries, &lower)
            || has_name_shape(words.raw(at))
            || words.any_at(at + 1, words.locale.possessive).is_some()
            || self.acting.contains(&lower) && !self.is_plain_noun(words, at)
    }

    /// Whether the word at `at` looks like a plain noun that opens a sentence.
    pub(super) fn is_plain_noun(&self, words: &Words<'_>, at: usize) -> bool {
        let lower = words.lower(at);
        is_listed(words, &lower)
            || has_ending(words, &lower)
            || words.means(at)
            || words.locale.has_plural_ending(&lower)
            || has(words.locale.who.of_areas, &lower)
    }
}

/// Whether the word is one of those that stand for somebody without a name.
fn is_listed(words: &Words<'_>, lower: &str) -> bool {
    let who = &words.locale.who;
    let one = words.locale.singular(lower);
    let acts = |word: &str| look_up(who.actors, word).is_some();
    let lists = [who.descriptions, who.persons, who.areas, who.titles];
    let mut lists = lists.into_iter();
    acts(lower) || acts(&one) || lists.any(|list| has(list, lower) || has(list, &one))
}

fn has_ending(words: &Words<'_>, lower: &str) -> bool {
    let long = |end: &&&str| lower.len() > end.len() + 2;
    let endings = words.locale.who.noun_endings.iter();
    endings.filter(long).any(|end| lower.ends_with(end))
}

/// Whether the letters themselves look like a name: `AWS`, `OpenAI`, `GPT4`.
fn has_name_shape(word: &str) -> bool {
    let mut chars = word.chars().skip(1);
    word.chars().count() > 1 && chars.any(|c| c.is_uppercase() || c.is_numeric())
}

/// Whether an article, a number or an adjective leads to the noun at `at`.
fn is_led(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let function = words.is_in(before, words.locale.function_words);
    let article = |at: usize| {
        words.is_in(at, words.locale.articles) || words.is_in(at, words.locale.who.leads)
    };
    let behind_capital = before > 0 && words.is_capitalised(before) && words.spaced(at);
    // "12.000 Hektar Wald", "der Prager Fonds"
    let measured = behind_capital && words.is_number(before - 1);
    let from_town = behind_capital && article(before - 1) && {
        let adjectives = words.locale.who.town_adjectives;
        adjectives
            .iter()
            .any(|end| words.raw(before).ends_with(end))
    };
    measured
        || from_town
        || words.is_number(before)
        || words.is_in(before, words.locale.articles)
        || words.is_in(before, words.locale.determiners)
        || words.is_in(before, words.locale.who.leads)
        || words.is_in(before, words.locale.who.owners)
        || words.is_word(before)
            && !words.is_capitalised(before)
            && !function
            && !words.is_in(before, words.locale.who.saying)
            && !words.is_in(before, words.locale.who.auxiliaries)
            && !is_verb_for_one(words, before)
}

/// Whether the word at `at` is a verb that measures what one does, and no participle in front of a noun ("die investierte
/// Summe").
fn is_verb_for_one(words: &Words<'_>, at: usize) -> bool {
    let who = &words.locale.who;
    let verb = words.find(at, words.locale.parted).is_some()
        || (words.find(at, words.locale.triggers)).is_some_and(|(_, how)| how == Trigger::Verb);
    let led = at.checked_sub(1).is_some_and(|before| {
        words.is_in(before, words.locale.articles)
            || words.is_in(before, words.locale.determiners)
            || words.is_in(before, who.leads)
            || words.is_in(before, who.owners)
            || words.is_in(before, who.prepositions)
            || words.is_number(before)
    });
    let several = || who.several.iter().any(|end| words.lower(at).ends_with(end));
    verb && !words.is_capitalised(at) && !led && !several()
}

/// `Im Mai investierte Quillbay 15 Millionen`: one word without an article behind its verb.
fn is_inverted(words: &Words<'_>, at: usize) -> bool {
    at > 1 && is_verb_for_one(words, at - 1) && is_one(words, at)
}

/// `dass Quillbay 15 Millionen`, `wie Quillbay mitteilte`, `der Umsatz von Quillbay`: one word without an article where a
/// clause starts, or behind what is measured of it.
fn is_told(words: &Words<'_>, at: usize) -> bool {
    let who = &words.locale.who;
    let Some(before) = at.checked_sub(1).filter(|_| is_one(words, at)) else {
        return false;
    };
    let opens = words.is_in(before, who.openers) || words.is_in(before, who.referring);
    let told = words.is_number(at + 1) || words.any_at(at + 1, who.saying).is_some();
    let measured = before > 0
        && words.is_in(before, words.locale.of)
        && words.is_capitalised(before - 1)
        && words.find(before - 1, words.locale.triggers).is_some();
    opens && told || measured
}

/// `Quillbay hat 340 Beschäftigte`: one word that opens a sentence without an article and does something. In "Angekündigt
/// hat das Unternehmen" the doer follows.
fn is_bare_doer(words: &Words<'_>, at: usize) -> bool {
    let who = &words.locale.who;
    let follows = words.is_in(at + 2, words.locale.definite)
        || words.is_in(at + 2, who.pronouns)
        || words.is_in(at + 2, who.people)
        || words.is_in(at + 2, who.speakers)
        || words.is_capitalised(at + 2);
    words.is_in(at + 1, who.doing) && !follows && is_one(words, at)
}

/// Whether the noun at `at` stands alone, for one thing.
fn is_one(words: &Words<'_>, at: usize) -> bool {
    let lower = words.lower(at);
    let several = words.locale.who.several.iter();
    !words.is_capitalised(at + 1)
        && !words.hyphen(at + 1)
        && !words.locale.has_plural_ending(&lower)
        && !several.clone().any(|end| lower.ends_with(end))
}

/// Whether the capitalised word at `at` stands where a name does: in front of a verb with nothing that leads a noun, or
/// behind a noun that names follow ("company", "president").
fn stands_for_name(words: &Words<'_>, at: usize) -> bool {
    let who = &words.locale.who;
    let small = |before: &usize| {
        words.is_in(*before, words.locale.function_words)
            || words.is_in(*before, words.locale.articles)
    };
    let before = at.checked_sub(1).filter(|before| !small(before));
    let listed = |before: usize| {
        let noun = words.lower(before);
        let owner = noun.strip_suffix('s').unwrap_or(&noun);
        words.is_in(before, who.titles) || is_listed(words, &noun) || is_listed(words, owner)
    };
    // "des Konzerns Orbit", "das Start-up Orbit"
    let introduced = before.is_some_and(|before| {
        words.is_capitalised(before) && listed(before)
            || (words.any_before(at, who.descriptions))
                .is_some_and(|noun| words.is_capitalised(noun))
    });
    let beside = before.is_some_and(|before| {
        words.is_capitalised(before) && words.spaced(at) && !is_led(words, before)
    });
    let beside =
        beside || words.is_capitalised(at + 1) && words.spaced(at + 1) && !is_led(words, at);
    let said = before.is_some_and(|before| words.any_at(before, who.saying).is_some());
    introduced
        || beside
        || said
        || is_before_verb(words, at) && !is_led(words, at) && !opens_sentence(words, at)
}

/// Whether a verb that ends a subject follows the word at `at`.
fn is_before_verb(words: &Words<'_>, at: usize) -> bool {
    words.is_in(at + 1, words.locale.who.auxiliaries)
        || words.any_at(at + 1, words.locale.who.saying).is_some()
}

/// `Brennholt investiert`: one word without an article in front of a verb that measures what somebody does. One thing that
/// has no name has an article.
fn is_doer(words: &Words<'_>, at: usize) -> bool {
    let next = at + 1;
    let verb = words.is_word(next)
        && !words.is_capitalised(next)
        && (words.find(next, words.locale.parted).is_some()
            || words
                .find(next, words.locale.triggers)
                .is_some_and(|(_, how)| how == Trigger::Verb));
    verb && !is_led(words, at) && !words.locale.has_plural_ending(&words.lower(at))
}
