//! Intervals of exact decimals: what a printed figure says.

use rust_decimal::Decimal;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Nothing limits the interval on this side.
    Unbounded,
    /// The value itself belongs to the interval.
    Included(Decimal),
    /// The value itself does not belong to the interval.
    Excluded(Decimal),
}

impl Bound {
    /// The number at this end, if there is one.
    #[must_use]
    pub const fn value(self) -> Option<Decimal> {
        match self {
            Self::Unbounded => None,
            Self::Included(value) | Self::Excluded(value) => Some(value),
        }
    }

    fn zip(self, other: Self, with: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Self {
        match (self, other) {
            (Self::Included(a), Self::Included(b)) => {
                with(a, b).map_or(Self::Unbounded, Self::Included)
            }
            _ => match (self.value(), other.value()) {
                (Some(a), Some(b)) => with(a, b).map_or(Self::Unbounded, Self::Excluded),
                _ => Self::Unbounded,
            },
        }
    }
}

/// All values between two ends. What cannot be computed exactly (overflow) widens, never narrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Bound,
    /// Upper end.
    pub high: Bound,
}

impl Interval {
    /// One value alone.
    #[must_use]
    pub const fn exactly(value: Decimal) -> Self {
        Self::between(value, value)
    }

    /// From `low` to `high`, both included.
    #[must_use]
    pub const fn between(low: Decimal, high: Decimal) -> Self {
        Self {
            low: Bound::Included(low),
            high: Bound::Included(high),
        }
    }

    /// `value` with `slack` on both sides.
    #[must_use]
    pub fn around(value: Decimal, slack: Decimal) -> Self {
        match (value.checked_sub(slack), value.checked_add(slack)) {
            (Some(low), Some(high)) => Self::between(low, high),
            _ => Self::ANY,
        }
    }

    /// Whether some value lies in both.
    ///
    /// ```
    /// use claimlint::Interval;
    /// let thirty_eight = Interval::between(37.into(), 39.into());
    /// assert!(thirty_eight.meets(Interval::exactly(38.into())));
    /// assert!(!thirty_eight.meets(Interval::exactly(50.into())));
    /// ```
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// The sum of a value of each.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low, Decimal::checked_add),
            high: self.high.zip(other.high, Decimal::checked_add),
        }
    }

    /// A whole number of times each value.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        let count = Bound::Included(Decimal::from(count));
        Self {
            low: self.low.zip(count, Decimal::checked_mul),
            high: self.high.zip(count, Decimal::checked_mul),
        }
    }

    /// What is left of a value of this one when a value of the other is taken away.
    ///
    /// ```
    /// use claimlint::Interval;
    /// let left = Interval::between(9.into(), 11.into()).minus(Interval::exactly(4.into()));
    /// assert_eq!(left, Interval::between(5.into(), 7.into()));
    /// ```
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.high, Decimal::checked_sub),
            high: self.high.zip(other.low, Decimal::checked_sub),
        }
    }

    /// Each value times `factor`, which must not be below zero.
    #[must_use]
    pub fn scaled(self, factor: Decimal) -> Self {
        let factor = Bound::Included(factor);
        Self {
            low: self.low.zip(factor, Decimal::checked_mul),
            high: self.high.zip(factor, Decimal::checked_mul),
        }
    }

    /// The product of a value of each; without limit where a value of either may be below zero.
    #[must_use]
    pub fn product(self, other: Self) -> Self {
        if !self.is_positive() || !other.is_positive() {
            return Self::ANY;
        }
        Self {
            low: self.low.zip(other.low, Decimal::checked_mul),
            high: self.high.zip(other.high, Decimal::checked_mul),
        }
    }

    /// How many times a value of the other one is in a value of this one; without limit where a value of either may be
    /// zero or below.
    ///
    /// ```
    /// use claimlint::Interval;
    /// let ratio = Interval::between(9.into(), 12.into()).ratio(Interval::between(3.into(), 4.into()));
    /// assert!(ratio.meets(Interval::exactly(4.into())) && !ratio.meets(Interval::exactly(5.into())));
    /// ```
    #[must_use]
    pub fn ratio(self, other: Self) -> Self {
        if !self.is_positive() || !other.is_positive() {
            return Self::ANY;
        }
        Self {
            low: self.low.zip(other.high, Decimal::checked_div),
            high: self.high.zip(other.low, Decimal::checked_div),
        }
    }

    /// Every number.
    const ANY: Self = Self {
        low: Bound::Unbounded,
        high: Bound::Unbounded,
    };

    /// Whether all its values are above zero.
    fn is_positive(self) -> bool {
        self.low.value().is_some_and(|low| low > Decimal::ZERO)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        let low = match (self.low.value(), other.low.value()) {
            (Some(a), Some(b)) => {
                if a <= b {
                    self.low
                } else {
                    other.low
                }
            }
            _ => Bound::Unbounded,
        };
        let high = match (self.high.value(), other.high.value()) {
            (Some(a), Some(b)) => {
                if a >= b {
                    self.high
                } else {
                    other.high
                }
            }
            _ => Bound::Unbounded,
        };
        Self { low, high }
    }
}

/// Whether some value is at or above `low` and at or below `high`.
fn reaches(low: Bound, high: Bound) -> bool {
    match (low, high) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => true,
        (Bound::Included(low), Bound::Included(high)) => low <= high,
        (low, high) => low.value() < high.value(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(n: i64) -> Decimal {
        n.into()
    }

    #[test]
    fn an_open_end_does_not_touch_a_closed_one() {
        let above = Interval {
            low: Bound::Excluded(d(8)),
            high: Bound::Unbounded,
        };
        assert!(!above.meets(Interval::exactly(d(8))));
        assert!(above.meets(Interval::exactly(d(9))));
    }

    #[test]
    fn a_sum_that_overflows_is_unbounded_not_wrong() {
        let huge = Interval::exactly(Decimal::MAX);
        assert_eq!(huge.plus(huge).high, Bound::Unbounded);
    }

    #[test]
    fn sums_and_multiples_move_both_ends() {
        let sum = Interval::between(d(1), d(2)).plus(Interval::between(d(10), d(20)));
        assert_eq!(sum, Interval::between(d(11), d(22)));
        assert_eq!(sum.times(2), Interval::between(d(22), d(44)));
    }
}
