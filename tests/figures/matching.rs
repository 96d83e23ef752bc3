//! When a figure that was read is the figure expected. The rules are told in the module above.

use super::case::{Case, Expected, Sort};
use super::units::{currencies, units};
use claimlint::{Direction, Hedge, Kind, Quantity, Span, Unit};
use rust_decimal::Decimal;

/// No printed number is moved farther than this by the prefix of its unit.
const PREFIX: u32 = 12;

/// The figures among `read` that say what is expected; none where it was missed.
pub(crate) fn matching(case: &Case, expected: &Expected, read: &[Quantity]) -> Vec<usize> {
    let span = case.span(expected);
    let near: Vec<usize> = (0..read.len())
        .filter(|&at| touches(full(&read[at]), span))
        .collect();
    let scale = Scale::of(case);
    if let Some(&one) = near.iter().find(|&&at| says(&read[at], expected, scale)) {
        return vec![one];
    }
    let [Some(low), Some(high)] = expected.ends() else {
        return Vec::new();
    };
    let with = |end: usize, value| {
        let mut near = near.iter().copied();
        near.find(|&at| {
            end_of(&read[at], end)
                .is_some_and(|read_end| scale.same_printed(&read[at], read_end, value))
        })
    };
    match (with(0, low), with(1, high)) {
        (Some(low), Some(high)) => vec![low, high],
        _ => Vec::new(),
    }
}

/// The figure with the words that hedge it.
pub(crate) fn full(figure: &Quantity) -> Span {
    figure
        .hedge_span
        .map_or(figure.span, |hedge| hedge.join(figure.span))
}

/// Whether `a` and `b` have a byte in common.
pub(crate) fn touches(a: Span, b: Span) -> bool {
    a.start() < b.end() && b.start() < a.end()
}

/// Whether a figure that no one expected is one of the kind asked for.
pub(crate) fn counts_as(figure: &Quantity, sort: Sort) -> bool {
    match sort {
        Sort::Number => matches!(figure.kind, Kind::Count | Kind::Ratio),
        Sort::Money => figure.kind == Kind::Money,
        Sort::Percent => figure.kind == Kind::Percent,
        Sort::Quantity => figure.kind == Kind::Measured && !is_temperature(figure),
        // Bare degrees may be those of an angle.
        Sort::Temperature => is_temperature(figure) && figure.unit != Unit::Symbol("degree"),
        Sort::Ordinal => figure.kind == Kind::Ordinal,
        Sort::Range => (0..2).any(|end| end_of(figure, end).is_some()),
        // The reader has lengths of time, and does not say which are ages.
        Sort::Age => false,
    }
}

fn is_temperature(figure: &Quantity) -> bool {
    matches!(figure.unit, Unit::Symbol("°C" | "°F" | "K" | "degree"))
}

/// Whether one figure says what is expected.
fn says(figure: &Quantity, expected: &Expected, scale: Scale) -> bool {
    if expected.kind == Sort::Range {
        return says_range(figure, expected.ends(), scale);
    }
    let Some(wanted) = expected.value() else {
        return false;
    };
    let is = |factor: Decimal| values(figure).any(|value| scale.same(value, wanted, factor));
    let unit = expected.unit.as_deref().unwrap_or_default();
    match expected.kind {
        Sort::Number if figure.kind == Kind::Ordinal => false,
        Sort::Number => values(figure).any(|value| scale.same_printed(figure, value, wanted)),
        Sort::Ordinal => figure.kind == Kind::Ordinal && is(Decimal::ONE),
        Sort::Percent => match figure.unit {
            Unit::Percent => is(Decimal::ONE),
            Unit::Symbol("‰") => is(Decimal::TEN),
            _ => figure.kind == Kind::Ratio && is(Decimal::new(1, 2)),
        },
        Sort::Money => match &figure.unit {
            Unit::Money(currency) => match (&expected.currency, currencies(unit)) {
                (Some(code), _) => currency.code == code && is(Decimal::ONE),
                (None, Some((codes, factor))) => codes.contains(&currency.code) && is(factor),
                (None, None) => false,
            },
            Unit::Symbol(symbol) => in_unit(symbol, unit, is),
            _ => false,
        },
        Sort::Quantity | Sort::Temperature | Sort::Age => match &figure.unit {
            Unit::Symbol(symbol) | Unit::Time(symbol) => in_unit(symbol, unit, is),
            // What the reader has no unit for, it counts: two teaspoons.
            Unit::Count(_) => units(unit).is_empty() && is(Decimal::ONE),
            _ => false,
        },
        Sort::Range => false,
    }
}

fn in_unit(symbol: &str, name: &str, is: impl Fn(Decimal) -> bool) -> bool {
    let mut ways = units(name).into_iter();
    ways.any(|(named, factor)| named == symbol && is(factor))
}

/// What a figure gives as numbers: its value, or both ends of a range; of a fall also the negative.
fn values(figure: &Quantity) -> impl Iterator<Item = Decimal> {
    let fall = figure
        .value()
        .filter(|_| figure.direction == Some(Direction::Down));
    let interval = figure.reading().interval;
    let ends =
        [interval.low, interval.high].map(|end| end.value().filter(|_| figure.value().is_none()));
    let given = [figure.value(), fall.map(|value| -value)];
    given.into_iter().chain(ends).flatten()
}

