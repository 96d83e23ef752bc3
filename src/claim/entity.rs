//! Names: who and what an article speaks of.

use super::EntityId;
use crate::quantity::Words;
use crate::text::Span;
use std::collections::BTreeMap;

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entity {
    /// What kind of name it has.
    pub kind: EntityKind,
    /// The fullest name the article uses.
    pub name: String,
    /// All names in the article ("AWS"), the fullest included, in lower case, sorted.
    pub aliases: Vec<String>,
    /// Where it is mentioned by name, in order.
    pub mentions: Vec<Span>,
}

/// What kind of name somebody or something has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EntityKind {
    /// A name of its own: `Amazon Web Services`.
    #[default]
    Name,
    /// A plain noun: `police`, `union leaders`, `the ministry`.
    Noun,
    /// Something that happened, by its kind and place: `Serra Parda fire`.
    Event,
}

impl Entity {
    /// Whether the two go by a common name.
    ///
    /// ```
    /// # use claimlint::{Corpus, Source, ingest};
    /// let read = |text: &str| ingest::plain("a.txt", text).unwrap();
    /// let a = read("The bill went to Amazon Web Services (AWS) on Monday, and it was paid.");
    /// let b = read("A spokesman for AWS would not comment on the bill, the paper said.");
    /// let corpus = Corpus::read([a, b]);
    /// let [first, second] = corpus.articles() else { unreachable!() };
    /// assert!(first.entities()[0].is_same(&second.entities()[0]));
    /// ```
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.aliases
            .iter()
            .any(|alias| other.aliases.binary_search(alias).is_ok())
    }
}

/// The names of an article and where they stand.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) entities: Vec<Entity>,
    /// Every mention, in order of text.
    pub(super) mentions: Vec<(Span, EntityId)>,
    /// Of each entity, what the words around its mentions tell.
    pub(super) traits: Vec<Traits>,
    /// For the nouns that say what a firm is ("bank"), the only entity with that word in its name; `None` for several.
    pub(super) by_kind: BTreeMap<String, Option<EntityId>>,
}

/// What the words around a name tell of its bearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits {
    /// A title or a verb of speech: a person.
    pub(super) person: bool,
    /// A country, or a name behind "in".
    pub(super) place: bool,
    /// A legal form, or a name behind "company".
    pub(super) firm: bool,
}

impl Traits {
    /// Adds what other words tell.
    pub(super) fn add(&mut self, other: Self) {
        self.person |= other.person;
        self.place |= other.place;
        self.firm |= other.firm;
    }
}

impl Names {
    /// What the text tells of an entity.
    pub(super) fn traits(&self, id: EntityId) -> Traits {
        let traits = self.traits.get(id.0 as usize);
        traits.copied().unwrap_or_default()
    }

    /// Whether no name is mentioned at `span`.
    pub(super) fn is_free(&self, span: Span) -> bool {
        let from = self
            .mentions
            .partition_point(|(m, _)| m.end() <= span.start());
        (self.mentions.get(from)).is_none_or(|(m, _)| !m.overlaps(span))
    }

    /// The mentions of one sentence.
    pub(super) fn of(&self, words: &Words<'_>) -> &[(Span, EntityId)] {
        match (words.tokens.first(), words.tokens.last()) {
            (Some(first), Some(last)) => self.within(first.span.join(last.span)),
            _ => &[],
        }
    }

    /// The mentions that lie inside `span`.
    pub(super) fn within(&self, span: Span) -> &[(Span, EntityId)] {
        let from = self
            .mentions
            .partition_point(|(m, _)| m.start() < span.start());
        let to = self
            .mentions
            .partition_point(|(m, _)| m.start() < span.end());
        &self.mentions[from..to.max(from)]
    }
}

/// A noun phrase that stands for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Described {
    /// "the company".
    Firm,
    /// "the striker".
    Person,
    /// "the town".
    Area,
}

/// Whether the words name a description ("the company", "the tech giant"): what it describes and the token of its head.
pub(super) fn description_at(words: &Words<'_>, at: usize) -> Option<(Described, usize)> {
    if !words.is_in(at, words.locale.definite) {
        return None;
    }
    let (head, kind) = (at + 1..at + 4).find_map(|head| Some((head, described(words, head)?)))?;
    let plain =
        (at + 1..head).all(|w| words.is_word(w) && !words.is_in(w, words.locale.function_words));
    // "the company of Jeff Bezos" is somebody else's, and so is "the company's rival"; "the company Orbit" has its name.
    let owned =
        words.is_in(head + 1, words.locale.of) || words.is_in(at + 1, words.locale.who.same);
    (plain && !owned).then_some((kind, head))
}

/// The shortest noun, in bytes, that others are made of.
const COMPOUND: usize = 5;

/// What the noun at `at` describes.
pub(super) fn described(words: &Words<'_>, at: usize) -> Option<Described> {
    let who = &words.locale.who;
    // "der Sensorhersteller": the last part of a noun says what it is.
    let compound = || {
        words.locale.capital_nouns && words.is_capitalised(at) && {
            let noun = words.small(at);
            let ends = |known: &&str| known.len() >= COMPOUND && noun.ends_with(known);
            who.descriptions.iter().any(ends)
        }
    };
    if words.is_in(at, who.descriptions) || compound() {
        Some(Described::Firm)
    } else if words.is_in(at, who.persons) {
        Some(Described::Person)
    } else if words.is_in(at, who.areas) {
        Some(Described::Area)
    } else {
        None
    }
}
