//! The time a figure speaks of.

use super::clause::{FAR, Place, clause};
use super::{Period, Slot};
use crate::quantity::Words;

/// The time the figure speaks of: a year in its clause, words that put it into an earlier time, or a year earlier in the
/// sentence ("since the disaster of 1996, when 410 people died").
pub(super) fn period(words: &Words<'_>, place: Place) -> Option<Slot<Period>> {
    let (start, end) = clause(words, place);
    let outside = |at: usize| at < place.first || at >= place.end;
    let is_year = |at: &usize| {
        outside(*at) && words.year(*at).is_some() && words.slipped_year(at + 1).is_none()
    };
    let named = |at: usize| {
        let quarter = at
            .checked_sub(1)
            .filter(|&q| is_quarter(&words.lower(q)) || words.is_in(q, words.locale.years));
        let span = words.span(quarter.unwrap_or(at), at + 1);
        Slot::said(Period::named(words.text[span.range()].to_lowercase()), span)
    };
    let earlier = || {
        (start..end).find_map(|at| {
            let after = words
                .any_at(at, words.locale.previously)
                .filter(|_| outside(at))?;
            let span = words.span(at, after);
            Some(Slot::said(
                Period::named(words.text[span.range()].to_lowercase()),
                span,
            ))
        })
    };
    let in_clause = (start..end).find(is_year).map(named);
    in_clause.or_else(earlier).or_else(|| {
        let far = start.saturating_sub(FAR)..start;
        far.rev().find(is_year).map(named)
    })
}

fn is_quarter(word: &str) -> bool {
    word.len() == 2 && word.starts_with('q') && word.ends_with(|c: char| ('1'..='4').contains(&c))
}
