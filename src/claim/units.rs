//! Units that stand away from their figures: in the heads of a table, in the line above it, or nowhere but at the other
//! figures of the article.

use super::measure::{Evoked, evoked};
use crate::lang::{Kind, Trigger, look_up};
use crate::quantity::{Currency, Named, Quantity, Unit, Words, recognise};
use crate::text::{BlockKind, Sentence, Source};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How many rows at the top of a table may hold heads.
const HEAD_ROWS: u32 = 3;

/// Where a cell stands: table, row, column.
type Cell = (u32, u32, u32);

/// An article as its units are looked for.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) source: &'a Source,
    pub(super) sentences: &'a [Sentence],
    pub(super) words: &'a [Words<'a>],
}

/// The figures of each sentence, those in tables with the units of their heads, and the only currency of the article.
pub(super) fn figures(text: Text<'_>) -> (Vec<Vec<Quantity>>, Option<Currency>) {
    let mut figures: Vec<Vec<Quantity>> = text.words.iter().map(recognise).collect();
    let units = Units::of(text, &figures);
    for (figures, sentence) in figures.iter_mut().zip(text.sentences) {
        for figure in figures {
            units.give(text.kind(sentence), figure);
        }
    }
    (figures, units.purse)
}

/// The units of the tables of an article, and its only currency.
#[derive(Debug, Default)]
struct Units {
    columns: BTreeMap<(u32, u32), Named>,
    rows: BTreeMap<(u32, u32), Named>,
    /// The currency of all amounts of the article, where it is only one.
    purse: Option<Currency>,
}

impl Units {
    /// Reads the heads of all tables; `figures` are those of each sentence.
    fn of(text: Text<'_>, figures: &[Vec<Quantity>]) -> Self {
        let mut units = Self {
            purse: purse(text.words, figures),
            ..Self::default()
        };
        let cells = text.cells();
        let Some(&(last, ..)) = cells.keys().next_back() else {
            return units;
        };
        for table in 0..=last {
            units.read_table(text, &cells, table, figures);
        }
        units
    }

    fn read_table(
        &mut self,
        text: Text<'_>,
        cells: &BTreeMap<Cell, usize>,
        table: u32,
        figures: &[Vec<Quantity>],
    ) {
        let of_table = || cells.range((table, 0, 0)..(table + 1, 0, 0));
        let Some((_, &first)) = of_table().next() else {
            return;
        };
        let heads = head_rows(of_table(), figures);
        let above = text.above(first).filter(|named| self.is_sure(named));
        let mut open = Vec::new();
        for (&(_, row, column), &cell) in of_table() {
            let words = &text.words[cell];
            if row < heads {
                match Head::of(words) {
                    Head::Unit(named) if self.is_sure(&named) => {
                        self.columns.insert((table, column), named);
                    }
                    head => open.push((column, head)),
                }
            } else if column == 0
                && let Head::Unit(named) = Head::of(words)
                && !named.alone
            {
                self.rows.insert((table, row), named);
            }
        }
        let paid = open.iter().any(|(_, head)| *head == Head::Money);
        for (column, head) in open {
            let money = match head {
                Head::Money => true,
                // "Monthly", "2024" in a table of amounts
                Head::Rate => paid,
                Head::Open => false,
                Head::Unit(_) | Head::Thing => continue,
            };
            let named = match &above {
                Some(above) if head != Head::Rate || is_money(above) => Some(above.clone()),
                _ => self.purse.filter(|_| money && paid).map(in_money),
            };
            if let Some(named) = named {
                self.columns.entry((table, column)).or_insert(named);
            }
        }
    }

    /// Whether a unit is meant by its word: one that stands alone may be another word ("Won") unless the article counts
    /// in it.
    fn is_sure(&self, named: &Named) -> bool {
        match &named.unit {
            Some(Unit::Money(currency)) if named.alone => {
                self.purse.is_some_and(|purse| purse.code == currency.code)
            }
            _ => true,
        }
    }

    /// Gives a figure in a cell of a table the unit of its column or row.
    fn give(&self, kind: BlockKind, figure: &mut Quantity) {
        let BlockKind::TableCell { table, row, column } = kind else {
            return;
        };
        let column = self.columns.get(&(table, column));
        let Some(named) = column.or_else(|| self.rows.get(&(table, row))) else {
            return;
        };
        let unit = match (&named.unit, &figure.unit) {
            (Some(unit), _) if figure.is_bare() => unit.clone(),
            // "€ 28,540" in a column of thousands
            (None, Unit::Money(_)) | (None, Unit::Count(_)) => figure.unit.clone(),
            _ => return,
        };
        figure.put(unit, named.factor);
    }
}

