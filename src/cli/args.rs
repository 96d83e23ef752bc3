//! What may be typed: commands, options and their help.

use super::config::FailOn;
use super::selection::{self, Level, Said, Selector};
use crate::quantity::{languages, reads_language};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  claimlint check                      every configured article against every other
  claimlint check new.md               one article; what is configured is context
  pandoc draft.odt -t markdown | claimlint check -
  claimlint extract                    write what each article claims to claims/
  claimlint figures new.md             how each figure of an article was read
  claimlint rules                      what rules there are
  claimlint explain arithmetic_sum     what the rules of a category look for

Exit codes:
  0  nothing found, or nothing as loud as --fail-on
  1  findings at or above --fail-on
  2  wrong usage, broken configuration, or a file that could not be read or written";

const CHECK_EXAMPLES: &str = "\
Examples:
  claimlint check drafts/ --fail-on warning
  claimlint check new.md --format json > report.json
  claimlint check --select N,value_conflict --ignore N101
  claimlint check --severity C104=warning
  claimlint check --isolated a.md b.md      only these two, no configuration

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage, configuration or files";

const EXTRACT_EXAMPLES: &str = "\
Examples:
  claimlint extract                         a file in claims/ for every article in sources/
  claimlint extract new.md --format annotated
  claimlint extract new.md --why 12:40      why this claim is read so
  claimlint extract --format json > claims.json

Exit codes: 0 done, 2 usage, configuration or files";

const RULES_EXAMPLES: &str = "\
Examples:
  claimlint rules
  claimlint rules --select N                how loud the rules would be then
  claimlint rules --format json | jq -r '.rules[].name'

Exit codes: 0 done, 2 usage or configuration";

const FIGURES_EXAMPLES: &str = "\
Examples:
  claimlint figures new.md
  claimlint figures wire/ --lang es-MX
  claimlint figures new.md --format jsonl | jq 'select(.skipped)'

Exit codes: 0 done, 2 usage, configuration or files";

/// Finds figures in news articles that do not agree: inside an article and between articles.
#[derive(Debug, Parser)]
#[command(name = "claimlint", version, max_term_width = 100, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to write in colours; `auto` also heeds NO_COLOR and CLICOLOR_FORCE.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Report figures that do not agree.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArguments),
    /// Write what each article claims to a file a person can read and review.
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(ExtractArguments),
    /// Show how every figure in the text was read, and which numbers are none.
    #[command(after_help = FIGURES_EXAMPLES)]
    Figures(FiguresArguments),
    /// List the rules: code, name, category, severity as configured, and what each does.
    #[command(after_help = RULES_EXAMPLES)]
    Rules(RulesArguments),
    /// Show the manual page of a rule, or those of a category.
    Explain {
        /// Code, name, category or the start of a code: `F101`, `foreign-separator`, `locale_format`, `F`.
        #[arg(value_name = "CODE|NAME|CATEGORY")]
        rule: String,
    },
    /// Start a project here: claimlint.yaml, sources/ and claims/.
    Init,
}

#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// Articles or folders; `-` is standard input. Without any: the configured sources.
    pub(super) paths: Vec<PathBuf>,
    /// How findings are written.
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub(super) format: CheckFormat,
    /// The severity from which the exit code is 1 [default: `fail_on` of the configuration, or error].
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(super) choice: Choice,
    #[command(flatten)]
    pub(super) setting: Setting,
}

#[derive(Args, Debug)]
pub(super) struct RulesArguments {
    /// How the rules are listed.
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: RulesFormat,
    #[command(flatten)]
    pub(super) choice: Choice,
    #[command(flatten)]
    pub(super) setting: Setting,
}

/// Which rules run, and how loud they are: before all that the configuration says. A rule is called by its code, its name,
/// its category or the start of its code; what speaks of fewer rules counts more.
#[derive(Args, Debug)]
pub(super) struct Choice {
    /// Run only these rules: codes, names, categories, or starts of codes (`N`, `N2`).
    #[arg(long, value_name = "RULE,...", value_delimiter = ',', value_parser = Selector::parse)]
    select: Option<Vec<Selector>>,
    /// Do not run these.
    #[arg(long, value_name = "RULE,...", value_delimiter = ',', value_parser = Selector::parse)]
    ignore: Vec<Selector>,
    /// Report what these find as off, note, warning or error.
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',', value_parser = selection::severity)]
    severity: Vec<(Selector, Level)>,
}

impl Choice {
    /// What is typed about rules; of two severities for one the later.
    pub(super) fn said(&self) -> Said {
        Said {
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            levels: self.severity.iter().cloned().collect(),
        }
    }
}

#[derive(Args, Debug)]
pub(super) struct ExtractArguments {
    /// Articles or folders; `-` is standard input. Without any: the configured sources.
    pub(super) paths: Vec<PathBuf>,
    /// How claims are written.
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    pub(super) format: ExtractFormat,
    /// Tell how the claim at this place of the one article given got its slots, and what it passed over.
    #[arg(long, value_name = "LINE:COL", value_parser = place, conflicts_with = "format")]
    pub(super) why: Option<(u32, u32)>,
    #[command(flatten)]
    pub(super) setting: Setting,
}

#[derive(Args, Debug)]
pub(super) struct FiguresArguments {
    /// Articles or folders; `-` is standard input. Without any: the configured sources.
    pub(super) paths: Vec<PathBuf>,
    /// How figures are shown.
    #[arg(long, value_name = "FORMAT", default_value = "annotated")]
    pub(super) format: FiguresFormat,
    /// Read every article in this language (`en`, `es-MX`), whatever it says or looks like.
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(super) lang: Option<String>,
    #[command(flatten)]
    pub(super) setting: Setting,
}

/// A place in a file: a line and a column, from 1.
fn place(place: &str) -> Result<(u32, u32), String> {
    let parts = place.split_once(':');
    let numbers = parts.and_then(|(line, column)| Some((line.parse().ok()?, column.parse().ok()?)));
    numbers.ok_or_else(|| "write a line and a column, as in 12:5".to_owned())
}

/// The tag of a language whose figures can be read.
fn language(tag: &str) -> Result<String, String> {
    match reads_language(tag) {
        true => Ok(tag.to_owned()),
        false => Err(format!(
            "no tables for this language; there are {}",
            languages().join(", ")
        )),
    }
}

/// Where the rest of what a command needs to know comes from.
#[derive(Args, Debug)]
pub(super) struct Setting {
    /// Use this configuration instead of the nearest claimlint.yaml.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration and no context: only the paths given.
    #[arg(long, conflicts_with = "config")]
    pub(super) isolated: bool,
    /// What to call standard input; its ending says what it is, and a configured file of that name is
    /// replaced by it.
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_name: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// Every finding with the words it is about.
    Full,
    /// One line a finding.
    Concise,
    /// One JSON document.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExtractFormat {
    /// A file for each article.
    Yaml,
    /// One document on standard output.
    Json,
    /// The text with every claim marked, and below each paragraph the slots of its claims with words and reasons.
    Annotated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesFormat {
    /// Two lines a rule.
    Table,
    /// One JSON document.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FiguresFormat {
    /// The text with every figure and number marked, and below each paragraph what they are.
    Annotated,
    /// One JSON object a line for every figure and number.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
