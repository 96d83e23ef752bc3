//! Reports of findings made by hand.

use super::{Report, concise, full, json};
use crate::claim::Corpus;
use crate::rules::{Category, Check, Finding, Hold, Label, LabelRole, Outcome, Rule, Severity};
use crate::text::{Block, BlockKind, Site, Source, SourceId, Span};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr as _;

static SEPARATOR: Rule = Rule {
    code: "F101",
    name: "foreign-separator",
    category: Category::LocaleFormat,
    severity: Severity::Error,
    docs: "",
    check: Check::Article(|_| Outcome::default()),
};

/// A corpus of plain files, one block a line.
fn corpus(files: &[(&str, &str)]) -> Corpus {
    Corpus::read(files.iter().map(|(name, text)| {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.trim_end().len() as u32;
            let (span, kind) = (Span::new(start, end), BlockKind::Paragraph);
            blocks.push(Block { span, kind });
            start += line.len() as u32;
        }
        Source::verbatim(*name, *text, blocks)
    }))
}

/// The `nth` place, from 0, of `words` in article `id`.
fn site(corpus: &Corpus, id: u32, words: &str, nth: usize) -> Site {
    let source = SourceId(id);
    let text = corpus.get(source).source().text();
    let (start, _) = text.match_indices(words).nth(nth).expect("in the text");
    let span = Span::new(start as u32, (start + words.len()) as u32);
    Site { source, span }
}

fn report(corpus: &Corpus, findings: Vec<Finding>) -> Report<'_> {
    let focus = corpus.articles().iter().map(|a| a.id()).collect();
    Report::new(corpus, focus, findings.into())
}

/// The full report without its colours.
fn plain(report: &Report<'_>, width: usize) -> String {
    let text = anstream::adapter::strip_str(&full(report, width)).to_string();
    for line in text.lines() {
        assert!(line.width() <= width, "wider than {width}: {line}");
        assert_eq!(line, line.trim_end());
    }
    text
}

const LONG: &str = "Amazon is in early talks over a stake in the maker of ChatGPT, said people who know \
of the plan, and the sum could come to more than $10.000 billion in the first of several steps, although \
nothing has been signed and the terms may change. It would value the company at well over $500 billion, \
which is more than any start-up has been worth before it went public, the people said on Tuesday evening.";

#[test]
fn a_long_paragraph_is_cut_to_the_words_around_its_labels() {
    let first = format!("Talks\n{LONG}\n");
    let corpus = corpus(&[
        ("sources/a.md", &first),
        (
            "sources/b.md",
            "Amazon may pay more than $10 billion, we hear.\n",
        ),
    ]);
    let fault = Finding::new(
        &SEPARATOR,
        "“$10.000 billion” is not how English writes a figure",
    )
    .label(
        site(&corpus, 0, "$10.000 billion", 0),
        LabelRole::Primary,
        "read as $10 billion, the point and three zeros as decimals",
    )
    .label(
        site(&corpus, 0, "$500 billion", 0),
        LabelRole::Supporting,
        "written the usual way",
    )
    .label(
        site(&corpus, 1, "$10 billion", 0),
        LabelRole::Supporting,
        "another article",
    )
    .why("the article is in English, where a point before digits means decimals")
    .why("10.000 billion read as 10,000 billion would be more than the world has ever invested in one company")
    .help("write $10 billion");
    let report = report(&corpus, vec![fault]);
    let expected = "\
error[F101] foreign-separator

  × “$10.000 billion” is not how English writes a figure
   ╭─[sources/a.md:2:134]
 2 │ …sum could come to more than $10.000 billion in the first of several steps, although nothing…
   ·                              ───────┬───────
   ·                                     ╰─┤ read as $10 billion, the point and three zeros as
   ·                                       │ decimals
   ╰────
   ╭─[sources/a.md:2:280]
 2 │ …value the company at well over $500 billion, which is more than any start-up has been worth…
   ·                                 ──────┬─────
   ·                                       ╰── written the usual way
   ╰────
   ╭─[sources/b.md:1:26]
 1 │ Amazon may pay more than $10 billion, we hear.
   ·                          ─────┬─────
   ·                               ╰── another article
   ╰────
   why: the article is in English, where a point before digits means decimals
   why: 10.000 billion read as 10,000 billion would be more than the world has ever invested in one
        company
  help: write $10 billion

";
    assert_eq!(plain(&report, 100), expected);
    for width in 60..=120 {
        plain(&report, width);
    }
}

