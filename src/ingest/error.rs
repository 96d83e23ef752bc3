//! Why a file could not be read as an article.

use crate::text::Position;
use std::fmt;

/// Why a file could not be read as an article: where, what is wrong, what to do.
///
/// Prints as `NAME:LINE:COLUMN: problem; help`.
///
/// ```
/// let error = claimlint::ingest::read("a.md", b"\xE9").unwrap_err();
/// assert_eq!(error.position().unwrap().column, 1);
/// assert_eq!(error.problem(), "the text is not UTF-8");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    name: String,
    position: Option<Position>,
    fault: Fault,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is larger than spans can reach.
    TooLarge {
        /// The limit, in GiB.
        gib: u32,
    },
    /// It starts with the byte order mark of UTF-16.
    Utf16,
    /// It holds a NUL byte early on.
    Binary,
    /// It holds a byte that is not UTF-8.
    NotUtf8,
    /// It is empty, or all white space.
    Empty,
    /// The `---` at its start has no counterpart.
    UnclosedFrontMatter,
    /// Its front matter is not YAML, or not of the right shape; in the words of the YAML parser.
    FrontMatter(String),
    /// A date in its front matter is none; as printed.
    Date(String),
}

impl Error {
    pub(super) fn new(name: &str, position: Option<Position>, fault: Fault) -> Self {
        Self {
            name: name.to_owned(),
            position,
            fault,
        }
    }

    /// Name of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where in the file, if the fault has a place.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// Which fault it is.
    #[must_use]
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// What is wrong, lower case, no full stop.
    #[must_use]
    pub fn problem(&self) -> String {
        self.fault.to_string()
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self.fault {
            Fault::TooLarge { .. } => "split it into one file per article",
            Fault::Utf16 => "convert it, for example with `iconv -f UTF-16 -t UTF-8`",
            Fault::Binary => "save the article as text, Markdown or HTML",
            Fault::NotUtf8 => "convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
            Fault::Empty => "check that the article was saved",
            Fault::UnclosedFrontMatter => "end the front matter with a line `---`",
            Fault::FrontMatter(_) => {
                "write one `key: value` a line, with quotes around a value that holds a colon"
            }
            Fault::Date(_) => "write it as YYYY-MM-DD",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { gib } => write!(f, "the file is larger than {gib} GiB"),
            Self::Utf16 => f.write_str("the text is UTF-16"),
            Self::Binary => f.write_str("the file is binary"),
            Self::NotUtf8 => f.write_str("the text is not UTF-8"),
            Self::Empty => f.write_str("the file has no text in it"),
            Self::UnclosedFrontMatter => f.write_str("the front matter has no end"),
            Self::FrontMatter(words) => write!(f, "the front matter is broken: {words}"),
            Self::Date(words) => write!(f, "`{words}` is not a date"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(at) = self.position {
            write!(f, ":{}:{}", at.line, at.column)?;
        }
        write!(f, ": {}; {}", self.fault, self.help())
    }
}

impl std::error::Error for Error {}
