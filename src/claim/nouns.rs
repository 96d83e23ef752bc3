//! What claims of an article are about besides its names: plain nouns and events.

use super::EntityId;
use super::entity::{Entity, EntityKind, Names};
use crate::text::Span;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The plain nouns and events that slots have asked for, in the order they were asked for; they stand behind the names.
#[derive(Debug)]
pub(super) struct Nouns<'a> {
    names: &'a Names,
    // Slots are filled one by one from one context; each may speak of something new.
    found: RefCell<Found>,
}

#[derive(Debug, Default)]
struct Found {
    entities: Vec<Entity>,
    by_name: BTreeMap<String, usize>,
    /// Where any of them is mentioned.
    told: BTreeSet<Span>,
}

impl<'a> Nouns<'a> {
    /// None yet, behind `names`.
    pub(super) fn behind(names: &'a Names) -> Self {
        Self {
            names,
            found: RefCell::default(),
        }
    }

    /// The entity of this name, new or known; `span` is where it is spoken of here.
    pub(super) fn id(&self, kind: EntityKind, name: &str, span: Span) -> EntityId {
        let mut found = self.found.borrow_mut();
        let next = found.entities.len();
        let index = *found.by_name.entry(name.to_owned()).or_insert(next);
        if index == next {
            found.entities.push(Entity {
                kind,
                name: name.to_owned(),
                aliases: vec![name.to_lowercase()],
                mentions: Vec::new(),
            });
        }
        if found.is_free(span) && self.names.is_free(span) {
            found.told.insert(span);
            found.entities[index].mentions.push(span);
        }
        EntityId((self.names.entities.len() + index) as u32)
    }

    /// All of them, in the order of their ids.
    pub(super) fn into_entities(self) -> Vec<Entity> {
        self.found.into_inner().entities
    }
}

impl Found {
    /// Whether none of them is mentioned at `span`.
    fn is_free(&self, span: Span) -> bool {
        let before = self.told.range(..=span).next_back();
        let behind = self.told.range(span..).next();
        let apart = |other: Option<&Span>| other.is_none_or(|other| !other.overlaps(span));
        apart(before) && apart(behind)
    }
}
