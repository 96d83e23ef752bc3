//! Front matter: what stands about an article between two lines `---` at the top of its file.

use super::scalar::{self, Piece};
use super::{Error, Fault};
use crate::text::{Lines, Meta, Position, each_line};
use jiff::civil::Date;
use serde::Deserialize;

/// What the top of a file says about the article.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'a> {
    pub(super) meta: Meta,
    /// The title piece by piece, with places in the file; empty where it has none (a block scalar).
    pub(super) title: Vec<Piece<'a>>,
    /// Where the text after the front matter starts in the file.
    pub(super) end: usize,
}

/// The keys we know; others are for other tools.
#[derive(Debug, Default, Deserialize)]
#[serde(expecting = "`key: value` on every line")]
struct Keys {
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    date: Option<String>,
    updated: Option<String>,
    lang: Option<String>,
    language: Option<String>,
    url: Option<String>,
    story: Option<String>,
}

/// Reads the front matter that starts at byte `start` of `file`, if there is any.
///
/// A `---` with an empty line under it is a rule across the page, not front matter; so is one without
/// a counterpart, unless a key stands under it.
pub(super) fn read<'a>(name: &str, file: &'a str, start: usize) -> Result<FrontMatter<'a>, Error> {
    let mut lines = each_line(&file[start..]).map(|(at, line)| (start + at, line.trim_end()));
    let opens = lines.next().is_some_and(|(_, line)| line == "---");
    let Some((first, line)) = lines.next().filter(|(_, line)| opens && !line.is_empty()) else {
        return Ok(none(start));
    };
    let mut lines = std::iter::once((first, line)).chain(lines);
    let Some((last, _)) = lines.find(|(_, line)| matches!(*line, "---" | "...")) else {
        if !begins_with_a_key(&file[first..]) {
            return Ok(none(start));
        }
        let top = Position { line: 1, column: 1 };
        return Err(Error::new(name, Some(top), Fault::UnclosedFrontMatter));
    };
    let end = lines.next().map_or(file.len(), |(at, _)| at);
    let yaml = &file[first..last];
    let keys: Option<Keys> = serde_yaml::from_str(yaml).map_err(|error| broken(name, &error))?;
    let keys = keys.unwrap_or_default();
    let title = keys
        .title
        .as_deref()
        .map(|title| pieces(yaml, first, title));
    let day = |key: &str, printed: &Option<String>| match printed.as_deref().map(day) {
        Some(Err(NoDate)) => {
            let at = first + scalar::value_at(yaml, key).unwrap_or(0);
            let at = Lines::of(file).position(file, at as u32);
            let printed = printed.clone().unwrap_or_default();
            Err(Error::new(name, Some(at), Fault::Date(printed)))
        }
        Some(Ok(day)) => Ok(Some(day)),
        None => Ok(None),
    };
    let (published, date) = (day("published", &keys.published)?, day("date", &keys.date)?);
    Ok(FrontMatter {
        title: title.unwrap_or_default(),
        end,
        meta: Meta {
            updated: day("updated", &keys.updated)?,
            published: published.or(date),
            title: keys.title,
            outlet: keys.outlet,
            lang: keys.lang.or(keys.language),
            url: keys.url,
            story: keys.story,
        },
    })
}

/// What is said of an article without front matter, whose text starts at `start`.
fn none<'a>(start: usize) -> FrontMatter<'a> {
    FrontMatter {
        end: start,
        ..FrontMatter::default()
    }
}

/// Whether the first line that is no comment reads `key: value`, with a key of one word.
fn begins_with_a_key(text: &str) -> bool {
    let mut lines = each_line(text).map(|(_, line)| line.trim_end());
    let line = lines
        .find(|line| !line.starts_with('#'))
        .unwrap_or_default();
    line.split_once(':').is_some_and(|(key, value)| {
        let key = key.trim_end().trim_matches(['\'', '"']);
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        !key.is_empty()
            && key.chars().all(word)
            && (value.is_empty() || value.starts_with([' ', '\t']))
    })
}

/// The places of the title, if reading it by hand gives what the YAML parser gave.
fn pieces<'a>(yaml: &'a str, first: usize, title: &str) -> Vec<Piece<'a>> {
    let at = scalar::value_at(yaml, "title");
    let mut pieces = at
        .and_then(|at| scalar::pieces(yaml, at))
        .unwrap_or_default();
    if pieces.iter().map(|piece| &*piece.words).collect::<String>() != title {
        return Vec::new();
    }
    for piece in &mut pieces {
        piece.origin = first + piece.origin.start..first + piece.origin.end;
    }
    pieces
}

/// What was read as a day is none.
pub(super) struct NoDate;

/// `YYYY-MM-DD`, possibly with a time after it.
pub(super) fn day(printed: &str) -> Result<Date, NoDate> {
    let (day, time) = printed.split_at_checked(10).ok_or(NoDate)?;
    if !time.is_empty() && !time.starts_with(['T', 't', ' ']) {
        return Err(NoDate);
    }
    day.parse().map_err(|_| NoDate)
}

