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
            "a hedge limits the amount, so the year has slipped in from elsewhere",
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
    let hedge = claim
        .quantity
        .hedge_span
        .map(|span| article.source().slice(span));
    let why = match hedge.filter(|_| garbled.how == Garble::YearBeforeAmount) {
        Some(hedge) => {
            format!("\"{hedge}\" limits the amount, so the year has slipped in from elsewhere")
        }
        None => why.to_owned(),
    };
    let finding = Finding::new(&RULE, format!("broken text at a figure: {words}"))
        .confidence(Confidence::High)
        .label(article.site(garbled.span), LabelRole::Primary, note)
        .why(why)
        .help(help);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn litres_and_letters_of_names_are_no_digits() {
        check(
            &RULE,
            "He drank a 2l bottle, drives a 2.5l engine and has a 70l tank or a 500l one.",
        );
        check(
            &RULE,
            "The horse runs in grade 2I races under Section 1o of the act on Model 100O.",
        );
        check(&RULE, "The region confirmed [[1,31O]] infections.");
    }

    #[test]
    fn a_year_behind_a_preposition_of_time_is_no_slip() {
        check(&RULE, "By around 2030 $4 trillion a year will be needed.");
        check(&RULE, "Since about 2015 £3bn has been spent on the line.");
        check(
            &RULE,
            "Over 2023 $5 billion flowed out. Up to 2030 $4 trillion is needed.",
        );
        check(&RULE, "By at least 2030 $4 trillion a year will be needed.");
        check(
            &RULE,
            "Microsoft has invested [[at least 2019 $13 billion]] in OpenAI.",
        );
    }

    #[test]
    fn a_date_that_lost_its_space_is_a_date() {
        check(
            &RULE,
            "The bridge opened on June 5,2024 and closed on Dec. 15,2024.",
        );
    }

    #[test]
    fn scale_words_that_go_together_are_let_be() {
        check(
            &RULE,
            "A light year is about six million million miles, and 6 million million miles is far.",
        );
        check(&RULE, "He held two million hundred-dollar bills.");
        check(
            &RULE,
            "It is worth [[$5 billion million]] or [[$5 million billion]].",
        );
    }

    #[test]
    fn two_numbers_that_meet_are_not_one() {
        check(
            &RULE,
            "On day 3 12 mm fell. Behind exit 9 30 miles of traffic stood. In week 3 5 mm fell. At kilometre 8 9 kilometres of road were shut.",
        );
        check(
            &RULE,
            "Waves of [[4 2,5 metres]] came with winds of [[6 5 kilometres per hour]].",
        );
    }
}
