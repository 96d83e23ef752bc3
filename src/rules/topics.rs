//! Topics: the claims of a corpus that speak of the same thing, side by side.

use super::evidence::{At, unit_key};
use crate::claim::Corpus;
use std::collections::BTreeMap;

/// What a topic is about: measure, unit, whose, towards whom.
type Key<'c> = (&'static str, &'static str, &'c str, Option<&'c str>);

/// All claims of one measure, subject and object, in order of the corpus.
#[derive(Debug)]
pub(super) struct Topic<'c> {
    pub(super) measure: &'static str,
    pub(super) subject: &'c str,
    pub(super) object: Option<&'c str>,
    /// Claims with every slot known.
    pub(super) claims: Vec<At<'c>>,
    /// Claims of the same measure and object whose subject the text leaves open: they may support, never decide.
    pub(super) open: Vec<At<'c>>,
}

impl Topic<'_> {
    /// What makes its claims the same, in words.
    pub(super) fn name(&self) -> String {
        let object = self
            .object
            .map_or(String::new(), |object| format!(", object {object}"));
        format!(
            "the same claim: subject {}, measure {}{object}",
            self.subject, self.measure
        )
    }
}

/// How many claims are held against each other. The claims of a larger topic are parted by the time they were made, so
/// that an archive costs no more than its size; claims years apart would hardly be compared.
const CROWD: usize = 256;

/// The topics of `corpus` with more than one claim.
pub(super) fn topics(corpus: &Corpus) -> Vec<Topic<'_>> {
    let mut blocks: BTreeMap<Key<'_>, Vec<At<'_>>> = BTreeMap::new();
    let mut open: BTreeMap<(&str, &str, &str), Vec<At<'_>>> = BTreeMap::new();
    for at in At::all(corpus) {
        let Some(frame) = at.frame() else { continue };
        let unit = unit_key(&at.claim.quantity.unit);
        let object = if frame.toward.is_empty() {
            None
        } else {
            at.object()
        };
        match (at.subject(), object) {
            (Some(subject), object) if object.is_some() != frame.toward.is_empty() => {
                blocks
                    .entry((frame.measure, unit, subject, object))
                    .or_default()
                    .push(at);
            }
            (None, Some(object)) => {
                let open = open.entry((frame.measure, unit, object)).or_default();
                if open.len() < CROWD {
                    open.push(at);
                }
            }
            _ => {}
        }
    }
    let topics = blocks.into_iter().flat_map(|(key, claims)| {
        let crowds = crowds(claims).into_iter();
        crowds.map(move |crowd| (key, crowd))
    });
    let topics = topics.filter(|(_, claims)| claims.len() > 1);
    let topics = topics.map(|((measure, unit, subject, object), claims)| {
        let open = object
            .and_then(|object| open.get(&(measure, unit, object)).cloned())
            .unwrap_or_default();
        Topic {
            measure,
            subject,
            object,
            claims,
            open,
        }
    });
    topics.collect()
}

/// `claims` in groups of at most [`CROWD`], those of one time together.
fn crowds(mut claims: Vec<At<'_>>) -> Vec<Vec<At<'_>>> {
    if claims.len() <= CROWD {
        return vec![claims];
    }
    claims.sort_by_key(|at| at.date());
    claims.chunks(CROWD).map(<[At<'_>]>::to_vec).collect()
}
