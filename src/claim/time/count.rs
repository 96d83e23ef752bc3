//! Parts of years, years, and times that count from another one.

use super::calendar::{Stretch, is_year};
use super::read::{Core, Reader, Side, When, YearOf};
use crate::lang::{Class, Sense, TimeUnit, look_up};

impl Reader<'_> {
    fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(found) = self.words.phrase_at(at, self.times.ordinals) {
            return Some(found);
        }
        let number = self.number_below(at, 4)?;
        let sign = self.words.sign(at + 1);
        let suffix = self.words.has(at + 1, Class::OrdinalSuffix)
            || matches!(sign, Some('º' | '°' | 'ª'))
            || sign == Some('.') && self.locale().ordinal_point;
        (suffix && !self.words.spaced(at + 1)).then_some((number, at + 2))
    }

    /// `the second quarter of 2025`, `im dritten Quartal`, `the first nine months`.
    pub(super) fn part(&self, at: usize) -> Option<Core> {
        let (number, mut next) = self.ordinal(at)?;
        let fiscal = self.words.any_at(next, self.times.fiscal);
        next = fiscal.unwrap_or(next);
        let make: Box<dyn Fn(i32) -> Option<Stretch>>;
        let end;
        if let Some((unit @ (TimeUnit::Quarter | TimeUnit::Half), after)) = self.unit(next) {
            let fraction = unit == TimeUnit::Half && self.words.has(next, Class::Fraction);
            let led = self.words.any_before(at, self.times.half_of).is_some();
            if fraction && !led && self.year_behind(after).is_none() {
                return None;
            }
            (make, end) = (
                Box::new(move |year| Stretch::part(year, unit, number)),
                after,
            );
        } else {
            let (count, after) = self
                .amount(next)
                .filter(|(n, _)| (2..=11).contains(n) && number == 1)?;
            let (unit, after) = self.unit(after)?;
            if unit != TimeUnit::Month {
                return None;
            }
            (make, end) = (Box::new(move |year| Stretch::months(year, 1, count)), after);
        }
        Some(self.part_of(at, end, fiscal, make))
    }

    /// A part of the year that stands behind it, or of the one that is meant.
    fn part_of(
        &self,
        first: usize,
        end: usize,
        fiscal: Option<usize>,
        make: impl Fn(i32) -> Option<Stretch>,
    ) -> Core {
        match self.year_behind(end) {
            Some((YearOf::Is(year), end)) => {
                Core::of(first, end, make(year).filter(|_| fiscal.is_none()))
            }
            Some((YearOf::Before | YearOf::Unknown, end)) => Core::of(first, end, None),
            None if fiscal.is_some() || self.fiscal => Core::of(first, end, None),
            None => {
                let (shift, from, end) = self.shift_around(first, end);
                let side = if shift.is_some_and(|by| by > 0) {
                    Side::Future
                } else {
                    self.side
                };
                let by = if shift.is_some_and(|by| by < 0) {
                    None
                } else {
                    self.towards(side).dated(make)
                };
                Core::of(from, end, by)
            }
        }
    }

    /// `Q2 2025`, `2Q25`, `H1`, `1T 2025`, `FY25`.
    pub(super) fn lettered(&self, at: usize) -> Option<Core> {
        let raw = self.words.raw(at);
        let (letters, digits) = raw.split_at(raw.find(|c: char| c.is_ascii_digit())?);
        let letter = |word: &str| look_up(self.times.letters, &word.to_lowercase()).copied();
        if letters.is_empty() {
            // "2Q25"
            let number = self
                .number_below(at, 4)
                .filter(|_| !self.words.spaced(at + 1))?;
            let next = self.words.raw(at + 1);
            let cut = next
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(next.len());
            let unit = letter(&next[..cut]).filter(|unit| *unit != TimeUnit::Fiscal)?;
            let make = move |year| Stretch::part(year, unit, number);
            return Some(match two_digits(&next[cut..]) {
                Some(year) => Core::of(at, at + 2, make(year)),
                None if cut == next.len() => self.part_of(at, at + 2, None, make),
                None => return None,
            });
        }
        let unit = letter(letters).filter(|_| letters.chars().all(char::is_uppercase))?;
        if unit == TimeUnit::Fiscal {
            let joined =
                matches!(self.words.sign(at + 1), Some('/' | '-')) && !self.words.spaced(at + 2);
            let split = joined && self.words.plain(at + 2) && self.words.raw(at + 2).len() == 2;
            return Some(self.fiscal_year(at, at + if split { 3 } else { 1 }, digits));
        }
        let number = digits.parse().ok()?;
        Stretch::part(2000, unit, number)?;
        Some(self.part_of(at, at + 1, None, move |year| {
            Stretch::part(year, unit, number)
        }))
    }

    fn fiscal_year(&self, first: usize, end: usize, digits: &str) -> Core {
        let year = two_digits(digits).or_else(|| digits.parse().ok());
        let days = year.filter(|_| end > first + 1).and_then(Stretch::split);
        Core::of(first, end, days)
    }

    /// `fiscal 2025`, `Geschäftsjahr 2024/25`, `financial year`; only a split year says when it was.
    pub(super) fn fiscal(&self, at: usize) -> Option<Core> {
        let unit = self
            .unit(at)
            .filter(|(unit, _)| matches!(unit, TimeUnit::Fiscal | TimeUnit::Season));
        let end = match unit {
            Some((_, end)) => end,
            None => self.words.any_at(at, self.times.fiscal)?,
        };
        let from = self.over(end);
        let named = self.digits_of_year(from).map(|(after, split)| {
            let days = self
                .year_at(from)
                .filter(|_| split)
                .and_then(Stretch::split);
            Core::of(at, after, days)
        });
        let (unit, _) = match (named, unit) {
            (Some(named), _) => return Some(named),
            (None, unit) => unit?,
        };
        let (shift, first, end) = self.shift_around(at, end);
        if let Some((after, days)) = self.bounded(end).filter(|_| unit == TimeUnit::Fiscal) {
            return Some(Core::of(first, after, Some(days)));
        }
        let days = self.around(unit);
        shift.map(|by| Core::of(first, end, days.and_then(|days| days.later(unit, by))))
    }

    /// `starting in April`, `ended March 31`: the twelve months that a year of the books has by its first or last one.
    fn bounded(&self, at: usize) -> Option<(usize, Stretch)> {
        let at = at + usize::from(self.words.sign(at) == Some(','));
        let month = |from: usize, side| {
            let from = from + usize::from(self.words.has(from, Class::Definite));
            let reader = Reader {
                side,
                nested: true,
                ..*self
            };
            let core = reader.core(from).filter(|_| !self.nested)?;
            match core.when {
                When::Days(days) if days.length() < 31 => Some((core.end, days)),
                _ => None,
            }
        };
        if let Some(from) = self.words.any_at(at, self.times.starting) {
            let (end, days) = month(from, Side::Nearest)?;
            let (year, number) = (days.from.year(), days.from.month());
            return Some((end, Stretch::months(year.into(), number.into(), 12)?));
        }
        let from = self.words.any_at(at, self.times.ending)?;
        let (end, days) = month(from, Side::Past)?;
        let last = Stretch::around(days.to, TimeUnit::Month)?;
        Some((end, last.ending(12, TimeUnit::Month)?))
    }

    /// `seit Jahresbeginn`, `Vorjahr`.
    pub(super) fn span(&self, at: usize) -> Option<Core> {
        if let Some((shift, end)) = self.words.phrase_at(at, self.times.spans) {
            let days = self
                .anchor
                .and_then(|day| Stretch::around(day, shift.unit)?.later(shift.unit, shift.by));
            return Some(Core::of(at, end, days));
        }
        let (shift, end) = self.words.phrase_at(at, self.times.spans_before)?;
        Some(Core::when(at, end, When::Before(shift.unit, shift.by)))
    }

    /// `the same quarter last year`, `the same period a year earlier`.
    pub(super) fn same(&self, at: usize) -> Option<Core> {
        let (0, next) = self.words.phrase_at(at, self.times.shifts_before)? else {
            return None;
        };
        let end = self.unit(next).map_or(next + 1, |(_, end)| end);
        let from = self.over(end);
        let last_year = self
            .shifted(from)
            .or_else(|| self.length(from))
            .or_else(|| self.span(from))?;
        let a_year = match last_year.when {
            When::Before(TimeUnit::Year, -1) => true,
            When::Days(days) => {
                let year = self.anchor.map(|day| day.year() - 1);
                is_year(days) && Some(days.from.year()) == year || days.length() < 31
            }
            _ => false,
        };
        let when = if a_year {
            When::Before(TimeUnit::Year, -1)
        } else {
            When::Open
        };
        Some(Core::when(at, last_year.end, when))
    }

    fn amount(&self, at: usize) -> Option<(i32, usize)> {
        if self.words.plain(at) && self.words.raw(at).len() <= 3 {
            return Some((self.words.raw(at).parse().ok()?, at + 1));
        }
        match self.words.sense(at, Class::Number) {
            Some(Sense::Number(n)) => Some((i32::try_from(n).ok()?, at + 1)),
            _ => (self.words.has(at, Class::One)).then_some((1, at + 1)),
        }
    }

    /// `two years ago`, `vor einem Jahr`, `a year earlier`, `12 months to June`, `the past five years`.
    pub(super) fn length(&self, at: usize) -> Option<Core> {
        let ahead = self.words.any_at(at, self.times.ago_ahead);
        let past = self.words.any_at(ahead.unwrap_or(at), self.times.past);
        let start = ahead.or(past).unwrap_or(at);
        let amount = self.amount(start);
        let (count, mut next) = amount.unwrap_or((1, start));
        let inner = self.words.any_at(next, self.times.past);
        next = inner.unwrap_or(next);
        let (unit, end) = self
            .unit(next)
            .filter(|(unit, _)| *unit <= TimeUnit::Year)?;
        if ahead.is_some() {
            return amount.map(|_| self.ago(at, end, unit, count));
        }
        let leads = (past.is_some() || inner.is_some()) && amount.is_some();
        // "últimos" and "passés" behind the noun
        let follows = || {
            let past = self.words.any_at(end, self.times.past);
            past.filter(|_| !self.locale().adjectives_first)
        };
        let last = leads.then_some(end).or_else(follows);
        if let Some(end) = last.filter(|_| count > 1) {
            let day = self.anchor.map(Stretch::day);
            let days = day.and_then(|day| day.ending(count, unit));
            return Some(Core::of(at, end, days));
        }
        if let Some(end) = self
            .words
            .any_at(end, self.times.ago)
            .filter(|_| amount.is_some())
        {
            return Some(self.ago(at, end, unit, count));
        }
        if let Some(end) = self.words.any_at(end, self.times.earlier) {
            let led = amount.is_some()
                || self.words.has_before(at, Class::Definite)
                || self.words.has_before(at, Class::Article)
                || self.locale().capital_nouns;
            return led.then(|| Core::when(at, end, When::Before(unit, -count)));
        }
        let to = self
            .words
            .any_at(end, self.times.ending)
            .filter(|_| unit >= TimeUnit::Month && !self.nested)?;
        let to = to
            + usize::from(
                self.words.has(to, Class::Definite) || self.words.has(to, Class::Article),
            );
        let ends = Reader {
            side: Side::Past,
            nested: true,
            ..*self
        };
        let last = ends.core(to)?;
        let days = match last.when {
            When::Days(last) if last.length() < 32 => {
                Stretch::around(last.to, TimeUnit::Month)?.ending(count, unit)
            }
            _ => return None,
        };
        Some(Core::of(at, last.end, days))
    }

    fn ago(&self, first: usize, end: usize, unit: TimeUnit, count: i32) -> Core {
        let days = self.anchor.and_then(|day| {
            // A year ago is a month, years ago are a year.
            let grain = if unit == TimeUnit::Year && count == 1 {
                TimeUnit::Month
            } else {
                unit
            };
            let now = Stretch::around(day, grain)?;
            now.later(unit, -count)
        });
        Core::of(first, end, days)
    }

    /// The unit around the day of the article, as far as its months are known. Years of an article that names split ones are
    /// those of a budget, if it speaks of one, else may be either.
    fn around(&self, unit: TimeUnit) -> Option<Stretch> {
        let day = self.anchor?;
        match unit {
            TimeUnit::Season if self.over_winter => Stretch::around_split(day, 6..7),
            TimeUnit::Year | TimeUnit::Fiscal if self.split && self.budget => {
                Stretch::around_split(day, 4..10)
            }
            TimeUnit::Year if self.split => None,
            _ => Stretch::around(day, unit),
        }
    }

    /// `last year`, `el año pasado`, `dieses Quartal`, `the previous month`.
    pub(super) fn shifted(&self, at: usize) -> Option<Core> {
        let shifts = |at, table| self.words.phrase_at(at, table);
        let counted = |first, end, unit, by| {
            let days = self.around(unit);
            Core::of(first, end, days.and_then(|days| days.later(unit, by)))
        };
        let is = |unit: TimeUnit| unit != TimeUnit::Day;
        if let Some((by, next)) = shifts(at, self.times.shifts) {
            let (unit, end) = self.unit(next).filter(|(unit, _)| is(*unit))?;
            return Some(counted(at, end, unit, by));
        }
        if let Some((by, next)) = shifts(at, self.times.shifts_before).filter(|(by, _)| *by != 0) {
            let (unit, end) = self.unit(next)?;
            return Some(Core::when(at, end, When::Before(unit, by)));
        }
        let (unit, next) = self.unit(at).filter(|_| !self.locale().adjectives_first)?;
        if let Some((by, end)) = shifts(next, self.times.shifts).filter(|_| is(unit)) {
            return Some(counted(at, end, unit, by));
        }
        let (by, end) = shifts(next, self.times.shifts_before).filter(|(by, _)| *by != 0)?;
        Some(Core::when(at, end, When::Before(unit, by)))
    }

    /// `2025`, `2024-25`, `the 1990s`.
    pub(super) fn year(&self, at: usize) -> Option<Core> {
        let year = self.year_at(at)?;
        let (end, split) = self.digits_of_year(at)?;
        if split {
            return Some(Core::of(at, end, Stretch::split(year)));
        }
        let decade = !self.words.spaced(end)
            && self
                .words
                .phrase(self.words.past_hyphen(end), Class::DecadeAfter)
                .is_some()
            || self.words.ends(at, Class::DecadeBefore).is_some();
        if decade && year % 10 == 0 {
            return Some(Core::of(
                at,
                end + usize::from(!self.words.spaced(end)),
                Stretch::years(year, 10),
            ));
        }
        let event = self.names_event(at);
        (!event).then(|| Core::of(at, end, Stretch::years(year, 1)))
    }

    /// `Euro 2024`, `Agenda 2030`: a year that is part of a name.
    fn names_event(&self, at: usize) -> bool {
        let before = at
            .checked_sub(1)
            .filter(|&b| b > 0 && !self.locale().capital_nouns);
        before.is_some_and(|b| {
            let timely = |b| {
                look_up(self.times.units, &self.words.lower(b)).is_some()
                    || look_up(self.times.seasons, &self.words.lower(b)).is_some()
                    || self.words.is_in(b, self.locale().years)
                    || self.words.is_in(b, self.times.budgets)
            };
            self.words.is_capitalised(b)
                && !timely(b)
                && !self.words.has(b, Class::Function)
                && self.words.raw(b).len() > 2
        })
    }

    /// `summer 2024`, `this winter`: dated by its year only.
    pub(super) fn season(&self, at: usize) -> Option<Core> {
        let (number, end) = self.words.phrase_at(at, self.times.seasons)?;
        if let Some((year, after)) = self.year_behind(end) {
            let days = match year {
                YearOf::Is(year) if number < 4 => Stretch::years(year, 1),
                _ => self
                    .year_at(after.saturating_sub(3))
                    .and_then(Stretch::split),
            };
            return Some(Core::of(at, after, days));
        }
        let (shift, first, end) = self.shift_around(at, end);
        let starts = 3 * number;
        let by = match shift {
            Some(by) => by,
            None => self.nearest_season(at, starts)?,
        };
        let days = self.anchor.and_then(|day| {
            // "Last autumn" is one of last year until autumn comes.
            let over = by == 0 || shift.is_none() || by == -1 && i32::from(day.month()) < starts;
            let year = Stretch::around(day, TimeUnit::Year)?.later(TimeUnit::Year, by)?;
            (over && number < 4).then_some(year)
        });
        Some(Core::of(first, end, days))
    }
}

impl Reader<'_> {
    /// `in autumn`, `im Herbst`: how many years from that of the article the season is that words without a year mean, by
    /// the month in which it starts. "A fall in prices" is no season.
    fn nearest_season(&self, at: usize, starts: i32) -> Option<i32> {
        let lead = at - usize::from(self.words.has_before(at, Class::Definite)).min(at);
        let led = self.words.any_before(lead, self.times.of).is_some()
            || self.words.any_before(at, self.times.of).is_some();
        let turns = self.words.has(at, Class::Move)
            || self.words.has(at, Class::DownBefore)
            || self.words.has(at, Class::UpBefore);
        let month = i32::from(self.anchor?.month());
        (led && !turns).then_some(match self.side {
            Side::Past => -i32::from(month < starts),
            Side::Future | Side::Nearest => i32::from(month > starts + 2),
        })
    }
}

/// The year of two or four digits.
fn two_digits(digits: &str) -> Option<i32> {
    match digits.len() {
        2 => Some(2000 + digits.parse::<i32>().ok()?),
        4 => digits.parse().ok(),
        _ => None,
    }
}
