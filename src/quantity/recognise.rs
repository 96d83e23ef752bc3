//! From tokens to figures: one pass over a sentence, left to right.

use super::amount::{Amount, AmountReading, Before, Form};
use super::hedge::{Spread, last_place};
use super::range::range_readings;
use super::{
    Currency, CurrencyMark, Interval, Notation, Noun, Quantity, Reading, ReadingReason, Unit, Words,
};
use crate::lang::{Hedge, Kind, Locale, has, look_up};
use rust_decimal::Decimal;

/// Every figure of a sentence, in order.
pub(crate) fn recognise(words: &Words<'_>) -> Vec<Quantity> {
    let (mut figures, mut at, mut free) = (Vec::<Quantity>::new(), 0, 0);
    while at < words.tokens.len() {
        let mut step = words.figure(at);
        if matches!((&step, figures.last()), (Step::Figure(next, _), Some(last)) if shares_hedge(last, next))
        {
            step = words.from(free).figure(at - free).after(free);
        }
        match step {
            Step::Figure(figure, end) => {
                figures.push(*figure);
                at = end.max(at + 1);
                free = at;
            }
            Step::Skip(end) => at = end.max(at + 1),
        }
    }
    figures
}

/// Whether the hedge of `next` reaches into what belongs to the figure before it: `5 million at least 6 million`.
fn shares_hedge(last: &Quantity, next: &Quantity) -> bool {
    let end = last
        .hedge_span
        .map_or(last.span, |hedge| hedge.join(last.span))
        .end();
    next.hedge_span.is_some_and(|hedge| hedge.start() < end)
}

pub(super) enum Step {
    Figure(Box<Quantity>, usize),
    Skip(usize),
}

impl Step {
    /// A step of a sentence that starts at token `first` as one of the whole.
    fn after(self, first: usize) -> Self {
        match self {
            Self::Figure(figure, end) => Self::Figure(figure, first + end),
            Self::Skip(end) => Self::Skip(first + end),
        }
    }
}

/// One end of a figure: number, scale and unit.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) amount: Amount,
    pub(super) unit: Option<Unit>,
    pub(super) factor: Decimal,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Part {
    /// The part once its unit is known: only of money with a large unit are thousands of billions too much.
    fn settled(&self, unit: &Unit, locale: &Locale) -> Self {
        let mut part = self.clone();
        let large =
            matches!(unit, Unit::Money(currency) if !has(locale.currency_small, currency.code));
        if part.amount.notation == Notation::ThousandsAndScale && !large {
            part.amount.notation = Notation::Usual;
            let twice = |r: &AmountReading| r.why == ReadingReason::ScaleTwice;
            part.amount.readings.retain(|r| !twice(r));
        }
        part
    }
}

