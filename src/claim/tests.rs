//! How figures become claims, one phrasing a line.

mod measures;
mod slots;
mod subjects;
