//! The time a figure speaks of, and the day on which it stood.

mod calendar;
mod count;
mod find;
mod head;
mod read;
#[cfg(test)]
mod tests;
mod whole;

pub(super) use find::{Time, Zone, times};
pub(super) use head::Anchor;
pub(super) use whole::{Mention, mentions};

use super::clause::{FAR, Place, clause, relative};
use super::{Claim, Period, Reason, Slot};
use crate::lang::{Class, Kind, Role};
use crate::quantity::Words;
use find::{Use, When};
use std::collections::BTreeSet;
use std::ops::Range;

/// Where the figures of a sentence stand.
pub(super) struct Figures<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) places: &'a [Place],
}

/// How many tokens behind a figure a time still stands at it.
const AT: usize = 4;

/// How many tokens from a figure a time is looked for.
const REACH: usize = 24;

/// Gives the figures of one sentence their times.
pub(super) fn date(
    figures: &Figures<'_>,
    times: &[Time],
    claims: &mut [Claim],
    before: Option<&Period>,
) {
    let mut used = BTreeSet::new();
    for index in 0..claims.len() {
        let own = matches!(claims[index].quantity.kind, Kind::Date | Kind::Duration);
        if own {
            continue;
        }
        let start = claims[index].role.value == Role::Start;
        let chosen = figures.nearest(index, times, claims[index].role.value);
        if let Some(time) = chosen {
            used.insert(time.first);
            let near = &claims[index.saturating_sub(FAR)..index];
            let earlier = near.iter().rev().find_map(dated);
            let before = earlier.or(before);
            let period = if start {
                time.bound(before)
            } else {
                time.period(before)
            };
            let slot = Slot::said(period, time.span);
            if time.moment {
                claims[index].as_of = Some(slot);
            } else {
                claims[index].period = Some(slot);
            }
        }
    }
    for (claim, place) in claims.iter_mut().zip(figures.places) {
        let own = matches!(claim.quantity.kind, Kind::Date | Kind::Duration);
        if claim.period.is_none() && !own {
            claim.period = figures.elsewhere(*place, times, &used, claim);
        }
    }
    glosses(figures, claims);
}

/// Gives the figures of an article that no word beside them dates the times that stand over them: heads, the text below a
/// headline, the article as a whole.
pub(super) fn over(anchor: Anchor<'_>, zone: Zone, mentions: &[Mention], claims: &mut [Claim]) {
    head::tables(anchor, zone, claims);
    head::entries(anchor, zone, claims);
    head::headlines(anchor, claims);
    whole::whole(anchor, zone, mentions, claims);
}

/// The time of a claim that has days.
pub(super) fn dated(claim: &Claim) -> Option<&Period> {
    let slots = [&claim.period, &claim.as_of].into_iter().flatten();
    slots
        .map(|slot| &slot.value)
        .find(|period| period.is_dated())
}

/// A figure in brackets behind another one says it again in other units, for the same time.
fn glosses(figures: &Figures<'_>, claims: &mut [Claim]) {
    let again = figures.words.locale.times().map(|times| times.again);
    for index in 1..claims.len() {
        let (earlier, later) = claims.split_at_mut(index);
        let (model, gloss) = (&earlier[index - 1], &mut later[0]);
        let behind = figures.places[index - 1].end;
        let from = figures.places[index].from;
        let opens = figures.words.sign(behind) == Some('(') && from <= behind + 2;
        let bracket = opens && gloss.quantity.kind == model.quantity.kind;
        let again = again.is_some_and(|again| figures.words.any_before(from, again).is_some());
        if (bracket || again) && gloss.period.is_none() && gloss.as_of.is_none() {
            let taken = |slot: &Option<Slot<Period>>| {
                slot.as_ref()
                    .map(|slot| Slot::by(slot.value.clone(), Reason::Inherited))
            };
            gloss.period = taken(&model.period);
            gloss.as_of = taken(&model.as_of);
        }
    }
}

