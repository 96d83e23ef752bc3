//! Where: a place that narrows a figure.

use super::clause::{Place, clause, relative};
use super::measure::Evoked;
use super::subject::Context;
use super::{EntityId, Slot};
use crate::lang::{Bearer, Kind};
use crate::quantity::Quantity;
use crate::text::Span;

/// How many tokens behind its figure a place may stand ("500 jobs at two plants in Spain").
const BEHIND: usize = 8;

/// The place behind the figure, in its clause, or at the start of the sentence, that is neither its subject nor its object.
pub(super) fn whereabouts(
    context: &Context<'_>,
    by: Option<&Evoked>,
    place: Place,
    figure: &Quantity,
    taken: [Option<Slot<EntityId>>; 2],
) -> Option<Slot<EntityId>> {
    // "a stake of 15% in X", "$5 billion in X": whose, not where.
    let holds = |e: &Evoked| {
        e.frame.bearer != Bearer::Event && matches!(figure.kind, Kind::Money | Kind::Percent)
    };
    if by.is_some_and(holds) {
        return None;
    }
    let words = context.words;
    let (_, end) = clause(words, place);
    let stops = |at: usize| {
        words.is_number(at)
            || relative(words, at)
            || words.any_at(at, words.locale.speech).is_some()
    };
    let behind = (place.end..end.min(place.end + BEHIND))
        .take_while(|&at| !stops(at))
        .find_map(|at| led(context, at));
    // "In Spain, 500 jobs …"
    let start = || led(context, 0).filter(|(span, _)| words.token_at(span.end()) <= place.first);
    let (span, id) = behind.or_else(start)?;
    let free = taken.iter().flatten().all(|slot| slot.value != id);
    free.then(|| Slot::said(id, span))
}

/// The name that a word for a place leads to at token `at`.
fn led(context: &Context<'_>, at: usize) -> Option<(Span, EntityId)> {
    let words = context.words;
    if !words.is_in(at, words.locale.locations) {
        return None;
    }
    let article = usize::from(words.is_in(at + 1, words.locale.articles));
    let month = words.find(at + 1, words.locale.months).is_some();
    context.mention_at(at + 1 + article).filter(|_| !month)
}
