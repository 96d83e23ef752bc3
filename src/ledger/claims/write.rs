//! Writing a file of claims: one block of lines a claim, the quote first, nothing that is unknown.

use super::{ArticleHead, ClaimEntry, ClaimsFile};
use crate::claim::{Article, Claim, Reason};
use crate::lang::{Hedge, Role};
use crate::ledger::names::{decimal, one_line, said};
use crate::ledger::yaml::{quoted, scalar};
use rust_decimal::Decimal;
use std::fmt::Display;

const HEADER: &str = "\
# What claimlint reads in this article: one entry for every figure, in the order of the text.
# Generated: a change made here is lost. Figures are corrected in the article,
# facts that a person has verified belong in claims/record.yaml, decisions in claims/rulings.yaml.
";

/// The text of `claims/<article>.yaml` for `article`.
///
/// Values are in base units (dollars, not billions), bytes are those of the article's file. The same
/// article gives the same text on every machine; lines end in LF.
///
/// ```
/// use claimlint::{Corpus, ingest, ledger::claims};
///
/// let source = ingest::plain("sources/a.txt", "It is late.")?;
/// let corpus = Corpus::read([source]);
/// let yaml = claims::render(&corpus.articles()[0]);
/// assert!(yaml.contains("  file: a.txt\n"));
/// assert!(yaml.ends_with("claims: []\n"));
/// # Ok::<(), ingest::Error>(())
/// ```
#[must_use]
pub fn render(article: &Article) -> String {
    let file = ClaimsFile::of(article);
    let claims = file.claims.iter().zip(article.claims());
    let claims: Vec<String> = claims
        .map(|(entry, read)| claim(entry, article, read))
        .collect();
    let claims = if claims.is_empty() {
        "claims: []\n".to_owned()
    } else {
        format!("claims:\n{}", claims.join("\n"))
    };
    let version = file.schema_version;
    let head = head(&file.article);
    format!("{HEADER}schema_version: {version}\n\narticle:\n{head}\n{claims}")
}

fn head(article: &ArticleHead) -> String {
    let mut lines = Lines::default();
    lines.word("file", Some(&article.file));
    lines.text("title", article.title.as_deref().unwrap_or_default());
    lines.put(
        "published",
        article.published.map(|day| quoted(&day.to_string())),
    );
    lines.word("lang", article.lang.as_deref());
    lines.indented("  ")
}

fn claim(claim: &ClaimEntry, article: &Article, read: &Claim) -> String {
    let mut lines = Lines::default();
    lines.put("quote", Some(quoted(&claim.quote)));
    lines.text("prefix", &claim.prefix);
    lines.text("suffix", &claim.suffix);
    lines.put("id", Some(quoted(&claim.id)));
    let (start, end) = (claim.bytes.start(), claim.bytes.end());
    lines.put("bytes", Some(format!("[{start}, {end}]")));
    lines.put("line", Some(claim.line));
    lines.put("kind", Some(claim.kind.name()));
    lines.put("value", claim.value.map(number));
    lines.put("low", claim.low.map(number));
    lines.put("high", claim.high.map(number));
    lines.word("unit", claim.unit.as_deref());
    lines.word("currency", claim.currency.as_deref());
    lines.put(
        "hedge",
        Some(claim.hedge.name()).filter(|_| claim.hedge != Hedge::Exact),
    );
    let several = !claim.readings.is_empty();
    lines.put("readings", several.then(|| readings(&claim.readings)));
    lines.word("subject", claim.subject.as_deref());
    lines.words("with", &claim.with);
    lines.word("measure", claim.measure.as_deref());
    lines.word("object", claim.object.as_deref());
    lines.put("scope", claim.scope.map(|scope| scope.name()));
    lines.put(
        "role",
        Some(claim.role.name()).filter(|_| claim.role != Role::Level),
    );
    lines.put("modality", Some(claim.modality.name()));
    lines.word("period", claim.period.as_deref());
    lines.word("period_words", claim.period_words.as_deref());
    lines.word("as_of", claim.as_of.as_deref());
    lines.word("as_of_words", claim.as_of_words.as_deref());
    lines.word("attribution", claim.attribution.as_deref());
    lines.put("block", Some(claim.block.name()));
    lines.put("sentence", Some(claim.sentence));
    for told in article
        .told(read)
        .iter()
        .filter(|told| told.why != Reason::Default)
    {
        if let Some(reason) = article.reason(told) {
            // Where words say a time, they have a line of their own.
            let slot = match told.slot {
                "as of" if told.why.is_weak() => "as_of",
                slot => slot,
            };
            lines.remark(slot, &one_line(&reason));
        }
    }
    let entry = lines.indented("    ");
    entry.replacen("    ", "  - ", 1)
}

/// The digits, and beside them how people say the number, if it is too long to read at a glance.
fn number(value: Decimal) -> String {
    noted(digits(value), &[value])
}

/// All values a figure may have.
fn readings(values: &[Decimal]) -> String {
    let digits: Vec<String> = values.iter().copied().map(digits).collect();
    noted(format!("[{}]", digits.join(", ")), values)
}

fn digits(value: Decimal) -> String {
    quoted(&decimal(value))
}

fn noted(written: String, values: &[Decimal]) -> String {
    let words: Option<Vec<String>> = values.iter().copied().map(said).collect();
    match words {
        Some(words) => format!("{written} # {}", words.join(" or ")),
        None => written,
    }
}

/// Lines `key: value` of one mapping; what is unknown or empty has no line.
#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn put(&mut self, key: &str, value: Option<impl Display>) {
        self.0
            .extend(value.map(|value| format!("{key}: {value}\n")));
    }

    /// Words of a slot.
    fn word(&mut self, key: &str, words: Option<&str>) {
        self.put(key, words.map(scalar));
    }

    /// Words of the article.
    fn text(&mut self, key: &str, words: &str) {
        self.put(key, Some(words).filter(|w| !w.is_empty()).map(quoted));
    }

    /// Words of a slot with several values.
    fn words(&mut self, key: &str, words: &[String]) {
        let list: Vec<String> = words.iter().map(|word| scalar(word)).collect();
        let list = (!list.is_empty()).then(|| format!("[{}]", list.join(", ")));
        self.put(key, list);
    }

    /// A comment behind the line of `slot`: the words it was read from, and why.
    fn remark(&mut self, slot: &str, reason: &str) {
        let key = match slot {
            "basis" => "scope",
            other => other,
        };
        let of_slot = |line: &&mut String| line.split(':').next() == Some(key);
        if let Some(line) = self.0.iter_mut().find(of_slot) {
            *line = format!("{} # {reason}\n", line.trim_end());
        }
    }

    fn indented(self, by: &str) -> String {
        self.0
            .into_iter()
            .map(|line| format!("{by}{line}"))
            .collect()
    }
}
