//! Files about order and how they become tables: the files are what people edit, the tables what runs.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

type List = Vec<String>;

/// One file `<tag>.order.yaml` of `data/locales`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderFile {
    later: List,
    than_planned: List,
    planned: List,
    after: List,
    before: List,
    lasted: List,
    began: List,
    ended: List,
    slightly: List,
    born: List,
    died: List,
    aged: List,
    founded: List,
    firms: List,
    old: List,
    terms: List,
    signed: List,
    apart: List,
    straight: List,
    turns: List,
    milestones: List,
    limits: List,
    largest: BTreeMap<String, List>,
    alike: BTreeMap<String, List>,
}

/// The source of the table of one file.
fn table(file: &OrderFile) -> String {
    let mut out = String::from("Order {\n");
    let mut field = |name: &str, value: String| writeln!(out, "        {name}: {value},").unwrap();
    for (name, list) in lists(file) {
        let set: BTreeSet<&String> = list.iter().collect();
        assert_eq!(set.len(), list.len(), "a word stands twice in {list:?}");
        field(
            name,
            format!("&{set:?}").replace('{', "[").replace('}', "]"),
        );
    }
    field("largest", rows(&file.largest));
    field("alike", rows(&file.alike));
    out.push_str("    }");
    out
}

fn lists(file: &OrderFile) -> Vec<(&'static str, &List)> {
    vec![
        ("later", &file.later),
        ("than_planned", &file.than_planned),
        ("planned", &file.planned),
        ("after", &file.after),
        ("before", &file.before),
        ("lasted", &file.lasted),
        ("began", &file.began),
        ("ended", &file.ended),
        ("slightly", &file.slightly),
        ("born", &file.born),
        ("died", &file.died),
        ("aged", &file.aged),
        ("founded", &file.founded),
        ("firms", &file.firms),
        ("old", &file.old),
        ("terms", &file.terms),
        ("signed", &file.signed),
        ("apart", &file.apart),
        ("straight", &file.straight),
        ("turns", &file.turns),
        ("milestones", &file.milestones),
        ("limits", &file.limits),
    ]
}

/// Phrases by what they mean.
fn rows(map: &BTreeMap<String, List>) -> String {
    let mut rows = BTreeMap::new();
    for (name, phrases) in map {
        for phrase in phrases {
            let double = rows.insert(phrase, name);
            assert!(double.is_none(), "{phrase:?} stands twice");
        }
    }
    format!("&{:?}", rows.iter().collect::<Vec<_>>())
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test reads the files and writes the tables"
)]
fn tables_are_made_from_the_files_about_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang");
    let locales = folder.join("data/locales");
    let mut tables = BTreeMap::new();
    for entry in std::fs::read_dir(&locales).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(tag) = name.strip_suffix(".order.yaml") {
            let text = std::fs::read_to_string(locales.join(&name)).unwrap();
            let file: OrderFile =
                serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            tables.insert(tag.to_owned(), table(&file));
        }
    }
    let rows: Vec<String> = (tables.iter())
        .map(|(tag, table)| format!("    ({tag:?}, {table}),\n"))
        .collect();
    let wanted = format!(
        "//! Generated from `data/locales/*.order.yaml` by the test of `order_schema` (`UPDATE=1 cargo test`): do not edit.\n\n\
         use super::order::Order;\n\n\
         /// What each language says about order.\n\
         #[rustfmt::skip]\npub(super) static ORDERS: &[(&str, Order)] = &[\n{}];\n",
        rows.concat()
    );
    let path = folder.join("order_tables.rs");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &wanted).unwrap();
    } else {
        assert!(
            wanted == std::fs::read_to_string(path).unwrap(),
            "src/lang/order_tables.rs is not current: run UPDATE=1 cargo test --lib tables"
        );
    }
}
