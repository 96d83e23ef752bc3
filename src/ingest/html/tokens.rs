//! HTML cut into tags and text, every piece of text with its place in the file.

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

/// The attributes we read; others are dropped where they stand.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "datetime",
    "hidden",
    "href",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "type",
];

/// A piece of HTML. Comments and the document type are none.
#[derive(Debug)]
pub(super) enum Token<'a> {
    Start(Tag),
    /// The name of the element that ends.
    End(String),
    Text(Text<'a>),
}

/// The start of an element.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// Whether it ends with `/>`.
    pub(super) closed: bool,
    /// Where the tag stands.
    pub(super) origin: Range<usize>,
    attributes: Vec<(&'static str, String)>,
}

/// Words between tags: borrowed where the file says the same, owned where it says it otherwise.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) words: Cow<'a, str>,
    pub(super) origin: Range<usize>,
}

impl Tag {
    /// The value of an attribute, without white space around it; empty if it has none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let known = self.attributes.iter().find(|(known, _)| *known == name);
        known.map(|(_, value)| value.trim())
    }
}

/// The tokens of `file` from byte `start` on.
pub(super) fn tokens(file: &str, start: usize) -> impl Iterator<Item = Token<'_>> {
    let collector = Collector::new(file, start);
    Tokenizer::new_with_emitter(&file[start..], collector).map(|token| match token {
        Ok(token) => token,
    })
}

/// What the tokenizer tells its pieces to.
struct Collector<'a> {
    file: &'a str,
    /// Where the tokenizer is.
    at: usize,
    /// The end of the last piece it told of.
    told: usize,
    /// Text that the file says word for word and that may go on.
    run: Range<usize>,
    tag: Tag,
    tag_start: usize,
    ends: bool,
    /// The attribute that is being read: its name, and then its value.
    attribute: Option<(String, String)>,
    last_start: String,
    /// The `<svg>` or `<math>` we are inside, where `/>` ends an element.
    foreign: Option<String>,
    queue: VecDeque<Token<'a>>,
}

impl<'a> Collector<'a> {
    fn new(file: &'a str, start: usize) -> Self {
        Self {
            file,
            at: start,
            told: start,
            run: start..start,
            tag: Tag::default(),
            tag_start: start,
            ends: false,
            attribute: None,
            last_start: String::new(),
            foreign: None,
            queue: VecDeque::new(),
        }
    }

    fn keep(&mut self, range: Range<usize>) {
        if self.run.end != range.start {
            self.flush();
            self.run.start = range.start;
        }
        self.run.end = range.end;
    }

    /// Hands out the verbatim text so far. It starts and ends next to markup, so that it holds whole
    /// characters.
    fn flush(&mut self) {
        let origin = std::mem::replace(&mut self.run, self.at..self.at);
        if let Some(words) = self.file.get(origin.clone())
            && !words.is_empty()
        {
            let words = Cow::Borrowed(words);
            self.queue.push_back(Token::Text(Text { words, origin }));
        }
    }

    fn end_attribute(&mut self) {
        let Some((name, value)) = self.attribute.take() else {
            return;
        };
        let known = ATTRIBUTES.iter().find(|known| **known == name);
        if let Some(name) = known
            && self.tag.get(name).is_none()
        {
            self.tag.attributes.push((name, value));
        }
    }

    /// In which state the tokenizer goes on after the start of `tag`.
    fn next_state(&mut self, tag: &Tag) -> Option<State> {
        let foreign = matches!(&*tag.name, "svg" | "math");
        if tag.closed && (foreign || self.foreign.is_some()) {
            return None;
        }
        if foreign && self.foreign.is_none() {
            self.foreign = Some(tag.name.clone());
        }
        naive_next_state(tag.name.as_bytes())
    }
}

fn push(text: &mut String, bytes: &[u8]) {
    text.push_str(&String::from_utf8_lossy(bytes));
}

