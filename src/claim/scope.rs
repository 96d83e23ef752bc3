//! Which part of the whole a figure speaks of, on which basis, and what narrows it.

use super::clause::{Place, clause, nearest};
use super::entity::Names;
use super::measure::Evoked;
use super::{EntityId, Slot};
use crate::lang::{Basis, Class, Classes, Hedge, Kind, Role, Scope, Trigger};
use crate::quantity::{Quantity, Unit, Words};
use crate::text::Span;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// How far ahead of its figure and behind it a cue may stand that can do both.
const EITHER: (usize, usize) = (5, 7);
/// How far behind "each" the figure stands that it speaks of.
const NEXT: usize = 4;
/// The same for cues behind it, with at most a short complement between ("180 tonnes of fish a year").
const BEHIND: (usize, usize) = (0, 4);

/// The part of the whole: the nearest cue of the figure's own phrase, else what a share is a share of.
pub(super) fn scope(words: &Words<'_>, place: Place, figure: &Quantity) -> Slot<Scope> {
    let locale = words.locale;
    let ahead = ahead(words, place).or_else(|| opening(words, place));
    let cues = [
        ahead.map(|(scope, span)| (scope, span, 0)),
        nearest(words, place, locale.scopes_behind, BEHIND),
        nearest(words, place, locale.scopes, EITHER),
    ];
    let cue = cues
        .into_iter()
        .flatten()
        .filter(|&(scope, span, _)| fits(words, place, figure, scope, span))
        .min_by_key(|&(_, _, steps)| steps);
    // "another £11m in add-ons": what it depends on tells more than that it comes on top.
    let depends = |(scope, span, steps): (Scope, Span, usize)| {
        let behind = nearest(words, place, locale.scopes_behind, BEHIND);
        behind
            .filter(|found| found.0 == Scope::Variable && scope == Scope::Additional)
            .unwrap_or((scope, span, steps))
    };
    let cue = cue.map(depends);
    match (cue, share(words, place, figure)) {
        (Some((scope, span, _)), _) if scope.is_rate() => Slot::said(scope, span),
        (_, Some(share)) => share,
        (Some((scope, span, _)), None) => Slot::said(scope, span),
        (None, None) => opened(words, place, figure)
            .or_else(|| ceiling(figure))
            .unwrap_or(Slot::implied(Scope::Unstated)),
    }
}

/// How many tokens of its sentence a phrase has at most that opens it and speaks for all of its figures.
const OPENING: usize = 4;

/// `At the peak, two years ago, the rate was 5.25%`: what opens a sentence and is parted from it by a comma speaks for
/// all figures behind it, where it can be said of several.
fn opened(words: &Words<'_>, place: Place, figure: &Quantity) -> Option<Slot<Scope>> {
    let tables = [words.locale.scopes, words.locale.scopes_ahead];
    let (scope, first, end) = (0..OPENING.min(place.from)).find_map(|first| {
        let found = tables
            .iter()
            .find_map(|table| words.phrase_at(first, table));
        found.map(|(scope, end)| (scope, first, end))
    })?;
    let several = matches!(scope, Scope::Peak | Scope::Average | Scope::YearToDate);
    let led = (0..first).all(|at| words.is_in(at, words.locale.function_words));
    let timeless = matches!(figure.kind, Kind::Date | Kind::Duration | Kind::Ordinal);
    let own = figure.direction.is_none() && !timeless;
    (several && led && own && words.sign(end) == Some(','))
        .then(|| Slot::said(scope, words.span(first, end)))
}

/// `a deal worth up to £64m`: the most that an amount of money can come to.
fn ceiling(figure: &Quantity) -> Option<Slot<Scope>> {
    let bound = matches!(figure.hedge, Hedge::UpTo | Hedge::AtMost);
    let level = figure.kind == Kind::Money && figure.direction.is_none();
    let span = figure.hedge_span.filter(|_| bound && level)?;
    Some(Slot::said(Scope::Cap, span))
}

