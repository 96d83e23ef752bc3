//! Whose age a figure is by the name it follows.

use super::build::place;
use super::{Article, Claim};
use crate::lang::Class;

impl Article {
    /// The name, as its last two words in lower case, that the age `claim` stands in apposition to: "Sharon Alt, 60,".
    pub(crate) fn name_before(&self, claim: &Claim) -> Option<String> {
        let words = self.words(claim.sentence)?;
        let place = place(&words, &claim.quantity);
        let of = usize::from(words.has_before(place.from, Class::Of));
        let sign = (place.from - of).checked_sub(1)?;
        let last = sign
            .checked_sub(1)
            .filter(|_| matches!(words.sign(sign), Some(',' | '(')))?;
        let first = last.checked_sub(1)?;
        let named = |at: usize| {
            words.is_capitalised(at)
                && words.raw(at).chars().count() > 1
                && !words.has(at, Class::Function)
                && words.find(at, words.locale.months).is_none()
        };
        let full = named(first) && named(last) && words.spaced(last);
        full.then(|| format!("{} {}", words.lower(first), words.lower(last)))
    }
}
