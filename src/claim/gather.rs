//! Names that mean the same, put together.

use super::entity::{Entity, EntityKind, Names, Traits};
use super::runs::{Run, runs};
use super::spelling::{plain_spellings, respelled};
use super::{Directory, EntityId};
use crate::lang::{Locale, has};
use crate::quantity::Words;
use crate::text::{Source, Span};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Finds the names of an article and puts those that mean the same together.
pub(super) fn gather(
    source: &Source,
    sentences: &[Words<'_>],
    locale: &Locale,
    directory: &Directory,
) -> Names {
    let text = source.text();
    let runs = &runs(text, sentences, directory);
    let known = Known::of(text, runs, locale, directory);
    let mut names = Names::default();
    let mut ids: BTreeMap<usize, usize> = BTreeMap::new();
    for run in runs {
        let printed = &text[run.span.range()];
        let group = known.group(&printed.to_lowercase());
        let index = *ids.entry(group).or_insert_with(|| {
            names.entities.push(Entity {
                kind: EntityKind::Name,
                name: printed.to_owned(),
                aliases: known.aliases(group),
                mentions: Vec::new(),
            });
            names.traits.push(Traits::default());
            names.entities.len() - 1
        });
        let entity = &mut names.entities[index];
        entity.mentions.push(run.span);
        if printed.len() > entity.name.len() {
            printed.clone_into(&mut entity.name);
        }
        names.traits[index].add(run.traits);
        names.mentions.push((run.span, EntityId(index as u32)));
    }
    let mut kinds: BTreeSet<(String, EntityId)> = BTreeSet::new();
    for (id, entity) in (0..).map(EntityId).zip(&names.entities) {
        let words = entity.aliases.iter().flat_map(|alias| alias.split(' '));
        let words = words.filter(|word| has(locale.who.descriptions, word));
        kinds.extend(words.map(|word| (word.to_owned(), id)));
    }
    for (run, (_, id)) in runs.iter().zip(&names.mentions) {
        let noun = run.noun.map(|noun| text[noun.range()].to_lowercase());
        let noun = noun.filter(|noun| !has(locale.who.topical, noun));
        kinds.extend(noun.map(|noun| (noun, *id)));
    }
    for (kind, id) in kinds {
        let only = names.by_kind.entry(kind);
        only.and_modify(|only| *only = None).or_insert(Some(id));
    }
    names
}

/// The names of an article and which of them mean the same.
#[derive(Debug, Default)]
struct Known {
    /// Every name in lower case, and its group.
    groups: BTreeMap<String, usize>,
    /// The names of each group.
    names: Vec<BTreeSet<String>>,
}

/// What the text shows of its names before any are put together.
struct Printed<'a> {
    directory: &'a Directory,
    /// Short forms told in brackets, and the names they stand for.
    shorts: BTreeMap<String, String>,
    /// Where each name stands first, and where again.
    seen: BTreeMap<String, (usize, Option<usize>)>,
    /// Whom the names mean of those that a person knows.
    told: BTreeSet<usize>,
}

impl<'a> Printed<'a> {
    fn of(text: &str, runs: &[Run], directory: &'a Directory) -> Self {
        let lower = |span: Span| text[span.range()].to_lowercase();
        let shorts = runs.iter();
        let shorts = shorts.filter_map(|run| Some((lower(run.short?), lower(run.span))));
        let mut seen: BTreeMap<String, (usize, Option<usize>)> = BTreeMap::new();
        for (at, run) in runs.iter().enumerate() {
            seen.entry(lower(run.span))
                .and_modify(|(_, again)| *again = again.or(Some(at)))
                .or_insert((at, None));
        }
        Self {
            directory,
            shorts: shorts.collect(),
            told: (seen.keys())
                .filter_map(|name| directory.only(name))
                .collect(),
            seen,
        }
    }

    /// The names, those first that others may be short for: the longest, initials aside, and those with accents.
    fn names(&self) -> Vec<&String> {
        let mut names: Vec<&String> = self.seen.keys().collect();
        names.sort_by_cached_key(|name| {
            let (words, initials) = name.split(' ').fold((0, 0), |(words, initials), word| {
                let initial = usize::from(word.ends_with('.'));
                (words + 1 - initial, initials + initial)
            });
            (Reverse((words, initials)), name.is_ascii(), name.len())
        });
        names
    }

    /// "Amazon" is no short form of "Amazon Bedrock" where it was there long before.
    fn is_introduced(&self, short: &str, long: &str) -> bool {
        match (self.seen.get(short), self.seen.get(long)) {
            (Some((first, again)), Some((long, _))) => *long < again.unwrap_or(*first),
            _ => true,
        }
    }

    /// Whom a name means of those that a person knows: one who goes by no other name, or the only one of them that other
    /// names of the article tell of.
    fn owner(&self, name: &str) -> Option<usize> {
        let several = self.directory.several(name).into_iter().flatten();
        let mut several = several.filter(|who| self.told.contains(who));
        let told = match (several.next(), several.next()) {
            (Some(who), None) => Some(*who),
            _ => None,
        };
        self.directory.only(name).or(told)
    }
}

