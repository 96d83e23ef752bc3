//! Any bytes, read as an article in each language: nothing panics, and every figure lies where it says.
#![no_main]

use claimlint::{Block, BlockKind, Meta, Mention, Source, Span, figures};
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "pt", "it"];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for lang in LANGUAGES {
        let span = Span::new(0, text.len() as u32);
        let kind = BlockKind::Paragraph;
        let mut meta = Meta::default();
        meta.lang = Some(lang.to_owned());
        let source = Source::verbatim("fuzz.txt", &*text, vec![Block { span, kind }]);
        check(&source.with_meta(meta));
    }
});

fn check(source: &Source) {
    let text = source.text();
    let found = figures(source).expect("a language with a table");
    let mut end = 0;
    for mention in &found.mentions {
        let range = mention.span().range();
        assert!(text.get(range.clone()).is_some(), "{range:?} is no text");
        assert!(range.start >= end, "{range:?} begins before {end}");
        assert!(!range.is_empty(), "{range:?} is empty");
        end = range.end;
        let Mention::Figure(figure) = mention else {
            continue;
        };
        assert!(!figure.readings.is_empty(), "{range:?} has no reading");
        if let Some(hedge) = figure.hedge_span {
            assert!(text.get(hedge.range()).is_some(), "{hedge:?} is no text");
        }
    }
}
