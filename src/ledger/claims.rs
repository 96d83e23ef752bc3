//! STUB until the ledger lands: `claims/<article>.yaml`.

use crate::claim::Article;
use std::fmt;

/// The claims of one article, as a file.
#[derive(Debug)]
pub struct ClaimsFile;

/// Why a file in `claims/` could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Place and problem.
    problem: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Error {}

/// The claims file of `article`.
#[must_use]
pub fn render(article: &Article) -> String {
    let source = article.source();
    format!(
        "schema_version: 1\narticle: {:?}\nclaims: []\n",
        source.name()
    )
}

/// Reads the claims file called `name`.
///
/// # Errors
/// Broken YAML.
pub fn parse(name: &str, yaml: &str) -> Result<ClaimsFile, Error> {
    match serde_yaml::from_str::<serde_yaml::Value>(yaml) {
        Ok(_) => Ok(ClaimsFile),
        Err(fault) => {
            let at = fault.location().map_or((1, 1), |l| (l.line(), l.column()));
            let problem = format!("{name}:{}:{}: {fault}; mend it or delete it", at.0, at.1);
            Err(Error { problem })
        }
    }
}
