//! What the record speaks of, and of what it keeps silent.

use super::RULE;
use crate::rules::{RULES, check as run};
use crate::testing::{check, parse};

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

/// Checks articles of one sentence, each with its date.
#[track_caller]
fn staff(articles: &[(&str, &str)]) {
    let mut marked = STAFF.to_owned();
    for (at, (head, text)) in articles.iter().enumerate() {
        marked.push_str(&format!("--- {head}{at}.md\n{text}\n"));
    }
    check(&RULE, &marked);
}

#[test]
fn another_figure_of_the_same_time_differs() {
    for text in [
        "Norvik Energy employs [[14,000]] people.",
        "Norvik Energy has [[31,000]] employees.",
        "At the end of December 2025, Norvik Energy employed [[38,200]] people.",
        "Norvik Energy is in trouble. The company employs [[38,200]] people.",
    ] {
        staff(&[("2026-03-02 a", text)]);
    }
}

#[test]
fn what_was_right_at_its_time_is_right() {
    for (head, text) in [
        ("2025-03-02 a", "Norvik Energy employs 38,200 people."),
        ("2026-03-02 a", "Norvik Energy employs 41,000 people."),
        ("2026-03-02 a", "Norvik Energy employs some 40,500 people."),
        (
            "2026-03-02 a",
            "Norvik Energy employs more than 40,000 people.",
        ),
        (
            "2026-03-02 a",
            "At the end of December 2024, Norvik Energy employed 38,200 people.",
        ),
        (
            "2026-03-02 a",
            "A year earlier, Norvik Energy employed 38,200 people.",
        ),
        ("2023-03-02 a", "Norvik Energy employs 35,000 people."),
        ("a", "Norvik Energy employs 38,200 people."),
    ] {
        staff(&[(head, text)]);
    }
}

#[test]
fn another_claim_is_not_of_the_record() {
    for text in [
        "Norvik Energy employs 2,350 people in France.",
        "Norvik Energy will employ 45,000 people by 2030.",
        "Norvik Energy could employ 45,000 people.",
        "Norvik Energy wants to employ 30,000 people.",
        "Norvik Foods employs 5,000 people.",
        "Norvik Energy has cut 2,400 jobs.",
        "Norvik Energy employs another 3,000 people through agencies.",
        "Norvik Energy employs 12,000 women.",
        "Norvik Energy employs 9,000 part-time workers.",
        "Norvik Energy denied that it employs 50,000 people.",
        "Norvik Energy and Brennholt together employ 60,000 people.",
        "Norvik Energy raised its number of employees by 2,800.",
        "Of the 41,000 employees of Norvik Energy, 12,000 work abroad.",
    ] {
        staff(&[("2026-03-02 a", text)]);
    }
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
    let staff =
        |name: &str, text: &str| check(&RULE, &format!("{STAFF}--- 2026-03-02 {name}\n{text}\n"));
    staff(
        "a.md",
        "Norvik Energy (NE) is growing, the firm said. NE employs [[14,000]] people.",
    );
    staff("a.de.md", "Norvik Energy beschäftigt [[14.000]] Menschen.");
    staff("a.es.md", "Norvik Energy emplea a [[14.000]] personas.");
    staff("a.fr.md", "Norvik Energy emploie [[14 000]] personnes.");
    staff("a.it.md", "Norvik Energy impiega [[14.000]] persone.");
    staff("a.pt.md", "A Norvik Energy emprega [[14.000]] pessoas.");
    staff("a.de.md", "Norvik Energy beschäftigt 41.000 Menschen.");
}

#[test]
fn a_figure_of_a_period_is_held_against_that_period() {
    let record = "--- record.yaml\n- subject: Norvik Energy\n  measure: revenue\n  value: $4.2 billion\n  period: 2025\n  source: annual report\n";
    for text in [
        "In 2025, Norvik Energy reported revenue of [[$2.4 billion]].",
        "In 2025, Norvik Energy reported revenue of $4.2 billion.",
        "In 2024, Norvik Energy reported revenue of $3.9 billion.",
        "In the first quarter of 2025, Norvik Energy reported revenue of $1.1 billion.",
        "Norvik Energy reported revenue of $1.1 billion.",
        "In 2025, Norvik Energy reported a net profit of $0.4 billion.",
    ] {
        check(&RULE, &format!("{record}--- 2026-03-02 a.md\n{text}\n"));
    }
}

#[test]
fn objects_and_stories_tell_facts_apart() {
    let record = "--- record.yaml\n- subject: Orbit\n  measure: investment\n  object: Lumen\n  value: $15 billion\n  valid from: 2026-02-28\n  source: contract\n";
    for text in [
        "Orbit invested [[$51 billion]] in Lumen.",
        "Orbit invested $15 billion in Lumen.",
        "Orbit invested $3 billion in Quill.",
        "Orbit is in talks to invest $51 billion in Lumen.",
        "Orbit invested an additional $5 billion in Lumen.",
    ] {
        check(&RULE, &format!("{record}--- 2026-03-02 a.md\n{text}\n"));
    }
}

#[test]
fn a_toll_may_grow_and_never_falls() {
    let record = "--- record.yaml\n- subject: Norland\n  measure: deaths\n  story: flood\n  value: 120\n  as of: 2026-03-01\n  source: police\n";
    // Articles of a test have no story, so the record is silent of them.
    check(
        &RULE,
        &format!("{record}--- 2026-03-02 a.md\nThe flood in Norland has killed 95 people.\n"),
    );
}

#[test]
fn the_record_stands_above_all_articles() {
    let record = "--- record.yaml\n- subject: Fennmoor\n  measure: job cuts\n  value: 4,200\n  valid from: 2026-01-01\n  source: press release\n";
    let text = |jobs: &str| format!("Fennmoor will cut {jobs} jobs, the company said.");
    let marked = format!(
        "{record}--- 2026-03-02 a.md\n{}\n--- 2026-03-02 b.md\n{}\n--- 2026-03-02 c.md\n{}\n",
        text("4,200"),
        text("2,400"),
        format!("Yesterday it was told. {}", text("2,400")),
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
