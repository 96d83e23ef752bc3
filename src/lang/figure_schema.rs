//! The language files for figures, and the units and currencies that all languages share, as tables of senses.

use super::sense::Hedge;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

type Map<T> = BTreeMap<String, T>;
type List = Vec<String>;

/// One file of `data/locales`: words, lower case, as printed. What they mean stands at the senses they become.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LocaleFile {
    pub(super) tag: String,
    /// The language whose words it has, too.
    pub(super) inherits: Option<String>,
    /// Currencies that speak for this variant of its language.
    pub(super) hints: List,
    pub(super) separators: Option<Separators>,
    /// Whether a plain space parts groups of three.
    pub(super) spaces: Option<bool>,
    /// Whether an apostrophe ends a word.
    pub(super) elision: bool,
    /// Whether number words are written in one.
    pub(super) compounds: bool,
    /// Whether nouns start with a capital.
    pub(super) capital_nouns: bool,
    /// Whether adjectives stand before their noun.
    pub(super) adjectives_first: bool,
    /// Whether all its papers separate digits alike, so that other signs are surely wrong.
    pub(super) one_convention: bool,
    /// Whether thousands of billions are a scale too much (`$10,000 billion`).
    pub(super) doubled_scale: bool,
    /// Whether a point makes digits an ordinal.
    pub(super) ordinal_point: bool,
    /// Words with a point that end no sentence, without the last point.
    pub(super) abbreviations: List,
    numbers: Map<u32>,
    one: List,
    number_joins: List,
    cent_joins: List,
    minus: List,
    minus_after: List,
    decimal_words: List,
    mixed: Map<String>,
    pub(super) scales: Scales,
    dozens: Map<u32>,
    round: Map<u32>,
    vague: Map<(i64, i64)>,
    fractions: Map<(u32, u32)>,
    multiples: Map<String>,
    times_words: List,
    times_compare: List,
    ordinals: Map<u32>,
    ordinal_suffixes: List,
    hedges: Hedges,
    fillers: List,
    directions: Directions,
    change_words: List,
    from: List,
    to: List,
    moves: List,
    against: List,
    between: List,
    between_joins: List,
    range_joins: List,
    list_joins: List,
    shares: List,
    every_nth: List,
    pub(super) of: List,
    pub(super) percent: List,
    points: List,
    bare_points: List,
    basis_points: List,
    per_mille: List,
    units: Map<Map<String>>,
    pounds: List,
    weigh: List,
    placing: List,
    pay: List,
    times: Map<String>,
    ages: List,
    pub(super) months: Map<u32>,
    date_joins: List,
    periods: List,
    decade_before: List,
    decade_after: List,
    clock_before: List,
    clock_after: List,
    numbered: List,
    labels: List,
    addresses: List,
    furniture: List,
    speech: List,
    pub(super) function_words: List,
    pub(super) not_names: List,
    pub(super) definite: List,
    pub(super) articles: List,
    pub(super) determiners: List,
    before_nouns: List,
    elliptic: List,
    /// Verbs with a word of rise or fall in them that tell of none.
    #[serde(default)]
    no_turn: List,
    temporal: List,
    /// Irregular plurals and their singular.
    pub(super) plurals: Map<String>,
    /// Endings of plurals and what the singular ends in.
    pub(super) plural_endings: Map<String>,
    /// Endings of words that are no plural though they look it.
    pub(super) singular_endings: List,
    /// Things that only come whole.
    pub(super) whole: List,
    /// Words that give decimals to things that only come whole.
    pub(super) rates: List,
    pub(super) currencies: Currencies,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Separators {
    pub(super) decimal: char,
    pub(super) group: char,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Scales {
    pub(super) word: Map<u32>,
    glued: Map<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Hedges {
    before: Map<List>,
    after: Map<List>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Directions {
    before: Turns,
    after: Turns,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Turns {
    up: List,
    down: List,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Currencies {
    signs: Map<String>,
    prefixed: Map<String>,
    words: Map<String>,
    minor: Map<String>,
    /// Scale and currency in one: the power of ten and the ISO code.
    scaled: Map<(u32, String)>,
    pub(super) small: List,
}

/// `data/currencies.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CurrencyFile {
    codes: List,
    /// Codes that are also words.
    careful: List,
    signs: Map<String>,
    /// Signs that several currencies have.
    shared: Map<List>,
    prefixed: Map<String>,
    /// Letters that mean a currency only in some variants, whose files have them.
    prefixed_variant: Vec<serde_yaml::Value>,
    pub(super) small: List,
}

/// `data/units.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitFile {
    sources: Map<String>,
    units: Vec<UnitEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    symbol: String,
    dimension: String,
    si: Option<String>,
    of: Option<String>,
    source: String,
    #[serde(default, rename = "note")]
    _note: String,
    #[serde(default, rename = "ratio")]
    _ratio: Vec<String>,
    signs: Map<Sign>,
}

/// How many of the unit a sign means, and where it means it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Sign {
    Anywhere(String),
    Marked {
        n: String,
        /// Only as printed here.
        #[serde(default)]
        case: bool,
        /// Only directly behind digits.
        #[serde(default)]
        glued: bool,
    },
}

/// Rows of a table of senses, sorted by phrase; two senses of one class for a phrase are a mistake.
#[derive(Default)]
pub(super) struct Rows(BTreeSet<(String, String)>);

impl Rows {
    fn add(&mut self, phrase: &str, sense: &str) {
        let phrase = phrase.to_lowercase().replace('’', "'");
        let class = |sense: &str| sense.split('(').next().map(str::to_owned);
        let double = !phrase.is_empty()
            && self
                .0
                .iter()
                .any(|(p, s)| *p == phrase && class(s) == class(sense) && s != sense);
        assert!(!double, "{phrase:?} has two senses like {sense}");
        self.0.insert((phrase, sense.to_owned()));
    }

    /// A row that may stand beside others of its class.
    fn insert(&mut self, phrase: &str, sense: String) {
        self.0.insert((phrase.to_lowercase(), sense));
    }

    fn list(&mut self, list: &[String], sense: &str) {
        for phrase in list {
            self.add(phrase, sense);
        }
    }

    fn map<T>(&mut self, map: &Map<T>, sense: impl Fn(&T) -> String) {
        for (phrase, value) in map {
            self.add(phrase, &sense(value));
        }
    }

    /// The rows as a Rust expression.
    pub(super) fn source(&self) -> String {
        let rows: Vec<String> = self
            .0
            .iter()
            .map(|(phrase, sense)| format!("({phrase:?}, Sense::{sense})"))
            .collect();
        format!("&[{}]", rows.join(", "))
    }
}

impl LocaleFile {
    /// What its words mean to a figure; `shared` knows the units.
    pub(super) fn rows(&self, shared: &UnitFile, currencies: &CurrencyFile) -> Rows {
        let mut rows = Rows::default();
        rows.map(&self.numbers, |n| format!("Number({n})"));
        rows.map(&self.mixed, |n| format!("Mixed({})", hundredths(n)));
        rows.map(&self.scales.word, |n| format!("Scale({n})"));
        rows.map(&self.scales.glued, |n| format!("GluedScale({n})"));
        rows.map(&self.dozens, |n| format!("Dozen({n})"));
        rows.map(&self.round, |n| format!("Round({n})"));
        rows.map(&self.vague, |(low, high)| format!("Vague({low}, {high})"));
        rows.map(&self.fractions, |(n, d)| format!("Fraction({n}, {d})"));
        rows.map(&self.multiples, |n| format!("Multiple({})", hundredths(n)));
        rows.map(&self.ordinals, |n| format!("Ordinal({n})"));
        rows.map(&self.times, |name| {
            let known = TIMES.contains(&name.as_str());
            assert!(known, "no unit of time {name:?}");
            format!("Time({name:?})")
        });
        rows.map(&self.months, |n| format!("Month({n})"));
        rows.map(&self.plurals, |one| format!("Plural({one:?})"));
        let money = &self.currencies;
        rows.map(&money.signs, |code| format!("Currency({code:?})"));
        rows.map(&money.prefixed, |code| format!("Currency({code:?})"));
        rows.map(&money.words, |code| format!("CurrencyWord({code:?})"));
        // "dollars" alone are as unsure as their sign.
        let dollars = currencies.shared.get("$").expect("a sign that many have");
        for (name, code) in &money.words {
            if !name.contains(' ') && dollars.contains(code) {
                rows.add(name, "SharedCurrency");
            }
        }
        rows.map(&money.minor, |code| format!("Minor({code:?})"));
        rows.map(&money.scaled, |(n, code)| {
            format!("ScaleCurrency({n}, {code:?})")
        });
        for (symbol, names) in &self.units {
            assert!(
                shared.units.iter().any(|unit| unit.symbol == *symbol),
                "{}: no unit {symbol:?}",
                self.tag
            );
            rows.map(names, |factor| {
                unit(symbol, "", &Sign::Anywhere(factor.clone()))
            });
        }
        for (side, turns) in [
            ("Before", &self.directions.before),
            ("After", &self.directions.after),
        ] {
            rows.list(&turns.up, &format!("Up{side}"));
            rows.list(&turns.down, &format!("Down{side}"));
        }
        for (side, map) in [
            ("Before", &self.hedges.before),
            ("After", &self.hedges.after),
        ] {
            for (name, phrases) in map {
                let hedge = Hedge::ALL.iter().find(|hedge| hedge.name() == name);
                let hedge = hedge.unwrap_or_else(|| panic!("no hedge {name:?}"));
                rows.list(phrases, &format!("Hedge{side}(Hedge::{hedge:?})"));
            }
        }
        for (list, sense) in self.lists() {
            rows.list(list, sense);
        }
        rows
    }

    fn lists(&self) -> Vec<(&List, &'static str)> {
        vec![
            (&self.one, "One"),
            (&self.number_joins, "NumberJoin"),
            (&self.cent_joins, "CentJoin"),
            (&self.minus, "Minus"),
            (&self.minus_after, "MinusAfter"),
            (&self.decimal_words, "DecimalWord"),
            (&self.times_words, "Times"),
            (&self.times_compare, "TimesCompare"),
            (&self.ordinal_suffixes, "OrdinalSuffix"),
            (&self.fillers, "Filler"),
            (&self.change_words, "ChangeWord"),
            (&self.from, "From"),
            (&self.to, "To"),
            (&self.moves, "Move"),
            (&self.against, "Against"),
            (&self.between, "Between"),
            (&self.between_joins, "BetweenJoin"),
            (&self.range_joins, "RangeJoin"),
            (&self.list_joins, "ListJoin"),
            (&self.shares, "Share"),
            (&self.every_nth, "EveryNth"),
            (&self.of, "Of"),
            (&self.percent, "Percent"),
            (&self.points, "Points"),
            (&self.bare_points, "BarePoints"),
            (&self.basis_points, "BasisPoints"),
            (&self.per_mille, "PerMille"),
            (&self.pounds, "Pound"),
            (&self.weigh, "Weigh"),
            (&self.placing, "Placing"),
            (&self.pay, "Pay"),
            (&self.ages, "Age"),
            (&self.date_joins, "DateJoin"),
            (&self.periods, "Period"),
            (&self.decade_before, "DecadeBefore"),
            (&self.decade_after, "DecadeAfter"),
            (&self.clock_before, "ClockBefore"),
            (&self.clock_after, "ClockAfter"),
            (&self.numbered, "Numbered"),
            (&self.labels, "Label"),
            (&self.addresses, "Address"),
            (&self.furniture, "Furniture"),
            (&self.speech, "Speech"),
            (&self.function_words, "Function"),
            (&self.not_names, "NotName"),
            (&self.definite, "Definite"),
            (&self.articles, "Article"),
            (&self.determiners, "Determiner"),
            (&self.before_nouns, "BeforeNoun"),
            (&self.whole, "Whole"),
            (&self.elliptic, "Elliptic"),
            (&self.no_turn, "NoTurn"),
            (&self.temporal, "Temporal"),
            (&self.abbreviations, "Abbreviation"),
        ]
    }
}

/// Names of units of time, the same in all languages.
const TIMES: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "fiscal year",
    "decade",
    "season",
    "century",
];

/// The senses all languages share.
pub(super) fn shared(currencies: &CurrencyFile, units: &UnitFile) -> Rows {
    let mut rows = Rows::default();
    // What is printed before digits goes before the letters of a code (GHC is the cedi of today, not that of 2006).
    let printed = |code: &&String| !currencies.prefixed.contains_key(&code.to_lowercase());
    for code in currencies.codes.iter().filter(printed) {
        rows.add(code, &format!("Currency({code:?})"));
    }
    rows.map(&currencies.signs, |code| format!("Currency({code:?})"));
    rows.map(&currencies.prefixed, |code| format!("Currency({code:?})"));
    rows.list(&currencies.careful, "CarefulCode");
    for sign in currencies.shared.keys() {
        rows.add(sign, "SharedCurrency");
    }
    for prefix in &currencies.prefixed_variant {
        assert!(
            prefix.get("variants").is_some(),
            "{prefix:?} names no variants"
        );
    }
    for entry in &units.units {
        let known = units.sources.contains_key(&entry.source);
        assert!(known, "no source {:?}", entry.source);
        for (sign, meaning) in &entry.signs {
            rows.insert(sign, unit(&entry.symbol, sign, meaning));
        }
    }
    rows
}

/// The units and what they are worth, as a Rust expression.
pub(super) fn measures(units: &UnitFile) -> String {
    let rows: Vec<String> = units
        .units
        .iter()
        .map(|u| {
            format!(
                "Measure {{ symbol: {:?}, dimension: {:?}, si: {:?}, of: {:?} }}",
                u.symbol, u.dimension, u.si, u.of
            )
        })
        .collect();
    format!("&[{}]", rows.join(", "))
}

fn unit(symbol: &str, printed: &str, sign: &Sign) -> String {
    let (n, case, glued) = match sign {
        Sign::Anywhere(n) => (n, false, false),
        Sign::Marked { n, case, glued } => (n, *case, *glued),
    };
    let exact = case.then_some(printed);
    let (mantissa, places) = decimal(n);
    format!(
        "Unit(&Unit {{ symbol: {symbol:?}, factor: ({mantissa}, {places}), exact: {exact:?}, glued: {glued} }})"
    )
}

/// Digits and number of decimals.
fn decimal(number: &str) -> (i128, usize) {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{decimals}").parse();
    (
        digits.unwrap_or_else(|_| panic!("{number:?} is no decimal")),
        decimals.len(),
    )
}

fn hundredths(number: &str) -> u32 {
    let (mantissa, places) = decimal(number);
    let all = mantissa * 10_i128.pow(2_u32.checked_sub(places as u32).expect("two decimals"));
    u32::try_from(all).expect("a small number")
}
