//! C101: two places give different figures for the same claim.

use super::evidence::{At, unit_key};
use super::explain::{self, explained};
use super::newer_figure::levels;
use super::parties_differ::are_of_two_parties;
use super::scale_differs::is_slip;
use super::sides::Sides;
use super::slips::{self, Slip, days_apart};
use super::topics::{Topic, topics};
use super::twins::twins;
use super::{Confidence, Finding, Hold, Label, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Bearer, Course, Frame, Number};
use crate::text::Site;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Flags two figures for the same claim whose intervals do not meet, inside an article or between articles.
    ///
    /// ## Why it matters
    /// Both cannot be right, and readers meet both.
    ///
    /// ## How it decides
    /// Subject, measure, object and unit must be known and the same, neither side a part, an earlier level or a figure
    /// under discussion, and no other figure of the articles may explain the gap as a sum or a difference. Rounding and
    /// hedges are allowed for. Of a measure that moves with time, articles of different dates are left to the rule for
    /// newer figures.
    ///
    /// Without known slots, two articles that tell the same in nearly the same words must have the same figures, and two
    /// figures of which two neighbouring digits have changed places are held against each other by the measure, the names
    /// and the words beside them; not where an article gives both, or where a count may have grown.
    ///
    /// ## Fires
    /// ```article
    /// --- a.md
    /// The strike idled [[1,640]] workers at the plant.
    /// --- b.md
    /// The strike idled [[1,460]] workers at the plant.
    /// ```
    /// ```article
    /// --- a.md
    /// Fennmoor will cut [[2,400]] jobs, the company said.
    /// --- b.md
    /// Fennmoor will cut [[4,200]] jobs, the company said.
    /// ```
    /// ## Stays silent
    /// ```article
    /// --- a.md
    /// Fennmoor will cut 2,400 jobs, the company said.
    /// --- b.md
    /// Fennmoor will cut about 2,500 jobs, the company said.
    /// ```
    /// ```article
    /// --- a.md
    /// Orbit invested $4 billion in Lumen.
    /// --- b.md
    /// Orbit invested $3 billion in Quill.
    /// ```
    "C101" "value-differs" ValueConflict Warning Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let (mut findings, mut holds) = (Vec::new(), Vec::new());
    for topic in topics(corpus) {
        findings.extend(conflict(&topic, &mut holds));
    }
    let told: BTreeSet<Site> = findings
        .iter()
        .flat_map(|f| &f.labels)
        .map(|label| label.site)
        .collect();
    let mut pairs: BTreeMap<Site, Finding> = BTreeMap::new();
    for (a, b) in twins(corpus) {
        if !(told.contains(&a.site()) && told.contains(&b.site())) {
            retold(&mut pairs, a, b);
        }
    }
    findings.extend(pairs.into_values());
    let told: BTreeSet<Site> = findings
        .iter()
        .flat_map(|f| &f.labels)
        .map(|label| label.site)
        .collect();
    findings.extend(swapped(corpus, &told));
    Outcome { findings, holds }
}

/// Figures whose digits have changed places, whatever slots are unknown; those of `told` are reported already.
fn swapped(corpus: &Corpus, told: &BTreeSet<Site>) -> Vec<Finding> {
    let groups = slips::alike(corpus, |at| {
        let mut digits: Vec<char> = at.value()?.normalize().abs().to_string().chars().collect();
        digits.sort_unstable();
        Some((unit_key(&at.claim.quantity.unit), digits))
    });
    let findings = groups.iter().filter_map(|alike| {
        let alike: Vec<At<'_>> = alike
            .iter()
            .copied()
            .filter(|at| !told.contains(&at.site()) && !at.is_headline())
            .collect();
        let is_one = |a: At<'_>, b: At<'_>| {
            slips::are_swapped(a, b)
                && !a.meets(b)
                && slips::is_slip(Slip::Swapped, a, b)
                && !are_of_two_parties(a, b)
        };
        let mut pairs = alike
            .iter()
            .enumerate()
            .flat_map(|(i, a)| alike[i + 1..].iter().map(move |b| (*a, *b)));
        let (a, b) = pairs.find(|(a, b)| is_one(*a, *b))?;
        swap(Sides::weigh(side_of(&alike, a, b), side_of(&alike, b, a))?)
    });
    findings.collect()
}

