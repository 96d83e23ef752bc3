//! Stretches of days, and how they are written.

use super::super::Period;
use crate::lang::TimeUnit;
use jiff::civil::Date;

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: Date,
    pub(super) to: Date,
}

/// A day of the calendar, if there is one.
pub(super) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    let small = |n: i32| i8::try_from(n).ok();
    Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}

fn add_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The same day `months` later, or the last of a shorter month.
fn add_months(day: Date, months: i32) -> Option<Date> {
    let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + months;
    let first = date(count.div_euclid(12), count.rem_euclid(12) + 1, 1)?;
    let same = i32::from(day.day()).min(first.days_in_month().into());
    date(first.year().into(), first.month().into(), same)
}

/// How many months a unit has; 0 for those of days.
pub(super) const fn months(unit: TimeUnit) -> i32 {
    match unit {
        TimeUnit::Day | TimeUnit::Week => 0,
        TimeUnit::Month => 1,
        TimeUnit::Quarter => 3,
        TimeUnit::Half => 6,
        TimeUnit::Year | TimeUnit::Fiscal | TimeUnit::Season => 12,
    }
}

/// Whether a stretch is one year of the calendar.
pub(super) fn is_year(days: Stretch) -> bool {
    Stretch::years(days.from.year().into(), 1) == Some(days)
}

impl Stretch {
    pub(super) const fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// `count` months from the first of `month` on.
    pub(super) fn months(year: i32, month: i32, count: i32) -> Option<Self> {
        let from = date(year, month, 1)?;
        let to = add_months(from, count - 1)?.last_of_month();
        Some(Self { from, to })
    }

    pub(super) fn years(year: i32, count: i32) -> Option<Self> {
        Self::months(year, 1, 12 * count)
    }

    /// A year that starts in one calendar year and ends in the next. Its months are seldom told: from July to June it
    /// stands apart from those before and after, and meets both calendar years.
    pub(super) fn split(year: i32) -> Option<Self> {
        Self::months(year, 7, 12)
    }

    /// The split year around a day; none in the months in which the next may have begun.
    pub(super) fn around_split(day: Date, open: std::ops::Range<i32>) -> Option<Self> {
        let (year, month) = (i32::from(day.year()), i32::from(day.month()));
        match month {
            _ if open.contains(&month) => None,
            ..=6 => Self::split(year - 1),
            _ => Self::split(year),
        }
    }

    /// The `number`-th part of a year; -1 is the last.
    pub(super) fn part(year: i32, unit: TimeUnit, number: i32) -> Option<Self> {
        let (long, parts) = match unit {
            TimeUnit::Quarter => (3, 4),
            TimeUnit::Half => (6, 2),
            _ => return None,
        };
        let number = if number < 0 { parts } else { number };
        let is = (1..=parts).contains(&number);
        is.then(|| Self::months(year, long * (number - 1) + 1, long))?
    }

    /// The unit of the calendar in which `day` lies; none for those whose months are not known.
    pub(super) fn around(day: Date, unit: TimeUnit) -> Option<Self> {
        let (year, month) = (i32::from(day.year()), i32::from(day.month()));
        match unit {
            TimeUnit::Day => Some(Self::day(day)),
            TimeUnit::Week => {
                let passed = i32::from(day.weekday().to_monday_zero_offset());
                let from = add_days(day, -passed)?;
                let to = add_days(from, 6)?;
                Some(Self { from, to })
            }
            TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Year => {
                let long = months(unit);
                Self::months(year, (month - 1) / long * long + 1, long)
            }
            TimeUnit::Fiscal | TimeUnit::Season => None,
        }
    }

    /// The same stretch `by` units later.
    pub(super) fn later(self, unit: TimeUnit, by: i32) -> Option<Self> {
        match unit {
            TimeUnit::Day => self.days_later(by),
            TimeUnit::Week => self.days_later(7 * by),
            _ => {
                let by = months(unit) * by;
                let to = add_months(self.to, by)?;
                let whole = self.to == self.to.last_of_month() && self.from != self.to;
                let to = if whole { to.last_of_month() } else { to };
                Some(Self {
                    from: add_months(self.from, by)?,
                    to,
                })
            }
        }
    }

    fn days_later(self, by: i32) -> Option<Self> {
        Some(Self {
            from: add_days(self.from, by)?,
            to: add_days(self.to, by)?,
        })
    }

    /// The `count` units that end with this stretch.
    pub(super) fn ending(self, count: i32, unit: TimeUnit) -> Option<Self> {
        let last = match unit {
            TimeUnit::Day | TimeUnit::Week => self,
            _ => Self::around(self.to, TimeUnit::Month)?,
        };
        let from = last.later(unit, -count)?;
        let from = match unit {
            TimeUnit::Day | TimeUnit::Week => add_days(from.to, 1)?,
            _ => add_days(from.from, 0).and_then(|first| add_months(first, 1))?,
        };
        Some(Self { from, to: self.to })
    }

