//! Numbers with their scale: digits or words, scale words, vague amounts.

use super::numeral::{Numeral, numeral};
use super::{Garble, Notation, ReadingReason, Words};
use crate::lang::{has, look_up};
use rust_decimal::Decimal;

/// A number with its scale, and the token after it.
#[derive(Clone, Debug)]
pub(crate) struct Amount {
    /// Its readings, the likeliest first; for vague amounts none.
    pub(crate) readings: Vec<AmountReading>,
    /// The ends of a vague amount.
    pub(crate) vague: Option<(Decimal, Decimal)>,
    pub(crate) notation: Notation,
    pub(crate) garble: Option<Garble>,
    /// Power of ten of the scale word; zero for none.
    pub(crate) scale: u32,
    /// Whether digits or words give the number.
    pub(crate) form: Form,
    pub(crate) end: usize,
}

/// One reading of an amount, scale multiplied in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AmountReading {
    pub(crate) value: Decimal,
    /// Value of one unit of the last printed digit.
    pub(crate) unit: Decimal,
    pub(crate) why: ReadingReason,
}

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Digits,
    Words,
}

/// What stands before an amount: a currency makes `m` a million, nothing makes it metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    Currency,
    Nothing,
}

impl Words<'_> {
    /// The amount that starts at token `at`.
    pub(crate) fn amount(&self, at: usize, before: Before) -> Option<Amount> {
        let (number, form, end) = if let Some(mended) = self.letter_in_digits(at) {
            (mended, Form::Digits, at + 2)
        } else if self.is_number(at) {
            (numeral(self.raw(at), self.locale)?, Form::Digits, at + 1)
        } else {
            match self.vague(at) {
                Some(amount) => return Some(amount),
                None => self.spelled(at)?,
            }
        };
        let (scale, end) = self.scale(end, before, form)?;
        Some(scaled(number, scale, form, end))
    }

    /// `1,31O`: a letter that looks like a digit, read as the digit.
    fn letter_in_digits(&self, at: usize) -> Option<Numeral> {
        if !self.is_number(at) || self.spaced(at + 1) {
            return None;
        }
        let raw = self.raw(at);
        // "2l" is two litres and "grade 2I" a name: only a group with a digit too few shows what is missing.
        let short_group = raw
            .rsplit_once(self.locale.group)
            .is_some_and(|(_, group)| group.len() == 2);
        let named = at
            .checked_sub(1)
            .is_some_and(|b| self.takes_number(b) || self.names_what_follows(b));
        let long = !named && raw.len() >= 3 && raw.bytes().all(|b| b.is_ascii_digit());
        let digit = match self.raw(at + 1) {
            "O" if short_group || long => '0',
            "o" if short_group => '0',
            "l" | "I" if short_group => '1',
            _ => return None,
        };
        let numeral = numeral(&format!("{raw}{digit}"), self.locale)?;
        Some(Numeral {
            garble: Some(Garble::LetterInDigits),
            ..numeral
        })
    }

    /// Number words: `seven`, `twenty-one`, `one hundred and three`, `half a`.
    fn spelled(&self, at: usize) -> Option<(Numeral, Form, usize)> {
        if let Some(end) = self.half_a(at) {
            return Some((Numeral::plain(Decimal::new(5, 1)), Form::Words, end));
        }
        if has(self.locale.dozen, &self.lower(at + 1))
            && (self.is_in(at, self.locale.articles) || self.below_hundred(at).is_some())
        {
            let dozens = self.below_hundred(at).map_or(1, |(n, _)| n);
            return Some((Numeral::plain((dozens * 12).into()), Form::Words, at + 2));
        }
        let (mut value, mut end) = self.below_hundred(at)?;
        if self.find(end, self.locale.scales) == Some(2) {
            value *= 100;
            end += 1;
            let joined = if self.is_in(end, self.locale.conjunctions) {
                end + 1
            } else {
                end
            };
            if let Some((rest, after)) = self.below_hundred(joined) {
                value += rest;
                end = after;
            }
        }
        Some((Numeral::plain(value.into()), Form::Words, end))
    }

    /// `half a` before a scale word: the token of the scale word.
    fn half_a(&self, at: usize) -> Option<usize> {
        let half = self.find(at, self.locale.fractions) == Some((1, 2));
        let scale = self.find(at + 2, self.locale.scales).is_some();
        (half && scale && self.raw(at + 1).len() <= 2).then_some(at + 2)
    }

    fn below_hundred(&self, at: usize) -> Option<(u32, usize)> {
        let value = self.find(at, self.locale.numbers)?;
        let tens = (20..100).contains(&value) && value % 10 == 0;
        let hyphen = self.sign(at + 1) == Some('-') && !self.spaced(at + 1) && !self.spaced(at + 2);
        let units_at = if hyphen { at + 2 } else { at + 1 };
        match self.find(units_at, self.locale.numbers) {
            Some(units) if tens && hyphen && (1..10).contains(&units) => {
                Some((value + units, units_at + 1))
            }
            _ => Some((value, at + 1)),
        }
    }

    /// The power of ten of the scale words at `at`; `None` where letters make the number a name.
    fn scale(&self, at: usize, before: Before, form: Form) -> Option<(Scale, usize)> {
        if self.is_word(at) && !self.spaced(at) {
            return self.glued_scale(at, before);
        }
        let hyphen = self.sign(at) == Some('-') && !self.spaced(at) && !self.spaced(at + 1);
        let word_at = if hyphen { at + 1 } else { at };
        let Some(first) = self.find(word_at, self.locale.scales) else {
            return Some((Scale::NONE, at));
        };
        // "two million hundred-dollar bills"
        let compound = self.sign(word_at + 2) == Some('-') && !self.spaced(word_at + 2);
        let second = if self.spaced(word_at + 1) && !compound {
            self.find(word_at + 1, self.locale.scales)
        } else {
            None
        };
        Some(match second {
            // "hundred thousand", "thousand million", "lakh crore", "million million"
            Some(second)
                if first < second && (first <= 3 || (first, second) == (5, 7))
                    || first == second && first >= 6 =>
            {
                (
                    Scale {
                        power: first + second,
                        garble: None,
                    },
                    word_at + 2,
                )
            }
            Some(second) if first.min(second) >= 6 && (first > second || form == Form::Digits) => (
                Scale {
                    power: first.max(second),
                    garble: Some(Garble::TwoScales),
                },
                word_at + 2,
            ),
            _ => (
                Scale {
                    power: first,
                    garble: None,
                },
                word_at + 1,
            ),
        })
    }

    /// `15B`, `3.5m people`; other letters behind digits make a name, a unit or an ordinal.
    fn glued_scale(&self, at: usize, before: Before) -> Option<(Scale, usize)> {
        let letters = self.lower(at);
        if let Some(power) = look_up(self.locale.scales, &letters) {
            return Some((
                Scale {
                    power: *power,
                    garble: None,
                },
                at + 1,
            ));
        }
        let unit = self.any_at(at, self.locale.percent).is_some()
            || self.any_at(at, self.locale.points).is_some()
            || self.find(at, self.locale.units).is_some();
        match look_up(self.locale.glued_scales, &letters) {
            Some(&power) if before == Before::Currency || !unit || self.counts_follow(at + 1) => {
                Some((
                    Scale {
                        power,
                        garble: None,
                    },
                    at + 1,
                ))
            }
            _ if unit => Some((Scale::NONE, at)),
            _ => None,
        }
    }

    /// Whether the word at `at` is a thing that can be counted.
    fn counts_follow(&self, at: usize) -> bool {
        self.is_word(at) && has(self.locale.whole, &self.locale.singular(&self.lower(at)))
    }

    /// `hundreds of thousands`, `dozens`, `tens of billions`, `several billion`.
    fn vague(&self, at: usize) -> Option<Amount> {
        let (low, high) = self.find(at, self.locale.vague)?;
        let of = self.is_in(at + 1, self.locale.of);
        let scale_at = if of { at + 2 } else { at + 1 };
        let plural = self.lower(scale_at);
        let scale = look_up(
            self.locale.scales,
            plural.strip_suffix('s').unwrap_or(&plural),
        )
        .filter(|_| of != (low == 2 && high == 9));
        let (power, end) = match scale {
            Some(&power) => (power, scale_at + 1),
            None if low >= 20 => (0, at + 1),
            None => return None,
        };
        let factor = ten_to(power)?;
        let (low, high) = (
            Decimal::from(low).checked_mul(factor)?,
            Decimal::from(high).checked_mul(factor)?,
        );
        Some(Amount {
            readings: Vec::new(),
            vague: Some((low, high)),
            notation: Notation::Usual,
            garble: None,
            scale: power,
            form: Form::Words,
            end,
        })
    }
}

