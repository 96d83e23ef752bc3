//! STUB until the readers land: bytes of any format as a source.

use super::{Error, markdown, plain};
use crate::text::{Lines, Source};

/// Endings of the names of files that hold articles.
pub const EXTENSIONS: &[&str] = &["md", "txt"];

/// Reads the bytes of the file called `name`.
///
/// # Errors
/// What is empty, not text, or has broken front matter.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Error> {
    let error = |position, problem: &str, help| {
        let (name, problem) = (name.to_owned(), problem.to_owned());
        Err(Error {
            name,
            position,
            problem,
            help,
        })
    };
    if bytes.contains(&0) {
        return error(None, "not text", "claimlint reads articles as text");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(fault) => {
            let good = String::from_utf8_lossy(&bytes[..fault.valid_up_to()]).into_owned();
            let at = Lines::of(&good).position(&good, good.len() as u32);
            return error(Some(at), "not UTF-8", "save the file as UTF-8");
        }
    };
    if text.trim().is_empty() {
        return error(None, "the file is empty", "put an article into it");
    }
    match name.ends_with(".md") {
        true => markdown(name, text),
        false => plain(name, text),
    }
}
