//! Finds figures in news articles that do not agree.
//!
//! Reading order: `text` → `lang` → `ingest` → `quantity` → `claim` → `rules` → `ledger` → `report`.

pub mod ingest;

mod claim;
#[cfg(feature = "cli")]
pub mod cli;
mod lang;
pub mod ledger;
mod quantity;
pub mod report;
mod rules;
#[cfg(test)]
mod testing;
mod text;

pub use claim::{
    Article, Claim, Contradiction, Corpus, Directory, Entity, EntityId, EntityKind, KnownName,
    Measure, NameKey, PassedOver, Period, Reason, Slot, Speaker, Told,
};
pub use lang::{Basis, Hedge, Kind, Modality, Role, Scope, in_si};
pub use quantity::{
    Bound, Currency, CurrencyMark, Direction, Figures, Garble, Garbled, Interval, Mention,
    Notation, Noun, Quantity, Reading, ReadingReason, Separators, Skip, Skipped, Unit, figures,
    languages, reads_language,
};
pub use rules::{
    Category, Check, Confidence, Finding, Fix, Hold, Label, LabelRole, Outcome, RULES, Rule,
    Severity, check,
};
pub use text::{
    Block, BlockKind, Lines, Meta, OffsetMap, Position, Sentence, Site, Source, SourceId, Span,
};
