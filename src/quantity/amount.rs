//! Numbers with their scale: digits or words, scale words, vague amounts.

use super::numeral::{Marks, Numeral, NumeralReading, numeral};
use super::scale::{SCALES, scaled};
use super::{Garble, Notation, Words};
use crate::lang::{Class, Classes, Sense, WordId};
use rust_decimal::Decimal;

/// A number with its scale, and the token after it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount {
    /// The likeliest reading; of vague amounts their lower end.
    pub(crate) first: NumeralReading,
    /// Another one.
    pub(crate) other: Option<NumeralReading>,
    /// The ends of a vague amount.
    pub(crate) vague: Option<(Decimal, Decimal)>,
    pub(crate) notation: Notation,
    pub(crate) garble: Option<Garble>,
    /// Power of ten of the scale words; zero for none.
    pub(crate) scale: u32,
    /// The currency that the scale word names, too (`mdp`).
    pub(crate) currency: Option<&'static str>,
    pub(crate) form: Form,
    /// What the number word ends in that is no number (`dreijährig`).
    pub(crate) rest: WordId,
    pub(crate) end: usize,
}

impl Amount {
    /// An amount in words up to token `end`.
    pub(crate) const fn words(first: NumeralReading, end: usize) -> Self {
        Self {
            first,
            other: None,
            vague: None,
            notation: Notation::Usual,
            garble: None,
            scale: 0,
            currency: None,
            form: Form::Words,
            rest: WordId::UNKNOWN,
            end,
        }
    }
}

/// Ten to the power of 22. Nothing in the news is larger, and what is smaller can be added up and converted without
/// overflow.
const MOST: Decimal = Decimal::from_parts(0xb240_0000, 0x19e0_c9ba, 0x21e, false, 0);

