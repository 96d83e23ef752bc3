//! Digits with their separators: which numbers they can mean.

use super::{Garble, Notation, ReadingReason};
use crate::lang::Locale;
use rust_decimal::Decimal;

/// A number in digits or words, before scale and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Its readings, the likeliest first.
    pub(crate) readings: Vec<NumeralReading>,
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

impl Numeral {
    /// A number in words or plain digits.
    pub(crate) fn plain(value: Decimal) -> Self {
        Self::one(
            value,
            Decimal::ONE,
            ReadingReason::AsWritten,
            Notation::Usual,
        )
    }

    fn one(value: Decimal, unit: Decimal, why: ReadingReason, notation: Notation) -> Self {
        Self {
            readings: vec![NumeralReading { value, unit, why }],
            notation,
            garble: None,
        }
    }

    fn or(mut self, value: Decimal, unit: Decimal, why: ReadingReason) -> Self {
        self.readings.push(NumeralReading { value, unit, why });
        self
    }
}

/// What `raw` can mean in `locale`; `None` for digits that are no number (versions, dates, phone numbers).
pub(crate) fn numeral(raw: &str, locale: &Locale) -> Option<Numeral> {
    let (groups, signs) = split(raw);
    let whole = groups.concat();
    if whole.len() > 24 || (whole.len() > 1 && groups[0].len() > 1 && raw.starts_with('0')) {
        return None;
    }
    let count = |sign: char| signs.iter().filter(|&&s| s == sign).count();
    let (points, commas) = (count(locale.decimal), count(locale.group));
    let neutral = signs.len() - points - commas;
    let last = *groups.last()?;
    match (points, commas) {
        (0, 0) if neutral == 0 || in_threes(&groups) => Some(Numeral::plain(integer(&whole)?)),
        (0, _) if neutral == 0 && (in_threes(&groups) || in_lakhs(&groups)) => {
            Some(Numeral::plain(integer(&whole)?))
        }
        (0, 1) if last.len() <= 2 && neutral == 0 => decimals(
            &groups,
            Notation::CommaDecimals,
            ReadingReason::ForeignDecimals,
        ),
        (0, 1) if neutral == 0 && groups[0].len() <= 3 => bad_group(&groups),
        (1, 0)
            if last.len() == 3
                && groups.len() == 2
                && (1..=3).contains(&groups[0].len())
                && groups[0] != "0" =>
        {
            let as_decimals = decimals(&groups, Notation::PointAndThree, ReadingReason::AsWritten)?;
            Some(as_decimals.or(
                integer(&whole)?,
                Decimal::ONE,
                ReadingReason::ForeignThousands,
            ))
        }
        (1, _)
            if signs.last() == Some(&locale.decimal)
                && (groups.len() == 2
                    || in_threes(&groups[..groups.len() - 1])
                    || in_lakhs(&groups[..groups.len() - 1])) =>
        {
            decimals(&groups, Notation::Usual, ReadingReason::AsWritten)
        }
        (_, 1) if signs.last() == Some(&locale.group) && in_threes(&groups[..groups.len() - 1]) => {
            decimals(
                &groups,
                Notation::CommaDecimals,
                ReadingReason::ForeignDecimals,
            )
        }
        (2.., 0) if in_threes(&groups) => {
            let value = integer(&whole)?;
            Some(Numeral::one(
                value,
                Decimal::ONE,
                ReadingReason::ForeignThousands,
                Notation::PointGroups,
            ))
        }
        _ => None,
    }
}

/// Digit groups and the signs between them.
fn split(raw: &str) -> (Vec<&str>, Vec<char>) {
    let signs = raw.chars().filter(|c| !c.is_ascii_digit()).collect();
    (raw.split(|c: char| !c.is_ascii_digit()).collect(), signs)
}

fn in_threes(groups: &[&str]) -> bool {
    (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3)
}

/// The Indian way: three digits at the end, two in every group before.
fn in_lakhs(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else {
        return false;
    };
    (1..=2).contains(&first.len())
        && last.len() == 3
        && !middle.is_empty()
        && middle.iter().all(|g| g.len() == 2)
}

fn integer(digits: &str) -> Option<Decimal> {
    digits.parse().ok()
}

/// All groups but the last are the whole part, the last the decimals.
fn decimals(groups: &[&str], notation: Notation, why: ReadingReason) -> Option<Numeral> {
    let (last, whole) = groups.split_last()?;
    let places = u32::try_from(last.len())
        .ok()
        .filter(|&places| places <= 20)?;
    let value = format!("{}.{last}", whole.concat()).parse().ok()?;
    Some(Numeral::one(value, Decimal::new(1, places), why, notation))
}

/// `1,3000`: a digit too many, or a group lost its comma.
fn bad_group(groups: &[&str]) -> Option<Numeral> {
    let (first, last) = (groups[0], groups[1]);
    if last.len() != 4 {
        return None;
    }
    let shorter = integer(&format!("{first}{}", &last[..3]))?;
    let longer = integer(&format!("{first}{last}"))?;
    let numeral = Numeral::one(
        shorter,
        Decimal::ONE,
        ReadingReason::Mended,
        Notation::Usual,
    );
    let numeral = numeral.or(longer, Decimal::ONE, ReadingReason::Mended);
    Some(Numeral {
        garble: Some(Garble::BadGroup),
        ..numeral
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::locale_of;
    use crate::text::Source;

    fn read(raw: &str) -> String {
        let locale = locale_of(&Source::verbatim("t", "", Vec::new())).unwrap();
        let Some(numeral) = numeral(raw, locale) else {
            return "-".into();
        };
        let values: Vec<String> = numeral
            .readings
            .iter()
            .map(|r| r.value.to_string())
            .collect();
        values.join(" | ")
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
