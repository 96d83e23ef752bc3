//! Labelled facts against the claims read: what is understood, slot by slot.
//!
//! A fact is *read* when the quantity of some claim shares a byte with it in the file; of several such
//! claims the one whose kind and value agree counts. Values are compared exactly and without their
//! sign, because a figure in print has none ("fell by 25 basis points"); of dates only the years; the
//! ends of a range with or without the rounding around them.
//! Names and measures agree when one holds all words of the other, or when `synonyms.yaml` says that
//! the gold's label is one for the library's measure or the same name in another language; a gold scope that the library has no word for
//! ("season") is not asked for. A gold time agrees with the period or the as-of time of the claim.
//! Recall is the share of the slots that the gold names and the claim has right; precision leaves out
//! the slots that the claim leaves open. Articles whose front matter names another language than
//! English are counted apart.

use super::agreement::{Part, has_unit, has_value, names_one, same_words, scope_named};
use super::clusters::Clusters;
use super::gold::{Fact, Place};
use super::story::Story;
use super::synonyms::Synonyms;
use super::table::{Share, aligned, row};
use super::times::is_time;
use claimlint::{Article, Claim, EntityId, Period, Scope, Slot};
use rust_decimal::Decimal;
use std::fmt::Write;

/// A fact with the claim read at its place.
struct Case<'a> {
    fact: &'a Fact,
    found: Option<(&'a Article, &'a Claim)>,
    synonyms: &'a Synonyms,
}

/// What became of one slot of a fact.
enum Verdict {
    /// The gold names nothing here.
    Unasked,
    Right,
    /// The claim says something else: gold and claim.
    Wrong(String, String),
    /// The claim leaves it open, or there is none: gold.
    Open(String),
}