/// The claims that agree with `one`, as far as each may be the same claim.
fn side_of<'c>(alike: &[At<'c>], one: At<'c>, other: At<'c>) -> Vec<At<'c>> {
    let agrees = |at: &At<'c>| {
        at.site() != one.site()
            && at.equals(one)
            && slips::weight(*at, one).max(slips::weight(*at, other)) > 1
    };
    let first = std::iter::once(one);
    first.chain(alike.iter().copied().filter(agrees)).collect()
}

fn swap(sides: Sides<'_>) -> Option<Finding> {
    let (first, other) = sides.first();
    let inside = first.article.id() == other.article.id();
    let message = format!(
        "{} here, {} there: two digits have changed places",
        first.hedged(),
        other.hedged()
    );
    let finding = Finding::new(&RULE, message)
        .severity(if inside {
            Severity::Error
        } else {
            Severity::Warning
        })
        .confidence(Confidence::Medium)
        .why(slips::ground(first, other))
        .why(explain::tried());
    let finding = if inside {
        finding
    } else {
        finding.why(dates(first, other))
    };
    let finding = sides.tell(finding, At::figure);
    let finding = sides.label(finding, "here", "says otherwise");
    Some(finding.help(sides.advice("check both against the source")))
}

/// Notes that `b` retells the sentence of `a` with another figure: one finding for each sentence retold.
fn retold(pairs: &mut BTreeMap<Site, Finding>, a: At<'_>, b: At<'_>) {
    let same_time = match a.frame().filter(|frame| frame.number == Number::One) {
        Some(frame) => same_time(frame, a, b),
        // Boilerplate comes with other figures every day, and of prices and contracts there are many.
        None => days_apart(a, b).is_none_or(|days| days == 0),
    };
    if !(a.is_level() && b.is_level() && a.is_asserted() && b.is_asserted() && same_time)
        || explained(a, b)
    {
        return;
    }
    let new = || {
        Finding::new(
            &RULE,
            format!(
                "{} here, {} there in the same words",
                a.hedged(),
                b.hedged()
            ),
        )
        .confidence(Confidence::Medium)
        .label(a.site(), LabelRole::Primary, "here")
        .why("the two sentences tell the same in the same words, and their other figures agree")
        .why(dates(a, b))
        .help("check both against the source")
    };
    let finding = pairs.entry(a.site()).or_insert_with(new);
    finding.labels.push(Label {
        site: b.site(),
        role: LabelRole::Conflicting,
        text: "says otherwise".to_owned(),
    });
}

