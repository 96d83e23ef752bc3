//! Labelled facts against the claims read: a first, simple measure of what is understood.
//!
//! A fact is *read* when the quantity of some claim shares a byte with it in the file; of several such
//! claims the one whose kind and value agree counts. Values are compared exactly and without their
//! sign, because a figure in print has none ("fell by 25 basis points"); of dates only the years; the
//! ends of a range with or without the rounding around them.
//! Names and measures agree when one holds all words of the other; a gold scope that the library has
//! no word for ("per week", "season") is not asked for. Articles whose front matter names another
//! language than English are counted apart.

use super::clusters::Clusters;
use super::gold::{Fact, Place, Value};
use super::story::Story;
use super::table::{Share, aligned, row};
use claimlint::{Article, Bound, Claim, EntityId, Interval, Kind, Reading, Scope, Slot, Unit};
use rust_decimal::Decimal;
use std::fmt::Write;

/// What was read of the facts, in English and in other languages.
pub(crate) struct Facts {
    pub(crate) english: Understood,
    pub(crate) others: Understood,
    not_facts_claimed: Share,
}

/// How many facts were read, and how many slots of them agree.
#[derive(Default)]
pub(crate) struct Understood {
    read: Share,
    kind: Share,
    value: Share,
    pub(crate) kind_and_value: Share,
    unit: Share,
    hedge: Share,
    readings: Share,
    subject: Share,
    measure: Share,
    object: Share,
    scope: Share,
    modality: Share,
}

impl Facts {
    /// Compares the facts of all stories with the claims in them.
    pub(crate) fn measure(clusters: &Clusters) -> Self {
        let mut facts = Self {
            english: Understood::default(),
            others: Understood::default(),
            not_facts_claimed: Share::default(),
        };
        for labelled in &clusters.stories {
            let story = &labelled.story;
            for fact in &labelled.gold.facts {
                let understood = match is_english(&story.files[&fact.place.file]) {
                    true => &mut facts.english,
                    false => &mut facts.others,
                };
                understood.add(fact, best_claim(story, fact));
            }
            for not_fact in &labelled.gold.not_facts {
                let claimed = claims_at(story, not_fact).next().is_some();
                facts.not_facts_claimed.add(claimed);
            }
        }
        facts
    }

    /// The table of slots.
    pub(crate) fn summary(&self) -> String {
        let mut rows = vec![row(["slot", "English", "", "others", ""])];
        let english = self.english.slots();
        for ((name, english), (_, others)) in english.into_iter().zip(self.others.slots()) {
            let counts = |share: Share| format!("{} of {}", share.part, share.whole);
            rows.push(row([
                name,
                &counts(english),
                &english.shown(),
                &counts(others),
                &others.shown(),
            ]));
        }
        let mut text = format!("Facts\n\n{}", aligned(&rows));
        let _ = writeln!(
            text,
            "digits that are no claim, read as one: {} of {}",
            self.not_facts_claimed.part, self.not_facts_claimed.whole
        );
        text
    }
}

