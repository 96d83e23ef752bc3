//! Every article in `sources/` has its claims in `claims/`, as the program writes them today.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the tree, and write it when asked to"
)]

use claimlint::ledger::claims::{ClaimsFile, parse, render};
use claimlint::{Article, Corpus, ingest, report};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All articles of `sources/`, in the order of their names.
fn corpus() -> Corpus {
    let folder = fs::read_dir(root().join("sources")).unwrap();
    let mut names: Vec<String> = folder
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".meta.yaml"))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "sources/ holds articles");
    Corpus::read(names.iter().map(|name| {
        assert!(name.ends_with(".md"), "{name} needs a reader here");
        let name = format!("sources/{name}");
        let text = fs::read_to_string(root().join(&name)).unwrap();
        ingest::markdown(&name, &text).unwrap()
    }))
}

/// `claims/<article>.yaml`, from the root of the repository.
fn golden(article: &Article) -> String {
    let name = Path::new(article.source().name());
    format!("claims/{}.yaml", name.file_stem().unwrap().display())
}

#[test]
fn the_committed_claims_are_those_we_read() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut stale = Vec::new();
    for article in corpus().articles() {
        let (name, now) = (golden(article), render(article));
        let path = root().join(&name);
        let committed = fs::read_to_string(&path).unwrap_or_default();
        if update && committed != now {
            fs::create_dir_all(root().join("claims")).unwrap();
            fs::write(&path, &now).unwrap();
        } else if committed != now {
            stale.push(first_difference(&name, &committed, &now));
        }
    }
    assert!(
        stale.is_empty(),
        "{}\nif the new claims are right, run `UPDATE=1 cargo test` and read the diff",
        stale.join("\n")
    );
}

/// Where `now` leaves what is `committed`.
pub(super) fn first_difference(name: &str, committed: &str, now: &str) -> String {
    let (mut old, mut new) = (committed.split('\n'), now.split('\n'));
    for line in 1.. {
        let (was, is) = (old.next(), new.next());
        if was != is {
            let [was, is] = [was, is].map(|line| line.unwrap_or("(end of file)"));
            return format!("{name}:{line}\n  committed: {was}\n  now:       {is}");
        }
    }
    unreachable!("the two differ")
}

#[test]
fn reading_and_writing_twice_gives_the_same_bytes() {
    let (once, twice) = (corpus(), corpus());
    let both = || once.articles().iter().zip(twice.articles());
    for (one, two) in both() {
        assert_eq!(render(one), render(two));
    }
    let (ones, twos): (Vec<_>, Vec<_>) = both().unzip();
    assert_eq!(report::extract::json(&ones), report::extract::json(&twos));
}

#[test]
fn the_claims_are_read_back_as_they_were_written() {
    for article in corpus().articles() {
        let read = parse(&golden(article), &render(article));
        assert_eq!(read, Ok(ClaimsFile::of(article)));
    }
}

#[test]
fn the_bytes_of_a_claim_hold_its_quote() {
    let corpus = corpus();
    let articles: Vec<&Article> = corpus.articles().iter().collect();
    let json: Value = serde_json::from_str(&report::extract::json(&articles)).unwrap();
    assert_eq!(json["schema_version"], 1);
    let listed = json["articles"].as_array().unwrap();
    assert_eq!(listed.len(), articles.len());
    for article in listed {
        let file = article["file"].as_str().unwrap();
        let text = fs::read_to_string(root().join(file)).unwrap();
        for claim in article["claims"].as_array().unwrap() {
            let at = |key: &str| claim[key].as_u64().unwrap() as usize;
            let (bytes, quote) = (
                &text[at("start")..at("end")],
                claim["quote"].as_str().unwrap(),
            );
            assert!(holds(bytes, quote), "{file}: {bytes:?} for {quote:?}");
        }
    }
}

/// Whether `bytes` of a file begin and end with `quote` and leave out none of it; marks for emphasis
/// may stand in between.
fn holds(bytes: &str, quote: &str) -> bool {
    let mut rest = bytes.chars();
    let in_order = quote.chars().all(|c| rest.any(|found| found == c));
    let ends = |text: &str| (text.chars().next(), text.chars().next_back());
    in_order && ends(bytes) == ends(quote)
}
