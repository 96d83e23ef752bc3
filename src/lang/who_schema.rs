//! The shape of `data/locales/*.names.yaml` and how it becomes a table.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// One file of words around names; [`Who`](super::who::Who) says what each list is for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameFile {
    titles: Vec<String>,
    saying: Vec<String>,
    suffixes: Vec<String>,
    particles: Vec<String>,
    nationalities: Vec<String>,
    countries: Vec<String>,
    located: Vec<String>,
    pronouns: Vec<String>,
    people: Vec<String>,
    owners: Vec<String>,
    descriptions: Vec<String>,
    topical: Vec<String>,
    persons: Vec<String>,
    areas: Vec<String>,
    same: Vec<String>,
    actors: Neutral,
    auxiliaries: Vec<String>,
    noun_endings: Vec<String>,
    of_areas: Vec<String>,
    leads: Vec<String>,
    speakers: Vec<String>,
    prepositions: Vec<String>,
    openers: Vec<String>,
    referring: Vec<String>,
    yielding: Vec<String>,
    local: Vec<String>,
    directions: Vec<String>,
    former: Vec<String>,
    latter: Vec<String>,
    both: Vec<String>,
    two: Vec<String>,
    pair: Vec<String>,
    others: Vec<String>,
    credits: Vec<String>,
    several: Vec<String>,
    doing: Vec<String>,
    town_adjectives: Vec<String>,
}

/// Words and what they are in every language; English ones are that already.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Neutral {
    Same(BTreeSet<String>),
    By(BTreeMap<String, String>),
}

impl Default for Neutral {
    fn default() -> Self {
        Self::Same(BTreeSet::new())
    }
}

impl Neutral {
    fn rows(&self) -> Vec<(&String, &String)> {
        match self {
            Self::Same(words) => words.iter().map(|word| (word, word)).collect(),
            Self::By(words) => words.iter().collect(),
        }
    }
}

impl NameFile {
    /// The Rust source of its table, each list written by `words`.
    pub(super) fn source(&self, words: fn(&[String]) -> String) -> String {
        let lists = [
            ("titles", &self.titles),
            ("saying", &self.saying),
            ("suffixes", &self.suffixes),
            ("particles", &self.particles),
            ("nationalities", &self.nationalities),
            ("countries", &self.countries),
            ("located", &self.located),
            ("pronouns", &self.pronouns),
            ("people", &self.people),
            ("owners", &self.owners),
            ("descriptions", &self.descriptions),
            ("topical", &self.topical),
            ("persons", &self.persons),
            ("areas", &self.areas),
            ("same", &self.same),
            ("auxiliaries", &self.auxiliaries),
            ("noun_endings", &self.noun_endings),
            ("of_areas", &self.of_areas),
            ("leads", &self.leads),
            ("speakers", &self.speakers),
            ("prepositions", &self.prepositions),
            ("openers", &self.openers),
            ("referring", &self.referring),
            ("yielding", &self.yielding),
            ("local", &self.local),
            ("directions", &self.directions),
            ("former", &self.former),
            ("latter", &self.latter),
            ("both", &self.both),
            ("two", &self.two),
            ("pair", &self.pair),
            ("others", &self.others),
            ("credits", &self.credits),
            ("several", &self.several),
            ("doing", &self.doing),
            ("town_adjectives", &self.town_adjectives),
        ];
        let fields: Vec<String> = lists
            .iter()
            .map(|(name, list)| format!("{name}: {}", words(list)))
            .collect();
        let actors = self.actors.rows();
        format!("Who {{ {}, actors: &{actors:?} }}", fields.join(", "))
    }
}
