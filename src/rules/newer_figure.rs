//! C104: another article has a newer figure of the same claim.

use super::evidence::At;
use super::explain::are_narrowed_apart;
use super::part_as_whole::mistaken_for_whole;
use super::topics::{Topic, topics};
use super::value_differs::shifted;
use super::{Confidence, Finding, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Bearer, Course, Hedge, Number, Scope};
use crate::text::Site;
use std::collections::BTreeSet;

rule! {
    /// Reports a figure for which another article has a newer one: talks that became a deal, a count that has grown.
    ///
    /// ## Why it matters
    /// Whoever takes the older figure today is out of date. Where the older figure stands in the newer article, unmarked,
    /// it is probably a slip.
    ///
    /// ## How it decides
    /// Talks come before the deal, whatever the dates. Of a measure that moves (tolls, investments to date), the article
    /// with the later date is the newer one; without dates nothing is ordered. A later and larger count is a note, an
    /// older figure in the newer article a warning.
    ///
    /// ## Fires
    /// ```article
    /// --- 2025-12-18 talks.md
    /// Amazon is in talks to invest about [[$10 billion]] in OpenAI.
    /// --- 2026-02-28 deal.md
    /// Amazon invested [[$50 billion]] in OpenAI.
    /// ```
    /// ```article
    /// --- 2025-11-04 a.md
    /// Amazon has invested over [[$8 billion]] in Anthropic.
    /// --- 2025-12-17 b.md
    /// Amazon recently announced a [[$4 billion]] stake in Anthropic.
    /// ```
    /// ## Stays silent
    /// ```article
    /// --- 2025-12-18 talks.md
    /// Amazon is in talks to invest more than $10 billion in OpenAI.
    /// --- 2026-02-28 deal.md
    /// Amazon invested $11 billion in OpenAI.
    /// ```
    "C104" "newer-figure-exists" Superseded Note Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let topics = topics(corpus);
    let findings = topics
        .iter()
        .flat_map(|topic| talks(topic).into_iter().chain(counts(topic)));
    findings.collect::<Vec<_>>().into()
}

/// The plain levels of a topic, without those that are a part in disguise.
pub(super) fn levels<'c>(topic: &Topic<'c>) -> Vec<At<'c>> {
    let mistaken: BTreeSet<Site> = (mistaken_for_whole(topic).into_iter())
        .map(At::site)
        .collect();
    let plain = |at: &At<'c>| {
        at.is_level()
            && (at.is_whole() || at.claim.scope.value == Scope::PerYear)
            && at.has_absolute_period()
            && at.claim.basis.is_none()
            && !mistaken.contains(&at.site())
    };
    topic.claims.iter().copied().filter(plain).collect()
}

/// Talks in one article, the deal in another.
fn talks(topic: &Topic<'_>) -> Option<Finding> {
    // What has a value for every day has another one on the day of the deal.
    if topic.claims.first().and_then(|at| at.frame())?.course == Course::Varies {
        return None;
    }
    let (talks, deals): (Vec<At<'_>>, Vec<At<'_>>) =
        levels(topic).into_iter().partition(|at| at.is_discussed());
    let later = |talk: At<'_>, deal: At<'_>| match (talk.date(), deal.date()) {
        (Some(talk), Some(deal)) => talk <= deal,
        _ => true,
    };
    let pairs = |talk: &At<'_>, deal: &At<'_>| {
        talk.article.id() != deal.article.id()
            && later(*talk, *deal)
            && talk.corpus.same_story(talk.article.id(), deal.article.id())
    };
    let outdated: Vec<At<'_>> = talks
        .iter()
        .copied()
        .filter(|talk| {
            deals
                .iter()
                .any(|deal| pairs(talk, deal) && !talk.claim.quantity.meets(&deal.claim.quantity))
        })
        .collect();
    let first = *outdated.first()?;
    let agreed: Vec<At<'_>> = deals
        .iter()
        .copied()
        .filter(|deal| pairs(&first, deal) && !first.meets(*deal))
        .collect();
    // A deal that the talks already reach makes the others its parts, not its successors.
    if deals
        .iter()
        .any(|deal| pairs(&first, deal) && first.meets(*deal))
    {
        return None;
    }
    let deal = *agreed.first()?;
    let message = format!(
        "{} while it was talked about, {} as agreed",
        first.hedged(),
        deal.hedged()
    );
    let mut finding = Finding::new(&RULE, message).confidence(Confidence::High);
    for at in outdated {
        finding = finding.label(at.site(), LabelRole::Primary, "under discussion");
    }
    for at in one_an_article(agreed) {
        finding = finding.label(at.site(), LabelRole::Conflicting, "as agreed");
    }
    Some(
        finding
            .why(topic.name())
            .why(order(first, deal))
            .help("use the figure of the agreement"),
    )
}

