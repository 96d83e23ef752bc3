//! Tables in which one column says how far two others are apart.

use super::change::Change;
use super::evidence::{At, unit_key};
use crate::claim::{Article, Corpus};
use crate::lang::Kind;
use crate::text::BlockKind;
use std::collections::BTreeMap;

/// How many columns of a table are tried against each other.
const COLUMNS: u32 = 12;

/// How many rows must bear a relation out before another row can deny it.
const ROWS: usize = 2;

/// The figures of one table by row and column.
type Cells<'c> = BTreeMap<(u32, u32), At<'c>>;

/// For each table the changes that its rows tell, where the other rows show that a column is meant so: the later column
/// against the earlier one, and in a third column the size, which `follows` for most rows.
pub(super) fn changes<'c>(
    corpus: &'c Corpus,
    article: &'c Article,
    kind: fn(&Change<'_>, At<'_>) -> bool,
    follows: fn(&Change<'_>, At<'_>) -> bool,
) -> Vec<Change<'c>> {
    let mut tables: BTreeMap<u32, Cells<'c>> = BTreeMap::new();
    for at in At::of(corpus, article) {
        if let BlockKind::TableCell { table, row, column } = at.block()
            && column < COLUMNS
            && at.value().is_some()
        {
            // A cell with two figures is no cell of a column.
            tables.entry(table).or_default().insert((row, column), at);
        }
    }
    tables
        .values()
        .flat_map(|cells| related(cells, kind, follows))
        .collect()
}

/// The changes of the first three columns that stand in one relation.
fn related<'c>(
    cells: &Cells<'c>,
    kind: fn(&Change<'_>, At<'_>) -> bool,
    follows: fn(&Change<'_>, At<'_>) -> bool,
) -> Vec<Change<'c>> {
    let columns = cells
        .keys()
        .map(|key| key.1)
        .max()
        .map_or(0, |last| last + 1);
    let triples = (0..columns).flat_map(move |size| {
        (0..columns).flat_map(move |start| {
            [(start, start + 1), (start + 1, start)].map(|(start, end)| (start, end, size))
        })
    });
    let triples = triples.filter(|(start, end, size)| size != start && size != end);
    for (start, end, size) in triples {
        let rows: Vec<Change<'c>> = rows(cells, (start, end, size))
            .filter(|change| change.sizes.iter().all(|size| kind(change, *size)))
            .collect();
        let borne_out = rows
            .iter()
            .filter(|change| follows(change, change.sizes[0]))
            .count();
        if borne_out >= ROWS && borne_out * 3 >= rows.len() * 2 {
            return rows;
        }
    }
    Vec::new()
}

/// The rows that have figures of one unit in two columns, and a size in the third.
fn rows<'c>(
    cells: &Cells<'c>,
    (start, end, size): (u32, u32, u32),
) -> impl Iterator<Item = Change<'c>> {
    let rows: Vec<u32> = cells
        .keys()
        .filter(|key| key.1 == size)
        .map(|key| key.0)
        .collect();
    rows.into_iter().filter_map(move |row| {
        let cell = |column: u32| cells.get(&(row, column)).copied();
        let (before, after, by) = (cell(start)?, cell(end)?, cell(size)?);
        let alike = unit_key(&before.claim.quantity.unit) == unit_key(&after.claim.quantity.unit)
            && !matches!(before.claim.quantity.kind, Kind::Date | Kind::Ordinal);
        let mut change = Change::between(before, after);
        change.sizes.push(by);
        alike.then_some(change)
    })
}
