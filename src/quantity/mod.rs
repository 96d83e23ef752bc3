//! Figures in running text, read as intervals with all their readings.

mod amount;
mod anchor;
mod carry;
mod change;
mod convention;
mod date;
mod figure;
mod garble;
mod heading;
mod hedge;
mod interval;
mod numeral;
mod part;
mod range;
mod reader;
mod recognise;
mod scale;
mod share;
mod skip;
mod spelled;
#[cfg(test)]
mod tests;
mod unit;
mod words;

pub(crate) use convention::Tokenised;
pub use figure::{
    Currency, CurrencyMark, Direction, Garble, Garbled, Mention, Notation, Noun, Quantity, Reading,
    ReadingReason, Skip, Skipped, Unit,
};
pub(crate) use heading::Named;
pub use interval::{Bound, Interval};
pub(crate) use numeral::Marks;
pub use reader::{Figures, Separators, figures, languages, reads_language};
pub(crate) use recognise::{mentions, recognise};
pub(crate) use words::Words;
