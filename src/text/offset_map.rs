//! The way back from extracted text to the bytes of the file.

use super::Span;

/// Sorted runs, each copied verbatim from the file or put in place of other bytes.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    text: u32,
    text_len: u32,
    origin: u32,
    origin_len: u32,
    kind: RunKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunKind {
    /// The same bytes stand in the file.
    Verbatim,
    /// Other bytes stand in the file (an entity, an escape), or none (a break between blocks).
    Replaced,
}

impl OffsetMap {
    /// The map of a file that is its own text.
    #[must_use]
    pub fn identity(len: u32) -> Self {
        let mut map = Self::default();
        map.push_verbatim(0, 0, len);
        map
    }

    /// Notes that `len` bytes at `text` are copied from `origin`.
    pub(crate) fn push_verbatim(&mut self, text: u32, origin: u32, len: u32) {
        if let Some(last) = self.runs.last_mut()
            && last.kind == RunKind::Verbatim
            && last.text + last.text_len == text
            && last.origin + last.origin_len == origin
        {
            last.text_len += len;
            last.origin_len += len;
            return;
        }
        self.runs.push(Run {
            text,
            text_len: len,
            origin,
            origin_len: len,
            kind: RunKind::Verbatim,
        });
    }

    /// Notes that the text at `text` stands for the bytes at `origin`.
    pub(crate) fn push_replaced(&mut self, text: Span, origin: Span) {
        self.runs.push(Run {
            text: text.start(),
            text_len: text.len(),
            origin: origin.start(),
            origin_len: origin.len(),
            kind: RunKind::Replaced,
        });
    }

    /// The smallest stretch of the file that holds all of `span`.
    #[must_use]
    pub fn to_origin(&self, span: Span) -> Span {
        let Some(first) = self.run_at(span.start()) else {
            return Span::new(0, 0);
        };
        let start = match first.kind {
            RunKind::Verbatim => first.origin + (span.start() - first.text).min(first.text_len),
            RunKind::Replaced => first.origin,
        };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let last = self.run_at(span.end() - 1).unwrap_or(first);
        let end = match last.kind {
            RunKind::Verbatim => last.origin + (span.end() - last.text).min(last.text_len),
            RunKind::Replaced => last.origin + last.origin_len,
        };
        Span::new(start, end.max(start))
    }

    fn run_at(&self, text: u32) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.text <= text);
        self.runs.get(after.saturating_sub(1)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_is_identity() {
        let map = OffsetMap::identity(10);
        assert_eq!(map.to_origin(Span::new(2, 7)), Span::new(2, 7));
    }

    #[test]
    fn a_span_over_a_replaced_run_holds_the_whole_of_it() {
        // file: `a &amp; b`, text: `a & b`
        let mut map = OffsetMap::default();
        map.push_verbatim(0, 0, 2);
        map.push_replaced(Span::new(2, 3), Span::new(2, 7));
        map.push_verbatim(3, 7, 2);
        assert_eq!(map.to_origin(Span::new(0, 3)), Span::new(0, 7));
        assert_eq!(map.to_origin(Span::new(2, 5)), Span::new(2, 9));
    }

    #[test]
    fn an_empty_map_leads_to_the_start() {
        assert_eq!(
            OffsetMap::default().to_origin(Span::new(0, 0)),
            Span::new(0, 0)
        );
    }
}
