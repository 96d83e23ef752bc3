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
    let wrong = cases.trim().lines().filter_map(|case| {
        let (text, expected) = case.trim().split_once(" | ").expect("text | subject");
        let found = subject(tag, text);
        (found != expected).then(|| format!("{tag}: {text}\n  wanted {expected}\n  found  {found}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
        For Orbit it was cheap. The krone weakened to 11.52 per euro. | exchange rate
        For Orbit it was cheap. Only 14% of borrowers have a fixed rate. | borrower
        For Orbit it was cheap. Gartner expects the market for AI software to reach $297 billion. | AI software
        ",
    );
    check(
        "fr",
        "
        Pour Orbit, c'est cher. Les emprunteurs ont remboursé 3 millions d'euros. | borrower
        ",
    );
    check(
        "de",
        "
        Das ist teuer für Orbit. Die Sparer haben 3 Milliarden Euro abgehoben. | saver
        ",
    );
}

#[test]
fn names_in_a_list_without_a_verb_bear_their_own_figures() {
    check(
        "en",
        "
        The party Orbit won 12.6% of the votes, Lumen 9.9%. | Lumen
        The party Orbit won 12.6% of the votes, the Lumen Alliance 9.9% and 24. | Lumen Alliance
        The firm Orbit spent $15 million in Altona, and $20 million in Dayton. | Orbit
        ",
    );
}

#[test]
fn a_clause_that_narrows_a_noun_is_not_about_the_name_in_it() {
    check(
        "en",
        "
        The firm Orbit owns a factory in Altona that will cost $15 million. | Orbit
        The firm Orbit moved to Altona, which has 84,000 inhabitants. | Altona
        ",
    );
}

#[test]
fn who_sells_or_is_quoted_bears_nothing() {
    check(
        "en",
        "
        Orbit is a company. Orbit had made a bid. In May the board of Lumen turned down a bid of $48 million. | ~Orbit
        The firm Orbit was sold. Chief executive Ana Ruiz fumed: “It made a profit of $15 million.” | Orbit
        ",
    );
}

#[test]
fn a_measure_only_firms_have_is_no_persons() {
    check(
        "en",
        "
        Orbit is a company in Altona. In May the mayor Ana Ruiz met Orbit. Ana Ruiz cheered a revenue of $15 million. | ~Orbit
        ",
    );
}

#[test]
fn a_headline_that_names_nobody_says_what_the_article_is_about() {
    let text = "---\ntitle: What the cut means for your mortgage\nlang: en\n---\n\n\
                The Bank of Altona lowered its key rate on Thursday.\n\nThe average variable cost was 4.9%.\n";
    let source = ingest::markdown("a.md", text).expect("it is text");
    let article = Article::read(SourceId(0), source);
    let claim = article.claims().last().expect("a figure");
    let subject = claim.subject.expect("a subject");
    assert_eq!(article.entity(subject.value).name, "mortgage");
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
