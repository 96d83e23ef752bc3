//! What an article is about: whose figure it is where nothing nearer is named.

use super::entity::Names;
use super::{Claim, EntityId, Reason, Slot};
use crate::text::{BlockKind, Source};

/// How many mentions a place in the headline is worth.
const HEADLINE: usize = 3;

/// The name an article is about: the one mentioned most, headlines counted more; the first of equals.
pub(super) fn topic(source: &Source, names: &Names) -> Option<EntityId> {
    let heads: Vec<_> = (source.blocks().iter())
        .filter(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Dek))
        .map(|block| block.span)
        .collect();
    let weight = |entity: &super::Entity| {
        let in_head = |span| heads.iter().any(|head| head.contains(span));
        let mentions = entity.mentions.iter();
        mentions
            .map(|span| if in_head(*span) { HEADLINE } else { 1 })
            .sum::<usize>()
    };
    let weighed = (0..)
        .zip(&names.entities)
        .map(|(id, entity)| (weight(entity), id));
    let (weight, id) = weighed.max_by_key(|&(weight, id)| (weight, std::cmp::Reverse(id)))?;
    (weight > 1).then_some(EntityId(id))
}

/// Gives the claims that name nobody to what the article is about.
pub(super) fn give(topic: EntityId, claims: &mut [Claim]) {
    for claim in claims.iter_mut().filter(|claim| claim.subject.is_none()) {
        claim.subject = Some(Slot::by(topic, Reason::Topic));
    }
}
