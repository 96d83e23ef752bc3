//! Figures in one line: the text with `[[…]]` around each figure, and what each says.

use super::{Bound, Quantity, Unit, Words, recognise, tokenise};
use crate::lang::{Hedge, locale_of};
use crate::testing::unmark;
use crate::text::{Source, Span};

fn figures(text: &str) -> Vec<Quantity> {
    let source = Source::verbatim("t", text, Vec::new());
    let source = source.with_meta(crate::text::Meta {
        lang: Some("en".into()),
        ..Default::default()
    });
    let locale = locale_of(&source).unwrap();
    let tokens = tokenise(text, Span::new(0, text.len() as u32), locale);
    recognise(&Words {
        text,
        tokens: &tokens,
        locale,
    })
}

/// What a figure says, in short: `about 15000000000 USD`.
fn says(figure: &Quantity) -> String {
    let end = |bound: Bound| {
        bound
            .value()
            .map_or("…".to_owned(), |v| v.normalize().to_string())
    };
    let reading = figure.reading();
    let value = match reading.value {
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
    let unit = match &figure.unit {
        Unit::Money(currency) => currency.code.to_owned(),
        Unit::Percent => "%".into(),
        Unit::Points => "pp".into(),
        Unit::Count(noun) => noun.head.clone(),
        Unit::Symbol(symbol) => (*symbol).to_owned(),
        Unit::Time(unit) => (*unit).to_owned(),
        Unit::Calendar => "(year)".into(),
        Unit::Bare => String::new(),
    };
    format!("{hedge}{value} {unit}").trim_end().to_owned()
}

#[track_caller]
fn reads(marked: &str, expected: &[&str]) {
    let (text, spans) = unmark(marked);
    let found = figures(&text);
    let places: Vec<&str> = found.iter().map(|f| &text[f.span.range()]).collect();
    let marks: Vec<&str> = spans.iter().map(|s| &text[s.range()]).collect();
    assert_eq!(places, marks, "the figures of {text:?}");
    assert_eq!(
        found.iter().map(says).collect::<Vec<_>>(),
        expected,
        "what they say in {text:?}"
    );
}

#[test]
fn money_is_read_in_every_common_form() {
    reads(
        "It paid [[$15 billion]] and [[$15B]].",
        &["15000000000 USD", "15000000000 USD"],
    );
    reads(
        "It cost [[€2.5m]], [[£900mn]] or [[USD34.6 million]].",
        &["2500000 EUR", "900000000 GBP", "34600000 USD"],
    );
    reads(
        "It cost [[A$20]] or [[10 billion dollars]] or [[120 million US dollars]].",
        &["20 AUD", "10000000000 USD", "120000000 USD"],
    );
    reads("[[Half a billion dollars]] went.", &["500000000 USD"]);
}

#[test]
fn percent_and_points_are_told_apart() {
    reads(
        "It rose [[24%]], [[5 per cent]], [[2 percentage points]], [[25bp]].",
        &["24 %", "5 %", "2 pp", "0.25 pp"],
    );
}

#[test]
fn counts_come_with_their_noun() {
    reads(
        "It laid off [[4,000]] employees in [[14]] countries.",
        &["4000 employee", "14 country"],
    );
    reads(
        "Police found [[seven]] men and [[twenty-one]] women.",
        &["7 man", "21 woman"],
    );
    reads("[[One hundred and three]] people died.", &["103 person"]);
    reads(
        "Some [[hundreds of thousands]] of Nvidia GPUs.",
        &["200000..999000 gpu"],
    );
}

#[test]
fn hedges_are_kept_with_their_side() {
    reads("about [[$10 billion]]", &["about 10000000000 USD"]);
    reads("more than [[$10 billion]]", &["over 10000000000 USD"]);
    reads("at least [[$8 billion]]", &["at_least 8000000000 USD"]);
    reads(
        "up to an additional [[$5 billion]]",
        &["up_to 5000000000 USD"],
    );
    reads("nearly [[half]] its workforce", &["nearly 0.5"]);
    reads("[[10]] people or more", &["at_least 10 person"]);
}

#[test]
fn ranges_share_scale_and_unit() {
    reads(
        "between [[$10 and $15bn]]",
        &["10000000000..15000000000 USD"],
    );
    reads("It takes [[four to six weeks]].", &["4..6 week"]);
    reads("[[20–24m]] long", &["20..24 m"]);
    reads("It rose from [[5%]] to [[7%]].", &["5 %", "7 %"]);
}

#[test]
fn a_share_of_so_many_is_one_figure() {
    reads("It cuts [[one in ten]] jobs.", &["0.1"]);
    reads(
        "[[A quarter]] of them left on the third of March.",
        &["0.25"],
    );
}

#[test]
fn units_are_kept_in_their_base() {
    reads(
        "[[2 gigawatts]], [[12,500 hectares]], [[42.6-km]] line, [[2nm]] chips",
        &["2000000000 W", "12500 ha", "42600 m", "0.000000002 m"],
    );
}

#[test]
fn durations_and_years_are_figures() {
    reads(
        "a [[seven-year]] deal until [[2032]]",
        &["7 year", "2032 (year)"],
    );
    reads("over the next [[two fiscal years]]", &["2 fiscal year"]);
}

#[test]
fn foreign_separators_give_all_readings() {
    let figure = &figures("more than $10.000 billion")[0];
    let values: Vec<String> = figure
        .readings
        .iter()
        .map(|r| r.value.unwrap().normalize().to_string())
        .collect();
    assert_eq!(values, ["10000000000", "10000000000000"]);
    reads("worth [[$1,4 trillion]]", &["1400000000000 USD"]);
}

#[test]
fn names_times_scores_and_phones_are_no_figures() {
    for text in [
        "GPT-4 and GPT-4 Turbo",
        "Microsoft 365 Copilot",
        "Trainium 2 chips",
        "EC2 UltraServers",
        "at 4:52 a.m.",
        "won 2-1",
        "the 9/11 attacks",
        "call 555 0142",
        "4 min read",
        "COVID-19 and the A350-1000",
        "Windows 11",
        "on March 4",
        "open 24/7",
        "a 5G network",
    ] {
        assert_eq!(
            figures(text).iter().map(says).collect::<Vec<_>>(),
            [""; 0],
            "{text}"
        );
    }
}

#[test]
fn broken_figures_are_mended_and_marked() {
    for text in [
        "more than 2019 $13 billion",
        "winds of 6 5 kilometres per hour",
        "1,3000 people",
        "confirmed 1,31O infections",
        "worth $5 billion million",
        "cost 122$8.5 billion",
    ] {
        let found = figures(text);
        assert!(
            found.iter().any(|f| f.garble.is_some()),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_hedge_belongs_to_one_figure() {
    for text in [
        "12.500 at least tens of billions of euros",
        "$5 million or more than $6 million",
        "on 12 May 2025 at least 5 people",
    ] {
        let found = figures(text);
        let hedges: Vec<_> = found.iter().filter_map(|f| f.hedge_span).collect();
        assert!(!hedges.is_empty(), "{text}");
        assert!(
            hedges.windows(2).all(|h| h[0].end() <= h[1].start()),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn names_and_lists_with_commas_are_no_figures() {
    for text in [
        "Tests found 1,4-dioxane, 1,3-butadiene and 2,4-D in the river.",
        "Rooms 12,14 and 16 are closed.",
        "lanes 2,3 and 4 are shut",
        "see pages 12,13",
        "Version 1.100.000 of the app",
        "Ticket number 3.200.100 won prizes.",
        "see No. 3.200.100",
        "as John 3,16 says",
        "on June 5,2024",
    ] {
        assert_eq!(
            figures(text).iter().map(says).collect::<Vec<_>>(),
            [""; 0],
            "{text}"
        );
    }
}

#[test]
fn decimal_commas_before_a_unit_stay_figures() {
    reads(
        "a [[1,5-litre]] engine, [[2,5-million-euro]] flats and levels [[2,5 metres]] high",
        &["1.5 l", "2500000 EUR", "2.5 m"],
    );
}

#[test]
fn litres_and_francs_are_read_as_such() {
    reads(
        "a [[2l]] bottle for [[6,000 billion CFA francs]]",
        &["2 l", "6000000000000 XOF"],
    );
    reads("[[5,000 billion tonnes]]", &["5000000000000 t"]);
    reads("[[six million million miles]]", &["6000000000000 mile"]);
}