#[test]
fn labels_near_each_other_share_one_line() {
    let text = "Es folgten 2024 rund 1,4 Milliarden Euro für „Störtebeker“, dann 2,5 Millionen.\r\n\
                Ça\tcoûte\t5 €\x1b[31m, 日本では10億円です。\r\n";
    let corpus = corpus(&[("ö/a.txt", text)]);
    let fault = Finding::new(&SEPARATOR, "two scales")
        .severity(Severity::Warning)
        .label(
            site(&corpus, 0, "2,5 Millionen", 0),
            LabelRole::Primary,
            "smaller",
        )
        .label(
            site(&corpus, 0, "1,4 Milliarden Euro", 0),
            LabelRole::Conflicting,
            "larger",
        )
        .label(site(&corpus, 0, "5 €", 0), LabelRole::Supporting, "")
        .label(site(&corpus, 0, "10億円", 0), LabelRole::Supporting, "yen")
        .why("they differ");
    let report = report(&corpus, vec![fault]);
    let expected = "\
warning[F101] foreign-separator

  ⚠ two scales
   ╭─[ö/a.txt:1:22, 1:66]
 1 │ Es folgten 2024 rund 1,4 Milliarden Euro für „Störtebeker“, dann 2,5 Millionen.
   ·                      ─────────┬─────────                         ──────┬──────
   ·                               │                                        ╰── smaller
   ·                               ╰── larger
   ╰────
   ╭─[ö/a.txt:2:10, 2:24]
 2 │ Ça coûte 5 €�[31m, 日本では10億円です。
   ·          ───               ───┬──
   ·           │                   ╰── yen
   ╰────
   why: they differ

";
    assert_eq!(plain(&report, 100), expected);
    for width in 60..=120 {
        plain(&report, width);
    }
}

#[test]
fn a_label_longer_than_the_screen_is_cut() {
    let corpus = corpus(&[("a.md", LONG)]);
    let finding = Finding::new(&SEPARATOR, "long").label(
        site(&corpus, 0, &LONG[51..300], 0),
        LabelRole::Primary,
        "all of this",
    );
    let report = report(&corpus, vec![finding]);
    let expected = "\
error[F101] foreign-separator

  × long
   ╭─[a.md:1:52]
 1 │ …of ChatGPT, said people who know of the plan, and the sum could come to…
   ·  ───────────────────────────────────┬───────────────────────────────────
   ·                                     ╰── all of this
   ╰────

";
    assert_eq!(plain(&report, 80), expected);
}

#[test]
fn many_places_are_named_not_drawn() {
    let text = "It paid $10.000 billion.\n".repeat(12);
    let corpus = corpus(&[("a.md", &text)]);
    let mut finding = Finding::new(&SEPARATOR, "foreign separators in 12 figures");
    for nth in 0..12 {
        let site = site(&corpus, 0, "$10.000 billion", nth);
        finding = finding.label(site, LabelRole::Primary, "read as $10 billion");
    }
    let shown = plain(&report(&corpus, vec![finding]), 80);
    assert_eq!(shown.matches("╭─[").count(), 6);
    let further = "    … and 6 more places: a.md:7:9, 8:9, 9:9, 10:9, 11:9, 12:9\n";
    assert!(shown.contains(further), "{shown}");
}

#[test]
fn frames_stand_one_below_the_other() {
    let text = format!("{LONG}\n").repeat(12);
    let corpus = corpus(&[("a.md", &text)]);
    let mut finding = Finding::new(&SEPARATOR, "three lines");
    for nth in [0, 8, 11] {
        let site = site(&corpus, 0, "$10.000 billion", nth);
        finding = finding.label(site, LabelRole::Primary, "read as $10 billion");
    }
    let report = report(&corpus, vec![finding]);
    for width in 60..=120 {
        let shown = plain(&report, width);
        let frames = shown.lines().filter(|line| line.starts_with("    ╭─["));
        assert_eq!(frames.count(), 3, "{shown}");
        assert!(shown.contains("\n  1 │ …") && shown.contains("\n 12 │ …"));
    }
}

#[test]
fn what_holds_stands_at_the_end() {
    let corpus = corpus(&[("sources/a.md", "It raised $110 billion: 50, 30 and 30.")]);
    let label = |words| Label {
        site: site(&corpus, 0, words, 0),
        role: LabelRole::Supporting,
        text: String::new(),
    };
    let mut outcome = Outcome::default();
    outcome.holds.push(Hold {
        category: Category::ArithmeticSum,
        why: vec!["50 + 30 + 30 = 110".into()],
        labels: vec![label("$110 billion"), label("50")],
    });
    let focus = BTreeSet::from([SourceId(0)]);
    let report = Report::new(&corpus, focus, outcome);
    assert_eq!(
        plain(&report, 100),
        "holds  50 + 30 + 30 = 110   sources/a.md:1:11\n"
    );
    assert!(json(&report).contains("\"category\": \"arithmetic_sum\""));
}

#[test]
fn only_what_touches_the_focus_is_reported() {
    let corpus = corpus(&[("a.md", "$38 billion"), ("b.md", "$83 billion")]);
    let finding = || {
        Finding::new(&SEPARATOR, "differs")
            .label(site(&corpus, 1, "$83 billion", 0), LabelRole::Primary, "")
            .label(
                site(&corpus, 0, "$38 billion", 0),
                LabelRole::Supporting,
                "",
            )
    };
    let seen = |id| {
        let outcome = vec![finding()].into();
        Report::new(&corpus, BTreeSet::from([SourceId(id)]), outcome).summary()
    };
    assert_eq!((seen(0).errors, seen(1).errors), (0, 1));
    assert_eq!(seen(1).articles, 1);
}

#[test]
fn concise_is_one_line_each() {
    let corpus = corpus(&[("a.md", "Über $10.000 billion\n")]);
    let site = site(&corpus, 0, "$10.000 billion", 0);
    let finding =
        Finding::new(&SEPARATOR, "foreign\nseparator").label(site, LabelRole::Primary, "");
    let report = report(&corpus, vec![finding]);
    assert_eq!(
        concise(&report),
        "a.md:1:6: error[F101] foreign separator\n"
    );
}

#[test]
fn json_names_bytes_quotes_and_their_neighbours() {
    let corpus = corpus(&[(
        "a.md",
        "Über mehr als „$10.000 billion“ spricht niemand mehr.\n",
    )]);
    let site = site(&corpus, 0, "$10.000 billion", 0);
    let mut finding = Finding::new(&SEPARATOR, "foreign separator")
        .label(site, LabelRole::Primary, "read as $10 billion")
        .why("English");
    finding.fix = Some(crate::rules::Fix {
        label: 0,
        replacement: "$10 billion".into(),
    });
    let report = report(&corpus, vec![finding]);
    let expected = r#"{
  "schema_version": 1,
  "tool": {
    "name": "claimlint",
    "version": "VERSION"
  },
  "summary": {
    "articles": 1,
    "claims": CLAIMS,
    "errors": 1,
    "warnings": 0,
    "notes": 0,
    "ruled": 0
  },
  "findings": [
    {
      "id": "F101-9d8761cf",
      "code": "F101",
      "name": "foreign-separator",
      "category": "locale_format",
      "severity": "error",
      "confidence": "high",
      "message": "foreign separator",
      "why": [
        "English"
      ],
      "help": null,
      "url": "RULE_URL",
      "labels": [
        {
          "file": "a.md",
          "start": 18,
          "end": 33,
          "line": 1,
          "column": 16,
          "role": "primary",
          "quote": "$10.000 billion",
          "prefix": "Über mehr als „",
          "suffix": "“ spricht niemand mehr.",
          "note": "read as $10 billion"
        }
      ],
      "fix": {
        "label": 0,
        "replacement": "$10 billion"
      },
      "ruling": null
    }
  ],
  "holds": []
}
"#;
    let actual = json(&report).replace(env!("CARGO_PKG_VERSION"), "VERSION");
    let actual = actual.replace(&SEPARATOR.url(), "RULE_URL");
    let claims = format!("\"claims\": {}", report.summary().claims);
    let actual = actual.replace(&claims, "\"claims\": CLAIMS");
    assert_eq!(actual, expected);
}

