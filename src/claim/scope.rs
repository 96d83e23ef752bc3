//! Which part of the whole a figure speaks of, on which basis, and what narrows it.

use super::clause::{Place, clause, nearest};
use super::entity::Names;
use super::{EntityId, Slot};
use crate::lang::{Basis, Role, Scope};
use crate::quantity::Words;
use crate::text::Span;
use std::collections::BTreeSet;

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
