//! From figures to claims: every figure of a sentence with its slots.

use super::bare::Bare;
use super::clause::{FAR, Place};
use super::ellipsis::{apposed, changed, continue_list, go_on, part_of, specify};
use super::entity::Names;
use super::floor::Floor;
use super::measure::{Evoked, bind, evoked, is_change};
use super::open;
use super::subject::{Bearer, Context};
use super::{Claim, EntityId, EntityKind, Measure, Reason, Slot};
use super::{attribution, bare, beat, modality, rates, scope, time, together, whereabouts};
use crate::lang::{self, Kind, Locale, Role, Scope};
use crate::quantity::{Currency, Quantity, Unit, Words};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The latest claim with a subject of each figure of an article, as an index into its claims.
type Spoken = BTreeMap<(Unit, Option<Decimal>), usize>;

/// What the sentences of an article hand on to the next: the figures spoken of, and who speaks.
#[derive(Debug, Default)]
pub(super) struct SoFar {
    spoken: Spoken,
    floor: Floor,
    /// The only currency of the article.
    pub(super) purse: Option<Currency>,
    /// The times that its sentences name.
    pub(super) mentions: Vec<time::Mention>,
}

fn spoken_of(claim: &Claim) -> (Unit, Option<Decimal>) {
    (claim.quantity.unit.clone(), claim.quantity.value())
}

/// Whether a claim says whose figure it is and of what.
fn is_spoken(claim: &Claim) -> bool {
    let known = (claim.measure.as_ref()).is_some_and(|m| matches!(m.value, Measure::Known(_)));
    claim.subject.is_some() && known
}

/// Adds the claims of one sentence, which has these figures, to those of the sentences before it.
pub(super) fn read_sentence(
    context: Context<'_>,
    (sentence, figures): (usize, Vec<Quantity>),
    zone: time::Zone,
    claims: &mut Vec<Claim>,
    so_far: &mut SoFar,
) {
    let SoFar {
        spoken,
        floor,
        purse,
        mentions,
    } = so_far;
    let words = context.words;
    let voices = attribution::voices(&context, floor);
    let floor = floor.take(words, context.block.0, &voices);
    if figures.is_empty() {
        return;
    }
    let evoked = evoked(words);
    let start = claims.len();
    let times = time::times(words, &figures, zone);
    mentions.extend(time::mentions(sentence, &times));
    let places: Vec<Place> = figures.iter().map(|figure| place(words, figure)).collect();
    for (mut figure, &place) in figures.into_iter().zip(&places) {
        let mut by = bind(words, &evoked, &figure, place);
        let bare = Bare {
            words,
            place,
            by,
            earlier: &claims[start..],
            purse: *purse,
        };
        let exchanged = rates::exchange(words, &mut figure, place, &claims[start..]);
        if exchanged || bare.fill(&mut figure) {
            by = bind(words, &evoked, &figure, place);
        }
        let mut claim = claim((context, sentence), figure, place, by);
        claim.attribution = attribution::attribution(&voices, place).or(floor);
        modality::hearsay(words, &mut claim);
        if by.is_none() {
            context.heads.fill(&mut claim, context.names, context.nouns);
        }
        if let Some(e) = by {
            specify(words, e, &mut claim, claims);
        }
        let claim = inherit(words, claim, by, claims);
        let claim = go_on(words, sentence, claim, claims);
        let claim = refer_back(claim, claims, spoken);
        if is_spoken(&claim) {
            spoken.insert(spoken_of(&claim), claims.len());
        }
        claims.push(claim);
    }
    let (earlier, here) = claims.split_at_mut(start);
    let before = earlier
        .last()
        .filter(|claim| claim.sentence + 1 == sentence);
    let figures = time::Figures {
        words,
        places: &places,
    };
    time::date(&figures, &times, here, before.and_then(time::dated));
    together::join(&context, &places, claims, start);
    bear(words, &mut claims[start..]);
    share_objects(words, &places, &mut claims[start..]);
    for claim in &mut claims[start..] {
        rates::broken(words, claim);
        bare::name(words, &mut claim.quantity);
    }
    for (index, claim) in claims.iter().enumerate().skip(start) {
        if is_spoken(claim) {
            spoken.insert(spoken_of(claim), index);
        }
    }
}

