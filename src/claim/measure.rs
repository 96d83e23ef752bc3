//! Measures: which word near a figure says what it measures.

use super::clause::{FAR, Place, relative};
use super::forms;
use crate::lang::{Class, Classes, Frame, Kind, Trigger, has};
use crate::quantity::{Quantity, Unit, Words};
use rust_decimal::Decimal;

/// A word that evokes a frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evoked {
    pub(super) frame: &'static Frame,
    pub(super) how: Trigger,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// Every word of the sentence that evokes a frame, in order; a word may evoke several.
pub(super) fn evoked(words: &Words<'_>) -> Vec<Evoked> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.tokens.len() {
        match words.phrase_at(at, words.locale.triggers) {
            Some((_, end)) => {
                let rows = words.rows_at(at, end, words.locale.triggers);
                let rows = rows.filter(|(_, (_, how))| forms::is_written(words, at, end, *how));
                found.extend(rows.map(|&(_, (frame, how))| Evoked {
                    frame: &words.locale.frames[usize::from(frame)],
                    how,
                    first: at,
                    end,
                }));
                found.extend(forms::parted(words, at));
                at = end;
            }
            None => {
                found.extend(forms::tails(words, at));
                found.extend(forms::parted(words, at));
                at += 1;
            }
        }
    }
    found
}

/// How far a word may be from its figure, in steps as [`distance`] counts them.
const REACH: usize = 16;

/// How far a word for a time or a rank may be.
const NARROW: usize = 6;

/// How far the word may be that says what a number without a noun counts.
const BARE: usize = 9;

/// How far the thing may be whose change a share is.
const CHANGE_REACH: usize = 9;

/// The frame that says what the figure at `place` measures.
pub(super) fn bind<'e>(
    words: &Words<'_>,
    evoked: &'e [Evoked],
    figure: &Quantity,
    place: Place,
) -> Option<&'e Evoked> {
    let from = evoked.partition_point(|e| e.end + FAR < place.first);
    let near = evoked[from..]
        .iter()
        .take_while(|e| e.first <= place.end + FAR)
        .filter_map(|e| {
            let reach = reach(words, e, figure, place)?;
            // What has a share of its own goes before what merely changes by one.
            let own = e.frame.kinds.contains(&figure.kind);
            let steps = distance(words, e, figure, place) + usize::from(!own);
            (steps <= reach).then_some((steps, e))
        });
    near.min_by_key(|(steps, _)| *steps)
        .map(|(_, e)| e)
        .or_else(|| over_aside(words, evoked, figure, place))
}

/// How many words may lead to the noun that opens a sentence, and from an aside to the figure.
const OPENING: usize = 4;

/// `Core inflation, which leaves out energy and food, was 3.0 %`: the noun that opens the sentence, where an aside between
/// commas stands before the verb that leads to the figure.
fn over_aside<'e>(
    words: &Words<'_>,
    evoked: &'e [Evoked],
    figure: &Quantity,
    place: Place,
) -> Option<&'e Evoked> {
    let comma = |at: &usize| words.sign(*at) == Some(',');
    let last = (place.from.saturating_sub(2 * OPENING)..place.from)
        .rev()
        .find(comma)?;
    let plain = (last + 1..place.from).all(|at| words.is_word(at));
    if !plain || !words.is_in(last + 1, words.locale.passives) && !acts(words, last + 1, place) {
        return None;
    }
    let opens = |e: &&Evoked| {
        let fits = e.frame.kinds.contains(&figure.kind) || is_bare_sum(e.frame, figure);
        let aside = (e.end..last).take(OPENING).find(comma);
        let first = aside.is_some_and(|comma| {
            (e.end..comma).all(|at| words.is_word(at) && !words.is_number(at))
        });
        e.how == Trigger::Noun
            && fits
            && takes(e.frame, figure, words.locale.persons)
            && first
            && !words.is_in(e.first.saturating_sub(1), words.locale.oblique)
    };
    let opening = evoked.iter().take_while(|e| e.first <= OPENING);
    opening.filter(opens).max_by_key(|e| e.end - e.first)
}

/// Whether a verb of change stands right behind an aside: "fell to", "has risen by".
fn acts(words: &Words<'_>, at: usize, place: Place) -> bool {
    const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore, Class::Move]);
    (at..place.from.min(at + 3))
        .any(|at| words.classes(at).meets(TURNS) || words.is_in(at, words.locale.passives))
}

