//! From YAML to entries; every fault is placed at the word it is about.

use super::{Entry, Fault, Key, Written};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// What stands in the file; where something of it is `wrong`, an error placed there.
pub(super) fn read(yaml: &str, wrong: Option<&Fault>) -> Result<Written, serde_yaml::Error> {
    let file = serde_yaml::Deserializer::from_str(yaml);
    File { wrong }.deserialize(file)
}

/// The whole file: a list of facts, or a map with their language.
#[derive(Clone, Copy)]
struct File<'w> {
    wrong: Option<&'w Fault>,
}

impl<'de> DeserializeSeed<'de> for File<'_> {
    type Value = Written;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Written, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for File<'_> {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of facts, or a map of `language` and `facts`")
    }

    fn visit_unit<E>(self) -> Result<Written, E> {
        Ok(Written::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Written, A::Error> {
        let entries = Entries { wrong: self.wrong }.visit_seq(list)?;
        Ok(Written {
            language: None,
            entries,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        const KEYS: [&str; 2] = ["language", "facts"];
        let mut seen: Vec<String> = Vec::new();
        let mut written = Written::default();
        loop {
            let key = Word(|word: &str| match KEYS.contains(&word) {
                true if seen.iter().any(|key| key == word) => {
                    Err(format!("`{word}` stands here twice"))
                }
                true => Ok(word.to_owned()),
                false => Err(format!(
                    "unknown key `{word}`; there are `language` and `facts`, or write a list of facts"
                )),
            });
            let Some(key) = map.next_key_seed(key)? else {
                return Ok(written);
            };
            if key == "facts" {
                written.entries = map.next_value_seed(Entries { wrong: self.wrong })?;
            } else {
                let wrong = self.wrong.filter(|wrong| wrong.entry.is_none());
                written.language = Some(map.next_value_seed(Word(text(wrong)))?);
            }
            seen.push(key);
        }
    }
}

/// All facts.
struct Entries<'w> {
    wrong: Option<&'w Fault>,
}

impl<'de> DeserializeSeed<'de> for Entries<'_> {
    type Value = Vec<Entry>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<Entry>, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = Vec<Entry>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of facts")
    }

    fn visit_unit<E>(self) -> Result<Vec<Entry>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Entry>, A::Error> {
        let mut all = Vec::new();
        loop {
            let here = Some(all.len());
            let wrong = self.wrong.filter(|wrong| wrong.entry == here);
            match list.next_element_seed(One { wrong })? {
                Some(entry) => all.push(entry),
                None => return Ok(all),
            }
        }
    }
}

/// One fact.
struct One<'w> {
    wrong: Option<&'w Fault>,
}

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = Entry;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Entry, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for One<'_> {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a fact: `subject`, `measure`, `value`, `source`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let mut entry = BTreeMap::new();
        loop {
            let key = Word(|word: &str| match Key::parse(word)? {
                key if entry.contains_key(&key) => Err(format!("`{word}` stands here twice")),
                key => Ok(key),
            });
            let Some(key) = map.next_key_seed(key)? else {
                break;
            };
            let wrong = self.wrong.filter(|wrong| wrong.key == Some(key));
            entry.insert(key, map.next_value_seed(Word(text(wrong)))?);
        }
        match self.wrong.filter(|wrong| wrong.key.is_none()) {
            Some(wrong) => Err(A::Error::custom(&wrong.problem)),
            None => Ok(Entry(entry)),
        }
    }
}

/// What a value may be: any text, unless it is the wrong one.
fn text(wrong: Option<&Fault>) -> impl Fn(&str) -> Result<String, String> {
    move |word: &str| match wrong {
        Some(wrong) => Err(wrong.problem.clone()),
        None if word.trim().is_empty() => Err("nothing stands here".to_owned()),
        None => Ok(word.trim().to_owned()),
    }
}

/// A word of the file and what it means: digits stay as they are written, and an error is placed at the word.
struct Word<F>(F);

impl<'de, T, F: Fn(&str) -> Result<T, String>> DeserializeSeed<'de> for Word<F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
        from.deserialize_str(self)
    }
}

impl<T, F: Fn(&str) -> Result<T, String>> Visitor<'_> for Word<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("words or a figure")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        (self.0)(word).map_err(E::custom)
    }
}
