//! From entries to facts: measures by any of their words, figures by the reader of figures, times as ISO 8601 writes them.

use super::{Entry, Fault, Key, Written};
use crate::claim::{Fact, Period, Record};
use crate::ingest;
use crate::lang::{Bearer, Course, Frame, Kind, Locale, Number, by_tag, look_up, tags};
use crate::ledger::names::ScopeName;
use crate::quantity::{Mention, Noun, Quantity, Unit, figures};
use crate::text::{Meta, nearest};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The language of figures where nothing says another.
const USUAL: &str = "en";

/// What is wrong with the value of a key, and what to do about it.
type Wrong = (Key, String, &'static str);

/// The facts that the entries tell.
pub(super) fn facts(written: &Written) -> Result<Record, Fault> {
    let language = written.language.as_deref().unwrap_or(USUAL);
    if let Err((_, problem, help)) = locale(language) {
        return Err(Fault {
            entry: None,
            key: None,
            problem,
            help,
        });
    }
    let mut facts: Vec<Fact> = Vec::new();
    let mut known: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, entry) in written.entries.iter().enumerate() {
        let fault = |key: Option<Key>, problem: String, help: &'static str| Fault {
            entry: Some(at),
            key,
            problem,
            help,
        };
        let missing = |what: &str| fault(None, what.to_owned(), "add the line");
        let fact = fact(entry, language).map_err(|reason| match reason {
            Reason::Missing(what) => missing(what),
            Reason::Wrong((key, problem, help)) => fault(Some(key), problem, help),
        })?;
        let same = known.entry(fact.key()).or_default();
        if let Some(other) = same
            .iter()
            .map(|&at| &facts[at])
            .find(|o| contradicts(o, &fact))
        {
            const HELP: &str = "keep one of the two, or say until when the other was right";
            let problem = match other.written == fact.written {
                true => "this fact stands here twice".to_owned(),
                false => format!("of the same time the record already says {}", other.written),
            };
            return Err(fault(Some(Key::Value), problem, HELP));
        }
        same.push(facts.len());
        facts.push(fact);
    }
    Ok(Record { facts })
}

