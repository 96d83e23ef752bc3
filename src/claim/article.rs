//! One source, read: its sentences, the names in it and its claims.

use super::Directory;
use super::build::{SoFar, read_sentence, settle};
use super::claim::{Claim, EntityId, Measure};
use super::entity::Entity;
use super::gather::gather;
use super::heads::Heads;
use super::nouns::Nouns;
use super::subject::Context;
use super::time::{self, Anchor};
use super::topic::Telling;
use super::units::{self, Text};
use super::{Reason, Slot};
use super::{echo, list, plan, table, wholes};
use crate::lang::{Locale, Token, locale_of, look_up};
use crate::quantity::{Marks, Tokenised, Unit, Words};
use crate::text::{BlockKind, Sentence, Site, Source, SourceId, Span, split};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One source, read once and never changed: everything rules may ask about it.
#[derive(Debug)]
pub struct Article {
    pub(crate) id: SourceId,
    pub(crate) source: Source,
    pub(crate) locale: Option<&'static Locale>,
    /// How its figures are separated.
    pub(crate) marks: Marks,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
    /// Where the tokens of each sentence start, and the end of the last.
    pub(crate) starts: Vec<usize>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) claims: Vec<Claim>,
    /// Whom or what it is about above all; `None` where its text names nobody often enough.
    pub(crate) topic: Option<EntityId>,
    /// The first claims of each unit and value: enough to know of one besides two given ones.
    pub(crate) printed: BTreeMap<(&'static str, Decimal), Vec<Span>>,
}

impl Article {
    /// Its place in the corpus.
    #[must_use]
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// The text.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The language it was read in; `None` where no table for it exists, and then there are no claims.
    #[must_use]
    pub fn lang(&self) -> Option<&'static str> {
        self.locale.map(|locale| locale.tag)
    }

    /// Its sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The names in it, in the order of their first mention; behind them what claims are about without a name.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// Its claims, left to right.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The sentence of a claim.
    #[must_use]
    pub fn sentence(&self, claim: &Claim) -> &Sentence {
        &self.sentences[claim.sentence]
    }

    /// What the block around a claim is to the reader.
    #[must_use]
    pub fn block_kind(&self, claim: &Claim) -> BlockKind {
        self.source.blocks()[self.sentence(claim).block].kind
    }

    /// `span` as a place in the corpus.
    #[must_use]
    pub fn site(&self, span: Span) -> Site {
        Site {
            source: self.id,
            span,
        }
    }

    /// What a count counts, the same word in every language where the lexicon knows the measure: `job` for `Stellen`,
    /// `employee` for the people who work somewhere. `None` for figures that count nothing.
    ///
    /// ```
    /// use claimlint::{Corpus, ingest};
    ///
    /// let article = ingest::plain("a.txt", "Brennholt employs 2,350 people in Dayton.")?;
    /// let corpus = Corpus::read([article]);
    /// let article = &corpus.articles()[0];
    /// assert_eq!(article.counted(&article.claims()[0]), Some("employee"));
    /// # Ok::<(), ingest::Error>(())
    /// ```
    #[must_use]
    pub fn counted<'a>(&'a self, claim: &'a Claim) -> Option<&'a str> {
        let noun = match &claim.quantity.unit {
            Unit::Count(noun) => noun.head.as_str(),
            Unit::Rate(name) => return Some(name),
            _ => return None,
        };
        let locale = self.locale?;
        let thing = thing_of(locale, noun);
        let own = thing.filter(|thing| !is_vague(thing));
        let measure = claim.measure.as_ref();
        let framed = || locale.frame(measure?.value.name())?.unit;
        let taken = || match &measure?.value {
            Measure::Open(name) if noun.is_empty() => thing_of(locale, name),
            _ => None,
        };
        let printed = Some(noun).filter(|noun| !noun.is_empty());
        own.or_else(framed).or(thing).or(printed).or_else(taken)
    }

    /// The figure of `claim` as printed.
    #[must_use]
    pub fn figure(&self, claim: &Claim) -> &str {
        self.source.slice(claim.quantity.span)
    }
}

/// The first claims of each unit and value.
fn printed(claims: &[Claim]) -> BTreeMap<(&'static str, Decimal), Vec<Span>> {
    let mut printed: BTreeMap<_, Vec<Span>> = BTreeMap::new();
    for quantity in claims.iter().map(|claim| &claim.quantity) {
        if let Some(value) = quantity.value() {
            let same = printed.entry((quantity.unit.key(), value)).or_default();
            if same.len() < 3 {
                same.push(quantity.span);
            }
        }
    }
    printed
}

/// The word for all languages of what the noun `noun`, in the singular, names; the last part of a compound says it, too.
fn thing_of(locale: &Locale, noun: &str) -> Option<&'static str> {
    let whole = look_up(locale.things, noun).or_else(|| {
        let one = locale.singular(noun);
        look_up(locale.things, &one)
    });
    let tails = || {
        let tails = noun.char_indices().skip(TAIL).map(|(at, _)| &noun[at..]);
        let mut tails = tails.filter(|tail| tail.chars().nth(TAIL).is_some());
        tails.find_map(|tail| look_up(locale.things, tail))
    };
    whole
        .or_else(|| locale.capital_nouns.then(tails).flatten())
        .copied()
}

