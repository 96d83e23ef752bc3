//! `claimlint.yaml`: which articles belong together and how loud the rules are.

use super::disk::{self, Here};
use super::selection::{Levels, Said, Selector};
use crate::rules::Severity;
use crate::text::nearest;
use clap::ValueEnum;
use serde::Deserialize;
use std::fmt;
use std::path::{Path, PathBuf};

/// The name of the file.
pub(super) const NAME: &str = "claimlint.yaml";

const KEYS: [&str; 6] = ["sources", "claims", "fail_on", "select", "ignore", "rules"];

/// A configuration, read and put where it belongs.
#[derive(Clone, Debug)]
pub(super) struct Config {
    /// The file, if there is one.
    file: Option<PathBuf>,
    /// The folder of the file; its paths start there.
    pub(super) root: PathBuf,
    /// Articles and folders of articles.
    pub(super) sources: Vec<PathBuf>,
    /// Whether a source that is missing is a mistake: nobody wrote down the default.
    pub(super) stated: Stated,
    /// Where the claims are kept.
    pub(super) claims: PathBuf,
    /// The severity from which the exit code is 1.
    pub(super) fail_on: FailOn,
    /// What it says about rules.
    pub(super) rules: Said,
}

/// Whether somebody wrote down the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// A file says so.
    InFile,
    /// The default.
    Nowhere,
}

impl Config {
    /// The configuration of a folder without one.
    pub(super) fn default_in(root: &Path) -> Self {
        File::default().settle(root)
    }

    /// The nearest `claimlint.yaml`, here or above; the default where there is none.
    pub(super) fn find(here: &Here) -> Result<Self, Error> {
        for folder in here.folder().ancestors() {
            let path = folder.join(NAME);
            let name = here.name(&path);
            if let Some(text) = disk::read_text(&path, &name)? {
                return Ok(parse(&name, &text)?.settle(folder).of(path));
            }
        }
        Ok(Self::default_in(here.folder()))
    }

    /// The configuration in the file at `path`.
    pub(super) fn read(here: &Here, path: &Path) -> Result<Self, Error> {
        let path = here.folder().join(path);
        let name = here.name(&path);
        let text = disk::read_text(&path, &name)?;
        let text = text.ok_or_else(|| disk::Error {
            name: name.clone(),
            problem: "no such file".into(),
            help: "check the spelling, or leave out --config",
        })?;
        let folder = path.parent().unwrap_or(here.folder());
        Ok(parse(&name, &text)?.settle(folder).of(path.clone()))
    }

    fn of(self, file: PathBuf) -> Self {
        let file = Some(file);
        Self { file, ..self }
    }

    /// An error about a path that stands under `key`, with the file where it can be corrected.
    pub(super) fn blamed(&self, key: &str, error: disk::Error, here: &Here) -> disk::Error {
        let Some(file) = &self.file else {
            return error;
        };
        let problem = format!("{} (`{key}` in {})", error.problem, here.name(file));
        disk::Error { problem, ..error }
    }
}

/// The severity from which the exit code is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(super) enum FailOn {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Note,
    /// No finding.
    Never,
}

impl FailOn {
    /// Whether a finding this loud fails the run.
    pub(super) fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Note => true,
            Self::Never => false,
        }
    }
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a map of settings")]
pub(super) struct File {
    sources: Option<Vec<PathBuf>>,
    claims: Option<PathBuf>,
    fail_on: Option<FailOn>,
    select: Option<Vec<Selector>>,
    ignore: Option<Vec<Selector>>,
    rules: Option<Levels>,
}

impl File {
    fn settle(self, root: &Path) -> Config {
        let stated = match self.sources {
            Some(_) => Stated::InFile,
            None => Stated::Nowhere,
        };
        let sources = self.sources.unwrap_or_else(|| vec!["sources".into()]);
        Config {
            file: None,
            root: root.to_owned(),
            sources: sources.iter().map(|path| root.join(path)).collect(),
            stated,
            claims: root.join(self.claims.unwrap_or_else(|| "claims".into())),
            fail_on: self.fail_on.unwrap_or(FailOn::Error),
            rules: Said {
                select: self.select,
                ignore: self.ignore.unwrap_or_default(),
                levels: self.rules.map(|rules| rules.0).unwrap_or_default(),
            },
        }
    }
}

pub(super) fn parse(name: &str, text: &str) -> Result<File, Error> {
    match serde_yaml::from_str::<Option<File>>(text) {
        Ok(file) => Ok(file.unwrap_or_default()),
        Err(fault) => Err(Error::broken(name, text, &fault)),
    }
}

/// Why a configuration cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Error {
    /// The file cannot be read.
    Unreadable(disk::Error),
    /// The file says something that has no meaning.
    Broken(Box<Broken>),
}

/// A line of a configuration that has no meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    name: String,
    line: usize,
    column: usize,
    quoted: String,
    problem: String,
    help: String,
}

