//! The two sides of a disagreement, weighed by how many independent sources each has.

use super::Finding;
use super::LabelRole;
use super::evidence::{At, counted};
use super::record::{Odd, odd_one};
use std::collections::BTreeSet;

/// Two sides, the one with fewer sources first: where the reader should look.
#[derive(Clone, Debug)]
pub(super) struct Sides<'c> {
    pub(super) odd: Vec<At<'c>>,
    pub(super) rest: Vec<At<'c>>,
}

impl<'c> Sides<'c> {
    /// Weighs two sides: the record counts more than any number of sources; between equals the first is the odd one. Neither may be empty.
    pub(super) fn weigh(one: Vec<At<'c>>, two: Vec<At<'c>>) -> Option<Self> {
        if one.is_empty() || two.is_empty() {
            return None;
        }
        let second_is_odd = match odd_one(&one, &two) {
            Some(odd) => odd == Odd::Second,
            None => sources(&two) < sources(&one),
        };
        Some(if second_is_odd {
            Self {
                odd: two,
                rest: one,
            }
        } else {
            Self {
                odd: one,
                rest: two,
            }
        })
    }

    /// The first claim of each side.
    pub(super) fn first(&self) -> (At<'c>, At<'c>) {
        (self.odd[0], self.rest[0])
    }

    /// Labels all claims of both sides.
    pub(super) fn label(&self, finding: Finding, here: &str, there: &str) -> Finding {
        let odd = self.odd.iter().map(|at| (at, LabelRole::Primary, here));
        let rest = self
            .rest
            .iter()
            .map(|at| (at, LabelRole::Conflicting, there));
        odd.chain(rest).fold(finding, |finding, (at, role, text)| {
            finding.label(at.site(), role, text)
        })
    }

    /// What to do about it: where more independent sources have one figure, that is the one to write unless it is wrong.
    pub(super) fn advice(&self, otherwise: &str) -> String {
        let (odd, rest) = self.first();
        match sources(&self.rest) > sources(&self.odd) {
            true => format!(
                "write {} unless the source of {} says otherwise",
                rest.figure(),
                odd.file()
            ),
            false => otherwise.to_owned(),
        }
    }

    /// `one article for 4,200, 2 articles for 2,400`, where there are more than one for each.
    pub(super) fn tell(&self, finding: Finding, name: fn(At<'c>) -> &'c str) -> Finding {
        let (here, there) = (sources(&self.odd), sources(&self.rest));
        if here + there <= 2 {
            return finding;
        }
        let (odd, rest) = self.first();
        finding.why(format!(
            "{} for {}, {} for {}",
            counted(here, "article"),
            name(odd),
            counted(there, "article"),
            name(rest)
        ))
    }
}

/// How many independent sources have claims on a side; copies of one text count once.
pub(super) fn sources(side: &[At<'_>]) -> usize {
    let articles: BTreeSet<_> = side.iter().map(|at| at.article.id()).collect();
    let Some(first) = side.first() else { return 0 };
    let mut counted: Vec<_> = Vec::new();
    for id in articles {
        if !counted.iter().any(|other| first.corpus.is_copy(*other, id)) {
            counted.push(id);
        }
    }
    counted.len()
}
