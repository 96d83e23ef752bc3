//! The articles checked together: which names and which events they share.

use super::copies::originals;
use super::identity::known_as;
use super::story::Stories;
use super::{Article, Directory, Entity, EntityId, EntityKind};
use crate::text::{Source, SourceId};
use std::collections::BTreeSet;

/// The articles checked together, in the order of their names: what is found does not depend on who was read first.
#[derive(Debug, Default)]
pub struct Corpus {
    articles: Vec<Article>,
    /// The names by which the corpus knows its entities.
    names: Vec<String>,
    /// For each article and entity, its place in `names`.
    known_as: Vec<Vec<usize>>,
    /// Which of them tell of one event.
    stories: Stories,
    /// Of each the first one that it is a copy of.
    originals: Vec<u32>,
}

impl Corpus {
    /// Reads the sources; those of one name keep their order.
    ///
    /// ```
    /// use claimlint::{Corpus, ingest};
    /// let article = ingest::plain("a.txt", "Orbit paid $15 million.").unwrap();
    /// let corpus = Corpus::read([article]);
    /// assert_eq!(corpus.articles()[0].claims().len(), 1);
    /// ```
    #[must_use]
    pub fn read(sources: impl IntoIterator<Item = Source>) -> Self {
        Self::with(&Directory::default(), sources)
    }

    /// Reads the sources with what a person knows about names.
    #[must_use]
    pub fn with(directory: &Directory, sources: impl IntoIterator<Item = Source>) -> Self {
        let mut sources: Vec<Source> = sources.into_iter().collect();
        sources.sort_by(|a, b| (a.name(), a.file()).cmp(&(b.name(), b.file())));
        let mut articles: Vec<Article> = (0..)
            .zip(sources)
            .map(|(id, source)| Article::with(directory, SourceId(id), source))
            .collect();
        let stories = Stories::of(&articles);
        hand_over(&mut articles, &stories);
        let (names, known_as) = known_as(&articles, directory, &stories);
        Self {
            stories,
            originals: originals(&articles),
            articles,
            names,
            known_as,
        }
    }

    /// All articles.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The article with this id.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Article {
        &self.articles[id.index()]
    }

    /// The name by which the corpus knows an entity, the same in every article.
    #[must_use]
    pub fn known_as(&self, article: SourceId, entity: EntityId) -> &str {
        &self.names[self.known_as[article.index()][entity.0 as usize]]
    }

    /// Whether two articles speak of one event: their metadata say so, or they share enough names.
    #[must_use]
    pub fn same_story(&self, a: SourceId, b: SourceId) -> bool {
        if a == b {
            return true;
        }
        same_story(&self.articles, &self.stories, a.index(), b.index())
    }
}

fn same_story(articles: &[Article], stories: &Stories, a: usize, b: usize) -> bool {
    let story = |at: usize| articles[at].source().meta().story.as_deref();
    match (story(a), story(b)) {
        (Some(a), Some(b)) => a == b,
        _ => stories.same(a, b),
    }
}

/// How many articles on either side are asked what a story is about; those of one story lie near each other in a folder.
const BESIDE: usize = 16;

/// How many articles that tell one story with an article lead to others of that story.
const LEADS: usize = 4;

/// Tells articles that never say whom they are about ("the state", "we") what most of the others of their story are about.
fn hand_over(articles: &mut [Article], stories: &Stories) {
    let silent: Vec<usize> = (0..articles.len())
        .filter(|&at| articles[at].topic.is_none() && !articles[at].claims.is_empty())
        .collect();
    for at in silent {
        if let Some(topic) = topic_of_story(articles, stories, at) {
            articles[at].is_about(topic);
        }
    }
}

/// What more than half of the articles that tell the story of article `at`, and at least two, are about.
fn topic_of_story(articles: &[Article], stories: &Stories, at: usize) -> Option<Entity> {
    let topic = |of: usize| {
        let topic = articles[of].topic.map(|id| articles[of].entity(id));
        topic.filter(|topic| topic.kind == EntityKind::Name)
    };
    let beside = at.saturating_sub(BESIDE)..articles.len().min(at + BESIDE + 1);
    let telling: Vec<usize> = beside
        .filter(|&other| other != at && topic(other).is_some())
        .collect();
    let address = articles[at].source().meta().url.as_deref();
    let tells = |other: usize| {
        let named = address.zip(topic(other));
        same_story(articles, stories, at, other)
            || named.is_some_and(|(address, topic)| is_in_address(address, &topic.name))
    };
    let leads: Vec<usize> = telling
        .iter()
        .copied()
        .filter(|&other| tells(other))
        .collect();
    let leads = leads.get(..LEADS.min(leads.len()))?;
    let told = telling.iter().copied().filter(|&other| {
        let mut leads = leads.iter();
        leads.any(|&lead| lead == other || same_story(articles, stories, lead, other))
    });
    let told: Vec<&Entity> = told.filter_map(topic).collect();
    let times = |entity: &Entity| {
        told.iter()
            .filter(|other| other.name == entity.name)
            .count()
    };
    let most = told.iter().max_by_key(|entity| times(entity))?;
    let agreed = times(most);
    (agreed > 1 && agreed * 2 > told.len()).then(|| Entity {
        mentions: Vec::new(),
        ..(*most).clone()
    })
}

/// Whether the last part of an address holds the words of a name: `/2025/madhyanchal-budget-rupee`.
fn is_in_address(address: &str, name: &str) -> bool {
    let last = address.trim_end_matches('/').rsplit('/').next();
    let lower = last.unwrap_or_default().to_lowercase();
    let held: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let name = name.to_lowercase();
    let mut words = name.split_whitespace();
    words.all(|word| held.contains(&word))
}

impl Corpus {
    /// Whether two articles print one text, so that they count as one source.
    #[must_use]
    pub fn is_copy(&self, a: SourceId, b: SourceId) -> bool {
        self.originals[a.index()] == self.originals[b.index()]
    }

    /// Whether neither article names anybody or anything.
    pub(crate) fn are_nameless(&self, a: SourceId, b: SourceId) -> bool {
        self.stories.is_nameless(a.index()) && self.stories.is_nameless(b.index())
    }

    /// Whether two articles tell of one kind of event, as far as they name it.
    pub(crate) fn same_event(&self, a: SourceId, b: SourceId) -> bool {
        let (a, b) = (events(self.get(a)), events(self.get(b)));
        a.is_empty() || b.is_empty() || !a.is_disjoint(&b)
    }
}

/// The kinds of events an article names near its start.
fn events(article: &Article) -> BTreeSet<&'static str> {
    let opening =
        (0..article.sentences().len().min(OPENING)).filter_map(|sentence| article.words(sentence));
    let found = opening.flat_map(|words| {
        (0..words.tokens.len()).filter_map(move |at| words.find(at, words.locale.events))
    });
    found.collect()
}

/// How many sentences tell what an article is about.
const OPENING: usize = 6;