/// How far `e` may be to measure the figure at all.
fn reach(words: &Words<'_>, e: &Evoked, figure: &Quantity, place: Place) -> Option<usize> {
    let digits_end = words.token_at(figure.span.end());
    let in_digits = e.first >= place.first && e.end <= digits_end;
    let in_noun = e.first >= digits_end && e.end <= place.end;
    let inside = in_digits || (in_noun && e.how == Trigger::Verb);
    // "a man died and 34 people were hurt": the figure is the subject of the verb behind it, not of the one before.
    let is_subject = words.is_in(place.end, words.locale.passives);
    let joined = || {
        e.end <= place.first
            && (e.end..place.first).any(|at| words.is_in(at, words.locale.conjunctions))
    };
    // "sickened 21,600 people and killed 390": the verb behind has a figure of its own.
    let own = || {
        e.first >= place.end
            && (place.end..e.first).any(|at| words.is_in(at, words.locale.conjunctions))
    };
    let elsewhere = e.how == Trigger::Verb && (is_subject && joined() || own());
    // What is counted says what is measured only where it stands in the figure's own phrase.
    let uncounted = e.how == Trigger::Thing && !in_noun;
    if inside || elsewhere || uncounted {
        return None;
    }
    if is_part_of(words, e, figure, place) {
        return None;
    }
    let kind = e.frame.kinds.contains(&figure.kind) || is_bare_sum(e.frame, figure);
    if kind && takes(e.frame, figure, words.locale.persons) {
        return Some(match figure.kind {
            Kind::Date | Kind::Duration | Kind::Ordinal => NARROW,
            Kind::Count if is_nounless(figure) => BARE,
            _ => REACH,
        });
    }
    let grows = match figure.kind {
        Kind::Ratio => beside(words, e, place),
        _ => {
            is_change(figure)
                && e.end < place.from
                && !(e.end..place.first).any(|at| words.is_number(at))
        }
    };
    (grows && changes(e)).then_some(CHANGE_REACH)
}

/// `3 % of the state's gross domestic product`: what a share is a share of is no measure.
fn is_part_of(words: &Words<'_>, e: &Evoked, figure: &Quantity, place: Place) -> bool {
    let share = matches!(figure.kind, Kind::Percent | Kind::Ratio);
    share
        && words.is_in(place.end, words.locale.of)
        && (place.end + 1..place.end + NARROW).contains(&e.first)
}

/// `revenue tripled`, `to quadruple its headcount`: nothing but articles and owners between a multiple and its thing.
fn beside(words: &Words<'_>, e: &Evoked, place: Place) -> bool {
    let light = |at: usize| {
        words.is_in(at, words.locale.articles)
            || words.is_in(at, words.locale.who.owners)
            || words.is_in(at, words.locale.passives)
    };
    let (from, to) = match e.end <= place.from {
        true => (e.end, place.from),
        false => (place.end, e.first),
    };
    from <= to && to - from <= 2 && (from..to).all(light)
}

/// Whether a figure counts something that it does not name.
pub(super) fn is_nounless(figure: &Quantity) -> bool {
    matches!(&figure.unit, Unit::Count(noun) if noun.head.is_empty())
}

/// Whether the figure is the size of a rise or a fall of something, in percent or times.
pub(super) fn is_change(figure: &Quantity) -> bool {
    match figure.kind {
        Kind::Percent | Kind::Points => figure.direction.is_some(),
        _ => false,
    }
}

/// Whether what `e` measures can rise by a share: amounts, things, quantities.
fn changes(e: &Evoked) -> bool {
    let amount = |kind: &Kind| matches!(kind, Kind::Money | Kind::Count | Kind::Measured);
    e.how == Trigger::Noun && e.frame.kinds.iter().any(amount)
}

fn is_of_people(frame: &Frame, persons: &[&str]) -> bool {
    frame.counts.iter().any(|thing| has(persons, thing))
}

/// The least that is printed as money without a currency: "debts of 118 million".
const SUM: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Whether a figure that counts nothing can be an amount of money whose currency stands elsewhere.
pub(super) fn is_bare_sum(frame: &Frame, figure: &Quantity) -> bool {
    let bare = matches!(&figure.unit, Unit::Count(noun) if noun.head.is_empty());
    let sum = frame.kinds.contains(&Kind::Money) && !frame.kinds.contains(&Kind::Count);
    bare && sum && figure.value().is_some_and(|value| value >= SUM)
}

