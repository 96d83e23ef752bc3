//! What one figure of an article claims: who, what, which part, when, how certain, says who.

use crate::lang::{Basis, Modality, Role, Scope};
use crate::quantity::Quantity;
use crate::text::Span;

/// A value read from the text and the words it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<T> {
    /// The value.
    pub value: T,
    /// The words that say so; `None` when it is the default reading.
    pub span: Option<Span>,
}

impl<T> Slot<T> {
    /// A value and its words.
    pub const fn said(value: T, span: Span) -> Self {
        Self {
            value,
            span: Some(span),
        }
    }

    /// A value that no word states.
    pub const fn implied(value: T) -> Self {
        Self { value, span: None }
    }
}

/// One claim with a figure. A slot that is `None` is unknown, which is not the same as equal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// The figure.
    pub quantity: Quantity,
    /// Whose figure it is.
    pub subject: Option<Slot<EntityId>>,
    /// Further subjects of the same figure ("Nvidia and SoftBank each").
    pub joint: Vec<Slot<EntityId>>,
    /// What is counted or measured.
    pub measure: Option<Slot<Measure>>,
    /// Towards whom or what.
    pub object: Option<Slot<EntityId>>,
    /// Which part of the whole.
    pub scope: Slot<Scope>,
    /// On which basis a value is stated.
    pub basis: Option<Slot<Basis>>,
    /// Level, start, end or size of a change.
    pub role: Slot<Role>,
    /// How certain.
    pub modality: Slot<Modality>,
    /// The time the figure speaks of, as printed ("Q1 2024", "a year earlier").
    pub period: Option<Slot<Period>>,
    /// The words of its clause that narrow it (a place, a quarter, a weekday), lower case, sorted.
    pub limits: Vec<String>,
    /// Who says so, as printed.
    pub attribution: Option<Span>,
    /// The sentence, as an index into [`Article::sentences`](super::Article::sentences).
    pub sentence: usize,
}

/// An entity of one article, as an index into [`Article::entities`](super::Article::entities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityId(pub(crate) u32);

/// What a figure measures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// A measure of the lexicon, by its language-neutral name.
    Known(&'static str),
    /// A measure the lexicon lacks: the head noun, lower case, in the singular.
    Open(String),
}

impl Measure {
    /// The name, for people and files.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Known(name) => name,
            Self::Open(name) => name,
        }
    }
}

/// The time a figure speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The words, lower case, as far as they tell times apart.
    pub name: String,
}