/// A cue directly before the figure or its hedge, an article between ("including the 300").
fn ahead(words: &Words<'_>, place: Place) -> Option<(Scope, Span)> {
    let article = place
        .from
        .checked_sub(1)
        .filter(|&at| words.is_in(at, words.locale.articles));
    [Some(place.from), article]
        .into_iter()
        .flatten()
        .find_map(|end| {
            let (scope, first) = words.phrase_before(end, words.locale.scopes_ahead)?;
            Some((scope, words.span(first, end)))
        })
}

/// `Of these, 41 fell`: a cue that a comma parts from its figure.
fn opening(words: &Words<'_>, place: Place) -> Option<(Scope, Span)> {
    let comma = place
        .from
        .checked_sub(1)
        .filter(|&at| words.sign(at) == Some(','))?;
    let tables = [words.locale.scopes_ahead, words.locale.scopes];
    tables.into_iter().find_map(|table| {
        let (scope, first) = words.phrase_before(comma, table)?;
        let opens = first == 0 || words.sign(first - 1).is_some();
        opens.then(|| (scope, words.span(first, comma)))
    })
}

/// Whether a cue speaks of this figure and not of another or of nothing at all.
fn fits(words: &Words<'_>, place: Place, figure: &Quantity, scope: Scope, cue: Span) -> bool {
    let (first, end) = (words.token_at(cue.start()), words.token_at(cue.end()));
    // "the total rose 5%": the change is no total; "three more than": a comparison; "a quarter of": a fraction.
    let of_change = figure.direction.is_some() && matches!(scope, Scope::Total | Scope::Part);
    let compares = words.any_at(end, words.locale.comparing).is_some() && first >= place.end;
    // "a year earlier" is a time; "will each receive 1,500" speaks of the next figure; a length of time is no rate.
    let earlier = words
        .any_at(first, words.locale.previously)
        .is_some_and(|after| after > end);
    let next = scope == Scope::Each
        && first >= place.end
        && (end..end + NEXT)
            .take_while(|&at| words.sign(at).is_none())
            .any(|at| words.is_number(at));
    // "annual leave of 30 days", but "a working week of 35 hours"
    let hours = matches!(figure.unit, Unit::Time("hour") | Unit::Bare);
    // "7 per cent of its 30,000 posts": what stands right behind a figure is said of that one.
    let taken = first < place.first
        && scope.is_rate()
        && first.checked_sub(1).is_some_and(|at| words.is_number(at));
    let length = figure.kind == Kind::Duration && end <= place.first && scope.is_rate() && !hours;
    let fraction = first >= place.end
        && scope.is_rate()
        && words.is_in(first, words.locale.articles)
        && words.is_in(end, words.locale.of);
    // "a tenth of the total": the total is another figure.
    let of_other = first >= place.end
        && scope == Scope::Total
        && (place.end..first).any(|at| words.is_in(at, words.locale.of));
    // "cost-per-inference": a word of its own.
    let inside = first > 0 && words.sign(first - 1) == Some('-') && !words.spaced(first);
    // "for the total refit": another thing's total.
    let other = first > place.end
        && scope == Scope::Total
        && words.is_word(end)
        && !words.is_in(end, words.locale.function_words);
    // A year or a length of time has no parts.
    let timeless = matches!(figure.kind, Kind::Date);
    // "within a day": a time, not a rate.
    let led = first > place.end && words.is_in(first - 1, words.locale.function_words);
    let time = led && scope.is_rate() && words.phrase_at(first, words.locale.scopes).is_none();
    !inside
        && !taken
        && !other
        && !time
        && !earlier
        && !next
        && !length
        && !of_change
        && !compares
        && !fraction
        && !of_other
        && !timeless
}

