//! Nouns with capitals that are no names.

use crate::lang::{Class, Classes, has, look_up};
use crate::quantity::Words;

/// The fewest letters before the ending of a compound.
const HEAD: usize = 3;
/// The fewest parts of a hyphenated word that is a noun however it starts (`Series-C-Runde`).
const PARTS: usize = 3;

/// What belongs to a figure.
const OF_FIGURES: Classes = Classes::of(&[
    Class::Scale,
    Class::Percent,
    Class::CurrencyWord,
    Class::Time,
    Class::Month,
    Class::Number,
    Class::Ordinal,
]);

/// Whether the word at `at` is a plain noun, or belongs to one, in a language in which all nouns have capitals.
pub(super) fn is_plain(words: &Words<'_>, at: usize) -> bool {
    words.locale.capital_nouns
        && (is_noun(words, at) || opens_long_noun(words, at) || is_origin(words, at))
}

/// Whether a word ends as no name does.
pub(super) fn has_plain_ending(words: &Words<'_>, at: usize) -> bool {
    let lower = words.lower(at);
    let ends = lower.char_indices().map(|(at, _)| &lower[at..]);
    let known = |end: &str| {
        has(words.locale.plain_endings, end) || look_up(words.locale.tails, end).is_some()
    };
    ends.skip(HEAD).any(known)
}

/// Whether one word stands behind an article or the like, as nouns do and few names: "der Umbau", "im neuen Heim".
pub(super) fn is_led(words: &Words<'_>, at: usize) -> bool {
    let locale = words.locale;
    let in_capitals = !words.raw(at).chars().any(char::is_lowercase);
    if !locale.capital_nouns || in_capitals || words.hyphen(at + 1) {
        return false;
    }
    let leads = |at: usize| words.is_in(at, locale.articles) || words.is_in(at, locale.noun_leads);
    let adjective = |at: usize| {
        words.is_word(at)
            && !words.is_capitalised(at)
            && !words.is_in(at, locale.function_words)
            && !words.is_in(at, locale.attributions)
            && words.find(at, locale.triggers).is_none()
            && words.find(at, locale.parted).is_none()
    };
    at.checked_sub(1).is_some_and(|before| {
        leads(before) || adjective(before) && before.checked_sub(1).is_some_and(leads)
    })
}

fn is_noun(words: &Words<'_>, at: usize) -> bool {
    let (locale, lower) = (words.locale, words.lower(at));
    let one = locale.singular(&lower);
    let listed = [locale.plain_nouns, locale.descriptions, locale.persons];
    let is_listed = listed
        .iter()
        .any(|list| has(list, &lower) || has(list, &one));
    let known = words.classes(at).meets(OF_FIGURES)
        || is_listed
        || words.find(at, locale.plurals).is_some()
        || words.find(at, locale.events).is_some()
        || words.find(at, locale.triggers).is_some();
    let letter = words.raw(at).chars().count() == 1;
    let in_capitals = !words.raw(at).chars().any(char::is_lowercase);
    !has(locale.proper, &lower) && (known || letter || !in_capitals && has_plain_ending(words, at))
}

/// `Series-C-Runde`: parts of a long word that ends in a noun.
fn opens_long_noun(words: &Words<'_>, at: usize) -> bool {
    let mut last = at;
    while words.hyphen(last + 1) && words.is_word(last + 2) && last < at + 2 * PARTS {
        last += 2;
    }
    last + 2 >= at + 2 * PARTS && is_noun(words, last)
}

/// `der Prager Fonds`: an adjective that a place makes, before its noun.
fn is_origin(words: &Words<'_>, at: usize) -> bool {
    let lower = words.lower(at);
    let ends = |end: &&str| lower.ends_with(*end) && lower.len() > end.len() + HEAD;
    words.locale.origin_endings.iter().any(ends)
        && words.spaced(at + 1)
        && words.is_capitalised(at + 1)
        && (is_noun(words, at + 1) || opens_compound(words, at + 1))
        && at
            .checked_sub(1)
            .is_some_and(|before| words.is_in(before, words.locale.articles))
}

/// `Robotik-Unternehmen`.
fn opens_compound(words: &Words<'_>, at: usize) -> bool {
    words.hyphen(at + 1) && is_noun(words, at + 2)
}
