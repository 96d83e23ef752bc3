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
pub(super) struct Topics {
    /// Whom or what above all.
    main: Option<EntityId>,
    /// Who of those that are no persons.
    firm: Option<EntityId>,
    /// Which person.
    person: Option<EntityId>,
    /// Which country, region or town.
    area: Option<EntityId>,
    /// Which plain noun of a headline that names nobody, and where it stands.
    noun: Option<(usize, usize)>,
}

impl Topics {
    pub(super) fn main(&self) -> Option<EntityId> {
        self.main
    }

    /// Whom or what of that has a measure of this kind.
    fn bearing(&self, whose: Bearer) -> Option<EntityId> {
        match whose {
            Bearer::Firm | Bearer::Buyer => self.firm.or(self.main),
            Bearer::Person => self.person.or(self.main),
            _ => self.main,
        }
    }
}

impl Telling<'_> {
    /// Gives the claims that name nobody, or somebody who cannot have the measure, to the head of their row or list item,
    /// else to what their paragraph starts with, else to what the article is about. Returns that.
    pub(super) fn give(&self, topics: Topics, claims: &mut [Claim]) -> Option<EntityId> {
        let event = claims
            .iter()
            .any(|claim| self.whose(claim) == Bearer::Event);
        let event = event.then(|| self.event()).flatten();
        let noun = topics.noun.and_then(|at| self.noun(at));
        let heads = self.heads();
        for claim in claims.iter_mut() {
            let whose = self.whose(claim);
            let of_event = whose == Bearer::Event && event.is_some();
            let firms = matches!(whose, Bearer::Firm | Bearer::Buyer);
            let fits = |id: EntityId| !firms || !self.names.traits(id).person;
            if claim.subject.is_some_and(|slot| fits(slot.value)) && !of_event {
                continue;
            }
            let words = &self.words[claim.sentence];
            let block = self.sentences[claim.sentence].block;
            let head = heads
                .get(&block)
                .filter(|(_, why)| *why == Reason::Head || !of_event)
                .filter(|((_, id), _)| fits(*id));
            let around = clause(words, place(words, &claim.quantity));
            let area = topics.area.filter(|_| is_of_area(words, around));
            claim.subject = match head {
                Some(((span, id), Reason::Head)) => {
                    Some(Slot::said(*id, *span).because(Reason::Head))
                }
                _ if of_event => event.map(|id| Slot::by(id, Reason::Topic)),
                Some(((_, id), why)) if area.is_none() => Some(Slot::by(*id, *why)),
                _ => {
                    let firm = topics.firm.filter(|_| firms);
                    let nearer = firm.or(area).or(event).or(noun);
                    let topic = nearer.or(topics.bearing(whose));
                    topic
                        .map(|id| Slot::by(id, Reason::Topic))
                        .or(claim.subject)
                }
            };
        }
        noun.or(topics.main)
    }

    /// Who has the measure of a claim.
    fn whose(&self, claim: &Claim) -> Bearer {
        let Some(Measure::Known(name)) = claim.measure.as_ref().map(|slot| &slot.value) else {
            return Bearer::Subject;
        };
        let locale = self.words[claim.sentence].locale;
        locale
            .frame(name)
            .map_or(Bearer::Subject, |frame| frame.bearer)
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
            main: None,
        }
    }

    /// What the article is about, as far as its names and its headline say so.
    pub(super) fn topics(&self) -> Topics {
        let told = self.told();
        let score = |id: &EntityId| told.actors[id.0 as usize];
        // Named once, and not where articles say what they are about: it only comes up.
        let telling = |id: EntityId| {
            let at = id.0 as usize;
            told.named[at] > 1 || told.ahead[at]
        };
        let traits = |id: EntityId| self.names.traits(id);
        let main = first_best(&told.actors, LEAST, telling);
        let firm = |id| telling(id) && !traits(id).person && (!traits(id).place || traits(id).firm);
        let firm = first_best(&told.actors, LEAST, firm);
        let person = first_best(&told.actors, LEAST, |id| telling(id) && traits(id).person);
        let area = first_best(&told.areas, 1, |id| traits(id).place);
        let large = |id: &EntityId| {
            let score = |id: EntityId| told.areas[id.0 as usize];
            main.is_none_or(|main| score(*id) * 2 >= score(main) || self.is_in_name(*id, main))
        };
        let noun = self.headline_noun();
        // A name that comes up once gives way to what the headline is about.
        let weak = main.is_none_or(|id| told.named[id.0 as usize] < 2 && score(&id) <= HEADLINE);
        Topics {
            main,
            firm,
            person,
            area: area.filter(large),
            noun: noun.filter(|_| weak),
        }
    }

    /// How much the article tells of whom.
    fn told(&self) -> Told {
        let count = self.names.entities.len();
        let mut told = Told {
            actors: vec![0; count],
            areas: vec![0; count],
            named: vec![0; count],
            ahead: vec![false; count],
        };
        for (index, words) in self.words.iter().enumerate() {
            let context = self.context(index);
            let kind = self.kind(index);
            let title = matches!(kind, BlockKind::Headline | BlockKind::Dek);
            let factor = if title { HEADLINE } else { 1 };
            let cell = matches!(kind, BlockKind::TableCell { .. });
            for (span, id) in context.mentions(words).iter().filter(|_| !cell) {
                let at = id.0 as usize;
                let sends = index == 0 && context.sends(*span);
                told.actors[at] += if sends {
                    0
                } else {
                    factor * context.weight(*span, *id)
                };
                told.areas[at] += factor;
                told.named[at] += 1;
                told.ahead[at] |= title || index < OPENING;
            }
        }
        let outlet = self.source.meta().outlet.as_deref().map(str::to_lowercase);
        // "The Ledger (business daily)"
        let outlet = outlet.and_then(|outlet| Some(outlet.split(" (").next()?.to_owned()));
        for (at, entity) in self.names.entities.iter().enumerate() {
            let is_outlet = |outlet: &str| {
                let called = |alias: &String| {
                    let last = outlet.strip_suffix(alias.as_str());
                    last.is_some_and(|rest| {
                        rest.is_empty() || rest.ends_with(' ') && alias.contains(' ')
                    })
                };
                entity.aliases.iter().any(called)
            };
            if outlet.as_deref().is_some_and(is_outlet) {
                (told.actors[at], told.areas[at]) = (0, 0);
            }
        }
        // Places are where things happen, more often than what they happen to.
        for (score, traits) in told.actors.iter_mut().zip(&self.names.traits) {
            if traits.place && !traits.firm {
                *score = score.div_ceil(2);
            }
        }
        told
    }

    /// The first plain noun that acts or has a price of a headline that names nobody: its sentence and token.
    fn headline_noun(&self) -> Option<(usize, usize)> {
        let first = (0..self.words.len()).find(|&at| self.kind(at) == BlockKind::Headline)?;
        let context = self.context(first);
        let words = context.words;
        if !context.mentions(words).is_empty() {
            return None;
        }
        let at = (0..words.tokens.len()).find(|&at| context.actor(at).is_some())?;
        Some((first, at))
    }

    fn noun(&self, (sentence, at): (usize, usize)) -> Option<EntityId> {
        let context = self.context(sentence);
        let noun = context.actor(at)?;
        let span = context.words.span(at, at + 1);
        Some(self.nouns.id(EntityKind::Noun, &noun, span))
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

    /// For each block, whom it is about by the way it or its section starts, and whether that is a head of a list item or a table row.
    fn heads(&self) -> BTreeMap<usize, ((Span, EntityId), Reason)> {
        let mut heads = BTreeMap::new();
        let mut row: Option<((u32, u32), (Span, EntityId))> = None;
        let mut section: Option<(Span, EntityId)> = None;
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
                        .filter(|(span, _)| fills(words, *span))
                    {
                        row = Some(((table, line), head));
                    }
                }
                BlockKind::Heading => section = context.heading(),
                BlockKind::ListItem if opens => {
                    let head = context.opening().map(|head| (head, Reason::Head));
                    let head = head.or(section.map(|head| (head, Reason::Topic)));
                    heads.extend(head.map(|head| (block, head)));
                }
                BlockKind::Paragraph if opens && words.tokens.len() > 1 => {
                    let head = context.opening().or(section);
                    heads.extend(head.map(|head| (block, (head, Reason::Topic))));
                }
                _ => {}
            }
        }
        heads
    }
}

