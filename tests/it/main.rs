//! The one integration binary.

mod claims;
mod house;
mod properties;
