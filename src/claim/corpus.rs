//! The articles checked together: which names and which events they share.

use super::copies::originals;
use super::record::{Facts, Held, Names, Record};
use super::story::Stories;
use super::{Article, Entity, EntityId, EntityKind};
use crate::text::{Source, SourceId};
use std::collections::{BTreeMap, BTreeSet};

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
    /// What people have verified.
    facts: Facts,
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
        let mut sources: Vec<Source> = sources.into_iter().collect();
        sources.sort_by(|a, b| (a.name(), a.file()).cmp(&(b.name(), b.file())));
        let articles: Vec<Article> = (0..)
            .zip(sources)
            .map(|(id, source)| Article::read(SourceId(id), source))
            .collect();
        let (names, known_as) = known_as(&articles);
        Self {
            stories: Stories::of(&articles),
            originals: originals(&articles),
            articles,
            names,
            known_as,
            facts: Facts::default(),
        }
    }

    /// The same articles, to be held against what people have verified.
    #[must_use]
    pub fn with_record(mut self, record: Record) -> Self {
        let known_as = |article: &Article, entity: usize| {
            let name = self.known_as[article.id().index()][entity];
            self.names[name].as_str()
        };
        let facts = Facts::of(
            record.clone(),
            &Names::of(&record, &self.articles, known_as),
        );
        self.facts = facts;
        self
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

    /// Whether people have verified nothing.
    pub(crate) fn has_no_record(&self) -> bool {
        self.facts.is_empty()
    }

    /// What people have verified of a measure of `subject`, as the corpus knows it, or of the story of an article.
    pub(crate) fn facts(
        &self,
        measure: &'static str,
        subject: Option<&str>,
        article: SourceId,
    ) -> impl Iterator<Item = &Held> {
        let story = self.get(article).source().meta().story.as_deref();
        self.facts.about(measure, subject, story)
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

/// Gives entities that share a name, directly or through others, one name: the longest any of them has. The names, and
/// for each article and entity its place among them.
fn known_as(articles: &[Article]) -> (Vec<String>, Vec<Vec<usize>>) {
    let entities: Vec<&Entity> = articles.iter().flat_map(|a| a.entities()).collect();
    let mut groups = Groups((0..entities.len()).collect());
    let mut by_alias: BTreeMap<(EntityKind, &str), usize> = BTreeMap::new();
    for (index, entity) in entities.iter().enumerate() {
        for alias in &entity.aliases {
            let first = *by_alias.entry((entity.kind, alias)).or_insert(index);
            groups.join(first, index);
        }
    }
    let mut names = vec![""; entities.len()];
    // Of two as long the later in the alphabet: small letters stand behind capitals ("Berlin", "BERLIN").
    let longer = |a: &str, b: &str| (a.len(), a) > (b.len(), b);
    for (index, entity) in entities.iter().enumerate() {
        let name = &mut names[groups.of(index)];
        if longer(&entity.name, name) {
            *name = &entity.name;
        }
    }
    let mut next = 0..entities.len();
    let ids = articles.iter().map(|article| {
        let own = next.by_ref().take(article.entities().len());
        own.map(|index| groups.of(index)).collect()
    });
    let ids = ids.collect();
    (names.into_iter().map(str::to_owned).collect(), ids)
}

/// Sets that grow together: each member points towards the first of its set.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&mut self, member: usize) -> usize {
        let mut at = member;
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}
