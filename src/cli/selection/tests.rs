//! Whoever speaks of fewer rules is heard first, and the command line before the file.

use super::*;

fn all(names: &str) -> Vec<Selector> {
    let names = names.split_whitespace();
    names.map(|name| Selector::parse(name).unwrap()).collect()
}

/// What is said as `select: …; ignore: …; RULE=LEVEL …`; without `select` by nobody.
fn said(text: &str) -> Said {
    let mut said = Said::default();
    for part in text.split(';').map(str::trim) {
        match part.split_once(':') {
            Some(("select", names)) => said.select = Some(all(names)),
            Some(("ignore", names)) => said.ignore = all(names),
            _ => said
                .levels
                .extend(part.split_whitespace().map(|one| severity(one).unwrap())),
        }
    }
    said
}

/// How loud a rule is.
fn loud(typed: &str, file: &str, code: &str) -> &'static str {
    let selection = Selection {
        typed: said(typed),
        file: said(file),
    };
    let rule = RULES.iter().find(|rule| rule.code == code).unwrap();
    selection.level(rule).name()
}

#[test]
fn what_speaks_of_fewer_rules_counts_more() {
    for (file, code, expected) in [
        ("", "N101", "error"),
        ("arithmetic_sum=off", "N101", "off"),
        ("arithmetic_sum=off parts-do-not-sum=note", "N101", "note"),
        ("parts-do-not-sum=note N101=off", "N101", "off"),
        ("N=off N1=note", "N101", "note"),
        ("N1=note arithmetic_sum=warning", "N101", "warning"),
        ("all=note", "F101", "note"),
        ("select: F", "F101", "error"),
        ("select: F", "N101", "off"),
        ("select:", "N101", "off"),
        ("select: F N101; ignore: N", "N101", "error"),
        ("select: N; ignore: N101", "N101", "off"),
        ("select: N101; ignore: N101", "N101", "off"),
        ("ignore: superseded", "C104", "off"),
        ("ignore: C10", "C104", "off"),
        ("ignore: c10", "C104", "off"),
        ("ignore: C10", "N101", "error"),
        ("select: F; N101=error", "N101", "off"),
    ] {
        assert_eq!(loud("", file, code), expected, "{file:?} {code}");
    }
}

#[test]
fn the_command_line_goes_before_the_file() {
    for (typed, file, code, expected) in [
        ("select: N", "select: F", "N101", "error"),
        ("select: N", "select: F", "F101", "off"),
        ("select: N", "ignore: N101", "N101", "error"),
        ("select: all", "ignore: N F", "N101", "error"),
        ("select: N", "N101=off", "N101", "error"),
        ("select: N", "N101=note", "N101", "note"),
        ("ignore: N", "select: N101", "N101", "off"),
        ("ignore: F", "select: N101", "N101", "error"),
        ("ignore: F", "select: N101", "C101", "off"),
        ("N=warning", "N101=note", "N101", "warning"),
        ("N=off", "N101=note", "N101", "off"),
        ("N101=note", "N=off", "N101", "note"),
        ("N101=note", "ignore: N", "N101", "off"),
    ] {
        assert_eq!(
            loud(typed, file, code),
            expected,
            "{typed:?} {file:?} {code}"
        );
    }
}

#[test]
fn a_rule_of_which_nothing_is_said_decides_for_each_finding() {
    let rule = RULES.iter().find(|rule| rule.code == "C101").unwrap();
    let applied = |file: &str| {
        let selection = Selection {
            file: said(file),
            ..Selection::default()
        };
        let mut findings = [Finding::new(rule, "m").severity(Severity::Error)];
        selection.apply(&mut findings);
        findings[0].severity.name()
    };
    assert_eq!(applied(""), "error");
    assert_eq!(applied("select: C"), "error");
    assert_eq!(applied("C=note"), "note");
}

#[test]
fn a_name_that_no_rule_has_is_told_with_the_nearest() {
    for (name, problem) in [
        (
            "N191",
            "no rule or category is called `N191`; did you mean `N101`?",
        ),
        (
            "value_conflicts",
            "no rule or category is called `value_conflicts`; did you mean `value_conflict`?",
        ),
        (
            "parts-dont-sum",
            "no rule or category is called `parts-dont-sum`; did you mean `parts-do-not-sum`?",
        ),
        ("weather", "no rule or category is called `weather`"),
        ("", "no rule or category is called ``"),
    ] {
        assert_eq!(Selector::parse(name).unwrap_err(), problem);
    }
    let fault = |typed: &str| severity(typed).unwrap_err();
    assert_eq!(
        fault("N101"),
        "write a rule and a severity, as in C101=note"
    );
    assert_eq!(
        fault("N101=loud"),
        "no severity is called `loud`; there are off, note, warning, error"
    );
    assert!(fault("N191=off").contains("did you mean `N101`?"));
}
