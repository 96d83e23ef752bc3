//! Which rules run, how loud they are, and the record that articles are held against.

use super::cli::Desk;

/// A project with a sum that is wrong (N101, an error).
fn wrong_sum() -> Desk {
    let desk = Desk::project();
    let text =
        "The grant of $20 million is split into $12 million for roads and $11 million for schools.";
    desk.write("sources/a.md", format!("---\nlang: en\n---\n\n{text}\n"));
    desk
}

#[test]
fn rules_are_chosen_on_the_command_line_before_the_file() {
    let desk = wrong_sum();
    let loud = |typed: &str, file: &str, code: i32| {
        desk.write("claimlint.yaml", format!("sources: [sources]\n{file}"));
        let said = desk.said(&format!("check {typed}"), code);
        said.rsplit(": ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    assert_eq!(loud("", "", 1), "1 error");
    assert_eq!(loud("--select F,C", "", 0), "no findings");
    assert_eq!(loud("--select N --ignore n101", "", 0), "no findings");
    assert_eq!(
        loud("--severity arithmetic_sum=warning", "", 0),
        "1 warning"
    );
    assert_eq!(loud("", "ignore: [parts-do-not-sum]\n", 0), "no findings");
    assert_eq!(loud("--select N101", "ignore: [N101]\n", 1), "1 error");
    assert_eq!(loud("--ignore F", "select: [C]\n", 0), "no findings");
    assert_eq!(
        loud("--severity N1=error", "rules:\n  N101: note\n", 1),
        "1 error"
    );
    assert_eq!(loud("", "rules:\n  N1: note\n", 0), "1 note");
    assert_eq!(
        loud("--isolated sources/a.md", "ignore: [N101]\n", 1),
        "1 error"
    );
}

#[test]
fn rules_that_nobody_knows_are_told_with_the_nearest() {
    let desk = wrong_sum();
    let said = desk.said("check --select N101,N191", 2);
    let expected = "error: invalid value 'N191' for '--select <RULE,...>': no rule or category is called `N191`; did you mean `N101`?";
    assert!(said.starts_with(expected), "{said}");
    let said = desk.said("check --severity N101", 2);
    assert!(
        said.contains("write a rule and a severity, as in C101=note"),
        "{said}"
    );
    let said = desk.said("rules --severity N101=loud", 2);
    assert!(said.contains("no severity is called `loud`"), "{said}");
    desk.write(
        "claimlint.yaml",
        "sources: [sources]\nignore:\n  - value_conflicts\n",
    );
    let said = desk.said("check", 2);
    let expected = "error: claimlint.yaml:3:5: ignore[0]: no rule or category is called `value_conflicts`; did you mean `value_conflict`?";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn rules_are_listed_as_they_are_configured() {
    let desk = wrong_sum();
    desk.write(
        "claimlint.yaml",
        "select: [N, C101]\nrules:\n  N101: note\n",
    );
    let run = desk.run("rules --format json").code(0);
    let listed: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let rules = listed["rules"].as_array().unwrap();
    assert_eq!(rules.len(), claimlint::RULES.len());
    for (rule, shown) in claimlint::RULES.iter().zip(rules) {
        assert_eq!(shown["code"], rule.code);
        assert_eq!(shown["name"], rule.name);
        assert_eq!(shown["category"], rule.category.name());
        assert_eq!(shown["severity"], rule.severity.name());
        assert_eq!(shown["summary"], rule.summary());
        let level = match rule.code {
            "N101" => "note",
            "C101" => rule.severity.name(),
            code if code.starts_with('N') => rule.severity.name(),
            _ => "off",
        };
        assert_eq!(shown["level"], level, "{}", rule.code);
    }
    let run = desk.run("rules").code(0);
    let table = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert_eq!(table.lines().count(), 2 * rules.len());
}

const RECORD: &str = "- subject: Norvik Energy\n  measure: employees\n  value: 41,000\n  as of: 2025-12-31\n  source: annual report\n";

/// A project with one article that tells how many people work somewhere.
fn staff() -> Desk {
    let desk = Desk::project();
    let text = "Norvik Energy employs 14,000 people.";
    desk.write(
        "sources/a.md",
        format!("---\nlang: en\npublished: 2025-12-31\n---\n\n{text}\n"),
    );
    desk
}

#[test]
fn articles_are_held_against_the_record() {
    let desk = staff();
    assert!(desk.said("check", 0).contains("no findings"));
    desk.write("claims/record.yaml", RECORD);
    desk.run("check --format concise")
        .code(1)
        .stdout_eq("sources/a.md:6:23: error[R101] 14,000 here, 41,000 in the record\n");
    assert!(
        desk.said("check --isolated sources/a.md", 0)
            .contains("no findings")
    );
    assert!(
        desk.said("check --ignore record_conflict", 0)
            .contains("no findings")
    );
    desk.write(
        "claims/entities.yaml",
        "Norvik:\n  also called: [Norvik Energy, Norvik Power]\n",
    );
    desk.write(
        "claims/record.yaml",
        RECORD.replace("Norvik Energy", "Norvik Power"),
    );
    assert!(desk.said("check", 1).contains("1 error"));
}

#[test]
fn a_broken_record_is_told_and_left_out() {
    let desk = staff();
    for (record, expected) in [
        ("- subject: [\n", "error: claims/record.yaml:1:12: "),
        (
            &RECORD.replace("employees", "employes"),
            "error: claims/record.yaml:2:12: no measure is called `employes`; did you mean `employees`?; ",
        ),
        (
            &RECORD.replace("41,000", "many"),
            "error: claims/record.yaml:3:10: no figure stands here; ",
        ),
        (
            &RECORD.replace("  source: annual report\n", ""),
            "error: claims/record.yaml:1:3: no `source`: where it was verified; add the line\n",
        ),
    ] {
        desk.write("claims/record.yaml", record);
        let said = desk.said("check", 2);
        assert!(said.starts_with(expected), "{said}");
        assert!(said.contains("no findings"), "{said}");
        assert_eq!(desk.read("claims/record.yaml"), record);
    }
    desk.write("claims/record.yaml", b"\xff\xfe");
    assert!(
        desk.said("check", 2)
            .starts_with("error: claims/record.yaml")
    );
}

#[test]
fn a_toll_of_the_record_belongs_to_its_story() {
    let desk = Desk::project();
    desk.write(
        "claims/record.yaml",
        "- measure: deaths\n  story: flood\n  value: 120\n  as of: 2026-03-01\n  source: police\n",
    );
    let said = |story: &str, day: u32, dead: u32| {
        let head = format!("lang: en\npublished: 2026-03-0{day}\nstory: {story}");
        let text = format!("The flood has killed {dead} people.");
        desk.write("sources/a.md", format!("---\n{head}\n---\n\n{text}\n"));
        let said = desk.said("check --fail-on never", 0);
        said.rsplit(": ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    assert_eq!(said("flood", 1, 120), "no findings");
    assert_eq!(said("flood", 1, 210), "1 error");
    assert_eq!(said("flood", 2, 95), "1 warning");
    assert_eq!(said("flood", 2, 130), "no findings");
    assert_eq!(said("fire", 1, 12), "no findings");
}
