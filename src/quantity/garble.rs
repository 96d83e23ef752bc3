//! Broken text at a figure: what broke it, and what was meant.

use super::hedge::{Spread, last_place};
use super::numeral::numeral;
use super::recognise::{Part, Step, kind_of};
use super::{Garble, Garbled, Quantity, Reading, ReadingReason, Unit, Words};
use crate::lang::Hedge;
use crate::text::Span;

impl Words<'_> {
    /// A year between a hedge and the amount that starts at `first`.
    pub(crate) fn slipped_year(&self, first: usize) -> Option<usize> {
        let year = first.checked_sub(1).filter(|&at| self.year(at).is_some())?;
        self.currency_before(first)?;
        let (hedge, at) = self.phrase_before(year, self.locale.hedges_before)?;
        // "by around 2030", "over 2023" and, where a clause begins, "up to 2030" tell when.
        let opens = at == 0 || self.sign(at - 1).is_some();
        let when = self.any_before(at, self.locale.temporal).is_some()
            || self
                .any_before(year, self.locale.temporal)
                .is_some_and(|t| t <= at)
            || (hedge == Hedge::UpTo && opens);
        let dated = matches!(hedge, Hedge::Exact | Hedge::About) || when;
        (!dated).then_some(year)
    }

    pub(super) fn garble(&self, part: &Part, span: Span, hedge: Option<Span>) -> Option<Garbled> {
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

    /// `6 5 kilometres`, `4 2,5 metres`: a space inside the digits, shown by the unit behind them.
    pub(super) fn torn(&self, at: usize) -> Option<Step> {
        let digit = self.is_number(at) && self.raw(at).len() == 1;
        let whole = self.raw(at + 1).split(|c: char| !c.is_ascii_digit()).next();
        let second = self.is_number(at + 1)
            && self.spaced(at + 1)
            && whole.is_some_and(|digits| digits.len() == 1);
        let name_before = at.checked_sub(1).is_some_and(|b| {
            let unit = self.find(b, self.locale.units).is_some(); // "at kilometre 8 9 kilometres of traffic"
            self.is_capitalised(b) || self.is_number(b) || self.takes_number(b) || unit
        });
        let measured = self.unit(at + 2)?;
        if !(digit
            && second
            && !name_before
            && matches!(measured.unit, Unit::Symbol(_) | Unit::Percent))
        {
            return None;
        }
        let joined = format!("{}{}", self.raw(at), self.raw(at + 1));
        let number = numeral(&joined, self.locale)?;
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
            place: last_place(value, unit),
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
}
