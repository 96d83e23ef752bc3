//! Changes: a level before, a level after, and the figures that say how far apart the two are.

use super::evidence::{At, unit_key};
use crate::claim::{Article, Corpus};
use crate::lang::{Class, Kind, Role};
use crate::quantity::{Direction, Interval};
use crate::text::BlockKind;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// One change as a sentence or the row of a table tells it.
#[derive(Clone, Debug)]
pub(super) struct Change<'c> {
    /// The level before.
    pub(super) start: At<'c>,
    /// The level after.
    pub(super) end: At<'c>,
    /// How far it went: a percentage, points, an amount, a multiple.
    pub(super) sizes: Vec<At<'c>>,
}

/// A multiple that moves the level: doubled, trebled, fourfold.
const MULTIPLE: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

impl<'c> Change<'c> {
    /// The change from `start` to `end`, still without a size.
    pub(super) const fn between(start: At<'c>, end: At<'c>) -> Self {
        Self {
            start,
            end,
            sizes: Vec::new(),
        }
    }

    /// Whether both levels are facts, or neither is. In a table the other rows show that the columns are compared, whatever
    /// their heads say of how certain they are.
    pub(super) fn is_of_one_certainty(&self) -> bool {
        let in_table = matches!(self.end.block(), BlockKind::TableCell { .. });
        in_table || self.start.is_asserted() == self.end.is_asserted()
    }

    /// Whether both levels are shares of something, so that their difference is in points.
    pub(super) fn is_of_shares(&self) -> bool {
        self.end.claim.quantity.kind == Kind::Percent
    }

    /// How many times the level before the level after is.
    pub(super) fn multiple(&self) -> Interval {
        says(self.end).ratio(says(self.start))
    }

    /// The rise in percent of the level before, below zero for a fall.
    pub(super) fn percent(&self) -> Interval {
        let one = Interval::exactly(Decimal::ONE);
        self.multiple().minus(one).times(100)
    }

    /// Which way the levels go, where rounding leaves no doubt.
    pub(super) fn direction(&self) -> Option<Direction> {
        let (start, end) = (says(self.start), says(self.end));
        match (self.start.value(), self.end.value()) {
            _ if start.meets(end) => None,
            (Some(start), Some(end)) if start < end => Some(Direction::Up),
            (Some(_), Some(_)) => Some(Direction::Down),
            _ => None,
        }
    }

    /// The values as printed, before and after.
    pub(super) fn values(&self) -> Option<(Decimal, Decimal)> {
        self.start.value().zip(self.end.value())
    }
}

/// What a figure says, rounding and hedge included.
pub(super) fn says(at: At<'_>) -> Interval {
    at.claim.quantity.reading().interval
}

/// The changes that the sentences of an article tell, in order of text.
pub(super) fn changes<'c>(corpus: &'c Corpus, article: &'c Article) -> Vec<Change<'c>> {
    let claims: Vec<At<'c>> = At::of(corpus, article).collect();
    let sentences = claims.chunk_by(|a, b| a.claim.sentence == b.claim.sentence);
    let prose = sentences.filter(|s| !matches!(s[0].block(), BlockKind::TableCell { .. }));
    prose.flat_map(told).collect()
}

/// A level and how far another is from it, where that other stands elsewhere: `a 35 per cent premium to Friday's close
/// of $47.70`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared<'c> {
    /// The level that another is held against.
    pub(super) base: At<'c>,
    /// How far the other is from it.
    pub(super) size: At<'c>,
}

/// The comparisons of an article whose other level does not stand in the sentence before them.
pub(super) fn compared<'c>(corpus: &'c Corpus, article: &'c Article) -> Vec<Compared<'c>> {
    let claims: Vec<At<'c>> = At::of(corpus, article).collect();
    let pairs = claims.windows(2).enumerate();
    let pairs = pairs.filter_map(|(at, pair)| {
        let (size, base) = (pair[0], pair[1]);
        let led = size.same_sentence(base) && part(size) == Some(Part::Size) && leads(size, base);
        let other = claims[..at].iter().rev().take(NEAR);
        let mut other = other.take_while(|at| at.same_sentence(base));
        let alone = !other
            .any(|at| unit_key(&at.claim.quantity.unit) == unit_key(&base.claim.quantity.unit));
        (led && alone).then_some(Compared { base, size })
    });
    pairs.collect()
}

/// How many bytes may stand between a size and the words that lead from it to a base.
const LEAD: u32 = 24;
/// How many figures of a sentence are looked at.
const NEAR: usize = 64;

/// What a figure can be in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Start,
    End,
    Level,
    Size,
}

