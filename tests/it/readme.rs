//! README.md is true: what its commands print, and the parts of it that the program writes.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "commands run in a folder made for them"
)]

use super::accuracy::measured::clusters::{Clusters, Loudness, Tally};
use super::generated::{hold, root, text, with_part};
use super::manual;
use claimlint::{Category, RULES, ingest};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// The command whose report the README shows.
const SHOWN: &str = "cargo run --release -- check sources --fail-on never";

/// The rules of which the README shows the first finding.
const FINDINGS: [&str; 2] = ["F103", "C103"];

/// README.md with its generated parts as they should be.
static README: LazyLock<String> = LazyLock::new(|| {
    let parts = [
        ("report", report()),
        ("configuration", configuration()),
        ("rules", manual::table("docs/rules/")),
        ("missing", missing()),
        ("accuracy", accuracy()),
    ];
    let add = |readme: String, (name, part): &(&str, String)| with_part(&readme, name, part);
    parts.iter().fold(text("README.md"), add)
});

#[test]
fn the_generated_parts_are_current() {
    hold("README.md", &README);
}

#[test]
fn every_command_prints_what_is_shown() {
    let mut desk = Desk::new();
    let mut ran = 0;
    for block in blocks(&README) {
        match block.info.split_once(' ') {
            Some((_, file)) => desk.write(file, &block.body),
            None if block.info == "console" => ran += desk.run_all(&block),
            None => {}
        }
    }
    assert!(ran >= 5, "{ran} commands were run");
}

#[test]
fn what_is_said_in_passing_is_true() {
    let readme = &*README;
    let manifest = text("Cargo.toml");
    let rust = manifest.split("rust-version = \"").nth(1).unwrap();
    let rust = rust.split('"').next().unwrap();
    assert!(readme.contains(&format!("Rust {rust} ")), "Rust {rust}");
    for extension in ingest::EXTENSIONS {
        assert!(readme.contains(&format!("`.{extension}`")), "{extension}");
    }
    let ci = text(".ci/run");
    for command in [SHOWN, "cargo test"] {
        assert!(
            readme.contains(command) && ci.contains(command),
            "{command}"
        );
    }
}

/// A fenced block: what stands behind its fence, its lines, and where it starts.
struct Block {
    info: String,
    body: String,
    line: usize,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (line, text) in (1..).zip(document.lines()) {
        match (&mut open, text.strip_prefix("```")) {
            (None, Some(info)) => {
                let (info, body) = (info.to_owned(), String::new());
                open = Some(Block { info, body, line });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => block.body.extend([text, "\n"]),
            (None, None) => {}
        }
    }
    found
}

/// A folder with the articles of the repository and their claims, as after a fresh clone.
struct Desk {
    folder: tempfile::TempDir,
    /// How the last command ended.
    code: i32,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["sources", "claims"] {
            copy(&root().join(name), &folder.path().join(name));
        }
        Self { folder, code: 0 }
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.path().join(file), text).unwrap();
    }

    /// Runs the commands of `block` and compares what they print; how many there are.
    #[track_caller]
    fn run_all(&mut self, block: &Block) -> usize {
        let mut commands = 0;
        for step in block.body.split("$ ").skip(1) {
            let (command, expected) = step.split_once('\n').unwrap();
            let printed = self.run(command);
            let place = format!("README.md:{}: {command}", block.line);
            assert!(self.code < 2, "{place} ends in {}\n{printed}", self.code);
            let equal = snapbox::Assert::new().try_eq(
                Some(&place.as_str()),
                snapbox::IntoData::into_data(printed),
                snapbox::IntoData::into_data(expected.to_owned()),
            );
            equal.unwrap_or_else(|differs| panic!("{differs}"));
            commands += 1;
        }
        commands
    }

    /// What a command prints: its results, then what it says beside them.
    fn run(&mut self, command: &str) -> String {
        if command == "echo $?" {
            return format!("{}\n", std::mem::take(&mut self.code));
        }
        let arguments = command.strip_prefix("cargo run --release -- ");
        let arguments = arguments.or_else(|| command.strip_prefix("claimlint "));
        let arguments = arguments.unwrap_or_else(|| panic!("{command} cannot be run here"));
        let output = Command::new(env!("CARGO_BIN_EXE_claimlint"))
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env("COLUMNS", "100")
            .args(arguments.split_whitespace())
            .output()
            .unwrap();
        self.code = output.status.code().unwrap();
        let streams = [output.stdout, output.stderr];
        streams
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .concat()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// The report on `sources/`, shortened to a few findings, what holds, and the last line.
fn report() -> String {
    let printed = Desk::new().run(SHOWN);
    let begins = |line: &str| {
        ["error[", "warning[", "note["]
            .iter()
            .any(|s| line.starts_with(s))
    };
    let mut shown = String::new();
    let mut wanted = FINDINGS.to_vec();
    let (mut showing, mut left_out) = (false, false);
    for line in printed.split_inclusive('\n') {
        if begins(line) {
            let found = wanted
                .iter()
                .position(|code| line.contains(&format!("[{code}]")));
            showing = found.map(|at| wanted.remove(at)).is_some();
        } else if line.starts_with("holds ") || line.contains(" articles, ") {
            showing = true;
        }
        match (showing, left_out) {
            (true, _) => shown.push_str(line),
            (false, false) => shown.push_str("...\n"),
            (false, true) => {}
        }
        left_out = !showing;
    }
    assert!(wanted.is_empty(), "sources/ give no finding of {wanted:?}");
    format!("```console\n$ {SHOWN}\n{shown}```\n")
}

/// What `claimlint init` writes.
fn configuration() -> String {
    let mut desk = Desk::new();
    desk.run("claimlint init");
    let file = fs::read_to_string(desk.folder.path().join("claimlint.yaml")).unwrap();
    format!("```yaml\n{file}```\n")
}

/// The categories that no rule looks for.
fn missing() -> String {
    let covered = |category: &&Category| RULES.iter().any(|rule| rule.category == **category);
    let open = Category::ALL.iter().filter(|category| !covered(category));
    let names: Vec<String> = open
        .map(|category| format!("`{}`", category.name()))
        .collect();
    match names.as_slice() {
        [] => "none\n".to_owned(),
        names => format!("{}\n", names.join(",\n")),
    }
}

/// The labelled stories in figures.
fn accuracy() -> String {
    let clusters = Clusters::measure(root());
    let stories = clusters.stories.iter();
    let articles = stories
        .clone()
        .map(|s| s.story.files.len() - s.story.unread.len());
    let words = stories.map(|s| s.story.words).sum::<u64>();
    let mut table = String::from(
        "| category | labelled | found | recall | reported | right | precision |\n|---|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut row = |name: &str, tally: Tally| {
        let (recall, precision) = (tally.recall, tally.precision);
        writeln!(
            table,
            "| {name} | {} | {} | {} | {} | {} | {} |",
            recall.whole,
            recall.part,
            recall.shown(),
            precision.whole,
            precision.part,
            precision.shown()
        )
        .unwrap();
    };
    for (category, tally) in clusters.tallies(Loudness::Loud) {
        row(&format!("`{}`", category.name()), tally);
    }
    row("**errors and warnings**", clusters.total(Loudness::Loud));
    row("**notes**", clusters.total(Loudness::Notes));
    let rate = clusters
        .false_alarms_per_thousand_words()
        .unwrap_or_default();
    format!(
        "{} articles of {} stories, {words} words; {rate} false errors and warnings for each 1,000 words.\n\n{table}",
        articles.sum::<usize>(),
        clusters.stories.len()
    )
}
