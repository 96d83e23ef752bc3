//! `claimlint check`: what does not agree in the articles asked for.

use super::args::{CheckArguments, CheckFormat};
use super::config::Config;
use super::console::Console;
use super::disk::{self, Here};
use super::exit::Exit;
use super::load::{self, Context, Desk, Wanted};
use super::selection::Selection;
use crate::ledger;
use crate::report::{self, Report, Summary};
use crate::rules;
use crate::text::Source;
use std::path::Path;

/// Files in the claims folder that hold no claims of an article.
pub(super) const RESERVED: [&str; 3] = ["entities", "record", "rulings"];

/// Checks the articles asked for against each other and against their context.
pub(super) fn run(
    arguments: &CheckArguments,
    config: &Config,
    here: &Here,
    console: &mut Console,
) -> Exit {
    let wanted = Wanted {
        paths: &arguments.paths,
        setting: &arguments.setting,
        config,
        context: Context::Read,
    };
    let mut desk = load::gather(wanted, here, console);
    if !arguments.setting.isolated {
        read_claims(config, here, console);
        let record = load::record(config, here, console);
        desk.corpus = desk.corpus.with_record(record);
    }
    let selection = Selection {
        typed: arguments.choice.said(),
        file: config.rules.clone(),
    };
    let mut outcome = rules::check(&desk.corpus, &selection.rules());
    selection.apply(&mut outcome.findings);
    let report = Report::new(&desk.corpus, desk.focus.clone(), outcome);
    let text = match arguments.format {
        CheckFormat::Full => report::full(&report, console.width()),
        CheckFormat::Concise => report::concise(&report),
        CheckFormat::Json => report::json(&report),
    };
    console.show(&text);
    foreign(&desk, console);
    if !desk.focus.is_empty() {
        console.say(&in_words(report.summary()));
    }
    let fail_on = arguments.fail_on.unwrap_or(config.fail_on);
    let fails = |finding: &rules::Finding| fail_on.fails(finding.severity);
    match report.findings().iter().any(fails) {
        true => Exit::Findings,
        false => Exit::Clean,
    }
}

/// Reads the claims that are kept; tells of every file that is broken.
fn read_claims(config: &Config, here: &Here, console: &mut Console) {
    let paths = match disk::list(&config.claims, &here.name(&config.claims)) {
        Ok(paths) => paths,
        Err(problem) => return console.problem(&config.blamed("claims", problem, here)),
    };
    for path in paths.into_iter().filter(|path| holds_claims(path)) {
        read_claims_file(&path, here, console);
    }
}

fn holds_claims(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let reserved = stem.is_none_or(|stem| stem.starts_with('.') || RESERVED.contains(&stem));
    !reserved && path.extension().is_some_and(|ending| ending == "yaml")
}

fn read_claims_file(path: &Path, here: &Here, console: &mut Console) {
    let name = here.name(path);
    match disk::read_text(path, &name) {
        Ok(text) => {
            if let Err(problem) = ledger::claims::parse(&name, &text.unwrap_or_default()) {
                console.problem(&problem);
            }
        }
        Err(problem) => console.problem(&problem),
    }
}

/// Tells of articles whose language has no tables: silence there means nothing.
pub(super) fn foreign(desk: &Desk, console: &mut Console) {
    let asked = desk.focus.iter().map(|id| desk.corpus.get(*id));
    let names: Vec<String> = asked
        .filter(|article| article.lang().is_none())
        .map(|article| with_language(article.source()))
        .collect();
    not_read(&names, console);
}

/// What an article is called, with the language it says it is in.
pub(super) fn with_language(source: &Source) -> String {
    match &source.meta().lang {
        Some(lang) => format!("{} ({lang})", source.name()),
        None => source.name().to_owned(),
    }
}

/// Names the articles whose figures are not read.
pub(super) fn not_read(names: &[String], console: &mut Console) {
    if !names.is_empty() {
        let names = names.join(", ");
        console.note(&format!(
            "figures not read, for want of tables for the language: {names}"
        ));
    }
}

fn in_words(summary: Summary) -> String {
    let kinds = [
        (summary.errors, "error", "errors"),
        (summary.warnings, "warning", "warnings"),
        (summary.notes, "note", "notes"),
    ];
    let found: Vec<String> = (kinds.into_iter().filter(|(n, ..)| *n > 0))
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
    let found = match found.as_slice() {
        [] => "no findings".to_owned(),
        found => found.join(", "),
    };
    let articles = counted(summary.articles, "article", "articles");
    let claims = counted(summary.claims, "claim", "claims");
    format!("{articles}, {claims}: {found}")
}

/// A number with its noun.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
