//! From paths to articles: files as they are named, folders as far as they hold articles.

use super::disk::{self, Error, Here, Kind};
use crate::ingest::EXTENSIONS;
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files by the one path that leads to each, with the name people know it by.
pub(super) type Files = BTreeMap<PathBuf, String>;

/// What was found at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// At least one file.
    Some,
    /// A folder without any article.
    Nothing,
}

/// Adds the articles at `path` to `files`: the file itself, whatever its name, or those in a folder
/// with the name of an article. Hidden files and what git ignores are left out.
pub(super) fn find(
    here: &Here,
    path: &Path,
    files: &mut Files,
    problems: &mut Vec<Error>,
) -> Result<Found, Error> {
    let path = here.folder().join(path);
    if disk::kind(&path, &here.name(&path))? == Kind::File {
        add(files, &path, here.name(&path));
        return Ok(Found::Some);
    }
    let mut found = Found::Nothing;
    let walk = WalkBuilder::new(&path)
        .follow_links(true)
        .git_global(false) // the same files on every machine
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let file = entry.file_type().is_some_and(|kind| kind.is_file());
                if file && is_article(entry.path()) {
                    add(files, entry.path(), here.name(entry.path()));
                    found = Found::Some;
                }
            }
            Err(fault) => {
                found = Found::Some; // the folder is not known to be empty
                problems.push(unwalked(here, &path, &fault));
            }
        }
    }
    Ok(found)
}

/// Adds a file; of two names for the same file the first in the alphabet stays.
fn add(files: &mut Files, path: &Path, name: String) {
    let known = files.entry(disk::canonical(path)).or_insert(name.clone());
    if name < *known {
        *known = name;
    }
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|e| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(e)))
}

/// The error of a walk, about the file it names.
fn unwalked(here: &Here, folder: &Path, fault: &ignore::Error) -> Error {
    let mut inner = fault;
    let mut path = folder;
    loop {
        inner = match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            ignore::Error::Io(fault) => return Error::new(&here.name(path), fault),
            other => {
                return Error {
                    name: here.name(path),
                    problem: other.to_string(),
                    help: "check the link or the file",
                };
            }
        };
    }
}
