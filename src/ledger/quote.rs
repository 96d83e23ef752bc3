//! The words of a claim, the words around them, where they stand, and the name they give the claim.

use super::names::{on_one_line, one_line};
use crate::claim::{Article, Claim};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many characters of the block a quote shows on either side.
const CONTEXT: usize = 32;

/// A figure as printed, with what people and tools need to find it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// Eight hexadecimal digits, unique in the article.
    pub(crate) id: String,
    /// The figure as printed.
    pub(crate) exact: String,
    /// What stands before it in its block, on one line.
    pub(crate) prefix: String,
    /// What stands after it in its block, on one line.
    pub(crate) suffix: String,
    /// Bytes of the file on disk.
    pub(crate) bytes: Span,
    /// Line of the file, from 1.
    pub(crate) line: u32,
}

/// The claims of `article` in the order of its text, each with its quote.
///
/// An id depends on the quote and the words around it alone, so it outlives changes elsewhere in
/// the article; where that is not enough to tell two claims apart, the later one counts on.
pub(crate) fn quotes(article: &Article) -> Vec<(&Claim, Quote)> {
    let mut claims: Vec<&Claim> = article.claims().iter().collect();
    claims.sort_by_key(|claim| claim.quantity.span);
    let (mut taken, mut next) = (BTreeSet::new(), BTreeMap::new());
    let quote = |claim| {
        let mut quote = Quote::of(article, claim);
        // All smaller ordinals were taken by the claims before it that look the same.
        let next = next.entry(quote.hash(0)).or_insert(0);
        (*next, quote.id) = (*next..)
            .map(|ordinal| (ordinal, quote.hash(ordinal)))
            .find(|(_, id)| taken.insert(id.clone()))
            .expect("an article has fewer claims than there are ids");
        (claim, quote)
    };
    claims.into_iter().map(quote).collect()
}

impl Quote {
    fn of(article: &Article, claim: &Claim) -> Self {
        let (source, span) = (article.source(), claim.quantity.span);
        let block = source.blocks()[article.sentence(claim).block].span;
        let (before, after) = around(article, block, span);
        let bytes = source.origin(span);
        Self {
            id: String::new(),
            exact: article.figure(claim).to_owned(),
            prefix: last_chars(before),
            suffix: first_chars(after),
            bytes,
            line: source.position(bytes.start()).line,
        }
    }

    /// FNV-1a, folded to 32 bits: short, and the same on every machine and in every version.
    fn hash(&self, ordinal: u32) -> String {
        let exact = one_line(&self.exact);
        let parts = [&exact, &self.prefix, &self.suffix];
        let words = parts.into_iter().flat_map(|part| part.bytes().chain([0]));
        let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let hash = words
            .chain(ordinal.to_le_bytes())
            .fold(0xcbf2_9ce4_8422_2325, step);
        format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
    }
}

/// What stands before and after `span` in `block`.
fn around(article: &Article, block: Span, span: Span) -> (&str, &str) {
    let cut = |start: u32, end: u32| {
        let words = article.source().text().get(start as usize..end as usize);
        words.unwrap_or_default() // a figure at the very edge of its block
    };
    (
        cut(block.start(), span.start()),
        cut(span.end(), block.end()),
    )
}

/// The last characters of `words` on one line; what stands before them is not read.
fn last_chars(words: &str) -> String {
    let mut chars = Vec::new();
    for c in words.chars().rev().map(on_one_line) {
        if c != ' ' || chars.last() != Some(&' ') {
            chars.push(c);
        }
        if chars.len() == CONTEXT {
            break;
        }
    }
    chars.into_iter().rev().collect()
}

/// The first characters of `words` on one line; what stands behind them is not read.
fn first_chars(words: &str) -> String {
    let (mut first, mut count) = (String::new(), 0);
    for c in words.chars().map(on_one_line) {
        if c != ' ' || !first.ends_with(' ') {
            first.push(c);
            count += 1;
        }
        if count == CONTEXT {
            break;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::sample;
    use crate::text::{BlockKind, Extract, Meta, Source};

    fn ids(marked: &str) -> Vec<String> {
        let article = sample::article(marked);
        quotes(&article).into_iter().map(|(_, q)| q.id).collect()
    }

    #[test]
    fn the_context_is_cut_at_characters_within_the_block() {
        let long = "é".repeat(40);
        let marked = format!("Other.\n\n{long} [[5%]] up,\n  {long}\n\nOther.");
        let article = sample::article(&marked);
        let (_, quote) = &quotes(&article)[0];
        assert_eq!(quote.prefix, format!("{} ", "é".repeat(31)));
        assert_eq!(quote.suffix, format!(" up, {}", "é".repeat(27)));
        assert_eq!(quote.line, 3);
    }

    #[test]
    fn bytes_and_line_are_those_of_the_file() {
        let file = "<p>\nIt&nbsp;paid &#36;5.</p>";
        let mut text = Extract::default();
        text.open_block();
        text.push_verbatim("It", 4);
        text.push_replaced("\u{a0}", Span::new(6, 12));
        text.push_verbatim("paid ", 12);
        text.push_replaced("$", Span::new(17, 22));
        text.push_verbatim("5.", 22);
        text.close_block(BlockKind::Paragraph, 24);
        let source = Source::extracted("a.html".into(), file.into(), text, Meta::default());
        let article = sample::of(source, &[Span::new(9, 11)]);
        let (_, quote) = &quotes(&article)[0];
        assert_eq!((quote.exact.as_str(), quote.line), ("$5", 2));
        assert_eq!(&file[quote.bytes.range()], "&#36;5");
        assert_eq!(
            (quote.prefix.as_str(), &*quote.suffix),
            ("It\u{a0}paid ", ".")
        );
    }

    #[test]
    fn an_id_outlives_changes_elsewhere() {
        let before = ids("First.\n\nIt paid [[$5 million]] for it.");
        let after = ids("First, and more.\n\nNew: [[7%]].\n\nIt paid [[$5 million]] for it.");
        assert_eq!(before[0], after[1]);
        assert_ne!(after[0], after[1]);
    }

    #[test]
    fn equal_words_have_ids_of_their_own_and_keep_them() {
        let twice = ids("[[5%]] up\n\n[[5%]] up");
        let thrice = ids("[[5%]] up\n\n[[5%]] up\n\n[[5%]] up");
        assert_ne!(twice[0], twice[1]);
        assert_eq!(twice, thrice[..2]);
    }

    #[test]
    fn ids_are_pinned() {
        assert_eq!(ids("It paid [[$5 million]] for it."), ["a001bb0e"]);
    }

    #[test]
    fn claims_stand_in_the_order_of_the_text() {
        let mut article = sample::article("[[1]] and [[2]]");
        article.claims.reverse();
        let order: Vec<_> = quotes(&article).into_iter().map(|(_, q)| q.exact).collect();
        assert_eq!(order, ["1", "2"]);
    }
}