impl Text<'_> {
    /// The first sentence of each cell.
    fn cells(self) -> BTreeMap<Cell, usize> {
        let mut cells = BTreeMap::new();
        for (index, sentence) in self.sentences.iter().enumerate() {
            if let BlockKind::TableCell { table, row, column } = self.kind(sentence) {
                cells.entry((table, row, column)).or_insert(index);
            }
        }
        cells
    }

    fn kind(self, sentence: &Sentence) -> BlockKind {
        self.source.blocks()[sentence.block].kind
    }

    /// The unit in the line above the table that starts with sentence `first`.
    fn above(self, first: usize) -> Option<Named> {
        let line = first.checked_sub(1)?;
        let cell = matches!(
            self.kind(&self.sentences[line]),
            BlockKind::TableCell { .. }
        );
        self.words[line].caption_unit().filter(|_| !cell)
    }
}

/// What the head of a column says of the unit of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Head {
    Unit(Named),
    /// It measures an amount of money, without a currency.
    Money,
    /// It says how often ("monthly") or when, not what.
    Rate,
    /// It counts or measures something else.
    Thing,
    Open,
}

impl Head {
    fn of(words: &Words<'_>) -> Self {
        if let Some(named) = words.head_unit() {
            return Self::Unit(named);
        }
        let found = evoked(words);
        let pays = |e: &Evoked| e.frame.kinds.contains(&Kind::Money);
        let nouns = || found.iter().filter(|e| e.how == Trigger::Noun);
        if nouns().any(pays) && !nouns().any(|e| !pays(e)) {
            return Self::Money;
        }
        if let Some(rate) = rate(words) {
            let factor = Decimal::ONE;
            let unit = Some(Unit::Rate(rate));
            let alone = false;
            return Self::Unit(Named {
                unit,
                factor,
                alone,
            });
        }
        if !found.is_empty() || (0..words.tokens.len()).any(|at| thing(words, at).is_some()) {
            return Self::Thing;
        }
        let often = |at: usize| {
            let scopes = words.phrase_at(at, words.locale.scopes);
            let behind = || words.phrase_at(at, words.locale.scopes_behind);
            scopes
                .or_else(behind)
                .is_some_and(|(scope, _)| scope.is_rate())
        };
        if (0..words.tokens.len()).any(often) {
            return Self::Rate;
        }
        Self::Open
    }
}

/// `Games per goal`: one thing for each of another, each by its word for all languages where it has one.
fn rate(words: &Words<'_>) -> Option<String> {
    let end = (0..words.tokens.len())
        .find(|&at| matches!(words.sign(at), Some('(' | '[' | ',')))
        .unwrap_or(words.tokens.len());
    let per = (1..end).find(|&at| words.is_in(at, words.locale.per))?;
    let one = thing(words, per - 1)?;
    let other = thing(words, per + 1).filter(|_| per + 2 == end)?;
    Some(format!("{one} per {other}"))
}

/// The word for all languages of the thing that the noun at `at` names, in the singular or plural.
pub(super) fn thing(words: &Words<'_>, at: usize) -> Option<&'static str> {
    if !words.is_word(at) {
        return None;
    }
    let lower = words.lower(at);
    let locale = words.locale;
    let one = || look_up(locale.things, &locale.singular(&lower)).copied();
    look_up(locale.things, &lower).copied().or_else(one)
}

/// How many rows at the top of a table hold no figure beside their first cell: at least one.
fn head_rows<'c>(
    cells: impl Iterator<Item = (&'c Cell, &'c usize)>,
    figures: &[Vec<Quantity>],
) -> u32 {
    let counted = |cell: usize| {
        let figures = figures[cell].iter();
        figures.filter(|f| f.kind != Kind::Date).count() > 0
    };
    let mut filled = cells.filter(|&(&(_, _, column), &cell)| column > 0 && counted(cell));
    let first = filled.find(|((_, row, _), _)| *row > 0);
    first.map_or(1, |((_, row, _), _)| (*row).clamp(1, HEAD_ROWS))
}

fn is_money(named: &Named) -> bool {
    matches!(named.unit, Some(Unit::Money(_)))
}

const fn in_money(currency: Currency) -> Named {
    Named {
        unit: Some(Unit::Money(currency)),
        factor: Decimal::ONE,
        alone: false,
    }
}

/// The currency of all amounts that stand for themselves: a second one in brackets only says the first again.
fn purse(words: &[Words<'_>], figures: &[Vec<Quantity>]) -> Option<Currency> {
    let mut only: Option<Currency> = None;
    for (words, figures) in words.iter().zip(figures) {
        for figure in figures {
            let Unit::Money(currency) = figure.unit else {
                continue;
            };
            if is_gloss(words, figure) {
                continue;
            }
            if only.is_some_and(|only| only.code != currency.code) {
                return None;
            }
            only = Some(currency);
        }
    }
    only
}

/// `($84 million)`, `$1 = 0.89 euros`: an amount that says another one again or what a currency is worth.
pub(super) fn is_gloss(words: &Words<'_>, figure: &Quantity) -> bool {
    let first = words.token_at(figure.span.start());
    let end = words.token_at(figure.span.end());
    let before = first.checked_sub(1).and_then(|at| words.sign(at));
    before == Some('=')
        || words.sign(end) == Some('=')
        || before == Some('(') && words.sign(end) == Some(')')
}
