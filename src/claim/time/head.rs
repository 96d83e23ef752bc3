//! Times that stand over figures: the day of the article, heads of tables and lists, entries of a live blog, the lead.

use super::super::{Claim, Period, Reason, Slot};
use super::dated;
use super::find::{Time, Use, Zone, times};
use crate::lang::{Group, Role, TimeUnit, Times};
use crate::quantity::{Unit, Words};
use crate::text::{BlockKind, Sentence, Source};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// An article as far as its times need it.
#[derive(Clone, Copy)]
pub(in super::super) struct Anchor<'a> {
    pub(in super::super) source: &'a Source,
    pub(in super::super) sentences: &'a [Sentence],
    pub(in super::super) words: &'a [Words<'a>],
}

/// How many days apart the day of a dateline and that of publication may be, and those of publication and update.
const NEAR: i32 = 7;

/// How many tokens a dateline has before its date.
const DATELINE: usize = 10;

/// How many sentences are looked at for a dateline, and for the figures of a headline.
const LEAD: usize = 8;

impl Anchor<'_> {
    pub(super) fn kind(&self, sentence: usize) -> BlockKind {
        self.source.blocks()[self.sentences[sentence].block].kind
    }

    /// What its times are read against.
    pub(in super::super) fn zone(&self) -> Zone {
        let meta = self.source.meta();
        let near = |a: Date, b: Date| a.since(b).is_ok_and(|span| span.get_days().abs() <= NEAR);
        let made = match (meta.published, meta.updated) {
            (Some(published), Some(updated)) if !near(updated, published) => Some(published),
            (published, updated) => updated.or(published),
        };
        let zone = Zone {
            anchor: made,
            year: None,
            split: self.words.iter().any(names_split_year),
            fiscal: self.words.iter().any(is_fiscal),
            over_winter: self.is_over_winter(),
            budget: self
                .words
                .iter()
                .any(|words| names(words, |table| table.budgets)),
        };
        let told = (self.words.iter().enumerate().take(LEAD))
            .filter(|(index, _)| self.kind(*index) == BlockKind::Paragraph)
            .find_map(|(_, words)| dateline(words, zone));
        let anchor = match (made, told) {
            (Some(made), Some(told)) if near(made, told) => Some(told),
            (Some(made), _) => Some(made),
            (None, told) => told,
        };
        Zone { anchor, ..zone }
    }

    /// Whether it is about those whose seasons run from one summer to the next.
    fn is_over_winter(&self) -> bool {
        let any = |list: fn(&Times) -> &'static [&'static str]| {
            self.words.iter().any(|words| names(words, list))
        };
        any(|table| table.over_winter) && !any(|table| table.in_year)
    }
}

