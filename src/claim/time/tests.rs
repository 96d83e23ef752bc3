//! Times in one line: `day of the article | sentence with [[figure]] | period | as of`; nothing for what is unknown, words
//! in brackets where nothing dates them. The lines of every language stand in `tests/<tag>.txt`.

use crate::ingest;
use crate::testing::unmark;
use crate::text::{Meta, SourceId};
use crate::{Article, Period, Slot};

fn says(slot: Option<&Slot<Period>>) -> String {
    slot.map_or(String::new(), |slot| {
        let name = || format!("({})", slot.value.name);
        slot.value.iso().unwrap_or_else(name)
    })
}

#[track_caller]
fn check(tag: &str, lines: &str) {
    let mut wrong = Vec::new();
    for line in lines
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [day, marked, period, as_of] = fields[..] else {
            panic!("four fields: {line}");
        };
        let (text, spans) = unmark(&marked.replace("\\n", "\n"));
        let meta = Meta {
            published: day.parse().ok(),
            lang: Some(tag.into()),
            ..Meta::default()
        };
        let source = ingest::plain("a.txt", &text).unwrap().with_meta(meta);
        let article = Article::read(SourceId(0), source);
        for span in spans {
            let claim = article
                .claims()
                .iter()
                .find(|claim| claim.quantity.span.overlaps(span));
            let found = claim.map_or(["no claim".into(), String::new()], |claim| {
                [says(claim.period.as_ref()), says(claim.as_of.as_ref())]
            });
            if found != [period, as_of] {
                wrong.push(format!("{line}\n    found: {} | {}", found[0], found[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{tag}:\n{}", wrong.join("\n"));
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
