//! Windows into long paragraphs: the words around the labels, on one line that fits the screen.

use super::{Report, printable, shown_as};
use crate::rules::{Label, LabelRole};
use crate::text::{Source, Span};
use std::ops::Range;
use unicode_width::UnicodeWidthChar as _;

/// What a cut looks like: inside a word border, with its space.
const CUT: &str = "…";

/// How many characters from a label the text is still looked at: more than the widest screen has columns, and few
/// beside a paragraph that is as long as its file.
const FAR: usize = 1024;

/// How many columns of text stand before the first label, where there is any.
const LEAST_BEFORE: usize = 10;

/// One line of text with the labels that lie in it.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// File, line and column of every label.
    pub(super) heading: String,
    /// Line in the file, from 1.
    pub(super) line: u32,
    /// The words; no line breaks, tabs or control characters.
    pub(super) text: String,
    /// The labels, left to right.
    pub(super) marks: Vec<Mark>,
}

/// A label within an [`Excerpt`].
#[derive(Debug)]
pub(super) struct Mark {
    /// Bytes of the excerpt's text.
    pub(super) range: Range<usize>,
    /// What part it has.
    pub(super) role: LabelRole,
    /// What to write under it, broken into lines that fit.
    pub(super) note: String,
}

/// A label on its way into an excerpt.
struct Placed {
    span: Span,
    role: LabelRole,
    note: String,
    line: u32,
    at: String,
    home: Range<usize>,
}

/// The excerpts that show `labels` on lines of at most `width` columns.
///
/// The file of the first label comes first; within a file they stand in reading order.
pub(super) fn excerpts(report: &Report<'_>, labels: &[Label], width: usize) -> Vec<Excerpt> {
    let mut files: Vec<(&Source, Vec<Placed>)> = Vec::new();
    for label in labels {
        let source = report.corpus.get(label.site.source).source();
        let placed = place(report, source, label);
        match files.iter_mut().find(|(s, _)| std::ptr::eq(*s, source)) {
            Some((_, group)) => add(group, placed),
            None => files.push((source, vec![placed])),
        }
    }
    let lines = files.iter().flat_map(|(_, group)| group).map(|p| p.line);
    let gutter = lines.max().unwrap_or_default().to_string().len() + 4;
    let room = width.saturating_sub(gutter).max(20);
    let mut shown = Vec::new();
    for (source, mut group) in files {
        group.sort_by_key(|placed| placed.span);
        while !group.is_empty() {
            let joined = 1
                + (group.windows(2))
                    .take_while(|pair| together(source, &group[0], &pair[1], room))
                    .count();
            let rest = group.split_off(joined);
            shown.push(excerpt(source, group, room));
            group = rest;
        }
    }
    shown
}

fn place(report: &Report<'_>, source: &Source, label: &Label) -> Placed {
    let position = report.place(label.site).position;
    let span = label.site.span;
    let block = source.block_at(span);
    let home = block.map_or(0..source.text().len(), |block| block.span.range());
    Placed {
        span,
        role: label.role,
        note: printable(&label.text),
        line: position.line,
        at: format!("{}:{}", position.line, position.column),
        home,
    }
}

/// Adds a label to those of its file; two labels of one place become one.
fn add(group: &mut Vec<Placed>, placed: Placed) {
    match group.iter_mut().find(|other| other.span == placed.span) {
        Some(same) if same.note == placed.note => {}
        Some(same) if same.note.is_empty() => same.note = placed.note,
        Some(same) if placed.note.is_empty() => same.role = same.role.min(placed.role),
        Some(same) => same.note = format!("{}; {}", same.note, placed.note),
        None => group.push(placed),
    }
}

/// Whether both labels fit one excerpt, with room to the right for what is said about the second.
fn together(source: &Source, first: &Placed, next: &Placed, room: usize) -> bool {
    if first.home != next.home || first.line != next.line {
        return false;
    }
    let between = &source.text()[first.span.range().start..next.span.range().start];
    if between.chars().nth(FAR).is_some() {
        return false;
    }
    let lead = columns(between);
    let figure = columns(source.slice(next.span));
    let said = figure / 2 + 6 + columns(&next.note).min(28);
    lead + figure.max(said) + LEAST_BEFORE <= room
}

