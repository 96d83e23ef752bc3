//! Prints how many figures of public case files are read right:
//! `CLAIMLINT_CASES=folder cargo run --release --example figures`.
//!
//! `-- --misses [LANG] [GROUP]` lists the cases read wrong instead, `-- --all-misses` with the exceptions.
//! What counts as right: `tests/figures/mod.rs`.

#[path = "../tests/figures/mod.rs"]
mod figures;

use figures::{Cases, Counted};
use std::io::Write;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let counted = match args.next().as_deref() {
        None => None,
        Some("--misses") => Some(Counted::Defensible),
        Some("--all-misses") => Some(Counted::All),
        Some(other) => {
            let usage = format!(
                "{other} is unknown: --misses [LANG] [GROUP] or --all-misses [LANG] [GROUP]\n"
            );
            return std::io::stderr().write_all(usage.as_bytes());
        }
    };
    let (mut lang, mut group) = (None, None);
    for arg in args {
        let place = if arg.len() == 2 {
            &mut lang
        } else {
            &mut group
        };
        *place = Some(arg);
    }
    let told = match (
        Cases::measure(Path::new(env!("CARGO_MANIFEST_DIR"))),
        counted,
    ) {
        (None, _) => {
            "No cases: CLAIMLINT_CASES does not name a folder that holds figures/*.jsonl\n"
                .to_owned()
        }
        (Some(cases), None) => cases.summary(),
        (Some(cases), Some(counted)) => cases.misses(lang.as_deref(), group.as_deref(), counted),
    };
    std::io::stdout().write_all(told.as_bytes())
}
