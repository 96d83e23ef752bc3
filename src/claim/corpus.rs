//! The articles checked together: which names and which events they share.

use super::{Article, EntityId};
use crate::text::{Source, SourceId};
use std::collections::{BTreeMap, BTreeSet};

/// The articles checked together, in the order given.
#[derive(Debug, Default)]
pub struct Corpus {
    articles: Vec<Article>,
    /// For each article and entity, the name by which the corpus knows it.
    known_as: Vec<Vec<String>>,
}

/// How many words of names two articles must share to speak of one event.
const SHARED_WORDS: usize = 3;

/// The shortest word of a name that tells events apart, in bytes.
const SHORTEST_NAME: usize = 4;

impl Corpus {
    /// Reads the sources, in order.
    ///
    /// ```
    /// use claimlint::{Corpus, ingest};
    /// let article = ingest::plain("a.txt", "Orbit paid $15 million.").unwrap();
    /// let corpus = Corpus::read([article]);
    /// assert_eq!(corpus.articles()[0].claims().len(), 1);
    /// ```
    #[must_use]
    pub fn read(sources: impl IntoIterator<Item = Source>) -> Self {
        let sources = (0..).zip(sources);
        let articles: Vec<Article> = sources
            .map(|(id, source)| Article::read(SourceId(id), source))
            .collect();
        let known_as = known_as(&articles);
        Self { articles, known_as }
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
    pub(crate) fn known_as(&self, article: SourceId, entity: EntityId) -> &str {
        &self.known_as[article.index()][entity.0 as usize]
    }

    /// Whether two articles speak of one event: their metadata say so, or they share enough names.
    pub(crate) fn same_story(&self, a: SourceId, b: SourceId) -> bool {
        if a == b {
            return true;
        }
        let story = |id: SourceId| self.get(id).source().meta().story.as_deref();
        if let (Some(a), Some(b)) = (story(a), story(b)) {
            return a == b;
        }
        let (a, b) = (self.rare_words(a), self.rare_words(b));
        let needed = SHARED_WORDS.min(a.len()).min(b.len());
        if a.is_empty() != b.is_empty() {
            return false;
        }
        a.intersection(&b).count() >= needed
    }

    /// The words of the names in an article.
    fn rare_words(&self, id: SourceId) -> BTreeSet<String> {
        let names = self
            .get(id)
            .entities()
            .iter()
            .flat_map(|entity| &entity.aliases);
        let words = names
            .flat_map(|name| name.split(' '))
            .filter(|word| word.len() >= SHORTEST_NAME);
        words.map(str::to_owned).collect()
    }
}

/// Gives entities of different articles that share a name one name: the longest any of them has.
fn known_as(articles: &[Article]) -> Vec<Vec<String>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_alias: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of: Vec<Vec<usize>> = Vec::new();
    for article in articles {
        let mut ids = Vec::new();
        for entity in article.entities() {
            let found = entity
                .aliases
                .iter()
                .find_map(|alias| by_alias.get(alias.as_str()).copied());
            let group = found.unwrap_or_else(|| {
                groups.push(Group {
                    name: entity.name.clone(),
                });
                groups.len() - 1
            });
            for alias in &entity.aliases {
                by_alias.entry(alias).or_insert(group);
            }
            if entity.name.len() > groups[group].name.len() {
                groups[group].name.clone_from(&entity.name);
            }
            ids.push(group);
        }
        of.push(ids);
    }
    of.into_iter()
        .map(|ids| {
            ids.into_iter()
                .map(|group| groups[group].name.clone())
                .collect()
        })
        .collect()
}

struct Group {
    name: String,
}
