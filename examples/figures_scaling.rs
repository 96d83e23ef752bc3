//! Whether reading figures costs the same for each byte of a short text and of a long one:
//! `cargo run --release --example figures_scaling [largest size in bytes] [part of a name]`.
//!
//! Prints nanoseconds per byte for each text and size, and the cost of the largest size as a multiple of that of the
//! first. News, and texts that nobody would write, each of which makes some loop of the reader run as far as it can.
#![expect(
    clippy::disallowed_methods,
    reason = "articles lie on disk, and a measurement needs a clock"
)]

#[path = "../benches/news/mod.rs"]
mod news;

use claimlint::{Block, BlockKind, Meta, Source, Span, figures};
use std::io::{self, Write};
use std::time::{Duration, Instant};

const SIZES: [usize; 5] = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
/// Short texts are read this often, the best time counts.
const ROUNDS: usize = 5;
/// No reading is begun that would take longer than this at ten times the cost of the last.
const PATIENCE: Duration = Duration::from_secs(120);
/// No reading is begun that would find more figures than this: their list would not fit into memory.
const MOST_FOUND: usize = 15_000_000;
/// Costs that grow by more than this, in hundredths, from one size to the next are marked. What grows with the square
/// of the size grows tenfold; a list of figures that leaves the cache makes its text up to three times as dear, once.
const SUSPICIOUS: u128 = 350;

/// Texts of one line: name, language and what is repeated.
const REPEATED: &[(&str, &str, &str)] = &[
    ("digits only", "en", "7"),
    ("separators only", "en", ",."),
    ("digits and spaces", "en", "7 "),
    ("groups and spaces", "fr", "123 "),
    ("groups of three", "en", "123,"),
    ("points and digits", "en", "1."),
    ("digits and apostrophes", "de-CH", "1'"),
    ("groups of zeros", "en", "000 "),
    ("groups of zeros and a lead", "fr", "1 000 "),
    ("one word", "en", "a"),
    ("letters and hyphens", "en", "a-"),
    ("digits and semicolons", "en", "1;"),
    ("digits and degrees", "en", "1°"),
    ("fields and numbers", "en", "{\"x\":1},"),
    ("one word of number words", "de", "tausend"),
    ("words with points", "en", "a."),
    ("elided", "fr", "l'"),
    ("elided numbers", "fr", "l'un "),
    ("number words", "en", "one two three "),
    ("number words, scaled", "en", "two thousand million "),
    ("number words, joined", "en", "twenty and "),
    ("number words, hyphened", "en", "one-"),
    ("number words", "de", "zwei drei und "),
    ("number words", "fr", "deux et quatre-vingt "),
    ("number words", "es", "mil y "),
    ("number words", "pt", "mil e "),
    ("number words", "it", "mila e "),
    ("scale words", "en", "million "),
    ("scale words", "fr", "cent mille "),
    ("vague amounts", "en", "tens of "),
    ("articles", "en", "a "),
    ("currency signs", "en", "$"),
    ("currency codes", "en", "US "),
    ("ranges", "en", "1-1-1-1"),
    ("ranges with spaces", "en", "1 - "),
    ("ranges in words", "en", "1 to "),
    ("between and", "en", "between 1 and "),
    ("from to", "en", "from 1 to "),
    ("hedges", "en", "more than more than "),
    ("hedges before figures", "en", "more than 1 "),
    ("hedges", "fr", "plus de plus de "),
    ("hedges behind", "en", "1 or more or more "),
    ("lists", "en", "1, 2, "),
    ("lists with and", "en", "1 and "),
    ("lists of percent", "de", "1, 2 und "),
    ("names with digits", "en", "A1-"),
    ("capitals", "en", "Ab "),
    ("capitals and number", "en", "Ab 1 "),
    ("adjectives", "de", "1 sehr sehr sehr sehr "),
    ("signs", "en", "-"),
    ("minus signs and digits", "en", "-1"),
    ("brackets", "en", "((1"),
    ("sentence ends", "en", "1. "),
    ("sentence ends, quoted", "en", ".\" "),
    ("full stops", "en", "..."),
    ("slashes", "en", "1/"),
    ("colons", "en", "1:"),
    ("addresses", "en", "http://a."),
    ("handles", "en", "@1"),
    ("months", "en", "May "),
    ("dates", "en", "1 May "),
    ("fractions", "en", "half a "),
    ("fraction signs", "en", "1½"),
    ("fractions in digits", "en", "1 1/2 "),
    ("shares", "en", "one in ten in "),
    ("ordinals", "de", "1. "),
    ("percent signs", "en", "1%"),
    ("units in a row", "en", "1 km "),
    ("hours and minutes", "en", "1 hour 1 minute "),
    ("multiples", "en", "twice "),
    ("spaces", "en", " "),
    ("no-break spaces", "en", "1\u{a0}"),
    ("combining", "en", "1\u{301}"),
];

