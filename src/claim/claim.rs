//! What one figure of an article claims: who, what, which part, when, how certain, says who.

use crate::lang::{Basis, Modality, Role, Scope};
use crate::quantity::{Direction, Quantity};
use crate::text::Span;
use jiff::civil::Date;

/// A value read from the text, the words it was read from, and why it is this value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<T> {
    /// The value.
    pub value: T,
    /// The words that say so; `None` when no word of the sentence does.
    pub span: Option<Span>,
    /// What the value rests on.
    pub why: Reason,
}

impl<T> Slot<T> {
    /// A value and the words that state it.
    pub const fn said(value: T, span: Span) -> Self {
        Self {
            value,
            span: Some(span),
            why: Reason::Said,
        }
    }

    /// A value that stands where no word states one.
    pub const fn implied(value: T) -> Self {
        Self::by(value, Reason::Default)
    }

    /// A value that rests on something else than words of its own.
    pub const fn by(value: T, why: Reason) -> Self {
        Self {
            value,
            span: None,
            why,
        }
    }

    /// The same value for another reason.
    #[must_use]
    pub fn because(self, why: Reason) -> Self {
        Self { why, ..self }
    }
}

/// What the value of a slot rests on, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// Words of the sentence state it.
    Said,
    /// A pronoun stands for it ("it", "their").
    Pronoun,
    /// A description stands for it ("the company").
    Description,
    /// The head of its row, column or list states it.
    Head,
    /// It is taken over from a figure beside this one, or from an earlier mention of the figure.
    Inherited,
    /// All other claims of the article with this subject and measure have it.
    Shared,
    /// The article is about it, and nothing nearer is named.
    Topic,
    /// No word says anything: the usual reading.
    Default,
}

impl Reason {
    /// Whether nothing in the sentence or beside the figure says so: a guess from the article as a whole, good enough to
    /// show and to find peers by, too weak to decide a conflict.
    #[must_use]
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::Topic | Self::Default)
    }

    /// The reason in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Said => "said here",
            Self::Pronoun => "a pronoun stands for it",
            Self::Description => "a description stands for it",
            Self::Head => "the head of the row, column or list says so",
            Self::Inherited => "taken over from the figure beside it or its earlier mention",
            Self::Shared => "all other claims of this subject and measure have it",
            Self::Topic => "the article is about it and nothing nearer is named",
            Self::Default => "no word says otherwise",
        }
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
    /// Which way the verb goes that leads to the level ("rose to 5%").
    pub turn: Option<Slot<Direction>>,
    /// How certain.
    pub modality: Slot<Modality>,
    /// The time the figure speaks of ("Q1 2024", "a year earlier", "over five years").
    pub period: Option<Slot<Period>>,
    /// The day or time at which the figure stood ("as of Tuesday", "by the end of June").
    pub as_of: Option<Slot<Period>>,
    /// Where ("in the north of the country").
    pub place: Option<Slot<EntityId>>,
    /// The words of its clause that narrow it (a place, a quarter, a weekday), lower case, sorted.
    pub limits: Vec<String>,
    /// Who says so.
    pub attribution: Option<Slot<Speaker>>,
    /// The claim of the article that says the same in another unit ("20 miles (32 km)"), as an index into its claims.
    pub same_as: Option<usize>,
    /// The sentence, as an index into [`Article::sentences`](super::Article::sentences).
    pub sentence: usize,
}

/// An entity of one article, as an index into [`Article::entities`](super::Article::entities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityId(pub(crate) u32);

/// Somebody who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name them, as printed.
    pub words: Span,
    /// Who that is, where the words hold a name of the article.
    pub entity: Option<EntityId>,
}

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

    /// The same name as an open measure: good to show, and nothing rules compare by.
    pub(super) fn opened(&self) -> Self {
        Self::Open(self.name().to_owned())
    }
}

/// A time that a figure speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The words, lower case, as far as they tell times apart.
    pub name: String,
    /// Its first day; `None` where the text leaves it open ("until March") or nothing dates the words.
    pub from: Option<Date>,
    /// Its last day; `None` where the text leaves it open ("since 2019") or nothing dates the words.
    pub to: Option<Date>,
}

impl Period {
    /// A time of which only the words are known.
    #[must_use]
    pub const fn named(name: String) -> Self {
        Self {
            name,
            from: None,
            to: None,
        }
    }
}