impl Words<'_> {
    fn figure(&self, at: usize) -> Step {
        if self.is_number(at)
            && let Some(end) = self.no_figure(at)
        {
            return Step::Skip(end);
        }
        if let Some(step) = self.date(at) {
            return step;
        }
        if let Some(step) = self.torn(at) {
            return step;
        }
        if let Some(step) = self.fraction(at) {
            return step;
        }
        let Some(part) = self.part(at) else {
            return Step::Skip(at + 1);
        };
        match self.range(&part) {
            Some((high, end)) => self.finish(&part, Some(&high), end),
            None => {
                let end = part.end;
                self.finish(&part, None, end)
            }
        }
    }

    /// Currency, number, scale and unit from `at` on.
    pub(super) fn part(&self, at: usize) -> Option<Part> {
        let (currency, number) = match self.currency_before(at) {
            Some((currency, number)) => (Some(currency), number),
            None => (None, at),
        };
        let before = if currency.is_some() {
            Before::Currency
        } else {
            Before::Nothing
        };
        let amount = self.amount(number, before)?;
        let end = amount.end;
        let part = |unit, factor, end| {
            Some(Part {
                amount: amount.clone(),
                unit,
                factor,
                first: at,
                end,
            })
        };
        if let Some(currency) = currency {
            return part(Some(Unit::Money(currency)), Decimal::ONE, end);
        }
        // "tens of billions of dollars"
        let of = amount.vague.is_some() && self.is_in(end, self.locale.of);
        let behind = if of { end + 1 } else { end };
        if let Some((code, end)) = self.currency_behind(behind) {
            let mark = if code == "USD" {
                CurrencyMark::Shared
            } else {
                CurrencyMark::Certain
            };
            return part(
                Some(Unit::Money(Currency { code, mark })),
                Decimal::ONE,
                end,
            );
        }
        match self.unit(end) {
            Some(measured) => part(Some(measured.unit), measured.factor, measured.end),
            None => part(None, Decimal::ONE, end),
        }
    }

    /// `$`, `US$`, `EUR `, `€` before a number: the currency and the token of the number.
    pub(super) fn currency_before(&self, at: usize) -> Option<(Currency, usize)> {
        let certain = |code| Currency {
            code,
            mark: CurrencyMark::Certain,
        };
        if let Some(sign) = self.sign(at) {
            let code = *look_up(self.locale.currency_signs, sign.to_string().as_str())?;
            let mark = if sign == '$' {
                CurrencyMark::Shared
            } else {
                CurrencyMark::Certain
            };
            return self
                .is_number(at + 1)
                .then_some((Currency { code, mark }, at + 1));
        }
        if !self.is_word(at) {
            return None;
        }
        if let Some(sign) = self.sign(at + 1).filter(|_| !self.spaced(at + 1)) {
            let prefixed = format!("{}{sign}", self.lower(at));
            let code = *look_up(self.locale.currency_prefixes, &prefixed)?;
            return self.is_number(at + 2).then_some((certain(code), at + 2));
        }
        let code = self.currency_code(at)?;
        self.is_number(at + 1).then_some((certain(code), at + 1))
    }

    /// Puts hedge, unit and readings together.
    fn finish(&self, low: &Part, high: Option<&Part>, end: usize) -> Step {
        let part = high.unwrap_or(low);
        let (mut unit, mut kind) = match part.unit.clone().or_else(|| low.unit.clone()) {
            Some(unit) => {
                let kind = kind_of(&unit);
                (unit, kind)
            }
            None => (Unit::Bare, Kind::Count),
        };
        let mut behind = end;
        if unit == Unit::Bare {
            match self.bare(low, end) {
                Some((noun, after)) => {
                    unit = Unit::Count(noun);
                    behind = after;
                }
                None => return Step::Skip(end),
            }
        }
        if let Unit::Time(_) = unit
            && high.is_none()
            && low.amount.vague.is_some()
        {
            return Step::Skip(end);
        }
        if kind == Kind::Count
            && matches!(low.amount.readings.first(), Some(r) if r.value.is_sign_negative())
        {
            kind = Kind::Ratio;
        }
        let (hedge, hedge_span, end) = self.hedge(low.first, behind);
        let spread = Spread {
            hedge,
            whole: kind == Kind::Count && part.amount.scale == 0,
        };
        let (low, high) = (
            &low.settled(&unit, self.locale),
            high.map(|high| high.settled(&unit, self.locale)),
        );
        let part = high.as_ref().unwrap_or(low);
        let readings = match &high {
            Some(high) => range_readings(low, high),
            None => self.readings(low, spread),
        };
        if readings.is_empty() {
            return Step::Skip(end);
        }
        let hedge = if high.is_some() || low.amount.vague.is_some() {
            Hedge::Range
        } else {
            hedge
        };
        let span = self.span(low.first, part.end.max(low.end));
        let garble = self.garble(low, span, hedge_span);
        let notation = part.amount.notation;
        Step::Figure(
            Box::new(Quantity {
                span,
                kind,
                unit,
                readings,
                hedge,
                hedge_span,
                notation,
                garble,
            }),
            end,
        )
    }

    /// What a number without unit counts, and the token after it; `None` where it counts nothing that can be named.
    fn bare(&self, part: &Part, end: usize) -> Option<(Noun, usize)> {
        let amount = &part.amount;
        let hyphened = self.sign(end) == Some('-') && !self.spaced(end) && !self.spaced(end + 1);
        let of = amount.vague.is_some() && self.is_in(end, self.locale.of);
        let first = amount.readings.first().map(|r| r.value);
        // "the two", "one": people or things already named, no claim about their number.
        let named = amount.form == Form::Words
            && part
                .first
                .checked_sub(1)
                .is_some_and(|b| self.is_in(b, self.locale.definite));
        // "magnitude 6.4", "4.6 goals": only the very next word can be what a broken number counts.
        let broken = amount.scale == 0 && first.is_some_and(|value| !value.fract().is_zero());
        let word_for_one = amount.form == Form::Words && first == Some(Decimal::ONE);
        if let Some(noun) = self
            .counted(if of { end + 1 } else { end })
            .filter(|(_, after)| {
                !(hyphened || named || (word_for_one || broken) && *after > end + 1)
            })
        {
            return Some(noun);
        }
        let small = first.is_some_and(|value| {
            value
                <= if amount.form == Form::Digits {
                    Decimal::ONE
                } else {
                    Decimal::TEN
                }
        });
        let vague = amount.vague.is_some() && amount.scale == 0;
        let elliptic = self.is_in(end, self.locale.elliptic);
        let alone = named || (hyphened && !broken) || (small && !elliptic) || vague;
        (!alone).then(|| (Noun::default(), end))
    }

    fn readings(&self, part: &Part, spread: Spread) -> Vec<Reading> {
        if let Some((low, high)) = part.amount.vague {
            let (Some(low), Some(high)) =
                (low.checked_mul(part.factor), high.checked_mul(part.factor))
            else {
                return Vec::new();
            };
            let interval = Interval::between(low, high);
            return vec![Reading {
                value: None,
                interval,
                place: Decimal::ONE,
                why: ReadingReason::AsWritten,
            }];
        }
        let read = |r: &AmountReading| {
            let value = r.value.checked_mul(part.factor)?.normalize();
            let unit = r.unit.checked_mul(part.factor)?;
            let spread = Spread {
                whole: spread.whole && r.value.fract().is_zero(),
                ..spread
            };
            Some(Reading {
                value: Some(value),
                interval: spread.interval(value, unit),
                place: last_place(value, unit),
                why: r.why,
            })
        };
        part.amount.readings.iter().filter_map(read).collect()
    }
}

pub(super) fn kind_of(unit: &Unit) -> Kind {
    match unit {
        Unit::Money(_) => Kind::Money,
        Unit::Percent => Kind::Percent,
        Unit::Points => Kind::Points,
        Unit::Symbol(_) => Kind::Measured,
        Unit::Time(_) => Kind::Duration,
        Unit::Calendar => Kind::Date,
        Unit::Count(_) | Unit::Bare => Kind::Count,
    }
}