fn part(at: At<'_>) -> Option<Part> {
    let quantity = &at.claim.quantity;
    if at.claim.same_as.is_some() || quantity.garble.is_some() {
        return None;
    }
    match (quantity.kind, at.claim.role.value) {
        (Kind::Date | Kind::Ordinal | Kind::Duration, _) => None,
        // "rose by a third"
        (Kind::Ratio, Role::Change) if at.value().is_some_and(|v| v < Decimal::ONE) => {
            Some(Part::Size)
        }
        (Kind::Ratio, _) => at
            .value()
            .is_some_and(|v| v >= MULTIPLE)
            .then_some(Part::Size),
        (_, Role::Change) | (Kind::Points, _) => Some(Part::Size),
        (_, Role::Start) => Some(Part::Start),
        (_, Role::End) => Some(Part::End),
        (_, Role::Level) => Some(Part::Level),
    }
}

/// The changes of one sentence.
fn told<'c>(sentence: &[At<'c>]) -> Vec<Change<'c>> {
    let figures: Vec<(At<'c>, Part)> = sentence
        .iter()
        .filter_map(|at| Some((*at, part(*at)?)))
        .collect();
    let led: BTreeSet<usize> = (1..figures.len())
        .filter(|&i| is_led(&figures, i))
        .collect();
    let pairs = pairs(&figures, &led);
    let mut changes: Vec<Change<'c>> = pairs
        .iter()
        .map(|&(start, end)| Change::between(figures[start].0, figures[end].0))
        .collect();
    let sizes: Vec<usize> = (0..figures.len())
        .filter(|&i| figures[i].1 == Part::Size && !led.contains(&(i + 1)))
        .collect();
    for size in sizes {
        if let Some(pair) = owner(&figures, &pairs, size) {
            changes[pair].sizes.push(figures[size].0);
        }
    }
    changes.extend(led.iter().filter_map(|&base| held_against(&figures, base)));
    changes
}

/// Whether a level is what the figure before it is held against: "22 million more than the 1,460 million".
fn is_led(figures: &[(At<'_>, Part)], base: usize) -> bool {
    let ((size, part), (level, role)) = (figures[base - 1], figures[base]);
    part == Part::Size && role == Part::Start && leads(size, level)
}

/// Whether words that hold a figure against another lead from a size to a level: "more than the", "double the".
fn leads(size: At<'_>, base: At<'_>) -> bool {
    let (Some(lead), Some(words)) = (
        base.claim
            .role
            .span
            .filter(|_| base.claim.role.value == Role::Start),
        base.article.words(base.claim.sentence),
    ) else {
        return false;
    };
    let end = size.claim.quantity.span.end();
    if lead.start() < end || lead.start() - end > LEAD {
        return false;
    }
    let (from, to) = (words.token_at(end), words.token_at(lead.start()));
    let multiple = size.claim.quantity.kind == Kind::Ratio
        && from == to
        && words.phrase_at(to, words.locale.roles).is_none();
    let cue = words.any_at(to, words.locale.held_against).is_some();
    (cue || multiple) && (from..to).all(|at| words.is_word(at))
}

/// The change from a base to the level that is held against it: the last one before, of any number of bases.
fn held_against<'c>(figures: &[(At<'c>, Part)], base: usize) -> Option<Change<'c>> {
    let before = figures[..base - 1].iter().rev();
    let levels = before.filter(|(_, part)| matches!(part, Part::Level | Part::End));
    let (start, size) = (figures[base].0, figures[base - 1].0);
    let told = |end: At<'c>| {
        let mut change = Change::between(start, end);
        change.sizes.push(size);
        change
    };
    let mut ends = levels.map(|(end, _)| *end).filter(|end| alike(start, *end));
    let last = ends.next().map(told)?;
    // "$1.20 a share, beating the $1.10 expected and up 20% on the $1.00 of last year"
    let fits = |change: &Change<'c>| {
        let said = says(size);
        let rise = change.percent();
        let fall = Interval::exactly(Decimal::ZERO).minus(rise);
        rise.meets(said) || fall.meets(said)
    };
    let relative = size.claim.quantity.kind == Kind::Percent && !fits(&last);
    let other = ends.filter(|_| relative).map(told).find(fits);
    Some(other.unwrap_or(last))
}

