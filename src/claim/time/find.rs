//! The times of one sentence: what they say, and whether they date its figures.

use super::super::Period;
use super::calendar::Stretch;
pub(super) use super::read::When;
use super::read::{Core, Reader, Side};
use crate::lang::{Class, TimeUnit};
use crate::quantity::{Quantity, Words};
use crate::text::Span;
use jiff::civil::Date;

/// What the times of a sentence are read against.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Zone {
    /// The day of the article.
    pub(in super::super) anchor: Option<Date>,
    /// The year that a head gives.
    pub(in super::super) year: Option<i32>,
    /// Whether the article speaks of somebody's books, so that quarters without a year are not those of the calendar.
    pub(in super::super) fiscal: bool,
    /// Whether it names years that start in one calendar year and end in the next.
    pub(in super::super) split: bool,
    /// Whether its seasons run from one summer to the next.
    pub(in super::super) over_winter: bool,
    /// Whether it speaks of a budget.
    pub(in super::super) budget: bool,
}

/// Words of time in a sentence: tokens `first..end`, with the words that say how they are meant.
#[derive(Clone, Debug)]
pub(in super::super) struct Time {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) span: Span,
    name: String,
    pub(super) when: When,
    bounds: Bounds,
    /// Whether figures stood so at this time, rather than over it.
    pub(super) moment: bool,
    pub(super) how: Use,
    /// Whether it opens the sentence and dates all that follows.
    pub(super) leads: bool,
    /// Whether it is a year in digits.
    pub(super) is_year: bool,
}

/// What a time does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It dates figures.
    Dates,
    /// A figure is only held against it ("up 5% from 2023").
    Against,
    /// It is when somebody said so.
    Saying,
}

/// Which ends of a stretch the words leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bounds {
    Both,
    Since,
    Until,
}

impl Time {
    /// The time in days; relative ones are counted from `before`.
    pub(super) fn period(&self, before: Option<&Period>) -> Period {
        let days = match self.when {
            When::Days(days) => Some(days),
            When::Open => None,
            When::Before(unit, by) => before
                .and_then(Period::stretch)
                .and_then(|days| beside(days, unit, by)),
        };
        let mut period = match days {
            Some(days) => Period::dated(self.name.clone(), days),
            None => Period::named(self.name.clone()),
        };
        match self.bounds {
            Bounds::Both => {}
            Bounds::Since => period.to = None,
            Bounds::Until => period.from = None,
        }
        period
    }
    /// The time itself, whatever it bounds: where a change began, or a year spoken of again ("since 1996, when").
    pub(super) fn bound(&self, before: Option<&Period>) -> Period {
        let both = Self {
            bounds: Bounds::Both,
            ..self.clone()
        };
        both.period(before)
    }

    /// The same for a head, which stands alone.
    pub(super) fn alone(&self) -> Period {
        self.period(None)
    }
}

/// The stretch so many units after `days`: a year earlier than a quarter is the same quarter of the year before.
fn beside(days: Stretch, unit: TimeUnit, by: i32) -> Option<Stretch> {
    let grain = match unit {
        TimeUnit::Fiscal | TimeUnit::Season => return None,
        _ if days.is_day() && unit > TimeUnit::Week => TimeUnit::Month,
        _ => return longer(days, unit).then(|| days.later(unit, by))?,
    };
    Stretch::around(days.from, grain)?.later(unit, by)
}

/// Whether a stretch fits into `unit`.
fn longer(days: Stretch, unit: TimeUnit) -> bool {
    let most = match unit {
        TimeUnit::Day => 0,
        TimeUnit::Week => 6,
        TimeUnit::Month => 30,
        TimeUnit::Quarter => 91,
        TimeUnit::Half => 183,
        _ => 365,
    };
    days.length() <= most
}

/// How many tokens before a time what is to come may be told.
const AHEAD: usize = 10;

/// What such words are.
const SMALL: [Class; 4] = [
    Class::Function,
    Class::Determiner,
    Class::Article,
    Class::Definite,
];

/// How many words may stand before a time that opens its sentence ("In its fiscal third quarter").
const OPENING: usize = 4;

/// How many tokens before a day somebody may have said so.
const SAID: usize = 6;

