//! What holds for any input: nothing panics, and every span leads back to its bytes.
#![expect(clippy::disallowed_methods, reason = "tests read the tree")]

use claimlint::{BlockKind, Source, Span, figures, ingest, report};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::fs;
use std::path::{Path, PathBuf};

/// What Markdown and plain text are made of, in the order chance puts it.
const SCRAPS: &[&str] = &[
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "    ",
    "\t",
    "---\n",
    "title: ",
    "published: ",
    "'",
    "''",
    "\"",
    "\\",
    "\\\"",
    "# ",
    "## ",
    "===\n",
    "- ",
    "* ",
    "1. ",
    "> ",
    "• ",
    "|",
    "|---|\n",
    "| a | b |\n",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```\n",
    "~",
    "~~",
    "[",
    "]",
    "](x 'y')",
    "![",
    "[^1]",
    "[^1]: ",
    "<b>",
    "<br>",
    "<div>\n",
    "<!--",
    "&amp;",
    "&#36;",
    "&nGt;",
    "$15 billion",
    "3,5 Mrd.",
    "word",
    "Word.",
    "élan",
    "兆",
    "\u{feff}",
    "\0",
    "\u{a0}",
];

/// What HTML is made of, in the order chance puts it.
const TAGS: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "<",
    ">",
    "</",
    "/>",
    "&",
    ";",
    "'",
    "\"",
    "<p>",
    "<p class=dek>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i hidden>",
    "</i>",
    "<br>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<title>",
    "</title>",
    "<main>",
    "</main>",
    "<article>",
    "</article>",
    "<header>",
    "<nav>",
    "</nav>",
    "<form>",
    "</form>",
    "<ul><li>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<th colspan=2>",
    "</td>",
    "</table>",
    "<caption>",
    "<pre>",
    "</pre>",
    "<script>",
    "<script type='application/ld+json'>{}",
    "</script>",
    "<svg>",
    "<svg/>",
    "</svg>",
    "<textarea>",
    "</ textarea>",
    "</>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<!DOCTYPE html>",
    "<meta name=date content=2025-03-04>",
    "<a b='",
    "&nbsp;",
    "&amp",
    "&#36;",
    "&#x20AC;",
    "&notit;",
    "&semi;",
    "&shy;",
    "$15 billion",
    "3,5 Mrd.",
    "word",
    "élan",
    "兆",
    "\u{feff}",
    "\0",
    "\u{a0}",
    "\u{ad}",
];

/// What stands between words of HTML without a letter or a digit.
const TAGS_BETWEEN: &[&str] = &[
    " ",
    "\r\n",
    "\r",
    " <!-- -->",
    "</> ",
    " & ",
    " < ",
    "&nbsp;",
    "&shy; ",
    "é",
    "兆\u{a0}",
    "<br>",
    "</b> ",
    " <b>",
    "<p>",
    "<div hidden></div>",
    "<td>",
    "</td>\n",
];

fn scraps(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(select(of), 0..60).prop_map(|scraps| scraps.concat())
}

/// A walk over the words of `text`, letters and digits only.
fn words(source: &Source, block: Span) -> impl Iterator<Item = Span> {
    let text = source.slice(block);
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(move |word| {
        let start = block.start() + (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
        Span::new(start, start + word.len() as u32)
    })
}

/// The promises of a source to everything after it.
fn check(source: &Source) {
    let (mut end, mut origin_end) = (0, 0);
    for block in source.blocks() {
        assert!(block.span.start() >= end, "blocks are in order and apart");
        assert!(
            !source.slice(block.span).trim().is_empty(),
            "blocks have words"
        );
        end = block.span.end();
        for word in words(source, block.span) {
            let origin = source.origin(word);
            assert!(
                origin.start() >= origin_end || origin.is_empty(),
                "the map is monotone"
            );
            origin_end = origin.start();
            let printed = &source.file()[origin.range()];
            if printed.chars().all(char::is_alphanumeric) {
                assert_eq!(printed, source.slice(word), "a word leads to itself");
            }
        }
    }
}

/// A value as YAML may have it: plain, quoted either way, folded over lines, or a block.
fn value() -> impl Strategy<Value = String> {
    let words = "\\PC{0,30}|[ '\"#:é£’–🚢a\\\\]{0,12}";
    (words, words, 0..6).prop_map(|(one, two, form)| match form {
        0 => one,
        1 => format!("'{one}'"),
        2 => format!("\"{one}\""),
        3 => format!("{one}\n  {two}"),
        4 => format!("\"{one}\n  {two}\" # {one}"),
        _ => format!(">-\n  {one}\n  {two}"),
    })
}

/// Reads front matter with these lines; its title, where it is reported, stands in the file.
fn check_front_matter(lines: &str) {
    let file = format!("---\n{lines}---\nIt gave £4 million.\n");
    let Ok(source) = ingest::markdown("a.md", &file) else {
        return;
    };
    check(&source);
    let headline = source.blocks().first();
    if let Some(block) = headline.filter(|block| block.kind == BlockKind::Headline) {
        // Text ends without white space, which a title in quotation marks may do.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = source.title().unwrap_or_default();
        assert_eq!(words(source.slice(block.span)), words(title), "{file:?}");
    }
}

proptest! {
    #[test]
    fn front_matter_of_any_script_is_read(key in "\\PC{0,8}", title in value(), other in value()) {
        check_front_matter(&format!("title: {title}\n"));
        check_front_matter(&format!("{key}: {other}\ntitle: {title}\n"));
        check_front_matter(&format!("title : {title}\n'{key}': {other}\nstory: {other}\n"));
    }

    #[test]
    fn a_title_of_any_script_stands_where_it_is_printed(
        words in "[A-Zé]([a-zéü’£€–🚢兆 ]{0,20}[a-z£兆])?",
        form in 0..3,
        comment in "( #[ -~é£]{0,9})?",
    ) {
        let quote = ["", "'", "\""][form as usize];
        let file = format!("---\nlang: en\ntitle: {quote}{words}{quote}{comment}\n---\nIt gave £4m.\n");
        let source = ingest::markdown("a.md", &file).unwrap();
        let block = source.blocks()[0];
        prop_assert_eq!(block.kind, BlockKind::Headline);
        let start = file.find("title: ").unwrap() + "title: ".len() + quote.len();
        prop_assert_eq!(source.origin(block.span).range(), start..start + words.len());
        prop_assert_eq!(source.slice(block.span), &words);
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in vec(any::<u8>(), 0..400), front in any::<bool>()) {
        for name in ["a.md", "a.txt", "a.html"] {
            let top: &[u8] = if front { b"---\n" } else { b"" };
            if let Ok(source) = ingest::read(name, &[top, &bytes].concat()) {
                check(&source);
            }
        }
    }

    #[test]
    fn spans_of_markdown_lead_back_to_its_bytes(text in scraps(SCRAPS)) {
        if let Ok(source) = ingest::markdown("a.md", &text) {
            check(&source);
        }
    }

    #[test]
    fn spans_of_html_lead_back_to_its_bytes(text in scraps(TAGS)) {
        if let Ok(source) = ingest::html("a.html", &text) {
            check(&source);
        }
    }

    #[test]
    fn words_of_html_stand_in_its_file(words in vec("[A-Z0-9$]{1,9}", 1..20), breaks in vec(select(TAGS_BETWEEN), 20)) {
        let page: String = words.iter().zip(&breaks).flat_map(|(word, end)| [word.as_str(), end]).collect();
        let source = ingest::html("a.html", &page).unwrap();
        let mut file = 0;
        let mut text = 0;
        for word in &words {
            file += page[file..].find(word.as_str()).unwrap();
            text += source.text()[text..].find(word.as_str()).unwrap();
            let span = Span::new(text as u32, (text + word.len()) as u32);
            prop_assert_eq!(source.origin(span).range(), file..file + word.len());
            (file, text) = (file + word.len(), text + word.len());
        }
    }

    #[test]
    fn spans_of_plain_text_are_those_of_the_file(text in scraps(SCRAPS)) {
        let source = ingest::plain("a.txt", &text).unwrap();
        check(&source);
        for block in source.blocks() {
            prop_assert_eq!(source.origin(block.span), block.span);
        }
    }

    #[test]
    fn figures_of_any_text_are_shown_and_lead_back_to_its_bytes(text in scraps(SCRAPS)) {
        for source in [ingest::plain("a.txt", &text), ingest::markdown("a.md", &text)] {
            let Ok(source) = source else { continue };
            let Some(found) = figures(&source) else { continue };
            let lines = report::figures::jsonl(&source, &found);
            prop_assert_eq!(lines.lines().count(), found.mentions.len());
            for line in lines.lines() {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                let at = |end: &str| line[end].as_u64().unwrap() as usize;
                prop_assert!(text.get(at("start")..at("end")).is_some(), "{}", line);
            }
            let shown = report::annotated(&source, &found, 80);
            prop_assert!(shown.lines().count() > found.mentions.len(), "{}", shown);
        }
    }

    #[test]
    fn every_word_of_plain_text_is_in_a_block_or_a_list_number(lines in vec("[A-Z]?[a-z,. ]{0,90}", 0..20)) {
        let text = lines.join("\n");
        let source = ingest::plain("a.txt", &text).unwrap();
        let read = source.blocks().iter().flat_map(|block| words(&source, block.span));
        let whole = Span::new(0, text.len() as u32);
        prop_assert_eq!(read.collect::<Vec<_>>(), words(&source, whole).collect::<Vec<_>>());
    }
}

/// All files below `dir` that hold an article.
fn articles(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).expect("a folder of the tree");
    let entries = entries.map(|entry| entry.expect("a file of the tree").path());
    let (dirs, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let text = |path: &PathBuf| {
        let extension = path.extension().and_then(|e| e.to_str());
        let article = extension.is_some_and(|e| ["md", "txt", "html"].contains(&e));
        article && !path.ends_with("README.md")
    };
    let files = files.into_iter().filter(text);
    dirs.iter()
        .flat_map(|dir| articles(dir))
        .chain(files)
        .collect()
}

#[test]
fn the_articles_of_the_house_are_read_with_their_titles_in_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in [
        articles(&root.join("sources")),
        articles(&root.join("tests/corpus")),
    ]
    .concat()
    {
        let name = path.to_string_lossy();
        let source = ingest::read(&name, &fs::read(&path).unwrap()).unwrap();
        check(&source);
        let first = source.blocks()[0];
        assert_eq!(first.kind, BlockKind::Headline, "{name}");
        let printed = &source.file()[source.origin(first.span).range()];
        assert_eq!(Some(printed), source.title(), "{name}");
        if !name.ends_with(".txt") {
            assert!(source.meta().published.is_some(), "{name}");
        }
    }
}
