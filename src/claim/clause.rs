//! Where a figure stands in its sentence, and the cue words around it.

use crate::lang::Phrases;
use crate::quantity::Words;
use crate::text::Span;

/// A figure's place in its sentence: tokens `first..end`, hedge included in `from`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) from: usize,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// How many tokens around a figure are looked at, on either side. Sentences of the news are shorter; what is longer is
/// a list or no sentence at all, and every figure of it would have to be held against all of it.
pub(super) const FAR: usize = 128;

/// Whether the word at `at` opens a clause of its own ("that", "which"); what may be an article, too ("die Bank"), only
/// behind a comma, and not in front of a verb ("das sind 62 Prozent").
pub(super) fn relative(words: &Words<'_>, at: usize) -> bool {
    let comma = || at > 0 && words.sign(at - 1) == Some(',');
    let points = || words.is_in(at + 1, words.locale.who.auxiliaries);
    words.is_in(at, words.locale.relative)
        && (!words.is_in(at, words.locale.articles) || comma() && !points())
}

/// Where the clause around `place` starts and ends.
pub(super) fn clause(words: &Words<'_>, place: Place) -> (usize, usize) {
    let ends = |at: usize| matches!(words.sign(at), Some(',' | ';' | ':' | '(' | ')' | '—'));
    let first = place.from.saturating_sub(FAR);
    let last = words.tokens.len().min(place.end + FAR);
    let start = (first..place.from)
        .rev()
        .find(|&at| ends(at))
        .map_or(first, |at| at + 1);
    let end = (place.end..last).find(|&at| ends(at)).unwrap_or(last);
    (start, end)
}

/// The cue of `table` nearest to the figure: at most `before` tokens ahead of it or `after` behind it, with no figure between.
pub(super) fn nearest<T: Copy>(
    words: &Words<'_>,
    place: Place,
    table: Phrases<T>,
    (before, after): (usize, usize),
) -> Option<(T, Span, usize)> {
    let (start, end) = clause(words, place);
    let mut best: Option<(usize, T, Span)> = None;
    let mut consider = |steps: usize, value: T, span: Span| {
        if best.is_none_or(|(old, _, _)| steps < old) {
            best = Some((steps, value, span));
        }
    };
    for at in (start.max(place.from.saturating_sub(before + 3))..place.first).rev() {
        if words.is_number(at) {
            break;
        }
        if let Some((value, cue_end)) = words.phrase_at(at, table)
            && cue_end <= place.first
            && place.first - cue_end <= before
        {
            consider(place.first - cue_end, value, words.span(at, cue_end));
        }
    }
    for at in place.end..end.min(place.end + after) {
        if words.is_number(at) || words.is_in(at, words.locale.conjunctions) {
            break;
        }
        if let Some((value, cue_end)) = words.phrase_at(at, table) {
            consider(at - place.end + 1, value, words.span(at, cue_end));
            break;
        }
    }
    best.map(|(steps, value, span)| (value, span, steps))
}
