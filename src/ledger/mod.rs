//! The YAML files in `claims/`: their shape, reading and writing.

pub mod claims;

pub use claims::Error;
