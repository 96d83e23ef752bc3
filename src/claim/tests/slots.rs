//! Slots in one line: the text with `[[…]]` around each figure, and what its slot says. The lines of a slot stand in
//! `tests/<slot>.txt`, those of other languages behind a line `## <tag>`. In a text `//` starts a new paragraph, and a
//! first paragraph behind `# ` is a headline.

use crate::claim::{Article, Claim, EntityId};
use crate::ingest;
use crate::lang::Kind;
use crate::quantity::Unit;
use crate::testing::unmark;
use crate::text::{Meta, SourceId, Span};

/// What a claim has in a slot.
type Slot = fn(&Article, &Claim) -> String;

/// What is wrong with the reading of one line, if anything is.
fn wrong(tag: &str, line: &str, slot: Slot) -> Option<String> {
    let (marked, expected) = line.rsplit_once(" => ").expect("a line says what it means");
    let marked = marked
        .replace(" // ", "\n\n")
        .replace(" /- ", "\n- ")
        .replace(" /| ", "\n|");
    let (text, spans) = unmark(&marked);
    let source = ingest::markdown("a.md", &text).expect("a test is well-formed");
    let source = source.with_meta(Meta {
        lang: Some(tag.into()),
        ..Meta::default()
    });
    let article = Article::read(SourceId(0), source);
    let origin = |claim: &Claim| article.source().origin(claim.quantity.span);
    let says = |span: &Span| {
        let claim = article
            .claims()
            .iter()
            .find(|claim| origin(claim).overlaps(*span));
        claim.map_or("no claim".to_owned(), |claim| slot(&article, claim))
    };
    let found: Vec<String> = spans.iter().map(says).collect();
    let expected: Vec<&str> = expected.split('|').map(str::trim).collect();
    (found != expected).then(|| format!("{line}\n    {}", found.join(" | ")))
}

/// Checks every line of a slot.
#[track_caller]
fn check(lines: &str, slot: Slot) {
    let mut tag = "en";
    let mut faults = Vec::new();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("## ") {
            Some(other) => tag = other,
            None => faults.extend(wrong(tag, line, slot)),
        }
    }
    assert!(
        faults.is_empty(),
        "{} lines:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The words of a name, or `-`.
fn named(article: &Article, slot: Option<crate::claim::Slot<EntityId>>) -> String {
    slot.map_or("-".to_owned(), |slot| {
        article.entity(slot.value).name.clone()
    })
}

#[test]
fn every_figure_has_the_scope_its_own_phrase_gives_it() {
    check(include_str!("scope.txt"), |_, claim| {
        claim.scope.value.name().to_owned()
    });
}

#[test]
fn a_basis_is_read_where_it_is_stated() {
    check(include_str!("basis.txt"), |_, claim| {
        claim.basis.map_or("-", |slot| slot.value.name()).to_owned()
    });
}

#[test]
fn the_verb_that_governs_a_figure_says_how_certain_it_is() {
    check(include_str!("modality.txt"), |_, claim| {
        claim.modality.value.name().to_owned()
    });
}

#[test]
fn levels_starts_ends_and_sizes_of_a_change_are_told_apart() {
    check(include_str!("role.txt"), |_, claim| {
        claim.role.value.name().to_owned()
    });
}

#[test]
fn a_figure_is_said_by_the_nearest_who_speaks() {
    check(include_str!("attribution.txt"), |article, claim| {
        claim.attribution.map_or("-".to_owned(), |slot| {
            article.source().slice(slot.value.words).to_owned()
        })
    });
}

#[test]
fn a_place_narrows_the_figure_before_it() {
    check(include_str!("place.txt"), |article, claim| {
        named(article, claim.place)
    });
}

#[test]
fn a_figure_in_another_unit_is_the_same_claim() {
    check(include_str!("same.txt"), |article, claim| {
        claim.same_as.map_or("-".to_owned(), |same| {
            article.figure(&article.claims()[same]).to_owned()
        })
    });
}

#[test]
fn figures_of_a_list_are_paired_with_names_in_order() {
    check(include_str!("respectively.txt"), |article, claim| {
        named(
            article,
            claim
                .place
                .or(claim.subject.filter(|slot| slot.span.is_some())),
        )
    });
}

#[test]
fn every_figure_has_the_unit_that_stands_at_it_or_elsewhere() {
    check(include_str!("unit.txt"), |article, claim| {
        let figure = &claim.quantity;
        let value = figure
            .value()
            .map_or("?".to_owned(), |value| value.to_string());
        let unit = match (&figure.unit, figure.kind) {
            (_, Kind::Ordinal) => "ordinal",
            (Unit::Bare, Kind::Ratio) => "ratio",
            (Unit::Count(_) | Unit::Rate(_), _) => article.counted(claim).unwrap_or("-"),
            (unit, _) => unit.key(),
        };
        format!("{value} {unit}")
    });
}
