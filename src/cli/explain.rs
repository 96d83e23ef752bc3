//! `claimlint explain`: the manual page of a rule.

use super::config::selectors;
use super::console::Console;
use super::exit::Exit;
use super::nearest::nearest;
use crate::rules::{RULES, Rule};

/// Shows the pages of the rules called `wanted` by code, name or category.
pub(super) fn run(wanted: &str, console: &mut Console) -> Exit {
    let called = |rule: &&&Rule| {
        let names = [rule.code, rule.name, rule.category.name()];
        names.iter().any(|name| name.eq_ignore_ascii_case(wanted))
    };
    let pages: Vec<String> = RULES
        .iter()
        .filter(called)
        .map(|rule| rule.page())
        .collect();
    if !pages.is_empty() {
        console.show(&pages.join("\n"));
        return Exit::Clean;
    }
    let known = selectors().any(|name| name.eq_ignore_ascii_case(wanted));
    let problem = match known {
        true => format!("{wanted}: no rule of this category exists yet"),
        false => format!("{wanted}: no rule or category is called that"),
    };
    console.problem(&problem);
    if !known && let near @ [_, ..] = nearest(wanted, selectors()).as_slice() {
        console.say(&format!("  help: did you mean {}?", near.join(" or ")));
    }
    for rule in RULES {
        console.say(&format!("  {}  {}", rule.code, rule.name));
    }
    Exit::Failed
}
