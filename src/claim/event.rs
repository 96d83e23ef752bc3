//! The event an article tells of.

use super::EntityId;
use super::subject::Context;
use crate::lang::look_up;
use crate::quantity::Words;
use crate::text::Span;

/// An event by its kind and the place it has its name from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) kind: &'static str,
    pub(super) place: EntityId,
    pub(super) span: Span,
}

/// How many tokens behind its word an event's place is looked for.
const REACH: usize = 12;

impl Context<'_> {
    /// The event this sentence names with its place: `the Serra Parda fire`, `a wildfire in Portugal's Serra Parda`.
    pub(super) fn event(&self) -> Option<Event> {
        (0..self.words.tokens.len()).find_map(|at| self.event_at(at))
    }

    fn event_at(&self, at: usize) -> Option<Event> {
        let words = self.words;
        let lower = words.small(at);
        let events = words.locale.events;
        let kind = look_up(events, &lower)
            .or_else(|| look_up(events, &words.locale.singular(&lower)))
            .filter(|_| words.is_word(at))?;
        let before = self.mention_before(at).map(|(_, id)| id);
        let place = before.or_else(|| self.place_behind(at + 1))?;
        Some(Event {
            kind,
            place,
            span: words.span(at, at + 1),
        })
    }

    /// The name behind "in", "of" or the like from token `from` on; of `Portugal's Serra Parda` the nearer place.
    fn place_behind(&self, from: usize) -> Option<EntityId> {
        let words = self.words;
        let leads = |at: usize| {
            words.is_in(at, words.locale.who.located) || words.is_in(at, words.locale.of)
        };
        let lead = (from..from + REACH).find(|at| leads(*at))?;
        let start = |at: usize| at + usize::from(words.is_in(at, words.locale.articles));
        let (span, id) = (lead + 1..lead + 4).find_map(|at| self.mention_at(start(at)))?;
        let end = words.token_at(span.end());
        let owned = words.any_at(end, words.locale.possessive);
        let nearer = owned.and_then(|after| self.mention_at(after));
        Some(nearer.map_or(id, |(_, id)| id))
    }
}

/// What the event is called: its place and its kind.
pub(super) fn called(place: &str, kind: &str) -> String {
    format!("{place} {kind}")
}

/// Whether the words speak of what is measured of a country or a region.
pub(super) fn is_of_area(words: &Words<'_>, (start, end): (usize, usize)) -> bool {
    (start..end).any(|at| words.any_at(at, words.locale.who.of_areas).is_some())
}
