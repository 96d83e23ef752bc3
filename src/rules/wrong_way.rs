//! N303: the verb says that a figure rises, and it falls, or the other way round.

use super::change::{Change, changes};
use super::evidence::At;
use super::paper::Paper;
use super::{Finding, LabelRole, Outcome, rule};
use crate::claim::Corpus;
use crate::lang::{Class, Classes, Kind};
use crate::quantity::{Direction, Unit};
use rust_decimal::Decimal;

rule! {
    /// Flags "rose to 5.1 percent from 5.4 percent": the verb goes one way and the figures go the other.
    ///
    /// ## Why it matters
    /// Either the verb is wrong or the two figures have changed places, and the news is the opposite of what is printed.
    ///
    /// ## How it decides
    /// The verb must lead to one level ("rose to"), other words to the one before ("from 5.4 percent"), and no other word
    /// of rise or fall may stand with the verb: a forecast of a rise may be cut. Verbs that say better or worse rather than
    /// more or less ("improved", "strengthened") prove nothing, and neither do prices of currencies and small amounts of
    /// money, which fall when something else gets dearer.
    ///
    /// ## Fires
    /// ```article
    /// Unemployment rose to [[5.1 percent]] from [[5.4 percent]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// Unemployment fell to 5.1 percent from 5.4 percent.
    /// ```
    /// ```article
    /// The bank cut its forecast for a rise in prices to 2.1 percent from 2.4 percent.
    /// ```
    "N303" "wrong-way" ArithmeticDifference Error Corpus(check)
}

/// The verbs and nouns of change.
const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore, Class::Move]);
/// How many tokens may stand between a level and what leads to the one before.
const BETWEEN: usize = 6;

fn check(corpus: &Corpus) -> Outcome {
    let mut findings = Vec::new();
    for article in corpus.articles() {
        let changes = changes(corpus, article);
        let turned = changes.iter().filter(|change| change.sizes.is_empty());
        findings.extend(turned.filter_map(finding));
    }
    findings.into()
}

/// Whether more of it is told by a larger figure: not of ranks, prices of currencies, and levels below zero.
fn is_plain(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    let value = quantity.value().unwrap_or_default();
    let noun = matches!(&quantity.unit, Unit::Count(noun) if noun.span.is_some());
    let kind = match quantity.kind {
        Kind::Percent | Kind::Measured => true,
        Kind::Money => value >= Decimal::ONE_THOUSAND,
        Kind::Count => noun,
        _ => false,
    };
    kind && value > Decimal::ZERO && !at.claim.scope.value.is_rate()
}

/// Whether no verb stands between the two levels: "rose to 5.1 percent after it had fallen from 5.4 percent".
fn is_led_by_one(change: &Change<'_>) -> bool {
    let (start, end) = (change.start, change.end);
    let (Some(words), Some(lead)) = (end.article.words(end.claim.sentence), start.claim.role.span)
    else {
        return false;
    };
    let behind = words.token_at(end.claim.quantity.span.end());
    let lead = words.token_at(lead.start());
    let free = |at: usize| {
        !words.classes(at).meets(TURNS)
            && !words.is_in(at, words.locale.facts)
            && !words.is_in(at, words.locale.passives)
    };
    lead <= behind || (lead - behind <= BETWEEN && (behind..lead).all(free))
}

fn finding(change: &Change<'_>) -> Option<Finding> {
    let (start, end) = (change.start, change.end);
    let said = end.claim.turn?;
    let is = change.direction()?;
    let plain = is_plain(start) && is_plain(end) && is_led_by_one(change);
    let alike = start.is_asserted() == end.is_asserted()
        && start.claim.basis.map(|b| b.value) == end.claim.basis.map(|b| b.value);
    if said.value == is || !plain || !alike || start.claim.role.span.is_none() {
        return None;
    }
    let way = match said.value {
        Direction::Up => "rise",
        Direction::Down => "fall",
    };
    let (before, after) = change.values()?;
    let paper = Paper::of(end, &[before, after]);
    let (before, after, unit) = (paper.value(before), paper.value(after), paper.unit());
    let sign = match is {
        Direction::Up => '>',
        Direction::Down => '<',
    };
    let (from, to) = (start.figure(), end.figure());
    let finding = Finding::new(&RULE, format!("from {from} to {to} is no {way}"))
        .label(end.site(), LabelRole::Primary, "after")
        .label(start.site(), LabelRole::Conflicting, "before")
        .why(format!("{after} {sign} {before}{unit}"));
    let words = said.span.map(|span| end.article.source().slice(span));
    let finding = words.into_iter().fold(finding, |finding, words| {
        finding.why(format!("\"{words}\" leads to {to}"))
    });
    Some(finding.help("check the verb and which figure came first"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn a_verb_that_goes_the_other_way_is_found() {
        for text in [
            "Turnout fell to [[61 percent]] from [[58 percent]] in 2019.",
            "The number of jobs dropped from [[3,000]] jobs to [[3,400]] jobs.",
            "Sales shrank to [[$5.4 million]], from [[$5.1 million]] a year earlier.",
            "--- a.de.md\nDie Arbeitslosenquote stieg auf [[5,1 Prozent]] von [[5,4 Prozent]].",
            "--- a.fr.md\nLe taux de chômage a augmenté à [[5,1 %]] contre [[5,4 %]] en mai.",
            "--- a.es.md\nEl paro subió al [[10 %]] desde el [[12 %]].",
            "--- a.it.md\nLa disoccupazione è salita al [[5,1%]] dal [[5,4%]].",
            "--- a.pt.md\nA taxa de desemprego subiu para [[5,1%]] face aos [[5,4%]] de maio.",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn what_goes_its_way_or_no_way_is_quiet() {
        for text in [
            "Turnout rose to 61 percent from 58 percent in 2019.",
            "Turnout fell to 58 percent, from 61 percent in 2019.",
            "The ministry lowered its growth forecast to 1.2 percent from 1.5 percent.",
            "The pace of decline slowed to 2 percent from 3 percent.",
            "The increase in prices slowed to 2 percent from 3 percent.",
            "The lender's cost ratio improved to 51 percent from 54 percent.",
            "The euro rose to $1.10 from $1.12.",
            "The krone weakened to 11.52 per euro from 11.47.",
            "The club climbed to fifth from eighth.",
            "The temperature fell to -5 C from -3 C.",
            "Losses narrowed to $3 million from $5 million.",
            "The price cut raised demand to 300 tonnes from 200 tonnes.",
            "Inflation rose to 2.1 percent, below the 2.4 percent that economists had expected.",
            "Unemployment rose to 5.1 percent after it had fallen from 5.4 percent.",
            "The gap widened to 5 percent, from 3 percent.",
            "Prices rose to about 5 percent from 5.1 percent.",
        ] {
            check(&RULE, text);
        }
    }
}
