//! Wholes and their parts: which figure of a text is the sum of others, by its words or by its value.

use super::clause::{Place, relative};
use super::together::NEAR;
use super::{Claim, Reason, Slot};
use crate::lang::{Kind, Role, Scope};
use crate::quantity::{Quantity, Unit, Words};
use rust_decimal::Decimal;

/// How many claims behind a whole are tried as its parts.
const PARTS: usize = 8;
/// How many claims before a part its whole is looked for.
const WHOLE: usize = 4;
/// How many bytes lie at most between two members of a list.
const MEMBER: u32 = 24;

/// `12 people, nine of them firefighters`: what is called a part has a whole before it, in its sentence or the last.
pub(super) fn parts(words: &Words<'_>, places: &[Place], claims: &mut [Claim], start: usize) {
    sums(&mut claims[start.saturating_sub(PARTS)..]);
    for (at, place) in places.iter().enumerate() {
        let is_cue = |first: usize| words.any_at(first, words.locale.wholes).is_some();
        let (claim, sentence) = (&claims[start + at], claims[start + at].sentence);
        let cue = match claim.scope.value {
            Scope::Part => claim.scope.span.map(|span| words.token_at(span.start())),
            Scope::Share => Some(words.token_at(claim.quantity.span.end())),
            _ => None,
        };
        let of_it = |at: usize| {
            let pronoun = |at: usize| {
                let owns = words.is_in(at, words.locale.who.owners);
                words.is_in(at, words.locale.themselves)
                    || words.is_in(at, words.locale.who.pronouns) && !owns
            };
            claim.scope.value == Scope::Share && words.is_in(at, words.locale.of) && pronoun(at + 1)
        };
        if cue.is_some_and(|at| is_cue(at) || of_it(at)) {
            let from = (start + at).saturating_sub(WHOLE);
            let unit = &claims[start + at].quantity.unit;
            let may = |whole: &&usize| {
                let whole = &claims[**whole];
                whole.sentence + 1 >= sentence
                    && (unit.key() == whole.quantity.unit.key()
                        || !matches!(unit, Unit::Money(_) | Unit::Symbol(_)))
                    && matches!(whole.scope.value, Scope::Unstated | Scope::Total)
                    && matches!(
                        whole.quantity.kind,
                        Kind::Count | Kind::Money | Kind::Measured
                    )
            };
            let wholes: Vec<usize> = (from..start + at).rev().collect();
            let stated = wholes.iter().find(|&&at| {
                claims[at].scope.value == Scope::Total && claims[at].sentence + 1 >= sentence
            });
            if stated.is_none()
                && let Some(&whole) = wholes.iter().find(may)
            {
                total(&mut claims[whole]);
            }
        }
        of_the(words, *place, &mut claims[start + at..]);
    }
    since_of(words, places, &mut claims[start..]);
    of_the_rest(words, places, &mut claims[start..]);
    continued(words, places, &mut claims[start..]);
    fixed(places, &mut claims[start..]);
    of_total(words, &mut claims[start..]);
}

/// How many tokens lie at most between two parts that one cue leads to.
const NEXT: usize = 12;
/// How many tokens the phrase has at most that says of what the figures behind it are parts.
const PHRASE: usize = 9;

/// Whether token `at` opens a phrase of its own.
fn opens(words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_none_or(|before| words.sign(before).is_some_and(|sign| sign != '-'))
}

