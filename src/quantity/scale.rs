//! Scale words and letters, and what they and the digits say together.

use super::amount::{Amount, Before, Form, ten_to};
use super::numeral::{Numeral, NumeralReading};
use super::{Garble, Notation, ReadingReason, Unit, Words};
use crate::lang::{Class, Classes, Sense, WordId};
use rust_decimal::Decimal;

/// Scale words, with a currency or without.
pub(super) const SCALES: Classes = Classes::of(&[Class::Scale, Class::ScaleCurrency]);

impl Words<'_> {
    /// The scale words at `at`; `None` where letters make the number a name.
    pub(super) fn scale(&self, at: usize, before: Before, form: Form) -> Option<(Scale, usize)> {
        if self.is_word(at) && !self.spaced(at) && form == Form::Digits {
            return self.glued_scale(at, before);
        }
        if self.is_scale_of_currency(at)
            && let Some(Sense::GluedScale(power)) = self.sense(at, Class::GluedScale)
        {
            return Some((Scale::of(power), at + 1));
        }
        let word_at = self.past_hyphen(at);
        let (first, end) = match self.longest(word_at, SCALES) {
            // "20 cents"
            Some((Sense::Scale(2), end))
                if form == Form::Digits && end == word_at + 1 && self.names_currency(word_at) =>
            {
                return Some((Scale::NONE, at));
            }
            Some((Sense::Scale(power), end)) => (power, end),
            Some((Sense::ScaleCurrency(power, code), end)) => {
                return Some((Scale::with_currency(power, code), end));
            }
            _ => return Some((Scale::NONE, at)),
        };
        // "m" and "b" behind a space are a unit or a name; "mil" behind one scale is the next.
        let end = self.past_point(end);
        Some(self.second_scale(first, end, form))
    }

    /// `12 M€`: a scale letter with the sign of a currency behind it.
    fn is_scale_of_currency(&self, at: usize) -> bool {
        !self.spaced(at + 1) && self.sign(at + 1).is_some() && self.has(at + 1, Class::Currency)
    }

    /// What a second scale word does to the first: `hundred thousand`, `mil millones`, `lakh crore`.
    pub(super) fn second_scale(&self, first: u32, end: usize, form: Form) -> (Scale, usize) {
        let compound = self.hyphen(end + 1);
        let next = match self.longest(end, SCALES) {
            Some((Sense::Scale(power), after)) if self.spaced(end) && !compound => {
                Some((power, None, after))
            }
            Some((Sense::ScaleCurrency(power, code), after)) => Some((power, Some(code), after)),
            _ => None,
        };
        let Some((second, currency, after)) = next else {
            return (Scale::of(first), end);
        };
        let behind = self.past_point(after);
        if first < second && (first <= 3 || (first, second) == (5, 7))
            || first == second && first >= 6
        {
            let scale = Scale {
                currency,
                ..Scale::of(first + second)
            };
            return match self.longest(behind, Class::Scale.into()) {
                // "hundred thousand million"
                Some((Sense::Scale(third), after)) if second == 3 && third >= 6 => {
                    (Scale::of(first + second + third), after)
                }
                _ => (scale, behind),
            };
        }
        if first.min(second) >= 6 && (first > second || form == Form::Digits) {
            let scale = Scale {
                garble: Some(Garble::TwoScales),
                ..Scale::of(first.max(second))
            };
            return (scale, behind);
        }
        (Scale::of(first), end)
    }

    /// `15B`, `3.5m people`; other letters behind digits make a name, a unit or an ordinal.
    fn glued_scale(&self, at: usize, before: Before) -> Option<(Scale, usize)> {
        match self.longest(at, SCALES) {
            Some((Sense::Scale(power), end)) => {
                let end = self.past_point(end);
                return Some(self.second_scale(power, end, Form::Digits));
            }
            Some((Sense::ScaleCurrency(power, code), end)) => {
                return Some((Scale::with_currency(power, code), end));
            }
            _ => {}
        }
        // "1.5x": the sign of a multiple
        let unit = self.unit(at).is_some() || matches!(self.raw(at), "x" | "X");
        match self.sense(at, Class::GluedScale) {
            Some(Sense::GluedScale(power))
                if before == Before::Currency
                    || !unit
                    || self.is_scale_of_currency(at)
                    || self.raw(at).len() == 1 && self.counts_follow(at + 1) =>
            {
                Some((Scale::of(power), at + 1))
            }
            _ if unit => Some((Scale::NONE, at)),
            _ => None,
        }
    }

    /// Whether something that can be counted or paid follows at `at`, so that the letter before it is a scale.
    fn counts_follow(&self, at: usize) -> bool {
        let word = self.past_hyphen(at);
        // "the 100m in 9.58 seconds": "in" is no unit there
        self.spaced(at) && self.counts(word)
            || self
                .unit(at)
                .is_some_and(|unit| !matches!(unit.unit, Unit::Time(_)))
    }
}

/// What scale words multiply by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) power: u32,
    pub(super) garble: Option<Garble>,
    pub(super) currency: Option<&'static str>,
}

impl Scale {
    pub(super) const NONE: Self = Self::of(0);

    pub(super) const fn of(power: u32) -> Self {
        Self {
            power,
            garble: None,
            currency: None,
        }
    }

    pub(super) const fn with_currency(power: u32, code: &'static str) -> Self {
        Self {
            currency: Some(code),
            ..Self::of(power)
        }
    }
}

/// Multiplies the scale into every reading and looks at what digits and scale say together.
pub(super) fn scaled(number: Numeral, scale: Scale, form: Form, end: usize) -> Amount {
    let mut amount = Amount {
        first: number.first,
        other: number.other,
        vague: None,
        notation: number.notation,
        garble: number.garble.or(scale.garble),
        scale: scale.power,
        currency: scale.currency,
        form,
        rest: WordId::UNKNOWN,
        end,
    };
    if scale.power == 0 {
        return amount;
    }
    let Some(factor) = ten_to(scale.power) else {
        return amount;
    };
    let times = |r: NumeralReading| r.times(factor);
    let Some(first) = times(amount.first) else {
        return amount;
    };
    (amount.first, amount.other) = (first, amount.other.and_then(times));
    let thousands = |r: NumeralReading| {
        let rest = (factor.checked_mul(Decimal::ONE_THOUSAND)).and_then(|f| r.value.checked_rem(f));
        rest == Some(Decimal::ZERO) && r.value > Decimal::ZERO
    };
    if amount.notation == Notation::PointAndThree
        && scale.power >= 6
        && amount.other.is_some_and(thousands)
    {
        amount.notation = Notation::ZerosAndScale;
        // The zeros stand for the scale word: one of the two is too many, so the unit printed is the scale itself.
        amount.first.unit = factor;
        amount.other = amount.other.map(|r| NumeralReading { unit: factor, ..r });
    } else if amount.notation == Notation::Usual
        && scale.power >= 9
        && form == Form::Digits
        && thousands(amount.first)
    {
        amount.notation = Notation::ThousandsAndScale;
        let first = amount.first;
        amount.other = Some(first);
        amount.first = NumeralReading {
            value: first.value / Decimal::ONE_THOUSAND,
            why: ReadingReason::ScaleTwice,
            ..first
        };
    }
    amount
}
