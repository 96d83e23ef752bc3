//! Whose figure it is: one text a line, and the subject of its last figure behind ` | `. A `~` marks a guess from the
//! article as a whole, `-` none.

use crate::claim::Article;
use crate::ingest;
use crate::text::{Meta, SourceId};

/// The subject of the last claim of `text`, read in the language `tag`.
fn subject(tag: &str, text: &str) -> String {
    let source = ingest::plain("a.txt", text).expect("text is text");
    let source = source.with_meta(Meta {
        lang: Some(tag.to_owned()),
        ..Meta::default()
    });
    let article = Article::read(SourceId(0), source);
    let claim = article.claims().last().expect("a figure");
    claim.subject.map_or("-".to_owned(), |slot| {
        let guess = if slot.why.is_weak() { "~" } else { "" };
        format!("{guess}{}", article.entity(slot.value).name)
    })
}

#[track_caller]
fn check(tag: &str, cases: &str) {
    for case in cases.trim().lines() {
        let (text, expected) = case.trim().split_once(" | ").expect("text | subject");
        assert_eq!(subject(tag, text), expected, "{tag}: {text}");
    }
}

#[test]
fn the_subject_is_the_first_name_of_the_clause_that_can_be_one() {
    check(
        "en",
        "
        The price of steel fell, but Orbit will spend $15 million. | Orbit
        The team of Orbit, which paid Altona $15 million, met. | Orbit
        Everybody knows that Orbit, the maker of Lumen, has 340 staff. | Orbit
        The fund said Germany's Orbit raised $15 million. | Orbit
        At the gate the men of Calder said Orbit had 340 staff. | Orbit
        The news from Altona is that Orbit has lost 340 jobs. | Orbit
        ",
    );
}

#[test]
fn who_only_speaks_bears_no_figure() {
    check(
        "en",
        "
        In May the firm Orbit was sold. Mayor Ana Ruiz said it was worth $15 million. | Orbit
        Everybody knew Orbit. Governor Ana Ruiz expects 340 jobs to go. | ~Orbit
        ",
    );
}

#[test]
fn plain_nouns_are_subjects_where_they_open_a_clause_or_stand_before_a_verb() {
    check(
        "en",
        "
        For Orbit it was cheap. Season tickets are up 6%. | ticket
        ($1 = 0.8929 euros) | exchange rate
        ",
    );
}

#[test]
fn small_words_signs_and_initials_join_names() {
    check(
        "en",
        "
        Everybody knows the Bank of Altona will spend $15 million. | Bank of Altona
        It is known that George W. Lumen has won $15 million. | George W. Lumen
        It is known that Kettle & Kin will spend $15 million. | Kettle & Kin
        It is known that Ana van der Berg has won $15 million. | Ana van der Berg
        ",
    );
}

#[test]
fn german_nouns_are_no_names() {
    check(
        "de",
        "
        Der Wettbewerb ist hart, sagte Ruiz. Der Weltmarkt wächst um 15 Prozent. | -
        Das Unternehmen Orbit hat 340 Beschäftigte. | Orbit
        ",
    );
}
