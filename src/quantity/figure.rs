//! What a figure in print says: value, unit, hedge, and how it is written.

use super::Interval;
use super::recognise::kind_of;
use crate::lang::{Hedge, Kind};
use crate::text::Span;
use rust_decimal::Decimal;

/// A figure as printed, with all its readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The figure with its currency, scale and unit; hedges lie outside.
    pub span: Span,
    /// What kind of figure it is.
    pub kind: Kind,
    /// What it counts or measures.
    pub unit: Unit,
    /// The readings, the likeliest first; never empty.
    pub readings: Vec<Reading>,
    /// How exact the text says it is.
    pub hedge: Hedge,
    /// The words that hedge it.
    pub hedge_span: Option<Span>,
    /// Whether the figure is the size of a rise or a fall.
    pub direction: Option<Direction>,
    /// Whether it says what it counts or measures, or stands for a number of things named before.
    pub claim: bool,
    /// How the digits are written.
    pub notation: Notation,
    /// What broke the text at the figure, if anything did.
    pub garble: Option<Garbled>,
}

impl Unit {
    /// The name of a unit as far as figures of it can be compared.
    pub(crate) const fn key(&self) -> &'static str {
        match self {
            Self::Money(currency) => currency.code,
            Self::Percent => "%",
            Self::Points => "points",
            Self::Count(_) => "count",
            Self::Symbol(symbol) => symbol,
            Self::Time(unit) => unit,
            Self::Calendar => "year",
            Self::Rate(_) => "rate",
            Self::Bare => "number",
        }
    }
}

impl Quantity {
    /// The likeliest reading.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.readings[0]
    }

    /// The number printed, in base units; `None` for ranges and vague amounts.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        self.reading().value
    }

    /// Gives a figure that names no unit the one that stands elsewhere, of which it is printed in multiples of `factor`.
    /// Where that is too large a number, nothing changes.
    pub(crate) fn put(&mut self, unit: Unit, factor: Decimal) {
        let scaled = |reading: &Reading| {
            Some(Reading {
                value: match reading.value {
                    Some(value) => Some(value.checked_mul(factor)?.normalize()),
                    None => None,
                },
                interval: reading.interval.scaled(factor),
                place: reading.place.checked_mul(factor)?,
                why: reading.why,
            })
        };
        let readings: Option<Vec<Reading>> = self.readings.iter().map(scaled).collect();
        if let Some(readings) = readings {
            self.readings = readings;
            self.kind = kind_of(&unit);
            self.unit = unit;
        }
    }

    /// Whether it names nothing that it counts or measures.
    pub(crate) fn is_bare(&self) -> bool {
        matches!(&self.unit, Unit::Count(noun) if noun.head.is_empty())
    }

    /// Whether some reading of this figure and some reading of the other have a value in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let pairs = self
            .readings
            .iter()
            .flat_map(|a| other.readings.iter().map(move |b| (a, b)));
        pairs.into_iter().any(|(a, b)| a.interval.meets(b.interval))
    }
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A rise.
    Up,
    /// A fall.
    Down,
}

impl Direction {
    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// A number in the text: a figure, or one that is none, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mention {
    /// A figure.
    Figure(Quantity),
    /// A number that is no figure.
    Skipped(Skipped),
}

impl Mention {
    /// Where it lies.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::Figure(figure) => figure.span,
            Self::Skipped(skipped) => skipped.span,
        }
    }
}

/// A number that is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it lies.
    pub span: Span,
    /// What it is instead.
    pub why: Skip,
}

/// What a number is that is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Skip {
    /// Part of a name: `GPT-4`, `Boeing 737`.
    ProductName,
    /// A time of day.
    ClockTime,
    /// A day, month or period without a year of its own.
    Date,
    /// A score or result.
    Score,
    /// A telephone number.
    PhoneNumber,
    /// The number of an item in a list.
    ListNumber,
    /// The number that tells a thing from others of its kind: a page, a section, a version.
    Label,
    /// A house number.
    Address,
    /// Part of a web address or a handle.
    Url,
    /// A number of the page around the article.
    Furniture,
    /// A figure of speech.
    FigureOfSpeech,
    /// A word that stands for somebody rather than for a number.
    Pronoun,
    /// Digits that are no number: ids, codes, broken runs.
    Identifier,
}

