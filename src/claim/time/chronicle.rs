//! The dated times of an article, read on demand: for rules that hold times against each other.

use super::super::Article;
use super::calendar::Stretch;
use super::find::{Zone, times};
use super::head::Anchor;
use super::read::{Reader, Side};
use crate::lang::{Class, Group, TimeUnit, Times};
use crate::quantity::{Quantity, Words};
use crate::text::Span;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The times of one article.
#[derive(Debug)]
pub(crate) struct Chronicle<'a> {
    pub(super) article: &'a Article,
    zone: Zone,
}

/// What dates a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dating {
    /// Its year is printed.
    Printed,
    /// The day or month is printed, its year that of the article.
    Completed,
    /// It is counted from the day of the article.
    Counted,
}

/// A time with days, as tokens `first..end` of its sentence give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(super) first: usize,
    pub(super) end: usize,
    /// The words.
    pub(crate) span: Span,
    /// Its first day.
    pub(crate) from: Date,
    /// Its last day.
    pub(crate) to: Date,
    /// What dates it.
    pub(crate) dating: Dating,
    /// Whether it runs from one time to another, both named.
    pub(crate) joined: bool,
    /// Whether it is a year in digits.
    pub(crate) is_year: bool,
}

impl Moment {
    /// Whether it stands in print, at least but for its year.
    pub(super) fn is_printed(&self) -> bool {
        self.dating != Dating::Counted
    }
}

/// A day of the week that a sentence gives with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weekday {
    /// Both.
    pub(crate) span: Span,
    /// The word for the day of the week.
    pub(crate) word: Span,
    /// Which one, Monday from 1.
    pub(crate) day: i8,
    /// The date.
    pub(crate) date: Date,
    /// What dates it.
    pub(crate) dating: Dating,
}

/// How far from the article a day without a year is one of that time, in days.
const NEAR: i32 = 60;

/// The calendar of today is used everywhere since then.
const GREGORIAN: i16 = 1927;

/// How many days before it is printed an article may have been written.
const WRITTEN: i32 = 3;

/// A year for days without one in an article without a day: it tells only how far apart they are.
const SOME_YEAR: i32 = 2001;

/// How many tokens before a weekday another one may share its date.
const SHARED: usize = 3;

impl<'a> Chronicle<'a> {
    /// The times of `article`; none where the language has no table.
    pub(crate) fn of(article: &'a Article) -> Option<Self> {
        article.locale?.times()?;
        let sentences = 0..article.sentences().len();
        let words: Vec<Words<'_>> = sentences.filter_map(|at| article.words(at)).collect();
        let anchor = Anchor {
            source: article.source(),
            sentences: article.sentences(),
            words: &words,
        };
        let zone = anchor.zone();
        Some(Self { article, zone })
    }

    /// The day of the article.
    pub(crate) fn today(&self) -> Option<Date> {
        self.zone.anchor
    }

    /// The times of one sentence that have days, left to right.
    pub(super) fn moments(&self, sentence: usize) -> Vec<Moment> {
        let Some(words) = self.article.words(sentence) else {
            return Vec::new();
        };
        let claims = self.article.claims();
        let from = claims.partition_point(|claim| claim.sentence < sentence);
        let here = claims[from..]
            .iter()
            .take_while(|claim| claim.sentence == sentence);
        let figures: Vec<Quantity> = here.map(|claim| claim.quantity.clone()).collect();
        let some = self.today().is_none().then_some(SOME_YEAR);
        let zone = Zone {
            year: self.zone.year.or(some),
            ..self.zone
        };
        let read = times(&words, &figures, zone).into_iter();
        let dated = read.filter_map(|time| {
            let days = time.bound(None).stretch()?;
            let table = words.locale.times()?;
            let lead = words.any_at(time.first, table.since);
            let lead = lead.or_else(|| words.any_at(time.first, table.until));
            let start = lead.filter(|&at| at < time.end).unwrap_or(time.first);
            Some(Moment {
                first: time.first,
                end: time.end,
                span: words.span(start, time.end),
                from: days.from,
                to: days.to,
                dating: dating(&words, time.first, time.end),
                joined: time.joined,
                is_year: time.is_year,
            })
        });
        dated.collect()
    }

    /// The days of the week that a sentence gives with their dates.
    pub(crate) fn weekdays(&self, sentence: usize) -> Vec<Weekday> {
        let words = self.article.words(sentence);
        let tables = words.and_then(|words| Some((words, words.locale.times()?)));
        let Some((words, times)) = tables else {
            return Vec::new();
        };
        let starts = (0..words.tokens.len()).filter(|&at| words.opens(at, Group::Time));
        let named = starts.filter_map(|at| {
            let (day, end) = words.phrase_at(at, times.weekdays)?;
            self.weekday(&words, times, (at, end), day)
        });
        named.collect()
    }

