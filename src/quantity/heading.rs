//! Units in the heads of tables and the lines above them: `(ha)`, `in EUR m`, `Mio. Euro`, `$m`, `%`.

use super::amount::ten_to;
use super::scale::SCALES;
use super::{Currency, CurrencyMark, Unit, Words};
use crate::lang::{Class, Sense};
use rust_decimal::Decimal;

/// How many tokens a unit with its scale may have.
const LONGEST: usize = 6;

/// What a head says its figures are printed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The unit; `None` where only a scale is named ("000s").
    pub(crate) unit: Option<Unit>,
    /// How many base units one printed unit is.
    pub(crate) factor: Decimal,
    /// Whether it is one word without a bracket or a preposition: a word that may mean something else ("Won", "Pounds").
    pub(crate) alone: bool,
}

/// A unit as it is read, word by word.
struct Reading {
    unit: Option<Unit>,
    factor: Decimal,
    scaled: bool,
}

impl Words<'_> {
    /// The unit that a head names beside what it measures, or all that it names.
    pub(crate) fn head_unit(&self) -> Option<Named> {
        // Of "Revenue, 2024 ($m)" the last, of "Change (%)" the only one.
        (0..self.tokens.len())
            .rev()
            .find_map(|at| self.unit_between(at))
    }

    /// The unit in a line of text above a table: in brackets or at its end, nowhere else.
    pub(crate) fn caption_unit(&self) -> Option<Named> {
        (1..self.tokens.len()).rev().find_map(|at| {
            let end = self.unit_at(at)?.1;
            let bracket = self.sign(at - 1) == Some('(') && self.sign(end) == Some(')');
            let last = (end..self.tokens.len()).all(|at| !self.is_word(at) && !self.is_number(at));
            let led = self.is_inside(at - 1) || self.sign(at - 1) == Some(',');
            (bracket || last && led).then(|| self.unit_between(at))?
        })
    }

    /// The unit that starts at `at` and has a border on both sides.
    fn unit_between(&self, at: usize) -> Option<Named> {
        let before = at.checked_sub(1);
        let led = before.is_some_and(|before| {
            matches!(
                self.sign(before),
                Some('(' | '[' | ',' | ':' | '—' | '–' | '/')
            ) || self.is_inside(before)
        });
        // "Monthly at 4.90%": of a figure of its own
        if before.is_some_and(|before| self.is_number(before)) {
            return None;
        }
        let sign = self.sign(at).is_some();
        let (read, end) = self.unit_at(at)?;
        // "Umsatz Mio. Euro", "Revenue $m"
        let telling = sign || read.scaled && read.unit.is_some();
        if !(led || at == 0 || telling) {
            return None;
        }
        let ends = end >= self.tokens.len()
            || matches!(
                self.sign(end),
                Some(')' | ']' | ',' | '/' | ';' | ':' | '.')
            )
            || self.is_in(end, self.locale.per)
            || self.phrase_at(end, self.locale.scopes_behind).is_some();
        let time = matches!(read.unit, Some(Unit::Time(_)));
        if !ends || time && !led {
            return None;
        }
        Some(Named {
            unit: read.unit,
            factor: read.factor,
            alone: !led && !telling,
        })
    }

    /// Whether the word at `at` leads to a unit: "in euros", "en millions d'euros".
    fn is_inside(&self, at: usize) -> bool {
        self.is_in(at, self.locale.inside) || self.is_in(at, self.locale.places)
    }

    /// A currency, unit or scale at `at`, in whatever order, and the token after it.
    fn unit_at(&self, at: usize) -> Option<(Reading, usize)> {
        let mut read = Reading {
            unit: None,
            factor: Decimal::ONE,
            scaled: false,
        };
        let (mut here, mut end) = (at, at);
        while here < at + LONGEST && here < self.tokens.len() {
            let next = self.read_unit(here, &mut read);
            match next {
                Some(next) => (here, end) = (next, next),
                // "millones de euros", "'000", "thousands of tonnes"
                None if end > at && (self.has(here, Class::Of) || self.elided(here)) => here += 1,
                None if matches!(self.sign(here), Some('\'' | '’' | '‘')) => here += 1,
                None => break,
            }
        }
        (end > at && (read.unit.is_some() || read.scaled)).then_some((read, end))
    }

    /// Reads one word or sign of a unit at `at` into `read`: the token after it.
    fn read_unit(&self, at: usize, read: &mut Reading) -> Option<usize> {
        if read.unit.is_none()
            && let Some((currency, end)) = self.currency(at)
        {
            read.unit = Some(Unit::Money(currency));
            return Some(end);
        }
        if !read.scaled
            && let Some(end) = self.read_scale(at, read)
        {
            read.scaled = true;
            return Some(end);
        }
        let measured = self.unit(at).filter(|_| read.unit.is_none())?;
        if measured.unit == Unit::Points && !self.has(at, Class::BasisPoints) {
            return None;
        }
        read.factor = read.factor.checked_mul(measured.factor)?;
        read.unit = Some(measured.unit);
        Some(measured.end)
    }

    /// Reads a scale at `at`: `million`, `Mrd.`, `000s`, the letter in `$m`.
    fn read_scale(&self, at: usize, read: &mut Reading) -> Option<usize> {
        let times = |power, read: &mut Reading| {
            read.factor = read.factor.checked_mul(ten_to(power)?)?;
            Some(())
        };
        if self.raw(at) == "000" || self.raw(at) == "000s" {
            times(3, read)?;
            return Some(at + 1 + usize::from(self.raw(at + 1) == "s"));
        }
        if let Some((sense, end)) = self.longest(at, SCALES) {
            return match sense {
                Sense::Scale(power @ 3..) => {
                    let end = self.past_point(end);
                    let (scale, end) = self.second_scale(power, end, super::amount::Form::Words);
                    times(scale.power, read)?;
                    Some(end)
                }
                Sense::ScaleCurrency(power, code) if read.unit.is_none() => {
                    times(power, read)?;
                    let mark = CurrencyMark::Certain;
                    read.unit = Some(Unit::Money(Currency { code, mark }));
                    Some(end)
                }
                _ => None,
            };
        }
        // "$m", "EUR m", "m €": a letter beside a currency
        let money = matches!(read.unit, Some(Unit::Money(_))) || self.currency(at + 1).is_some();
        match self.sense(at, Class::GluedScale)? {
            Sense::GluedScale(power) if money => {
                times(power, read)?;
                Some(at + 1)
            }
            _ => None,
        }
    }
}
