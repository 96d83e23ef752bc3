//! Languages as data, and which one an article is in.

mod detect;
mod locale;
#[cfg(test)]
mod schema;
mod sense;
mod tables;

pub(crate) use detect::locale_of;
pub(crate) use locale::{Frame, Locale, Phrases, Trigger, Unit, has, look_up};
pub use sense::{Basis, Hedge, Kind, Modality, Role, Scope};
