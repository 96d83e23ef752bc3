//! Figures in running text, read as intervals with all their readings.

mod figure;
mod interval;
mod token;

pub use figure::{
    Currency, CurrencyMark, Garble, Notation, Noun, Quantity, Reading, ReadingReason, Unit,
};
pub use interval::{Bound, Interval};
pub(crate) use token::{Token, TokenKind};
