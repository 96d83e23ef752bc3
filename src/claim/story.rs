//! Stories: which articles tell of one event.
//!
//! Every article is the bag of what tells events apart: the words of the names in it and its figures, each worth the more
//! the fewer articles hold it. Two articles tell one story when what they share weighs enough against what they hold.

use super::Article;
use crate::lang::Kind;
use std::collections::BTreeMap;

/// The shortest word of a name that tells events apart, in bytes.
const SHORTEST_NAME: usize = 4;

/// How many of its names tell what an article is about: the first ones; an article has some twenty.
const TELLING_NAMES: usize = 256;

/// How many of its figures do.
const TELLING_FIGURES: usize = 256;

/// A small corpus says little about what is rare: it is weighed as one of so many articles.
const FEWEST: u64 = 64;

/// What two articles must share, as a part of all they hold, in thousandths (of the cosine between them).
const SHARED: u128 = 150;

/// What tells of an article's event, by number, with its weight; sorted.
type Bag = Vec<(u32, u32)>;

/// The bags of the articles of a corpus.
#[derive(Debug, Default)]
pub(super) struct Stories {
    bags: Vec<Bag>,
    /// Of each bag the sum of its squared weights.
    squares: Vec<u64>,
}

impl Stories {
    /// Weighs what the articles hold.
    pub(super) fn of(articles: &[Article]) -> Self {
        let mut held: BTreeMap<String, (u32, u64)> = BTreeMap::new();
        let mut bags: Vec<Vec<u32>> = Vec::with_capacity(articles.len());
        for article in articles {
            let mut bag: Vec<u32> = Vec::new();
            for mark in marks(article) {
                let next = held.len() as u32;
                bag.push(held.entry(mark).or_insert((next, 0)).0);
            }
            bag.sort_unstable();
            bag.dedup();
            bags.push(bag);
        }
        let mut holders = vec![0_u64; held.len()];
        for mark in bags.iter().flatten() {
            holders[*mark as usize] += 1;
        }
        let all = (articles.len() as u64).max(FEWEST);
        let weigh = |bag: &Vec<u32>| -> Bag {
            let weight = |mark: &u32| rarity(all, holders[*mark as usize]);
            bag.iter().map(|mark| (*mark, weight(mark))).collect()
        };
        let bags: Vec<Bag> = bags.iter().map(weigh).collect();
        let square = |bag: &Bag| bag.iter().map(|(_, w)| u64::from(*w).pow(2)).sum();
        Self {
            squares: bags.iter().map(square).collect(),
            bags,
        }
    }

    /// Whether nothing in the article tells of its event.
    pub(super) fn is_blank(&self, article: usize) -> bool {
        self.bags[article].is_empty()
    }

    /// Whether two articles tell one story.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        let shared = u128::from(shared(&self.bags[a], &self.bags[b]));
        let held = u128::from(self.squares[a]) * u128::from(self.squares[b]);
        let needed = std::env::var("T").ok().and_then(|t| t.parse().ok()).unwrap_or(SHARED);
        shared > 0 && shared.pow(2) * 1_000_000 >= needed.pow(2) * held
    }
}

/// The squared weights of what both bags hold.
fn shared(a: &Bag, b: &Bag) -> u64 {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let weight = |(mark, weight): &(u32, u32)| {
        let found = many.binary_search_by_key(mark, |(mark, _)| *mark);
        found.map_or(0, |_| u64::from(*weight).pow(2))
    };
    few.iter().map(weight).sum()
}

/// How much something tells that `holders` of `all` articles hold: the binary logarithm of their ratio, in sixteenths.
fn rarity(all: u64, holders: u64) -> u32 {
    let ratio = (u128::from(all) << 32) / u128::from(holders.max(1));
    let whole = (ratio >> 32).max(1).ilog2();
    // What is left lies between one and two; each squaring yields one more binary digit of its logarithm.
    let (mut rest, mut digits) = (ratio >> whole, 0);
    for _ in 0..4 {
        rest = (rest * rest) >> 32;
        digits *= 2;
        if rest >> 33 > 0 {
            rest >>= 1;
            digits += 1;
        }
    }
    (whole * 16 + digits).max(1)
}

/// What tells of an article's event: words of its names, and its figures.
fn marks(article: &Article) -> impl Iterator<Item = String> {
    let names = article.entities().iter().take(TELLING_NAMES);
    let words = names
        .flat_map(|entity| &entity.aliases)
        .flat_map(|name| name.split(' '))
        .filter(|word| word.len() >= SHORTEST_NAME)
        .map(str::to_owned);
    let figures = article.claims().iter().take(TELLING_FIGURES);
    let figures = figures.filter_map(|claim| {
        let quantity = &claim.quantity;
        let value = quantity.value()?.normalize();
        let digits = value.mantissa().unsigned_abs();
        let plain = matches!(quantity.kind, Kind::Date | Kind::Ordinal) || digits < 20;
        (!plain).then(|| format!("{value} {}", quantity.unit.key()))
    });
    words.chain(figures)
}
