//! What a person may write down, and what is said about what they may not.

use super::parse;
use crate::claim::Fact;

const FACT: &str = "- subject: Norvik Energy\n  measure: job cuts\n  value: \"2,400\"\n  as of: 2025-12-31\n  source: annual report\n";

/// The only fact of a file.
fn fact(yaml: &str) -> Fact {
    let mut record = parse("r.yaml", yaml).unwrap_or_else(|error| panic!("{yaml}\n{error}"));
    record.facts.pop().expect(yaml)
}

/// The fact with other lines: each takes the place of the line of its key, or comes behind.
fn with(lines: &[&str]) -> String {
    let mut yaml: Vec<String> = FACT.lines().map(str::to_owned).collect();
    for line in lines {
        let (key, value) = line.split_once(':').unwrap();
        let own = yaml
            .iter_mut()
            .find(|old| old[2..].starts_with(&format!("{key}:")));
        match own {
            Some(old) => *old = format!("{}{key}:{value}", &old[..2]),
            None => yaml.push(format!("  {line}")),
        }
    }
    yaml.join("\n") + "\n"
}

#[test]
fn an_empty_file_says_nothing() {
    for yaml in [
        "",
        "# nothing yet\n",
        "---\n",
        "[]\n",
        "facts:\n",
        "language: de\nfacts: []\n",
    ] {
        assert!(parse("r.yaml", yaml).unwrap().facts.is_empty(), "{yaml}");
    }
}

#[test]
fn everything_that_is_written_is_kept() {
    let found = fact(&with(&[
        "measure: employees",
        "value: about 41,000 people",
        "object: Lumen",
        "place: Norland",
        "scope: per_year",
        "period: 2025-Q4",
        "as of: 2026-01",
        "valid from: 2025-12-31",
        "until: 2026-06",
        "source: annual report, page 12",
        "note: without agency staff",
        "story: merger",
    ]));
    let iso = |time: Option<crate::claim::Period>| time.and_then(|time| time.iso());
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    assert_eq!(found.subject.as_deref(), Some("Norvik Energy"));
    assert_eq!(found.measure, "employees");
    assert_eq!(found.written, "about 41,000 people");
    assert_eq!(found.figure.value(), Some(41_000.into()));
    assert_eq!(found.object.as_deref(), Some("Lumen"));
    assert_eq!(found.place.as_deref(), Some("Norland"));
    assert_eq!(found.scope.map(crate::lang::Scope::name), Some("per_year"));
    assert_eq!(iso(found.period).as_deref(), Some("2025-Q4"));
    assert_eq!(iso(found.as_of).as_deref(), Some("2026-01"));
    assert_eq!(day(found.valid_from).as_deref(), Some("2025-12-31"));
    assert_eq!(day(found.until).as_deref(), Some("2026-06-30"));
    assert_eq!(found.source, "annual report, page 12");
    assert_eq!(found.note.as_deref(), Some("without agency staff"));
    assert_eq!(found.story.as_deref(), Some("merger"));
}

#[test]
fn a_measure_is_called_by_its_name_or_by_a_word_for_it_in_any_language() {
    for (words, name) in [
        ("job cuts", "job cuts"),
        ("Job_cuts", "job cuts"),
        ("layoffs", "job cuts"),
        ("Entlassungen", "job cuts"),
        ("employees", "employees"),
        ("Mitarbeiter", "employees"),
    ] {
        assert_eq!(
            fact(&with(&[&format!("measure: {words}")])).measure,
            name,
            "{words}"
        );
    }
}

#[test]
fn figures_are_read_as_the_reader_of_figures_does() {
    let read = |value: &str, language: &str, measure: &str| {
        let found = fact(&with(&[
            &format!("value: {value}"),
            &format!("language: {language}"),
            &format!("measure: {measure}"),
        ]));
        (
            found.figure.value().unwrap().normalize().to_string(),
            found.figure.unit.key(),
        )
    };
    for (value, language, measure, number, unit) in [
        ("2400", "en", "job cuts", "2400", "count"),
        ("2,400", "en", "job cuts", "2400", "count"),
        ("2,400 jobs", "en", "job cuts", "2400", "count"),
        ("2025", "en", "job cuts", "2025", "count"),
        ("\"2.400\"", "de", "job cuts", "2400", "count"),
        ("2.400 Stellen", "de", "job cuts", "2400", "count"),
        ("\"$2.4 billion\"", "en", "revenue", "2400000000", "USD"),
        (
            "\"2,4 Milliarden Euro\"",
            "de",
            "revenue",
            "2400000000",
            "EUR",
        ),
        ("4.1%", "en", "unemployment", "4.1", "%"),
        ("4,10 %", "de", "unemployment", "4.1", "%"),
        ("4,1 por ciento", "es", "unemployment", "4.1", "%"),
    ] {
        let found = read(value, language, measure);
        assert_eq!(found, (number.to_owned(), unit), "{value} {language}");
    }
}

#[test]
fn the_file_may_say_in_which_language_its_figures_are() {
    let facts = FACT.replace("2,400", "2.400").replace('\n', "\n  ");
    let found = fact(&format!("language: de\nfacts:\n  {}\n", facts.trim()));
    assert_eq!(found.figure.value(), Some(2_400.into()));
}

