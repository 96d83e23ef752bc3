//! Language files and how they become tables: the files are what people edit, the tables what runs.

use super::figure_schema::{CurrencyFile, LocaleFile, UnitFile, measures, shared};
use super::frame_schema::{FrameFile, behave, frames};
use super::inflect::{Forms, Inflection, noun_forms, verb_forms};
use super::sense::{Basis, Modality, Role, Scope};
use super::who_schema::NameFile;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// One file of `data/locales` with what the sentences of a language say about its figures.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimFile {
    narrowing: Vec<String>,
    events: BTreeMap<String, String>,
    years: Vec<String>,
    /// What is counted, by one word for all languages, and the words for it.
    things: BTreeMap<String, Vec<String>>,
    per: Vec<String>,
    each_currency: Vec<String>,
    possessive: Vec<String>,
    by: Vec<String>,
    each: Vec<String>,
    conjunctions: Vec<String>,
    oblique: Vec<String>,
    beside: Vec<String>,
    acting: Vec<String>,
    passives: Vec<String>,
    relative: Vec<String>,
    places: Vec<String>,
    inside: Vec<String>,
    scopes: BTreeMap<String, Vec<String>>,
    bases: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<String, Vec<String>>,
    modalities: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    head_modalities: BTreeMap<String, Vec<String>>,
    attributions: Vec<String>,
    #[serde(default)]
    scopes_ahead: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    scopes_behind: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    speech: Vec<String>,
    #[serde(default)]
    locations: Vec<String>,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    past_endings: Vec<String>,
    #[serde(default)]
    future_endings: Vec<String>,
    #[serde(default)]
    conditional_endings: Vec<String>,
    #[serde(default)]
    futures: Vec<String>,
    #[serde(default)]
    backshifts: Vec<String>,
    #[serde(default)]
    conditions: Vec<String>,
    #[serde(default)]
    hearsay: Vec<String>,
    #[serde(default)]
    headline_plans: Vec<String>,
    #[serde(default)]
    contrasts: Vec<String>,
    #[serde(default)]
    respectively: Vec<String>,
    #[serde(default)]
    mute: Vec<String>,
    #[serde(default)]
    findings: Vec<String>,
    #[serde(default)]
    shows: Vec<String>,
    #[serde(default)]
    adverbial: Vec<String>,
    #[serde(default)]
    sayers: Vec<String>,
    #[serde(default)]
    retold: Vec<String>,
    #[serde(default)]
    wholes: Vec<String>,
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
    rest: Vec<String>,
    total_words: Vec<String>,
    /// Words between a figure and another that says the same in other terms: `2,400 jobs, or 8 percent of the staff`.
    #[serde(default)]
    apposing: Vec<String>,
    /// Pronouns for what was counted before: `nine of them firefighters`.
    #[serde(default)]
    themselves: Vec<String>,
    /// Endings of participles, by which something is done to what is counted: `schools closed`.
    #[serde(default)]
    participles: Vec<String>,
    #[serde(default)]
    verb_subject: bool,
    #[serde(default)]
    inflection: Inflection,
    frames: Vec<FrameFile>,
}

/// A language file for figures and, where there are any, the files for claims and names beside it.
struct Language {
    file: LocaleFile,
    claims: ClaimFile,
    names: NameFile,
}