/// Judges one slot of a fact.
type Judge = fn(&Case<'_>) -> Verdict;

/// The slots, by the names under which `--facts` lists what is missed.
const SLOTS: [(&str, Judge); 14] = [
    ("read", |case| case.read()),
    ("kind", |case| case.kind()),
    ("value", |case| case.value()),
    ("kind-and-value", |case| case.kind_and_value()),
    ("unit", |case| case.unit()),
    ("hedge", |case| case.hedge()),
    ("readings", |case| case.readings()),
    ("subject", |case| case.subject()),
    ("measure", |case| case.measure()),
    ("object", |case| case.object()),
    ("scope", |case| case.scope()),
    ("modality", |case| case.modality()),
    ("time", |case| case.time()),
    ("attribution", |case| case.attribution()),
];

/// The slots of which a claim needs all that the gold names.
const WHOLE: [Judge; 6] = [
    |case| case.kind_and_value(),
    |case| case.unit(),
    |case| case.subject(),
    |case| case.measure(),
    |case| case.object(),
    |case| case.scope(),
];

/// How often one slot was asked for, filled and right.
#[derive(Clone, Copy, Default)]
struct Score {
    asked: u64,
    filled: u64,
    right: u64,
}

impl Score {
    fn add(&mut self, verdict: &Verdict) {
        self.asked += u64::from(!matches!(verdict, Verdict::Unasked));
        self.filled += u64::from(matches!(verdict, Verdict::Right | Verdict::Wrong(..)));
        self.right += u64::from(matches!(verdict, Verdict::Right));
    }

    fn recall(self) -> Share {
        Share::of(self.right, self.asked)
    }

    fn precision(self) -> Share {
        Share::of(self.right, self.filled)
    }
}

/// What was read of the facts, in English and in other languages.
pub(crate) struct Facts {
    english: Understood,
    others: Understood,
    not_facts_claimed: Share,
    /// Of each slot what was missed, for people.
    missed: Vec<(&'static str, String)>,
}

/// How many facts of some articles are right, by slot and as a whole.
#[derive(Default)]
struct Understood {
    slots: [Score; SLOTS.len()],
    whole: Share,
}

impl Facts {
    /// Compares the facts of all stories with the claims in them.
    pub(crate) fn measure(clusters: &Clusters) -> Self {
        let synonyms = Synonyms::committed();
        let mut facts = Self {
            english: Understood::default(),
            others: Understood::default(),
            not_facts_claimed: Share::default(),
            missed: Vec::new(),
        };
        for labelled in &clusters.stories {
            let story = &labelled.story;
            for fact in &labelled.gold.facts {
                let case = Case {
                    fact,
                    found: best_claim(story, fact),
                    synonyms: &synonyms,
                };
                facts.add(&case, is_english(&story.files[&fact.place.file]));
            }
            for not_fact in &labelled.gold.not_facts {
                let claimed = claims_at(story, not_fact).next().is_some();
                facts.not_facts_claimed.add(claimed);
            }
        }
        facts
    }

    #[expect(
        clippy::fn_params_excessive_bools,
        reason = "English or not is what is told apart"
    )]
    fn add(&mut self, case: &Case<'_>, english: bool) {
        let understood = match english {
            true => &mut self.english,
            false => &mut self.others,
        };
        for ((name, judge), score) in SLOTS.iter().zip(&mut understood.slots) {
            let verdict = judge(case);
            score.add(&verdict);
            let said = match verdict {
                Verdict::Wrong(gold, claim) => format!("{gold:?}, not {claim:?}"),
                Verdict::Open(gold) => format!("{gold:?} is missing"),
                Verdict::Unasked | Verdict::Right => continue,
            };
            self.missed
                .push((name, format!("{said}: {}", case.place())));
        }
        let right = |judge: &Judge| matches!(judge(case), Verdict::Right | Verdict::Unasked);
        understood.whole.add(WHOLE.iter().all(right));
    }

    /// The table of slots.
    pub(crate) fn summary(&self) -> String {
        let mut rows = vec![row([
            "slot",
            "English",
            "recall",
            "precision",
            "others",
            "recall",
            "precision",
        ])];
        let english = self.english.slots.iter();
        for ((name, _), (english, others)) in SLOTS.iter().zip(english.zip(&self.others.slots)) {
            let counts = |score: &Score| format!("{} of {}", score.right, score.asked);
            rows.push(row([
                name,
                &counts(english),
                &english.recall().shown(),
                &english.precision().shown(),
                &counts(others),
                &others.recall().shown(),
                &others.precision().shown(),
            ]));
        }
        let mut text = format!("Facts\n\n{}", aligned(&rows));
        let whole = |of: &Understood| format!("{} ({})", of.whole.shown(), of.whole.whole);
        let _ = writeln!(
            text,
            "value, unit, subject, measure, object and scope all right: English {}, others {}\n\
             digits that are no claim, read as one: {} of {}",
            whole(&self.english),
            whole(&self.others),
            self.not_facts_claimed.part,
            self.not_facts_claimed.whole
        );
        text
    }

    /// Every fact whose slot of this name is missed, one a line; `None` where no slot has the name.
    pub(crate) fn misses(&self, slot: &str) -> Option<String> {
        SLOTS.iter().find(|(name, _)| *name == slot)?;
        let missed = self.missed.iter().filter(|(name, _)| *name == slot);
        Some(missed.map(|(_, line)| format!("  {line}\n")).collect())
    }

    /// The recall of every slot, and the share of wholly right claims, by the names of their floors.
    pub(crate) fn floors(&self) -> Vec<(String, Option<Decimal>)> {
        let of = |language: &str, understood: &Understood| {
            let scores = SLOTS.iter().zip(understood.slots);
            let mut floors: Vec<_> = scores
                .map(|((name, _), score)| {
                    let name = name.replace('-', "_");
                    (format!("{language}_{name}"), score.recall().percent())
                })
                .collect();
            floors.push((format!("{language}_whole"), understood.whole.percent()));
            floors
        };
        let mut floors = of("english", &self.english);
        floors.extend(of("others", &self.others));
        floors
    }
}

