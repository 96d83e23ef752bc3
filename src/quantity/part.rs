//! One end of a figure: currency, number, scale and unit, with what the words around it add.

use super::amount::{Amount, Before, Form, ten_to};
use super::numeral::NumeralReading;
use super::range::shared_scale;
use super::unit::Measured;
use super::{Currency, CurrencyMark, Notation, Noun, Unit, Words};
use crate::lang::{Class, Classes, Kind, Locale, Sense, WordId, has};
use rust_decimal::Decimal;

/// One end of a figure: number, scale and unit.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) amount: Amount,
    pub(super) unit: Option<Unit>,
    pub(super) factor: Decimal,
    /// What it counts, told at another figure.
    pub(super) noun: Option<Noun>,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Part {
    /// The part once its unit is known: only of money with a large unit are thousands of billions too much.
    pub(super) fn settle(&mut self, unit: &Unit, locale: &Locale) {
        let large =
            matches!(unit, Unit::Money(currency) if !has(locale.currency_small, currency.code));
        if self.amount.notation == Notation::ThousandsAndScale && !(large && locale.doubled_scale) {
            self.amount.notation = Notation::Usual;
            if let Some(other) = self.amount.other.take() {
                self.amount.first = other;
            }
        }
    }
}

/// Below it, fractions of points are changes of a rate ("1,75 point"); what players score on average lies mostly above.
const GAME_AVERAGE: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

