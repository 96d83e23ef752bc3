//! What the words of one language can mean to a figure: every phrase of its tables in one trie, read forwards and backwards.

use super::Locale;
use super::figure_sense::{Class, Classes, Sense};
use super::starts::{Group, Standing, Stands, Tables};
use super::token::{Apostrophe, Token, WordId, tokenise_phrase};
use rustc_hash::FxHashMap;

/// Longer than any word of any table, in bytes: what is longer is not looked up.
pub(super) const WIDEST: usize = 40;

/// How many bytes a word may have to be looked up by one number.
pub(super) const SHORT: usize = 16;

/// The words of a language by number, and its phrases as runs of such numbers.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Words of at most sixteen bytes, by these bytes.
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
    /// How many words mean something to a figure.
    words: usize,
    /// Whether a figure can start with the word.
    openings: Vec<Opening>,
    forward: Trie,
    backward: Trie,
    /// ASCII signs by their code, so that they are found without a search.
    pub(super) ascii: [Known; 128],
    /// The first two bytes of the words that numbers are made of, where a language writes numbers in one word.
    starts: Pairs,
    pub(super) apostrophe: Apostrophe,
    /// Where words stand in the other tables.
    pub(super) tables: Tables,
}

/// What a lexicon knows a word by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) word: WordId,
    pub(super) standing: Standing,
}

/// A set of pairs of bytes: a bit for every pair, because every unknown word is asked for.
#[derive(Debug)]
struct Pairs([u64; 1 << 10]);

impl Pairs {
    const NONE: Self = Self([0; 1 << 10]);

    fn insert(&mut self, a: u8, b: u8) {
        let pair = usize::from(u16::from_be_bytes([a, b]));
        self.0[pair / 64] |= 1 << (pair % 64);
    }

    fn has(&self, a: u8, b: u8) -> bool {
        let pair = usize::from(u16::from_be_bytes([a, b]));
        self.0[pair / 64] >> (pair % 64) & 1 == 1
    }
}

/// Whether a figure can start with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// With no phrase that starts with it.
    Never,
    /// With a unit of time that has a fraction behind it (`año y medio`).
    BeforeJoin,
    /// With a longer phrase, if that is what stands there.
    Phrase,
    /// With an article, before what it can count.
    One,
    /// With the word alone.
    Always,
}

impl Opening {
    /// What the phrases that a word starts make of it: all of them, and the word alone.
    fn of(word: &First) -> Self {
        const ARTICLE: Classes = Classes::of(&[Class::One]);
        let (here, time) = (word.here, word.here.has(Class::Time));
        if here.meets(Class::ANCHORS.without(ARTICLE)) || time && here.meets(ARTICLE) {
            Self::Always
        } else if here.meets(ARTICLE) {
            Self::One
        } else if word.reach.meets(Class::ANCHORS) {
            Self::Phrase
        } else if time {
            Self::BeforeJoin
        } else {
            Self::Never
        }
    }

    /// Whether some phrase that a figure can start with starts with the word.
    pub(crate) const fn is_phrase(self) -> bool {
        matches!(self, Self::Phrase | Self::One | Self::Always)
    }
}

/// Phrases by their words; node 0 is the root.
#[derive(Debug, Default)]
struct Trie {
    nodes: Vec<Node>,
    /// The node behind the root for every word, with what is asked for most.
    first: Vec<First>,
    edges: FxHashMap<(u32, WordId), u32>,
}

/// What the phrases that start with a word can be.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    here: Classes,
    reach: Classes,
    /// The node; 0 for none.
    at: u32,
}

#[derive(Debug, Default)]
struct Node {
    senses: Vec<Sense>,
    /// Classes of the phrases that end here.
    here: Classes,
    /// Classes of the phrases that end here or further on.
    reach: Classes,
    /// Whether some phrase goes on.
    more: bool,
}

