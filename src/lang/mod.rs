//! Languages as data, and which one an article is in.

mod sense;

pub use sense::{Basis, Hedge, Kind, Modality, Role, Scope};

use crate::text::Source;

/// What the tables say about one language.
#[derive(Debug)]
pub(crate) struct Locale {
    pub(crate) tag: &'static str,
    pub(crate) abbreviations: &'static [&'static str],
}

/// The language of `source`, if there is a table for it.
pub(crate) fn locale_of(_source: &Source) -> Option<&'static Locale> {
    static EN: Locale = Locale {
        tag: "en",
        abbreviations: &[],
    };
    Some(&EN)
}
