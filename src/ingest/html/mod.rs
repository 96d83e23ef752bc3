//! HTML: the text of the article in a page, without the markup and without the page around it.

mod elements;
mod metadata;
mod reader;
mod survey;
mod tokens;
mod tree;

#[cfg(test)]
mod tests;

use super::{Error, Fault, check_size, mark};
use crate::text::Source;
use reader::Reader;
use survey::{Scope, Survey};

/// The largest page, in bytes. Text may grow on its way out of the file (each cell of a table gets its
/// own lines), and every byte of it must stay within reach of a span.
const LARGEST: u32 = u32::MAX / 4;

/// Reads the article in a page.
///
/// - The article is what stands in `<main>`, else in the `<article>`s (a live blog has many), else
///   in the body. Navigation, footers, asides, forms, scripts, what is hidden and what is struck
///   out are no text; of the header of the page only the `<h1>` is.
/// - White space is one space, as in a browser, except in `<pre>`; character references are the
///   characters they stand for, raised digits are superscripts (`10<sup>6</sup>` is 10⁶).
/// - The `<h1>` is the headline if it says what the title begins with or is the only one; without a
///   headline the `<title>` is. A paragraph of a class like `dek` or `standfirst` is the dek.
/// - Dates, outlet, language and address are those of `<meta>`, `<link>`, `<html lang>` and linked
///   data; a date is that of a `<time>` above the text if nothing else gives one. A date that is
///   none is ignored.
///
/// ```
/// let page = "<p>Worth <b>$2.4</b>&nbsp;billion.</p>";
/// let source = claimlint::ingest::html("a.html", page)?;
/// let span = source.blocks()[0].span;
/// assert_eq!(source.slice(span), "Worth $2.4\u{a0}billion.");
/// assert_eq!(&source.file()[source.origin(span).range()], "Worth <b>$2.4</b>&nbsp;billion.");
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
///
/// # Errors
/// A page without text for a reader; more than 1 GiB.
pub fn html(name: &str, text: &str) -> Result<Source, Error> {
    check_size(name, text.len(), LARGEST)?;
    let start = mark(text);
    let survey = Survey::of(text, start);
    let mut extract = Reader::read(text, start, &survey, survey.scope);
    if extract.is_blank() && survey.scope != Scope::Page {
        extract = Reader::read(text, start, &survey, Scope::Page);
    }
    if extract.is_blank() {
        return Err(Error::new(name, None, Fault::Empty));
    }
    Ok(Source::extracted(
        name.to_owned(),
        text.to_owned(),
        extract,
        survey.meta,
    ))
}