impl Skip {
    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProductName => "product-name",
            Self::ClockTime => "clock-time",
            Self::Date => "date",
            Self::Score => "score",
            Self::PhoneNumber => "phone-number",
            Self::ListNumber => "list-number",
            Self::Label => "label",
            Self::Address => "address",
            Self::Url => "url",
            Self::Furniture => "furniture",
            Self::FigureOfSpeech => "figure-of-speech",
            Self::Pronoun => "pronoun",
            Self::Identifier => "identifier",
        }
    }
}

/// One way to read a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The number, in base units; `None` for ranges and vague amounts.
    pub value: Option<Decimal>,
    /// What the figure says, rounding and hedge included, in base units.
    pub interval: Interval,
    /// The place of the last digit that is not a zero at the end, in base units: 100 for 4,200 people.
    pub place: Decimal,
    /// Why the figure can be read so.
    pub why: ReadingReason,
}

/// Why a figure can be read in this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadingReason {
    /// The convention of the article's language.
    AsWritten,
    /// The point or comma separates decimals, as in another language.
    ForeignDecimals,
    /// The point separates thousands, as in another language.
    ForeignThousands,
    /// The three zeros and the scale word say the same thing twice.
    ScaleTwice,
    /// Digits torn apart or run together, put right.
    Mended,
}

impl ReadingReason {
    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AsWritten => "as-written",
            Self::ForeignDecimals => "foreign-decimals",
            Self::ForeignThousands => "foreign-thousands",
            Self::ScaleTwice => "scale-twice",
            Self::Mended => "mended",
        }
    }
}

/// What a figure counts or measures; values are in its base unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unit {
    /// Money of one currency.
    Money(Currency),
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// A number of what the noun says.
    Count(Noun),
    /// A unit of measurement, as the table names it (`W`, `m`, `ha`, `°C`).
    Symbol(&'static str),
    /// A length of time in this unit (`year`, `month`, `day`).
    Time(&'static str),
    /// Calendar years.
    Calendar,
    /// So many of one thing for each of another (`GBP per EUR`, `game per goal`).
    Rate(String),
    /// A bare number: a rank, a ratio.
    Bare,
}

/// A currency and how sure the text is about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// How the text names it.
    pub mark: CurrencyMark,
}

/// How a text names a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CurrencyMark {
    /// By a name that only one currency has.
    Certain,
    /// By a sign that several currencies share, read in the usual way of the language.
    Shared,
}

/// What a count counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noun {
    /// The head noun in the singular, lower case; empty where the text names none.
    pub head: String,
    /// The noun phrase in the text.
    pub span: Option<Span>,
}

/// How the digits of a figure are written, as far as a rule may care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notation {
    /// As the article's language writes figures, or in words.
    Usual,
    /// A decimal comma where the language writes a point: `1,4 trillion`.
    CommaDecimals,
    /// Point and three zeros before a scale word: `10.000 billion`.
    ZerosAndScale,
    /// Comma groups of zeros before billion or trillion: `10,000 billion`.
    ThousandsAndScale,
    /// One point before three digits: thousands in one language, decimals in another.
    PointAndThree,
    /// Several points, each before three digits: only thousands can be meant.
    PointGroups,
    /// The larger end of a range first: `between €7.5 million and €6 million`.
    LargerFirst,
}

/// A figure with broken text at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// What broke it.
    pub how: Garble,
    /// The broken stretch.
    pub span: Span,
}

/// What broke a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Garble {
    /// A year stands between the hedge and the amount: `more than 2019 $13 billion`.
    YearBeforeAmount,
    /// Two scale words that do not go together: `$5 billion million`.
    TwoScales,
    /// A space inside the digits: `6 5 kilometres`.
    TornDigits,
    /// A group of the wrong length: `1,3000`.
    BadGroup,
    /// A letter in place of a digit: `1,31O`.
    LetterInDigits,
    /// Two amounts run together: `122$8.5 billion`.
    RunTogether,
}
