//! The same articles make the same bytes: in whichever order they are named, however many processors or threads there are,
//! in every language of the machine, and twice.
#![expect(
    clippy::disallowed_methods,
    reason = "the labelled articles lie on disk"
)]

use super::cli::Desk;
use std::fs;
use std::path::Path;

/// Labelled stories with errors, warnings and notes between articles, in several languages and formats.
const STORIES: [&str; 3] = [
    "wildfire-serra-parda",
    "rail-overrun-valdora",
    "job-cuts-fennmoor",
];

const FORMATS: [&str; 3] = ["full", "concise", "json"];

/// The articles of `story`, on a desk of their own.
fn desk_of(story: &str) -> (Desk, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(story);
    let (desk, mut names) = (Desk::new(), Vec::new());
    for entry in fs::read_dir(folder).expect("the story is there") {
        let path = entry.expect("the story can be listed").path();
        let name = path.file_name().expect("a listed file has a name");
        let name = name.to_string_lossy().into_owned();
        if name != "gold.yaml" {
            desk.write(&name, fs::read(&path).expect("an article can be read"));
            names.push(name);
        }
    }
    names.sort();
    (desk, names)
}

/// What `check` says of `names` in `format`: both streams.
fn said(
    desk: &Desk,
    names: &[String],
    format: &str,
    environment: &[(&str, &str)],
) -> (Vec<u8>, Vec<u8>) {
    let line = format!("check --format {format} {}", names.join(" "));
    let mut command = desk.command(&line);
    for (name, value) in environment {
        command = command.env(name, value);
    }
    let run = command.assert();
    let output = run.get_output();
    (output.stdout.clone(), output.stderr.clone())
}

#[test]
fn neither_order_nor_machine_changes_a_byte() {
    for story in STORIES {
        let (desk, names) = desk_of(story);
        let mut turned = names.clone();
        turned.rotate_left(1);
        turned.reverse();
        for format in FORMATS {
            let first = said(&desk, &names, format, &[]);
            assert!(!first.0.is_empty(), "{story} has findings");
            let again = [
                (&names, vec![]),
                (&turned, vec![]),
                (
                    &turned,
                    vec![("RAYON_NUM_THREADS", "1"), ("LANG", "de_DE.UTF-8")],
                ),
                (
                    &names,
                    vec![("RAYON_NUM_THREADS", "7"), ("TZ", "Asia/Tokyo")],
                ),
            ];
            for (names, environment) in again {
                let said = said(&desk, names, format, &environment);
                assert!(
                    first == said,
                    "{story}, {format}: {names:?} {environment:?}"
                );
            }
        }
    }
}

/// A folder is listed in whatever order the disk has it: that of making the files, on some.
#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    let (_, names) = desk_of(STORIES[0]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(STORIES[0]);
    let made = |names: &[String]| {
        let desk = Desk::new();
        for name in names {
            let text = fs::read(folder.join(name)).expect("an article can be read");
            desk.write(&format!("news/{name}"), text);
        }
        FORMATS.map(|format| said(&desk, &["news".to_owned()], format, &[]))
    };
    let reversed: Vec<String> = names.iter().rev().cloned().collect();
    assert!(made(&names) == made(&reversed));
}