/// The times of a sentence, left to right; those inside `figures` are no times.
pub(in super::super) fn times(words: &Words<'_>, figures: &[Quantity], zone: Zone) -> Vec<Time> {
    let Some(table) = words.locale.times() else {
        return Vec::new();
    };
    let reader = Reader {
        words,
        times: table,
        anchor: zone.anchor,
        year: zone.year,
        fiscal: zone.fiscal,
        split: zone.split,
        over_winter: zone.over_winter,
        budget: zone.budget,
        side: Side::Past,
        nested: false,
    };
    let (mut found, mut at) = (Vec::<Time>::new(), 0);
    while at < words.tokens.len() {
        match reader.time(at) {
            Some(time) if time.end > at && !time.is_figure(figures) => {
                at = time.end;
                // "last" can stand behind one time and before the next.
                let apart = found.last().is_none_or(|last| last.end <= time.first);
                found.extend(Some(time).filter(|_| apart));
            }
            _ => at += 1,
        }
    }
    found
}

impl Time {
    /// Whether its words are those of a figure that is no time.
    fn is_figure(&self, figures: &[Quantity]) -> bool {
        use crate::lang::Kind::{Count, Date, Duration, Ordinal};
        let from = figures.partition_point(|figure| figure.span.end() <= self.span.start());
        let day = matches!(self.when, When::Days(days) if days.is_day());
        // "Saturday 9" is no count.
        let plain =
            |figure: &&Quantity| day && figure.kind == Count && self.span.contains(figure.span);
        let over = figures[from..]
            .iter()
            .take_while(|figure| figure.span.start() < self.span.end());
        let mut over = over.filter(|figure| !matches!(figure.kind, Date | Duration | Ordinal));
        over.any(|figure| figure.span.overlaps(self.span) && !plain(&figure))
    }
}

