//! Markdown: front matter, headings, paragraphs, lists, quotations and tables, without the markup.

use super::front_matter::{self, FrontMatter};
use super::scalar::Piece;
use super::{Error, check_size, mark};
use crate::text::{BlockKind, Extract, Source, Span};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The largest Markdown file, in bytes. Text may grow on its way out of the file (each cell of a table
/// gets its own lines), at most fourfold, and every byte of it must stay within reach of a span.
const LARGEST: u32 = u32::MAX / 4;

/// A paragraph of more characters than this is running text: what follows it is no dek.
const BYLINE: usize = 100;

/// Reads Markdown: tables, footnotes, task lists and struck-out text as on the large platforms.
///
/// - The title of the front matter and a first `# heading` that says the same are headlines; without
///   a title in the front matter the first `# heading` is.
/// - A paragraph wholly in italics between the headline and the running text is the dek; one that
///   stands with a picture is its caption.
/// - Markup, link targets, alternative text, code blocks, HTML blocks and struck-out text are no
///   text. Link text, inline code and the words between HTML tags are.
///
/// ```
/// let source = claimlint::ingest::markdown("a.md", "It gave **$15** billion.")?;
/// let span = source.blocks()[0].span;
/// assert_eq!(source.slice(span), "It gave $15 billion.");
/// assert_eq!(&source.file()[source.origin(span).range()], "It gave **$15** billion.");
/// # Ok::<(), claimlint::ingest::Error>(())
/// ```
///
/// # Errors
/// Front matter that is not closed, is not YAML, or holds a date that is none; more than 1 GiB.
pub fn markdown(name: &str, text: &str) -> Result<Source, Error> {
    check_size(name, text.len(), LARGEST)?;
    let FrontMatter { meta, title, end } = front_matter::read(name, text, mark(text))?;
    let mut reader = Reader::new(text, meta.title.clone());
    reader.front_matter_title(&title);
    // Math and subscript stay off: they would swallow `$15 billion … $50` and `~15 … ~50`.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&text[end..], options).into_offset_iter() {
        reader.take(event, end + range.start..end + range.end);
    }
    reader.close();
    Ok(Source::extracted(
        name.to_owned(),
        text.to_owned(),
        reader.out,
        meta,
    ))
}

struct Reader<'a> {
    file: &'a str,
    out: Extract,
    /// One past the last byte of the file that is in the text.
    end: usize,
    /// The title: of the front matter, or the first `# heading`.
    title: Option<String>,
    within: Vec<Container>,
    place: Place,
    table: Table,
    /// How many elements without text we are inside: pictures, code, struck-out text.
    silent: usize,
    emphasis: usize,
    /// The open block, if one is open.
    block: Option<Opened>,
    /// Whether the paragraph shows a picture.
    pictured: bool,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Item,
    Quotation,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Heading(HeadingLevel),
    Cell,
}

#[derive(Default)]
struct Table {
    index: u32,
    row: u32,
    column: u32,
}

/// What the text of the open block has been so far.
#[derive(Clone, Copy)]
struct Opened {
    all_emphasised: bool,
}