impl Understood {
    fn slots(&self) -> [(&'static str, Share); 12] {
        [
            ("read", self.read),
            ("kind", self.kind),
            ("value", self.value),
            ("kind and value", self.kind_and_value),
            ("unit or currency", self.unit),
            ("hedge", self.hedge),
            ("all readings", self.readings),
            ("subject", self.subject),
            ("measure", self.measure),
            ("object", self.object),
            ("scope", self.scope),
            ("modality", self.modality),
        ]
    }

    fn add(&mut self, fact: &Fact, found: Option<(&Article, &Claim)>) {
        let agrees = |slot: &dyn Fn(&Article, &Claim) -> bool| {
            found.is_some_and(|(article, claim)| slot(article, claim))
        };
        self.read.add(found.is_some());
        let kind = agrees(&|_, claim| claim.quantity.kind == fact.kind);
        let value = agrees(&|_, claim| has_value(claim.quantity.reading(), &fact.value));
        self.kind.add(kind);
        self.value.add(value);
        self.kind_and_value.add(kind && value);
        if fact.unit.is_some() || fact.currency.is_some() {
            self.unit
                .add(agrees(&|_, claim| has_unit(&claim.quantity.unit, fact)));
        }
        if let Some(hedge) = fact.hedge {
            self.hedge.add(agrees(&|_, c| c.quantity.hedge == hedge));
        }
        if !fact.readings.is_empty() {
            self.readings.add(agrees(&|_, claim| {
                let read = claim.quantity.readings.iter().map(|reading| reading.value);
                let read: Vec<_> = read.collect();
                fact.readings.iter().all(|gold| read.contains(&Some(*gold)))
            }));
        }
        self.subject.add(agrees(&|article, claim| {
            let subjects = claim.subject.iter().chain(&claim.joint);
            names_one(article, subjects, &fact.subject)
        }));
        self.measure.add(agrees(&|_, claim| {
            let measure = claim.measure.as_ref();
            measure.is_some_and(|slot| same_words(slot.value.name(), &fact.measure))
        }));
        if let Some(object) = &fact.object {
            self.object.add(agrees(&|article, claim| {
                names_one(article, claim.object.iter(), object)
            }));
        }
        if let Some(scope) = fact.scope.as_deref().and_then(scope_named) {
            self.scope.add(agrees(&|_, claim| match scope {
                Part::Scope(scope) => claim.scope.value == scope,
                Part::Basis(name) => {
                    let basis = claim.basis.map(|slot| slot.value.name());
                    basis == Some(name)
                }
            }));
        }
        let same = |claim: &Claim| fact.modality == Some(claim.modality.value);
        self.modality.add(agrees(&|_, claim| same(claim)));
    }
}

/// A gold scope in the library's words.
enum Part {
    Scope(Scope),
    Basis(&'static str),
}

fn scope_named(gold: &str) -> Option<Part> {
    Some(match gold {
        "total" => Part::Scope(Scope::Total),
        "initial" => Part::Scope(Scope::Initial),
        "additional" => Part::Scope(Scope::Additional),
        "part" | "share" => Part::Scope(Scope::Part),
        "each" => Part::Scope(Scope::Each),
        "annual" | "per year" => Part::Scope(Scope::PerYear),
        "maximum" => Part::Scope(Scope::Cap),
        "pre-money" => Part::Basis("pre-money"),
        "post-money" => Part::Basis("post-money"),
        _ => return None,
    })
}

/// The claims whose figure shares a byte with `place`.
fn claims_at<'a>(
    story: &'a Story,
    place: &'a Place,
) -> impl Iterator<Item = (&'a Article, &'a Claim)> {
    let articles = story.corpus.articles().iter();
    let articles = articles.filter(|article| article.source().name() == place.file);
    articles.flat_map(|article| {
        let overlap = |claim: &&Claim| {
            let figure = article.source().origin(claim.quantity.span);
            figure.overlaps(place.span)
        };
        article
            .claims()
            .iter()
            .filter(overlap)
            .map(move |claim| (article, claim))
    })
}

/// Of the claims at `fact` the one that agrees best; the first of equals.
fn best_claim<'a>(story: &'a Story, fact: &'a Fact) -> Option<(&'a Article, &'a Claim)> {
    let disagrees = |claim: &Claim| {
        (
            !has_value(claim.quantity.reading(), &fact.value),
            claim.quantity.kind != fact.kind,
        )
    };
    claims_at(story, &fact.place).min_by_key(|(_, claim)| disagrees(claim))
}

