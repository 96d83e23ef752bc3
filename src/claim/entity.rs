//! Names: who and what an article speaks of.

use super::EntityId;
use super::noun::{has_plain_ending, is_led, is_plain};
use crate::lang::{Trigger, has, look_up};
use crate::quantity::Words;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entity {
    /// What kind of name it has.
    pub kind: EntityKind,
    /// The fullest name the article uses.
    pub name: String,
    /// All names in the article ("AWS"), the fullest included, in lower case, sorted.
    pub aliases: Vec<String>,
    /// Where it is mentioned by name, in order.
    pub mentions: Vec<Span>,
}

/// What kind of name somebody or something has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EntityKind {
    /// A name of its own: `Amazon Web Services`.
    #[default]
    Name,
    /// A plain noun: `police`, `union leaders`, `the ministry`.
    Noun,
    /// Something that happened, by its kind and place: `Serra Parda fire`.
    Event,
}

impl Entity {
    /// Whether the two go by a common name.
    ///
    /// ```
    /// # use claimlint::{Corpus, Source, ingest};
    /// let read = |text: &str| ingest::plain("a.txt", text).unwrap();
    /// let a = read("The bill went to Amazon Web Services (AWS) on Monday, and it was paid.");
    /// let b = read("A spokesman for AWS would not comment on the bill, the paper said.");
    /// let corpus = Corpus::read([a, b]);
    /// let [first, second] = corpus.articles() else { unreachable!() };
    /// assert!(first.entities()[0].is_same(&second.entities()[0]));
    /// ```
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.aliases
            .iter()
            .any(|alias| other.aliases.binary_search(alias).is_ok())
    }
}

/// The names of an article and where they stand.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) entities: Vec<Entity>,
    /// Every mention, in order of text.
    pub(super) mentions: Vec<(Span, EntityId)>,
}

impl Names {
    /// The mentions that lie inside `span`.
    pub(super) fn within(&self, span: Span) -> &[(Span, EntityId)] {
        let from = self
            .mentions
            .partition_point(|(m, _)| m.start() < span.start());
        let to = self
            .mentions
            .partition_point(|(m, _)| m.start() < span.end());
        &self.mentions[from..to.max(from)]
    }
}

/// One run of capitalised words.
#[derive(Clone, Copy, Debug)]
struct Run {
    span: Span,
    /// Whether it stands as only nouns do: it is a name where it stands otherwise, too.
    led: bool,
    /// An abbreviation in brackets behind the name: `Amazon Web Services (AWS)`.
    short: Option<Span>,
}

/// Finds the names in the sentences of an article.
pub(super) fn names(text: &str, sentences: &[Words<'_>]) -> Names {
    let lower_case = lower_case_words(sentences);
    let titled: Vec<bool> = sentences.iter().map(is_title_case).collect();
    let mut runs = Vec::new();
    for (words, _) in sentences
        .iter()
        .zip(&titled)
        .filter(|(_, titled)| !**titled)
    {
        runs.extend(capitalised_runs(words, &lower_case));
    }
    let lower = |run: &Run| text[run.span.range()].to_lowercase();
    let free = runs.iter().filter(|run| !run.led).map(lower);
    let free: BTreeSet<String> = free.collect();
    runs.retain(|run| !run.led || free.contains(&lower(run)));
    let known: BTreeSet<String> = runs
        .iter()
        .map(|run| text[run.span.range()].to_lowercase())
        .collect();
    let shorts: BTreeSet<String> = runs
        .iter()
        .filter_map(|run| Some(text[run.short?.range()].to_lowercase()))
        .collect();
    for (words, _) in sentences.iter().zip(&titled).filter(|(_, titled)| **titled) {
        runs.extend(known_runs(words, &known, &shorts));
    }
    runs.sort_by_key(|run| run.span.start());
    let endings = sentences
        .first()
        .map_or(&[][..], |words| words.locale.genitive_endings);
    gather(text, &runs, &Genitives { known, endings })
}

/// Names that stand in the text as they are, and endings that make owners of them: "Quillbays Umsatz".
struct Genitives {
    known: BTreeSet<String>,
    endings: &'static [&'static str],
}

impl Genitives {
    /// A lower-case name without the ending of an owner.
    fn plain<'n>(&self, lower: &'n str) -> &'n str {
        let mut names = self
            .endings
            .iter()
            .filter_map(|end| lower.strip_suffix(end));
        names
            .find(|name| self.known.contains(*name))
            .unwrap_or(lower)
    }
}

/// Words that also stand in lower case somewhere: with a capital at the start of a sentence they are no names.
fn lower_case_words<'a>(sentences: &[Words<'a>]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for words in sentences {
        for at in 0..words.tokens.len() {
            if words.is_word(at) && !words.is_capitalised(at) {
                found.insert(words.raw(at));
            }
        }
    }
    found
}

