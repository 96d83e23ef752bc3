//! `claimlint figures`: what editors and scorers see of the reader.
#![expect(
    clippy::disallowed_methods,
    reason = "snapshots ask where their test lies"
)]

use super::cli::Desk;
use serde_json::{Value, json};
use snapbox::str;

const ENGLISH: &str = "---
title: Orbit pays $15 billion
lang: en
---

Orbit pays roughly $15 billion for
the maker of **GPT-4** and cuts 4,213 jobs.

- growth of 1.5%
";

const SPANISH: &str = "La empresa invertirá 1.500 millones de euros en la fábrica, un 12,5 % más de lo \
que había anunciado el año pasado, según dijo el consejo de administración.\n";

const GERMAN: &str = "Das Unternehmen will 1,5 Milliarden Euro in das Werk stecken, teilte der Vorstand \
gestern mit. Der Umsatz sank dagegen um 12,5 Prozent.\n";

/// The lines that `line` prints, each as an object.
#[track_caller]
fn mentions(desk: &Desk, line: &str) -> Vec<Value> {
    let run = desk.run(line).code(0);
    let output = run.get_output();
    assert!(output.stderr.is_empty(), "{line} says something beside");
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let object = |line| serde_json::from_str(line).expect("a JSON object a line");
    lines.lines().map(object).collect()
}

/// The mention of `quote`.
#[track_caller]
fn mention<'a>(mentions: &'a [Value], quote: &str) -> &'a Value {
    let found = mentions.iter().find(|mention| mention["quote"] == quote);
    found.unwrap_or_else(|| panic!("no {quote} in {mentions:#?}"))
}

fn desk(name: &str, text: &str) -> Desk {
    let desk = Desk::new();
    desk.write(name, text);
    desk
}

