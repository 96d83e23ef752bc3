//! Parts of documents that are made from the program itself: kept current, or rewritten when asked to.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "documents lie on disk, and UPDATE is in the environment"
)]

use super::claims::first_difference;
use std::fs;
use std::path::Path;

pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether committed files are to be rewritten.
pub(super) fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// The text of a file of the repository; empty where there is none.
pub(super) fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_default()
}

/// Fails when the file `name` is not `wanted`; with `UPDATE=1`, writes it instead.
#[track_caller]
pub(super) fn hold(name: &str, wanted: &str) {
    let committed = text(name);
    if committed == wanted {
        return;
    }
    if updating() {
        let path = root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, wanted).unwrap();
        return;
    }
    panic!(
        "{}\nrun `UPDATE=1 cargo test` and read the diff",
        first_difference(name, &committed, wanted)
    );
}

/// `document` with `part` between `<!-- generated: NAME -->` and the `<!-- end -->` after it.
#[track_caller]
pub(super) fn with_part(document: &str, name: &str, part: &str) -> String {
    let opening = format!("<!-- generated: {name} -->\n");
    let Some((before, rest)) = document.split_once(&opening) else {
        panic!("the document has no part {name}");
    };
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    format!("{before}{opening}{part}<!-- end -->{after}")
}

#[test]
fn only_what_stands_between_the_marks_is_replaced() {
    let document =
        "a\n<!-- generated: x -->\nold\n<!-- end -->\nb\n<!-- generated: y -->\n<!-- end -->\n";
    let expected = document.replace("old\n", "new\n");
    assert_eq!(with_part(document, "x", "new\n"), expected);
}