/// `Of the jobs to go, 900 are in Germany`: what the phrase before the comma leads to is a part of what it names.
fn of_the_rest(words: &Words<'_>, places: &[Place], claims: &mut [Claim]) {
    for (place, claim) in places.iter().zip(claims) {
        let Some(comma) = place.from.checked_sub(1) else {
            continue;
        };
        if words.sign(comma) != Some(',') || claim.scope.value != Scope::Unstated {
            continue;
        }
        let phrase = (comma.saturating_sub(PHRASE)..comma).rev();
        let mut phrase = phrase.take_while(|&at| words.is_word(at) && !words.is_number(at));
        let of = phrase.find(|&at| words.is_in(at, words.locale.of) && opens(words, at));
        let known = |of: usize| {
            words.is_in(of + 1, words.locale.definite)
                || words.is_in(of + 1, words.locale.who.owners)
        };
        let scope = match claim.quantity.kind {
            Kind::Count | Kind::Money | Kind::Measured => Scope::Part,
            Kind::Percent | Kind::Ratio => Scope::Share,
            _ => continue,
        };
        if let Some(of) = of.filter(|&of| known(of))
            && claim.quantity.direction.is_none()
            && claim.role.value == Role::Level
        {
            claim.scope = Slot::said(scope, words.span(of, comma));
        }
    }
}

/// `including 30 women and 12 children`: the cue of one part leads to those joined to it, too.
fn continued(words: &Words<'_>, places: &[Place], claims: &mut [Claim]) {
    let locale = words.locale;
    for at in 1..places.len() {
        let (last, next) = (&claims[at - 1], &claims[at]);
        let led = last.scope.value == Scope::Part
            && next.scope.value == Scope::Unstated
            && next.role.value == Role::Level
            && next.quantity.direction.is_none()
            && adds_up(&next.quantity)
            && (adds_to(&next.quantity.unit, &last.quantity.unit)
                || next.quantity.unit.key() == last.quantity.unit.key());
        let (from, to) = (places[at - 1].end, places[at].from);
        let from = from
            .min(words.token_at(last.quantity.span.end()).max(1))
            .min(to);
        let bars = |at: usize| {
            matches!(
                words.sign(at),
                Some(';' | ':' | '(' | ')' | '"' | '”' | '—')
            ) || relative(words, at)
                || words.any_at(at, locale.contrasts).is_some()
                || words.any_at(at, locale.speech).is_some()
        };
        let joined = from <= to
            && to - from <= NEXT
            && (from..to)
                .any(|at| words.sign(at) == Some(',') || words.is_in(at, locale.conjunctions))
            && !(from..to).any(bars);
        if led && joined {
            claims[at].scope = Slot::by(Scope::Part, Reason::Inherited);
        }
    }
}

/// `Farms get 28,540, a tenth of the total`: what a share of the total restates is a part.
fn of_total(words: &Words<'_>, claims: &mut [Claim]) {
    for at in 1..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let (part, share) = (&mut before[at - 1], &rest[0]);
        let of = words.token_at(share.quantity.span.end());
        let total = of + 1 + usize::from(words.is_in(of + 1, words.locale.definite));
        let whole = (words.phrase_at(total, words.locale.scopes))
            .is_some_and(|(scope, _)| scope == Scope::Total);
        let gap =
            words.token_at(part.quantity.span.end())..words.token_at(share.quantity.span.start());
        let beside = gap.len() <= NEAR
            && gap
                .into_iter()
                .any(|at| matches!(words.sign(at), Some(',' | '(')));
        if whole
            && beside
            && words.is_in(of, words.locale.of)
            && share.scope.value == Scope::Share
            && part.scope.value == Scope::Unstated
            && adds_up(&part.quantity)
        {
            part.scope = Slot::by(Scope::Part, Reason::Inherited);
        }
    }
}

/// `€62m plus €13m in bonuses`: what depends on nothing beside what does is fixed.
fn fixed(places: &[Place], claims: &mut [Claim]) {
    for at in 1..places.len() {
        if claims[at].scope.value != Scope::Variable {
            continue;
        }
        let unit = claims[at].quantity.unit.clone();
        let before = claims[..at].iter_mut().rev().take(WHOLE);
        let mut before = before.filter(|claim| claim.same_as.is_none());
        if let Some(fee) = before.next()
            && adds_up(&fee.quantity)
            && adds_to(&unit, &fee.quantity.unit)
            && fee.role.value == Role::Level
            && matches!(fee.scope.value, Scope::Unstated | Scope::Initial)
        {
            fee.scope = Slot::by(Scope::Fixed, Reason::Inherited);
        }
    }
}

