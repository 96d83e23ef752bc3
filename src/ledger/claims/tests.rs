//! Files of claims as they are written, read back, and refused.

use super::*;
use crate::ledger::sample;
use proptest::prelude::*;

const FULL: &str = r##"# What claimlint reads in this article: one entry for every figure, in the order of the text.
# Generated: a change made here is lost. Figures are corrected in the article,
# facts that a person has verified belong in claims/record.yaml, decisions in claims/rulings.yaml.
schema_version: 1

article:
  file: a.md

claims:
  - quote: "$10.000 billion"
    prefix: "zon and no: # may put more than "
    suffix: " into OpenAI next year, people w"
    id: "f62e323e"
    bytes: [35, 50]
    line: 1
    kind: money
    value: "10000000000" # 10 billion
    currency: USD
    hedge: over
    readings: ["10000000000", "10000000000000"] # 10 billion or 10 trillion
    subject: Amazon
    with: ["no: #"]
    measure: investment
    object: OpenAI
    scope: pre-money
    role: change
    modality: discussed
    period: next year
    attribution: people with knowledge of it
    block: paragraph
    sentence: 0

  - quote: "hundreds\u00a0of thousands"
    prefix: "It has "
    suffix: ' of "chips".'
    id: "7dc0826e"
    bytes: [116, 138]
    line: 4
    kind: count
    low: "200000"
    high: "999999"
    unit: chip
    hedge: range
    modality: confirmed
    block: paragraph
    sentence: 1
"##;

#[test]
fn a_full_claim_reads_well() {
    assert_eq!(render(&sample::full()), FULL);
}

#[test]
fn what_is_written_is_read_back() {
    let article = sample::full();
    let read = parse("a.yaml", &render(&article));
    assert_eq!(read, Ok(ClaimsFile::of(&article)));
}

#[test]
fn a_stated_scope_goes_before_the_basis() {
    let mut article = sample::full();
    article.claims[0].scope = Slot::implied(crate::lang::Scope::Total);
    assert!(render(&article).contains("    scope: total\n"));
}

#[test]
fn the_metadata_of_the_article_is_given() {
    let meta = crate::text::Meta {
        title: Some("A: \"deal\"".into()),
        published: Some(jiff::civil::date(2026, 2, 28)),
        lang: Some("no".into()),
        ..Default::default()
    };
    let source = crate::text::Source::verbatim("C:\\news\\2026 a.md", "", Vec::new());
    let yaml = render(&sample::of(source.with_meta(meta), &[]));
    let head = "article:\n  file: \"2026 a.md\"\n  title: 'A: \"deal\"'\n  published: \"2026-02-28\"\n  lang: \"no\"\n\nclaims: []\n";
    assert!(yaml.ends_with(head), "{yaml}");
}

#[track_caller]
fn refused(yaml: &str, shown: &str) {
    let error = parse("claims/a.yaml", yaml).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("claims/a.yaml:{shown}; {}", error.help())
    );
}

const HEAD: &str = "schema_version: 1\narticle:\n  file: a.md\n";

/// A file whose only claim lacks nothing and has `line` besides.
fn with_line(line: &str) -> String {
    let claim = "  - quote: 5%\n    id: \"00000001\"\n    bytes: [0, 2]\n    line: 1\n    kind: percent\n    modality: confirmed\n    block: paragraph\n    sentence: 0\n";
    format!("{HEAD}claims:\n{claim}    {line}\n")
}

#[test]
fn the_least_a_claim_needs() {
    let file = parse("a.yaml", &with_line("value: 5")).unwrap();
    assert_eq!(file.claims[0].value, Some(5.into()));
    assert_eq!(file.claims[0].role, Role::Level);
}

#[test]
fn broken_yaml_is_refused() {
    let open = "schema_version: 1\narticle:\n  file: \"a.md\nclaims: []\n";
    refused(
        open,
        "5:1: found unexpected end of stream, while scanning a quoted scalar at line 3 column 9",
    );
}

#[test]
fn an_unknown_key_is_refused() {
    refused(
        &format!("{HEAD}claims: []\nclaim: []\n"),
        "5:1: unknown field `claim`, expected one of `schema_version`, `article`, `claims`",
    );
    let error = parse("a.yaml", &with_line("sujet: Amazon")).unwrap_err();
    assert_eq!((error.line(), error.column()), (13, 5));
    assert!(error.problem().contains("unknown field `sujet`"), "{error}");
}

#[test]
fn a_missing_key_is_refused() {
    refused(HEAD, "1:1: missing field `claims`");
    refused("", "1:1: missing field `schema_version`");
}

#[test]
fn a_wrong_type_is_refused() {
    refused(
        &with_line("with: Amazon"),
        "13:11: claims[0].with: invalid type: string \"Amazon\", expected a sequence",
    );
    refused(
        &with_line("value: 1e9"),
        "13:12: claims[0].value: invalid value: string \"1e9\", expected a number such as 1500000 or 0.5",
    );
}

#[test]
fn a_wrong_word_is_refused() {
    refused(
        &with_line("role: begin"),
        "13:11: claims[0].role: invalid value: string \"begin\", expected one of level, start, change, end",
    );
    let error = parse("a.yaml", &with_line("scope: unstated")).unwrap_err();
    assert!(error.problem().contains("total, initial"), "{error}");
}

#[test]
fn bytes_that_end_before_they_start_are_refused() {
    refused(
        &with_line("low: 1").replace("[0, 2]", "[2, 0]"),
        "5:5: claims[0]: the bytes end at 0, before they start at 2",
    );
}

#[test]
fn another_schema_version_is_refused() {
    refused(
        "schema_version: 2\narticle:\n  file: a.md\nclaims: []\n",
        "1:17: schema_version: invalid value: string \"2\", expected schema version 1",
    );
}

#[test]
fn errors_can_be_taken_apart() {
    let error = parse("a.yaml", "# é\nschema_version: 2\n").unwrap_err();
    assert_eq!(
        (error.name(), error.line(), error.column()),
        ("a.yaml", 2, 17)
    );
    assert!(error.problem().ends_with("expected schema version 1"));
    assert!(error.help().contains("generated"));
}

fn round_trip(before: &str, quote: &str, after: &str) -> Result<(), TestCaseError> {
    let text = format!("{before}{quote}{after}");
    let span = |start: usize, len: usize| Span::new(start as u32, (start + len) as u32);
    let block = crate::text::Block {
        span: span(0, text.len()),
        kind: crate::text::BlockKind::Quotation,
    };
    let source = crate::text::Source::verbatim(before, text, vec![block]);
    let mut article = sample::of(source, &[span(before.len(), quote.len())]);
    article.claims[0].subject = Some(sample::entity(&mut article, after));
    let yaml = render(&article);
    let read = parse("a.yaml", &yaml).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert_eq!(&read.claims[0].quote, quote);
    prop_assert_eq!(read.claims[0].subject.as_deref(), Some(after));
    prop_assert_eq!(read, ClaimsFile::of(&article));
    prop_assert_eq!(yaml, render(&article));
    Ok(())
}

proptest! {
    #[test]
    fn any_words_come_back(before in any::<String>(), quote in any::<String>(), after in any::<String>()) {
        round_trip(&before, &quote, &after)?;
    }

    #[test]
    fn nasty_words_come_back(words in proptest::array::uniform3("[-:#'\"\\\\ \u{a0}\u{2028}\u{feff}%@`{}\\[\\],&*!|>?~a0.\n\r\t]{0,40}")) {
        let [before, quote, after] = &words;
        round_trip(before, quote, after)?;
    }
}
