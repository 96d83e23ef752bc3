//! The elements that are open at a place in HTML, and what that makes of the text there.

use super::elements::{Context, Forms, Kind, Place, kind};
use super::tokens::Tag;
use std::collections::BTreeMap;

/// More open elements than in any page that people read; what is deeper counts as lying this deep.
const DEEPEST: usize = 1 << 16;

/// The most columns a cell may take, as in browsers.
const WIDEST: u32 = 1000;

/// Whether text before a tag and text behind it stand in one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    None,
    Block,
}

/// The open elements. Every step takes constant time, whatever is open.
#[derive(Debug)]
pub(super) struct Tree {
    forms: Forms,
    open: Vec<Open>,
    /// Numbers for the names of elements.
    names: BTreeMap<String, usize>,
    /// For each name, which of the open elements have it.
    named: Vec<Vec<usize>>,
    /// Which of the open elements are blocks.
    blocks: Vec<usize>,
    /// Which of the open elements an end tag inside cannot end.
    walls: Vec<usize>,
    tables: Vec<Table>,
    tables_seen: u32,
}

#[derive(Debug)]
struct Open {
    name: usize,
    kind: Kind,
    context: Context,
}

/// An open table.
#[derive(Debug)]
struct Table {
    index: u32,
    row: u32,
    /// The next column.
    column: u32,
}

impl Tree {
    pub(super) fn new(forms: Forms) -> Self {
        Self {
            forms,
            open: Vec::new(),
            names: BTreeMap::new(),
            named: Vec::new(),
            blocks: Vec::new(),
            walls: Vec::new(),
            tables: Vec::new(),
            tables_seen: 0,
        }
    }

    /// What text at this place is.
    pub(super) fn context(&self) -> Context {
        self.open.last().map_or(Context::PAGE, |open| open.context)
    }

    /// Whether this place is in a `<p>`.
    pub(super) fn in_paragraph(&self) -> bool {
        self.nearest_block() == Some(Kind::Paragraph)
    }

    /// Takes the start of an element.
    pub(super) fn start(&mut self, tag: &Tag) -> Edge {
        let kind = kind(&tag.name);
        if kind == Kind::Void {
            return Edge::None;
        }
        if kind != Kind::Inline {
            self.end_implied(kind);
        }
        if kind == Kind::Rule {
            return Edge::Block;
        }
        if tag.closed && matches!(&*tag.name, "svg" | "math") {
            return Edge::None;
        }
        let mut context = self.context().within(tag, self.forms);
        match kind {
            Kind::Table => {
                self.tables.push(Table {
                    index: self.tables_seen,
                    row: 0,
                    column: 0,
                });
                self.tables_seen += 1;
            }
            Kind::Row => self.end_row(),
            Kind::Cell => context.place = self.cell(tag, context.place),
            _ => {}
        }
        self.push(tag, kind, context);
        edge(kind)
    }

    /// Takes the end of an element. One that is not open, or not open here, ends nothing.
    pub(super) fn end(&mut self, name: &str) -> Edge {
        let kind = kind(name);
        let known = self.names.get(name);
        let nearest = known.and_then(|known| self.named[*known].last().copied());
        let Some(nearest) = nearest else {
            // `<h2>…</h3>` ends the heading all the same.
            if kind == Kind::Heading && self.nearest_block() == Some(Kind::Heading) {
                self.end_nearest_block();
            }
            return edge(kind);
        };
        let inside = match kind {
            Kind::Inline => self.blocks.last(),
            Kind::Table | Kind::RowGroup | Kind::Row | Kind::Cell => None,
            _ => self.walls.last(),
        };
        if inside.is_none_or(|wall| *wall <= nearest) {
            self.truncate(nearest);
        }
        edge(kind)
    }

    fn push(&mut self, tag: &Tag, kind: Kind, context: Context) {
        let depth = self.open.len();
        if depth == DEEPEST {
            if kind == Kind::Table {
                self.tables.pop();
            }
            return;
        }
        let name = match self.names.get(&tag.name) {
            Some(name) => *name,
            None => {
                self.names.insert(tag.name.clone(), self.named.len());
                self.named.push(Vec::new());
                self.named.len() - 1
            }
        };
        self.named[name].push(depth);
        if kind != Kind::Inline {
            self.blocks.push(depth);
        }
        if kind.is_wall() {
            self.walls.push(depth);
        }
        self.open.push(Open {
            name,
            kind,
            context,
        });
    }

    fn truncate(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(open) = self.open.pop()
        {
            self.named[open.name].pop();
            if open.kind != Kind::Inline {
                self.blocks.pop();
            }
            if open.kind.is_wall() {
                self.walls.pop();
            }
            if open.kind == Kind::Table {
                self.tables.pop();
            }
        }
    }

    fn nearest_block(&self) -> Option<Kind> {
        self.blocks.last().map(|depth| self.open[*depth].kind)
    }

    fn end_nearest_block(&mut self) {
        if let Some(depth) = self.blocks.last() {
            self.truncate(*depth);
        }
    }

    /// Ends what ends where a block of this kind starts, with or without an end tag.
    fn end_implied(&mut self, kind: Kind) {
        if self.nearest_block() == Some(Kind::Paragraph) {
            self.end_nearest_block();
        }
        match kind {
            Kind::Item | Kind::Term | Kind::Heading if self.nearest_block() == Some(kind) => {
                self.end_nearest_block();
            }
            Kind::Cell | Kind::Row | Kind::RowGroup if !self.tables.is_empty() => {
                let outer = |open: Kind| match kind {
                    Kind::Cell => open == Kind::Row,
                    Kind::Row => open == Kind::RowGroup,
                    _ => false,
                };
                while let Some(open) = self.nearest_block()
                    && open != Kind::Table
                    && !outer(open)
                    && !(kind == Kind::Cell && open == Kind::RowGroup)
                {
                    self.end_nearest_block();
                }
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && table.column > 0
        {
            table.row += 1;
            table.column = 0;
        }
    }

    /// The place of the next cell; one outside any table is text like that around it.
    fn cell(&mut self, tag: &Tag, around: Place) -> Place {
        let Some(table) = self.tables.last_mut() else {
            return around;
        };
        let span = tag.get("colspan").and_then(|span| span.parse().ok());
        let column = table.column;
        table.column = column.saturating_add(span.unwrap_or(1).clamp(1, WIDEST));
        Place::Cell {
            table: table.index,
            row: table.row,
            column,
        }
    }
}

fn edge(kind: Kind) -> Edge {
    match kind {
        Kind::Inline | Kind::Void => Edge::None,
        _ => Edge::Block,
    }
}