/// How far into the article we are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Top,
    UnderHeadline,
    Body,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str, title: Option<String>) -> Self {
        Self {
            file,
            out: Extract::default(),
            end: 0,
            title,
            within: Vec::new(),
            place: Place::Text,
            table: Table::default(),
            silent: 0,
            emphasis: 0,
            block: None,
            pictured: false,
            stage: Stage::Top,
        }
    }

    fn front_matter_title(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.put(&piece.words, piece.origin.clone());
        }
        if self.block.take().is_some() {
            self.finish(BlockKind::Headline);
        }
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => self.put(&words, self.after_backslash(&words, range)),
            Event::Code(words) => self.put(&words, self.inside_ticks(&words, range)),
            Event::SoftBreak | Event::HardBreak => self.line_break(range),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.line_break(range),
            Event::Rule => self.close(),
            // Markup without text of its own; math and metadata are switched off.
            Event::InlineHtml(_)
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            Tag::Strikethrough if self.is_struck_out(&range) => self.silent += 1,
            Tag::Strikethrough => self.put("~", range.start..range.start + 1),
            Tag::Image { .. } => {
                self.pictured = true;
                self.silent += 1;
            }
            Tag::Link { .. } | Tag::Superscript | Tag::Subscript => {}
            Tag::CodeBlock(_) => {
                self.close();
                self.silent += 1;
            }
            Tag::Table(_) => {
                self.close();
                self.table.row = 0;
            }
            Tag::TableHead | Tag::TableRow => self.table.column = 0,
            Tag::TableCell => self.enter(Place::Cell),
            Tag::Heading { level, .. } => self.enter(Place::Heading(level)),
            Tag::Item => {
                self.close();
                self.within.push(Container::Item);
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.within.push(Container::Quotation);
            }
            Tag::Paragraph
            | Tag::List(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis -= 1,
            TagEnd::Strikethrough if self.is_struck_out(&range) => self.silent -= 1,
            TagEnd::Strikethrough => self.put("~", range.end - 1..range.end),
            TagEnd::Image => self.silent -= 1,
            TagEnd::Link | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::CodeBlock => self.silent -= 1,
            TagEnd::Table => self.table.index += 1,
            TagEnd::TableHead | TagEnd::TableRow => self.table.row += 1,
            TagEnd::TableCell => {
                self.enter(Place::Text);
                self.table.column += 1;
            }
            TagEnd::Heading(_) => self.enter(Place::Text),
            TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.close();
                self.within.pop();
            }
            TagEnd::Paragraph
            | TagEnd::List(_)
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => self.close(),
        }
    }

    /// Writes words that the file prints at `range`, there possibly in other characters.
    fn put(&mut self, words: &str, range: Range<usize>) {
        if self.silent > 0 || words.is_empty() {
            return;
        }
        let block = self.block.get_or_insert_with(|| {
            self.out.open_block();
            Opened {
                all_emphasised: true,
            }
        });
        block.all_emphasised &= self.emphasis > 0 || words.trim().is_empty();
        self.end = range.end;
        if self.file[range.clone()] == *words {
            self.out.push_verbatim(words, range.start as u32);
        } else {
            let origin = Span::new(range.start as u32, range.end as u32);
            self.out.push_replaced(words, origin);
        }
    }

    /// A line break inside a block; one before its first word is none.
    fn line_break(&mut self, range: Range<usize>) {
        if self.block.is_some() {
            self.put("\n", range);
        }
    }

    /// The range without the backslash before an escaped character.
    fn after_backslash(&self, words: &str, range: Range<usize>) -> Range<usize> {
        match self.file[range.clone()].strip_prefix('\\') {
            Some(rest) if rest == words => range.start + 1..range.end,
            _ => range,
        }
    }

    /// The part of a code span that is its text, if its words stand there unchanged.
    fn inside_ticks(&self, words: &str, range: Range<usize>) -> Range<usize> {
        let printed = &self.file[range.clone()];
        let ticks = printed.len() - printed.trim_start_matches('`').len();
        let inside = range.start + ticks..range.end.saturating_sub(ticks);
        let padded = inside.start + 1..inside.end.saturating_sub(1);
        let same = |at: &Range<usize>| self.file.get(at.clone()) == Some(words);
        [inside, padded].into_iter().find(same).unwrap_or(range)
    }

    /// Whether it is `~~so~~`. `~so~` is no markup to us: `10~20 and 30~40` are ranges.
    fn is_struck_out(&self, range: &Range<usize>) -> bool {
        self.file[range.clone()].starts_with("~~")
    }

    fn enter(&mut self, place: Place) {
        self.close();
        self.place = place;
    }

    fn close(&mut self) {
        if let Some(block) = self.block.take() {
            let kind = self.kind(block);
            self.finish(kind);
        }
        self.pictured = false;
    }

    fn finish(&mut self, kind: BlockKind) {
        let words = self.out.open_text();
        self.stage = match kind {
            BlockKind::Headline => Stage::UnderHeadline,
            BlockKind::Caption => self.stage,
            BlockKind::Paragraph if words.chars().nth(BYLINE).is_none() => self.stage,
            _ => Stage::Body,
        };
        self.out.close_block(kind, self.end as u32);
    }

    fn kind(&mut self, block: Opened) -> BlockKind {
        match (self.place, self.within.last()) {
            (Place::Cell, _) => BlockKind::TableCell {
                table: self.table.index,
                row: self.table.row,
                column: self.table.column,
            },
            (Place::Heading(HeadingLevel::H1), None) => self.first_heading(),
            (Place::Heading(_), _) => BlockKind::Heading,
            (Place::Text, Some(Container::Quotation)) => BlockKind::Quotation,
            (Place::Text, Some(Container::Item)) => BlockKind::ListItem,
            (Place::Text, None) if !block.all_emphasised => BlockKind::Paragraph,
            (Place::Text, None) if self.pictured => BlockKind::Caption,
            (Place::Text, None) if self.stage == Stage::UnderHeadline => BlockKind::Dek,
            (Place::Text, None) => BlockKind::Paragraph,
        }
    }

    fn first_heading(&mut self) -> BlockKind {
        let words = self.out.open_text();
        let title = self.title.get_or_insert_with(|| words.to_owned());
        if says_the_same(title, words) {
            BlockKind::Headline
        } else {
            BlockKind::Heading
        }
    }
}

