//! The articles checked together: which names and which events they share.

use super::copies::originals;
use super::identity::known_as;
use super::story::Stories;
use super::{Article, Directory, EntityId};
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
        let articles: Vec<Article> = (0..)
            .zip(sources)
            .map(|(id, source)| Article::with(directory, SourceId(id), source))
            .collect();
        let stories = Stories::of(&articles);
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
        let story = |id: SourceId| self.get(id).source().meta().story.as_deref();
        if let (Some(a), Some(b)) = (story(a), story(b)) {
            return a == b;
        }
        self.stories.same(a.index(), b.index())
    }
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
