//! Which names of several articles mean one and the same.

use super::story::Stories;
use super::{Article, Directory, Entity, EntityKind};
use crate::lang::has;
use std::collections::BTreeMap;

/// Of how many of those who share a name all are looked at, so that an archive costs no more than its size.
const MANY: usize = 8;

/// An entity of an article.
#[derive(Clone, Copy)]
struct One<'a> {
    article: usize,
    entity: &'a Entity,
    locale: Option<&'static crate::lang::Locale>,
}

/// Gives entities that share a name, directly or through others, one name: the one a person gave it, else the longest any of
/// them has. The names, and for each article and entity its place among them.
pub(super) fn known_as(
    articles: &[Article],
    directory: &Directory,
    stories: &Stories,
) -> (Vec<String>, Vec<Vec<usize>>) {
    let mut all: Vec<One<'_>> = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        all.extend(article.entities().iter().map(|entity| One {
            article: index,
            entity,
            locale: article.locale,
        }));
    }
    let groups = grouped(&all, directory, stories);
    let mut names = vec![""; all.len()];
    // Of two as long the later in the alphabet: small letters stand behind capitals ("Berlin", "BERLIN").
    let longer = |a: &str, b: &str| (a.len(), a) > (b.len(), b);
    for (index, one) in all.iter().enumerate() {
        let group = groups.of(index);
        let name = &mut names[group];
        match groups.owner[group] {
            Some(owner) => *name = directory.name(owner),
            None if longer(&one.entity.name, name) => *name = &one.entity.name,
            None => {}
        }
    }
    let mut next = 0..all.len();
    let ids = articles.iter().map(|article| {
        let own = next.by_ref().take(article.entities().len());
        own.map(|index| groups.of(index)).collect()
    });
    let ids = ids.collect();
    (names.into_iter().map(str::to_owned).collect(), ids)
}

fn grouped(all: &[One<'_>], directory: &Directory, stories: &Stories) -> Groups {
    let owner = |one: &One<'_>| {
        let aliases = one.entity.aliases.iter();
        let mut owners = aliases.filter_map(|alias| directory.only(alias));
        owners
            .next()
            .filter(|_| one.entity.kind == EntityKind::Name)
    };
    let mut groups = Groups {
        first: (0..all.len()).collect(),
        owner: all.iter().map(owner).collect(),
    };
    let mut of_owner: BTreeMap<usize, usize> = BTreeMap::new();
    let mut by_alias: BTreeMap<(EntityKind, &str), Vec<usize>> = BTreeMap::new();
    for (index, one) in all.iter().enumerate() {
        if let Some(owner) = groups.owner[index] {
            let first = *of_owner.entry(owner).or_insert(index);
            groups.join(first, index);
        }
        for alias in &one.entity.aliases {
            let holders = by_alias.entry((one.entity.kind, alias)).or_default();
            holders.push(index);
        }
    }
    for ((kind, alias), holders) in &by_alias {
        match kind {
            // A name of several whom a person keeps apart tells nothing.
            EntityKind::Name if directory.several(alias).is_some() => {}
            EntityKind::Name => groups.share(alias, holders, all, stories),
            EntityKind::Noun | EntityKind::Event => groups.join_all(holders),
        }
    }
    spell_out(&mut groups, all, stories);
    groups
}

/// How many letters an abbreviation has that stands for a name by itself.
const INITIALS: usize = 3;

