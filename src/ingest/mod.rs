//! Files of every format, as text with the way back to their bytes.

mod error;
mod front_matter;
mod html;
mod markdown;
mod plain;
mod scalar;

pub use error::{Error, Fault};
pub use html::html;
pub use markdown::markdown;
pub use plain::plain;

use crate::text::{Lines, Meta, Source};
use jiff::civil::Date;
use std::path::Path;

/// File extensions that a walk through a directory should take, in lower case, without the point.
///
/// [`read`] takes any other file as plain text when it is asked for by name.
pub const EXTENSIONS: &[&str] = &["htm", "html", "markdown", "md", "txt"];

/// How far into a file a NUL byte makes it binary, in bytes.
const NUL_HORIZON: usize = 8192;

/// Reads an article; the extension of `name` says how.
///
/// `.md` and `.markdown` are [Markdown](markdown), `.html` and `.htm` are [HTML](html), everything
/// else is [plain text](plain). The bytes are UTF-8, with or without a byte order mark; spans lead back
/// to `bytes` as they are.
///
/// ```
/// let source = claimlint::ingest::read("a.md", b"# Deal\n\nWorth **$15** billion.\n")?;
/// let paragraph = source.blocks()[1].span;
/// assert_eq!(source.slice(paragraph), "Worth $15 billion.");
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
///
/// # Errors
/// Bytes that are not UTF-8 text, a file without text or one too large, and broken front matter.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Error> {
    let text = decode(name, bytes)?;
    let extension = Path::new(name).extension().and_then(|e| e.to_str());
    let source = match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("md" | "markdown") => markdown(name, text),
        Some("html" | "htm") => html(name, text),
        _ => plain(name, text),
    }?;
    let meta = source.meta().clone();
    let published = meta.published.or_else(|| day_in(name));
    Ok(source.with_meta(Meta { published, ..meta }))
}

/// The day at the start of a file name, `2025-03-04-wire.txt`: people who name files so mean it, and it stands where the
/// article itself gives no date.
fn day_in(name: &str) -> Option<Date> {
    let file = Path::new(name).file_name()?.to_str()?;
    let (day, rest) = file.split_at_checked("2025-03-04".len())?;
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    day.parse().ok().filter(|_| ends)
}

/// The text of a file, its byte order mark included.
fn decode<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    check_size(name, bytes.len(), u32::MAX)?;
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Error::new(name, None, Fault::Utf16));
    }
    if bytes[..bytes.len().min(NUL_HORIZON)].contains(&0) {
        return Err(Error::new(name, None, Fault::Binary));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes[..error.valid_up_to()].utf8_chunks().next();
        let good = good.map_or("", |chunk| chunk.valid());
        let at = Lines::of(good).position(good, good.len() as u32);
        Error::new(name, Some(at), Fault::NotUtf8)
    })?;
    if text[mark(text)..].trim().is_empty() {
        return Err(Error::new(name, None, Fault::Empty));
    }
    Ok(text)
}

/// Length of the byte order mark that `text` starts with, 0 if there is none.
fn mark(text: &str) -> usize {
    text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len()
}

fn check_size(name: &str, len: usize, largest: u32) -> Result<(), Error> {
    if len as u64 <= u64::from(largest) {
        return Ok(());
    }
    let gib = u32::try_from((u64::from(largest) + 1) >> 30).expect("a u32 is at most 4 GiB");
    Err(Error::new(name, None, Fault::TooLarge { gib }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fault(name: &str, bytes: &[u8]) -> String {
        read(name, bytes).unwrap_err().to_string()
    }

    #[test]
    fn the_extension_says_how_a_file_is_read() {
        let marked = b"Worth **15** dollars.";
        let page = read("a.html", b"<p>Worth **15** dollars.").unwrap();
        assert_eq!(page.text().trim(), "Worth **15** dollars.");
        for (name, text) in [
            ("a.md", "Worth 15 dollars."),
            ("a.MARKDOWN", "Worth 15 dollars."),
            ("a.txt", "Worth **15** dollars."),
            ("a.HTM", "Worth **15** dollars."),
            ("a", "Worth **15** dollars."),
        ] {
            let source = read(name, marked).unwrap();
            assert_eq!(source.slice(source.blocks()[0].span), text, "{name}");
        }
    }

    #[test]
    fn a_day_at_the_start_of_the_file_name_stands_in_for_a_missing_date() {
        let published = |name: &str, text: &str| {
            read(name, text.as_bytes())
                .unwrap()
                .meta()
                .published
                .map(|d| d.to_string())
        };
        assert_eq!(
            published("wire/2025-03-04-flash.txt", "It fell."),
            Some("2025-03-04".into())
        );
        assert_eq!(
            published("2025-03-04.md", "---\npublished: 2025-03-05\n---\nIt fell."),
            Some("2025-03-05".into())
        );
        assert_eq!(published("2025-03-talks.txt", "It fell."), None);
        assert_eq!(published("2025-99-04.txt", "It fell."), None);
    }

    #[test]
    fn a_byte_order_mark_is_no_text_but_counts_in_offsets() {
        for name in ["a.md", "a.txt", "a.html"] {
            let source = read(name, "\u{feff}Fifty dead.\n".as_bytes()).unwrap();
            let block = source.blocks()[0].span;
            assert_eq!(source.slice(block), "Fifty dead.", "{name}");
            assert_eq!(source.origin(block).range(), 3..14, "{name}");
            assert_eq!(source.position(3).column, 1, "{name}");
        }
    }

    #[test]
    fn a_byte_that_is_no_utf_8_is_shown_with_its_place_and_a_way_out() {
        assert_eq!(
            fault("a.txt", b"Caf\xC3\xA9\r\nD\xC3\xA9j\xE0 vu"),
            "a.txt:2:4: the text is not UTF-8; convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        );
    }

    #[test]
    fn utf_16_is_named_as_such() {
        let error = fault("a.md", b"\xFF\xFEa\0");
        assert_eq!(
            error,
            "a.md: the text is UTF-16; convert it, for example with `iconv -f UTF-16 -t UTF-8`"
        );
    }

    #[test]
    fn a_nul_byte_makes_a_file_binary() {
        assert!(fault("a", b"%PDF\0").contains("binary"));
    }

    #[test]
    fn a_file_of_white_space_has_no_text_in_it() {
        for bytes in ["", " \r\n\u{a0}", "\u{feff}\n"] {
            assert!(fault("a.md", bytes.as_bytes()).contains("no text in it"));
        }
    }

    #[test]
    fn a_file_beyond_the_reach_of_a_span_is_refused() {
        assert!(check_size("a", u32::MAX as usize, u32::MAX).is_ok());
        let error = check_size("a", u32::MAX as usize + 1, u32::MAX).unwrap_err();
        assert_eq!(error.fault(), &Fault::TooLarge { gib: 4 });
    }
}
