//! Lists under a line that leads to them: the line speaks for all of their items.

use super::modality::lead;
use super::{Article, Claim, Reason, Slot};
use crate::lang::{Modality, Role};
use crate::quantity::Words;
use crate::text::BlockKind;

/// Gives the figures of list items the certainty of the line above that ends in a colon ("The group will cut:").
pub(super) fn lead_ins(article: &Article, words: &[Words<'_>], claims: &mut [Claim]) {
    let mut leading: Option<Modality> = None;
    let mut at = 0;
    for (index, words) in words.iter().enumerate() {
        let (_, kind) = article.block(index);
        if kind == BlockKind::ListItem {
            while let Some(claim) = claims.get_mut(at).filter(|claim| claim.sentence <= index) {
                if let Some(modality) = leading
                    && claim.sentence == index
                    && claim.modality.why == Reason::Default
                    && claim.role.value != Role::Start
                {
                    claim.modality = Slot::by(modality, Reason::Head);
                }
                at += 1;
            }
            continue;
        }
        let last = words.tokens.len().checked_sub(1);
        let opens = last.is_some_and(|last| words.sign(last) == Some(':'));
        leading = opens.then(|| lead(words, kind)).flatten();
        at += claims[at..]
            .iter()
            .take_while(|claim| claim.sentence <= index)
            .count();
    }
}