impl Lexicon {
    /// The lexicon of `locale`: what all languages share, what it inherits, what it says itself; the last word counts.
    pub(super) fn new(locale: &Locale, shared: &[(&'static str, Sense)]) -> Self {
        let mut lexicon = Self {
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            words: 0,
            openings: Vec::new(),
            forward: Trie::new(),
            backward: Trie::new(),
            ascii: [Known::default(); 128],
            starts: Pairs::NONE,
            apostrophe: if locale.elision {
                Apostrophe::Ends
            } else {
                Apostrophe::Inside
            },
            tables: Tables::NONE,
        };
        let (mut line, mut up) = (vec![locale.figures], locale.inherits);
        while let Some(parent) = up {
            line.push(parent.figures);
            up = parent.inherits;
        }
        line.push(shared);
        for (phrase, sense) in line.into_iter().rev().flatten() {
            lexicon.add(phrase, *sense);
            if locale.compounds
                && let (
                    Sense::Number(_) | Sense::Scale(_) | Sense::One | Sense::Fraction(..),
                    [a, b, ..],
                ) = (sense, phrase.as_bytes())
            {
                lexicon.starts.insert(*a, *b);
            }
        }
        lexicon.forward.close();
        lexicon.backward.close();
        lexicon.openings = lexicon.forward.first.iter().map(Opening::of).collect();
        lexicon.know_signs();
        lexicon.learn_tables(locale);
        lexicon.know_signs();
        lexicon
    }

    /// Puts the signs where they are found without a search.
    fn know_signs(&mut self) {
        self.ascii = std::array::from_fn(|code| self.known_short(code as u128));
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        let mut ids: Vec<WordId> = tokenise_phrase(phrase, self.apostrophe)
            .map(|word| {
                let next = self.words + 1;
                let known = self.known_mut(word);
                if known.word != WordId::UNKNOWN {
                    return known.word;
                }
                known.word = WordId::new(next);
                self.words = next;
                WordId::new(next)
            })
            .collect();
        self.forward.add(&ids, sense);
        if sense.class().is_read_backwards() {
            ids.reverse();
            self.backward.add(&ids, sense);
        }
    }

    fn known_mut(&mut self, lower: &str) -> &mut Known {
        match short(lower.as_bytes()) {
            Some(bytes) => self.short.entry(bytes).or_default(),
            None => self.long.entry(lower.into()).or_default(),
        }
    }

    /// Notes where a word in lower case stands in the tables.
    pub(super) fn stand(&mut self, lower: &str, standing: Standing) {
        self.known_mut(lower).standing = standing;
    }

    /// The number of a word in lower case.
    pub(crate) fn id(&self, lower: &str) -> WordId {
        self.known(lower).word
    }

    /// What is known of a word in lower case.
    pub(super) fn known(&self, lower: &str) -> Known {
        match short(lower.as_bytes()) {
            Some(bytes) => self.known_short(bytes),
            None => self.long.get(lower).copied().unwrap_or_default(),
        }
    }

    /// What is known of a word of at most sixteen bytes in lower case, by these bytes.
    pub(super) fn known_short(&self, bytes: u128) -> Known {
        self.short.get(&bytes).copied().unwrap_or_default()
    }

    /// Whether a figure can start with the word.
    pub(crate) fn opening(&self, word: WordId) -> Opening {
        let opening = self.openings.get(word.index());
        opening.copied().unwrap_or(Opening::Never)
    }

    /// Whether a word starts like one that numbers are made of.
    pub(crate) fn may_be_compound(&self, word: &str) -> bool {
        match word.as_bytes() {
            [a, b, ..] => self
                .starts
                .has(a.to_ascii_lowercase(), b.to_ascii_lowercase()),
            _ => false,
        }
    }

    /// What a word is to `table`.
    #[inline]
    pub(crate) fn stands<T>(&self, standing: Standing, table: &[T]) -> Stands {
        self.tables.stands(standing, table)
    }

    /// Which phrase of `table` a word is; `None` also where only a search can tell.
    pub(crate) fn phrase<T>(&self, standing: Standing, table: &[T]) -> Option<usize> {
        self.tables.phrase(standing, table)
    }

    /// Whether a phrase of some table of `group` can start with a word.
    #[inline]
    pub(crate) fn opens(&self, standing: Standing, group: Group) -> bool {
        self.tables.opens(standing, group)
    }

    /// What the word alone can be.
    pub(crate) fn senses(&self, word: WordId) -> &[Sense] {
        self.forward.node(word).map_or(&[], |node| &node.senses)
    }

    /// The classes of all phrases that start with the word.
    #[inline]
    pub(crate) fn reach(&self, word: WordId) -> Classes {
        self.forward.first(word).reach
    }

    /// The classes of the word alone.
    #[inline]
    pub(crate) fn classes(&self, word: WordId) -> Classes {
        self.forward.first(word).here
    }

    /// What the word alone means in `class`.
    pub(crate) fn sense(&self, word: WordId, class: Class) -> Option<Sense> {
        self.forward.node(word)?.sense(class.into())
    }

    /// The longest phrase of `classes` at the start of `tokens`: its sense and how many tokens it takes.
    #[inline]
    pub(crate) fn longest(&self, tokens: &[Token], classes: Classes) -> Option<(Sense, usize)> {
        self.forward
            .longest(tokens.iter().map(|token| token.word), classes)
    }

    /// All senses of the longest phrase of `classes` at the start of `tokens`, and how many tokens it takes.
    #[inline]
    pub(crate) fn longest_senses(
        &self,
        tokens: &[Token],
        classes: Classes,
    ) -> Option<(&[Sense], usize)> {
        let words = tokens.iter().map(|token| token.word);
        let (at, taken) = self.forward.longest_node(words, classes)?;
        Some((&self.forward.nodes[at].senses, taken))
    }

    /// The longest phrase of `classes` at the end of `tokens`: its sense and how many tokens it takes.
    #[inline]
    pub(crate) fn longest_before(
        &self,
        tokens: &[Token],
        classes: Classes,
    ) -> Option<(Sense, usize)> {
        self.backward
            .longest(tokens.iter().rev().map(|token| token.word), classes)
    }

    /// The classes of the phrases read backwards that end with the word.
    #[inline]
    pub(crate) fn reach_before(&self, word: WordId) -> Classes {
        self.backward.first(word).reach
    }
}

/// The bytes of a word of at most [`SHORT`] as one number.
fn short(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(u128::from_le_bytes(bytes))
}

impl Trie {
    fn new() -> Self {
        Self {
            nodes: vec![Node::default()],
            ..Self::default()
        }
    }

    fn add(&mut self, ids: &[WordId], sense: Sense) {
        let (mut at, class) = (0_u32, Classes::from(sense.class()));
        for id in ids {
            at = match self.edges.get(&(at, *id)) {
                Some(next) => *next,
                None => {
                    let next = self.nodes.len() as u32;
                    self.nodes.push(Node::default());
                    self.nodes[at as usize].more = true;
                    self.edges.insert((at, *id), next);
                    next
                }
            };
            self.nodes[at as usize].reach |= class;
        }
        let node = &mut self.nodes[at as usize];
        node.here |= class;
        let replaced = |old: &Sense| match (old, sense) {
            // "mW" and "MW" stand side by side.
            (Sense::Unit(old), Sense::Unit(new)) => old.exact == new.exact,
            (old, new) => old.class() == new.class(),
        };
        node.senses.retain(|old| !replaced(old));
        node.senses.push(sense);
    }

    /// Puts the nodes behind the root where a word finds them without a search.
    fn close(&mut self) {
        let words = self.edges.keys().map(|(_, id)| id.index() + 1).max();
        self.first = vec![First::default(); words.unwrap_or(0)];
        for (&(from, id), &at) in &self.edges {
            if from == 0 {
                let Node { here, reach, .. } = self.nodes[at as usize];
                self.first[id.index()] = First { here, reach, at };
            }
        }
    }

    fn first(&self, word: WordId) -> First {
        self.first.get(word.index()).copied().unwrap_or_default()
    }

    fn node(&self, word: WordId) -> Option<&Node> {
        match self.first(word).at {
            0 => None,
            at => Some(&self.nodes[at as usize]),
        }
    }

    #[inline]
    fn longest(
        &self,
        words: impl Iterator<Item = WordId>,
        classes: Classes,
    ) -> Option<(Sense, usize)> {
        let (at, taken) = self.longest_node(words, classes)?;
        Some((self.nodes[at].sense(classes)?, taken))
    }

    /// The node of the longest phrase of `classes`, and how many words it takes.
    #[inline]
    fn longest_node(
        &self,
        mut words: impl Iterator<Item = WordId>,
        classes: Classes,
    ) -> Option<(usize, usize)> {
        // Most words start nothing that is asked for: that is told before the walk, at the place of the call.
        let first = self.first(words.next()?);
        if first.reach.meets(classes) {
            self.walk(first.at, words, classes)
        } else {
            None
        }
    }

    /// The same from the node `at` of the first word on.
    fn walk(
        &self,
        mut at: u32,
        mut words: impl Iterator<Item = WordId>,
        classes: Classes,
    ) -> Option<(usize, usize)> {
        let (mut taken, mut best) = (1, None);
        while at != 0 {
            let node = &self.nodes[at as usize];
            if !node.reach.meets(classes) {
                break;
            }
            if node.here.meets(classes) {
                best = Some((at as usize, taken));
            }
            let Some(word) = words.next().filter(|_| node.more) else {
                break;
            };
            taken += 1;
            at = self.edges.get(&(at, word)).copied().unwrap_or(0);
        }
        best
    }
}

impl Node {
    fn sense(&self, classes: Classes) -> Option<Sense> {
        if !self.here.meets(classes) {
            return None;
        }
        self.senses
            .iter()
            .copied()
            .find(|sense| classes.meets(sense.class().into()))
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::{Class, Sense, by_tag};

    fn longest(text: &str, class: Class) -> Option<(Sense, usize)> {
        let lexicon = by_tag("en").unwrap().lexicon();
        let tokens = lexicon.tokens(text);
        lexicon.longest(&tokens, class.into())
    }

    #[test]
    fn the_longest_phrase_of_a_class_wins() {
        assert_eq!(
            longest("percentage points more", Class::Points),
            Some((Sense::Points, 2))
        );
        assert_eq!(
            longest("Three men", Class::Number),
            Some((Sense::Number(3), 1))
        );
        assert_eq!(longest("trees", Class::Number), None);
    }

    #[test]
    fn phrases_are_found_from_their_end_too() {
        let lexicon = by_tag("en").unwrap().lexicon();
        let tokens = lexicon.tokens("it was no more than");
        let found = lexicon.longest_before(&tokens, Class::HedgeBefore.into());
        assert_eq!(
            found,
            Some((Sense::HedgeBefore(crate::lang::Hedge::AtMost), 3))
        );
    }
}
