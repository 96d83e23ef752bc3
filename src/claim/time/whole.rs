//! The times of an article as a whole: the year it is about, and when it was written. No word at the figure says them,
//! so they are weak: good to show, nothing that rules decide by.

use super::super::clause::FAR;
use super::super::{Claim, Measure, Period, Reason, Slot};
use super::calendar::Stretch;
use super::find::{Time, Use, Zone, times};
use super::head::{Anchor, is_open};
use crate::lang::{Course, Hedge, Kind, Modality, Role, TimeUnit};
use crate::quantity::Words;
use crate::text::{BlockKind, Span};
use jiff::civil::Date;

/// A time that a sentence with figures names.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Mention {
    sentence: usize,
    days: Option<Stretch>,
    dates: bool,
}

/// The times of a sentence, as the article remembers them.
pub(in super::super) fn mentions(
    sentence: usize,
    times: &[Time],
) -> impl Iterator<Item = Mention> + '_ {
    times.iter().map(move |time| Mention {
        sentence,
        days: time.alone().stretch(),
        dates: time.how == Use::Dates,
    })
}

/// How many sentences below the headline tell what an article is about and on which day it happened.
const OPENING: usize = 4;

/// How many days before the article its news may have happened.
const FRESH: i32 = 3;

/// How many tokens around the name of a plan its year stands.
const AROUND: usize = 24;

/// What an article as a whole says of when.
struct Whole<'a> {
    anchor: Anchor<'a>,
    mentions: &'a [Mention],
    /// The year of the budget it is about.
    budget: Option<Slot<Period>>,
    anchor_day: Option<Date>,
    /// The day of its news, else the month in which it was written.
    written: Option<Period>,
}

/// A time that holds for the next sentence, too, where that speaks of the same unit and names no time.
#[derive(Clone)]
struct Running {
    block: usize,
    sentence: usize,
    unit: &'static str,
    period: Option<Slot<Period>>,
    as_of: Option<Slot<Period>>,
    alone: bool,
}

/// Gives the figures without a time that of the sentence before them, the year the article is about, or the time of the
/// article itself. What an article about a coming budget states as plain figures is planned.
pub(in super::super) fn whole(
    anchor: Anchor<'_>,
    zone: Zone,
    mentions: &[Mention],
    claims: &mut [Claim],
) {
    let whole = Whole {
        anchor,
        mentions,
        budget: budget(anchor, zone),
        anchor_day: zone.anchor,
        written: written(anchor, zone),
    };
    let mut running: Option<Running> = None;
    for claim in claims {
        let block = anchor.sentences[claim.sentence].block;
        if !is_open(claim) {
            running = whole.run(running, claim, block);
            whole.stand(claim);
            continue;
        }
        let table = matches!(anchor.kind(claim.sentence), BlockKind::TableCell { .. });
        let words = anchor.words[claim.sentence];
        // "($1 = 86.40 rupees)"
        let equated = (0..words.tokens.len().min(FAR)).any(|at| words.sign(at) == Some('='));
        if table || equated || claim.role.value == Role::Start {
            continue;
        }
        let year = whole.budget.as_ref().filter(|_| is_of_budget(claim));
        let foreseen = matches!(
            claim.modality.value,
            Modality::Forecast | Modality::Planned | Modality::Estimated
        );
        if whole.is_dated(claim.sentence) && !(foreseen && year.is_some()) {
            continue;
        }
        let before = running.as_ref().filter(|run| {
            run.alone
                && run.block == block
                && run.sentence + 1 == claim.sentence
                && run.unit == claim.quantity.unit.key()
        });
        if let Some(run) = before {
            let weak = |slot: &Option<Slot<Period>>| {
                let slot = slot.as_ref()?;
                Some(Slot::by(slot.value.clone(), Reason::Topic))
            };
            (claim.period, claim.as_of) = (weak(&run.period), weak(&run.as_of));
        } else if whole.is_told_of_another_time(claim.sentence, block) && !whole.moves(claim) {
            continue;
        } else if let Some(year) = year {
            claim.period = Some(year.clone());
            whole.plan(claim, zone);
        } else if let Some(written) = whole.written.as_ref().filter(|_| is_news(claim)) {
            claim.as_of = Some(Slot::by(written.clone(), Reason::Topic));
        }
    }
}

