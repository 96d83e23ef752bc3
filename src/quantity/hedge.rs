//! How exact a figure is: the words around it, and how far they let it reach.

use super::{Bound, Interval, Words};
use crate::lang::Hedge;
use crate::text::Span;
use rust_decimal::Decimal;

impl Words<'_> {
    /// The hedge around a figure from `first` to `end`; a hedge behind moves the end.
    pub(super) fn hedge(&self, first: usize, end: usize) -> (Hedge, Option<Span>, usize) {
        let mut before = first;
        // "more than a total of $5", "up to another $5", "more than 2019 $13" (a year that slipped in).
        while before > 0 {
            let hedge = self.phrase_before(before, self.locale.hedges_before);
            // "went up to 6,840" tells of a rise, "up to 6,840" of a limit.
            let rise = self
                .phrase_before(before, self.locale.roles)
                .map(|(_, at)| at);
            if let Some((hedge, at)) = hedge.filter(|(_, at)| rise.is_none_or(|rise| rise >= *at)) {
                return (hedge, Some(self.span(at, before)), end);
            }
            let scope = self
                .phrase_before(before, self.locale.scopes)
                .map(|(_, at)| at);
            let filler = self.is_in(before - 1, self.locale.of).then(|| before - 1);
            let slipped = self.slipped_year(before).map(|_| before - 1);
            match scope.or(filler).or(slipped) {
                Some(at) if first - at <= 4 => before = at,
                _ => break,
            }
        }
        // "In 2025 at least 5 people": what stands before another number belongs to that one.
        let behind = self
            .phrase_at(end, self.locale.hedges_after)
            .filter(|(_, after)| !self.is_number(*after) && self.currency_before(*after).is_none());
        match behind {
            Some((hedge, after)) => (hedge, Some(self.span(end, after)), after),
            None => (Hedge::Exact, None, end),
        }
    }
}

/// How far a figure reaches around its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread {
    pub(super) hedge: Hedge,
    /// Whole things, counted one by one.
    pub(super) whole: bool,
}

impl Spread {
    /// What `value` says when `unit` is one unit of its last printed digit.
    pub(super) fn interval(self, value: Decimal, unit: Decimal) -> Interval {
        let rounding = self.rounding(value, unit);
        let share = |percent: i64| {
            value
                .abs()
                .checked_mul(Decimal::new(percent, 2))
                .unwrap_or_default()
        };
        let to = |end: Option<Decimal>| end.map_or(Bound::Unbounded, Bound::Included);
        match self.hedge {
            Hedge::Exact | Hedge::Range => Interval::around(value, rounding),
            Hedge::About => Interval::around(value, share(10).max(rounding)),
            Hedge::Nearly => Interval {
                low: to(value.checked_sub(share(10))),
                high: Bound::Included(value),
            },
            Hedge::Over => Interval {
                low: Bound::Excluded(value),
                high: to(value.checked_add(share(20))),
            },
            Hedge::AtLeast => Interval {
                low: Bound::Included(value),
                high: Bound::Unbounded,
            },
            Hedge::Under => Interval {
                low: Bound::Unbounded,
                high: Bound::Excluded(value),
            },
            Hedge::AtMost | Hedge::UpTo => Interval {
                low: Bound::Unbounded,
                high: Bound::Included(value),
            },
        }
    }

    /// Half a unit of the last digit that was surely meant: zeros at the end may be rounding, but nobody
    /// rounds away more than one part in twenty without saying so.
    pub(super) fn rounding(self, value: Decimal, unit: Decimal) -> Decimal {
        let place = last_place(value, unit);
        let twentieth = value.abs() / Decimal::from(20);
        let wide = (place / Decimal::TWO).min(twentieth);
        let narrow = if self.whole {
            Decimal::ZERO
        } else {
            unit / Decimal::TWO
        };
        if place == unit {
            narrow
        } else {
            wide.max(narrow)
        }
    }
}

/// The place of the last digit that is not a zero at the end, at least `unit`: 100 for 4,200.
pub(super) fn last_place(value: Decimal, unit: Decimal) -> Decimal {
    let mut place = unit;
    while let Some(next) = place
        .checked_mul(Decimal::TEN)
        .filter(|next| *next <= value.abs())
    {
        if !value.checked_rem(next).is_some_and(|rest| rest.is_zero()) {
            break;
        }
        place = next;
    }
    place
}
