//! `claimlint rules`: every rule, and how loud it is here.

use super::args::{RulesArguments, RulesFormat};
use super::config::Config;
use super::console::Console;
use super::exit::Exit;
use super::selection::Selection;
use crate::rules::{RULES, Rule};
use serde::Serialize;

/// Lists the rules.
pub(super) fn run(arguments: &RulesArguments, config: Config, console: &mut Console) -> Exit {
    let selection = Selection {
        typed: arguments.choice.said(),
        file: config.rules,
    };
    let text = match arguments.format {
        RulesFormat::Table => table(&selection),
        RulesFormat::Json => json(&selection),
    };
    console.show(&text);
    Exit::Clean
}

/// A line for each rule and one for what it does.
fn table(selection: &Selection) -> String {
    let width = |of: fn(&Rule) -> &str| {
        let widths = RULES.iter().map(|rule| of(rule).len());
        widths.max().unwrap_or_default()
    };
    let (names, categories) = (width(|rule| rule.name), width(|rule| rule.category.name()));
    let line = |rule: &&'static Rule| {
        let (code, name, category) = (rule.code, rule.name, rule.category.name());
        let (level, summary) = (selection.level(rule).name(), rule.summary());
        format!("{code}  {name:names$}  {category:categories$}  {level}\n      {summary}\n")
    };
    RULES.iter().map(line).collect()
}

/// One rule in JSON. This shape is a format that programs read; change it with care.
#[derive(Serialize)]
struct RuleShape {
    code: &'static str,
    name: &'static str,
    category: &'static str,
    /// How loud it is unless configured otherwise.
    severity: &'static str,
    /// How loud it is here: the same, or as configured, or `off`.
    level: &'static str,
    summary: String,
    url: String,
}

#[derive(Serialize)]
struct RulesShape {
    schema_version: u32,
    rules: Vec<RuleShape>,
}

fn json(selection: &Selection) -> String {
    let shape = |rule: &&'static Rule| RuleShape {
        code: rule.code,
        name: rule.name,
        category: rule.category.name(),
        severity: rule.severity.name(),
        level: selection.level(rule).name(),
        summary: rule.summary(),
        url: rule.url(),
    };
    let shape = RulesShape {
        schema_version: 1,
        rules: RULES.iter().map(shape).collect(),
    };
    let mut text = serde_json::to_string_pretty(&shape).expect("strings are JSON");
    text.push('\n');
    text
}
