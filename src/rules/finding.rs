//! What a rule reports: findings, and consistencies that were checked and hold.

use super::Rule;
use crate::text::Site;

/// One disagreement, with every place that has a part in it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How loud it is; a rule may depart from its default where a case is clearer or weaker than most.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// One line, lower case, no full stop, figures as printed.
    pub message: String,
    /// The places; the first is where the reader should look first.
    pub labels: Vec<Label>,
    /// One step of the evidence or arithmetic per line.
    pub why: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The right form, only where it is certain.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding of `rule` at its default severity, still without labels.
    pub(crate) fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            confidence: Confidence::High,
            message: message.into(),
            labels: Vec::new(),
            why: Vec::new(),
            help: None,
            fix: None,
        }
    }

    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub(crate) fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    pub(crate) fn label(mut self, site: Site, role: LabelRole, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            site,
            role,
            text: text.into(),
        });
        self
    }

    pub(crate) fn why(mut self, step: impl Into<String>) -> Self {
        self.why.push(step.into());
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A consistency that was checked and holds: it explains why different figures are no conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hold {
    /// The kind of check that holds.
    pub category: Category,
    /// The arithmetic, one step per line.
    pub why: Vec<String>,
    /// The figures it connects.
    pub labels: Vec<Label>,
}

/// A place and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where, in any article.
    pub site: Site,
    /// What part it has in the finding.
    pub role: LabelRole,
    /// What the reader should see there.
    pub text: String,
}

impl Label {
    /// A place that shows what is meant.
    pub(crate) fn supporting(site: Site, text: impl Into<String>) -> Self {
        Self {
            site,
            role: LabelRole::Supporting,
            text: text.into(),
        }
    }
}

/// What part a place has in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelRole {
    /// The figure at fault, or where to look first.
    Primary,
    /// It says otherwise.
    Conflicting,
    /// It shows what is meant: evidence, not at fault.
    Supporting,
}

impl LabelRole {
    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Conflicting => "conflicting",
            Self::Supporting => "supporting",
        }
    }
}

/// A correction that can be made without thinking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The label it belongs to.
    pub label: usize,
    /// What to write there.
    pub replacement: String,
}

/// How loud a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong.
    Warning,
    /// Cannot be right.
    Error,
}

impl Severity {
    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How sure a rule is that its finding is right. Severity says how bad it is if so.
///
/// The accuracy tests measure how many findings of each level are right, on labelled stories, on articles in which one
/// figure was changed, and on real coverage, and fail where a level falls below what it promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Several things were inferred, or the text itself gives a reason why both figures may be right: a reader should judge.
    /// 80 of 100 are right.
    Low,
    /// One thing was inferred: that two places mean the same although one of them does not say all of it, which of several
    /// readings is meant, or that like digits are no accident. 90 of 100 are right.
    Medium,
    /// Words and digits of the text alone decide: its form, its arithmetic, or two places that name the same thing in
    /// words. 97 of 100 are right.
    High,
}

impl Confidence {
    /// The word for it in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

macro_rules! categories {
    ($($variant:ident $name:literal $doc:literal;)+) => {
        /// The kinds of disagreement; the names are fixed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Category { $(#[doc = $doc] $variant,)+ }

        impl Category {
            /// Every category, in the order of the manual.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

categories! {
    LocaleFormat "locale_format" "Separators or scale of another language.";
    GarbledNumber "garbled_number" "Broken text at a figure.";
    OrderOfMagnitude "order_of_magnitude" "The same claim, off by a power of ten or a scale word.";
    ValueConflict "value_conflict" "The same claim, intervals apart.";
    HeadlineBody "headline_body" "Headline, dek or link text against the body.";
    TableText "table_text" "A table, list or caption against the text.";
    ScopeMismatch "scope_mismatch" "One side gives the part where the other gives the whole.";
    ArithmeticSum "arithmetic_sum" "Parts that do not make the stated total.";
    ArithmeticPercent "arithmetic_percent" "A percentage or multiple that does not follow.";
    ArithmeticDifference "arithmetic_difference" "A change, margin or product that does not follow.";
    PercentVsPoints "percent_vs_points" "Percent for percentage points, or the reverse.";
    SharesOver100 "shares_over_100" "Shares of one whole beyond 100%.";
    UnitConversion "unit_conversion" "A conversion that is off.";
    CurrencyMismatch "currency_mismatch" "The same figure in another currency.";
    DateArithmetic "date_arithmetic" "A duration, age or weekday that does not follow.";
    RangeInverted "range_inverted" "The upper end of a range first.";
    OrdinalConflict "ordinal_conflict" "A rank or count of repetitions that differs.";
    Superseded "superseded" "A newer figure of the same claim exists.";
    Disputed "disputed" "Two named parties give different figures.";
    RecordConflict "record_conflict" "Against a verified fact of the record.";
    Unsupported "unsupported" "A figure without evidence.";
}
