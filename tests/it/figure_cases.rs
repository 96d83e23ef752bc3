//! Figures of public case files are read no worse than `tests/figures/floors.yaml` says.
//!
//! `cargo run --release --example figures` prints the whole picture.

#[path = "../figures/mod.rs"]
mod cases;

use super::accuracy::hold_in;
use super::accuracy::measured::floors::{Limit, Reached};
use cases::{Cases, Counted};
use std::io::Write as _;
use std::path::Path;

/// The languages that have floors.
const LANGUAGES: [&str; 6] = ["de", "en", "es", "fr", "it", "pt"];

#[test]
fn figures_are_read_no_worse() {
    let Some(cases) = Cases::measure(Path::new(env!("CARGO_MANIFEST_DIR"))) else {
        // Not through the test's own output, which is shown for failures only.
        let reason =
            "public cases are not checked: CLAIMLINT_CASES names no folder with figures/*.jsonl";
        writeln!(std::io::stderr(), "{reason}").expect("standard error takes a line");
        return;
    };
    let floor = |(lang, name, value): (&str, String, _)| Reached {
        section: LANGUAGES
            .into_iter()
            .find(|known| *known == lang)
            .unwrap_or_else(|| panic!("no floors for cases in {lang}")),
        name,
        value,
        limit: Limit::Floor,
    };
    let reached: Vec<Reached> = cases.reached().into_iter().map(floor).collect();
    hold_in(
        "tests/figures/floors.yaml",
        &reached,
        &cases.summary(),
        |worse| {
            let group = worse.reached.name.split('_').next();
            cases.misses(Some(worse.reached.section), group, Counted::Defensible)
        },
    );
}
