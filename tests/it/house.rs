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

/// Documents at the root and below `docs/`, with their text.
fn documents() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["", "docs", "docs/rules", "tests/corpus"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "md") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

#[test]
fn the_architecture_fits_a_sitting_and_begins_with_what_must_stay_true() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let lines = text.lines().count();
    assert!(lines <= 200, "ARCHITECTURE.md has {lines} lines");
    let first = text.lines().find(|line| line.starts_with("## "));
    assert_eq!(first, Some("## What must stay true"));
}

#[test]
fn only_the_command_line_knows_its_crates() {
    for path in rust_files(&root().join("src")) {
        let allowed = path.starts_with(root().join("src/cli"))
            || path.ends_with("report/terminal.rs")
            || path.ends_with("main.rs");
        let code = fs::read_to_string(&path).unwrap();
        for crate_name in ["clap", "miette"] {
            let mentioned = code.contains(&format!("{crate_name}::"));
            assert!(
                allowed || !mentioned,
                "{} uses {crate_name}",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_is_left_over() {
    let marks = ["todo", "dbg", "unimplemented"].map(|name| format!("{name}!("));
    for folder in ["src", "tests", "examples"] {
        for path in rust_files(&root().join(folder)) {
            let code = fs::read_to_string(&path).unwrap();
            for mark in &marks {
                assert!(!code.contains(mark), "{} has {mark}", path.display());
            }
        }
    }
}

#[test]
fn what_is_public_is_documented() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("missing_docs = \"warn\""));
    for path in rust_files(&root().join("src")) {
        let code = fs::read_to_string(&path).unwrap();
        let silenced = code.contains(&format!("({}", "missing_docs"));
        assert!(!silenced, "{} silences missing_docs", path.display());
    }
}

#[test]
fn documents_speak_of_the_project_alone() {
    // One word in two halves, so that this line is not itself what it looks for.
    let strange = [
        "/home/",
        "/tmp/",
        "/Users/",
        "C:\\",
        "TODO",
        concat!("FIX", "ME"),
    ];
    for (path, text) in documents() {
        for word in strange {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn documents_point_to_what_is_there() {
    for (path, text) in documents() {
        let targets = text.split("](").skip(1);
        let targets = targets.filter_map(|rest| Some(rest.split_once(')')?.0));
        for target in targets.filter(|target| !target.starts_with("http")) {
            let there = path.parent().unwrap().join(target).exists();
            assert!(there, "{} points to {target}", path.display());
        }
    }
}

#[test]
fn paths_in_the_architecture_are_those_of_the_tree() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let files: Vec<String> = rust_files(&root().join("src"))
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    for name in text.split('`').skip(1).step_by(2) {
        if name.ends_with(".rs") && !name.contains(['*', ' ']) {
            let there = files.iter().any(|file| file.ends_with(&format!("/{name}")));
            assert!(there, "ARCHITECTURE.md names {name}");
        }
    }
}