/// Why an entry is no fact.
enum Reason {
    /// A key is missing.
    Missing(&'static str),
    /// What stands under a key has no meaning.
    Wrong(Wrong),
}

impl From<Wrong> for Reason {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

fn fact(entry: &Entry, language: &str) -> Result<Fact, Reason> {
    let own = |key: Key| entry.get(key).map(str::to_owned);
    let locale = locale(entry.get(Key::Language).unwrap_or(language))?;
    let words = entry.get(Key::Measure);
    let words = words.ok_or(Reason::Missing("no `measure`: what is counted or measured"))?;
    let frame = measure(words, locale)?;
    let written = own(Key::Value).ok_or(Reason::Missing("no `value`: the figure itself"))?;
    let (scope, basis) = match entry.get(Key::Scope).map(scope).transpose()? {
        Some(ScopeName::Scope(scope)) => (Some(scope), None),
        Some(ScopeName::Basis(basis)) => (None, Some(basis)),
        None => (None, None),
    };
    let time = |key: Key| entry.get(key).map(|time| period(key, time)).transpose();
    let (valid_from, until) = (time(Key::ValidFrom)?, time(Key::Until)?);
    let fact = Fact {
        subject: own(Key::Subject),
        story: own(Key::Story),
        measure: frame.measure,
        figure: figure(&written, locale, frame)?,
        written,
        object: own(Key::Object),
        place: own(Key::Place),
        scope,
        basis,
        period: time(Key::Period)?,
        as_of: time(Key::AsOf)?,
        valid_from: valid_from.and_then(|time| time.from.or(time.to)),
        until: until.and_then(|time| time.to.or(time.from)),
        source: own(Key::Source).ok_or(Reason::Missing("no `source`: where it was verified"))?,
        note: own(Key::Note),
    };
    complete(&fact, frame)?;
    Ok(fact)
}

/// Whether a fact says whose it is and, where that counts, when.
fn complete(fact: &Fact, frame: &Frame) -> Result<(), Reason> {
    let of_event = frame.bearer == Bearer::Event;
    match (&fact.subject, &fact.story) {
        (None, None) if of_event => {
            return Err(Reason::Missing("no `story`: which event it belongs to"));
        }
        (None, _) if !of_event => return Err(Reason::Missing("no `subject`: whose figure it is")),
        _ => {}
    }
    // Of an investment without its object nothing tells which one it is.
    if !of_event && !frame.toward.is_empty() && fact.object.is_none() {
        return Err(Reason::Missing("no `object`: towards whom or what"));
    }
    let names = [&fact.object, &fact.place, &fact.story];
    let told_apart = names.into_iter().any(Option::is_some) || fact.period.is_some();
    if frame.number == Number::Several && !told_apart {
        let measure = fact.measure;
        let problem = format!("one can have several of `{measure}`, and nothing says which");
        let help = "add `object`, `place`, `period` or `story`";
        return Err(Reason::Wrong((Key::Measure, problem, help)));
    }
    if fact
        .start()
        .zip(fact.until)
        .is_some_and(|(start, until)| until < start)
    {
        let problem = "it ends before it begins".to_owned();
        let help = "`until` is the last day on which the figure is right";
        return Err(Reason::Wrong((Key::Until, problem, help)));
    }
    if frame.course != Course::Steady && fact.period.is_none() && !fact.is_dated() {
        let problem = format!(
            "`{}` changes with time, and nothing says when",
            fact.measure
        );
        let help = "add `as of`, `valid from` or `period`";
        return Err(Reason::Wrong((Key::Measure, problem, help)));
    }
    Ok(())
}

/// Whether two facts of one thing are of one time.
fn contradicts(a: &Fact, b: &Fact) -> bool {
    let begins = |fact: &Fact| fact.start().unwrap_or(Date::MIN);
    if a.start() == b.start() {
        return true;
    }
    let (first, later) = if begins(a) < begins(b) {
        (a, b)
    } else {
        (b, a)
    };
    first.until.is_some_and(|until| until >= begins(later))
}

fn locale(tag: &str) -> Result<&'static Locale, Wrong> {
    by_tag(tag).ok_or_else(|| {
        let tags: Vec<&str> = tags().filter(|tag| tag.len() == 2).collect();
        let problem = format!(
            "figures cannot be read in `{tag}`; there are {}",
            tags.join(", ")
        );
        (
            Key::Language,
            problem,
            "write the tag of a language, such as de or en-GB",
        )
    })
}

/// The measure that somebody calls so: by its name, else by a word for it, first in the language of the entry.
fn measure(words: &str, locale: &'static Locale) -> Result<&'static Frame, Wrong> {
    const HELP: &str = "`claimlint extract` shows how measures are called";
    let lower = words.replace('_', " ").to_lowercase();
    let others = || {
        tags()
            .filter_map(by_tag)
            .filter(|other| other.inherits.is_none())
    };
    let all = || std::iter::once(locale).chain(others());
    let is_real = |frame: &&Frame| !frame.kinds.is_empty();
    let named = |of: &'static Locale| {
        let mut frames = of.frames.iter().filter(is_real);
        frames.find(|frame| frame.measure.to_lowercase() == lower)
    };
    let evoked = |of: &'static Locale| {
        let (frame, _) = look_up(of.triggers, &lower)?;
        of.frames.get(usize::from(*frame)).filter(is_real)
    };
    if let Some(frame) = all().find_map(named).or_else(|| evoked(locale)) {
        return Ok(frame);
    }
    let found: BTreeMap<&str, &'static Frame> = (others().filter_map(evoked))
        .map(|frame| (frame.measure, frame))
        .collect();
    let mut found_in = found.values();
    match (found_in.next(), found_in.next()) {
        (Some(only), None) => Ok(*only),
        (Some(_), Some(_)) => {
            let names: Vec<String> = found.keys().map(|name| format!("`{name}`")).collect();
            let problem = format!("`{words}` can mean {}", names.join(" or "));
            Err((Key::Measure, problem, "write the one that is meant"))
        }
        _ => {
            let names: BTreeSet<&str> = all()
                .flat_map(|of| of.frames)
                .filter(is_real)
                .map(|frame| frame.measure)
                .collect();
            let meant = match nearest(&lower, names).first() {
                Some(near) => format!("; did you mean `{near}`?"),
                None => String::new(),
            };
            Err((
                Key::Measure,
                format!("no measure is called `{words}`{meant}"),
                HELP,
            ))
        }
    }
}

