//! `claims/entities.yaml`: what people know about names and no article says.

use super::Error;
use crate::claim::{Contradiction, Directory, KnownName, NameKey};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Reads what stands in `claims/entities.yaml`; `name` is the file's, for error messages. An empty file says nothing.
///
/// # Errors
/// YAML that is broken, a key it does not know, a name that stands twice, and names that contradict each other.
///
/// ```
/// use claimlint::ledger::entities;
///
/// let yaml = "Amazon Web Services:\n  also called: [AWS, the cloud unit]\n  part of: Amazon\n";
/// assert!(entities::parse("claims/entities.yaml", yaml).is_ok());
///
/// let error = entities::parse("claims/entities.yaml", "Orbit:\n  alias: Orb\n").unwrap_err();
/// assert!(error.to_string().starts_with("claims/entities.yaml:2:3: Orbit: unknown key `alias`"));
/// # Ok::<(), claimlint::ledger::Error>(())
/// ```
pub fn parse(name: &str, yaml: &str) -> Result<Directory, Error> {
    const HELP: &str = "each key under a name takes one name or a list of names";
    const CONTRADICTS: &str = "take one of the two out";
    let known = read(yaml, None).map_err(|error| Error::new(name, &error, HELP))?;
    Directory::of(known).map_err(|contradiction| match read(yaml, Some(&contradiction)) {
        Err(error) => Error::new(name, &error, CONTRADICTS),
        Ok(_) => Error::at_start(name, contradiction.problem, CONTRADICTS),
    })
}

/// The names of the file; where one of them is `wrong`, an error placed at it.
fn read(yaml: &str, wrong: Option<&Contradiction>) -> Result<Vec<KnownName>, serde_yaml::Error> {
    let says = |line: &str| !matches!(line.trim_start().chars().next(), None | Some('#'));
    if !yaml.lines().any(says) {
        return Ok(Vec::new());
    }
    let file = serde_yaml::Deserializer::from_str(yaml);
    Names { wrong }.deserialize(file)
}

/// The whole file: a map of names.
struct Names<'w> {
    wrong: Option<&'w Contradiction>,
}

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = Vec<KnownName>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = Vec<KnownName>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("names, each with what is known about it")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all: Vec<KnownName> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(Name(name)) = map.next_key_seed(NewName(&seen))? {
            seen.insert(name.to_lowercase());
            let wrong = self.wrong.filter(|wrong| wrong.entry == all.len());
            all.push(map.next_value_seed(Entry { name, wrong })?);
        }
        Ok(all)
    }
}

/// A name that stands in the file for the first time.
struct NewName<'s>(&'s std::collections::BTreeSet<String>);

impl<'de> DeserializeSeed<'de> for NewName<'_> {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Name, D::Error> {
        from.deserialize_str(Word(|word: &str| {
            match self.0.contains(&word.to_lowercase()) {
                true => Err(format!("`{word}` stands here twice")),
                false => Ok(()),
            }
        }))
    }
}

/// A name as the file gives it.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Word(|_: &str| Ok(())))
    }
}

/// A word of the file that `fits`, or why it does not: the error is placed at the word.
struct Word<F>(F);

impl<F: Fn(&str) -> Result<(), String>> Visitor<'_> for Word<F> {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Name, E> {
        if word.trim().is_empty() {
            return Err(E::custom("a name without letters"));
        }
        (self.0)(word).map_err(E::custom)?;
        Ok(Name(word.trim().to_owned()))
    }
}

/// What stands under one name.
struct Entry<'w> {
    name: String,
    wrong: Option<&'w Contradiction>,
}

impl<'de> DeserializeSeed<'de> for Entry<'_> {
    type Value = KnownName;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<KnownName, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Entry<'_> {
    type Value = KnownName;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("`also called`, `part of` or `not the same as`")
    }

    fn visit_unit<E>(self) -> Result<KnownName, E> {
        let name = self.name;
        Ok(KnownName {
            name,
            ..KnownName::default()
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<KnownName, A::Error> {
        let mut known = KnownName {
            name: self.name,
            ..KnownName::default()
        };
        while let Some(Known(key)) = map.next_key()? {
            let wrong = self.wrong.filter(|wrong| wrong.key == key);
            let list = map.next_value_seed(List { wrong })?;
            match key {
                NameKey::AlsoCalled => known.also_called.extend(list),
                NameKey::PartOf => known.part_of.extend(list),
                NameKey::NotTheSameAs => known.not_the_same_as.extend(list),
            }
        }
        Ok(known)
    }
}

/// A key under a name.
struct Known(NameKey);

impl<'de> Deserialize<'de> for Known {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Key;

        impl Visitor<'_> for Key {
            type Value = Known;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Known, E> {
                let found = NameKey::ALL.iter().find(|key| key.name() == word);
                let key = found.copied().map(Known);
                let names: Vec<_> = NameKey::ALL
                    .iter()
                    .map(|key| format!("`{}`", key.name()))
                    .collect();
                let expected = names.join(", ");
                key.ok_or_else(|| {
                    E::custom(format_args!(
                        "unknown key `{word}`, expected one of {expected}"
                    ))
                })
            }
        }

        from.deserialize_str(Key)
    }
}

/// One name or a list of names.
#[derive(Clone, Copy)]
struct List<'w> {
    wrong: Option<&'w Contradiction>,
}

impl List<'_> {
    /// A name, unless it is the wrong one.
    fn name(self) -> impl Fn(&str) -> Result<(), String> {
        move |word: &str| match self.wrong {
            Some(wrong) if wrong.name == word.trim() => Err(wrong.problem.clone()),
            _ => Ok(()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = Vec<String>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a name or a list of names")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Self::Value, E> {
        Word(self.name()).visit_str(word).map(|name| vec![name.0])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(Name(name)) = list.next_element_seed(One(self))? {
            all.push(name);
        }
        Ok(all)
    }
}

/// One name of a list.
struct One<'w>(List<'w>);

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Name, D::Error> {
        from.deserialize_str(Word(self.0.name()))
    }
}

#[cfg(test)]
mod tests;
