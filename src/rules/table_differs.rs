//! C108: the text gives a figure of a table otherwise.

use super::evidence::{At, unit_key};
use super::explain;
use super::slips;
use super::{Confidence, Finding, LabelRole, Outcome, Severity, rule};
use crate::claim::{Article, Corpus};
use crate::lang::{Class, Hedge, Kind, Role, Sense};
use crate::quantity::{Unit, Words};
use crate::text::BlockKind;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Flags a figure of the text that a table of the same article gives with one digit changed, or two digits that have
    /// changed places.
    ///
    /// ## Why it matters
    /// One of the two was copied wrongly, and the reader sees both.
    ///
    /// ## How it decides
    /// The sentence must name the head of a row, one cell of this row must be the figure of the text but for a slip of its
    /// digits, and no cell of the table may have the figure itself. Figures of less than three digits prove nothing by
    /// themselves: then the sentence must tell the row (its head, or another figure of a row of totals), and one cell alone
    /// must have the measure of the figure. An amount with the digits of the cell in another scale than the head of the
    /// column gives ("£m") is an error.
    ///
    /// ## Fires
    /// ```article
    /// Spain gives up [[570]] posts, more than any other country.
    ///
    /// | Country | Posts |
    /// |---|---|
    /// | Germany | 900 |
    /// | Spain | [[750]] |
    /// | Italy | 420 |
    /// ```
    /// ```article
    /// Over in North America, [[£2.39 billion]] came in during the quarter.
    ///
    /// | Region | Revenue (£m) |
    /// |---|---|
    /// | Continental Europe | 401 |
    /// | North America | [[239]] |
    /// ```
    /// ## Stays silent
    /// ```article
    /// Spain gives up 750 posts, more than Italy.
    ///
    /// | Country | Posts |
    /// |---|---|
    /// | Germany | 900 |
    /// | Spain | 750 |
    /// | Italy | 420 |
    /// ```
    "C108" "table-differs" TableText Warning Corpus(check)
}

/// The claims of a row and the words of its head.
struct Row<'c> {
    head: Vec<String>,
    /// Whether the head is a word for totals.
    total: bool,
    cells: Vec<At<'c>>,
}

fn check(corpus: &Corpus) -> Outcome {
    let mut findings = Vec::new();
    for article in corpus.articles() {
        let claims: Vec<At<'_>> = At::of(corpus, article).collect();
        let (cells, text): (Vec<At<'_>>, Vec<At<'_>>) = claims
            .into_iter()
            .partition(|at| matches!(at.block(), BlockKind::TableCell { .. }));
        if cells.is_empty() {
            continue;
        }
        let rows = rows(article, &cells);
        let scales = scales(article);
        for at in text.into_iter().filter(|at| is_plain(*at)) {
            let Some(words) = at.article.words(at.claim.sentence) else {
                continue;
            };
            let mut named_cells = rows
                .iter()
                .filter(|row| names(&words, &row.head))
                .flat_map(|row| &row.cells);
            if let Some(cell) = named_cells.find(|cell| is_misscaled(at, **cell, &scales)) {
                findings.push(misscaled(at, *cell));
                continue;
            }
            let printed = digits(at);
            if cells
                .iter()
                .any(|cell| digits(*cell) == printed || cell.meets(at))
            {
                continue;
            }
            let named = |row: &&Row<'_>| names(&words, &row.head);
            let mut cells = rows.iter().filter(named).flat_map(|row| &row.cells);
            let slip = cells.find(|cell| is_slip(at, **cell)).copied();
            let told = |row: &&Row<'_>| named(row) || tells(at, row);
            let mut columns = rows.iter().filter(told).filter_map(|row| column(at, row));
            let only = columns.next().filter(|_| columns.next().is_none());
            let cell = slip.or(only);
            if let Some(cell) = cell {
                findings.push(finding(at, cell));
            }
        }
    }
    findings.into()
}

/// The power of ten that the head of a column gives for its figures, by table and column: `Revenue (£m)`.
fn scales(article: &Article) -> BTreeMap<(u32, u32), u32> {
    let blocks = article.source().blocks();
    let mut scales = BTreeMap::new();
    for (index, sentence) in article.sentences().iter().enumerate() {
        if let BlockKind::TableCell {
            table,
            row: 0,
            column,
        } = blocks[sentence.block].kind
            && let Some(words) = article.words(index)
        {
            let power = |at: usize| {
                let glued = at > 0 && words.has(at - 1, Class::Currency);
                let sense = words.sense(at, Class::Scale);
                match sense.or_else(|| words.sense(at, Class::GluedScale).filter(|_| glued)) {
                    Some(Sense::Scale(power) | Sense::GluedScale(power)) if power > 2 => {
                        Some(power)
                    }
                    _ => None,
                }
            };
            let mut powers = (0..words.tokens.len()).filter_map(power);
            if let Some(power) = powers.next().filter(|_| powers.next().is_none()) {
                scales.insert((table, column), power);
            }
        }
    }
    scales
}

