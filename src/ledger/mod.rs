//! The YAML files in `claims/`: their shape, reading and writing.

pub mod claims;
pub mod entities;
mod error;
pub(crate) mod names;
pub(crate) mod quote;
#[cfg(test)]
pub(crate) mod sample;
mod yaml;

pub use error::Error;
pub use names::{BlockName, ScopeName};
