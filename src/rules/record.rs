//! What the record says of a claim. It stands above all articles: whoever agrees with it is right.

use super::Finding;
use super::evidence::At;
use super::value_differs::are_transposed;
use crate::claim::{Corpus, Held, Period};
use crate::lang::{Bearer, Course, Frame, Modality};
use crate::quantity::Unit;
use crate::text::Site;
use jiff::civil::Date;

/// How many days a time may have that is a moment: "in December" says when a figure stood, "in 2025" what it is of.
const MOMENT: i32 = 31;

/// How many words of a sentence are looked at.
const FAR: usize = 64;

/// How many small words may lead to a name or a time.
const LED: usize = 3;

/// What the record says of a claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict<'c> {
    /// The fact that speaks of it.
    pub(super) held: &'c Held,
    pub(super) agrees: bool,
    /// Whether the two are surely of one time.
    pub(super) is_sure: bool,
    /// The fact of another time with which it agrees.
    pub(super) of_then: Option<&'c Held>,
}

/// The verdict of the record, if it has a fact about what `at` claims.
pub(super) fn judge(at: At<'_>) -> Option<Verdict<'_>> {
    if at.corpus.has_no_record() {
        return None;
    }
    let frame = at.frame()?;
    let facts = at
        .corpus
        .facts(frame.measure, at.subject(), at.article.id());
    let facts: Vec<&Held> = facts.filter(|held| is_of_same(at, held)).collect();
    if facts.is_empty() || !can_be_held(at, frame) {
        return None;
    }
    let (then, others): (Vec<&Held>, Vec<&Held>) = facts
        .into_iter()
        .partition(|held| may_be_of_one_time(at, held));
    let meets = |held: &&&Held| at.claim.quantity.meets(&held.fact.figure);
    let verdict = |held, agrees| Verdict {
        held,
        agrees,
        is_sure: is_of_one_time(at, held, frame),
        of_then: others.iter().find(meets).copied(),
    };
    if let Some(held) = then.iter().find(meets) {
        return Some(verdict(*held, true));
    }
    let held = then.into_iter().max_by_key(|held| held.fact.start())?;
    let larger = at.value() > held.fact.figure.value();
    let grown = frame.course == Course::Grows && larger;
    let verdict = verdict(held, false);
    let is_told = larger || verdict.of_then.is_some() || is_slip(at, held) || says_nothing_else(at);
    ((!grown || verdict.is_sure) && is_told).then_some(verdict)
}

/// Whether the figure is that of the fact with digits out of place: such a one is no part of it.
fn is_slip(at: At<'_>, held: &Held) -> bool {
    let pair = at.value().zip(held.fact.figure.value());
    pair.is_some_and(|(a, b)| {
        are_transposed(a, b) || {
            let [a, b] = [a, b].map(|value| value.normalize().mantissa().to_string());
            let [a, b] = [&a, &b].map(|digits| digits.trim_end_matches('0'));
            a == b && a.len() > 1
        }
    })
}

/// Whether the clause ends with what the claim knows: "moved 5,000 employees to Hull" tells of some of them.
fn says_nothing_else(at: At<'_>) -> bool {
    let Some(words) = at.article.words(at.claim.sentence) else {
        return false;
    };
    let claim = at.claim;
    let noun = match &claim.quantity.unit {
        Unit::Count(noun) => noun.span,
        _ => None,
    };
    let known = [
        noun,
        claim.subject.and_then(|slot| slot.span),
        claim.object.and_then(|slot| slot.span),
        claim.place.and_then(|slot| slot.span),
        claim.measure.as_ref().and_then(|slot| slot.span),
        claim.period.as_ref().and_then(|slot| slot.span),
        claim.as_of.as_ref().and_then(|slot| slot.span),
    ];
    let known = |at: usize| {
        let here = words.tokens[at].span;
        known.into_iter().flatten().find(|span| span.contains(here))
    };
    // "a workforce of 14,000 is": the noun has its figure, and a new phrase begins.
    let first = words.token_at(claim.quantity.span.start());
    if first > 1 && words.is_in(first - 1, words.locale.of) && known(first - 2).is_some() {
        return true;
    }
    let mut at = words.token_at(claim.quantity.span.end());
    let mut led = 0;
    while at < words.tokens.len() && words.is_word(at) {
        if let Some(span) = known(at) {
            (at, led) = (words.token_at(span.end()), 0);
        } else if words.is_in(at, words.locale.conjunctions) {
            return led == 0;
        } else if words.is_in(at, words.locale.function_words) && led < LED {
            (at, led) = (at + 1, led + 1);
        } else {
            return false;
        }
    }
    led == 0
}

/// Whether the text says plainly enough whose figure it is and that it is one.
fn can_be_held(at: At<'_>, frame: &Frame) -> bool {
    let planned = at.claim.modality.value == Modality::Planned;
    at.is_level()
        && at.is_asserted()
        && at.is_explicit()
        && at.has_absolute_period()
        && at.claim.joint.is_empty()
        && at.claim.same_as.is_none()
        && !at.is_headline()
        && !at.counts_unknown()
        && is_of_subject_itself(at)
        && !(frame.course == Course::Varies && is_of_once(at))
        // What is planned of a figure that changes anyway is of another day.
        && !(planned && (frame.course == Course::Varies || is_ahead(at)))
}

/// Whether the sentence tells of some time before without saying which: "once employed", "formerly".
fn is_of_once(at: At<'_>) -> bool {
    let undated = at.said_period().is_none() && at.said_as_of().is_none();
    let Some(words) = at.article.words(at.claim.sentence).filter(|_| undated) else {
        return false;
    };
    let figure = words.token_at(at.claim.quantity.span.start());
    let subject = at.claim.subject.and_then(|slot| slot.span);
    let from = subject
        .map_or(0, |span| words.token_at(span.end()))
        .min(figure);
    let is_past = |at: usize| {
        let word = words.lower(at);
        let mut endings = words.locale.past_endings.iter();
        words.is_word(at) && endings.any(|end| word.ends_with(end))
    };
    let earlier = |at: usize| words.any_at(at, words.locale.previously).is_some();
    (from..figure).any(is_past) || (0..words.tokens.len().min(FAR)).any(earlier)
}

/// Whether the figure is that of the subject and not of something it has: "Orbit's rival employs", "the plant of Orbit has".
fn is_of_subject_itself(at: At<'_>) -> bool {
    let subject = at.claim.subject.and_then(|slot| slot.span);
    let (Some(subject), Some(words)) = (subject, at.article.words(at.claim.sentence)) else {
        return true;
    };
    let measure = at.claim.measure.as_ref().and_then(|slot| slot.span);
    let says_measure = |at: usize| {
        let here = words.tokens.get(at).map(|token| token.span);
        here.zip(measure)
            .is_some_and(|(here, measure)| measure.contains(here))
    };
    let (first, end) = (
        words.token_at(subject.start()),
        words.token_at(subject.end()),
    );
    if let Some(owned) = words.any_at(end, words.locale.possessive) {
        return says_measure(owned);
    }
    let small = |at: &usize| words.is_in(*at, words.locale.articles);
    let before = |at: usize| at.checked_sub(1);
    let lead = before(first).and_then(|at| if small(&at) { before(at) } else { Some(at) });
    let owner = lead.filter(|at| words.is_in(*at, words.locale.of));
    owner.and_then(before).is_none_or(says_measure)
}

/// Whether the text gives a time that ends after its own day.
fn is_ahead(at: At<'_>) -> bool {
    let last = |time: &Period| time.to.or(time.from);
    let times = [at.said_period(), at.said_as_of()];
    let mut days = times.into_iter().flatten().filter_map(last);
    days.any(|day| at.date().is_none_or(|date| day > date))
}

/// Whether claim and fact are of one thing, time aside.
fn is_of_same(at: At<'_>, held: &Held) -> bool {
    let (claim, fact) = (at.claim, &held.fact);
    let name = |held: &Option<String>, here: Option<&str>| match (held.as_deref(), here) {
        (Some(held), Some(here)) => held == here,
        (None, None) => true,
        (None, Some(here)) => at.subject() == Some(here),
        (Some(_), None) => false,
    };
    let scope = match fact.scope {
        Some(scope) => claim.scope.value == scope,
        None => at.is_whole(),
    };
    let qualifier = at.qualifier();
    claim.quantity.unit.key() == fact.figure.unit.key()
        && name(&held.object, at.object())
        && name(&held.place, at.place())
        && scope
        && claim.basis.map(|slot| slot.value) == fact.basis
        && (qualifier.is_empty() || fact.written.to_lowercase().contains(&qualifier))
        && (exceeds_event(at, held) || claim.limits.iter().all(|limit| is_named(at, held, limit)))
        && is_of_period(at, fact.period.as_ref())
}

/// Whether more is said of an event than the record has: what narrows that makes it no part of less.
fn exceeds_event(at: At<'_>, held: &Held) -> bool {
    let of_event = at
        .frame()
        .is_some_and(|frame| frame.bearer == Bearer::Event);
    of_event && at.value() > held.fact.figure.value()
}

/// Whether a word that narrows the claim is a name that the fact has, too.
fn is_named(at: At<'_>, held: &Held, limit: &str) -> bool {
    let is = |name: &str| name.to_lowercase() == limit;
    let known = [at.subject(), held.object.as_deref(), held.place.as_deref()];
    let own = at.claim.subject.map(|slot| at.article.entity(slot.value));
    known.into_iter().flatten().any(is)
        || own.is_some_and(|entity| entity.aliases.iter().any(|alias| alias == limit))
}

/// Whether the figure is of the same stretch of time, or of none on either side.
fn is_of_period(at: At<'_>, period: Option<&Period>) -> bool {
    match (at.said_period(), period) {
        (None, None) => true,
        (Some(here), Some(there)) => {
            here.is_dated() && (here.from, here.to) == (there.from, there.to)
        }
        (Some(here), None) => is_moment(here),
        (None, Some(_)) => false,
    }
}

fn is_moment(time: &Period) -> bool {
    let days = time.from.zip(time.to).map(|(from, to)| from.until(to));
    days.is_some_and(|days| days.is_ok_and(|days| days.get_days() < MOMENT))
}

/// The days on which the figure stood: those that the text gives, else that of the article.
fn stood(at: At<'_>, held: &Held) -> Option<(Date, Date)> {
    let ends = |time: &Period| Some((time.from.or(time.to)?, time.to.or(time.from)?));
    let moment = at.said_period().filter(|_| held.fact.period.is_none());
    let said = at.said_as_of().or(moment).and_then(ends);
    said.or_else(|| at.date().map(|day| (day, day)))
}

/// Whether the fact can be right at the time of the claim. What nothing dates is held against the record of all times.
fn may_be_of_one_time(at: At<'_>, held: &Held) -> bool {
    let Some((from, to)) = stood(at, held) else {
        return true;
    };
    let begun = held.fact.start().is_none_or(|start| start <= to);
    begun && held.end.is_none_or(|end| end >= from)
}

/// Whether the fact speaks of the time of the claim for sure: its days are given, or its measure stays as it is.
fn is_of_one_time(at: At<'_>, held: &Held, frame: &Frame) -> bool {
    let fact = &held.fact;
    if !fact.is_dated() {
        return true;
    }
    let Some((from, to)) = stood(at, held) else {
        return false;
    };
    let as_of = fact.as_of.as_ref().and_then(|time| time.from.zip(time.to));
    let that_day = as_of.is_some_and(|(first, last)| first <= to && from <= last);
    let is_bound = fact.valid_from.is_some() || fact.until.is_some() || fact.period.is_some();
    that_day || is_bound || frame.course == Course::Steady
}

/// A fact in words: whose, what, how much, when, and who says so.
pub(super) fn in_words(held: &Held) -> String {
    let fact = &held.fact;
    let time = |time: &Option<Period>| time.as_ref().and_then(Period::iso);
    let day = |lead: &str, day: Option<Date>| day.map(|day| format!(" {lead} {day}"));
    let names = [&fact.subject, &fact.object, &fact.place, &fact.story];
    let scope = fact.scope.map(|scope| scope.name().to_owned());
    let basis = fact.basis.map(|basis| basis.name().to_owned());
    let mut parts: Vec<String> = names.into_iter().flatten().cloned().collect();
    parts.extend(
        [Some(fact.measure.to_owned()), scope, basis]
            .into_iter()
            .flatten(),
    );
    parts.extend(time(&fact.period));
    let as_of = time(&fact.as_of).map(|time| format!(" as of {time}"));
    let times = [
        as_of,
        day("from", fact.valid_from),
        day("until", fact.until),
    ];
    let times: String = times.into_iter().flatten().collect();
    format!(
        "{}: {}{times} ({})",
        parts.join(", "),
        fact.written,
        fact.source
    )
}

/// Whether the record speaks for one side and against the other: which one is wrong.
pub(super) fn odd_one(one: &[At<'_>], two: &[At<'_>]) -> Option<Odd> {
    let (one, two) = (standing(one), standing(two));
    match one.cmp(&two) {
        std::cmp::Ordering::Less => Some(Odd::First),
        std::cmp::Ordering::Greater => Some(Odd::Second),
        std::cmp::Ordering::Equal => None,
    }
}

/// Which of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Odd {
    First,
    Second,
}

