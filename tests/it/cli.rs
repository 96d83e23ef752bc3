//! The command line as its users meet it: exit codes, streams, files and every kind of bad input.
#![expect(
    clippy::disallowed_methods,
    reason = "tests write articles and read what was written"
)]

use snapbox::cmd::{Command, OutputAssert};
use snapbox::str;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

const ARTICLE: &str = "---\ntitle: A deal\nlang: en\n---\n\nIt paid $15 billion.\n";

/// A folder with files, and the program started in it.
pub(super) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder for the test"),
        }
    }

    /// A project with a configuration and one article.
    fn project() -> Self {
        let desk = Self::new();
        desk.write("claimlint.yaml", "sources: [sources]\n");
        desk.write("sources/a.md", ARTICLE);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("in the folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    pub(super) fn command(&self, line: &str) -> Command {
        Command::new(env!("CARGO_BIN_EXE_claimlint"))
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("COLUMNS")
            .args(line.split_whitespace())
    }

    #[track_caller]
    pub(super) fn run(&self, line: &str) -> OutputAssert {
        self.command(line).assert()
    }

    /// Runs `line` and returns what it said on standard error, which must end in `code`.
    #[track_caller]
    pub(super) fn said(&self, line: &str, code: i32) -> String {
        let run = self.run(line).code(code);
        String::from_utf8_lossy(&run.get_output().stderr).into_owned()
    }
}

#[test]
fn a_clean_project_is_clean() {
    Desk::project()
        .run("check")
        .code(0)
        .stdout_eq("")
        .stderr_eq("1 article, [..] claim[..]: no findings\n");
}

