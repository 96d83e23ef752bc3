//! Two ends of one figure: dashes, "to", "between … and".

use super::amount::ten_to;
use super::recognise::Part;
use super::{Interval, Reading, ReadingReason, Unit, Words};
use rust_decimal::Decimal;

impl Words<'_> {
    /// The upper end of a range that starts with `low`, and the token after it.
    pub(super) fn range(&self, low: &Part) -> Option<(Part, usize)> {
        let dash = matches!(self.sign(low.end), Some('-' | '–' | '—'))
            && self.spaced(low.end) == self.spaced(low.end + 1);
        let between = low
            .first
            .checked_sub(1)
            .is_some_and(|b| self.is_in(b, self.locale.between));
        let to = self.is_in(low.end, self.locale.range_joins) && self.opens_range(low);
        if !(dash || to || (between && self.is_in(low.end, self.locale.between_joins))) {
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
                let shared = shared_scale(low, &high).and_then(|s| a.value.checked_mul(s));
                b.value.is_zero() || shared.is_some_and(|s| s <= b.value) || a.value <= b.value
            }
            _ => false,
        };
        let end = high.end;
        (units_agree && rises && high.amount.form == low.amount.form).then_some((high, end))
    }

    /// Whether "to" after `low` joins a range: the first number bare or marked like the second, and no "from" before it.
    pub(super) fn opens_range(&self, low: &Part) -> bool {
        let role = self.phrase_before(low.first, self.locale.roles).is_some();
        let bare = low.unit.is_none()
            || (matches!(low.unit, Some(Unit::Money(_))) && low.amount.end == low.end);
        bare && !role
    }
}

/// What the scale of the upper end adds to the lower one.
fn shared_scale(low: &Part, high: &Part) -> Option<Decimal> {
    match low.amount.scale {
        0 => ten_to(high.amount.scale),
        _ => Some(Decimal::ONE),
    }
}

/// A range takes scale and unit of its upper end where the lower has none.
pub(super) fn range_readings(low: &Part, high: &Part) -> Vec<Reading> {
    let (Some(a), Some(b)) = (low.amount.readings.first(), high.amount.readings.first()) else {
        return Vec::new();
    };
    let lower = shared_scale(low, high)
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
        place: b.unit,
        why: ReadingReason::AsWritten,
    }]
}