/// The conflict of a topic; what arithmetic makes of its other figures goes to `holds`.
fn conflict(topic: &Topic<'_>, holds: &mut Vec<Hold>) -> Option<Finding> {
    let frame = topic
        .claims
        .first()
        .and_then(|at| at.frame())
        .filter(|frame| frame.number == Number::One)?;
    let asserted = |at: &At<'_>| at.is_asserted() && !at.is_headline();
    let levels: Vec<At<'_>> = levels(topic).into_iter().filter(asserted).collect();
    let clash = |a: &At<'_>, b: &At<'_>| {
        a.is_explicit()
            && b.is_explicit()
            && !a.meets(*b)
            && !a.same_sentence(*b)
            && a.claim.limits == b.claim.limits
            && !a.is_of_another_time(*b)
            && same_time(frame, *a, *b)
            && a.corpus.same_story(a.article.id(), b.article.id())
            && (frame.bearer != Bearer::Event
                || a.corpus.same_event(a.article.id(), b.article.id()))
            && !is_slip(*a, *b)
            && !are_of_two_parties(*a, *b)
    };
    let mut pairs = levels
        .iter()
        .enumerate()
        .flat_map(|(i, a)| levels[i + 1..].iter().map(move |b| (*a, *b)));
    let mut unexplained = |a: At<'_>, b: At<'_>| {
        let Some(how) = explain::explain(a, b) else {
            return true;
        };
        holds.extend(how.hold(a, b).filter(|hold| !holds.contains(hold)));
        false
    };
    let (a, b) = pairs.find(|(a, b)| clash(a, b) && unexplained(*a, *b))?;
    let all: Vec<At<'_>> = levels.iter().chain(&topic.open).copied().collect();
    // The odd one out is the one with fewer sources behind it; between equals the first one read.
    let sides = Sides::weigh(side(&all, a, b), side(&all, b, a))?;
    let (first, other) = sides.first();
    let inside = first.article.id() == other.article.id();
    let mut finding = Finding::new(
        &RULE,
        format!(
            "{} here, {} there for the same claim",
            first.hedged(),
            other.hedged()
        ),
    )
    .severity(if inside {
        Severity::Error
    } else {
        Severity::Warning
    })
    .confidence(if inside {
        Confidence::High
    } else {
        Confidence::Medium
    })
    .why(topic.name());
    if !inside {
        finding = sides.tell(finding, At::figure);
        finding = finding.why(dates(first, other));
    }
    finding = sides.label(finding, "here", "says otherwise");
    Some(
        finding
            .why(explain::tried())
            .help(sides.advice("check both against the source")),
    )
}

/// How many days apart two reports of one event may be.
const SAME_NEWS: i64 = 3;

/// Whether two claims of a measure speak of the same time, as far as their articles tell.
fn same_time(frame: &Frame, a: At<'_>, b: At<'_>) -> bool {
    let slip = transposed(a, b) || shifted(a, b);
    if a.article.id() == b.article.id() {
        // One text has many figures of one measure: products, places, deadlines. Only a slip of the digits says that two
        // of them are meant to be one, and even that not of two events.
        return slip && frame.bearer != Bearer::Event && frame.course != Course::Varies;
    }
    let apart = days_apart(a, b);
    let same_day = apart.is_none_or(|days| days == 0);
    let moved_point = shifted(a, b) && apart.is_none_or(|days| days <= SAME_NEWS);
    match frame.course {
        Course::Varies => apart.is_some_and(|days| days <= SAME_NEWS),
        // A toll may grow within the hour: only digits that changed places or moved their point tell a slip from an update.
        Course::Grows if frame.bearer == Bearer::Event => {
            moved_point || (transposed(a, b) && same_day)
        }
        Course::Grows | Course::Revised => same_day || moved_point,
        Course::Steady => true,
    }
}

/// Whether two figures are one with its point moved, or with another scale word: two digits at least, so that 5 and 50
/// prove nothing.
pub(super) fn shifted(a: At<'_>, b: At<'_>) -> bool {
    let (small, large) = if a.value() < b.value() {
        (a, b)
    } else {
        (b, a)
    };
    let says = |at: At<'_>| at.claim.quantity.reading().interval;
    let digits = small.value().map(|v| v.normalize().mantissa().to_string());
    let telling = digits.is_some_and(|digits| digits.trim_matches('0').len() > 1);
    telling
        && [10, 100, 1_000, 1_000_000]
            .into_iter()
            .any(|power| says(small).times(power).meets(says(large)))
}

/// Whether the digits of two figures are the same in another order.
fn transposed(a: At<'_>, b: At<'_>) -> bool {
    a.value()
        .zip(b.value())
        .is_some_and(|(a, b)| are_transposed(a, b))
}

/// Whether the digits of two values are the same in another order.
pub(super) fn are_transposed(a: Decimal, b: Decimal) -> bool {
    let digits = |value: Decimal| {
        let mut digits: Vec<char> = value.normalize().to_string().chars().collect();
        digits.sort_unstable();
        digits
    };
    let (x, y) = (digits(a), digits(b));
    x == y
        && x.iter().filter(|c| **c != '0').count() > 1
        && x.iter().filter(|c| c.is_ascii_digit()).count() > 2
}

