//! How certain a text is of a figure.

use super::Slot;
use super::clause::{Place, clause};
use crate::lang::Modality;
use crate::quantity::Words;
use crate::text::Span;

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
        let between = match ahead {
            true => cue_end..place.first,
            false => place.end..at.max(place.end),
        };
        let figures = between.filter(|&t| words.is_number(t)).count();
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
