//! Language files and how they become tables: the files are what people edit, the tables what runs.

use super::sense::{Basis, Course, Hedge, Kind, Modality, Role, Scope};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// One file of `data/locales`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LocaleFile {
    tag: String,
    separators: Separators,
    abbreviations: Vec<String>,
    numbers: BTreeMap<String, u32>,
    scales: Scales,
    vague: BTreeMap<String, (i64, i64)>,
    dozen: Vec<String>,
    fractions: BTreeMap<String, (u32, u32)>,
    hedges: Hedges,
    currencies: Currencies,
    percent: Vec<String>,
    points: Vec<String>,
    basis_points: Vec<String>,
    units: BTreeMap<String, BTreeMap<String, String>>,
    times: BTreeMap<String, String>,
    months: BTreeMap<String, u32>,
    plurals: BTreeMap<String, String>,
    whole: Vec<String>,
    numbered: Vec<String>,
    labels: Vec<String>,
    listing: Vec<String>,
    rates: Vec<String>,
    temporal: Vec<String>,
    elliptic: Vec<String>,
    function_words: Vec<String>,
    not_names: Vec<String>,
    narrowing: Vec<String>,
    events: BTreeMap<String, String>,
    pronouns: Vec<String>,
    descriptions: Vec<String>,
    topical: Vec<String>,
    years: Vec<String>,
    possessive: Vec<String>,
    by: Vec<String>,
    of: Vec<String>,
    each: Vec<String>,
    conjunctions: Vec<String>,
    articles: Vec<String>,
    definite: Vec<String>,
    determiners: Vec<String>,
    owners: Vec<String>,
    same: Vec<String>,
    oblique: Vec<String>,
    beside: Vec<String>,
    acting: Vec<String>,
    passives: Vec<String>,
    relative: Vec<String>,
    places: Vec<String>,
    inside: Vec<String>,
    between: Vec<String>,
    range_joins: Vec<String>,
    between_joins: Vec<String>,
    scopes: BTreeMap<String, Vec<String>>,
    bases: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<String, Vec<String>>,
    modalities: BTreeMap<String, Vec<String>>,
    attributions: Vec<String>,
    previously: Vec<String>,
    exhaustive: Vec<String>,
    sums_up: Vec<String>,
    not_exhaustive: Vec<String>,
    rounding: Vec<String>,
    running: Vec<String>,
    to_date: Vec<String>,
    averages: Vec<String>,
    comparing: Vec<String>,
    persons: Vec<String>,
    exclusive: Vec<String>,
    apart: Vec<String>,
    traits: Vec<String>,
    subrows: Vec<String>,
    total_words: Vec<String>,
    furniture: Vec<String>,
    frames: Vec<FrameFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Separators {
    decimal: char,
    group: char,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scales {
    word: BTreeMap<String, u32>,
    glued: BTreeMap<String, u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hedges {
    before: BTreeMap<String, Vec<String>>,
    after: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Currencies {
    signs: BTreeMap<String, String>,
    prefixed: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    codes: Vec<String>,
    small: Vec<String>,
    adjectives: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameFile {
    measure: String,
    kinds: Vec<String>,
    verbs: Vec<String>,
    nouns: Vec<String>,
    #[serde(default)]
    toward: Vec<String>,
    part_of: Option<String>,
    bearer_of: Option<String>,
    #[serde(default)]
    counts: Vec<String>,
    #[serde(default)]
    bearer_after: Vec<String>,
    course: Option<String>,
    #[serde(default)]
    event: bool,
    #[serde(default)]
    several: bool,
}

/// The Rust source of the tables of these language files.
fn tables(files: &[(&str, &str)]) -> String {
    let mut out = String::from(
        "//! Generated from `data/locales` by the tests of this module (`UPDATE=1 cargo test`): do not edit.\n\n\
         use super::locale::{Bearer, Frame, Locale, Number, Trigger, Unit};\n\
         use super::sense::{Basis, Course, Hedge, Kind, Modality, Role, Scope};\n\n",
    );
    let mut names = Vec::new();
    for (name, yaml) in files {
        let file: LocaleFile =
            serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{name}: {error}"));
        let constant = file.tag.to_uppercase().replace('-', "_");
        writeln!(
            out,
            "#[rustfmt::skip]\nstatic {constant}: Locale = {};\n",
            locale(&file)
        )
        .unwrap();
        names.push(format!("&{constant}"));
    }
    writeln!(
        out,
        "/// Every language there is a table for; the first stands where nothing decides."
    )
    .unwrap();
    writeln!(
        out,
        "pub(super) static LOCALES: &[&Locale] = &[{}];",
        names.join(", ")
    )
    .unwrap();
    out
}

fn locale(f: &LocaleFile) -> String {
    let mut out = String::from("Locale {\n");
    let mut field = |name: &str, value: String| writeln!(out, "    {name}: {value},").unwrap();
    field("tag", format!("{:?}", f.tag));
    field("decimal", format!("{:?}", f.separators.decimal));
    field("group", format!("{:?}", f.separators.group));
    field("numbers", pairs(&f.numbers));
    field("scales", pairs(&f.scales.word));
    field("glued_scales", pairs(&f.scales.glued));
    field("vague", pairs(&f.vague));
    field("fractions", pairs(&f.fractions));
    field("months", pairs(&f.months));
    field("times", pairs(&f.times));
    field("plurals", pairs(&f.plurals));
    field("events", pairs(&f.events));
    field("currency_signs", pairs(&f.currencies.signs));
    field("currency_prefixes", pairs(&f.currencies.prefixed));
    field("currency_words", pairs(&f.currencies.words));
    field(
        "hedges_before",
        senses("Hedge", &f.hedges.before, Hedge::ALL, Hedge::name),
    );
    field(
        "hedges_after",
        senses("Hedge", &f.hedges.after, Hedge::ALL, Hedge::name),
    );
    field(
        "scopes",
        senses("Scope", &f.scopes, Scope::ALL, Scope::name),
    );
    field("bases", senses("Basis", &f.bases, Basis::ALL, Basis::name));
    field("roles", senses("Role", &f.roles, Role::ALL, Role::name));
    field(
        "modalities",
        senses("Modality", &f.modalities, Modality::ALL, Modality::name),
    );
    field("units", units(&f.units));
    for (name, list) in word_lists(f) {
        field(name, words(list));
    }
    field("frames", frames(&f.frames));
    field("triggers", triggers(&f.frames));
    out.push('}');
    out
}

/// The plain word lists of a language file, by the field they fill.
fn word_lists(f: &LocaleFile) -> Vec<(&'static str, &[String])> {
    vec![
        ("abbreviations", &f.abbreviations),
        ("dozen", &f.dozen),
        ("currency_codes", &f.currencies.codes),
        ("currency_small", &f.currencies.small),
        ("currency_adjectives", &f.currencies.adjectives),
        ("percent", &f.percent),
        ("points", &f.points),
        ("basis_points", &f.basis_points),
        ("whole", &f.whole),
        ("numbered", &f.numbered),
        ("labels", &f.labels),
        ("listing", &f.listing),
        ("rates", &f.rates),
        ("temporal", &f.temporal),
        ("elliptic", &f.elliptic),
        ("function_words", &f.function_words),
        ("not_names", &f.not_names),
        ("narrowing", &f.narrowing),
        ("pronouns", &f.pronouns),
        ("descriptions", &f.descriptions),
        ("topical", &f.topical),
        ("years", &f.years),
        ("possessive", &f.possessive),
        ("by", &f.by),
        ("of", &f.of),
        ("each", &f.each),
        ("articles", &f.articles),
        ("definite", &f.definite),
        ("determiners", &f.determiners),
        ("owners", &f.owners),
        ("same", &f.same),
        ("oblique", &f.oblique),
        ("beside", &f.beside),
        ("acting", &f.acting),
        ("passives", &f.passives),
        ("relative", &f.relative),
        ("places", &f.places),
        ("inside", &f.inside),
        ("between", &f.between),
        ("range_joins", &f.range_joins),
        ("between_joins", &f.between_joins),
        ("conjunctions", &f.conjunctions),
        ("attributions", &f.attributions),
        ("previously", &f.previously),
        ("exhaustive", &f.exhaustive),
        ("sums_up", &f.sums_up),
        ("not_exhaustive", &f.not_exhaustive),
        ("rounding", &f.rounding),
        ("running", &f.running),
        ("to_date", &f.to_date),
        ("averages", &f.averages),
        ("comparing", &f.comparing),
        ("persons", &f.persons),
        ("exclusive", &f.exclusive),
        ("apart", &f.apart),
        ("traits", &f.traits),
        ("subrows", &f.subrows),
        ("total_words", &f.total_words),
        ("furniture", &f.furniture),
    ]
}

fn words<S: AsRef<str>>(list: &[S]) -> String {
    let set: BTreeSet<&str> = list.iter().map(AsRef::as_ref).collect();
    assert_eq!(
        set.len(),
        list.len(),
        "a word stands twice in {:?}",
        list.iter().map(AsRef::as_ref).collect::<Vec<_>>()
    );
    format!("&{:?}", set.iter().collect::<Vec<_>>())
}

fn pairs<T: std::fmt::Debug>(map: &BTreeMap<String, T>) -> String {
    format!("&{:?}", map.iter().collect::<Vec<_>>())
}

fn senses<T: Copy + std::fmt::Debug>(
    kind: &str,
    map: &BTreeMap<String, Vec<String>>,
    all: &[T],
    name: fn(T) -> &'static str,
) -> String {
    let mut table = BTreeMap::new();
    for (sense, phrases) in map {
        let value = all
            .iter()
            .find(|v| name(**v) == sense)
            .unwrap_or_else(|| panic!("{kind} has no {sense:?}"));
        for phrase in phrases {
            let double = table.insert(phrase, format!("{kind}::{value:?}"));
            assert!(double.is_none(), "{phrase:?} has two senses of {kind}");
        }
    }
    let rows: Vec<String> = table
        .iter()
        .map(|(phrase, value)| format!("({phrase:?}, {value})"))
        .collect();
    format!("&[{}]", rows.join(", "))
}

fn units(map: &BTreeMap<String, BTreeMap<String, String>>) -> String {
    let mut table = BTreeMap::new();
    for (symbol, names) in map {
        for (name, factor) in names {
            let double = table.insert(
                name,
                format!("Unit {{ symbol: {symbol:?}, factor: {factor:?} }}"),
            );
            assert!(double.is_none(), "the unit {name:?} stands twice");
        }
    }
    let rows: Vec<String> = table
        .iter()
        .map(|(name, unit)| format!("({name:?}, {unit})"))
        .collect();
    format!("&[{}]", rows.join(", "))
}

fn kind(name: &str) -> String {
    let kind = Kind::ALL
        .iter()
        .find(|k| k.name() == name)
        .unwrap_or_else(|| panic!("no kind {name:?}"));
    format!("Kind::{kind:?}")
}

fn frames(frames: &[FrameFile]) -> String {
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
        ] {
            if !list.is_empty() {
                write!(out, "{name}: {}, ", words(list)).unwrap();
            }
        }
        for (name, measure) in [("part_of", &f.part_of), ("bearer_of", &f.bearer_of)] {
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
        if f.event {
            out.push_str("bearer: Bearer::Event, ");
        }
        if f.several {
            out.push_str("number: Number::Several, ");
        }
        out.push_str("..Frame::PLAIN },\n");
    }
    out.push_str("    ]");
    out
}

fn triggers(frames: &[FrameFile]) -> String {
    let mut rows = BTreeSet::new();
    for (index, frame) in frames.iter().enumerate() {
        for verb in &frame.verbs {
            rows.extend(
                verb_forms(verb)
                    .into_iter()
                    .map(|form| (form, index, "Verb")),
            );
        }
        for noun in &frame.nouns {
            rows.extend(
                noun_forms(noun)
                    .into_iter()
                    .map(|form| (form, index, "Noun")),
            );
        }
    }
    let rows: Vec<String> = rows
        .iter()
        .map(|(form, index, kind)| format!("({form:?}, ({index}, Trigger::{kind}))"))
        .collect();
    format!("&[{}]", rows.join(", "))
}

/// All forms of a verb: given with slashes, or made the regular way from the infinitive (its first word).
fn verb_forms(verb: &str) -> Vec<String> {
    if verb.contains('/') {
        return verb.split('/').map(str::to_owned).collect();
    }
    let (verb, tail) = verb
        .split_once(' ')
        .map_or((verb, String::new()), |(v, t)| (v, format!(" {t}")));
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let third = match verb {
        _ if ["s", "sh", "ch", "x"].iter().any(|end| verb.ends_with(end)) => format!("{verb}es"),
        _ => format!("{verb}s"),
    };
    let doubled = if ["commit"].contains(&verb) { "t" } else { "" };
    [
        verb.to_owned(),
        third,
        format!("{stem}{doubled}ed"),
        format!("{stem}{doubled}ing"),
    ]
    .map(|form| form + &tail)
    .to_vec()
}

/// Singular and plural of a noun: given with a slash, or made the regular way.
fn noun_forms(noun: &str) -> Vec<String> {
    match noun.split_once('/') {
        Some((one, many)) => vec![one.to_owned(), many.to_owned()],
        None => vec![noun.to_owned(), format!("{noun}s")],
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test writes the tables")]
fn tables_are_made_from_the_language_files() {
    let files = [("en.yaml", include_str!("data/locales/en.yaml"))];
    let wanted = tables(&files);
    if std::env::var_os("UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang/tables.rs");
        std::fs::write(path, &wanted).unwrap();
    } else {
        assert!(
            wanted == include_str!("tables.rs"),
            "src/lang/tables.rs is not current: run UPDATE=1 cargo test --lib tables"
        );
    }
}

#[test]
fn regular_verbs_and_nouns_are_inflected() {
    assert_eq!(
        verb_forms("raise"),
        ["raise", "raises", "raised", "raising"]
    );
    assert_eq!(
        verb_forms("pull in"),
        ["pull in", "pulls in", "pulled in", "pulling in"]
    );
    assert_eq!(noun_forms("stake"), ["stake", "stakes"]);
}
