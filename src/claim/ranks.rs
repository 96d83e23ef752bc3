//! What a rank ranks: the how-manieth of what something is, and the largest of which things.

use super::build::place;
use super::clause::Place;
use super::{Article, Claim, Measure};
use crate::lang::{Class, Kind, Order};
use crate::quantity::Words;
use crate::text::{BlockKind, Span};
use std::collections::BTreeSet;

/// What a rank says of its place among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rank {
    /// The rank with what it ranks.
    pub(crate) span: Span,
    /// What is counted, the same word in every language where the lexicon knows it.
    pub(crate) thing: String,
    /// Whether it hardly happens twice in the days of one story.
    pub(crate) is_settled: bool,
    /// Whether it counts without a break ("third straight").
    pub(crate) straight: bool,
    /// By what the largest come first ("second-largest").
    pub(crate) by: Option<&'static str>,
    /// Words that narrow what is counted ("on grass", "in five years").
    pub(crate) within: String,
}

/// The measure of goals: the second is followed by the third in one match.
const GOALS: &str = "goals";

/// How many words behind a rank say what is ranked.
const PHRASE: usize = 5;

/// How many words behind that can narrow it.
const WITHIN: usize = 5;

/// How many tokens away a verb tells what happens for the third time.
const TOLD: usize = 14;

impl Article {
    /// What the rank of `claim` ranks, as far as the text says.
    pub(crate) fn rank(&self, claim: &Claim) -> Option<Rank> {
        if claim.quantity.kind != Kind::Ordinal {
            return None;
        }
        let words = self.words(claim.sentence)?;
        let order = words.locale.order()?;
        let reader = Reader {
            words: &words,
            order,
        };
        reader.rank(claim, place(&words, &claim.quantity))
    }

    /// The tables of the article, and whether `word` stands, in the singular, in their first row.
    pub(crate) fn table_heads(&self, word: &str) -> Vec<(u32, bool)> {
        let sentences = 0..self.sentences().len();
        let heads = sentences.filter_map(|at| match self.block(at).1 {
            BlockKind::TableCell { table, row: 0, .. } => Some((table, self.words(at)?)),
            _ => None,
        });
        let named = heads.map(|(table, words)| {
            let mut tokens = 0..words.tokens.len();
            let is = |at: usize| words.locale.singular(&words.lower(at)) == word;
            (table, tokens.any(is))
        });
        named.collect()
    }

    /// The rows of a table in which a cell says no more than a part of `name`.
    pub(crate) fn rows_named(&self, table: u32, name: &str) -> BTreeSet<u32> {
        let name = format!(" {} ", name.to_lowercase());
        let cells = self.sentences().iter().filter_map(|sentence| {
            match self.source.blocks()[sentence.block].kind {
                BlockKind::TableCell { table: of, row, .. } if of == table && row > 0 => {
                    let text = self.source.slice(sentence.span).trim().to_lowercase();
                    Some((row, text))
                }
                _ => None,
            }
        });
        let named = cells.filter(|(_, text)| {
            text.chars().any(char::is_alphabetic) && name.contains(&format!(" {text} "))
        });
        named.map(|(row, _)| row).collect()
    }

    /// The table, row and column of a claim that stands in one.
    pub(crate) fn cell(&self, claim: &Claim) -> Option<(u32, u32, u32)> {
        match self.block_kind(claim) {
            BlockKind::TableCell { table, row, column } => Some((table, row, column)),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    words: &'a Words<'a>,
    order: &'static Order,
}

impl Reader<'_> {
    fn rank(self, claim: &Claim, place: Place) -> Option<Rank> {
        let words = self.words;
        let first = words.past_hyphen(place.end);
        // The figure may hold the "most" of "second-most expensive".
        let by = words
            .phrase_at(first, self.order.largest)
            .or_else(|| words.phrase_at(first.checked_sub(1)?, self.order.largest));
        let (from, by) = by.map_or((first, None), |(by, end)| (end, Some(by)));
        // "segundo mayor incendio", "deuxième plus grand incendie"
        let (mut head, mut straight, mut told) = (None, None, Vec::new());
        let mut at = from;
        while at < from + PHRASE && at < words.tokens.len() {
            if let Some(end) = words.any_at(at, self.order.straight) {
                (straight, at) = (Some(end), end);
                continue;
            }
            let stops = !words.is_word(at)
                || words.has(at, Class::Function) && !words.has(at, Class::Of)
                || words.any_at(at, self.order.limits).is_some()
                    && !told.is_empty()
                    && !words.has(at, Class::Of);
            if stops || told.is_empty() && words.has(at, Class::Of) {
                break;
            }
            told.push(at);
            head = Some(at);
            at = words.past_hyphen(at + 1);
        }
        let of = told.iter().position(|&at| words.has(at, Class::Of));
        let noun = match of {
            Some(of) => told.get(of.checked_sub(1)?).copied(),
            None if words.locale.adjectives_first => head,
            None => told.first().copied(),
        }?;
        while told.last().is_some_and(|&at| words.has(at, Class::Of)) {
            told.pop();
        }
        let last = told.last()? + 1;
        let end = straight.unwrap_or(0).max(last).max(first);
        let known = match claim.measure.as_ref().map(|slot| &slot.value) {
            Some(Measure::Known(name)) if !matches!(*name, "rank" | "age") => Some(*name),
            _ => None,
        };
        let alike = words.phrase_at(told[0], self.order.alike);
        let alike = alike.filter(|(_, end)| *end == last).map(|(name, _)| name);
        let thing = match known.or(alike) {
            Some(name) => name.to_owned(),
            None if words.is_in(noun, self.order.turns) => self.verb(place)?.to_owned(),
            None => self.phrase(&told),
        };
        Some(Rank {
            span: words.span(place.first, end),
            thing,
            is_settled: words.any_at(noun, self.order.milestones).is_some()
                || words.any_at(told[0], self.order.milestones) == Some(last)
                || known.is_some_and(|name| name != GOALS),
            straight: straight.is_some(),
            by,
            within: self.within(end),
        })
    }

    /// The words for what is counted, in the singular.
    fn phrase(self, told: &[usize]) -> String {
        let parts = told.iter().map(|&at| {
            let word = self.words.lower(at);
            self.words.locale.singular(&word).into_owned()
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    /// What the verb tells that happens again.
    fn verb(self, place: Place) -> Option<&'static str> {
        let mut near = place.end..(place.end + TOLD).min(self.words.tokens.len());
        near.find_map(|at| Some(self.words.phrase_at(at, self.order.alike)?.0))
    }

    /// The words behind what is counted that narrow it.
    fn within(self, end: usize) -> String {
        let words = self.words;
        if words.any_at(end, self.order.limits).is_none() {
            return String::new();
        }
        let on = (end..end + WITHIN).take_while(|&at| words.is_word(at) || words.is_number(at));
        let on: Vec<String> = on.map(|at| words.raw(at).to_lowercase()).collect();
        on.join(" ")
    }
}
