//! Slots in one line: a sentence with `[[…]]` around each figure, and who, what, whose, which part and how certain each
//! is, `-` for unknown or not said. The lines of every language stand in `tests/<tag>.txt`; a `?` before a line marks what
//! is not read yet, so that it is noticed once it is.

use crate::claim::{Article, Claim, EntityId, Slot};
use crate::ingest;
use crate::lang::{Modality, Scope};
use crate::testing::unmark;
use crate::text::{Meta, SourceId};

/// The article of the one sentence or two of `text`.
fn read(tag: &str, text: &str) -> Article {
    let source = ingest::plain("line.txt", text).expect("a line is text");
    let meta = Meta {
        lang: Some(tag.into()),
        ..Meta::default()
    };
    Article::read(SourceId(0), source.with_meta(meta))
}

/// `Siemens | profit | - | - | forecast`.
fn says(article: &Article, claim: &Claim) -> String {
    let name = |slot: &Slot<EntityId>| article.entity(slot.value).name.clone();
    let names: Vec<String> = claim.subject.iter().chain(&claim.joint).map(name).collect();
    let measure = claim
        .measure
        .as_ref()
        .map(|slot| slot.value.name().to_owned());
    let said = |word: &str, silent: bool| (!silent).then(|| word.to_owned());
    let (scope, modality) = (claim.scope.value, claim.modality.value);
    let slots = [
        (!names.is_empty()).then(|| names.join(", ")),
        measure,
        claim.object.as_ref().map(name),
        said(scope.name(), scope == Scope::Unstated),
        said(modality.name(), modality == Modality::Confirmed),
    ];
    slots.map(|slot| slot.unwrap_or("-".into())).join(" | ")
}

/// What is wrong with the reading of one line, if anything is.
fn wrong(tag: &str, line: &str) -> Option<String> {
    let (marked, wanted) = line.split_once(" => ").expect("a line has a `=>`");
    let (text, spans) = unmark(marked);
    let article = read(tag, &text);
    let found = spans.iter().map(|span| {
        let claim = article
            .claims()
            .iter()
            .find(|claim| claim.quantity.span.overlaps(*span));
        claim.map_or("no claim".to_owned(), |claim| says(&article, claim))
    });
    let found = found.collect::<Vec<_>>().join(" ; ");
    (found != wanted).then(|| format!("{text}\n  wanted {wanted}\n  found  {found}"))
}

#[track_caller]
fn check(tag: &str, lines: &str) {
    let lines = lines
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let judge = |line: &str| match line.strip_prefix("? ") {
        Some(gap) if wrong(tag, gap).is_none() => Some(format!("{gap}\n  is read now: drop the ?")),
        Some(_) => None,
        None => wrong(tag, line),
    };
    let wrong: Vec<String> = lines.filter_map(judge).collect();
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn german() {
    check("de", include_str!("de.txt"));
}

#[test]
fn french() {
    check("fr", include_str!("fr.txt"));
}

#[test]
fn spanish() {
    check("es", include_str!("es.txt"));
}

#[test]
fn portuguese() {
    check("pt", include_str!("pt.txt"));
}

#[test]
fn italian() {
    check("it", include_str!("it.txt"));
}

/// How certain figures are: `language | text => modality`, one for each figure.
#[test]
fn modalities() {
    let mut wrong = Vec::new();
    let lines = include_str!("modalities.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (tag, rest) = line.split_once(" | ").expect("a language");
        let (marked, wanted) = rest.split_once(" => ").expect("a line has a `=>`");
        let (text, spans) = unmark(marked);
        let article = read(tag, &text);
        let found = spans.iter().map(|span| {
            let mut claims = article.claims().iter();
            let claim = claims.find(|claim| claim.quantity.span.overlaps(*span));
            claim.map_or("no claim", |claim| claim.modality.value.name())
        });
        let found = found.collect::<Vec<_>>().join(" | ");
        if found != wanted {
            wrong.push(format!("{line}\n  found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