/// The fewest letters on either side of where a compound is parted.
const TAIL: usize = 3;

/// Whether a word for what is counted says less than what is measured: people who work somewhere are its employees.
fn is_vague(thing: &str) -> bool {
    matches!(thing, "person" | "job" | "worker" | "spectator" | "unit")
}

impl Article {
    /// Reads `source`. Never fails: what is not understood is not a claim.
    #[must_use]
    pub fn read(id: SourceId, source: Source) -> Self {
        Self::with(&Directory::default(), id, source)
    }

    /// The same with what a person knows about names.
    #[must_use]
    pub fn with(directory: &Directory, id: SourceId, source: Source) -> Self {
        let mut article = Self::unread(id, source);
        let Some(locale) = article.locale else {
            return article;
        };
        let read = Tokenised::of(article.source.text(), &article.sentences, locale);
        (article.tokens, article.starts) = (read.tokens, read.starts);
        article.locale = Some(read.convention.locale);
        article.marks = read.convention.marks;
        let words: Vec<Words<'_>> = (0..article.sentences.len())
            .filter_map(|index| article.words(index))
            .collect();
        let heads = Heads::of(&article.source, &article.sentences);
        let anchor = Anchor {
            source: &article.source,
            sentences: &article.sentences,
            words: &words,
        };
        let zone = anchor.zone();
        let names = gather(
            &article.source,
            &words,
            article.locale.unwrap_or(locale),
            directory,
        );
        let nouns = Nouns::behind(&names);
        let whole = Text {
            source: &article.source,
            sentences: &article.sentences,
            words: &words,
        };
        let (mut figures, purse) = units::figures(whole);
        let telling = Telling {
            source: &article.source,
            sentences: &article.sentences,
            words: &words,
            names: &names,
            nouns: &nouns,
        };
        let topics = telling.topics();
        let (mut claims, mut so_far) = (Vec::new(), SoFar::default());
        so_far.purse = purse;
        for (index, here) in words.iter().enumerate() {
            read_sentence(
                Context {
                    words: here,
                    before: index.checked_sub(1).map(|before| &words[before]),
                    names: &names,
                    here: names.of(here),
                    nouns: &nouns,
                    heads: heads.of_cell(article.sentences[index].block, &words),
                    block: article.block(index),
                    main: topics.main(),
                },
                (index, std::mem::take(&mut figures[index])),
                zone,
                &mut claims,
                &mut so_far,
            );
        }
        echo::disputes(&mut claims);
        table::heads(&article, &words, &names, &mut claims);
        list::lead_ins(&article, &words, &mut claims);
        echo::again(&mut claims);
        settle(&words, locale, &names, &mut claims);
        time::over(anchor, zone, &so_far.mentions, &mut claims);
        plan::plans(&words, zone.anchor, &mut claims);
        let topic = telling.give(topics, &mut claims);
        wholes::settle(&article, &words, &mut claims);
        let nouns = nouns.into_entities();
        article.topic = topic;
        article.printed = printed(&claims);
        article.claims = claims;
        article.entities = names.entities;
        article.entities.extend(nouns);
        article
    }

    /// Gives the claims that nobody bears to `topic`, whom the text does not name but its story does.
    pub(super) fn is_about(&mut self, topic: Entity) {
        let known = self.entities.iter().position(|own| own.is_same(&topic));
        let index = known.unwrap_or(self.entities.len());
        if index == self.entities.len() {
            self.entities.push(topic);
        }
        let id = EntityId(index as u32);
        for claim in &mut self.claims {
            claim.subject = claim.subject.or(Some(Slot::by(id, Reason::Topic)));
        }
    }

    /// The article with its sentences and nothing else.
    fn unread(id: SourceId, source: Source) -> Self {
        let locale = locale_of(&source);
        let sentences = split(&source, locale.map_or(&[], |l| l.abbreviations));
        Self {
            id,
            source,
            locale,
            marks: Marks::ENGLISH,
            sentences,
            tokens: Vec::new(),
            starts: Vec::new(),
            entities: Vec::new(),
            claims: Vec::new(),
            topic: None,
            printed: BTreeMap::new(),
        }
    }

    /// The block of a sentence, as an index, and what it is to the reader.
    pub(super) fn block(&self, sentence: usize) -> (usize, BlockKind) {
        let block = self.sentences[sentence].block;
        (block, self.source.blocks()[block].kind)
    }

    /// Whether some claim besides those at `except` has this value in this unit.
    pub(crate) fn prints(&self, unit: &'static str, value: Decimal, except: [Site; 2]) -> bool {
        let same = self.printed.get(&(unit, value)).into_iter().flatten();
        same.map(|span| self.site(*span))
            .any(|site| !except.contains(&site))
    }

    /// The words of one sentence; `None` where the language has no table.
    pub(crate) fn words(&self, sentence: usize) -> Option<Words<'_>> {
        let locale = self.locale?;
        let tokens = &self.tokens[self.starts[sentence]..self.starts[sentence + 1]];
        Some(Words {
            text: self.source.text(),
            tokens,
            locale,
            lexicon: locale.lexicon(),
            marks: self.marks,
        })
    }
}