/// Whether the text gives a cell with the same digits in another scale than the head of its column does.
fn is_misscaled(at: At<'_>, cell: At<'_>, scales: &BTreeMap<(u32, u32), u32>) -> bool {
    let BlockKind::TableCell { table, column, .. } = cell.block() else {
        return false;
    };
    let (Some(text), Some(value)) = (at.value(), cell.value()) else {
        return false;
    };
    let same = slips::digits(at).filter(|digits| digits.len() > 1) == slips::digits(cell);
    let power = scales.get(&(table, column));
    let scale = power
        .and_then(|power| 10_i64.checked_pow(*power))
        .map(Decimal::from);
    // A cell that has no unit of its own has the scale of its column, which another reader may have given it already.
    let scaled = match &cell.claim.quantity.unit {
        Unit::Money(_)
            if unit_key(&cell.claim.quantity.unit) == unit_key(&at.claim.quantity.unit) =>
        {
            Some(value)
        }
        Unit::Money(_) => None,
        _ => scale
            .filter(|scale| value < *scale)
            .and_then(|scale| value.checked_mul(scale)),
    };
    at.claim.quantity.kind == Kind::Money
        && at.is_level()
        && same
        && !at.is_of_another_time(cell)
        && scaled.is_some_and(|scaled| scaled != text)
        && (text != value)
}

fn misscaled(at: At<'_>, cell: At<'_>) -> Finding {
    let message = format!(
        "{} in the text, {} in the table: the same digits in another scale",
        at.hedged(),
        cell.figure()
    );
    Finding::new(&RULE, message)
        .severity(Severity::Error)
        .label(at.site(), LabelRole::Primary, "the text")
        .label(cell.site(), LabelRole::Conflicting, "the table")
        .why("the sentence names the head of the row, and the head of the column gives the scale")
        .help("check the scale word in the text against the head of the column")
}

/// Whether the sentence of a figure gives other figures of the row, two digits at least and of the same measure or noun:
/// then it tells what the row tells, though the head has another name.
fn tells(at: At<'_>, row: &Row<'_>) -> bool {
    let own = column(at, row).map(At::site);
    let same = |other: At<'_>, cell: At<'_>| {
        Some(cell.site()) != own
            && digits(other).len() > 1
            && digits(other) == digits(cell)
            && other.meets(cell)
    };
    let mut others = at.beside().filter(|other| other.site() != at.site());
    row.total && others.any(|other| row.cells.iter().any(|cell| same(other, *cell)))
}

/// The one cell of the row that has the measure of the figure, where the two disagree.
fn column<'c>(at: At<'_>, row: &Row<'c>) -> Option<At<'c>> {
    let measure = at.known_measure()?;
    let mut same = row.cells.iter().copied();
    let mut same = same
        .by_ref()
        .filter(|cell| cell.known_measure() == Some(measure) && !cell.claim.scope.value.is_rate());
    let cell = same.next().filter(|_| same.next().is_none())?;
    let kind = cell.claim.quantity.kind == Kind::Count && at.claim.quantity.kind == Kind::Count;
    let level = at.is_level()
        && at.is_asserted()
        && at.is_whole()
        && at.claim.role.value == Role::Level
        && (at.claim.limits.is_empty() || row.total);
    let plain = row.cells.len() > 1 && at.period().is_none_or(|time| cell.period() == Some(time));
    (kind && level && plain && explain::arithmetic(at, cell).is_none()).then_some(cell)
}

/// A figure that a table can give: no range, no rank, no time.
fn is_plain(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    quantity.hedge == Hedge::Exact
        && quantity.garble.is_none()
        && at.claim.same_as.is_none()
        && at.value().is_some()
        && !matches!(
            quantity.kind,
            Kind::Date | Kind::Ordinal | Kind::Ratio | Kind::Duration
        )
}