fn excerpt(source: &Source, group: Vec<Placed>, room: usize) -> Excerpt {
    let (first, last) = (&group[0], &group[group.len() - 1]);
    let end = group.iter().map(|p| p.span.range().end).max();
    let core = first.span.range().start..end.unwrap_or(0);
    let lead = columns(&source.text()[first.span.range().start..last.span.range().start]);
    let said = columns(source.slice(last.span)) + columns(&last.note) + 6;
    let left = (room * 3 / 5).max(room.saturating_sub(said));
    let left = left.saturating_sub(lead).max(LEAST_BEFORE);
    let window = window(source.text(), first.home.clone(), core, [left, room]);
    let at: Vec<&str> = group.iter().map(|placed| placed.at.as_str()).collect();
    let heading = format!("{}:{}", printable(source.name()), at.join(", "));
    let line = last.line;
    let (text, ranges) = flatten(source.text(), window, first.home.clone(), &group);
    let mark = |(range, placed): (Range<usize>, Placed)| {
        let (start, end) = (columns(&text[..range.start]), columns(&text[..range.end]));
        let beside = room.saturating_sub(usize::midpoint(start, end) + 4);
        Mark {
            note: wrap(&placed.note, beside.max(12)).join("\n"),
            role: placed.role,
            range,
        }
    };
    let marks = ranges.into_iter().zip(group).map(mark).collect();
    Excerpt {
        heading,
        line,
        marks,
        text,
    }
}

/// The stretch of `home` to show around `core`, cut between words: at most `left` columns before it,
/// so that there is room for notes to the right of where they start, and at most `room` in all.
fn window(
    text: &str,
    home: Range<usize>,
    core: Range<usize>,
    [left, room]: [usize; 2],
) -> Range<usize> {
    let room = room.saturating_sub(2 * columns(CUT));
    let spare = room.saturating_sub(columns(&text[core.clone()]));
    let (before, after) = (&text[home.start..core.start], &text[core.end..home.end]);
    let from = before.char_indices().rev().nth(FAR);
    let to = after.char_indices().nth(FAR);
    let before = from.map_or(before, |(at, _)| &before[at..]);
    let after = to.map_or(after, |(at, _)| &after[..at]);
    let right = (spare * 3 / 5).min(columns(after));
    let before = tail(before, (spare - right).min(left));
    let start = core.start - before.len();
    let end = core.end + head(after, spare - columns(before)).len();
    if columns(&text[core.clone()]) > room {
        core.start..core.start + head(&text[core], room).len()
    } else {
        start..end
    }
}

/// The longest start of `text` that fits `width` columns, cut after a word.
fn head(text: &str, width: usize) -> &str {
    let mut used = 0;
    let over = text.char_indices().find(|(_, c)| {
        used += column(*c);
        used > width
    });
    match over {
        None => text,
        Some((at, _)) => {
            let word = text[..at].rfind(char::is_whitespace);
            &text[..word.unwrap_or(if at > 40 { at } else { 0 })]
        }
    }
}

/// The longest end of `text` that fits `width` columns, cut before a word.
fn tail(text: &str, width: usize) -> &str {
    let mut used = 0;
    let over = text.char_indices().rev().find(|(_, c)| {
        used += column(*c);
        used > width
    });
    match over {
        None => text,
        Some((at, c)) => {
            let kept = &text[at + c.len_utf8()..];
            let space = kept.char_indices().find(|(_, c)| c.is_whitespace());
            let word = space.map(|(at, c)| at + c.len_utf8());
            &kept[word.unwrap_or(if kept.len() > 40 { 0 } else { kept.len() })..]
        }
    }
}

/// The window on one line, marks of the cuts included, and where the labels lie in it.
fn flatten(
    text: &str,
    window: Range<usize>,
    home: Range<usize>,
    group: &[Placed],
) -> (String, Vec<Range<usize>>) {
    let mut line = String::new();
    let mut ranges = vec![0..0; group.len()];
    if !text[home.start..window.start].trim().is_empty() {
        line.push_str(CUT);
    }
    for (at, c) in text[window.clone()].char_indices() {
        let at = window.start + at;
        let before = line.len();
        match shown_as(c) {
            ' ' if line.is_empty() || line.ends_with(' ') => {}
            c => line.push(c),
        }
        for (range, placed) in ranges.iter_mut().zip(group) {
            let span = placed.span.range();
            if at <= span.start {
                range.start = before;
            }
            if at < span.end {
                range.end = line.len();
            }
        }
    }
    for range in &mut ranges {
        range.end = range.end.max(range.start);
    }
    if !text[window.end..home.end].trim().is_empty() {
        line.push_str(CUT);
    }
    (line, ranges)
}

/// How wide `text` is on the screen: the sum of its characters, so that parts add up.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

fn column(c: char) -> usize {
    shown_as(c).width().unwrap_or(0)
}

/// `text` in lines of at most `width` columns, broken between words where there are any.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut().expect("starts with one line");
        if line.is_empty() {
            line.push_str(word);
        } else if columns(line) + 1 + columns(word) <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
