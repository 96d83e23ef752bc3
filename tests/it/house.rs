//! Rules of the house, checked like any other behaviour.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the tree, and a tree that cannot be read fails them"
)]

use std::fs;
use std::path::{Path, PathBuf};

const LAYERS: &[&str] = &[
    "text", "lang", "ingest", "quantity", "claim", "rules", "ledger", "report", "cli",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn layers_only_look_left() {
    for (height, layer) in LAYERS.iter().enumerate() {
        for path in rust_files(&root().join("src").join(layer)) {
            let code = fs::read_to_string(&path).unwrap();
            for above in &LAYERS[height + 1..] {
                let looks = code.contains(&format!("crate::{above}"));
                assert!(!looks, "{} looks right, at {above}", path.display());
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in rust_files(&root().join("src")) {
        let code = fs::read_to_string(&path).unwrap();
        assert!(
            code.starts_with("//! "),
            "{} starts without a //! line",
            path.display()
        );
    }
}

#[test]
fn no_file_is_too_large_to_see() {
    for path in rust_files(&root().join("src")) {
        if path.ends_with("lang/tables.rs") {
            continue; // generated
        }
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines", path.display());
    }
}

#[test]
fn languages_are_data() {
    for layer in LAYERS.iter().filter(|layer| **layer != "lang") {
        for path in rust_files(&root().join("src").join(layer)) {
            let code = fs::read_to_string(&path).unwrap();
            assert!(
                !code.contains("match lang"),
                "{} branches on the language",
                path.display()
            );
        }
    }
}

#[test]
fn rooms_have_no_vague_names() {
    for path in rust_files(&root().join("src")) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["utils", "helpers", "manager", "common", "process"].contains(&name.as_str()),
            "{}",
            path.display()
        );
    }
}
