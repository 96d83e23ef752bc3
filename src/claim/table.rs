//! Tables: the heads of rows and columns speak for the figures in their cells.

use super::entity::Names;
use super::{Article, Claim, Measure, Reason, Slot};
use crate::lang::{Modality, Scope};
use crate::quantity::Words;
use crate::text::BlockKind;
use std::collections::{BTreeMap, BTreeSet};

/// The sentences that start the cells of the tables, by table, row and column.
type Cells = BTreeMap<(u32, u32, u32), usize>;

/// Lets the heads of the tables speak: the row of a total, columns of rates, measures and plans.
pub(super) fn heads(article: &Article, words: &[Words<'_>], names: &Names, claims: &mut [Claim]) {
    let cells = cells(article);
    if cells.is_empty() {
        return;
    }
    siblings(article, claims);
    let totals: BTreeSet<(u32, u32)> = cells
        .iter()
        .filter(|&(&(_, row, column), &cell)| row > 0 && column == 0 && is_total(&words[cell]))
        .map(|(&(table, row, _), _)| (table, row))
        .collect();
    for claim in claims.iter_mut() {
        let BlockKind::TableCell { table, row, column } = article.block(claim.sentence).1 else {
            continue;
        };
        if row == 0 || column == 0 {
            continue;
        }
        let column_head = cells.get(&(table, 0, column)).map(|&cell| &words[cell]);
        if let Some(head) = column_head {
            of_column(head, claim);
        }
        let in_total = totals.contains(&(table, row));
        let summed = totals.range((table, 0)..(table + 1, 0)).next().is_some();
        if claim.scope.value == Scope::Unstated && summed {
            let scope = if in_total { Scope::Total } else { Scope::Part };
            claim.scope = Slot::by(scope, Reason::Head);
        }
        let rows = if summed { Rows::Parts } else { Rows::Others };
        let row_head = cells.get(&(table, row, 0)).map(|&cell| &words[cell]);
        if let Some(head) = row_head.filter(|_| !in_total) {
            of_row(head, names, rows, claim);
        }
    }
}

/// `2024 | 2025 (budget)`: a column whose head says only a year has the figures of the columns beside it.
fn siblings(article: &Article, claims: &mut [Claim]) {
    let cell = |claim: &Claim| match article.block(claim.sentence).1 {
        BlockKind::TableCell { table, row, .. } if row > 0 => {
            Some((table, claim.quantity.unit.key()))
        }
        _ => None,
    };
    let mut told: BTreeMap<(u32, &'static str), BTreeSet<Measure>> = BTreeMap::new();
    for claim in claims.iter() {
        if let (Some(cell), Some(measure)) = (cell(claim), &claim.measure) {
            told.entry(cell).or_default().insert(measure.value.clone());
        }
    }
    for claim in claims.iter_mut().filter(|claim| claim.measure.is_none()) {
        let all = cell(claim).and_then(|cell| told.get(&cell));
        let only = all.filter(|all| all.len() == 1).and_then(|all| all.first());
        claim.measure = only.map(|measure| Slot::by(measure.opened(), Reason::Head));
    }
}

/// What the rows of a table are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    /// Parts of the total in its last row.
    Parts,
    /// Figures of different things.
    Others,
}

fn cells(article: &Article) -> Cells {
    let mut cells = Cells::new();
    for index in 0..article.sentences().len() {
        if let BlockKind::TableCell { table, row, column } = article.block(index).1 {
            cells.entry((table, row, column)).or_insert(index);
        }
    }
    cells
}

fn is_total(head: &Words<'_>) -> bool {
    head.is_in(0, head.locale.total_words)
}

/// What the head of a column says of a figure below it.
fn of_column(head: &Words<'_>, claim: &mut Claim) {
    let locale = head.locale;
    for at in 0..head.tokens.len() {
        let scopes = [locale.scopes, locale.scopes_behind];
        let scope = scopes.iter().find_map(|table| head.phrase_at(at, table));
        if let Some((scope, _)) = scope.filter(|_| claim.scope.value == Scope::Unstated) {
            claim.scope = Slot::by(scope, Reason::Head);
        }
        let certain = [locale.head_modalities, locale.modalities];
        let certain = certain.iter().find_map(|table| head.phrase_at(at, table));
        if let Some((modality, _)) = certain
            && claim.modality.why == Reason::Default
            && modality != Modality::Contingent
        {
            claim.modality = Slot::by(modality, Reason::Head);
        }
    }
}

/// What the head of a row says: where the parts of a total lie, else whose figures these are.
fn of_row(head: &Words<'_>, names: &Names, rows: Rows, claim: &mut Claim) {
    let (Some(first), Some(last)) = (head.tokens.first(), head.tokens.last()) else {
        return;
    };
    let whole = first.span.join(last.span);
    let Some((_, id)) = names.within(whole).iter().find(|(span, _)| *span == whole) else {
        return;
    };
    let slot = Slot::by(*id, Reason::Head);
    if rows == Rows::Parts {
        claim.place = claim.place.or(Some(slot));
    } else if claim.subject.is_none() {
        claim.subject = Some(slot);
    }
}
