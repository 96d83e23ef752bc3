//! Accuracy on labelled articles never falls below `tests/corpus/floors.yaml`.
//!
//! `cargo run --release --example accuracy` prints the whole picture.
#![expect(
    clippy::disallowed_methods,
    reason = "floors and articles lie on disk, and UPDATE is in the environment"
)]

#[path = "../accuracy/mod.rs"]
pub(super) mod measured;

use claimlint::Category;
use measured::clusters::{Clusters, Loudness};
use measured::confidence::Confidences;
use measured::facts::Facts;
use measured::floors::{Compared, Floors, Reached, reached, reached_on_mutants, reached_on_real};
use measured::mutants::{Mutants, SAMPLE};
use measured::real::Real;
use measured::sentences::Sentences;
use measured::stories::Stories;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;

const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

/// Tests run side by side and may each raise floors in the one file.
static FLOORS: Mutex<()> = Mutex::new(());

#[test]
fn accuracy_does_not_fall() {
    let package = Path::new(PACKAGE);
    let clusters = Clusters::measure(package);
    let sentences = Sentences::measure(package);
    let facts = Facts::measure(&clusters);
    let stories = Stories::measure(&clusters, None);
    let reached = reached(&clusters, &sentences, &facts, &stories);
    let picture = [clusters.summary(), sentences.summary(), facts.summary()];
    hold(&reached, &picture.join("\n"), |compared| {
        match compared.reached.section {
            "clusters" if compared.reached.name == "recall" => clusters.misses(None),
            "clusters" if compared.reached.name == "notes_precision" => {
                clusters.false_alarms(Loudness::Notes)
            }
            "clusters" => clusters.false_alarms(Loudness::Loud),
            "category_recall" => {
                let mut categories = Category::ALL.iter();
                let fallen = categories.find(|c| c.name() == compared.reached.name);
                clusters.misses(fallen.copied())
            }
            "sentences" if compared.reached.name == "recall" => sentences.misses(),
            "sentences" => sentences.false_alarms(),
            "stories" => stories.summary(),
            "facts" => {
                let (_, slot) = compared.reached.name.split_once('_').unwrap_or_default();
                facts.misses(&slot.replace('_', "-")).unwrap_or_default()
            }
            _ => String::new(),
        }
    });
}

#[test]
fn changed_figures_are_found_and_confidence_means_what_it_says() {
    let clusters = Clusters::measure(Path::new(PACKAGE));
    let mutants = Mutants::measure(&clusters, SAMPLE);
    let confidences = Confidences::measure(&clusters, &mutants, None);
    let reached = reached_on_mutants(&mutants, &confidences);
    let picture = [mutants.summary(), confidences.summary()];
    hold(&reached, &picture.join("\n"), |_| mutants.misses("all"));
}

#[test]
fn real_coverage_stays_quiet() {
    let Some(real) = Real::measure() else {
        // Not through the test's own output, which is shown for failures only.
        let reason = "real coverage is not checked: CLAIMLINT_CASES is not set";
        writeln!(std::io::stderr(), "{reason}").expect("standard error takes a line");
        return;
    };
    hold(&reached_on_real(&real), &real.summary(), |_| real.listing());
}

fn hold(reached: &[Reached], picture: &str, evidence: impl Fn(&Compared) -> String) {
    hold_in("tests/corpus/floors.yaml", reached, picture, evidence);
}

/// Fails when a floor committed in `file` has fallen; `picture` is all that was measured, `evidence`
/// lists what bears upon one floor.
pub(super) fn hold_in(
    file: &str,
    reached: &[Reached],
    picture: &str,
    evidence: impl Fn(&Compared) -> String,
) {
    let _guard = FLOORS.lock().unwrap_or_else(|broken| broken.into_inner());
    let path = Path::new(PACKAGE).join(file);
    let yaml = fs::read_to_string(&path).expect("floors.yaml is there");
    let compared = Floors::parse(&yaml).compare(reached);
    if std::env::var_os("UPDATE").is_some() {
        let raised = raised(&yaml, &compared);
        if raised != yaml {
            fs::write(&path, raised).expect("floors.yaml can be written");
        }
    }
    let mut report = String::new();
    for worse in compared.iter().filter(|compared| compared.is_worse()) {
        let _ = writeln!(report, "\n{worse}; now wrong:\n{}", evidence(worse));
    }
    if report.is_empty() {
        return;
    }
    for better in compared.iter().filter(|compared| compared.is_better()) {
        let _ = writeln!(report, "better: {better}");
    }
    panic!("accuracy fell\n{report}\n{picture}");
}

/// `yaml` with every figure that got better, and with all its comments.
fn raised(yaml: &str, compared: &[Compared]) -> String {
    let (mut section, mut raised) = ("", String::new());
    for line in yaml.split_inclusive('\n') {
        if !line.starts_with([' ', '#']) {
            section = line.trim_end().trim_end_matches(':');
        }
        let key = line.split_once(':').map(|(key, _)| key.trim());
        let mut better = compared.iter().filter(|compared| compared.is_better());
        let figure = better.find(|compared| {
            let figure = compared.reached;
            line.starts_with(' ') && figure.section == section && Some(&*figure.name) == key
        });
        match figure.and_then(|compared| Some((&compared.reached.name, compared.reached.value?))) {
            Some((name, value)) => {
                let _ = writeln!(raised, "  {name}: {value}");
            }
            None => raised.push_str(line),
        }
    }
    raised
}

#[test]
fn only_figures_that_got_better_move_and_comments_stay() {
    use measured::floors::Limit;
    let figure = |section, name: &str, value: i64, limit| Reached {
        section,
        name: name.to_owned(),
        value: Some(value.into()),
        limit,
    };
    let reached = [
        figure("a", "recall", 7, Limit::Floor),
        figure("a", "precision", 7, Limit::Floor),
        figure("b", "recall", 7, Limit::Floor),
        figure("b", "hits", 7, Limit::Ceiling),
    ];
    let yaml = "# why\na:\n  # how\n  recall: 5\n  precision: 9\nb:\n  recall: 7\n  hits: 8\n";
    let compared = Floors::parse(yaml).compare(&reached);
    let expected = yaml
        .replace("recall: 5", "recall: 7")
        .replace("hits: 8", "hits: 7");
    assert_eq!(raised(yaml, &compared), expected);
}
