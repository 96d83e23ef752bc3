//! What is still to come, though no word at the figure says so.

use super::{Claim, Measure, Reason, Slot};
use crate::lang::{Course, Kind, Locale, Modality, Role};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Nothing of a time behind the day of the article is a fact, and what an article always calls a plan is one where no
/// verb says more, too ("the company speaks of 2,400 jobs").
pub(super) fn plans(today: Option<Date>, claims: &mut [Claim], locale: &Locale) {
    for claim in claims.iter_mut() {
        if let Some(why) = today.and_then(|today| to_come(claim, today)) {
            claim.modality = Slot::by(expected(claim, locale), why);
        }
    }
    // Whether all that words say of a measure is that it is planned.
    let mut planned: BTreeMap<&'static str, bool> = BTreeMap::new();
    let counts = |claim: &Claim| claim.quantity.kind == Kind::Count;
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
