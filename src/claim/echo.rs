//! The same figure in other sentences: said again, or disputed by somebody else.

use super::{Claim, Reason, Slot, Speaker};
use crate::lang::{Kind, Modality, Role, Scope};
use crate::quantity::Unit;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `The police counted 2,800, the organisers 5,000`: two who are named give different figures of one thing.
pub(super) fn disputes(claims: &mut [Claim]) {
    for at in 1..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let (one, other) = (&mut before[at - 1], &mut rest[0]);
        if dispute(one, other) {
            one.modality = Slot::by(Modality::Disputed, Reason::Inherited);
            other.modality = Slot::by(Modality::Disputed, Reason::Inherited);
        }
    }
}

fn dispute(one: &Claim, other: &Claim) -> bool {
    let (Some(a), Some(b)) = (one.attribution, other.attribution) else {
        return false;
    };
    let said = |slot: &Slot<Speaker>| slot.span.is_some();
    let speakers = said(&a)
        && said(&b)
        && a.value.words != b.value.words
        && (a.value.entity != b.value.entity || a.value.entity.is_none());
    let open = |unit: &Unit| matches!(unit, Unit::Count(noun) if noun.head.is_empty());
    let unit = one.quantity.unit.key() == other.quantity.unit.key();
    let thing = match (&one.measure, &other.measure) {
        (Some(a), Some(b)) => a.value == b.value,
        _ => {
            one.sentence == other.sentence && open(&one.quantity.unit) != open(&other.quantity.unit)
        }
    };
    let level = |claim: &Claim| {
        claim.role.value == Role::Level
            && claim.scope.value == Scope::Unstated
            && claim.quantity.direction.is_none()
            && !matches!(
                claim.quantity.kind,
                Kind::Date | Kind::Duration | Kind::Ordinal
            )
            && matches!(
                claim.modality.value,
                Modality::Confirmed | Modality::Reported | Modality::Estimated
            )
    };
    let subjects = match (one.subject, other.subject) {
        (Some(a), Some(b)) => {
            a.value == b.value
                || one
                    .attribution
                    .is_some_and(|s| s.value.entity == Some(a.value))
        }
        _ => true,
    };
    let times = one.period.as_ref().map(|slot| &slot.value.name)
        == other.period.as_ref().map(|slot| &slot.value.name);
    let places = one.place.map(|slot| slot.value) == other.place.map(|slot| slot.value);
    let near =
        other.sentence - one.sentence <= 1 && one.same_as.is_none() && other.same_as.is_none();
    let differ = match (one.quantity.value(), other.quantity.value()) {
        (Some(_), Some(_)) => !one.quantity.meets(&other.quantity),
        _ => false,
    };
    speakers
        && unit
        && thing
        && level(one)
        && level(other)
        && subjects
        && times
        && places
        && near
        && differ
}

/// What a figure is the same figure by, wherever it stands again in the article.
type Again = (&'static str, Decimal);

/// A figure that is said again without a word of certainty ("the 2,400 jobs", a cell of a table) is as certain as where
/// the article says how certain it is, if it says so in one way only.
pub(super) fn again(claims: &mut [Claim]) {
    let mut said: BTreeMap<Again, Option<Modality>> = BTreeMap::new();
    for claim in claims
        .iter()
        .filter(|claim| claim.modality.why != Reason::Default)
    {
        if let Some(key) = key(claim) {
            let modality = claim.modality.value;
            let known = said.entry(key).or_insert(Some(modality));
            *known = known.filter(|known| *known == modality);
        }
    }
    for claim in claims
        .iter_mut()
        .filter(|claim| claim.modality.why == Reason::Default)
    {
        let modality = key(claim).and_then(|key| *said.get(&key)?);
        if let Some(modality) = modality.filter(|modality| *modality != Modality::Disputed) {
            claim.modality = Slot::by(modality, Reason::Inherited);
        }
    }
}

/// Small counts stand for many things, large ones and amounts of money hardly ever for two.
fn key(claim: &Claim) -> Option<Again> {
    let value = claim.quantity.value()?;
    let unit = match &claim.quantity.unit {
        Unit::Bare | Unit::Count(_) => Unit::Bare.key(),
        unit => unit.key(),
    };
    let rare = match claim.quantity.kind {
        Kind::Money => true,
        Kind::Count => value >= Decimal::ONE_HUNDRED,
        _ => false,
    };
    rare.then_some((unit, value))
}
