//! The figures of a whole text, claim or not: what the pipeline reads before it asks what they are about.

use super::convention::{Convention, Tokenised, Votes};
use super::{Marks, Mention, Words, mentions};
use crate::lang::{by_tag, locale_of, tags};
use crate::text::{Source, split};

/// Every figure of a text and every number that is none, in order.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The language it was read in, as a BCP 47 tag.
    pub lang: &'static str,
    /// How its figures are separated.
    pub separators: Separators,
    /// The figures, and the numbers that are none.
    pub mentions: Vec<Mention>,
}

/// How the figures of a text are separated, and what says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separators {
    /// The sign before decimals.
    pub decimal: char,
    /// The sign between groups of three.
    pub group: char,
    /// Figures that only a decimal point explains.
    pub for_point: u32,
    /// Figures that only a decimal comma explains.
    pub for_comma: u32,
}

impl Separators {
    const fn of(marks: Marks, votes: Votes) -> Self {
        Self {
            decimal: marks.decimal,
            group: marks.group,
            for_point: votes.point,
            for_comma: votes.comma,
        }
    }
}

/// Reads every figure of `source`; `None` where its language has no table.
///
/// ```
/// use claimlint::{Mention, figures, ingest};
/// let source = ingest::read("a.txt", "Profit rose 5% to €1.2bn.".as_bytes())?;
/// let found = figures(&source).expect("English has a table");
/// let said: Vec<_> = found.mentions.iter().map(|m| source.slice(m.span())).collect();
/// assert_eq!(said, ["5%", "€1.2bn"]);
/// let Mention::Figure(figure) = &found.mentions[1] else { panic!("a figure") };
/// assert_eq!(figure.value(), Some(1_200_000_000.into()));
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
#[must_use]
pub fn figures(source: &Source) -> Option<Figures> {
    let locale = locale_of(source)?;
    let sentences = split(source, locale.abbreviations);
    let read = Tokenised::of(source.text(), &sentences, locale);
    let Convention {
        locale,
        marks,
        votes,
    } = read.convention;
    // A figure stands in every hundredth byte of news.
    let mut found = Vec::with_capacity(source.text().len() / 100);
    for pair in read.starts.windows(2) {
        let words = Words {
            text: source.text(),
            tokens: &read.tokens[pair[0]..pair[1]],
            locale,
            lexicon: locale.lexicon(),
            marks,
        };
        mentions(&words, &mut found);
    }
    Some(Figures {
        lang: locale.tag,
        separators: Separators::of(marks, votes),
        mentions: found,
    })
}

/// Whether figures can be read in the language of a BCP 47 tag.
#[must_use]
pub fn reads_language(tag: &str) -> bool {
    by_tag(tag).is_some()
}

/// The languages and variants whose figures can be read, as BCP 47 tags in the order of the alphabet.
///
/// ```
/// let mut languages = claimlint::languages().into_iter();
/// assert!(languages.any(|tag| tag == "en"));
/// ```
#[must_use]
pub fn languages() -> Vec<&'static str> {
    let mut known: Vec<&str> = tags().collect();
    known.sort_unstable();
    known
}
