//! Which names are one, within an article and between articles, and what a person may tell about them.

use crate::claim::{Article, Corpus, Directory, KnownName};
use crate::ingest;
use crate::text::Meta;

/// What is known, one name a line: `Orbit = Lumen, OL`, `Orbit Cloud < Orbit`, `Ana Reyes / Mateo Reyes`.
fn told(lines: &str) -> Directory {
    let known = lines.lines().map(|line| {
        let sign = line.find(['=', '<', '/']).expect("a line says something");
        let list = line[sign + 1..]
            .split(',')
            .map(|name| name.trim().to_owned());
        let (also, part, not) = match &line[sign..=sign] {
            "=" => (list.collect(), Vec::new(), Vec::new()),
            "<" => (Vec::new(), list.collect(), Vec::new()),
            _ => (Vec::new(), Vec::new(), list.collect()),
        };
        KnownName {
            name: line[..sign].trim().to_owned(),
            also_called: also,
            part_of: part,
            not_the_same_as: not,
        }
    });
    Directory::of(known.collect()).expect("nothing contradicts itself")
}

/// Whose figure the last one of `text` is, as the corpus knows them.
fn subject(directory: &Directory, tag: &str, text: &str) -> String {
    let corpus = corpus(directory, tag, &[text]);
    last_subject(&corpus, &corpus.articles()[0])
}

fn last_subject(corpus: &Corpus, article: &Article) -> String {
    let claim = article.claims().last().expect("a figure");
    let known = |slot: crate::claim::Slot<_>| corpus.known_as(article.id(), slot.value).to_owned();
    claim.subject.map_or("-".to_owned(), known)
}

fn corpus(directory: &Directory, tag: &str, texts: &[&str]) -> Corpus {
    let sources = texts.iter().enumerate().map(|(at, text)| {
        let source = ingest::markdown(&format!("{at:02}.md"), text).expect("text is text");
        source.with_meta(Meta {
            lang: Some(tag.to_owned()),
            ..Meta::default()
        })
    });
    Corpus::with(directory, sources)
}

/// Whether the last figures of two articles are of one and the same.
fn are_one(directory: &Directory, a: &str, b: &str) -> bool {
    let corpus = corpus(directory, "en", &[a, b]);
    let subjects: Vec<String> = (corpus.articles().iter())
        .map(|article| last_subject(&corpus, article))
        .collect();
    assert!(!subjects.contains(&"-".to_owned()), "{a} / {b}");
    subjects[0] == subjects[1]
}

#[test]
fn other_names_are_one_within_and_between_articles() {
    let known = told("Orbit = Lumen, the Altona start-up");
    let within =
        "People know Lumen well. The news is that the Altona start-up has raised $15 million.";
    assert_eq!(subject(&known, "en", within), "Orbit");
    assert_eq!(
        subject(&known, "en", "The Altona start-up has raised $15 million."),
        "Orbit"
    );
    assert_eq!(
        subject(
            &known,
            "en",
            "Castlewick said the Altona start-up has raised $15 million."
        ),
        "Orbit"
    );
    let (a, b) = (
        "The news is that Orbit has raised $15 million.",
        "It said Lumen has raised $15 million.",
    );
    assert!(are_one(&known, a, b));
    assert!(!are_one(&Directory::default(), a, b));
}

#[test]
fn a_longer_name_with_a_known_one_in_it_is_another() {
    let known = told("Orbit = Lumen");
    assert_eq!(
        subject(
            &known,
            "en",
            "The news is that Lumen Foods has raised $15 million."
        ),
        "Lumen Foods"
    );
}

