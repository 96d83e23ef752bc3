//! The figures that must not get worse, and the committed file that says how good they were.

use super::clusters::{Clusters, Loudness};
use super::confidence::Confidences;
use super::facts::Facts;
use super::mutants::Mutants;
use super::real::Real;
use super::sentences::Sentences;
use super::stories::Stories;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt;

/// The committed values, by section and name.
pub(crate) struct Floors(BTreeMap<String, BTreeMap<String, Decimal>>);

/// A figure as it is now.
pub(crate) struct Reached {
    pub(crate) section: &'static str,
    pub(crate) name: String,
    /// `None` while there is nothing to measure: no report, no gold.
    pub(crate) value: Option<Decimal>,
    pub(crate) limit: Limit,
}

/// On which side of the committed value a figure has to stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Floor,
    Ceiling,
}

/// A figure beside its committed value.
pub(crate) struct Compared<'a> {
    pub(crate) reached: &'a Reached,
    pub(crate) committed: Decimal,
}

impl Floors {
    /// Parses `floors.yaml`; every leaf is a number.
    pub(crate) fn parse(yaml: &str) -> Self {
        let words: BTreeMap<String, BTreeMap<String, String>> =
            serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("floors.yaml: {error}"));
        let section = |(section, names): (String, BTreeMap<String, String>)| {
            let numbers = names.into_iter().map(|(name, number)| {
                let value = number.parse();
                let value = value
                    .unwrap_or_else(|_| panic!("floors.yaml: {section}.{name} is no plain number"));
                (name, value)
            });
            (section.clone(), numbers.collect())
        };
        Self(words.into_iter().map(section).collect())
    }

    /// Puts every figure beside its committed value.
    ///
    /// # Panics
    /// If the file lacks a figure, or has one in these sections that nothing measures.
    pub(crate) fn compare<'a>(&self, reached: &'a [Reached]) -> Vec<Compared<'a>> {
        for (section, names) in &self.0 {
            let of_section = || reached.iter().filter(|r| r.section == section);
            let measured = |name: &String| of_section().any(|r| r.name == *name);
            let stray = names.keys().find(|name| !measured(name));
            if let (Some(name), true) = (stray, of_section().next().is_some()) {
                panic!("floors.yaml: nothing measures {section}.{name}");
            }
        }
        let compared = reached.iter().map(|reached| {
            let names = self.0.get(reached.section);
            let committed = names.and_then(|names| names.get(&reached.name));
            let (section, name) = (reached.section, &reached.name);
            Compared {
                reached,
                committed: *committed
                    .unwrap_or_else(|| panic!("floors.yaml: {section}.{name} is missing")),
            }
        });
        compared.collect()
    }
}

impl Compared<'_> {
    /// Whether the figure is worse than committed.
    pub(crate) fn is_worse(&self) -> bool {
        self.reached
            .value
            .is_some_and(|value| match self.reached.limit {
                Limit::Floor => value < self.committed,
                Limit::Ceiling => value > self.committed,
            })
    }

    /// Whether the figure is better than committed.
    pub(crate) fn is_better(&self) -> bool {
        let value = self.reached.value.unwrap_or(self.committed);
        value != self.committed && !self.is_worse()
    }
}

impl fmt::Display for Compared<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = match self.reached.limit {
            Limit::Floor => "floor",
            Limit::Ceiling => "ceiling",
        };
        write!(
            f,
            "{}.{}: {limit} {}, reached ",
            self.reached.section, self.reached.name, self.committed
        )?;
        match self.reached.value {
            Some(value) => write!(f, "{value}"),
            None => f.write_str("nothing"),
        }
    }
}

