//! C102: the headline has a figure that the body does not bear out.

use super::change::{Change, changes};
use super::evidence::{At, unit_key};
use super::explain::explained;
use super::paper::rounded;
use super::part_as_whole::mistaken_for_whole;
use super::topics::topics;
use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Corpus, Measure};
use crate::lang::{Hedge, Kind, Scope};
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
    /// and the body must have a figure of the same measure that does not belong to somebody else. A multiple ("doubles")
    /// is held against the levels before and after, and must be far from them.
    ///
    /// ## Fires
    /// ```article
    /// # Harbour Bank cuts [[5,000]] jobs
    ///
    /// Harbour Bank said on Monday that it will shed [[500]] posts by June.
    /// ```
    /// ```article
    /// # Knife crime [[doubles]] in Wexborough
    ///
    /// Police logged [[742]] knife crimes last year, up from [[689]] the year before.
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
        findings.extend(multiples(article, corpus, &head, &body));
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

/// What part of a multiple is near enough to be called so in a headline.
const NEARLY: (Decimal, Decimal) = (
    Decimal::from_parts(85, 0, 0, false, 0),
    Decimal::ONE_HUNDRED,
);

/// "Crime doubles": the multiples of a headline against the levels before and after that the body gives.
fn multiples(article: &Article, corpus: &Corpus, head: &[At<'_>], body: &[At<'_>]) -> Vec<Finding> {
    let ratio = |at: &&At<'_>| {
        at.claim.quantity.kind == Kind::Ratio
            && at.claim.quantity.hedge == Hedge::Exact
            && at.value().is_some_and(|value| value >= Decimal::TWO)
            && at.claim.measure.is_some()
    };
    let heads: Vec<At<'_>> = head.iter().filter(ratio).copied().take(FIGURES).collect();
    if heads.is_empty() {
        return Vec::new();
    }
    let measure = |at: At<'_>| {
        at.claim
            .measure
            .as_ref()
            .map(|slot| slot.value.name().to_owned())
    };
    let changes: Vec<Change<'_>> = changes(corpus, article)
        .into_iter()
        .filter(|change| !change.end.is_headline())
        .collect();
    let against = |head: At<'_>| {
        let mut same = changes
            .iter()
            .filter(|change| measure(change.end) == measure(head));
        let change = same.next().filter(|_| same.next().is_none())?;
        let (start, end) = change.values().filter(|(start, _)| !start.is_zero())?;
        let times = end.checked_div(start)?;
        // "Doubles" is said of anything near it, and of another measure of the same.
        let near = times.checked_mul(NEARLY.1)? >= head.value()?.checked_mul(NEARLY.0)?;
        let elsewhere = body.iter().any(|at| {
            matches!(at.claim.quantity.kind, Kind::Ratio | Kind::Percent) && says_as_much(head, *at)
        });
        (!near && !elsewhere).then(|| multiple(head, change, times))
    };
    heads.into_iter().filter_map(against).collect()
}

/// Whether a multiple or a percentage of the body says what the multiple of the headline says: twofold, by 100 %.
fn says_as_much(head: At<'_>, at: At<'_>) -> bool {
    let Some((head, value)) = head.value().zip(at.value()) else {
        return true;
    };
    let hundred = Decimal::ONE_HUNDRED;
    let least = match at.claim.quantity.kind {
        Kind::Percent => (head - Decimal::ONE).checked_mul(hundred),
        _ => Some(head),
    };
    least.is_none_or(|least| value.checked_mul(Decimal::TEN) >= least.checked_mul(Decimal::from(9)))
}

fn multiple(head: At<'_>, change: &Change<'_>, times: Decimal) -> Finding {
    let (start, end) = (change.start, change.end);
    Finding::new(
        &RULE,
        format!(
            "{} in the headline, from {} to {} in the body",
            head.hedged(),
            start.hedged(),
            end.hedged()
        ),
    )
    .confidence(Confidence::Medium)
    .label(head.site(), LabelRole::Primary, "the headline")
    .label(end.site(), LabelRole::Conflicting, "the body: after")
    .label(start.site(), LabelRole::Conflicting, "the body: before")
    .why(format!("both speak of {}", what(end)))
    .why(format!(
        "{} is {} times {}",
        end.figure(),
        rounded(times),
        start.figure()
    ))
    .help("bring the headline into line with the body")
}

/// The same measure, and nobody else's figure.
fn is_rival(head: At<'_>, named: &[&str], at: At<'_>) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
    let known = match head.known_measure() {
        Some(measure) => at.known_measure() == Some(measure),
        None => is_result(head, at),
    };
    let whole = at.is_whole() || (at.claim.scope.value == Scope::PerYear && !is_multiple(head, at));
    let whose = same(head.subject(), at.subject())
        || at.subject().is_some_and(|subject| named.contains(&subject));
    known
        && whole
        && whose
        && at.is_level()
        && at.has_absolute_period()
        && (at.claim.limits == head.claim.limits || head.known_measure().is_none())
        && !at.is_of_another_time(head)
        && same(head.object(), at.object())
}

/// Whether a share without a measure in the headline ("Quental storms to 48%") can only be the share that the body gives
/// the same subject.
fn is_result(head: At<'_>, at: At<'_>) -> bool {
    let subject = head.subject();
    head.claim.quantity.kind == Kind::Percent
        && subject.is_some()
        && at.subject() == subject
        && at.claim.scope.value == Scope::Share
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
