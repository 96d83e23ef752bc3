//! Articles as text, and the way back from any span to the bytes on disk.

mod lines;
mod nearest;
mod offset_map;
mod sentence;
mod source;
mod span;

pub(crate) use lines::each_line;
pub use lines::{Lines, Position};
pub(crate) use nearest::nearest;
pub use offset_map::OffsetMap;
pub use sentence::Sentence;
pub(crate) use sentence::split;
pub(crate) use source::Extract;
pub use source::{Block, BlockKind, Meta, Source, SourceId};
pub use span::{Site, Span};