/// 1 with the record, -1 against it, 0 where it is silent.
fn standing(side: &[At<'_>]) -> i32 {
    let verdicts = side.iter().filter_map(|at| judge(*at));
    let mut signs = verdicts.map(|verdict| if verdict.agrees { 1 } else { -1 });
    signs.next().unwrap_or_default()
}

/// Says in each finding which of its figures agree with the record, where others do not.
pub(super) fn tell(corpus: &Corpus, findings: &mut [Finding]) {
    if corpus.has_no_record() {
        return;
    }
    for finding in findings {
        let labels = finding.labels.iter();
        let claims = labels.filter_map(|label| claim_at(corpus, label.site));
        let verdicts: Vec<(At<'_>, Verdict<'_>)> =
            claims.filter_map(|at| Some((at, judge(at)?))).collect();
        let agreed = verdicts.iter().find(|(_, verdict)| verdict.agrees);
        let differs = verdicts.iter().any(|(_, verdict)| !verdict.agrees);
        if let Some((at, verdict)) = agreed.filter(|_| differs) {
            let step = format!(
                "{} in {} agrees with the record: {}",
                at.figure(),
                at.file(),
                in_words(verdict.held)
            );
            finding.why.push(step);
        }
    }
}

/// The claim whose figure stands at `site`.
fn claim_at(corpus: &Corpus, site: Site) -> Option<At<'_>> {
    let article = corpus.get(site.source);
    let claims = article.claims();
    let at = claims.binary_search_by_key(&site.span, |claim| claim.quantity.span);
    let claim = claims.get(at.ok()?)?;
    Some(At {
        corpus,
        article,
        claim,
    })
}
