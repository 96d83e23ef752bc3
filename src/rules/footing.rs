//! Columns of figures above a row that its head calls a total.

use super::evidence::{At, unit_key};
use crate::claim::Article;
use crate::lang::Kind;
use crate::quantity::Words;
use crate::text::{Block, BlockKind};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A cell by table, row and column.
type Place = (u32, u32, u32);

/// What the cells of an article say besides their figures.
struct Cells<'c> {
    printed: BTreeMap<Place, &'c str>,
    words: BTreeMap<Place, Words<'c>>,
}

impl<'c> Cells<'c> {
    fn of(article: &'c Article) -> Self {
        let source = article.source();
        let place = |block: &Block| match block.kind {
            BlockKind::TableCell { table, row, column } => Some((table, row, column)),
            _ => None,
        };
        let blocks = source.blocks();
        let printed = blocks
            .iter()
            .filter_map(|block| Some((place(block)?, source.slice(block.span).trim())));
        let mut words = BTreeMap::new();
        for (index, sentence) in article.sentences().iter().enumerate() {
            if let (Some(place), Some(said)) =
                (place(&blocks[sentence.block]), article.words(index))
            {
                words.entry(place).or_insert(said);
            }
        }
        Self {
            printed: printed.collect(),
            words,
        }
    }

    /// The first row of `table` whose head is a word for totals and nothing else.
    fn total_row(&self, table: u32) -> Option<u32> {
        let rows = self.words.range((table, 1, 0)..(table + 1, 0, 0));
        let mut heads = rows.filter(|((.., column), _)| *column == 0);
        let total = heads.find(|(_, words)| {
            let bare = |at: usize| !words.is_word(at) && !words.is_number(at);
            let count = words.tokens.len();
            let first = (0..count).find(|&at| !bare(at)).unwrap_or(count);
            let end = words.any_at(first, words.locale.total_words);
            end.is_some_and(|end| (end..count).all(bare))
        });
        total.map(|((_, row, _), _)| *row)
    }

    /// Whether the head of a row says that other rows count it, or that it counts them.
    fn head_has(&self, place: Place, phrases: fn(&Words<'c>) -> &'static [&'static str]) -> bool {
        self.words.get(&place).is_some_and(|words| {
            (0..words.tokens.len()).any(|at| words.any_at(at, phrases(words)).is_some())
        })
    }

    /// Whether the figures of a column are averages or shares, which no sum makes.
    fn is_ratio(&self, table: u32, column: u32) -> bool {
        let head = (table, 0, column);
        self.head_has(head, |words| words.locale.averages)
            || self.head_has(head, |words| words.locale.percent)
    }

    /// Whether a cell prints nothing but zeros.
    fn is_zero(&self, place: Place) -> bool {
        self.printed
            .get(&place)
            .is_some_and(|printed| !printed.is_empty() && printed.chars().all(|c| c == '0'))
    }

    /// Whether a cell is printed as less than nothing: with a minus sign or in accounting brackets.
    fn is_negative(&self, place: Place) -> bool {
        self.printed.get(&place).is_some_and(|printed| {
            printed.contains('(') || printed.starts_with(['-', '\u{2212}', '\u{2013}', '\u{2014}'])
        })
    }
}

/// The total and the parts of every column that can be a sum.
pub(super) fn columns<'c>(article: &'c Article, claims: &[At<'c>]) -> Vec<(At<'c>, Vec<At<'c>>)> {
    let mut columns: BTreeMap<(u32, u32), BTreeMap<u32, At<'c>>> = BTreeMap::new();
    for at in claims {
        if let BlockKind::TableCell { table, row, column } = at.block() {
            let rows = columns.entry((table, column)).or_default();
            rows.entry(row).or_insert(*at); // the first figure of a cell is its value
        }
    }
    if columns.is_empty() {
        return Vec::new();
    }
    let cells = Cells::of(article);
    let column = |((table, column), figures): ((u32, u32), BTreeMap<u32, At<'c>>)| {
        let last = cells.total_row(table).filter(|_| column > 0)?;
        let total = *figures.get(&last)?;
        let mut parts = Vec::new();
        for row in 1..last {
            let head = (table, row, 0);
            let mut others = cells.printed.range((table, row, 1)..(table, row + 1, 0));
            let heading = others.all(|(_, printed)| printed.is_empty());
            if heading || cells.head_has(head, |words| words.locale.subrows) {
                continue;
            }
            if cells.head_has(head, |words| words.locale.total_words)
                || cells.is_negative((table, row, column))
            {
                return None;
            }
            match figures.get(&row) {
                Some(part) => parts.push(*part),
                None if cells.is_zero((table, row, column)) => {}
                None => return None, // what is not known may be anything
            }
        }
        let share = total.value() == Some(Decimal::ONE_HUNDRED);
        let fits = !cells.is_negative((table, last, column))
            && (share || !cells.is_ratio(table, column))
            && is_footing(total, &parts);
        fits.then_some((total, parts))
    };
    columns.into_iter().filter_map(column).collect()
}

/// Whether a column can be a sum: two parts or more, none larger than the total, percentages only up to one hundred.
fn is_footing(total: At<'_>, parts: &[At<'_>]) -> bool {
    let Some(value) = total.value() else {
        return false;
    };
    let smaller = parts
        .iter()
        .all(|at| at.value().is_some_and(|part| part <= value));
    let same_unit = parts
        .iter()
        .all(|at| unit_key(&at.claim.quantity.unit) == unit_key(&total.claim.quantity.unit));
    let share = total.claim.quantity.kind == Kind::Percent;
    let countable = matches!(
        total.claim.quantity.kind,
        Kind::Money | Kind::Count | Kind::Measured
    );
    parts.len() >= 2
        && smaller
        && same_unit
        && !counts_twice(value, parts)
        && (countable || (share && value == Decimal::ONE_HUNDRED))
}

/// Whether the total is that of the column without a run of its rows: those that another row sums up.
fn counts_twice(total: Decimal, parts: &[At<'_>]) -> bool {
    let values: Vec<Decimal> = parts.iter().filter_map(|at| at.value()).collect();
    let add = |sum: Decimal, value: &Decimal| sum.checked_add(*value);
    let sum = values.iter().try_fold(Decimal::ZERO, add);
    let Some(excess) = sum.and_then(|sum| sum.checked_sub(total)) else {
        return true; // too large to add up
    };
    let mut run = Decimal::ZERO;
    let mut first = 0;
    excess > Decimal::ZERO
        && values.iter().any(|value| {
            run += *value;
            while run > excess && first < values.len() {
                run -= values[first];
                first += 1;
            }
            run == excess
        })
}
