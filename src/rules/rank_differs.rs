//! C201: the same rank or count of repetitions differs.

use super::evidence::At;
use super::sides::Sides;
use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Claim, Corpus, Rank};
use crate::lang::Kind;
use crate::text::BlockKind;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

rule! {
    /// Flags the how-manieth time of something that two articles of one story count differently, and a rank by size that a
    /// table denies.
    ///
    /// ## Why it matters
    /// "Third straight cut" and "fourth consecutive reduction" cannot both be right, and nobody looks twice.
    ///
    /// ## How it decides
    /// The same subject, the same thing counted, narrowed by the same words ("in five years"), in articles of one story that
    /// are at most two weeks apart. A higher count in a later article may be the next one, unless the two give the same
    /// figures. A rank by size is held against a table of the same article that has such things in its head, the one in
    /// question among its rows.
    ///
    /// ## Fires
    /// ```article
    /// --- 2025-06-19 a.md
    /// Fennmoor Motors will cut 2,400 jobs in its [[second]] round of layoffs in five years.
    /// --- 2025-06-20 b.md
    /// Fennmoor Motors will cut 2,400 jobs, it said. Fennmoor Motors called it its [[third]] round of layoffs in five years.
    /// ```
    /// ## Stays silent
    /// ```article
    /// --- a.md
    /// It was her third title.
    /// --- b.md
    /// It was her third title and her second on grass.
    /// ```
    "C201" "rank-differs" OrdinalConflict Warning Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let mut findings = counts(corpus);
    for article in corpus.articles() {
        findings.extend(denied(corpus, article));
    }
    findings.into()
}

/// How many ranks of one kind are held against each other.
const CROWD: usize = 64;

/// How many days apart a count is the same one.
const NEAR: i32 = 14;

/// A rank, and what it says.
type Ranked<'c> = (At<'c>, Rank);

/// What ranks must have in common to be compared: what is counted, whether without a break, within what.
type Key = (String, bool, String);

fn counts(corpus: &Corpus) -> Vec<Finding> {
    let mut alike: BTreeMap<Key, Vec<Ranked<'_>>> = BTreeMap::new();
    for at in At::all(corpus).filter(|at| at.claim.quantity.kind == Kind::Ordinal) {
        let table = matches!(at.block(), BlockKind::TableCell { .. });
        if table || !at.is_asserted() || at.value().is_none() {
            continue;
        }
        if let Some(rank) = at.article.rank(at.claim).filter(|rank| rank.by.is_none()) {
            let key = (rank.thing.clone(), rank.straight, rank.within.clone());
            let same = alike.entry(key).or_default();
            if same.len() < CROWD {
                same.push((at, rank));
            }
        }
    }
    let findings = alike.values().filter_map(|ranks| clash(ranks));
    findings.collect()
}

