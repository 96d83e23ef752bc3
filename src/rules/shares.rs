//! N203: shares of one whole make more than all of it.

use super::change::says;
use super::evidence::At;
use super::paper::rounded;
use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Corpus};
use crate::lang::{Hedge, Kind, Role};
use crate::quantity::Words;
use crate::text::BlockKind;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Flags percentages of one whole that add up to more than 100, further than rounding can explain.
    ///
    /// ## Why it matters
    /// No whole has more than all of its parts.
    ///
    /// ## How it decides
    /// The text must say that the shares are parts of one whole and shut each other out: the last of a list is "the rest" or
    /// "the remaining 40%", a column of a table has a row for all others, or every share has a word that excludes the
    /// others ("for", "against"). Several answers to one question may well exceed 100 and are left alone.
    ///
    /// ## Fires
    /// ```article
    /// Holder owns [[70%]] of the company; the remaining [[40%]] belongs to the state.
    /// ```
    /// ```article
    /// Theft made up [[66 per cent]] of all offences, violence [[20 per cent]], damage [[12 per cent]] and everything else [[7 per cent]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// Holder owns 70% of the company; the state owns the other 30%.
    /// ```
    /// ```article
    /// Respondents could choose several answers: 62 percent named price and 44 percent named quality.
    /// ```
    "N203" "shares-exceed-whole" SharesOver100 Error Corpus(check)
}

/// Shares that the text calls parts of one whole, and what says so.
struct Shares<'c> {
    parts: Vec<At<'c>>,
    evidence: &'static str,
}

fn check(corpus: &Corpus) -> Outcome {
    let mut findings = Vec::new();
    for article in corpus.articles() {
        let claims: Vec<At<'_>> = At::of(corpus, article).filter(|at| is_share(*at)).collect();
        let sentences = claims.chunk_by(|a, b| a.claim.sentence == b.claim.sentence);
        let told = sentences.filter(|s| !matches!(s[0].block(), BlockKind::TableCell { .. }));
        let told = told.filter_map(of_sentence);
        let all = told.chain(of_tables(article, &claims));
        findings.extend(all.filter(exceeds).map(|shares| finding(&shares)));
    }
    findings.into()
}

/// A percentage that can be a share of something.
fn is_share(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    quantity.kind == Kind::Percent
        && at.claim.role.value == Role::Level
        && quantity.hedge != Hedge::Range
        && quantity
            .value()
            .is_some_and(|v| v > Decimal::ZERO && v < Decimal::ONE_HUNDRED)
}

/// Shares of one sentence, the last of them the rest.
fn of_sentence<'c>(shares: &[At<'c>]) -> Option<Shares<'c>> {
    let [first, .., last] = shares else {
        return None;
    };
    let words = first.article.words(first.claim.sentence)?;
    if is_list(&words, shares) && is_rest(&words, shares, *last) {
        let evidence = "the last of the shares is called the rest";
        return Some(Shares {
            parts: shares.to_vec(),
            evidence,
        });
    }
    if shares.len() > 2 && is_list(&words, shares) && are_kinds(&words, shares) {
        let evidence = "the shares are told in one breath as the kinds of one whole";
        return Some(Shares {
            parts: shares.to_vec(),
            evidence,
        });
    }
    if shares.len() == 2 && are_opposed(&words, *first, *last) {
        let evidence = "no one can be in both shares";
        return Some(Shares {
            parts: shares.to_vec(),
            evidence,
        });
    }
    None
}

/// The first token of a figure, its hedge included.
fn start(words: &Words<'_>, at: At<'_>) -> usize {
    let quantity = &at.claim.quantity;
    let span = quantity
        .hedge_span
        .map_or(quantity.span, |hedge| hedge.join(quantity.span));
    words.token_at(span.start())
}

fn end(words: &Words<'_>, at: At<'_>) -> usize {
    words.token_at(at.claim.quantity.span.end())
}

/// Whether a comma, a semicolon or a conjunction stands between each two.
fn is_list(words: &Words<'_>, shares: &[At<'_>]) -> bool {
    shares.windows(2).all(|pair| {
        (end(words, pair[0])..start(words, pair[1])).any(|at| {
            matches!(words.sign(at), Some(',' | ';')) || words.is_in(at, words.locale.conjunctions)
        })
    })
}

/// How many words may stand between "the rest" and its share.
const NEAR: usize = 4;

