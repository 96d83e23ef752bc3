//! Digits with their separators: which numbers they can mean.

use super::{Garble, Notation, ReadingReason};
use rust_decimal::Decimal;

/// The separators of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// The sign before decimals.
    pub(crate) decimal: char,
    /// The sign between groups of three.
    pub(crate) group: char,
    /// Whether a plain space parts groups of three.
    pub(crate) spaces: bool,
}

impl Marks {
    /// Those of English, which stand where nothing decides.
    pub(crate) const ENGLISH: Self = Self {
        decimal: '.',
        group: ',',
        spaces: false,
    };

    /// Of point and comma the one that does not stand before decimals.
    pub(crate) const fn other(self) -> char {
        if self.decimal == ',' { '.' } else { ',' }
    }
}

/// A number in digits or words, before scale and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// The likeliest reading.
    pub(crate) first: NumeralReading,
    /// Another one.
    pub(crate) other: Option<NumeralReading>,
    pub(crate) notation: Notation,
    pub(crate) garble: Option<Garble>,
}

/// One number a numeral can mean, with the weight of its last printed digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumeralReading {
    pub(crate) value: Decimal,
    /// Value of one unit of the last printed digit.
    pub(crate) unit: Decimal,
    pub(crate) why: ReadingReason,
}

impl NumeralReading {
    /// A number as written, its last printed digit worth `unit`.
    pub(crate) const fn written(value: Decimal, unit: Decimal) -> Self {
        let why = ReadingReason::AsWritten;
        Self { value, unit, why }
    }

    /// It as many times as `factor` says, where a decimal can hold that.
    pub(crate) fn times(self, factor: Decimal) -> Option<Self> {
        Some(Self {
            value: self.value.checked_mul(factor)?,
            unit: self.unit.checked_mul(factor)?,
            ..self
        })
    }
}

impl Numeral {
    /// A number as written, its last printed digit worth `unit`.
    pub(crate) const fn written(value: Decimal, unit: Decimal) -> Self {
        Self::one(value, unit, ReadingReason::AsWritten, Notation::Usual)
    }

    /// A number in words or plain digits.
    pub(crate) const fn plain(value: Decimal) -> Self {
        Self::written(value, Decimal::ONE)
    }

    const fn one(value: Decimal, unit: Decimal, why: ReadingReason, notation: Notation) -> Self {
        Self {
            first: NumeralReading { value, unit, why },
            other: None,
            notation,
            garble: None,
        }
    }

    fn or(self, value: Decimal, why: ReadingReason) -> Self {
        let unit = Decimal::ONE;
        let other = Some(NumeralReading { value, unit, why });
        Self { other, ..self }
    }
}

/// More digits than any figure of the news has.
const MOST_DIGITS: usize = 24;

/// More groups than [`MOST_DIGITS`] make.
const MOST_GROUPS: usize = 12;

/// Digit groups and the signs between them.
struct Groups {
    lens: [usize; MOST_GROUPS],
    signs: [char; MOST_GROUPS],
    count: usize,
    /// All digits as one number.
    digits: i128,
    /// How many digits.
    total: usize,
    /// Whether the first digit is a zero.
    zero: bool,
}

impl Groups {
    fn of(raw: &str) -> Option<Self> {
        let mut groups = Self {
            lens: [0; MOST_GROUPS],
            signs: [' '; MOST_GROUPS],
            count: 1,
            digits: 0,
            total: 0,
            zero: raw.starts_with('0'),
        };
        for c in raw.chars() {
            if let Some(digit) = c.to_digit(10) {
                groups.total += 1;
                if groups.total > MOST_DIGITS {
                    return None;
                }
                groups.digits = groups.digits * 10 + i128::from(digit);
                groups.lens[groups.count - 1] += 1;
            } else {
                if groups.count == MOST_GROUPS {
                    return None;
                }
                groups.signs[groups.count - 1] = c;
                groups.count += 1;
            }
        }
        Some(groups)
    }

    fn last(&self) -> usize {
        self.lens[self.count - 1]
    }

    /// Whether the first `count` groups are a whole number in groups of three.
    fn in_threes(&self, count: usize) -> bool {
        (1..=3).contains(&self.lens[0]) && self.lens[1..count].iter().all(|&len| len == 3)
    }

    /// The Indian way: three digits at the end, two in every group before.
    fn in_lakhs(&self, count: usize) -> bool {
        count > 2
            && (1..=2).contains(&self.lens[0])
            && self.lens[count - 1] == 3
            && self.lens[1..count - 1].iter().all(|&len| len == 2)
    }

    fn whole(&self) -> Decimal {
        Decimal::from_i128_with_scale(self.digits, 0)
    }

    fn integer(&self) -> Numeral {
        Numeral::plain(self.whole())
    }

    /// All groups but the last are the whole part, the last the decimals.
    fn decimals(&self, notation: Notation, why: ReadingReason) -> Option<Numeral> {
        let places = u32::try_from(self.last()).ok().filter(|&p| p <= 20)?;
        let value = Decimal::from_i128_with_scale(self.digits, places);
        Some(Numeral::one(value, Decimal::new(1, places), why, notation))
    }

    /// `1,3000`: a digit too many, or a group lost its comma.
    fn bad_group(&self) -> Option<Numeral> {
        if self.last() != 4 || self.lens[0] > 3 {
            return None;
        }
        let shorter = Decimal::from_i128_with_scale(self.digits / 10, 0);
        let why = ReadingReason::Mended;
        let numeral = Numeral::one(shorter, Decimal::ONE, why, Notation::Usual);
        Some(Numeral {
            garble: Some(Garble::BadGroup),
            ..numeral.or(self.whole(), why)
        })
    }
}

