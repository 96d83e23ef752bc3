//! What people know about names and no article says: other names, parts, and who is not whom.

use crate::quantity::Words;
use std::collections::{BTreeMap, BTreeSet};

/// What a person knows about one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownName {
    /// The name, as it should be shown.
    pub name: String,
    /// Other names of the same.
    pub also_called: Vec<String>,
    /// What it belongs to; figures of the one are none of the other.
    pub part_of: Vec<String>,
    /// What it is not, though some name may fit both.
    pub not_the_same_as: Vec<String>,
}

/// Names that people know more about than the articles say.
///
/// ```
/// use claimlint::{Corpus, Directory, KnownName, ingest};
///
/// let known = KnownName {
///     name: "Orbit".into(),
///     also_called: vec!["the Altona start-up".into()],
///     ..KnownName::default()
/// };
/// let directory = Directory::of(vec![known]).expect("nothing contradicts itself");
/// let article = ingest::plain("a.txt", "The Altona start-up has raised $15 million.")?;
/// let corpus = Corpus::with(&directory, [article]);
/// let article = &corpus.articles()[0];
/// let subject = article.claims()[0].subject.expect("somebody raised it");
/// assert_eq!(corpus.known_as(article.id(), subject.value), "Orbit");
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// For each name, in lower case, whom it may mean.
    owners: BTreeMap<String, BTreeSet<usize>>,
    /// What each of them is called.
    names: Vec<String>,
    /// The names as given, by their first word in lower case.
    phrases: BTreeMap<String, Vec<String>>,
}

/// Two things said about names that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The entry, counted from 0.
    pub entry: usize,
    /// The name in it that cannot be right.
    pub name: String,
    /// Under which of its keys.
    pub key: NameKey,
    /// What is wrong.
    pub problem: String,
}

/// What can be said about a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKey {
    /// Another name.
    AlsoCalled,
    /// What it belongs to.
    PartOf,
    /// What it is not.
    NotTheSameAs,
}

impl NameKey {
    /// All keys, in the order they are told.
    pub const ALL: &'static [Self] = &[Self::AlsoCalled, Self::PartOf, Self::NotTheSameAs];

    /// The key as people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AlsoCalled => "also called",
            Self::PartOf => "part of",
            Self::NotTheSameAs => "not the same as",
        }
    }
}

impl KnownName {
    /// What stands under `key`.
    #[must_use]
    pub fn under(&self, key: NameKey) -> &[String] {
        match key {
            NameKey::AlsoCalled => &self.also_called,
            NameKey::PartOf => &self.part_of,
            NameKey::NotTheSameAs => &self.not_the_same_as,
        }
    }
}

/// A name for comparing: lower case, one blank between its words.
fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

impl Directory {
    /// Puts together what is known.
    ///
    /// # Errors
    /// A name that is said to be the same as another and not to be; a part of itself, or of its own part.
    pub fn of(known: Vec<KnownName>) -> Result<Self, Contradiction> {
        // Every name that has something said about it or is said not to be another is somebody of its own.
        let mut people: BTreeMap<String, usize> = BTreeMap::new();
        let mut names: Vec<String> = Vec::new();
        let apart =
            |entry: &KnownName| [entry.part_of.clone(), entry.not_the_same_as.clone()].concat();
        let heads = known.iter().map(|entry| entry.name.clone());
        for name in heads.chain(known.iter().flat_map(apart)) {
            people.entry(key(&name)).or_insert_with(|| {
                names.push(name);
                names.len() - 1
            });
        }
        let mut same = Same((0..names.len()).collect());
        let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (name, &who) in &people {
            owners.entry(name.clone()).or_default().insert(who);
        }
        for entry in &known {
            let who = people[&key(&entry.name)];
            for alias in entry.also_called.iter().map(|alias| key(alias)) {
                match people.get(&alias) {
                    Some(&other) => same.join(who, other),
                    None => drop(owners.entry(alias).or_default().insert(who)),
                }
            }
        }
        let different = differences(&known, &people, &same)?;
        for who in owners.values_mut() {
            let all: BTreeSet<usize> = who.iter().map(|who| same.of(*who)).collect();
            *who = all;
        }
        // One name of two who are not said to be different makes them one.
        for who in owners.values() {
            let parted = who.iter().any(|a| {
                who.iter()
                    .any(|b| different.contains(&(*a.min(b), *a.max(b))))
            });
            if let Some(first) = who.first().filter(|_| !parted) {
                who.iter().for_each(|other| same.join(*first, *other));
            }
        }
        differences(&known, &people, &same)?;
        for who in owners.values_mut() {
            *who = who.iter().map(|who| same.of(*who)).collect();
        }
        let mut phrases: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let aliases = known.iter().flat_map(|entry| entry.also_called.clone());
        for name in names.iter().cloned().chain(aliases) {
            phrases.entry(first_word(&name)).or_default().push(name);
        }
        Ok(Self {
            owners,
            names,
            phrases,
        })
    }

