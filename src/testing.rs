//! Marked-up articles: `[[…]]` around every span a rule must label, and nothing else.
//!
//! Several articles stand in one string, each under a line `--- [DATE] NAME`; the first line of an
//! article that starts with `# ` is its headline. What stands under `--- record.yaml` is the record.

use crate::claim::Corpus;
use crate::ingest;
use crate::ledger;
use crate::rules::{self, Rule};
use crate::text::{Meta, Site, Source, SourceId, Span};

/// Checks that `rule` labels exactly the marked spans of `marked`.
#[track_caller]
pub(crate) fn check(rule: &'static Rule, marked: &str) {
    let (corpus, expected) = parse(marked);
    let outcome = rules::check(&corpus, &[rule]);
    let mut actual: Vec<Site> = outcome
        .findings
        .iter()
        .flat_map(|f| &f.labels)
        .map(|l| l.site)
        .collect();
    actual.sort();
    actual.dedup();
    let show = |sites: &[Site]| {
        let at = |s: &Site| {
            let source = corpus.get(s.source).source();
            format!(
                "{} {:?}: {}",
                source.name(),
                s.span.range(),
                source.slice(s.span)
            )
        };
        sites.iter().map(at).collect::<Vec<_>>()
    };
    assert_eq!(
        show(&actual),
        show(&expected),
        "{} on:\n{marked}",
        rule.name
    );
    for finding in &outcome.findings {
        let first = finding.message.chars().next();
        assert!(
            !first.is_some_and(char::is_uppercase),
            "message in lower case: {}",
            finding.message
        );
        assert!(
            !finding.message.ends_with('.'),
            "message without full stop: {}",
            finding.message
        );
        assert!(!finding.why.is_empty(), "{} says why", rule.name);
    }
}

/// The ```` ```article ```` blocks under each heading of a rule's page.
pub(crate) fn examples(rule: &Rule) -> Vec<(&'static str, String)> {
    let (mut heading, mut block, mut found) = ("", None::<String>, Vec::new());
    for line in rule.docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match &mut block {
            Some(text) if line == "```" => {
                found.push((heading, std::mem::take(text)));
                block = None;
            }
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line == "```article" => block = Some(String::new()),
            None => heading = line.strip_prefix("## ").unwrap_or(heading),
        }
    }
    found
}

/// The corpus of `marked` and the marked places in it.
pub(crate) fn parse(marked: &str) -> (Corpus, Vec<Site>) {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in marked.split_inclusive('\n') {
        match line.strip_prefix("--- ") {
            Some(name) => files.push((name.trim(), String::new())),
            None => {
                if files.is_empty() {
                    files.push(("article.md", String::new()));
                }
                files.last_mut().expect("pushed above").1.push_str(line);
            }
        }
    }
    // As a corpus sorts them, so that marks and articles agree.
    files.sort_by_key(|(title, _)| title.rsplit(' ').next());
    let records: Vec<(&str, String)> = files
        .extract_if(.., |(name, _)| *name == "record.yaml")
        .collect();
    let (mut sources, mut marks) = (Vec::new(), Vec::new());
    for (index, (title, marked)) in files.into_iter().enumerate() {
        let (name, published) = match title.split_once(' ') {
            Some((date, name)) => (name, Some(date.parse().expect("a date before the name"))),
            None => (title, None),
        };
        let (text, spans) = unmark(&marked);
        let id = SourceId(index as u32);
        let source = ingest::markdown(name, &text).expect("test articles are well-formed");
        let source = source.with_meta(Meta {
            published,
            lang: Some(language(name).into()),
            ..Meta::default()
        });
        marks.extend(spans.into_iter().map(|file| (id, file)));
        sources.push(source);
    }
    let sites = marks
        .into_iter()
        .map(|(id, file)| site(&sources, id, file))
        .collect();
    let mut corpus = Corpus::read(sources);
    for (name, yaml) in records {
        let record = ledger::record::parse(name, &yaml).expect("the record of a test can be read");
        corpus = corpus.with_record(record);
    }
    (corpus, sites)
}

/// The language that a file's name says: `article.de.md` is German, without a tag English.
fn language(name: &str) -> &str {
    let tag = name.trim_end_matches(".md").rsplit_once('.');
    tag.map_or("en", |(_, tag)| tag)
}

/// Takes `[[` and `]]` out of `marked`; the spans are those of the words between them.
pub(crate) fn unmark(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, tail)) = rest.split_once("[[") {
        let (inside, after) = tail.split_once("]]").expect("unclosed [[");
        text.push_str(before);
        let start = text.len() as u32;
        text.push_str(inside);
        spans.push(Span::new(start, text.len() as u32));
        rest = after;
    }
    text.push_str(rest);
    (text, spans)
}

/// The place in the text that leads back to `file`, found by walking the offset map.
fn site(sources: &[Source], id: SourceId, file: Span) -> Site {
    let source = &sources[id.index()];
    let starts =
        (0..source.text().len() as u32).filter(|&at| source.text().is_char_boundary(at as usize));
    let start = starts.rev().find(|&at| {
        let origin = source.origin(Span::new(at, at + 1));
        origin.start() == file.start() && !origin.is_empty()
    });
    let start = start.expect("a marked place is in the text");
    let span = Span::new(start, start + file.len());
    Site { source: id, span }
}
