//! Languages as data, and which one an article is in.

mod detect;
mod locale;
#[cfg(test)]
mod schema;
mod sense;
mod tables;

pub(crate) use detect::locale_of;
pub(crate) use locale::{Bearer, Frame, Locale, Number, Phrases, Trigger, has, look_up};
pub(crate) use sense::Course;
pub use sense::{Basis, Hedge, Kind, Modality, Role, Scope};
