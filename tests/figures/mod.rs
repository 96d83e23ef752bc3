//! How many figures of public case files the reader finds; shared by the `figures` example, which
//! prints everything, and the test that holds the floors in `tests/figures/floors.yaml`.
//!
//! `CLAIMLINT_CASES` names the folder that holds `figures/` with a file `*-LANG.jsonl` for each
//! language. The cases are somebody else's (Recognizers-Text) and are read where they lie.
//!
//! # What counts
//!
//! An expected figure is found if a figure of the reader touches it, hedge included, and has its
//! value to a millionth in its unit. Only the likeliest reading counts. By kind:
//!
//! - number: any figure but an ordinal, whatever unit or noun stands with it; a range gives both of
//!   its ends; behind the prefix of a unit (16 km) powers of ten do not count, as the reader keeps
//!   base units.
//! - percent: percent, per mille, or a share of one (a quarter is 25 percent); minus five may be a
//!   fall by five.
//! - money: an amount of the currency with this ISO code, or one of those that the name fits; cents
//!   and pence are hundredths.
//! - quantity, temperature: a figure in that unit; where the reader has no such unit (teaspoon), a
//!   count.
//! - age: a length of time.
//! - ordinal: an ordinal.
//! - range: a range with these ends, a hedged figure (`over 5`: from 5 on), or two such figures that
//!   give one end each. Which ends belong to the range does not count.
//!
//! Not expected are items without a number (`celsius`, `last`). In languages with a decimal comma the
//! collection lost it from its values (2,5 is 25 there): a fraction is compared by its digits.
//!
//! In cases that are complete, a figure of the kind asked for that matches nothing is spurious, unless
//! it touches only an item without a number. For numbers these are counts and ratios without a unit,
//! for ranges figures with an end; lengths of time never count as ages too many, nor bare degrees as temperatures. Numbers that the
//! reader skips, and years, are never spurious.

mod case;
mod exceptions;
mod matching;
#[path = "../accuracy/table.rs"]
#[allow(
    dead_code,
    clippy::duplicate_mod,
    reason = "the table is shared with the measure of accuracy, and not all of it is needed here"
)]
mod table;
mod units;

use case::{Case, Expected};
use claimlint::{Block, BlockKind, Mention, Meta, Quantity, Source, Span, figures};
use exceptions::Exceptions;
use matching::{counts_as, full, matching, touches};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use table::{Share, aligned, row};

/// Groups of cases in the order of the table.
const GROUPS: [&str; 8] = [
    "Number",
    "NumberRange",
    "Ordinal",
    "Percent",
    "Currency",
    "Dimension",
    "Temperature",
    "Age",
];

/// How the reader did on all cases found.
pub(crate) struct Cases {
    done: Vec<Done>,
    exceptions: Exceptions,
}

/// How the reader did on one case.
struct Done {
    case: Case,
    read: Vec<Mention>,
    tally: Tally,
    /// Expected items that were not found, by number.
    missed: Vec<usize>,
    /// Places of figures that nobody expected.
    spurious: Vec<Span>,
    /// The number of the reason why it does not count.
    exception: Option<usize>,
}

/// Counts of one language and group.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    cases: u64,
    expected: u64,
    found: u64,
    /// Of complete cases.
    spurious: u64,
    /// Items without a number.
    left_out: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.expected += other.expected;
        self.found += other.found;
        self.spurious += other.spurious;
        self.left_out += other.left_out;
    }

    fn recall(self) -> Share {
        Share::of(self.found, self.expected)
    }

    fn precision(self) -> Share {
        Share::of(self.found, self.found + self.spurious)
    }

    fn f1(self) -> Share {
        Share::of(2 * self.found, self.found + self.spurious + self.expected)
    }

    fn cells(self) -> [String; 8] {
        [
            self.cases.to_string(),
            self.expected.to_string(),
            self.found.to_string(),
            self.recall().shown(),
            self.spurious.to_string(),
            self.precision().shown(),
            self.f1().shown(),
            self.left_out.to_string(),
        ]
    }
}

