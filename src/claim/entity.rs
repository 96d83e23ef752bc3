//! Names: who and what an article speaks of.

use crate::text::Span;

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entity {
    /// The fullest name the article uses.
    pub name: String,
    /// Other names in the article ("AWS"), the fullest included, lower case, sorted.
    pub aliases: Vec<String>,
    /// Where it is mentioned by name, in order.
    pub mentions: Vec<Span>,
}