/// Whether two titles differ in white space and the shape of quotation marks at most.
fn says_the_same(one: &str, other: &str) -> bool {
    let plain = |c| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        c => c,
    };
    let words = |title: &str| {
        let words = title.split_whitespace();
        words
            .map(|word| word.chars().map(plain).collect::<String>())
            .collect::<Vec<_>>()
    };
    words(one) == words(other)
}

/// Whether an HTML tag is `<br>`, in any of its spellings.
fn is_line_break(tag: &str) -> bool {
    let name = tag
        .trim_start_matches('<')
        .trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        markdown("a.md", text).unwrap()
    }

    /// Each block as `Kind: text`.
    fn blocks(text: &str) -> Vec<String> {
        let source = source(text);
        let show = |block: &crate::text::Block| match block.kind {
            BlockKind::TableCell { table, row, column } => {
                format!("{table}.{row}.{column}: {}", source.slice(block.span))
            }
            kind => format!("{kind:?}: {}", source.slice(block.span)),
        };
        source.blocks().iter().map(show).collect()
    }

    /// The bytes of the file that the words `of` the text lead back to.
    #[track_caller]
    fn origin(text: &str, of: &str) -> String {
        let source = source(text);
        let at = source.text().find(of).expect("words of the text") as u32;
        let origin = source.origin(Span::new(at, at + of.len() as u32));
        source.file()[origin.range()].to_owned()
    }

    #[test]
    fn markup_vanishes_and_spans_lead_around_it() {
        let text = "Worth **$15** billion, *not* `$50` or [$38](https://a.example/7) <b>$83</b>.";
        assert_eq!(
            blocks(text),
            ["Paragraph: Worth $15 billion, not $50 or $38 $83."]
        );
        assert_eq!(origin(text, "$15 billion"), "$15** billion");
        for figure in ["$50", "$38", "$83"] {
            assert_eq!(origin(text, figure), figure);
        }
    }

    #[test]
    fn entities_and_escapes_lead_back_to_all_of_themselves() {
        let text = "&#36;15&nbsp;billion and \\$50 \\* 2";
        assert_eq!(blocks(text), ["Paragraph: $15\u{a0}billion and $50 * 2"]);
        assert_eq!(origin(text, "$15\u{a0}b"), "&#36;15&nbsp;b");
        assert_eq!(origin(text, "$50"), "$50");
        assert_eq!(origin("1&semi;2", ";"), "&semi;");
    }

    #[test]
    fn the_title_of_the_front_matter_is_the_headline() {
        let text = "---\ntitle: \"A \\\"$15B\\\" deal\"\n---\n\n## Next\n\nText.\n";
        assert_eq!(
            blocks(text),
            [
                "Headline: A \"$15B\" deal",
                "Heading: Next",
                "Paragraph: Text."
            ]
        );
        assert_eq!(origin(text, "\"$15B\" d"), "\\\"$15B\\\" d");
    }

    #[test]
    fn a_title_without_a_place_is_known_but_no_block() {
        let text = "---\ntitle: >-\n  A deal\n---\nText.";
        assert_eq!(blocks(text), ["Paragraph: Text."]);
        assert_eq!(source(text).title(), Some("A deal"));
    }

    #[test]
    fn a_first_heading_is_a_headline_if_it_says_what_the_title_says() {
        let title = "---\ntitle: Amazon's bet\n---\n";
        let same = blocks(&format!("{title}#AI\n\n# Amazon’s **bet**\n"));
        assert_eq!(same[1..], ["Paragraph: #AI", "Headline: Amazon’s bet"]);
        let other = blocks(&format!("{title}# Summary\n"));
        assert_eq!(other[1..], ["Heading: Summary"]);
    }

    #[test]
    fn without_a_title_only_the_first_heading_of_the_first_level_is_the_headline() {
        assert_eq!(
            blocks("## Kicker\n\n# A deal\n\n# Part one\n"),
            ["Heading: Kicker", "Headline: A deal", "Heading: Part one"]
        );
    }

    #[test]
    fn italics_between_headline_and_text_are_the_dek() {
        let dek = blocks("# A deal\n\nBy a reporter\n4 min read\n\n*Worth **$15B**.*\n\nText.\n");
        assert_eq!(dek[2], "Dek: Worth $15B.");
        let late = blocks(&format!("# A deal\n\n{}\n\n*Note*\n", "Long. ".repeat(30)));
        assert_eq!(late[2], "Paragraph: Note");
        assert_eq!(blocks("*Note*\n"), ["Paragraph: Note"]);
    }

    #[test]
    fn pictures_have_no_text_but_may_have_a_caption() {
        assert_eq!(
            blocks("![chart of 7](7.png \"7\")\n*Sales in 2024*\n\n![x](y.png) and *text*\n"),
            ["Caption: Sales in 2024", "Paragraph:  and text"]
        );
    }

    #[test]
    fn markers_of_lists_and_quotations_are_no_text() {
        assert_eq!(
            blocks(
                "Three:\n\n1. one\n   more\n2. two\n   - [x] deep\n\n   loose\n\n> said\n> he\n"
            ),
            [
                "Paragraph: Three:",
                "ListItem: one\nmore",
                "ListItem: two",
                "ListItem: deep",
                "ListItem: loose",
                "Quotation: said\nhe",
            ]
        );
    }

    #[test]
    fn cells_know_their_table_row_and_column() {
        let text = "| Item | 2025 |\n|---|--:|\n| A\\|B | **3** |\n| | 4 |\n\nText\n\n|x|\n|-|\n";
        assert_eq!(
            blocks(text),
            [
                "0.0.0: Item",
                "0.0.1: 2025",
                "0.1.0: A|B",
                "0.1.1: 3",
                "0.2.1: 4",
                "Paragraph: Text",
                "1.0.0: x",
            ]
        );
        assert_eq!(origin(text, "A|B"), "A\\|B");
    }

    #[test]
    fn code_blocks_html_blocks_and_struck_out_text_are_no_text() {
        assert_eq!(
            blocks("```\n1\n```\n\n    2\n\n<div>\n3\n</div>\n\n~~$4~~ $5\n"),
            ["Paragraph:  $5"]
        );
    }

    #[test]
    fn dollars_and_single_tildes_are_text() {
        let text = "$15 billion of $50 billion, 10~20% and 30~40%.";
        assert_eq!(blocks(text), [format!("Paragraph: {text}")]);
    }

    #[test]
    fn line_breaks_of_all_kinds_are_line_breaks() {
        assert_eq!(
            blocks("one\r\ntwo  \r\nthree\\\r\nfour<br/>five"),
            ["Paragraph: one\ntwo\nthree\nfour\nfive"]
        );
    }

    #[test]
    fn footnotes_follow_the_text_without_their_marks() {
        assert_eq!(
            blocks("Up 50%[^1] now.\n\n[^1]: Since 2019.\n"),
            ["Paragraph: Up 50% now.", "Paragraph: Since 2019."]
        );
    }

    #[test]
    fn depth_and_length_cost_neither_stack_nor_patience() {
        for (unit, times) in [
            ("[", 200_000),
            (">", 10_000),
            ("- ", 10_000),
            ("*a **b ", 50_000),
            ("x", 5_000_000),
        ] {
            assert!(markdown("a.md", &unit.repeat(times)).is_ok(), "{unit}");
        }
    }
}