impl Done {
    fn of(case: Case, exceptions: &Exceptions) -> Self {
        let read = read(&case);
        let found: Vec<Quantity> = read.iter().filter_map(figure).cloned().collect();
        let (mut missed, mut used) = (Vec::new(), vec![false; found.len()]);
        let numbered = |expected: &&Expected| expected.has_number();
        for (at, expected) in case.expected.iter().enumerate() {
            let matched = matching(&case, expected, &found);
            if matched.is_empty() && expected.has_number() {
                missed.push(at);
            }
            matched.into_iter().for_each(|at| used[at] = true);
        }
        let expected = case.expected.iter().filter(numbered).count() as u64;
        let aside = |figure: &Quantity| {
            let touched = case
                .expected
                .iter()
                .filter(|e| touches(full(figure), case.span(e)));
            let touched: Vec<_> = touched.map(Expected::has_number).collect();
            !touched.is_empty() && !touched.contains(&true)
        };
        let unused = found.iter().zip(&used).filter(|(_, used)| !**used);
        let spurious: Vec<Span> = unused
            .map(|(figure, _)| figure)
            .filter(|figure| {
                case.complete && case.scope.iter().any(|&sort| counts_as(figure, sort))
            })
            .filter(|figure| !aside(figure))
            .map(|figure| figure.span)
            .collect();
        Self {
            tally: Tally {
                cases: 1,
                expected,
                found: expected - missed.len() as u64,
                spurious: spurious.len() as u64,
                left_out: case.expected.len() as u64 - expected,
            },
            exception: exceptions.why(&case.id),
            read,
            missed,
            spurious,
            case,
        }
    }

    fn is_right(&self) -> bool {
        self.missed.is_empty() && self.spurious.is_empty()
    }

    /// The case with what went wrong.
    fn describe(&self) -> String {
        let Case { id, text, .. } = &self.case;
        let mark = if self.exception.is_some() {
            " (exception)"
        } else {
            ""
        };
        let mut told = format!("{id}{mark}\n    {text}\n");
        for (at, expected) in self.case.expected.iter().enumerate() {
            let verdict = match (self.missed.contains(&at), expected.has_number()) {
                (true, _) => "missed",
                (false, true) => "found",
                (false, false) => "left out",
            };
            let _ = writeln!(told, "    {verdict}: {}", expected.describe());
        }
        for mention in &self.read {
            let verdict = if self.spurious.contains(&mention.span()) {
                "spurious"
            } else {
                "read"
            };
            let _ = writeln!(told, "    {verdict}: {}", describe(mention, text));
        }
        told
    }
}

fn figure(mention: &Mention) -> Option<&Quantity> {
    match mention {
        Mention::Figure(figure) => Some(figure),
        Mention::Skipped(_) => None,
    }
}

/// What the reader makes of the text of a case.
fn read(case: &Case) -> Vec<Mention> {
    let block = Block {
        span: Span::new(0, case.text.len() as u32),
        kind: BlockKind::Paragraph,
    };
    let mut meta = Meta::default();
    meta.lang = Some(case.culture.clone());
    let source = Source::verbatim(&*case.id, &*case.text, vec![block]).with_meta(meta);
    let read = figures(&source);
    read.unwrap_or_else(|| panic!("{}: there is no table for this language", case.id))
        .mentions
}

fn describe(mention: &Mention, text: &str) -> String {
    let said = &text[mention.span().range()];
    let figure = match mention {
        Mention::Figure(figure) => figure,
        Mention::Skipped(skipped) => return format!("skipped as {} [{said}]", skipped.why.name()),
    };
    let end = |end: claimlint::Bound| {
        end.value()
            .map_or("…".to_owned(), |end| end.normalize().to_string())
    };
    let value = match figure.value() {
        Some(value) => value.normalize().to_string(),
        None => {
            let interval = figure.reading().interval;
            format!("{} to {}", end(interval.low), end(interval.high))
        }
    };
    let unit = match &figure.unit {
        claimlint::Unit::Count(noun) => noun.head.clone(),
        claimlint::Unit::Money(currency) => currency.code.to_owned(),
        claimlint::Unit::Symbol(symbol) | claimlint::Unit::Time(symbol) => (*symbol).to_owned(),
        other => format!("{other:?}").to_lowercase(),
    };
    format!(
        "{} {value} {unit} ({}) [{said}]",
        figure.kind.name(),
        figure.hedge.name()
    )
}

