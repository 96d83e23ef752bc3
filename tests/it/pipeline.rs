//! What holds from bytes to report, for any input: no panic, spans in order, the same whatever the order of the articles.
#![expect(clippy::disallowed_methods, reason = "tests read the tree")]

use claimlint::ledger::claims;
use claimlint::report::{self, Report, extract};
use claimlint::{Corpus, Outcome, RULES, Source, SourceId, Span, check, ingest};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What figures and the claims around them are made of, in the order chance puts it; most stand with their space.
const SCRAPS: &[&str] = &[
    "0",
    "1",
    "5 ",
    "00",
    "0.000 ",
    "12.500 ",
    "3,5 ",
    "1,234 ",
    "1.234.567 ",
    "1,3000 ",
    "12,34,567 ",
    "2019 ",
    "10.000 ",
    "9999999999999999999999999999999 ",
    "79228162514264337593543950335 ",
    "999999999999999999999999 ",
    "0.00000000000000000001 ",
    "0.0000000000000000000000000001 ",
    "5\u{a0}200 ",
    "5\u{202f}200 ",
    "1'234 ",
    ".",
    ",",
    "'",
    "’",
    "-",
    "–",
    "—",
    ":",
    ";",
    "/",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "“",
    "”",
    "…",
    "!",
    "?",
    "%",
    "% ",
    "°",
    "°C ",
    "#",
    "# ",
    "## ",
    "- ",
    "> ",
    "| ",
    " |\n",
    "\n|---|\n",
    "\n",
    "\n\n",
    ". ",
    ", ",
    " ",
    "\t",
    "\u{a0}",
    "---\n",
    "$",
    "€",
    "£",
    "¥",
    "₹",
    "US$",
    "A$",
    "USD ",
    "EUR ",
    "dollars ",
    "euros ",
    "US dollars ",
    "hundred ",
    "thousand ",
    "million ",
    "billion ",
    "trillion ",
    "lakh ",
    "crore ",
    "m ",
    "bn ",
    "B ",
    "k ",
    "dozens of ",
    "hundreds of ",
    "tens of billions of ",
    "half ",
    "a third of ",
    "two ",
    "seven ",
    "twenty-one ",
    "ninety-nine ",
    "a dozen ",
    "percent ",
    "percentage points ",
    "basis points ",
    "km ",
    "hectares ",
    "year ",
    "days ",
    "people ",
    "jobs ",
    "more than ",
    "about ",
    "up to ",
    "at least ",
    "nearly ",
    "between ",
    "and ",
    "to ",
    "from ",
    "or more ",
    "the ",
    "each ",
    "initially ",
    "an additional ",
    "a total of ",
    "the remaining ",
    "of which ",
    "including ",
    "pre-money ",
    "post-money ",
    "valuation ",
    "of ",
    "in ",
    "by ",
    "with ",
    "at ",
    "its ",
    "it ",
    "they ",
    "the company ",
    "Orbit ",
    "Lumen ",
    "Lumen's ",
    "Amazon Web Services (AWS) ",
    "AWS ",
    "Bank of England ",
    "Nvidia and SoftBank ",
    "invested ",
    "invests ",
    "raised ",
    "round ",
    "contract ",
    "killed ",
    "will cut ",
    "rose ",
    "said ",
    "according to ",
    "plans ",
    "in talks ",
    "may ",
    "denied ",
    "was ",
    "January ",
    "12 May 2025 ",
    "Q1 2024 ",
    "a year earlier ",
    "Total ",
    "Of the ",
    "bringing the total to ",
    "is split into ",
    "altogether ",
    "e\u{301}",
    "שלום ",
    "\u{202e}",
    "😀",
    "ı",
    "İ",
    "ß",
    "ẞ",
    "ﬁ",
    "Ω",
    "ΌΣΟΣ ",
    "兆",
    "\u{feff}",
    "٣",
    "²",
    "½",
];

