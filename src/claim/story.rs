//! Stories: which articles tell of one event.
//!
//! Every article is the bag of what tells events apart: the words of the names in it, its figures and its longer words, each
//! worth the more the fewer articles hold it. Two articles tell one story when what they share weighs enough against all
//! that they hold (the cosine between their bags). Articles in two languages share names and figures.

use super::{Article, Entity, EntityKind};
use crate::lang::{Kind, TokenKind};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// The shortest word of a name that tells events apart, in bytes.
const SHORTEST_NAME: usize = 4;

/// The shortest other word that does.
const SHORTEST_WORD: usize = 5;

/// How many of its names, figures and words tell what an article is about: the first ones. An article of the news has some
/// twenty names and figures and fewer words.
const TELLING: usize = 256;
const TELLING_WORDS: usize = 2048;

/// How much more names and figures tell than other words.
const TOLD_BY_NAMES: u32 = 2;

/// A small corpus says little about what is rare: it is weighed as one of so many articles.
const FEWEST: u64 = 64;

/// The least cosine between two articles of one story, in thousandths.
const SHARED: u128 = 100;

/// What tells of an article's event, by number, with its weight; sorted.
type Bag = Vec<(u32, u32)>;

/// The bags of the articles of a corpus.
#[derive(Debug, Default)]
pub(super) struct Stories {
    bags: Vec<Bag>,
    /// Of each bag the sum of its squared weights.
    squares: Vec<u64>,
    /// Whether an article names nobody.
    nameless: Vec<bool>,
}

/// Something that tells of an event.
#[derive(Hash)]
enum Mark<'a> {
    Name(&'a str),
    Figure(String),
    Word(&'a str),
}

impl Stories {
    /// Weighs what the articles hold.
    pub(super) fn of(articles: &[Article]) -> Self {
        // Of every mark its number, how many articles hold it, and how much its kind tells.
        let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
        let (mut holders, mut tells): (Vec<u64>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut bags: Vec<Vec<u32>> = Vec::with_capacity(articles.len());
        for article in articles {
            let mut bag: Vec<u32> = Vec::new();
            each_mark(article, |mark| {
                let number = *numbers.entry(hash(&mark)).or_insert_with(|| {
                    holders.push(0);
                    tells.push(if matches!(mark, Mark::Word(_)) {
                        1
                    } else {
                        TOLD_BY_NAMES
                    });
                    holders.len() as u32 - 1
                });
                bag.push(number);
            });
            bag.sort_unstable();
            bag.dedup();
            bag.iter().for_each(|mark| holders[*mark as usize] += 1);
            bags.push(bag);
        }
        let all = (articles.len() as u64).max(FEWEST);
        let weigh = |bag: &Vec<u32>| -> Bag {
            let weight = |mark: usize| rarity(all, holders[mark]) * tells[mark];
            bag.iter()
                .map(|mark| (*mark, weight(*mark as usize)))
                .collect()
        };
        let bags: Vec<Bag> = bags.iter().map(weigh).collect();
        let square = |bag: &Bag| bag.iter().map(|(_, w)| u64::from(*w).pow(2)).sum();
        let nameless = |article: &Article| names_of(article).next().is_none();
        Self {
            squares: bags.iter().map(square).collect(),
            nameless: articles.iter().map(nameless).collect(),
            bags,
        }
    }

    /// Whether the article names nobody and nothing.
    pub(super) fn is_nameless(&self, article: usize) -> bool {
        self.nameless[article]
    }

    /// Whether two articles tell one story.
    pub(super) fn same(&self, a: usize, b: usize) -> bool {
        let shared = u128::from(shared(&self.bags[a], &self.bags[b]));
        let held = u128::from(self.squares[a]) * u128::from(self.squares[b]);
        shared > 0 && shared.pow(2) * 1_000_000 >= SHARED.pow(2) * held
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

fn hash(mark: &Mark<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    mark.hash(&mut hasher);
    hasher.finish()
}

/// What an article speaks of by name.
fn names_of(article: &Article) -> impl Iterator<Item = &Entity> {
    let entities = article.entities().iter();
    entities.filter(|entity| entity.kind == EntityKind::Name)
}

/// What tells of an article's event.
fn each_mark(article: &Article, mut take: impl FnMut(Mark<'_>)) {
    let names = names_of(article).take(TELLING);
    let words = names
        .flat_map(|entity| &entity.aliases)
        .flat_map(|name| name.split(' '));
    words
        .filter(|word| word.len() >= SHORTEST_NAME)
        .for_each(|word| take(Mark::Name(word)));
    for claim in article.claims().iter().take(TELLING) {
        let quantity = &claim.quantity;
        let Some(value) = quantity.value() else {
            continue;
        };
        // Small numbers, years and ranks stand in articles about anything.
        let plain = matches!(quantity.kind, Kind::Date | Kind::Ordinal)
            || value.normalize().mantissa().unsigned_abs() < 20;
        if !plain {
            take(Mark::Figure(format!(
                "{} {}",
                value.normalize(),
                quantity.unit.key()
            )));
        }
    }
    let words = article.tokens.iter().take(TELLING_WORDS);
    let words =
        words.filter(|t| t.kind == TokenKind::Word && t.span.range().len() >= SHORTEST_WORD);
    let mut lower = String::new();
    for token in words {
        let word = article.source.slice(token.span);
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&word.to_lowercase());
        }
        take(Mark::Word(&lower));
    }
}

#[cfg(test)]
mod tests {
    use super::rarity;
    use crate::testing::parse;

    #[test]
    fn rarity_is_the_logarithm_of_the_share_of_holders() {
        for (all, holders, sixteenths) in [(64, 1, 96), (64, 32, 16), (96, 64, 9), (64, 64, 1)] {
            assert_eq!(rarity(all, holders), sixteenths, "{holders} of {all}");
        }
    }

    #[track_caller]
    fn same(marked: &str) -> bool {
        let (corpus, _) = parse(marked);
        let [a, b] = corpus.articles() else {
            panic!("two articles")
        };
        corpus.same_story(a.id(), b.id())
    }

    #[test]
    fn names_and_figures_make_one_story_in_two_languages() {
        assert!(same(
            "--- a.md\nAerovia bought Lumen Air for $2.4 billion on Monday, chief executive Clara Reyes said in Lindhavn.\n\
             --- b.de.md\nAerovia hat Lumen Air für 2,4 Milliarden Dollar gekauft, sagte Clara Reyes in Lindhavn.\n"
        ));
    }

    #[test]
    fn another_quake_is_another_story() {
        assert!(!same(
            "--- a.md\nAt least 36 people died when a quake of magnitude 6.4 struck Karsan province, governor Timur Aslan said.\n\
             --- b.md\nA tremor of magnitude 5.9 off Port Amari killed four, the mayor of Santa Rosa, Lucia Vega, told reporters.\n"
        ));
    }
}