fn clash(ranks: &[Ranked<'_>]) -> Option<Finding> {
    let pairs = ranks.iter().enumerate();
    let mut pairs = pairs.flat_map(|(i, a)| ranks[i + 1..].iter().map(move |b| (a, b)));
    let (a, b) = pairs.find(|(a, b)| are_apart(a, b))?;
    let side = |of: &Ranked<'_>| -> Vec<At<'_>> {
        let same =
            |other: &&Ranked<'_>| other.0.value() == of.0.value() && is_one_story(other.0, of.0);
        ranks.iter().filter(same).map(|(at, _)| *at).collect()
    };
    let sides = Sides::weigh(side(a), side(b))?;
    let (first, other) = sides.first();
    let message = format!(
        "counted differently: {} and {}",
        first.figure(),
        other.figure()
    );
    let finding = Finding::new(&RULE, message)
        .confidence(Confidence::Medium)
        .why(format!(
            "both count {} of one subject in one story",
            a.1.thing
        ));
    let finding = sides.tell(finding, At::figure);
    Some(
        sides
            .label(finding, "here", "another count")
            .help("count them, or say what is counted"),
    )
}

fn is_one_story(a: At<'_>, b: At<'_>) -> bool {
    a.corpus.same_story(a.article.id(), b.article.id())
        || a.corpus.are_nameless(a.article.id(), b.article.id())
}

fn are_apart((a, one): &Ranked<'_>, (b, _): &Ranked<'_>) -> bool {
    let differ = a.article.id() != b.article.id() && a.value() != b.value();
    let settled = one.straight || one.is_settled || counts_years(&one.within);
    differ && settled && is_one_story(*a, *b) && same_subject(*a, *b) && is_one_time(*a, *b)
}

/// Whether the words that narrow a count hold a number: "in five years".
fn counts_years(within: &str) -> bool {
    within.split(' ').count() > 2
}

/// Whether both count the same time: a count goes up from day to day, so that a higher one in a later article must tell of
/// what the earlier one tells of, in the same figures.
fn is_one_time(a: At<'_>, b: At<'_>) -> bool {
    let (Some(x), Some(y)) = (a.date(), b.date()) else {
        return true;
    };
    let days = x.since(y).map_or(i32::MAX, |span| span.get_days());
    let grows = (days > 0) == (a.value() > b.value());
    days.abs() <= NEAR && (days == 0 || !grows || shares_figure(a, b) || shares_figure(b, a))
}

/// Whether a telling figure beside `a` is printed in the article of `b`.
fn shares_figure(a: At<'_>, b: At<'_>) -> bool {
    let telling = |other: &At<'_>| {
        let quantity = &other.claim.quantity;
        let plain = !matches!(quantity.kind, Kind::Date | Kind::Ordinal | Kind::Duration);
        plain
            && other
                .value()
                .is_some_and(|value| value.normalize().mantissa().abs() >= 20)
    };
    let mut beside = a.beside().filter(telling);
    beside.any(|figure| {
        let unit = figure.claim.quantity.unit.key();
        figure
            .value()
            .is_some_and(|value| b.article.prints(unit, value, [a.site(), b.site()]))
    })
}

/// Whether the two speak of one subject, as far as the text says whose they are: one name may be a part of the other.
fn same_subject(a: At<'_>, b: At<'_>) -> bool {
    match (bearer(a), bearer(b)) {
        (Some(x), Some(y)) => is_part(x, y) || is_part(y, x),
        (None, None) => true,
        _ => false,
    }
}

/// Whether all words of one name are words of another.
fn is_part(name: &str, of: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let parts = name.split([' ', '\'', '’']).filter(|part| part.len() > 2);
        parts.map(str::to_lowercase).collect()
    };
    let of = words(of);
    let name = words(name);
    !name.is_empty() && name.iter().all(|word| of.contains(word))
}

/// Whose rank it is, a guess from the article as a whole included.
fn bearer(at: At<'_>) -> Option<&str> {
    let slot = at.claim.subject?;
    Some(at.corpus.known_as(at.article.id(), slot.value))
}

/// The ranks by size that a table of the article denies.
fn denied(corpus: &Corpus, article: &Article) -> Vec<Finding> {
    let ranks = At::of(corpus, article).filter(|at| at.claim.quantity.kind == Kind::Ordinal);
    let prose = ranks.filter(|at| !matches!(at.block(), BlockKind::TableCell { .. }));
    let findings = prose.filter_map(|at| {
        let rank = article.rank(at.claim)?;
        rank.by?;
        let rows = larger(at, &rank)?;
        Some(table_finding(at, &rows))
    });
    findings.collect()
}

