//! The one integration binary.

mod house;
mod properties;
