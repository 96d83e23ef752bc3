//! The text of a page, block by block.

use super::elements::{Context, Place, Spaces};
use super::survey::{Scope, Survey};
use super::tokens::{Text, Token, tokens};
use super::tree::{Edge, Tree};
use crate::text::{BlockKind, Extract, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A place where a word may be broken, shown only where it is.
const SOFT_HYPHEN: char = '\u{ad}';

const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/// Reads the text out of a page.
pub(super) struct Reader<'a> {
    file: &'a str,
    survey: &'a Survey,
    scope: Scope,
    tree: Tree,
    out: Extract,
    /// One past the last byte of the file that is in the text.
    end: usize,
    /// What the open block is, if one is open.
    block: Option<Place>,
    /// What stands between the last word of the block and the next.
    gap: Gap,
    titles: Titles,
}

/// White space that is text if a word follows it.
#[derive(Clone)]
enum Gap {
    None,
    Space(Range<usize>),
    Break(Range<usize>),
}

/// How far we are with the `<title>`; only the first one counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Titles {
    Wanted,
    Inside,
    Done,
}

/// What becomes of a stretch of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Words,
    Space,
    Unseen,
    Raised(usize),
}

impl<'a> Reader<'a> {
    /// The text of `file` from byte `start` on that lies in `scope`.
    pub(super) fn read(file: &'a str, start: usize, survey: &'a Survey, scope: Scope) -> Extract {
        let titles = if survey.title_is_headline() {
            Titles::Wanted
        } else {
            Titles::Done
        };
        let mut reader = Self {
            file,
            survey,
            scope,
            tree: Tree::new(survey.forms),
            out: Extract::default(),
            end: start,
            block: None,
            gap: Gap::None,
            titles,
        };
        for token in tokens(file, start) {
            match token {
                Token::Start(tag) => {
                    let edge = reader.tree.start(&tag);
                    reader.edge(edge);
                    match &*tag.name {
                        "br" => reader.line_break(tag.origin),
                        "title" if reader.tree.context().place == Place::Title => {
                            reader.title_starts();
                        }
                        _ => {}
                    }
                }
                Token::End(name) => {
                    let edge = reader.tree.end(&name);
                    reader.edge(edge);
                }
                Token::Text(text) => {
                    reader.text(&text);
                }
            }
        }
        reader.close();
        reader.out
    }

    fn title_starts(&mut self) {
        if self.titles == Titles::Wanted {
            self.titles = Titles::Inside;
        }
    }

    fn edge(&mut self, edge: Edge) {
        if edge == Edge::Block {
            self.close();
            if self.titles == Titles::Inside && self.tree.context().place != Place::Title {
                self.titles = Titles::Done;
            }
        }
    }

    fn text(&mut self, text: &Text) {
        let context = self.tree.context();
        let read = match context.place {
            Place::Title => self.titles == Titles::Inside,
            _ => self.scope.holds(context),
        };
        if !read {
            return;
        }
        match &text.words {
            Cow::Borrowed(words) => self.words(words, text.origin.start, context),
            Cow::Owned(words) => self.reference(words, text.origin.clone(), context),
        }
    }

    /// Takes words that stand at `at` in the file.
    fn words(&mut self, words: &str, mut at: usize, context: Context) {
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let class = class(first, context);
            let other = |c| self::class(c, context) != class;
            let len = match class {
                Class::Raised(_) => 1,
                _ => rest.find(other).unwrap_or(rest.len()),
            };
            let (run, after) = rest.split_at(len);
            let origin = at..at + len;
            match class {
                Class::Words => self.put(run, origin, context, verbatim),
                Class::Raised(digit) => self.raised(digit, origin, context),
                Class::Space => self.space(origin),
                Class::Unseen => {}
            }
            at += len;
            rest = after;
        }
    }

    /// Takes the characters that a reference at `origin` stands for.
    fn reference(&mut self, words: &str, origin: Range<usize>, context: Context) {
        let first = words.chars().next();
        match first.map(|first| class(first, context)) {
            Some(Class::Words) => self.put(words, origin, context, Extract::push_replaced),
            Some(Class::Raised(digit)) => self.raised(digit, origin, context),
            Some(Class::Space) => self.space(origin),
            Some(Class::Unseen) | None => {}
        }
    }

    fn raised(&mut self, digit: usize, origin: Range<usize>, context: Context) {
        self.put(RAISED[digit], origin, context, Extract::push_replaced);
    }

    fn space(&mut self, origin: Range<usize>) {
        if self.block.is_some() && matches!(self.gap, Gap::None) {
            self.gap = Gap::Space(origin);
        }
    }

    /// Takes a `<br>`; two of them part blocks.
    fn line_break(&mut self, origin: Range<usize>) {
        if matches!(self.gap, Gap::Break(_)) {
            self.close();
        } else if self.block.is_some() {
            self.gap = Gap::Break(origin);
        }
    }

    /// Writes words, the gap before them, and starts a block if none is open.
    fn put(
        &mut self,
        words: &str,
        origin: Range<usize>,
        context: Context,
        push: fn(&mut Extract, &str, Span),
    ) {
        if self.block.is_none() {
            self.out.open_block();
            self.block = Some(context.place);
        }
        match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::None => {}
            Gap::Space(at) if &self.file[at.clone()] == " " => {
                self.out.push_verbatim(" ", at.start as u32);
            }
            Gap::Space(at) => self.out.push_replaced(" ", span(at)),
            Gap::Break(at) => self.out.push_replaced("\n", span(at)),
        }
        self.end = origin.end;
        push(&mut self.out, words, span(origin));
    }

    fn close(&mut self) {
        self.gap = Gap::None;
        let Some(place) = self.block.take() else {
            return;
        };
        let kind = match place {
            Place::Title => BlockKind::Headline,
            Place::Top if self.survey.is_headline(self.out.open_text()) => BlockKind::Headline,
            Place::Top | Place::Heading => BlockKind::Heading,
            Place::Dek => BlockKind::Dek,
            Place::Item => BlockKind::ListItem,
            Place::Caption => BlockKind::Caption,
            Place::Quotation => BlockKind::Quotation,
            Place::Cell { table, row, column } => BlockKind::TableCell { table, row, column },
            Place::Text => BlockKind::Paragraph,
        };
        self.out.close_block(kind, self.end as u32);
    }
}

fn verbatim(out: &mut Extract, words: &str, origin: Span) {
    out.push_verbatim(words, origin.start());
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

fn class(c: char, context: Context) -> Class {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{c}' if context.spaces == Spaces::Collapsed => Class::Space,
        SOFT_HYPHEN => Class::Unseen,
        '0'..='9' if context.raised => Class::Raised(c as usize - '0' as usize),
        _ => Class::Words,
    }
}
