//! C103: a part is given as if it were the whole.

use super::evidence::{At, FUNDING_ROUND};
use super::sums::{Term, makes_exactly, on_paper};
use super::topics::{Topic, topics};
use super::{Confidence, Finding, Hold, Label, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Basis, Scope};
use crate::text::SourceId;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Flags a figure without qualification that is elsewhere called a part of a larger whole: the first instalment of an
    /// investment in the headline, a pre-money valuation called just the valuation.
    ///
    /// ## Why it matters
    /// Readers take an unqualified figure for the whole. The figure is right and the sentence around it is not.
    ///
    /// ## How it decides
    /// The same value must be labelled as a part (initial, additional, remaining, pre-money) for the same subject, measure
    /// and object, and another figure of the same must be larger and stand for the whole. Where the parts add up to the
    /// whole, the sum is shown.
    ///
    /// ## Fires
    /// ```article
    /// # Amazon's [[$15B]] Investment in OpenAI
    ///
    /// Amazon will invest [[$15 billion]] in OpenAI initially, with an additional [[$35 billion]] later.
    ///
    /// Amazon is contributing a total of [[$50 billion]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// # Amazon to put an initial $15B into OpenAI
    ///
    /// Amazon will invest $15 billion in OpenAI initially. Amazon is contributing a total of $50 billion.
    /// ```
    "C103" "part-as-whole" ScopeMismatch Warning Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for topic in topics(corpus) {
        outcome.holds.extend(holds(&topic));
        outcome.findings.extend(instalment(&topic));
        outcome.findings.extend(before_the_money(&topic));
    }
    outcome
}

/// The claims of `topic` given as the whole that are really a part of it, and what shows it.
struct Mistaken<'c> {
    bare: Vec<At<'c>>,
    part: At<'c>,
    wholes: Vec<At<'c>>,
    /// Parts that together make the whole.
    parts: Vec<At<'c>>,
}

/// The claims that other rules leave alone because they are a part given as the whole.
pub(super) fn mistaken_for_whole<'c>(topic: &Topic<'c>) -> Vec<At<'c>> {
    mistaken(topic).map_or_else(Vec::new, |m| m.bare)
}

fn is_part(at: At<'_>) -> bool {
    matches!(
        at.claim.scope.value,
        Scope::Initial | Scope::Additional | Scope::Remaining
    ) && at.is_level()
}

fn mistaken<'c>(topic: &Topic<'c>) -> Option<Mistaken<'c>> {
    let bare = |at: &At<'c>| {
        let scope = at.claim.scope;
        let open = scope.value == Scope::Unstated || scope.why.is_weak();
        open && at.is_level() && !at.is_discussed()
    };
    let mut tried = BTreeSet::new();
    // Only a first instalment is taken for the whole: a figure equal to an additional part may be the other part.
    let first_part = |at: &At<'c>| is_part(*at) && at.claim.scope.value == Scope::Initial;
    for part in topic.claims.iter().copied().filter(first_part) {
        // The same part twice in one article shows the same twice.
        if !tried.insert((part.article.id(), part.value())) {
            continue;
        }
        let same = |at: &At<'c>| {
            bare(at) && at.equals(part) && at.corpus.same_story(at.article.id(), part.article.id())
        };
        let mut mistaken: Vec<At<'c>> = topic.claims.iter().copied().filter(same).collect();
        let Some(&first) = mistaken.first() else {
            continue;
        };
        let larger = |at: &At<'c>| {
            at.is_whole()
                && at.is_level()
                && !at.is_discussed()
                && at.value() > part.value()
                && !at.meets(part)
                && !mistaken.iter().any(|m| m.same_sentence(*at))
                && at.corpus.same_story(at.article.id(), first.article.id())
        };
        let wholes: Vec<At<'c>> = topic.claims.iter().copied().filter(larger).collect();
        if wholes.is_empty() {
            continue;
        }
        // A sentence that gives the whole beside the part misleads nobody.
        let beside_whole = |at: &At<'c>| at.beside().any(|other| other.equals(wholes[0]));
        mistaken.retain(|at| !beside_whole(at));
        if mistaken.is_empty() {
            continue;
        }
        let parts = parts_of(topic, part, wholes[0]);
        return Some(Mistaken {
            bare: mistaken,
            part,
            wholes,
            parts,
        });
    }
    None
}

/// Parts of one article, this one among them, that make `whole` exactly.
fn parts_of<'c>(topic: &Topic<'c>, part: At<'c>, whole: At<'c>) -> Vec<At<'c>> {
    let others = topic
        .claims
        .iter()
        .copied()
        .filter(|at| is_part(*at) && at.article.id() == part.article.id() && !at.equals(part));
    let parts: Vec<At<'c>> = std::iter::once(part).chain(others).collect();
    let terms: Vec<Term<'_>> = parts.iter().copied().map(Term::of).collect();
    if makes_exactly(&terms, whole) {
        parts
    } else {
        vec![part]
    }
}