/// Whether the item of the last share is the rest: "the remaining 40%", "everything else 7 per cent", "12% others". Not
/// a share of the rest: "20% of the remaining".
fn is_rest(words: &Words<'_>, shares: &[At<'_>], last: At<'_>) -> bool {
    let Some(before) = shares.len().checked_sub(2).map(|at| shares[at]) else {
        return false;
    };
    let item = end(words, before)..start(words, last);
    let cut = item.clone().rev().find(|&at| {
        matches!(words.sign(at), Some(',' | ';')) || words.is_in(at, words.locale.conjunctions)
    });
    let from = cut
        .map_or(item.start, |at| at + 1)
        .max(item.end.saturating_sub(NEAR));
    let ahead = (from..item.end).find(|&at| words.any_at(at, words.locale.rest).is_some());
    let behind = end(words, last);
    let behind = (behind..behind + 2).find(|&at| words.any_at(at, words.locale.rest).is_some());
    let led = |at: usize| at > 0 && words.is_in(at - 1, words.locale.of);
    let article =
        |at: usize| at > 1 && words.is_in(at - 1, words.locale.determiners) && led(at - 1);
    let found = ahead.or(behind);
    found.is_some_and(|at| !led(at) && !article(at))
}

/// Whether two shares have each a word that shuts out the other, of one and the same thing: nothing follows the second.
fn are_opposed(words: &Words<'_>, one: At<'_>, two: At<'_>) -> bool {
    let own = |from: usize, to: usize| {
        (from..to).find_map(|at| {
            let end = words.any_at(at, words.locale.exclusive)?;
            let said: Vec<String> = (at..end).map(|at| words.lower(at)).collect();
            Some((said, end))
        })
    };
    let (first, second) = (end(words, one), end(words, two));
    let until = start(words, two);
    let Some(((a, _), (b, after))) = own(first, until).zip(own(second, words.tokens.len())) else {
        return false;
    };
    // "opposed it": the same thing
    let same = || words.is_in(after, words.locale.who.pronouns);
    a != b && (after == words.tokens.len() || words.sign(after).is_some() || same())
}

/// How many tokens may stand between the first of several shares and its verb ("60 percent of the claims are").
const TO_VERB: usize = 6;

/// Whether the first share has the verb of all, and each is then "of" something or of things in the plural, with nothing
/// else said: `60 percent are homes, 35 percent cars and 15 percent shops`. People can be of several kinds.
fn are_kinds(words: &Words<'_>, shares: &[At<'_>]) -> bool {
    let locale = words.locale;
    let first = end(words, shares[0]);
    let until = start(words, shares[1]);
    let verb = (first..until.min(first + TO_VERB)).find(|&at| words.is_in(at, locale.passives));
    let Some(verb) = verb else { return false };
    let starts: Vec<usize> = std::iter::once(verb + 1)
        .chain(shares[1..].iter().map(|at| end(words, *at)))
        .collect();
    let plain = starts[1..]
        .iter()
        .zip(&shares[1..])
        .enumerate()
        .all(|(index, (&from, _))| {
            let to = shares
                .get(index + 2)
                .map_or(words.tokens.len(), |at| start(words, *at));
            (from..to).all(|at| !words.is_in(at, locale.passives) && !words.is_in(at, locale.facts))
        });
    let of = starts.iter().all(|&at| words.is_in(at, locale.of));
    let things = || {
        starts.iter().all(|&at| {
            let noun = words.lower(at);
            let one = locale.singular(&noun);
            let ends = !words.is_word(at + 1) || words.is_in(at + 1, locale.conjunctions);
            ends && locale.has_plural_ending(&noun) && !crate::lang::has(locale.persons, &one)
        })
    };
    plain && (of || things())
}

