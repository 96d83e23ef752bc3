//! Figures that belong together: what one says of itself holds for the one beside it, too.

use super::clause::{Place, relative};
use super::subject::Context;
use super::{Claim, EntityId, Measure, Reason, Slot, parts};
use crate::lang::{Class, Kind, Modality, Role, Scope, dimension};
use crate::quantity::{Unit, Words};
use crate::text::Span;

/// How many tokens may stand between two figures that belong together.
pub(super) const NEAR: usize = 8;
/// How many tokens may stand between two members of a list.
const LIST: usize = 12;

/// Lets the claims of one sentence, `claims[start..]` at `places`, take over from each other what they share.
pub(super) fn join(context: &Context<'_>, places: &[Place], claims: &mut [Claim], start: usize) {
    let words = context.words;
    for at in 1..places.len() {
        // "5% in 2026 from 4% in 2025": a year between belongs to the figure before it.
        let is_time = |at: usize| claims[start + at].quantity.kind == Kind::Date;
        let skip = at > 1 && !is_time(at) && is_time(at - 1);
        let model = at - 1 - usize::from(skip);
        let gap = gap(words, claims, start, places, (model, at));
        let (before, rest) = claims.split_at_mut(start + at);
        let (one, other) = (&mut before[start + model], &mut rest[0]);
        if converts(words, gap, places[at], one, other) {
            same(one, other, start + model);
            rate_behind(words, places[at].end + 1, one, other);
            continue;
        }
        if is_beside(words, gap, places[at]) {
            beside(one, other);
        }
        if parts::is_bracketed(words, gap, places[at]) {
            parts::share_of(one, other);
        }
        pair(words, gap, one, other);
        go_on(words, gap, one, other);
    }
    parts::parts(words, places, claims, start);
    respectively(context, places, &mut claims[start..]);
}

/// The tokens between two figures; a noun they share stands behind the second.
fn gap(
    words: &Words<'_>,
    claims: &[Claim],
    start: usize,
    places: &[Place],
    (one, other): (usize, usize),
) -> (usize, usize) {
    let to = places[other].from;
    let end = places[one].end;
    let digits = || words.token_at(claims[start + one].quantity.span.end());
    (if end <= to { end } else { digits() }, to)
}

/// Whether the second figure only says the first one in another unit: `20 miles (32 km)`, `a trillion, or 1,000 billion`.
fn converts(
    words: &Words<'_>,
    (from, to): (usize, usize),
    place: Place,
    one: &Claim,
    other: &Claim,
) -> bool {
    let (a, b) = (&one.quantity.unit, &other.quantity.unit);
    let differs = match (a, b) {
        (Unit::Money(a), Unit::Money(b)) => a.code != b.code,
        (Unit::Symbol(a), Unit::Symbol(b)) => a != b && dimension(a) == dimension(b),
        _ => false,
    };
    let bracketed = from < to
        && words.sign(from) == Some('(')
        && (from + 1..to).all(|at| words.is_word(at) && to - from <= 3)
        && words.sign(place.end) == Some(')');
    let twice =
        a == b && one.quantity.value().is_some() && one.quantity.value() == other.quantity.value();
    let or = from < to
        && to - from <= 3
        && (from..to).any(|at| words.has(at, Class::ListJoin))
        && (from..to).all(|at| words.sign(at) == Some(',') || words.is_word(at))
        && !(from..to).any(|at| words.is_in(at, words.locale.conjunctions));
    (differs && (bracketed || or)) || (twice && or)
}