/// Whether a sentence capitalises nearly every word, so that capitals mark no names in it.
fn is_title_case(words: &Words<'_>) -> bool {
    if words.locale.capital_nouns {
        return false; // no language writes its titles so, too
    }
    let long = (0..words.tokens.len())
        .filter(|&at| words.is_word(at) && words.raw(at).chars().count() >= 4);
    let (capital, all) = long.fold((0, 0), |(c, n), at| {
        (c + usize::from(words.is_capitalised(at)), n + 1)
    });
    all >= 3 && capital * 4 >= all * 3
}

/// No name has more words: what is longer is a line in capitals, or no text at all.
const LONGEST: usize = 16;
/// No word of a name is longer, in bytes.
const WIDEST: usize = 120;

fn capitalised_runs(words: &Words<'_>, lower_case: &BTreeSet<&str>) -> Vec<Run> {
    let (mut runs, mut at) = (Vec::new(), dateline(words));
    while at < words.tokens.len() {
        // "the Gross Domestic Product": what is measured is no name.
        if let Some((_, end)) = words.phrase_at(at, words.locale.triggers)
            && end > at + 1
        {
            at = end;
            continue;
        }
        let mut end = at;
        while end < at + LONGEST
            && (is_name_word(words, end) || end > at && is_part_of_name(words, end))
            && (end == at || joins_name(words, end))
        {
            end += 1;
            // "Bank of England"
            if words.is_in(end, words.locale.of) && is_name_word(words, end + 1) && end == at + 1 {
                end += 2;
            } else if words.is_in(end, words.locale.name_joins) && is_name_word(words, end + 1) {
                end += 1; // "Banco Central de Chile"
            } else if end == at + 1 {
                end = past_article(words, end);
            }
        }
        let first = if opens_sentence(words, at)
            && end > at
            && (is_no_name_alone(words, at, lower_case)
                || end == at + 1 && has_plain_ending(words, at))
        {
            at + 1
        } else {
            at
        };
        // "Ferrovie dello Stato" without its first word is "Stato".
        let first = (first..end)
            .find(|&at| words.is_capitalised(at))
            .unwrap_or(end);
        if end > first {
            let short = bracketed_short(words, end);
            runs.push(Run {
                span: words.span(first, end),
                led: end == first + 1 && is_led(words, first),
                short,
            });
        }
        at = end.max(at + 1);
    }
    runs
}

/// `Ministerio del Interior`, `Banco de la Nación`: the first token of the name behind "of" and an article, or `at`.
fn past_article(words: &Words<'_>, at: usize) -> usize {
    if words.locale.name_joins.is_empty() || !words.is_in(at, words.locale.belonging) {
        return at;
    }
    let article = usize::from(words.is_in(at + 1, words.locale.articles));
    match is_name_word(words, at + 1 + article) {
        true => at + 1 + article,
        false => at,
    }
}

/// How many tokens a dateline may have.
const DATELINE: usize = 18;

/// `KASSEL, Germany, Nov 4 (Meridian Wire) - `: the token after the dash; zero where there is no dateline.
fn dateline(words: &Words<'_>) -> usize {
    let first = words.raw(0);
    let capitals = first.chars().count() > 2 && first.chars().all(char::is_uppercase);
    let dash = (1..DATELINE.min(words.tokens.len())).find(|&at| {
        matches!(words.sign(at), Some('-' | '–' | '—')) && words.spaced(at) && words.spaced(at + 1)
    });
    dash.filter(|_| capitals).map_or(0, |dash| dash + 1)
}

fn is_name_word(words: &Words<'_>, at: usize) -> bool {
    let glued_to_number =
        !words.spaced(at) && at.checked_sub(1).is_some_and(|b| words.is_number(b));
    words.is_capitalised(at)
        && words.raw(at).len() <= WIDEST
        && !glued_to_number
        && (opens_name(words, at)
            || !words.is_in(at, words.locale.function_words)
                && !words.is_in(at, words.locale.not_names))
        && !words.is_currency_code(at)
        && !is_plain(words, at)
        // "OpenAI Raises $110B as Valuation Soars": in a title that stands in a sentence capitals are no names.
        && words.find(at, words.locale.triggers).is_none()
}

/// "Deutsche Bank", where nouns have capitals: a description ends the name before it.
fn is_part_of_name(words: &Words<'_>, at: usize) -> bool {
    words.locale.capital_nouns
        && words.is_capitalised(at)
        && has(words.locale.descriptions, &words.lower(at))
}

/// `en São Paulo`, `de La Rioja`: whether a small word has a capital because a name starts with it, in languages whose
/// headlines have no more capitals than their sentences.
fn opens_name(words: &Words<'_>, at: usize) -> bool {
    let inside = at
        .checked_sub(1)
        .is_some_and(|b| words.is_word(b) && !words.is_capitalised(b));
    inside
        && !words.locale.name_joins.is_empty()
        && words.is_capitalised(at + 1)
        && !words.is_in(at + 1, words.locale.function_words)
}

/// Whether word `at` continues the name before it: only a space or a hyphen between.
fn joins_name(words: &Words<'_>, at: usize) -> bool {
    words.tokens[at].span.start() <= words.tokens[at - 1].span.end() + 1
}

fn opens_sentence(words: &Words<'_>, at: usize) -> bool {
    at == 0
        || matches!(
            words.sign(at - 1),
            Some('"' | '“' | '„' | '«' | ':' | '(' | '—' | '‘')
        ) && at <= 2
}