/// Each level before with the level after beside it.
fn pairs(figures: &[(At<'_>, Part)], led: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let levels: Vec<usize> = (0..figures.len())
        .filter(|&i| figures[i].1 != Part::Size && !led.contains(&i))
        .collect();
    for (place, &start) in levels.iter().enumerate() {
        if figures[start].1 != Part::Start {
            continue;
        }
        let before = place.checked_sub(1).map(|at| levels[at]);
        let behind = levels.get(place + 1).copied();
        let fits = |end: Option<usize>, part: Part| {
            end.filter(|&end| {
                figures[end].1 == part
                    && alike(figures[start].0, figures[end].0)
                    && !pairs.iter().any(|pair| pair.1 == end)
            })
        };
        let next = behind.filter(|&end| end == start + 1);
        let end = fits(before, Part::End)
            .or_else(|| fits(next, Part::End))
            .or_else(|| fits(before, Part::Level));
        pairs.extend(end.map(|end| (start, end)));
    }
    pairs
}

/// Whether two figures can be levels of one thing.
fn alike(a: At<'_>, b: At<'_>) -> bool {
    unit_key(&a.claim.quantity.unit) == unit_key(&b.claim.quantity.unit)
        && a.value().is_some()
        && b.value().is_some()
        && (same_measure(a, b) || are_joined(b, a))
        && !are_of_other_rates(a, b)
}

/// Whether the word that leads to the second follows the first at once: "to $6.1 billion from $5.6 billion".
fn are_joined(first: At<'_>, second: At<'_>) -> bool {
    let end = first.claim.quantity.span.end();
    second
        .claim
        .role
        .span
        .is_some_and(|lead| lead.start() >= end && lead.start() - end <= 2)
}

/// Whether one is for each of something and the other for each of something else.
fn are_of_other_rates(a: At<'_>, b: At<'_>) -> bool {
    let (a, b) = (a.claim.scope.value, b.claim.scope.value);
    a.is_rate() && b.is_rate() && a != b
}

/// Whether nothing says that the two measure different things.
pub(super) fn same_measure(a: At<'_>, b: At<'_>) -> bool {
    match (a.known_measure(), b.known_measure()) {
        (Some(a), Some(b)) => a == b || a.starts_with(b) || b.starts_with(a),
        _ => true,
    }
}

/// How many tokens the name of a change in apposition has at most (", a drop of almost").
const NAMED: usize = 7;

/// Whether a size stands behind a level as another name of what is told: `…, a drop of 30 percent`.
fn is_apposed(level: At<'_>, size: At<'_>) -> bool {
    let Some(words) = level.article.words(level.claim.sentence) else {
        return false;
    };
    let end = words.token_at(level.claim.quantity.span.end());
    let to = words.token_at(size.claim.quantity.span.start());
    let comma = (end..to.min(end + 3)).find(|&at| words.sign(at) == Some(','));
    comma.is_some_and(|comma| {
        let opens = words.is_in(comma + 1, words.locale.articles)
            || words.has(comma + 1, Class::One)
            || words.has(comma + 1, Class::Article)
            || words.any_at(comma + 1, words.locale.apposing).is_some();
        opens && to - comma <= NAMED && (comma + 1..to).all(|at| words.is_word(at))
    })
}

/// Whether the word that leads to a level follows the size at once: `4 percent to $26`.
fn leads_on(size: At<'_>, end: At<'_>) -> bool {
    let from = size.claim.quantity.span.end();
    let lead = end
        .claim
        .role
        .span
        .filter(|_| end.claim.role.value == Role::End);
    lead.is_some_and(|lead| lead.start() >= from && lead.start() - from <= 1)
}

/// The change whose size the figure at `size` tells: the only one of the sentence that it can belong to, with no level of
/// another between.
fn owner(figures: &[(At<'_>, Part)], pairs: &[(usize, usize)], size: usize) -> Option<usize> {
    let beside = |&(start, end): &(usize, usize)| {
        let (low, high) = (start.min(end), start.max(end));
        let foreign = |between: std::ops::Range<usize>| {
            let mut between = between;
            between.any(|i| figures[i].1 != Part::Size && i != start && i != end)
        };
        let near = if size < low {
            !foreign(size..low)
        } else {
            size < high || !foreign(high..size)
        };
        // "fell 3% to $46, a drop of 20% from $57": the size between is that of the pair
        let kind = figures[size].0.claim.quantity.kind;
        let other =
            |i: usize| figures[i].1 == Part::Size && figures[i].0.claim.quantity.kind == kind;
        if size < low && (low..high).any(other) {
            return false;
        }
        let later = figures[high].0;
        let beside = || {
            size > high && is_apposed(later, figures[size].0)
                || size < low && leads_on(figures[size].0, figures[end].0)
        };
        near && (same_measure(figures[size].0, figures[end].0) || beside())
    };
    let mut owners = (0..pairs.len()).filter(|&i| beside(&pairs[i]));
    owners.next().filter(|_| owners.next().is_none())
}