/// Whether figures of this kind can be sums of others.
pub(super) fn adds_up(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measured)
}

/// Makes a claim that says nothing of its part the whole of the parts beside it.
pub(super) fn total(whole: &mut Claim) {
    if adds_up(&whole.quantity) && whole.scope.value == Scope::Unstated {
        whole.scope = Slot::by(Scope::Total, Reason::Inherited);
    }
}

/// `three of the nine members`: the first figure is a part of the second.
fn of_the(words: &Words<'_>, place: Place, claims: &mut [Claim]) {
    let [part, whole, ..] = claims else { return };
    if part.sentence != whole.sentence || !words.is_in(place.end, words.locale.of) {
        return;
    }
    let next = words.token_at(whole.quantity.span.start());
    let near = next > place.end + 1 && next <= place.end + 3;
    let known = (place.end + 1..next).all(|at| {
        words.is_in(at, words.locale.definite)
            || words.is_in(at, words.locale.who.owners)
            || words.any_at(at, words.locale.possessive).is_some()
    });
    let counts = part.quantity.kind == Kind::Count && whole.quantity.kind == Kind::Count;
    if near && known && counts {
        if part.scope.value == Scope::Unstated {
            let of = words.span(place.end, next);
            part.scope = Slot::said(Scope::Part, of);
        }
        total(whole);
    }
}

/// `Of the 340 staff 210 work in Germany`: what follows the figure of a clause that opens with "of" is a part of it.
fn since_of(words: &Words<'_>, places: &[Place], claims: &mut [Claim]) {
    for at in 1..places.len() {
        let (whole, next) = (places[at - 1], places[at]);
        let known = |t: usize| {
            words.is_in(t, words.locale.definite)
                || words.is_in(t, words.locale.who.owners)
                || words.any_at(t, words.locale.possessive).is_some()
        };
        let opening = (whole.from.saturating_sub(OPENING)..whole.from).find(|&of| {
            words.is_in(of, words.locale.of)
                && opens(words, of)
                && (of + 1..whole.from).any(known)
                && (of + 1..whole.from).all(|t| words.is_word(t) || words.sign(t) == Some('’'))
        });
        let counts = claims[at - 1].quantity.kind == claims[at].quantity.kind
            || matches!(claims[at].quantity.kind, Kind::Percent | Kind::Ratio);
        let Some(of) = opening.filter(|_| counts && next.from < whole.end + NEAR) else {
            continue;
        };
        total(&mut claims[at - 1]);
        if claims[at].scope.value == Scope::Unstated {
            let scope = match claims[at].quantity.kind {
                Kind::Percent | Kind::Ratio => Scope::Share,
                _ => Scope::Part,
            };
            claims[at].scope = Slot::said(scope, words.span(of, whole.from));
        }
    }
}

/// How many tokens before a whole "of" stands at most ("of last season's 21").
const OPENING: usize = 5;

/// Whether a figure stands alone in brackets behind the one before it.
pub(super) fn is_bracketed(words: &Words<'_>, (from, to): (usize, usize), place: Place) -> bool {
    from + 1 == to && words.sign(from) == Some('(') && words.sign(place.end) == Some(')')
}

/// `Education receives 45,664 (16%)`: a percentage in brackets is the share that the figure before it has of a whole.
pub(super) fn share_of(part: &mut Claim, share: &mut Claim) {
    let level = |claim: &Claim| {
        claim.role.value == Role::Level
            && claim.quantity.direction.is_none()
            && claim.scope.value == Scope::Unstated
    };
    let adds_up = matches!(
        part.quantity.kind,
        Kind::Count | Kind::Money | Kind::Measured
    );
    if adds_up && share.quantity.kind == Kind::Percent && level(part) && level(share) {
        part.scope = Slot::by(Scope::Part, Reason::Inherited);
        share.scope = Slot::by(Scope::Share, Reason::Inherited);
    }
}