impl Case<'_> {
    /// The file and the sentence around the figure, with the figure marked.
    fn place(&self) -> String {
        let place = &self.fact.place;
        let Some((article, claim)) = self.found else {
            return format!("{} [[{}]]", place.file, place.quote);
        };
        let sentence = article.sentence(claim).span;
        let source = article.source();
        let figure = claim.quantity.span;
        let text = |from, to| {
            source
                .slice(claimlint::Span::new(from, to))
                .replace('\n', " ")
        };
        format!(
            "{} {}[[{}]]{}",
            place.file,
            text(sentence.start(), figure.start()),
            text(figure.start(), figure.end()),
            text(figure.end(), sentence.end())
        )
    }

    fn judge(
        &self,
        gold: impl Into<String>,
        slot: impl Fn(&Article, &Claim) -> Option<String>,
        is_right: impl Fn(&Article, &Claim) -> bool,
    ) -> Verdict {
        let gold = gold.into();
        match self
            .found
            .map(|(article, claim)| (article, claim, slot(article, claim)))
        {
            Some((article, claim, _)) if is_right(article, claim) => Verdict::Right,
            Some((_, _, Some(said))) => Verdict::Wrong(gold, said),
            _ => Verdict::Open(gold),
        }
    }

    fn read(&self) -> Verdict {
        self.judge(&self.fact.place.quote, |_, _| None, |_, _| true)
    }

    fn kind(&self) -> Verdict {
        let name = |_: &Article, claim: &Claim| Some(claim.quantity.kind.name().to_owned());
        let right = |_: &Article, claim: &Claim| claim.quantity.kind == self.fact.kind;
        self.judge(self.fact.kind.name(), name, right)
    }

    fn value(&self) -> Verdict {
        let value = |_: &Article, claim: &Claim| claim.quantity.value().map(|v| v.to_string());
        let right = |_: &Article, c: &Claim| has_value(c.quantity.reading(), &self.fact.value);
        self.judge(format!("{:?}", self.fact.value), value, right)
    }

    fn kind_and_value(&self) -> Verdict {
        match (self.kind(), self.value()) {
            (Verdict::Right, value) => value,
            (kind, _) => kind,
        }
    }

    fn unit(&self) -> Verdict {
        let fact = self.fact;
        let Some(gold) = fact.currency.as_ref().or(fact.unit.as_ref()) else {
            return Verdict::Unasked;
        };
        let unit = |article: &Article, claim: &Claim| {
            let counted = article.counted(claim).map(str::to_owned);
            counted.or(Some(format!("{:?}", claim.quantity.unit)))
        };
        self.judge(gold, unit, |article, claim| {
            let counted = article.counted(claim);
            counted.is_some_and(|counted| same_words(counted, gold))
                || has_unit(&claim.quantity.unit, fact)
        })
    }

    fn hedge(&self) -> Verdict {
        let Some(hedge) = self.fact.hedge else {
            return Verdict::Unasked;
        };
        let said = |_: &Article, claim: &Claim| Some(claim.quantity.hedge.name().to_owned());
        self.judge(hedge.name(), said, |_, c| c.quantity.hedge == hedge)
    }

    fn readings(&self) -> Verdict {
        let gold = &self.fact.readings;
        if gold.is_empty() {
            return Verdict::Unasked;
        }
        let read = |claim: &Claim| -> Vec<Option<Decimal>> {
            let readings = claim.quantity.readings.iter();
            readings.map(|reading| reading.value).collect()
        };
        self.judge(
            format!("{gold:?}"),
            |_, claim| Some(format!("{:?}", read(claim))),
            |_, claim| gold.iter().all(|gold| read(claim).contains(&Some(*gold))),
        )
    }

    fn subject(&self) -> Verdict {
        let gold = &self.fact.subject;
        let subjects = |claim: &Claim| -> Vec<Slot<EntityId>> {
            claim.subject.iter().chain(&claim.joint).copied().collect()
        };
        self.judge(
            gold,
            |article, claim| name_of(article, claim.subject.as_ref()),
            |article, claim| names_one(article, subjects(claim).iter(), gold, self.synonyms),
        )
    }

    fn measure(&self) -> Verdict {
        let gold = &self.fact.measure;
        let named = |claim: &Claim| Some(claim.measure.as_ref()?.value.name().to_owned());
        self.judge(
            gold,
            |_, claim| named(claim),
            |_, claim| {
                named(claim)
                    .is_some_and(|name| same_words(&name, gold) || self.synonyms.are(&name, gold))
            },
        )
    }

    fn object(&self) -> Verdict {
        let Some(gold) = &self.fact.object else {
            return Verdict::Unasked;
        };
        self.judge(
            gold,
            |article, claim| name_of(article, claim.object.as_ref()),
            |article, claim| {
                names_one(article, claim.object.iter(), gold, self.synonyms)
                    || name_of(article, claim.object.as_ref())
                        .is_some_and(|name| self.synonyms.are(&name.to_lowercase(), gold))
            },
        )
    }

    fn scope(&self) -> Verdict {
        let Some((gold, part)) =
            (self.fact.scope.as_deref()).and_then(|gold| Some((gold, scope_named(gold)?)))
        else {
            return Verdict::Unasked;
        };
        let basis = |claim: &Claim| claim.basis.map(|slot| slot.value.name().to_owned());
        let said = |claim: &Claim| {
            let scope = Some(claim.scope.value).filter(|scope| *scope != Scope::Unstated);
            scope.map(|scope| scope.name().to_owned()).or(basis(claim))
        };
        self.judge(
            gold,
            |_, claim| said(claim),
            |_, claim| match part {
                Part::Scope(scope) => claim.scope.value == scope,
                Part::Basis(name) => basis(claim).as_deref() == Some(name),
            },
        )
    }

    fn modality(&self) -> Verdict {
        let Some(gold) = self.fact.modality else {
            return Verdict::Unasked;
        };
        let said = |_: &Article, claim: &Claim| Some(claim.modality.value.name().to_owned());
        self.judge(gold.name(), said, |_, c| c.modality.value == gold)
    }

    fn time(&self) -> Verdict {
        let Some(gold) = &self.fact.as_of else {
            return Verdict::Unasked;
        };
        let times = |claim: &Claim| -> Vec<Period> {
            let slots = [&claim.period, &claim.as_of].into_iter().flatten();
            slots.map(|slot| slot.value.clone()).collect()
        };
        let shown = |period: &Period| format!("{} {:?} {:?}", period.name, period.from, period.to);
        self.judge(
            gold,
            |_, claim| times(claim).first().map(shown),
            |_, claim| times(claim).iter().any(|period| is_time(period, gold)),
        )
    }

    fn attribution(&self) -> Verdict {
        let Some(gold) = &self.fact.attribution else {
            return Verdict::Unasked;
        };
        let said = |article: &Article, claim: &Claim| {
            Some(
                article
                    .source()
                    .slice(claim.attribution?.value.words)
                    .to_owned(),
            )
        };
        self.judge(gold, said, |article, claim| {
            let who = claim.attribution.and_then(|slot| slot.value.entity);
            let named = who.map(|id| Slot::said(id, claim.quantity.span));
            said(article, claim).is_some_and(|said| same_words(&said, gold))
                || names_one(article, named.iter(), gold, self.synonyms)
        })
    }
}

fn name_of(article: &Article, slot: Option<&Slot<EntityId>>) -> Option<String> {
    slot.map(|slot| article.entity(slot.value).name.clone())
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

/// Whether the front matter names English or no language at all.
fn is_english(file: &str) -> bool {
    let front_matter = file.lines().take(20);
    let mut named = front_matter.filter_map(|line| line.strip_prefix("lang: "));
    named.next().is_none_or(|tag| tag.starts_with("en"))
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn the_language_is_that_of_the_front_matter() {
        assert!(is_english("Floods\n\nBy our staff"));
        assert!(is_english("---\nlang: en-IN\n---\n"));
        assert!(!is_english("---\ntitle: x\nlang: es\n---\n"));
    }
}
