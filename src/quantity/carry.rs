//! What a figure takes over from the one before it in its sentence: the unit it is held against, the noun of its list.

use super::amount::ten_to;
use super::hedge::Spread;
use super::recognise::{Step, readings};
use super::{Mention, Noun, Quantity, Unit, Words};
use crate::lang::{Class, Hedge, Kind};
use rust_decimal::Decimal;

impl Words<'_> {
    /// `208 Sitze, die AfD 152, die SPD 120`: a number behind a name goes on with the list of the figure before.
    pub(super) fn gapped(&self, last: Option<&Mention>, at: usize) -> Option<(Quantity, usize)> {
        let Some(Mention::Figure(last)) = last else {
            return None;
        };
        let named = match &last.unit {
            Unit::Count(noun) => !noun.head.is_empty(),
            Unit::Percent => true,
            _ => false,
        };
        let end = match &last.unit {
            Unit::Count(noun) => noun
                .span
                .map_or(last.span, |span| span.join(last.span))
                .end(),
            _ => last.span.end(),
        };
        let from = self.token_at(end);
        let between = from..at;
        let names = between.clone().filter(|&t| self.is_capitalised(t)).count();
        let light = |t: usize| {
            self.is_capitalised(t)
                || self.sign(t) == Some(',')
                || self.has(t, Class::Article)
                || self.has(t, Class::ListJoin)
        };
        let comma = self.sign(from) == Some(',') || self.has(from, Class::ListJoin);
        if !named
            || !comma
            || between.len() > 6
            || !(1..=3).contains(&names)
            || !between.clone().all(light)
        {
            return None;
        }
        // Only the end of an item shows that the number stands for itself.
        let behind = at + 1;
        let ends =
            matches!(self.sign(behind), Some(',' | '.' | ';')) || self.has(behind, Class::ListJoin);
        if !ends && behind < self.tokens.len() {
            return None;
        }
        let mut part = self.part(at)?;
        match &last.unit {
            Unit::Count(noun) => {
                let head = noun.head.clone();
                part.noun = Some(Noun { head, span: None });
            }
            unit => part.unit = Some(unit.clone()),
        }
        let end = part.end;
        match self.finish(part, None, end) {
            Step::Figure(figure, end) => Some((figure, end)),
            _ => None,
        }
    }

    /// `$17.1 billion, against 15.5 a year earlier`: a bare number held against the figure before it has its unit.
    pub(super) fn inherit(&self, last: Option<&Mention>, next: &mut Quantity) {
        let bare = matches!(&next.unit, Unit::Count(noun) if noun.head.is_empty());
        let (Some(Mention::Figure(last)), true) = (last, bare && next.hedge != Hedge::Range) else {
            return;
        };
        let first = self.token_at(next.hedge_span.unwrap_or(next.span).start());
        let first = first - usize::from(self.has_before(first, Class::Article));
        let held = self.ends(first, Class::Against).is_some();
        let like = matches!(last.kind, Kind::Money | Kind::Percent | Kind::Measured);
        if !held || !like || last.value().is_none() {
            return;
        }
        let (Some(model), Some(mut part)) = (
            self.part(self.token_at(last.span.start())),
            self.part(self.token_at(next.span.start())),
        ) else {
            return;
        };
        // "14,5 Millionen Euro gegenüber 12,3 Millionen"
        let own = part.amount.scale >= 3 && model.amount.scale >= 3;
        let Some(scale) = ten_to(if own { 0 } else { model.amount.scale }) else {
            return;
        };
        // "fell 5% from 2,000": numbers of another order are of another thing.
        let near = part
            .amount
            .first
            .value
            .checked_mul(scale)
            .is_some_and(|value| {
                let ten = Decimal::TEN;
                let model = model.amount.first.value;
                let within = |a: Decimal, b: Decimal| b.checked_mul(ten).is_some_and(|b| a <= b);
                within(value, model) && within(model, value)
            });
        if !near || part.amount.scale > 0 && !own {
            return;
        }
        let Some(first) = part.amount.first.times(scale) else {
            return;
        };
        part.amount.first = first;
        part.amount.other = part.amount.other.and_then(|r| r.times(scale));
        part.factor = model.factor;
        let spread = Spread::of(next.hedge);
        next.readings = readings(&part, spread);
        next.unit = last.unit.clone();
        next.kind = last.kind;
        next.claim = true;
    }
}
