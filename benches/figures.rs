//! How fast figures are read, beside three simpler things done to the same text: counting digits byte by byte, finding
//! runs of digits with a regular expression, and replacing number words with `text2num`. `cargo bench --bench figures`.
//!
//! Criterion reports each language as a group; a table of ratios follows, measured in turns so that a machine that slows
//! down slows all of them.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "articles lie on disk, a benchmark needs a clock, and `text2num` takes its threshold as a float"
)]

mod news;

use claimlint::{Source, figures};
use criterion::{Criterion, Throughput};
use regex::bytes::Regex;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};
use text2num::{Language, replace_numbers_in_text};

/// How much news of each language, in bytes.
const SIZE: usize = 1_000_000;
/// How often each thing is timed for the table; the best time counts.
const ROUNDS: usize = 7;
/// Below this `text2num` leaves number words alone: as little work as it can have.
const THRESHOLD: usize = 10;

/// One language: its news, and what is done to them.
struct Subject {
    lang: &'static str,
    /// Its articles, over and over again.
    articles: Vec<Source>,
    /// The same as one text.
    whole: Source,
    digits: Regex,
    words: Language,
}

/// What is measured; the number keeps it from being left out.
type Work = fn(&Subject) -> usize;

/// What is measured: its name, and what does it.
const CONTENDERS: [(&str, Work); 5] = [
    ("figures", Subject::figures),
    ("one-text", Subject::one_text),
    ("digit-scan", Subject::digit_scan),
    ("digit-regex", Subject::digit_regex),
    ("text2num", Subject::text2num),
];

impl Subject {
    fn new(lang: &'static str) -> io::Result<Self> {
        let once = news::articles(lang)?;
        let size = |articles: &[Source]| articles.iter().map(|a| a.text().len()).sum::<usize>();
        let times = SIZE.div_ceil(size(&once).max(1));
        let articles: Vec<Source> = std::iter::repeat_n(once, times).flatten().collect();
        let text = news::repeated(&news::text(lang)?, size(&articles));
        Ok(Self {
            lang,
            articles,
            whole: news::source(lang, &text),
            digits: Regex::new("[0-9]+").expect("a valid expression"),
            words: match lang {
                "de" => Language::german(),
                "fr" => Language::french(),
                "es" => Language::spanish(),
                "pt" => Language::portugese(),
                "it" => Language::italian(),
                _ => Language::english(),
            },
        })
    }

    /// How many bytes of text its articles have.
    fn size(&self) -> usize {
        self.articles.iter().map(|a| a.text().len()).sum()
    }

    /// Article by article, as they come.
    fn figures(&self) -> usize {
        let found = self.articles.iter().filter_map(figures);
        found.map(|found| found.mentions.len()).sum()
    }

    /// All articles at once: the lists of tokens and figures leave the cache.
    fn one_text(&self) -> usize {
        figures(&self.whole).map_or(0, |found| found.mentions.len())
    }

    fn digit_scan(&self) -> usize {
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        self.articles.iter().map(|a| digits(a.text())).sum()
    }

    fn digit_regex(&self) -> usize {
        let runs = |text: &str| self.digits.find_iter(text.as_bytes()).count();
        self.articles.iter().map(|a| runs(a.text())).sum()
    }

    /// Paragraph by paragraph: what it costs grows faster than the length of a text.
    fn text2num(&self) -> usize {
        let threshold = THRESHOLD as f64;
        let replaced = |article: &Source| {
            let paragraphs = article.blocks().iter().map(|block| {
                let words = article.slice(block.span);
                replace_numbers_in_text(words, &self.words, threshold).len()
            });
            paragraphs.sum::<usize>()
        };
        self.articles.iter().map(replaced).sum()
    }

    fn time(&self, contender: fn(&Self) -> usize) -> Duration {
        let start = Instant::now();
        black_box(contender(black_box(self)));
        start.elapsed()
    }
}

fn measure(criterion: &mut Criterion, subject: &Subject) {
    let mut group = criterion.benchmark_group(subject.lang);
    group.throughput(Throughput::Bytes(subject.size() as u64));
    group.sample_size(10);
    for (name, contender) in CONTENDERS {
        group.bench_function(name, |bencher| {
            bencher.iter(|| contender(black_box(subject)))
        });
    }
    group.finish();
}

/// One line per language: megabytes a second of each contender, and how often its speed the reader has.
fn table(subjects: &[Subject], to: &mut impl Write) -> io::Result<()> {
    write!(to, "\n{:<6}{:>9}", "lang", "figures")?;
    for (name, _) in &CONTENDERS[1..] {
        write!(to, "{name:>22}")?;
    }
    writeln!(to, "     (MB/s; in brackets: speed of figures / of this)")?;
    for subject in subjects {
        let mut best = [Duration::MAX; CONTENDERS.len()];
        for _ in 0..ROUNDS {
            for ((_, contender), best) in CONTENDERS.iter().zip(&mut best) {
                *best = subject.time(*contender).min(*best);
            }
        }
        // Bytes in a microsecond are megabytes in a second.
        let bytes = subject.size() as u128;
        let speeds = best.map(|time| bytes * 1_000 / time.as_nanos().max(1));
        write!(to, "{:<6}{:>9}", subject.lang, speeds[0])?;
        for (speed, time) in speeds.iter().zip(&best).skip(1) {
            let thousandths = time.as_nanos() * 1_000 / best[0].as_nanos().max(1);
            let ratio = format!("({}.{:03})", thousandths / 1_000, thousandths % 1_000);
            write!(to, "{speed:>13}{ratio:>9}")?;
        }
        writeln!(to)?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let subjects = news::LANGUAGES.map(Subject::new);
    let subjects = subjects.into_iter().collect::<io::Result<Vec<_>>>()?;
    let mut criterion = Criterion::default().configure_from_args();
    for subject in &subjects {
        measure(&mut criterion, subject);
    }
    criterion.final_summary();
    // `--bench` is what `cargo bench` says; a test run or a list needs no table.
    if std::env::args().any(|arg| arg == "--bench") {
        table(&subjects, &mut io::stdout().lock())?;
    }
    Ok(())
}
