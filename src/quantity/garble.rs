//! Broken text at a figure: what broke it, and what was meant.

use super::numeral::numeral;
use super::part::Part;
use super::recognise::{Draft, Step, kind_of};
use super::{Garble, Garbled, ReadingReason, Unit, Words};
use crate::lang::{Class, Hedge, Sense};
use crate::text::Span;

impl Words<'_> {
    /// A year between a hedge and the amount that starts at `first`.
    pub(crate) fn slipped_year(&self, first: usize) -> Option<usize> {
        let year = first.checked_sub(1).filter(|&at| self.year(at).is_some())?;
        self.currency_before(first)?;
        let (sense, at) = self.longest_before(year, Class::HedgeBefore.into())?;
        let Sense::HedgeBefore(hedge) = sense else {
            return None;
        };
        // "by around 2030", "over 2023" and, where a clause begins, "up to 2030" tell when.
        let opens = at == 0 || self.sign(at - 1).is_some();
        let when = self.ends(at, Class::Temporal).is_some()
            || self.ends(year, Class::Temporal).is_some_and(|t| t <= at)
            || (hedge == Hedge::UpTo && opens);
        let dated = matches!(hedge, Hedge::Exact | Hedge::About) || when;
        (!dated).then_some(year)
    }

    pub(super) fn garble(&self, part: &Part, span: Span, hedge: Option<Span>) -> Option<Garbled> {
        if let Some(how) = part.amount.garble {
            return Some(Garbled { how, span });
        }
        let before = part.first.checked_sub(1)?;
        if !self.is_number(before) {
            return None;
        }
        if self.slipped_year(part.first).is_some() {
            let from = hedge.unwrap_or(span);
            return Some(Garbled {
                how: Garble::YearBeforeAmount,
                span: from.join(span),
            });
        }
        let run_together = !self.spaced(part.first) && self.currency_before(part.first).is_some();
        run_together.then(|| Garbled {
            how: Garble::RunTogether,
            span: self.span(before, before + 1).join(span),
        })
    }

    /// `6 5 kilometres`, `4 2,5 metres`: a space inside the digits, shown by the unit behind them.
    pub(super) fn torn(&self, at: usize) -> Option<Step> {
        let digit = self.raw(at).len() == 1;
        let second = digit && self.is_number(at + 1) && self.spaced(at + 1);
        if !second {
            return None;
        }
        let whole = self.raw(at + 1).split(|c: char| !c.is_ascii_digit()).next();
        let name_before = at.checked_sub(1).is_some_and(|b| {
            let unit = self.has(b, Class::Unit); // "at kilometre 8 9 kilometres of traffic"
            self.is_capitalised(b) || self.is_number(b) || self.takes_number(b) || unit
        });
        let measured = self.unit(at + 2)?;
        if whole.is_none_or(|digits| digits.len() != 1)
            || name_before
            || !matches!(measured.unit, Unit::Symbol(_) | Unit::Percent)
        {
            return None;
        }
        let joined = format!("{}{}", self.raw(at), self.raw(at + 1));
        let number = numeral(&joined, self.marks)?;
        let kind = kind_of(&measured.unit);
        let value = number.first.value.checked_mul(measured.factor)?;
        let mut draft = Draft::exact(at, measured.end, kind, measured.unit, value);
        draft.unit_printed = number.first.unit.checked_mul(measured.factor)?;
        draft.exact = false;
        draft.why = ReadingReason::Mended;
        draft.notation = number.notation;
        draft.garble = Some(Garbled {
            how: Garble::TornDigits,
            span: self.span(at, measured.end),
        });
        Some(self.complete(draft))
    }
}
