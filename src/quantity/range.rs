//! Two ends of one figure: dashes, "to", "between … and"; and lists that share their scale and unit.

use super::amount::{Before, Form, ten_to};
use super::part::Part;
use super::{Interval, Noun, Reading, ReadingReason, Unit, Words};
use crate::lang::{Class, Hedge, Kind, Sense};
use rust_decimal::Decimal;

/// No list of the news is longer.
const LONGEST_LIST: usize = 8;

/// No words for the limit of a range are more.
const LIMIT: usize = 3;

impl Words<'_> {
    /// The upper end of a range that starts with `low`, and the token after it.
    pub(super) fn range(&self, low: &Part) -> Option<(Part, usize)> {
        let hyphen = matches!(self.sign(low.end), Some('-' | '–' | '—' | '~'));
        let even = self.spaced(low.end) == self.spaced(low.end + 1);
        // "16- to 24-year-olds", "$40-to-$50"
        let word = hyphen && self.has(low.end + 1, Class::RangeJoin);
        let dash = hyphen && !word && (even || self.currency_before(low.end + 1).is_some());
        let join = low.end + usize::from(!dash);
        let joined = self.has(low.end, Class::BetweenJoin) && self.is_between(low.first);
        let to = self.has(low.end, Class::RangeJoin) && self.opens_range(low);
        let until = self.until(low);
        if !(dash || word || to || joined || until.is_some()) {
            return None;
        }
        let join = until.unwrap_or(join);
        // "entre los 1.200 y los 1.500 euros"
        let article = usize::from(!dash && self.has(join, Class::Article));
        let skipped = if word {
            1 + usize::from(self.hyphen(low.end + 2))
        } else {
            0
        };
        let before = match low.unit {
            Some(Unit::Money(_)) => Before::Currency,
            _ => Before::Nothing,
        };
        let at = until.unwrap_or(low.end + 1);
        let high = self.part_after(at + article + skipped, before)?;
        let units_agree = match (&low.unit, &high.unit) {
            (Some(a), Some(b)) => {
                a == b || (matches!(a, Unit::Money(_)) && matches!(b, Unit::Money(_)))
            }
            (None, _) => true,
            (Some(Unit::Money(_)), None) => true,
            (Some(_), None) => false,
        };
        let (a, b) = (low.amount.first.value, high.amount.first.value);
        let shared = shared_scale(low, &high).and_then(|s| a.checked_mul(s));
        let rises = b.is_zero() || shared.is_some_and(|s| s <= b) || a <= b;
        // "between €7.5M and €6M": the ends are those of one range whichever stands first
        let turned = joined
            && b.checked_mul(Decimal::TEN)
                .is_some_and(|most| shared <= Some(most));
        let vague = low.amount.vague.is_some() || high.amount.vague.is_some();
        let end = high.end;
        (units_agree && (rises || turned) && !vague && same_form(low, &high)).then_some((high, end))
    }

    /// `desde 20 hasta 100`, `from 20 up to 100`: the token after the limit that closes what "from" opens.
    fn until(&self, low: &Part) -> Option<usize> {
        self.ends(low.first, Class::From)?;
        let limit = |&end: &usize| {
            let hedge = self.longest_before(end, Class::HedgeBefore.into());
            matches!(hedge, Some((Sense::HedgeBefore(Hedge::UpTo), at)) if at == low.end)
        };
        let end = (low.end + 1..=low.end + LIMIT).rev().find(limit)?;
        // "de 20 hasta 2030": until a year
        (!self.turns_before(low.first) && self.year(end).is_none()).then_some(end)
    }

    /// Whether "between" stands before `first`, an article allowed.
    pub(super) fn is_between(&self, first: usize) -> bool {
        let before = first - usize::from(self.has_before(first, Class::Article));
        self.ends(before, Class::Between).is_some()
    }

    /// Whether "to" after `low` joins a range: not where a change runs from `low` to the next figure.
    fn opens_range(&self, low: &Part) -> bool {
        let level = self.has(low.end, Class::To);
        if self.is_between(low.first) {
            return true;
        }
        if level && self.ends(low.first, Class::From).is_some() {
            // "de" is also "of": only a verb of change makes it "from".
            return !self.turns_before(low.first);
        }
        let by = self.has_before(low.first, Class::ChangeWord);
        let leads = by || self.ends(low.first, Class::To).is_some();
        // "fell 5% to 200": a change and a level.
        let marked = low.unit.is_some() && level;
        let change = || self.direction(low.first, low.end, (Kind::Count, &Unit::Bare));
        if leads && level {
            return false;
        }
        // "ranging from 3.6 to 4.3"
        !marked || change().is_none()
    }

    /// What gives a bare number scale, unit or noun: the last of a list that it starts, or the figure that it moves to.
    /// `eight and 10 billion pounds`, `from 5.4 to 7 million passengers`.
    pub(super) fn shares(&self, first: &Part) -> Option<(Part, Option<Noun>)> {
        // "312 voix contre 185 et 47 abstentions"
        if self.ends(first.first, Class::Against).is_some() && self.moves_to(first).is_none() {
            return None;
        }
        if let Some(next) = self.moves_to(first) {
            let next = self.part(next)?;
            let noun = self.noun_of(&next);
            let more = next.unit.is_some() || next.amount.scale > 0 || noun.is_some();
            return (more && next.amount.vague.is_none()).then_some((next, noun));
        }
        let mut at = first.end;
        for _ in 0..LONGEST_LIST {
            let comma = usize::from(self.sign(at) == Some(',') && self.spaced(at + 1));
            let join = usize::from(self.has(at + comma, Class::ListJoin));
            let next = at + comma + join;
            if comma + join == 0 || !self.starts_number(next) {
                return None;
            }
            let next = self.part(next)?;
            let noun = self.noun_of(&next);
            if next.unit.is_some() || next.amount.scale > 0 || noun.is_some() {
                let bare = first.amount.first.value < Decimal::ONE_THOUSAND || noun.is_some();
                let same = next.amount.form == first.amount.form || next.amount.scale > 0;
                let fits = join == 1 && bare && same && next.amount.vague.is_none();
                return fits.then_some((next, noun));
            }
            at = next.end;
        }
        None
    }

    fn noun_of(&self, part: &Part) -> Option<Noun> {
        if part.unit.is_some() {
            return None;
        }
        let of = usize::from(part.amount.scale > 2 && self.has(part.end, Class::Of));
        self.counted(part.end + of).map(|(noun, _)| noun)
    }

    /// The token of the number that a change runs to from the bare number `first`.
    pub(super) fn moves_to(&self, first: &Part) -> Option<usize> {
        let from = self.ends(first.first, Class::From).is_some();
        let sure = from && self.turns_before(first.first);
        let to = self.phrase(first.end, Class::To).filter(|_| sure)?;
        let to = to + usize::from(self.has(to, Class::Article));
        self.starts_number(to).then_some(to)
    }
}

