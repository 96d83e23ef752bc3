//! How exact a figure is: the words around it, and how far they let it reach.

use super::{Bound, Interval, Unit, Words};
use crate::lang::{Class, Classes, Hedge, Sense};
use crate::text::Span;
use rust_decimal::Decimal;

/// How many tokens may stand between a hedge and its figure.
const FILLERS: usize = 4;

/// Words between a hedge and its figure that say nothing of their own.
const LIGHT: Classes = Classes::of(&[Class::Of, Class::Filler]);

/// The same where articles stand before figures: "casi el 40 %", "más de un 20 %".
const ARTICLES: Classes = Classes::of(&[Class::Definite, Class::Article, Class::One]);

impl Words<'_> {
    /// The hedge around a figure from `first` to `end`; a hedge behind moves the end.
    pub(super) fn hedge(
        &self,
        first: usize,
        end: usize,
        unit: &Unit,
    ) -> (Hedge, Option<Span>, usize) {
        let lasts =
            matches!(unit, Unit::Time(name) if !matches!(*name, "second" | "minute" | "hour"));
        let before = self.hedge_before(first).filter(|&(hedge, from, before)| {
            !(lasts && hedge == Hedge::Over && self.is_during(from, before))
        });
        match before {
            // "about 500 or more"
            Some((Hedge::About, ..)) | None => {}
            Some((hedge, from, before)) => return (hedge, Some(self.span(from, before)), end),
        }
        // "In 2025 at least 5 people": what stands before another number belongs to that one.
        let from = self.past_hyphen(end);
        // "12, 15 o mayores que 20"
        let own = |after: usize| {
            let hedge = self.ends(after + 1, Class::HedgeBefore);
            self.starts_number(after + 1)
                && hedge.is_some_and(|hedge| hedge > from && hedge < after)
        };
        match self.longest(from, Class::HedgeAfter.into()) {
            Some((Sense::HedgeAfter(hedge), after))
                if !self.starts_number(after)
                    && !self.has(after, Class::Fraction)
                    && !self.has(after, Class::Of)
                    && !own(after) =>
            {
                (hedge, Some(self.span(from, after)), after)
            }
            _ => match before {
                Some((hedge, from, before)) => (hedge, Some(self.span(from, before)), end),
                None => (Hedge::Exact, None, end),
            },
        }
    }

    /// Whether the words from `from` to `before` say for how long rather than how much more: "accrue over two years".
    fn is_during(&self, from: usize, before: usize) -> bool {
        before == from + 1
            && self.has(from, Class::Temporal)
            && from > 0
            && self.sign(from - 1).is_none()
            && (!self.has_before(from, Class::Function) || self.has_before(from, Class::UpAfter))
    }

    /// Whether a verb of movement stands just before `at`: "has gone up to 1,340".
    fn is_turn(&self, at: usize) -> bool {
        self.has_before(at, Class::Move)
    }

    /// The hedge in front of token `first`: what it says, its first token and the token after it.
    fn hedge_before(&self, first: usize) -> Option<(Hedge, usize, usize)> {
        self.hedge_to(first, first)
    }

    /// The hedge that ends at `before`, or before the small words there: "more than a total of $5", "up to another $5",
    /// "more than 2019 $13" (a year that slipped in).
    fn hedge_to(&self, before: usize, first: usize) -> Option<(Hedge, usize, usize)> {
        let mut last = before.checked_sub(1)?;
        if self.sign(last) == Some('.')
            && last > 0
            && !self.spaced(last)
            && self.has(last - 1, Class::HedgeBefore)
        {
            last -= 1; // "ca. 40"
        }
        let (before, reach) = (last + 1, self.lexicon.reach_before(self.word(last)));
        if reach.has(Class::HedgeBefore) {
            // "went up to 6,840" tells of a rise, "up to 6,840" of a limit.
            let level = self.ends(before, Class::To);
            if let Some((Sense::HedgeBefore(hedge), at)) =
                self.longest_before(before, Class::HedgeBefore.into())
                && level.is_none_or(|level| level > at || level == at && !self.turns_before(at))
                && !(hedge == Hedge::UpTo && self.is_turn(at))
            {
                return Some((hedge, at, before));
            }
        }
        let near = |at: &usize| first - at <= FILLERS;
        let light = self.classes(last).meets(LIGHT)
            || !self.locale.adjectives_first && self.classes(last).meets(ARTICLES);
        let light = light.then_some(last);
        if let Some(found) = light.filter(near).and_then(|at| self.hedge_to(at, first)) {
            return Some(found);
        }
        let filler = if reach.has(Class::Filler) {
            self.ends(before, Class::Filler)
        } else {
            None
        };
        let slipped = || self.slipped_year(before).map(|_| last);
        let at = filler.or_else(slipped).filter(near)?;
        if light == Some(at) {
            None
        } else {
            self.hedge_to(at, first)
        }
    }
}

