//! What an article is about: whose figure it is where nothing nearer is named.

use super::build::place;
use super::clause::clause;
use super::entity::Names;
use super::event::{called, is_of_area};
use super::heads::CellHeads;
use super::nouns::Nouns;
use super::subject::Context;
use super::{Claim, EntityId, EntityKind, Measure, Reason, Slot};
use crate::lang::Bearer;
use crate::quantity::Words;
use crate::text::{BlockKind, Sentence, Source, Span};
use std::collections::BTreeMap;

/// How many mentions a place in the headline is worth.
const HEADLINE: usize = 3;

/// What little may be said of somebody whom an article is about.
const LEAST: usize = 2;

/// How many sentences at the start tell which event an article is about.
const OPENING: usize = 4;

/// An article as far as it tells what it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling<'a> {
    pub(super) source: &'a Source,
    pub(super) sentences: &'a [Sentence],
    pub(super) words: &'a [Words<'a>],
    pub(super) names: &'a Names,
    pub(super) nouns: &'a Nouns<'a>,
}

/// What an article is about.
#[derive(Clone, Copy, Debug, Default)]
struct Topics {
    /// Whom or what above all.
    main: Option<EntityId>,
    /// Which country, region or town.
    area: Option<EntityId>,
    /// Which event.
    event: Option<EntityId>,
}

impl Telling<'_> {
    /// Gives the claims that name nobody to the head of their row or list item, else to what their paragraph starts
    /// with, else to what the article is about.
    pub(super) fn give(&self, claims: &mut [Claim]) {
        let topics = self.topics(claims);
        let heads = self.heads();
        for claim in claims.iter_mut() {
            let of_event = self.is_of_event(claim) && topics.event.is_some();
            if claim.subject.is_some() && !of_event {
                continue;
            }
            let words = &self.words[claim.sentence];
            let block = self.sentences[claim.sentence].block;
            let head = heads
                .get(&block)
                .filter(|(_, why)| *why == Reason::Head || !of_event);
            let around = clause(words, place(words, &claim.quantity));
            let area = topics.area.filter(|_| is_of_area(words, around));
            claim.subject = match head {
                Some(((span, id), Reason::Head)) => {
                    Some(Slot::said(*id, *span).because(Reason::Head))
                }
                _ if of_event => topics.event.map(|id| Slot::by(id, Reason::Topic)),
                Some(((_, id), why)) if area.is_none() => Some(Slot::by(*id, *why)),
                _ => {
                    let topic = area.or(topics.event).or(topics.main);
                    topic.map(|id| Slot::by(id, Reason::Topic))
                }
            };
        }
    }

    fn is_of_event(&self, claim: &Claim) -> bool {
        let Some(Measure::Known(name)) = claim.measure.as_ref().map(|slot| &slot.value) else {
            return false;
        };
        let locale = self.words[claim.sentence].locale;
        locale
            .frame(name)
            .is_some_and(|frame| frame.bearer == Bearer::Event)
    }

    fn context(&self, sentence: usize) -> Context<'_> {
        Context {
            words: &self.words[sentence],
            before: None,
            names: self.names,
            here: self.names.of(&self.words[sentence]),
            nouns: self.nouns,
            heads: CellHeads::default(),
            block: (self.sentences[sentence].block, self.kind(sentence)),
        }
    }

    fn topics(&self, claims: &[Claim]) -> Topics {
        let count = self.names.entities.len();
        let (mut actors, mut areas) = (vec![0; count], vec![0; count]);
        for (index, words) in self.words.iter().enumerate() {
            let context = self.context(index);
            let factor = match self.kind(index) {
                BlockKind::Headline | BlockKind::Dek => HEADLINE,
                _ => 1,
            };
            for (span, id) in context.mentions(words) {
                let at = id.0 as usize;
                actors[at] += factor * context.weight(*span, *id);
                areas[at] += factor;
            }
        }
        let outlet = self.source.meta().outlet.as_deref().map(str::to_lowercase);
        // "The Ledger (business daily)"
        let outlet = outlet.and_then(|outlet| Some(outlet.split(" (").next()?.to_owned()));
        for (at, entity) in self.names.entities.iter().enumerate() {
            let is_outlet = |outlet: &str| entity.aliases.iter().any(|alias| alias == outlet);
            if outlet.as_deref().is_some_and(is_outlet) {
                (actors[at], areas[at]) = (0, 0);
            }
        }
        // Places are where things happen, more often than what they happen to.
        for (score, traits) in actors.iter_mut().zip(&self.names.traits) {
            if traits.place && !traits.firm {
                *score = score.div_ceil(2);
            }
        }
        let main = first_best(&actors, LEAST, |_| true);
        let area = first_best(&areas, 1, |id| self.names.traits(id).place);
        let large = |id: &EntityId| {
            let score = |id: EntityId| areas[id.0 as usize];
            main.is_none_or(|main| score(*id) * 2 >= score(main) || self.is_in_name(*id, main))
        };
        let event = claims.iter().any(|claim| self.is_of_event(claim));
        Topics {
            main,
            area: area.filter(large),
            event: event.then(|| self.event()).flatten(),
        }
    }

    /// Whether the one is called by the name of the other: the Bank of Chile.
    fn is_in_name(&self, part: EntityId, whole: EntityId) -> bool {
        let name = |id: EntityId| &self.names.entities[id.0 as usize].name;
        name(whole).ends_with(name(part).as_str())
    }

    /// The event that the headline or the first sentences name.
    fn event(&self) -> Option<EntityId> {
        let events = (0..self.words.len().min(OPENING)).filter_map(|at| self.context(at).event());
        let event = events.into_iter().next()?;
        let place = &self.names.entities[event.place.0 as usize].name;
        Some(
            self.nouns
                .id(EntityKind::Event, &called(place, event.kind), event.span),
        )
    }

    fn kind(&self, sentence: usize) -> BlockKind {
        self.source.blocks()[self.sentences[sentence].block].kind
    }

    /// For each block, whom it is about by the way it starts, and whether that is a head of a list item or a table row.
    fn heads(&self) -> BTreeMap<usize, ((Span, EntityId), Reason)> {
        let mut heads = BTreeMap::new();
        let mut row: Option<((u32, u32), (Span, EntityId))> = None;
        let mut last = usize::MAX;
        for (index, words) in self.words.iter().enumerate() {
            let block = self.sentences[index].block;
            let opens = block != last;
            last = block;
            let context = self.context(index);
            match self.kind(index) {
                BlockKind::TableCell {
                    table, row: line, ..
                } => {
                    if row.is_some_and(|(at, _)| at != (table, line)) {
                        row = None;
                    }
                    if let Some((_, head)) = row {
                        heads.insert(block, (head, Reason::Head));
                    } else if let Some(head) = context
                        .mention_at(0)
                        .filter(|(_, id)| line > 0 && !self.names.traits(*id).place)
                    {
                        row = Some(((table, line), head));
                    }
                }
                BlockKind::ListItem if opens => {
                    if let Some(head) = context.opening() {
                        heads.insert(block, (head, Reason::Head));
                    }
                }
                BlockKind::Paragraph if opens && words.tokens.len() > 1 => {
                    if let Some(head) = context.opening() {
                        heads.insert(block, (head, Reason::Topic));
                    }
                }
                _ => {}
            }
        }
        heads
    }
}

