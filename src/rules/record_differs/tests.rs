//! What the record speaks of, and of what it keeps silent.

use super::RULE;
use crate::rules::{RULES, check as run};
use crate::testing::parse;

const STAFF: &str = "\
--- record.yaml
- subject: Norvik Energy
  measure: employees
  value: 38,200
  as of: 2024-12-31
  source: annual report 2024
- subject: Norvik Energy
  measure: employees
  value: 41,000
  as of: 2025-12-31
  source: annual report 2025
";

/// Checks articles of one sentence each, and tells of all that are wrong.
#[track_caller]
fn each(record: &str, cases: &[(&str, &str)]) {
    let wrong = |(name, text): &&(&str, &str)| {
        let marked = format!("{record}--- {name}\n{text}\n");
        let (corpus, marks) = parse(&marked);
        let findings = run(&corpus, &[&RULE]).findings;
        let labels = findings.iter().flat_map(|finding| &finding.labels);
        let found: Vec<_> = labels.map(|label| label.site).collect();
        found != marks
    };
    let wrong: Vec<&(&str, &str)> = cases.iter().filter(wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The same, all of one day and in English.
#[track_caller]
fn texts(record: &str, texts: &[&str]) {
    let cases: Vec<_> = texts
        .iter()
        .map(|text| ("2026-03-02 a.md", *text))
        .collect();
    each(record, &cases);
}

#[test]
fn another_figure_of_the_same_time_differs() {
    let all = [
        "Norvik Energy employs [[14,000]] people.",
        "Norvik Energy has [[31,000]] employees.",
        "Norvik Energy has [[31,000]] employees, the firm said.",
        "Norvik Energy, which employs [[31,000]] people, is in trouble.",
        "The firm said on Monday that Norvik Energy employs [[51,000]] people and is growing.",
        "Norvik Energy has a workforce of [[31,000]].",
        "Norvik Energy's workforce of [[31,000]] is unhappy.",
        "On 31 December 2025, Norvik Energy employed [[38,200]] people.",
        "Norvik Energy is in trouble. The company employs [[38,200]] people.",
    ];
    texts(STAFF, &all);
}

#[test]
fn what_was_right_at_its_time_is_right() {
    let cases = [
        ("2025-03-02 a.md", "Norvik Energy employs 38,200 people."),
        ("2026-03-02 a.md", "Norvik Energy employs 41,000 people."),
        (
            "2026-03-02 a.md",
            "Norvik Energy employs some 40,500 people.",
        ),
        (
            "2026-03-02 a.md",
            "Norvik Energy employs more than 40,000 people.",
        ),
        (
            "2026-03-02 a.md",
            "At the end of December 2024, Norvik Energy employed 38,200 people.",
        ),
        (
            "2026-03-02 a.md",
            "A year earlier, Norvik Energy employed 38,200 people.",
        ),
        ("2023-03-02 a.md", "Norvik Energy employs 35,000 people."),
        ("a.md", "Norvik Energy employs 38,200 people."),
    ];
    each(STAFF, &cases);
}

#[test]
fn another_claim_is_not_of_the_record() {
    let all = [
        "Norvik Energy employs 2,350 people in France.",
        "Norvik Energy will employ 45,000 people by 2030.",
        "Norvik Energy could employ 45,000 people.",
        "Norvik Energy wants to employ 30,000 people.",
        "Norvik Foods employs 5,000 people.",
        "Norvik Energy has cut 2,400 jobs.",
        "Norvik Energy employs another 3,000 people through agencies.",
        "Norvik Energy employs 12,000 women.",
        "Norvik Energy employs 9,000 part-time workers.",
        "Norvik Energy employs 9,000 full-time staff.",
        "Norvik Energy employs 9,000 engineers.",
        "Norvik Energy has 31,000 employees on strike.",
        "The wind business of Norvik Energy employs 9,000 people.",
        "Norvik Energy's rival employs 9,000 people.",
        "Norvik Energy has 9,000 employees in its wind business.",
        "Norvik Energy employs 9,000 people at its plant in Hull.",
        "Norvik Energy's wind business employs 9,000 people.",
        "Norvik Energy's union represents 9,000 employees.",
        "The union says Norvik Energy needs 45,000 employees.",
        "In 2019, Norvik Energy had 35,000 employees.",
        "Norvik Energy had 35,000 employees before the merger.",
        "Norvik Energy formerly had 60,000 employees.",
        "Norvik Energy once employed 60,000 people.",
        "Norvik Energy used to employ 60,000 people.",
        "Norvik Energy has hired 2,000 people this year.",
        "Norvik Energy laid off 5,000 employees.",
        "About 5,000 employees of Norvik Energy are on strike.",
        "Norvik Energy offered 5,000 employees early retirement.",
        "Norvik Energy moved 5,000 employees to Hull.",
        "Norvik Energy denied that it employs 50,000 people.",
        "Norvik Energy and Brennholt together employ 60,000 people.",
        "Norvik Energy raised its number of employees by 2,800.",
        "Of the 41,000 employees of Norvik Energy, 12,000 work abroad.",
    ];
    texts(STAFF, &all);
}

#[test]
fn without_a_date_or_after_it_the_finding_is_a_warning() {
    let severity = |head: &str, text: &str| {
        let (corpus, _) = parse(&format!("{STAFF}--- {head}.md\n{text}\n"));
        let outcome = run(&corpus, &[&RULE]);
        outcome.findings[0].severity.name()
    };
    let text = "Norvik Energy employs 14,000 people.";
    assert_eq!(severity("a", text), "warning");
    assert_eq!(severity("2026-03-02 a", text), "warning");
    assert_eq!(severity("2025-12-31 a", text), "error");
    let text = "At the end of December 2025, Norvik Energy employed 14,000 people.";
    assert_eq!(severity("2026-03-02 a", text), "error");
}

#[test]
fn one_wrong_figure_in_several_articles_is_one_finding() {
    let text = "Norvik Energy employs 14,000 people.";
    let (corpus, _) = parse(&format!(
        "{STAFF}--- 2026-03-02 a.md\n{text}\n--- 2026-03-03 b.md\n{text}\n"
    ));
    let findings = run(&corpus, &[&RULE]).findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].labels.len(), 2);
}

