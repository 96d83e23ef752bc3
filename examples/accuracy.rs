//! Prints how right claimlint is on labelled articles and sentences, with every miss and false alarm:
//! `cargo run --release --example accuracy`.
//!
//! `cargo run --release --example accuracy -- --facts SLOT` lists the facts of which a slot is missed (`subject`,
//! `measure`, `time` …) instead.
//!
//! `cargo run --release --example accuracy -- --mutations WAY` lists the mutants of a way (`digit`, `unit`, `all` …) that
//! are not found instead.
//!
//! With `CLAIMLINT_CASES` set to a folder of real coverage, that is checked and listed, too.
#![expect(
    clippy::disallowed_methods,
    reason = "the articles measured lie on disk"
)]

#[path = "../tests/accuracy/mod.rs"]
mod accuracy;

use accuracy::clusters::{Clusters, Loudness};
use accuracy::confidence::Confidences;
use accuracy::facts::Facts;
use accuracy::floors::{self, Floors};
use accuracy::mutants::Mutants;
use accuracy::real::Real;
use accuracy::sentences::Sentences;
use accuracy::stories::Stories;
use std::io::Write;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let clusters = Clusters::measure(package);
    if let Some(slot) = asked("--facts") {
        let missed = Facts::measure(&clusters).misses(&slot);
        let missed = missed.unwrap_or_else(|| format!("no slot is called {slot}\n"));
        return std::io::stdout().write_all(missed.as_bytes());
    }
    let mutants = Mutants::measure(&clusters, 1);
    if let Some(way) = asked("--mutations") {
        let text = format!("{}\n{}", mutants.summary(), mutants.misses(&way));
        return std::io::stdout().write_all(text.as_bytes());
    }
    let sentences = Sentences::measure(package);
    let facts = Facts::measure(&clusters);
    let real = Real::measure();
    let stories = Stories::measure(&clusters, real.as_ref());
    let confidences = Confidences::measure(&clusters, &mutants, real.as_ref());
    let mut sections = vec![
        clusters.summary(),
        sentences.summary(),
        facts.summary(),
        stories.summary(),
        mutants.summary(),
        confidences.summary(),
        listed("Stories: misses", clusters.misses(None)),
        listed(
            "Stories: false errors and warnings",
            clusters.false_alarms(Loudness::Loud),
        ),
        listed(
            "Stories: false notes",
            clusters.false_alarms(Loudness::Notes),
        ),
        listed("Sentences: misses", sentences.misses()),
        listed("Sentences: false alarms", sentences.false_alarms()),
    ];
    let mut reached = floors::reached(
        &clusters,
        &sentences,
        &facts,
        &Stories::measure(&clusters, None),
    );
    reached.extend(floors::reached_on_mutants(&mutants, &confidences));
    match real {
        Some(real) => {
            sections.push(real.summary());
            sections.push(listed("Real coverage: reports", real.listing()));
            reached.extend(floors::reached_on_real(&real));
        }
        None => sections.push("Real coverage: skipped, CLAIMLINT_CASES is not set\n".to_owned()),
    }
    let committed = std::fs::read_to_string(package.join("tests/corpus/floors.yaml"))?;
    let compared = Floors::parse(&committed).compare(&reached);
    let moved = compared.iter().filter_map(|c| {
        let word = match (c.is_worse(), c.is_better()) {
            (true, _) => "worse",
            (_, true) => "better",
            _ => return None,
        };
        Some(format!("  {word}: {c}\n"))
    });
    sections.push(listed("Against the committed floors", moved.collect()));
    std::io::stdout().write_all(sections.join("\n\n").as_bytes())
}

/// What is named behind `option`.
fn asked(option: &str) -> Option<String> {
    let mut arguments = std::env::args().skip_while(|argument| argument != option);
    arguments.nth(1)
}

fn listed(title: &str, lines: String) -> String {
    let lines = if lines.is_empty() {
        "  none\n".to_owned()
    } else {
        lines
    };
    format!("{title}\n\n{lines}")
}
