//! Labels of the gold that are other words for a measure of the library.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The committed table.
pub(crate) struct Synonyms {
    /// For each measure of the library the gold's labels that mean the same.
    measures: BTreeMap<String, BTreeSet<String>>,
    /// For each word that names hold in another language the English one.
    words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    /// A measure of the library, or
    measure: Option<String>,
    /// a word inside names.
    word: Option<String>,
    labels: BTreeSet<String>,
    /// Why they are the same; for readers of the table.
    #[expect(dead_code, reason = "known here so that none is left out")]
    why: String,
}

impl Synonyms {
    /// The table in `tests/corpus/synonyms.yaml`.
    pub(crate) fn committed() -> Self {
        let table = include_str!("../corpus/synonyms.yaml");
        let groups: Vec<Group> = serde_yaml::from_str(table).expect("the table is well-formed");
        let (mut measures, mut words) = (BTreeMap::new(), BTreeMap::new());
        for group in groups {
            match (group.measure, group.word) {
                (Some(measure), None) => {
                    measures.insert(measure, group.labels);
                }
                (None, Some(word)) => {
                    words.extend(group.labels.into_iter().map(|label| (label, word.clone())));
                }
                _ => panic!("a group is of a measure or of a word"),
            }
        }
        Self { measures, words }
    }

    /// Whether the table says that `label` is another word for `measure`.
    pub(crate) fn are(&self, measure: &str, label: &str) -> bool {
        let labels = self.measures.get(measure);
        labels.is_some_and(|labels| labels.contains(label))
    }

    /// A name with its translated words in English and without the small words of other languages.
    pub(crate) fn in_english(&self, name: &str) -> String {
        let lower = name.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty() && !SMALL.contains(word));
        let words: Vec<&str> = words
            .map(|word| self.words.get(word).map_or(word, String::as_str))
            .collect();
        words.join(" ")
    }
}

/// Words that join or lead to the words of a name.
const SMALL: [&str; 20] = [
    "of", "the", "de", "d", "du", "des", "la", "le", "les", "l", "del", "della", "el", "do", "da",
    "di", "von", "der", "die", "das",
];
