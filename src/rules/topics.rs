//! Topics: the claims of a corpus that speak of the same thing, side by side.

use super::evidence::{At, unit_key};
use crate::claim::Corpus;
use crate::lang::{Bearer, Scope};
use std::collections::BTreeMap;

/// What a topic is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'c> {
    measure: &'static str,
    unit: &'static str,
    /// Which of the things counted.
    qualifier: String,
    /// Nobody for the values of an event, which the story tells apart.
    subject: Option<&'c str>,
    object: Option<&'c str>,
    /// The year or quarter it speaks of.
    period: Option<String>,
    /// For each of what: a year, a head, a share.
    rate: Option<Scope>,
}

/// All claims of one measure, subject and object, in order of the corpus.
#[derive(Debug)]
pub(super) struct Topic<'c> {
    pub(super) measure: &'static str,
    /// Whose; `None` for the values of an event.
    pub(super) subject: Option<&'c str>,
    pub(super) object: Option<&'c str>,
    /// Claims with every slot known.
    pub(super) claims: Vec<At<'c>>,
    /// Claims of the same measure and object whose subject the text leaves open: they may support, never decide.
    pub(super) open: Vec<At<'c>>,
}

impl Topic<'_> {
    /// What makes its claims the same, in words.
    pub(super) fn name(&self) -> String {
        let subject = match self.subject {
            Some(subject) => format!("subject {subject}"),
            None => "the event both tell of".to_owned(),
        };
        let object = self.object.map(|object| format!(", object {object}"));
        format!(
            "compared as one claim: {subject}, measure {}{}",
            self.measure,
            object.unwrap_or_default()
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
        // A conversion stands or falls with the figure it converts.
        if at.claim.same_as.is_some() {
            continue;
        }
        let unit = unit_key(&at.claim.quantity.unit);
        let of_event = frame.bearer == Bearer::Event;
        let subject = at.subject().filter(|_| !of_event);
        let object = if of_event || !frame.toward.is_empty() {
            at.object()
        } else {
            None
        };
        let complete =
            of_event || (subject.is_some() && (object.is_some() || frame.toward.is_empty()));
        match object {
            _ if complete => {
                let scope = at.claim.scope.value;
                let key = Key {
                    measure: frame.measure,
                    unit,
                    qualifier: at.qualifier(),
                    subject,
                    object,
                    // "This week's flood": the days of the event itself are its own time, said or not.
                    period: at.period().filter(|_| !of_event || at.is_of_other_days()),
                    rate: Some(scope).filter(|scope| scope.is_rate() && *scope != Scope::Each),
                };
                blocks.entry(key).or_default().push(at);
            }
            Some(object) => {
                let open = open.entry((frame.measure, unit, object)).or_default();
                if open.len() < CROWD {
                    open.push(at);
                }
            }
            None => {}
        }
    }
    let topics = blocks.into_iter().flat_map(|(key, claims)| {
        let crowds = crowds(claims).into_iter();
        crowds.map(move |crowd| (key.clone(), crowd))
    });
    let topics = topics.filter(|(_, claims)| claims.len() > 1);
    let topics = topics.map(|(key, claims)| {
        let beside = |object| open.get(&(key.measure, key.unit, object)).cloned();
        let open = key
            .object
            .filter(|_| key.subject.is_some())
            .and_then(beside)
            .unwrap_or_default();
        Topic {
            measure: key.measure,
            subject: key.subject,
            object: key.object,
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