/// The only figure that `value` holds, as one of this measure.
fn figure(value: &str, locale: &'static Locale, frame: &Frame) -> Result<Quantity, Wrong> {
    const HELP: &str = "write one figure with its unit, such as 41,000, $2.4 billion or 4.1%";
    let wrong = |problem: String| (Key::Value, problem, HELP);
    let source = ingest::plain("value", value).map_err(|error| wrong(error.to_string()))?;
    let source = source.with_meta(Meta {
        lang: Some(locale.tag.to_owned()),
        ..Meta::default()
    });
    let found = figures(&source)
        .map(|found| found.mentions)
        .unwrap_or_default();
    let mut figure = match found.as_slice() {
        [] => return Err(wrong("no figure stands here".to_owned())),
        [Mention::Figure(figure)] => figure.clone(),
        [Mention::Skipped(number)] => {
            return Err(wrong(format!(
                "this is read as no figure: {}",
                number.why.name()
            )));
        }
        several => return Err(wrong(format!("{} numbers stand here", several.len()))),
    };
    if matches!(figure.unit, Unit::Bare | Unit::Calendar) && frame.kinds.contains(&Kind::Count) {
        (figure.unit, figure.kind) = (Unit::Count(Noun::default()), Kind::Count);
    }
    if !frame.kinds.contains(&figure.kind) {
        let kinds: Vec<&str> = frame.kinds.iter().map(|kind| kind.name()).collect();
        let (measure, kinds) = (frame.measure, kinds.join(" or "));
        let kind = figure.kind.name();
        return Err(wrong(format!(
            "`{measure}` is told in {kinds}, and this is read as {kind}"
        )));
    }
    if figure.garble.is_some() {
        return Err(wrong("the figure is broken".to_owned()));
    }
    if figure.readings.len() > 1 {
        let values = figure.readings.iter().filter_map(|reading| reading.value);
        let values: Vec<String> = values.map(|value| value.normalize().to_string()).collect();
        let problem = format!("this can be read as {}", values.join(" or "));
        let help = "write it out in digits, or say its `language`";
        return Err((Key::Value, problem, help));
    }
    Ok(figure)
}

fn scope(word: &str) -> Result<ScopeName, Wrong> {
    let all = ScopeName::all();
    let plain = |name: &str| name.replace(['_', '-', ' '], "");
    let found = all.iter().find(|scope| plain(scope.name()) == plain(word));
    found.copied().ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|scope| scope.name()).collect();
        let problem = match nearest(word, names.iter().copied()).first() {
            Some(near) => format!("no scope is called `{word}`; did you mean `{near}`?"),
            None => format!(
                "no scope is called `{word}`; there are {}",
                names.join(", ")
            ),
        };
        (
            Key::Scope,
            problem,
            "leave it out where the figure is of the whole",
        )
    })
}

fn period(key: Key, time: &str) -> Result<Period, Wrong> {
    Period::of_iso(time).ok_or_else(|| {
        let problem = format!("`{time}` is no time that can be read");
        (
            key,
            problem,
            "write 2025-12-31, 2025-12, 2025-Q4, 2025-H2 or 2025",
        )
    })
}