impl Cases {
    /// Reads all cases that `CLAIMLINT_CASES` names; `None` where there are none.
    ///
    /// # Panics
    /// If a file is broken.
    #[expect(
        clippy::disallowed_methods,
        reason = "the cases lie on disk, where the environment says"
    )]
    pub(crate) fn measure(package: &Path) -> Option<Self> {
        let folder = PathBuf::from(std::env::var_os("CLAIMLINT_CASES")?).join("figures");
        let entries = std::fs::read_dir(&folder).ok()?;
        let paths = entries.map(|entry| entry.expect("a folder can be listed to its end").path());
        let mut paths: Vec<PathBuf> = paths
            .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
            .collect();
        paths.sort();
        let exceptions = Exceptions::read(package);
        let mut done = Vec::new();
        for path in paths {
            let name = path.display();
            let lines = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{name} cannot be read: {error}"));
            for (number, line) in (1..).zip(lines.lines()) {
                let case: Case = serde_json::from_str(line)
                    .unwrap_or_else(|error| panic!("{name}, line {number}: {error}"));
                assert!(
                    GROUPS.contains(&case.group()),
                    "{name}, line {number}: unknown group"
                );
                done.push(Done::of(case, &exceptions));
            }
        }
        (!done.is_empty()).then_some(Self { done, exceptions })
    }

    fn languages(&self) -> Vec<&str> {
        let mut found: Vec<&str> = self.done.iter().map(|done| done.case.lang()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Counts by language and group; exceptions left out unless asked for.
    fn tallies(&self, exceptions: Counted) -> BTreeMap<(&str, &str), Tally> {
        let mut tallies: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
        for done in &self.done {
            if exceptions == Counted::All || done.exception.is_none() {
                let key = (done.case.lang(), done.case.group());
                tallies.entry(key).or_default().add(done.tally);
            }
        }
        tallies
    }

    /// Recall and precision without exceptions by language and name, for floors.
    #[allow(dead_code, reason = "only the test holds floors")]
    pub(crate) fn reached(&self) -> Vec<(&str, String, Option<Decimal>)> {
        let mut reached = Vec::new();
        for ((lang, group), tally) in self.tallies(Counted::Defensible) {
            let name = group.to_lowercase();
            let (recall, precision) = (tally.recall().percent(), tally.precision().percent());
            reached.push((lang, format!("{name}_recall"), recall));
            reached.push((lang, format!("{name}_precision"), precision));
        }
        reached
    }

    /// Both tables and the exceptions.
    pub(crate) fn summary(&self) -> String {
        let left_out: u64 = self.done.iter().map(|done| done.tally.left_out).sum();
        format!(
            "Without exceptions\n\n{}\nAll cases\n\n{}\nItems without a number, which are not expected: {left_out}\n\n{}",
            self.table(Counted::Defensible),
            self.table(Counted::All),
            self.told_exceptions()
        )
    }

    fn table(&self, counted: Counted) -> String {
        let head = [
            "",
            "cases",
            "expected",
            "found",
            "recall",
            "spurious",
            "precision",
            "F1",
            "no number",
        ];
        let mut rows = vec![row(head)];
        let mut push = |name: String, tally: Tally| {
            rows.push(std::iter::once(name).chain(tally.cells()).collect());
        };
        let tallies = self.tallies(counted);
        let sum = |lang: Option<&str>, group: Option<&str>| {
            let mut sum = Tally::default();
            let wanted = tallies.iter().filter(|((l, g), _)| {
                lang.is_none_or(|lang| lang == *l) && group.is_none_or(|group| group == *g)
            });
            wanted.for_each(|(_, tally)| sum.add(*tally));
            sum
        };
        for lang in self.languages() {
            for group in GROUPS {
                push(format!("{lang} {group}"), sum(Some(lang), Some(group)));
            }
            push(format!("{lang} all"), sum(Some(lang), None));
        }
        for group in GROUPS {
            push(format!("all {group}"), sum(None, Some(group)));
        }
        push("all".to_owned(), sum(None, None));
        aligned(&rows)
    }

    fn told_exceptions(&self) -> String {
        let mut told =
            String::from("Exceptions, and how many of them are read right all the same\n\n");
        let mut rows = vec![row(["reason", "cases", "right"])];
        for (number, reason) in self.exceptions.reasons.iter().enumerate() {
            let of_reason = || {
                self.done
                    .iter()
                    .filter(|done| done.exception == Some(number))
            };
            let right = of_reason().filter(|done| done.is_right()).count();
            rows.push(vec![
                reason.clone(),
                of_reason().count().to_string(),
                right.to_string(),
            ]);
        }
        told.push_str(&aligned(&rows));
        for done in self
            .done
            .iter()
            .filter(|d| d.exception.is_some() && d.is_right())
        {
            let _ = writeln!(
                told,
                "warning: {} is read right and needs no exception",
                done.case.id
            );
        }
        for id in self.exceptions.ids() {
            if !self
                .done
                .iter()
                .any(|done| done.case.id.ends_with(&format!("/{id}")))
            {
                let _ = writeln!(told, "warning: there is no case {id}");
            }
        }
        told
    }

    /// Every wrong case of a language and group (any where none is named), exceptions left out unless asked for.
    pub(crate) fn misses(
        &self,
        lang: Option<&str>,
        group: Option<&str>,
        counted: Counted,
    ) -> String {
        let wanted = |done: &&Done| {
            lang.is_none_or(|lang| lang == done.case.lang())
                && group.is_none_or(|group| group.eq_ignore_ascii_case(done.case.group()))
                && (counted == Counted::All || done.exception.is_none())
                && !done.is_right()
        };
        self.done
            .iter()
            .filter(wanted)
            .map(Done::describe)
            .collect()
    }
}

/// Which cases are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// All but the exceptions.
    Defensible,
    All,
}
