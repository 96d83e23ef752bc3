//! The noun beside a name that says what it is.

use super::entity::described;
use crate::lang::Trigger;
use crate::quantity::Words;

/// How many words may stand between an article and the noun, or behind it before the name is explained no more.
const WORDS: usize = 3;

/// The token of the noun that explains the name at tokens `first..end`: `Quillbay, a maker of sensors`, `Quillbay, fabricante
/// de sensores`, `chipmaker Lumen`.
pub(super) fn noun(words: &Words<'_>, first: usize, end: usize) -> Option<usize> {
    behind(words, end).or_else(|| before(words, first))
}

/// The noun behind the name.
fn behind(words: &Words<'_>, end: usize) -> Option<usize> {
    if words.sign(end) != Some(',') {
        return None;
    }
    let article = usize::from(words.is_in(end + 1, words.locale.articles));
    let start = end + 1 + article;
    let inside = |at: &usize| is_plain(words, *at);
    let stop = start + (start..start + WORDS).take_while(inside).count();
    let who = &words.locale.who;
    let of = words.is_in(stop, words.locale.of)
        || words.is_in(stop, who.prepositions)
        || words.is_in(stop, who.located)
        || words.is_in(stop, words.locale.oblique);
    let ends = matches!(words.sign(stop), Some(',' | '.' | ';'));
    let closed = of || ends || words.is_in(stop, words.locale.relative);
    // Without an article only what it is of shows that a noun explains the name.
    if stop == start || !closed || article == 0 && !words.is_in(stop, words.locale.of) {
        return None;
    }
    let head = match words.locale.adjectives_first {
        true => stop - 1,
        false => start,
    };
    let owned = words.any_at(head + 1, words.locale.possessive).is_some();
    (!owned && !words.means(head)).then_some(head)
}

/// The noun before the name, one of those that stand for somebody.
fn before(words: &Words<'_>, first: usize) -> Option<usize> {
    let at = first.checked_sub(1)?;
    described(words, at).map(|_| at)
}

/// Whether the word at `at` may be a noun or its adjective.
fn is_plain(words: &Words<'_>, at: usize) -> bool {
    let who = &words.locale.who;
    words.is_word(at)
        && (words.locale.capital_nouns || !words.is_capitalised(at))
        && !words.is_in(at, words.locale.function_words)
        && !words.is_in(at, words.locale.conjunctions)
        && !words.is_in(at, who.auxiliaries)
        && !words.is_in(at, who.saying)
        && !words.is_in(at, who.prepositions)
        && words
            .find(at, words.locale.triggers)
            .is_none_or(|(_, how)| how != Trigger::Verb)
}
