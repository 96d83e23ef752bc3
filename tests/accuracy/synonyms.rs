//! Labels of the gold that are other words for a measure of the library.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The committed table: for each measure of the library the gold's labels that mean the same.
pub(crate) struct Synonyms(BTreeMap<String, BTreeSet<String>>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    measure: String,
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
        let by_measure = groups
            .into_iter()
            .map(|group| (group.measure, group.labels));
        Self(by_measure.collect())
    }

    /// Whether the table says that `label` is another word for `measure`.
    pub(crate) fn are(&self, measure: &str, label: &str) -> bool {
        let labels = self.0.get(measure);
        labels.is_some_and(|labels| labels.contains(label))
    }
}