/// The row of what is ranked and the larger ones, where they are too many for its rank.
fn larger<'c>(at: At<'c>, rank: &Rank) -> Option<Vec<&'c Claim>> {
    let article = at.article;
    let place = at.value()?;
    // "Since 1980" may leave out rows of the table.
    let head = rank.thing.rsplit(' ').next()?;
    let mut columns: BTreeMap<(u32, u32), Vec<(u32, &Claim)>> = BTreeMap::new();
    let mut heads: BTreeMap<u32, bool> = BTreeMap::new();
    for (table, named) in article.table_heads(head) {
        *heads.entry(table).or_default() |= named;
    }
    for claim in article.claims() {
        if let Some((table, row, column)) = article.cell(claim)
            && heads.get(&table) == Some(&true)
            && !matches!(
                claim.quantity.kind,
                Kind::Date | Kind::Ordinal | Kind::Percent
            )
            && claim.quantity.value().is_some()
        {
            columns
                .entry((table, column))
                .or_default()
                .push((row, claim));
        }
    }
    let mut columns = columns.into_iter().filter(|(_, rows)| rows.len() >= ROWS);
    let (((table, _), rows), next) = (columns.next()?, columns.next());
    if next.is_some() {
        return None;
    }
    let named = article.rows_named(table, bearer(at)?);
    let mut own = rows.iter().filter(|(row, _)| named.contains(row));
    let (own, none) = (own.next()?, own.next());
    if none.is_some() {
        return None;
    }
    let size = own.1.quantity.value()?;
    let above: Vec<&Claim> = (rows.iter())
        .filter(|(_, claim)| claim.quantity.value().is_some_and(|value| value > size))
        .map(|(_, claim)| *claim)
        .collect();
    let many = Decimal::from(above.len());
    (many >= place).then(|| std::iter::once(own.1).chain(above).collect())
}

/// How many rows a table has at least that ranks something.
const ROWS: usize = 3;

fn table_finding(at: At<'_>, rows: &[&Claim]) -> Finding {
    let article = at.article;
    let above = rows.len() - 1;
    let figure = at.figure();
    let finding = Finding::new(
        &RULE,
        format!("the table has {above} larger ones, so it is not {figure}"),
    )
    .label(at.site(), LabelRole::Primary, "the table says otherwise");
    let labelled = rows
        .iter()
        .enumerate()
        .fold(finding, |finding, (index, claim)| {
            let text = if index == 0 { "its row" } else { "larger" };
            finding.label(
                article.site(claim.quantity.span),
                LabelRole::Conflicting,
                text,
            )
        });
    let sizes: Vec<&str> = rows[1..]
        .iter()
        .map(|claim| article.figure(claim))
        .collect();
    labelled
        .why(format!(
            "{} > {}",
            sizes.join(", "),
            article.figure(rows[0])
        ))
        .help("check the rank, or say which ones the table adds")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn counts_of_one_thing_must_agree() {
        for text in [
            "--- a.md\nIt was her [[third]] title.\n--- b.md\nIt was only her [[second]] title.\n",
            "--- 2025-06-19 a.md\nThe Bank of Estmark lowered its key rate to 3.5%, its [[third]] consecutive cut.\n--- 2025-06-20 b.md\nThe Bank of Estmark lowered its key rate to 3.5%, the [[fourth]] straight reduction.\n",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn other_counts_are_quiet() {
        for text in [
            "--- a.md\nIt was her third title.\n--- b.md\nIt was her second goal.\n",
            "--- a.md\nIt was her third title this year.\n--- b.md\nIt was her second title on grass.\n",
            "--- 2025-06-19 a.md\nThe Bank of Estmark made its third consecutive cut.\n--- 2025-08-19 b.md\nThe Bank of Estmark made its fourth consecutive cut.\n",
            "It was the third consecutive cut by the Bank of Estmark. A fourth consecutive cut may follow.",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn a_table_counts_the_larger_ones() {
        let table = "| Year | Fire | Area (ha) |\n|---|---|---:|\n| 2003 | Vale do Cervo | {a}41,000{b} |\n| 2017 | Pampilhal | {a}29,500{b} |\n| 2025 | Serra Parda | {a}18,900{b} |\n| 2005 | Monte Alvo | 17,200 |\n";
        let marked = table.replace("{a}", "[[").replace("{b}", "]]");
        let plain = table.replace("{a}", "").replace("{b}", "");
        check(
            &RULE,
            &format!(
                "# What Serra Parda lost\n\nThe fire in Serra Parda was put out on Monday. It was the [[second]]-largest fire since 1980.\n\n{marked}"
            ),
        );
        check(
            &RULE,
            &format!(
                "# What Serra Parda lost\n\nThe fire in Serra Parda was put out on Monday. It was the third-largest fire since 1980.\n\n{plain}"
            ),
        );
        check(
            &RULE,
            &format!(
                "# What Serra Parda lost\n\nThe fire in Serra Parda was put out on Monday. It cost the second-largest sum since 1980.\n\n{plain}"
            ),
        );
    }
}
