//! N102: the votes of a decision do not make the number of those who voted, or its margin.

use super::evidence::At;
use super::{Confidence, Finding, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Hedge, Kind, Scope, has, look_up};
use crate::quantity::{Unit, Words};
use crate::text::BlockKind;
use rust_decimal::Decimal;

rule! {
    /// Flags a vote that does not make the number of members who are said to be there, and a margin that does not follow
    /// from the votes.
    ///
    /// ## Why it matters
    /// Who counts the votes again finds the mistake.
    ///
    /// ## How it decides
    /// The two sides must stand together ("five to three") in a sentence about a vote. "All nine members" must be there in
    /// the same sentence, and nobody may be said to abstain or to be away. "Needed 60, failed 57 to 42, five short" must
    /// have its three figures in one sentence.
    ///
    /// ## Fires
    /// ```article
    /// With all [[nine]] members present, the committee voted for the cut by [[five]] to [[three]].
    /// ```
    /// ```article
    /// The motion needed [[60]] votes and failed [[57]] to 42, falling [[five]] votes short.
    /// ```
    /// ## Stays silent
    /// ```article
    /// With all nine members present, the committee voted for the cut by six to three.
    /// ```
    /// ```article
    /// With all nine members present, the committee voted for the cut by five to three, with one abstention.
    /// ```
    "N102" "votes-do-not-add-up" ArithmeticSum Error Corpus(check)
}

/// How many tokens may stand between a number of members and the words that say that they are all.
const NEAR: usize = 4;

fn check(corpus: &Corpus) -> Outcome {
    let mut findings = Vec::new();
    for article in corpus.articles() {
        let claims: Vec<At<'_>> = At::of(corpus, article).collect();
        let sentences = claims.chunk_by(|a, b| a.claim.sentence == b.claim.sentence);
        let prose = sentences.filter(|s| !matches!(s[0].block(), BlockKind::TableCell { .. }));
        for sentence in prose.filter(|sentence| sentence.len() >= 3) {
            let Some(words) = article.words(sentence[0].claim.sentence) else {
                continue;
            };
            let counted: Vec<At<'_>> = sentence
                .iter()
                .copied()
                .filter(|at| is_count(*at))
                .collect();
            let Some(tally) = Tally::of(&words, &counted) else {
                continue;
            };
            findings.extend(tally.of_all(&words, &counted));
            findings.extend(tally.of_needed(&words, &counted));
        }
    }
    findings.into()
}

/// An exact number of votes or of people.
fn is_count(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    quantity.kind == Kind::Count && quantity.hedge == Hedge::Exact && quantity.value().is_some()
}

/// What is counted, by the word that all languages share where there is one.
fn noun<'c>(at: At<'c>) -> &'c str {
    let Unit::Count(noun) = &at.claim.quantity.unit else {
        return "";
    };
    let locale = at
        .article
        .words(at.claim.sentence)
        .map(|words| words.locale);
    let thing = locale.and_then(|locale| look_up(locale.things, &noun.head));
    thing.copied().unwrap_or(noun.head.as_str())
}

/// The noun of votes, the same in all languages.
const VOTE: &str = "vote";

/// The two sides of a vote, the larger first as most are told, and their places among the counts of the sentence.
struct Tally<'c> {
    ayes: At<'c>,
    noes: At<'c>,
}

fn end(words: &Words<'_>, at: At<'_>) -> usize {
    let span = match &at.claim.quantity.unit {
        Unit::Count(noun) => noun.span.map_or(at.claim.quantity.span, |noun| {
            noun.join(at.claim.quantity.span)
        }),
        _ => at.claim.quantity.span,
    };
    words.token_at(span.end())
}

