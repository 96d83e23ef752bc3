//! Plain tables, and shares computed without floats.

use rust_decimal::Decimal;

/// Some out of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) part: u64,
    pub(crate) whole: u64,
}

impl Share {
    pub(crate) fn of(part: u64, whole: u64) -> Self {
        Self { part, whole }
    }

    /// Counts one more, as part or not.
    #[expect(
        clippy::fn_params_excessive_bools,
        reason = "a yes or a no is what is counted"
    )]
    pub(crate) fn add(&mut self, is_part: bool) {
        self.whole += 1;
        self.part += u64::from(is_part);
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self::of(self.part + other.part, self.whole + other.whole)
    }

    /// In percent with one decimal, rounded down; `None` of nothing.
    pub(crate) fn percent(self) -> Option<Decimal> {
        (self.whole > 0).then(|| Decimal::new((self.part * 1000 / self.whole) as i64, 1))
    }

    /// The percentage for a table; a dash where there is nothing.
    pub(crate) fn shown(self) -> String {
        self.percent()
            .map_or("-".to_owned(), |percent| format!("{percent}%"))
    }
}

/// `count` for each thousand of `words` with two decimals, rounded up; `None` without words.
pub(crate) fn per_thousand(count: u64, words: u64) -> Option<Decimal> {
    (words > 0).then(|| Decimal::new((count * 100_000).div_ceil(words) as i64, 2))
}

/// Rows in columns: the first column to the left, the others to the right.
pub(crate) fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (cell, &width))| match column {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// A row of cells.
pub(crate) fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_never_looks_better_than_it_is() {
        assert_eq!(Share::of(2, 3).shown(), "66.6%");
        assert_eq!(Share::of(3, 3).shown(), "100.0%");
        assert_eq!(Share::of(0, 0).shown(), "-");
    }

    #[test]
    fn alarms_per_thousand_words_never_look_rarer_than_they_are() {
        assert_eq!(per_thousand(1, 30_000), Some(Decimal::new(4, 2)));
        assert_eq!(per_thousand(0, 30_000), Some(Decimal::ZERO));
    }

    #[test]
    fn columns_line_up() {
        let rows = [row(["a", "10"]), row(["bcd", "9"])];
        assert_eq!(aligned(&rows), "a    10\nbcd   9\n");
    }
}
