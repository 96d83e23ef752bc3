//! The one integration binary.

mod accuracy;
mod claims;
mod cli;
mod cli_rules;
mod figure_cases;
mod figure_properties;
mod figures;
mod generated;
mod house;
mod manual;
mod pipeline;
mod properties;
mod readme;
mod same_bytes;