/// Finds wholes by their sum: two or more figures in a row that make exactly the one before or behind them are its parts.
fn sums(claims: &mut [Claim]) {
    let mut at = 0;
    while at < claims.len() {
        let forward = run_to(claims, at, Side::Behind);
        let parts = forward.or_else(|| run_to(claims, at, Side::Before));
        if let Some((first, end)) = parts {
            total(&mut claims[at]);
            for part in claims[first..end].iter_mut() {
                if part.scope.value == Scope::Unstated {
                    part.scope = Slot::by(Scope::Part, Reason::Inherited);
                }
            }
            at = at.max(end - 1);
        }
        at += 1;
    }
}

/// Whether figures of the first unit can be parts of one of the second: the same, or one the text leaves out.
pub(super) fn adds_to(part: &Unit, whole: &Unit) -> bool {
    match part {
        Unit::Bare => true,
        Unit::Count(noun) if noun.head.is_empty() => true,
        _ => part.key() == whole.key(),
    }
}

/// On which side of a whole its parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// The claims directly behind (or before) claim `at`, in its sentence or the next, whose sum is exactly its value.
fn run_to(claims: &[Claim], at: usize, side: Side) -> Option<(usize, usize)> {
    let behind = side == Side::Behind;
    let whole = &claims[at];
    let goal = whole
        .quantity
        .value()
        .filter(|value| *value > Decimal::ONE)?;
    let may = |claim: &Claim| {
        let scope = matches!(
            claim.scope.value,
            Scope::Unstated
                | Scope::Part
                | Scope::Remaining
                | Scope::Initial
                | Scope::Additional
                | Scope::Fixed
                | Scope::Variable
        );
        let level = claim.role.value == Role::Level && claim.quantity.direction.is_none();
        let adds_up = matches!(
            claim.quantity.kind,
            Kind::Count | Kind::Money | Kind::Measured
        );
        scope && level && adds_up && claim.same_as.is_none()
    };
    let is_whole = matches!(
        whole.scope.value,
        Scope::Unstated | Scope::Total | Scope::Cap
    );
    let level = matches!(whole.role.value, Role::Level | Role::End);
    // "900 in Germany, 750 in Spain": a member of a list is no whole of the members behind it.
    let member = at.checked_sub(1).is_some_and(|before| {
        let before = &claims[before];
        before.sentence == whole.sentence
            && before.quantity.unit.key() == whole.quantity.unit.key()
            && whole.quantity.span.start() <= before.quantity.span.end() + MEMBER
    });
    if !is_whole || !level || whole.same_as.is_some() || (behind && member) {
        return None;
    }
    let (mut sum, mut count) = (Decimal::ZERO, 0);
    let (mut first, mut end) = (at, at + 1);
    for step in 1..=PARTS {
        let next = if behind {
            Some(at + step)
        } else {
            at.checked_sub(step)
        };
        let claim = claims.get(next?)?;
        let apart = claim.sentence.abs_diff(whole.sentence);
        let torn =
            count > 0 && claim.sentence != claims[if behind { first } else { end - 1 }].sentence;
        if apart > 1 || torn {
            return None;
        }
        // A conversion or a share between the parts belongs to the part before it.
        if claim.same_as.is_some() || matches!(claim.quantity.kind, Kind::Percent | Kind::Ratio) {
            continue;
        }
        if !adds_to(&claim.quantity.unit, &whole.quantity.unit) || !may(claim) {
            return None;
        }
        let value = claim
            .quantity
            .value()
            .filter(|value| *value > Decimal::ZERO)?;
        sum = sum.checked_add(value)?;
        count += 1;
        (first, end) = if behind {
            (at + 1, next? + 1)
        } else {
            (next?, at)
        };
        if sum >= goal {
            break;
        }
    }
    // One, two and three are found beside each other anywhere.
    let beside = claims[first].sentence == whole.sentence;
    let telling = (beside && goal >= Decimal::TEN) || count > 2;
    (sum == goal && count > 1 && telling).then_some((first, end))
}