/// A measure that grows or is revised, at two dates.
fn counts(topic: &Topic<'_>) -> Option<Finding> {
    let frame = topic.claims.first().and_then(|at| at.frame())?;
    let course = frame.course;
    if frame.number == Number::Several || !matches!(course, Course::Grows | Course::Revised) {
        return None;
    }
    let settled = |at: &At<'_>| !at.is_discussed() && at.date().is_some();
    let mut dated: Vec<At<'_>> = levels(topic).into_iter().filter(settled).collect();
    dated.sort_by_key(|at| (at.date(), at.site()));
    let newest = dated.last()?.date();
    let (new, old): (Vec<At<'_>>, Vec<At<'_>>) =
        dated.into_iter().partition(|at| at.date() == newest);
    let mut new = new;
    new.sort_by_key(|at| std::cmp::Reverse((at.value(), std::cmp::Reverse(at.site()))));
    let outdated = |at: &At<'_>, latest: At<'_>| {
        let (a, b) = (at.article.id(), latest.article.id());
        let same_event = frame.bearer != Bearer::Event || at.corpus.same_event(a, b);
        moved_on(*at, latest)
            && !are_narrowed(frame.bearer, *at, latest)
            && at.corpus.same_story(a, b)
            && same_event
            && !shifted(*at, latest)
    };
    // The largest of the newest figures of each article: a smaller one beside it is a part, or an earlier one told again.
    let mut told = BTreeSet::new();
    new.retain(|at| told.insert(at.article.id()));
    let largest = new.first().copied();
    new.into_iter().find_map(|latest| {
        let old: Vec<At<'_>> = old
            .iter()
            .copied()
            .filter(|at| outdated(at, latest))
            .collect();
        let larger: Vec<At<'_>> = old
            .iter()
            .copied()
            .filter(|at| at.value() > latest.value())
            .collect();
        match course == Course::Grows && !larger.is_empty() {
            true if largest.is_some_and(|at| at.site() == latest.site()) => {
                stale(topic, &larger, latest)
            }
            true => None,
            false => update(topic, &old, latest),
        }
    })
}

/// Whether a word narrows one of two figures and not the other; of an event's figures, each must be narrowed otherwise.
fn are_narrowed(bearer: Bearer, a: At<'_>, b: At<'_>) -> bool {
    match bearer {
        Bearer::Event => are_narrowed_apart(a, b),
        _ => a.claim.limits != b.claim.limits,
    }
}

/// Whether the newer figure says more than the older one can mean, or moves its bound.
fn moved_on(old: At<'_>, new: At<'_>) -> bool {
    let bound = matches!(old.claim.quantity.hedge, Hedge::AtLeast | Hedge::Over);
    !old.equals(new) && (!old.meets(new) || (bound && new.value() > old.value()))
}

