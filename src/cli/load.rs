//! The articles on the desk: those asked for, and the configured ones as their context.

use super::args::Setting;
use super::config::{Config, Stated};
use super::console::Console;
use super::disk::{self, Here};
use super::walk::{self, Files, Found};
use crate::claim::{Corpus, Directory};
use crate::ingest::{self, EXTENSIONS};
use crate::ledger;
use crate::text::{Source, SourceId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What standard input is called when nobody says.
const STDIN: &str = "<stdin>";

/// Which articles are wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// Paths as typed; none are the configured ones.
    pub(super) paths: &'a [PathBuf],
    /// Options that every command has.
    pub(super) setting: &'a Setting,
    /// What is configured.
    pub(super) config: &'a Config,
    /// What the configured articles are there for.
    pub(super) context: Context,
}

/// What becomes of configured articles that nobody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// They are read, to be compared with.
    Read,
    /// Only their names count.
    Named,
    /// Nothing: they are not even looked for.
    Left,
}

/// Articles read, and those of them that were asked for.
pub(super) struct Desk {
    /// All articles, sorted by name.
    pub(super) corpus: Corpus,
    /// Those asked for.
    pub(super) focus: BTreeSet<SourceId>,
    /// The names of all articles found, read or not.
    pub(super) names: BTreeSet<String>,
    /// The name of the one that came through standard input.
    pub(super) stdin: Option<String>,
}

/// Where an article comes from, and whether it was asked for.
struct Origin {
    path: Option<PathBuf>,
    asked: bool,
}

/// Articles by their names, in which order they are read: nothing depends on how they were given.
type Origins = BTreeMap<String, Origin>;

/// Finds and reads what is wanted; tells of every file that cannot be read and goes on.
pub(super) fn gather(wanted: Wanted<'_>, here: &Here, console: &mut Console) -> Desk {
    let (mut origins, stdin) = find(wanted, here, console);
    let names = origins.keys().cloned().collect();
    origins.retain(|_, origin| origin.asked || wanted.context == Context::Read);
    let directory = match wanted.setting.isolated {
        true => Directory::default(),
        false => directory(wanted.config, here, console),
    };
    let (corpus, focus) = read_all(origins, &directory, console);
    Desk {
        corpus,
        focus,
        names,
        stdin,
    }
}

/// Reads the articles asked for, one after the other, and hands each to `take`; tells of every file that cannot be
/// read and goes on.
pub(super) fn each(
    wanted: Wanted<'_>,
    here: &Here,
    console: &mut Console,
    mut take: impl FnMut(Source, &mut Console),
) {
    let (origins, _) = find(wanted, here, console);
    for (name, origin) in origins.iter().filter(|(_, origin)| origin.asked) {
        if let Some(source) = read(name, origin.path.as_deref(), console) {
            take(source, console);
        }
    }
}

/// Finds the articles wanted, and what the one that comes through standard input is called.
fn find(wanted: Wanted<'_>, here: &Here, console: &mut Console) -> (Origins, Option<String>) {
    let (asked, mut known) = (
        given(wanted, here, console),
        configured(wanted, here, console),
    );
    let stdin = wanted.paths.iter().any(|path| is_stdin(path));
    let stdin = stdin.then(|| match &wanted.setting.stdin_name {
        Some(name) => here.name(&here.folder().join(name)),
        None => STDIN.to_owned(),
    });
    let focus: BTreeSet<PathBuf> = match wanted.paths {
        [] => known.keys().cloned().collect(),
        _ => asked.keys().cloned().collect(),
    };
    known.extend(asked);
    let mut origins = Origins::new();
    for (path, name) in known {
        let asked = focus.contains(&path);
        let path = Some(path);
        origins.insert(name, Origin { path, asked });
    }
    if let Some(name) = &stdin {
        let (path, asked) = (None, true);
        origins.insert(name.clone(), Origin { path, asked });
    }
    (origins, stdin)
}

