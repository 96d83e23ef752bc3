//! Copies: articles that print one agency's text, so that they speak with one voice.
//!
//! Runs of five words are hashed, and of the hashes the same small part is kept in every article. An article is a copy of
//! another when most of what is kept of the shorter one stands in the longer one, too.

use super::Article;
use crate::lang::TokenKind;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// How many words in a row nobody writes twice by chance.
const RUN: usize = 5;

/// Of so many runs one is kept.
const KEPT: u64 = 4;

/// An article of fewer kept runs is too short to be known for a copy.
const FEWEST: usize = 8;

/// Which part of the shorter article must stand in the other, in percent.
const SHARED: usize = 60;

/// A run that more articles hold is a phrase of the trade or a house's boilerplate, and leads to no pair.
const MOST_HOLDERS: usize = 64;

/// Of each article the first one that it is a copy of, itself where it is none.
pub(super) fn originals(articles: &[Article]) -> Vec<u32> {
    if let [_] = articles {
        return vec![0];
    }
    let kept: Vec<Vec<u64>> = articles.iter().map(kept_runs).collect();
    let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (article, runs) in (0..).zip(&kept) {
        for run in runs {
            let holders = holders.entry(*run).or_default();
            if holders.len() <= MOST_HOLDERS {
                holders.push(article);
            }
        }
    }
    let mut originals: Vec<u32> = (0..articles.len() as u32).collect();
    for (article, runs) in (0_u32..).zip(&kept) {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        let held = runs.iter().filter_map(|run| holders.get(run));
        let rare = held.filter(|holders| holders.len() <= MOST_HOLDERS);
        for earlier in rare.flat_map(|holders| holders.iter().take_while(|other| **other < article))
        {
            *shared.entry(*earlier).or_default() += 1;
        }
        let copied = |(other, count): (&u32, &usize)| {
            let shorter = runs.len().min(kept[*other as usize].len());
            (shorter >= FEWEST && count * 100 >= shorter * SHARED).then_some(*other)
        };
        if let Some(first) = shared.iter().filter_map(copied).min() {
            originals[article as usize] = originals[first as usize];
        }
    }
    originals
}

/// The hashes kept of an article's runs of words, sorted.
fn kept_runs(article: &Article) -> Vec<u64> {
    let text = article.source.text();
    let words = article.tokens.iter();
    let words = words.filter(|token| !matches!(token.kind, TokenKind::Sign(_)));
    let hashes: Vec<u64> = words
        .map(|token| {
            let (mut hasher, word) = (FxHasher::default(), &text[token.span.range()]);
            if word.is_ascii() {
                word.bytes()
                    .for_each(|byte| hasher.write_u32(byte.to_ascii_lowercase().into()));
            } else {
                let letters = word.chars().flat_map(char::to_lowercase);
                letters.for_each(|letter| hasher.write_u32(letter.into()));
            }
            hasher.finish()
        })
        .collect();
    let run = |words: &[u64]| {
        let mut hasher = FxHasher::default();
        words.iter().for_each(|word| hasher.write_u64(*word));
        hasher.finish()
    };
    let mut runs: Vec<u64> = hashes
        .windows(RUN)
        .map(run)
        .filter(|run| (run >> 32).is_multiple_of(KEPT))
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use crate::testing::parse;

    const WIRE: &str = "Meridian Wire reported on Monday that Orbit had signed a contract worth $38 billion with Lumen \
        for seven years of computing power. The first machines are to be switched on before the end of the year, the firm \
        said in a statement, and the rest will follow in 2026 and 2027. Shares of Orbit rose 4 percent in early trading, \
        while those of its rival Castle were little changed. Analysts had expected a smaller deal.";

    fn is_copy(second: &str) -> bool {
        let (corpus, _) = parse(&format!("--- a.md\n{WIRE}\n--- b.md\n{second}\n"));
        let [a, b] = corpus.articles() else {
            panic!("two articles")
        };
        corpus.is_copy(a.id(), b.id())
    }

    #[test]
    fn an_edited_wire_is_a_copy() {
        let edited = WIRE
            .replace("$38 billion", "$83 billion")
            .replace("on Monday ", "");
        assert!(is_copy(&format!(
            "{edited} Our reporter was in Lindhavn and saw long queues outside."
        )));
    }

    #[test]
    fn the_same_event_in_other_words_is_no_copy() {
        assert!(!is_copy(
            "Lumen will supply Orbit with computing power for seven years. The two firms signed a contract for $38 billion \
             on Monday, according to Orbit, whose shares gained 4 percent. Castle, a rival, hardly moved. The sum is larger \
             than analysts had thought, and the first machines will run before the year is out."
        ));
    }

    #[test]
    fn a_line_of_boilerplate_makes_no_copy() {
        assert!(!is_copy("Analysts had expected a smaller deal."));
    }
}
