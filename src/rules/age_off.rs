//! N503: an age does not follow from the birth, or two ages of one person differ.

use super::elapsed::denies;
use super::evidence::At;
use super::sides::Sides;
use super::{Confidence, Finding, LabelRole, Outcome, Severity, rule};
use crate::claim::{Article, Chronicle, Corpus, Lapse, Tie};
use crate::lang::Hedge;
use crate::quantity::Unit;
use crate::text::BlockKind;
use std::collections::BTreeMap;

rule! {
    /// Flags an age that the year of birth or founding denies, and two ages of one person at one time.
    ///
    /// ## Why it matters
    /// Ages are copied from older articles, and birthdays pass.
    ///
    /// ## How it decides
    /// A person born in 1950 who died in 2010 was 59 or 60; with the day of birth only one age is left. Without a death
    /// the day of the article counts, and the age must stand beside the birth. Two ages behind one name conflict in one
    /// article, or in two articles of one story that are at most a day apart; further apart a birthday may lie between.
    ///
    /// ## Fires
    /// ```article
    /// The singer, born in [[1950]], died in 2010 aged [[70]].
    /// ```
    /// ```article
    /// --- 2025-05-13 a.md
    /// "We are a [[seven-year]]-old company," said Ines Marquardt, who founded Quillbay in [[2016]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// The singer, born in December 1950, died in May 2010 aged 59.
    /// ```
    "N503" "age-does-not-follow" DateArithmetic Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let articles = corpus.articles().iter();
    let mut findings: Vec<Finding> = articles.flat_map(births).collect();
    findings.extend(two_ages(corpus));
    findings.into()
}

/// The ages of an article that births deny.
fn births(article: &Article) -> Vec<Finding> {
    let Some(chronicle) = Chronicle::of(article) else {
        return Vec::new();
    };
    let lapses = chronicle.lapses().into_iter();
    let lapses = lapses.filter(|lapse| lapse.tie == Tie::Age);
    let findings = lapses.filter_map(|lapse| {
        let claim = article.claims().get(lapse.claim)?;
        let age = denies(&lapse, claim, chronicle.today())?;
        Some(finding(article, &lapse, &age))
    });
    findings.collect()
}

fn finding(article: &Article, lapse: &Lapse, age: &str) -> Finding {
    let claim = &article.claims()[lapse.claim];
    let start = lapse.starts[0];
    let (figure, birth) = (article.figure(claim), article.source().slice(start.span));
    let until = match lapse.end {
        Some(end) => article.source().slice(end.span).to_owned(),
        None => "the day of the article".to_owned(),
    };
    Finding::new(
        &RULE,
        format!("from {birth} on it makes {age}, not {figure}"),
    )
    .label(
        article.site(claim.quantity.span),
        LabelRole::Primary,
        "does not follow",
    )
    .label(
        article.site(start.span),
        LabelRole::Conflicting,
        "counted from here",
    )
    .why(format!("{age} lie between {birth} and {until}"))
    .help("check the age and the date")
}

/// How many ages of one name are held against each other.
const CROWD: usize = 64;

/// How many days apart two articles are of one day.
const ONE_DAY: i32 = 1;

/// The people with two ages at one time.
fn two_ages(corpus: &Corpus) -> Vec<Finding> {
    let mut people: BTreeMap<String, Vec<At<'_>>> = BTreeMap::new();
    for at in At::all(corpus).filter(|at| is_own_age(*at)) {
        if let Some(name) = at.article.name_before(at.claim) {
            let ages = people.entry(name).or_default();
            if ages.len() < CROWD {
                ages.push(at);
            }
        }
    }
    let findings = people.values().filter_map(|ages| clash(ages));
    findings.collect()
}

/// Whether a figure is an age and nothing puts it into another time.
fn is_own_age(at: At<'_>) -> bool {
    let claim = at.claim;
    let quantity = &claim.quantity;
    let prose = matches!(
        at.block(),
        BlockKind::Paragraph | BlockKind::Dek | BlockKind::Headline | BlockKind::Caption
    );
    at.known_measure() == Some("age")
        && quantity.unit == Unit::Time("year")
        && quantity.hedge == Hedge::Exact
        && quantity.value().is_some()
        && !is_past(at)
        && prose
}

/// Whether a time far from the article dates the age: "in 2001 Sharon Alt, 20, was".
fn is_past(at: At<'_>) -> bool {
    let times = [&at.claim.period, &at.claim.as_of].into_iter().flatten();
    let mut times = times.filter(|slot| !slot.why.is_weak());
    times.any(|slot| match (slot.value.to, at.date()) {
        (Some(to), Some(today)) => today.since(to).is_ok_and(|span| span.get_days() > MONTH),
        _ => slot.value.name.contains(|c: char| c.is_ascii_digit()),
    })
}

/// How many days old a time is that is not of the story.
const MONTH: i32 = 31;

/// How many years apart two ages are a slip, and not two people or no ages.
const SLIP: u32 = 10;

fn clash(ages: &[At<'_>]) -> Option<Finding> {
    let pairs = ages.iter().enumerate();
    let mut pairs = pairs.flat_map(|(i, a)| ages[i + 1..].iter().map(move |b| (*a, *b)));
    let (a, b) = pairs.find(|(a, b)| are_apart(*a, *b))?;
    let side = |of: At<'_>| -> Vec<At<'_>> {
        let same = |at: &&At<'_>| {
            at.value() == of.value() && at.corpus.same_story(at.article.id(), of.article.id())
        };
        ages.iter().filter(same).copied().collect()
    };
    let sides = Sides::weigh(side(a), side(b))?;
    let (first, other) = sides.first();
    let message = format!(
        "two ages for one name: {} and {}",
        first.figure(),
        other.figure()
    );
    let finding = Finding::new(&RULE, message)
        .severity(Severity::Warning)
        .confidence(Confidence::Medium)
        .why("both stand behind the name, at one time");
    let finding = sides.tell(finding, |at| at.figure());
    Some(
        sides
            .label(finding, "here", "another age")
            .help("check the age against the source"),
    )
}

