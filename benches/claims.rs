//! How fast articles become claims, stage by stage, and how cost grows with their number and their length:
//! `cargo bench --bench claims`.
//!
//! Criterion reports each stage in bytes a second; a table follows, measured in turns so that a machine that slows down
//! slows every stage.
#![expect(
    clippy::disallowed_methods,
    reason = "articles lie on disk, and a benchmark needs a clock"
)]

mod news;

use claimlint::{Corpus, Source, figures, ingest};
use criterion::{Criterion, Throughput};
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// How much news, in bytes.
const SIZE: usize = 1_000_000;
/// How often each thing is timed for the table; the best time counts.
const ROUNDS: usize = 7;
/// How often the news is repeated to see how cost grows.
const GROWTH: [usize; 3] = [1, 4, 16];

/// News of one language as files and as sources.
struct Subject {
    files: Vec<String>,
    sources: Vec<Source>,
}

/// A stage; the number keeps its work from being left out.
type Work = fn(&Subject) -> usize;

/// The stages, each with those before it but for what a reader of files does.
const STAGES: [(&str, Work); 3] = [
    ("ingest", Subject::ingest),
    ("figures", Subject::figures),
    ("claims", Subject::claims),
];

impl Subject {
    fn new(lang: &str) -> io::Result<Self> {
        let once = news::articles(lang)?;
        let size = once.iter().map(|a| a.text().len()).sum::<usize>().max(1);
        let sources: Vec<Source> = std::iter::repeat_n(once, SIZE.div_ceil(size))
            .flatten()
            .collect();
        let file = |source: &Source| -> String {
            let blocks = source.blocks().iter().map(|block| source.slice(block.span));
            blocks.collect::<Vec<_>>().join("\n\n")
        };
        Ok(Self {
            files: sources.iter().map(file).collect(),
            sources,
        })
    }

    fn size(&self) -> usize {
        self.sources.iter().map(|source| source.text().len()).sum()
    }

    /// Markdown to text and blocks.
    fn ingest(&self) -> usize {
        let read =
            |file: &String| ingest::markdown("news.md", file).map_or(0, |s| s.blocks().len());
        self.files.iter().map(read).sum()
    }

    /// Sentences, tokens and figures.
    fn figures(&self) -> usize {
        let found = self.sources.iter().filter_map(figures);
        found.map(|found| found.mentions.len()).sum()
    }

    /// Everything up to the slots, article by article.
    fn claims(&self) -> usize {
        let claims = |source: &Source| Corpus::read([source.clone()]).articles()[0].claims().len();
        self.sources.iter().map(claims).sum()
    }
}

fn time(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// The best of several rounds.
fn best(mut work: impl FnMut() -> usize) -> Duration {
    let rounds = (0..ROUNDS).map(|_| time(&mut work));
    rounds.min().unwrap_or_default()
}

/// Bytes in a microsecond are megabytes in a second; with one decimal.
fn speed(bytes: usize, time: Duration) -> String {
    let tenths = bytes as u128 * 10_000 / time.as_nanos().max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn table(subject: &Subject, to: &mut impl Write) -> io::Result<()> {
    writeln!(to, "\n{:<28}{:>8}", "stage", "MB/s")?;
    for (name, stage) in STAGES {
        let time = best(|| stage(subject));
        writeln!(to, "{name:<28}{:>8}", speed(subject.size(), time))?;
    }
    for times in GROWTH {
        let articles = || {
            std::iter::repeat_n(&subject.sources, times)
                .flatten()
                .cloned()
        };
        let time = time(|| Corpus::read(articles()).articles().len());
        let name = format!("corpus of {} articles", subject.sources.len() * times);
        writeln!(to, "{name:<28}{:>8}", speed(subject.size() * times, time))?;
    }
    for lang in news::LANGUAGES {
        let subject = Subject::new(lang)?;
        let time = best(|| subject.claims());
        writeln!(
            to,
            "{:<28}{:>8}",
            format!("claims, {lang}"),
            speed(subject.size(), time)
        )?;
    }
    let text = news::text("en")?;
    for times in GROWTH {
        let long = news::source("en", &news::repeated(&text, SIZE / 4 * times));
        let size = long.text().len();
        let time = time(|| Corpus::read([long]).articles()[0].claims().len());
        let name = format!("one article of {} kB", size / 1000);
        writeln!(to, "{name:<28}{:>8}", speed(size, time))?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let subject = Subject::new("en")?;
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("claims");
    group.throughput(Throughput::Bytes(subject.size() as u64));
    group.sample_size(10);
    for (name, stage) in STAGES {
        group.bench_function(name, |bencher| bencher.iter(|| stage(black_box(&subject))));
    }
    group.finish();
    criterion.final_summary();
    // `--bench` is what `cargo bench` says; a test run or a list needs no table.
    if std::env::args().any(|arg| arg == "--bench") {
        table(&subject, &mut io::stdout().lock())?;
    }
    Ok(())
}