    /// Whom a name means, where it means only one.
    pub(super) fn only(&self, name: &str) -> Option<usize> {
        let who = self.owners.get(name)?;
        who.first().copied().filter(|_| who.len() == 1)
    }

    /// Whom a name may mean, where it may mean several.
    pub(super) fn several(&self, name: &str) -> Option<&BTreeSet<usize>> {
        self.owners.get(name).filter(|who| who.len() > 1)
    }

    /// What somebody is called.
    pub(super) fn name(&self, who: usize) -> &str {
        &self.names[who]
    }

    /// The end of the longest known name that starts at token `at`. Its first letter may have a capital for its place.
    pub(super) fn name_at(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        if self.phrases.is_empty() {
            return None;
        }
        let start = words.tokens[at].span.start() as usize;
        let phrases = self.phrases.get(&first_word(words.raw(at)))?;
        let text = &words.text[start..];
        let lengths = phrases.iter().filter_map(|name| length_in(text, name));
        let ends = lengths.filter_map(|length| {
            let end = (start + length) as u32;
            let token = words.token_at(end);
            let last = words.tokens.get(token.checked_sub(1)?)?;
            (token > at && last.span.end() == end).then_some(token)
        });
        ends.max()
    }
}

/// The letters and digits that a name starts with, in lower case.
fn first_word(name: &str) -> String {
    let end = name.find(|c: char| !c.is_alphanumeric());
    name[..end.unwrap_or(name.len())].to_lowercase()
}

/// How many bytes of `text` the name takes that it starts with.
fn length_in(text: &str, name: &str) -> Option<usize> {
    let mut rest = text;
    for (at, word) in name.split_whitespace().enumerate() {
        if at > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = match rest.strip_prefix(word) {
            Some(rest) => rest,
            None if at == 0 => capital(rest, word)?,
            None => return None,
        };
    }
    Some(text.len() - rest.len())
}

/// `text` behind `word`, which has a capital there and none of its own.
fn capital<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (mut here, mut given) = (text.chars(), word.chars());
    let (first, own) = (here.next()?, given.next()?);
    let fits = own.is_lowercase() && own.to_uppercase().eq([first]);
    here.as_str().strip_prefix(given.as_str()).filter(|_| fits)
}

/// The pairs that are not the same, smaller number first.
fn differences(
    known: &[KnownName],
    people: &BTreeMap<String, usize>,
    same: &Same,
) -> Result<BTreeSet<(usize, usize)>, Contradiction> {
    let mut pairs = BTreeSet::new();
    let mut parts = BTreeSet::new();
    for (entry, said) in known.iter().enumerate() {
        let who = same.of(people[&key(&said.name)]);
        for side in [NameKey::PartOf, NameKey::NotTheSameAs] {
            for name in said.under(side) {
                let other = same.of(people[&key(name)]);
                let wrong = |problem: String| Contradiction {
                    entry,
                    name: name.clone(),
                    key: side,
                    problem,
                };
                let own = &said.name;
                if who == other {
                    let how = side.name();
                    return Err(wrong(match key(own) == key(name) {
                        true => format!("`{own}` cannot be {how} itself"),
                        false => format!("`{own}` is {how} `{name}`, and also called so"),
                    }));
                }
                if side == NameKey::PartOf && parts.contains(&(other, who)) {
                    return Err(wrong(format!(
                        "`{own}` and `{name}` are parts of each other"
                    )));
                }
                if side == NameKey::PartOf {
                    parts.insert((who, other));
                }
                pairs.insert((who.min(other), who.max(other)));
            }
        }
    }
    Ok(pairs)
}

/// Who is the same: each points towards the first of those that are one.
struct Same(Vec<usize>);

impl Same {
    fn of(&self, who: usize) -> usize {
        let mut at = who;
        while self.0[at] != at {
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}