/// How far a figure reaches around its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread {
    pub(super) hedge: Hedge,
    /// Whole things, counted one by one.
    pub(super) whole: bool,
    /// Printed with decimals: then zeros at the end are meant, and 11.0 is not 11.
    pub(super) decimals: bool,
}

impl Spread {
    /// That of a figure of which nothing else is known.
    pub(super) const fn of(hedge: Hedge) -> Self {
        Self {
            hedge,
            whole: false,
            decimals: false,
        }
    }

    /// What `value` says when `unit` is one unit of its last printed digit, and the place of its last digit that is no zero.
    pub(super) fn interval(self, value: Decimal, unit: Decimal) -> (Interval, Decimal) {
        let place = if self.decimals {
            unit.normalize()
        } else {
            last_place(value, unit)
        };
        let share = |percent: i64| {
            value
                .abs()
                .checked_mul(Decimal::new(percent, 2))
                .unwrap_or_default()
        };
        let to = |end: Option<Decimal>| end.map_or(Bound::Unbounded, Bound::Included);
        let interval = match self.hedge {
            Hedge::Exact | Hedge::Range => {
                Interval::around(value, self.rounding(value, unit, place))
            }
            Hedge::About => {
                Interval::around(value, share(10).max(self.rounding(value, unit, place)))
            }
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
        };
        (interval, place)
    }

    /// Half a unit of the last digit that was surely meant: zeros at the end may be rounding, but nobody
    /// rounds away more than one part in twenty without saying so.
    fn rounding(self, value: Decimal, unit: Decimal, place: Decimal) -> Decimal {
        let narrow = if self.whole {
            Decimal::ZERO
        } else {
            unit * HALF
        };
        if place == unit || self.decimals {
            return narrow;
        }
        let twentieth = value.abs() * Decimal::new(5, 2);
        let wide = (place * HALF).min(twentieth);
        wide.max(narrow)
    }
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The place of the last digit that is not a zero at the end, at least `unit`: 100 for 4,200.
pub(super) fn last_place(value: Decimal, unit: Decimal) -> Decimal {
    let (mut digits, unit_digits) = (value.mantissa().unsigned_abs(), unit.normalize());
    let mut power = -i64::from(value.scale());
    if digits == 0 {
        return unit;
    }
    // Small numbers divide faster.
    while digits > u128::from(u64::MAX) && digits % 10 == 0 {
        digits /= 10;
        power += 1;
    }
    if let Ok(mut small) = u64::try_from(digits) {
        while small % 10 == 0 {
            small /= 10;
            power += 1;
        }
    }
    let place = match u32::try_from(power) {
        Ok(power) => 10_i128
            .checked_pow(power)
            .and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok()),
        Err(_) => u32::try_from(-power)
            .ok()
            .filter(|&scale| scale <= 28)
            .map(|scale| Decimal::new(1, scale)),
    };
    place.unwrap_or(unit).max(unit_digits)
}