/// `62% of it`, `a tenth of the total`: a percentage or a fraction of something is a share of it.
fn share(words: &Words<'_>, place: Place, figure: &Quantity) -> Option<Slot<Scope>> {
    let below_one = figure
        .value()
        .is_some_and(|value| value > Decimal::ZERO && value < Decimal::ONE);
    let share = match figure.kind {
        Kind::Percent => figure.direction.is_none(),
        Kind::Ratio => below_one,
        _ => false,
    };
    let digits = words.token_at(figure.span.end());
    let of = words.is_in(digits, words.locale.of) || words.is_in(digits, words.locale.definite);
    let changed = words
        .ends(place.from, Class::ChangeWord)
        .is_some_and(|_| figure.kind == Kind::Percent);
    match figure.kind {
        _ if !share || changed => None,
        Kind::Percent => of.then(|| Slot::said(Scope::Share, words.span(digits, digits + 1))),
        _ => Some(Slot::said(Scope::Share, figure.span)),
    }
}

pub(super) fn basis(words: &Words<'_>, place: Place) -> Option<Slot<Basis>> {
    nearest(words, place, words.locale.bases, (9, 6))
        .map(|(basis, span, _)| Slot::said(basis, span))
}

/// The verbs and nouns of change that a level can follow.
const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore]);
/// How many tokens before a level what leads to it is looked for.
const TURN: usize = 8;

/// The part in a change: the size of a rise or a fall, else what the words directly before the figure say.
pub(super) fn role(
    words: &Words<'_>,
    place: Place,
    figure: &Quantity,
    by: Option<&Evoked>,
) -> Slot<Role> {
    // "cuts 5,000 jobs": what a verb of its own measures is a level of that measure.
    let measured = by.is_some_and(|e| e.how == Trigger::Verb)
        && !matches!(figure.kind, Kind::Percent | Kind::Points);
    let article = place
        .from
        .checked_sub(1)
        .filter(|&at| words.is_in(at, words.locale.articles));
    let until = article.unwrap_or(place.from);
    let said = words
        .phrase_before(until, words.locale.roles)
        .map(|(role, at)| Slot::said(role, words.span(at, until)));
    if figure.direction.is_some() && !measured {
        let size = said.filter(|slot| slot.value == Role::Change);
        return size.unwrap_or(Slot::said(Role::Change, figure.span));
    }
    let level = || level(words, place, until);
    // "passe de 3,75 % à 3,50 %", but "une hausse de 3 %"
    let said = said
        .filter(|slot| slot.value != Role::Change)
        .or_else(level)
        .or(said);
    said.unwrap_or(Slot::implied(Role::Level))
}

/// `passe de 3,75 % à 3,50 %`: the ends of a change, by the words that lead to them behind a verb of change.
fn level(words: &Words<'_>, place: Place, until: usize) -> Option<Slot<Role>> {
    let turned = |at: usize| {
        (at.saturating_sub(TURN)..at)
            .any(|t| words.has(t, Class::Move) || words.longest_before(t + 1, TURNS).is_some())
    };
    let lead = |class: Class| {
        [until, place.from]
            .into_iter()
            .find_map(|end| words.ends(end, class).map(|first| (first, end)))
            .filter(|&(first, _)| turned(first))
    };
    let to = lead(Class::To).map(|lead| (Role::End, lead));
    let from = || {
        let pair = (place.end..place.end + 4).any(|at| words.phrase(at, Class::To).is_some());
        lead(Class::From)
            .filter(|_| pair)
            .map(|lead| (Role::Start, lead))
    };
    let (role, (first, end)) = to.or_else(from)?;
    Some(Slot::said(role, words.span(first, end)))
}

/// How many tokens behind "said" a day still belongs to it.
const SAYING: usize = 2;

/// Whether a word of saying stands at `at`.
fn says(words: &Words<'_>, at: usize) -> bool {
    words.any_at(at, words.locale.attributions).is_some()
        || words.any_at(at, words.locale.speech).is_some()
}

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
        .filter(|&at| words.is_in(at, words.locale.narrowing) || led_month(at))
        // "said on Monday" dates the saying, not the figure.
        .filter(|&at| !(at.saturating_sub(SAYING)..at).any(|said| says(words, said)));
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