/// Whether a sentence holds a phrase of one of the tables.
fn names(words: &Words<'_>, list: impl Fn(&Times) -> &'static [&'static str]) -> bool {
    let list = words.locale.times().map(list);
    list.is_some_and(|list| (0..words.tokens.len()).any(|at| words.any_at(at, list).is_some()))
}

/// Whether a sentence speaks of a year or quarter of somebody's books.
fn is_fiscal(words: &Words<'_>) -> bool {
    let Some(table) = words.locale.times() else {
        return false;
    };
    let mut timely = (0..words.tokens.len()).filter(|&at| words.opens(at, Group::Time));
    timely.any(|at| {
        let unit = words.phrase_at(at, table.units).map(|(unit, _)| unit);
        let book = words.any_at(at, table.fiscal);
        let of_unit = |end| {
            words.phrase_at(end, table.units).is_some()
                || words.phrase_at(end, table.ordinals).is_some()
        };
        unit == Some(TimeUnit::Fiscal)
            || book.is_some_and(|end| words.year(end).is_some() || of_unit(end))
    })
}

/// Whether a sentence names a year that starts in one calendar year and ends in the next.
fn names_split_year(words: &Words<'_>) -> bool {
    (0..words.tokens.len()).any(|at| {
        let year = words
            .year(at)
            .filter(|_| matches!(words.sign(at + 1), Some('-' | '/' | '–')));
        year.is_some_and(|year| {
            words.raw(at + 2).len() == 2 && words.raw(at + 2).parse() == Ok((year + 1) % 100)
        })
    })
}

/// `KASSEL, Nov 4 (Reuters) -`: the day of a dateline.
fn dateline(words: &Words<'_>, zone: Zone) -> Option<Date> {
    let place = words.raw(0);
    if place.len() < 3 || !place.chars().all(char::is_uppercase) {
        return None;
    }
    let time = times(words, &[], zone)
        .into_iter()
        .find(|time| time.first <= DATELINE && time.moment)?;
    let closes = matches!(words.sign(time.end), Some('(' | '-' | '–' | '—'));
    let days = time.alone().stretch().filter(|days| days.is_day())?;
    closes.then_some(days.from)
}

/// Gives the figures of tables the times of their rows and columns.
pub(in super::super) fn tables(anchor: Anchor<'_>, zone: Zone, claims: &mut [Claim]) {
    let mut heads: BTreeMap<(u32, u32, u32), usize> = BTreeMap::new();
    for index in 0..anchor.words.len() {
        if let BlockKind::TableCell { table, row, column } = anchor.kind(index)
            && (row == 0 || column == 0)
        {
            heads.entry((table, row, column)).or_insert(index);
        }
    }
    let read = |place: (u32, u32, u32), year: Option<i32>| {
        // What is longer is no head.
        let words = anchor.words[*heads.get(&place)?];
        let words = &(words.tokens.len() <= 4 * CLOCK).then_some(words)?;
        let zone = Zone { year, ..zone };
        times(words, &[], zone)
            .into_iter()
            .find(|time| time.how == Use::Dates)
    };
    for claim in claims.iter_mut().filter(|claim| is_open(claim)) {
        let BlockKind::TableCell { table, row, column } = anchor.kind(claim.sentence) else {
            continue;
        };
        let cell = |row, column| (table, row, column);
        let by_row = read(cell(row, 0), None).filter(|_| column > 0);
        let by_column = read(cell(0, column), None).filter(|_| row > 0);
        let year = |time: &Option<Time>| {
            let year = time
                .as_ref()
                .filter(|time| time.is_year)?
                .alone()
                .stretch()?;
            Some(i32::from(year.from.year()))
        };
        let time = match (year(&by_row), year(&by_column)) {
            (Some(year), None) if by_column.is_some() => read(cell(0, column), Some(year)),
            (None, Some(year)) if by_row.is_some() => read(cell(row, 0), Some(year)),
            _ => by_row.or(by_column),
        };
        if let Some(time) = time {
            give(claim, &time, Reason::Head);
        }
    }
}

/// Whether neither slot is filled, and may be.
pub(super) fn is_open(claim: &Claim) -> bool {
    use crate::lang::Kind::{Date, Duration};
    let own = matches!(claim.quantity.kind, Date | Duration);
    !own && claim.period.is_none() && claim.as_of.is_none()
}

fn give(claim: &mut Claim, time: &Time, why: Reason) {
    let slot = Some(Slot::said(time.alone(), time.span).because(why));
    if time.moment {
        claim.as_of = slot;
    } else {
        claim.period = slot;
    }
}

/// Gives the figures under a date of its own (`12 August, 20:00`), under a heading that is a time, and in a list that a
/// time leads in, that time.
pub(in super::super) fn entries(anchor: Anchor<'_>, zone: Zone, claims: &mut [Claim]) {
    let (mut entry, mut list) = (None::<Time>, None::<Time>);
    let (mut block, mut next) = (usize::MAX, 0);
    for (index, words) in anchor.words.iter().enumerate() {
        let kind = anchor.kind(index);
        let starts = anchor.sentences[index].block != block;
        block = anchor.sentences[index].block;
        if matches!(kind, BlockKind::Heading | BlockKind::Headline) && starts {
            entry = None;
        }
        let in_list = matches!(kind, BlockKind::ListItem);
        if starts && !in_list {
            list = None;
        }
        let dates = matches!(kind, BlockKind::Paragraph | BlockKind::Heading);
        let told = if starts && dates {
            entry_time(words, zone)
        } else {
            None
        };
        if let Some((time, whole)) = told {
            // Only what stands alone holds for the blocks below it.
            entry = whole.then_some(time);
        }
        let under = entry.as_ref().or(list.as_ref().filter(|_| in_list));
        while let Some(claim) = claims.get_mut(next).filter(|claim| claim.sentence <= index) {
            next += 1;
            let open = claim.sentence == index && is_open(claim) && claim.role.value != Role::Start;
            if let Some(time) = under.filter(|_| open) {
                give(claim, time, Reason::Head);
            }
        }
        let last = words.tokens.len().saturating_sub(1);
        if words.sign(last) == Some(':') && !in_list {
            let mut all = times(words, &[], zone)
                .into_iter()
                .filter(|time| time.how == Use::Dates);
            list = all.next().filter(|_| all.next().is_none());
        }
    }
}

/// How many tokens an entry's time has besides its date: a clock time and signs.
const CLOCK: usize = 6;

/// A sentence that is nothing but a time, with a clock time at most, and whether it is.
fn entry_time(words: &Words<'_>, zone: Zone) -> Option<(Time, bool)> {
    let few = words.tokens.len() <= 4 * CLOCK;
    let time = times(&few.then_some(*words)?, &[], zone)
        .into_iter()
        .next()?;
    let rest = (0..time.first).chain(time.end..words.tokens.len());
    let (mut all, mut plain) = (0, true);
    for at in rest {
        all += 1;
        plain &= !words.is_word(at) || words.raw(at).len() <= 4;
    }
    let alone = plain && all <= CLOCK && time.how == Use::Dates;
    alone.then_some((time, true))
}

/// Gives the figures of headline and dek the times at which the text below repeats them, else the time of its first
/// sentence: weakly, as a headline has no room for it.
pub(in super::super) fn headlines(anchor: Anchor<'_>, claims: &mut [Claim]) {
    let is_head = |claim: &Claim| {
        matches!(
            anchor.kind(claim.sentence),
            BlockKind::Headline | BlockKind::Dek
        )
    };
    let key = |claim: &Claim| -> (Unit, Option<Decimal>) {
        (claim.quantity.unit.clone(), claim.quantity.value())
    };
    let Some(lead) = claims.iter().position(|claim| !is_head(claim)) else {
        return;
    };
    let first = claims[lead].sentence;
    let body: Vec<_> = (claims[lead..].iter())
        .take_while(|claim| claim.sentence < first + LEAD)
        .take(8 * LEAD)
        .map(|claim| {
            (
                key(claim),
                dated(claim).is_some(),
                claim.period.clone(),
                claim.as_of.clone(),
            )
        })
        .collect();
    for claim in claims[..lead].iter_mut().filter(|claim| is_open(claim)) {
        let key = key(claim);
        let again = body
            .iter()
            .find(|(of, ..)| of.0.key() == key.0.key() && of.1 == key.1 && key.1.is_some());
        let Some((_, true, period, as_of)) = again else {
            continue;
        };
        let weak = |slot: &Option<Slot<Period>>| {
            let whole = |slot: &&Slot<Period>| slot.value.from.is_some() && slot.value.to.is_some();
            let slot = slot.as_ref().filter(whole);
            slot.map(|slot| Slot::by(slot.value.clone(), Reason::Topic))
        };
        (claim.period, claim.as_of) = (weak(period), weak(as_of));
    }
}
