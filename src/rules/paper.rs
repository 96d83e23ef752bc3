//! Figures and arithmetic as a reader would write them down.

use super::evidence::At;
use super::sums::{grouped, scale, unit_name};
use rust_decimal::Decimal;

/// How values are written in one line of arithmetic: in one scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    scale: Decimal,
    scale_name: &'static str,
    unit: &'static str,
}

impl Paper {
    /// For values of the unit of `at`, `values` among them.
    pub(super) fn of(at: At<'_>, values: &[Decimal]) -> Self {
        let (scale, scale_name) = scale(values);
        Self {
            scale,
            scale_name,
            unit: unit_name(&at.claim.quantity.unit),
        }
    }

    /// One value, without its scale and unit.
    pub(super) fn value(&self, value: Decimal) -> String {
        let short = value.checked_div(self.scale).unwrap_or(value);
        grouped(&short.round_dp(4).normalize().to_string())
    }

    /// `(USD billion)`, with a blank before it; nothing where there is neither unit nor scale.
    pub(super) fn unit(&self) -> String {
        match format!("{} {}", self.unit, self.scale_name).trim() {
            "" => String::new(),
            name => format!(" ({name})"),
        }
    }
}

/// A ratio or a percentage that was worked out, to three digits.
pub(super) fn rounded(value: Decimal) -> Decimal {
    let whole = value.abs().trunc().to_string().len() as u32;
    let places = if value.abs() < Decimal::ONE {
        3
    } else {
        4_u32.saturating_sub(whole).min(2)
    };
    value.round_dp(places.max(1)).normalize()
}
