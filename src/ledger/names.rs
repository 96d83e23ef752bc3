//! The words and numbers by which files know units, blocks, scopes and values.

use crate::claim::{Article, Claim, Period, Reason, Slot};
use crate::lang::{Basis, Scope};
use crate::quantity::{Quantity, Unit};
use crate::text::BlockKind;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What the block around a claim is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BlockName {
    /// The title of the article.
    Headline,
    /// The lines under the headline.
    Dek,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// One cell of a table.
    TableCell,
    /// The caption of a picture or a table.
    Caption,
    /// A quotation set apart.
    Quotation,
}

impl BlockName {
    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Dek => "dek",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::TableCell => "table_cell",
            Self::Caption => "caption",
            Self::Quotation => "quotation",
        }
    }
}

impl From<BlockKind> for BlockName {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Headline => Self::Headline,
            BlockKind::Dek => Self::Dek,
            BlockKind::Heading => Self::Heading,
            BlockKind::Paragraph => Self::Paragraph,
            BlockKind::ListItem => Self::ListItem,
            BlockKind::TableCell { .. } => Self::TableCell,
            BlockKind::Caption => Self::Caption,
            BlockKind::Quotation => Self::Quotation,
        }
    }
}

/// What files give as the scope of a claim: its part of the whole, else the basis of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeName {
    /// Which part of the whole, never [`Scope::Unstated`].
    Scope(Scope),
    /// On which basis the value is stated.
    Basis(Basis),
}

impl ScopeName {
    /// The scope of `claim`, if its text states one.
    #[must_use]
    pub fn of(claim: &Claim) -> Option<Self> {
        match claim.scope.value {
            Scope::Unstated => claim.basis.as_ref().map(|slot| Self::Basis(slot.value)),
            stated => Some(Self::Scope(stated)),
        }
    }

    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scope(scope) => scope.name(),
            Self::Basis(basis) => basis.name(),
        }
    }

    /// Every scope a file may give.
    pub(crate) fn all() -> Vec<Self> {
        let stated = Scope::ALL.iter().filter(|s| **s != Scope::Unstated);
        let scopes = stated.map(|scope| Self::Scope(*scope));
        let bases = Basis::ALL.iter().map(|basis| Self::Basis(*basis));
        scopes.chain(bases).collect()
    }
}

/// The unit of a figure; none for money, which has a [`currency`], and for bare numbers.
pub(crate) fn unit(unit: &Unit) -> Option<&str> {
    match unit {
        Unit::Percent => Some("%"),
        Unit::Points => Some("pp"),
        Unit::Count(noun) => Some(noun.head.as_str()).filter(|head| !head.is_empty()),
        Unit::Symbol(name) | Unit::Time(name) => Some(name),
        Unit::Rate(name) => Some(name.as_str()),
        Unit::Calendar => Some("year"),
        Unit::Money(_) | Unit::Bare => None,
    }
}

/// The ISO 4217 code of an amount of money.
pub(crate) fn currency(unit: &Unit) -> Option<&'static str> {
    match unit {
        Unit::Money(currency) => Some(currency.code),
        _ => None,
    }
}

/// The values a figure may have, the likeliest first; none for a range or a vague amount.
pub(crate) fn readings(quantity: &Quantity) -> Vec<Decimal> {
    let readings = quantity.readings.iter();
    readings.filter_map(|reading| reading.value).collect()
}

/// The language `article` was read in, else the one its metadata gives.
pub(crate) fn lang(article: &Article) -> Option<&str> {
    let meta = article.source().meta();
    article.lang().or(meta.lang.as_deref())
}

/// A time as ISO 8601 writes it, or in the words of the article where nothing dates them.
pub(crate) fn time(slot: &Slot<Period>) -> String {
    slot.value.iso().unwrap_or_else(|| slot.value.name.clone())
}

/// The words of a time that is written otherwise.
pub(crate) fn time_words(slot: &Slot<Period>) -> Option<String> {
    let words = one_line(&slot.value.name);
    slot.value.iso().filter(|iso| *iso != words).map(|_| words)
}

/// Who says so, in the words of the article.
pub(crate) fn attribution(article: &Article, claim: &Claim) -> Option<String> {
    let slot = claim.attribution?;
    let speaker = slot.value;
    let stands = matches!(slot.why, Reason::Pronoun | Reason::Description);
    match speaker.entity.filter(|_| stands) {
        Some(entity) => Some(article.entity(entity).name.clone()),
        None => Some(one_line(article.source().slice(speaker.words))),
    }
}

/// `value` in plain digits: no exponent, no zeros at the end, no minus before a zero.
pub(crate) fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

/// `value` as people say it ("10.5 billion"), where that is shorter than its digits.
pub(crate) fn said(value: Decimal) -> Option<String> {
    const SCALES: [(u64, &str); 3] = [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
    ];
    let of = |(size, _): &(u64, _)| value.abs() >= Decimal::from(*size);
    let (size, word) = SCALES.into_iter().find(of)?;
    let digits = decimal(value.checked_div(Decimal::from(size))?);
    (digits.len() <= 8).then(|| format!("{digits} {word}"))
}

/// `words` on one line: every run of blanks, tabs and line breaks becomes one blank; other white
/// space, such as the narrow kind inside figures, stays.
pub(crate) fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for c in words.chars().map(on_one_line) {
        if c != ' ' || !line.ends_with(' ') {
            line.push(c);
        }
    }
    line
}

/// Line breaks and tabs as blanks.
pub(crate) const fn on_one_line(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Noun;

    #[test]
    fn decimals_are_plain_digits() {
        let shown = |digits: &str| decimal(digits.parse().unwrap());
        assert_eq!(shown("15000000000.00"), "15000000000");
        assert_eq!(shown("0.50"), "0.5");
        assert_eq!(shown("-0.0"), "0");
        assert_eq!(decimal(Decimal::from_scientific("1e20").unwrap()).len(), 21);
    }

    #[test]
    fn large_values_are_said_in_words_when_that_is_exact() {
        let said = |digits: &str| said(digits.parse().unwrap());
        assert_eq!(said("10500000000").as_deref(), Some("10.5 billion"));
        assert_eq!(said("-2000000").as_deref(), Some("-2 million"));
        assert_eq!(said("10000000000000").as_deref(), Some("10 trillion"));
        assert_eq!(said("1234567891"), None);
        assert_eq!(said("38000"), None);
    }

    #[test]
    fn every_unit_has_its_name() {
        let noun = |head: &str| {
            Unit::Count(Noun {
                head: head.into(),
                span: None,
            })
        };
        assert_eq!(unit(&noun("job")), Some("job"));
        assert_eq!(unit(&noun("")), None);
        assert_eq!(unit(&Unit::Percent), Some("%"));
        assert_eq!(unit(&Unit::Points), Some("pp"));
        assert_eq!(unit(&Unit::Symbol("ha")), Some("ha"));
        assert_eq!(unit(&Unit::Time("day")), Some("day"));
        assert_eq!(unit(&Unit::Calendar), Some("year"));
        assert_eq!(unit(&Unit::Bare), None);
    }

    #[test]
    fn block_names_in_code_and_in_files_are_the_same() {
        let name = BlockName::ListItem;
        assert_eq!(serde_json::to_value(name).unwrap(), name.name());
    }
}
