//! The one integration binary.

mod accuracy;
mod house;