    /// From the start of one to the end of the other, if they stand in this order.
    pub(super) fn up_to(self, other: Self) -> Option<Self> {
        let (from, to) = (self.from, other.to);
        (from <= to).then_some(Self { from, to })
    }

    pub(super) fn is_day(self) -> bool {
        self.from == self.to
    }

    /// How many days it has, the first not counted.
    pub(super) fn length(self) -> i32 {
        self.to.since(self.from).map_or(0, |span| span.get_days())
    }
}

impl Period {
    /// A time with known days.
    pub(super) const fn dated(name: String, days: Stretch) -> Self {
        Self {
            name,
            from: Some(days.from),
            to: Some(days.to),
        }
    }

    /// Whether at least one end of it has a date.
    #[must_use]
    pub const fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether both have a date and no day in common.
    pub(crate) fn is_apart_from(&self, other: &Self) -> bool {
        let before =
            |a: &Self, b: &Self| matches!((a.to, b.from), (Some(to), Some(from)) if to < from);
        before(self, other) || before(other, self)
    }

    /// Its days, if both ends are known.
    pub(super) fn stretch(&self) -> Option<Stretch> {
        let (from, to) = (self.from?, self.to?);
        Some(Stretch { from, to })
    }

    /// The time as ISO 8601 writes it, or close to it: `2025-06-19`, `2025-06`, `2025-Q1`, `2025-H1`, `2025`, `2025-26`,
    /// `2020/2024`, `2019/` for since and `/2030` for until; `None` where nothing dates it.
    ///
    /// ```
    /// # use claimlint::Period;
    /// let mut period = Period::named("first quarter".into());
    /// assert_eq!(period.iso(), None);
    /// period.from = "2025-01-01".parse().ok();
    /// assert_eq!(period.iso().as_deref(), Some("2025/"));
    /// period.to = "2025-03-31".parse().ok();
    /// assert_eq!(period.iso().as_deref(), Some("2025-Q1"));
    /// ```
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        match (self.from, self.to) {
            (Some(from), Some(to)) => Some(self.between(from, to)),
            (Some(from), None) => Some(format!("{}/", first(from))),
            (None, Some(to)) => Some(format!("/{}", last(to))),
            (None, None) => None,
        }
    }

    fn between(&self, from: Date, to: Date) -> String {
        if from == to {
            return from.to_string();
        }
        let year = i32::from(from.year());
        let is = |stretch: Option<Stretch>| stretch == Some(Stretch { from, to });
        if is(Stretch::months(year, from.month().into(), 1)) {
            return format!("{year}-{:02}", from.month());
        }
        for (unit, letter) in [(TimeUnit::Quarter, 'Q'), (TimeUnit::Half, 'H')] {
            let found = (1..=4).find(|number| is(Stretch::part(year, unit, *number)));
            if let Some(number) = found {
                return format!("{year}-{letter}{number}");
            }
        }
        if is(Stretch::years(year, 1)) {
            return year.to_string();
        }
        if is(Stretch::split(year)) && self.names_split_year() {
            return format!("{year}-{:02}", (year + 1) % 100);
        }
        let years = (from.month(), from.day()) == (1, 1) && to == to.last_of_year();
        match (years, from.day() == 1 && to == to.last_of_month()) {
            (true, _) => format!("{year}/{}", to.year()),
            (_, true) => format!("{year}-{:02}/{}-{:02}", from.month(), to.year(), to.month()),
            _ => format!("{from}/{to}"),
        }
    }

    /// Whether its words name a split year ("2024/25"), not twelve months to June.
    fn names_split_year(&self) -> bool {
        let mut back = self.name.bytes().rev();
        let digits = back.by_ref().take(2).all(|b| b.is_ascii_digit());
        digits
            && back
                .next()
                .is_some_and(|b| matches!(b, b'-' | b'/' | 0x80..))
    }
}

/// The first day of a stretch, no finer than needed.
fn first(day: Date) -> String {
    match (day.month(), day.day()) {
        (1, 1) => day.year().to_string(),
        (month, 1) => format!("{}-{month:02}", day.year()),
        _ => day.to_string(),
    }
}

/// The last day of a stretch, no finer than needed.
fn last(day: Date) -> String {
    match (day.month(), day == day.last_of_month()) {
        (12, true) => day.year().to_string(),
        (month, true) => format!("{}-{month:02}", day.year()),
        _ => day.to_string(),
    }
}
