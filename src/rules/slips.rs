//! Slips of digits: two figures that are one with its point moved, with two neighbours swapped, or in other money. Digits
//! that agree so far are evidence by themselves, so that fewer slots must be known; something must speak for one claim all
//! the same, and nothing against it.

use super::evidence::{At, unit_key};
use super::explain;
use crate::claim::{Corpus, Measure};
use crate::lang::{Bearer, Course, Hedge, Kind, Number, Scope};
use crate::quantity::{Unit, Words};
use crate::text::BlockKind;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How many claims with the same digits are held against each other.
const CROWD: usize = 64;

/// How many words around a figure say what it is of.
const AROUND: usize = 9;

/// What a slip made of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// The same digits, ten, a hundred or a thousand times as large.
    Scale,
    /// Two digits beside each other have changed places.
    Swapped,
    /// The same amount in other money.
    Currency,
}

/// The claims that are alike by `key`, in groups of at most [`CROWD`], in order of the corpus.
pub(super) fn alike<K: Ord>(
    corpus: &Corpus,
    key: impl Fn(At<'_>) -> Option<K>,
) -> Vec<Vec<At<'_>>> {
    let mut groups: BTreeMap<K, Vec<At<'_>>> = BTreeMap::new();
    for at in At::all(corpus).filter(|at| is_plain(*at)) {
        if let Some(key) = key(at) {
            let group = groups.entry(key).or_default();
            if group.len() < CROWD {
                group.push(at);
            }
        }
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

/// A level that is no range, no broken text, no conversion and nothing that dates or ranks.
fn is_plain(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    at.is_level()
        && quantity.hedge != Hedge::Range
        && quantity.garble.is_none()
        && quantity.readings.len() == 1
        && at.claim.same_as.is_none()
        && !matches!(
            quantity.kind,
            Kind::Date | Kind::Ordinal | Kind::Ratio | Kind::Duration
        )
}

/// The digits of a figure without the zeros at the end.
pub(super) fn digits(at: At<'_>) -> Option<String> {
    let digits = at.value()?.normalize().mantissa().abs().to_string();
    Some(digits.trim_end_matches('0').to_owned())
}

/// Whether the digits of two figures differ by two neighbours alone.
pub(super) fn are_swapped(a: At<'_>, b: At<'_>) -> bool {
    let (Some(x), Some(y)) = (a.value(), b.value()) else {
        return false;
    };
    let (x, y) = (x.normalize(), y.normalize());
    let written = |v: Decimal| v.abs().to_string().into_bytes();
    let (x, y) = (written(x), written(y));
    let mut apart = (0..x.len().min(y.len())).filter(|&at| x[at] != y[at]);
    let (first, second, third) = (apart.next(), apart.next(), apart.next());
    let Some((first, second)) = first.zip(second) else {
        return false;
    };
    let near = second == first + 1 || (second == first + 2 && x[first + 1] == b'.');
    x.len() == y.len() && third.is_none() && near && x[first] == y[second] && x[second] == y[first]
}

/// Whether one figure is ten, a hundred, a thousand or a million times the other to the digits that the shorter one has.
pub(super) fn are_scaled(a: At<'_>, b: At<'_>) -> bool {
    let (Some(x), Some(y)) = (digits(a), digits(b)) else {
        return false;
    };
    let (x, y, short) = if a.value() < b.value() {
        (a, b, x.len().min(y.len()))
    } else {
        (b, a, x.len().min(y.len()))
    };
    let Some(times) = y.value().zip(x.value()).and_then(|(y, x)| y.checked_div(x)) else {
        return false;
    };
    let powers = [1, 2, 3, 6].map(|power| Decimal::from(10_i64.pow(power)));
    let near = |power: &Decimal| {
        let slack = if short > 2 { 200 } else { 50 };
        (times / power - Decimal::ONE).abs() <= Decimal::ONE / Decimal::from(slack)
    };
    short > 1 && powers.iter().any(near)
}

/// Whether two figures are one claim but for a slip of this kind.
pub(super) fn is_slip(slip: Slip, a: At<'_>, b: At<'_>) -> bool {
    let digits = digits(a).zip(digits(b));
    let Some(length) = digits.map(|(a, b)| a.len().min(b.len())) else {
        return false;
    };
    length > 1
        && !a.same_sentence(b)
        && may_be_one(slip, a, b)
        && weight(a, b) >= needed(slip, length, a, b)
        && are_kin(a, b)
        && !both_stand(slip, a, b)
}

/// How much must speak for one claim: the less, the more digits agree.
fn needed(slip: Slip, length: usize, a: At<'_>, b: At<'_>) -> usize {
    let inside = a.article.id() == b.article.id();
    let apart = measures(a, b) == Some(false);
    if refers_back(a, b) {
        return 2;
    }
    if inside && length == 2 {
        return usize::MAX;
    }
    let stranger = !a.corpus.same_story(a.article.id(), b.article.id());
    let least = match (slip, length) {
        (Slip::Currency, _) => 1,
        (_, 2) => 4 + usize::from(stranger),
        _ => 3,
    };
    let other = match (slip, length) {
        (Slip::Currency, _) => 3,
        (_, 2) => 2,
        _ => 1,
    };
    least + usize::from(inside) + other * usize::from(apart)
}

/// How many days apart two articles that share a name may be, to be of one story.
const NEWS: i64 = 7;

/// Whether two articles tell one story, or share two names, or one in the same week; what metadata say goes before.
fn are_kin(a: At<'_>, b: At<'_>) -> bool {
    let (x, y) = (a.article.id(), b.article.id());
    let story = |at: At<'_>| at.article.source().meta().story.is_some();
    if (story(a) && story(b)) || a.corpus.same_story(x, y) {
        return a.corpus.same_story(x, y);
    }
    let week = days_apart(a, b).is_some_and(|days| days <= NEWS);
    let names: BTreeSet<&str> = a.names().collect();
    let shared: BTreeSet<&str> = b.names().filter(|name| names.contains(name)).collect();
    shared.len() > usize::from(!week)
}

/// How many days lie between the dates of two articles, if both have one.
pub(super) fn days_apart(a: At<'_>, b: At<'_>) -> Option<i64> {
    let (a, b) = a.date().zip(b.date())?;
    Some(a.duration_until(b).abs().as_hours() / 24)
}

/// Whether nothing in the slots of two figures says that they are two claims.
fn may_be_one(slip: Slip, a: At<'_>, b: At<'_>) -> bool {
    let apart = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let inside = a.article.id() == b.article.id();
    let strangers = apart(a.subject(), b.subject()) && !names_subject(a, b) && !names_subject(b, a);
    let asserted = |at: At<'_>| {
        at.is_asserted() || at.claim.modality.value == crate::lang::Modality::Estimated
    };
    let of_event = |at: At<'_>| {
        at.frame()
            .is_some_and(|frame| frame.bearer == Bearer::Event)
    };
    let cell = |at: At<'_>| matches!(at.block(), BlockKind::TableCell { .. });
    !strangers
        && asserted(a)
        && asserted(b)
        && (slip == Slip::Currency || (whole(a) && whole(b)))
        && !(cell(a) && cell(b))
        && !(slip != Slip::Currency && (cell(a) || cell(b)))
        && !apart(a.object(), b.object())
        && a.qualifier() == b.qualifier()
        && !matches!(explain::slots(a, b), Some(how) if !matches!(how, explain::How::Rounding))
        && (!inside || a.claim.limits == b.claim.limits)
        && (slip == Slip::Currency || !(is_placed(a, b) || is_placed(b, a)))
        && (!inside || !of_event(a))
        && (!of_event(a) || a.corpus.same_event(a.article.id(), b.article.id()))
        && (a.claim.quantity.kind != Kind::Percent || is_of_one_holder(a, b))
        && !(slip == Slip::Scale && may_have_grown(a, b))
        && !is_of_the_past(a, b)
        && !is_of_the_past(b, a)
        && (slip != Slip::Swapped || is_of_one_time(a, b))
}

