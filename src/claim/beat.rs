//! The beat of an article: what general words for money mean in it. In a story of a transfer the "deal" is its fee.

use super::entity::Names;
use super::measure::{is_bare_sum, is_nounless};
use super::{Claim, EntityId, Measure, Reason, Slot};
use crate::lang::{Frame, Locale, has};
use crate::quantity::Words;
use std::collections::{BTreeMap, BTreeSet};

/// How many tokens of an article are looked at; its beat shows at the start.
const OPENING: usize = 500;

/// How many different words of a beat an article needs.
const LEAST: usize = 2;

/// Lets the general measures of `claims` mean what they mean in an article of this beat, and go to the one it is about: the
/// player who is sold, the plain noun that is paid for. Good to show; rules do not compare by it.
pub(super) fn read(
    words: &[Words<'_>],
    locale: &'static Locale,
    names: &Names,
    claims: &mut [Claim],
) {
    let beats = locale.frames.iter().filter(|frame| !frame.beat.is_empty());
    let beats: Vec<&Frame> = beats.collect();
    let Some(frame) = beat(words, &beats) else {
        return;
    };
    let about = about(frame, names, claims);
    for claim in claims.iter_mut() {
        let known = |m: &Slot<Measure>| has(frame.takes_from, m.value.name());
        let takes = frame.kinds.contains(&claim.quantity.kind)
            || is_bare_sum(frame, &claim.quantity)
            || is_nounless(&claim.quantity) && claim.measure.as_ref().is_some_and(known);
        if claim.scope.value.is_rate() || !takes {
            continue;
        }
        // What nothing names is what the article tells of.
        let topic = || Slot::by(Measure::Open(frame.measure.to_owned()), Reason::Topic);
        let slot = claim.measure.get_or_insert_with(topic);
        let general = known(slot) || slot.why == Reason::Topic;
        if general {
            slot.value = Measure::Open(frame.measure.to_owned());
        }
        if slot.value.name() != frame.measure {
            continue;
        }
        let noun = |id: EntityId| id.0 as usize >= names.entities.len();
        let paid = claim.subject.filter(|subject| noun(subject.value));
        let other = |id: &EntityId| claim.subject.is_none_or(|subject| subject.value != *id);
        match about.filter(other) {
            // Whom a fee is paid to is not whom it is paid for.
            Some(id) if claim.object.is_none() || general => {
                let own = claim
                    .object
                    .filter(|object| names.traits(object.value).person);
                claim.object = own.or(Some(Slot::by(id, Reason::Topic)));
            }
            None if general && claim.object.is_none() => {
                claim.object = paid.map(|noun| noun.because(Reason::Topic));
            }
            _ => {}
        }
    }
}

/// Whom the article says most of what is said of such a one: the player with goals, games and years.
fn about(frame: &Frame, names: &Names, claims: &[Claim]) -> Option<EntityId> {
    let mut told: BTreeMap<EntityId, usize> = BTreeMap::new();
    for claim in claims {
        let named = |subject: &Slot<EntityId>| {
            !subject.why.is_weak() && (subject.value.0 as usize) < names.entities.len()
        };
        if let (Some(subject), Some(measure)) = (claim.subject.filter(named), &claim.measure)
            && has(frame.about, measure.value.name())
        {
            let mentions = names.entities[subject.value.0 as usize].mentions.len();
            *told.entry(subject.value).or_default() += mentions;
        }
    }
    told.iter()
        .max_by_key(|(_, times)| **times)
        .map(|(id, _)| *id)
}

/// The frame of `beats` of which most words stand at the start of the article.
fn beat<'f>(words: &[Words<'_>], beats: &[&'f Frame]) -> Option<&'f Frame> {
    let mut told: Vec<(BTreeSet<String>, usize)> = vec![<_>::default(); beats.len()];
    let mut read = 0;
    for here in words {
        for at in 0..here.tokens.len() {
            read += 1;
            if !here.is_word(at) {
                continue;
            }
            let lower = here.lower(at);
            for (frame, (kinds, all)) in beats.iter().zip(&mut told) {
                if has(frame.beat, &lower) {
                    kinds.insert(lower.clone());
                    *all += 1;
                }
            }
        }
        if read > OPENING {
            break;
        }
    }
    let told = beats.iter().zip(told);
    let told = told.filter(|(_, (kinds, _))| kinds.len() >= LEAST);
    told.max_by_key(|(_, (_, all))| *all)
        .map(|(frame, _)| *frame)
}
