//! Reading a file of claims, and saying where it is broken.

use super::{ClaimsFile, SCHEMA_VERSION};
use crate::lang::{Hedge, Kind, Modality, Role};
use crate::ledger::Error;
use crate::ledger::names::ScopeName;
use crate::text::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error as _, Unexpected, Visitor};
use std::fmt;

/// Reads what [`render`](super::render) writes; `name` is the file's, for error messages.
///
/// # Errors
/// YAML that is broken, lacks a key, has one too many, or holds something else than the key calls for;
/// a file of another schema version.
///
/// ```
/// use claimlint::ledger::claims;
///
/// let yaml = "schema_version: 1\narticle:\n  file: a.md\nclaims: []\n";
/// assert_eq!(claims::parse("claims/a.yaml", yaml)?.article.file, "a.md");
///
/// let error = claims::parse("claims/a.yaml", "schema_version: 7\n").unwrap_err();
/// assert!(error.to_string().starts_with("claims/a.yaml:1:17: "));
/// # Ok::<(), claimlint::ledger::Error>(())
/// ```
pub fn parse(name: &str, yaml: &str) -> Result<ClaimsFile, Error> {
    const HELP: &str = "files of claims are generated: have this one written anew";
    serde_yaml::from_str(yaml).map_err(|error| Error::new(name, &error, HELP))
}

pub(super) fn version<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let version = |word: &str| word.parse().ok().filter(|found| *found == SCHEMA_VERSION);
    read(
        from,
        &format_args!("schema version {SCHEMA_VERSION}"),
        version,
    )
}

pub(super) fn bytes<'de, D: Deserializer<'de>>(from: D) -> Result<Span, D::Error> {
    let [start, end] = <[u32; 2]>::deserialize(from)?;
    if start > end {
        return Err(D::Error::custom(format_args!(
            "the bytes end at {end}, before they start at {start}"
        )));
    }
    Ok(Span::new(start, end))
}

pub(super) fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    read(from, &"a date such as 2026-02-28", |word| word.parse().ok()).map(Some)
}

pub(super) fn decimal<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
    Digits::deserialize(from).map(|digits| Some(digits.0))
}

pub(super) fn decimals<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Decimal>, D::Error> {
    let all = Vec::<Digits>::deserialize(from)?;
    Ok(all.into_iter().map(|digits| digits.0).collect())
}

/// A decimal in plain digits.
struct Digits(Decimal);

impl<'de> Deserialize<'de> for Digits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let digits = |word: &str| Decimal::from_str_exact(word).ok().map(Self);
        read(from, &"a number such as 1500000 or 0.5", digits)
    }
}

pub(super) fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
    one_of(from, Kind::ALL, Kind::name)
}

pub(super) fn hedge<'de, D: Deserializer<'de>>(from: D) -> Result<Hedge, D::Error> {
    one_of(from, Hedge::ALL, Hedge::name)
}

pub(super) fn role<'de, D: Deserializer<'de>>(from: D) -> Result<Role, D::Error> {
    one_of(from, Role::ALL, Role::name)
}

pub(super) fn modality<'de, D: Deserializer<'de>>(from: D) -> Result<Modality, D::Error> {
    one_of(from, Modality::ALL, Modality::name)
}

pub(super) fn scope<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ScopeName>, D::Error> {
    one_of(from, &ScopeName::all(), ScopeName::name).map(Some)
}

/// Where no word limits the figure.
pub(super) const fn exact() -> Hedge {
    Hedge::Exact
}

/// Where the figure has no part in a change.
pub(super) const fn level() -> Role {
    Role::Level
}

/// The one of `all` whose name stands in the file.
fn one_of<'de, D, T>(from: D, all: &[T], name: fn(T) -> &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Copy,
{
    let names: Vec<_> = all.iter().map(|one| name(*one)).collect();
    let expected = format!("one of {}", names.join(", "));
    let found = |word: &str| all.iter().copied().find(|one| name(*one) == word);
    read(from, &expected, found)
}

/// What `meaning` makes of the word in the file; an error is placed at that word.
fn read<'de, D, T>(
    from: D,
    expected: &dyn fmt::Display,
    meaning: impl Fn(&str) -> Option<T>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    struct Word<'a, F> {
        expected: &'a dyn fmt::Display,
        meaning: F,
    }

    impl<T, F: Fn(&str) -> Option<T>> Visitor<'_> for Word<'_, F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            self.expected.fmt(f)
        }

        fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
            (self.meaning)(word).ok_or_else(|| E::invalid_value(Unexpected::Str(word), &self))
        }
    }

    from.deserialize_str(Word { expected, meaning })
}