#[derive(Clone, Copy, Debug)]
struct Scale {
    power: u32,
    garble: Option<Garble>,
}

impl Scale {
    const NONE: Self = Self {
        power: 0,
        garble: None,
    };
}

/// Ten to `power`, as long as a decimal can hold it.
pub(crate) fn ten_to(power: u32) -> Option<Decimal> {
    10_i128
        .checked_pow(power)
        .and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok())
}

/// Multiplies the scale into every reading and looks at what digits and scale say together.
fn scaled(number: Numeral, scale: Scale, form: Form, end: usize) -> Amount {
    let factor = ten_to(scale.power).unwrap_or(Decimal::ONE);
    let times = |n: Decimal| n.checked_mul(factor);
    let read = |r: &super::numeral::NumeralReading| {
        Some(AmountReading {
            value: times(r.value)?,
            unit: times(r.unit)?,
            why: r.why,
        })
    };
    let mut readings: Vec<AmountReading> = number.readings.iter().filter_map(read).collect();
    let mut notation = number.notation;
    let thousands = |r: &AmountReading| {
        let rest = (factor.checked_mul(Decimal::ONE_THOUSAND)).and_then(|f| r.value.checked_rem(f));
        rest == Some(Decimal::ZERO) && r.value > Decimal::ZERO
    };
    if notation == Notation::PointAndThree
        && scale.power >= 6
        && readings.last().is_some_and(thousands)
    {
        notation = Notation::ZerosAndScale;
        // The zeros stand for the scale word: one of the two is too many, so the unit printed is the scale itself.
        readings.iter_mut().for_each(|r| r.unit = factor);
    } else if notation == Notation::Usual
        && scale.power >= 9
        && form == Form::Digits
        && readings.first().is_some_and(thousands)
    {
        notation = Notation::ThousandsAndScale;
        let first = readings[0];
        readings.insert(
            0,
            AmountReading {
                value: first.value / Decimal::ONE_THOUSAND,
                why: ReadingReason::ScaleTwice,
                ..first
            },
        );
    }
    let garble = number.garble.or(scale.garble);
    Amount {
        readings,
        vague: None,
        notation,
        garble,
        scale: scale.power,
        form,
        end,
    }
}