impl Reader<'_> {
    fn time(&self, at: usize) -> Option<Time> {
        // Most words have nothing to do with time: they cost no look around.
        let core = self.core(at)?;
        let lead = self.lead(core.first);
        let by = self.words.any_before(lead, self.times.by).is_some();
        let side = match self.is_future(lead) {
            _ if by => Side::Nearest,
            true => Side::Future,
            false => Side::Past,
        };
        let reader = Reader { side, ..*self };
        let core = match side == self.side {
            true => core,
            false => reader.core(at)?,
        };
        let core = reader.up_to_another(core);
        let first = core.first;
        let time = reader.in_sentence(core, self.lead(first));
        // "will cut jobs, it said on Wednesday": it has been said.
        if time.how == Use::Saying && side == Side::Future {
            let past = Reader {
                side: Side::Past,
                ..*self
            };
            let core = past.core(at)?;
            return Some(past.in_sentence(core, past.lead(core.first)));
        }
        Some(time)
    }

    /// The token where the words before a time start that only lead to it: articles.
    fn lead(&self, at: usize) -> usize {
        let article = at
            .checked_sub(1)
            .filter(|&b| self.words.has(b, Class::Article) || self.words.has(b, Class::Definite));
        article.unwrap_or(at)
    }

    fn is_future(&self, at: usize) -> bool {
        let words = self.words;
        let from = at.saturating_sub(AHEAD);
        let start = (from..at)
            .rev()
            .find(|&b| matches!(words.sign(b), Some(';' | ':' | '(' | '.')));
        (start.unwrap_or(from)..at).any(|b| {
            words
                .any_at(b, self.times.future)
                .is_some_and(|end| end <= at)
        })
    }

    /// `2020-2024`, `between January and March 2025`, `from Monday to Friday`.
    fn up_to_another(&self, core: Core) -> Core {
        let single = core;
        let When::Days(mut from) = core.when else {
            return single;
        };
        let words = self.words;
        let Some(join) = words.any_at(core.end, self.times.to) else {
            return single;
        };
        let led = words
            .any_before(self.lead(core.first), self.times.between)
            .is_some();
        let and = words.has(core.end, Class::ListJoin)
            || words.is_in(core.end, words.locale.conjunctions);
        let article =
            usize::from(words.has(join, Class::Article) || words.has(join, Class::Definite));
        let spaced = words.sign(core.end).is_some() && words.spaced(core.end);
        if !led && (and || spaced) {
            return single;
        }
        let Some(Core {
            when: When::Days(to),
            end,
            moment,
            ..
        }) = self.core(join + article)
        else {
            return single;
        };
        // "from January to March 2025": the year of the second is that of the first, too.
        let year = i32::from(to.from.year());
        let again = Reader {
            year: Some(year),
            ..*self
        }
        .core(core.first);
        if let Some(Core {
            when: When::Days(days),
            ..
        }) = again
        {
            from = days;
        }
        if from.from > to.to {
            from = from.later(TimeUnit::Year, -1).unwrap_or(from);
        }
        match from.up_to(to) {
            Some(days) if moment == core.moment => Core {
                end,
                when: When::Days(days),
                moment: false,
                joined: true,
                ..core
            },
            _ => single,
        }
    }

    fn in_sentence(&self, core: Core, lead: usize) -> Time {
        let (words, table) = (self.words, self.times);
        // "rispetto al": the article can belong to the words that lead to the time.
        let before = |list| {
            words
                .any_before(core.first, list)
                .or_else(|| words.any_before(lead, list))
        };
        let (mut bounds, mut first, joined) = (Bounds::Both, core.first, core.joined);
        let by = before(table.by).is_some();
        if let Some(at) = before(table.since).filter(|_| !joined) {
            (bounds, first) = (Bounds::Since, at);
        } else if let Some(at) = before(table.until).filter(|_| !(joined || by && core.moment)) {
            (bounds, first) = (Bounds::Until, at);
        }
        let stood = before(table.as_of).is_some() && self.is_day(core);
        let against = before(table.against).is_some() && !joined && !self.is_day(core);
        let from_before = matches!(core.when, When::Before(..)) && before(table.between).is_some();
        let how = match () {
            () if bounds == Bounds::Both && (against || from_before) => Use::Against,
            () if self.is_day(core) && self.is_said(core) => Use::Saying,
            () => Use::Dates,
        };
        let span = words.span(first, core.end);
        Time {
            name: words.text[span.range()].to_lowercase(),
            first,
            end: core.end,
            span,
            when: core.when,
            bounds,
            moment: bounds == Bounds::Both && (core.moment || by || stood),
            how,
            leads: self.leads(lead.min(first)),
            is_year: words.year(core.first).is_some() && core.end <= core.first + 3,
        }
    }

    fn is_day(&self, core: Core) -> bool {
        match core.when {
            When::Days(days) => days.is_day(),
            _ => core.moment,
        }
    }

    /// Whether nothing but a preposition stands before token `at` in its sentence.
    fn leads(&self, at: usize) -> bool {
        let words = self.words;
        let opens =
            |from: usize| from == 0 || matches!(words.sign(from - 1), Some(':' | ';' | '—'));
        let from = (at.saturating_sub(OPENING)..=at)
            .rev()
            .find(|&from| opens(from));
        from.is_some_and(|from| {
            // "It is the lowest since 1994" says more than when.
            let small = |b: usize| {
                SMALL.iter().any(|class| words.has(b, *class))
                    || words.any_at(b, self.times.fiscal).is_some()
            };
            (from..at).all(|b| words.is_word(b) && (b == from || !words.is_capitalised(b)))
                && (at - from < 2 || (from..at).all(small))
        })
    }

    /// `said on Monday`, `teilte das Unternehmen am Montag mit`.
    fn is_said(&self, core: Core) -> bool {
        let words = self.words;
        let stop = |at: usize| {
            words.is_number(at) || matches!(words.sign(at), Some(',' | ';' | ':' | '(' | '.'))
        };
        let from = core.first.saturating_sub(SAID);
        let start = (from..core.first)
            .rev()
            .find(|&at| stop(at))
            .map_or(from, |at| at + 1);
        let ahead = (start..core.first).any(|at| words.any_at(at, self.times.saying).is_some());
        let behind = (core.end..core.end + 2).take_while(|&at| !stop(at));
        ahead
            || behind
                .into_iter()
                .any(|at| words.any_at(at, self.times.saying).is_some())
    }
}