/// What `raw` can mean with these separators; `None` for digits that are no number (versions, dates, phone numbers).
pub(crate) fn numeral(raw: &str, marks: Marks) -> Option<Numeral> {
    let groups = Groups::of(raw)?;
    if groups.zero && groups.lens[0] > 1 {
        return None;
    }
    if groups.count == 1 {
        return Some(groups.integer());
    }
    let signs = &groups.signs[..groups.count - 1];
    let count = |sign: char| signs.iter().filter(|&&s| s == sign).count();
    let (points, commas) = (count(marks.decimal), count(marks.other()));
    let neutral = signs.len() - points - commas;
    let (last, last_sign) = (groups.last(), signs[signs.len() - 1]);
    let (all, before) = (groups.count, groups.count - 1);
    let foreign = ReadingReason::ForeignDecimals;
    match (points, commas) {
        (0, 0) => groups.in_threes(all).then(|| groups.integer()),
        // Where spaces part thousands, the other sign is as likely to part decimals.
        (0, 1) if neutral == 0 && marks.group != marks.other() && last == 3 => {
            let as_decimals = groups.decimals(Notation::Usual, ReadingReason::AsWritten)?;
            Some(as_decimals.or(groups.whole(), ReadingReason::ForeignThousands))
        }
        (0, 1) if marks.group != marks.other() && last_sign == marks.other() => {
            let whole = groups.in_threes(before);
            let decimals = groups.decimals(Notation::Usual, ReadingReason::AsWritten);
            decimals.filter(|_| whole)
        }
        (0, _) if neutral == 0 && (groups.in_threes(all) || groups.in_lakhs(all)) => {
            Some(groups.integer())
        }
        (0, 1) if last <= 2 && neutral == 0 => groups.decimals(Notation::CommaDecimals, foreign),
        // "1.0850 Dollar": a rate, where the point is no sign of decimals
        (0, 1) if neutral == 0 && (last > 4 || groups.zero || marks.decimal == ',') => {
            groups.decimals(Notation::CommaDecimals, foreign)
        }
        (0, 1) if neutral == 0 => groups.bad_group(),
        (1, 0) if last == 3 && all == 2 && (1..=3).contains(&groups.lens[0]) && !groups.zero => {
            let why = ReadingReason::AsWritten;
            let as_decimals = groups.decimals(Notation::PointAndThree, why)?;
            Some(as_decimals.or(groups.whole(), ReadingReason::ForeignThousands))
        }
        (1, _)
            if last_sign == marks.decimal
                && (all == 2 || groups.in_threes(before) || groups.in_lakhs(before)) =>
        {
            groups.decimals(Notation::Usual, ReadingReason::AsWritten)
        }
        (_, 1) if last_sign == marks.other() && groups.in_threes(before) => {
            groups.decimals(Notation::CommaDecimals, foreign)
        }
        (2.., 0) if groups.in_threes(all) => Some(Numeral::one(
            groups.whole(),
            Decimal::ONE,
            ReadingReason::ForeignThousands,
            Notation::PointGroups,
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_with(raw: &str, marks: Marks) -> String {
        let Some(numeral) = numeral(raw, marks) else {
            return "-".into();
        };
        match numeral.other {
            Some(other) => format!("{} | {}", numeral.first.value, other.value),
            None => numeral.first.value.to_string(),
        }
    }

    fn read(raw: &str) -> String {
        read_with(raw, Marks::ENGLISH)
    }

    #[test]
    fn digits_are_read_in_the_convention_of_the_language() {
        assert_eq!(read("15"), "15");
        assert_eq!(read("1,234.5"), "1234.5");
        assert_eq!(read("1,54,896"), "154896");
        assert_eq!(read("5\u{a0}200"), "5200");
    }

    #[test]
    fn foreign_separators_keep_their_meaning() {
        assert_eq!(read("1,4"), "1.4");
        assert_eq!(read("1.234,5"), "1234.5");
        assert_eq!(read("1.100.000"), "1100000");
    }

    #[test]
    fn a_point_before_three_digits_has_two_readings() {
        assert_eq!(read("12.500"), "12.500 | 12500");
        assert_eq!(read("0.125"), "0.125");
    }

    #[test]
    fn other_conventions_turn_the_readings_round() {
        let german = Marks {
            decimal: ',',
            group: '.',
            spaces: false,
        };
        assert_eq!(read_with("1.234,5", german), "1234.5");
        assert_eq!(read_with("12.500", german), "12500");
        assert_eq!(read_with("1,500", german), "1.500 | 1500");
        let south_african = Marks {
            group: ' ',
            spaces: true,
            ..german
        };
        assert_eq!(read_with("22,1", south_african), "22.1");
        assert_eq!(read_with("22.1", south_african), "22.1");
        let swiss = Marks {
            group: '’',
            ..Marks::ENGLISH
        };
        assert_eq!(read_with("1’234.50", swiss), "1234.50");
    }

    #[test]
    fn a_group_of_four_is_mended_both_ways() {
        assert_eq!(read("1,3000"), "1300 | 13000");
    }

    #[test]
    fn versions_dates_and_phone_numbers_are_no_numbers() {
        for raw in ["1.2.3", "12.03.2025", "0845", "1,2,3"] {
            assert_eq!(read(raw), "-", "{raw}");
        }
    }
}
