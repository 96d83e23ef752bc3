//! Numbers in digits as they are printed, and the words around them that can be changed with them.
//!
//! This reads nothing: it knows digits and the signs between them, so that what is changed does not depend on what the
//! library recognises.

use claimlint::Span;
use rust_decimal::Decimal;

/// A number in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral<'a> {
    pub(super) file: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The numbers that begin in `span` of `file`.
pub(super) fn numerals_in(file: &str, span: Span) -> Vec<Numeral<'_>> {
    let mut found = Vec::new();
    let (mut at, end) = (span.start() as usize, span.end() as usize);
    while at < end {
        let Some(offset) = file[at..end].find(|c: char| c.is_ascii_digit()) else {
            break;
        };
        let start = at + offset;
        at = end_of(file, start);
        let before = file[..start].chars().next_back();
        // "G20", "#8364", "A4": a name or an entity, no figure; "€20m" is one.
        if !before.is_some_and(|c| c.is_ascii_alphabetic() || c == '#' || c == '_') {
            let end = at;
            found.push(Numeral { file, start, end });
        }
    }
    found
}

/// The end of the number that starts at `start`, with the signs inside it.
fn end_of(file: &str, start: usize) -> usize {
    let digits = |from: usize| file[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = start + digits(start);
    loop {
        let Some(sign) = file[end..].chars().next() else {
            return end;
        };
        let behind = end + sign.len_utf8();
        let following = digits(behind);
        let joins = match sign {
            '.' | ',' => following > 0,
            // A blank joins groups of three only, and none in front of a year.
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}' => {
                following == 3 && end - start <= 3
            }
            _ => false,
        };
        if !joins {
            return end;
        }
        end = behind + following;
    }
}

impl<'a> Numeral<'a> {
    pub(super) fn text(self) -> &'a str {
        &self.file[self.start..self.end]
    }

    /// All digits, without the signs.
    pub(super) fn digits(self) -> String {
        let digits = self.text().chars().filter(char::is_ascii_digit);
        digits.collect()
    }

    /// How many of its digits say something: those up to the last one that is not zero.
    fn telling(self) -> usize {
        self.digits().trim_end_matches('0').len()
    }

    /// With one digit changed; which one depends on where it stands.
    pub(super) fn digit_changed(self) -> Option<String> {
        let telling = self.telling();
        let at = self.start.checked_rem(telling)?;
        let changed = |digit: char| {
            match digit {
                '9' => '2',
                '8' => '1',
                '7' => '4',
                _ => char::from_digit(digit.to_digit(10)? + 3, 10)?,
            }
            .into()
        };
        self.with_digits(|digits| {
            let changed: Option<char> = changed(digits[at]);
            digits[at] = changed?;
            Some(())
        })
    }

    /// With the first two neighbours swapped that are different.
    pub(super) fn digits_swapped(self) -> Option<String> {
        self.with_digits(|digits| {
            let pairs = 1..digits.len();
            let second = pairs.into_iter().find(|&second| {
                let zero_first = second == 1 && digits[1] == '0';
                digits[second - 1] != digits[second] && !zero_first
            })?;
            digits.swap(second - 1, second);
            Some(())
        })
    }

    fn with_digits(self, change: impl FnOnce(&mut [char]) -> Option<()>) -> Option<String> {
        let mut digits: Vec<char> = self.digits().chars().collect();
        change(&mut digits)?;
        let mut digits = digits.into_iter();
        let mut text = String::new();
        for sign in self.text().chars() {
            text.push(match sign.is_ascii_digit() {
                true => digits.next()?,
                false => sign,
            });
        }
        Some(text)
    }

    /// Its one sign, where that is a point or a comma, and how many digits stand behind it.
    fn separator(self) -> Option<(char, usize)> {
        let text = self.text();
        let mut signs = text.char_indices().filter(|(_, c)| !c.is_ascii_digit());
        let ((at, sign), None) = (signs.next()?, signs.next()) else {
            return None;
        };
        matches!(sign, '.' | ',').then_some((sign, text.len() - at - 1))
    }

    /// With the comma for the point or the reverse, and whether it was a decimal sign where `decimal` is one.
    pub(super) fn separator_swapped(self, decimal: char) -> Option<(String, bool)> {
        let (sign, behind) = self.separator()?;
        let (from, to) = match sign {
            '.' => (".", ","),
            _ => (",", "."),
        };
        let is_decimal = sign == decimal;
        // Three decimals look like a group.
        let is_plain = is_decimal == (behind != 3) && (is_decimal || behind == 3);
        is_plain.then(|| (self.text().replacen(from, to, 1), is_decimal))
    }

    /// How many times as large `text` is, a number with as many digits behind its signs.
    pub(super) fn factor_to(self, text: &str) -> Option<Decimal> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let new: Decimal = digits.parse().ok()?;
        let old: Decimal = self.digits().parse().ok()?;
        new.checked_div(old)
    }

    /// Half a unit of its last digit that says something, as a share of the number; at most a twentieth.
    pub(super) fn rounding(self) -> Option<Decimal> {
        let digits = self.digits();
        let zeros = digits.len() - self.telling();
        let mut half = Decimal::new(5, 1);
        for _ in 0..zeros {
            half = half.checked_mul(Decimal::TEN)?;
        }
        let whole: Decimal = digits.parse().ok()?;
        Some(half.checked_div(whole)?.min(Decimal::new(5, 2)))
    }

    /// The number written with `value`, its decimals as many as now.
    pub(super) fn rewritten(self, value: Decimal, decimal: char) -> String {
        let places = match self.separator() {
            Some((sign, behind)) if sign == decimal => behind,
            _ => 0,
        };
        let text = value.round_dp(places as u32).to_string();
        text.replace('.', &decimal.to_string())
    }

    /// What stands behind the number, blanks aside, and where that begins.
    pub(super) fn behind(self) -> (&'a str, usize) {
        let mut at = self.end;
        loop {
            let rest = &self.file[at..];
            let blanks = [
                "&nbsp;", "&#160;", " ", "\u{a0}", "\u{202f}", "\u{2009}", "-",
            ];
            match blanks.iter().find(|blank| rest.starts_with(**blank)) {
                Some(blank) => at += blank.len(),
                None => return (rest, at),
            }
        }
    }
}