/// The claims that agree with `one` and not with `other`.
fn side<'c>(levels: &[At<'c>], one: At<'c>, other: At<'c>) -> Vec<At<'c>> {
    let first = std::iter::once(one);
    let agrees = |at: &&At<'c>| at.site() != one.site() && at.meets(one) && !at.meets(other);
    first.chain(levels.iter().filter(agrees).copied()).collect()
}

fn dates(a: At<'_>, b: At<'_>) -> String {
    match (a.date(), b.date()) {
        (Some(x), Some(y)) => format!("{} is of {x}, {} of {y}", a.file(), b.file()),
        (None, None) => {
            "neither article has a date, so nothing says which figure is newer".to_owned()
        }
        (None, _) => format!(
            "{} has no date, so nothing says which figure is newer",
            a.file()
        ),
        (_, None) => format!(
            "{} has no date, so nothing says which figure is newer",
            b.file()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn without_dates_the_finding_orders_nothing() {
        check(
            &RULE,
            "--- a.md\nAmazon has invested over [[$8 billion]] in Anthropic.\n--- b.md\nAmazon recently announced a [[$4 billion]] stake in Anthropic.\n",
        );
    }

    #[test]
    fn a_gap_that_is_printed_explains_itself() {
        check(
            &RULE,
            "--- a.md\nFennmoor will cut 2,400 jobs.\n--- b.md\nFennmoor will cut 2,100 jobs, 300 jobs fewer than planned.\n",
        );
    }

    #[test]
    fn the_side_with_fewer_articles_is_looked_at_first() {
        check(
            &RULE,
            "--- a.md\nFennmoor will cut [[2,400]] jobs.\n--- b.md\nFennmoor will cut [[2,400]] jobs.\n--- c.md\nFennmoor will cut [[4,200]] jobs.\n",
        );
    }

    #[test]
    fn one_text_has_many_figures_of_one_measure() {
        for text in [
            "Apple's new iPhone costs $999. Apple's cheapest iPad costs $349.",
            "Harbour Bank will cut 500 jobs in Leeds. Harbour Bank will cut 1,200 jobs in Madrid.",
            "Lumo raised $120m in its Series B round in May. Lumo raised $45m in its Series A.",
            "Kestrel is investing $200 million in Texas. Kestrel is also investing $75 million in Texas.",
            "A bomb killed 12 people at a market. A second bomb killed 21 people at a mosque.",
            "The north fire burned 1,200 hectares. The south fire burned 12,000 hectares.",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn kinds_regions_and_days_are_other_claims() {
        for (a, b) in [
            (
                "Kestrel Motors employs 41,000 people worldwide.",
                "Kestrel Motors employs 9,000 people in Spain.",
            ),
            (
                "Norland's unemployment was 4.1%.",
                "Norland's youth unemployment was 11.2%.",
            ),
            (
                "Kestrel's shares rose 4% on Monday.",
                "Kestrel's shares fell 2% on Tuesday.",
            ),
            (
                "Brent crude rose to $84 a barrel in Northbury trading.",
                "Brent crude rose to $86 a barrel in Northbury trading.",
            ),
        ] {
            check(
                &RULE,
                &format!("--- 2026-03-02 a.md\n{a}\n--- 2026-03-03 b.md\n{b}\n"),
            );
        }
    }

    #[test]
    fn the_same_words_about_another_place_are_another_claim() {
        check(
            &RULE,
            "--- a.md\nThe strike idled 1,640 workers at the Hull plant.\n--- b.md\nThe strike idled 1,460 workers at the Leeds plant.\n",
        );
    }

    #[test]
    fn a_sentence_retold_with_two_other_figures_tells_of_something_else() {
        check(
            &RULE,
            "--- a.md\nThe strike idled 1,640 workers for nine days.\n--- b.md\nThe strike idled 1,460 workers for four days.\n",
        );
    }

    #[test]
    fn a_figure_of_another_year_is_another_claim() {
        check(
            &RULE,
            "--- a.md\nFennmoor cut 2,400 jobs in 2023.\n--- b.md\nFennmoor cut 4,200 jobs in 2024.\n",
        );
    }
}
