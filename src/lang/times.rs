//! What the words of one language say about time.

use super::Locale;
use super::locale::{Phrases, Words};
use super::time_tables::TIMES;

/// The words of a language that date a figure.
#[derive(Debug)]
pub(crate) struct Times {
    /// Days of the week, Monday first, from 1.
    pub(crate) weekdays: Phrases<i32>,
    /// Days by their distance from the day of the article.
    pub(crate) days: Phrases<i32>,
    /// Parts of a day that follow its name (`Tuesday night`).
    pub(crate) day_parts: Words,
    /// Stretches of time by their nouns, in all forms.
    pub(crate) units: Phrases<TimeUnit>,
    /// The four seasons from spring on.
    pub(crate) seasons: Phrases<i32>,
    /// Ordinals before a part of a year.
    pub(crate) ordinals: Phrases<i32>,
    /// Letters before or behind the number of a part of a year (`Q2`, `1T25`, `FY25`).
    pub(crate) letters: Phrases<TimeUnit>,
    /// One word or phrase for a stretch counted from the day of the article (`seit Jahresbeginn`).
    pub(crate) spans: Phrases<Shift>,
    /// One word or phrase for a stretch counted from the time before (`Vorjahr`).
    pub(crate) spans_before: Phrases<Shift>,
    /// Which one of a unit, counted from the day of the article (`last`).
    pub(crate) shifts: Phrases<i32>,
    /// Which one of a unit, counted from the time spoken of before (`previous`).
    pub(crate) shifts_before: Phrases<i32>,
    /// Words for a stretch up to the day of the article (`the past five years`).
    pub(crate) past: Words,
    /// Words behind a length that count back from the day of the article (`two years ago`).
    pub(crate) ago: Words,
    /// The same before it (`vor zwei Jahren`).
    pub(crate) ago_ahead: Words,
    /// Words behind a length that count back from the time spoken of before (`a year earlier`).
    pub(crate) earlier: Words,
    /// Words that make a year or quarter one of the books.
    pub(crate) fiscal: Words,
    /// Words for the parts of a stretch.
    pub(crate) edges: Phrases<Edge>,
    /// Words that join a part to its whole (`quarter of 2025`).
    pub(crate) of: Words,
    /// Words before the start of a stretch without an end.
    pub(crate) since: Words,
    /// Words before the end of a stretch without a start.
    pub(crate) until: Words,
    /// Words before the time by which something is so.
    pub(crate) by: Words,
    /// Words before the moment at which something stood.
    pub(crate) as_of: Words,
    /// Words before a bare half that show that it is one of a year (`a loss for the first half`).
    pub(crate) half_of: Words,
    /// Words that open a clause with a time of its own (`since it broke out last Thursday`).
    pub(crate) clauses: Words,
    /// Words before a figure that says the one before it again (`12 million, or 5%`).
    pub(crate) again: Words,
    /// Words behind a length that lead to its end (`12 months to June`).
    pub(crate) ending: Words,
    /// Words before the first of two ends.
    pub(crate) between: Words,
    /// Words between two ends.
    pub(crate) to: Words,
    /// Words before a time that a figure is only held against.
    pub(crate) against: Words,
    /// Words for saying something: a day beside them is that of the saying.
    pub(crate) saying: Words,
    /// Words before what is still to come.
    pub(crate) future: Words,
    /// Nouns that take a month as their name (`the March report`).
    pub(crate) dated: Words,
    /// Plans for a year that an article can be about as a whole.
    pub(crate) budgets: Words,
    /// Words behind a year of the books that lead to its first month.
    pub(crate) starting: Words,
    /// Words of those whose seasons run from summer to summer.
    pub(crate) over_winter: Words,
    /// Words of those whose seasons are years of the calendar.
    pub(crate) in_year: Words,
}

/// A unit of time that figures are given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimeUnit {
    /// A day.
    Day,
    /// From Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months of the calendar.
    Quarter,
    /// Six months of the calendar.
    Half,
    /// A year of the calendar.
    Year,
    /// A year of somebody's books, whose months are not known.
    Fiscal,
    /// A season of sports or of a theatre, whose months are not known.
    Season,
}

/// Which one of a unit: 0 is the one spoken of, -1 the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shift {
    /// The unit.
    pub(crate) unit: TimeUnit,
    /// How many of it later.
    pub(crate) by: i32,
}

/// A part of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
    /// Some part towards one end ("early in 2025").
    Some,
}

impl Locale {
    /// The words about time of its language.
    pub(crate) fn times(&self) -> Option<&'static Times> {
        let own = TIMES.iter().find(|(tag, _)| *tag == self.tag);
        match (own, self.inherits) {
            (Some((_, times)), _) => Some(times),
            (None, Some(parent)) => parent.times(),
            (None, None) => None,
        }
    }
}