/// Whether a name narrows the first figure and not the second: "at the Larne plant".
fn is_placed(a: At<'_>, b: At<'_>) -> bool {
    let text = a.article.source();
    let names: Vec<String> = a
        .names_said()
        .into_iter()
        .map(|name| text.slice(name).to_lowercase())
        .collect();
    let own = a
        .claim
        .limits
        .iter()
        .filter(|word| !b.claim.limits.contains(word));
    let mut places = own.filter(|word| names.iter().any(|name| name.contains(word.as_str())));
    places.any(|word| !has_word(b, word))
}

/// Whether the sentence of a figure has this word, small or in a name.
fn has_word(at: At<'_>, word: &str) -> bool {
    let sentence = at.article.sentence(at.claim).span;
    let text = at.article.source().slice(sentence);
    text.to_lowercase().contains(word)
}

fn whole(at: At<'_>) -> bool {
    at.is_whole()
        || matches!(
            at.claim.scope.value,
            Scope::PerYear | Scope::Part | Scope::Initial | Scope::Fixed
        )
}

/// Whether the sentence of one names the subject of the other.
fn names_subject(a: At<'_>, b: At<'_>) -> bool {
    let names = a.names_in_sentence();
    b.subject().is_some_and(|subject| names.contains(&subject))
}