impl Words<'_> {
    /// Currency, number, scale and unit from `at` on.
    pub(super) fn part(&self, at: usize) -> Option<Part> {
        self.part_after(at, Before::Nothing)
    }

    /// The same where a currency before the first number of a range stands for this one, too.
    pub(super) fn part_after(&self, at: usize, shared: Before) -> Option<Part> {
        let (mut negative, start) = match self.minus(at) {
            Some(start) => (true, start),
            None => (false, at),
        };
        let mut currency = self.currency_before(start);
        if currency.is_none() && !negative {
            currency = self.currency_before_minus(start);
            negative = currency.is_some();
        }
        let number = currency.map_or(start, |(_, number)| number);
        let before = if currency.is_some() {
            Before::Currency
        } else {
            shared
        };
        if currency.is_none()
            && let Some(part) = self.unit_and_a_half(at)
        {
            return Some(part);
        }
        let mut amount = self.amount(number, before)?;
        if negative {
            amount.first.value.set_sign_negative(true);
        }
        let end = amount.end;
        let mut part = Part {
            amount,
            unit: None,
            factor: Decimal::ONE,
            noun: None,
            first: at,
            end,
        };
        if let Some((currency, _)) = currency {
            part.unit = Some(Unit::Money(currency));
            return Some(part);
        }
        if let Some(code) = amount.currency {
            let mark = CurrencyMark::Certain;
            part.unit = Some(Unit::Money(Currency { code, mark }));
            return Some(part);
        }
        if amount.rest != WordId::UNKNOWN {
            part.unit = match self.lexicon.sense(amount.rest, Class::Time) {
                Some(Sense::Time(name)) => Some(Unit::Time(name)),
                _ => return None,
            };
            return Some(part);
        }
        // "tens of billions of dollars", "3 millones de euros", "une vingtaine d'euros"
        let of = has_of(&amount) && self.has(end, Class::Of);
        // "2 milioni dell'anno prima": "of the" leads to something else.
        let of = of && !self.has(end, Class::Article) && !self.has(end, Class::Definite);
        let measured = self.unit(end).or_else(|| self.unit(end + 1).filter(|_| of));
        let index = |m: &Measured| m.unit == Unit::Points && self.is_index(at, &amount, m);
        // "13F filings", "a 777F": letters that name something.
        let letter = |m: &Measured| {
            let range = match (self.raw(end), &m.unit) {
                ("F", Unit::Symbol("°F")) => 20..=130,
                ("C", Unit::Symbol("°C")) => 0..=60,
                _ => return false,
            };
            let value = part.amount.first.value;
            value < Decimal::from(*range.start()) || value > Decimal::from(*range.end())
        };
        if let Some(measured) = measured.filter(|m| !index(m) && !letter(m)) {
            part.unit = Some(measured.unit);
            part.factor = measured.factor;
            part.end = measured.end;
            self.add_scale(&mut part, end);
            self.add_half(&mut part);
            self.add_smaller(&mut part);
            self.add_cents(&mut part);
        }
        if let Some(end) = self.phrase(part.end, Class::MinusAfter)
            && matches!(part.unit, Some(Unit::Symbol("°C" | "°F" | "degree")))
        {
            part.amount.first.value.set_sign_negative(true);
            part.end = end;
        }
        Some(part)
    }

    /// `año y medio`, `um ponto percentual`: one unit, or one and a half, without its number.
    fn unit_and_a_half(&self, at: usize) -> Option<Part> {
        let time = self.has(at, Class::Time);
        let one = self.has(at, Class::One);
        if !time && !one {
            return None;
        }
        let measured = self.unit(at + usize::from(!time))?;
        let half = self
            .and_a_half(measured.end)
            .filter(|(_, end)| self.unit(*end).is_none());
        let points = one
            && matches!(measured.unit, Unit::Points)
            && (measured.end > at + 2
                || self
                    .direction(at, measured.end, (Kind::Points, &Unit::Points))
                    .is_some());
        let (half, end) = match half {
            Some(half) if matches!(measured.unit, Unit::Time(_)) => half,
            _ if points => (Decimal::ZERO, measured.end),
            _ => return None,
        };
        let first = NumeralReading::written(Decimal::ONE + half, Decimal::new(1, 1));
        Some(Part {
            amount: Amount::words(first, end),
            unit: Some(measured.unit),
            factor: measured.factor,
            noun: None,
            first: at,
            end,
        })
    }

    /// `$-5m`, `€−2.3bn`: a currency sign whose minus stands behind it.
    fn currency_before_minus(&self, at: usize) -> Option<(Currency, usize)> {
        self.sign(at)?;
        let (currency, minus) = self.currency(at)?;
        let number = minus + 1;
        let glued = !self.spaced(minus) && !self.spaced(number) && self.is_number(number);
        (glued && matches!(self.sign(minus), Some('-' | '−'))).then_some((currency, number))
    }

    /// The token after a minus sign or word at `at` that belongs to the number behind it.
    fn minus(&self, at: usize) -> Option<usize> {
        let sign = match self.sign(at) {
            Some('-' | '−' | '–') => {
                let free = self.spaced(at) || at == 0 || matches!(self.sign(at - 1), Some('('));
                free && !self.spaced(at + 1)
            }
            Some(_) => false,
            None => self.has(at, Class::Minus) && self.is_below_zero(at),
        };
        let next = at + 1;
        (sign
            && (self.is_number(next) || self.currency_before(next).is_some() || self.is_word(next)))
        .then_some(next)
    }

    /// Whether the minus word at `at` is no part of a hedge (`al menos`) and no fall (`minus 5 Prozent`).
    fn is_below_zero(&self, at: usize) -> bool {
        // "plus or minus 3"
        let plus = |at: usize| self.has(at, Class::HedgeAfter) || self.has(at, Class::UpBefore);
        if self.has_before(at, Class::ListJoin) && at > 1 && plus(at - 2) {
            return false;
        }
        let hedge = self
            .ends(at + 1, Class::HedgeBefore)
            .is_some_and(|from| from < at);
        if hedge || !self.starts_number(at + 1) && self.spelled(at + 1).is_none() {
            return false;
        }
        // "fiel auf minus 13 Cent"
        // "entre menos dez e quinze"
        let led = self.ends(at, Class::To).is_some() || self.ends(at, Class::Between).is_some();
        if !self.has(at, Class::DownBefore) || led {
            return true;
        }
        let end = self
            .amount(at + 1, Before::Nothing)
            .map(|amount| amount.end);
        let unit = end
            .and_then(|end| self.unit(end))
            .map(|measured| measured.unit);
        matches!(unit, Some(Unit::Symbol("°C" | "°F" | "K" | "degree")))
    }

    /// `a year and a half`, `un an et demi`.
    fn add_half(&self, part: &mut Part) {
        if !part.amount.first.value.fract().is_zero() {
            return;
        }
        if let Some((half, end)) = self.and_a_half(part.end)
            && self.unit(end).is_none()
        {
            let first = &mut part.amount.first;
            first.value += half;
            first.unit = Decimal::new(1, 1);
            part.end = end;
        }
    }

    /// `75 EUR million`: a scale word behind the code of the currency at `code`.
    fn add_scale(&self, part: &mut Part, code: usize) {
        let behind = self.is_currency_code(code) && part.amount.scale == 0;
        if !behind || !self.spaced(part.end) {
            return;
        }
        if let Some((Sense::Scale(power @ 6..), end)) = self.longest(part.end, Class::Scale.into())
            && let Some(first) = ten_to(power).and_then(|scale| part.amount.first.times(scale))
        {
            part.amount.first = first;
            part.amount.other = None;
            part.amount.scale = power;
            part.end = self.past_point(end);
        }
    }

    /// "fell 300 points", "scored 16.8 points": points of an index or a game, which only a change makes percentage points.
    fn is_index(&self, at: usize, amount: &Amount, measured: &Measured) -> bool {
        let end = amount.end;
        if measured.end != end + 1 || !self.has(end, Class::BarePoints) {
            return false;
        }
        // "rose 35 points to 8,213.49"
        let level = measured.end + 1;
        let index =
            self.has(measured.end, Class::To) && self.is_number(level) && self.raw(level).len() > 4;
        let (_, hedge, _) = self.hedge(at, measured.end, &Unit::Points);
        let from = hedge.map_or(at, |h| self.token_at(h.start()).min(at));
        let change = self.direction(from, measured.end, (Kind::Points, &Unit::Points));
        let value = amount.first.value;
        let rate = !value.fract().is_zero() && value < GAME_AVERAGE;
        index || value >= Decimal::ONE_HUNDRED || change.is_none() && !rate
    }

    /// `thirteen dollars and forty-five cents`: one amount.
    fn add_cents(&self, part: &mut Part) {
        let whole = part.factor == Decimal::ONE && part.amount.first.value.fract().is_zero();
        if !matches!(part.unit, Some(Unit::Money(_))) || !whole {
            return;
        }
        const JOINS: Classes = Classes::of(&[Class::NumberJoin, Class::ListJoin, Class::CentJoin]);
        let join = self.classes(part.end).meets(JOINS);
        let at = part.end + usize::from(join);
        if !self.spaced(at) || !(self.starts_number(at) || self.may_be_compound(at)) {
            return;
        }
        let Some(cents) = self.amount(at, Before::Nothing) else {
            return;
        };
        let small =
            cents.scale == 0 && cents.vague.is_none() && cents.first.value < Decimal::ONE_HUNDRED;
        let named = self.has(cents.end, Class::Minor);
        if small && (named || self.are_bare_cents(at, part.first)) {
            let first = &mut part.amount.first;
            first.value += cents.first.value * Decimal::new(1, 2);
            first.unit = Decimal::new(1, 2);
            part.end = cents.end + usize::from(named);
        }
    }

    /// `15 euros 50`, `3 euro e 50`: two digits behind whole money, with nothing of their own behind them.
    fn are_bare_cents(&self, at: usize, first: usize) -> bool {
        let digits = self.plain(at) && self.raw(at).len() == 2 && self.is_number(first);
        let sign = matches!(
            self.sign(at + 1),
            Some('.' | ',' | ';' | ':' | ')' | '!' | '?' | '"' | '”' | '»')
        );
        let ends = at + 1 >= self.tokens.len()
            || sign && !self.is_number(at + 2)
            || self.is_word(at + 1)
                && self.has(at + 1, Class::Function)
                && !self.has(at + 1, Class::Of);
        let list = self.has(at + 1, Class::ListJoin) || self.has(at + 1, Class::RangeJoin);
        digits && ends && !list && self.ends(first, Class::Between).is_none()
    }

    /// `two hours and ten minutes`, `5 feet 10 inches`: one length, in its smaller unit.
    fn add_smaller(&self, part: &mut Part) {
        let smaller = |name: &str| match name {
            "hour" => Some(("minute", 60)),
            "minute" => Some(("second", 60)),
            "day" => Some(("hour", 24)),
            "year" => Some(("month", 12)),
            "ft" => Some(("in", 12)),
            _ => None,
        };
        let (Unit::Time(name) | Unit::Symbol(name)) = (match &part.unit {
            Some(unit) => unit.clone(),
            None => return,
        }) else {
            return;
        };
        let Some((below, factor)) = smaller(name) else {
            return;
        };
        let mut at = part.end;
        at += usize::from(self.sign(at) == Some(',') && self.spaced(at + 1));
        at += usize::from(self.has(at, Class::NumberJoin) || self.has(at, Class::ListJoin));
        if !self.is_number(at) && !self.lexicon.reach(self.word(at)).has(Class::Number)
            || self.spaced(at)
                && self
                    .longest_before(part.first, Class::Between.into())
                    .is_some()
        {
            return;
        }
        let Some(amount) = self
            .amount(at, Before::Nothing)
            .filter(|a| a.scale == 0 && a.vague.is_none())
        else {
            return;
        };
        // "5 ft 2 in": only behind feet the word is inches.
        let inches =
            name == "ft" && self.raw(amount.end) == "in" && !self.starts_number(amount.end + 1);
        let measured = self.unit(amount.end).or_else(|| {
            inches.then_some(Measured {
                unit: Unit::Symbol("in"),
                factor: Decimal::ONE,
                end: amount.end + 1,
            })
        });
        let Some(measured) = measured else {
            return;
        };
        let fits = match measured.unit {
            Unit::Time(name) | Unit::Symbol(name) => name == below,
            _ => false,
        };
        if fits
            && amount.first.value < Decimal::from(factor)
            && part.amount.first.value.fract().is_zero()
        {
            part.amount.first.value =
                part.amount.first.value * Decimal::from(factor) + amount.first.value;
            part.amount.first.unit = amount.first.unit;
            part.unit = Some(measured.unit);
            part.factor = measured.factor;
            part.end = measured.end;
        }
    }

    /// Gives a bare number of a list the scale and unit of its last.
    pub(super) fn share_list(&self, part: &mut Part) {
        // "von 54 Millionen auf 61 Millionen Euro"
        if part.unit.is_none() && part.amount.scale > 0 && part.amount.vague.is_none() {
            if let Some(next) = self.moves_to(part).and_then(|to| self.part(to)) {
                (part.unit, part.factor) = (next.unit, next.factor);
            }
            return;
        }
        let marked = part.unit.is_some() && !matches!(part.unit, Some(Unit::Money(_)));
        if marked
            || part.amount.scale > 0
            || part.amount.vague.is_some()
            || self.year(part.first).is_some()
            || self.counts(part.end)
        {
            return;
        }
        let Some((last, noun)) = self.shares(part) else {
            return;
        };
        part.noun = noun;
        let grows = last.amount.scale > 0 && part.amount.first.value < Decimal::ONE_THOUSAND;
        let paid = part.unit.is_some();
        if paid && last.amount.scale == 0 {
            return;
        }
        if !grows {
            part.unit = last.unit;
            part.factor = last.factor;
        } else if let Some(scale) = shared_scale(part, &last)
            && let Some(first) = part.amount.first.times(scale)
        {
            part.amount.first = first;
            part.amount.scale = last.amount.scale;
            part.unit = last.unit;
            part.factor = last.factor;
        }
    }
}

/// Whether "of" stands between the amount and what it counts (`3 millones de euros`, `une vingtaine d'euros`).
pub(super) fn has_of(amount: &Amount) -> bool {
    amount.vague.is_some() || amount.scale > 2 || matches!(amount.form, Form::Round | Form::Dozen)
}
