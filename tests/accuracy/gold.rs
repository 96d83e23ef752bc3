//! `gold.yaml`: what the articles of a folder are known to say, with every quote found in its file.

use claimlint::{Category, Hedge, Kind, Modality, Severity, Span};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What is known about the articles of one folder.
#[derive(Debug)]
pub(crate) struct Gold {
    pub(crate) findings: Vec<GoldFinding>,
    pub(crate) tempting: Vec<Tempting>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) not_facts: Vec<Place>,
}

/// A disagreement that must be reported; the first place is the figure at fault.
#[derive(Debug)]
pub(crate) struct GoldFinding {
    pub(crate) id: String,
    pub(crate) category: Category,
    pub(crate) also: Vec<Category>,
    pub(crate) severity: Severity,
    pub(crate) places: Vec<Place>,
    pub(crate) why: String,
}

/// Figures that look as if they disagreed, and do not.
#[derive(Debug)]
pub(crate) struct Tempting {
    pub(crate) kind: TemptingKind,
    pub(crate) places: Vec<Place>,
    pub(crate) why: String,
    /// The arithmetic that makes them agree; figures are changed by it.
    pub(crate) check: Option<String>,
}

/// A figure and what it says; slots that are `None` are not labelled.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) place: Place,
    pub(crate) kind: Kind,
    pub(crate) value: Value,
    pub(crate) unit: Option<String>,
    pub(crate) currency: Option<String>,
    pub(crate) subject: String,
    pub(crate) measure: String,
    pub(crate) object: Option<String>,
    pub(crate) scope: Option<String>,
    /// `None`: a modality the library has no word for.
    pub(crate) modality: Option<Modality>,
    /// `None`: a vague hedge, which fits several of the library's.
    pub(crate) hedge: Option<Hedge>,
    /// The period or the time it is of, as an ISO date, a part of one (`2025-Q1`) or `since 1980`.
    pub(crate) as_of: Option<String>,
    pub(crate) attribution: Option<String>,
    /// All values the figure can be read as, where it is ambiguous.
    pub(crate) readings: Vec<Decimal>,
}

/// The value of a fact; dates are reduced to their years.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Exactly(Decimal),
    Between(Option<Decimal>, Option<Decimal>),
}

/// A span of a file on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) span: Span,
    pub(crate) quote: String,
}

/// Something in a gold file that cannot be right.
#[derive(Debug)]
pub(crate) struct Fault {
    entry: String,
    problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.entry, self.problem)
    }
}