/// Whether the figure has these ends and no others.
fn says_range(figure: &Quantity, wanted: [Option<Decimal>; 2], scale: Scale) -> bool {
    if let (Some(value), [Some(low), Some(high)]) = (figure.value(), wanted)
        && low == high
    {
        return scale.same_printed(figure, value, low);
    }
    (0..2).all(|end| match (end_of(figure, end), wanted[end]) {
        (Some(read), Some(wanted)) => scale.same_printed(figure, read, wanted),
        (None, None) => true,
        _ => false,
    }) && wanted.iter().any(Option::is_some)
}

/// The lower (0) or upper (1) end that the words of a figure set, not those of its rounding.
fn end_of(figure: &Quantity, end: usize) -> Option<Decimal> {
    let interval = figure.reading().interval;
    match (figure.value(), figure.hedge) {
        (None, Hedge::Range) => [interval.low, interval.high][end].value(),
        (value, Hedge::Over | Hedge::AtLeast) if end == 0 => value,
        (value, Hedge::Under | Hedge::AtMost | Hedge::UpTo) if end == 1 => value,
        _ => None,
    }
}

/// How numbers of a case compare.
#[derive(Clone, Copy, Debug)]
struct Scale {
    /// Whether the collection lost the decimal comma of its values.
    lost_comma: bool,
}

impl Scale {
    fn of(case: &Case) -> Self {
        Self {
            lost_comma: !matches!(&*case.culture, "en" | "es-MX"),
        }
    }

    /// Whether `read` is `wanted` times `factor`.
    fn same(self, read: Decimal, wanted: Decimal, factor: Decimal) -> bool {
        let Some(read) = read.checked_div(factor) else {
            return false;
        };
        close(read, wanted)
            || self.lost_comma && is_fraction(read) && is_whole(wanted) && same_digits(read, wanted)
    }

    /// Whether `read` is `wanted` but for the prefix of a unit, which the figure no longer has: 16 km are 16,000 m.
    fn same_printed(self, figure: &Quantity, read: Decimal, wanted: Decimal) -> bool {
        let prefixed = matches!(figure.unit, Unit::Symbol(_) | Unit::Money(_));
        let ten = |power: u32| Decimal::from(10_u64.pow(power));
        let mut powers = 0..=if prefixed { PREFIX } else { 0 };
        powers.any(|power| {
            let small = Decimal::ONE / ten(power);
            self.same(read, wanted, ten(power)) || self.same(read, wanted, small)
        })
    }
}

/// Within a millionth of the value, and of a fraction within a millionth of one: ratios are rounded there.
fn close(read: Decimal, wanted: Decimal) -> bool {
    let millionth = Decimal::new(1, 6);
    let slack = (wanted.abs() * millionth).max(if is_fraction(wanted) {
        millionth
    } else {
        Decimal::ZERO
    });
    read.checked_sub(wanted)
        .is_some_and(|off| off.abs() <= slack)
}

fn is_fraction(value: Decimal) -> bool {
    !is_whole(value)
}

fn is_whole(value: Decimal) -> bool {
    value.fract().is_zero()
}

/// Whether two numbers differ in nothing but the place of the decimal sign.
fn same_digits(a: Decimal, b: Decimal) -> bool {
    let moved = || {
        let (leading_a, leading_b) = (leading(a)?, leading(b)?);
        a.checked_div(leading_a)?.checked_mul(leading_b)
    };
    moved().is_some_and(|b| close(a, b))
}

/// The number moved between one and ten.
fn leading(value: Decimal) -> Option<Decimal> {
    let mut moved = value;
    if moved.is_zero() {
        return None;
    }
    while moved.abs() >= Decimal::TEN {
        moved = moved.checked_div(Decimal::TEN)?;
    }
    while moved.abs() < Decimal::ONE {
        moved = moved.checked_mul(Decimal::TEN)?;
    }
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(written: &str) -> Decimal {
        written.parse().expect("a number")
    }

    #[test]
    fn digits_tell_only_where_a_comma_was_lost() {
        let (lost, kept) = (Scale { lost_comma: true }, Scale { lost_comma: false });
        assert!(lost.same(number("62.7"), number("627"), Decimal::ONE));
        assert!(!kept.same(number("62.7"), number("627"), Decimal::ONE));
        assert!(!lost.same(number("62.8"), number("627"), Decimal::ONE));
        assert!(!lost.same(number("6270"), number("627"), Decimal::ONE));
        assert!(lost.same(number("0.333333"), number("333333333333333"), Decimal::ONE));
        assert!(lost.same(number("0.166667"), number("166666666666667"), Decimal::ONE));
        assert!(!lost.same(number("0.167"), number("166666666666667"), Decimal::ONE));
    }

    #[test]
    fn values_compare_in_the_unit_that_the_case_names() {
        let scale = Scale { lost_comma: false };
        assert!(scale.same(number("0.642"), number("64.2"), Decimal::new(1, 2)));
        assert!(!scale.same(number("64.2"), number("64.2"), Decimal::new(1, 2)));
    }
}
