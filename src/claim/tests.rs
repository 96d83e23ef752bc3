//! How figures become claims, one phrasing a line.

mod languages;
mod measures;
mod names;
mod slots;
mod subjects;