#[test]
fn nothing_to_read_says_how_to_begin() {
    let desk = Desk::new();
    desk.run("check").code(2).stdout_eq("").stderr_eq(str![[r#"
error: sources: no such file or folder; name the articles to read, or run `claimlint init` first

"#]]);
    desk.run("init").code(0);
    desk.run("check").code(2).stdout_eq("").stderr_eq(str![[r#"
error: sources: no article in this folder ([..]); put articles there, or name a file

"#]]);
    desk.write("draft.md", ARTICLE);
    desk.run("check draft.md").code(0);
}

#[test]
fn init_overwrites_nothing() {
    let desk = Desk::new();
    desk.run("init").code(0).stdout_eq("");
    assert!(desk.path("sources").is_dir() && desk.path("claims").is_dir());
    desk.write("claimlint.yaml", "fail_on: never\n");
    desk.run("init").code(2).stdout_eq("").stderr_eq(str![[r#"
error: claimlint.yaml: is there already and was left as it is; remove it to start anew

"#]]);
    assert_eq!(desk.read("claimlint.yaml"), "fail_on: never\n");
}

#[test]
fn every_bad_file_is_named_and_the_good_ones_are_read() {
    let desk = Desk::project();
    desk.write("bad/binary.md", b"PK\x03\x04\0\0\0\0");
    desk.write("bad/empty.txt", "");
    desk.write(
        "bad/front.md",
        "---\ntitle: never closed\n\nIt paid $15 billion.\n",
    );
    desk.write("bad/latin.txt", b"Sch\xf6n\nist anders.\n");
    let said = desk.said("check bad missing.md sources", 2);
    let starts = [
        "error: missing.md: no such file or folder; check the spelling",
        "error: bad/binary.md: ",
        "error: bad/empty.txt: ",
        "error: bad/front.md:1:1: ",
        "error: bad/latin.txt:1:4: ",
        "1 article, ",
    ];
    let lines: Vec<&str> = said.lines().filter(|l| !l.starts_with(' ')).collect();
    assert_eq!(lines.len(), starts.len(), "{said}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{start}\n{said}");
    }
}

#[test]
fn a_broken_file_of_the_context_is_told_too() {
    let desk = Desk::project();
    desk.write("sources/empty.md", "");
    desk.write("new.md", ARTICLE);
    let said = desk.said("check new.md", 2);
    assert!(said.starts_with("error: sources/empty.md: "), "{said}");
    desk.run("check --isolated new.md").code(0);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::project();
    desk.write("sources/secret.md", ARTICLE);
    let path = desk.path("sources/secret.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // whoever runs this test may read everything
    }
    let said = desk.said("check", 2);
    let expected = "error: sources/secret.md: permission denied; check who may read it\n";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn folders_give_articles_and_named_files_are_always_read() {
    let desk = Desk::new();
    desk.write("in/a.md", ARTICLE);
    desk.write("in/b.TXT", "It paid $15 billion.\n");
    desk.write("in/.hidden.md", ARTICLE);
    desk.write("in/skipped.md", ARTICLE);
    desk.write("in/.ignore", "skipped.md\n");
    desk.write("in/notes.rtfx", "It paid $15 billion.\n");
    let articles = |line: &str| {
        let said = desk.said(line, 0);
        said.split(',').next().unwrap_or_default().to_owned()
    };
    assert_eq!(articles("check in"), "2 articles");
    assert_eq!(articles("check in in/a.md ./in/../in/a.md"), "2 articles");
    assert_eq!(
        articles("check in/notes.rtfx in/.hidden.md in/skipped.md"),
        "3 articles"
    );
    fs::remove_dir_all(desk.path("in")).unwrap();
    desk.write("in/picture.png", "");
    let said = desk.said("check in", 2);
    assert!(
        said.starts_with("error: in: no article in this folder ("),
        "{said}"
    );
}

#[test]
fn paths_given_are_the_focus_and_the_configured_ones_context() {
    let desk = Desk::project();
    desk.write("sources/b.md", ARTICLE);
    desk.write("new.md", ARTICLE);
    let articles = |line: &str| {
        let said = desk.said(line, 0);
        said.split(',').next().unwrap_or_default().to_owned()
    };
    assert_eq!(articles("check"), "2 articles");
    assert_eq!(articles("check new.md"), "1 article");
    assert_eq!(articles("check sources/b.md new.md"), "2 articles");
}

#[test]
fn the_configuration_is_found_above() {
    let desk = Desk::project();
    desk.write("desk/today/new.md", ARTICLE);
    let below = |line| desk.command(line).current_dir(desk.path("desk/today"));
    below("check")
        .assert()
        .code(0)
        .stderr_eq("1 article, [..]\n");
    desk.write("claimlint.yaml", "claim: x\n");
    let said = below("check").assert().code(2);
    let said = String::from_utf8_lossy(&said.get_output().stderr).into_owned();
    assert!(
        said.starts_with("error: ../../claimlint.yaml:1:1: "),
        "{said}"
    );
    below("check --isolated new.md").assert().code(0);
}

#[test]
fn a_broken_configuration_is_quoted() {
    let desk = Desk::project();
    desk.write("claimlint.yaml", "sources: [sources]\nfailon: error\n");
    desk.run("check").code(2).stdout_eq("").stderr_eq(str![[r#"
error: claimlint.yaml:2:1: unknown key `failon`, expected one of `sources`, `claims`, `fail_on`, `rules`
  2 | failon: error
    | ^
  help: write `fail_on`, or remove the line

"#]]);
    desk.write("claimlint.yaml", "rules:\n  local_format: off\n");
    desk.run("check").code(2).stdout_eq("").stderr_eq(str![[r#"
error: claimlint.yaml:2:3: rules: no rule or category is called `local_format`; did you mean `locale_format`?
  2 |   local_format: off
    |   ^
  help: `claimlint explain` knows what rules are called

"#]]);
    desk.write("claimlint.yaml", "sources: [nowhere]\n");
    desk.run("check sources/a.md").code(2).stderr_eq(str![[r#"
error: nowhere: no such file or folder (`sources` in claimlint.yaml); correct it there, or make the folder
1 article, [..]

"#]]);
    desk.run("check --config missing.yaml")
        .code(2)
        .stderr_eq(str![[r#"
error: missing.yaml: no such file; check the spelling, or leave out --config

"#]]);
}

#[test]
fn errors_about_configured_paths_name_the_file_that_has_them() {
    let desk = Desk::new();
    desk.write("news.yaml", "sources: [nowhere]\nclaims: taken\n");
    desk.write("taken", "");
    desk.write("desk/a.md", ARTICLE);
    let run = desk.command("check --config ../news.yaml a.md");
    let run = run.current_dir(desk.path("desk")).assert().code(2);
    run.stderr_eq(str![[r#"
error: ../nowhere: no such file or folder (`sources` in ../news.yaml); correct it there, or make the folder
error: ../taken: a file stands where a folder should be (`claims` in ../news.yaml); correct the path
1 article, [..]

"#]]);
    let said = desk.said("extract --config news.yaml desk/a.md", 2);
    assert!(said.contains("error: taken/a.yaml: "), "{said}");
    assert!(said.contains(" (`claims` in news.yaml); "), "{said}");
}

#[test]
fn the_report_is_as_wide_as_the_terminal() {
    let desk = Desk::new();
    let words = "which people in the town had long been waiting for ".repeat(4);
    desk.write(
        "a.md",
        format!("The grant of $20 million, {words}, is split into $12 million for roads and $11 million for schools.\n"),
    );
    let widest = |columns: Option<&str>| {
        let command = desk.command("check --isolated a.md");
        let command = match columns {
            Some(columns) => command.env("COLUMNS", columns),
            None => command,
        };
        let run = command.assert().code(1);
        let report = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
        let widths = report.lines().map(|line| line.chars().count());
        widths.max().unwrap_or_default()
    };
    let bounds = [
        (None, 81..=100),
        (Some("wide"), 81..=100),
        (Some("0"), 81..=100),
        (Some("1"), 41..=60),
        (Some("80"), 61..=80),
        (Some("500"), 101..=120),
    ];
    for (columns, bounds) in bounds {
        let widest = widest(columns);
        assert!(bounds.contains(&widest), "{columns:?} gives {widest}");
    }
}

#[test]
fn wrong_usage_ends_in_2() {
    let desk = Desk::project();
    for line in [
        "",
        "chekc",
        "check --format yaml",
        "check --isolated --config x",
    ] {
        let run = desk.run(line).code(2).stdout_eq("");
        assert!(!run.get_output().stderr.is_empty(), "{line}");
    }
    desk.run("--version")
        .code(0)
        .stdout_eq("claimlint [..]\n")
        .stderr_eq("");
    desk.run("check --help").code(0).stderr_eq("");
}

#[test]
fn standard_input_is_an_article() {
    let desk = Desk::project();
    let article = |line: &str, text: &str| desk.command(line).stdin(text.to_owned()).assert();
    article("check -", ARTICLE)
        .code(0)
        .stderr_eq("1 article, [..]\n");
    article("check -", "Plain words, $15 billion.\n")
        .code(0)
        .stderr_eq("1 article, [..]\n");
    article("check - sources", ARTICLE)
        .code(0)
        .stderr_eq("2 articles, [..]\n");
    article("check --stdin-name sources/a.md - sources", ARTICLE)
        .code(0)
        .stderr_eq("1 article, [..]\n");
    article("check -", "")
        .code(2)
        .stderr_eq("error: <stdin>: [..]\n...");
    article("check -", "---\ntitle: never closed\n")
        .code(2)
        .stderr_eq("error: <stdin>:1:1: [..]\n...");
    assert!(
        !article("extract -", ARTICLE)
            .code(0)
            .get_output()
            .stdout
            .is_empty()
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_closed_early_is_no_trouble() {
    let desk = Desk::project();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_claimlint"))
        .args(["check", "--format", "json", "-"])
        .current_dir(desk.folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It waits for its article, so the pipe is closed before it can write.
    drop(child.stdout.take());
    let mut article = child.stdin.take().unwrap();
    article.write_all(ARTICLE.as_bytes()).unwrap();
    drop(article);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(141));
}

#[test]
fn json_is_one_document_and_nothing_else() {
    let desk = Desk::project();
    let run = desk.run("check --format json sources missing.md").code(2);
    let report: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["summary"]["articles"], 1);
    assert!(run.get_output().stdout.ends_with(b"}\n"));
}

#[test]
fn colours_are_a_choice() {
    let desk = Desk::new();
    let coloured = |command: Command| {
        let run = command.assert().code(2);
        run.get_output().stderr.contains(&0x1b)
    };
    assert!(!coloured(desk.command("check")));
    assert!(coloured(desk.command("check --color always")));
    assert!(coloured(desk.command("check").env("CLICOLOR_FORCE", "1")));
    let both = desk.command("check").env("NO_COLOR", "1");
    assert!(!coloured(both.env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(
        desk.command("check --color never")
            .env("CLICOLOR_FORCE", "1")
    ));
}

#[test]
fn explain_suggests_what_may_be_meant() {
    let desk = Desk::new();
    let said = desk.said("explain local_format", 2);
    assert!(said.contains("did you mean locale_format?"), "{said}");
    desk.run("explain weather")
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: weather: no rule or category is called that
...
"#]]);
    for rule in claimlint::RULES {
        for name in [rule.code, rule.name, rule.category.name()] {
            let run = desk.run(&format!("explain {name}")).code(0);
            let page = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
            assert!(
                page.contains(&format!("# {} {}\n", rule.code, rule.name)),
                "{page}"
            );
        }
    }
}

#[test]
fn extract_writes_a_file_for_each_article_once() {
    let desk = Desk::project();
    desk.write("sources/b.md", ARTICLE);
    desk.write("sources/old/b.md", ARTICLE);
    let written = "3 articles, [..] claim[..]: 3 files written, 0 unchanged\n";
    desk.run("extract").code(0).stdout_eq("").stderr_eq(written);
    let files = ["a.yaml", "sources-b.md.yaml", "sources-old-b.md.yaml"];
    let names = fs::read_dir(desk.path("claims")).unwrap();
    let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, files);
    let texts = files.map(|file| desk.read(&format!("claims/{file}")));
    let unchanged = "1 article, [..]: 0 files written, 1 unchanged\n";
    desk.command("extract a.md")
        .current_dir(desk.path("sources"))
        .assert()
        .code(0)
        .stderr_eq(unchanged);
    assert_eq!(
        texts,
        files.map(|file| desk.read(&format!("claims/{file}")))
    );
    desk.run("check").code(0);
}

#[test]
fn a_broken_claims_file_is_told_and_kept() {
    let desk = Desk::project();
    desk.write("sources/b.md", ARTICLE);
    desk.write("claims/a.yaml", "schema_version: [\n");
    desk.write("claims/rulings.yaml", "no business of extract: [\n");
    let said = desk.said("extract", 2);
    assert!(said.starts_with("error: claims/a.yaml:"), "{said}");
    assert!(said.contains("  the file was left as it is\n"), "{said}");
    assert_eq!(desk.read("claims/a.yaml"), "schema_version: [\n");
    assert!(desk.path("claims/b.yaml").is_file());
    let said = desk.said("check", 2);
    assert!(said.starts_with("error: claims/a.yaml:"), "{said}");
    desk.run("check --isolated sources").code(0);
}

#[test]
fn extract_to_json_writes_no_file() {
    let desk = Desk::project();
    let run = desk.run("extract --format json").code(0);
    let claims: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(claims["schema_version"], 1);
    assert!(!desk.path("claims").exists());
}

#[test]
fn why_tells_the_words_and_reasons_of_a_claim_and_what_was_passed_over() {
    let desk = Desk::project();
    desk.write(
        "a.md",
        "Orbit bought machines. It invested $15 million in Lumen on Monday.\n",
    );
    let said = desk.said("extract a.md --why 1:38", 0);
    assert!(said.is_empty(), "{said}");
    let run = desk.run("extract a.md --why 1:38").code(0);
    let shown = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(
        shown.contains("Orbit (“It”: a pronoun stands for it)"),
        "{shown}"
    );
    assert!(shown.contains("object        Lumen\n"), "{shown}");
}

#[test]
fn why_names_the_claims_of_a_line_that_has_none_at_the_column() {
    let desk = Desk::project();
    desk.write("a.md", "Orbit invested $15 million in Lumen.\n");
    let said = desk.said("extract a.md --why 1:2", 2);
    assert!(said.contains("a.md:1:2: no claim stands here"), "{said}");
    assert!(said.contains("start at column 16"), "{said}");
    let said = desk.said("extract a.md --why 9:9", 2);
    assert!(
        said.contains("a.md:9: no claim stands on this line"),
        "{said}"
    );
    let said = desk.said("extract a.md --why nine", 2);
    assert!(said.contains("as in 12:5"), "{said}");
}

#[test]
fn annotated_claims_stand_in_the_text_with_their_slots() {
    let desk = Desk::project();
    desk.write("a.md", "Orbit invested $15 million in Lumen.\n");
    let run = desk.run("extract a.md --format annotated").code(0);
    let shown = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(
        shown.contains("Orbit invested [$15 million] in Lumen."),
        "{shown}"
    );
    assert!(
        shown.contains("measure       investment (“invested”)"),
        "{shown}"
    );
}

#[test]
fn the_help_is_what_it_is_meant_to_be() {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", "100").case("tests/cmd/*.md");
}

/// A project whose two articles differ in what two names have raised.
fn two_names() -> Desk {
    let desk = Desk::project();
    let article = |name: &str, paid: &str| {
        format!(
            "---\nlang: en\npublished: 2026-03-02\nstory: deal\n---\n\nThe news is that {name} has invested {paid} in Lumen.\n"
        )
    };
    desk.write("sources/a.md", article("Orbit", "$15 million"));
    desk.write("sources/b.md", article("Altona", "$40 million"));
    desk
}

#[test]
fn names_that_a_person_knows_are_one() {
    let desk = two_names();
    assert!(desk.said("check", 0).contains("no findings"));
    desk.write("claims/entities.yaml", "Orbit:\n  also called: Altona\n");
    assert!(
        !desk
            .said("check --fail-on never", 0)
            .contains("no findings")
    );
    desk.write("claims/entities.yaml", "Altona:\n  part of: Orbit\n");
    assert!(desk.said("check", 0).contains("no findings"));
}

#[test]
fn a_broken_file_of_names_is_told_and_left_out() {
    let desk = two_names();
    desk.write("claims/entities.yaml", "Orbit:\n  alias: Altona\n");
    let said = desk.said("check", 2);
    assert!(
        said.starts_with("error: claims/entities.yaml:2:3: Orbit: unknown key `alias`"),
        "{said}"
    );
    assert!(said.contains("no findings"), "{said}");
    desk.write(
        "claims/entities.yaml",
        "Orbit:\n  also called: Altona\n  not the same as: Altona\n",
    );
    let said = desk.said("check", 2);
    assert!(
        said.starts_with("error: claims/entities.yaml:3:20: "),
        "{said}"
    );
    desk.write("claims/entities.yaml", "");
    assert!(desk.said("check", 0).contains("no findings"));
}