/// Whether a frame takes this figure's noun or unit.
pub(super) fn takes(frame: &Frame, figure: &Quantity, persons: &[&str]) -> bool {
    let counts = |thing: &str| frame.counts.iter().any(|counted| counts(counted, thing));
    // "a 6.7 quake killed": people come whole.
    let broken = figure.value().is_some_and(|value| !value.fract().is_zero());
    if broken && figure.kind == Kind::Count && is_of_people(frame, persons) {
        return false;
    }
    frame.counts.is_empty()
        || match &figure.unit {
            Unit::Count(noun) => counts(&noun.head),
            Unit::Symbol(symbol) => counts(symbol),
            Unit::Time(unit) => counts(unit),
            Unit::Percent | Unit::Bare => counts("%"),
            _ => false,
        }
}

/// Whether `counted` names `noun`, or with a hyphen its last part (`-platz`).
fn counts(counted: &str, noun: &str) -> bool {
    match counted.strip_prefix('-') {
        Some(tail) => noun.ends_with(tail),
        None => counted == noun,
    }
}

/// How far apart word and figure are: tokens, with a price on commas, conjunctions and other figures between.
fn distance(words: &Words<'_>, e: &Evoked, figure: &Quantity, place: Place) -> usize {
    let digits_end = words.token_at(figure.span.end());
    if e.first >= digits_end && e.end <= place.end {
        // "2,100 job cuts" says it all; what is done to "3,500 customers" says more than the noun.
        let noun = match e.how {
            Trigger::Thing => return REACH,
            _ if e.end - e.first > 1 => 0,
            _ => 3,
        };
        return noun + place.end - e.end;
    }
    let behind = e.first >= place.first;
    let (from, to) = if behind {
        (place.end, e.first)
    } else {
        (e.end, place.from.max(e.end))
    };
    let mut steps = 0;
    for at in from..to {
        if steps > REACH {
            break; // too far already
        }
        steps += price(words, at);
    }
    let adjacent = steps <= 2
        && !(from..to).any(|at| {
            words.is_in(at, words.locale.function_words)
                || words.sign(at).is_some_and(|sign| sign != '-')
        });
    // "25 mila gli sfollati": the noun that the figure counts, with an article of its own.
    let counted = behind
        && e.first == place.end + 1
        && figure.kind == Kind::Count
        && words.locale.verb_subject
        && words.is_in(place.end, words.locale.articles);
    let led = counted || behind && figure.kind == Kind::Money && is_inside(words, from, to);
    match (behind, e.how) {
        (true, Trigger::Noun) if adjacent || led => 0,
        // "12 people were hurt"
        (true, Trigger::Verb) if (from..to).all(|at| words.is_in(at, words.locale.passives)) => 2,
        (true, _) => steps + 5,
        (false, Trigger::Noun) if is_head(words, from, to) => 0,
        (false, _) => steps + 1,
    }
}

/// What it costs to pass token `at`.
fn price(words: &Words<'_>, at: usize) -> usize {
    match words.sign(at) {
        Some(',') => 4,
        Some('(') => 9,
        Some(';' | ':' | '—' | '–') => 5,
        Some('-') => 0,
        _ if words.is_number(at) => 6,
        _ if relative(words, at) => 8,
        _ if words.is_in(at, words.locale.conjunctions) => 4,
        _ => 1,
    }
}

/// `€5 million in damages`: only a word for "in" and plain words between figure and noun.
fn is_inside(words: &Words<'_>, from: usize, to: usize) -> bool {
    let plain = |at: usize| words.is_word(at) && !words.is_in(at, words.locale.function_words);
    words.is_in(from, words.locale.inside) && to - from <= 3 && (from + 1..to).all(plain)
}

/// `a profit of about $5 million`, `profit: $5 million`: only a word for "of" and articles between noun and figure.
fn is_head(words: &Words<'_>, from: usize, to: usize) -> bool {
    let light =
        |at: usize| words.is_in(at, words.locale.of) || words.is_in(at, words.locale.articles);
    from < to && to - from <= 2 && words.is_in(from, words.locale.of) && (from..to).all(light)
}
