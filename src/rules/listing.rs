//! Whether figures in a row are the parts of a total: what stands before, between and behind them.

use super::evidence::At;
use super::sums::{Term, total_of};
use crate::lang::has;
use crate::quantity::{Unit, Words};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A total and figures in its sentence that may be its parts.
#[derive(Clone, Copy)]
pub(super) struct Listing<'c, 'p> {
    pub(super) words: Words<'c>,
    pub(super) total: At<'c>,
    pub(super) parts: &'p [At<'c>],
}

impl<'c> Listing<'c, '_> {
    /// The first token of a figure, its hedge included.
    pub(super) fn start(&self, at: At<'c>) -> usize {
        let quantity = &at.claim.quantity;
        let span = quantity.hedge_span.unwrap_or(quantity.span);
        self.words.token_at(span.start().min(quantity.span.start()))
    }

    /// The token behind a figure.
    fn end(&self, at: At<'c>) -> usize {
        self.words.token_at(at.claim.quantity.span.end())
    }

    /// The tokens behind each part up to the next one.
    fn tails(&self) -> impl Iterator<Item = (usize, usize)> {
        let next = self.parts.iter().skip(1).map(|at| self.start(*at));
        let ends = next.chain([self.words.tokens.len()]);
        self.parts.iter().map(|at| self.end(*at)).zip(ends)
    }

    fn any_in(&self, from: usize, to: usize, phrases: &[&str]) -> bool {
        (from..to).any(|at| self.words.any_at(at, phrases).is_some())
    }

    /// Whether the figures behind `opener` (which ends before `behind`) are parts of the total before it.
    pub(super) fn is_announced(&self, opener: usize, behind: usize) -> bool {
        let locale = self.words.locale;
        let Some(first) = self.parts.first().map(|at| self.start(*at)) else {
            return false;
        };
        let end = self.words.tokens.len();
        let article = self.words.is_in(behind, locale.articles);
        let at_once = first == behind || (article && first <= behind + 2);
        let average = (0..opener).any(|at| {
            self.words.is_in(at, locale.averages) && self.words.any_at(at, locale.percent).is_none()
        });
        let summed = self.any_in(0, opener, locale.total_words);
        at_once
            && !average
            && !self.any_in(first, end, locale.previously)
            && !self.is_compared()
            && !self.is_described()
            && (summed || !self.is_series())
            && !self.has_loose_item(end)
            && self.counts_alike()
            && self.fits_in()
    }

    /// Whether the figures before the total are what it sums up with the phrase at token `phrase`.
    pub(super) fn is_summed_up(&self, phrase: usize) -> bool {
        let running = (self.words.any_at(phrase, self.words.locale.running)).is_some();
        let to_date = self.any_in(0, self.words.tokens.len(), self.words.locale.to_date);
        // A total larger than the parts may count what came before them.
        let sum = self.sum().zip(self.total.value());
        let beyond = sum.is_some_and(|(sum, total)| {
            total > sum && (to_date || (running && total - sum >= sum / Decimal::from(4)))
        });
        !beyond
            && !self.is_compared()
            && !self.has_loose_item(self.start(self.total))
            && self.counts_alike()
    }

    /// Whether nothing can be in two of the parts: every part has a word of its own for what it is, or a place of its own.
    pub(super) fn is_exclusive(&self) -> bool {
        let locale = self.words.locale;
        let own: BTreeSet<String> = self
            .tails()
            .filter_map(|(from, to)| {
                let at = (from.saturating_sub(1)..to)
                    .find(|&at| self.words.any_at(at, locale.exclusive).is_some())?;
                let end = self.words.any_at(at, locale.exclusive)?;
                Some((at..end).map(|at| self.words.lower(at)).collect())
            })
            .collect();
        let counted = matches!(self.total.claim.quantity.unit, Unit::Count(_));
        let apart = locale.apart.iter().any(|word| {
            let leads = |(from, to): (usize, usize)| (from..to).find(|&at| self.words.is(at, word));
            let named = self
                .tails()
                .filter_map(leads)
                .any(|at| self.words.is_capitalised(at + 1));
            (named || !counted) && self.tails().all(|tail| leads(tail).is_some())
        });
        (own.len() == self.parts.len() || apart) && !self.has_loose_item(self.words.tokens.len())
    }

    fn sum(&self) -> Option<Decimal> {
        let terms: Vec<Term<'c>> = self.parts.iter().map(|at| Term::of(*at)).collect();
        total_of(&terms)
    }

    /// Whether no part is larger than the total and the parts come near it: a list far short of it is an open one.
    fn fits_in(&self) -> bool {
        let (Some(sum), Some(total)) = (self.sum(), self.total.value()) else {
            return false;
        };
        let mut parts = self.parts.iter().filter_map(|at| at.value());
        parts.all(|part| part <= total) && sum >= total - total / Decimal::from(4)
    }

    /// Whether a figure is held against another: "$10 million less than".
    fn is_compared(&self) -> bool {
        let comparing = self.words.locale.comparing;
        self.tails()
            .any(|(from, to)| self.any_in(from, to, comparing))
    }

    /// Whether a count only says what is true of it: "120 with a view and 270 with a balcony".
    fn is_described(&self) -> bool {
        let traits = self.words.locale.traits;
        let counted = matches!(self.total.claim.quantity.unit, Unit::Count(_));
        let behind = |(from, to): (usize, usize)| {
            (from..to.min(from + 2)).any(|at| self.words.is_in(at, traits))
        };
        counted && self.tails().any(behind)
    }

    /// Whether the parts belong to different years: "$30 in 2020 and $20 in 2010".
    fn is_series(&self) -> bool {
        let year = |at: usize| {
            let printed = self.words.raw(at);
            let year = self.words.is_number(at) && printed.len() == 4;
            let year = year.then(|| printed.parse::<u32>().ok()).flatten();
            year.filter(|year| (1800..2200).contains(year))
        };
        let years: BTreeSet<u32> = self
            .tails()
            .filter_map(|(from, to)| (from..to).find_map(year))
            .collect();
        years.len() > 1
    }

    /// Whether something in the list up to token `to` has no figure of its own: "two men, a woman and two children".
    fn has_loose_item(&self, to: usize) -> bool {
        let (words, locale) = (&self.words, self.words.locale);
        let counted = matches!(self.total.claim.quantity.unit, Unit::Count(_));
        let figures: BTreeSet<usize> = (self.parts.iter().map(|at| self.start(*at))).collect();
        let (Some(&first), Some(&last)) = (figures.first(), figures.last()) else {
            return false;
        };
        let cut = |at: usize| {
            matches!(words.sign(at), Some(',' | ';')) || words.is_in(at, locale.conjunctions)
        };
        let mut item = 0;
        for at in 0..=to {
            if at < to && !cut(at) {
                continue;
            }
            let empty = item == at;
            let has_figure = figures.range(item..at).next().is_some();
            let article = words.is_in(item, locale.articles);
            let indefinite = article && !words.is_in(item, locale.definite);
            let added = item > 0 && words.is_in(item - 1, locale.conjunctions);
            let loose = match item {
                _ if empty || has_figure => false,
                _ if item < first => indefinite && counted && first < to && self.leads(item),
                _ if item > last => added && (counted || article),
                _ => counted || article,
            };
            if loose {
                return true;
            }
            item = at + 1;
        }
        false
    }

    /// Whether an item before the first figure stands in the list, not before the total that announces it.
    fn leads(&self, item: usize) -> bool {
        let total = self.start(self.total);
        total < item || self.parts.iter().all(|at| self.start(*at) < total)
    }

    /// Whether the parts are of the kind that the total counts.
    pub(super) fn counts_alike(&self) -> bool {
        let noun = |at: At<'c>| match &at.claim.quantity.unit {
            Unit::Count(noun) => noun.head.as_str(),
            _ => "",
        };
        let total = noun(self.total);
        let parts: BTreeSet<&str> = self.parts.iter().map(|at| noun(*at)).collect();
        let person = |noun: &str| noun.is_empty() || has(self.words.locale.persons, noun);
        let named = parts.iter().filter(|noun| !noun.is_empty()).count();
        parts.iter().all(|part| part.is_empty() || *part == total)
            || (total.is_empty() && named <= 1)
            || (person(total) && parts.into_iter().all(person))
    }
}
