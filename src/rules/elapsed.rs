//! How far apart two times are, and whether a length can be that far.

use crate::claim::{Claim, Lapse, Moment, Tie};
use crate::lang::Hedge;
use crate::quantity::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A unit that days, months and years are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Long {
    /// So many days.
    Days(i64),
    /// So many months.
    Months(i64),
}

/// Hundredths of a unit, so that nothing is rounded away.
const WHOLE: i64 = 100;

fn long(unit: &Unit) -> Option<(Long, &'static str)> {
    let Unit::Time(name) = unit else { return None };
    Some(match *name {
        "day" => (Long::Days(1), "day"),
        "week" => (Long::Days(7), "week"),
        "month" => (Long::Months(1), "month"),
        "year" => (Long::Months(12), "year"),
        "decade" => (Long::Months(120), "decade"),
        _ => return None,
    })
}

/// How far apart the two ends of a length are, where it cannot be as long as that: `73 days`.
pub(super) fn denies(lapse: &Lapse, claim: &Claim, today: Option<Date>) -> Option<String> {
    let (unit, name) = long(&claim.quantity.unit)?;
    let said = said(lapse, claim)?;
    let mut nearest = None;
    for start in &lapse.starts {
        for (start, end) in readings(start, lapse.end.as_ref(), today)? {
            // Told backwards: which is which is not known.
            if end.to < start.from {
                return None;
            }
            let rounded = claim.quantity.hedge == Hedge::Exact;
            let apart = apart(&start, &end, unit, (lapse.tie, rounded));
            if said.0 <= apart.1 && said.1 >= apart.0 {
                return None;
            }
            nearest.get_or_insert_with(|| told(&start, &end, unit, name));
        }
    }
    nearest
}

/// What the length says in hundredths of its unit, from and to.
fn said(lapse: &Lapse, claim: &Claim) -> Option<(i64, i64)> {
    let quantity = &claim.quantity;
    let whole = |value: Decimal| i64::try_from(value.checked_mul(WHOLE.into())?.trunc()).ok();
    let interval = quantity.reading().interval;
    let low = interval.low.value().and_then(whole).unwrap_or(0);
    let high = interval.high.value().and_then(whole).unwrap_or(i64::MAX);
    let value = quantity.value().and_then(whole);
    Some(match quantity.hedge {
        Hedge::Exact => (value?, value?),
        Hedge::Over | Hedge::AtLeast if lapse.slight => (value?, value? + 3 * WHOLE / 4),
        Hedge::Over | Hedge::AtLeast => (value?, i64::MAX),
        Hedge::Nearly => (low.min(value? - WHOLE), value?),
        Hedge::Range => (low, high),
        Hedge::About => (low.min(value? - WHOLE), high.max(value? + WHOLE)),
        _ => (0, high),
    })
}

/// The ways to date two ends of which one may lack its year.
fn readings(
    start: &Moment,
    end: Option<&Moment>,
    today: Option<Date>,
) -> Option<Vec<(Moment, Moment)>> {
    let Some(end) = end else {
        return Some(vec![(*start, start.on(today?))]);
    };
    Some(match (start.lacks_year(), end.lacks_year()) {
        (false, true) => [0, 1]
            .into_iter()
            .filter_map(|by| Some((*start, end.in_year(start.to.year() + by)?)))
            .filter(|(start, end)| end.to >= start.from)
            .collect(),
        (true, false) => [0, -1]
            .into_iter()
            .filter_map(|by| Some((start.in_year(end.from.year() + by)?, *end)))
            .filter(|(start, end)| end.to >= start.from)
            .collect(),
        (true, true) if end.to < start.from => {
            vec![(start.in_year(end.from.year() - 1)?, *end)]
        }
        _ => vec![(*start, *end)],
    })
}

/// From how many hundredths of the unit to how many the two are apart, counted in every way people count.
fn apart(start: &Moment, end: &Moment, unit: Long, (tie, rounded): (Tie, bool)) -> (i64, i64) {
    let (least, most) = (days(start.to, end.from).max(0), days(start.from, end.to));
    let (low, high) = match unit {
        Long::Days(1) => ((least - 1) * WHOLE, (most + 1) * WHOLE),
        Long::Days(length) => {
            let slack = length - 2;
            (
                (least - slack) * WHOLE / length,
                (most + slack) * WHOLE / length,
            )
        }
        Long::Months(length) => months(start, end, length, (tie, rounded)),
    };
    match tie {
        // Both ends counted, or seasons of less than a year.
        Tie::Lasting if unit != Long::Days(1) => (low - WHOLE, high + WHOLE),
        _ => (low, high),
    }
}

fn months(start: &Moment, end: &Moment, length: i64, (tie, rounded): (Tie, bool)) -> (i64, i64) {
    let low = full_months(start.to, end.from).max(0) / length;
    let high = full_months(start.from, end.to) / length;
    let full = (low * WHOLE, high * WHOLE);
    if tie == Tie::Age {
        return full;
    }
    // "27 years ago" by the calendar.
    let units =
        |day: Date| (i64::from(day.year()) * 12 + i64::from(day.month()) - 1).div_euclid(length);
    let calendar = (
        (units(end.from) - units(start.to)) * WHOLE,
        (units(end.to) - units(start.from)) * WHOLE,
    );
    let (low, high) = (full.0.min(calendar.0), full.1.max(calendar.1));
    let fine = |m: &Moment| days(m.from, m.to) <= 31;
    if !(rounded && fine(start) && fine(end)) {
        return (low, high);
    }
    // Rounded to the nearest half.
    let part = |days: i64| days * WHOLE * 100 / (length * 3044);
    let nearest = (
        part(days(start.to, end.from)) - WHOLE / 2,
        part(days(start.from, end.to)) + WHOLE / 2,
    );
    (low.min(nearest.0), high.max(nearest.1))
}

fn days(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| span.get_days().into())
}

/// Whole months between two days, below zero where they stand the other way round.
fn full_months(from: Date, to: Date) -> i64 {
    let months = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
        - i64::from(from.month());
    months - i64::from(to.day() < from.day())
}

/// `73 days`, `28 or 29 years`: how far apart the two are.
fn told(start: &Moment, end: &Moment, unit: Long, name: &str) -> String {
    let (least, most) = match unit {
        Long::Days(length) => (
            days(start.to, end.from).max(0) / length,
            days(start.from, end.to) / length,
        ),
        Long::Months(length) => (
            full_months(start.to, end.from).max(0) / length,
            full_months(start.from, end.to) / length,
        ),
    };
    let many = if most == 1 { "" } else { "s" };
    if least == most {
        format!("{most} {name}{many}")
    } else {
        format!("{least} to {most} {name}s")
    }
}