impl Known {
    fn of(text: &str, runs: &[Run], locale: &Locale, directory: &Directory) -> Self {
        let printed = Printed::of(text, runs, directory);
        let mut known = Self::default();
        let mut parts: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
        let mut owned: BTreeSet<usize> = BTreeSet::new();
        for name in printed.names() {
            let owner = printed.owner(name);
            let only = known.only(name, parts.get(name), &printed);
            let spelled_out =
                (printed.shorts.get(name)).and_then(|long| known.groups.get(long).copied());
            let by_text = spelled_out.or(only);
            let next = known.names.len();
            let group = match owner {
                // Who is known to be somebody is nobody else.
                Some(who) => (owners.get(&who).copied())
                    .or(by_text.filter(|group| !owned.contains(group)))
                    .unwrap_or(next),
                None if directory.several(name).is_some() => next,
                None => by_text.unwrap_or(next),
            };
            if let Some(who) = owner {
                owners.insert(who, group);
                owned.insert(group);
            }
            for part in short_forms(name, locale) {
                parts.entry(part).or_default().insert(group);
            }
            known.put(name.clone(), group);
        }
        for (short, long) in printed.shorts {
            if let Some(&group) = known.groups.get(&long)
                && !known.groups.contains_key(&short)
            {
                known.put(short, group);
            }
        }
        known
    }

    /// The only one of the `fits` that `name` may be short for.
    fn only(
        &self,
        name: &str,
        fits: Option<&BTreeSet<usize>>,
        printed: &Printed<'_>,
    ) -> Option<usize> {
        // A name with a short form of its own has no other.
        let same = |known: &String| name.strip_suffix('s') == Some(known) || respelled(known, name);
        let plain = |group: &usize| {
            (self.names[*group].iter()).all(|known| known.contains(' ') || same(known))
        };
        let headed = |group: &usize| {
            let mut longer = self.names[*group].iter();
            longer.all(|long| {
                !long.starts_with(&format!("{name} ")) || printed.is_introduced(name, long)
            })
        };
        let mut fits = fits.into_iter().flatten().copied();
        match (fits.next(), fits.next()) {
            (Some(group), None) => Some(group).filter(plain).filter(headed),
            _ => None,
        }
    }

    fn put(&mut self, name: String, group: usize) {
        if group == self.names.len() {
            self.names.push(BTreeSet::new());
        }
        self.names[group].insert(name.clone());
        self.groups.insert(name, group);
    }

    fn group(&self, name: &str) -> usize {
        self.groups.get(name).copied().unwrap_or(usize::MAX)
    }

    fn aliases(&self, group: usize) -> Vec<String> {
        let names = self.names.get(group);
        names.map_or_else(Vec::new, |names| names.iter().cloned().collect())
    }
}

/// What a name may be called for short: its first or last words, without its legal form, the initials of all, or of the
/// first names; and how it is spelled without its accents. A name with a small word in it ("Bank of Estmark") is never
/// called by what follows that word alone, "Altona University" is not Altona, and "North Altona" neither.
fn short_forms(name: &str, locale: &Locale) -> Vec<String> {
    let mut forms = genitive(name, locale);
    forms.extend(plain_spellings(name));
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() < 2 {
        return forms;
    }
    let who = &locale.who;
    let small = |word: &&str| {
        has(locale.of, word) || has(who.particles, word) && has(locale.function_words, word)
    };
    let joined = words.iter().any(small);
    let local = name.split([' ', '-']).any(|word| has(who.local, word));
    let whole =
        |rest: &[&str]| (rest.iter()).any(|word| !has(who.directions, word) && !small(word));
    let cuts = 1..words.len();
    let heads = cuts.clone().filter(|cut| !local && whole(&words[*cut..]));
    let heads = heads.map(|cut| words[..cut].join(" "));
    let tails = cuts.filter(|cut| !joined && !local && whole(&words[..*cut]));
    let tails = tails.map(|cut| words[cut..].join(" "));
    let initials: String = (words.iter())
        .filter(|word| !small(word))
        .filter_map(|word| word.chars().next())
        .collect();
    let initials = (initials.chars().count() > 1).then_some(initials);
    let usable = |form: &String| {
        let single = !form.contains(' ');
        let plain = has(who.countries, form) || has(who.nationalities, form);
        let legal = has(who.suffixes, form);
        !(single && (plain || legal || small(&form.as_str())))
    };
    let shorter: Vec<String> = heads.chain(tails).chain(initials).filter(usable).collect();
    forms.extend(shorter.iter().flat_map(|form| plain_spellings(form)));
    forms.extend(shorter.iter().flat_map(|form| genitive(form, locale)));
    forms.extend(shorter);
    if !local {
        forms.extend(with_initials(&words));
    }
    forms
}

/// `Ana M. Ruiz`, `A. Ruiz` and `Ana Ruiz` for "Ana María Ruiz".
fn with_initials(words: &[&str]) -> Vec<String> {
    let [first, middle @ .., last] = words else {
        return Vec::new();
    };
    let initial = |word: &str| word.chars().next().map(|letter| format!("{letter}."));
    let Some(one) = initial(first) else {
        return Vec::new();
    };
    let mut forms = vec![format!("{one} {last}")];
    if let [second] = middle
        && let Some(two) = initial(second)
    {
        forms.push(format!("{first} {last}"));
        forms.push(format!("{first} {two} {last}"));
        forms.push(format!("{one} {two} {last}"));
        forms.push(format!("{one}{two} {last}"));
    }
    forms
}

/// `Quillbays`: the name as an owner, in languages that mark it by an ending of the word itself.
fn genitive(name: &str, locale: &Locale) -> Vec<String> {
    let marked = locale.capital_nouns && !name.ends_with('s');
    Vec::from_iter(marked.then(|| format!("{name}s")))
}