fn update(topic: &Topic<'_>, old: &[At<'_>], latest: At<'_>) -> Option<Finding> {
    let first = *old.first()?;
    let message = format!("{} has since become {}", first.hedged(), latest.hedged());
    let mut finding = Finding::new(&RULE, message).confidence(Confidence::High);
    for at in old {
        finding = finding.label(at.site(), LabelRole::Primary, "the older figure");
    }
    finding = finding.label(latest.site(), LabelRole::Conflicting, "the newer figure");
    Some(
        finding
            .why(topic.name())
            .why(order(first, latest))
            .help("use the newer figure"),
    )
}

/// A count that falls: the smaller figure in the newer article is out of date, or means something else.
fn stale(topic: &Topic<'_>, before: &[At<'_>], latest: At<'_>) -> Option<Finding> {
    let first = *before.first()?;
    let message = format!(
        "{} stands in a later article than {}",
        latest.hedged(),
        first.hedged()
    );
    let mut finding = Finding::new(&RULE, message)
        .severity(Severity::Warning)
        .confidence(Confidence::Medium)
        .label(latest.site(), LabelRole::Primary, "the smaller figure")
        .label(first.site(), LabelRole::Conflicting, "already said earlier")
        .why(format!("{}, which grows with time", topic.name()))
        .why(order(first, latest));
    let agrees = |at: &At<'_>| {
        at.site() != latest.site()
            && at.site() != first.site()
            && at.meets(first)
            && !at.meets(latest)
    };
    let others = topic
        .claims
        .iter()
        .chain(&topic.open)
        .copied()
        .filter(agrees);
    for at in one_an_article(others.collect()) {
        finding = finding.label(at.site(), LabelRole::Supporting, "says the same");
    }
    Some(finding.help("check which figure is current, or say what the smaller one stands for"))
}

/// The first claim of each article.
pub(super) fn one_an_article(claims: Vec<At<'_>>) -> Vec<At<'_>> {
    let mut seen = BTreeSet::new();
    claims
        .into_iter()
        .filter(|at| seen.insert(at.article.id()))
        .collect()
}

/// What the dates say about the order of two articles.
fn order(old: At<'_>, new: At<'_>) -> String {
    match (old.date(), new.date()) {
        (Some(a), Some(b)) => format!("{} is of {a}, {} of {b}", old.file(), new.file()),
        (None, None) => format!(
            "neither {} nor {} has a date: talks come before the deal",
            old.file(),
            new.file()
        ),
        (None, _) => format!("{} has no date: talks come before the deal", old.file()),
        (_, None) => format!("{} has no date: talks come before the deal", new.file()),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn without_dates_nothing_is_ordered_but_talks_and_deal() {
        check(
            &RULE,
            "--- a.md\nAmazon has invested over $8 billion in Anthropic.\n--- b.md\nAmazon recently announced a $4 billion stake in Anthropic.\n",
        );
        check(
            &RULE,
            "--- a.md\nAmazon is in talks to invest about [[$10 billion]] in OpenAI.\n--- b.md\nAmazon invested [[$50 billion]] in OpenAI.\n",
        );
    }

    #[test]
    fn two_accidents_in_one_country_are_two_events() {
        check(
            &RULE,
            "--- 2026-03-01 a.md\nA bus crash near Lima in Peru killed 12 people.\n--- 2026-03-20 b.md\nA ferry sank off Lima in Peru and killed 31 people.\n",
        );
        check(
            &RULE,
            "--- 2026-03-01 a.md\nA fire in a tower block killed 12 people.\n--- 2026-03-02 b.md\nA bus fell into a ravine and killed 45 people.\n",
        );
    }

    #[test]
    fn talks_after_the_deal_are_other_talks() {
        check(
            &RULE,
            "--- 2026-03-01 a.md\nAmazon is in talks to invest about $10 billion in OpenAI.\n--- 2026-02-01 b.md\nAmazon invested $50 billion in OpenAI.\n",
        );
    }

    #[test]
    fn another_object_is_another_claim() {
        check(
            &RULE,
            "--- a.md\nAmazon is in talks to invest about $10 billion in OpenAI.\n--- b.md\nAmazon invested $4 billion in Anthropic.\n",
        );
    }
}