/// Whether the first word of a sentence owes its capital to its place.
fn is_no_name_alone(words: &Words<'_>, at: usize, lower_case: &BTreeSet<&str>) -> bool {
    let lower = words.lower(at);
    lower_case.contains(lower.as_str())
        || look_up(words.locale.triggers, &lower).is_some_and(|t| t.1 == Trigger::Verb)
}

/// `(AWS)` behind a name.
fn bracketed_short(words: &Words<'_>, at: usize) -> Option<Span> {
    let capitals = words
        .raw(at + 1)
        .chars()
        .filter(|c| c.is_uppercase())
        .count();
    let fits = words.sign(at) == Some('(')
        && words.sign(at + 2) == Some(')')
        && words.is_word(at + 1)
        && capitals >= 2;
    fits.then(|| words.tokens[at + 1].span)
}

/// Names known from the running text, found again in a headline.
fn known_runs(words: &Words<'_>, known: &BTreeSet<String>, shorts: &BTreeSet<String>) -> Vec<Run> {
    let (mut runs, mut at) = (Vec::new(), 0);
    while at < words.tokens.len() {
        let longest = (at + 5).min(words.tokens.len());
        let fits = |end: usize| {
            let name = words.text[words.span(at, end).range()].to_lowercase();
            (known.contains(&name) || shorts.contains(&name)).then_some(end)
        };
        let found = if words.is_capitalised(at) {
            (at + 1..=longest).rev().find_map(fits)
        } else {
            None
        };
        match found {
            Some(end) => {
                runs.push(Run {
                    span: words.span(at, end),
                    led: false,
                    short: None,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    runs
}

/// Puts the runs that name the same together.
fn gather(text: &str, runs: &[Run], genitives: &Genitives) -> Names {
    let mut names = Names::default();
    let mut known = Known::default();
    for run in runs {
        let name = &text[run.span.range()];
        let lower = name.to_lowercase();
        let plain = genitives.plain(&lower);
        let shorter = name.len().saturating_sub(lower.len() - plain.len());
        let name = name.get(..shorter).unwrap_or(name);
        let lower = plain.to_owned();
        let found = (known.by_alias.get(&lower).copied()).or_else(|| known.fuller(&lower));
        let index = found.unwrap_or_else(|| {
            names.entities.push(Entity {
                kind: EntityKind::Name,
                name: name.to_owned(),
                aliases: Vec::new(),
                mentions: Vec::new(),
            });
            known.aliases.push(BTreeSet::new());
            names.entities.len() - 1
        });
        let short = run.short.map(|short| text[short.range()].to_lowercase());
        for alias in std::iter::once(lower).chain(short) {
            known.add(index, alias);
        }
        let entity = &mut names.entities[index];
        entity.mentions.push(run.span);
        if name.len() > entity.name.len() {
            name.clone_into(&mut entity.name);
        }
        names.mentions.push((run.span, EntityId(index as u32)));
    }
    for (entity, aliases) in names.entities.iter_mut().zip(known.aliases) {
        entity.aliases = aliases.into_iter().collect();
    }
    names
}

/// The names gathered so far, found by any of them and by their first and last words.
#[derive(Debug, Default)]
struct Known {
    by_alias: BTreeMap<String, usize>,
    by_end: BTreeMap<String, BTreeSet<usize>>,
    /// Of each entity.
    aliases: Vec<BTreeSet<String>>,
}

impl Known {
    fn add(&mut self, index: usize, alias: String) {
        if !self.aliases[index].insert(alias.clone()) {
            return;
        }
        if let (Some((first, _)), Some((_, last))) = (alias.split_once(' '), alias.rsplit_once(' '))
        {
            for word in [first, last] {
                self.by_end
                    .entry(word.to_owned())
                    .or_default()
                    .insert(index);
            }
        }
        self.by_alias.entry(alias).or_insert(index);
    }

    /// The one earlier entity whose longer name starts or ends with the word `lower`, unless it has a short form of its own.
    fn fuller(&self, lower: &str) -> Option<usize> {
        let plain = |index: &usize| self.aliases[*index].iter().all(|alias| alias.contains(' '));
        let mut fits = (self.by_end.get(lower)?.iter().copied()).filter(plain);
        match (fits.next(), fits.next()) {
            (Some(index), None) => Some(index),
            _ => None,
        }
    }
}

/// Whether the words name a description: "the company", "the tech giant"; the token of its head.
pub(super) fn description_at(words: &Words<'_>, at: usize) -> Option<usize> {
    if !words.is_in(at, words.locale.definite) {
        return None;
    }
    let head = (at + 1..at + 4).find(|&head| has(words.locale.descriptions, &words.lower(head)))?;
    let plain =
        (at + 1..head).all(|w| words.is_word(w) && !words.is_in(w, words.locale.function_words));
    // "the company of Jeff Bezos" is somebody else's.
    let owned =
        words.is_in(head + 1, words.locale.belonging) || words.is_in(at + 1, words.locale.same);
    (plain && !owned).then_some(head)
}
