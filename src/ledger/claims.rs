//! `claims/<article>.yaml`: the claims read from one article, for people to review in a diff.

mod read;
mod write;

pub use read::parse;
pub use write::render;

use super::names::{self, BlockName, ScopeName};
use super::quote::{Quote, quotes};
use crate::claim::{Article, Claim, EntityId, Slot};
use crate::lang::{Hedge, Kind, Modality, Role};
use crate::text::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

/// The version of the shape of these files.
pub const SCHEMA_VERSION: u32 = 1;

/// What a file `claims/<article>.yaml` holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ClaimsFile {
    /// [`SCHEMA_VERSION`]; files of another version are not read.
    #[serde(deserialize_with = "read::version")]
    pub schema_version: u32,
    /// The article.
    pub article: ArticleHead,
    /// Its claims, in the order of its text.
    pub claims: Vec<ClaimEntry>,
}

/// Which article a file of claims is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ArticleHead {
    /// Name of the file, without its folder.
    pub file: String,
    /// The title.
    #[serde(default)]
    pub title: Option<String>,
    /// Day of publication.
    #[serde(default, deserialize_with = "read::date")]
    pub published: Option<Date>,
    /// The language it was read in, as a BCP 47 tag.
    #[serde(default)]
    pub lang: Option<String>,
}

/// One claim as a file gives it. What the article does not say is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ClaimEntry {
    /// The figure as printed.
    pub quote: String,
    /// Up to 32 characters before it in its block, on one line.
    #[serde(default)]
    pub prefix: String,
    /// Up to 32 characters after it in its block, on one line.
    #[serde(default)]
    pub suffix: String,
    /// Eight hexadecimal digits, unique in the article; changes only with the quote and its context.
    pub id: String,
    /// Where the quote lies in the article's file.
    #[serde(deserialize_with = "read::bytes")]
    pub bytes: Span,
    /// Line of the article's file, from 1.
    pub line: u32,
    /// What kind of figure it is.
    #[serde(deserialize_with = "read::kind")]
    pub kind: Kind,
    /// The number printed, in base units; unknown for ranges and vague amounts.
    #[serde(default, deserialize_with = "read::decimal")]
    pub value: Option<Decimal>,
    /// Where there is no `value`: the lower end, in base units.
    #[serde(default, deserialize_with = "read::decimal")]
    pub low: Option<Decimal>,
    /// Where there is no `value`: the upper end, in base units.
    #[serde(default, deserialize_with = "read::decimal")]
    pub high: Option<Decimal>,
    /// What is counted or measured: a noun, a unit's symbol, `%`, `pp`.
    #[serde(default)]
    pub unit: Option<String>,
    /// ISO 4217 code of an amount of money.
    #[serde(default)]
    pub currency: Option<String>,
    /// How exact the text says the figure is.
    #[serde(default = "read::exact", deserialize_with = "read::hedge")]
    pub hedge: Hedge,
    /// All values the figure may have, the likeliest first, where there are several.
    #[serde(default, deserialize_with = "read::decimals")]
    pub readings: Vec<Decimal>,
    /// Whose figure it is.
    #[serde(default)]
    pub subject: Option<String>,
    /// Further subjects of the same figure.
    #[serde(default)]
    pub with: Vec<String>,
    /// What the figure measures.
    #[serde(default)]
    pub measure: Option<String>,
    /// Towards whom or what.
    #[serde(default)]
    pub object: Option<String>,
    /// Which part of the whole, or on which basis.
    #[serde(default, deserialize_with = "read::scope")]
    pub scope: Option<ScopeName>,
    /// Level, start, end or size of a change.
    #[serde(default = "read::level", deserialize_with = "read::role")]
    pub role: Role,
    /// How certain.
    #[serde(deserialize_with = "read::modality")]
    pub modality: Modality,
    /// The time the figure speaks of: `2025-Q1`, or as printed where nothing dates it.
    #[serde(default)]
    pub period: Option<String>,
    /// The words for it, lower case.
    #[serde(default)]
    pub period_words: Option<String>,
    /// The day or time at which the figure stood, in the same form.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The words for it, lower case.
    #[serde(default)]
    pub as_of_words: Option<String>,
    /// Who says so, as printed, on one line.
    #[serde(default)]
    pub attribution: Option<String>,
    /// What the text around it is to the reader.
    pub block: BlockName,
    /// The sentence, counted from 0 through the article.
    pub sentence: usize,
}

impl ClaimsFile {
    /// What the file about `article` holds.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let source = article.source();
        let name = source.name();
        let claims = quotes(article).into_iter();
        Self {
            schema_version: SCHEMA_VERSION,
            article: ArticleHead {
                file: name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned(),
                title: source.title().map(names::one_line),
                published: source.meta().published,
                lang: names::lang(article).map(str::to_owned),
            },
            claims: claims
                .map(|(claim, quote)| ClaimEntry::of(article, claim, quote))
                .collect(),
        }
    }
}

impl ClaimEntry {
    fn of(article: &Article, claim: &Claim, quote: Quote) -> Self {
        let name = |slot: &Slot<EntityId>| article.entity(slot.value).name.clone();
        let quantity = &claim.quantity;
        let value = quantity.value();
        let vague = value.is_none().then(|| quantity.reading().interval);
        let readings = names::readings(quantity);
        Self {
            quote: quote.exact,
            prefix: quote.prefix,
            suffix: quote.suffix,
            id: quote.id,
            bytes: quote.bytes,
            line: quote.line,
            kind: quantity.kind,
            value,
            low: vague.and_then(|interval| interval.low.value()),
            high: vague.and_then(|interval| interval.high.value()),
            unit: (article.counted(claim).or(names::unit(&quantity.unit))).map(str::to_owned),
            currency: names::currency(&quantity.unit).map(str::to_owned),
            hedge: quantity.hedge,
            readings: if readings.len() > 1 {
                readings
            } else {
                Vec::new()
            },
            subject: claim.subject.as_ref().map(name),
            with: claim.joint.iter().map(name).collect(),
            measure: (claim.measure.as_ref()).map(|slot| slot.value.name().to_owned()),
            object: claim.object.as_ref().map(name),
            scope: ScopeName::of(claim),
            role: claim.role.value,
            modality: claim.modality.value,
            period: claim.period.as_ref().map(names::time),
            period_words: claim.period.as_ref().and_then(names::time_words),
            as_of: claim.as_of.as_ref().map(names::time),
            as_of_words: claim.as_of.as_ref().and_then(names::time_words),
            attribution: names::attribution(article, claim),
            block: article.block_kind(claim).into(),
            sentence: claim.sentence,
        }
    }
}

#[cfg(test)]
mod tests;
