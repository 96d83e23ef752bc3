//! What opens a range, and what only sets two figures against each other.

use super::build::place;
use super::{Article, Claim};
use crate::lang::Class;
use crate::text::Span;

/// How many tokens may stand between the two ends of a range: "and", an article.
const JOIN: usize = 3;

impl Article {
    /// The word that opens the range from `low` to `high` ("between"), which may be one figure; `None` where the two are no
    /// range, but set against each other ("the gap between 40% and 30%") or counted back ("between 15 and 10 years ago").
    pub(crate) fn opens_range(&self, low: &Claim, high: &Claim) -> Option<Span> {
        let words = self.words(low.sentence)?;
        let (order, times) = (words.locale.order()?, words.locale.times()?);
        let (from, to) = (place(&words, &low.quantity), place(&words, &high.quantity));
        let leads = [from.from, from.first].into_iter().find_map(|at| {
            let article = usize::from(words.has_before(at, Class::Article));
            Some((words.ends(at - article, Class::Between)?, at - article))
        });
        let (first, end) = leads?;
        let join = from.end..to.from;
        let joined = from.first == to.first
            || join.len() <= JOIN
                && words.has(join.start, Class::BetweenJoin)
                && (join.start + 1..join.end).all(|at| words.has(at, Class::Article));
        let apart = words.any_before(first, order.apart).is_some();
        let back = words.any_at(to.end, times.ago).is_some()
            || words.any_at(to.end, times.earlier).is_some()
            || words.any_at(to.end, order.before).is_some()
            || words.any_before(first, times.ago_ahead).is_some();
        (joined && !apart && !back).then(|| words.span(first, end))
    }
}