/// The entity with the highest score of at least `least`; the first of equals.
fn first_best(scores: &[usize], least: usize, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
    let scored = (0..).map(EntityId).zip(scores);
    let best = scored
        .filter(|(id, score)| **score >= least && fits(*id))
        .max_by_key(|(id, score)| (**score, std::cmp::Reverse(*id)));
    best.map(|(id, _)| id)
}

impl Context<'_> {
    /// How much a mention tells of what the article is about: nothing where somebody only says something or something
    /// only happens there, more for a subject than for others.
    fn weight(&self, span: Span, id: EntityId) -> usize {
        let words = self.words;
        let (first, end) = (words.token_at(span.start()), words.token_at(span.end()));
        let article = usize::from(first > 0 && words.is_in(first - 1, words.locale.articles));
        let located = (first - article)
            .checked_sub(1)
            .is_some_and(|before| words.is_in(before, words.locale.who.located));
        let speaks = self.names.traits(id).person && self.speaks(first, end);
        match () {
            () if located || speaks || self.explains((first, end)) => 0,
            () if self.oblique(words, span) => 1,
            () => 2,
        }
    }

    /// The name a paragraph or list item opens with, where it does more there than say something.
    fn opening(&self) -> Option<(Span, EntityId)> {
        let article = usize::from(self.words.is_in(0, self.words.locale.articles));
        let (span, id) = self.mention_at(article).or_else(|| self.mention_at(0))?;
        let (first, end) = (
            self.words.token_at(span.start()),
            self.words.token_at(span.end()),
        );
        let owns = self
            .words
            .any_at(end, self.words.locale.possessive)
            .is_some();
        let reports = || {
            (0..self.words.tokens.len()).any(|at| {
                matches!(self.words.sign(at), Some('"' | '“' | '„' | '«' | '»' | '”'))
                    || self.words.is_in(at, self.words.locale.who.referring)
            })
        };
        (!(owns || self.speaks(first, end) && reports())).then_some((span, id))
    }
}