/// The files at the paths given.
fn given(wanted: Wanted<'_>, here: &Here, console: &mut Console) -> Files {
    let mut files = Files::new();
    let mut problems = Vec::new();
    for path in wanted.paths.iter().filter(|path| !is_stdin(path)) {
        match walk::find(here, path, &mut files, &mut problems) {
            Ok(Found::Some) => {}
            Ok(Found::Nothing) => problems.push(without_article(here, path)),
            Err(problem) => problems.push(problem),
        }
    }
    problems.iter().for_each(|problem| console.problem(problem));
    files
}

/// The files at the paths configured, unless nobody wants to know of them.
fn configured(wanted: Wanted<'_>, here: &Here, console: &mut Console) -> Files {
    let mut files = Files::new();
    let mut problems = Vec::new();
    let asked = wanted.paths.is_empty();
    if (wanted.setting.isolated || wanted.context == Context::Left) && !asked {
        return files;
    }
    for path in &wanted.config.sources {
        match walk::find(here, path, &mut files, &mut problems) {
            Ok(Found::Some) => {}
            Ok(Found::Nothing) if asked => {
                let problem = without_article(here, path);
                problems.push(wanted.config.blamed("sources", problem, here));
            }
            Ok(Found::Nothing) => {}
            Err(mut problem) if asked || wanted.config.stated == Stated::InFile => {
                problem.help = match wanted.config.stated {
                    Stated::InFile => "correct it there, or make the folder",
                    Stated::Nowhere => "name the articles to read, or run `claimlint init` first",
                };
                problems.push(match wanted.config.stated {
                    Stated::InFile => wanted.config.blamed("sources", problem, here),
                    Stated::Nowhere => problem,
                });
            }
            Err(_) => {}
        }
    }
    problems.iter().for_each(|problem| console.problem(problem));
    files
}

fn without_article(here: &Here, path: &Path) -> disk::Error {
    let endings: Vec<String> = EXTENSIONS.iter().map(|e| format!(".{e}")).collect();
    disk::Error {
        name: here.name(path),
        problem: format!("no article in this folder ({})", endings.join(", ")),
        help: "put articles there, or name a file",
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What people know about names; nothing after telling why the file cannot be read.
fn directory(config: &Config, here: &Here, console: &mut Console) -> Directory {
    let path = config.claims.join("entities.yaml");
    let name = here.name(&path);
    // A folder that is none is told of by who reads or writes the claims in it.
    let listed = disk::list(&config.claims, &name).unwrap_or_default();
    if !listed.contains(&path) {
        return Directory::default();
    }
    let text = match disk::read_text(&path, &name) {
        Ok(text) => text.unwrap_or_default(),
        Err(problem) => {
            console.problem(&problem);
            return Directory::default();
        }
    };
    let known = ledger::entities::parse(&name, &text);
    known.unwrap_or_else(|problem| {
        console.problem(&problem);
        Directory::default()
    })
}

/// Reads the articles, and says which of them were asked for.
fn read_all(
    origins: Origins,
    directory: &Directory,
    console: &mut Console,
) -> (Corpus, BTreeSet<SourceId>) {
    let (mut sources, mut asked) = (Vec::new(), Vec::new());
    for (name, origin) in origins {
        if let Some(source) = read(&name, origin.path.as_deref(), console) {
            sources.push(source);
            asked.push(origin.asked);
        }
    }
    let corpus = Corpus::with(directory, sources);
    let focus = corpus.articles().iter().zip(asked);
    let focus = focus.filter(|(_, asked)| *asked);
    let focus = focus.map(|(article, _)| article.id()).collect();
    (corpus, focus)
}

/// Reads one article, from its file or from standard input; `None` after telling why not.
fn read(name: &str, path: Option<&Path>, console: &mut Console) -> Option<Source> {
    let bytes = match path {
        Some(path) => disk::read(path, name),
        None => disk::read_stdin(name),
    };
    let bytes = bytes.map_err(|problem| console.problem(&problem)).ok()?;
    let source = match std::str::from_utf8(&bytes) {
        Ok(text) if name == STDIN && text.starts_with("---") => ingest::markdown(name, text),
        _ => ingest::read(name, &bytes),
    };
    source.map_err(|problem| console.problem(&problem)).ok()
}
