//! Numbers in words: `seven`, `one hundred and three thousand`, `deux millions et demi`, `zweihundertfünfzigtausend`.

use super::Words;
use super::amount::{Form, ten_to};
use crate::lang::{Class, Classes, Sense, WordId};
use rust_decimal::Decimal;

/// A number in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelled {
    pub(super) value: Decimal,
    /// Power of ten of its last scale word from a thousand on.
    pub(super) scale: u32,
    /// Value of one unit of what was last said: a thousand in `two thousand`.
    pub(super) unit: Decimal,
    pub(super) form: Form,
    /// What the word ends in that is no number (`dreijährig`).
    pub(super) rest: WordId,
    pub(super) end: usize,
}

impl Spelled {
    /// A number up to token `end`, what was last said worth `unit`.
    const fn new(value: Decimal, unit: Decimal, end: usize) -> Self {
        Self {
            value,
            scale: 0,
            unit,
            form: Form::Words,
            rest: WordId::UNKNOWN,
            end,
        }
    }
}

/// A number as its words add up to it.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// What scale words larger than those after them have made.
    high: u128,
    total: u128,
    /// What has been said since the last scale word.
    current: u128,
    /// The last scale word from a thousand on, as a power of ten.
    scale: u32,
    /// Whether any word has been taken.
    any: bool,
    /// Whether the last word was a scale word.
    scaled: bool,
    /// Whether units before their tens have just been joined to them (`fünf-und-zwanzig`).
    joined: bool,
    /// The fraction it starts with, in hundredths (`viertel-million`).
    hundredths: u32,
}

impl Sum {
    /// Adds a number below one thousand if it can follow.
    fn add(self, number: u32) -> Option<Self> {
        let (number, under) = (u128::from(number), self.current % 100);
        let free = self.current == 0 || (under == 0 && number < 100);
        let unit =
            (20..100).contains(&under) && under.is_multiple_of(10) && (1..10).contains(&number);
        let teen = (under == 60 || under == 80) && (10..20).contains(&number);
        let turned = self.joined && number >= 20 && number.is_multiple_of(10);
        let tens = turned && (1..10).contains(&under);
        let fits = free || unit || teen || tens;
        let zero = number == 0 && self.any;
        (fits && !zero).then_some(Self {
            current: self.current + number,
            any: true,
            scaled: false,
            joined: false,
            ..self
        })
    }

    /// Multiplies by a scale word if it can follow.
    fn times(self, power: u32) -> Option<Self> {
        let factor = 10_u128.checked_pow(power)?;
        if self.any && self.current == 0 && self.total == 0 {
            return None;
        }
        if power < 3 {
            let hundreds = self.current % 1000;
            let whole = hundreds < 20 || !hundreds.is_multiple_of(5);
            let fits = hundreds < 100 && whole && (!self.scaled || self.current == 0);
            return fits.then_some(Self {
                current: self.current.max(1) * factor,
                any: true,
                scaled: false,
                ..self
            });
        }
        let (total, current) = if self.total == 0 {
            (self.current.max(1).checked_mul(factor)?, 0)
        } else if self.scale > power {
            let more = self.current.max(1).checked_mul(factor)?;
            let sum = Self {
                high: self.high.checked_add(self.total)?,
                total: more,
                current: 0,
                scale: power,
                scaled: true,
                ..self
            };
            return Some(sum);
        } else {
            let all = self.total.checked_add(self.current)?;
            (all.checked_mul(factor)?, 0)
        };
        Some(Self {
            total,
            current,
            scale: power,
            any: true,
            scaled: true,
            ..self
        })
    }

    /// Value of one unit of what was last said.
    fn unit(self) -> Option<Decimal> {
        if self.scaled {
            ten_to(self.scale)
        } else {
            Some(Decimal::ONE)
        }
    }

    fn value(self) -> Option<Decimal> {
        let all = i128::try_from(
            self.high
                .checked_add(self.total)?
                .checked_add(self.current)?,
        )
        .ok()?;
        Decimal::try_from_i128_with_scale(all, 0).ok()
    }
}

const NUMERALS: Classes = Classes::of(&[Class::Number, Class::Scale, Class::One, Class::Mixed]);

/// What can stand behind a number in one word.
const RESTS: Classes = Classes::of(&[Class::Time, Class::Times]);

/// No number morpheme is longer, in bytes.
const LONGEST_MORPHEME: usize = 14;

