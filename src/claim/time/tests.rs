//! Times in one line: `day of the article | sentence with [[figure]] | period | as of`; nothing for what is unknown, words
//! in brackets where nothing dates them. The lines of every language stand in `tests/<tag>.txt`. What no word at the
//! figure says has a `~` in front; only the lines of `tests/whole.txt`, which begin with their language, speak of it.

use crate::ingest;
use crate::testing::unmark;
use crate::text::{Meta, SourceId, Span};
use crate::{Article, Period, Slot};

fn says(slot: Option<&Slot<Period>>) -> String {
    slot.map_or(String::new(), |slot| {
        let name = || format!("({})", slot.value.name);
        let weak = if slot.why.is_weak() { "~" } else { "" };
        format!("{weak}{}", slot.value.iso().unwrap_or_else(name))
    })
}

/// The times of every marked figure.
fn found(tag: &str, day: &str, marked: &str) -> Vec<[String; 2]> {
    let (text, spans) = unmark(&marked.replace("\\n", "\n"));
    let meta = Meta {
        published: day.parse().ok(),
        lang: Some(tag.into()),
        ..Meta::default()
    };
    let source = ingest::plain("a.txt", &text).unwrap().with_meta(meta);
    let article = Article::read(SourceId(0), source);
    let times = |span: Span| {
        let claim = article
            .claims()
            .iter()
            .find(|claim| claim.quantity.span.overlaps(span));
        claim.map_or(["no claim".into(), String::new()], |claim| {
            [says(claim.period.as_ref()), says(claim.as_of.as_ref())]
        })
    };
    spans.into_iter().map(times).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[track_caller]
fn check(tag: &str, text: &str) {
    let mut wrong = Vec::new();
    for line in lines(text) {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [day, marked, period, as_of] = fields[..] else {
            panic!("four fields: {line}");
        };
        for found in found(tag, day, marked) {
            let is = |found: &str, wanted: &str| {
                found.trim_start_matches('~') == wanted
                    || wanted.is_empty() && found.starts_with('~')
            };
            if !(is(&found[0], period) && is(&found[1], as_of)) {
                wrong.push(format!("{line}\n    found: {} | {}", found[0], found[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{tag}:\n{}", wrong.join("\n"));
}

#[test]
fn whole() {
    let mut wrong = Vec::new();
    for line in lines(include_str!("tests/whole.txt")) {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [tag, day, marked, period, as_of] = fields[..] else {
            panic!("five fields: {line}");
        };
        for found in found(tag, day, marked) {
            if found != [period, as_of] {
                wrong.push(format!("{line}\n    found: {} | {}", found[0], found[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

macro_rules! languages {
    ($($tag:ident)+) => { $(
        #[test]
        fn $tag() {
            check(stringify!($tag), include_str!(concat!("tests/", stringify!($tag), ".txt")));
        }
    )+ };
}

languages! { en de es fr pt it }