#[test]
fn names_and_languages_may_be_others() {
    let cases = [
        (
            "2026-03-02 a.md",
            "Norvik Energy (NE) is growing, the firm said. NE employs [[14,000]] people.",
        ),
        (
            "2026-03-02 a.de.md",
            "Norvik Energy beschäftigt [[14.000]] Menschen.",
        ),
        (
            "2026-03-02 a.de.md",
            "Norvik Energy beschäftigt 41.000 Menschen.",
        ),
        (
            "2026-03-02 a.es.md",
            "Norvik Energy emplea a [[14.000]] personas.",
        ),
        (
            "2026-03-02 a.fr.md",
            "Norvik Energy emploie [[14 000]] personnes.",
        ),
        (
            "2026-03-02 a.it.md",
            "Norvik Energy impiega [[14.000]] persone.",
        ),
        (
            "2026-03-02 a.pt.md",
            "A Norvik Energy emprega [[14.000]] pessoas.",
        ),
        (
            "2026-03-02 a.pt.md",
            "O sindicato disse que a Norvik Energy emprega [[14.000]] pessoas.",
        ),
        (
            "2026-03-02 a.de.md",
            "In Frankreich beschäftigt Norvik Energy 2.350 Menschen.",
        ),
        (
            "2026-03-02 a.de.md",
            "Norvik Energy will 2030 insgesamt 45.000 Menschen beschäftigen.",
        ),
        (
            "2026-03-02 a.es.md",
            "Norvik Energy empleaba a 35.000 personas en 2019.",
        ),
        (
            "2026-03-02 a.es.md",
            "La filial eólica de Norvik Energy emplea a 9.000 personas.",
        ),
        (
            "2026-03-02 a.fr.md",
            "La filiale éolienne de Norvik Energy emploie 9 000 personnes.",
        ),
        (
            "2026-03-02 a.fr.md",
            "Norvik Energy emploie 9 000 personnes dans son usine de Brest.",
        ),
        (
            "2026-03-02 a.it.md",
            "Norvik Energy impiega 9.000 persone nello stabilimento di Bari.",
        ),
        (
            "2026-03-02 a.pt.md",
            "A Norvik Energy emprega 9.000 pessoas na fábrica de Évora.",
        ),
    ];
    each(STAFF, &cases);
}

#[test]
fn a_figure_of_a_period_is_held_against_that_period() {
    let record = "--- record.yaml\n- subject: Norvik Energy\n  measure: revenue\n  value: $4.2 billion\n  period: 2025\n  source: annual report\n";
    let all = [
        "In 2025, Norvik Energy reported revenue of [[$2.4 billion]].",
        "In 2025, Norvik Energy reported revenue of $4.2 billion.",
        "In 2024, Norvik Energy reported revenue of $3.9 billion.",
        "In the first quarter of 2025, Norvik Energy reported revenue of $1.1 billion.",
        "Norvik Energy reported revenue of $1.1 billion.",
        "In 2025, Norvik Energy reported a net profit of $0.4 billion.",
    ];
    texts(record, &all);
}

#[test]
fn objects_and_stories_tell_facts_apart() {
    let record = "--- record.yaml\n- subject: Orbit\n  measure: investment\n  object: Lumen\n  value: $15 billion\n  valid from: 2026-02-28\n  source: contract\n";
    let all = [
        "Orbit invested [[$51 billion]] in Lumen.",
        "Orbit invested $15 billion in Lumen.",
        "Orbit invested $3 billion in Quill.",
        "Orbit is in talks to invest $51 billion in Lumen.",
        "Orbit invested an additional $5 billion in Lumen.",
    ];
    texts(record, &all);
}

#[test]
fn the_record_stands_above_all_articles() {
    let record = "--- record.yaml\n- subject: Fennmoor\n  measure: job cuts\n  value: 4,200\n  valid from: 2026-01-01\n  source: press release\n";
    let text = |jobs: &str| format!("Fennmoor will cut {jobs} jobs, the company said.");
    let marked = format!(
        "{record}--- 2026-03-02 a.md\n{}\n--- 2026-03-02 b.md\n{}\n--- 2026-03-02 c.md\nYesterday it was told. {}\n",
        text("4,200"),
        text("2,400"),
        text("2,400"),
    );
    let (corpus, _) = parse(&marked);
    let outcome = run(&corpus, RULES);
    let found = |code: &str| {
        outcome
            .findings
            .iter()
            .find(|finding| finding.rule.code == code)
    };
    let conflict = found("C101").expect("two figures for one claim");
    assert_eq!(
        corpus.get(conflict.labels[0].site.source).source().name(),
        "b.md"
    );
    let told = "4,200 in a.md agrees with the record: Fennmoor, job cuts: 4,200 from 2026-01-01 (press release)";
    assert!(
        conflict.why.iter().any(|step| step == told),
        "{:?}",
        conflict.why
    );
    assert_eq!(found("R101").expect("against the record").labels.len(), 2);
}
