//! The articles checked together.

use super::Article;
use crate::text::{Source, SourceId};

/// The articles checked together, in the order given.
#[derive(Debug, Default)]
pub struct Corpus {
    articles: Vec<Article>,
}

impl Corpus {
    /// Reads the sources, in order.
    #[must_use]
    pub fn read(sources: impl IntoIterator<Item = Source>) -> Self {
        let sources = (0..).zip(sources);
        Self {
            articles: sources
                .map(|(id, source)| Article::read(SourceId(id), source))
                .collect(),
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
}
