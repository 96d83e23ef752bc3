//! N501: a date and its day of the week do not go together.

use super::{Confidence, Finding, LabelRole, Outcome, Severity, rule};
use crate::claim::{Article, Chronicle, Dating, Weekday};

rule! {
    /// Flags a date with a day of the week that the calendar denies.
    ///
    /// ## Why it matters
    /// One of the two is wrong, and readers who want to be there need to know which.
    ///
    /// ## How it decides
    /// A date with its year has one day of the week. Without a year it is the date next to the day of the article, and only
    /// within two months of it, and only if the date has another day of the week in every year that the article names, too.
    ///
    /// ## Fires
    /// ```article
    /// The hearing is on [[Tuesday, September 14, 2013]], the court said.
    /// ```
    /// ## Stays silent
    /// ```article
    /// The hearing is on Saturday, September 14, 2013, the court said. Talks ran from Tuesday to Thursday, September 10-12, 2013.
    /// ```
    "N501" "weekday-denied" DateArithmetic Error Article(check)
}

/// The days of the week, Monday first.
const NAMES: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn check(article: &Article) -> Outcome {
    let Some(chronicle) = Chronicle::of(article) else {
        return Outcome::default();
    };
    let sentences = 0..article.sentences().len();
    let named = sentences.flat_map(|sentence| chronicle.weekdays(sentence));
    let denied = named.filter(|named| named.date.weekday().to_monday_one_offset() != named.day);
    let findings = denied.map(|named| finding(article, &named));
    findings.collect::<Vec<_>>().into()
}

fn finding(article: &Article, named: &Weekday) -> Finding {
    let offset = named.date.weekday().to_monday_zero_offset();
    let is = usize::try_from(offset).ok().and_then(|at| NAMES.get(at));
    let is = is.copied().unwrap_or_default();
    let printed = article.source().slice(named.span);
    let finding = Finding::new(&RULE, format!("no such day: {printed}"))
        .label(
            article.site(named.span),
            LabelRole::Primary,
            "the calendar says otherwise",
        )
        .why(format!("{} is a {is}", named.date))
        .help("check the date and the day of the week");
    match named.dating {
        Dating::Printed => finding,
        _ => finding
            .severity(Severity::Warning)
            .confidence(Confidence::Medium)
            .why("the year is that of the article"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn the_calendar_decides_in_every_language() {
        for (tag, text) in [
            (
                "en",
                "The trial opened on [[Monday 15 September 2013]] in York.",
            ),
            (
                "en",
                "The trial opened on [[Friday, the 4th of May 2019]], in York.",
            ),
            (
                "de",
                "Der Prozess begann am [[Dienstag, dem 14. September 2013]], in Hof.",
            ),
            (
                "de",
                "Der Prozess begann am [[Dienstag, 14.09.2013]], in Hof.",
            ),
            (
                "fr",
                "Le procès s'est ouvert le [[mardi 14 septembre 2013]] à Lyon.",
            ),
            (
                "es",
                "El juicio comenzó el [[martes 14 de septiembre de 2013]] en Cádiz.",
            ),
            (
                "it",
                "Il processo è iniziato [[martedì 14 settembre 2013]] a Lecce.",
            ),
            (
                "pt",
                "O julgamento começou na [[terça-feira, 14 de setembro de 2013]], em Faro.",
            ),
        ] {
            check(&RULE, &format!("--- a.{tag}.md\n{text}\n"));
        }
    }

    #[test]
    fn days_that_go_together_are_quiet() {
        for (tag, text) in [
            (
                "en",
                "The trial opened on Saturday, September 14, 2013, and closed on Monday 16 September 2013.",
            ),
            (
                "en",
                "Shops open on Friday and Saturday, June 13 and 14, 2025, and from Tuesday to Thursday, June 17-19, 2025.",
            ),
            (
                "en",
                "It was written on Friday; 14 September 2013 was the day it ran, a Saturday.",
            ),
            (
                "en",
                "The Sunday Times of September 14, 2013, said so. It ran on Saturday (September 14, 2013) and on Sunday. May 3, 2019 was a Friday.",
            ),
            (
                "en",
                "The Friday after September 14, 2013, he left. Good Friday, April 18, 2025, is a holiday.",
            ),
            (
                "de",
                "In der Nacht von Dienstag auf Mittwoch, 10. September 2013, brannte es.",
            ),
            (
                "fr",
                "Du samedi 14 au dimanche 15 septembre 2013, la gare sera fermée.",
            ),
            (
                "es",
                "Será los días viernes 13 y sábado 14 de septiembre de 2013 en Cádiz.",
            ),
        ] {
            check(&RULE, &format!("--- a.{tag}.md\n{text}\n"));
        }
    }

    #[test]
    fn without_a_year_it_is_the_date_near_the_article() {
        check(
            &RULE,
            "--- 2025-06-20 a.md\nThe hearing is on [[Friday, June 25]], the court said.\n",
        );
        check(
            &RULE,
            "--- 2025-06-20 a.md\nThe hearing is on Wednesday, June 25, the court said.\n",
        );
        // The crash was in 1976.
        check(
            &RULE,
            "--- 2025-06-20 a.md\nThe crash of 1976 is told again. On Friday, June 25, the plane left at nine.\n",
        );
        check(
            &RULE,
            "--- 2025-06-20 a.md\nOn Friday, December 25, the office is closed.\n",
        );
    }
}
