//! Figures with a grammar of their own: fractions in words, and days, months and years.

use super::hedge::Spread;
use super::recognise::Step;
use super::{Interval, Notation, Quantity, Reading, ReadingReason, Unit, Words};
use crate::lang::Kind;
use rust_decimal::Decimal;

impl Words<'_> {
    /// `half its workforce`, `a quarter of`, `two thirds`.
    pub(super) fn fraction(&self, at: usize) -> Option<Step> {
        let counted = self.find(at, self.locale.numbers).or_else(|| {
            (self.is_in(at, self.locale.articles) && !self.is_in(at, self.locale.definite))
                .then_some(1)
        });
        if let Some(step) = counted.and_then(|parts| self.one_in(at, parts)) {
            return Some(step);
        }
        let hyphen = usize::from(self.sign(at + 1) == Some('-') && !self.spaced(at + 1));
        let (parts, word) = match counted {
            Some(parts) if self.find(at + 1 + hyphen, self.locale.fractions).is_some() => {
                (parts, at + 1 + hyphen)
            }
            _ if self.find(at, self.locale.fractions) == Some((1, 2)) => (1, at),
            _ => return None,
        };
        let (numerator, denominator) = self.find(word, self.locale.fractions)?;
        let end = word + 1;
        let of_something =
            self.is_in(end, self.locale.of) || self.is_in(end, self.locale.determiners);
        if !of_something {
            return None;
        }
        Some(self.ratio(
            at,
            end,
            Decimal::from(parts * numerator) / Decimal::from(denominator),
        ))
    }

    /// `one in ten jobs`: a share, not two counts.
    fn one_in(&self, at: usize, parts: u32) -> Option<Step> {
        let led = self.is_in(at + 1, self.locale.inside) && self.year(at + 2).is_none();
        let whole = self
            .amount(at + 2, super::amount::Before::Nothing)
            .filter(|_| led)?;
        let all = whole.readings.first()?.value;
        let small = Decimal::from(parts) < all && parts < 10 && all <= Decimal::ONE_THOUSAND;
        (small && self.counted(whole.end).is_some())
            .then(|| self.ratio(at, whole.end, Decimal::from(parts) / all))
    }

    fn ratio(&self, at: usize, end: usize, value: Decimal) -> Step {
        let (hedge, hedge_span, after) = self.hedge(at, end);
        let interval = Spread {
            hedge,
            whole: false,
        }
        .interval(value, Decimal::new(2, 2));
        let reading = Reading {
            value: Some(value.round_dp(6).normalize()),
            interval,
            place: Decimal::new(1, 2),
            why: ReadingReason::AsWritten,
        };
        let (unit, readings) = (Unit::Bare, vec![reading]);
        let figure = Quantity {
            span: self.span(at, end),
            kind: Kind::Ratio,
            unit,
            readings,
            hedge,
            hedge_span,
            notation: Notation::Usual,
            garble: None,
        };
        Step::Figure(Box::new(figure), after)
    }

    /// Days, months and years; days of a month vanish into their date.
    pub(super) fn date(&self, at: usize) -> Option<Step> {
        if self.find(at, self.locale.months).is_some() && self.is_capitalised(at) {
            let mut end = at + 1;
            end += usize::from(self.sign(end) == Some('.'));
            if self.is_day_and_year(end) {
                return Some(Step::Skip(end + 1));
            }
            end += usize::from(
                self.is_number(end)
                    && self.raw(end).len() <= 2
                    && self.find(end + 1, self.locale.scales).is_none(),
            );
            end += usize::from(self.sign(end) == Some(','));
            return if self.year(end).is_some() {
                Some(self.calendar(at, end))
            } else {
                Some(Step::Skip(end))
            };
        }
        let day = self.is_number(at) && self.raw(at).len() <= 2;
        if day && self.find(at + 1, self.locale.months).is_some() && self.is_capitalised(at + 1) {
            return if self.year(at + 2).is_some() {
                Some(self.calendar(at, at + 2))
            } else {
                Some(Step::Skip(at + 2))
            };
        }
        self.year(at)?;
        let counts = self.unit(at + 1).is_some()
            || self.find(at + 1, self.locale.scales).is_some()
            || self.currency_behind(at + 1).is_some()
            || (self.counted(at + 1).is_some_and(|(_, end)| end == at + 2)
                && !self.introduces_year(at));
        if counts {
            return None;
        }
        if self.slipped_year(at + 1).is_some() {
            return Some(Step::Skip(at + 1));
        }
        Some(self.calendar(at, at))
    }

    /// `5,2024` behind a month: a date that lost its space.
    fn is_day_and_year(&self, at: usize) -> bool {
        let parts = self.raw(at).split_once(',').filter(|_| self.is_number(at));
        let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        parts.is_some_and(|(day, year)| {
            day.len() <= 2 && plain(day) && year.len() == 4 && plain(year)
        })
    }

    pub(super) fn introduces_year(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is_in(before, self.locale.function_words))
    }

    pub(super) fn calendar(&self, from: usize, year_at: usize) -> Step {
        let year = Decimal::from(self.year(year_at).unwrap_or(0));
        let reading = Reading {
            value: Some(year),
            interval: Interval::exactly(year),
            place: Decimal::ONE,
            why: ReadingReason::AsWritten,
        };
        let (hedge, hedge_span, end) = self.hedge(from, year_at + 1);
        let figure = Quantity {
            span: self.span(from, year_at + 1),
            kind: Kind::Date,
            unit: Unit::Calendar,
            readings: vec![reading],
            hedge,
            hedge_span,
            notation: Notation::Usual,
            garble: None,
        };
        Step::Figure(Box::new(figure), end)
    }
}
