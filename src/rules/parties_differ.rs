//! C109: two named parties give different figures for the same claim.

use super::evidence::At;
use super::newer_figure::levels;
use super::scale_differs::is_slip;
use super::topics::{Topic, topics};
use super::value_differs::explained;
use super::{Confidence, Finding, LabelRole, Outcome, rule};
use crate::claim::Corpus;
use crate::lang::{Bearer, Modality};

rule! {
    /// Notes two figures for the same claim that the text ascribes to two different parties: the police and the organisers,
    /// a ministry and a union.
    ///
    /// ## Why it matters
    /// Neither figure is the article's own. A reader should meet both, each with its source, and a headline should choose
    /// neither.
    ///
    /// ## How it decides
    /// Both figures must be of one measure, unit, subject and time, both must name who says so, and rounding must not
    /// explain the gap. What the text itself puts side by side is shown once.
    ///
    /// ## Fires
    /// ```article
    /// The ministry said [[120]] people died in the attack. Police said [[75]] people died in the attack.
    /// ```
    /// ## Stays silent
    /// ```article
    /// The ministry said 120 people died in the attack. Police said about 120 people died in the attack.
    /// ```
    "C109" "parties-differ" Disputed Note Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let findings: Vec<Finding> = topics(corpus).iter().filter_map(dispute).collect();
    findings.into()
}

fn dispute(topic: &Topic<'_>) -> Option<Finding> {
    let said: Vec<At<'_>> = levels(topic)
        .into_iter()
        .filter(|at| at.speaker().is_some() && is_stated(*at))
        .collect();
    let mut pairs = said
        .iter()
        .enumerate()
        .flat_map(|(i, a)| said[i + 1..].iter().map(move |b| (*a, *b)));
    let (a, b) = pairs.find(|(a, b)| are_of_two_parties(*a, *b) && differ(*a, *b))?;
    let (one, two) = (a.speaker()?, b.speaker()?);
    let name = format!(
        "{} according to {one}, {} according to {two}",
        a.hedged(),
        b.hedged()
    );
    Some(
        Finding::new(&RULE, name)
            .confidence(Confidence::Medium)
            .label(a.site(), LabelRole::Primary, one.clone())
            .label(b.site(), LabelRole::Conflicting, two.clone())
            .why(topic.name())
            .why("two parties give the two figures")
            .help("give both figures with their sources, or say which one the article follows"),
    )
}

/// Whether a party states the figure, as its own or against another's.
fn is_stated(at: At<'_>) -> bool {
    at.is_asserted()
        || matches!(
            at.claim.modality.value,
            Modality::Disputed | Modality::Estimated
        )
}

fn differ(a: At<'_>, b: At<'_>) -> bool {
    let of_event = a.frame().is_some_and(|frame| frame.bearer == Bearer::Event);
    !a.meets(b)
        && a.claim.limits == b.claim.limits
        && !a.is_of_another_time(b)
        && a.corpus.same_story(a.article.id(), b.article.id())
        && (!of_event || a.corpus.same_event(a.article.id(), b.article.id()))
        && !is_slip(a, b)
        && !explained(a, b)
}

/// Whether both figures are ascribed, and to different parties.
pub(super) fn are_of_two_parties(a: At<'_>, b: At<'_>) -> bool {
    matches!((a.speaker(), b.speaker()), (Some(a), Some(b)) if a != b)
}
