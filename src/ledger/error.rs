//! Why a file in `claims/` could not be read.

use crate::text::Position;
use std::fmt;

/// Why a file in `claims/` could not be read, and where.
///
/// Shown as `NAME:LINE:COLUMN: problem; help`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    name: String,
    position: Position,
    problem: String,
    help: &'static str,
}

impl Error {
    /// What `error` says about the file `name`; a fault without a place is put at its start.
    pub(crate) fn new(name: &str, error: &serde_yaml::Error, help: &'static str) -> Self {
        let mut problem = error.to_string();
        let mut position = Position { line: 1, column: 1 };
        if let Some(at) = error.location() {
            let said = format!(" at line {} column {}", at.line(), at.column());
            problem = problem.replacen(&said, "", 1); // the position says it already
            position.line = at.line() as u32;
            position.column = at.column() as u32;
        }
        Self {
            name: name.to_owned(),
            position,
            problem,
            help,
        }
    }

    /// A fault of the file `name` as a whole.
    pub(crate) fn at_start(name: &str, problem: String, help: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            position: Position { line: 1, column: 1 },
            problem,
            help,
        }
    }

    /// Name of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Line, from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.position.line
    }

    /// Column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> u32 {
        self.position.column
    }

    /// What is wrong: no full stop.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        self.help
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Position { line, column } = self.position;
        let (name, problem, help) = (&self.name, &self.problem, self.help);
        write!(f, "{name}:{line}:{column}: {problem}; {help}")
    }
}

impl std::error::Error for Error {}
