//! Lengths of time, and the two times they are measured between.

use super::super::build::place;
use super::super::clause::{Place, relative};
use super::super::{Claim, Measure};
use super::chronicle::{Chronicle, Moment};
use crate::lang::{Class, Hedge, Kind, Order, Times};
use crate::quantity::{Unit, Words};
use crate::text::Span;
use std::ops::Range;

/// A length and its two ends.
#[derive(Clone, Debug)]
pub(crate) struct Lapse {
    /// The length, as an index into the claims of its article.
    pub(crate) claim: usize,
    /// Where it may start, the likeliest first; the first one stands in its sentence or the one before.
    pub(crate) starts: Vec<Moment>,
    /// Where it ends; `None` on the day of the article.
    pub(crate) end: Option<Moment>,
    /// What ties the three together.
    pub(crate) tie: Tie,
    /// Whether a hedge keeps the length close ("a little over").
    pub(crate) slight: bool,
}

/// What ties a length to its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// It says how far apart the two are.
    Apart,
    /// It says how long something went on from one to the other: both may be counted.
    Lasting,
    /// It says how old somebody or something is.
    Age,
}

/// How many tokens may stand between two times that say the same.
const GAP: usize = 4;

/// How many tokens may stand before a length that counts from the sentence before.
const LEAD: usize = 6;

/// How many tokens what is counted from may have.
const EVENT: usize = 6;

/// How many tokens may stand between a verb and its time ("born in a village near Turin on 4 March").
const VERB: usize = 6;

/// How many tokens apart an age and a birth stand.
const LIFE: usize = 14;

/// How many sentences back a length may be counted from another time.
const BACK: usize = 3;

/// What the lengths of one sentence are held against.
struct Scene<'a> {
    words: Words<'a>,
    order: &'static Order,
    times: &'static Times,
    moments: Vec<Moment>,
    /// Those of the sentence before.
    last: Vec<Moment>,
    /// Those of the sentences before that one.
    earlier: Vec<Moment>,
    /// Whether the sentence before tells what was planned.
    planned: bool,
}

impl Chronicle<'_> {
    /// The lengths of the article whose two ends it gives.
    pub(crate) fn lapses(&self) -> Vec<Lapse> {
        let claims = self.article.claims();
        let mut found = Vec::new();
        let mut scene: Option<(usize, Option<Scene<'_>>)> = None;
        for (index, claim) in claims.iter().enumerate() {
            if claim.quantity.kind != Kind::Duration || claim.quantity.garble.is_some() {
                continue;
            }
            if scene.as_ref().is_none_or(|(at, _)| *at != claim.sentence) {
                scene = Some((claim.sentence, self.scene(claim.sentence)));
            }
            let Some((_, Some(scene))) = &scene else {
                continue;
            };
            found.extend(scene.lapse(index, claim));
        }
        found
    }

    fn scene(&self, sentence: usize) -> Option<Scene<'_>> {
        let words = self.article.words(sentence)?;
        let (order, times) = (words.locale.order()?, words.locale.times()?);
        let moments = self.moments(sentence);
        let block = |at: usize| self.article.sentences()[at].block;
        let before = (sentence.saturating_sub(BACK)..sentence).rev();
        let mut before = before.take_while(|&at| block(at) == block(sentence));
        let last = before.next();
        let planned = last
            .and_then(|at| self.article.words(at))
            .is_some_and(|words| {
                (0..words.tokens.len()).any(|at| words.any_at(at, order.planned).is_some())
            });
        let earlier = before.flat_map(|at| self.moments(at)).collect();
        Some(Scene {
            words,
            order,
            times,
            moments,
            last: last.map_or(Vec::new(), |at| self.moments(at)),
            earlier,
            planned,
        })
    }
}

