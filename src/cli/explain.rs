//! `claimlint explain`: the manual page of a rule.

use super::console::Console;
use super::exit::Exit;
use super::selection::Selector;
use crate::rules::RULES;

/// Shows the pages of the rules called `wanted` by code, name, category or the start of their codes.
pub(super) fn run(wanted: &str, console: &mut Console) -> Exit {
    let problem = match Selector::parse(wanted) {
        Err(problem) => problem,
        Ok(selector) => {
            let called = RULES.iter().filter(|rule| selector.is_of(rule));
            let pages: Vec<String> = called.map(|rule| rule.page()).collect();
            if !pages.is_empty() {
                console.show(&pages.join("\n"));
                return Exit::Clean;
            }
            format!("{wanted}: no rule of this category exists yet")
        }
    };
    console.problem(&problem);
    console.say("  help: `claimlint rules` lists what rules are called");
    Exit::Failed
}
