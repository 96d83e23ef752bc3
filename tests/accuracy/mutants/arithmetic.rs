//! The arithmetic of the gold (`rnd((1.85/1.2-1)*100,54)`), worked out with the rounding of every number in it, so that
//! it says which changes of a figure a reader can prove wrong.
//!
//! Known are sums, products, `rnd(x, y, digits)`, `approx(x, y, share)`, `==` and `and`; all else proves nothing.

use rust_decimal::Decimal;

/// From and to, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    low: Decimal,
    high: Decimal,
}

/// A number of a check, changed or not: its digits (see [`digits_of`]) and the factor by which it is another one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change<'a> {
    pub(super) digits: &'a str,
    pub(super) factor: Decimal,
}

/// Whether `check` holds as it stands, and cannot once the number with these digits is changed.
pub(super) fn breaks(check: &str, change: Change<'_>) -> bool {
    let untouched = Change {
        factor: Decimal::ONE,
        ..change
    };
    let mut clauses = check.split(" and ");
    clauses.any(|clause| {
        numbers(clause).any(|number| digits_of(number) == change.digits)
            && can_hold(clause, untouched) == Some(true)
            && can_hold(clause, change) == Some(false)
    })
}

/// The digits that say something: without zeros in front of them or behind.
pub(super) fn digits_of(number: &str) -> String {
    let mantissa = number.split(['e', 'E']).next().unwrap_or(number);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits
        .trim_start_matches('0')
        .trim_end_matches('0')
        .to_owned()
}

/// The numbers written in `check`.
pub(super) fn numbers(check: &str) -> impl Iterator<Item = &str> {
    let mut rest = check;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let number = number_at(&rest[start..]);
        rest = &rest[start + number.len()..];
        Some(number)
    })
}

/// The number that `text` starts with: `12`, `1.5`, `4.5e6`.
fn number_at(text: &str) -> &str {
    let digits = |from: usize| {
        let inside = text[from..].bytes().take_while(u8::is_ascii_digit);
        from + inside.count()
    };
    let mut end = digits(0);
    if text[end..].starts_with('.') {
        end = digits(end + 1);
    }
    if text[end..].starts_with('e') && digits(end + 1) > end + 1 {
        end = digits(end + 1);
    }
    &text[..end]
}

/// Whether some values that round to the numbers of `clause` make it true; `None` where it says something unknown.
fn can_hold(clause: &str, change: Change<'_>) -> Option<bool> {
    let clause = clause.trim();
    let (left, right) = if let Some(inner) = within(clause, "rnd(") {
        rounded(inner, change)?
    } else if let Some(inner) = within(clause, "approx(") {
        approximate(inner, change)?
    } else {
        let (left, right) = clause.split_once("==")?;
        (value(left, change)?, value(right, change)?)
    };
    Some(left.low <= right.high && right.low <= left.high)
}

/// What stands between `open` and the last parenthesis.
fn within<'a>(clause: &'a str, open: &str) -> Option<&'a str> {
    clause.strip_prefix(open)?.strip_suffix(')')
}

/// `x, y` or `x, y, digits`: y is x rounded.
fn rounded(inner: &str, change: Change<'_>) -> Option<(Range, Range)> {
    let parts = parts(inner);
    let places = match parts.get(2) {
        Some(places) => places.trim().parse().ok()?,
        None => 0,
    };
    let unit = Decimal::new(5, 1 + places);
    let value_of = |part: Option<&&str>| value(part?, change);
    let (exact, shown) = (value_of(parts.first())?, value_of(parts.get(1))?);
    Some((exact, shown.widened(unit)?))
}

/// `x, y` or `x, y, share`: they differ by no more than that share of y, without one by a tenth.
fn approximate(inner: &str, change: Change<'_>) -> Option<(Range, Range)> {
    let parts = parts(inner);
    let share = match parts.get(2) {
        Some(share) => share.trim().parse().ok()?,
        None => Decimal::new(1, 1),
    };
    let value_of = |part: Option<&&str>| value(part?, change);
    let (left, right) = (value_of(parts.first())?, value_of(parts.get(1))?);
    Some((left, right.widened(right.high.abs().checked_mul(share)?)?))
}

/// Parts between the commas that stand in no parentheses.
fn parts(inner: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_u32, 0, Vec::new());
    for (at, sign) in inner.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&inner[start..]);
    found
}

fn value(text: &str, change: Change<'_>) -> Option<Range> {
    let mut reader = Reader {
        rest: text.trim(),
        change,
        // What is only added or taken away is as exact as it is printed.
        is_sum: !text.contains(['*', '/']),
    };
    let value = reader.sum()?;
    reader.rest.is_empty().then_some(value)
}

/// Reads sums and products from left to right.
struct Reader<'a> {
    rest: &'a str,
    change: Change<'a>,
    is_sum: bool,
}

