//! Claims told to people: every slot with its words and its reason, and what else stood there.

use super::claim::{Claim, EntityId, Measure, Reason, Slot};
use super::measure::evoked;
use super::{Article, Period};
use crate::lang::{Role, Scope};
use crate::text::Span;

/// One slot of a claim as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Told {
    /// What the slot is called.
    pub slot: &'static str,
    /// Its value in words.
    pub value: String,
    /// The words that say so.
    pub words: Option<Span>,
    /// What the value rests on.
    pub why: Reason,
}

/// Something in the sentence of a claim that could have filled a slot and did not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PassedOver {
    /// The slot it could have filled.
    pub slot: &'static str,
    /// What it would have said.
    pub value: String,
    /// Its words.
    pub words: Span,
}

impl Article {
    /// The slots of `claim` that are filled, in a fixed order.
    ///
    /// ```
    /// use claimlint::{Corpus, Reason, ingest};
    ///
    /// let corpus = Corpus::read([ingest::plain("a.txt", "Orbit invested $15 million in Lumen.")?]);
    /// let article = &corpus.articles()[0];
    /// let told = article.told(&article.claims()[0]);
    /// assert_eq!((told[0].slot, told[0].value.as_str(), told[0].why), ("subject", "Orbit", Reason::Said));
    /// # Ok::<(), claimlint::ingest::Error>(())
    /// ```
    #[must_use]
    pub fn told(&self, claim: &Claim) -> Vec<Told> {
        let mut told = Vec::new();
        let mut tell = |slot, value: Option<(String, Option<Span>, Reason)>| {
            if let Some((value, words, why)) = value {
                told.push(Told {
                    slot,
                    value,
                    words,
                    why,
                });
            }
        };
        let named =
            |slot: Slot<EntityId>| (self.entity(slot.value).name.clone(), slot.span, slot.why);
        let dated = |slot: &Slot<Period>| (dated(&slot.value), slot.span, slot.why);
        tell("subject", claim.subject.map(named));
        for joint in &claim.joint {
            tell("subject, too", Some(named(*joint)));
        }
        tell(
            "measure",
            claim
                .measure
                .as_ref()
                .map(|slot| (slot.value.name().to_owned(), slot.span, slot.why)),
        );
        tell("object", claim.object.map(named));
        let scope = Some(claim.scope).filter(|slot| slot.value != Scope::Unstated);
        tell(
            "scope",
            scope.map(|slot| (slot.value.name().replace('_', " "), slot.span, slot.why)),
        );
        tell(
            "basis",
            claim
                .basis
                .map(|slot| (slot.value.name().to_owned(), slot.span, slot.why)),
        );
        let role = Some(claim.role).filter(|slot| slot.value != Role::Level);
        tell(
            "role",
            role.map(|slot| (slot.value.name().to_owned(), slot.span, slot.why)),
        );
        let modality = claim.modality;
        tell(
            "modality",
            Some((
                modality.value.name().to_owned(),
                modality.span,
                modality.why,
            )),
        );
        tell("period", claim.period.as_ref().map(dated));
        tell("as of", claim.as_of.as_ref().map(dated));
        tell("place", claim.place.map(named));
        let said = |span: Span| (self.source.slice(span).to_owned(), Some(span), Reason::Said);
        tell("attribution", claim.attribution.map(said));
        told
    }

    /// Why a slot says what it says, for people: its words, and its reason where these do not state the value themselves.
    /// `None` where the words are the value.
    #[must_use]
    pub fn reason(&self, told: &Told) -> Option<String> {
        let words = told.words.map(|span| self.source.slice(span));
        match (words, told.why) {
            (Some(words), Reason::Said) if words == told.value => None,
            (Some(words), Reason::Said) => Some(format!("“{words}”")),
            (Some(words), why) => Some(format!("“{words}”: {}", why.words())),
            (None, why) => Some(why.words().to_owned()),
        }
    }

    /// What else in the sentence of `claim` could have said whose figure it is or what it measures.
    #[must_use]
    pub fn passed_over(&self, claim: &Claim) -> Vec<PassedOver> {
        let Some(words) = self.words(claim.sentence) else {
            return Vec::new();
        };
        let sentence = self.sentences[claim.sentence].span;
        let taken: Vec<EntityId> = [claim.subject, claim.object, claim.place]
            .into_iter()
            .flatten()
            .chain(claim.joint.iter().copied())
            .map(|slot| slot.value)
            .collect();
        let names = (0..)
            .zip(&self.entities)
            .filter(|(id, _)| !taken.contains(&EntityId(*id)));
        let mut passed: Vec<PassedOver> = names
            .filter_map(|(_, entity)| {
                let mut mentions = entity.mentions.iter();
                let words = *mentions.find(|mention| sentence.contains(**mention))?;
                let value = entity.name.clone();
                Some(PassedOver {
                    slot: "subject or object",
                    value,
                    words,
                })
            })
            .collect();
        let bound = claim.measure.as_ref().and_then(|slot| match slot.value {
            Measure::Known(name) => Some(name),
            Measure::Open(_) => None,
        });
        let others = evoked(&words)
            .into_iter()
            .filter(|e| Some(e.frame.measure) != bound);
        passed.extend(others.map(|e| PassedOver {
            slot: "measure",
            value: e.frame.measure.to_owned(),
            words: words.span(e.first, e.end),
        }));
        passed.sort_by_key(|passed| (passed.words, passed.value.clone()));
        passed.dedup();
        passed
    }
}

/// A time as days, as far as something dates it: `2025-01-01 to 2025-03-31`.
fn dated(period: &Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => period.name.clone(),
    }
}
