//! What an article claims: the slots around every figure.

mod article;
mod attribution;
mod build;
mod capitals;
#[expect(
    clippy::module_inception,
    reason = "the claim itself, among what belongs to claims"
)]
mod claim;
mod clause;
mod copies;
mod coreference;
mod corpus;
mod ellipsis;
mod entity;
mod event;
mod gather;
mod heads;
mod measure;
mod modality;
mod nouns;
mod object;
mod open;
mod runs;
mod scope;
mod story;
mod subject;
mod time;
mod told;
mod topic;

#[cfg(test)]
mod tests;

pub use article::Article;
pub use claim::{Claim, EntityId, Measure, Period, Reason, Slot};
pub use corpus::Corpus;
pub use entity::{Entity, EntityKind};
pub use told::{PassedOver, Told};