/// Whether a name goes to the end of its cell, or to the kind of an event ("Vale do Cervo fire"), unlike "Urban development".
fn fills(cell: &Words<'_>, name: Span) -> bool {
    let end = cell.token_at(name.end());
    !cell.is_word(end) || cell.find(end, cell.locale.events).is_some()
}

/// How much an article tells of each entity.
#[derive(Debug)]
struct Told {
    /// As of somebody that does something or has something.
    actors: Vec<usize>,
    /// As of a place.
    areas: Vec<usize>,
    /// In how many mentions.
    named: Vec<usize>,
    /// Whether the headline or the first sentences do.
    ahead: Vec<bool>,
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

    /// `METALLGILDE - PRESS STATEMENT`: whether the mention says who sends the text.
    fn sends(&self, span: Span) -> bool {
        let words = self.words;
        let end = words.token_at(span.end());
        let dash = matches!(words.sign(end), Some('-' | '–' | '—')) && words.spaced(end);
        let capitals = |at: usize| words.raw(at).chars().all(char::is_uppercase);
        words.token_at(span.start()) == 0 && dash && (0..end).all(capitals)
    }

    /// Whom a section is about: the only name of its heading, if that is no place and the text has it again.
    fn heading(&self) -> Option<(Span, EntityId)> {
        let mut names = self.mentions(self.words).iter();
        match (names.next(), names.next()) {
            (Some(only), None) => Some(*only).filter(|(_, id)| {
                let said = &self.names.entities[id.0 as usize].mentions;
                said.len() > 1 && !self.names.traits(*id).place
            }),
            _ => None,
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
        let only = || self.names.traits(id).person || reports();
        (!(owns || self.speaks(first, end) && only())).then_some((span, id))
    }
}