fn instalment(topic: &Topic<'_>) -> Option<Finding> {
    let Mistaken {
        bare,
        part,
        wholes,
        parts,
    } = mistaken(topic)?;
    let (first, whole) = (bare[0], wholes[0]);
    let kind = part.claim.scope.value.name();
    let message = format!(
        "{} is only the {kind} part of {}",
        first.figure(),
        whole.figure()
    );
    let mut finding = Finding::new(&RULE, message)
        .confidence(Confidence::High)
        .why(topic.name());
    for at in bare {
        finding = finding.label(at.site(), LabelRole::Primary, "stands for the whole");
    }
    for at in once_an_article(&wholes) {
        finding = finding.label(at.site(), LabelRole::Conflicting, "the whole");
    }
    for at in &parts {
        finding = finding.label(
            at.site(),
            LabelRole::Supporting,
            format!("{} part", at.claim.scope.value.name()),
        );
    }
    finding = finding.why(format!("{} calls {} {kind}", part.file(), part.hedged()));
    let terms: Vec<Term<'_>> = parts.iter().copied().map(Term::of).collect();
    if parts.len() > 1 {
        finding = finding.why(on_paper(&terms));
    }
    Some(finding.help(format!(
        "say that {} is the {kind} part, or give {}",
        first.figure(),
        whole.figure()
    )))
}

/// The first claim of each article: a total repeated ten times needs one label.
fn once_an_article<'c>(claims: &[At<'c>]) -> Vec<At<'c>> {
    let mut seen = BTreeSet::new();
    claims
        .iter()
        .copied()
        .filter(|at| seen.insert(at.article.id()))
        .collect()
}

/// An unqualified valuation that another article calls pre-money.
fn before_the_money(topic: &Topic<'_>) -> Option<Finding> {
    let level = |at: &&At<'_>| at.is_level() && !at.is_discussed();
    let labelled = *topic
        .claims
        .iter()
        .filter(level)
        .find(|at| at.claim.basis.is_some_and(|b| b.value == Basis::PreMoney))?;
    let plain = |at: &&At<'_>| {
        at.claim.basis.is_none()
            && at.equals(labelled)
            && !at.same_sentence(labelled)
            && at.corpus.same_story(at.article.id(), labelled.article.id())
    };
    let bare: Vec<&At<'_>> = topic.claims.iter().filter(level).filter(plain).collect();
    let first = bare.first()?;
    let message = format!(
        "{} is the pre-money valuation, which is said only once",
        first.figure()
    );
    let mut finding = Finding::new(&RULE, message)
        .severity(Severity::Note)
        .confidence(Confidence::High);
    for at in &bare {
        finding = finding.label(at.site(), LabelRole::Primary, "valuation without a basis");
    }
    finding = finding
        .label(labelled.site(), LabelRole::Supporting, "pre-money")
        .why(format!(
            "{} calls {} pre-money",
            labelled.file(),
            labelled.figure()
        ));
    if let Some(round) = round(labelled) {
        let terms = [Term::of(labelled), Term::of(round)];
        finding = finding
            .why(format!("with the new money: {}", on_paper(&terms)))
            .label(round.site(), LabelRole::Supporting, "the new money");
    }
    Some(finding.help("say pre-money, or give the valuation with the new money in it"))
}

/// The round that comes with a valuation: in the same sentence, of the same subject.
fn round(valuation: At<'_>) -> Option<At<'_>> {
    let mut rounds = (valuation.beside())
        .filter(|at| at.known_measure() == Some(FUNDING_ROUND) && at.is_level());
    rounds.next()
}

/// Parts that make the whole, and contributions that make the round they belong to.
fn holds(topic: &Topic<'_>) -> Vec<Hold> {
    let whole = |at: &&At<'_>| at.is_whole() && at.is_level();
    let mut parts_of: BTreeMap<SourceId, Vec<Term<'_>>> = BTreeMap::new();
    for part in topic.claims.iter().copied().filter(|at| is_part(*at)) {
        let parts = parts_of.entry(part.article.id()).or_default();
        parts.push(Term::of(part));
    }
    let mut found = Vec::new();
    for at in topic.claims.iter().filter(whole) {
        let Some(terms) = parts_of.get(&at.article.id()) else {
            continue;
        };
        if makes_exactly(terms, *at) {
            let terms = parts_of.remove(&at.article.id()).unwrap_or_default();
            let label = |at: &At<'_>, text: &str| Label {
                site: at.site(),
                role: LabelRole::Supporting,
                text: text.to_owned(),
            };
            let labels = std::iter::once(label(at, "the whole"))
                .chain(terms.iter().map(|p| label(&p.at, "a part")))
                .collect();
            found.push(Hold {
                category: super::Category::ArithmeticSum,
                why: vec![on_paper(&terms)],
                labels,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn part_and_whole_named_as_such_are_fine() {
        check(
            &RULE,
            "Amazon will invest a total of $50 billion in OpenAI, beginning with an initial tranche of $15 billion.",
        );
    }

    #[test]
    fn a_plain_valuation_that_equals_a_pre_money_one_is_a_note() {
        check(
            &RULE,
            "--- a.md\nOpenAI raised [[$110 billion]] at a [[$730 billion]] pre-money valuation.\n--- b.md\nOpenAI's valuation soars to [[$730B]].\n",
        );
    }

    #[test]
    fn a_sentence_that_gives_the_whole_misleads_nobody() {
        check(
            &RULE,
            "Amazon invested $50 billion in OpenAI: $15 billion now and $35 billion later. The initial $15 billion is cash.",
        );
    }

    #[test]
    fn two_equal_instalments_are_two() {
        check(
            &RULE,
            "Kestrel invested $2 billion in Lumo in spring. Kestrel then invested an additional $2 billion in Lumo. Kestrel's total investment in Lumo is $4 billion.",
        );
    }

    #[test]
    fn another_firm_s_total_proves_nothing() {
        check(
            &RULE,
            "# Amazon's $15B investment in OpenAI\n\nAmazon will invest $15 billion in OpenAI initially. Nvidia invests a total of $50 billion in OpenAI.",
        );
    }
}
