//! The JSON report, schema version 1. The shapes below are the file format; change them with care.

use super::Report;
use crate::rules::{Finding, Hold, Label};
use crate::text::Site;
use serde::Serialize;

/// How many characters around a quote are kept to find it again.
const AROUND: usize = 32;

/// The report as JSON, with a line break at the end.
///
/// # Panics
/// Never: every shape of the report can be written as JSON.
#[must_use]
pub fn json(report: &Report<'_>) -> String {
    let summary = report.summary();
    let ids = report.ids().into_iter();
    let shape = ReportShape {
        schema_version: 1,
        tool: Tool {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        },
        summary: SummaryShape {
            articles: summary.articles,
            claims: summary.claims,
            errors: summary.errors,
            warnings: summary.warnings,
            notes: summary.notes,
            ruled: 0,
        },
        findings: (report.findings.iter().zip(ids))
            .map(|(finding, id)| finding_shape(report, finding, id))
            .collect(),
        holds: report.holds.iter().map(|h| hold_shape(report, h)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&shape).expect("strings and numbers are JSON");
    text.push('\n');
    text
}

fn finding_shape<'a>(report: &Report<'a>, finding: &'a Finding, id: String) -> FindingShape<'a> {
    let rule = finding.rule;
    FindingShape {
        id,
        code: rule.code,
        name: rule.name,
        category: rule.category.name(),
        severity: finding.severity.name(),
        confidence: finding.confidence.name(),
        message: &finding.message,
        why: &finding.why,
        help: finding.help.as_deref(),
        url: rule.url(),
        labels: label_shapes(report, &finding.labels),
        fix: finding.fix.as_ref().map(|fix| FixShape {
            label: fix.label,
            replacement: &fix.replacement,
        }),
        ruling: None,
    }
}

fn hold_shape<'a>(report: &Report<'a>, hold: &'a Hold) -> HoldShape<'a> {
    HoldShape {
        category: hold.category.name(),
        why: &hold.why,
        labels: label_shapes(report, &hold.labels),
    }
}

fn label_shapes<'a>(report: &Report<'a>, labels: &'a [Label]) -> Vec<LabelShape<'a>> {
    let shape = |label: &'a Label| {
        let place = report.place(label.site);
        let (prefix, suffix) = around(report, label.site);
        LabelShape {
            file: place.file,
            start: place.origin.start(),
            end: place.origin.end(),
            line: place.position.line,
            column: place.position.column,
            role: label.role.name(),
            quote: report
                .corpus
                .get(label.site.source)
                .source()
                .slice(label.site.span),
            prefix,
            suffix,
            note: &label.text,
        }
    };
    labels.iter().map(shape).collect()
}

/// The words before and after `site` in its block.
fn around<'a>(report: &Report<'a>, site: Site) -> (&'a str, &'a str) {
    let source = report.corpus.get(site.source).source();
    let home = source.block_at(site.span);
    let home = home.map_or(0..source.text().len(), |block| block.span.range());
    let span = site.span.range();
    let before = &source.text()[home.start..span.start];
    let after = &source.text()[span.end..home.end];
    let from = before.char_indices().rev().nth(AROUND - 1);
    let to = after.char_indices().nth(AROUND);
    (
        &before[from.map_or(0, |(at, _)| at)..],
        &after[..to.map_or(after.len(), |(at, _)| at)],
    )
}

#[derive(Serialize)]
struct ReportShape<'a> {
    schema_version: u32,
    tool: Tool,
    summary: SummaryShape,
    findings: Vec<FindingShape<'a>>,
    holds: Vec<HoldShape<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct SummaryShape {
    articles: usize,
    claims: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    ruled: usize,
}

#[derive(Serialize)]
struct FindingShape<'a> {
    id: String,
    code: &'static str,
    name: &'static str,
    category: &'static str,
    severity: &'static str,
    confidence: &'static str,
    message: &'a str,
    why: &'a [String],
    help: Option<&'a str>,
    url: String,
    labels: Vec<LabelShape<'a>>,
    fix: Option<FixShape<'a>>,
    /// What a person ruled on it; `null` while it is open.
    ruling: Option<()>,
}

#[derive(Serialize)]
struct HoldShape<'a> {
    category: &'static str,
    why: &'a [String],
    labels: Vec<LabelShape<'a>>,
}

#[derive(Serialize)]
struct LabelShape<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    role: &'static str,
    quote: &'a str,
    prefix: &'a str,
    suffix: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct FixShape<'a> {
    label: usize,
    replacement: &'a str,
}
