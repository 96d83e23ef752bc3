//! How rows of the language files are written as Rust.

use super::sense::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Endings of plurals, the longest first.
pub(super) fn endings(map: &BTreeMap<String, String>) -> String {
    let mut rows: Vec<_> = map.iter().collect();
    rows.sort_by_key(|(end, _)| std::cmp::Reverse(end.len()));
    format!("&{rows:?}")
}

pub(super) fn words<S: AsRef<str>>(list: &[S]) -> String {
    let set: BTreeSet<&str> = list.iter().map(AsRef::as_ref).collect();
    assert_eq!(
        set.len(),
        list.len(),
        "a word stands twice in {:?}",
        list.iter().map(AsRef::as_ref).collect::<Vec<_>>()
    );
    format!("&{:?}", set.iter().collect::<Vec<_>>())
}

/// Words for what is counted, each with the word that stands for it in all languages.
pub(super) fn things(map: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, &String> {
    let mut table = BTreeMap::new();
    for (thing, words) in map {
        for word in words {
            let double = table.insert(word.clone(), thing);
            assert!(double.is_none(), "{word:?} names two things");
        }
    }
    table
}

pub(super) fn pairs<T: std::fmt::Debug>(map: &BTreeMap<String, T>) -> String {
    format!("&{:?}", map.iter().collect::<Vec<_>>())
}

pub(super) fn senses<T: Copy + std::fmt::Debug>(
    kind: &str,
    map: &BTreeMap<String, Vec<String>>,
    all: &[T],
    name: fn(T) -> &'static str,
) -> String {
    let mut table = BTreeMap::new();
    for (sense, phrases) in map {
        let value = all
            .iter()
            .find(|v| name(**v) == sense)
            .unwrap_or_else(|| panic!("{kind} has no {sense:?}"));
        for phrase in phrases {
            let double = table.insert(phrase, format!("{kind}::{value:?}"));
            assert!(double.is_none(), "{phrase:?} has two senses of {kind}");
        }
    }
    let rows: Vec<String> = table
        .iter()
        .map(|(phrase, value)| format!("({phrase:?}, {value})"))
        .collect();
    format!("&[{}]", rows.join(", "))
}

pub(super) fn kind(name: &str) -> String {
    let kind = Kind::ALL
        .iter()
        .find(|k| k.name() == name)
        .unwrap_or_else(|| panic!("no kind {name:?}"));
    format!("Kind::{kind:?}")
}