/// Whether a figure is one of those that a budget is made of, and no fact beside it.
fn is_of_budget(claim: &Claim) -> bool {
    let amount = matches!(
        claim.quantity.kind,
        Kind::Money | Kind::Percent | Kind::Ratio
    );
    let modality = claim.modality;
    let fact = modality.value == Modality::Confirmed && modality.why == Reason::Said;
    // "flats up to 4.5 million", "a ceiling of 3%": for whom it is, not how much there is.
    let bound = matches!(claim.quantity.hedge, Hedge::UpTo | Hedge::AtMost);
    (amount || modality.value == Modality::Planned) && !fact && !bound
}

/// Whether a figure is so when the article is written: no forecast.
fn is_news(claim: &Claim) -> bool {
    claim.modality.value != Modality::Forecast
}

impl Whole<'_> {
    fn mentioned(&self, sentences: std::ops::Range<usize>) -> impl Iterator<Item = &Mention> {
        let from = (self.mentions).partition_point(|mention| mention.sentence < sentences.start);
        let to = (self.mentions).partition_point(|mention| mention.sentence < sentences.end);
        self.mentions[from..to].iter()
    }

    /// Whether a sentence names a time that some of its figures may have, and it is not that of the article.
    fn is_dated(&self, sentence: usize) -> bool {
        self.mentioned(sentence..sentence + 1)
            .any(|mention| mention.dates && !self.is_now(mention))
    }

    /// Whether the paragraph has turned to another time before this sentence.
    fn is_told_of_another_time(&self, sentence: usize, block: usize) -> bool {
        let first = (sentence.saturating_sub(OPENING)..=sentence)
            .find(|&at| self.anchor.sentences[at].block == block);
        let first = first.unwrap_or(sentence);
        self.mentioned(first..sentence)
            .any(|mention| mention.dates && !self.is_now(mention) && !self.is_of_budget(mention))
    }

    /// Whether a time holds the day of the article.
    fn is_now(&self, mention: &Mention) -> bool {
        let written = self.written.as_ref().and_then(Period::stretch);
        match (mention.days, written) {
            (Some(days), Some(written)) => days.from >= written.from && days.to <= written.to,
            _ => false,
        }
    }

    fn is_of_budget(&self, mention: &Mention) -> bool {
        let year = self.budget.as_ref().and_then(|slot| slot.value.stretch());
        year.is_some() && mention.days == year
    }

    /// Whether a figure moves from day to day: told as a fact, it is that of the day.
    fn moves(&self, claim: &Claim) -> bool {
        let Some(Measure::Known(name)) = claim.measure.as_ref().map(|slot| &slot.value) else {
            return false;
        };
        let frame = self.anchor.words[claim.sentence].locale.frame(name);
        frame.is_some_and(|frame| frame.course == Course::Varies)
    }

    /// What has been so since some day stands so when the article is written.
    fn stand(&self, claim: &mut Claim) {
        let since = claim
            .period
            .as_ref()
            .is_some_and(|slot| slot.value.from.is_some() && slot.value.to.is_none());
        let written = self.written.as_ref().filter(|_| since && is_news(claim));
        if let Some(written) = written.filter(|_| claim.as_of.is_none()) {
            claim.as_of = Some(Slot::by(written.clone(), Reason::Topic));
        }
    }

    /// Remembers the time of a figure for the next sentence.
    fn run(&self, before: Option<Running>, claim: &Claim, block: usize) -> Option<Running> {
        // What is open on a side, or still to come, says nothing of the next sentence.
        let today = self.anchor_day;
        let lasts = |slot: &Slot<Period>| {
            let over = |days: Stretch| today.is_none_or(|today| days.from <= today);
            !slot.why.is_weak() && slot.value.stretch().is_some_and(over)
        };
        let slots = [&claim.period, &claim.as_of].into_iter().flatten();
        let said = slots.clone().count() > 0 && slots.into_iter().all(lasts);
        if claim.role.value == Role::Start {
            return before;
        }
        if !said {
            return before.filter(|run| run.sentence != claim.sentence);
        }
        let unit = claim.quantity.unit.key();
        let same = before.filter(|run| run.sentence == claim.sentence && run.unit == unit);
        let alone = same
            .as_ref()
            .is_none_or(|run| run.alone && run.period == claim.period && run.as_of == claim.as_of);
        Some(Running {
            block,
            sentence: claim.sentence,
            unit,
            period: claim.period.clone(),
            as_of: claim.as_of.clone(),
            alone,
        })
    }

    /// A plain figure of a budget whose year is not over is a plan.
    fn plan(&self, claim: &mut Claim, zone: Zone) {
        let over = (self.budget.as_ref().and_then(|slot| slot.value.to))
            .zip(zone.anchor)
            .is_none_or(|(to, day)| to <= day);
        if !over && claim.modality.why == Reason::Default {
            claim.modality = Slot::by(Modality::Planned, Reason::Topic);
        }
    }
}