/// Sentences that claim something, so that rules have something to compare.
const SENTENCES: &[&str] = &[
    "Orbit invested $5 million in Lumen. ",
    "Orbit invested $6 million in Lumen. ",
    "Orbit invested $6.000 million in Lumen. ",
    "Orbit will invest $15 billion in Lumen initially, with an additional $35 billion later. ",
    "Orbit is contributing a total of $50 billion to Lumen. ",
    "Orbit invested $15 billion in Lumen. ",
    "Orbit is in talks to invest about $10 billion in Lumen. ",
    "Lumen raised $110 billion at a $730 billion pre-money valuation. ",
    "Orbit invested $50 billion in Lumen and Nvidia invested $60 billion in Lumen. ",
    "Lumen's valuation soars to $730B. ",
    "Fennmoor Holdings (FH) will cut 2,400 jobs. ",
    "FH will cut 4,200 jobs. ",
    "Fennmoor will cut 300 jobs. ",
    "FENNMOOR met Fennmoor. ",
    "The flood drove out 3.200 people and covered 12.500 hectares. ",
    "The fire burned 12,500 hectares. ",
    "The flood killed 12 people: seven men, three women and four children. ",
    "The flood killed 15 people. ",
    "# Orbit's $15B investment in Lumen\n\n",
    "\n\n",
    "| Item | Cost |\n|---|---|\n| A | 780 |\n| B | 420 |\n| Total | 1,850 |\n\n",
];

fn scraps() -> impl Strategy<Value = String> {
    vec(
        prop_oneof![9 => select(SCRAPS), 1 => select(SENTENCES)],
        0..60,
    )
    .prop_map(|scraps| scraps.concat())
}

fn story() -> impl Strategy<Value = Vec<(String, u8)>> {
    let text = vec(
        prop_oneof![9 => select(SENTENCES), 1 => select(SCRAPS)],
        1..8,
    );
    vec((text.prop_map(|text| text.concat()), 0..4_u8), 1..6)
}

/// An article of its own name; of four days one is unknown.
fn article(index: usize, text: &str, day: u8) -> Option<Source> {
    let date = match day {
        0 => String::new(),
        day => format!("published: 2026-02-0{day}\n"),
    };
    let text = format!("---\nlang: en\n{date}---\n{text}");
    ingest::read(&format!("{index}.md"), text.as_bytes()).ok()
}

/// Everything that is printed about `corpus`.
fn printed(corpus: &Corpus) -> String {
    let all: BTreeSet<SourceId> = corpus.articles().iter().map(|a| a.id()).collect();
    let report = Report::new(corpus, all, check(corpus, RULES));
    let articles: Vec<_> = corpus.articles().iter().collect();
    let mut text = [
        report::full(&report, 80),
        report::concise(&report),
        report::json(&report),
    ]
    .concat();
    text.push_str(&extract::json(&articles));
    for article in articles {
        text.push_str(&claims::render(article));
    }
    text
}

/// The promises about spans, then everything that is printed.
fn run(corpus: &Corpus) -> String {
    for article in corpus.articles() {
        let text = article.source().text();
        let (mut end, mut hedge_end) = (0, 0);
        for claim in article.claims() {
            let (span, within) = (claim.quantity.span, article.sentence(claim).span);
            assert!(span.start() >= end, "claims are in order and apart");
            assert!(within.contains(span), "a figure lies in its sentence");
            assert!(!span.is_empty() && text.get(span.range()).is_some());
            assert!(!claim.quantity.readings.is_empty());
            end = span.end();
            if let Some(hedge) = claim.quantity.hedge_span {
                assert!(hedge.start() >= hedge_end, "hedges are in order and apart");
                assert!(
                    within.contains(hedge),
                    "a hedge lies in the sentence of its figure"
                );
                assert!(text.get(hedge.range()).is_some());
                assert!(!hedge.overlaps(span), "hedges lie outside the figure");
                hedge_end = hedge.end();
            }
            let slots = [
                claim.measure.as_ref().and_then(|s| s.span),
                claim.subject.and_then(|s| s.span),
                claim.object.and_then(|s| s.span),
                claim.scope.span,
                claim.modality.span,
                claim.role.span,
                claim.attribution.and_then(|s| s.span),
                claim.place.and_then(|s| s.span),
            ];
            for slot in slots.into_iter().flatten() {
                assert!(
                    text.get(slot.range()).is_some(),
                    "words begin and end at characters"
                );
            }
        }
        let mentions = article.entities().iter().flat_map(|e| &e.mentions);
        let mut mentions: Vec<Span> = mentions.copied().collect();
        mentions.sort();
        assert!(mentions.windows(2).all(|pair| !pair[0].overlaps(pair[1])));
    }
    printed(corpus)
}

