//! F103: the text is broken at a figure.

use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Claim};
use crate::quantity::Garble;

rule! {
    /// Flags text that broke at a figure: a year between hedge and amount, digits torn apart, a group of the wrong length,
    /// a letter in place of a digit, two scale words, two amounts run together.
    ///
    /// ## Why it matters
    /// Nobody can say what such a figure means, and it travels on as one of its possible meanings.
    ///
    /// ## Fires
    /// ```article
    /// Microsoft has invested [[more than 2019 $13 billion]] in OpenAI.
    /// ```
    /// ```article
    /// There were winds of [[6 5 kilometres per hour]], and [[1,3000]] people fled.
    /// ```
    /// ## Stays silent
    /// ```article
    /// Since 2019 Microsoft has invested more than $13 billion in OpenAI, and 13,000 people work on it.
    /// ```
    /// ```article
    /// Call 555 0142 between 6 and 8.
    /// ```
    "F103" "garbled-figure" GarbledNumber Warning Article(check)
}

fn check(article: &Article) -> Outcome {
    let findings = article
        .claims()
        .iter()
        .filter_map(|claim| finding(article, claim));
    findings.collect::<Vec<_>>().into()
}

fn finding(article: &Article, claim: &Claim) -> Option<Finding> {
    let garbled = claim.quantity.garble?;
    let words = article.source().slice(garbled.span);
    let (note, why, help) = match garbled.how {
        Garble::YearBeforeAmount => (
            "a year stands between the hedge and the amount",
            "\"more than\" limits the amount, so the year has slipped in from elsewhere",
            "most likely \"since\" is missing: put the year where it belongs",
        ),
        Garble::TwoScales => (
            "two scale words",
            "the two scale words do not make one number",
            "keep the scale word that is meant",
        ),
        Garble::TornDigits => (
            "a space inside the digits",
            "two numbers in a row before one unit are one number torn apart",
            "close the gap",
        ),
        Garble::BadGroup => (
            "a group of four digits",
            "commas part groups of three digits: a digit is too many, or a comma too few",
            "check the number and group it anew",
        ),
        Garble::LetterInDigits => (
            "a letter in place of a digit",
            "a letter among digits is a digit misread or mistyped",
            "write the digit",
        ),
        Garble::RunTogether => (
            "two amounts run together",
            "digits stand directly before a currency sign",
            "part the two amounts or delete one",
        ),
    };
    let finding = Finding::new(&RULE, format!("broken text at a figure: {words}"))
        .confidence(Confidence::High)
        .label(article.site(garbled.span), LabelRole::Primary, note)
        .why(why)
        .help(help);
    Some(finding)
}