#[test]
fn the_text_is_shown_with_its_figures_and_what_they_are() {
    let desk = desk("a.md", ENGLISH);
    let run = desk.run("figures a.md").code(0);
    run.stderr_eq("").stdout_eq(str![[r#"
a.md
  language en (given), separators 1,234.5 (1 figure shows it)
  4 figures, 1 number skipped

  2  # Orbit pays [$15 billion]
       [$15 billion]  money     15 billion USD

  6  Orbit pays roughly [$15 billion] for the maker of GPT-{4} and cuts [4,213] jobs.
       [$15 billion]  money     15 billion USD, about (“roughly”): 13.5 billion to 16.5 billion
       {4}            skipped   product-name
       [4,213]        count     4213 × job, down

  9  - growth of [1.5%]
       [1.5%]  percent   1.5%, up


"#]]);
}

#[test]
fn a_narrow_terminal_gets_narrow_lines() {
    let desk = desk(
        "a.md",
        &ENGLISH.replace("the maker", &"the maker ".repeat(30)),
    );
    for (columns, most) in [("1", 60), ("80", 80), ("500", 120)] {
        let run = desk
            .command("figures a.md")
            .env("COLUMNS", columns)
            .assert();
        let shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
        let body = shown.lines().skip(3);
        let widest = body.map(|line| line.chars().count()).max();
        assert!(
            widest.is_some_and(|w| w <= most && w + 20 > most),
            "{shown}"
        );
    }
}

#[test]
fn figures_have_colours_where_they_are_wanted() {
    let desk = desk("a.md", ENGLISH);
    let coloured = |line: &str| desk.run(line).get_output().stdout.contains(&0x1b);
    assert!(coloured("figures --color always a.md"));
    assert!(!coloured("figures a.md"));
}

#[test]
fn a_row_of_a_table_is_one_line() {
    let desk = desk(
        "a.md",
        "| Year | Sales |\n|---|---|\n| 2024 | $10 million |\n",
    );
    let run = desk.run("figures --lang en a.md").code(0);
    let shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(shown.contains("\n  3  [2024] | [$10 million]\n"), "{shown}");
}

#[test]
fn a_line_gives_all_that_was_read_of_a_figure() {
    let desk = desk("a.md", ENGLISH);
    let mentions = mentions(&desk, "figures --format jsonl a.md");
    let start = ENGLISH.find("$15 billion for").expect("in the body");
    let figure = mentions.iter().find(|mention| mention["start"] == start);
    let expected = json!({
        "file": "a.md", "start": start, "end": start + 11, "quote": "$15 billion", "kind": "money",
        "value": "15000000000", "low": "13500000000", "high": "16500000000",
        "low_open": false, "high_open": false, "unit": null, "currency": "USD", "noun": null,
        "hedge": "about", "direction": null,
        "readings": [{"value": "15000000000", "why": "as-written"}], "lang": "en", "skipped": null
    });
    assert_eq!(figure, Some(&expected));
    let jobs = mentions.iter().find(|mention| mention["noun"] == "job");
    let jobs = jobs.expect("jobs are counted");
    assert_eq!(
        (&jobs["kind"], &jobs["unit"]),
        (&json!("count"), &Value::Null)
    );
    assert_eq!(mention(&mentions, "1.5%")["unit"], "%");
}

#[test]
fn a_skipped_number_gives_its_reason_and_nothing_else() {
    let desk = desk("a.md", ENGLISH);
    let mentions = mentions(&desk, "figures --format jsonl a.md");
    let skipped: Vec<_> = mentions
        .iter()
        .filter(|m| !m["skipped"].is_null())
        .collect();
    assert_eq!(skipped.len(), 1, "{skipped:#?}");
    let (start, end) = (&skipped[0]["start"], &skipped[0]["end"]);
    let place = |n: &Value| n.as_u64().expect("a number") as usize;
    let expected = json!({
        "file": "a.md", "start": start, "end": end, "quote": &ENGLISH[place(start)..place(end)],
        "kind": null, "value": null, "low": null, "high": null, "low_open": null, "high_open": null,
        "unit": null, "currency": null, "noun": null, "hedge": null, "direction": null,
        "readings": [], "lang": "en", "skipped": "product-name"
    });
    assert_eq!(skipped[0], &expected);
}

#[test]
fn ends_that_are_open_and_ends_that_are_none() {
    let text = "It paid more than $8 billion, at most 40% and between $2 million and $3 million.\n";
    let desk = desk("a.txt", text);
    let mentions = mentions(&desk, "figures --lang en --format jsonl a.txt");
    let over = mention(&mentions, "$8 billion");
    assert_eq!(
        (&over["hedge"], &over["low_open"]),
        (&json!("over"), &json!(true))
    );
    let most = mention(&mentions, "40%");
    assert_eq!((&most["low"], &most["high"]), (&Value::Null, &json!("40")));
    let range = mentions.iter().find(|mention| mention["hedge"] == "range");
    let range = range.expect("two ends");
    assert_eq!(
        (&range["value"], &range["readings"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(
        (&range["low"], &range["high"]),
        (&json!("2000000"), &json!("3000000"))
    );
}

#[test]
fn places_are_those_of_the_file() {
    let page = "<html lang=\"en\"><p>It paid &#36;5&nbsp;million &mdash; or 7%.</p></html>";
    let desk = desk("a.html", page);
    let mentions = mentions(&desk, "figures --format jsonl a.html");
    let place = |n: &Value| n.as_u64().expect("a number") as usize;
    let at = |m: &Value| page[place(&m["start"])..place(&m["end"])].to_owned();
    let places: Vec<_> = mentions.iter().map(at).collect();
    assert_eq!(places, ["&#36;5&nbsp;million", "7%"]);
}

#[test]
fn articles_in_other_languages_are_read_in_theirs() {
    for (text, lang, quote) in [
        (SPANISH, "es", "1.500 millones de euros"),
        (GERMAN, "de", "1,5 Milliarden Euro"),
    ] {
        let desk = desk("a.txt", text);
        let mentions = mentions(&desk, "figures --format jsonl a.txt");
        let money = mention(&mentions, quote);
        assert_eq!(
            (&money["lang"], &money["currency"]),
            (&json!(lang), &json!("EUR"))
        );
        assert_eq!(money["value"], "1500000000");
        let run = desk.run("figures a.txt").code(0);
        let shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
        let heading = format!("language {lang} (detected), separators 1.234,5 (");
        assert!(shown.contains(&heading), "{shown}");
        assert!(shown.contains(" it)\n"), "{shown}");
    }
}

#[test]
fn a_language_given_decides_for_every_article() {
    let desk = desk("a.txt", "1.500\n");
    desk.write("b.md", "---\nlang: en\n---\n\n1.500\n");
    let value = |line: &str| -> Vec<Value> {
        let mentions = mentions(&desk, line);
        mentions.iter().map(|m| m["value"].clone()).collect()
    };
    let line = "figures --format jsonl a.txt b.md --lang";
    assert_eq!(value(&format!("{line} en")), ["1.5", "1.5"]);
    assert_eq!(value(&format!("{line} de")), ["1500", "1500"]);
    assert_eq!(value(&format!("{line} de-AT")), ["1500", "1500"]);
}

#[test]
fn an_unknown_language_names_those_there_are() {
    let desk = desk("a.txt", "1.500\n");
    let run = desk.run("figures a.txt --lang xx").code(2).stdout_eq("");
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(
        said.starts_with("error: invalid value 'xx' for '--lang <TAG>': "),
        "{said}"
    );
    assert!(said.contains(&claimlint::languages().join(", ")), "{said}");
}

#[test]
fn a_language_without_tables_is_named() {
    let desk = desk("a.md", "---\nlang: xx\n---\n\nIt paid $15 billion.\n");
    desk.write("b.md", ENGLISH);
    for format in ["annotated", "jsonl"] {
        let line = format!("figures --format {format}");
        desk.run(&format!("{line} a.md"))
            .code(0)
            .stdout_eq("")
            .stderr_eq(str![[r#"
note: figures not read, for want of tables for the language: a.md (xx)

"#]]);
        let run = desk.run(&format!("{line} a.md b.md")).code(0);
        assert!(!run.get_output().stdout.is_empty());
    }
}

#[test]
fn a_text_without_figures_is_shown_all_the_same() {
    let desk = desk("a.txt", "Nothing was said about the sum that evening.\n");
    desk.run("figures --format jsonl a.txt")
        .code(0)
        .stdout_eq("")
        .stderr_eq("");
    desk.run("figures a.txt")
        .code(0)
        .stderr_eq("")
        .stdout_eq(str![[r#"
a.txt
  language en (detected), separators 1,234.5 (as usual, no figure shows it)
  0 figures, 0 numbers skipped

  1  Nothing was said about the sum that evening.


"#]]);
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_and_the_others_are_shown() {
    let desk = desk("empty.txt", "");
    desk.write("latin.txt", b"Sch\xf6n\n");
    desk.write("good.txt", "It paid $15 billion.\n");
    let run = desk.run("figures --format jsonl . missing.md").code(2);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    let starts = [
        "error: missing.md: no such file",
        "error: empty.txt: ",
        "error: latin.txt:1:4: ",
    ];
    assert_eq!(said.lines().count(), starts.len(), "{said}");
    for (line, start) in said.lines().zip(starts) {
        assert!(line.starts_with(start), "{said}");
    }
    let shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert_eq!(shown.lines().count(), 1, "{shown}");
}

#[test]
fn standard_input_and_the_configured_articles_are_read() {
    let desk = desk("claimlint.yaml", "sources: [sources]\n");
    desk.write("sources/a.md", ENGLISH);
    let files = |run: snapbox::cmd::OutputAssert| -> Vec<String> {
        let output = run.code(0).get_output().stdout.clone();
        let lines = String::from_utf8_lossy(&output).into_owned();
        let file = |line| serde_json::from_str::<Value>(line).expect("JSON")["file"].clone();
        let mut files: Vec<_> = lines.lines().map(file).map(|f| f.to_string()).collect();
        files.dedup();
        files
    };
    let line = "figures --format jsonl";
    assert_eq!(files(desk.run(line)), ["\"sources/a.md\""]);
    let piped = |line: &str| desk.command(line).stdin("It paid $15 billion.\n").assert();
    assert_eq!(files(piped(&format!("{line} -"))), ["\"<stdin>\""]);
    let named = format!("{line} - --stdin-name new.md");
    assert_eq!(files(piped(&named)), ["\"new.md\""]);
    // What is configured has no part in it where paths are given.
    desk.write("claimlint.yaml", "sources: [nowhere]\n");
    assert_eq!(
        files(desk.run(&format!("{line} sources"))),
        ["\"sources/a.md\""]
    );
}
