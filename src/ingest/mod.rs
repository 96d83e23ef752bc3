//! Files of every format, as text with the way back to their bytes.

mod markdown;
mod plain;
mod read;

pub use markdown::markdown;
pub use plain::plain;
pub use read::{EXTENSIONS, read};

use crate::text::Position;
use std::fmt;

/// Why a file could not be read as an article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// Name of the file.
    pub name: String,
    /// Where in the file, if the fault has a place.
    pub position: Option<Position>,
    /// What is wrong, lower case, no full stop.
    pub problem: String,
    /// What to do about it.
    pub help: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(at) = self.position {
            write!(f, ":{}:{}", at.line, at.column)?;
        }
        write!(f, ": {}; {}", self.problem, self.help)
    }
}

impl std::error::Error for Error {}
