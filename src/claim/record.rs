//! The record: facts that people have verified, and which of them speak of what an article says.

use super::{Article, Directory, EntityKind, Period};
use crate::lang::{Basis, Scope};
use crate::quantity::Quantity;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A figure that a person has verified.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// Whose figure it is; only what an event measures can do without.
    pub subject: Option<String>,
    /// The story of the event it belongs to; only articles of this story tell of it.
    pub story: Option<String>,
    /// What is measured, by its language-neutral name.
    pub measure: &'static str,
    /// The figure as it is written down.
    pub written: String,
    /// The figure as it is read.
    pub figure: Quantity,
    /// Towards whom or what.
    pub object: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Which part of the whole.
    pub scope: Option<Scope>,
    /// On which basis the value is stated.
    pub basis: Option<Basis>,
    /// The time the figure speaks of.
    pub period: Option<Period>,
    /// The day or time at which it stood.
    pub as_of: Option<Period>,
    /// The first day on which it is right.
    pub valid_from: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
    /// Where it was verified.
    pub source: String,
    /// What else is worth knowing.
    pub note: Option<String>,
}

impl Fact {
    /// The first day of which it is known to be right.
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        let as_of = || self.as_of.as_ref().and_then(|time| time.from.or(time.to));
        self.valid_from.or_else(as_of)
    }

    /// Whether it is right from a day on, or up to one.
    pub(crate) fn is_dated(&self) -> bool {
        self.start().is_some() || self.until.is_some()
    }

    /// What tells it from other facts, time aside.
    pub(crate) fn key(&self) -> Key {
        let lower = |name: &Option<String>| name.as_deref().map(str::to_lowercase);
        Key {
            names: [&self.subject, &self.story, &self.object, &self.place].map(lower),
            measure: self.measure,
            unit: self.figure.unit.key(),
            scope: self.scope,
            basis: self.basis,
            period: self.period.as_ref().and_then(Period::iso),
        }
    }
}

/// What two facts of different times have in common where they are of one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    names: [Option<String>; 4],
    measure: &'static str,
    unit: &'static str,
    scope: Option<Scope>,
    basis: Option<Basis>,
    period: Option<String>,
}

/// Everything that people have verified, in the order they wrote it down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The facts.
    pub facts: Vec<Fact>,
}

/// A fact, with its names as the corpus knows them.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) fact: Fact,
    pub(crate) object: Option<String>,
    pub(crate) place: Option<String>,
    /// The day before the next fact of the same thing, or the last on which it is right.
    pub(crate) end: Option<Date>,
}

/// The record, for looking up what it says of a claim.
#[derive(Debug, Default)]
pub(super) struct Facts {
    held: Vec<Held>,
    /// By measure and subject.
    of_subject: BTreeMap<(&'static str, String), Vec<usize>>,
    /// By measure and story, where no subject is given.
    of_story: BTreeMap<(&'static str, String), Vec<usize>>,
}

impl Facts {
    /// Finds the names of `record` among those that the articles have.
    pub(super) fn of(record: Record, names: &Names<'_>) -> Self {
        let mut facts = Self::default();
        let ends = ends(&record.facts);
        for (fact, end) in record.facts.into_iter().zip(ends) {
            let at = facts.held.len();
            let subject = fact.subject.as_deref().map(|name| names.known_as(name));
            let by = match (subject, &fact.story) {
                (Some(subject), _) => {
                    let of = facts.of_subject.entry((fact.measure, subject));
                    of.or_default()
                }
                (None, Some(story)) => {
                    let of = facts.of_story.entry((fact.measure, story.clone()));
                    of.or_default()
                }
                (None, None) => continue,
            };
            by.push(at);
            facts.held.push(Held {
                object: fact.object.as_deref().map(|name| names.known_as(name)),
                place: fact.place.as_deref().map(|name| names.known_as(name)),
                fact,
                end,
            });
        }
        facts
    }

    pub(super) fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// The facts of a measure and a subject, as the corpus knows it, or of a story.
    pub(super) fn about(
        &self,
        measure: &'static str,
        subject: Option<&str>,
        story: Option<&str>,
    ) -> impl Iterator<Item = &Held> {
        let find = |by: &BTreeMap<(&'static str, String), Vec<usize>>, name: Option<&str>| {
            let found = name.and_then(|name| by.get(&(measure, name.to_owned())));
            found.cloned().unwrap_or_default()
        };
        let mut found = find(&self.of_subject, subject);
        found.extend(find(&self.of_story, story));
        let of_story = move |held: &&Held| {
            let wanted = held.fact.story.as_deref();
            wanted.is_none() || wanted == story
        };
        found.into_iter().map(|at| &self.held[at]).filter(of_story)
    }
}

/// The last day of each fact: the one it gives, else the day before the next fact of the same thing.
fn ends(facts: &[Fact]) -> Vec<Option<Date>> {
    let mut of_one: BTreeMap<Key, Vec<(Option<Date>, usize)>> = BTreeMap::new();
    for (at, fact) in facts.iter().enumerate() {
        let same = of_one.entry(fact.key()).or_default();
        same.push((fact.start(), at));
    }
    let mut ends: Vec<Option<Date>> = facts.iter().map(|fact| fact.until).collect();
    for same in of_one.values_mut() {
        same.sort_unstable();
        for pair in same.windows(2) {
            let next = pair[1].0.and_then(|day| day.yesterday().ok());
            ends[pair[0].1] = ends[pair[0].1].or(next);
        }
    }
    ends
}

/// The names of a record, and what the corpus calls those who have them.
pub(super) struct Names<'c> {
    by_alias: BTreeMap<String, BTreeSet<&'c str>>,
    directory: &'c Directory,
}

impl<'c> Names<'c> {
    /// The names in `record`; `known_as` says what the corpus calls an entity of an article, by its number.
    pub(super) fn of(
        record: &Record,
        articles: &'c [Article],
        directory: &'c Directory,
        known_as: impl Fn(&'c Article, usize) -> &'c str,
    ) -> Self {
        let names = record.facts.iter();
        let names = names.flat_map(|fact| [&fact.subject, &fact.object, &fact.place]);
        let names = names
            .flatten()
            .map(|name| (name.to_lowercase(), BTreeSet::new()));
        let mut by_alias: BTreeMap<String, BTreeSet<&str>> = names.collect();
        for article in articles {
            for (number, entity) in article.entities().iter().enumerate() {
                let named = entity.kind != EntityKind::Noun;
                for alias in entity.aliases.iter().filter(|_| named) {
                    if let Some(bearers) = by_alias.get_mut(alias) {
                        bearers.insert(known_as(article, number));
                    }
                }
            }
        }
        Self {
            by_alias,
            directory,
        }
    }

    /// What the corpus calls the bearer of `name`. Of several the one that is called so in full; else nobody, for then the
    /// name alone tells nothing.
    fn known_as(&self, name: &str) -> String {
        let lower = name.to_lowercase();
        if let Some(who) = self.directory.only(&lower) {
            return self.directory.name(who).to_owned();
        }
        let bearers = self.by_alias.get(&lower);
        let mut bearers = bearers.into_iter().flatten();
        match (bearers.next(), bearers.next()) {
            (Some(only), None) => (*only).to_owned(),
            _ => name.to_owned(),
        }
    }
}
