//! Names that mean the same, put together.

use super::EntityId;
use super::entity::{Entity, EntityKind, Names, Traits};
use super::runs::Run;
use crate::lang::{Locale, has};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Puts the runs that name the same together.
pub(super) fn gather(text: &str, runs: &[Run], locale: &Locale) -> Names {
    let known = Known::of(text, runs, locale);
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
    for (id, entity) in (0..).map(EntityId).zip(&names.entities) {
        let words = entity.aliases.iter().flat_map(|alias| alias.split(' '));
        let kinds: BTreeSet<&str> = words
            .filter(|word| has(locale.who.descriptions, word))
            .collect();
        for kind in kinds {
            let only = names.by_kind.entry(kind.to_owned());
            only.and_modify(|only| *only = None).or_insert(Some(id));
        }
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

impl Known {
    fn of(text: &str, runs: &[Run], locale: &Locale) -> Self {
        let lower = |span: Span| text[span.range()].to_lowercase();
        let shorts: BTreeMap<String, String> = (runs.iter())
            .filter_map(|run| Some((lower(run.short?), lower(run.span))))
            .collect();
        let mut printed: Vec<String> = runs.iter().map(|run| lower(run.span)).collect();
        printed.sort_by_key(|name| (std::cmp::Reverse(name.split(' ').count()), name.len()));
        // Where each name stands first, and where again.
        let mut seen: BTreeMap<String, (usize, Option<usize>)> = BTreeMap::new();
        for (at, run) in runs.iter().enumerate() {
            seen.entry(lower(run.span))
                .and_modify(|(_, again)| *again = again.or(Some(at)))
                .or_insert((at, None));
        }
        // "Amazon" is no short form of "Amazon Bedrock" where it was there long before.
        let introduced = |short: &str, long: &str| match (seen.get(short), seen.get(long)) {
            (Some((first, again)), Some((long, _))) => *long < again.unwrap_or(*first),
            _ => true,
        };
        let mut known = Self::default();
        let mut parts: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for name in printed {
            if known.groups.contains_key(&name) {
                continue;
            }
            // A name with a short form of its own has no other.
            let owner = |known: &String| name.strip_suffix('s') == Some(known);
            let plain = |group: &usize| {
                (known.names[*group].iter()).all(|known| known.contains(' ') || owner(known))
            };
            let headed = |group: &usize| {
                let mut longer = known.names[*group].iter();
                longer.all(|long| !long.starts_with(name.as_str()) || introduced(&name, long))
            };
            let mut fits = parts.get(&name).into_iter().flatten().copied();
            let only = match (fits.next(), fits.next()) {
                (Some(group), None) => Some(group).filter(plain).filter(headed),
                _ => None,
            };
            let spelled_out = shorts
                .get(&name)
                .and_then(|long| known.groups.get(long).copied());
            let group = spelled_out.or(only).unwrap_or(known.names.len());
            for part in short_forms(&name, locale) {
                parts.entry(part).or_default().insert(group);
            }
            known.put(name, group);
        }
        for (short, long) in shorts {
            if let Some(&group) = known.groups.get(&long)
                && !known.groups.contains_key(&short)
            {
                known.put(short, group);
            }
        }
        known
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

/// What a name of several words may be called for short: its first or last words, without its legal form, and the
/// initials of all. A name with a small word in it ("Bank of Estmark") is never called by what follows that word alone.
fn short_forms(name: &str, locale: &Locale) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() < 2 {
        return genitive(name, locale);
    }
    let small = |word: &&str| {
        has(locale.of, word) || has(locale.who.particles, word) && has(locale.function_words, word)
    };
    let heads = (1..words.len()).map(|end| words[..end].join(" "));
    let joined = words.iter().any(small);
    let tails = (1..words.len())
        .filter(|_| !joined)
        .map(|from| words[from..].join(" "));
    let initials: String = (words.iter())
        .filter(|word| !small(word))
        .filter_map(|word| word.chars().next())
        .collect();
    let initials = (words.len() > 1 && initials.chars().count() > 1).then_some(initials);
    let usable = |form: &String| {
        let single = !form.contains(' ');
        let plain = has(locale.who.countries, form) || has(locale.who.nationalities, form);
        let legal = has(locale.who.suffixes, form);
        !(single && (plain || legal || small(&form.as_str())))
    };
    let forms = heads.chain(tails).chain(initials).filter(usable);
    forms.chain(genitive(name, locale)).collect()
}

/// `Quillbays`: the name as an owner, in languages that mark it by an ending of the word itself.
fn genitive(name: &str, locale: &Locale) -> Vec<String> {
    let marked = locale.capital_nouns && !name.ends_with('s');
    Vec::from_iter(marked.then(|| format!("{name}s")))
}
