//! Subjects without a name: plain nouns and events.

use super::EntityId;
use super::entity::{Entity, EntityKind};
use crate::text::Span;
use std::collections::BTreeMap;

/// What claims of an article are about besides its names, in the order they are spoken of.
#[derive(Debug)]
pub(super) struct Nouns {
    /// The id of the first of them.
    first: u32,
    pub(super) entities: Vec<Entity>,
    by_name: BTreeMap<String, EntityId>,
}

impl Nouns {
    /// None yet, behind `names` names.
    pub(super) fn behind(names: usize) -> Self {
        Self {
            first: names as u32,
            entities: Vec::new(),
            by_name: BTreeMap::new(),
        }
    }

    /// The entity of this name, new or known; `span` is where it is spoken of here.
    pub(super) fn id(&mut self, kind: EntityKind, name: &str, span: Span) -> EntityId {
        if let Some(&id) = self.by_name.get(name) {
            let mentions = &mut self.entities[(id.0 - self.first) as usize].mentions;
            if mentions.last() != Some(&span) {
                mentions.push(span);
            }
            return id;
        }
        let id = EntityId(self.first + self.entities.len() as u32);
        self.entities.push(Entity {
            kind,
            name: name.to_owned(),
            aliases: vec![name.to_lowercase()],
            mentions: vec![span],
        });
        self.by_name.insert(name.to_owned(), id);
        id
    }
}
