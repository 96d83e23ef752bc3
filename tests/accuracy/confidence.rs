//! How often a finding is right, by how sure it says it is: on the labelled stories, on the mutants, and on real coverage.
//!
//! On a labelled story a report is right where `matching` says so; an allowed note is not counted. On a mutant it is right
//! where it labels the changed figure. On real coverage it is right where `tests/corpus/real.yaml` lists it; notes are not
//! counted there.

use super::clusters::Clusters;
use super::mutants::Mutants;
use super::real::Real;
use super::table::{Share, aligned, row};
use claimlint::Confidence;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Right reports of all, for each confidence.
type Shares = BTreeMap<Confidence, Share>;

/// The surest first.
const LEVELS: [Confidence; 3] = [Confidence::High, Confidence::Medium, Confidence::Low];

/// What each confidence is worth.
pub(crate) struct Confidences {
    stories: Shares,
    mutants: Shares,
    real: Shares,
}

impl Confidences {
    pub(crate) fn measure(clusters: &Clusters, mutants: &Mutants, real: Option<&Real>) -> Self {
        let mut stories = Shares::new();
        for (confidence, right) in clusters.judged() {
            stories.entry(confidence).or_default().add(right);
        }
        let mut judged = Shares::new();
        for (confidence, right) in real.into_iter().flat_map(Real::judged) {
            judged.entry(confidence).or_default().add(right);
        }
        Self {
            stories,
            mutants: mutants.right_by_confidence(),
            real: judged,
        }
    }

    /// Of labelled stories and mutants how many are right at each level, and the percentage promised.
    pub(crate) fn floors(&self) -> impl Iterator<Item = (&'static str, Share, Decimal)> {
        LEVELS.into_iter().map(|level| {
            let share = share(&self.stories, level).plus(share(&self.mutants, level));
            let promise = match level {
                Confidence::High => 97,
                Confidence::Medium => 90,
                Confidence::Low => 80,
            };
            (level.name(), share, Decimal::from(promise))
        })
    }

    /// The table.
    pub(crate) fn summary(&self) -> String {
        let head = [
            "confidence",
            "on stories",
            "right",
            "on mutants",
            "right",
            "on real coverage",
            "right",
            "precision of all",
        ];
        let mut rows = vec![row(head)];
        for level in LEVELS {
            let shares =
                [&self.stories, &self.mutants, &self.real].map(|shares| share(shares, level));
            let all = shares.into_iter().fold(Share::default(), Share::plus);
            let mut cells = vec![level.name().to_owned()];
            for share in shares {
                cells.extend([share.whole.to_string(), share.part.to_string()]);
            }
            cells.push(all.shown());
            rows.push(cells);
        }
        format!("Findings by confidence\n\n{}", aligned(&rows))
    }
}

fn share(shares: &Shares, level: Confidence) -> Share {
    shares.get(&level).copied().unwrap_or_default()
}
