//! How right claimlint is, measured on labelled articles and sentences; shared by the `accuracy`
//! example, which prints everything, and the test that holds the floors in `tests/corpus/floors.yaml`.
//!
//! What counts as found is decided in `matching`, and explained there.

mod agreement;
pub(crate) mod clusters;
pub(crate) mod confidence;
pub(crate) mod facts;
pub(crate) mod floors;
pub(crate) mod gold;
pub(crate) mod matching;
pub(crate) mod mutants;
pub(crate) mod real;
pub(crate) mod sentences;
pub(crate) mod stories;
pub(crate) mod story;
mod synonyms;
pub(crate) mod table;
mod times;
