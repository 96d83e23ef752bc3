//! Words that say when: dates, weekdays, parts of years and how far back they count.

use super::calendar::{Stretch, date, is_year};
use crate::lang::{Class, Edge, Group, Locale, TimeUnit, Times, look_up};
use crate::quantity::Words;
use jiff::civil::Date;

/// Which of several possible days words without a year speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Past,
    Future,
    Nearest,
}

/// What words of time are read by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) times: &'static Times,
    /// The day of the article.
    pub(super) anchor: Option<Date>,
    /// The year that a head gives to what stands under it.
    pub(super) year: Option<i32>,
    /// Whether quarters may be those of somebody's books.
    pub(super) fiscal: bool,
    /// Whether years of the article may start in any month.
    pub(super) split: bool,
    /// Whether its seasons run from one summer to the next.
    pub(super) over_winter: bool,
    /// Whether it speaks of a budget.
    pub(super) budget: bool,
    pub(super) side: Side,
    /// Whether it already reads the end of a length: one is not looked for within the other.
    pub(super) nested: bool,
}

/// What stands beside the name of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Number,
    Words,
}

/// What some words say of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Days(Stretch),
    /// Nothing dates them.
    Open,
    /// So many units later than the time spoken of before.
    Before(TimeUnit, i32),
}

/// Words of time: tokens `first..end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Core {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) when: When,
    /// Whether they name a moment rather than a stretch.
    pub(super) moment: bool,
    /// Whether both ends of a stretch are named.
    pub(super) joined: bool,
}

/// The year behind a part of it.
pub(super) enum YearOf {
    Is(i32),
    /// One that cannot be dated.
    Unknown,
    /// One counted from the time before.
    Before,
}

impl Core {
    pub(super) fn of(first: usize, end: usize, days: Option<Stretch>) -> Self {
        let when = days.map_or(When::Open, When::Days);
        Self {
            moment: days.is_some_and(Stretch::is_day),
            ..Self::when(first, end, when)
        }
    }

    pub(super) fn when(first: usize, end: usize, when: When) -> Self {
        Self {
            first,
            end,
            when,
            moment: false,
            joined: false,
        }
    }
}

