//! Words that evoke a frame in another form than the tables have: as the last part of a longer word, or in two pieces.

use super::clause::FAR;
use super::measure::Evoked;
use crate::lang::{Trigger, look_up};
use crate::quantity::Words;

/// The fewest letters before the last part of a compound.
const HEAD: usize = 2;

/// Whether the words that `how` names are written as such words are: nouns with a capital, verbs without one, in
/// languages that tell them apart so.
pub(super) fn is_written(words: &Words<'_>, first: usize, end: usize, how: Trigger) -> bool {
    if !words.locale.capital_nouns {
        return true;
    }
    match how {
        Trigger::Verb => first == 0 || end > first + 1 || !words.is_capitalised(first),
        Trigger::Noun | Trigger::Thing => (first..end).any(|at| words.is_capitalised(at)),
    }
}

/// `Jahresumsatz`: the frames that the longest known last part of the word at `at` evokes.
pub(super) fn tails(words: &Words<'_>, at: usize) -> Vec<Evoked> {
    let tails = words.locale.tails;
    if tails.is_empty() || !words.is_capitalised(at) {
        return Vec::new();
    }
    let lower = words.lower(at);
    let ends = lower.char_indices().skip(HEAD).map(|(at, _)| &lower[at..]);
    let mut ends = ends.filter(|end| look_up(tails, end).is_some());
    let Some(tail) = ends.next() else {
        return Vec::new();
    };
    let from = tails.partition_point(|(word, _)| *word < tail);
    let rows = tails[from..].iter().take_while(|(word, _)| *word == tail);
    rows.map(|(_, (frame, how))| evokes(words, *frame, *how, at))
        .collect()
}

/// `baut … ab`: the frames of a verb at `at` whose prefix ends the clause.
pub(super) fn parted(words: &Words<'_>, at: usize) -> Vec<Evoked> {
    let parted = words.locale.parted;
    if parted.is_empty() || words.find(at, parted).is_none() {
        return Vec::new();
    }
    let last = words.tokens.len().min(at + FAR);
    let ends = |next: usize| {
        !(words.is_word(next) || words.is_number(next))
            || words.is_in(next, words.locale.conjunctions)
    };
    let prefix = |prefix: &str| {
        let stops = |at: &usize| !matches!(words.sign(*at), Some(';' | ':' | '—'));
        (at + 1..last)
            .take_while(stops)
            .any(|at| words.is(at, prefix) && ends(at + 1))
    };
    let rows = words.rows_at(at, at + 1, parted);
    rows.filter(|(_, (with, _))| prefix(with))
        .map(|(_, (_, frame))| evokes(words, *frame, Trigger::Verb, at))
        .collect()
}

fn evokes(words: &Words<'_>, frame: u16, how: Trigger, at: usize) -> Evoked {
    Evoked {
        frame: &words.locale.frames[usize::from(frame)],
        how,
        first: at,
        end: at + 1,
    }
}
