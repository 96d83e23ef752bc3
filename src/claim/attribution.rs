//! Who says so.

use super::EntityId;
use crate::quantity::Words;
use crate::text::Span;

/// Who says so: the words around "said" or after "according to".
pub(super) fn attribution(words: &Words<'_>, names: &[(Span, EntityId)]) -> Option<Span> {
    (0..words.tokens.len()).find_map(|at| {
        let after = words.any_at(at, words.locale.attributions)?;
        let cue = words.span(at, after);
        let behind = names.partition_point(|(span, _)| span.start() < cue.end());
        let behind = (names.get(behind)).filter(|(span, _)| span.start() <= cue.end() + 12);
        // "said that Amazon …"
        let said = |span: &Span| {
            (after..words.token_at(span.start())).any(|at| words.is_in(at, words.locale.relative))
        };
        let behind = behind.filter(|(span, _)| !said(span));
        let ahead = names.partition_point(|(span, _)| span.end() <= cue.start());
        // "fires in Serrania, said the police": not the name before the comma
        let ahead = (names[..ahead].last()).filter(|(span, _)| words.token_at(span.end()) == at);
        behind.or(ahead).map(|(span, _)| *span)
    })
}