#[test]
fn who_is_not_the_same_stays_apart_though_a_name_fits_both() {
    let (a, b) = (
        "They said Reyes has won. The news is that Ana Reyes has won $15 million.",
        "The news is that Reyes has won $16 million.",
    );
    assert!(are_one(&Directory::default(), a, b));
    let known = told("Ana Reyes / Reyes");
    assert!(!are_one(&known, a, b));
    let known = told("Ana Reyes = Reyes\nAna Reyes / Mateo Reyes\nMateo Reyes = Reyes");
    assert!(!are_one(&known, a, b));
    let told_of = "The news is that Mateo Reyes has won. Reyes has won $16 million.";
    assert!(!are_one(&known, a, told_of));
    let corpus = corpus(&known, "en", &[told_of]);
    assert_eq!(last_subject(&corpus, &corpus.articles()[0]), "Mateo Reyes");
}

#[test]
fn a_part_has_figures_of_its_own() {
    let text = "They said Orbit Cloud is new. The news is that Orbit has raised $15 million.";
    assert_eq!(subject(&Directory::default(), "en", text), "Orbit Cloud");
    let known = told("Orbit Cloud < Orbit");
    assert_eq!(subject(&known, "en", text), "Orbit");
    let whole = "The news is that Orbit has raised $40 million.";
    let part = "They said Orbit Cloud is new. The news is that Orbit Cloud has raised $15 million. Now Orbit knows.";
    assert!(are_one(&Directory::default(), whole, part));
    assert!(!are_one(&known, whole, part));
}

#[test]
fn one_name_of_two_makes_them_one_unless_somebody_says_otherwise() {
    let (a, b) = (
        "The news is that Orbit has raised $15 million.",
        "It said Lumen has raised $15 million.",
    );
    assert!(are_one(&told("Orbit = OL\nLumen = OL"), a, b));
    let apart = "Orbit = OL\nLumen = OL\nLumen / Orbit";
    assert!(!are_one(&told(apart), a, b));
}

#[test]
fn what_contradicts_itself_is_told() {
    let entry = |name: &str, also: &[&str], part: &[&str], not: &[&str]| KnownName {
        name: name.into(),
        also_called: also.iter().map(|name| (*name).to_owned()).collect(),
        part_of: part.iter().map(|name| (*name).to_owned()).collect(),
        not_the_same_as: not.iter().map(|name| (*name).to_owned()).collect(),
    };
    let problem = |entries: Vec<KnownName>| Directory::of(entries).unwrap_err().problem;
    assert_eq!(
        problem(vec![entry("Orbit", &["Lumen"], &[], &["lumen"])]),
        "`Orbit` is not the same as `lumen`, and also called so"
    );
    assert_eq!(
        problem(vec![entry("Orbit", &["Lumen"], &["Lumen"], &[])]),
        "`Orbit` is part of `Lumen`, and also called so"
    );
    assert_eq!(
        problem(vec![entry("Orbit", &[], &["Orbit"], &[])]),
        "`Orbit` cannot be part of itself"
    );
    assert_eq!(
        problem(vec![
            entry("Orbit", &[], &["Lumen"], &[]),
            entry("Lumen", &[], &["Orbit"], &[])
        ]),
        "`Lumen` and `Orbit` are parts of each other"
    );
    let through = vec![
        entry("Orbit", &["Lumen"], &[], &["Altona"]),
        entry("Lumen", &["Altona"], &[], &[]),
    ];
    assert!(Directory::of(through).is_err());
}

