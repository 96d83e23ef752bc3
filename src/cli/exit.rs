//! How the program ends.

use std::process::ExitCode;

/// What the exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Nothing to act upon.
    Clean,
    /// Findings at or above the wanted severity.
    Findings,
    /// Wrong usage, broken configuration, a file that could not be read or written.
    Failed,
    /// Nobody reads our output any more; the code a signal would have left.
    Closed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
            Exit::Closed => 141,
        })
    }
}