/// Whether two percentages have the same holder, or nobody is named beside either: of shares and rates there are many.
fn is_of_one_holder(a: At<'_>, b: At<'_>) -> bool {
    match (a.subject(), b.subject()) {
        (Some(a), Some(b)) => a == b,
        _ => a.names_said().is_empty() && b.names_said().is_empty(),
    }
}

/// A count below this can be ten times as large an hour later.
const SMALL: Decimal = Decimal::ONE_THOUSAND;

/// Whether a count that grows can have become the other one: two digits that agree may do so by chance.
fn may_have_grown(a: At<'_>, b: At<'_>) -> bool {
    let grows = |at: At<'_>| {
        at.frame()
            .is_some_and(|frame| frame.course == Course::Grows)
    };
    let small = a.value().min(b.value()).is_none_or(|value| value < SMALL);
    let few = [a, b]
        .into_iter()
        .any(|at| digits(at).is_none_or(|digits| digits.len() < 3));
    (grows(a) || grows(b)) && few && (small || days_apart(a, b).is_none_or(|days| days > 3))
}

/// Whether one tells of an earlier event: its figure has a time long before its article, and the other has none.
fn is_of_the_past(a: At<'_>, b: At<'_>) -> bool {
    let of_event = a.frame().is_some_and(|frame| frame.bearer == Bearer::Event);
    let end = a.claim.period.as_ref().and_then(|slot| slot.value.to);
    let gone = end
        .zip(a.date())
        .is_some_and(|(end, day)| day.duration_since(end).as_hours() / 24 > EVENT);
    of_event && b.period().is_none() && gone
}

/// How many days after an event articles still give its figures as those of now.
const EVENT: i64 = 60;

/// Whether the measure of the two does not move between their articles, or moves the other way.
fn is_of_one_time(a: At<'_>, b: At<'_>) -> bool {
    if a.article.id() == b.article.id() {
        return true;
    }
    let days = days_apart(a, b);
    let (old, new) = if a.date() <= b.date() { (a, b) } else { (b, a) };
    match a
        .frame()
        .or(b.frame())
        .map(|frame| (frame.course, frame.number))
    {
        Some((Course::Varies, _)) => days.is_some_and(|days| days == 0),
        // Two digits change places in one of ninety updates.
        Some((Course::Grows, _)) if digits(a).is_none_or(|digits| digits.len() < 3) => {
            days.is_some_and(|days| days > 0) && new.value() < old.value()
        }
        Some((Course::Grows, _)) => days.is_none_or(|days| days == 0) || new.value() < old.value(),
        Some((_, Number::Several)) => a.period() == b.period(),
        _ => true,
    }
}

/// Whether the two have the same measure; `None` where one has none that is known.
fn measures(a: At<'_>, b: At<'_>) -> Option<bool> {
    let (a, b) = (a.known_measure()?, b.known_measure()?);
    Some(a == b)
}

/// The noun that is counted, or the open measure.
fn noun<'c>(at: At<'c>) -> Option<&'c str> {
    let measure = at.claim.measure.as_ref().filter(|slot| !slot.why.is_weak());
    match (&at.claim.quantity.unit, measure.map(|slot| &slot.value)) {
        (Unit::Count(noun), _) if !noun.head.is_empty() => Some(&noun.head),
        (_, Some(Measure::Open(name))) => Some(name),
        _ => None,
    }
}

/// What speaks for one claim, in points: the measure most, then whose, of what and when, then the words around.
pub(super) fn weight(a: At<'_>, b: At<'_>) -> usize {
    let same = |x: Option<&str>, y: Option<&str>| x.is_some() && x == y;
    let named: BTreeSet<&str> = a.names_in_sentence().into_iter().collect();
    let shared = b
        .names_in_sentence()
        .into_iter()
        .filter(|name| named.contains(name))
        .count();
    let subject = same(a.subject(), b.subject()) || names_subject(a, b) || names_subject(b, a);
    let period = a.period().is_some() && a.period() == b.period();
    let words: BTreeSet<String> = around(a);
    let words = around(b).intersection(&words).count();
    3 * usize::from(measures(a, b) == Some(true))
        + 2 * usize::from(same(noun(a), noun(b)))
        + usize::from(subject)
        + usize::from(same(a.object(), b.object()))
        + usize::from(period)
        + shared.min(2)
        + 2 * usize::from(!same(a.object(), b.object()) && (speaks_of(a, b) || speaks_of(b, a)))
        + words.min(3)
        + 2 * usize::from(refers_back(a, b))
}

