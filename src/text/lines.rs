//! Lines and columns of a file, for people and editors.

/// Where the lines of a file start; built once, asked often.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    /// How many characters start before every [`STRIDE`]th byte: a line may be as long as its file.
    characters: Vec<u32>,
}

/// Bytes between two places where the characters are counted.
const STRIDE: usize = 1024;

/// A place in a file as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Lines {
    /// Finds the lines of `text`; they end with `\n`, `\r\n` or a lone `\r`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let breaks = bytes.iter().enumerate().filter(|&(at, &byte)| {
            byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
        });
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1));
        let mut count = 0;
        let strides = bytes.chunks(STRIDE).map(|stride| {
            let before = count;
            count += begun(stride);
            before
        });
        Self {
            characters: strides.collect(),
            starts: starts.collect(),
        }
    }

    /// The position of byte `offset` in `text`, which must be the text these lines were found in.
    ///
    /// A byte order mark is no character: editors do not show it.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let end = (offset as usize).min(text.len());
        let column = text.get(start..end).map_or(0, |before| {
            let words = before.trim_start_matches('\u{feff}');
            self.before(text, end) - self.before(text, end - words.len())
        });
        Position {
            line: line as u32,
            column: column + 1,
        }
    }

    /// How many characters start before byte `at`.
    fn before(&self, text: &str, at: usize) -> u32 {
        let stride = at / STRIDE;
        match self.characters.get(stride) {
            Some(before) => before + begun(&text.as_bytes()[stride * STRIDE..at]),
            None => (self.characters.last()).map_or(0, |before| {
                before + begun(&text.as_bytes()[(stride - 1) * STRIDE..at])
            }),
        }
    }
}

/// How many characters start in `bytes`.
fn begun(bytes: &[u8]) -> u32 {
    let starts = bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80);
    starts.count() as u32
}

/// The lines of `text` without their ends, each with the byte it starts at.
pub(crate) fn each_line(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let rest = text.get(next..).filter(|rest| !rest.is_empty())?;
        let (start, end) = (next, rest.find(['\n', '\r']).unwrap_or(rest.len()));
        next += end
            + if rest[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
        Some((start, &rest[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_on_any_machine() {
        let text = "one\r\ntwo\rthree\n\nfive";
        let lines: Vec<_> = each_line(text).collect();
        assert_eq!(
            lines,
            [(0, "one"), (5, "two"), (9, "three"), (15, ""), (16, "five")]
        );
        let at = Lines::of(text).position(text, 16);
        assert_eq!(at, Position { line: 5, column: 1 });
    }

    #[test]
    fn a_column_far_into_a_long_line_is_counted_all_the_same() {
        let text = "é".repeat(3 * STRIDE);
        let lines = Lines::of(&text);
        for column in [1, 512, 513, 1024, 1025, 3 * STRIDE as u32 + 1] {
            let at = lines.position(&text, 2 * (column - 1));
            assert_eq!(at, Position { line: 1, column });
        }
    }

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = "one\n— two\n";
        let lines = Lines::of(text);
        let at = text.find("two").unwrap() as u32;
        assert_eq!(lines.position(text, at), Position { line: 2, column: 3 });
        assert_eq!(lines.position(text, 0), Position { line: 1, column: 1 });
    }
}