impl Reader<'_> {
    /// The time that starts at token `at`.
    pub(super) fn core(&self, at: usize) -> Option<Core> {
        let read = || {
            self.edged(at)
                .or_else(|| self.plain(at))
                .filter(|core| core.end <= self.words.tokens.len())
        };
        if self.may_start(at) {
            return read();
        }
        debug_assert!(
            read().is_none(),
            "a time starts with a word of `Group::Time`"
        );
        None
    }

    /// Whether a time can start with the word or number at `at`: most words have nothing to do with time.
    fn may_start(&self, at: usize) -> bool {
        let words = self.words;
        words.opens(at, Group::Time)
            || words.is_number(at)
            || words.has(at, Class::Number)
            || words.has(at, Class::One)
            || words.is_mixed(at)
    }

    fn plain(&self, at: usize) -> Option<Core> {
        self.relative_day(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.date(at))
            .or_else(|| self.month(at))
            .or_else(|| self.part(at))
            .or_else(|| self.lettered(at))
            .or_else(|| self.span(at))
            .or_else(|| self.fiscal(at))
            .or_else(|| self.same(at))
            .or_else(|| self.length(at))
            .or_else(|| self.shifted(at))
            .or_else(|| self.year(at))
            .or_else(|| self.season(at))
    }

    pub(super) fn locale(&self) -> &'static Locale {
        self.words.locale
    }

    /// The token behind the words that join a part to its whole, and articles.
    pub(super) fn over(&self, at: usize) -> usize {
        let mut end = self.words.any_at(at, self.times.of).unwrap_or(at);
        end += usize::from(self.words.sign(end) == Some(',') && self.year_at(end + 1).is_some());
        let article = self.words.has(end, Class::Article) || self.words.has(end, Class::Definite);
        end + usize::from(article)
    }

    pub(super) fn unit(&self, at: usize) -> Option<(TimeUnit, usize)> {
        self.words.phrase_at(at, self.times.units)
    }

    /// The stretch of `make` that words without a year mean.
    pub(super) fn dated(&self, make: impl Fn(i32) -> Option<Stretch>) -> Option<Stretch> {
        if let Some(year) = self.year {
            return make(year);
        }
        let today = self.anchor?;
        let year = i32::from(today.year());
        let mut around = (year - 2..=year + 2).filter_map(make);
        match self.side {
            Side::Past => around.rfind(|s| s.from <= today),
            Side::Future => around.find(|s| s.to >= today),
            Side::Nearest => around.min_by_key(|s| {
                let far = |day: Date| today.since(day).map_or(0, |span| span.get_days());
                if s.from <= today && today <= s.to {
                    return (0, 0);
                }
                let (from, to) = (far(s.from), far(s.to));
                (from.abs().min(to.abs()), from)
            }),
        }
    }

    /// `yesterday`.
    fn relative_day(&self, at: usize) -> Option<Core> {
        let (by, end) = self.words.phrase_at(at, self.times.days)?;
        let day = self.anchor.map(Stretch::day);
        let day = day.and_then(|day| day.later(TimeUnit::Day, by));
        Some(Core {
            moment: true,
            ..Core::of(at, end, day)
        })
    }

    /// `last Friday`, `Monday, 4 November`, `Saturday 9`, `lunes pasado`.
    fn weekday(&self, at: usize) -> Option<Core> {
        let (day, mut end) = self.words.phrase_at(at, self.times.weekdays)?;
        if let Some(after) = self.words.any_at(end, self.times.day_parts) {
            end = after;
        }
        let comma = usize::from(self.words.sign(end) == Some(','));
        if let Some(date) = self.date(end + comma) {
            return Some(Core { first: at, ..date });
        }
        if let Some(core) = self.numbered_day(at, end, day) {
            return Some(core);
        }
        let (shift, first, end) = self.shift_around(at, end);
        let on = self.anchor.and_then(|today| {
            let passed = i32::from(today.weekday().to_monday_one_offset()) - day;
            let back = passed.rem_euclid(7);
            let forth = if back == 0 { 7 } else { 7 - back };
            let by = match shift {
                Some(..=-1) if back == 0 => -7,
                Some(1..) => forth,
                None | Some(0) if self.side == Side::Future && back > 0 => forth,
                _ => -back,
            };
            Stretch::day(today).later(TimeUnit::Day, by)
        });
        Some(Core {
            moment: true,
            ..Core::of(first, end, on)
        })
    }

    /// `Saturday 9`: a weekday and the day of a month, if the calendar near the article agrees.
    fn numbered_day(&self, first: usize, at: usize, weekday: i32) -> Option<Core> {
        let number = self.number_below(at, 31)?;
        let today = Stretch::day(self.anchor?);
        let mut near = (-14..=14).filter_map(|by| today.later(TimeUnit::Day, by));
        let day = near.find(|day| {
            i32::from(day.from.day()) == number
                && i32::from(day.from.weekday().to_monday_one_offset()) == weekday
        })?;
        Some(Core::of(first, at + 1, Some(day)))
    }

    pub(super) fn number_below(&self, at: usize, most: i32) -> Option<i32> {
        let raw = self.words.raw(at);
        let number: i32 = raw.parse().ok().filter(|_| self.words.plain(at))?;
        (raw.len() <= 2 && (1..=most).contains(&number)).then_some(number)
    }

    /// A word like "last" before or behind tokens `first..end`, which then belongs to them.
    pub(super) fn shift_around(&self, first: usize, end: usize) -> (Option<i32>, usize, usize) {
        if let Some((by, from)) = self.words.phrase_before(first, self.times.shifts) {
            return (Some(by), from, end);
        }
        match self.words.phrase_at(end, self.times.shifts) {
            Some((by, after)) if !self.locale().adjectives_first => (Some(by), first, after),
            _ => (None, first, end),
        }
    }

    /// `June 19, 2025`, `19. Juni 2025`, `19 de junio`, `2025-06-19`, `19.06.2025`.
    fn date(&self, at: usize) -> Option<Core> {
        self.numeric(at).or_else(|| {
            let (month, day, end) = self.month_first(at).or_else(|| self.day_first(at))?;
            let (year, end) = match self.year_behind(end) {
                Some((YearOf::Is(year), after)) => (Some(year), after),
                _ => (None, end),
            };
            let on = |year| date(year, month, day).map(Stretch::day);
            let days = match year {
                Some(year) => Some(on(year)?),
                None => self.dated(on),
            };
            Some(Core {
                moment: true,
                ..Core::of(at, end, days)
            })
        })
    }

    fn month_first(&self, at: usize) -> Option<(i32, i32, usize)> {
        let month = self.month_at(at, Beside::Number)?;
        let mut end = self.words.past_point(at + 1);
        let day = self.number_below(end, 31)?;
        end += 1;
        end += usize::from(!self.words.spaced(end) && self.words.has(end, Class::OrdinalSuffix));
        let counts =
            self.words.has(end, Class::Scale) || self.words.phrase(end, Class::Percent).is_some();
        (!counts).then_some((month, day, end))
    }

    fn day_first(&self, at: usize) -> Option<(i32, i32, usize)> {
        let day = self.number_below(at, 31)?;
        let mut next = at + 1;
        let suffix =
            self.words.has(next, Class::OrdinalSuffix) || self.words.sign(next) == Some('.');
        next += usize::from(!self.words.spaced(next) && suffix);
        next = self.words.any_at(next, self.times.of).unwrap_or(next);
        let month = self.month_at(next, Beside::Number)?;
        Some((month, day, self.words.past_point(next + 1)))
    }

    fn numeric(&self, at: usize) -> Option<Core> {
        let raw = self.words.raw(at);
        let number = |text: &str| text.parse::<i32>().ok();
        let mut parts = raw.split('.');
        if let (Some(d), Some(m), Some(y), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            let (d, m, y) = (number(d)?, number(m)?, number(y)?);
            let y = if y < 100 { 2000 + y } else { y };
            return Some(Core::of(at, at + 1, Some(Stretch::day(date(y, m, d)?))));
        }
        let sign = self
            .words
            .sign(at + 1)
            .filter(|sign| matches!(sign, '-' | '/'))?;
        let tight = (at + 1..=at + 4).all(|t| !self.words.spaced(t));
        if self.words.sign(at + 3) != Some(sign) || !tight {
            return None;
        }
        let [a, b, c] = [at, at + 2, at + 4].map(|t| self.words.raw(t));
        let (a, b, c) = (number(a)?, number(b)?, number(c)?);
        let point = self.locale().decimal == '.';
        let day = match (a, b, c) {
            (1500.., _, _) => date(a, b, c),
            // In English either may be the month.
            (..=12, ..=12, 1500..) if point && a != b => None,
            (..=12, 13.., 1500..) => date(c, a, b),
            (_, _, 1500..) => date(c, b, a),
            _ => None,
        };
        Some(Core::of(at, at + 5, Some(Stretch::day(day?))))
    }

    /// The month named at `at`. Words that mean something else, too, and abbreviations are months only beside a number.
    fn month_at(&self, at: usize, beside: Beside) -> Option<i32> {
        let months = self.locale().months;
        let month = self.words.find(at, months)?;
        let word = self.words.lower(at);
        let capital = self.words.is_capitalised(at) || !self.locale().adjectives_first;
        let longer = |(name, number): &(&str, u32)| {
            *number == month && name.len() > word.len() && name.starts_with(word.as_str())
        };
        let short = word.len() <= 4 && months.iter().any(longer);
        let starts = at == 0 && word.len() <= 3;
        let plain = capital && !((short || starts) && beside == Beside::Words);
        plain.then_some(i32::try_from(month).ok()?)
    }

    /// `June`, `June 2025`, `juin dernier`, `junio de este año`.
    fn month(&self, at: usize) -> Option<Core> {
        self.words.find(at, self.locale().months)?;
        let point = self.words.past_point(at + 1);
        let behind = self.year_behind(point);
        let beside = behind.as_ref().map_or(Beside::Words, |_| Beside::Number);
        let month = self.month_at(at, beside)?;
        let make = |year| Stretch::months(year, month, 1);
        if let Some((year, end)) = behind {
            let days = match year {
                YearOf::Is(year) => make(year),
                _ => None,
            };
            return Some(Core::of(at, end, days));
        }
        // "the March report"
        let led =
            self.words.has_before(at, Class::Definite) || self.words.has_before(at, Class::Article);
        let names = self.words.is_in(point, self.times.dated);
        if led && names && self.locale().adjectives_first || self.in_genitive(at) {
            return None;
        }
        let (shift, first, end) = self.shift_around(at, point);
        let days = match shift {
            Some(1..) => self.towards(Side::Future).dated(make),
            _ => self.dated(make),
        };
        Some(Core::of(first, end, days))
    }

    pub(super) fn towards(&self, side: Side) -> Self {
        Self { side, ..*self }
    }

    /// `les projections de mars`: a month that belongs to a noun, not to a figure.
    fn in_genitive(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let of =
            before.filter(|&b| self.words.has(b, Class::Of) && !self.locale().adjectives_first);
        // "au mois de mars", "principios de junio" and "18 de junho" are no such nouns.
        let edge = self.words.phrase_before(at, self.times.edges).is_some();
        of.filter(|_| !edge)
            .and_then(|of| of.checked_sub(1))
            .is_some_and(|noun| {
                let timely = look_up(self.times.units, &self.words.lower(noun)).is_some();
                self.words.is_word(noun)
                    && !timely
                    && !self.words.has(noun, Class::Function)
                    && self.words.any_before(at, self.times.since).is_none()
                    && self.words.any_before(at, self.times.by).is_none()
            })
    }

    /// The year that follows a part of it: `of 2025`, `last year`, `dieses Jahres`, `of fiscal 2025`.
    pub(super) fn year_behind(&self, at: usize) -> Option<(YearOf, usize)> {
        let from = self.over(at);
        if let Some((core, is_split)) = self.digits_of_year(from) {
            let year = self.year_at(from).filter(|_| !is_split);
            return Some((year.map_or(YearOf::Unknown, YearOf::Is), core));
        }
        if let Some((TimeUnit::Year, end)) = self.unit(from)
            && let Some(year) = self.year_at(end)
        {
            return Some((YearOf::Is(year), end + 1));
        }
        if let Some(core) = self.fiscal(from) {
            return Some((YearOf::Unknown, core.end));
        }
        if let Some(core) = self.shifted(from).or_else(|| self.length(from)) {
            match core.when {
                When::Days(days) if is_year(days) => {
                    return Some((YearOf::Is(days.from.year().into()), core.end));
                }
                When::Before(TimeUnit::Year, _) => return Some((YearOf::Before, core.end)),
                _ => {}
            }
        }
        let (unit, end) = self.unit(from).filter(|_| from > at)?;
        let year = self.anchor.map(|day| i32::from(day.year()));
        (unit == TimeUnit::Year).then_some((YearOf::Is(year?), end))
    }

    pub(super) fn year_at(&self, at: usize) -> Option<i32> {
        let year = self.words.year(at)?;
        let slipped = self.words.slipped_year(at + 1).is_some();
        i32::try_from(year).ok().filter(|_| !slipped)
    }

    /// The digits of a year or of a split one (`2024/25`), the token behind them, and which it is.
    pub(super) fn digits_of_year(&self, at: usize) -> Option<(usize, bool)> {
        let year = self.year_at(at)?;
        let joined = matches!(self.words.sign(at + 1), Some('/' | '-' | '–'))
            && !self.words.spaced(at + 1)
            && !self.words.spaced(at + 2);
        let next = self.words.raw(at + 2);
        let follows = joined
            && self.words.plain(at + 2)
            && match next.len() {
                2 => next.parse() == Ok((year + 1) % 100),
                4 => next.parse() == Ok(year + 1) && self.words.sign(at + 1) == Some('/'),
                _ => false,
            };
        Some(if follows {
            (at + 3, true)
        } else {
            (at + 1, false)
        })
    }

    /// `the end of June`, `early 2026`, `mid-August`.
    fn edged(&self, at: usize) -> Option<Core> {
        let (edge, next) = self.words.phrase_at(at, self.times.edges)?;
        let hyphen = self.words.past_hyphen(next);
        let from = self.over(hyphen);
        let whole = self.plain(from).or_else(|| {
            let (unit, end) = self.unit(from)?;
            let days = self.anchor.and_then(|day| Stretch::around(day, unit));
            Some(Core::of(from, end, days))
        })?;
        let when = match whole.when {
            When::Days(days) => When::Days(narrowed(days, edge)),
            other => other,
        };
        Some(Core {
            first: at,
            end: whole.end,
            when,
            moment: true,
            joined: false,
        })
    }
}

/// The first or last month of a longer stretch.
fn narrowed(days: Stretch, edge: Edge) -> Stretch {
    let month = match edge {
        Edge::Start => Stretch::around(days.from, TimeUnit::Month),
        Edge::End => Stretch::around(days.to, TimeUnit::Month),
        Edge::Middle | Edge::Some => None,
    };
    month.filter(|_| days.length() > 31).unwrap_or(days)
}