impl From<disk::Error> for Error {
    fn from(error: disk::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl Error {
    fn broken(name: &str, text: &str, fault: &serde_yaml::Error) -> Self {
        let (line, column) = place(text, fault);
        let quoted = text.lines().nth(line - 1).unwrap_or_default();
        let said = fault.to_string();
        let said = said.split(" at line ").next().unwrap_or(&said);
        let problem = said.replace("unknown field", "unknown key");
        let problem = problem.replace("duplicate field", "duplicate key");
        Self::Broken(Box::new(Broken {
            name: name.to_owned(),
            line,
            column,
            quoted: quoted.to_owned(),
            help: help(&problem, quoted),
            problem,
        }))
    }
}

/// Line and column of a fault. The parser puts a key that stands twice at the start of its mapping,
/// which helps nobody, so that one is looked up.
fn place(text: &str, fault: &serde_yaml::Error) -> (usize, usize) {
    let said = fault.to_string();
    if let Some((_, rest)) = said.split_once("duplicate field `")
        && let Some((key, _)) = rest.split_once('`')
    {
        let mut lines = (1..).zip(text.lines());
        let second = lines
            .by_ref()
            .filter(|(_, line)| line.trim_start_matches(['"', '\'']).starts_with(key))
            .nth(1);
        if let Some((line, _)) = second {
            return (line, 1);
        }
    }
    fault
        .location()
        .map_or((1, 1), |at| (at.line(), at.column()))
}

/// What to do about a fault, told by what is said about it.
fn help(problem: &str, line: &str) -> String {
    let key = problem.split('`').nth(1).unwrap_or_default();
    if problem.contains("unknown key") {
        return match nearest(key, KEYS).first() {
            Some(near) => format!("write `{near}`, or remove the line"),
            None => format!("remove the line; the keys are {}", KEYS.join(", ")),
        };
    }
    if problem.contains("cannot start any token") && line.trim_start_matches(' ').starts_with('\t')
    {
        return "indent with spaces; YAML allows no tab there".to_owned();
    }
    if problem.contains("expected a map of settings") {
        return "write one `key: value` a line, like `sources: [sources]`".to_owned();
    }
    if problem.contains("duplicate") {
        return "keep one of the two".to_owned();
    }
    if problem.contains("no rule or category") {
        return "`claimlint rules` lists what rules are called".to_owned();
    }
    "correct the line; `claimlint init` in an empty folder writes an example".to_owned()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::Broken(broken) => broken.fmt(f),
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, .. } = self;
        let gutter = " ".repeat(line.to_string().len());
        let before: String = (self.quoted.chars().take(column.saturating_sub(1)))
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        writeln!(f, "{}:{line}:{column}: {}", self.name, self.problem)?;
        writeln!(f, "  {line} | {}", self.quoted)?;
        writeln!(f, "  {gutter} | {before}^")?;
        write!(f, "  help: {}", self.help)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        parse("c.yaml", text).unwrap_err().to_string()
    }

    #[test]
    fn an_empty_file_is_the_default() {
        for text in ["", "# nothing yet\n", "sources:\n"] {
            let config = parse("c.yaml", text).unwrap().settle(Path::new("/news"));
            assert_eq!(config.sources, [Path::new("/news/sources")], "{text:?}");
            assert_eq!(config.fail_on, FailOn::Error);
        }
    }

    #[test]
    fn an_unknown_key_is_quoted_in_its_place() {
        let expected = "\
c.yaml:2:1: unknown key `failon`, expected one of `sources`, `claims`, `fail_on`, `select`, `ignore`, `rules`
  2 | failon: error
    | ^
  help: write `fail_on`, or remove the line";
        assert_eq!(said("sources: [a]\nfailon: error\n"), expected);
    }

    #[test]
    fn a_file_of_another_shape_is_told_what_is_expected() {
        for text in ["[", "- a\n", "sources\n", "[]\n"] {
            let said = said(text);
            assert!(said.contains("expected a map of settings"), "{said}");
            assert!(
                said.contains("help: write one `key: value` a line"),
                "{said}"
            );
        }
    }

    #[test]
    fn a_tab_is_told_apart_from_other_indentation() {
        let help = "help: indent with spaces";
        for text in [
            "\tsources: [a]\n",
            "rules:\n\theadline_body: off\n",
            "rules:\n  \tC102: off\n",
        ] {
            assert!(said(text).contains(help), "{}", said(text));
        }
        assert!(!said("claims: @a\n").contains(help));
    }

    #[test]
    fn every_fault_has_its_line() {
        let faults = [
            ("claims: x\nsources: a.md\n", "c.yaml:2:10: sources: "),
            (
                "fail_on: loud\n",
                "c.yaml:1:10: fail_on: unknown variant `loud`",
            ),
            ("claims: [\n", "c.yaml:1:9: "),
            (
                "claims: a\nclaims: b\n",
                "c.yaml:2:1: duplicate key `claims`",
            ),
            ("rules: [a]\n", "c.yaml:1:8: "),
            (
                "rules:\n  disputed: off\n  disputed: note\n",
                "c.yaml:3:3: rules: duplicate key",
            ),
            ("rules:\n  value_conflict: of\n", "c.yaml:2:19: "),
            ("rules:\n  value_conflicts: off\n", "c.yaml:2:3: "),
            (
                "select: [C101, N191]\n",
                "c.yaml:1:16: select[1]: no rule or category is called `N191`; did you mean `N101`?",
            ),
            (
                "ignore:\n  - supersede\n",
                "c.yaml:2:5: ignore[0]: no rule or category is called `supersede`; did you mean `superseded`?",
            ),
            ("ignore: C101\n", "c.yaml:1:9: ignore: "),
            (
                "rules:\n  C101: off\n  c101: note\n",
                "c.yaml:3:3: rules: duplicate key `C101`",
            ),
        ];
        for (text, expected) in faults {
            let said = said(text);
            assert!(said.starts_with(expected), "{said}");
            assert!(said.contains("\n  help: "), "{said}");
        }
    }

    #[test]
    fn a_run_fails_from_a_severity_on() {
        let fails = |fail_on: FailOn| {
            let all = [Severity::Note, Severity::Warning, Severity::Error];
            all.map(|severity| fail_on.fails(severity))
        };
        assert_eq!(fails(FailOn::Never), [false, false, false]);
        assert_eq!(fails(FailOn::Error), [false, false, true]);
        assert_eq!(fails(FailOn::Warning), [false, true, true]);
        assert_eq!(fails(FailOn::Note), [true, true, true]);
    }
}