/// The Rust source of the tables of these language files, each after the one it inherits from.
fn tables(languages: &[Language], currencies: &CurrencyFile, units: &UnitFile) -> String {
    let mut out = String::from(
        "//! Generated from `data` by the tests of this module (`UPDATE=1 cargo test`): do not edit.\n\n\
         use super::figure_sense::{Sense, Unit};\n\
         use super::lexicon::Lexicon;\n\
         use super::locale::{Bearer, Frame, Locale, Measure, Number, Trigger};\n\
         use super::sense::{Basis, Course, Hedge, Kind, Modality, Role, Scope};\n\
         use super::who::Who;\n\
         use std::sync::OnceLock;\n\n",
    );
    let constant = |tag: &str| tag.to_uppercase().replace('-', "_");
    let mut names = Vec::new();
    for (index, language) in languages.iter().enumerate() {
        let name = constant(&language.file.tag);
        let parent = language.file.inherits.as_deref().map(constant);
        let source = locale(language, index, parent.as_deref(), units, currencies);
        writeln!(
            out,
            "#[rustfmt::skip]\nconst {name}_TABLE: Locale = {source};\nstatic {name}: Locale = {name}_TABLE;\n"
        )
        .unwrap();
        names.push(format!("&{name}"));
    }
    let count = names.len();
    writeln!(
        out,
        "/// Every language there is a table for; the first stands where nothing decides.\n\
         #[rustfmt::skip]\npub(super) static LOCALES: &[&Locale] = &[{}];\n\n\
         /// Their lexicons.\n\
         #[rustfmt::skip]\npub(super) static LEXICONS: [OnceLock<Lexicon>; {count}] = [const {{ OnceLock::new() }}; {count}];\n\n\
         /// What all languages share: signs of units, codes and signs of currencies.\n\
         #[rustfmt::skip]\npub(super) static SHARED: &[(&str, Sense)] = {};\n\n\
         /// The units that values are kept in.\n\
         #[rustfmt::skip]\npub(super) static MEASURES: &[Measure] = {};",
        names.join(", "),
        shared(currencies, units).source(),
        measures(units),
    )
    .unwrap();
    out
}

fn locale(
    language: &Language,
    index: usize,
    parent: Option<&str>,
    units: &UnitFile,
    currencies: &CurrencyFile,
) -> String {
    let (f, claims) = (&language.file, &language.claims);
    let mut out = String::from("Locale {\n");
    let mut field = |name: &str, value: String| writeln!(out, "    {name}: {value},").unwrap();
    field("tag", format!("{:?}", f.tag));
    field("index", index.to_string());
    field(
        "inherits",
        parent.map_or("None".into(), |name| format!("Some(&{name})")),
    );
    field("hints", words(&f.hints));
    field("figures", f.rows(units, currencies).source());
    if let Some(signs) = &f.separators {
        field("decimal", format!("{:?}", signs.decimal));
        field("group", format!("{:?}", signs.group));
    }
    if let Some(spaces) = f.spaces.or(parent.is_none().then_some(false)) {
        field("spaces", spaces.to_string());
    }
    if let Some(parent) = parent {
        writeln!(out, "    ..{parent}_TABLE\n}}").unwrap();
        return out;
    }
    for (name, flag) in [
        ("elision", f.elision),
        ("compounds", f.compounds),
        ("capital_nouns", f.capital_nouns),
        ("adjectives_first", f.adjectives_first),
        ("ordinal_point", f.ordinal_point),
        ("one_convention", f.one_convention),
        ("doubled_scale", f.doubled_scale),
    ] {
        field(name, flag.to_string());
    }
    let small = currencies.small.iter().chain(&f.currencies.small);
    let small: BTreeSet<&String> = small.collect();
    field("currency_small", format!("&{:?}", Vec::from_iter(small)));
    field("scales", pairs(&f.scales.word));
    field("months", pairs(&f.months));
    field("plurals", pairs(&f.plurals));
    field("plural_endings", endings(&f.plural_endings));
    field("events", pairs(&claims.events));
    field("things", pairs(&things(&claims.things)));
    for (name, cues) in [
        ("scopes", &claims.scopes),
        ("scopes_ahead", &claims.scopes_ahead),
        ("scopes_behind", &claims.scopes_behind),
    ] {
        field(name, senses("Scope", cues, Scope::ALL, Scope::name));
    }
    field(
        "bases",
        senses("Basis", &claims.bases, Basis::ALL, Basis::name),
    );
    field(
        "roles",
        senses("Role", &claims.roles, Role::ALL, Role::name),
    );
    for (name, cues) in [
        ("head_modalities", &claims.head_modalities),
        ("modalities", &claims.modalities),
    ] {
        field(
            name,
            senses("Modality", cues, Modality::ALL, Modality::name),
        );
    }
    for (name, list) in word_lists(f, claims) {
        field(name, words(list));
    }
    field("who", language.names.source(words));
    field("verb_subject", claims.verb_subject.to_string());
    field("frames", frames(&claims.frames));
    let rows = Triggers::of(claims);
    field("triggers", rows.list(&rows.whole));
    field("tails", rows.list(&rows.tails));
    field("parted", rows.list(&rows.parted));
    out.push('}');
    out
}