#[test]
fn an_id_outlives_a_move_of_its_lines_and_tells_twins_apart() {
    let ids = |text: &str| {
        let corpus = corpus(&[("a.md", text)]);
        let finding = |nth| {
            let site = site(&corpus, 0, "$10.000 billion", nth);
            Finding::new(&SEPARATOR, "m").label(site, LabelRole::Primary, "")
        };
        report(&corpus, vec![finding(0), finding(1)]).ids()
    };
    let before = ids("$10.000 billion\n$10.000 billion\n");
    let after = ids("A new line.\n\nAnd $10.000 billion\nthen $10.000 billion\n");
    assert_eq!(before, after);
    assert_ne!(before[0], before[1]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        cases: 64,
        failure_persistence: None,
        ..Default::default()
    })]
    #[test]
    fn no_text_and_no_label_breaks_a_report(
        text in "[a-zé “$0-9.,\t\r\n日\u{200b}\u{1b}\u{301}]{1,300}",
        labels in proptest::collection::vec((0usize..300, 0usize..300), 1..9),
        width in 0usize..200,
    ) {
        let corpus = corpus(&[("a.md", &text)]);
        let text = corpus.articles()[0].source().text();
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = |index: usize| bounds[index % bounds.len()] as u32;
        let mut finding = Finding::new(&SEPARATOR, text);
        for (a, b) in labels {
            let span = Span::new(at(a).min(at(b)), at(a).max(at(b)));
            let site = Site { source: SourceId(0), span };
            finding = finding.label(site, LabelRole::Primary, text);
        }
        let report = report(&corpus, vec![finding.why(text)]);
        let shown = full(&report, width) + &concise(&report);
        // Only our own colours steer the terminal.
        let steered = shown.split('\u{1b}').skip(1).any(|after| !after.starts_with('['));
        proptest::prop_assert!(!steered, "{}", shown);
        proptest::prop_assert!(json(&report).ends_with('\n'));
    }
}
