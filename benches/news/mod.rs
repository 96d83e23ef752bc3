//! News to measure with: the articles of the repository, told apart by language and repeated to a size.

use claimlint::{Meta, Source, figures, ingest};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The languages there are tables for.
pub(crate) const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "pt", "it"];

/// All articles of one language, in the order of their paths, each once.
pub(crate) fn articles(lang: &str) -> io::Result<Vec<Source>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["sources", "tests/corpus"] {
        collect(&root.join(folder), &mut paths)?;
    }
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let read = ingest::read(&path.to_string_lossy(), &fs::read(&path)?);
        if let Some(article) = read.ok().filter(|source| speaks(source, lang)) {
            let mut meta = Meta::default();
            meta.lang = Some(lang.to_owned());
            found.push(article.with_meta(meta));
        }
    }
    Ok(found)
}

/// All articles of one language as one text.
pub(crate) fn text(lang: &str) -> io::Result<String> {
    let mut text = String::new();
    for article in articles(lang)? {
        for block in article.blocks() {
            text.push_str(article.slice(block.span));
            text.push_str("\n\n");
        }
    }
    Ok(text)
}

/// `text` over and over again, up to `size` bytes, less where a character does not fit any more.
pub(crate) fn repeated(text: &str, size: usize) -> String {
    let mut long = text.repeat(size.div_ceil(text.len()));
    let end = (0..=size).rev().find(|&at| long.is_char_boundary(at));
    long.truncate(end.unwrap_or(0));
    long
}

/// Plain text as an article in this language.
pub(crate) fn source(lang: &str, text: &str) -> Source {
    let source = ingest::plain("news.txt", text).expect("text of less than 4 GiB");
    let mut meta = Meta::default();
    meta.lang = Some(lang.to_owned());
    source.with_meta(meta)
}

fn speaks(source: &Source, lang: &str) -> bool {
    figures(source).is_some_and(|found| found.lang.starts_with(lang))
}

fn collect(dir: &Path, to: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let article = |e: &str| ["md", "txt", "html"].contains(&e);
        if path.is_dir() {
            collect(&path, to)?;
        } else if !path.ends_with("README.md")
            && path
                .extension()
                .and_then(|e| e.to_str())
                .is_some_and(article)
        {
            to.push(path);
        }
    }
    Ok(())
}