/// What was found, without the order in which articles were given.
fn found(corpus: &Corpus, outcome: &Outcome) -> BTreeSet<String> {
    let findings = outcome.findings.iter().map(|finding| {
        let labels = finding.labels.iter().map(|label| {
            let source = corpus.get(label.site.source).source();
            let (name, span) = (source.name(), label.site.span);
            format!(
                "{name} {} {:?} {}",
                span.start(),
                label.role,
                source.slice(span)
            )
        });
        let labels: Vec<String> = labels.collect();
        format!("{} {}: {labels:?}", finding.rule.code, finding.message)
    });
    findings.collect()
}

fn found_in(sources: &[Source], order: &[usize]) -> (BTreeSet<String>, String) {
    let corpus = Corpus::read(order.iter().map(|&at| sources[at].clone()));
    (found(&corpus, &check(&corpus, RULES)), printed(&corpus))
}

/// The whole pipeline runs for each case, so an ordinary run takes few; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    ProptestConfig::default().cases / 16
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]
    #[test]
    fn no_bytes_make_the_pipeline_panic(bytes in vec(any::<u8>(), 0..300)) {
        for name in ["a.md", "a.txt"] {
            if let Ok(source) = ingest::read(name, &bytes) {
                run(&Corpus::read([source]));
            }
        }
    }

    #[test]
    fn no_text_makes_the_pipeline_panic(text in "\\PC{0,120}", scraps in scraps(), day in 0..4_u8) {
        for text in [&text, &scraps, &format!("{scraps}{text}")] {
            let sources = ingest::plain("a.txt", text).into_iter().chain(article(0, text, day));
            run(&Corpus::read(sources));
        }
    }

    #[test]
    fn the_same_bytes_come_out_twice(story in story()) {
        let read = || story.iter().enumerate().filter_map(|(i, (text, day))| article(i, text, *day));
        prop_assert_eq!(run(&Corpus::read(read())), run(&Corpus::read(read())));
    }

    #[test]
    fn the_order_of_articles_changes_nothing(story in story(), swaps in vec(any::<(Index, Index)>(), 5)) {
        let sources: Vec<Source> = story.iter().enumerate().filter_map(|(i, (text, day))| article(i, text, *day)).collect();
        let mut order: Vec<usize> = (0..sources.len()).collect();
        let first = found_in(&sources, &order);
        for (a, b) in swaps.iter().filter(|_| !sources.is_empty()) {
            order.swap(a.index(sources.len()), b.index(sources.len()));
        }
        prop_assert_eq!(first, found_in(&sources, &order));
    }
}

#[test]
fn the_order_of_the_labelled_articles_changes_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stories = fs::read_dir(root.join("tests/corpus")).unwrap();
    let mut folders: Vec<_> = stories.map(|entry| entry.unwrap().path()).collect();
    folders.push(root.join("sources"));
    for folder in folders.iter().filter(|path| path.is_dir()) {
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|e| e == "md" || e == "txt"));
        let sources: Vec<Source> = files
            .filter_map(|path| {
                ingest::read(&path.to_string_lossy(), &fs::read(&path).unwrap()).ok()
            })
            .collect();
        let order: Vec<usize> = (0..sources.len()).collect();
        let first = found_in(&sources, &order);
        for turned in 0..sources.len() {
            let mut order = order.clone();
            order.rotate_left(turned);
            order.reverse();
            assert_eq!(first, found_in(&sources, &order), "{}", folder.display());
        }
    }
}

/// What a random sentence seldom brings together: the largest and the smallest numbers with scales, units and ranges.
#[test]
fn extreme_figures_are_read_or_left_but_never_a_panic() {
    let numbers = [
        "0",
        "0.000",
        "000",
        "0.00000000000000000001",
        "1",
        "10.000",
        "500,000",
        "79228162514264337593543950335",
        "999999999999999999999999",
        "99999999999999999999.9999",
        "1,3000",
        "9.999.999.999.999.999.999.999",
    ];
    let behind = [
        "",
        " million",
        " billion",
        " trillion",
        " lakh crore",
        " million billion",
        "%",
        " km",
        " basis points",
        " GW",
        " people",
        "-year",
    ];
    for a in numbers {
        for scale in behind {
            let b = numbers.iter().map(|b| {
                format!("Between ${a}{scale} and ${b} trillion, {a} to {b}{scale}, ${a}–{b}{scale}: {b}{scale}, {a} and {b}, {b} in all. Orbit invested ${a}{scale} in Lumen initially, a total of ${b}{scale}. ")
            });
            let text: String = b.collect();
            run(&Corpus::read([ingest::plain("a.txt", &text).unwrap()]));
        }
    }
}
