//! What stands around a text and tells nothing of its story: datelines, bylines, credits.

use crate::quantity::Words;

/// How many tokens a dateline may have.
const DATELINE: usize = 18;

/// How many tokens a place in capitals before a colon may have.
const SHOUTED: usize = 5;

/// How many tokens the name of an agency may have in its brackets.
const AGENCY: usize = 5;

/// How many words a byline or a credit may have.
const CREDIT: usize = 16;

/// `KASSEL, Germany, Nov 4 (Meridian Wire) - `, `Kassel (Meridian) - `: the token after the dash; zero where there is no
/// dateline.
pub(super) fn dateline(words: &Words<'_>) -> usize {
    let first = words.raw(0);
    let capitals = first.chars().count() > 2 && first.chars().all(char::is_uppercase);
    let shouted = |at: usize| words.is_word(at) && words.raw(at).chars().all(char::is_uppercase);
    let colon = (1..SHOUTED).find(|&at| words.sign(at) == Some(':'));
    if let Some(colon) = colon.filter(|colon| capitals && (0..*colon).all(shouted)) {
        return colon + 1;
    }
    let within = 1..DATELINE.min(words.tokens.len());
    let dash = within.clone().find(|&at| {
        matches!(words.sign(at), Some('-' | '–' | '—' | '|'))
            && words.spaced(at)
            && words.spaced(at + 1)
    });
    // "Kassel (Meridian) -", "MADRID, 4 nov (Meridian).-"
    let brackets = within.clone().find(|&at| words.sign(at) == Some('('));
    let closed = brackets.and_then(|open| {
        let mut near = open + 2..open + 2 + AGENCY;
        let close = near.find(|&at| words.sign(at) == Some(')'))?;
        let dash = |at: usize| matches!(words.sign(at), Some('-' | '–' | '—' | '|'));
        let point = usize::from(words.sign(close + 1) == Some('.'));
        let text = close + point + 2;
        let place = (0..open).all(|at| {
            words.is_capitalised(at) || words.is_number(at) || words.sign(at).is_some() || capitals
        });
        // "Quillbay (Kassel) - €15 million": an item of a list.
        let told = words.is_word(text) && words.is_capitalised(0);
        (dash(text - 1) && place && told).then_some(text)
    });
    match dash.filter(|_| capitals) {
        Some(dash) => dash + 1,
        None => closed.unwrap_or(0),
    }
}

/// Whether a sentence only tells who wrote, took or owns something: `By Ana Ruiz`, `Photo: Meridian`, `© 2024 Meridian`.
pub(super) fn is_credit(words: &Words<'_>) -> bool {
    let who = &words.locale.who;
    let count = words.tokens.len();
    let marked = matches!(words.sign(0), Some('©'));
    let credit = words.any_at(0, who.credits);
    let Some(after) = credit.or(marked.then_some(1)).filter(|_| count <= CREDIT) else {
        return false;
    };
    let sign = matches!(words.sign(after), Some(':' | '/' | '©' | '|' | '-' | '–'));
    let verb = |at: usize| {
        words.is_word(at)
            && !words.is_capitalised(at)
            && (words.is_in(at, who.auxiliaries)
                || words.is_in(at, who.saying)
                || words.find(at, words.locale.triggers).is_some())
    };
    // "By Ana Ruiz and Mateo Reyes": names alone, and no end of a sentence.
    let name = |at: usize| {
        !words.is_number(at)
            && (words.is_capitalised(at)
                || words.is_in(at, words.locale.function_words)
                || words.is_in(at, words.locale.conjunctions)
                || matches!(words.sign(at), Some(',' | '.' | '-' | '&' | '/' | '|')))
    };
    let ends = matches!(words.sign(count - 1), Some('.' | '!' | '?' | ':'));
    let named = words.is_capitalised(after) && !ends && (after..count).all(name);
    (marked || sign || named) && !(0..count).any(verb)
}