/// Two numbers of one range are both in digits or both in words.
fn same_form(low: &Part, high: &Part) -> bool {
    (low.amount.form == Form::Digits) == (high.amount.form == Form::Digits)
}

/// What the scale of the upper end adds to the lower one.
pub(super) fn shared_scale(low: &Part, high: &Part) -> Option<Decimal> {
    match low.amount.scale {
        0 => ten_to(high.amount.scale),
        _ => Some(Decimal::ONE),
    }
}

/// The end printed first, with the scale of the other where it has none of its own and that makes a range of it.
fn first_end(low: &Part, high: &Part) -> Decimal {
    let (a, b) = (low.amount.first.value, high.amount.first.value);
    let most = b.checked_mul(Decimal::TEN);
    let fits = |scaled: &Decimal| *scaled <= b || most.is_some_and(|most| *scaled <= most);
    let scaled = shared_scale(low, high).and_then(|scale| a.checked_mul(scale));
    scaled.filter(fits).unwrap_or(a)
}

/// Whether the larger end of a range stands first; below zero people count both ways.
pub(super) fn is_turned(low: &Part, high: &Part) -> bool {
    let b = high.amount.first.value;
    !b.is_sign_negative() && first_end(low, high) > b
}

/// A range takes scale and unit of its upper end where the lower has none.
pub(super) fn range_reading(low: &Part, high: &Part) -> Option<Reading> {
    let (lower, b) = (first_end(low, high), high.amount.first);
    let low_factor = if low.unit.is_some() && low.factor != high.factor && low.unit == high.unit {
        low.factor
    } else {
        high.factor
    };
    let (lower, upper) = (
        lower.checked_mul(low_factor)?.normalize(),
        b.value.checked_mul(high.factor)?.normalize(),
    );
    let interval = Interval::between(lower.min(upper), lower.max(upper));
    Some(Reading {
        value: None,
        interval,
        place: b.unit,
        why: ReadingReason::AsWritten,
    })
}
