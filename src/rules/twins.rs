//! Twin sentences: two articles tell the same in nearly the same words, with one figure changed.

use super::evidence::{At, unit_key};
use crate::claim::{Article, Corpus};
use crate::text::SourceId;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A sentence by the words that carry it.
struct Telling<'c> {
    article: SourceId,
    /// Lower-case words without function words, names and figures, the rarest of the corpus first.
    words: Vec<String>,
    names: BTreeSet<String>,
    claims: Vec<At<'c>>,
}

/// How many words a telling needs before another can be its twin.
const FEWEST_WORDS: usize = 3;

/// A sentence with more words is no sentence.
const MOST_WORDS: usize = 128;

/// How many of the tellings before it that share a word one is held against, the latest ones.
const RIVALS: usize = 32;

/// Twins share at least four words in five.
const SHARED: (usize, usize) = (4, 5);

/// Pairs of figures that stand at the same place of twin sentences in different articles and do not meet, all other
/// figures of the two sentences agreeing.
pub(super) fn twins(corpus: &Corpus) -> Vec<(At<'_>, At<'_>)> {
    let tellings = tellings(corpus);
    let mut by_word: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, telling) in tellings.iter().enumerate() {
        // Two tellings that share four words in five share one of the rarest fifth and one more.
        let prefix = telling.words.len() - (telling.words.len() * SHARED.0).div_ceil(SHARED.1) + 1;
        let mut candidates = BTreeSet::new();
        for word in &telling.words[..prefix] {
            let earlier = by_word.entry(word).or_default();
            candidates.extend(earlier.iter().copied());
            if earlier.len() == RIVALS {
                earlier.pop_front();
            }
            earlier.push_back(index);
        }
        let twins = candidates
            .into_iter()
            .map(|other| &tellings[other])
            .filter(|other| are_twins(corpus, other, telling));
        found.extend(twins.filter_map(|other| changed(other, telling)));
    }
    found
}

fn tellings(corpus: &Corpus) -> Vec<Telling<'_>> {
    let mut tellings = Vec::new();
    for article in corpus.articles() {
        let mut claims: BTreeMap<usize, Vec<At<'_>>> = BTreeMap::new();
        for at in At::of(corpus, article).filter(|at| !at.is_headline()) {
            claims.entry(at.claim.sentence).or_default().push(at);
        }
        tellings.extend(
            claims
                .into_iter()
                .filter_map(|(sentence, claims)| telling(article, sentence, claims)),
        );
    }
    let mut spread: BTreeMap<String, usize> = BTreeMap::new();
    for word in tellings.iter().flat_map(|telling| &telling.words) {
        *spread.entry(word.clone()).or_default() += 1;
    }
    for telling in &mut tellings {
        telling
            .words
            .sort_by(|a, b| (spread[a], a).cmp(&(spread[b], b)));
    }
    tellings
}

fn telling<'c>(article: &'c Article, sentence: usize, claims: Vec<At<'c>>) -> Option<Telling<'c>> {
    let words = article.words(sentence)?;
    let (mut content, mut names) = (BTreeSet::new(), BTreeSet::new());
    let mut figures = claims.iter().map(|at| at.claim.quantity.span).peekable();
    for at in 0..words.tokens.len() {
        let span = words.tokens[at].span;
        while figures
            .next_if(|figure| figure.end() <= span.start())
            .is_some()
        {}
        let in_figure = figures.peek().is_some_and(|figure| figure.overlaps(span));
        if in_figure || !words.is_word(at) || words.is_in(at, words.locale.function_words) {
            continue;
        }
        if at > 0 && words.is_capitalised(at) {
            names.insert(words.lower(at));
        } else {
            content.insert(words.lower(at));
        }
    }
    let words: Vec<String> = content.into_iter().collect();
    (FEWEST_WORDS..=MOST_WORDS)
        .contains(&words.len())
        .then_some(Telling {
            article: article.id(),
            words,
            names,
            claims,
        })
}

fn are_twins(corpus: &Corpus, a: &Telling<'_>, b: &Telling<'_>) -> bool {
    if a.article == b.article || a.names != b.names {
        return false;
    }
    let shared = a.words.iter().filter(|word| b.words.contains(word)).count();
    let all = a.words.len() + b.words.len() - shared;
    shared * SHARED.1 >= all * SHARED.0
        && (corpus.same_story(a.article, b.article) || corpus.are_nameless(a.article, b.article))
}

/// The one pair of figures that differs, if all others agree.
fn changed<'c>(a: &Telling<'c>, b: &Telling<'c>) -> Option<(At<'c>, At<'c>)> {
    let unit = |at: &At<'_>| unit_key(&at.claim.quantity.unit);
    let aligned = a.claims.len() == b.claims.len()
        && a.claims
            .iter()
            .zip(&b.claims)
            .all(|(x, y)| unit(x) == unit(y));
    let mut differing = a
        .claims
        .iter()
        .zip(&b.claims)
        .filter(|(x, y)| !x.meets(**y));
    let (x, y) = differing.next().filter(|_| aligned)?;
    differing.next().is_none().then_some((*x, *y))
}