impl<'c> Tally<'c> {
    /// The only two votes of a sentence with one word between them: "five to three", "six voix contre trois".
    fn of(words: &Words<'_>, counted: &[At<'c>]) -> Option<Self> {
        let pair = |two: &&[At<'c>]| {
            let (from, to) = (
                end(words, two[0]),
                words.token_at(two[1].claim.quantity.span.start()),
            );
            noun(two[0]) == VOTE
                && noun(two[1]) == VOTE
                && from + 1 == to
                && words.is_word(from)
                && !words.is_in(from, words.locale.conjunctions)
        };
        let mut pairs = counted.windows(2).filter(pair);
        let two = pairs.next().filter(|_| pairs.next().is_none())?;
        Some(Self {
            ayes: two[0],
            noes: two[1],
        })
    }

    fn is_side(&self, at: At<'c>) -> bool {
        at.site() == self.ayes.site() || at.site() == self.noes.site()
    }

    /// `With all nine members present … by five to three`.
    fn of_all(&self, words: &Words<'_>, counted: &[At<'c>]) -> Option<Finding> {
        let locale = words.locale;
        // "all nine members voted", "all nine members present"
        let votes = |to: usize| {
            let side = words.token_at(self.ayes.claim.quantity.span.start());
            let near = to..side.min(to + NEAR + 2);
            near.into_iter()
                .any(|at| words.any_at(at, locale.voted).is_some())
        };
        let there = |at: At<'c>| {
            let (from, to) = (
                words.token_at(at.claim.quantity.span.start()),
                end(words, at),
            );
            (from..to + NEAR).any(|at| words.any_at(at, locale.assembled).is_some())
        };
        let said = |at: At<'c>| {
            let to = end(words, at);
            let all = at.claim.scope.value == Scope::Total && at.claim.scope.span.is_some();
            there(at) || all && votes(to)
        };
        let others: Vec<At<'c>> = (counted.iter().copied())
            .filter(|at| !self.is_side(*at))
            .collect();
        let [all] = others[..] else { return None };
        let person = has(locale.persons, noun(all)) || noun(all) == "member" || there(all);
        let away = (0..words.tokens.len()).any(|at| words.any_at(at, locale.away).is_some());
        let (ayes, noes, members) = (self.ayes.value()?, self.noes.value()?, all.value()?);
        let sum = ayes.checked_add(noes)?;
        // Of another body: "all nine members spoke before the council voted 22 to 19".
        let other = (sum - members).abs() * Decimal::TWO > members.max(Decimal::from(6));
        if !person || !said(all) || away || sum == members || other {
            return None;
        }
        let finding = Finding::new(
            &RULE,
            format!(
                "{} to {} are not the votes of {}",
                self.ayes.figure(),
                self.noes.figure(),
                all.figure()
            ),
        )
        .label(self.ayes.site(), LabelRole::Primary, "votes")
        .label(self.noes.site(), LabelRole::Primary, "votes")
        .label(all.site(), LabelRole::Conflicting, "who could vote")
        .why(format!("{ayes} + {noes} = {sum}, not {members}"))
        .help("check the votes, and say who did not vote");
        Some(if sum > members {
            finding
        } else {
            finding
                .severity(Severity::Warning)
                .confidence(Confidence::Medium)
                .why("nobody is said to have abstained")
        })
    }

    /// `needed 60 votes and failed 57 to 42, five votes short`.
    fn of_needed(&self, words: &Words<'_>, counted: &[At<'c>]) -> Option<Finding> {
        let locale = words.locale;
        let others: Vec<At<'c>> = (counted.iter().copied())
            .filter(|at| !self.is_side(*at))
            .collect();
        let [one, two] = others[..] else { return None };
        let near = |at: At<'c>, list| {
            let from = words.token_at(at.claim.quantity.span.start());
            let to = end(words, at);
            (from.saturating_sub(NEAR)..to + 2).any(|at| words.any_at(at, list).is_some())
        };
        let pairs = [(one, two), (two, one)];
        let (goal, short) = pairs
            .into_iter()
            .find(|(goal, short)| near(*goal, locale.needed) && near(*short, locale.short_by))?;
        let votes = noun(goal) == VOTE && (noun(short) == VOTE || noun(short).is_empty());
        let (needed, got, missed) = (goal.value()?, self.ayes.value()?, short.value()?);
        let is = needed.checked_sub(got)?;
        if !votes || is <= Decimal::ZERO || is == missed {
            return None;
        }
        let message = format!(
            "{} of {} is not {} short",
            self.ayes.figure(),
            goal.figure(),
            short.figure()
        );
        Some(
            Finding::new(&RULE, message)
                .label(short.site(), LabelRole::Primary, "does not follow")
                .label(self.ayes.site(), LabelRole::Conflicting, "votes")
                .label(goal.site(), LabelRole::Conflicting, "needed")
                .why(format!("{needed} - {got} = {is}, not {missed}"))
                .help("check the three figures against the source"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn votes_must_make_those_who_voted() {
        for text in [
            "The council approved it by [[seven]] votes to [[five]], with all [[nine]] councillors present.",
            "All [[12]] members of the board voted, [[seven]] to [[six]].",
            "--- a.fr.md\nLes [[9]] membres présents ont voté la baisse par [[cinq]] voix contre [[trois]].",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn votes_that_add_up_or_leave_somebody_out_are_quiet() {
        for text in [
            "The nine members of the board voted five to four.",
            "The board voted five to three; one of its nine members was absent.",
            "The nine-member board voted five to three.",
            "All nine members spoke before the council voted 22 to 19.",
            "The motion needed 60 votes and failed 57 to 42, three votes short.",
            "The motion needed 60 votes and failed 57 to 42.",
            "Five of the nine members voted for it.",
            "Two of the 20 members voted five to three weeks ago.",
        ] {
            check(&RULE, text);
        }
    }
}
