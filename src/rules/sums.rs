//! Sums of printed figures: do the parts make the total, and how a reader would write it down.

use super::evidence::At;
use crate::lang::{Hedge, Kind};
use crate::quantity::{Interval, Unit};
use rust_decimal::Decimal;

/// One part of a sum, `times` over ("each of the two").
#[derive(Clone, Copy, Debug)]
pub(super) struct Term<'c> {
    pub(super) at: At<'c>,
    pub(super) times: u32,
}

impl<'c> Term<'c> {
    /// The claim, as often as it has subjects that share it.
    pub(super) fn of(at: At<'c>) -> Self {
        Self {
            at,
            times: 1 + at.claim.joint.len() as u32,
        }
    }

    fn value(self) -> Option<Decimal> {
        self.at.value()?.checked_mul(self.times.into())
    }
}

/// The sum of `parts` as printed.
pub(super) fn total_of(parts: &[Term<'_>]) -> Option<Decimal> {
    parts
        .iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value()?))
}

/// Whether rounding and hedges allow `parts` to make `total`. The figures of one sum are as exact as the most exact of
/// them: where one part is printed to the unit, a round total beside it is not rounded to hundreds.
pub(super) fn can_make(parts: &[Term<'_>], total: At<'_>) -> bool {
    let place = common_place(parts.iter().map(|p| p.at).chain([total]));
    let sum = parts
        .iter()
        .fold(Interval::exactly(Decimal::ZERO), |sum, part| {
            sum.plus(says(part.at, place).times(part.times))
        });
    sum.meets(says(total, place))
}

/// The place of the last digit of the most exact of `figures`.
pub(super) fn common_place<'c>(figures: impl Iterator<Item = At<'c>>) -> Decimal {
    let printed = figures.filter(|at| at.claim.quantity.hedge == Hedge::Exact);
    let places = printed.map(|at| at.claim.quantity.reading().place);
    places.min().unwrap_or(Decimal::ONE)
}

/// Whether all figures of a sum are printed without decimals and without a hedge.
pub(super) fn are_whole(parts: &[Term<'_>], total: At<'_>) -> bool {
    let mut figures = parts.iter().map(|p| p.at).chain([total]);
    figures.all(|at| at.claim.quantity.hedge == Hedge::Exact && !at.figure().contains(['.', ',']))
}

/// What a figure says beside others whose last digit stands for `place`.
pub(super) fn says(at: At<'_>, place: Decimal) -> Interval {
    let quantity = &at.claim.quantity;
    let whole = quantity.kind == Kind::Count && place == Decimal::ONE;
    let stressed = quantity.hedge_span.is_some(); // "exactly", "the exact figure was"
    match (quantity.hedge, quantity.value()) {
        (Hedge::Exact, Some(value)) if whole || stressed => Interval::exactly(value),
        (Hedge::Exact, Some(value)) => Interval::around(value, place / Decimal::TWO),
        _ => quantity.reading().interval,
    }
}

/// Whether `parts` make `total` to the printed digit.
pub(super) fn makes_exactly(parts: &[Term<'_>], total: At<'_>) -> bool {
    parts.len() > 1 && total_of(parts).is_some_and(|sum| total.value() == Some(sum))
}

/// `15 + 35 = 50 (USD billion)`: the sum as a reader would do it on paper.
pub(super) fn on_paper(parts: &[Term<'_>]) -> String {
    let values: Vec<Decimal> = parts
        .iter()
        .flat_map(|p| std::iter::repeat_n(p.at.value(), p.times as usize))
        .flatten()
        .collect();
    let sum = values
        .iter()
        .try_fold(Decimal::ZERO, |sum, v| sum.checked_add(*v))
        .unwrap_or_default();
    let all: Vec<Decimal> = values.iter().copied().chain([sum]).collect();
    let unit = parts
        .first()
        .map_or("", |p| unit_name(&p.at.claim.quantity.unit));
    let (scale, name) = match printed_scale(parts) {
        Some((scale, unit)) => (scale, unit.to_owned()),
        None => {
            let (scale, name) = scale(&all);
            (scale, format!("{unit} {name}"))
        }
    };
    let short = |value: &Decimal| grouped(&(value / scale).normalize().to_string());
    let terms: Vec<String> = values.iter().map(short).collect();
    let unit = match name.trim() {
        "" => String::new(),
        name => format!(" ({name})"),
    };
    format!("{} = {}{unit}", terms.join(" + "), short(&sum))
}

/// The scale and the unit that all `parts` are printed in, where the table keeps their values in another one: "4.5 GWh".
fn printed_scale<'c>(parts: &[Term<'c>]) -> Option<(Decimal, &'c str)> {
    let printed = |part: &Term<'c>| {
        let at = part.at;
        let figure = at.figure();
        let digits = figure.rfind(|c: char| c.is_ascii_digit())? + 1;
        let (number, unit) = figure.split_at_checked(digits)?;
        let group = at.article.words(at.claim.sentence)?.locale.group;
        let number: Decimal = number.replace(group, "").parse().ok()?;
        Some((at.value()?.checked_div(number)?, unit.trim()))
    };
    let symbol = |part: &Term<'_>| matches!(part.at.claim.quantity.unit, Unit::Symbol(_));
    let first = parts
        .first()
        .filter(|part| symbol(part))
        .and_then(printed)?;
    let same = parts.iter().all(|part| printed(part) == Some(first));
    same.then_some(first)
}

/// `65000` as `65,000`, as English writes numbers: so are the messages, whatever the language of the article.
pub(super) fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut out = String::new();
    for (at, c) in number.char_indices() {
        let digits = whole.saturating_sub(at);
        if at > 0 && digits > 0 && digits.is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// `50`, in the scale of the largest word that leaves all of `values` short.
pub(super) fn scale(values: &[Decimal]) -> (Decimal, &'static str) {
    let scales = [(12, "trillion"), (9, "billion"), (6, "million")];
    let scales = scales.map(|(power, name)| (Decimal::from(10_i64.pow(power)), name));
    let short = |scale: &Decimal| values.iter().all(|v| (v / scale).normalize().scale() <= 2);
    scales
        .into_iter()
        .find(|(scale, _)| short(scale) && values.iter().any(|v| v >= scale))
        .unwrap_or((Decimal::ONE, ""))
}

pub(super) const fn unit_name(unit: &Unit) -> &'static str {
    match unit {
        Unit::Money(currency) => currency.code,
        Unit::Percent => "%",
        Unit::Symbol(symbol) => symbol,
        _ => "",
    }
}
