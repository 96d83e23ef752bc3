//! Scope, basis, role, modality, period, attribution: the small words around a figure.

use super::entity::Names;
use super::{EntityId, Period, Slot};
use crate::lang::{Basis, Modality, Phrases, Role, Scope};
use crate::quantity::Words;
use crate::text::Span;
use std::collections::BTreeSet;

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
fn nearest<T: Copy>(
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

pub(super) fn scope(words: &Words<'_>, place: Place) -> Slot<Scope> {
    match nearest(words, place, words.locale.scopes, (5, 7)) {
        Some((scope, span, _)) => Slot::said(scope, span),
        None => Slot::implied(Scope::Unstated),
    }
}

pub(super) fn basis(words: &Words<'_>, place: Place) -> Option<Slot<Basis>> {
    nearest(words, place, words.locale.bases, (9, 6))
        .map(|(basis, span, _)| Slot::said(basis, span))
}

/// The part in a change, from the words directly before the figure or its hedge.
pub(super) fn role(words: &Words<'_>, place: Place) -> Slot<Role> {
    let article = place
        .from
        .checked_sub(1)
        .filter(|&at| words.is_in(at, words.locale.articles));
    match words.phrase_before(article.unwrap_or(place.from), words.locale.roles) {
        Some((role, at)) => Slot::said(role, words.span(at, article.unwrap_or(place.from))),
        None => Slot::implied(Role::Level),
    }
}

/// How many steps away a cue of certainty still speaks of a figure.
const MODALITY_REACH: usize = 24;

/// How certain: the nearest cue ahead of the figure, those in other clauses counted as further away, or one behind it in its clause.
pub(super) fn modality(words: &Words<'_>, place: Place) -> Slot<Modality> {
    let (start, end) = clause(words, place);
    let mut best: Option<(usize, Modality, Span)> = None;
    let mut at = place.first.saturating_sub(2 * MODALITY_REACH);
    while at < end.min(place.end + MODALITY_REACH) {
        let Some((modality, cue_end)) = words.phrase_at(at, words.locale.modalities) else {
            at += 1;
            continue;
        };
        let ahead = cue_end <= place.first;
        let steps = if ahead {
            place.first - cue_end
        } else {
            at.saturating_sub(place.end) + 4
        };
        let figures = (cue_end.min(place.first)..place.first)
            .filter(|&t| words.is_number(t))
            .count();
        let steps = steps + 12 * figures + if at < start { 8 } else { 0 };
        if steps <= MODALITY_REACH && best.is_none_or(|(old, _, _)| steps < old) {
            best = Some((steps, modality, words.span(at, cue_end)));
        }
        at = cue_end;
    }
    match best {
        Some((_, modality, span)) => Slot::said(modality, span),
        None => Slot::implied(Modality::Confirmed),
    }
}

/// How many tokens behind "said" a day still belongs to it.
const SAYING: usize = 2;

/// The words of the clause that narrow the figure, and the months and names in it that a place word leads to.
pub(super) fn limits(
    words: &Words<'_>,
    place: Place,
    names: &Names,
    object: Option<EntityId>,
) -> Vec<String> {
    let (start, end) = clause(words, place);
    let outside = |at: &usize| *at < place.first || *at >= place.end;
    let led_month = |at: usize| {
        let led = at
            .checked_sub(1)
            .is_some_and(|before| words.is_in(before, words.locale.places));
        led && words.find(at, words.locale.months).is_some()
    };
    let narrowing = (start..end)
        .filter(outside)
        // "said on Monday" dates the saying, not the figure.
        .filter(|&at| {
            !(at.saturating_sub(SAYING)..at)
                .any(|said| words.any_at(said, words.locale.attributions).is_some())
        })
        .filter(|&at| words.is_in(at, words.locale.narrowing) || led_month(at));
    let mut limits: BTreeSet<String> = narrowing.map(|at| words.lower(at)).collect();
    if start < end {
        let here = names.within(words.span(start, end));
        let led = |span: Span| {
            let before = words.token_at(span.start()).checked_sub(1);
            before.is_some_and(|at| words.is_in(at, words.locale.places))
        };
        let places = here
            .iter()
            .filter(|(span, id)| Some(*id) != object && led(*span));
        limits.extend(places.map(|(span, _)| words.text[span.range()].to_lowercase()));
    }
    limits.into_iter().collect()
}

/// The time the figure speaks of: a year in its clause, words that put it into an earlier time, or a year earlier in the
/// sentence ("since the disaster of 1996, when 410 people died").
pub(super) fn period(words: &Words<'_>, place: Place) -> Option<Slot<Period>> {
    let (start, end) = clause(words, place);
    let outside = |at: usize| at < place.first || at >= place.end;
    let is_year = |at: &usize| {
        outside(*at) && words.year(*at).is_some() && words.slipped_year(at + 1).is_none()
    };
    let named = |at: usize| {
        let quarter = at
            .checked_sub(1)
            .filter(|&q| is_quarter(&words.lower(q)) || words.is_in(q, words.locale.years));
        let span = words.span(quarter.unwrap_or(at), at + 1);
        Slot::said(
            Period {
                name: words.text[span.range()].to_lowercase(),
            },
            span,
        )
    };
    let earlier = || {
        (start..end).find_map(|at| {
            let after = words
                .any_at(at, words.locale.previously)
                .filter(|_| outside(at))?;
            let span = words.span(at, after);
            Some(Slot::said(
                Period {
                    name: words.text[span.range()].to_lowercase(),
                },
                span,
            ))
        })
    };
    let in_clause = (start..end).find(is_year).map(named);
    in_clause.or_else(earlier).or_else(|| {
        let far = start.saturating_sub(FAR)..start;
        far.rev().find(is_year).map(named)
    })
}

fn is_quarter(word: &str) -> bool {
    word.len() == 2 && word.starts_with('q') && word.ends_with(|c: char| ('1'..='4').contains(&c))
}

/// Who says so: the words around "said" or after "according to".
pub(super) fn attribution(words: &Words<'_>, names: &[(Span, EntityId)]) -> Option<Span> {
    (0..words.tokens.len()).find_map(|at| {
        let after = words.any_at(at, words.locale.attributions)?;
        let cue = words.span(at, after);
        let behind = names.partition_point(|(span, _)| span.start() < cue.end());
        let behind = (names.get(behind)).filter(|(span, _)| span.start() <= cue.end() + 12);
        let ahead = names.partition_point(|(span, _)| span.end() <= cue.start());
        let ahead = (names[..ahead].last()).filter(|(span, _)| span.end() + 2 >= cue.start());
        behind.or(ahead).map(|(span, _)| *span)
    })
}
