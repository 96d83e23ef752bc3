//! `claimlint extract`: the claims of each article, as a file or as JSON.

use super::args::{ExtractArguments, ExtractFormat};
use super::check::{RESERVED, counted, foreign};
use super::config::Config;
use super::console::Console;
use super::disk::{self, Existing, Here};
use super::exit::Exit;
use super::load::{self, Context, Desk, Wanted};
use crate::claim::{Article, Claim};
use crate::ledger;
use crate::report;
use std::collections::BTreeMap;

/// Writes the claims of the articles asked for.
pub(super) fn run(
    arguments: &ExtractArguments,
    config: &Config,
    here: &Here,
    console: &mut Console,
) -> Exit {
    // A claims file calls its article the same wherever the command is run, so names start at the
    // configuration.
    let root = Here::at(&config.root);
    let (from, paths) = match arguments.format {
        ExtractFormat::Yaml if arguments.why.is_none() => (
            &root,
            arguments.paths.iter().map(|p| here.path(p)).collect(),
        ),
        _ => (here, arguments.paths.clone()),
    };
    let wanted = Wanted {
        paths: &paths,
        setting: &arguments.setting,
        config,
        context: Context::Named,
    };
    let desk = load::gather(wanted, from, console);
    let articles: Vec<&Article> = desk.focus.iter().map(|id| desk.corpus.get(*id)).collect();
    if let Some(place) = arguments.why {
        tell(&articles, place, console);
        foreign(&desk, console);
        return Exit::Clean;
    }
    match arguments.format {
        ExtractFormat::Annotated => {
            for article in &articles {
                console.show(&report::claims(article, console.width()));
            }
        }
        ExtractFormat::Json => console.show(&report::extract::json(&articles)),
        ExtractFormat::Yaml => write_all(&desk, &articles, config, here, console),
    }
    foreign(&desk, console);
    Exit::Clean
}

/// Tells how the claim at a line and a column of the one article got its slots.
fn tell(articles: &[&Article], (line, column): (u32, u32), console: &mut Console) {
    let [article] = articles else {
        let problem = "--why needs one article: name the file that the line and the column are of";
        console.problem(&problem);
        return;
    };
    let source = article.source();
    let place = |file_offset| {
        let position = source.position(file_offset);
        (position.line, position.column)
    };
    let reach = |claim: &&Claim| {
        let file = source.origin(claim.quantity.span);
        (place(file.start()), place(file.end()))
    };
    let here = |claim: &&Claim| {
        let (start, end) = reach(claim);
        start <= (line, column) && (line, column) < end
    };
    if let Some(claim) = article.claims().iter().find(here) {
        console.show(&report::why(article, claim, console.width()));
        return;
    }
    let on_line = article.claims().iter().map(|claim| reach(&claim).0);
    let columns: Vec<String> = on_line
        .filter(|start| start.0 == line)
        .map(|start| start.1.to_string())
        .collect();
    let name = source.name();
    console.problem(&match columns.is_empty() {
        true => format!("{name}:{line}: no claim stands on this line"),
        false => format!(
            "{name}:{line}:{column}: no claim stands here; those of the line start at column {}",
            columns.join(", ")
        ),
    });
}

/// What became of a claims file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    New,
    Unchanged,
    Not,
}

fn write_all(
    desk: &Desk,
    articles: &[&Article],
    config: &Config,
    here: &Here,
    console: &mut Console,
) {
    let stems = stems(desk.names.iter().map(String::as_str));
    let (mut new, mut unchanged, mut claims) = (0, 0, 0);
    let mut taken = BTreeMap::new();
    for article in articles {
        let name = article.source().name();
        if desk.stdin.as_deref() == Some(name) {
            console.show(&ledger::claims::render(article));
            continue;
        }
        let file = format!("{}.yaml", stems[name]);
        if let Some(other) = taken.insert(file.to_lowercase(), name) {
            let problem = "its claims would be written to the same file; rename one of the two";
            console.problem(&format!("{name}: called like {other}; {problem}"));
            continue;
        }
        claims += article.claims().len();
        match write(article, &file, config, here, console) {
            Written::New => new += 1,
            Written::Unchanged => unchanged += 1,
            Written::Not => {}
        }
    }
    if !taken.is_empty() {
        let articles = counted(taken.len(), "article", "articles");
        let claims = counted(claims, "claim", "claims");
        let files = counted(new, "file", "files");
        console.say(&format!(
            "{articles}, {claims}: {files} written, {unchanged} unchanged"
        ));
    }
}

/// Writes the claims of `article` to `file` in the claims folder, unless a broken file would be lost.
fn write(
    article: &Article,
    file: &str,
    config: &Config,
    here: &Here,
    console: &mut Console,
) -> Written {
    let path = &config.claims.join(file);
    let name = here.name(path);
    let old = match disk::read_text(path, &name) {
        Ok(old) => old,
        Err(problem) => {
            console.problem(&config.blamed("claims", problem, here));
            return Written::Not;
        }
    };
    if let Some(old) = &old
        && let Err(problem) = ledger::claims::parse(&name, old)
    {
        console.problem(&problem);
        console.say("  the file was left as it is");
        return Written::Not;
    }
    let text = ledger::claims::render(article);
    if old.as_ref() == Some(&text) {
        return Written::Unchanged;
    }
    match disk::write(path, &name, &text, Existing::Replace) {
        Ok(()) => Written::New,
        Err(problem) => {
            console.problem(&config.blamed("claims", problem, here));
            Written::Not
        }
    }
}

/// The stem of each article's claims file: that of the article where no other has it, else its whole
/// path with `-` between the parts. Articles are named as seen from the configuration.
fn stems<'a>(articles: impl Iterator<Item = &'a str> + Clone) -> BTreeMap<&'a str, String> {
    let mut count = BTreeMap::<String, usize>::new();
    for name in articles.clone() {
        // Some disks do not tell capitals apart.
        *count.entry(stem(name).to_lowercase()).or_default() += 1;
    }
    let named = articles.map(|name| {
        let lower = stem(name).to_lowercase();
        let alone = count[&lower] == 1 && !RESERVED.contains(&lower.as_str());
        let stem = match alone {
            true => stem(name).to_owned(),
            false => name.replace("../", "up-").replace(['/', '\\'], "-"),
        };
        (name, stem)
    });
    named.collect()
}

/// The name of the file at `path` without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_one_name_keep_files_of_their_own() {
        let paths = [
            "sources/a.md",
            "sources/b.md",
            "sources/old/B.txt",
            "sources/b.html",
            "sources/record.md",
            "../x/b.md",
        ];
        let stems = stems(paths.iter().copied());
        let expected = [
            "a",
            "sources-b.md",
            "sources-old-B.txt",
            "sources-b.html",
            "sources-record.md",
            "up-x-b.md",
        ];
        assert_eq!(paths.map(|path| stems[path].as_str()), expected);
    }
}