/// The plain word lists of a language, by the field they fill.
fn word_lists<'f>(f: &'f LocaleFile, claims: &'f ClaimFile) -> Vec<(&'static str, &'f [String])> {
    vec![
        ("abbreviations", &f.abbreviations),
        ("percent", &f.percent),
        ("whole", &f.whole),
        ("rates", &f.rates),
        ("singular_endings", &f.singular_endings),
        ("function_words", &f.function_words),
        ("not_names", &f.not_names),
        ("of", &f.of),
        ("articles", &f.articles),
        ("definite", &f.definite),
        ("determiners", &f.determiners),
        ("narrowing", &claims.narrowing),
        ("years", &claims.years),
        ("per", &claims.per),
        ("each_currency", &claims.each_currency),
        ("possessive", &claims.possessive),
        ("by", &claims.by),
        ("each", &claims.each),
        ("conjunctions", &claims.conjunctions),
        ("oblique", &claims.oblique),
        ("beside", &claims.beside),
        ("acting", &claims.acting),
        ("passives", &claims.passives),
        ("relative", &claims.relative),
        ("places", &claims.places),
        ("inside", &claims.inside),
        ("attributions", &claims.attributions),
        ("speech", &claims.speech),
        ("locations", &claims.locations),
        ("facts", &claims.facts),
        ("past_endings", &claims.past_endings),
        ("future_endings", &claims.future_endings),
        ("conditional_endings", &claims.conditional_endings),
        ("futures", &claims.futures),
        ("backshifts", &claims.backshifts),
        ("conditions", &claims.conditions),
        ("hearsay", &claims.hearsay),
        ("headline_plans", &claims.headline_plans),
        ("contrasts", &claims.contrasts),
        ("respectively", &claims.respectively),
        ("mute", &claims.mute),
        ("findings", &claims.findings),
        ("shows", &claims.shows),
        ("adverbial", &claims.adverbial),
        ("sayers", &claims.sayers),
        ("retold", &claims.retold),
        ("wholes", &claims.wholes),
        ("previously", &claims.previously),
        ("exhaustive", &claims.exhaustive),
        ("sums_up", &claims.sums_up),
        ("not_exhaustive", &claims.not_exhaustive),
        ("rounding", &claims.rounding),
        ("running", &claims.running),
        ("to_date", &claims.to_date),
        ("averages", &claims.averages),
        ("comparing", &claims.comparing),
        ("persons", &claims.persons),
        ("exclusive", &claims.exclusive),
        ("apart", &claims.apart),
        ("traits", &claims.traits),
        ("subrows", &claims.subrows),
        ("rest", &claims.rest),
        ("total_words", &claims.total_words),
        ("apposing", &claims.apposing),
        ("participles", &claims.participles),
        ("themselves", &claims.themselves),
    ]
}

/// Endings of plurals, the longest first.
fn endings(map: &BTreeMap<String, String>) -> String {
    let mut rows: Vec<_> = map.iter().collect();
    rows.sort_by_key(|(end, _)| std::cmp::Reverse(end.len()));
    format!("&{rows:?}")
}

pub(super) fn words<S: AsRef<str>>(list: &[S]) -> String {
    let set: BTreeSet<&str> = list.iter().map(AsRef::as_ref).collect();
    assert_eq!(
        set.len(),
        list.len(),
        "a word stands twice in {:?}",
        list.iter().map(AsRef::as_ref).collect::<Vec<_>>()
    );
    format!("&{:?}", set.iter().collect::<Vec<_>>())
}