/// Whether `text` starts with `word`, and no letter goes on behind it.
pub(super) fn starts_with_word(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else {
        return false;
    };
    let ends_in_letter = word.chars().next_back().is_some_and(char::is_alphabetic);
    !ends_in_letter || !rest.chars().next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let found = numerals_in(text, Span::new(0, text.len() as u32));
        found.into_iter().map(Numeral::text).collect()
    }

    fn first(text: &str) -> Numeral<'_> {
        numerals_in(text, Span::new(0, text.len() as u32))[0]
    }

    #[test]
    fn numbers_have_their_signs_and_names_are_none() {
        assert_eq!(of("€1,234.5m of the G20, 12 in all."), ["1,234.5", "12"]);
        assert_eq!(of("5\u{a0}200 personnes en 2025"), ["5\u{a0}200", "2025"]);
    }

    #[test]
    fn digits_change_where_they_say_something() {
        assert_eq!(first("1,200").digits_swapped().as_deref(), Some("2,100"));
        assert_eq!(first("55").digits_swapped(), None);
        assert_eq!(first("3,000").digit_changed().as_deref(), Some("6,000"));
        assert_eq!(first("10").digits_swapped(), None);
    }

    #[test]
    fn separators_change_their_kind() {
        let swapped = first("3.5").separator_swapped('.');
        assert_eq!(swapped, Some(("3,5".to_owned(), true)));
        let grouped = first("1,234").separator_swapped('.');
        assert_eq!(grouped, Some(("1.234".to_owned(), false)));
        assert_eq!(first("1.234.567").separator_swapped(','), None);
        assert_eq!(first("1.234").separator_swapped('.'), None);
    }

    #[test]
    fn a_number_is_written_anew_with_as_many_decimals() {
        let value = Decimal::new(1666, 2);
        assert_eq!(first("20,0 %").rewritten(value, ','), "16,7");
        assert_eq!(first("20 %").rewritten(value, ','), "17");
    }
}