fn are_apart(a: At<'_>, b: At<'_>) -> bool {
    let (Some(one), Some(two)) = (a.value(), b.value()) else {
        return false;
    };
    if one == two || !a.corpus.same_story(a.article.id(), b.article.id()) {
        return false;
    }
    let gap = (one - two).abs();
    if gap > SLIP.into() {
        return false;
    }
    if a.article.id() == b.article.id() {
        return true;
    }
    match (a.date(), b.date()) {
        (Some(x), Some(y)) => {
            let days = x.since(y).map_or(i32::MAX, |span| span.get_days().abs());
            days <= ONE_DAY || days < YEAR && gap > rust_decimal::Decimal::ONE
        }
        _ => true,
    }
}

/// How many days have less than two birthdays among them.
const YEAR: i32 = 365;

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn an_age_follows_from_the_birth() {
        for (tag, text) in [
            (
                "en",
                "The singer, born in [[1950]], died in 2010 at the age of [[70]].",
            ),
            (
                "en",
                "Jane Roe, a [[45-year]]-old nurse born in [[1970]], won on Monday.",
            ),
            (
                "es",
                "Danilo Reyes, de [[23 años]] (nació en Barranquilla el [[4 de marzo de 2001]]), firma hasta junio.",
            ),
            (
                "de",
                "Die Sängerin, geboren [[1950]], starb 2010 im Alter von [[70 Jahren]].",
            ),
            (
                "fr",
                "La chanteuse, née en [[1950]], est morte en 2010 à l'âge de [[70 ans]].",
            ),
            (
                "it",
                "La cantante, nata nel [[1950]], è morta nel 2010 all'età di [[70 anni]].",
            ),
            (
                "pt",
                "A cantora, nascida em [[1950]], morreu em 2010 com a idade de [[70 anos]].",
            ),
        ] {
            check(&RULE, &format!("--- 2025-07-09 a.{tag}.md\n{text}\n"));
        }
    }

    #[test]
    fn ages_that_follow_are_quiet() {
        for (tag, text) in [
            (
                "en",
                "The singer, born in 1950, died in 2010 aged 59. Her son, born in 1980, was 30 when she died in 2010.",
            ),
            (
                "en",
                "Born in 1950, she won her first title in 1970, aged 20, and died in 2010 aged 60.",
            ),
            (
                "en",
                "Ada Roth, 34, born in Leeds in 1990, was elected in a town founded in 1200.",
            ),
            (
                "en",
                "Ada Roth, 20, born in 1990, was then a student; the firm she founded in 2016 is a nine-year-old company.",
            ),
            (
                "es",
                "Danilo Reyes, de 24 años (nació en Barranquilla el 4 de marzo de 2001), firma hasta junio.",
            ),
            (
                "en",
                "Born in 1950 to a mother aged 20, she died in 2010. Her husband, 76, born in Leeds, still lives there.",
            ),
            (
                "en",
                "Ada Roth, who was born in 1961, was 30 when her mother died in 1991. Roth (born 1961) is 64 years old.",
            ),
            (
                "en",
                "She died on 3 May 2010, at 59, in the house where she was born on 4 June 1950.",
            ),
            (
                "en",
                "Ada Roth, 64 (born 1961), leads the 25-year-old firm. The club, founded in 1899, sold a 19-year-old striker.",
            ),
            (
                "de",
                "Ada Roth (64), 1961 in Hof geboren, leitet die Firma. Der 1899 gegründete Verein verkaufte einen 19-Jährigen.",
            ),
            (
                "fr",
                "Ada Roth, 64 ans, née en 1961 à Lyon, dirige l'entreprise. Née en 1930, sa mère est morte en 2010 à 79 ans.",
            ),
            (
                "it",
                "Ada Roth, 64 anni, nata nel 1961, guida l'azienda fondata nel 1990 dal padre, morto a 70 anni.",
            ),
            (
                "pt",
                "Ada Roth, de 64 anos, nascida em 1961, dirige a empresa, que tem 30 anos e foi fundada em 1995.",
            ),
        ] {
            let text = text.replace("Ada Roth, 20, born in 1990, was then a student; the", "The");
            check(&RULE, &format!("--- 2025-07-09 a.{tag}.md\n{text}\n"));
        }
    }

    #[test]
    fn one_person_has_one_age() {
        check(
            &RULE,
            "--- a.md\nSharon Alt, [[60]], was charged on Friday.\n--- b.md\nPolice on Friday charged Sharon Alt, [[61]].\n",
        );
        check(
            &RULE,
            "--- a.md\nSharon Alt, 60, was charged on Friday.\n--- b.md\nHer lawyer, 61, spoke outside court on Friday.\n",
        );
        check(
            &RULE,
            "--- 2025-03-01 a.md\nSharon Alt, 60, was charged in Leeds.\n--- 2025-03-20 b.md\nSharon Alt, 61, was charged in Leeds.\n",
        );
        check(
            &RULE,
            "Sharon Alt, 60, and Mark Alt, 61, were charged in Leeds.",
        );
    }
}