fn has_value(reading: &Reading, gold: &Value) -> bool {
    match *gold {
        Value::Exactly(value) => reading.value.map(|read| read.abs()) == Some(value.abs()),
        Value::Between(low, high) => {
            let Interval {
                low: from,
                high: to,
            } = reading.interval;
            let inner = |end: Bound, slack: Decimal| {
                let moved = end.value().and_then(|end| end.checked_add(slack));
                [end.value(), moved]
            };
            let agrees = |gold: Option<Decimal>, ends: [Option<Decimal>; 2]| {
                gold.is_none() || ends.contains(&gold)
            };
            let half = reading.place / Decimal::TWO;
            agrees(low, inner(from, half)) && agrees(high, inner(to, -half))
        }
    }
}

fn has_unit(unit: &Unit, fact: &Fact) -> bool {
    if let Some(code) = &fact.currency {
        return matches!(unit, Unit::Money(currency) if currency.code == code);
    }
    let gold = fact.unit.as_deref().unwrap_or_default();
    match unit {
        Unit::Percent => gold == "%",
        Unit::Points => gold == "pp",
        Unit::Count(noun) => same_words(&noun.head, gold),
        Unit::Symbol(name) => name.eq_ignore_ascii_case(gold),
        Unit::Time(name) => same_words(name, gold),
        Unit::Calendar => fact.kind == Kind::Date,
        _ => false,
    }
}

fn names_one<'a>(
    article: &Article,
    slots: impl Iterator<Item = &'a Slot<EntityId>>,
    gold: &str,
) -> bool {
    slots.into_iter().any(|slot| {
        let entity = article.entity(slot.value);
        let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
        names.any(|name| same_words(name, gold))
    })
}

/// Whether one holds all words of the other; case, plural and joining signs aside.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words
            .map(|word| word.strip_suffix('s').unwrap_or(word).to_owned())
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    !a.is_empty() && !b.is_empty() && (holds(&a, &b) || holds(&b, &a))
}

/// Whether the front matter names English or no language at all.
fn is_english(file: &str) -> bool {
    let front_matter = file.lines().take(20);
    let mut named = front_matter.filter_map(|line| line.strip_prefix("lang: "));
    named.next().is_none_or(|tag| tag.starts_with("en"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(value: Option<i64>, low: i64, high: i64, half: i64) -> Reading {
        Reading {
            value: value.map(Decimal::from),
            interval: Interval::between(low.into(), high.into()),
            place: Decimal::from(2 * half),
            why: claimlint::ReadingReason::AsWritten,
        }
    }

    #[test]
    fn a_value_agrees_when_it_is_exactly_the_one_printed() {
        let about_forty = reading(Some(40), 35, 45, 5);
        assert!(has_value(&about_forty, &Value::Exactly(40.into())));
        assert!(has_value(&about_forty, &Value::Exactly((-40).into())));
        assert!(!has_value(&about_forty, &Value::Exactly(41.into())));
    }

    #[test]
    fn a_range_agrees_with_or_without_the_rounding_around_it() {
        let gold = Value::Between(Some(10.into()), Some(20.into()));
        assert!(has_value(&reading(None, 10, 20, 5), &gold));
        assert!(has_value(&reading(None, 5, 25, 5), &gold));
        assert!(!has_value(&reading(None, 10, 21, 5), &gold));
        assert!(!has_value(&reading(Some(10), 10, 10, 0), &gold));
        let open = Value::Between(Some(10.into()), None);
        assert!(has_value(&reading(None, 10, 99, 0), &open));
    }

    #[test]
    fn a_name_agrees_with_a_longer_or_shorter_form_of_it() {
        assert!(same_words("Kingsmead United", "kingsmead"));
        assert!(same_words("job_cuts", "job cut"));
        assert!(!same_words("Kingsmead", "Kings"));
        assert!(!same_words("", "Kings"));
    }

    #[test]
    fn the_language_is_that_of_the_front_matter() {
        assert!(is_english("Floods\n\nBy our staff"));
        assert!(is_english("---\nlang: en-IN\n---\n"));
        assert!(!is_english("---\ntitle: x\nlang: es\n---\n"));
    }
}