/// Words for what is counted, each with the word that stands for it in all languages.
fn things(map: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, &String> {
    let mut table = BTreeMap::new();
    for (thing, words) in map {
        for word in words {
            let double = table.insert(word.clone(), thing);
            assert!(double.is_none(), "{word:?} names two things");
        }
    }
    table
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

/// The words that evoke frames, each with the source of what it means.
#[derive(Default)]
struct Triggers {
    whole: BTreeSet<(String, String)>,
    /// Nouns that evoke their frame as the last part of a longer word, too.
    tails: BTreeSet<(String, String)>,
    /// Forms of verbs whose prefix stands at the end of the clause.
    parted: BTreeSet<(String, String)>,
}

impl Triggers {
    fn of(claims: &ClaimFile) -> Self {
        let mut rows = Self::default();
        for (index, frame) in claims.frames.iter().enumerate() {
            let meaning = |kind: &str| format!("({index}, Trigger::{kind})");
            for verb in &frame.verbs {
                let forms = match claims.inflection.is_empty() {
                    true => Forms {
                        whole: verb_forms(verb),
                        ..Forms::default()
                    },
                    false => claims.inflection.verb(verb),
                };
                rows.whole
                    .extend(forms.whole.into_iter().map(|form| (form, meaning("Verb"))));
                let parted = forms.parted.into_iter();
                rows.parted
                    .extend(parted.map(|(form, prefix)| (form, format!("({prefix:?}, {index})"))));
            }
            for (nouns, kind) in [(&frame.nouns, "Noun"), (&frame.things, "Thing")] {
                for noun in nouns {
                    let tail = noun.strip_prefix('-');
                    let forms = match claims.inflection.is_empty() {
                        true => noun_forms(noun),
                        false => claims.inflection.noun(tail.unwrap_or(noun)),
                    };
                    let plain = |form: String| form.trim_start_matches('-').to_owned();
                    let forms = forms.into_iter().map(|form| (plain(form), meaning(kind)));
                    if tail.is_some() {
                        rows.tails.extend(forms.clone());
                    }
                    rows.whole.extend(forms);
                }
            }
        }
        rows
    }

    fn list(&self, rows: &BTreeSet<(String, String)>) -> String {
        let rows = rows
            .iter()
            .map(|(form, meaning)| format!("({form:?}, {meaning})"));
        format!("&[{}]", rows.collect::<Vec<_>>().join(", "))
    }
}

/// Every language file in `data/locales`, parents first.
#[expect(
    clippy::disallowed_methods,
    reason = "the test reads the tables' sources"
)]
fn languages(folder: &Path) -> Vec<Language> {
    let read = |name: String| std::fs::read_to_string(folder.join("locales").join(name));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder.join("locales")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(tag) = name.strip_suffix(".yaml").filter(|tag| !tag.contains('.')) else {
            continue;
        };
        let file: LocaleFile = parse(&name, &read(name.clone()).unwrap());
        assert_eq!(file.tag, tag, "the tag of {name}");
        let claims = read(format!("{tag}.claims.yaml"));
        let claims = claims.map_or_else(|_| ClaimFile::default(), |yaml| parse(&name, &yaml));
        let names = read(format!("{tag}.names.yaml"));
        let names = names.map_or_else(|_| NameFile::default(), |yaml| parse(&name, &yaml));
        found.push(Language {
            file,
            claims,
            names,
        });
    }
    // English first: it stands where nothing decides.
    found.sort_by_key(|language| {
        let tag = language.file.tag.clone();
        (language.file.inherits.is_some(), tag != "en", tag)
    });
    behave(found.iter_mut().flat_map(|l| &mut l.claims.frames));
    found
}

fn parse<T: serde::de::DeserializeOwned>(name: &str, yaml: &str) -> T {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test writes the tables")]
fn tables_are_made_from_the_language_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang");
    let data = folder.join("data");
    let read = |name: &str| std::fs::read_to_string(data.join(name)).unwrap();
    let currencies = parse("currencies.yaml", &read("currencies.yaml"));
    let units = parse("units.yaml", &read("units.yaml"));
    let wanted = tables(&languages(&data), &currencies, &units);
    let path = folder.join("tables.rs");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &wanted).unwrap();
    } else {
        assert!(
            wanted == std::fs::read_to_string(path).unwrap(),
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