/// Whether the words around one figure name the object of the other.
fn speaks_of(a: At<'_>, b: At<'_>) -> bool {
    let object = b.object().map(str::to_lowercase);
    object.is_some_and(|object| around(a).contains(&object))
}

/// The words near a figure that carry its sentence, small ones and figures left out.
fn around(at: At<'_>) -> BTreeSet<String> {
    let Some(words) = at.article.words(at.claim.sentence) else {
        return BTreeSet::new();
    };
    let span = at.claim.quantity.span;
    let (first, end) = (words.token_at(span.start()), words.token_at(span.end()));
    let names = at.names_said();
    let near = first.saturating_sub(AROUND)..words.tokens.len().min(end + AROUND);
    let carries = |token: usize| {
        words.is_word(token)
            && !(first..end).contains(&token)
            && !words.is_in(token, words.locale.function_words)
            && !names
                .iter()
                .any(|name| name.contains(words.tokens[token].span))
    };
    let said = near
        .filter(|&token| carries(token))
        .map(|token| words.lower(token));
    said.filter(|word| word.chars().count() > 3).collect()
}

/// "The EUR 450 billion package": whether the second figure of one article, behind a definite article, stands for an
/// amount given before.
fn refers_back(a: At<'_>, b: At<'_>) -> bool {
    let definite = |words: &Words<'_>, token: usize| words.is_in(token, words.locale.definite);
    let back = |at: At<'_>| {
        let words = at.article.words(at.claim.sentence);
        words.is_some_and(|words| {
            let first = words.token_at(at.claim.quantity.span.start());
            first > 0 && definite(&words, first - 1)
        })
    };
    let next = b.claim.sentence == a.claim.sentence + 1;
    a.article.id() == b.article.id() && next && a.claim.quantity.kind == Kind::Money && back(b)
}

/// Whether one of the two articles gives both figures, so that they are two.
fn both_stand(slip: Slip, a: At<'_>, b: At<'_>) -> bool {
    let sites = [a.site(), b.site()];
    let gives = |at: At<'_>, other: At<'_>| {
        let unit = unit_key(&other.claim.quantity.unit);
        other
            .value()
            .is_none_or(|value| at.article.prints(unit, value, sites))
    };
    let inside = a.article.id() == b.article.id();
    slip != Slip::Scale && !inside && (gives(a, b) || gives(b, a))
        || explain::arithmetic(a, b).is_some()
}

/// Why two figures are held for one claim, in words.
pub(super) fn ground(a: At<'_>, b: At<'_>) -> String {
    let measure = a.known_measure().filter(|_| measures(a, b) == Some(true));
    let subject = a.subject().filter(|subject| b.subject() == Some(subject));
    let of = measure.or_else(|| noun(a).filter(|noun| noun_is(b, noun)));
    match (of, subject) {
        (Some(of), Some(subject)) => format!("both speak of {of}, of {subject}"),
        (Some(of), None) => format!("both speak of {of}"),
        (None, Some(subject)) => format!("both speak of {subject} in the same words"),
        (None, None) => "both stand beside the same names and words".to_owned(),
    }
}

fn noun_is(at: At<'_>, wanted: &str) -> bool {
    noun(at) == Some(wanted)
}

#[cfg(test)]
mod tests {
    use crate::rules::{currency_differs, scale_differs, value_differs};
    use crate::testing::check;

    #[test]
    fn swapped_neighbours_need_no_subject() {
        for (a, b) in [
            (
                "Medical records of [[74,000]] people were stolen, Carewell said.",
                "Among the data were, as Carewell had said, the medical records of [[47,000]] people.",
            ),
            (
                "The Karsan flood damaged [[1,280]] houses.",
                "In all, [[1,820]] houses were damaged by the Karsan flood.",
            ),
        ] {
            check(
                &value_differs::RULE,
                &format!("--- 2026-03-02 a.md\n{a}\n--- 2026-03-02 b.md\n{b}\n"),
            );
        }
    }