#[test]
fn the_texts_own_names_are_one_where_only_one_fits() {
    let cases = [
        (
            "en",
            "It said Mateo Reyes has won. The news is that M. Reyes has won $15 million.",
            "Mateo Reyes",
        ),
        (
            "en",
            "It said Ana María Reyes has won. The news is that Ana Reyes has won $15 million.",
            "Ana María Reyes",
        ),
        (
            "en",
            "It said Mateo Reyes has won. It said Ana Reyes has won. The news is that Reyes has won $15 million.",
            "Reyes",
        ),
        (
            "en",
            "It said Mateo Reyes and Maria Reyes have won. The news is that M. Reyes has won $15 million.",
            "M. Reyes",
        ),
        (
            "en",
            "It said Altona University has won. The news is that Altona has won $15 million.",
            "Altona",
        ),
        (
            "en",
            "It said North Altona has won. The news is that Altona has won $15 million.",
            "Altona",
        ),
        (
            "en",
            "It said the Bank of Altona has won. The news is that Altona has won $15 million.",
            "Altona",
        ),
        (
            "en",
            "It said Orbit Foods has won. The news is that Orbit has won $15 million.",
            "Orbit Foods",
        ),
        (
            "en",
            "It said Hans Müller has won. The news is that Mueller has won $15 million.",
            "Hans Müller",
        ),
        (
            "en",
            "It said Hans Müller has won. The news is that Muller has won $15 million.",
            "Hans Müller",
        ),
        (
            "en",
            "It said the European Savings Bank has won. The news is that the ESB has won $15 million.",
            "European Savings Bank",
        ),
    ];
    for (tag, text, expected) in cases {
        assert_eq!(
            subject(&Directory::default(), tag, text),
            expected,
            "{text}"
        );
    }
}

#[test]
fn full_names_that_differ_are_two_though_both_are_called_by_one_word() {
    let none = Directory::default();
    let mateo = "It said Mateo Reyes has won. The news is that Reyes has won $15 million.";
    let ana = "It said Ana Reyes has won. The news is that Reyes has won $16 million.";
    assert!(!are_one(&none, mateo, ana));
    assert!(are_one(
        &none,
        mateo,
        "The news is that Reyes has won $16 million."
    ));
    assert!(are_one(
        &none,
        mateo,
        "It said M. Reyes has won. The news is that Reyes has won $16 million."
    ));
    let bank = "It said Orbit Foods has won. The news is that Orbit has won $15 million.";
    assert!(are_one(
        &none,
        bank,
        "It said Orbit Foods Ltd has won. The news is that Orbit has won $16 million."
    ));
}

/// Whose the last figure of each line is, behind ` | `; `-` where the text leaves it open.
#[track_caller]
fn subjects(tag: &str, lines: &str) {
    let none = Directory::default();
    for line in lines.trim().lines() {
        let (text, expected) = line.trim().split_once(" | ").expect("text | subject");
        let corpus = corpus(&none, tag, &[&text.replace(" // ", "\n\n")]);
        let article = &corpus.articles()[0];
        let claim = article.claims().last().expect("a figure");
        let names = claim.subject.iter().filter(|slot| !slot.why.is_weak());
        let names: Vec<&str> = (names.chain(&claim.joint))
            .map(|slot| corpus.known_as(article.id(), slot.value))
            .collect();
        let found = if names.is_empty() {
            "-".to_owned()
        } else {
            names.join(", ")
        };
        assert_eq!(found, expected, "{tag}: {text}");
    }
}

#[test]
fn one_of_two_and_both_are_who_was_named_before() {
    subjects(
        "en",
        "
        The news is that Orbit met Lumen on Monday. The former employs 340 people. | Orbit
        The news is that Orbit met Lumen on Monday. The latter employs 340 people. | Lumen
        The news is that Orbit met Lumen and Altona on Monday. The latter employs 340 people. | -
        The news is that Orbit met Lumen on Monday. Both employ 340 people. | Orbit, Lumen
        The news is that Orbit met Lumen on Monday. Both companies employ 340 people. | Orbit, Lumen
        The news is that Orbit met Lumen on Monday. The two companies employ 340 people. | -
        The news is that Orbit met Lumen on Monday. The pair employ 340 people. | -
        The news is that Orbit was sold. Its rival employs 340 people. | -
        The news is that Orbit was sold. Its larger rival employs 340 people. | -
        The news is that Orbit was sold. Its larger rival Lumen employs 340 people. | Lumen
        The news is that Orbit was sold. Its rival, Lumen, employs 340 people. | Lumen
        It is known that Orbit's rival employs 340 people. | -
        It is known that Orbit's rival Lumen employs 340 people. | Lumen
        Mayor Ana Ruiz was there. Her husband employs 340 people. | -
        ",
    );
    subjects(
        "de",
        "Die Firma Orbit wurde verkauft. Ihr größter Rivale beschäftigt 340 Menschen. | -",
    );
    subjects(
        "fr",
        "On sait que Orbit a été vendue. Son rival emploie 340 personnes. | -",
    );
    subjects(
        "es",
        "Se sabe que Orbit fue vendida. Su rival emplea a 340 personas. | -",
    );
    subjects(
        "pt",
        "Sabe-se que a Orbit foi vendida. Sua rival emprega 340 pessoas. | -",
    );
    subjects(
        "it",
        "Si sa che Orbit è stata venduta. Il suo rivale impiega 340 persone. | -",
    );
}

