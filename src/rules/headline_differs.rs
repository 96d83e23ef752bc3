//! C102: the headline has a figure that the body does not bear out.

use super::evidence::{At, unit_key};
use super::explain::explained;
use super::part_as_whole::mistaken_for_whole;
use super::topics::topics;
use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::{Corpus, Measure};
use crate::lang::Scope;
use crate::text::Site;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Flags a figure in a headline or dek that the body gives otherwise.
    ///
    /// ## Why it matters
    /// Most readers see the headline alone, and others quote it.
    ///
    /// ## How it decides
    /// No figure of the body may meet the one in the headline, no sum or difference of figures in the body may make it,
    /// and the body must have a figure of the same measure that does not belong to somebody else.
    ///
    /// ## Fires
    /// ```article
    /// # Harbour Bank cuts [[5,000]] jobs
    ///
    /// Harbour Bank said on Monday that it will shed [[500]] posts by June.
    /// ```
    /// ## Stays silent
    /// ```article
    /// # Harbour Bank cuts 5K jobs
    ///
    /// Harbour Bank said on Monday that it will shed 4,980 posts by June.
    /// ```
    /// ```article
    /// # Harbour Bank cuts 5,000 jobs
    ///
    /// Harbour Bank said it will shed 3,000 posts in Hull and 2,000 posts in Leeds.
    /// ```
    "C102" "headline-differs" HeadlineBody Warning Corpus(check)
}

/// How many figures of a headline are held against the body; no headline has more.
const FIGURES: usize = 16;

fn check(corpus: &Corpus) -> Outcome {
    let parts: BTreeSet<Site> = topics(corpus)
        .iter()
        .flat_map(mistaken_for_whole)
        .map(At::site)
        .collect();
    let mut findings = Vec::new();
    for article in corpus.articles() {
        let claims: Vec<At<'_>> = At::of(corpus, article).collect();
        let (head, body): (Vec<At<'_>>, Vec<At<'_>>) =
            claims.iter().copied().partition(|at| at.is_headline());
        let mut told = BTreeSet::new();
        for at in head
            .into_iter()
            .filter(|at| at.is_level() && !parts.contains(&at.site()))
        {
            if told.len() < FIGURES
                && told.insert(at.figure())
                && let Some(finding) = against(at, &body)
            {
                findings.push(finding);
            }
        }
    }
    findings.into()
}

fn against(head: At<'_>, body: &[At<'_>]) -> Option<Finding> {
    let unit = unit_key(&head.claim.quantity.unit);
    let alike: Vec<At<'_>> = body
        .iter()
        .copied()
        .filter(|at| unit_key(&at.claim.quantity.unit) == unit)
        .collect();
    if alike.iter().any(|at| at.meets(head)) || makes(&alike, head) {
        return None;
    }
    let named = head.names_in_sentence();
    let rivals: Vec<At<'_>> = alike
        .iter()
        .copied()
        .filter(|at| is_rival(head, &named, *at))
        .collect();
    let first = *rivals.first()?;
    if rivals.iter().any(|at| explained(head, *at)) {
        return None;
    }
    let mut finding = Finding::new(
        &RULE,
        format!(
            "{} in the headline, {} in the body",
            head.hedged(),
            first.hedged()
        ),
    )
    .confidence(
        if head.subject().is_some() && head.subject() == first.subject() {
            Confidence::High
        } else {
            Confidence::Medium
        },
    )
    .label(head.site(), LabelRole::Primary, "the headline")
    .why(format!("both speak of {}", what(head)))
    .why(format!(
        "no figure of the body meets {}, and no two of them make it",
        head.figure()
    ))
    .help("bring the headline into line with the body");
    for at in rivals.into_iter().take(3) {
        finding = finding.label(at.site(), LabelRole::Conflicting, "the body");
    }
    Some(finding)
}

/// The same measure, and nobody else's figure.
fn is_rival(head: At<'_>, named: &[&str], at: At<'_>) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
    let known = head.known_measure().is_some() && head.known_measure() == at.known_measure();
    let whole = at.is_whole() || (at.claim.scope.value == Scope::PerYear && !is_multiple(head, at));
    let whose = same(head.subject(), at.subject())
        || at.subject().is_some_and(|subject| named.contains(&subject));
    known
        && whole
        && whose
        && at.is_level()
        && at.has_absolute_period()
        && at.claim.limits == head.claim.limits
        && !at.is_of_another_time(head)
        && same(head.object(), at.object())
}

/// Whether the headline gives several years of a yearly figure.
fn is_multiple(head: At<'_>, yearly: At<'_>) -> bool {
    let (Some(all), Some(year)) = (head.value(), yearly.value()) else {
        return true;
    };
    year.is_zero() || all.checked_rem(year).is_none_or(|rest| rest.is_zero())
}

/// Whether two figures of the body make the one in the headline as sum or difference.
fn makes(body: &[At<'_>], head: At<'_>) -> bool {
    let Some(wanted) = head.value() else {
        return false;
    };
    let mut times: BTreeMap<Decimal, usize> = BTreeMap::new();
    for value in body.iter().filter_map(|at| at.value()) {
        *times.entry(value).or_default() += 1;
    }
    times.keys().any(|x| {
        let others = [wanted.checked_sub(*x), x.checked_sub(wanted)];
        let mut others = others.into_iter().flatten();
        others.any(|y| {
            times
                .get(&y)
                .is_some_and(|count| *count > usize::from(y == *x))
        })
    })
}

fn what(at: At<'_>) -> String {
    let measure = at
        .claim
        .measure
        .as_ref()
        .map_or("", |m: &crate::claim::Slot<Measure>| m.value.name());
    match at.subject() {
        Some(subject) => format!("{subject}: {measure}"),
        None => measure.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn figures_of_other_verbs_and_shares_are_no_rivals() {
        check(
            &RULE,
            "# Two dead, dozens hurt in blast\n\nA man and a woman died in the blast and 34 people were taken to hospital.",
        );
        check(
            &RULE,
            "# Harbour Bank cuts one in ten jobs\n\nHarbour Bank said on Monday that it will cut 2,300 jobs by June.",
        );
    }

    #[test]
    fn a_rounded_headline_is_fine() {
        check(
            &RULE,
            "# Film takes $160M\n\nThe film took $79.5 million at the weekend, for a five-day total of $159.7 million.",
        );
    }

    #[test]
    fn somebody_else_s_figure_says_nothing_about_the_headline() {
        check(
            &RULE,
            "# Harbour Bank cuts 5,000 jobs\n\nCoast Bank said it will shed 500 posts.",
        );
    }
}