impl Gold {
    /// Parses `yaml` and finds every quote in `files`.
    pub(crate) fn parse(yaml: &str, files: &BTreeMap<String, String>) -> Result<Self, Fault> {
        let shape: Shape =
            serde_yaml::from_str(yaml).map_err(|error| fault("gold.yaml", error.to_string()))?;
        let mut ids = BTreeSet::new();
        if let Some(twin) = shape.findings.iter().find(|f| !ids.insert(&f.id)) {
            return Err(fault(&twin.id, "is the id of two findings"));
        }
        let findings = shape.findings.into_iter().map(|f| f.resolve(files));
        let tempting = (1..)
            .zip(shape.not_findings)
            .map(|(n, group)| group.resolve(n, files));
        let facts = shape.facts.into_iter().map(|fact| fact.resolve(files));
        let not_facts = shape.not_facts.into_iter().map(|not_fact| {
            let entry = format!("not_facts, {:?}", not_fact.why);
            place(&entry, &not_fact.file, &not_fact.quote, files)
        });
        Ok(Self {
            findings: findings.collect::<Result<_, _>>()?,
            tempting: tempting.collect::<Result<_, _>>()?,
            facts: facts.collect::<Result<_, _>>()?,
            not_facts: not_facts.collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    findings: Vec<FindingShape>,
    #[serde(default)]
    not_findings: Vec<TemptingShape>,
    #[serde(default)]
    facts: Vec<FactShape>,
    #[serde(default)]
    not_facts: Vec<NotFactShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingShape {
    id: String,
    category: String,
    #[serde(default)]
    also: Vec<String>,
    severity: SeverityShape,
    spans: Vec<SpanShape>,
    why: String,
    #[expect(dead_code, reason = "for people; known here so that a typo shows")]
    check: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemptingShape {
    kind: TemptingKind,
    spans: Vec<SpanShape>,
    why: String,
    check: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpanShape {
    file: String,
    quote: String,
    occurrence: Option<usize>,
    figure: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotFactShape {
    file: String,
    quote: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactShape {
    file: String,
    quote: String,
    occurrence: Option<usize>,
    figure: Option<String>,
    kind: FactKind,
    // Numbers arrive as they are written, so that decimals stay exact.
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    currency: Option<String>,
    unit: Option<String>,
    subject: String,
    measure: String,
    object: Option<String>,
    scope: Option<String>,
    modality: ModalityShape,
    hedge: HedgeShape,
    as_of: Option<String>,
    attribution: Option<String>,
    #[serde(default)]
    readings: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SeverityShape {
    Note,
    Warning,
    Error,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FactKind {
    Money,
    Percent,
    Count,
    Quantity,
    Duration,
    Date,
    Ratio,
    Ordinal,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ModalityShape {
    Confirmed,
    Reported,
    Planned,
    Contingent,
    Discussed,
    Forecast,
    Estimated,
    Disputed,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HedgeShape {
    Exact,
    About,
    AtLeast,
    MoreThan,
    Almost,
    UpTo,
    LessThan,
    Vague,
}

/// Why figures that differ are no disagreement.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TemptingKind {
    ConversionOk,
    DateOk,
    DifferenceOk,
    DifferentBase,
    DifferentMeasure,
    DifferentObject,
    DifferentPeriod,
    DifferentSubject,
    Disputed,
    ExplicitUpdate,
    ForecastActual,
    Hedge,
    HistoricComparison,
    Notation,
    PartWhole,
    PercentOk,
    PollResult,
    PrePostMoney,
    ProductOk,
    RangeContains,
    RatioOk,
    Rounding,
    SharesOk,
    SumOk,
    TableOk,
}

impl TemptingKind {
    /// Whether a note about such figures is welcome.
    pub(crate) fn allows_note(self) -> bool {
        matches!(
            self,
            Self::Disputed | Self::ExplicitUpdate | Self::DifferentPeriod
        )
    }
}

impl FindingShape {
    fn resolve(self, files: &BTreeMap<String, String>) -> Result<GoldFinding, Fault> {
        let also = self.also.iter().map(|name| category(&self.id, name));
        Ok(GoldFinding {
            category: category(&self.id, &self.category)?,
            also: also.collect::<Result<_, _>>()?,
            severity: match self.severity {
                SeverityShape::Note => Severity::Note,
                SeverityShape::Warning => Severity::Warning,
                SeverityShape::Error => Severity::Error,
            },
            places: places(&self.id, &self.spans, files)?,
            why: self.why,
            id: self.id,
        })
    }
}

impl TemptingShape {
    fn resolve(self, n: usize, files: &BTreeMap<String, String>) -> Result<Tempting, Fault> {
        let entry = format!("not_findings, {n}. entry");
        Ok(Tempting {
            kind: self.kind,
            places: places(&entry, &self.spans, files)?,
            why: self.why,
            check: self.check,
        })
    }
}

impl FactShape {
    fn resolve(self, files: &BTreeMap<String, String>) -> Result<Fact, Fault> {
        let entry = format!("facts, {:?}", self.quote);
        let value = self.value(&entry)?;
        let readings = self.readings.iter().map(|text| number(&entry, text));
        let readings = readings.collect::<Result<_, _>>()?;
        let span = SpanShape {
            file: self.file,
            quote: self.quote,
            occurrence: self.occurrence,
            figure: self.figure,
        };
        Ok(Fact {
            place: span.resolve(&entry, files)?,
            kind: match (self.kind, self.unit.as_deref()) {
                (FactKind::Percent, Some("pp")) => Kind::Points,
                (FactKind::Percent, _) => Kind::Percent,
                (FactKind::Money, _) => Kind::Money,
                (FactKind::Count, _) => Kind::Count,
                (FactKind::Quantity, _) => Kind::Measured,
                (FactKind::Duration, _) => Kind::Duration,
                (FactKind::Date, _) => Kind::Date,
                (FactKind::Ratio, _) => Kind::Ratio,
                (FactKind::Ordinal, _) => Kind::Ordinal,
            },
            value,
            unit: self.unit,
            currency: self.currency,
            subject: self.subject,
            measure: self.measure,
            object: self.object,
            scope: self.scope,
            modality: match self.modality {
                ModalityShape::Confirmed => Some(Modality::Confirmed),
                ModalityShape::Reported => Some(Modality::Reported),
                ModalityShape::Planned => Some(Modality::Planned),
                ModalityShape::Contingent => Some(Modality::Contingent),
                ModalityShape::Discussed => Some(Modality::Discussed),
                ModalityShape::Forecast => Some(Modality::Forecast),
                ModalityShape::Estimated => Some(Modality::Estimated),
                ModalityShape::Disputed => None,
            },
            hedge: match self.hedge {
                HedgeShape::Exact => Some(Hedge::Exact),
                HedgeShape::About => Some(Hedge::About),
                HedgeShape::AtLeast => Some(Hedge::AtLeast),
                HedgeShape::MoreThan => Some(Hedge::Over),
                HedgeShape::Almost => Some(Hedge::Nearly),
                HedgeShape::UpTo => Some(Hedge::UpTo),
                HedgeShape::LessThan => Some(Hedge::Under),
                HedgeShape::Vague => None,
            },
            as_of: self.as_of,
            attribution: self.attribution,
            readings,
        })
    }

    fn value(&self, entry: &str) -> Result<Value, Fault> {
        let number = |text: &String| number(entry, text);
        match (&self.value, &self.low, &self.high) {
            (Some(date), None, None) if matches!(self.kind, FactKind::Date) => {
                let years = date.split('/').map(|day| &day[..day.len().min(4)]);
                let years = years.map(|year| number(&year.to_owned()));
                match years.collect::<Result<Vec<_>, _>>()?[..] {
                    [year] => Ok(Value::Exactly(year)),
                    [from, to] => Ok(Value::Between(Some(from), Some(to))),
                    _ => Err(fault(entry, format!("{date:?} is no date"))),
                }
            }
            (Some(value), None, None) => Ok(Value::Exactly(number(value)?)),
            (None, None, None) => Err(fault(entry, "has no value")),
            (None, low, high) => Ok(Value::Between(
                low.as_ref().map(number).transpose()?,
                high.as_ref().map(number).transpose()?,
            )),
            _ => Err(fault(entry, "has both a value and ends of a range")),
        }
    }
}

impl SpanShape {
    /// Where the quote stands, or the figure within it.
    fn resolve(&self, entry: &str, files: &BTreeMap<String, String>) -> Result<Place, Fault> {
        let quoted = match self.occurrence {
            None => place(entry, &self.file, &self.quote, files)?,
            Some(n) => {
                let text = text_of(entry, &self.file, files)?;
                let mut starts = text.match_indices(&self.quote).map(|(at, _)| at);
                let start = n.checked_sub(1).and_then(|before| starts.nth(before));
                let problem = || fault(entry, format!("no occurrence {n} of {:?}", self.quote));
                at(&self.file, start.ok_or_else(problem)?, &self.quote)
            }
        };
        let Some(figure) = &self.figure else {
            return Ok(quoted);
        };
        let start = only(entry, &self.quote, figure)? + quoted.span.start() as usize;
        Ok(at(&self.file, start, figure))
    }
}

fn places(
    entry: &str,
    spans: &[SpanShape],
    files: &BTreeMap<String, String>,
) -> Result<Vec<Place>, Fault> {
    if spans.is_empty() {
        return Err(fault(entry, "has no spans"));
    }
    spans
        .iter()
        .map(|span| span.resolve(entry, files))
        .collect()
}

/// The one place of `quote` in `file`.
fn place(
    entry: &str,
    file: &str,
    quote: &str,
    files: &BTreeMap<String, String>,
) -> Result<Place, Fault> {
    let start = only(entry, text_of(entry, file, files)?, quote)?;
    Ok(at(file, start, quote))
}

fn at(file: &str, start: usize, quote: &str) -> Place {
    Place {
        file: file.to_owned(),
        span: Span::new(start as u32, (start + quote.len()) as u32),
        quote: quote.to_owned(),
    }
}

fn text_of<'a>(
    entry: &str,
    file: &str,
    files: &'a BTreeMap<String, String>,
) -> Result<&'a str, Fault> {
    let text = files.get(file).map(String::as_str);
    text.ok_or_else(|| fault(entry, format!("there is no article {file}")))
}

/// Where `quote` stands in `text`, if it stands there once.
fn only(entry: &str, text: &str, quote: &str) -> Result<usize, Fault> {
    let mut starts = text.match_indices(quote).map(|(at, _)| at);
    match (starts.next(), starts.next()) {
        (Some(start), None) => Ok(start),
        (None, _) => Err(fault(entry, format!("{quote:?} does not occur"))),
        (Some(_), Some(_)) => Err(fault(
            entry,
            format!("{quote:?} occurs several times and no occurrence is given"),
        )),
    }
}

fn number(entry: &str, text: &str) -> Result<Decimal, Fault> {
    let read = text.parse();
    read.map_err(|_| fault(entry, format!("{text:?} is no plain number")))
}

fn category(entry: &str, name: &str) -> Result<Category, Fault> {
    let found = Category::ALL.iter().find(|c| c.name() == name);
    found
        .copied()
        .ok_or_else(|| fault(entry, format!("there is no category {name}")))
}

fn fault(entry: &str, problem: impl Into<String>) -> Fault {
    Fault {
        entry: entry.to_owned(),
        problem: problem.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(yaml: &str) -> Result<Gold, Fault> {
        let text = "It paid $5 for A and $5 for B, in all $11.".to_owned();
        Gold::parse(yaml, &BTreeMap::from([("a.txt".to_owned(), text)]))
    }

    fn finding(span: &str) -> String {
        format!(
            "findings: [{{id: f, category: value_conflict, severity: error, why: w, spans: [{span}]}}]"
        )
    }

    #[test]
    fn a_quote_becomes_its_bytes_in_the_file() {
        let gold = parse(&finding("{file: a.txt, quote: in all $11, figure: $11}")).unwrap();
        assert_eq!(gold.findings[0].places[0].span, Span::new(38, 41));
    }

    #[test]
    fn an_occurrence_tells_equal_quotes_apart() {
        let gold = parse(&finding("{file: a.txt, quote: $5 for, occurrence: 2}")).unwrap();
        assert_eq!(gold.findings[0].places[0].span.start(), 21);
    }

    #[test]
    fn a_quote_that_is_missing_or_ambiguous_names_its_entry() {
        let missing = parse(&finding("{file: a.txt, quote: $12}")).unwrap_err();
        assert_eq!(missing.to_string(), "f: \"$12\" does not occur");
        let twice = parse(&finding("{file: a.txt, quote: $5}")).unwrap_err();
        assert!(twice.to_string().starts_with("f: \"$5\" occurs several"));
    }

    #[test]
    fn a_typo_in_a_key_or_a_category_is_an_error() {
        assert!(parse(&finding("{file: a.txt, qoute: $11}")).is_err());
        let yaml = finding("{file: a.txt, quote: $11}").replace("value_conflict", "value_conflct");
        assert_eq!(
            parse(&yaml).unwrap_err().to_string(),
            "f: there is no category value_conflct"
        );
    }

    #[test]
    fn decimals_are_read_as_they_are_written() {
        let gold = parse(
            "findings: []\nfacts: [{file: a.txt, quote: $11, kind: money, low: 0.1, high: 10, \
             subject: s, measure: m, modality: confirmed, hedge: exact}]",
        );
        let value = Value::Between(Some(Decimal::new(1, 1)), Some(10.into()));
        assert_eq!(gold.unwrap().facts[0].value, value);
    }
}
