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
            uses.named += usize::from(stands_for_name(words, at) || is_doer(words, at));
            uses.opened += usize::from(opens_sentence(words, at) && is_before_verb(words, at));
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
            || self.lower.contains(lower.as_str());
        // "Gegründet wurde": what opens a sentence in front of its verb is a name only where it comes again.
        let named = uses.named + if uses.bare > 1 { uses.opened } else { 0 };
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
    words.is_number(before)
        || words.is_in(before, words.locale.articles)
        || words.is_in(before, words.locale.determiners)
        || words.is_in(before, words.locale.who.leads)
        || words.is_in(before, words.locale.who.owners)
        || words.is_word(before)
            && !words.is_capitalised(before)
            && !function
            && !words.is_in(before, words.locale.who.saying)
            && !words.is_in(before, words.locale.who.auxiliaries)
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
    let introduced = before.is_some_and(|before| {
        words.is_capitalised(before)
            && (words.is_in(before, who.titles) || is_listed(words, &words.lower(before)))
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