impl Figures<'_> {
    /// The time that dates a figure.
    fn nearest<'t>(&self, index: usize, times: &'t [Time], role: Role) -> Option<&'t Time> {
        let place = self.places[index];
        let from = times.partition_point(|time| time.end + REACH * 2 < place.first);
        let to = times.partition_point(|time| time.first <= place.end + REACH);
        let near = times[from..to.max(from)].iter();
        let cost = |time: &&'t Time| Some((self.cost(place, time, role)?, *time));
        let best = near
            .filter(|time| time.how == Use::Dates)
            .filter_map(|time| cost(&time));
        best.min_by_key(|(cost, _)| *cost).map(|(_, time)| time)
    }

    /// How far a time is from a figure; `None` where it dates something else.
    fn cost(&self, place: Place, time: &Time, role: Role) -> Option<usize> {
        let start = role == Role::Start;
        let behind = time.first >= place.end;
        let between = match behind {
            true => place.end..time.first,
            false if time.end <= place.from => time.end..place.from,
            false => return None,
        };
        if between.len() > 2 * REACH {
            return None;
        }
        let words = self.words;
        let dash = |at: usize| {
            matches!(words.sign(at), Some('-' | '–')) && words.spaced(at) && words.spaced(at + 1)
        };
        let hard = |at: usize| {
            dash(at)
                || matches!(
                    words.sign(at),
                    Some(';' | ':' | '(' | ')' | '—' | '“' | '”' | '"')
                )
        };
        let between = self.past_brackets(between, place);
        // "the 41.5 million that Lutetia paid in 2019": the clause is about the figure.
        let own = |at: usize| at == place.end && relative(words, at);
        let breaks = between
            .clone()
            .any(|at| hard(at) || relative(words, at) && !own(at) || self.opens_clause(at, time));
        let commas = between
            .clone()
            .filter(|&at| words.sign(at) == Some(','))
            .count();
        let figures = self
            .around(&between)
            .iter()
            .filter(|other| between.contains(&other.first))
            .count();
        let relative = matches!(time.when, When::Before(..));
        if breaks || relative && (figures > 0 || between.len() > 2 * AT) {
            return None;
        }
        let far = between.len() + 6 * figures;
        let joins = |at: usize| words.has(at, Class::ListJoin) || words.sign(at) == Some(',');
        if behind {
            // "2.9% and in May 2.6%"
            let next = figures == 0
                && (time.first.saturating_sub(2).max(place.end)..time.first).any(joins);
            let ahead_of_next = self.around(&between).iter().any(|other| {
                other.from >= time.end
                    && other.from <= time.end + 1
                    && figures == 0
                    && between.len() > AT
            });
            let shared = figures > 0 && (start || self.is_held_against(&between));
            return (commas == 0 && !shared && !next && !ahead_of_next && between.len() <= REACH)
                .then_some(far);
        }
        let taken = self.is_taken(time);
        let start = start && figures > 0; // "fell 3% in the first quarter, to 2.91bn"
        let comma = words.sign(time.end) == Some(',') && words.is_word(time.end + 1);
        let table = words.locale.times();
        let change = table.is_some_and(|table| words.any_at(time.end + 1, table.between).is_some());
        if comma && !change && commas == 1 && place.from == time.end + 2 && !start {
            return Some(far + AT);
        }
        if start || relative && commas > 1 {
            return None;
        }
        match commas {
            0 if !taken => Some(far + 3),
            _ if time.leads => Some(far / 2 + 6 * commas),
            _ => None,
        }
    }
    /// Whether the figures among some tokens are only held against the one before them ("5.2 million against 4 million last
    /// year"): a time behind them is theirs.
    fn is_held_against(&self, tokens: &Range<usize>) -> bool {
        let Some(table) = self.words.locale.times() else {
            return false;
        };
        let within = |place: &&Place| tokens.contains(&place.first);
        let mut others = self.around(tokens).iter().filter(within);
        others.any(|other| {
            let led = self.words.any_before(other.from, table.against);
            led.is_some_and(|from| tokens.contains(&from))
        })
    }

    /// Whether the words at `at` open a clause, and do not just lead to the time.
    fn opens_clause(&self, at: usize, time: &Time) -> bool {
        let table = self.words.locale.times();
        let end = table.and_then(|table| self.words.any_at(at, table.clauses));
        end.is_some_and(|end| end != time.first)
    }

    /// The tokens between a figure and a time without brackets right behind the figure.
    fn past_brackets(&self, between: Range<usize>, place: Place) -> Range<usize> {
        let opens = between.start == place.end && self.words.sign(between.start) == Some('(');
        let closes = |at: &usize| self.words.sign(*at) == Some(')');
        match between.clone().take(REACH).find(closes).filter(|_| opens) {
            Some(at) => at + 1..between.end,
            None => between,
        }
    }

    /// The figures around some tokens.
    fn around(&self, tokens: &Range<usize>) -> &[Place] {
        let from = self
            .places
            .partition_point(|place| place.first + FAR < tokens.start);
        let to = self
            .places
            .partition_point(|place| place.first <= tokens.end + FAR);
        &self.places[from..to.max(from)]
    }

    /// Whether a time stands right behind a figure, which it dates.
    fn is_taken(&self, time: &Time) -> bool {
        let joins = |at: usize| {
            self.words.has(at, Class::ListJoin) || matches!(self.words.sign(at), Some(',' | ';'))
        };
        self.around(&(time.first..time.end)).iter().any(|other| {
            let gap = time.first.checked_sub(other.end);
            gap.is_some_and(|gap| gap <= AT && !(other.end..time.first).any(joins))
        })
    }

    /// What else puts a figure into another time: words like "previously" in its clause, or a year earlier in the sentence
    /// ("since the disaster of 1996, when 410 people died").
    fn elsewhere(
        &self,
        place: Place,
        times: &[Time],
        used: &BTreeSet<usize>,
        claim: &Claim,
    ) -> Option<Slot<Period>> {
        let from = times.partition_point(|time| time.end + 2 * FAR < place.first);
        let to = times.partition_point(|time| time.first <= place.end + FAR);
        let times = &times[from..to.max(from)];
        let words = self.words;
        let (start, end) = clause(words, place);
        let outside = |at: usize| at < place.first || at >= place.end;
        let earlier = (start..end).find_map(|at| {
            let after = words
                .any_at(at, words.locale.previously)
                .filter(|_| outside(at))?;
            let within = |time: &Time| time.first < after && at < time.end;
            let read = times
                .iter()
                .any(|time| within(time) && (time.how != Use::Dates || used.contains(&time.first)));
            let span = words.span(at, after);
            (!read)
                .then(|| Slot::said(Period::named(words.text[span.range()].to_lowercase()), span))
        });
        earlier.or_else(|| {
            let far = start.saturating_sub(FAR)..start;
            let mut years = times
                .iter()
                .rev()
                .filter(|time| far.contains(&time.first) && time.is_year && !self.is_taken(time));
            let year = years.find(|_| claim.as_of.is_none())?;
            Some(Slot::said(year.bound(None), year.span))
        })
    }
}
