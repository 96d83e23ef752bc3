//! The one integration binary.

mod accuracy;
mod claims;
mod cli;
mod house;
mod pipeline;
mod properties;
