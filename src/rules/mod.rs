//! The rules: one file each, listed once here.

mod age_off;
mod breakdown;
mod change;
mod conversion;
mod currency_differs;
mod difference;
mod doubled_scale;
mod duration_off;
mod elapsed;
mod evidence;
#[cfg(test)]
mod example;
mod explain;
mod finding;
mod footing;
mod foreign_separator;
mod garbled_figure;
mod headline_differs;
mod listing;
mod newer_figure;
mod paper;
mod part_as_whole;
mod parties_differ;
mod parts_do_not_sum;
mod percent_change;
mod percent_for_points;
mod product;
mod range_inverted;
mod rank_differs;
mod record;
mod record_differs;
mod rows;
mod scale_differs;
mod shares;
mod sides;
mod slips;
mod sums;
mod table_differs;
#[cfg(test)]
mod tests;
mod topics;
mod twins;
mod value_differs;
mod weekday_denied;
mod wrong_count;
mod wrong_rate;
mod wrong_share;
mod wrong_way;

pub use finding::{Category, Confidence, Finding, Fix, Hold, Label, LabelRole, Severity};

use crate::claim::{Article, Corpus};

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &value_differs::RULE,
    &headline_differs::RULE,
    &part_as_whole::RULE,
    &newer_figure::RULE,
    &scale_differs::RULE,
    &currency_differs::RULE,
    &table_differs::RULE,
    &parties_differ::RULE,
    &rank_differs::RULE,
    &foreign_separator::RULE,
    &doubled_scale::RULE,
    &garbled_figure::RULE,
    &parts_do_not_sum::RULE,
    &wrong_count::RULE,
    &percent_change::RULE,
    &percent_for_points::RULE,
    &shares::RULE,
    &wrong_share::RULE,
    &difference::RULE,
    &product::RULE,
    &wrong_way::RULE,
    &conversion::RULE,
    &wrong_rate::RULE,
    &weekday_denied::RULE,
    &duration_off::RULE,
    &age_off::RULE,
    &range_inverted::RULE,
    &record_differs::RULE,
];

/// What a rule is, as data.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Stable code, never reused.
    pub code: &'static str,
    /// Name in kebab case: what is flagged, not what to do.
    pub name: &'static str,
    /// What kind of disagreement it finds.
    pub category: Category,
    /// How loud it is by default.
    pub severity: Severity,
    /// The page shown by `explain`, in Markdown.
    pub docs: &'static str,
    /// How it runs.
    pub check: Check,
}

impl Rule {
    /// Where the page of the manual for this rule lies in the repository.
    #[must_use]
    pub fn url(&self) -> String {
        format!("docs/rules/{}-{}.md", self.code, self.name)
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let first = self.docs.lines().map(str::trim);
        let first: Vec<&str> = first.take_while(|line| !line.is_empty()).collect();
        let first = first.join(" ");
        let sentence = first.split_inclusive(". ").next().unwrap_or_default();
        sentence.trim_end().to_owned()
    }

    /// The page of the manual for this rule, in Markdown.
    #[must_use]
    pub fn page(&self) -> String {
        let (severity, category) = (self.severity.name(), self.category.name());
        let mut page = format!(
            "# {} {}\n\nCategory `{category}`, severity {severity} unless configured otherwise. In the examples, `[[…]]` marks \
             what is labelled.\n\n",
            self.code, self.name
        );
        for line in self.docs.lines() {
            page.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
            page.push('\n');
        }
        page
    }
}

/// What a rule wants to look at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// One article at a time.
    Article(fn(&Article) -> Outcome),
    /// All articles together.
    Corpus(fn(&Corpus) -> Outcome),
}

/// What rules found, and what they checked and found to hold.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Disagreements.
    pub findings: Vec<Finding>,
    /// Consistencies.
    pub holds: Vec<Hold>,
}

impl From<Vec<Finding>> for Outcome {
    fn from(findings: Vec<Finding>) -> Self {
        Self {
            findings,
            holds: Vec::new(),
        }
    }
}

impl Outcome {
    fn extend(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.holds.extend(other.holds);
    }
}

/// Runs `rules` over `corpus`; the order of the result depends on nothing else.
#[must_use]
pub fn check(corpus: &Corpus, rules: &[&'static Rule]) -> Outcome {
    let mut outcome = Outcome::default();
    for rule in rules {
        match rule.check {
            Check::Article(run) => corpus
                .articles()
                .iter()
                .for_each(|article| outcome.extend(run(article))),
            Check::Corpus(run) => outcome.extend(run(corpus)),
        }
    }
    let place = |labels: &[Label]| labels.first().map(|label| label.site);
    outcome
        .findings
        .sort_by(|a, b| (place(&a.labels), a.rule.code).cmp(&(place(&b.labels), b.rule.code)));
    record::tell(corpus, &mut outcome.findings);
    outcome
        .holds
        .sort_by_key(|hold| (place(&hold.labels), hold.category));
    outcome
}

/// Turns doc comments and a few fields into a [`Rule`].
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $code:literal $name:literal $category:ident $severity:ident $kind:ident($check:path)
    ) => {
        $(#[doc = $doc])+
        pub(super) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            code: $code,
            name: $name,
            category: $crate::rules::Category::$category,
            severity: $crate::rules::Severity::$severity,
            docs: concat!($($doc, "\n"),+),
            check: $crate::rules::Check::$kind($check),
        };
    };
}
use rule;
