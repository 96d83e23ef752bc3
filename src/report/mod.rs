//! Findings for people and machines. The only place where spans become file positions.

pub mod extract;
