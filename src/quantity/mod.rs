//! Figures in running text, read as intervals with all their readings.

mod amount;
mod figure;
mod garble;
mod hedge;
mod interval;
mod numeral;
mod range;
mod recognise;
mod skip;
mod special;
#[cfg(test)]
mod tests;
mod token;
mod unit;
mod words;

pub use figure::{
    Currency, CurrencyMark, Garble, Garbled, Notation, Noun, Quantity, Reading, ReadingReason, Unit,
};
pub use interval::{Bound, Interval};
pub(crate) use recognise::recognise;
pub(crate) use token::{Token, TokenKind, tokenise};
pub(crate) use words::Words;
