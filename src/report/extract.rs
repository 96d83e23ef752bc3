//! All claims of articles as JSON, for programs.

use crate::claim::{Article, Claim, EntityId, Period, Slot};
use crate::ledger::quote::{Quote, quotes};
use crate::ledger::{BlockName, ScopeName, names};
use crate::quantity::Bound;
use crate::text::Span;
use serde::Serialize;

/// The claims of `articles` as JSON, `schema_version` 1.
///
/// `start` and `end` are bytes of the file on disk; numbers are decimal strings in base units; what
/// an article does not say is `null`.
///
/// ```
/// use claimlint::{Corpus, ingest, report::extract};
///
/// let corpus = Corpus::read([ingest::plain("a.txt", "It is late.")?]);
/// let json = extract::json(&corpus.articles().iter().collect::<Vec<_>>());
/// assert!(json.contains("\"file\": \"a.txt\""));
/// # Ok::<(), ingest::Error>(())
/// ```
#[must_use]
pub fn json(articles: &[&Article]) -> String {
    let file = File {
        schema_version: 1,
        articles: articles.iter().map(|one| ArticleJson::of(one)).collect(),
    };
    let mut json = serde_json::to_string_pretty(&file).expect("strings, numbers and lists only");
    json.push('\n');
    json
}

#[derive(Serialize)]
struct File<'a> {
    schema_version: u32,
    articles: Vec<ArticleJson<'a>>,
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    file: &'a str,
    title: Option<&'a str>,
    published: Option<String>,
    lang: Option<&'a str>,
    claims: Vec<ClaimJson<'a>>,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    id: String,
    start: u32,
    end: u32,
    quote: String,
    kind: &'static str,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    low_open: bool,
    high_open: bool,
    unit: Option<&'a str>,
    currency: Option<&'static str>,
    hedge: &'static str,
    readings: Vec<String>,
    subject: Option<&'a str>,
    measure: Option<&'a str>,
    object: Option<&'a str>,
    scope: Option<&'static str>,
    modality: &'static str,
    period: Option<String>,
    period_words: Option<&'a str>,
    as_of: Option<String>,
    as_of_words: Option<&'a str>,
    place: Option<String>,
    attribution: Option<String>,
    block: BlockName,
    sentence: String,
}

impl<'a> ArticleJson<'a> {
    fn of(article: &'a Article) -> Self {
        let source = article.source();
        let claims = quotes(article).into_iter();
        Self {
            file: source.name(),
            title: source.title(),
            published: source.meta().published.map(|day| day.to_string()),
            lang: names::lang(article),
            claims: claims
                .map(|(claim, quote)| ClaimJson::of(article, claim, quote))
                .collect(),
        }
    }
}

impl<'a> ClaimJson<'a> {
    fn of(article: &'a Article, claim: &'a Claim, quote: Quote) -> Self {
        let name = |slot: &Slot<EntityId>| article.entity(slot.value).name.as_str();
        let words = |slot: &'a Slot<Period>| slot.value.name.as_str();
        let quantity = &claim.quantity;
        let interval = quantity.reading().interval;
        let readings = names::readings(quantity).into_iter();
        let sentence = around(article, article.sentence(claim).span, quantity.span);
        Self {
            id: quote.id,
            start: quote.bytes.start(),
            end: quote.bytes.end(),
            quote: quote.exact,
            kind: quantity.kind.name(),
            value: quantity.value().map(names::decimal),
            low: interval.low.value().map(names::decimal),
            high: interval.high.value().map(names::decimal),
            low_open: matches!(interval.low, Bound::Excluded(_)),
            high_open: matches!(interval.high, Bound::Excluded(_)),
            unit: article.counted(claim).or(names::unit(&quantity.unit)),
            currency: names::currency(&quantity.unit),
            hedge: quantity.hedge.name(),
            readings: readings.map(names::decimal).collect(),
            subject: claim.subject.as_ref().map(name),
            measure: claim.measure.as_ref().map(|slot| slot.value.name()),
            object: claim.object.as_ref().map(name),
            scope: ScopeName::of(claim).map(ScopeName::name),
            modality: claim.modality.value.name(),
            period: claim.period.as_ref().map(names::time),
            period_words: claim.period.as_ref().map(words),
            as_of: claim.as_of.as_ref().map(names::time),
            as_of_words: claim.as_of.as_ref().map(words),
            place: None, // no slot yet
            attribution: names::attribution(article, claim),
            block: article.block_kind(claim).into(),
            sentence: names::one_line(sentence),
        }
    }
}

/// How many characters of its sentence a claim shows on either side: every sentence of the news fits, and one that is as
/// long as its file is not printed again for every figure in it.
const AROUND: usize = 500;

/// The words of `sentence` around `figure`.
fn around(article: &Article, sentence: Span, figure: Span) -> &str {
    let source = article.source();
    let before = source.slice(Span::new(sentence.start(), figure.start()));
    let after = source.slice(Span::new(figure.end(), sentence.end()));
    let from = before.char_indices().rev().nth(AROUND - 1);
    let to = after.char_indices().nth(AROUND);
    let start = sentence.start() + from.map_or(0, |(at, _)| at as u32);
    let end = to.map_or(sentence.end(), |(at, _)| figure.end() + at as u32);
    source.slice(Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::sample;
    use serde_json::{Value, json};

    fn claims(article: &Article) -> Value {
        let value: Value = serde_json::from_str(&json(&[article])).unwrap();
        value["articles"][0]["claims"].clone()
    }

    #[test]
    fn an_article_says_what_it_is() {
        let article = sample::article("No figure.");
        let value: Value = serde_json::from_str(&json(&[&article])).unwrap();
        let expected = json!({"schema_version": 1, "articles": [
            {"file": "sources/a.md", "title": null, "published": null, "lang": null, "claims": []}
        ]});
        assert_eq!(value, expected);
    }

    #[test]
    fn an_unknown_slot_is_null() {
        let article = sample::article("So.\n\nIt paid\n[[$1]] for it.");
        let expected = json!([{
            "id": "97e1cddc", "start": 13, "end": 15, "quote": "$1", "kind": "money", "value": "1",
            "low": "1", "high": "1", "low_open": false, "high_open": false, "unit": null,
            "currency": "USD", "hedge": "exact", "readings": ["1"], "subject": null, "measure": null,
            "object": null, "scope": null, "modality": "confirmed", "period": null, "period_words": null,
            "as_of": null, "as_of_words": null,
            "place": null, "attribution": null, "block": "paragraph", "sentence": "It paid $1 for it."
        }]);
        assert_eq!(claims(&article), expected);
    }

    #[test]
    fn a_full_claim_gives_every_slot() {
        let claims = claims(&sample::full());
        let claim = &claims[0];
        let picked = json!({
            "value": claim["value"], "low": claim["low"], "high": claim["high"],
            "low_open": claim["low_open"], "high_open": claim["high_open"],
            "hedge": claim["hedge"], "readings": claim["readings"], "subject": claim["subject"],
            "measure": claim["measure"], "object": claim["object"], "scope": claim["scope"],
            "modality": claim["modality"], "period": claim["period"],
            "attribution": claim["attribution"],
        });
        let expected = json!({
            "value": "10000000000", "low": "10000000000", "high": null, "low_open": true,
            "high_open": false, "hedge": "over", "readings": ["10000000000", "10000000000000"],
            "subject": "Amazon", "measure": "investment", "object": "OpenAI", "scope": "pre-money",
            "modality": "discussed", "period": "next year", "attribution": "people with knowledge of it",
        });
        assert_eq!(picked, expected);
    }
}