fn broken(name: &str, error: &serde_yaml::Error) -> Error {
    // The parser counts from the line under the first `---`.
    let at = error
        .location()
        .map_or((1, 1), |at| (at.line(), at.column()));
    let position = Position {
        line: at.0 as u32 + 1,
        column: at.1 as u32,
    };
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    Error::new(name, Some(position), Fault::FrontMatter(words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fault(file: &str) -> String {
        read("a.md", file, 0).unwrap_err().to_string()
    }

    fn meta(file: &str) -> Meta {
        read("a.md", file, 0).unwrap().meta
    }

    #[test]
    fn the_keys_of_a_newsroom_are_read_and_those_of_others_let_be() {
        let meta = meta(
            "---\noutlet: 'Daily: A'\ndate: 2025-11-04T06:30:00Z\nupdated: 2025-11-05 07:00\n\
             language: no\nurl: https://a.example\nstory: deal\ntags: [a, {b: c}]\n---\nText",
        );
        assert_eq!(meta.outlet.as_deref(), Some("Daily: A"));
        assert_eq!(meta.published, "2025-11-04".parse().ok());
        assert_eq!(meta.updated, "2025-11-05".parse().ok());
        assert_eq!(meta.lang.as_deref(), Some("no"));
        assert_eq!(meta.url.as_deref(), Some("https://a.example"));
        assert_eq!(meta.story.as_deref(), Some("deal"));
    }

    #[test]
    fn published_goes_before_date_and_empty_values_are_unknown() {
        let meta = meta("---\ndate: 2025-01-01\npublished: 2025-01-02\nlang:\n---\n");
        assert_eq!(meta.published, "2025-01-02".parse().ok());
        assert_eq!(meta.lang, None);
    }

    #[test]
    fn a_rule_across_the_page_is_no_front_matter() {
        for file in [
            "---\n\nText\n---\n",
            "----\na: b\n",
            "Text\n---\na: b\n---\n",
        ] {
            assert_eq!(read("a.md", file, 0).unwrap().end, 0, "{file}");
        }
    }

    #[test]
    fn the_text_starts_after_the_second_fence() {
        for file in [
            "---\na: b\n---\nText",
            "---\r\n---  \r\nText",
            "---\ra: b\r...\rText",
        ] {
            let end = read("a.md", file, 0).unwrap().end;
            assert_eq!(&file[end..], "Text", "{file:?}");
        }
    }

    #[test]
    fn unclosed_front_matter_is_an_error_at_the_top() {
        assert_eq!(
            fault("---\ntitle: x\n"),
            "a.md:1:1: the front matter has no end; end the front matter with a line `---`"
        );
    }

    #[test]
    fn a_rule_with_words_under_it_and_no_counterpart_is_no_front_matter() {
        for file in [
            "---\nThe grant is £4 million.\n",
            "---\nSchools, roads: £4 million.\n",
            "---\n# Council’s grant\nIt is £4 million.\n",
            "---\n10:30 The council meets.\n",
            "---\n# A heading\n\nstory: none\n",
            "---\nhttps://a.example\n",
            "---\n- one\n- two\n",
            "---\n",
        ] {
            assert_eq!(read("a.md", file, 0).unwrap().end, 0, "{file}");
        }
        for file in [
            "---\ntitle: x\n\nText.\n",
            "---\n# draft\ntitle:\n  x\n",
            "---\n\"story\" : x\n",
            "---\nÜberschrift: x\n",
        ] {
            assert!(
                fault(file).contains("the front matter has no end"),
                "{file}"
            );
        }
    }

    #[test]
    fn broken_yaml_is_shown_at_its_line_and_column_in_the_file() {
        let error = fault("---\nlang: en\ntitle: Deal: done\n---\n");
        assert!(
            error.starts_with(
                "a.md:3:12: the front matter is broken: mapping values are not allowed"
            ),
            "{error}"
        );
        assert!(fault("---\nlang: en\noutlet: [a]\n---\n").starts_with("a.md:3:9: "));
        let error = fault("---\nNo keys here.\n---\n");
        assert!(
            error.starts_with("a.md:2:1: ") && error.contains("expected `key: value`"),
            "{error}"
        );
    }

    #[test]
    fn a_date_that_is_none_is_shown_where_it_stands() {
        assert_eq!(
            fault("---\ntitle: x\npublished: 4 November 2025\n---\n"),
            "a.md:3:12: `4 November 2025` is not a date; write it as YYYY-MM-DD"
        );
        for date in ["2025-02-30", "2025-1-1", "2025-01-011", "süßer März"] {
            assert!(fault(&format!("---\ndate: {date}\n---\n")).starts_with("a.md:2:7: "));
        }
    }
}