impl<'a> Emitter for Collector<'a> {
    type Token = Token<'a>;

    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _: Error) {}

    fn pop_token(&mut self) -> Option<Token<'a>> {
        self.queue.pop_front()
    }

    fn emit_eof(&mut self) {
        self.flush();
    }

    fn emit_string(&mut self, words: &[u8]) {
        let end = self.at.min(self.file.len());
        let start = self.told.min(end);
        self.told = end;
        let printed = &self.file.as_bytes()[start..end];
        if printed == words {
            self.keep(start..end);
            return;
        }
        // A reference stands alone; before other text there may be markup that says nothing (`</>`).
        let reference = printed.iter().rposition(|byte| *byte == b'&');
        let reference = reference.filter(|at| *at == 0 || !printed.ends_with(words));
        match (reference, str::from_utf8(words)) {
            (Some(at), Ok(words)) => {
                self.flush();
                let origin = start + at..end;
                self.run = end..end;
                let words = Cow::Owned(words.to_owned());
                self.queue.push_back(Token::Text(Text { words, origin }));
            }
            _ if printed.starts_with(b"<") && printed.ends_with(words) => {
                self.keep(end - words.len()..end);
            }
            // The same but for the form of a line break.
            _ => self.keep(start..end),
        }
    }

    fn start_open_tag(&mut self) {
        self.tag_start = self.at.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.tag = Tag::default();
        self.ends = false;
        self.attribute = None;
    }

    fn init_end_tag(&mut self) {
        self.init_start_tag();
        self.ends = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        push(&mut self.tag.name, name);
    }

    fn set_self_closing(&mut self) {
        self.tag.closed = true;
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
        self.attribute = Some(<(String, String)>::default());
    }

    fn push_attribute_name(&mut self, words: &[u8]) {
        if let Some((name, _)) = &mut self.attribute {
            push(name, words);
        }
    }

    fn push_attribute_value(&mut self, words: &[u8]) {
        if let Some((_, value)) = &mut self.attribute {
            push(value, words);
        }
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute();
        self.flush();
        self.told = self.at;
        let mut tag = std::mem::take(&mut self.tag);
        tag.origin = self.tag_start..self.at;
        if self.ends {
            self.last_start.clear();
            self.foreign.take_if(|foreign| *foreign == tag.name);
            self.queue.push_back(Token::End(tag.name));
            return None;
        }
        self.last_start.clone_from(&tag.name);
        let state = self.next_state(&tag);
        self.queue.push_back(Token::Start(tag));
        state
    }

    fn emit_current_comment(&mut self) {
        self.flush();
        self.told = self.at;
    }

    fn emit_current_doctype(&mut self) {
        self.emit_current_comment();
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start.clear();
        push(&mut self.last_start, name.unwrap_or_default());
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.ends && !self.last_start.is_empty() && self.last_start == self.tag.name
    }

    // What comments and the document type say is of no interest.
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of `file`, references as `{bytes=words}`.
    fn shown(file: &str) -> String {
        let show = |token| match token {
            Token::Start(tag) => format!("<{}>", tag.name),
            Token::End(name) => format!("</{name}>"),
            Token::Text(Text { words, origin }) => match words {
                Cow::Borrowed(words) => {
                    assert_eq!(words, &file[origin]);
                    format!("[{words}]")
                }
                Cow::Owned(words) => format!("{{{}={words}}}", &file[origin]),
            },
        };
        tokens(file, 0).map(show).collect()
    }

    #[test]
    fn text_between_tags_is_told_with_its_place() {
        assert_eq!(
            shown("<!DOCTYPE html><p>One<!-- no --> <B>é two</B></p>"),
            "<p>[One][ ]<b>[é two]</b></p>"
        );
        assert_eq!(shown("a </> b<?php ?> < c </ d>e"), "[a ][ b][ < c ][e]");
    }

    #[test]
    fn references_stand_for_their_characters() {
        assert_eq!(
            shown("&euro;9&nbsp;bn &#36;1&#x20ac &amp &semi;&notit; é"),
            "{&euro;=€}[9]{&nbsp;=\u{a0}}[bn ]{&#36;=$}[1]{&#x20ac=€}[ ]{&amp=&}[ ]{&semi;=;}{&not=¬}[it; é]"
        );
        for verbatim in ["AT&T & &é &#; &#x; &unknown; &", "R&D&", "&é"] {
            assert_eq!(shown(verbatim), format!("[{verbatim}]"));
        }
    }

    #[test]
    fn line_breaks_of_all_kinds_keep_their_places() {
        for file in [
            "a\r\nb\rc&#36;\r\nd&nbsp;\r\n<p>\r\n&\r\n\r&euro;x",
            "\r",
            "&\r\n",
        ] {
            let told = tokens(file, 0).filter_map(|token| match token {
                Token::Text(text) => Some(text.origin),
                _ => None,
            });
            let told: Vec<_> = told.collect();
            for letter in ["b", "c", "d", "x", "&euro;"] {
                let Some(at) = file.find(letter) else {
                    continue;
                };
                assert!(
                    told.iter().any(|range| range.contains(&at)),
                    "{letter} {told:?}"
                );
            }
        }
    }

    #[test]
    fn scripts_are_one_text_and_pictures_may_hold_none() {
        assert_eq!(
            shown("<script>if (a<b) '<p>'</script><title>A &amp; <b></title>"),
            "<script>[if (a<b) '<p>']</script><title>[A ]{&amp;=&}[ <b>]</title>"
        );
        assert_eq!(
            shown("<svg><title/><style/></svg><svg/><p>x"),
            "<svg><title><style></svg><svg><p>[x]"
        );
    }
}
