//! The mutation test: one figure of a consistent article is changed at a time, and claimlint must say so.
//!
//! The figures are those of the gold that are not at fault (`figures`), the changes are those of newsrooms (`make`): a
//! scale word, a digit, a sign, a unit, a base. A mutant is
//!
//! - **shown** where the gold holds what proves it wrong (the top of `figures`);
//! - **found** where an error or a warning that the untouched story does not have labels the changed figure (of a
//!   dropped part: another figure of the sum);
//! - **noted** where only a note does.
//!
//! An error or a warning that the untouched story does not have and that does not label the changed figure is a **false
//! alarm**.

mod arithmetic;
mod figures;
mod make;
mod numeral;
mod words;

use super::clusters::{Clusters, Labelled};
use super::gold::Place;
use super::story::{Report, Story};
use super::table::{Share, aligned, row};
use claimlint::{Confidence, Severity, Span};
use figures::{Figures, Witness};
use make::{Mutant, Way, mutants};
use std::collections::BTreeMap;
use std::fmt::Write;
use words::Words;

/// Every so many mutants are measured by the tests, which hold the floors.
pub(crate) const SAMPLE: usize = 16;

/// All mutants measured.
pub(crate) struct Mutants {
    measured: Vec<Measured>,
}

/// What became of a mutant.
struct Measured {
    /// Among all mutants.
    number: usize,
    way: Way,
    witness: Option<Witness>,
    found: Option<Severity>,
    /// Of each new error and warning how sure it is, and whether it labels the changed figure.
    told: Vec<(Confidence, bool)>,
    /// For people: what was changed, and where.
    shown: String,
    false_alarms: String,
}

/// Mutants of one way.
#[derive(Clone, Copy, Default)]
struct Tally {
    mutants: u64,
    found: Share,
    noted: u64,
    false_alarms: u64,
}

impl Tally {
    fn add(&mut self, measured: &Measured) {
        self.mutants += 1;
        if measured.witness.is_some() {
            let loud = measured.found > Some(Severity::Note);
            self.found.add(loud);
            self.noted += u64::from(measured.found == Some(Severity::Note));
        }
        let wrong = measured.told.iter().filter(|(_, right)| !right);
        self.false_alarms += wrong.count() as u64;
    }
}

impl Mutants {
    /// Makes all mutants of the labelled stories and checks every `step`th.
    pub(crate) fn measure(clusters: &Clusters, step: usize) -> Self {
        let words = Words::committed();
        let (mut number, mut measured) = (0, Vec::new());
        for labelled in &clusters.stories {
            let figures = Figures::of(&labelled.story, &labelled.gold);
            for mutant in mutants(&figures, &words) {
                if number % step == 0 {
                    measured.push(measure(labelled, &mutant, number));
                }
                number += 1;
            }
        }
        Self { measured }
    }

    /// Those that the tests measure.
    fn sampled(&self) -> impl Iterator<Item = &Measured> {
        self.measured
            .iter()
            .filter(|measured| measured.number % SAMPLE == 0)
    }

    /// Of the sample: mutants found of those that can be shown, and new reports that are right.
    pub(crate) fn floors(&self) -> (Share, Share) {
        let (mut tally, mut right) = (Tally::default(), Share::default());
        for measured in self.sampled() {
            tally.add(measured);
            measured
                .told
                .iter()
                .for_each(|(_, is_right)| right.add(*is_right));
        }
        (tally.found, right)
    }

    /// Of the sample: of the reports of each confidence those that label the changed figure.
    pub(crate) fn right_by_confidence(&self) -> BTreeMap<Confidence, Share> {
        let mut shares: BTreeMap<Confidence, Share> = BTreeMap::new();
        for (confidence, right) in self.sampled().flat_map(|measured| &measured.told) {
            shares.entry(*confidence).or_default().add(*right);
        }
        shares
    }

    /// The tables by way and by what shows the mutant.
    pub(crate) fn summary(&self) -> String {
        let ways = Way::ALL.map(|way| {
            let of_way = self.measured.iter().filter(move |m| m.way == way);
            (way.name(), of_way.collect::<Vec<_>>())
        });
        let mut witnesses: BTreeMap<Witness, Vec<&Measured>> = BTreeMap::new();
        for measured in &self.measured {
            if let Some(witness) = measured.witness {
                witnesses.entry(witness).or_default().push(measured);
            }
        }
        let witnesses = witnesses
            .into_iter()
            .map(|(witness, all)| (witness.name(), all));
        let all = ("all", self.measured.iter().collect::<Vec<_>>());
        format!(
            "Mutants: one figure changed in {} articles\n\n{}\nMutants by what shows them\n\n{}",
            self.measured.len(),
            table("way", ways.into_iter().chain([all])),
            table("shown by", witnesses)
        )
    }