#[test]
fn a_noun_that_explains_a_name_stands_for_it() {
    subjects(
        "en",
        "
        It is known that Orbit, a maker of sensors, was sold. Then Lumen met Altona. The maker employs 340 people. | Orbit
        It is known that Orbit, a maker of sensors, was sold. Then Lumen met Altona. The sensor maker employs 340 people. | Orbit
        It is known that Orbit, a foundry in Calder, was sold. Then Lumen met Altona. The foundry employs 340 people. | Orbit
        It is known that chipmaker Orbit was sold. Then Lumen met Altona. The chipmaker employs 340 people. | Orbit
        ",
    );
    subjects(
        "de",
        "Bekannt ist, dass das Unternehmen Orbit, eine Gießerei aus Kassel, verkauft wurde. Die Gießerei beschäftigt 340 Menschen. | Orbit",
    );
    subjects(
        "es",
        "Se sabe que Orbit, fabricante de sensores, fue vendida. Lumen no. El fabricante emplea a 340 personas. | Orbit",
    );
}

#[test]
fn bylines_credits_and_agencies_have_no_figures() {
    for text in [
        "By Ana Ruiz // They said 340 jobs will go.",
        "Photo: Meridian // They said 340 jobs will go.",
        "© 2024 Meridian // They said 340 jobs will go.",
        "Kassel (Meridian) - They said 340 jobs will go.",
        "CALDER, Altona, March 3 (Meridian) - They said 340 jobs will go.",
    ] {
        subjects("en", &format!("{text} | -"));
        let corpus = corpus(
            &Directory::default(),
            "en",
            &[&text.replace(" // ", "\n\n")],
        );
        assert!(
            corpus.articles()[0]
                .entities()
                .iter()
                .all(|e| !["Meridian", "Ana Ruiz"].contains(&e.name.as_str())),
            "{text}"
        );
    }
}

#[test]
fn words_that_belong_to_a_name_stay_with_it_and_titles_do_not() {
    let named = |text: &str| {
        let corpus = corpus(&Directory::default(), "en", &[text]);
        let names = corpus.articles()[0].entities().iter();
        names.map(|entity| entity.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        named("It was said that the New Altona Saints have won."),
        ["New Altona Saints"]
    );
    assert_eq!(
        named("It was said that Surrey Police have come."),
        ["Surrey Police"]
    );
    assert_eq!(
        named("It was said that Superior Court Judge Ana M. Ruiz would come."),
        ["Superior Court", "Ana M. Ruiz"]
    );
    assert_eq!(
        named("It was late, and I'm told I've won."),
        Vec::<String>::new()
    );
}

#[test]
fn initials_are_the_only_name_of_the_story_that_has_them() {
    let long = "It was said that the Altona Savings Bank of Calder met Lumen and Castlewick. The news is that the Altona Savings Bank has invested $15 million.";
    let short = "It was said that Lumen and Castlewick met the ASB of Calder. The news is that the ASB has invested $16 million.";
    assert!(are_one(&Directory::default(), long, short));
    let other = "It was said that Lumen and Castlewick met the ABC of Calder. The news is that the ABC has invested $16 million.";
    assert!(!are_one(&Directory::default(), long, other));
}