/// Columns of shares with a row for all others.
fn of_tables<'c>(article: &'c Article, claims: &[At<'c>]) -> Vec<Shares<'c>> {
    let mut columns: BTreeMap<(u32, u32), Vec<(u32, At<'c>)>> = BTreeMap::new();
    for at in claims {
        if let BlockKind::TableCell { table, row, column } = at.block() {
            columns.entry((table, column)).or_default().push((row, *at));
        }
    }
    if columns.is_empty() {
        return Vec::new();
    }
    let (mut rests, mut sums) = (BTreeSet::new(), BTreeSet::new());
    let blocks = article.source().blocks();
    for (index, sentence) in article.sentences().iter().enumerate() {
        let BlockKind::TableCell {
            table,
            row,
            column: 0,
        } = blocks[sentence.block].kind
        else {
            continue;
        };
        let Some(words) = article.words(index) else {
            continue;
        };
        if words.any_at(0, words.locale.rest).is_some() {
            rests.insert((table, row));
        }
        let has = |list| (0..words.tokens.len()).any(|at| words.any_at(at, list).is_some());
        if has(words.locale.total_words) || has(words.locale.subrows) || has(words.locale.averages)
        {
            sums.insert((table, row));
        }
    }
    let columns = columns.into_iter().filter_map(|((table, _), rows)| {
        let rest = rows.iter().any(|(row, _)| rests.contains(&(table, *row)));
        let parts = rows
            .into_iter()
            .filter(|(row, _)| !sums.contains(&(table, *row)));
        let parts: Vec<At<'c>> = parts.map(|(_, at)| at).collect();
        let evidence = "a row of the table has all others";
        (rest && parts.len() > 2).then_some(Shares { parts, evidence })
    });
    columns.collect()
}

/// Whether the least that the shares can be is more than all.
fn exceeds(shares: &Shares<'_>) -> bool {
    let least = shares
        .parts
        .iter()
        .try_fold(Decimal::ZERO, |sum, at| sum.checked_add(least(*at)?));
    least.is_some_and(|least| least > Decimal::ONE_HUNDRED)
}

/// The least that a share can be. "About 62 percent" has two digits, and is off by one in the last of them at most.
fn least(at: At<'_>) -> Option<Decimal> {
    let quantity = &at.claim.quantity;
    match quantity.hedge {
        Hedge::About => quantity.value()?.checked_sub(quantity.reading().place),
        _ => says(at).low.value(),
    }
}

fn finding(shares: &Shares<'_>) -> Finding {
    let values: Vec<Decimal> = shares.parts.iter().filter_map(|at| at.value()).collect();
    let sum = values
        .iter()
        .try_fold(Decimal::ZERO, |sum, v| sum.checked_add(*v))
        .unwrap_or_default();
    let terms: Vec<String> = values.iter().map(ToString::to_string).collect();
    let finding = Finding::new(&RULE, format!("the shares add up to {}%", rounded(sum)))
        .confidence(Confidence::High)
        .why(format!("{} = {} (%)", terms.join(" + "), sum.normalize()))
        .why(shares.evidence)
        .help("check each share against the source");
    let mut role = LabelRole::Primary;
    shares.parts.iter().fold(finding, |finding, at| {
        let finding = finding.label(at.site(), role, "a share");
        role = LabelRole::Conflicting;
        finding
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn shares_of_one_whole_are_at_most_all_of_it() {
        for text in [
            "Of the claims [[60 percent]] are homes, [[35 percent]] cars and [[15 percent]] shops.",
            "--- a.es.md\nEl [[60 por ciento]] son de viviendas, el [[35 por ciento]] de vehículos y el [[15 por ciento]] de comercios.",
            "Some [[62 percent]] of voters backed the plan and [[44 percent]] opposed it in the ballot.",
            "Some [[62 percent]] voted for the plan and [[44 percent]] against.",
            "| Party | Poll |\n|---|---|\n| ADI | [[46%]] |\n| Greens | [[33%]] |\n| Left | [[20%]] |\n| Others | [[5%]] |\n",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn rounding_and_other_wholes_explain_the_sum() {
        for text in [
            "He owns 70%, his wife 20%, and he will buy 20% of the remaining 40%.",
            "Some 62 percent backed the plan and 31 percent opposed it; the rest were undecided.",
            "Of the claims 60 percent are homes, 25 percent cars and 15 percent shops.",
            "Of the victims 60 percent are women, 35 percent children and 15 percent pensioners.",
            "Of the visitors 60 percent are foreign, 35 percent young and 15 percent poor.",
            "Some 60 percent backed the mayor and 44 percent opposed the tax.",
            "Theft made up 66 per cent, violence 20 per cent, damage 10 per cent and the rest 5 per cent.",
            "Some 62 percent voted for the mayor and 44 percent against the tax.",
            "Prices rose 60% in May, 50% in June and a further 20% in the rest of the year.",
            "| Party | Poll |\n|---|---|\n| ADI | 46% |\n| Greens | 33% |\n| Left | 17% |\n| Others | 5% |\n",
        ] {
            check(&RULE, text);
        }
    }
}