/// One kind of text.
struct Text {
    name: String,
    lang: &'static str,
    /// What it repeats.
    unit: String,
    /// Whether it is all one block, or news with lines.
    one_block: bool,
}

impl Text {
    fn source(&self, size: usize) -> Source {
        let text = news::repeated(&self.unit, size);
        if !self.one_block {
            return news::source(self.lang, &text);
        }
        let span = Span::new(0, text.len() as u32);
        let kind = BlockKind::Paragraph;
        let mut meta = Meta::default();
        meta.lang = Some(self.lang.to_owned());
        Source::verbatim("line.txt", text, vec![Block { span, kind }]).with_meta(meta)
    }
}

fn texts() -> io::Result<Vec<Text>> {
    let mut texts = Vec::new();
    for lang in news::LANGUAGES {
        let unit = shuffled(&news::text(lang)?);
        texts.push(Text {
            name: format!("news ({lang})"),
            lang,
            unit: unit.clone(),
            one_block: false,
        });
        texts.push(Text {
            name: format!("news in one line ({lang})"),
            lang,
            unit: unit.replace('\n', " "),
            one_block: true,
        });
    }
    for &(name, lang, unit) in REPEATED {
        texts.push(Text {
            name: format!("{name} ({lang})"),
            lang,
            unit: unit.to_owned(),
            one_block: true,
        });
    }
    Ok(texts)
}

/// The paragraphs of `text` in an order that gives short stretches of it the same mix as long ones, the same each time.
fn shuffled(text: &str) -> String {
    let mut paragraphs: Vec<_> = text.split_inclusive("\n\n").enumerate().collect();
    paragraphs.sort_by_key(|(index, _)| (*index as u32).wrapping_mul(0x9e37_79b9));
    paragraphs.into_iter().map(|(_, words)| words).collect()
}

/// The best time for a text of this size, and how many figures it has.
fn measure(source: &Source, rounds: usize) -> (Duration, usize) {
    let mut best = Duration::MAX;
    let mut found = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        found = figures(source).map_or(0, |figures| figures.mentions.len());
        best = best.min(start.elapsed());
    }
    (best, found)
}

fn line(text: &Text, largest: usize, to: &mut impl Write) -> io::Result<()> {
    write!(to, "{:<36}", text.name)?;
    let mut costs: Vec<u128> = Vec::new();
    let (mut last, mut found) = (Duration::ZERO, 0);
    for size in SIZES {
        if size > largest || last * 100 > PATIENCE || found * 10 > MOST_FOUND {
            write!(to, "{:>9}", "-")?;
            continue;
        }
        let source = text.source(size);
        let rounds = if size > 1_000_000 { 1 } else { ROUNDS };
        (last, found) = measure(&source, rounds);
        let hundredths = last.as_nanos() * 100 / size as u128;
        write!(to, "{:>6}.{:02}", hundredths / 100, hundredths % 100)?;
        costs.push(hundredths.max(1));
        to.flush()?;
    }
    let grown = |from: u128, to: u128| to * 100 / from;
    let steps = costs.windows(2).map(|pair| grown(pair[0], pair[1]));
    let mark = if steps.max() > Some(SUSPICIOUS) {
        " grows"
    } else {
        ""
    };
    let ratio = costs
        .first()
        .zip(costs.last())
        .map_or(0, |(first, last)| grown(*first, *last));
    writeln!(to, "{:>6}.{:02}{mark}", ratio / 100, ratio % 100)
}

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let largest = args.next().and_then(|size| size.parse().ok());
    let largest = largest.unwrap_or(10_000_000);
    let part = args.next().unwrap_or_default();
    let mut out = io::stdout().lock();
    write!(out, "{:<36}", "ns per byte")?;
    for name in ["10 kB", "100 kB", "1 MB", "10 MB", "100 MB"] {
        write!(out, "{name:>9}")?;
    }
    writeln!(out, "{:>9}", "ratio")?;
    for text in texts()?.iter().filter(|text| text.name.contains(&part)) {
        line(text, largest, &mut out)?;
    }
    Ok(())
}