impl Words<'_> {
    /// The number in words that starts at `at`.
    pub(super) fn spelled(&self, at: usize) -> Option<Spelled> {
        if !self.is_word(at) {
            return None;
        }
        if let Some(found) = self.part_of_scale(at).or_else(|| self.collective(at)) {
            return Some(found);
        }
        if let Some(found) = self.mixed(at) {
            return Some(found);
        }
        let reach = self.lexicon.reach(self.word(at));
        if !reach.meets(NUMERALS) && !self.may_be_compound(at) {
            return None;
        }
        // "ein bis zwei Milliarden"
        if self.has(at, Class::One)
            && self.has(at + 1, Class::RangeJoin)
            && self.starts_number(at + 2)
        {
            return Some(Spelled::new(Decimal::ONE, Decimal::ONE, at + 1));
        }
        // "un et demi"
        if self.has(at, Class::One)
            && let Some((half, end)) = self.and_a_half(at + 1)
        {
            return Some(Spelled::new(Decimal::ONE + half, Decimal::new(1, 1), end));
        }
        // "a" and "un" count only before what they count off.
        if self.has(at, Class::One) && !reach.has(Class::Number) {
            let next = self.past_hyphen(at + 1);
            if !self.has(next, Class::Scale) {
                return None;
            }
        }
        let mut sum = Sum::default();
        let mut end = at;
        while let Some((next, after)) = self.number_word(sum, end) {
            (sum, end) = (next, after);
        }
        if !sum.any {
            return self.compound(at);
        }
        let spelled = Spelled {
            scale: sum.scale,
            ..Spelled::new(sum.value()?, sum.unit()?, end)
        };
        Some(self.with_half(spelled, sum).unwrap_or(spelled))
    }

    /// `twenty-fifth`, `one hundred and twenty-first`: the rank and the token after it.
    pub(super) fn ordinal_after_number(&self, at: usize) -> Option<(u32, usize)> {
        let (mut sum, mut end) = (Sum::default(), at);
        while let Some((next, after)) = self.number_word(sum, end) {
            (sum, end) = (next, after);
            let joined = end + usize::from(self.has(end, Class::NumberJoin));
            let last = self.past_hyphen(joined);
            let ordinal = self.longest(last, Class::Ordinal.into());
            // "the two hundredth anniversary": many parts are plural
            if let Some((Sense::Ordinal(scale @ (100 | 1000)), after)) = ordinal
                && self.locale.adjectives_first
                && last == end
                && (2..100).contains(&sum.current)
                && sum.total + sum.high == 0
            {
                let rank = u32::try_from(sum.current).ok()?.checked_mul(scale)?;
                return Some((rank, after));
            }
            if let Some((Sense::Ordinal(units), after)) = ordinal
                && sum.current > 0
                && (last > end || sum.current >= 100)
                && let Some(all) = sum.add(units)
            {
                return Some((
                    u32::try_from(all.high + all.total + all.current).ok()?,
                    after,
                ));
            }
        }
        None
    }

    /// Whether the scale word at `at` can be a coin (`cent`).
    pub(super) fn names_currency(&self, at: usize) -> bool {
        self.has(at, Class::Minor)
    }

    /// The next word of a number at `at`: the sum with it, and the token behind.
    fn number_word(&self, sum: Sum, at: usize) -> Option<(Sum, usize)> {
        let mut next = at;
        if sum.any {
            let joined = self.has(at, Class::NumberJoin);
            let hyphen = self.hyphen(at);
            next = at + usize::from(joined || hyphen);
            // "vingt-et-un"
            if hyphen && self.has(next, Class::NumberJoin) && self.hyphen(next + 1) {
                next += 2;
            }
            // "quatre - vingt" is no number, "five, six" are two
            if !joined && !hyphen && !self.is_word(at) {
                return None;
            }
            if joined && (sum.current == 0 && sum.scale < 3 || self.fraction_words(next).is_some())
            {
                return None;
            }
        }
        let Some((sense, end)) = self.longest(next, NUMERALS) else {
            return self.compound_in(sum, next);
        };
        // "fifty two-bedroom flats"
        let parted = sum.any && next == at && self.spaced(next);
        if parted && self.hyphen(end) && self.longest(end + 1, NUMERALS).is_none() {
            return None;
        }
        let sum = match sense {
            Sense::Number(n) => {
                let joined = next > at && self.locale.compounds;
                Sum { joined, ..sum }.add(n)?
            }
            Sense::One if sum.any => {
                let tens = sum.current % 100;
                (tens >= 20 && tens.is_multiple_of(10))
                    .then(|| sum.add(1))
                    .flatten()?
            }
            Sense::One => sum.add(1)?,
            Sense::Scale(power) => {
                // "million" alone is no number; "mille", "hundert", "mil milhões" and "millón y medio" are.
                let alone = !sum.any && power > 3 && end == next + 1;
                if alone && self.and_a_half(end).is_none() {
                    return None;
                }
                sum.times(power)?
            }
            _ => return None,
        };
        Some((sum, self.past_point(end)))
    }

    /// A word that is a number of its own inside a larger one (`un milione e duecentomila`).
    fn compound_in(&self, sum: Sum, at: usize) -> Option<(Sum, usize)> {
        if !self.may_be_compound(at) {
            return None;
        }
        let lower = self.raw(at).to_lowercase();
        let (part, rest) = self.morphemes(&lower, Sum::default())?;
        if part.hundredths > 0 || rest != WordId::UNKNOWN {
            return None;
        }
        if !sum.any {
            return Some((part, at + 1));
        }
        let fits = sum.current == 0 && sum.scale > part.scale && sum.scaled;
        fits.then(|| {
            let sum = Sum {
                total: sum.total + part.high + part.total,
                current: part.current,
                scale: if part.total > 0 {
                    part.scale
                } else {
                    sum.scale
                },
                scaled: part.scaled,
                ..sum
            };
            (sum, at + 1)
        })
    }

    /// Whether the word at `at` may be a number written in one word.
    pub(super) fn may_be_compound(&self, at: usize) -> bool {
        self.locale.compounds
            && self.is_word(at)
            && self.word(at) == WordId::UNKNOWN
            && self.lexicon.may_be_compound(self.raw(at))
    }

    /// `two and a half million`, `un million et demi`, `five point five`.
    fn with_half(&self, spelled: Spelled, sum: Sum) -> Option<Spelled> {
        if let Some(found) = self.decimal_words(spelled) {
            return Some(found);
        }
        let (part, end) = self.and_a_half(spelled.end)?;
        if sum.scaled {
            let unit = ten_to(sum.scale)?;
            let value = spelled.value.checked_add(part.checked_mul(unit)?)?;
            let unit = unit / Decimal::TEN;
            return Some(Spelled {
                value,
                unit,
                end,
                ..spelled
            });
        }
        let value = spelled.value + part;
        let spelled = Spelled {
            value,
            unit: Decimal::new(1, 1),
            end,
            ..spelled
        };
        Some(self.times_scale(spelled).unwrap_or(spelled))
    }

    fn times_scale(&self, spelled: Spelled) -> Option<Spelled> {
        let (sense, end) = self.longest(self.past_hyphen(spelled.end), Class::Scale.into())?;
        let Sense::Scale(power @ 2..) = sense else {
            return None;
        };
        let factor = ten_to(power)?;
        let first = Spelled {
            value: spelled.value.checked_mul(factor)?,
            unit: spelled.unit.checked_mul(factor)?,
            scale: power,
            end: self.past_point(end),
            ..spelled
        };
        // "anderthalb mil millones"
        match self.longest(first.end, Class::Scale.into()) {
            Some((Sense::Scale(next), _)) if power <= 3 && next > power => self.times_scale(first),
            _ => Some(first),
        }
    }

    /// `five point five`.
    fn decimal_words(&self, spelled: Spelled) -> Option<Spelled> {
        let mut at = spelled.end;
        if !self.has(at, Class::DecimalWord) {
            return None;
        }
        let (mut value, mut unit) = (spelled.value, Decimal::ONE);
        // "virgule cinquante-deux"
        let whole = self.number_word(Sum::default(), at + 1);
        if let Some((sum, mut end)) = whole
            && sum.current >= 10
            && sum.total == 0
        {
            let mut sum = sum;
            while let Some((next, after)) = self.number_word(sum, end) {
                (sum, end) = (next, after);
            }
            let places = if sum.current < 100 { 2 } else { 3 };
            let part = i64::try_from(sum.current).ok()?;
            let found = Spelled {
                value: spelled.value + Decimal::new(part, places),
                unit: Decimal::new(1, places),
                end,
                ..spelled
            };
            return Some(self.times_scale(found).unwrap_or(found));
        }
        while let Some(Sense::Number(digit @ 0..10)) = self.sense(at + 1, Class::Number) {
            unit /= Decimal::TEN;
            value += unit * Decimal::from(digit);
            at += 1;
        }
        let found = Spelled {
            value,
            unit,
            end: at + 1,
            ..spelled
        };
        (at > spelled.end).then(|| self.times_scale(found).unwrap_or(found))
    }

    /// `anderthalb Millionen`: a number word with a fraction.
    fn mixed(&self, at: usize) -> Option<Spelled> {
        let (Sense::Mixed(hundredths), end) = self.longest(at, Class::Mixed.into())? else {
            return None;
        };
        let spelled = Spelled::new(Decimal::new(hundredths.into(), 2), Decimal::new(1, 1), end);
        Some(self.times_scale(spelled).unwrap_or(spelled))
    }

    /// `half a million`, `a quarter of a million`, `medio millón`, `trois quarts de million`.
    pub(super) fn part_of_scale(&self, at: usize) -> Option<Spelled> {
        let (parts, word) = match self.longest(at, Class::Number.into()) {
            Some((Sense::Number(n), end)) => (n, self.past_hyphen(end)),
            _ if self.has(at, Class::One) && !self.has(at, Class::Fraction) => (1, at + 1),
            _ => (1, at),
        };
        let (Sense::Fraction(numerator, denominator), end) =
            self.longest(word, Class::Fraction.into())?
        else {
            return None;
        };
        let end = self.past_hyphen(end);
        let end = end + usize::from(self.has(end, Class::Of));
        let end = end + usize::from(self.has(end, Class::One));
        let value = Decimal::from(parts * numerator) / Decimal::from(denominator);
        let spelled = Spelled::new(value, Decimal::new(1, 1), end);
        match self.longest(end, Classes::of(&[Class::Dozen, Class::Round])) {
            Some((sense @ (Sense::Dozen(n) | Sense::Round(n)), end)) => Some(Spelled {
                value: value * Decimal::from(n),
                unit: Decimal::ONE,
                form: if sense.class() == Class::Round {
                    Form::Round
                } else {
                    Form::Dozen
                },
                end,
                ..spelled
            }),
            _ => self.times_scale(spelled).filter(|s| s.scale >= 3),
        }
    }

    /// `a dozen`, `two dozen`, `une vingtaine`, `un centenar`.
    fn collective(&self, at: usize) -> Option<Spelled> {
        const COLLECTIVES: Classes = Classes::of(&[Class::Dozen, Class::Round]);
        let (count, word) = match self.longest(at, Class::Number.into()) {
            Some((Sense::Number(n), end)) => (n, end),
            _ if self.has(at, Class::One) => (1, at + 1),
            _ => return None,
        };
        let (number, form, end) = match self.longest(self.past_hyphen(word), COLLECTIVES)? {
            (Sense::Dozen(n), end) => (n, Form::Dozen, end),
            (Sense::Round(n), end) => (n, Form::Round, end),
            _ => return None,
        };
        let spelled = Spelled {
            form,
            ..Spelled::new(
                Decimal::from(count) * Decimal::from(number),
                Decimal::ONE,
                end,
            )
        };
        // "une cinquantaine de millions"
        let of = Spelled {
            end: end + usize::from(self.has(end, Class::Of)),
            ..spelled
        };
        Some(
            self.times_scale(of)
                .filter(|s| s.scale >= 3)
                .unwrap_or(spelled),
        )
    }

    /// Whether the word at `at` is a number written in one word.
    pub(super) fn is_compound(&self, at: usize) -> bool {
        self.may_be_compound(at) && {
            let lower = self.raw(at).to_lowercase();
            self.morphemes(&lower, Sum::default()).is_some()
        }
    }

    /// A number written in one word, and what the word ends in.
    pub(super) fn compound(&self, at: usize) -> Option<Spelled> {
        if !self.may_be_compound(at) {
            return None;
        }
        let lower = self.raw(at).to_lowercase();
        let (sum, rest) = self.morphemes(&lower, Sum::default())?;
        let mut value = sum.value()?;
        if sum.hundredths > 0 {
            value = Decimal::new(sum.hundredths.into(), 2) * value.max(Decimal::ONE);
        }
        let spelled = Spelled {
            scale: sum.scale,
            rest,
            ..Spelled::new(value, sum.unit()?, at + 1)
        };
        if sum.scaled || rest != WordId::UNKNOWN {
            return Some(spelled);
        }
        // "zweihundert Millionen", "duecento milioni"
        Some(self.times_scale(spelled).unwrap_or(spelled))
    }

    /// Splits `rest` into the words of a number, and what is left of it.
    fn morphemes(&self, rest: &str, sum: Sum) -> Option<(Sum, WordId)> {
        if rest.is_empty() {
            return (!sum.joined).then_some((sum, WordId::UNKNOWN));
        }
        let started = sum.any || sum.hundredths > 0;
        if started && !sum.joined {
            let word = self.lexicon.word(rest);
            let several = sum.high + sum.total + sum.current > 1 || sum.hundredths > 0;
            if several && self.lexicon.classes(word).meets(RESTS) {
                return Some((sum, word));
            }
        }
        let longest = LONGEST_MORPHEME.min(rest.len());
        (2..=longest).rev().find_map(|len| {
            let (head, tail) = rest.split_at_checked(len)?;
            let senses = self.lexicon.senses(self.lexicon.id(head));
            senses.iter().find_map(|sense| {
                let next = match *sense {
                    Sense::Number(n) => sum.add(n)?,
                    Sense::One if !tail.is_empty() || started => sum.add(1)?,
                    Sense::Scale(power) if !sum.joined => sum.times(power)?,
                    Sense::NumberJoin if sum.any && !sum.joined => Sum {
                        joined: true,
                        ..sum
                    },
                    Sense::Fraction(n, d) if !started && !tail.is_empty() => Sum {
                        hundredths: n * 100 / d,
                        ..sum
                    },
                    _ => return None,
                };
                self.morphemes(tail, next)
            })
        })
    }
}