impl Reader<'_> {
    fn take(&mut self, sign: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> Option<Range> {
        let mut sum = self.product()?;
        loop {
            if self.take('+') {
                sum = sum.plus(self.product()?)?;
            } else if self.take('-') {
                sum = sum.plus(self.product()?.negative())?;
            } else {
                self.rest = self.rest.trim_start();
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<Range> {
        let mut product = self.factor()?;
        loop {
            if self.take('*') {
                product = product.times(self.factor()?)?;
            } else if self.take('/') {
                product = product.times(self.factor()?.inverse()?)?;
            } else {
                return Some(product);
            }
        }
    }

    fn factor(&mut self) -> Option<Range> {
        if self.take('-') {
            return Some(self.factor()?.negative());
        }
        if self.take('(') {
            let sum = self.sum()?;
            return self.take(')').then_some(sum);
        }
        self.rest = self.rest.trim_start();
        let number = number_at(self.rest);
        self.rest = &self.rest[number.len()..];
        let read = Decimal::from_scientific(number)
            .or_else(|_| number.parse())
            .ok()?;
        let digits = digits_of(number);
        let factor = match digits == self.change.digits {
            true => self.change.factor,
            false => Decimal::ONE,
        };
        let changed = read.checked_mul(factor)?;
        Range::exactly(changed).widened(self.slack(number, &digits, changed)?)
    }

    /// Half a unit of the last digit that says something. Powers of ten are no figures, and whole numbers of sums are
    /// exact.
    fn slack(&self, number: &str, digits: &str, value: Decimal) -> Option<Decimal> {
        let (mantissa, exponent) = number.split_once('e').unwrap_or((number, "0"));
        let whole = !mantissa.contains('.');
        if digits == "1" || digits.is_empty() || (whole && self.is_sum) {
            return Some(Decimal::ZERO);
        }
        let places = mantissa.split_once('.').map_or(0, |(_, after)| after.len());
        let zeros = match whole {
            true => mantissa.len() - mantissa.trim_end_matches('0').len(),
            false => 0,
        };
        let mut half = Decimal::new(5, u32::try_from(places).ok()? + 1);
        for _ in 0..zeros + exponent.parse::<usize>().ok()? {
            half = half.checked_mul(Decimal::TEN)?;
        }
        Some(half.min(value.abs() / Decimal::from(20)))
    }
}

impl Range {
    fn exactly(value: Decimal) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    fn widened(self, slack: Decimal) -> Option<Self> {
        Some(Self {
            low: self.low.checked_sub(slack)?,
            high: self.high.checked_add(slack)?,
        })
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    fn negative(self) -> Self {
        Self {
            low: -self.high,
            high: -self.low,
        }
    }

    fn times(self, other: Self) -> Option<Self> {
        let mut ends = Vec::new();
        for a in [self.low, self.high] {
            for b in [other.low, other.high] {
                ends.push(a.checked_mul(b)?);
            }
        }
        Some(Self {
            low: *ends.iter().min()?,
            high: *ends.iter().max()?,
        })
    }

    fn inverse(self) -> Option<Self> {
        let apart = self.low > Decimal::ZERO || self.high < Decimal::ZERO;
        Some(Self {
            low: Decimal::ONE.checked_div(self.high).filter(|_| apart)?,
            high: Decimal::ONE.checked_div(self.low)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(check: &str, digits: &str, factor: &str) -> bool {
        let factor = factor.parse().expect("a number");
        breaks(check, Change { digits, factor })
    }

    #[test]
    fn whole_numbers_of_a_sum_are_exact() {
        assert!(broken("925+555+370==1850", "37", "1.01"));
        assert!(!broken("925+555+370==1850", "38", "2"));
    }

    #[test]
    fn a_change_within_the_rounding_proves_nothing() {
        let check = "rnd((1.85/1.2-1)*100,54)";
        assert!(!broken(check, "185", "1.01"));
        assert!(broken(check, "185", "1.2"));
        assert!(broken(check, "54", "0.5"));
        assert!(!broken("approx(890/1.11,800)", "8", "1.05"));
        assert!(broken("approx(890/1.11,800)", "8", "1000"));
    }

    #[test]
    fn what_is_unknown_proves_nothing() {
        assert!(!broken(
            "(date(2025,5,30)-date(2025,3,18)).days==73",
            "73",
            "2"
        ));
        assert!(!broken("130>115", "13", "0.1"));
        assert!(!broken("40<=45<=60", "45", "9"));
    }

    #[test]
    fn one_clause_that_breaks_is_enough() {
        assert!(broken("50+30==80 and rnd(30/80*100,37.5,1)", "5", "2"));
        assert!(broken("52e5*1500*12==9360e7", "936", "10"));
    }
}
