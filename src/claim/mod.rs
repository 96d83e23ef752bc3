//! What an article claims: the slots around every figure.

mod apposition;
mod article;
mod attribution;
mod bare;
mod bearers;
mod beat;
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
mod directory;
mod echo;
mod ellipsis;
mod entity;
mod event;
mod floor;
mod forms;
mod gather;
mod heads;
mod identity;
mod letterhead;
mod list;
mod measure;
mod modality;
mod nouns;
mod object;
mod open;
mod parts;
mod plan;
mod rates;
mod runs;
mod scope;
mod spelling;
mod story;
mod subject;
mod table;
#[cfg(test)]
mod tests;
mod time;
mod together;
mod told;
mod topic;
mod units;
mod whereabouts;
mod wholes;

pub use article::Article;
pub use claim::{Claim, EntityId, Measure, Period, Reason, Slot, Speaker};
pub use corpus::Corpus;
pub use directory::{Contradiction, Directory, KnownName, NameKey};
pub use entity::{Entity, EntityKind};
pub use told::{PassedOver, Told};