/// No number of the news has more groups of three; what goes on is a list.
const MOST_GROUPS: usize = 6;

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Digits,
    Words,
    /// In words that say that the number is only about right (`une vingtaine`).
    Round,
    /// In dozens.
    Dozen,
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
        let amount = self.any_amount(at, before)?;
        let small = |reading: &NumeralReading| reading.value.abs() <= MOST;
        let fits = small(&amount.first) && amount.other.as_ref().is_none_or(small);
        fits.then_some(amount)
    }

    /// The same, however large.
    fn any_amount(&self, at: usize, before: Before) -> Option<Amount> {
        if self.is_number(at) {
            return self.digits(at, before);
        }
        if let Some(found) = self.fraction_sign(at) {
            return Some(found);
        }
        if self.leading_point(at) {
            let raw = &self.text[self.span(at, at + 2).range()];
            let places = u32::try_from(raw.len() - 1).ok().filter(|&p| p <= 20)?;
            let value = Decimal::new(raw[1..].parse().ok()?, places);
            let number = Numeral::written(value, Decimal::new(1, places));
            let (scale, end) = self.scale(at + 2, before, Form::Digits)?;
            return Some(scaled(number, scale, Form::Digits, end));
        }
        if let Some(amount) = self.vague(at) {
            return Some(amount);
        }
        let spelled = self.spelled(at)?;
        let first = NumeralReading::written(spelled.value, spelled.unit);
        let number = Amount {
            scale: spelled.scale,
            form: spelled.form,
            rest: spelled.rest,
            ..Amount::words(first, spelled.end)
        };
        // "dos mil mdp"
        match self.longest(spelled.end, Class::ScaleCurrency.into()) {
            Some((Sense::ScaleCurrency(power, code), end)) => {
                let factor = ten_to(power)?;
                Some(Amount {
                    first: first.times(factor)?,
                    scale: power,
                    currency: Some(code),
                    end,
                    ..number
                })
            }
            _ => Some(self.with_lower_group(number, before)),
        }
    }

    /// `½`, `¾ mile`.
    fn fraction_sign(&self, at: usize) -> Option<Amount> {
        let value = sign_value(self.sign(at)?)?;
        let number = Numeral::written(value, Decimal::new(1, 2));
        let (scale, end) = self.scale(at + 1, Before::Nothing, Form::Words)?;
        Some(scaled(number, scale, Form::Digits, end))
    }

    /// `3/4`: the fraction that starts at `at`, and the token after it.
    pub(super) fn slashed(&self, at: usize) -> Option<(Decimal, usize)> {
        let joined = self.sign(at + 1) == Some('/') && !self.spaced(at + 1) && !self.spaced(at + 2);
        let number = |at: usize| self.raw(at).parse::<u32>().ok().filter(|_| self.plain(at));
        let (n, d) = (number(at)?, number(at + 2)?);
        let usual = (1..d).contains(&n) && d <= 16 && self.sign(at + 3) != Some('/');
        (joined && usual).then(|| ((Decimal::from(n) / Decimal::from(d)).round_dp(6), at + 3))
    }

    /// `.25 ml`: decimals without the zero before them.
    pub(super) fn leading_point(&self, at: usize) -> bool {
        let sign = self.sign(at);
        (sign == Some('.') || (sign == Some(',') && self.marks.decimal == ','))
            && !self.spaced(at + 1)
            && self.plain(at + 1)
            && (self.spaced(at) || self.is_average(at))
    }

    /// `hit.308`, `(.683)`: three decimals behind a word or a bracket.
    fn is_average(&self, at: usize) -> bool {
        let bracket = at > 0 && self.sign(at - 1) == Some('(');
        let word = at > 0 && self.is_word(at - 1) && !self.counts(at + 2);
        self.raw(at + 1).len() == 3 && (bracket || word)
    }

    fn digits(&self, at: usize, before: Before) -> Option<Amount> {
        if let Some((value, end)) = self.slashed(at) {
            let number = Numeral::written(value, Decimal::new(1, 2));
            let (scale, behind) = self.scale(end, before, Form::Digits)?;
            return Some(scaled(number, scale, Form::Digits, behind));
        }
        let (number, end) = match self.letter_in_digits(at) {
            Some(mended) => (mended, at + 2),
            None => {
                let end = self.joined(at);
                let raw = &self.text[self.span(at, end).range()];
                (numeral(raw, self.marks)?, end)
            }
        };
        // "3 dozen eggs"
        if let Some((Sense::Dozen(n), behind)) = self.longest(end, Class::Dozen.into())
            && let Some(value) = number.first.value.checked_mul(Decimal::from(n))
        {
            let first = NumeralReading {
                value,
                ..number.first
            };
            return Some(Amount {
                form: Form::Dozen,
                ..Amount::words(first, behind)
            });
        }
        let (number, end) = self.with_fraction(number, at, end);
        let (scale, behind) = self.scale(end, before, Form::Digits)?;
        let amount = scaled(number, scale, Form::Digits, behind);
        Some(self.with_half_scale(self.with_lower_group(amount, before)))
    }

    /// The token after the groups of three that plain spaces join to the number at `at` (`239 000`).
    pub(super) fn joined(&self, at: usize) -> usize {
        let mut end = at + 1;
        let lead = self.raw(at);
        if lead.len() > 3 || !self.plain(at) || lead.starts_with('0') {
            return end;
        }
        let mut usual = self.marks.spaces;
        // Three groups are one number anywhere; two where a unit shows it.
        let whole = |at: usize| self.raw(at).bytes().take_while(u8::is_ascii_digit).count();
        let group = |at: usize| self.is_number(at) && self.spaced(at) && whole(at) == 3;
        if !usual && group(end) {
            let three = group(end + 1) && (lead.len() < 3 || group(end + 2));
            usual = three || self.unit(end + 1).is_some();
        }
        while end < at + MOST_GROUPS && self.is_number(end) && self.spaced(end) && self.gap(end) {
            let raw = self.raw(end);
            let whole = raw
                .find(|c: char| !c.is_ascii_digit())
                .map_or(raw, |digits| &raw[..digits]);
            let decimals = &raw[whole.len()..];
            let tail = decimals.is_empty()
                || decimals
                    .strip_prefix(['.', ','])
                    .is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()));
            // Elsewhere only round thousands are sure to be one number.
            if whole.len() != 3 || !tail || !(usual || whole == "000") {
                break;
            }
            end += 1;
            if !decimals.is_empty() {
                break;
            }
        }
        let product = self.is_word(end)
            && self.spaced(end)
            && self.raw(end).chars().filter(|c| c.is_uppercase()).count() > 1
            && self.classes(end) == Classes::NONE;
        if end > at + 1 && product && !usual {
            return at + 1;
        }
        end
    }

    /// Whether exactly one plain space stands before token `at`.
    fn gap(&self, at: usize) -> bool {
        let (before, here) = (self.tokens[at - 1].span.end(), self.tokens[at].span.start());
        here == before + 1 && self.text.as_bytes()[before as usize] == b' '
    }

    /// `2 millones y medio`, `3 million and a quarter`.
    fn with_half_scale(&self, amount: Amount) -> Amount {
        let half = self.and_a_half(amount.end).filter(|_| amount.scale >= 3);
        let (Some((part, end)), Some(factor)) = (half, ten_to(amount.scale)) else {
            return amount;
        };
        let part = part.checked_mul(factor);
        match part.and_then(|part| amount.first.value.checked_add(part)) {
            Some(value) => Amount {
                first: NumeralReading {
                    value,
                    unit: factor / Decimal::TEN,
                    ..amount.first
                },
                other: None,
                end,
                ..amount
            },
            None => amount,
        }
    }

    /// `2½`, `10 1/2`, and `2 and a half` before a scale word or unit.
    fn with_fraction(&self, number: Numeral, at: usize, end: usize) -> (Numeral, usize) {
        let plus = |part: Decimal, end| {
            let value = number.first.value + part;
            (
                Numeral {
                    first: NumeralReading {
                        value,
                        unit: Decimal::new(1, 1),
                        why: number.first.why,
                    },
                    other: None,
                    ..number
                },
                end,
            )
        };
        // Only a word or sign that adds something is looked at any further.
        let adds =
            self.has(end, Class::NumberJoin) || self.is_number(end) || self.sign(end).is_some();
        if !adds || !number.first.value.fract().is_zero() {
            return (number, end);
        }
        if let Some(part) = self.sign(end).and_then(sign_value) {
            return plus(part, end + 1);
        }
        // "10 1/2", "2 e 1/4"
        let slash = end + usize::from(self.has(end, Class::NumberJoin) && self.raw(at).len() <= 2);
        if self.plain(at)
            && self.is_number(slash)
            && self.spaced(slash)
            && let Some((part, behind)) = self.slashed(slash)
        {
            return plus(part, behind);
        }
        match self.and_a_half(end) {
            Some((part, behind))
                if self.has(behind, Class::Scale) || self.unit(behind).is_some() =>
            {
                plus(part, behind)
            }
            _ => (number, end),
        }
    }

    /// `and a half`, `y medio`, `et demi`, `and three quarters`: the fraction and the token behind.
    pub(super) fn and_a_half(&self, at: usize) -> Option<(Decimal, usize)> {
        if !self.has(at, Class::NumberJoin) {
            return None;
        }
        self.fraction_words(at + 1)
    }

    /// `a half`, `demi`, `three quarters`: the fraction and the token behind.
    pub(super) fn fraction_words(&self, at: usize) -> Option<(Decimal, usize)> {
        let (parts, word) = match self.longest(at, Class::Number.into()) {
            Some((Sense::Number(n @ 1..=9), end)) => (n, end),
            Some(_) => return None,
            None => (1, at + usize::from(self.has(at, Class::One))),
        };
        let (sense, end) = self.longest(self.past_hyphen(word), Class::Fraction.into())?;
        let Sense::Fraction(n, d) = sense else {
            return None;
        };
        // "a third man": other parts than halves and quarters are also ranks.
        let known = matches!(d, 2 | 4) || !self.counts(end);
        let value = || (Decimal::from(parts * n) / Decimal::from(d)).round_dp(6);
        (parts * n < d && known).then(|| (value(), end))
    }

    /// `1,31O`: a letter that looks like a digit, read as the digit.
    fn letter_in_digits(&self, at: usize) -> Option<Numeral> {
        if self.spaced(at + 1) || !self.is_word(at + 1) || self.raw(at + 1).len() != 1 {
            return None;
        }
        let raw = self.raw(at);
        // "2l" is two litres and "grade 2I" a name: only a group with a digit too few shows what is missing.
        let short_group = raw
            .rsplit_once(self.marks.group)
            .is_some_and(|(_, group)| group.len() == 2);
        let named = at
            .checked_sub(1)
            .is_some_and(|b| self.takes_number(b) || self.names_what_follows(b));
        let long = !named && raw.len() >= 3 && self.plain(at);
        let digit = match self.raw(at + 1) {
            "O" if short_group || long => '0',
            "o" if short_group => '0',
            "l" | "I" if short_group => '1',
            _ => return None,
        };
        let numeral = numeral(&format!("{raw}{digit}"), self.marks)?;
        Some(Numeral {
            garble: Some(Garble::LetterInDigits),
            ..numeral
        })
    }

    /// `2 mil 500 millones`, `1 milhão e 200 mil`, `1 crore 20 lakh`: what a lower scale adds, or a group it continues.
    fn with_lower_group(&self, amount: Amount, before: Before) -> Amount {
        let power = amount.scale;
        let join = amount.end + usize::from(self.has(amount.end, Class::NumberJoin));
        // "R$ 152 bilhões e 130 mil funcionários": two figures
        let joined = join > amount.end && before == Before::Currency;
        if joined
            || power < 3
            || !self.is_number(join)
            || !self.spaced(join)
            || amount.garble.is_some()
        {
            return amount;
        }
        let Some(part) = numeral(self.raw(join), self.marks).filter(|_| self.plain(join)) else {
            return amount;
        };
        let small = part.first.value < Decimal::ONE_THOUSAND;
        let Some((Sense::Scale(next), end)) = self.longest(join + 1, Class::Scale.into()) else {
            // "mil 500 pesos"
            let group = power == 3 && join == amount.end && self.raw(join).len() == 3;
            if !group || self.locale.adjectives_first {
                return amount;
            }
            let value = amount.first.value + part.first.value;
            let first = NumeralReading::written(value, Decimal::ONE);
            return Amount {
                first,
                other: None,
                end: join + 1,
                ..amount
            };
        };
        let value = match ten_to(next) {
            Some(factor) if small && next < power => part
                .first
                .value
                .checked_mul(factor)
                .and_then(|v| v.checked_add(amount.first.value)),
            Some(factor) if small && power == 3 && next >= 6 => {
                (amount.first.value + part.first.value).checked_mul(factor)
            }
            _ => None,
        };
        let Some(value) = value else { return amount };
        let unit = ten_to(next).unwrap_or(Decimal::ONE);
        Amount {
            first: NumeralReading::written(value, unit),
            other: None,
            notation: Notation::Usual,
            scale: power.max(next),
            end: self.past_point(end),
            ..amount
        }
    }

    /// `hundreds of thousands`, `dozens`, `tens of billions`, `several billion`.
    fn vague(&self, at: usize) -> Option<Amount> {
        let (sense, end) = self.longest(at, Class::Vague.into())?;
        let Sense::Vague(low, high) = sense else {
            return None;
        };
        // "two millions": a scale behind a number.
        let scale = self.has(at, Class::Scale);
        if scale && at > 0 && (self.is_number(at - 1) || self.has(at - 1, Class::Number)) {
            return None;
        }
        let several = low < 10;
        // "plusieurs centaines"
        if several && self.has(end, Class::Vague) && !self.has(end, Class::Scale) {
            let amount = self.vague(end)?;
            return Some(amount);
        }
        let of = !several && self.has(end, Class::Of);
        let scale_at = end + usize::from(of);
        let (power, end) = match self.longest(scale_at, SCALES) {
            Some((Sense::Scale(power), after)) if of || several || power > 2 => {
                let (scale, after) = self.second_scale(power, self.past_point(after), Form::Words);
                (scale.power, after)
            }
            _ if several => return None,
            _ => (0, end),
        };
        let factor = ten_to(power)?;
        // "several hundred" ends where the next thousand starts.
        let high = if several && power > 0 {
            Decimal::from(high + 1) - Decimal::new(1, 2)
        } else {
            Decimal::from(high)
        };
        let low = Decimal::from(low).checked_mul(factor)?;
        let high = high.checked_mul(factor)?.normalize();
        // Thousands are counted one by one: "hundreds of thousands" end one below the million.
        let whole = if !several && power == 3 {
            factor - Decimal::ONE
        } else {
            Decimal::ZERO
        };
        let ends = (low, high + whole);
        let first = NumeralReading::written(ends.0, factor);
        Some(Amount {
            vague: Some(ends),
            scale: power,
            ..Amount::words(first, end)
        })
    }
}

/// What a sign for a fraction says.
fn sign_value(sign: char) -> Option<Decimal> {
    let (n, d) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((Decimal::from(n) / Decimal::from(d)).round_dp(6))
}

/// Ten to `power`, as long as a decimal can hold it.
pub(crate) fn ten_to(power: u32) -> Option<Decimal> {
    10_i128
        .checked_pow(power)
        .and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok())
}

/// The separators a language writes with.
impl From<&crate::lang::Locale> for Marks {
    fn from(locale: &crate::lang::Locale) -> Self {
        Self {
            decimal: locale.decimal,
            group: locale.group,
            spaces: locale.spaces,
        }
    }
}
