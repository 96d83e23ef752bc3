//! `claims/record.yaml`: facts that people have verified.

mod read;
mod verify;

use super::Error;
use crate::claim::Record;
use crate::text::nearest;

/// Reads what stands in `claims/record.yaml`; `name` is the file's, for error messages. An empty file says nothing.
///
/// # Errors
/// YAML that is broken, a key it does not know or that is missing, a measure nobody has heard of, a value that is no figure
/// of its measure or can be read in several ways, a time that is none, and facts that contradict each other.
///
/// ```
/// use claimlint::ledger::record;
///
/// let yaml = "- subject: Norvik Energy\n  measure: job cuts\n  value: 2,400\n  as of: 2025-12-31\n  source: annual report\n";
/// let record = record::parse("claims/record.yaml", yaml)?;
/// assert_eq!(record.facts[0].figure.value(), Some(2_400.into()));
///
/// let error = record::parse("claims/record.yaml", &yaml.replace("2,400", "many")).unwrap_err();
/// assert!(error.to_string().starts_with("claims/record.yaml:3:10: no figure stands here"));
/// # Ok::<(), claimlint::ledger::Error>(())
/// ```
pub fn parse(name: &str, yaml: &str) -> Result<Record, Error> {
    let says = |line: &str| !matches!(line.trim_start().chars().next(), None | Some('#'));
    if !yaml.lines().any(says) {
        return Ok(Record::default());
    }
    const HELP: &str = "a fact is `subject`, `measure`, `value` and `source`, one a line";
    let broken = |error, help| Error::new(name, &error, help).without_path();
    let written = read::read(yaml, None).map_err(|error| broken(error, HELP))?;
    verify::facts(&written).map_err(|fault| match read::read(yaml, Some(&fault)) {
        Err(error) => broken(error, fault.help),
        Ok(_) => Error::at_start(name, fault.problem, fault.help),
    })
}

/// What stands in the file, before anything is made of it.
#[derive(Debug, Default)]
struct Written {
    /// The language of its figures, if it says so.
    language: Option<String>,
    entries: Vec<Entry>,
}

/// One fact as it is written.
#[derive(Debug, Default)]
struct Entry(std::collections::BTreeMap<Key, String>);

impl Entry {
    fn get(&self, key: Key) -> Option<&str> {
        self.0.get(&key).map(String::as_str)
    }
}

/// Something that can be read and has no meaning.
#[derive(Debug)]
struct Fault {
    /// Which entry; none where it is the file as a whole.
    entry: Option<usize>,
    /// Which key of it; none where one is missing.
    key: Option<Key>,
    problem: String,
    help: &'static str,
}

/// What may be said of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Subject,
    Story,
    Measure,
    Value,
    Object,
    Place,
    Scope,
    Period,
    AsOf,
    ValidFrom,
    Until,
    Source,
    Note,
    Language,
}

impl Key {
    const ALL: [Self; 14] = [
        Self::Subject,
        Self::Story,
        Self::Measure,
        Self::Value,
        Self::Object,
        Self::Place,
        Self::Scope,
        Self::Period,
        Self::AsOf,
        Self::ValidFrom,
        Self::Until,
        Self::Source,
        Self::Note,
        Self::Language,
    ];

    /// The word in the file.
    const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Story => "story",
            Self::Measure => "measure",
            Self::Value => "value",
            Self::Object => "object",
            Self::Place => "place",
            Self::Scope => "scope",
            Self::Period => "period",
            Self::AsOf => "as of",
            Self::ValidFrom => "valid from",
            Self::Until => "until",
            Self::Source => "source",
            Self::Note => "note",
            Self::Language => "language",
        }
    }

    /// The key that somebody writes so; a blank may be written as `_`, too.
    fn parse(word: &str) -> Result<Self, String> {
        let plain = word.replace('_', " ");
        let found = Self::ALL.into_iter().find(|key| key.name() == plain);
        found.ok_or_else(|| {
            let meant = match nearest(&plain, Self::ALL.map(Self::name)).first() {
                Some(near) => format!("; did you mean `{near}`?"),
                None => format!("; there are {}", Self::ALL.map(Self::name).join(", ")),
            };
            format!("unknown key `{word}`{meant}")
        })
    }
}

#[cfg(test)]
mod tests;
