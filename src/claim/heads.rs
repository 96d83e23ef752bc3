//! Heads of tables: what the columns say their cells measure, and whose cells the rows hold.

use super::entity::Names;
use super::measure::{Evoked, evoked, takes};
use super::nouns::Nouns;
use super::{Claim, EntityId, EntityKind, Measure, Reason, Slot};
use crate::lang::{Trigger, has};
use crate::quantity::{Unit, Words};
use crate::text::{Block, BlockKind, Sentence, Source};
use std::collections::BTreeMap;

/// How many words of a head are read; longer cells are text.
const HEAD: usize = 8;

/// Where the heads of all tables of an article stand, by the blocks they head.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// For each cell its column's and its row's first sentence.
    of: BTreeMap<usize, (Option<usize>, Option<usize>)>,
}

/// The heads of one cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellHeads<'a> {
    column: Option<&'a Words<'a>>,
    row: Option<&'a Words<'a>>,
}

impl Heads {
    pub(super) fn of(source: &Source, sentences: &[Sentence]) -> Self {
        let in_table = |block: &Block| matches!(block.kind, BlockKind::TableCell { .. });
        if !source.blocks().iter().any(in_table) {
            return Self::default();
        }
        let mut first = BTreeMap::new();
        for (index, sentence) in sentences.iter().enumerate() {
            first.entry(sentence.block).or_insert(index);
        }
        let cells = source
            .blocks()
            .iter()
            .enumerate()
            .filter_map(|(block, b)| match b.kind {
                BlockKind::TableCell { table, row, column } => Some((block, (table, row, column))),
                _ => None,
            });
        let cells: Vec<_> = cells.collect();
        let heads = cells
            .iter()
            .filter(|(_, (_, row, column))| *row == 0 || *column == 0);
        let heads = heads.filter_map(|(block, place)| Some((*place, *first.get(block)?)));
        let heads: BTreeMap<_, _> = heads.collect();
        let of = cells.iter().filter(|(_, (_, row, _))| *row > 0).map(
            |&(block, (table, row, column))| {
                let top = heads.get(&(table, 0, column)).copied();
                let left = heads.get(&(table, row, 0)).copied().filter(|_| column > 0);
                (block, (top, left))
            },
        );
        Self { of: of.collect() }
    }

    /// The heads of the cell that is `block`.
    pub(super) fn of_cell<'a>(&self, block: usize, words: &'a [Words<'a>]) -> CellHeads<'a> {
        let (column, row) = self.of.get(&block).copied().unwrap_or_default();
        CellHeads {
            column: column.and_then(|at| words.get(at)),
            row: row.and_then(|at| words.get(at)),
        }
    }
}

impl CellHeads<'_> {
    /// Gives a claim in a table what its heads say and its cell leaves open.
    pub(super) fn fill(self, claim: &mut Claim, names: &Names, nouns: &Nouns<'_>) {
        let Some(column) = self.column else { return };
        let row = self.row.and_then(|row| row_object(row, names, nouns));
        // A row for every year or day is a time series: its values are no peers, and rules leave open measures alone.
        let series = self
            .row
            .is_some_and(|row| row.tokens.iter().any(|t| starts_with_digit(row, t)));
        if claim.measure.is_none() || is_bare(claim) {
            let found = measure(column, claim);
            let found = found.map(|slot| if series { open(slot) } else { slot });
            claim.measure = found.or(claim.measure.take());
        }
        if claim.object.is_none() {
            claim.object = row;
        }
    }
}

fn starts_with_digit(words: &Words<'_>, token: &crate::lang::Token) -> bool {
    words.text[token.span.range()].starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the cell itself names nothing that its figure counts.
fn is_bare(claim: &Claim) -> bool {
    let counted = matches!(&claim.quantity.unit, Unit::Count(noun) if !noun.head.is_empty());
    !counted
        && !matches!(
            claim.measure.as_ref().map(|m| &m.value),
            Some(Measure::Known(_))
        )
}

/// What the head of a column says its cells measure.
fn measure(column: &Words<'_>, claim: &Claim) -> Option<Slot<Measure>> {
    let found = evoked(column);
    let fits = |e: &&Evoked| {
        e.frame.kinds.contains(&claim.quantity.kind)
            && takes(e.frame, &claim.quantity, column.locale.persons)
    };
    // The unit often stands in the head or above the table.
    let bare = matches!(&claim.quantity.unit, Unit::Count(noun) if noun.head.is_empty());
    let named = |e: &&Evoked| bare && !e.frame.kinds.is_empty();
    let nouns = || found.iter().rev().filter(|e| e.how == Trigger::Noun);
    let e = nouns()
        .find(fits)
        .or_else(|| found.iter().find(fits).filter(|_| nouns().next().is_none()));
    if let Some(e) = e.or_else(|| nouns().find(named)) {
        let span = column.span(e.first, e.end);
        let slot = Slot::said(Measure::Known(e.frame.measure), span).because(Reason::Head);
        return Some(if fits(&e) { slot } else { open(slot) });
    }
    let (name, from, end) = phrase(column, 0)?;
    Some(Slot::said(Measure::Open(name), column.span(from, end)).because(Reason::Head))
}

/// The same name as a measure that rules leave alone.
fn open(slot: Slot<Measure>) -> Slot<Measure> {
    let value = slot.value.opened();
    Slot { value, ..slot }
}

/// Whose cells a row holds: the name or the words of its head; nobody's where it is a total, a number or a time.
fn row_object(row: &Words<'_>, names: &Names, nouns: &Nouns<'_>) -> Option<Slot<EntityId>> {
    let all = row.span(0, row.tokens.len());
    if let Some(&(span, id)) = names.within(all).first() {
        return Some(Slot::said(id, span).because(Reason::Head));
    }
    let (name, from, end) = phrase(row, 0)?;
    if has(row.locale.total_words, &name) {
        return None;
    }
    let span = row.span(from, end);
    Some(Slot::said(nouns.id(EntityKind::Noun, &name, span), span).because(Reason::Head))
}

/// The words of a head from `from` up to a bracket or number, in lower case.
fn phrase(head: &Words<'_>, from: usize) -> Option<(String, usize, usize)> {
    let ends = |&at: &usize| !head.is_word(at);
    let mut end = (from..head.tokens.len())
        .find(ends)
        .unwrap_or(head.tokens.len());
    while end > from && head.is_in(end - 1, head.locale.function_words) {
        end -= 1;
    }
    if end == from || end - from > HEAD {
        return None;
    }
    let words: Vec<String> = (from..end).map(|at| head.lower(at)).collect();
    Some((words.join(" "), from, end))
}