/// The second claim says the first one again: all it does not say itself is the first one's.
fn same(one: &Claim, other: &mut Claim, index: usize) {
    other.same_as = Some(one.same_as.unwrap_or(index));
    other.measure = one
        .measure
        .clone()
        .map(|slot| Slot::by(slot.value, Reason::Inherited));
    other.subject = one.subject.map(inherited);
    other.joint.clone_from(&one.joint);
    other.object = one.object.map(inherited);
    other.scope = over(other.scope, one.scope, Scope::Unstated);
    other.role = over(other.role, one.role, Role::Level);
    other.modality = over(other.modality, one.modality, Modality::Confirmed);
    other.basis = other.basis.or(one.basis.map(inherited));
    other.place = other.place.or(one.place.map(inherited));
    other.period = other.period.clone().or_else(|| {
        let period = one.period.clone()?;
        Some(Slot::by(period.value, Reason::Inherited))
    });
    other.attribution = other.attribution.or(one.attribution.map(inherited));
}

/// `1,500 rupees ($17) a month`: what stands behind the brackets is said of both.
fn rate_behind(words: &Words<'_>, at: usize, one: &mut Claim, other: &mut Claim) {
    if let Some((scope, end)) = words.phrase_at(at, words.locale.scopes_behind)
        && scope.is_rate()
    {
        one.scope = Slot::said(scope, words.span(at, end));
        other.scope = one.scope;
    }
}

const fn inherited<T: Copy>(slot: Slot<T>) -> Slot<T> {
    Slot::by(slot.value, Reason::Inherited)
}

/// `slot`, or what the model has where `slot` has the usual reading only.
fn over<T: Copy + PartialEq>(slot: Slot<T>, model: Slot<T>, usual: T) -> Slot<T> {
    if slot.value == usual && model.value != usual {
        inherited(model)
    } else {
        slot
    }
}

/// Whether the second figure stands alone in brackets behind the first, with an earlier year or a word of comparing:
/// `21.10 (2024: 20.55)`, `5.1% (vs 4.9%)`.
fn is_beside(words: &Words<'_>, (from, to): (usize, usize), place: Place) -> bool {
    from < to
        && to - from <= 4
        && words.sign(from) == Some('(')
        && words.sign(place.end) == Some(')')
        && (from + 1..to)
            .any(|at| words.year(at).is_some() || words.phrase_at(at, words.locale.roles).is_some())
}

/// The level of an earlier time in brackets behind a level of the same unit.
fn beside(one: &Claim, other: &mut Claim) {
    if one.quantity.unit.key() != other.quantity.unit.key() {
        return;
    }
    if other.role.value == Role::Level {
        other.role = Slot::by(Role::Start, Reason::Inherited);
    }
    share(one, other);
}

/// `from A to B`, `up 5% to B from A`, `B, up from A`: the ends of a change are levels of one thing.
fn pair(words: &Words<'_>, (from, to): (usize, usize), one: &mut Claim, other: &mut Claim) {
    let ends = matches!(
        (one.role.value, other.role.value),
        (Role::Start, Role::End) | (Role::End | Role::Level, Role::Start)
    );
    let alike = one.quantity.unit.key() == other.quantity.unit.key()
        || one.quantity.unit == Unit::Bare
        || other.quantity.unit == Unit::Bare;
    let near = from <= to && to - from <= NEAR && (from..to).all(|at| words.sign(at) != Some(';'));
    if !(ends && alike && near) {
        return;
    }
    if is_known(one) {
        share(one, other);
    } else {
        share(other, one);
    }
    // "from 38 to 35 hours a week": a rate is said of both ends.
    let rate = [one.scope, other.scope]
        .into_iter()
        .find(|scope| scope.value.is_rate());
    if let Some(rate) = rate {
        for end in [&mut *one, &mut *other] {
            if end.scope.value == Scope::Unstated {
                end.scope = inherited(rate);
            }
        }
    }
    // What a plan starts from is there already.
    let starts = if one.role.value == Role::Start {
        one
    } else {
        other
    };
    if matches!(
        starts.modality.value,
        Modality::Planned | Modality::Contingent
    ) {
        starts.modality = Slot::by(Modality::Confirmed, Reason::Inherited);
    }
}