/// The rows of all tables that have a head in words.
fn rows<'c>(article: &'c Article, cells: &[At<'c>]) -> Vec<Row<'c>> {
    let blocks = article.source().blocks();
    let mut heads: BTreeMap<(u32, u32), Vec<String>> = BTreeMap::new();
    let mut totals: BTreeSet<(u32, u32)> = BTreeSet::new();
    for (index, sentence) in article.sentences().iter().enumerate() {
        if let BlockKind::TableCell {
            table,
            row,
            column: 0,
        } = blocks[sentence.block].kind
            && row > 0
            && let Some(words) = article.words(index)
        {
            let said = (0..words.tokens.len()).filter(|&at| words.is_word(at));
            if (0..words.tokens.len())
                .any(|at| words.any_at(at, words.locale.total_words).is_some())
            {
                totals.insert((table, row));
            }
            heads
                .entry((table, row))
                .or_insert_with(|| said.map(|at| words.lower(at)).collect());
        }
    }
    let mut rows: BTreeMap<(u32, u32), Vec<At<'c>>> = BTreeMap::new();
    for at in cells.iter().filter(|at| at.value().is_some()) {
        if let BlockKind::TableCell { table, row, column } = at.block()
            && column > 0
        {
            rows.entry((table, row)).or_default().push(*at);
        }
    }
    // A head that stands twice says nothing of which row is meant.
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<Vec<String>> = heads
        .values()
        .filter(|head| !seen.insert((*head).clone()))
        .cloned()
        .collect();
    let heads = heads.into_iter().filter(|(_, head)| {
        let letters: usize = head.iter().map(String::len).sum();
        letters > 2 && !twice.contains(head)
    });
    heads
        .filter_map(|(place, head)| {
            Some(Row {
                total: totals.contains(&place),
                head,
                cells: rows.remove(&place)?,
            })
        })
        .collect()
}

/// Whether the sentence has the words of a head one after the other; of three or more, the last may be left out ("net
/// debt" for "net debt assumed").
fn names(words: &Words<'_>, head: &[String]) -> bool {
    let count = words.tokens.len();
    let head = &head[..head.len() - usize::from(head.len() > 2)];
    (0..count).any(|first| {
        first + head.len() <= count
            && head
                .iter()
                .enumerate()
                .all(|(at, word)| words.lower(first + at) == *word)
    })
}

/// The digits of a figure as printed, signs and zeros at the end left out.
fn digits(at: At<'_>) -> String {
    let all: String = at.figure().chars().filter(char::is_ascii_digit).collect();
    all
}

/// Whether a cell has the figure but for a slip: two digits that changed places, or one digit that is another.
fn is_slip(at: At<'_>, cell: At<'_>) -> bool {
    let (a, b) = (digits(at), digits(cell));
    let known = |at: At<'_>| match &at.claim.quantity.unit {
        Unit::Count(noun) => !noun.head.is_empty(),
        Unit::Bare => false,
        _ => true,
    };
    let units = (&at.claim.quantity.unit, &cell.claim.quantity.unit);
    let alike = match units {
        (Unit::Money(a), Unit::Money(b)) => a.code == b.code,
        (Unit::Symbol(a), Unit::Symbol(b)) => a == b,
        (Unit::Percent, Unit::Percent) => true,
        (Unit::Percent, _) | (_, Unit::Percent) => false,
        _ => !known(cell) || matches!(units, (Unit::Count(_), Unit::Count(_))),
    };
    if a.len() != b.len() || a.len() < 3 || !alike {
        return false;
    }
    let differ: Vec<(char, char)> = a.chars().zip(b.chars()).filter(|(a, b)| a != b).collect();
    match differ[..] {
        [(_, _)] => a.chars().next() == b.chars().next(),
        [(a, b), (c, d)] => a == d && b == c,
        _ => false,
    }
}

fn finding(at: At<'_>, cell: At<'_>) -> Finding {
    Finding::new(
        &RULE,
        format!(
            "{} in the text, {} in the table",
            at.hedged(),
            cell.figure()
        ),
    )
    .confidence(Confidence::Medium)
    .label(at.site(), LabelRole::Primary, "the text")
    .label(cell.site(), LabelRole::Conflicting, "the table")
    .why("the sentence names the head of the row, and the two differ by a slip of the digits")
    .why(format!("no cell of the table has {}", at.figure()))
    .help("check both against the source")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn the_text_may_say_more_than_the_table() {
        for text in [
            "Spain gave up 610 posts in 2020.",
            "Spain gives up 750 posts, and 120 more may follow.",
            "France gives up 570 posts.",
            "Some 42 people in Spain protested.",
        ] {
            check(
                &RULE,
                &format!(
                    "{text}\n\n| Country | Posts |\n|---|---|\n| Germany | 900 |\n| Spain | 750 |\n| Italy | 420 |\n"
                ),
            );
        }
    }
}