/// The figures of the labelled stories, the sentences and the facts.
pub(crate) fn reached(
    clusters: &Clusters,
    sentences: &Sentences,
    facts: &Facts,
    stories: &Stories,
) -> Vec<Reached> {
    let loud = clusters.total(Loudness::Loud);
    let notes = clusters.total(Loudness::Notes);
    let score = sentences.total();
    let hits = Decimal::from(clusters.forbidden_pairs_hit());
    let spoken = |value: Option<Decimal>| value.filter(|_| clusters.speaks());
    let mut reached = vec![
        floor("clusters", "recall", loud.recall.percent()),
        floor("clusters", "precision", loud.precision.percent()),
        floor("clusters", "notes_precision", notes.precision.percent()),
        ceiling(
            "clusters",
            "false_alarms_per_1000_words",
            spoken(clusters.false_alarms_per_thousand_words()),
        ),
        ceiling("clusters", "forbidden_pairs_hit", spoken(Some(hits))),
        floor("sentences", "recall", score.recall.percent()),
        floor("sentences", "precision", score.precision.percent()),
    ];
    reached.push(floor("stories", "recall", stories.recall.percent()));
    reached.push(floor("stories", "precision", stories.precision.percent()));
    for (name, share) in facts.floors() {
        reached.push(floor("facts", &name, share));
    }
    for (category, share) in clusters.recall_by_category() {
        reached.push(floor("category_recall", category.name(), share.percent()));
    }
    reached
}

/// The percentage of reports on mutants that must label the changed figure; now and then one points beside it.
const PROMISED: Decimal = Decimal::from_parts(97, 0, 0, false, 0);

/// The figures of the mutants and of what each confidence is worth.
pub(crate) fn reached_on_mutants(mutants: &Mutants, confidences: &Confidences) -> Vec<Reached> {
    let (found, right) = mutants.floors();
    let mut reached = vec![
        floor("mutations", "recall", found.percent()),
        floor(
            "mutations",
            "precision",
            right.percent().map(|percent| percent.min(PROMISED)),
        ),
    ];
    // A promise, not a record: what is better than promised counts as kept.
    for (level, share, promise) in confidences.floors() {
        let kept = share.percent().map(|percent| percent.min(promise));
        reached.push(floor("confidence", level, kept));
    }
    reached
}

/// The figures of real coverage.
pub(crate) fn reached_on_real(real: &Real) -> Vec<Reached> {
    let spoken = |count: u64| real.speaks().then(|| Decimal::from(count));
    vec![
        ceiling("real", "surely_wrong", spoken(real.surely_wrong())),
        ceiling("real", "errors_and_warnings", spoken(real.loud())),
        ceiling("real", "quiet_pairs_hit", spoken(real.quiet_hit.part)),
    ]
}

fn floor(section: &'static str, name: &str, value: Option<Decimal>) -> Reached {
    Reached {
        section,
        name: name.to_owned(),
        value,
        limit: Limit::Floor,
    }
}

fn ceiling(section: &'static str, name: &str, value: Option<Decimal>) -> Reached {
    Reached {
        limit: Limit::Ceiling,
        ..floor(section, name, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(committed: &str, reached: Reached) -> (bool, bool) {
        let floors = Floors::parse(&format!("s:\n  n: {committed}\n"));
        let reached = [reached];
        let compared = &floors.compare(&reached)[0];
        (compared.is_worse(), compared.is_better())
    }

    #[test]
    fn a_floor_falls_below_and_a_ceiling_breaks_above() {
        let ten = Some(Decimal::from(10));
        assert_eq!(compare("10.1", floor("s", "n", ten)), (true, false));
        assert_eq!(compare("10.0", floor("s", "n", ten)), (false, false));
        assert_eq!(compare("9.9", floor("s", "n", ten)), (false, true));
        assert_eq!(compare("9.9", ceiling("s", "n", ten)), (true, false));
        assert_eq!(compare("10.1", ceiling("s", "n", ten)), (false, true));
    }

    #[test]
    fn what_cannot_be_measured_is_neither_worse_nor_better() {
        assert_eq!(compare("10", ceiling("s", "n", None)), (false, false));
    }

    #[test]
    #[should_panic(expected = "s.n is missing")]
    fn a_figure_the_file_lacks_is_an_error() {
        Floors::parse("s: {}").compare(&[floor("s", "n", None)]);
    }

    #[test]
    #[should_panic(expected = "nothing measures s.m")]
    fn a_floor_that_nothing_measures_is_an_error() {
        Floors::parse("s:\n  n: 1\n  m: 1\n").compare(&[floor("s", "n", None)]);
    }
}
