//! Days, months, years, decades and times of day.

use super::recognise::{Draft, Step};
use super::{Skip, Unit, Words};
use crate::lang::{Class, Hedge, Kind, Sense};
use rust_decimal::Decimal;

/// No span of years in the news is longer when it is printed with a dash.
const LONGEST_SPAN: u32 = 300;

impl Words<'_> {
    /// Days, months and years; days of a month vanish into their date.
    pub(super) fn date(&self, at: usize) -> Option<Step> {
        if self.is_number(at) {
            if let Some(step) = self.day_first(at).or_else(|| self.numeric_date(at)) {
                return Some(step);
            }
            if self.label_before(at).is_some() {
                return None;
            }
            return self.decade(at).or_else(|| self.bare_year(at));
        }
        if self.has(at, Class::Month) && self.is_month(at) {
            return self.month_first(at);
        }
        self.decade_word(at)
    }

    /// A month by a word that can mean something else is one only beside a day or a year.
    fn is_month(&self, at: usize) -> bool {
        self.is_capitalised(at) || !self.locale.adjectives_first
    }

    fn month_first(&self, at: usize) -> Option<Step> {
        let mut end = at + 1;
        end = self.past_point(end);
        let glued = self
            .raw(end)
            .split_once(',')
            .filter(|_| self.is_number(end));
        let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        // "May 5,2024": a date that lost its space.
        if let Some((day, year)) = glued
            && day.len() <= 2
            && year.len() == 4
            && plain(day)
            && plain(year)
        {
            return Some(Step::skip(Skip::Date, at, end + 1));
        }
        let day = self.plain(end) && self.raw(end).len() <= 2 && !self.has(end + 1, Class::Scale);
        let percent = day && self.longest(end + 1, Class::Percent.into()).is_some();
        if day && !percent {
            end += 1;
            end += usize::from(!self.spaced(end) && self.has(end, Class::OrdinalSuffix));
        }
        let comma = usize::from(self.sign(end) == Some(',') && self.year(end + 1).is_some());
        let join = usize::from(self.has(end + comma, Class::DateJoin));
        let year_at = end + comma + join;
        if self.year(year_at).is_some() && !self.measured(year_at + 1) {
            return Some(self.calendar(at, year_at));
        }
        // A month alone is no number.
        (end > at + 1 && day).then_some(Step::skip(Skip::Date, at, end))
    }

    /// `24 November 2025`, `24. November`, `24 de noviembre de 2025`, `1er mars`.
    fn day_first(&self, at: usize) -> Option<Step> {
        if self.raw(at).len() > 2 || !self.plain(at) {
            return None;
        }
        let mut month = at + 1;
        if !self.spaced(month)
            && (self.has(month, Class::OrdinalSuffix) || self.sign(month) == Some('.'))
        {
            month += 1;
        }
        // "10-11 February", "10 and 11 February", "10 bis 12 März"
        let joined = self.hyphen(month)
            || self.has(month, Class::ListJoin)
            || self.has(month, Class::RangeJoin)
            || self.has(month, Class::BetweenJoin);
        let article = month + 1 + usize::from(joined && self.has(month + 1, Class::Article));
        if joined && self.plain(article) && self.raw(article).len() <= 2 {
            let mut other = article + 1;
            other += usize::from(!self.spaced(other) && matches!(self.sign(other), Some('.')));
            other += usize::from(self.has(other, Class::DateJoin));
            if self.has(other, Class::Month) && self.is_month(other) {
                return Some(self.dated(at, other));
            }
        }
        month += usize::from(self.has(month, Class::DateJoin) || self.has(month, Class::Of));
        let day: u32 = self.raw(at).parse().ok()?;
        let is = (1..=31).contains(&day) && self.has(month, Class::Month) && self.is_month(month);
        is.then(|| self.dated(at, month))
    }

    /// The date from `first` on whose month stands at `month`.
    fn dated(&self, first: usize, month: usize) -> Step {
        let mut year = self.past_point(month + 1);
        let end = year;
        year += usize::from(self.sign(year) == Some(','));
        year += usize::from(self.has(year, Class::DateJoin));
        if self.year(year).is_some() && !self.measured(year + 1) {
            self.calendar(first, year)
        } else {
            Step::skip(Skip::Date, first, end)
        }
    }

    /// `12.03.2025`, `12/03/2025`, `2025-03-12`.
    fn numeric_date(&self, at: usize) -> Option<Step> {
        let raw = self.raw(at);
        let mut parts = raw.split('.');
        if let (Some(day), Some(month), Some(year), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
            && day.len() <= 2
            && month.len() <= 2
            && matches!(year.len(), 2 | 4)
            && in_calendar(day, month)
        {
            let year = year.parse().ok().filter(|_| year.len() == 4);
            return Some(match year {
                Some(year) => self.calendar_year(at, at + 1, year),
                None => Step::skip(Skip::Date, at, at + 1),
            });
        }
        let sign = self.sign(at + 1).filter(|s| matches!(s, '/' | '-' | '–'))?;
        let joined = |at: usize| !self.spaced(at) && !self.spaced(at + 1) && self.plain(at + 1);
        if !joined(at + 1) {
            return None;
        }
        if let Some(step) = self.year_span(at) {
            return Some(step);
        }
        if self.sign(at + 3) != Some(sign) || !joined(at + 3) {
            return self.season(at);
        }
        let last = at + 4;
        if self.year(at).is_some() && in_calendar(self.raw(last), self.raw(at + 2)) {
            return Some(self.calendar_year(at, last + 1, self.year(at)?));
        }
        let either = in_calendar(raw, self.raw(at + 2)) || in_calendar(self.raw(at + 2), raw);
        let year = self.year(last).filter(|_| either)?;
        Some(self.calendar_year(at, last + 1, year))
    }

    /// `2024/25`, `2024-25`: a season or a fiscal year.
    fn season(&self, at: usize) -> Option<Step> {
        let (year, next) = (self.year(at)?, self.raw(at + 2));
        // "2024-25", "from 2000-04"
        let later = next
            .parse::<u32>()
            .is_ok_and(|next| next > year % 100 || next == (year + 1) % 100);
        let follows = next.len() == 2 && later;
        follows.then(|| self.calendar_year(at, at + 3, year))
    }

    /// `1914-1918`, `1991–1998`: from one year to another.
    fn year_span(&self, at: usize) -> Option<Step> {
        let (first, last, end) = (self.year(at)?, self.year(at + 2)?, at + 3);
        let more = matches!(self.sign(end), Some('-' | '–' | '/')) && !self.spaced(end);
        // "1500-2000 people", "2000-2100 MW"
        let counts = self.measured(end)
            || self.currency_before(at.wrapping_sub(1)).is_some()
            || self.counts(end) && !self.introduces_year(at) && self.locale.adjectives_first;
        let span = first < last && last - first <= LONGEST_SPAN && !more && !counts;
        span.then(|| {
            let draft = Draft::exact(at, end, Kind::Date, Unit::Calendar, Decimal::from(first));
            self.complete(Draft {
                until: Some(Decimal::from(last)),
                ..draft
            })
        })
    }

    /// `1990s`, `the 90s`, `años 90`, `90er Jahre`.
    fn decade(&self, at: usize) -> Option<Step> {
        if !self.plain(at) || !matches!(self.raw(at).len(), 2 | 4) {
            return None;
        }
        let mut end = at + 1;
        let hyphen = self.past_hyphen(end);
        let after = !self.spaced(end) && self.longest(hyphen, Class::DecadeAfter.into()).is_some();
        let article = at - usize::from(self.has_before(at, Class::Article));
        let before = self.ends(article, Class::DecadeBefore).is_some()
            || (matches!(self.sign(at.wrapping_sub(1)), Some('\'' | '’'))
                && self.has_before(at - 1, Class::DecadeBefore));
        match (after, before) {
            (true, _) => end = hyphen + 1,
            (false, true) => {}
            (false, false) => return None,
        }
        let digits: u32 = self.raw(at).parse().ok()?;
        // "in her 60s"
        if digits < 100
            && digits.is_multiple_of(10)
            && (self.has_before(at, Class::Determiner)
                || at > 1 && self.has_before(at - 1, Class::Determiner) && self.is_word(at - 1))
            && !self.has_before(at, Class::Definite)
        {
            let age = Unit::Time("year");
            let mut draft = Draft::exact(at, end, Kind::Duration, age, Decimal::from(digits));
            draft.until = Some(Decimal::from(digits + 9));
            return Some(self.complete(draft));
        }
        let year = match digits {
            0..=99 if !digits.is_multiple_of(10) => return None,
            0..=29 => 2000 + digits,
            30..=99 => 1900 + digits,
            _ if digits.is_multiple_of(10) && self.year(at).is_some() => digits,
            _ => return None,
        };
        Some(self.years(at, end, year))
    }

    /// `anni Settanta`: a decade by its number word.
    fn decade_word(&self, at: usize) -> Option<Step> {
        let Sense::Number(n @ 20..=90) = self.sense(at, Class::Number)? else {
            return None;
        };
        let decade = n % 10 == 0 && self.has_before(at, Class::DecadeBefore);
        decade.then(|| self.years(at, at + 1, 1900 + n))
    }

    /// The ten years from `year` on.
    fn years(&self, from: usize, end: usize, year: u32) -> Step {
        let mut draft = Draft::exact(from, end, Kind::Date, Unit::Calendar, Decimal::from(year));
        draft.until = Some(Decimal::from(year + 9));
        self.complete(draft)
    }

    /// Four digits that nothing counts by.
    fn bare_year(&self, at: usize) -> Option<Step> {
        self.year(at)?;
        // "at 2045 GMT"
        if self.clock(at).is_some() {
            return None;
        }
        // "2000-2100 MW"
        let dash = self.hyphen(at + 1) && self.plain(at + 2) && self.raw(at + 2).len() == 4;
        let name = at.checked_sub(1).is_some_and(|b| {
            self.longest_before(b + 1, Class::Age.into()).is_none()
                && self.currency_before(b).is_some()
        });
        let counts = name
            || self.measured(at + 1)
            || dash && self.measured(at + 3)
            || (self.counted(at + 1).is_some_and(|(_, end)| end == at + 2)
                && !self.introduces_year(at));
        if counts {
            return None;
        }
        if self.slipped_year(at + 1).is_some() {
            return Some(Step::Pass(at + 1));
        }
        // "above 1500" is a number, "over 2023" a time.
        let limit = self.ends(at, Class::HedgeBefore);
        let limited = limit.is_some_and(|from| from + 1 < at || !self.has(from, Class::Temporal));
        let recent = self
            .year(at)
            .is_some_and(|year| (1950..=2050).contains(&year));
        if limited && !recent && self.bounds(at) {
            return None;
        }
        Some(self.calendar(at, at))
    }

    /// Whether a unit, scale or currency stands at `at`.
    fn measured(&self, at: usize) -> bool {
        self.has(self.past_hyphen(at), Class::Scale)
            || self.unit(at).is_some_and(|unit| {
                !matches!(unit.unit, Unit::Money(_)) || self.currency_before(at).is_none()
            })
    }

    /// Whether the hedge before `at` is a limit rather than a rough date.
    fn bounds(&self, at: usize) -> bool {
        let hedge = self.longest_before(at, Class::HedgeBefore.into());
        matches!(
            hedge,
            Some((
                Sense::HedgeBefore(Hedge::Over | Hedge::Under | Hedge::AtLeast | Hedge::AtMost),
                _
            ))
        )
    }

    fn introduces_year(&self, at: usize) -> bool {
        self.has_before(at, Class::Function)
    }

    fn calendar(&self, from: usize, year_at: usize) -> Step {
        let year = self.year(year_at).unwrap_or(0);
        self.calendar_year(from, year_at + 1, year)
    }

    fn calendar_year(&self, from: usize, end: usize, year: u32) -> Step {
        let draft = Draft::exact(from, end, Kind::Date, Unit::Calendar, Decimal::from(year));
        self.complete(draft)
    }

    /// The calendar year at `at`: four plain digits of the last or next few centuries.
    pub(crate) fn year(&self, at: usize) -> Option<u32> {
        let raw = self.raw(at);
        if raw.len() != 4 || !self.plain(at) {
            return None;
        }
        raw.parse().ok().filter(|year| (1500..=2199).contains(year))
    }

    /// `4:52`, `10 a.m.`, `14 Uhr`, `20h30`: the token after the digits of a time of day, and that after all of it.
    pub(super) fn clock(&self, at: usize) -> Option<(usize, usize)> {
        let mut end = at + 1;
        let raw = self.raw(at);
        let behind = |end| {
            let after = self.longest(end, Class::ClockAfter.into());
            Some((end, after.map_or(end, |(_, after)| after)))
        };
        let joined = !self.spaced(end) && !self.spaced(end + 1) && self.plain(end + 1);
        if self.sign(end) == Some(':') && joined && self.raw(end + 1).len() == 2 && raw.len() <= 2 {
            end += 2;
            // "1:23:45"
            while self.sign(end) == Some(':') && !self.spaced(end) && self.plain(end + 1) {
                end += 2;
            }
            return behind(end);
        }
        let (hour, rest) = raw.split_once('.').unwrap_or((raw, ""));
        // "2045 GMT", "1430 hours"
        if raw.len() == 4 && self.plain(at) && raw < "2400" && &raw[2..] < "60" {
            let zone = self.longest(end, Class::ClockAfter.into());
            let zone = zone.filter(|_| self.longest(end, Class::Time.into()).is_none());
            return zone.map(|(_, after)| (end, after));
        }
        let hours = hour.len() <= 2 && hour.parse::<u32>().is_ok_and(|hour| hour <= 24);
        let minutes = |m: &str| m.len() == 2 && m.bytes().all(|b| b.is_ascii_digit());
        if !hours || !(rest.is_empty() || minutes(rest)) {
            return None;
        }
        let lead = self.ends(at, Class::ClockBefore);
        let before = lead.is_some();
        // "18 h 30"
        let h =
            matches!(self.raw(end), "h" | "H") && self.plain(end + 1) && minutes(self.raw(end + 1));
        if h && self.raw(end + 1) < "60" {
            return Some((end + 2, end + 2));
        }
        if let Some((_, after)) = self.longest(end, Class::ClockAfter.into())
            && (before || self.longest(end, Class::Time.into()).is_none())
        {
            return Some((end, after));
        }
        // "von 9 bis 17 Uhr"
        let until = self.has(end, Class::RangeJoin) && self.plain(end + 1);
        if until
            && self.longest(end + 2, Class::ClockAfter.into()).is_some()
            && self.longest(end + 2, Class::Time.into()).is_none()
        {
            return Some((end, end));
        }
        // "20h30"
        let h30 = self
            .raw(end)
            .strip_prefix(['h', 'H'])
            .filter(|_| !self.spaced(end));
        if h30.is_some_and(minutes) {
            return Some((end + 1, end + 1));
        }
        // "a las 8", "alle ore 9": a single preposition could lead to anything.
        let sure = lead.is_some_and(|from| from + 1 < at);
        let free = || {
            self.joined(at) == end
                && self.unit(end).is_none()
                && !self.has(end, Class::Scale)
                && !self.counts(end)
        };
        let comma = !rest.is_empty() && before && self.locale.decimal == ',';
        ((sure || comma) && free()).then_some((end, end))
    }
}

/// Whether `day` and `month` can be ones.
fn in_calendar(day: &str, month: &str) -> bool {
    let within = |digits: &str, most: u32| {
        digits.len() <= 2 && digits.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n))
    };
    within(day, 31) && within(month, 12)
}