/// `900 in Germany, 750 in Spain`: the members of a list are as certain as the one whose verb they share.
fn go_on(words: &Words<'_>, (from, to): (usize, usize), one: &Claim, other: &mut Claim) {
    let plan = matches!(one.modality.value, Modality::Planned | Modality::Contingent);
    let shares = from <= to
        && to - from <= LIST
        && !(from..to).any(|at| {
            words.sign(at) == Some(';')
                || words.is_in(at, words.locale.who.owners)
                || relative(words, at)
                || words.any_at(at, words.locale.contrasts).is_some()
        });
    let starts = (plan || other.period.is_some()) && other.role.value == Role::Start;
    if shares && !starts && other.modality.why == Reason::Default {
        other.modality = over(other.modality, one.modality, Modality::Confirmed);
    }
}

fn is_known(claim: &Claim) -> bool {
    matches!(
        claim.measure.as_ref().map(|slot| &slot.value),
        Some(Measure::Known(_))
    )
}

/// Measure, subject and object of `model` for a claim that names no measure of its own.
fn share(model: &Claim, claim: &mut Claim) {
    if is_known(claim) {
        return;
    }
    let Some(measure) = &model.measure else {
        return;
    };
    claim.measure = Some(Slot::by(measure.value.clone(), Reason::Inherited));
    claim.subject = claim.subject.or(model.subject.map(inherited));
    claim.object = claim.object.or(model.object.map(inherited));
}

/// `12 and 30 jobs in Spain and Portugal respectively`: pairs the figures of a list with the names of another, in order.
fn respectively(context: &Context<'_>, places: &[Place], claims: &mut [Claim]) {
    let words = context.words;
    let Some(word) =
        (0..words.tokens.len()).find(|&at| words.any_at(at, words.locale.respectively).is_some())
    else {
        return;
    };
    let joined = |from: usize, to: usize| {
        from <= to && to - from <= 4 && (from..to).all(|at| is_joint(words, at))
    };
    // The last list of figures before the word.
    let end = places.partition_point(|place| place.end <= word);
    let mut from = end.saturating_sub(1);
    while from > 0 {
        let (last, next) = gap(words, claims, 0, places, (from - 1, from));
        if !joined(last, next) {
            break;
        }
        from -= 1;
    }
    let list = from..end;
    if list.len() < 2 {
        return;
    }
    let spans = (places[list.start].from, places[list.end - 1].end);
    let names = context.mentions(words);
    let ahead: Vec<(Span, EntityId)> = names
        .iter()
        .filter(|(span, _)| words.token_at(span.end()) <= spans.0)
        .copied()
        .collect();
    let behind: Vec<(Span, EntityId)> = names
        .iter()
        .filter(|(span, _)| {
            let first = words.token_at(span.start());
            first >= spans.1 && first < word
        })
        .copied()
        .collect();
    let run = |names: &[(Span, EntityId)]| {
        names.windows(2).all(|two| {
            joined(
                words.token_at(two[0].0.end()),
                words.token_at(two[1].0.start()),
            )
        })
    };
    let last = ahead
        .len()
        .checked_sub(list.len())
        .map(|skip| &ahead[skip..]);
    if behind.len() == list.len() && run(&behind) {
        for (claim, (span, id)) in claims[list].iter_mut().zip(&behind) {
            claim.place = Some(Slot::said(*id, *span));
            claim.object = claim.object.filter(|object| object.value == *id);
        }
    } else if let Some(subjects) = last.filter(|names| run(names)) {
        for (claim, (span, id)) in claims[list].iter_mut().zip(subjects) {
            claim.subject = Some(Slot::said(*id, *span));
            claim.joint.clear();
        }
    }
}

/// Whether the token at `at` joins the members of a list.
fn is_joint(words: &Words<'_>, at: usize) -> bool {
    words.sign(at) == Some(',')
        || words.is_in(at, words.locale.conjunctions)
        || words.is_in(at, words.locale.articles)
        || words.is_in(at, words.locale.locations)
}
