//! Figures of one thing for each of another: what a currency costs in another, and broken numbers that count nothing.

use super::clause::Place;
use super::{Claim, Measure};
use crate::lang::{Class, Classes, Kind, Role};
use crate::quantity::{Quantity, Unit, Words};
use rust_decimal::Decimal;

/// How many tokens stand at most between an amount of a currency and the sign of equality behind it.
const EQUATION: usize = 4;
/// How far the currency may stand whose price a bare number is.
const FAR: usize = 24;
/// No rate that is printed without a currency is higher.
const MOST: Decimal = Decimal::ONE_THOUSAND;

/// Words for a move of a price.
const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore, Class::Move]);

/// Makes `figure` the price of one currency in another where the words around it say so: whether they do. `earlier` are
/// the claims of its sentence before it.
pub(super) fn exchange(
    words: &Words<'_>,
    figure: &mut Quantity,
    place: Place,
    earlier: &[Claim],
) -> bool {
    let own = match figure.unit {
        Unit::Money(currency) => Some(currency.code),
        _ if figure.is_bare() && figure.kind == Kind::Count => None,
        _ => return false,
    };
    let rate = equation(words, place, own)
        .or_else(|| price(words, figure, place, own))
        .or_else(|| moved(words, figure, place, earlier));
    let Some(unit) = rate else { return false };
    figure.put(unit, Decimal::ONE);
    figure.kind = Kind::Ratio;
    true
}

fn rate(one: &str, other: &str) -> Unit {
    Unit::Rate(format!("{one} per {other}"))
}

/// `$1 = 0.8929 euros`.
fn equation(words: &Words<'_>, place: Place, own: Option<&'static str>) -> Option<Unit> {
    let sign = place.from.checked_sub(1)?;
    if words.sign(sign) != Some('=') {
        return None;
    }
    let from = sign.saturating_sub(EQUATION);
    let other = (from..sign).find_map(|at| currency(words, at))?;
    let own = own?;
    (own != other).then(|| rate(own, other))
}

/// `11.52 per euro`, `86.40 rupees to the dollar`, `à 11,52 pour un euro`.
fn price(
    words: &Words<'_>,
    figure: &Quantity,
    place: Place,
    own: Option<&'static str>,
) -> Option<Unit> {
    let end = words.any_at(place.end, words.locale.each_currency)?;
    let other = currency(words, end).filter(|_| !words.is_number(end + 1))?;
    let small = figure.value().is_some_and(|value| value < MOST);
    let own = own.or_else(|| {
        let from = place.from.saturating_sub(FAR);
        (from..place.from)
            .rev()
            .filter_map(|at| currency(words, at))
            .find(|code| *code != other)
    });
    match own {
        Some(own) => (own != other).then(|| rate(own, other)),
        None => small.then_some(Unit::Bare),
    }
}

/// `from 11.47` behind a rate, `the krone slipped to 11.52`: the next level of what a currency costs.
fn moved(words: &Words<'_>, figure: &Quantity, place: Place, earlier: &[Claim]) -> Option<Unit> {
    let value = figure.value().filter(|value| *value < MOST)?;
    if !figure.is_bare() || value.fract().is_zero() {
        return None;
    }
    let last = earlier
        .iter()
        .rev()
        .find(|claim| claim.quantity.kind == Kind::Ratio);
    if let Some(last) = last.map(|claim| &claim.quantity)
        && let (Unit::Rate(_), Some(level)) = (&last.unit, last.value())
        && let (Some(half), Some(twice)) = (
            level.checked_div(Decimal::TWO),
            level.checked_mul(Decimal::TWO),
        )
        && (half..twice).contains(&value)
        && words
            .phrase_before(place.from, words.locale.roles)
            .is_some_and(|(role, _)| role != Role::Change)
    {
        return Some(last.unit.clone());
    }
    let from = place.from.saturating_sub(FAR);
    let subject = (from..place.from).find_map(|at| {
        let known = at.checked_sub(1).is_none_or(|before| {
            words.is_in(before, words.locale.definite) || words.has(before, Class::Definite)
        });
        let free = words.sign(at + 1).is_some()
            || words.has(at + 1, Class::Function)
            || words.classes(at + 1).meets(TURNS);
        currency(words, at).filter(|_| known && free)
    })?;
    let to = words.ends(place.from, Class::To).is_some();
    let turned = (from..place.from).any(|at| words.classes(at).meets(TURNS));
    let against = |at: usize| {
        words
            .any_at(at, words.locale.each_currency)
            .and_then(|end| currency(words, end))
    };
    let other = (0..words.tokens.len())
        .find_map(against)
        .filter(|other| *other != subject);
    match other {
        _ if !to || !turned => None,
        Some(other) => Some(rate(subject, other)),
        None => Some(Unit::Bare),
    }
}

/// The currency that the word or sign at `at` names.
fn currency(words: &Words<'_>, at: usize) -> Option<&'static str> {
    let unit = words.currency(at).map(|(currency, _)| currency);
    // Hundredths of a currency are not what others are priced in.
    let named = || match words.unit(at)? {
        measured if measured.factor != Decimal::ONE => None,
        measured => match measured.unit {
            Unit::Money(currency) => Some(currency),
            _ => None,
        },
    };
    let token = words.is_word(at) || words.sign(at).is_some();
    token
        .then(|| unit.or_else(named))?
        .map(|currency| currency.code)
}

/// `a factor of 1.7`, `3.6 more than`: a broken number that counts nothing known is a ratio.
pub(super) fn broken(words: &Words<'_>, claim: &mut Claim) {
    let figure = &mut claim.quantity;
    let known = matches!(
        claim.measure.as_ref().map(|slot| &slot.value),
        Some(Measure::Known(_))
    );
    let value = figure
        .value()
        .filter(|value| !value.fract().is_zero() && *value < Decimal::ONE_HUNDRED);
    let own = !words.text[figure.span.range()].contains(char::is_alphabetic);
    if figure.is_bare() && figure.kind == Kind::Count && value.is_some() && own && !known {
        figure.kind = Kind::Ratio;
        figure.unit = Unit::Bare;
    }
}
