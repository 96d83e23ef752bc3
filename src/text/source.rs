//! One article as text, its blocks and what is known about it, and the way back to the file.

use super::{Lines, OffsetMap, Position, Span};
use jiff::civil::Date;

/// The place of a [`Source`] in its corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(crate) u32);

impl SourceId {
    /// As an index into the corpus.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One article: the text a reader sees, cut into blocks, and the map back to the file.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    file: Option<String>,
    lines: Lines,
    map: OffsetMap,
    blocks: Vec<Block>,
    meta: Meta,
}

/// A stretch of text with one function: a headline, a paragraph, a table cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it lies in [`Source::text`].
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block of text is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// The lines under the headline (deck, standfirst).
    Dek,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// One cell of a table; rows and columns count from 0, row 0 holds the column heads.
    TableCell {
        /// Which table of the article, from 0.
        table: u32,
        /// Row within the table.
        row: u32,
        /// Column within the table.
        column: u32,
    },
    /// The caption of a picture or a table.
    Caption,
    /// A quotation set apart.
    Quotation,
}

/// What is known about an article besides its text; `None` is unknown, never guessed from the clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Meta {
    /// The title as the metadata gives it.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the last update.
    pub updated: Option<Date>,
    /// Language as a BCP 47 tag (`en`, `en-GB`, `pt-BR`), as the metadata gives it.
    pub lang: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// A name that ties articles about one event together.
    pub story: Option<String>,
}

impl Source {
    /// A file that is its own text: every offset is an offset in the file.
    #[must_use]
    pub fn verbatim(name: impl Into<String>, text: impl Into<String>, blocks: Vec<Block>) -> Self {
        let text = text.into();
        Self {
            name: name.into(),
            lines: Lines::of(&text),
            map: OffsetMap::identity(text.len() as u32),
            file: None,
            text,
            blocks,
            meta: Meta::default(),
        }
    }

    /// Text taken out of a file: `map` leads from `text` back to `file`.
    pub(crate) fn extracted(name: String, file: String, text: Extract, meta: Meta) -> Self {
        Self {
            name,
            lines: Lines::of(&file),
            file: Some(file),
            map: text.map,
            text: text.text,
            blocks: text.blocks,
            meta,
        }
    }

    /// The same source with this metadata.
    #[must_use]
    pub fn with_meta(mut self, meta: Meta) -> Self {
        self.meta = meta;
        self
    }

    /// File name or URL, for people.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text all spans refer to.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file as it lies on disk.
    #[must_use]
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.text)
    }

    /// The blocks of the text, in order, without overlap.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block that `span` lies in.
    pub(crate) fn block_at(&self, span: Span) -> Option<&Block> {
        let after = (self.blocks).partition_point(|block| block.span.start() <= span.start());
        let block = self.blocks[..after].last();
        block.filter(|block| block.span.contains(span))
    }

    /// What is known about the article.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The title: from the metadata, else the headline block.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let headline = self.blocks.iter().find(|b| b.kind == BlockKind::Headline);
        (self.meta.title.as_deref()).or_else(|| headline.map(|block| self.slice(block.span).trim()))
    }

    /// The words at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Where `span` lies in the file.
    #[must_use]
    pub fn origin(&self, span: Span) -> Span {
        self.map.to_origin(span)
    }

    /// Line and column of a byte of the file.
    #[must_use]
    pub fn position(&self, file_offset: u32) -> Position {
        self.lines.position(self.file(), file_offset)
    }
}

/// Text on its way out of a file: built block by block, every byte with its origin.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    text: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    open: Option<u32>,
}

impl Extract {
    /// Copies `words` that stand at `origin` in the file.
    pub(crate) fn push_verbatim(&mut self, words: &str, origin: u32) {
        if !words.is_empty() {
            self.map
                .push_verbatim(self.len(), origin, words.len() as u32);
            self.text.push_str(words);
        }
    }

    /// Writes `words` in place of the bytes at `origin`.
    pub(crate) fn push_replaced(&mut self, words: &str, origin: Span) {
        if !words.is_empty() {
            let text = Span::new(self.len(), self.len() + words.len() as u32);
            self.map.push_replaced(text, origin);
            self.text.push_str(words);
        }
    }

    /// Starts a block; an open one must have been closed.
    pub(crate) fn open_block(&mut self) {
        debug_assert!(self.open.is_none(), "blocks do not nest");
        self.open = Some(self.len());
    }

    /// The text of the block that is open, empty if none is.
    pub(crate) fn open_text(&self) -> &str {
        self.open.map_or("", |start| &self.text[start as usize..])
    }

    /// Ends the block that is open; blocks of white space vanish. `origin` is where it ends in the file.
    pub(crate) fn close_block(&mut self, kind: BlockKind, origin: u32) {
        let Some(start) = self.open.take() else {
            return;
        };
        let span = Span::new(start, self.len());
        if !self.text[span.range()].trim().is_empty() {
            self.blocks.push(Block { span, kind });
            self.push_replaced("\n\n", Span::new(origin, origin));
        }
    }

    /// Whether it holds no block.
    pub(crate) fn is_blank(&self) -> bool {
        self.blocks.is_empty()
    }

    fn len(&self) -> u32 {
        self.text.len() as u32
    }
}