    #[test]
    fn swapped_digits_alone_prove_nothing() {
        for (a, b) in [
            (
                "The fire near Larne injured 45 people.",
                "The fire near Larne destroyed 54 houses.",
            ),
            (
                "Norvik sold 1,640 cars in Spain, Norvik said.",
                "Norvik sold 1,460 cars in Italy, Norvik said.",
            ),
            (
                "Norvik's revenue was $84.6 million in 2023.",
                "Norvik's revenue was $86.4 million in 2024.",
            ),
            (
                "Norvik's revenue was $84.6 million.",
                "Norvik's revenue was $86.4 million, up from $84.6 million.",
            ),
            (
                "Analysts expected Norvik to report revenue of $84.6 million.",
                "Norvik reported revenue of $86.4 million.",
            ),
            (
                "Norvik will cut 2,140 jobs.",
                "Norvik will cut 2,410 jobs, 270 jobs more than planned.",
            ),
        ] {
            check(
                &value_differs::RULE,
                &format!("--- 2026-03-02 a.md\n{a}\n--- 2026-03-02 b.md\n{b}\n"),
            );
        }
    }

    #[test]
    fn a_toll_may_grow_tenfold_and_shares_are_many() {
        for (rule, a, b) in [
            (
                &scale_differs::RULE,
                "The Karsan flood killed 12 people.",
                "The Karsan flood killed 120 people.",
            ),
            (
                &value_differs::RULE,
                "The Karsan flood injured 45 people.",
                "The Karsan flood injured 54 people.",
            ),
            (
                &scale_differs::RULE,
                "The Greens took 3.6% of the vote in Karsan.",
                "Its rivals took 36% of the vote.",
            ),
            (
                &value_differs::RULE,
                "The Greens took 34.8% of the vote in Karsan.",
                "Its rivals took 38.4% of the vote.",
            ),
        ] {
            check(
                rule,
                &format!("--- 2026-03-02 a.md\n{a}\n--- 2026-03-02 b.md\n{b}\n"),
            );
        }
    }

    #[test]
    fn a_toll_that_grows_may_swap_its_digits() {
        check(
            &value_differs::RULE,
            "--- 2026-03-02 a.md\nThe Karsan flood killed 123 people.\n--- 2026-03-03 b.md\nThe Karsan flood killed 132 people.\n",
        );
    }

    #[test]
    fn a_definite_amount_stands_for_the_one_before() {
        check(
            &scale_differs::RULE,
            "Das Parlament billigte eine Rettung der Airline mit [[450 Millionen Euro]]. Die [[450 Milliarden Euro]] wurden knapp bewilligt.\n"
                .replace("Das", "--- a.de.md\nDas").as_str(),
        );
        for text in [
            "Norvik raised $45 million in May. Its rival Orbit has raised $45 billion in all, Orbit said.",
            "The fund holds $1.5 billion. Its manager earned $1.5 million last year.",
            "Shares worth £1.52bn changed hands. Brokers earned £1.52m in fees.",
        ] {
            check(&scale_differs::RULE, text);
        }
    }

    #[test]
    fn scales_differ_for_a_reason() {
        for (a, b) in [
            (
                "The Karsan flood of 1996 killed 410 people.",
                "The Karsan flood killed 41 people.",
            ),
            (
                "Norvik's revenue was $3.24 billion.",
                "Norvik's profit was $324 million.",
            ),
            (
                "Norvik will pay $250 million a year for the Larne port.",
                "Norvik will pay $2.5 billion for the Larne port over ten years.",
            ),
            (
                "Norvik employs 12,500 people.",
                "Norvik employs 1,250 people at the Larne plant and 800 people at the Hull plant.",
            ),
        ] {
            check(
                &scale_differs::RULE,
                &format!("--- 2026-03-02 a.md\n{a}\n--- 2026-03-02 b.md\n{b}\n"),
            );
        }
    }

    #[test]
    fn currencies_differ_for_a_reason() {
        for (a, b) in [
            (
                "Norvik bought Quill for €2.4 billion ($2.8 billion).",
                "Norvik bought Quill for $2.8 billion.",
            ),
            (
                "Norvik's revenue was $2.4 billion, Norvik said.",
                "Norvik's debt was €2.4 billion, Norvik said.",
            ),
        ] {
            check(
                &currency_differs::RULE,
                &format!("--- 2026-03-02 a.md\n{a}\n--- 2026-03-02 b.md\n{b}\n"),
            );
        }
    }

    #[test]
    fn a_currency_may_be_wrong_across_languages() {
        check(
            &currency_differs::RULE,
            "--- 2026-03-02 a.md\nNorvik bought Castlewick Sensors for [[$2.4 billion]].\n--- 2026-03-02 b.fr.md\nNorvik a racheté Castlewick Sensors pour [[2,4 milliards d'euros]].\n",
        );
    }
}
