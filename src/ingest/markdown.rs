//! Markdown: front matter, headings, lists, tables and links.

use super::Error;
use crate::text::Source;

/// Reads Markdown.
///
/// # Errors
/// Broken front matter.
pub fn markdown(name: &str, text: &str) -> Result<Source, Error> {
    // STUB until the readers land.
    if text.starts_with("---\n") && !text[4..].contains("\n---") {
        return Err(Error {
            name: name.to_owned(),
            position: Some(crate::text::Lines::of(text).position(text, 0)),
            problem: "front matter without end".to_owned(),
            help: "close it with `---`",
        });
    }
    super::plain(name, text)
}
