//! `docs/rules`: a page for each rule, written by the rule itself; and the example shown to contributors.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "pages lie on disk, and those of rules that are gone are removed"
)]

use super::generated::{hold, root, text, updating, with_part};
use claimlint::RULES;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

/// The table of all rules; `folder` is where their pages are, seen from the document.
pub(super) fn table(folder: &str) -> String {
    let mut table =
        String::from("| rule | category | severity | what it does |\n|---|---|---|---|\n");
    for rule in RULES {
        let page = rule.url().replace("docs/rules/", folder);
        writeln!(
            table,
            "| [{} {}]({page}) | `{}` | {} | {} |",
            rule.code,
            rule.name,
            rule.category.name(),
            rule.severity.name(),
            rule.summary()
        )
        .unwrap();
    }
    table
}

/// What stands at `claimlint::Confidence`, for readers of reports.
const CONFIDENCE: &str = "## Confidence

Severity says how bad a finding is if it is right; confidence says how sure it is that it is right.

| confidence | what it rests on | promised right |
|---|---|---|
| `high` | Words and digits of the text alone: its form, its arithmetic, or two places that name the same thing in words. No slot that decides was inferred. | 97 of 100 |
| `medium` | One thing was inferred: that two places mean the same although one of them does not say all of it, which of several readings is meant, or that like digits are no accident. | 90 of 100 |
| `low` | Several things were inferred, or the text itself gives a reason why both figures may be right. Worth a look, not worth a correction unread. | 80 of 100 |

The promise is measured on the labelled stories, on articles in which one figure was changed, and on real coverage; a test
fails when a level falls below it (`cargo run --release --example accuracy` prints the table).
";

fn index() -> String {
    format!(
        "# Rules\n\nGenerated from the rules themselves; `claimlint explain` prints the same pages. In the examples, \
         `[[…]]`\nmarks what a rule labels, and a line `--- DATE NAME` begins an article. Every example is a \
         test.\n\n{}\n{CONFIDENCE}",
        table("")
    )
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let mut pages = BTreeSet::from(["README.md".to_owned()]);
    hold("docs/rules/README.md", &index());
    for rule in RULES {
        hold(&rule.url(), &rule.page());
        pages.insert(rule.url().replace("docs/rules/", ""));
    }
    for entry in fs::read_dir(root().join("docs/rules")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if pages.contains(&name) {
            continue;
        }
        assert!(updating(), "docs/rules/{name} is the page of no rule");
        fs::remove_file(entry.path()).unwrap();
    }
}

#[test]
fn contributors_are_shown_a_rule_that_compiles() {
    let contributing = text("CONTRIBUTING.md");
    let example = format!("```rust\n{}```\n", text("src/rules/example.rs"));
    hold(
        "CONTRIBUTING.md",
        &with_part(&contributing, "example", &example),
    );
}