#[test]
fn what_cannot_be_read_is_told_with_place_and_help() {
    for (lines, said) in [
        (
            &["measure: job cutz"][..],
            "2:12: no measure is called `job cutz`; did you mean `job cuts`?",
        ),
        (
            &["measure: weather"],
            "2:12: no measure is called `weather`",
        ),
        (
            &["measures: job cuts"],
            "6:3: unknown key `measures`; did you mean `measure`?",
        ),
        (
            &["weather: fine"],
            "6:3: unknown key `weather`; there are subject, ",
        ),
        (&["as_of: 2025"], "6:3: `as_of` stands here twice"),
        (&["value: many"], "3:10: no figure stands here"),
        (&["value: 2,400 of 41,000"], "3:10: 2 numbers stand here"),
        (
            &["value: \"$2.4 billion\""],
            "3:10: `job cuts` is told in count, and this is read as money",
        ),
        (&["value: 2.400"], "3:10: "),
        (&["value:"], "3:9: nothing stands here"),
        (
            &["value: [2400]"],
            "3:10: invalid type: sequence, expected words or a figure",
        ),
        (&["subject: ' '"], "1:12: nothing stands here"),
        (
            &["as of: yesterday"],
            "4:10: `yesterday` is no time that can be read",
        ),
        (
            &["as of: 2025-02-30"],
            "4:10: `2025-02-30` is no time that can be read",
        ),
        (&["until: 2025-11"], "6:10: it ends before it begins"),
        (
            &["scope: per years"],
            "6:10: no scope is called `per years`; did you mean `per_year`?",
        ),
        (&["scope: whole"], "6:10: no scope is called `whole`"),
        (
            &["language: xx"],
            "6:13: figures cannot be read in `xx`; there are ",
        ),
    ] {
        let found = parse("r.yaml", &with(lines))
            .expect_err(&with(lines))
            .to_string();
        assert!(
            found.starts_with(&format!("r.yaml:{said}")),
            "{lines:?}\n{found}"
        );
        assert!(found.contains("; "), "{found}");
    }
}

#[test]
fn a_missing_line_and_another_shape_are_told() {
    let without = |key: &str| {
        let lines = FACT.lines().filter(|line| !line.contains(key));
        let yaml = lines.collect::<Vec<_>>().join("\n").replacen("  ", "- ", 1);
        match key {
            "subject" => yaml,
            _ => FACT
                .lines()
                .filter(|line| !line.contains(key))
                .collect::<Vec<_>>()
                .join("\n"),
        }
    };
    for (yaml, said) in [
        (
            without("subject"),
            "1:3: no `subject`: whose figure it is; add the line",
        ),
        (
            without("measure"),
            "1:3: no `measure`: what is counted or measured; add the line",
        ),
        (
            without("value"),
            "1:3: no `value`: the figure itself; add the line",
        ),
        (
            without("source"),
            "1:3: no `source`: where it was verified; add the line",
        ),
        (
            without("as of"),
            "2:12: `job cuts` changes with time, and nothing says when; add `as of`, `valid from` or `period`",
        ),
        (
            "Norvik\n".to_owned(),
            "1:1: invalid type: string \"Norvik\", expected a list of facts",
        ),
        (
            "- Norvik\n".to_owned(),
            "1:3: invalid type: string \"Norvik\", expected a fact",
        ),
        (
            "- subject: [\n".to_owned(),
            "1:12: invalid type: sequence, expected words or a figure",
        ),
        (
            "norvik: 1\n".to_owned(),
            "1:1: unknown key `norvik`; there are `language` and `facts`",
        ),
        (
            "language: xx\nfacts: []\n".to_owned(),
            "1:11: language: figures cannot be read in `xx`",
        ),
        (
            "facts: 1\n".to_owned(),
            "1:8: facts: invalid type: integer `1`, expected a list of facts",
        ),
        (
            "facts: []\nfacts: []\n".to_owned(),
            "2:1: `facts` stands here twice",
        ),
        (
            "- measure: deaths\n  value: 12\n  as of: 2025\n  source: police\n".to_owned(),
            "1:3: no `story`: which event it belongs to; add the line",
        ),
    ] {
        let found = parse("r.yaml", &yaml).expect_err(&yaml).to_string();
        assert!(
            found.starts_with(&format!("r.yaml:{said}")),
            "{yaml}\n{found}"
        );
    }
}

#[test]
fn two_facts_of_one_time_are_told_where_the_second_stands() {
    let two = |second: &[&str]| format!("{FACT}{}", with(second));
    for (second, said) in [
        (&[][..], Some("8:10: this fact stands here twice; ")),
        (
            &["value: 2,500"],
            Some("8:10: of the same time the record already says 2,400; "),
        ),
        (&["subject: NORVIK ENERGY", "value: 2,500"], Some("8:10: ")),
        (
            &["as of: 2025-11-30", "until: 2026-01", "value: 2,500"],
            Some("8:10: "),
        ),
        (&["as of: 2025-11-30", "value: 2,500"], None),
        (&["value: 2,500", "place: Norland"], None),
        (&["value: 2,500", "subject: Norvik"], None),
        (&["value: 2,500", "period: 2024"], None),
        (&["value: 5%", "measure: unemployment"], None),
    ] {
        let found = parse("r.yaml", &two(second)).map_err(|error| error.to_string());
        match (said, found) {
            (Some(said), Err(found)) => {
                assert!(
                    found.starts_with(&format!("r.yaml:{said}")),
                    "{second:?}\n{found}"
                );
            }
            (None, Ok(record)) => assert_eq!(record.facts.len(), 2),
            (_, found) => panic!("{second:?}\n{found:?}"),
        }
    }
}
