//! Figures held against each other: `12% more than the 40 million of last year`, `double the £1.9 million she got`; and
//! which way a verb leads a figure, `rose to 5.1 percent`.

use super::clause::Place;
use super::{Claim, Reason, Slot};
use crate::lang::{Class, Classes, Kind, Role};
use crate::quantity::{Direction, Words};
use crate::text::Span;
use rust_decimal::Decimal;

/// How many words may stand between the size of a difference and what leads to its base ("more" of "more jobs than").
const TO_CUE: usize = 2;
/// How many tokens may stand between that and the base ("than Friday's close of").
const TO_BASE: usize = 6;
/// How many tokens before "to" a verb leads to the level.
const TURN: usize = 8;
/// How many tokens may stand between that verb and "to" ("rose sharply in May to").
const LEADS: usize = 3;
/// The least multiple that a level can be of another: one and a half.
const MULTIPLE: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Makes what a figure is held against the level before, and what holds it against it the size of the change.
pub(super) fn compare(words: &Words<'_>, places: &[Place], claims: &mut [Claim]) {
    for size in 0..places.len() {
        let dated = |at: &usize| claims[*at].quantity.kind == Kind::Date;
        let Some(base) = (size + 1..places.len().min(size + 3)).find(|at| !dated(at)) else {
            continue;
        };
        let turned = claims[size].quantity.direction.is_some()
            || words.has(places[size].end, Class::Elliptic);
        if !may_differ(&claims[size], &claims[base], Turned(turned)) {
            continue;
        }
        let Some(cue) = lead(words, &claims[size], (places[size], places[base])) else {
            continue;
        };
        claims[base].role = Slot::said(Role::Start, cue);
        if claims[size].quantity.kind != Kind::Ratio && claims[size].role.value == Role::Level {
            claims[size].role = Slot::said(Role::Change, cue);
        }
    }
}

/// Whether a figure is more or less than something.
#[derive(Clone, Copy)]
struct Turned(bool);

/// Whether the first figure can say how far another is from the second.
fn may_differ(size: &Claim, base: &Claim, Turned(turned): Turned) -> bool {
    let level = matches!(
        base.quantity.kind,
        Kind::Money | Kind::Count | Kind::Measured | Kind::Percent
    );
    let stated = base.role.value == Role::Level && base.role.why == Reason::Default;
    let sizes = match size.quantity.kind {
        Kind::Percent => base.quantity.kind != Kind::Percent || turned,
        Kind::Points => true,
        Kind::Ratio => size.quantity.value().is_some_and(|v| v >= MULTIPLE),
        _ => turned && size.quantity.unit.key() == base.quantity.unit.key(),
    };
    level && stated && sizes && base.same_as.is_none() && base.quantity.direction.is_none()
}

/// The words that lead from the size of a difference to what it is held against.
fn lead(words: &Words<'_>, size: &Claim, (here, base): (Place, Place)) -> Option<Span> {
    let end = words.token_at(size.quantity.span.end());
    let plain = |at: usize| words.is_word(at) && !words.is_in(at, words.locale.conjunctions);
    let cue = (end..=here.end.max(end) + TO_CUE)
        .take_while(|&at| at == end || plain(at - 1))
        .find_map(|at| Some((at, words.any_at(at, words.locale.held_against)?)))
        // "an increase of 6 percent on the $40 million", but "6 percent more on roads"
        .filter(|&(at, behind)| {
            let bare = behind == at + 1 && words.is_in(at, words.locale.oblique);
            !bare || at == end && size.quantity.direction.is_some()
        });
    let known = |at: usize| {
        let locale = words.locale;
        let lists = [
            locale.definite,
            locale.of,
            locale.determiners,
            locale.who.owners,
        ];
        lists.iter().any(|list| words.is_in(at, list))
    };
    // "double the £1.9 million she got"
    let multiple = size.quantity.kind == Kind::Ratio && known(end);
    let (first, behind) = cue.or(multiple.then_some((end, end)))?;
    let near = behind <= base.from && base.from - behind <= TO_BASE;
    near.then_some(())?;
    let led = (behind..base.from).all(|at| {
        let bracket = words.sign(at) == Some('(') && at + 1 == base.from;
        let clause = words.is_in(at, words.locale.passives)
            || words.is_in(at, words.locale.facts)
            || words.is_in(at, words.locale.relative)
            || words.is_in(at, words.locale.conjunctions);
        let cut = matches!(
            words.sign(at),
            Some(',' | ';' | ':' | ')' | '(' | '—' | '–')
        );
        bracket || (!cut && !clause)
    });
    led.then(|| words.span(first, base.from.max(first + 1)))
}

const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore]);

/// Which way the verb goes that leads to the level at `place`: "rose to". Words that go both ways say nothing.
pub(super) fn turn(words: &Words<'_>, role: Slot<Role>) -> Option<Slot<Direction>> {
    let lead = role.span.filter(|_| role.value == Role::End)?;
    let to = words.token_at(lead.start());
    let from = (to.saturating_sub(TURN)..to)
        .rev()
        .take_while(|&at| {
            words
                .sign(at)
                .is_none_or(|c| c == '-' || c == '\'' || c == '’')
        })
        .last()?;
    let mut found: Option<Slot<Direction>> = None;
    let mut last = from;
    for at in from..to {
        let Some((sense, end)) = words.longest(at, TURNS).filter(|&(_, end)| end <= to) else {
            continue;
        };
        if words.is_in(at, words.locale.betters) {
            return None;
        }
        last = end;
        let way = match sense.class() {
            Class::UpBefore => Direction::Up,
            _ => Direction::Down,
        };
        match found {
            Some(other) if other.value != way => return None,
            _ => found = Some(Slot::said(way, words.span(at, end))),
        }
    }
    // "the price cut raised demand to": another verb leads to the level
    let verb = |at: usize| {
        let word = words.lower(at);
        words.is_in(at, words.locale.facts)
            || words.has(at, Class::Move)
            || (words.locale.past_endings.iter()).any(|end| word.ends_with(end))
    };
    let near = to - last <= LEADS && !(last..to).any(verb);
    found.filter(|_| near)
}
