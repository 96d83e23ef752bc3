//! Plain text: paragraphs, list items and headings by their line breaks.

use super::Error;
use crate::text::{Block, BlockKind, Source, Span};

/// Reads plain text.
///
/// # Errors
/// None today; the signature is that of every reader.
pub fn plain(name: &str, text: &str) -> Result<Source, Error> {
    let span = Span::new(0, text.len() as u32);
    Ok(Source::verbatim(
        name,
        text,
        vec![Block {
            span,
            kind: BlockKind::Paragraph,
        }],
    ))
}
