//! The one integration binary.

mod accuracy;
mod claims;
mod house;
mod properties;
