//! Frames in the files of the languages: the words that evoke a measure, and how it behaves.

use super::locale::Bearer;
use super::schema::words;
use super::sense::{Course, Kind};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A frame. One without kinds measures what the frame of that name in a language before it does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrameFile {
    pub(super) measure: String,
    #[serde(default)]
    pub(super) kinds: Vec<String>,
    #[serde(default)]
    pub(super) verbs: Vec<String>,
    #[serde(default)]
    pub(super) nouns: Vec<String>,
    #[serde(default)]
    pub(super) things: Vec<String>,
    #[serde(default)]
    pub(super) toward: Vec<String>,
    pub(super) part_of: Option<String>,
    pub(super) bearer_of: Option<String>,
    #[serde(default)]
    pub(super) counts: Vec<String>,
    #[serde(default)]
    pub(super) bearer_after: Vec<String>,
    #[serde(default)]
    pub(super) beat: Vec<String>,
    #[serde(default)]
    pub(super) takes_from: Vec<String>,
    #[serde(default)]
    pub(super) about: Vec<String>,
    #[serde(default)]
    pub(super) of_thing: bool,
    #[serde(default)]
    pub(super) bearer_behind: Vec<String>,
    /// What a count of the measure counts, for all languages.
    pub(super) unit: Option<String>,
    pub(super) course: Option<String>,
    #[serde(default)]
    pub(super) event: bool,
    /// Who has the measure besides events: `firm`, `buyer`, `person` or `sector`.
    pub(super) bearer: Option<String>,
    #[serde(default)]
    pub(super) several: bool,
    #[serde(default)]
    pub(super) whole: bool,
}

impl FrameFile {
    pub(super) fn bearer(&self) -> Option<Bearer> {
        match (self.event, self.bearer.as_deref()) {
            (false, None) => None,
            (true, None) => Some(Bearer::Event),
            (false, Some("firm")) => Some(Bearer::Firm),
            (false, Some("buyer")) => Some(Bearer::Buyer),
            (false, Some("person")) => Some(Bearer::Person),
            (false, Some("sector")) => Some(Bearer::Sector),
            (_, Some(other)) => panic!("{}: no bearer {other:?}", self.measure),
        }
    }
}

pub(super) fn frames(frames: &[FrameFile]) -> String {
    let mut out = String::from("&[\n");
    for f in frames {
        let kinds: Vec<String> = f.kinds.iter().map(|k| kind(k)).collect();
        write!(
            out,
            "        Frame {{ measure: {:?}, kinds: &[{}], ",
            f.measure,
            kinds.join(", ")
        )
        .unwrap();
        for (name, list) in [
            ("toward", &f.toward),
            ("counts", &f.counts),
            ("bearer_after", &f.bearer_after),
            ("beat", &f.beat),
            ("takes_from", &f.takes_from),
            ("about", &f.about),
            ("bearer_behind", &f.bearer_behind),
        ] {
            if !list.is_empty() {
                write!(out, "{name}: {}, ", words(list)).unwrap();
            }
        }
        for (name, measure) in [
            ("part_of", &f.part_of),
            ("bearer_of", &f.bearer_of),
            ("unit", &f.unit),
        ] {
            if let Some(measure) = measure {
                write!(out, "{name}: Some({measure:?}), ").unwrap();
            }
        }
        if let Some(name) = &f.course {
            let course = match name.as_str() {
                "revised" => Course::Revised,
                "grows" => Course::Grows,
                "varies" => Course::Varies,
                other => panic!("no course {other:?}"),
            };
            write!(out, "course: Course::{course:?}, ").unwrap();
        }
        if let Some(bearer) = f.bearer() {
            write!(out, "bearer: Bearer::{bearer:?}, ").unwrap();
        }
        if f.of_thing {
            out.push_str("of_thing: true, ");
        }
        if f.several {
            out.push_str("number: Number::Several, ");
        }
        if f.whole {
            out.push_str("whole: true, ");
        }
        out.push_str("..Frame::PLAIN },\n");
    }
    out.push_str("    ]");
    out
}

fn kind(name: &str) -> String {
    let kind = Kind::ALL
        .iter()
        .find(|k| k.name() == name)
        .unwrap_or_else(|| panic!("no kind {name:?}"));
    format!("Kind::{kind:?}")
}

/// The measure of words that only look as if they measured something.
const NOTHING: &str = "none";

/// Lets the frames of a language behave as the first ones of the same measure, English before all: how a measure moves is a
/// matter of the world. A frame without kinds takes the same figures, too.
pub(super) fn behave<'a>(frames: impl Iterator<Item = &'a mut FrameFile>) {
    let mut known: BTreeMap<String, FrameFile> = BTreeMap::new();
    for frame in frames {
        let Some(model) = known.get(&frame.measure) else {
            assert!(
                !frame.kinds.is_empty() || frame.measure == NOTHING,
                "{:?} takes no figure",
                frame.measure
            );
            known.insert(frame.measure.clone(), frame.clone());
            continue;
        };
        if frame.kinds.is_empty() {
            frame.kinds.clone_from(&model.kinds);
        }
        frame.part_of.clone_from(&model.part_of);
        frame.takes_from.clone_from(&model.takes_from);
        frame.about.clone_from(&model.about);
        frame.of_thing = model.of_thing;
        frame.bearer_of.clone_from(&model.bearer_of);
        frame.course.clone_from(&model.course);
        frame.bearer.clone_from(&model.bearer);
        frame.unit.clone_from(&model.unit);
        (frame.event, frame.several) = (model.event, model.several);
        frame.whole = model.whole;
    }
}
