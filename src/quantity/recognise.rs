//! From tokens to figures: one pass over a sentence, left to right.

use super::amount::{Amount, AmountReading, Before};
use super::{
    Bound, Currency, CurrencyMark, Garble, Garbled, Interval, Notation, Noun, Quantity, Reading,
    ReadingReason, Unit, Words,
};
use crate::lang::{Hedge, Kind, look_up};
use crate::text::Span;
use rust_decimal::Decimal;

/// Every figure of a sentence, in order.
pub(crate) fn recognise(words: &Words<'_>) -> Vec<Quantity> {
    let (mut figures, mut at) = (Vec::new(), 0);
    while at < words.tokens.len() {
        match words.figure(at) {
            Step::Figure(figure, end) => {
                figures.push(*figure);
                at = end.max(at + 1);
            }
            Step::Skip(end) => at = end.max(at + 1),
        }
    }
    figures
}

enum Step {
    Figure(Box<Quantity>, usize),
    Skip(usize),
}

/// One end of a figure: number, scale and unit.
#[derive(Clone, Debug)]
struct Part {
    amount: Amount,
    unit: Option<Unit>,
    factor: Decimal,
    first: usize,
    end: usize,
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
    fn part(&self, at: usize) -> Option<Part> {
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
    fn currency_before(&self, at: usize) -> Option<(Currency, usize)> {
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

    /// The upper end of a range that starts with `low`, and the token after it.
    fn range(&self, low: &Part) -> Option<(Part, usize)> {
        let dash = matches!(self.sign(low.end), Some('-' | '–' | '—'))
            && self.spaced(low.end) == self.spaced(low.end + 1);
        let word = self.lower(low.end);
        let between = low
            .first
            .checked_sub(1)
            .is_some_and(|b| self.lower(b) == "between");
        let to = word == "to" && self.opens_range(low);
        if !(dash || to || (between && word == "and")) {
            return None;
        }
        let high = self.part(low.end + 1)?;
        let units_agree = match (&low.unit, &high.unit) {
            (Some(a), Some(b)) => {
                a == b || (matches!(a, Unit::Money(_)) && matches!(b, Unit::Money(_)))
            }
            (None, _) => true,
            (Some(Unit::Money(_)), None) => true,
            (Some(_), None) => false,
        };
        let rises = match (low.amount.readings.first(), high.amount.readings.first()) {
            (Some(a), Some(b)) => {
                let shared = if low.amount.scale == 0 {
                    b.value / b.unit_scale(&high.amount) * a.value
                } else {
                    a.value
                };
                shared <= b.value || a.value <= b.value
            }
            _ => false,
        };
        let end = high.end;
        (units_agree && rises && high.amount.digits == low.amount.digits).then_some((high, end))
    }

    /// Whether "to" after `low` joins a range: the first number bare or marked like the second, and no "from" before it.
    fn opens_range(&self, low: &Part) -> bool {
        let role = self.phrase_before(low.first, self.locale.roles).is_some();
        let bare = low.unit.is_none()
            || (matches!(low.unit, Some(Unit::Money(_))) && low.amount.end == low.end);
        bare && !role
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
        let readings = match high {
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
        let named = !amount.digits
            && part
                .first
                .checked_sub(1)
                .is_some_and(|b| self.lower(b) == "the");
        let word_for_one = !amount.digits && first == Some(Decimal::ONE);
        if let Some(noun) = self
            .counted(if of { end + 1 } else { end })
            .filter(|(_, after)| !hyphened && !named && !(word_for_one && *after > end + 1))
        {
            return Some(noun);
        }
        let small = first.is_some_and(|value| {
            value
                <= if amount.digits {
                    Decimal::ONE
                } else {
                    Decimal::TEN
                }
        });
        let vague = amount.vague.is_some() && amount.scale == 0;
        let alone = named || hyphened || small || vague;
        (!alone).then(|| (Noun::default(), end))
    }

    /// The hedge around a figure from `first` to `end`; a hedge behind moves the end.
    fn hedge(&self, first: usize, end: usize) -> (Hedge, Option<Span>, usize) {
        let mut before = first;
        // "more than a total of $5", "up to another $5", "more than 2019 $13" (a year that slipped in).
        while before > 0 {
            if let Some((hedge, at)) = self.phrase_before(before, self.locale.hedges_before) {
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
        match self.phrase_at(end, self.locale.hedges_after) {
            Some((hedge, after)) => (hedge, Some(self.span(end, after)), after),
            None => (Hedge::Exact, None, end),
        }
    }

    /// A year between a hedge and the amount that starts at `first`.
    pub(crate) fn slipped_year(&self, first: usize) -> Option<usize> {
        let year = first.checked_sub(1).filter(|&at| self.year(at).is_some())?;
        let amount = self.currency_before(first).is_some();
        (amount
            && self
                .phrase_before(year, self.locale.hedges_before)
                .is_some())
        .then_some(year)
    }

    fn garble(&self, part: &Part, span: Span, hedge: Option<Span>) -> Option<Garbled> {
        if let Some(how) = part.amount.garble {
            return Some(Garbled { how, span });
        }
        if self.slipped_year(part.first).is_some() {
            let from = hedge.unwrap_or(span);
            return Some(Garbled {
                how: Garble::YearBeforeAmount,
                span: from.join(span),
            });
        }
        let before = part.first.checked_sub(1)?;
        let run_together = self.is_number(before)
            && !self.spaced(part.first)
            && self.currency_before(part.first).is_some();
        run_together.then(|| Garbled {
            how: Garble::RunTogether,
            span: self.span(before, before + 1).join(span),
        })
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
                slack: Decimal::ZERO,
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
            let slack = if spread.whole {
                Decimal::ZERO
            } else {
                unit / Decimal::TWO
            };
            Some(Reading {
                value: Some(value),
                interval: spread.interval(value, unit),
                slack,
                why: r.why,
            })
        };
        part.amount.readings.iter().filter_map(read).collect()
    }

    /// `6 5 kilometres`, `4 2,5 metres`: a space inside the digits, shown by the unit behind them.
    fn torn(&self, at: usize) -> Option<Step> {
        let digit = self.is_number(at) && self.raw(at).len() == 1;
        let second = self.is_number(at + 1) && self.spaced(at + 1);
        let name_before = at
            .checked_sub(1)
            .is_some_and(|b| self.is_capitalised(b) || self.is_number(b));
        let measured = self.unit(at + 2)?;
        if !(digit
            && second
            && !name_before
            && matches!(measured.unit, Unit::Symbol(_) | Unit::Percent))
        {
            return None;
        }
        let joined = format!("{}{}", self.raw(at), self.raw(at + 1));
        let number = super::numeral::numeral(&joined, self.locale)?;
        let first = number.readings.first()?;
        let (value, unit) = (
            first.value.checked_mul(measured.factor)?,
            first.unit.checked_mul(measured.factor)?,
        );
        let span = self.span(at, measured.end);
        let (hedge, hedge_span, end) = self.hedge(at, measured.end);
        let interval = Spread {
            hedge,
            whole: false,
        }
        .interval(value, unit);
        let reading = Reading {
            value: Some(value.normalize()),
            interval,
            slack: unit / Decimal::TWO,
            why: ReadingReason::Mended,
        };
        let garble = Some(Garbled {
            how: Garble::TornDigits,
            span,
        });
        let figure = Quantity {
            span,
            kind: kind_of(&measured.unit),
            unit: measured.unit,
            readings: vec![reading],
            hedge,
            hedge_span,
            notation: number.notation,
            garble,
        };
        Some(Step::Figure(Box::new(figure), end))
    }

    /// `half its workforce`, `a quarter of`, `two thirds`.
    fn fraction(&self, at: usize) -> Option<Step> {
        let counted = self
            .find(at, self.locale.numbers)
            .or_else(|| ["a", "one"].contains(&self.lower(at).as_str()).then_some(1));
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
        let of_something = self.is_in(end, self.locale.of)
            || ["its", "the", "their", "his", "her", "all"].contains(&self.lower(end).as_str());
        if !of_something {
            return None;
        }
        let value = Decimal::from(parts * numerator) / Decimal::from(denominator);
        let (hedge, hedge_span, _) = self.hedge(at, end);
        let interval = Spread {
            hedge,
            whole: false,
        }
        .interval(value, Decimal::new(2, 2));
        let reading = Reading {
            value: Some(value.round_dp(6).normalize()),
            interval,
            slack: Decimal::new(1, 2),
            why: ReadingReason::AsWritten,
        };
        let span = self.span(at, end);
        let (unit, readings) = (Unit::Bare, vec![reading]);
        let figure = Quantity {
            span,
            kind: Kind::Ratio,
            unit,
            readings,
            hedge,
            hedge_span,
            notation: Notation::Usual,
            garble: None,
        };
        Some(Step::Figure(Box::new(figure), end))
    }

    /// Days, months and years; days of a month vanish into their date.
    fn date(&self, at: usize) -> Option<Step> {
        if self.find(at, self.locale.months).is_some() && self.is_capitalised(at) {
            let mut end = at + 1;
            end += usize::from(self.sign(end) == Some('.'));
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

    fn introduces_year(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.is_in(before, self.locale.function_words))
    }

    fn calendar(&self, from: usize, year_at: usize) -> Step {
        let year = Decimal::from(self.year(year_at).unwrap_or(0));
        let reading = Reading {
            value: Some(year),
            interval: Interval::exactly(year),
            slack: Decimal::ZERO,
            why: ReadingReason::AsWritten,
        };
        let (hedge, hedge_span, _) = self.hedge(from, year_at + 1);
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
        Step::Figure(Box::new(figure), year_at + 1)
    }
}

impl AmountReading {
    /// The value of the scale alone.
    fn unit_scale(self, amount: &Amount) -> Decimal {
        let scale = super::amount::ten_to(amount.scale).unwrap_or(Decimal::ONE);
        if self.value.is_zero() {
            Decimal::ONE
        } else {
            self.value / scale
        }
    }
}

fn kind_of(unit: &Unit) -> Kind {
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

/// How far a figure reaches around its number.
#[derive(Clone, Copy, Debug)]
struct Spread {
    hedge: Hedge,
    /// Whole things, counted one by one.
    whole: bool,
}

impl Spread {
    /// What `value` says when `unit` is one unit of its last printed digit.
    fn interval(self, value: Decimal, unit: Decimal) -> Interval {
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
    fn rounding(self, value: Decimal, unit: Decimal) -> Decimal {
        let mut place = unit;
        while !value.is_zero() && (value % (place * Decimal::TEN)).is_zero() && place < value.abs()
        {
            place *= Decimal::TEN;
        }
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

/// A range takes scale and unit of its upper end where the lower has none.
fn range_readings(low: &Part, high: &Part) -> Vec<Reading> {
    let (Some(a), Some(b)) = (low.amount.readings.first(), high.amount.readings.first()) else {
        return Vec::new();
    };
    let shared = if low.amount.scale == 0 {
        super::amount::ten_to(high.amount.scale)
    } else {
        Some(Decimal::ONE)
    };
    let lower = shared
        .and_then(|s| a.value.checked_mul(s))
        .filter(|v| *v <= b.value)
        .unwrap_or(a.value);
    let (Some(lower), Some(upper)) = (
        lower.checked_mul(high.factor),
        b.value.checked_mul(high.factor),
    ) else {
        return Vec::new();
    };
    let interval = Interval::between(lower, upper);
    vec![Reading {
        value: None,
        interval,
        slack: b.unit / Decimal::TWO,
        why: ReadingReason::AsWritten,
    }]
}
