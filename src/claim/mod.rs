//! What an article claims: the slots around every figure.

mod article;
mod attribution;
mod build;
#[expect(
    clippy::module_inception,
    reason = "the claim itself, among what belongs to claims"
)]
mod claim;
mod clause;
mod copies;
mod coreference;
mod corpus;
mod echo;
mod entity;
mod list;
mod measure;
mod modality;
mod object;
mod parts;
mod scope;
mod story;
mod subject;
mod table;
#[cfg(test)]
mod tests;
mod time;
mod together;
mod told;
mod topic;
mod whereabouts;

pub use article::Article;
pub use claim::{Claim, EntityId, Measure, Period, Reason, Slot, Speaker};
pub use corpus::Corpus;
pub use entity::{Entity, EntityKind};
pub use told::{PassedOver, Told};
