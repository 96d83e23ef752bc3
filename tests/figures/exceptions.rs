//! Cases that ask for what is no figure of the news, or for a wrong one, each with the reason.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The committed list, `tests/figures/exceptions.yaml`.
#[derive(Default)]
pub(crate) struct Exceptions {
    /// Reasons in the order of the file.
    pub(crate) reasons: Vec<String>,
    /// The number of the reason, by the id of the case.
    by_id: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    /// One sentence.
    reason: String,
    /// Ids without the name of the collection.
    cases: Vec<String>,
}

impl Exceptions {
    /// Reads the committed list.
    ///
    /// # Panics
    /// If it cannot be read, or names a case twice.
    #[expect(clippy::disallowed_methods, reason = "the list lies on disk")]
    pub(crate) fn read(package: &Path) -> Self {
        let path = package.join("tests/figures/exceptions.yaml");
        let yaml = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        Self::parse(&yaml)
    }

    fn parse(yaml: &str) -> Self {
        let groups: Vec<Group> =
            serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("exceptions.yaml: {error}"));
        let mut all = Self::default();
        for (number, group) in groups.into_iter().enumerate() {
            all.reasons.push(group.reason);
            for id in group.cases {
                let twice = all.by_id.insert(id.clone(), number).is_some();
                assert!(!twice, "exceptions.yaml: {id} stands there twice");
            }
        }
        all
    }

    /// The number of the reason why a case does not count.
    pub(crate) fn why(&self, id: &str) -> Option<usize> {
        let id = id.strip_prefix("recognizers/").unwrap_or(id);
        self.by_id.get(id).copied()
    }

    /// Every id on the list.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_is_found_by_its_id_without_the_collection() {
        let list = Exceptions::parse("- reason: No figure.\n  cases: [Number/en/7]\n");
        assert_eq!(list.why("recognizers/Number/en/7"), Some(0));
        assert_eq!(list.why("recognizers/Number/en/8"), None);
    }

    #[test]
    #[should_panic(expected = "twice")]
    fn a_case_has_one_reason() {
        Exceptions::parse("- {reason: a, cases: [x]}\n- {reason: b, cases: [x]}\n");
    }
}