/// Joins a name in capitals with the only name of its story that has these initials: `ECB` in one article, `European
/// Central Bank` in another.
fn spell_out(groups: &mut Groups, all: &[One<'_>], stories: &Stories) {
    let names = || (0..all.len()).filter(|&index| all[index].entity.kind == EntityKind::Name);
    let mut spelled: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in names() {
        let initials = initials(&all[index]);
        if initials.len() >= INITIALS {
            spelled.entry(initials).or_default().push(index);
        }
    }
    for index in names() {
        let name = &all[index].entity.name;
        let short = name.len() >= INITIALS && name.chars().all(char::is_uppercase);
        let Some(long) = spelled.get(name).filter(|_| short) else {
            continue;
        };
        let told = |other: &&usize| stories.same(all[**other].article, all[index].article);
        let mut told = long
            .iter()
            .take(MANY)
            .filter(told)
            .map(|other| groups.of(*other));
        let only = told
            .next()
            .filter(|first| told.all(|other| other == *first));
        if let Some(long) = only.filter(|_| long.len() <= MANY) {
            groups.join(long, index);
        }
    }
}

/// The first letters of the words of a name that have capitals.
fn initials(one: &One<'_>) -> String {
    let words = one.entity.name.split([' ', '-']);
    let capitals = words.filter_map(|word| word.chars().next());
    capitals.filter(|first| first.is_uppercase()).collect()
}

/// Whether two full names may be of one: the words of the shorter stand in the longer, in order, legal forms aside.
/// An initial stands for its word.
fn may_be_one(a: &One<'_>, b: &One<'_>) -> bool {
    let words = |one: &One<'_>| -> Vec<String> {
        let lower = one.entity.name.to_lowercase();
        let legal = |word: &&str| one.locale.is_some_and(|l| has(l.who.suffixes, word));
        let words = lower.split([' ', '.', '-']).filter(|word| !word.is_empty());
        words
            .filter(|word| !legal(word))
            .map(str::to_owned)
            .collect()
    };
    let (mut long, mut short) = (words(a), words(b));
    if long.len() < short.len() {
        std::mem::swap(&mut long, &mut short);
    }
    let stands_for = |short: &str, long: &str| {
        let initial = |one: &str, of: &str| one.chars().count() == 1 && of.starts_with(one);
        short == long || initial(short, long) || initial(long, short)
    };
    let mut rest = long.iter();
    (short.iter()).all(|word| rest.any(|long| stands_for(word, long)))
}

/// Whether the name `alias` is some of the words of a longer one.
fn is_part(alias: &str, one: &One<'_>) -> bool {
    let full = one.entity.name.to_lowercase();
    full.len() > alias.len()
        && (full.starts_with(&format!("{alias} ")) || full.ends_with(&format!(" {alias}")))
}

/// Sets that grow together: each member points towards the first of its set.
struct Groups {
    first: Vec<usize>,
    /// Whom a person knows the members of a set to be, at its first.
    owner: Vec<Option<usize>>,
}

impl Groups {
    fn of(&self, member: usize) -> usize {
        let mut at = member;
        while self.first[at] != at {
            at = self.first[at];
        }
        at
    }

    /// Makes two one, unless a person knows them to be two.
    fn join(&mut self, a: usize, b: usize) {
        let (of_a, of_b) = (self.of(a), self.of(b));
        // Short ways stay short.
        (self.first[a], self.first[b]) = (of_a, of_b);
        let (first, later) = (of_a.min(of_b), of_a.max(of_b));
        let (one, other) = (self.owner[first], self.owner[later]);
        if one.is_none() || other.is_none() || one == other {
            self.first[later] = first;
            self.owner[first] = one.or(other);
        }
    }

    fn join_all(&mut self, members: &[usize]) {
        for &member in members {
            self.join(members[0], member);
        }
    }

    /// Joins those who go by `alias`. Two of them whose full names differ are two people of one surname: who has only
    /// that name is the one of them that its own story tells of.
    fn share(&mut self, alias: &str, holders: &[usize], all: &[One<'_>], stories: &Stories) {
        let mut people: Vec<Vec<usize>> = Vec::new();
        let mut bare: Vec<usize> = Vec::new();
        for &holder in holders {
            if !is_part(alias, &all[holder]) {
                bare.push(holder);
                continue;
            }
            let same = |known: &&mut Vec<usize>| may_be_one(&all[known[0]], &all[holder]);
            match people.iter_mut().take(MANY).find(same) {
                Some(known) => known.push(holder),
                None => people.push(vec![holder]),
            }
        }
        people.iter().for_each(|person| self.join_all(person));
        if let [] | [_] = people.as_slice() {
            return self.join_all(&[bare, people.concat()].concat());
        }
        let mut open = Vec::new();
        for holder in bare {
            let told = |person: &&Vec<usize>| {
                let mut here = person.iter().take(MANY);
                here.any(|&other| stories.same(all[other].article, all[holder].article))
            };
            let mut told = people.iter().take(MANY).filter(told);
            match (told.next(), told.next()) {
                (Some(person), None) => self.join(person[0], holder),
                _ => open.push(holder),
            }
        }
        self.join_all(&open);
    }
}