/// The sentences that say what an article is about: its headline, and the first below it.
fn opening(anchor: Anchor<'_>) -> impl Iterator<Item = &Words<'_>> {
    let mut left = OPENING;
    let sentences = anchor.words.iter().enumerate().take(4 * OPENING);
    sentences.filter_map(move |(index, words)| match anchor.kind(index) {
        BlockKind::Headline | BlockKind::Dek => Some(words),
        BlockKind::Paragraph if left > 0 => {
            left -= 1;
            Some(words)
        }
        _ => None,
    })
}

/// The year of the budget that an article opens with.
fn budget(anchor: Anchor<'_>, zone: Zone) -> Option<Slot<Period>> {
    opening(anchor).find_map(|words| {
        let table = words.locale.times()?;
        let (at, end) =
            (0..words.tokens.len()).find_map(|at| Some((at, words.any_at(at, table.budgets)?)))?;
        let far = |time: &Time| match time.first >= end {
            true => time.first - end,
            false => at.saturating_sub(time.end),
        };
        let year = |time: &Time| {
            let days = time.alone().stretch()?;
            (300..=366).contains(&days.length()).then_some(())
        };
        let times = times(words, &[], zone).into_iter();
        let years = times.filter(|time| time.how == Use::Dates && year(time).is_some());
        let nearest = years.min_by_key(far).filter(|time| far(time) <= AROUND)?;
        Some(slot(nearest.alone(), nearest.span))
    })
}

fn slot(period: Period, span: Span) -> Slot<Period> {
    Slot::said(period, span).because(Reason::Topic)
}

/// When what an article reports was so: on the day that its opening names, else in the month of the article.
fn written(anchor: Anchor<'_>, zone: Zone) -> Option<Period> {
    let day = zone.anchor?;
    let fresh = |days: &Stretch| {
        let back = day.since(days.to).map_or(FRESH + 1, |span| span.get_days());
        days.is_day() && (0..=FRESH).contains(&back)
    };
    let told = opening(anchor).find_map(|words| {
        let times = times(words, &[], zone);
        let days = times.iter().filter_map(|time| time.alone().stretch());
        days.into_iter().find(fresh)
    });
    let days = told.or_else(|| Stretch::around(day, TimeUnit::Month))?;
    let mut period = Period::dated(String::new(), days);
    period.name = period.iso().unwrap_or_default();
    Some(period)
}
