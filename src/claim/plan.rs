//! What is still to come, though no word at the figure says so.

use super::clause::relative;
use super::{Claim, Measure, Reason, Slot};
use crate::lang::{Class, Course, Kind, Locale, Modality, Role};
use crate::quantity::Words;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Nothing of a time behind the day of the article is a fact, and what an article always calls a plan is one where no
/// verb says more, too ("the company speaks of 2,400 jobs").
pub(super) fn plans(words: &[Words<'_>], today: Option<Date>, claims: &mut [Claim]) {
    carried(words, today, claims);
    for claim in claims.iter_mut() {
        let locale = words[claim.sentence].locale;
        // "ne serait que de 1,3 % en 2025": the conditional of those who foresee.
        let foreseen = !locale.conditional_endings.is_empty()
            && claim.modality.value == Modality::Contingent
            && expected(claim, locale) == Modality::Forecast
            && today.is_some_and(|today| lasts_beyond(claim, today));
        if foreseen {
            claim.modality.value = Modality::Forecast;
        }
        if let Some(why) = today.and_then(|today| to_come(claim, today)) {
            claim.modality = Slot::by(expected(claim, locale), why);
        }
    }
    // Whether all that words say of a measure is that it is planned.
    let mut planned: BTreeMap<&'static str, bool> = BTreeMap::new();
    // Levels move: to want sixty people says nothing of those who are there.
    let counts = |claim: &Claim| {
        let frame = known(claim).and_then(|measure| words[claim.sentence].locale.frame(measure));
        claim.quantity.kind == Kind::Count
            && frame.is_some_and(|frame| frame.course != Course::Varies)
    };
    for claim in claims.iter().filter(|claim| counts(claim)) {
        let said = claim.modality.why != Reason::Default;
        if let Some(measure) = known(claim).filter(|_| said) {
            let all = planned.entry(measure).or_insert(true);
            *all &= claim.modality.value == Modality::Planned;
        }
    }
    let open = |claim: &&mut Claim| claim.modality.why == Reason::Default && counts(claim);
    for claim in claims.iter_mut().filter(open) {
        let again = known(claim).and_then(|measure| planned.get(measure));
        if again == Some(&true) && claim.period.is_none() {
            claim.modality = Slot::by(Modality::Planned, Reason::Topic);
        }
    }
}

/// Whether the time of a figure is not over on a day.
fn lasts_beyond(claim: &Claim, day: Date) -> bool {
    let slots = [&claim.period, &claim.as_of].into_iter().flatten();
    let mut said = slots.filter(|slot| !slot.why.is_weak());
    said.any(|slot| slot.value.to.is_some_and(|to| to > day))
}

/// How many tokens apart two figures of one list are.
const NEAR: usize = 14;

/// `projections of 2.4% in 2025, against 2.7% in March, and growth of 1.3%`: a figure without a word of its own that is
/// joined to one of its kind is as certain as that, unless it is of a time gone by.
fn carried(words: &[Words<'_>], today: Option<Date>, claims: &mut [Claim]) {
    // How certain the list is in which the figure before stands.
    let mut list: Option<Modality> = None;
    for at in 0..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let other = &mut rest[0];
        let joined = before.last().is_some_and(|one| {
            one.sentence == other.sentence
                && one.quantity.kind == other.quantity.kind
                && joined(&words[one.sentence], one, other)
        });
        if other.modality.why != Reason::Default {
            let held = matches!(
                other.modality.value,
                Modality::Forecast | Modality::Planned | Modality::Estimated
            );
            list = Some(other.modality.value).filter(|_| held && !other.modality.why.is_weak());
            continue;
        }
        list = list.filter(|_| joined);
        let slots = [&other.period, &other.as_of].into_iter().flatten();
        let past = |to: Date| today.is_some_and(|today| to < today);
        let over = slots.filter_map(|slot| slot.value.to).any(past);
        if let Some(modality) = list.filter(|_| other.role.value != Role::Start && !over) {
            other.modality = Slot::by(modality, Reason::Inherited);
        }
    }
}

/// Whether two figures of a sentence are joined, with no clause between them.
fn joined(words: &Words<'_>, one: &Claim, other: &Claim) -> bool {
    let from = words.token_at(one.quantity.span.end());
    let to = words.token_at(other.quantity.span.start());
    if from > to || to - from > NEAR {
        return false;
    }
    let locale = words.locale;
    let breaks = (from..to).any(|at| {
        matches!(
            words.sign(at),
            Some(';' | ':' | '(' | ')' | '—' | '“' | '”' | '"')
        ) || relative(words, at)
            || words.is_in(at, locale.contrasts)
            || words.is_in(at, locale.who.pronouns)
    });
    let against = locale.times().map_or(&[][..], |times| times.against);
    let joins = (from..to).any(|at| {
        words.sign(at) == Some(',')
            || words.has(at, Class::ListJoin)
            || words.any_at(at, against).is_some()
    });
    joins && !breaks
}

fn known(claim: &Claim) -> Option<&'static str> {
    match claim.measure.as_ref()?.value {
        Measure::Known(name) => Some(name),
        Measure::Open(_) => None,
    }
}

/// Why a figure that is told as a fact cannot be one yet: its whole time lies behind the day of the article.
fn to_come(claim: &Claim, today: Date) -> Option<Reason> {
    if claim.modality.value != Modality::Confirmed || claim.role.value == Role::Start {
        return None;
    }
    let slots = [&claim.period, &claim.as_of].into_iter().flatten();
    let mut later = slots.filter(|slot| slot.value.from.is_some_and(|from| from > today));
    later.next().map(|slot| match slot.why.is_weak() {
        true => Reason::Topic,
        false => Reason::Inherited,
    })
}

/// What a figure of the future is: things that move are foreseen, what somebody does is planned.
fn expected(claim: &Claim, locale: &Locale) -> Modality {
    let frame = known(claim).and_then(|measure| locale.frame(measure));
    let moves = match frame {
        Some(frame) => frame.course == Course::Varies,
        None => claim.quantity.kind == Kind::Percent,
    };
    if moves {
        Modality::Forecast
    } else {
        Modality::Planned
    }
}