impl Scene<'_> {
    fn lapse(&self, index: usize, claim: &Claim) -> Option<Lapse> {
        let place = place(&self.words, &claim.quantity);
        let (starts, end, tie) = self
            .ago(place)
            .or_else(|| self.later(place))
            .or_else(|| self.counted_from(place))
            .or_else(|| self.lasted(place))
            .or_else(|| self.said_again(place))
            .or_else(|| self.term(place))
            .or_else(|| self.life(claim, place))
            .or_else(|| self.firm(place))?;
        let hedge = claim.quantity.hedge_span;
        Some(Lapse {
            claim: index,
            starts,
            end,
            tie,
            slight: hedge.is_some_and(|hedge| self.is_slight(hedge)),
        })
    }

    fn is_slight(&self, hedge: Span) -> bool {
        let first = self.words.token_at(hedge.start());
        let end = self.words.token_at(hedge.end()).max(first + 1);
        (first.saturating_sub(2)..end)
            .any(|at| self.words.any_at(at, self.order.slightly).is_some())
    }

    /// Whether the tokens between two times let one say the other again: a comma, a dash or a bracket, and no more than a
    /// word that leads on ("that is", "some").
    fn is_apposed(&self, gap: Range<usize>) -> bool {
        let words = &self.words;
        let parts = matches!(words.sign(gap.start), Some(',' | '(' | '—' | '–'));
        let from = gap.start + 1;
        let leads = |list: &[&str]| words.any_at(from, list) == Some(gap.end);
        parts
            && (1..=GAP).contains(&gap.len())
            && (from == gap.end
                || leads(self.times.again)
                || leads(self.order.slightly)
                || words.ends(gap.end, Class::HedgeBefore) == Some(from))
    }

    /// Whether nothing goes on from token `at` that the time before it could belong to.
    fn closes(&self, at: usize) -> bool {
        let words = &self.words;
        !words.is_word(at) && !words.is_number(at)
            || relative(words, at)
            || words.is_in(at, words.locale.conjunctions)
            || words.any_at(at, self.times.clauses).is_some()
    }

    /// The time that ends at most a few tokens before `at`, in apposition.
    fn time_before(&self, at: usize) -> Option<Moment> {
        let before = self.moments.iter().rev().find(|m| m.end <= at);
        before
            .filter(|m| self.is_apposed(m.end..at) && m.is_printed() && !m.joined)
            .copied()
    }

    /// The time that follows at `at`, perhaps behind a comma and a preposition.
    fn time_after(&self, at: usize) -> Option<Moment> {
        let words = &self.words;
        let behind = self.moments.iter().find(|m| m.first >= at)?;
        let plain = |at: usize| {
            matches!(words.sign(at), Some(',' | '('))
                || words.has(at, Class::Function) && !words.is_in(at, words.locale.conjunctions)
                || words.any_at(at, self.times.of).is_some()
        };
        let leads = (at..behind.first).len() < GAP && (at..behind.first).all(plain);
        let definite = (at..behind.first).any(|at| words.sign(at).is_some())
            || !words.has_before(behind.first, Class::Definite);
        (leads && definite && behind.is_printed() && !behind.joined).then_some(*behind)
    }

    /// `the disaster of 1996, 27 years ago`, `depuis mars 2022, il y a deux ans`, `vor 27 Jahren, 1996`.
    fn ago(&self, place: Place) -> Option<Ends> {
        let words = &self.words;
        let behind = words.any_at(place.end, self.times.ago);
        let ahead = || {
            let mut back = (place.from.saturating_sub(GAP - 1)..=place.from).rev();
            back.find_map(|at| {
                let small = (at..place.from).all(|b| words.is_word(b) && !words.is_capitalised(b));
                words.any_before(at, self.times.ago_ahead).filter(|_| small)
            })
        };
        let (first, end) = match behind {
            Some(end) => (place.from, end),
            None => (ahead()?, place.end),
        };
        let before = self.time_before(first).filter(|_| self.closes(end));
        let start = before.or_else(|| self.time_after(end))?;
        let year = words.year(start.end.checked_sub(1)?).is_some();
        year.then(|| (vec![start], None, Tie::Apart))
    }

    /// `Two years later, in 2022`, `on 30 May, 53 days later`, `to March 2028, 27 months later than planned`.
    fn later(&self, place: Place) -> Option<Ends> {
        let words = &self.words;
        let end = words.any_at(place.end, self.order.later)?;
        let planned = words.any_at(end, self.order.than_planned);
        let also_after = words.any_at(place.end, self.order.after).is_some();
        if planned.is_none() && also_after && words.is_word(end) {
            return None;
        }
        let tail = planned.unwrap_or(end);
        let after = || self.time_after(tail).filter(|_| planned.is_none());
        let before = self.time_before(place.from).filter(|_| self.closes(tail));
        let until = before.or_else(after)?;
        let from = until.first.min(place.from);
        let mut starts: Vec<Moment> = self.printed_before(from);
        if planned.is_some() && !starts.is_empty() {
            starts.retain(|m| self.is_planned_near(m.first));
        }
        if starts.is_empty() {
            let leads = from <= LEAD && (0..from).all(|at| words.sign(at).is_none());
            let told = leads && (planned.is_none() || self.planned);
            starts.extend(self.last.iter().rev().filter(|m| told && m.is_printed()));
        }
        if starts.is_empty() {
            return None;
        }
        starts.extend(self.last.iter().chain(&self.earlier));
        Some((starts, Some(until), Tie::Apart))
    }

    fn printed_before(&self, at: usize) -> Vec<Moment> {
        let before = self.moments.iter().rev().filter(|m| m.end <= at);
        before.filter(|m| m.is_printed()).copied().collect()
    }

    /// Whether a few tokens before `at` something is told that was planned.
    fn is_planned_near(&self, at: usize) -> bool {
        let near = at.saturating_sub(2 * EVENT)..at;
        near.into_iter()
            .any(|at| self.words.any_at(at, self.order.planned).is_some())
    }

    /// `five days after the June 20 attack, on June 29`; `on June 17, three days before the June 20 vote`.
    fn counted_from(&self, place: Place) -> Option<Ends> {
        let words = &self.words;
        let after = words.any_at(place.end, self.order.after);
        let before = || words.any_at(place.end, self.order.before);
        let (end, back) = match after {
            Some(end) => (end, false),
            None => (before()?, true),
        };
        let event = self.moments.iter().find(|m| m.first >= end)?;
        let near = event.first <= end + EVENT
            && (end..event.first).all(|at| words.is_word(at))
            && event.is_printed()
            && !event.joined;
        if !near {
            return None;
        }
        let behind = || {
            let stops = event.end..(event.end + EVENT).min(words.tokens.len());
            let comma = stops.into_iter().find(|&at| words.sign(at) == Some(','))?;
            self.time_after(comma)
        };
        let other = self.time_before(place.from).or_else(behind)?;
        let (start, end) = if back {
            (other, *event)
        } else {
            (*event, other)
        };
        Some((vec![start], Some(end), Tie::Apart))
    }

    /// `began on July 8 and ended on September 5, lasted 95 days`, in one sentence or two.
    fn lasted(&self, place: Place) -> Option<Ends> {
        let words = &self.words;
        let mut near = (place.from.saturating_sub(2)..=place.from).rev();
        let verb = near.find_map(|at| words.any_before(at, self.order.lasted))?;
        if !self.closes(place.end) {
            return None;
        }
        let here: Vec<&Moment> = self.moments.iter().filter(|m| m.is_printed()).collect();
        if here.is_empty() && verb <= LEAD {
            return None;
        }
        let same_side =
            here.iter().all(|m| m.end <= verb) || here.iter().all(|m| m.first >= place.end);
        let (start, end) = match here[..] {
            [joined] if joined.joined => ends_of(joined),
            [a, b] if self.is_led(a, self.order.began) && self.is_led(b, self.order.ended) => {
                (*a, *b)
            }
            _ => return None,
        };
        same_side.then(|| (vec![start], Some(end), Tie::Lasting))
    }

    /// Whether a verb of `list` leads to a time.
    fn is_led(&self, time: &Moment, list: &[&str]) -> bool {
        self.is_near(time.first, list)
    }

    /// Whether words of `list` stand before token `at`, with no other time between.
    fn is_near(&self, at: usize, list: &[&str]) -> bool {
        let before = self.moments.iter().rev().find(|m| m.end <= at);
        let from = before.map_or(0, |m| m.end).max(at.saturating_sub(VERB));
        let mut near = (from..=at).rev();
        near.any(|at| {
            self.words
                .any_before(at, list)
                .is_some_and(|first| first >= from)
        })
    }

    /// `From 3 March to 17 March, that is 14 days`, `from 2014 to 2018 (four years)`.
    fn said_again(&self, place: Place) -> Option<Ends> {
        let words = &self.words;
        let before = self.moments.iter().rev().find(|m| m.end <= place.from)?;
        let gap = before.end..place.from;
        let bracket = gap.len() == 1 && words.sign(before.end) == Some('(');
        let again = || {
            let from = words.any_before(place.from, self.times.again);
            from.is_some_and(|from| from >= before.end && from <= before.end + 1)
        };
        let closed = !words.is_word(place.end);
        (before.joined && closed && (bracket || again())).then(|| {
            let (start, end) = ends_of(before);
            (vec![start], Some(end), Tie::Lasting)
        })
    }

    /// `a seven-year deal to 2032 signed in 2025`.
    fn term(&self, place: Place) -> Option<Ends> {
        let words = &self.words;
        let near = place.end..place.end + 3;
        let noun = near
            .into_iter()
            .find(|&at| words.is_in(at, self.order.terms))?;
        let leads_on = |m: &Moment, list: &[&str]| {
            words.any_at(m.first, list).is_some() || words.any_before(m.first, list).is_some()
        };
        let mut ends = self
            .moments
            .iter()
            .filter(|m| m.first > noun && m.first <= noun + VERB);
        let end = ends.find(|m| {
            m.is_year && (leads_on(m, self.times.until) || leads_on(m, self.times.ending))
        })?;
        let mut starts = self.moments.iter().filter(|m| m.first != end.first);
        let start = starts.find(|m| {
            m.is_printed()
                && (m.first.saturating_sub(2)..=m.first)
                    .any(|at| words.any_before(at, self.order.signed).is_some())
        })?;
        Some((vec![*start], Some(*end), Tie::Lasting))
    }

    /// `born in 1950, died in 2010 aged 70`; `Reyes, de 23 años (nació el 4 de marzo de 2001)`.
    fn life(&self, claim: &Claim, place: Place) -> Option<Ends> {
        if claim.quantity.unit != Unit::Time("year") || claim.quantity.hedge == Hedge::Range {
            return None;
        }
        let words = &self.words;
        let birth = self
            .moments
            .iter()
            .find(|m| self.is_led(m, self.order.born))?;
        let birth = Some(birth).filter(|m| m.is_printed() && !m.joined)?;
        let aged = words.any_before(place.from, self.order.aged).is_some()
            || matches!(&claim.measure, Some(m) if m.value == Measure::Known("age"))
            || self.is_old(place);
        if !aged {
            return None;
        }
        let later = self.moments.iter().filter(|m| m.first > birth.first);
        let mut deaths = later.filter(|m| self.is_led(m, self.order.died) && m.is_printed());
        if let Some(death) = deaths.next() {
            let before = self.moments.iter().rev().find(|m| m.end <= place.from);
            let behind =
                before.is_some_and(|m| m.first == death.first) && place.first < death.end + VERB;
            let next = self.moments.iter().find(|m| m.first >= place.end);
            // "died aged 70 in 2010"
            let ahead = next.is_some_and(|m| m.first == death.first)
                && self.is_near(place.from, self.order.died);
            return (behind || ahead).then(|| (vec![*birth], Some(*death), Tie::Age));
        }
        let died = (0..words.tokens.len()).any(|at| words.any_at(at, self.order.died).is_some());
        let last = place.first.max(birth.first);
        let alone = (self.moments.iter()).all(|m| m.first == birth.first || m.first > last);
        let opens = (place.from.saturating_sub(2)..place.from)
            .any(|at| matches!(words.sign(at), Some(',' | '(')));
        let near = place.end <= birth.first + LIFE && birth.first <= place.end + LIFE;
        // "a 45-year-old nurse born in 1970"
        let past = self.past_old(place);
        let ends = matches!(words.sign(past), Some(',' | '(' | ')' | '.' | ';'))
            || past > place.end && (past..birth.first).all(|at| words.is_word(at));
        (alone && !died && opens && ends && near).then(|| (vec![*birth], None, Tie::Age))
    }

    /// `a seven-year-old company … founded … in 2016`.
    fn firm(&self, place: Place) -> Option<Ends> {
        let words = &self.words;
        let behind = self.past_old(place);
        let firm = |at: usize| words.is_in(at, self.order.firms);
        let here = self.is_old(place) && (behind..behind + 3).any(firm)
            || words.has_before(place.from, Class::Of)
                && place.from >= 2
                && firm(place.from - 2)
                && self.closes(place.end);
        let mut printed = self.moments.iter().filter(|m| m.is_printed());
        let (start, next) = (printed.next()?, printed.next());
        let led = start.first.saturating_sub(LIFE)..=start.first;
        let founded = led
            .rev()
            .any(|at| words.any_before(at, self.order.founded).is_some());
        let set_up = next.is_none() && founded && start.first > place.end;
        (here && set_up && !start.joined).then(|| (vec![*start], None, Tie::Age))
    }

    /// Whether words behind a length, or its own, make it an age.
    fn is_old(&self, place: Place) -> bool {
        self.past_old(place) > place.end
            || (place.first..place.end).any(|at| self.words.is_in(at, self.order.old))
    }

    /// The token behind the words that make a length an age.
    fn past_old(&self, place: Place) -> usize {
        let at = self.words.past_hyphen(place.end);
        self.words.any_at(at, self.order.old).unwrap_or(place.end)
    }
}

/// The starts, the end and what ties them.
type Ends = (Vec<Moment>, Option<Moment>, Tie);

/// The two ends of a time that runs from one to another.
fn ends_of(time: &Moment) -> (Moment, Moment) {
    let start = Moment {
        to: time.from,
        ..*time
    };
    let end = Moment {
        from: time.to,
        ..*time
    };
    (start, end)
}
