//! Languages as data, and which one an article is in.

mod detect;
#[cfg(test)]
mod figure_schema;
mod figure_sense;
#[cfg(test)]
mod frame_schema;
#[cfg(test)]
mod inflect;
mod lexicon;
mod locale;
#[cfg(test)]
mod schema;
mod sense;
mod starts;
mod tables;
#[cfg(test)]
mod time_schema;
mod time_tables;
mod times;
mod token;
mod who;
#[cfg(test)]
mod who_schema;

pub(crate) use detect::{by_tag, locale_of, tags, variants};
pub(crate) use figure_sense::{Class, Classes, Sense, Unit as NamedUnit};
pub(crate) use lexicon::{Lexicon, Opening};
pub use locale::in_si;
pub(crate) use locale::{Bearer, Frame, Locale, Number, Phrases, Trigger, dimension, has, look_up};
pub(crate) use sense::Course;
pub use sense::{Basis, Hedge, Kind, Modality, Role, Scope};
pub(crate) use starts::{Group, Stands};
pub(crate) use times::{Edge, TimeUnit, Times};
pub(crate) use token::{Token, TokenKind, WEB, WordId, has_digit};
