//! Files about time and how they become tables: the files are what people edit, the tables what runs.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

type List = Vec<String>;
type Map<T> = BTreeMap<String, T>;

/// One file `<tag>.times.yaml` of `data/locales`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeFile {
    weekdays: Map<List>,
    days: Map<i32>,
    day_parts: List,
    units: Map<List>,
    seasons: Map<List>,
    ordinals: Map<i32>,
    letters: Map<List>,
    spans: Map<(String, i32)>,
    spans_before: Map<(String, i32)>,
    shifts: Map<i32>,
    shifts_before: Map<i32>,
    past: List,
    ago: List,
    ago_ahead: List,
    earlier: List,
    fiscal: List,
    edges: Map<List>,
    of: List,
    since: List,
    until: List,
    by: List,
    as_of: List,
    half_of: List,
    clauses: List,
    again: List,
    ending: List,
    between: List,
    to: List,
    against: List,
    saying: List,
    future: List,
    dated: List,
    budgets: List,
    starting: List,
    over_winter: List,
    in_year: List,
}

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const UNITS: [&str; 8] = [
    "day", "week", "month", "quarter", "half", "year", "fiscal", "season",
];
const EDGES: [&str; 4] = ["start", "middle", "end", "some"];

/// The source of the table of one file.
fn table(file: &TimeFile) -> String {
    let mut out = String::from("Times {\n");
    let mut field = |name: &str, value: String| writeln!(out, "        {name}: {value},").unwrap();
    field("weekdays", numbered(&file.weekdays, &WEEKDAYS));
    field("seasons", numbered(&file.seasons, &SEASONS));
    for (name, map) in [
        ("days", &file.days),
        ("ordinals", &file.ordinals),
        ("shifts", &file.shifts),
        ("shifts_before", &file.shifts_before),
    ] {
        field(name, format!("&{:?}", map.iter().collect::<Vec<_>>()));
    }
    field("units", senses(&file.units, &UNITS, "TimeUnit"));
    field("letters", senses(&file.letters, &UNITS, "TimeUnit"));
    field("edges", senses(&file.edges, &EDGES, "Edge"));
    field("spans", shifts(&file.spans));
    field("spans_before", shifts(&file.spans_before));
    for (name, list) in lists(file) {
        field(name, words(list));
    }
    out.push_str("    }");
    out
}

fn lists(file: &TimeFile) -> Vec<(&'static str, &List)> {
    vec![
        ("day_parts", &file.day_parts),
        ("past", &file.past),
        ("ago", &file.ago),
        ("ago_ahead", &file.ago_ahead),
        ("earlier", &file.earlier),
        ("fiscal", &file.fiscal),
        ("of", &file.of),
        ("since", &file.since),
        ("until", &file.until),
        ("by", &file.by),
        ("as_of", &file.as_of),
        ("half_of", &file.half_of),
        ("clauses", &file.clauses),
        ("again", &file.again),
        ("ending", &file.ending),
        ("between", &file.between),
        ("to", &file.to),
        ("against", &file.against),
        ("saying", &file.saying),
        ("future", &file.future),
        ("dated", &file.dated),
        ("budgets", &file.budgets),
        ("starting", &file.starting),
        ("over_winter", &file.over_winter),
        ("in_year", &file.in_year),
    ]
}

fn words(list: &[String]) -> String {
    let set: BTreeSet<&String> = list.iter().collect();
    assert_eq!(set.len(), list.len(), "a word stands twice in {list:?}");
    format!("&{set:?}").replace('{', "[").replace('}', "]")
}

/// Phrases by the place of their meaning among `names`, from 1.
fn numbered(map: &Map<List>, names: &[&str]) -> String {
    let place = |name: &str| format!("{}", 1 + place(name, names));
    rows(map, place)
}

fn senses(map: &Map<List>, names: &[&str], sense: &str) -> String {
    rows(map, |name| variant(sense, name, names))
}

fn rows(map: &Map<List>, value: impl Fn(&str) -> String) -> String {
    let mut rows = BTreeMap::new();
    for (name, phrases) in map {
        for phrase in phrases {
            let double = rows.insert(phrase, value(name));
            assert!(double.is_none(), "{phrase:?} stands twice");
        }
    }
    let rows: Vec<String> = (rows.iter())
        .map(|(phrase, value)| format!("({phrase:?}, {value})"))
        .collect();
    format!("&[{}]", rows.join(", "))
}

fn shifts(map: &Map<(String, i32)>) -> String {
    let row = |(phrase, (unit, by)): (&String, &(String, i32))| {
        let unit = variant("TimeUnit", unit, &UNITS);
        format!("({phrase:?}, Shift {{ unit: {unit}, by: {by} }})")
    };
    let rows: Vec<String> = map.iter().map(row).collect();
    format!("&[{}]", rows.join(", "))
}

fn place(name: &str, names: &[&str]) -> usize {
    let found = names.iter().position(|known| *known == name);
    found.unwrap_or_else(|| panic!("{name:?} is none of {names:?}"))
}

fn variant(sense: &str, name: &str, names: &[&str]) -> String {
    let name = names[place(name, names)];
    format!("{sense}::{}{}", name[..1].to_uppercase(), &name[1..])
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test reads the files and writes the tables"
)]
fn tables_are_made_from_the_files_about_time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang");
    let locales = folder.join("data/locales");
    let mut tables = BTreeMap::new();
    for entry in std::fs::read_dir(&locales).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(tag) = name.strip_suffix(".times.yaml") {
            let text = std::fs::read_to_string(locales.join(&name)).unwrap();
            let file: TimeFile =
                serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            tables.insert(tag.to_owned(), table(&file));
        }
    }
    let rows: Vec<String> = (tables.iter())
        .map(|(tag, table)| format!("    ({tag:?}, {table}),\n"))
        .collect();
    let wanted = format!(
        "//! Generated from `data/locales/*.times.yaml` by the test of `time_schema` (`UPDATE=1 cargo test`): do not edit.\n\n\
         use super::times::{{Edge, Shift, TimeUnit, Times}};\n\n\
         /// What each language says about time.\n\
         #[rustfmt::skip]\npub(super) static TIMES: &[(&str, Times)] = &[\n{}];\n",
        rows.concat()
    );
    let path = folder.join("time_tables.rs");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &wanted).unwrap();
    } else {
        assert!(
            wanted == std::fs::read_to_string(path).unwrap(),
            "src/lang/time_tables.rs is not current: run UPDATE=1 cargo test --lib tables"
        );
    }
}
