//! C108: the text gives a figure of a table otherwise.

use super::evidence::At;
use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Corpus};
use crate::lang::{Hedge, Kind};
use crate::quantity::{Unit, Words};
use crate::text::BlockKind;
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
    /// digits, and no cell of the table may have the figure itself. Figures of less than three digits prove nothing.
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
        for at in text.into_iter().filter(|at| is_plain(*at)) {
            let Some(words) = at.article.words(at.claim.sentence) else {
                continue;
            };
            let printed = digits(at);
            if cells
                .iter()
                .any(|cell| digits(*cell) == printed || cell.meets(at))
            {
                continue;
            }
            let named = rows.iter().filter(|row| names(&words, &row.head));
            let mut cells = named
                .flat_map(|row| &row.cells)
                .filter(|cell| is_slip(at, **cell));
            if let Some(cell) = cells.next() {
                findings.push(finding(at, *cell));
            }
        }
    }
    findings.into()
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
                head,
                cells: rows.remove(&place)?,
            })
        })
        .collect()
}

/// Whether the sentence has the words of a head one after the other.
fn names(words: &Words<'_>, head: &[String]) -> bool {
    let count = words.tokens.len();
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
