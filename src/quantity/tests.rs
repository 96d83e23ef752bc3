//! Figures in one line: the text with `[[…]]` around each figure, and what each says. The lines of every language stand in
//! `tests/<tag>.txt`.

use super::{Bound, Mention, Quantity, Tokenised, Unit, Words, mentions};
use crate::lang::{Hedge, Kind, by_tag};
use crate::testing::unmark;
use crate::text::{Sentence, Span};
use rust_decimal::Decimal;

/// Every mention of `text`, read as an article in the language `tag`.
fn read(tag: &str, text: &str) -> Vec<Mention> {
    let whole = Sentence {
        span: Span::new(0, text.len() as u32),
        block: 0,
    };
    let read = Tokenised::of(text, &[whole], by_tag(tag).unwrap());
    let locale = read.convention.locale;
    let words = Words {
        text,
        tokens: &read.tokens,
        locale,
        lexicon: locale.lexicon(),
        marks: read.convention.marks,
    };
    let mut found = Vec::new();
    mentions(&words, &mut found);
    found
}

/// What a mention says, in short: `about 15000000000 USD`, `- clock-time`.
fn says(mention: &Mention) -> String {
    let figure = match mention {
        Mention::Figure(figure) => figure,
        Mention::Skipped(skipped) => return format!("- {}", skipped.why.name()),
    };
    let end = |bound: Bound| {
        bound
            .value()
            .map_or("…".to_owned(), |v| v.normalize().to_string())
    };
    let reading = figure.reading();
    let value = match reading.value {
        Some(value) if figure.kind == Kind::Ratio => value.round_dp(4).normalize().to_string(),
        Some(value) => value.normalize().to_string(),
        None => format!(
            "{}..{}",
            end(reading.interval.low),
            end(reading.interval.high)
        ),
    };
    let hedge = match figure.hedge {
        Hedge::Exact | Hedge::Range => String::new(),
        hedge => format!("{} ", hedge.name()),
    };
    let direction = figure
        .direction
        .map_or(String::new(), |d| format!(" {}", d.name()));
    format!("{hedge}{value} {}", unit(figure))
        .trim_end()
        .to_owned()
        + &direction
}

fn unit(figure: &Quantity) -> &str {
    match (&figure.unit, figure.kind) {
        (Unit::Rate(name), _) => name,
        (_, Kind::Ordinal) => "(rank)",
        (Unit::Bare, Kind::Ratio) => "(ratio)",
        (Unit::Money(currency), _) => currency.code,
        (Unit::Percent, _) => "%",
        (Unit::Points, _) => "pp",
        (Unit::Count(noun), _) => &noun.head,
        (Unit::Symbol(symbol), _) => symbol,
        (Unit::Time(unit), _) => unit,
        (Unit::Calendar, _) => "(year)",
        (Unit::Bare, _) => "",
    }
}

/// What is wrong with the reading of one line, if anything is.
fn wrong(tag: &str, line: &str) -> Option<String> {
    let (marked, expected) = line.rsplit_once(" => ").expect("a line says what it means");
    let (text, spans) = unmark(marked);
    let found = read(tag, &text);
    let expected: Vec<_> = expected.split(" | ").map(|s| plain(s.trim())).collect();
    let right = found.len() == spans.len()
        && expected.len() == spans.len()
        && found
            .iter()
            .zip(&spans)
            .zip(&expected)
            .all(|((mention, span), expected)| {
                // Of a number that is no figure the reason counts, not how far its name reaches.
                let place = match mention {
                    Mention::Figure(figure) => figure.span == *span,
                    Mention::Skipped(skipped) => {
                        skipped.span.start() < span.end() && span.start() < skipped.span.end()
                    }
                };
                place && says(mention) == *expected
            });
    let found: Vec<_> = found
        .iter()
        .map(|m| (&text[m.span().range()], says(m)))
        .collect();
    (!right).then(|| format!("{line}\n    {found:?}"))
}

/// What a line expects, its number without zeros at the end.
fn plain(expected: &str) -> String {
    let number = |word: &str| {
        word.parse::<Decimal>()
            .map_or(word.to_owned(), |n| n.normalize().to_string())
    };
    let words: Vec<_> = expected.split(' ').map(number).collect();
    words.join(" ")
}

/// Checks every line of a language.
#[track_caller]
fn check(tag: &str, lines: &str) {
    let cases = || {
        lines
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    };
    assert!(cases().count() > 0, "lines of {tag}");
    let wrong: Vec<String> = cases().filter_map(|line| wrong(tag, line)).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} lines:\n{}",
        wrong.len(),
        cases().count(),
        wrong.join("\n")
    );
}

macro_rules! languages {
    ($($name:ident: $tag:literal,)+) => {
        $(#[test]
        fn $name() {
            check($tag, include_str!(concat!("tests/", $tag, ".txt")));
        })+
    };
}

languages! {
    english: "en",
    english_of_india: "en-IN",
    english_of_south_africa: "en-ZA",
    german: "de",
    german_of_switzerland: "de-CH",
    spanish: "es",
    spanish_of_argentina: "es-AR",
    spanish_of_chile: "es-CL",
    spanish_of_colombia: "es-CO",
    spanish_of_mexico: "es-MX",
    spanish_of_the_united_states: "es-US",
    french: "fr",
    french_of_canada: "fr-CA",
    french_of_switzerland: "fr-CH",
    italian: "it",
    italian_of_switzerland: "it-CH",
    portuguese: "pt",
    portuguese_of_brazil: "pt-BR",
    portuguese_of_portugal: "pt-PT",
}