pub(super) fn place(words: &Words<'_>, figure: &Quantity) -> Place {
    let first = words.token_at(figure.span.start());
    let end = words.token_at(figure.span.end());
    let end = match &figure.unit {
        Unit::Count(noun) => noun.span.map_or(end, |span| words.token_at(span.end())),
        _ => end,
    };
    let from = figure
        .hedge_span
        .map_or(first, |span| words.token_at(span.start()).min(first));
    Place { from, first, end }
}

fn claim(
    (context, sentence): (Context<'_>, usize),
    quantity: Quantity,
    place: Place,
    by: Option<&Evoked>,
) -> Claim {
    let words = context.words;
    let measure = match by {
        Some(e) => Some(Slot::said(
            Measure::Known(e.frame.measure),
            words.span(e.first, e.end),
        )),
        None => open::measure(words, &quantity, place),
    };
    let (subject, joint) = match context.subject(by, (quantity.kind, place)) {
        Some(Bearer::Named(subject, joint)) => (Some(subject), joint),
        Some(Bearer::Noun(noun, span)) => {
            let id = context.nouns.id(EntityKind::Noun, &noun, span);
            (Some(Slot::said(id, span)), Vec::new())
        }
        Some(Bearer::Unnamed) | None => (None, Vec::new()),
    };
    let object = context.object(by, &quantity, place, subject.map(|s| s.value));
    let joint_scope = (!joint.is_empty()).then(|| Slot::implied(Scope::Each));
    let part = scope::scope(words, place, &quantity);
    let at = whereabouts::whereabouts(
        &context,
        by,
        place,
        &quantity,
        [
            subject,
            object.filter(|_| by.is_some_and(|e| !e.frame.toward.is_empty())),
        ],
    );
    let mut limits = scope::limits(words, place, context.names, object.map(|o| o.value));
    // "In France, Brennholt employs 2,350": not all that it employs.
    limits.extend(at.map(|at| {
        context.names.entities[at.value.0 as usize]
            .name
            .to_lowercase()
    }));
    limits.sort();
    limits.dedup();
    // "In Spain, 750 jobs go": of what is counted of somebody, a place is the part it goes to.
    let counted = |e: &&Evoked| e.frame.bearer != lang::Bearer::Event && e.frame.toward.is_empty();
    let there = at.filter(|_| quantity.kind == Kind::Count && by.as_ref().is_some_and(counted));
    let object = object.or(there.filter(|at| subject.is_none_or(|s| s.value != at.value)));
    Claim {
        subject,
        joint,
        measure,
        object,
        scope: match part.value {
            Scope::Unstated => joint_scope.unwrap_or(part),
            _ => part,
        },
        basis: scope::basis(words, place),
        role: match scope::role(words, place, &quantity, by) {
            role if role.value == Role::Level && is_change(&quantity) => {
                Slot::implied(Role::Change)
            }
            role => role,
        },
        modality: modality::modality(words, place, quantity.kind, context.block.1),
        limits,
        period: None,
        as_of: None,
        place: at,
        attribution: None,
        same_as: None,
        sentence,
        quantity,
    }
}

/// `$15 billion initially and an additional $35 billion`, `up from $500 billion`: a figure that says it is a part, or the
/// start of a change, speaks of what the figure before it speaks of, in this sentence or the last.
fn inherit(words: &Words<'_>, mut claim: Claim, by: Option<&Evoked>, earlier: &[Claim]) -> Claim {
    if let Some(model) = apposed(words, &claim, by, earlier) {
        let measure =
            (model.measure.as_ref()).map(|m| Slot::by(m.value.clone(), Reason::Inherited));
        claim.measure.clone_from(&measure);
        let claim = fill(claim, model);
        // It is compared by the figure that says it first.
        let measure = measure.map(|m| Slot::by(m.value.opened(), m.why));
        return Claim { measure, ..claim };
    }
    if by.is_none() && claim.measure.is_none() {
        claim.measure = changed(&claim, earlier);
    }
    if let Some(model) = part_of(words, &claim, by, earlier) {
        claim.measure =
            (model.measure.as_ref()).map(|m| Slot::by(m.value.opened(), Reason::Inherited));
        return fill(claim, model);
    }
    let part = matches!(
        claim.scope.value,
        Scope::Additional | Scope::Remaining | Scope::Initial
    );
    let near =
        |c: &&Claim| c.sentence == claim.sentence || (part && c.sentence + 1 == claim.sentence);
    let alike = |c: &&Claim| near(c) && c.quantity.unit == claim.quantity.unit;
    let part_or_start = part || claim.role.value == Role::Start;
    let reach = if part_or_start { FAR } else { 0 };
    let Some(model) = earlier.iter().rev().take(reach).find(alike) else {
        return continue_list(claim, earlier);
    };
    if by.is_none() {
        claim.measure = model
            .measure
            .clone()
            .map(|m| Slot::by(m.value, Reason::Inherited));
    }
    fill(claim, model)
}

/// `The $50 billion investment`: the figure and/// `The $50 billion investment`: the figure and measure of an earlier claim, spoken of again.
fn refer_back(claim: Claim, earlier: &[Claim], spoken: &Spoken) -> Claim {
    let unclaimed = claim.subject.is_none()
        && matches!(
            claim.measure.as_ref().map(|m| &m.value),
            Some(Measure::Known(_))
        );
    match spoken.get(&spoken_of(&claim)).filter(|_| unclaimed) {
        Some(&model) => fill(claim, &earlier[model]),
        None => claim,
    }
}

/// Fills subject and object from a claim of the same measure.
fn fill(mut claim: Claim, model: &Claim) -> Claim {
    let measure = |c: &Claim| c.measure.as_ref().map(|m| m.value.clone());
    if measure(&claim) == measure(model) {
        claim.subject = claim
            .subject
            .or(model.subject.map(|s| Slot::by(s.value, Reason::Inherited)));
        claim.object = claim
            .object
            .or(model.object.map(|s| Slot::by(s.value, Reason::Inherited)));
    }
    claim
}

/// Gives a claim that leaves its object open the one that all other claims of this article with its subject and measure have,
/// where it is one of the first `names`: plain nouns often tell parts.
pub(super) fn settle(
    words: &[Words<'_>],
    locale: &'static Locale,
    names: &Names,
    claims: &mut [Claim],
) {
    beat::read(words, locale, names, claims);
    let names = names.entities.len();
    let key = |c: &Claim| Some((c.subject?.value, c.measure.as_ref()?.value.clone()));
    let mut objects: BTreeMap<(EntityId, Measure), BTreeSet<EntityId>> = BTreeMap::new();
    for claim in claims.iter() {
        let named = claim
            .object
            .filter(|object| (object.value.0 as usize) < names);
        if let (Some(key), Some(object)) = (key(claim), named) {
            objects.entry(key).or_default().insert(object.value);
        }
    }
    for claim in claims.iter_mut().filter(|c| c.object.is_none()) {
        let only = key(claim)
            .and_then(|key| objects.get(&key))
            .filter(|all| all.len() == 1);
        claim.object = only
            .and_then(|all| all.first())
            .map(|object| Slot::by(*object, Reason::Shared));
    }
    gather_objects(words, claims, locale, names);
}

/// Gives the shares of a measure the whole that all others of the article are shares of: "a deficit of 3.1 % of GDP".
fn share_wholes(claims: &mut [Claim]) {
    let share = |c: &Claim| match c.measure.as_ref().map(|m| &m.value) {
        Some(Measure::Known(name)) if c.quantity.kind == Kind::Percent => Some(*name),
        _ => None,
    };
    let mut wholes: BTreeMap<&str, BTreeSet<EntityId>> = BTreeMap::new();
    for claim in claims.iter() {
        let said = claim.object.filter(|object| object.span.is_some());
        if let (Some(name), Some(object)) = (share(claim), said) {
            wholes.entry(name).or_default().insert(object.value);
        }
    }
    for claim in claims
        .iter_mut()
        .filter(|c| c.object.is_none() && !is_change(&c.quantity))
    {
        let all = share(claim).and_then(|name| wholes.get(name));
        let only = all.filter(|all| all.len() == 1).and_then(|all| all.first());
        claim.object = only.map(|id| Slot::by(*id, Reason::Topic));
    }
}

/// How many words may stand between two figures that share what stands behind the second.
const BETWEEN: usize = 3;

/// `from 3.4 % to 3.1 % of GDP`, `3.4 or 3.6 % of GDP`: what the second of two figures is a part of, the first is, too.
fn share_objects(words: &Words<'_>, places: &[Place], claims: &mut [Claim]) {
    for at in (1..claims.len()).rev() {
        let (before, behind) = claims.split_at_mut(at);
        let (Some(one), other) = (before.last_mut(), &behind[0]) else {
            continue;
        };
        let (from, to) = (places[at - 1].end, places[at].from);
        let beside = from <= to && to - from <= BETWEEN && (from..to).all(|at| words.is_word(at));
        let alike =
            one.quantity.unit == other.quantity.unit && other.quantity.kind == Kind::Percent;
        let said = other.object.filter(|object| object.span.is_some());
        if let Some(object) = said.filter(|_| beside && alike && one.object.is_none()) {
            one.object = Some(Slot::by(object.value, Reason::Inherited));
        }
    }
}

/// How many sentences back the same deal may be spoken of.
const NEAR: usize = 4;

/// Gives what is still without an object the one thing that the article's other claims of its measure go to, whoever makes
/// them, or the bearer of the whole that it is a part of (an investment, the funding round). Only good to show.
fn gather_objects(words: &[Words<'_>], claims: &mut [Claim], locale: &Locale, names: usize) {
    let frame = |c: &Claim| locale.frame(c.measure.as_ref()?.value.name());
    let mut goes: BTreeMap<&str, Vec<EntityId>> = BTreeMap::new();
    let mut bears: BTreeMap<&str, BTreeSet<EntityId>> = BTreeMap::new();
    for claim in claims.iter() {
        let Some(frame) = frame(claim) else { continue };
        let named = |slot: &Slot<EntityId>| (slot.value.0 as usize) < names && !slot.why.is_weak();
        if let Some(object) = claim.object.filter(named) {
            goes.entry(frame.measure).or_default().push(object.value);
        }
        if let Some(subject) = claim.subject.filter(named) {
            bears
                .entry(frame.measure)
                .or_default()
                .insert(subject.value);
        }
    }
    share_wholes(claims);
    // The object that was said last of each measure, and in which sentence.
    let mut last: BTreeMap<&str, (EntityId, usize)> = BTreeMap::new();
    for claim in claims.iter_mut() {
        let Some(frame) = frame(claim).filter(|frame| !frame.toward.is_empty()) else {
            continue;
        };
        if let Some(object) = claim.object {
            if object.span.is_some() && (object.value.0 as usize) < names {
                last.insert(frame.measure, (object.value, claim.sentence));
            }
            continue;
        }
        let near = last.get(frame.measure);
        let near = near.filter(|(_, sentence)| claim.sentence - sentence <= NEAR);
        let whole = || {
            let all = bears.get(frame.part_of?)?;
            all.first().filter(|_| all.len() == 1)
        };
        let found = match goes.get(frame.measure).map(Vec::as_slice) {
            // Said once it may be one of several; said again it is what the article tells of.
            Some([first, rest @ ..]) if !rest.is_empty() && rest.iter().all(|id| id == first) => {
                Some(first)
            }
            Some(_) => None,
            None => whole(),
        };
        let found = found.or(near.map(|(id, _)| id)).copied();
        // "into one cloud contract": it goes to something else.
        let here = &words[claim.sentence];
        let end = place(here, &claim.quantity).end;
        let found = found.filter(|_| !here.is_in(end, frame.toward));
        let own = |id: EntityId| {
            claim
                .subject
                .iter()
                .chain(&claim.joint)
                .any(|s| s.value == id)
        };
        claim.object = found
            .filter(|id| !own(*id))
            .map(|id| Slot::by(id, Reason::Topic));
    }
}

/// An investment in X "at a valuation of Y" values X, not the investor: the lexicon says whose object bears a measure.
fn bear(words: &Words<'_>, claims: &mut [Claim]) {
    // Of each measure the object of its first claim.
    let mut objects: BTreeMap<Measure, Option<Slot<EntityId>>> = BTreeMap::new();
    for claim in claims.iter() {
        if let Some(measure) = &claim.measure {
            objects.entry(measure.value.clone()).or_insert(claim.object);
        }
    }
    for claim in claims {
        let Some(Measure::Known(name)) = claim.measure.as_ref().map(|m| &m.value) else {
            continue;
        };
        let Some(bearer_of) = words.locale.frame(name).and_then(|frame| frame.bearer_of) else {
            continue;
        };
        if let Some(Some(object)) = objects.get(&Measure::Known(bearer_of)) {
            claim.subject = Some(Slot::by(object.value, Reason::Inherited));
        }
    }
}
