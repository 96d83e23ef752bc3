//! `claimlint init`: a configuration that explains itself, and the folders it names.

use super::config::NAME;
use super::console::Console;
use super::disk::{self, Existing, Here};
use super::exit::Exit;

/// The configuration a project starts with: the defaults, written down.
const START: &str = "\
# Which articles belong together, and how loud the rules are. Paths start at this file.

# Articles and folders of articles. `claimlint check` checks them all against each other;
# `claimlint check new.md` checks one article against them.
sources: [sources]

# Where `claimlint extract` writes what each article claims.
claims: claims

# The severity from which `claimlint check` ends with exit code 1: error, warning, note or never.
fail_on: error

# Only these rules run, and not those: by code (C104), start of a code (N2), name or category.
# select: [all]
# ignore: [superseded]

# How loud rules are: off, note, warning or error.
rules:
  # superseded: off
  # C102: error
";

/// Starts a project in the current folder.
pub(super) fn run(here: &Here, console: &mut Console) -> Exit {
    let path = here.folder().join(NAME);
    if let Err(problem) = disk::write(&path, NAME, START, Existing::Keep) {
        console.problem(&problem);
        return Exit::Failed;
    }
    for folder in ["sources", "claims"] {
        if let Err(problem) = disk::make_folder(&here.folder().join(folder), folder) {
            console.problem(&problem);
        }
    }
    console.say("wrote claimlint.yaml; put articles into sources/ and run `claimlint check`");
    Exit::Clean
}

#[cfg(test)]
mod tests {
    use super::START;
    use crate::cli::config;
    use crate::rules::RULES;

    #[test]
    fn the_example_names_rules_that_exist() {
        let (_, example) = START.split_once("rules:\n").unwrap();
        for line in example.lines() {
            let line = line.trim_start().strip_prefix("# ").unwrap();
            let (name, _) = line.split_once(": ").unwrap();
            let called =
                |rule: &&crate::Rule| [rule.code, rule.name, rule.category.name()].contains(&name);
            assert!(RULES.iter().any(called), "{name}");
            config::parse("c.yaml", &format!("rules:\n  {line}\n")).unwrap();
        }
    }

    #[test]
    fn a_project_starts_with_the_defaults() {
        let started = config::parse("claimlint.yaml", START).unwrap();
        assert_eq!(
            format!("{started:?}"),
            format!(
                "{:?}",
                config::parse(
                    "",
                    "\
sources: [sources]\nclaims: claims\nfail_on: error\n"
                )
                .unwrap()
            )
        );
    }
}
