//! What an article claims: the slots around every figure.

mod article;
mod build;
#[expect(
    clippy::module_inception,
    reason = "the claim itself, among what belongs to claims"
)]
mod claim;
mod corpus;
mod entity;
mod measure;
mod reference;
mod slots;

pub use article::Article;
pub use claim::{Claim, EntityId, Measure, Period, Slot};
pub use corpus::Corpus;
pub use entity::Entity;