    fn weekday(
        &self,
        words: &Words<'_>,
        times: &'static Times,
        (first, end): (usize, usize),
        day: i32,
    ) -> Option<Weekday> {
        let shared = (first.saturating_sub(SHARED)..first)
            .any(|at| words.phrase_at(at, times.weekdays).is_some());
        if shared {
            return None;
        }
        let reader = Reader {
            words,
            times,
            anchor: self.zone.anchor,
            year: None,
            fiscal: false,
            split: false,
            over_winter: false,
            budget: false,
            side: Side::Nearest,
            nested: false,
        };
        let at = words.any_at(end, times.day_parts).unwrap_or(end);
        let at = at + usize::from(words.sign(at) == Some(','));
        let lead = |at: usize| {
            at + usize::from(words.has(at, Class::Definite) || words.has(at, Class::Article))
        };
        let (start, days, after) = reader
            .day(lead(at))
            .map(|(days, after)| (at, days, after))?;
        // "Thursday, September 14-16", "Saturday 13 and 14 June"
        let goes_on = matches!(words.sign(after), Some('-' | '–' | '/'))
            || words
                .any_at(after, times.to)
                .is_some_and(|to| words.is_number(lead(to)));
        let (date, dating) = (days.from, dating(words, start, after));
        if goes_on || date.year() < GREGORIAN {
            return None;
        }
        let known = dating == Dating::Printed || self.is_sure(date, day);
        known.then_some(Weekday {
            span: words.span(first, after),
            word: words.span(first, end),
            day: i8::try_from(day).ok()?,
            date,
            dating,
        })
    }

    /// Whether a day without a year must be the one near the article: no year that is named elsewhere has such a day.
    fn is_sure(&self, date: Date, day: i32) -> bool {
        let Some(today) = self.today() else {
            return false;
        };
        let far = today.since(date).map_or(i32::MAX, |span| span.get_days());
        let mut years = self.years();
        years.extend([today.year() - 1, today.year() + 1]);
        let fits = |year: &i16| {
            let same = Date::new(*year, date.month(), date.day()).ok();
            same.is_some_and(|date| i32::from(date.weekday().to_monday_one_offset()) == day)
        };
        far.abs() <= NEAR && !years.iter().any(fits)
    }

    /// Every year that the article prints.
    fn years(&self) -> BTreeSet<i16> {
        let sentences = 0..self.article.sentences().len();
        let words = sentences.filter_map(|at| self.article.words(at));
        let years = words.flat_map(|words| {
            let tokens = 0..words.tokens.len();
            tokens.filter_map(move |at| i16::try_from(words.year(at)?).ok())
        });
        years.collect()
    }
}

/// What dates the time at tokens `first..end`.
fn dating(words: &Words<'_>, first: usize, end: usize) -> Dating {
    let month = |at: usize| words.find(at, words.locale.months).is_some();
    let numeric = |at: usize| words.is_number(at) && words.raw(at).matches('.').count() == 2;
    if (first..end).any(|at| words.year(at).is_some() || numeric(at)) {
        Dating::Printed
    } else if (first..end).any(month) {
        Dating::Completed
    } else {
        Dating::Counted
    }
}

impl Reader<'_> {
    /// The one day of the date at `at`, and the token behind it.
    fn day(&self, at: usize) -> Option<(Stretch, usize)> {
        let core = self.date(at)?;
        match core.when {
            super::read::When::Days(days) if days.is_day() => Some((days, core.end)),
            _ => None,
        }
    }
}

impl Moment {
    /// Whether only its day and month are printed.
    pub(crate) fn lacks_year(&self) -> bool {
        self.dating == Dating::Completed
    }

    /// The same day or month of another year.
    pub(crate) fn in_year(&self, year: i16) -> Option<Self> {
        let days = Stretch {
            from: self.from,
            to: self.to,
        };
        let by = i32::from(year) - i32::from(self.from.year());
        let days = days.later(TimeUnit::Year, by)?;
        Some(Self {
            from: days.from,
            to: days.to,
            ..*self
        })
    }

    /// The day of the article, which may have been written a few days before it was printed.
    pub(crate) fn on(&self, today: Date) -> Self {
        let day = Stretch::day(today);
        let from = day
            .later(TimeUnit::Day, -WRITTEN)
            .map_or(today, |day| day.from);
        let to = day.later(TimeUnit::Day, 1).map_or(today, |day| day.to);
        Self {
            from,
            to,
            dating: Dating::Printed,
            ..*self
        }
    }
}