    /// The mutants of `way` that can be shown and are not found, or of all ways; with what is reported besides.
    pub(crate) fn misses(&self, way: &str) -> String {
        let of_way = self
            .measured
            .iter()
            .filter(|m| way == "all" || m.way.name() == way);
        let mut text = String::new();
        for measured in of_way {
            if let Some(witness) = measured
                .witness
                .filter(|_| measured.found <= Some(Severity::Note))
            {
                let noted = measured.found.map_or("", |_| " (only a note)");
                let _ = writeln!(
                    text,
                    "  {} missed{noted}, shown by: {}\n      {}",
                    measured.way.name(),
                    witness.name(),
                    measured.shown
                );
            }
            if !measured.false_alarms.is_empty() {
                let _ = writeln!(
                    text,
                    "  {} makes a false alarm\n      {}\n{}",
                    measured.way.name(),
                    measured.shown,
                    measured.false_alarms
                );
            }
        }
        text
    }
}

fn table<'a>(head: &str, groups: impl IntoIterator<Item = (&'a str, Vec<&'a Measured>)>) -> String {
    let head = [
        head,
        "mutants",
        "can be shown",
        "found",
        "recall",
        "only noted",
        "false alarms",
    ];
    let mut rows = vec![row(head)];
    for (name, all) in groups {
        let mut tally = Tally::default();
        all.into_iter().for_each(|measured| tally.add(measured));
        rows.push(row([
            name,
            &tally.mutants.to_string(),
            &tally.found.whole.to_string(),
            &tally.found.part.to_string(),
            &tally.found.shown(),
            &tally.noted.to_string(),
            &tally.false_alarms.to_string(),
        ]));
    }
    aligned(&rows)
}

/// Checks the story of `mutant` with it in place.
fn measure(labelled: &Labelled, mutant: &Mutant<'_>, number: usize) -> Measured {
    let before = &labelled.story;
    let mut files = before.files.clone();
    if let Some(file) = files.get_mut(mutant.name) {
        file.replace_range(mutant.place.range(), &mutant.becomes);
    }
    let after = Story::of(&before.name, files);
    let is_new = |report: &&Report| {
        let known = before
            .reports
            .iter()
            .filter(|known| known.code == report.code);
        let mut labels = known.flat_map(|known| &known.labels);
        !labels.any(|label| report.touches(&moved(label, mutant)))
    };
    let changed: Vec<Place> = mutant
        .figures
        .iter()
        .map(|(name, span)| {
            let place = Place {
                file: (*name).to_owned(),
                span: *span,
                quote: String::new(),
            };
            moved(&place, mutant)
        })
        .collect();
    let labels = |report: &Report| changed.iter().any(|place| report.touches(place));
    let new: Vec<&Report> = after
        .reports
        .iter()
        .filter(|r| is_new(r) || grown(before, r, &changed, mutant))
        .collect();
    let found = new
        .iter()
        .filter(|report| labels(report))
        .map(|report| report.severity)
        .max();
    let loud = || new.iter().filter(|report| report.severity > Severity::Note);
    let wrong = loud()
        .filter(|report| !labels(report))
        .map(|report| format!("      {}\n", report.describe()));
    Measured {
        number,
        way: mutant.way,
        witness: mutant.witness,
        found,
        told: loud()
            .map(|report| (report.confidence, labels(report)))
            .collect(),
        shown: shown(before, mutant),
        false_alarms: wrong.collect(),
    }
}

/// Whether a report of the untouched story labels the changed figure only now.
fn grown(before: &Story, report: &Report, changed: &[Place], mutant: &Mutant<'_>) -> bool {
    let known = before
        .reports
        .iter()
        .filter(|known| known.code == report.code);
    let labelled = |place: &Place| {
        known.clone().any(|known| {
            known.labels.iter().any(|label| {
                let label = moved(label, mutant);
                label.file == place.file && label.span.overlaps(place.span)
            })
        })
    };
    let mut now = changed.iter().filter(|place| report.touches(place));
    now.any(|place| !labelled(place))
}

/// Where `place` of the untouched file stands in the changed one.
fn moved(place: &Place, mutant: &Mutant<'_>) -> Place {
    let mut place = place.clone();
    if place.file == mutant.name {
        let (from, to) = (mutant.place.start(), mutant.place.end());
        let new = from + mutant.becomes.len() as u32;
        let at = |old: u32| match old {
            old if old <= from => old,
            old if old >= to => old - to + new,
            _ => new,
        };
        place.span = Span::new(at(place.span.start()), at(place.span.end()));
    }
    place
}

/// The line of the figure as it is now, the change in it marked.
fn shown(story: &Story, mutant: &Mutant<'_>) -> String {
    let file = story.files.get(mutant.name).map_or("", String::as_str);
    let (from, to) = (mutant.place.start() as usize, mutant.place.end() as usize);
    let before = file[..from].rsplit('\n').next().unwrap_or_default();
    let after = file[to..].split('\n').next().unwrap_or_default();
    let before = before
        .rsplit_once(". ")
        .map_or(before, |(_, sentence)| sentence);
    let after = after
        .split_once(". ")
        .map_or(after, |(sentence, _)| sentence);
    format!(
        "{}/{}: {before}[{} -> {}]{after}",
        story.name,
        mutant.name,
        file[from..to].trim_end(),
        mutant.becomes
    )
}
