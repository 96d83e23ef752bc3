//! Open measures: the noun that governs a figure where no frame of the language file does.

use super::clause::Place;
use super::{Measure, Slot};
use crate::lang::{Class, Classes, Kind, has};
use crate::quantity::{Quantity, Unit, Words};

/// What `14 % of borrowers` measures.
const SHARE: &str = "share";

/// What one currency costs in another.
pub(super) const EXCHANGE_RATE: &str = "exchange rate";

/// How many words a noun phrase beside a figure may have.
const PHRASE: usize = 4;

/// How many words of a verb may stand between a subject and its figure: "has since risen to".
const VERB: usize = 6;

const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore, Class::Move]);

/// What the figure measures: the noun it counts, with what is done to it; else the noun before "of", the noun behind the
/// figure, or the subject of the verb that leads to it.
pub(super) fn measure(words: &Words<'_>, figure: &Quantity, place: Place) -> Option<Slot<Measure>> {
    if let Unit::Count(noun) = &figure.unit
        && !noun.head.is_empty()
    {
        let span = noun.span?;
        let (done, end) = done(words, place.end);
        let span = words.span(words.token_at(span.start()), end).join(span);
        let name = match done {
            Some(done) => format!("{} {done}", noun.head),
            None => noun.head.clone(),
        };
        return Some(Slot::said(Measure::Open(name), span));
    }
    if is_exchange_rate(words, place) {
        return Some(Slot::said(
            Measure::Open(EXCHANGE_RATE.to_owned()),
            figure.span,
        ));
    }
    let known = |name| Some(Slot::said(Measure::Known(name), figure.span));
    match figure.kind {
        Kind::Date => return None,
        // "Stuart Mabey, 34, scored"
        Kind::Duration
            if words.text[figure.span.range()]
                .bytes()
                .all(|b| b.is_ascii_digit()) =>
        {
            return known("age");
        }
        Kind::Duration if is_age(words, figure, place) => return known("age"),
        Kind::Percent | Kind::Ratio if words.is_in(place.end, words.locale.of) => {
            return Some(Slot::said(Measure::Open(SHARE.to_owned()), figure.span));
        }
        _ => {}
    }
    let at = governor(words, place)
        .or_else(|| modified(words, place))
        .or_else(|| subject(words, place))?;
    let name = words.locale.singular(&words.lower(at)).into_owned();
    Some(Slot::said(Measure::Open(name), words.span(at, at + 1)))
}

/// `Reyes, de 23 años,`, `un homme de 52 ans`: years behind "of" are an age in an apposition to a name, or of a person.
fn is_age(words: &Words<'_>, figure: &Quantity, place: Place) -> bool {
    let years = matches!(&figure.unit, Unit::Time(unit) if *unit == YEAR);
    let Some(before) =
        (place.from.checked_sub(2)).filter(|of| words.is_in(of + 1, words.locale.of))
    else {
        return false;
    };
    let named = words.sign(before) == Some(',')
        && before > 0
        && words.is_capitalised(before - 1)
        && matches!(words.sign(place.end), Some(',' | '(' | ')' | '.'));
    let noun = words.lower(before);
    let person = has(words.locale.persons, words.locale.singular(&noun).as_ref());
    years && (named || person)
}

/// The unit of an age.
const YEAR: &str = "year";

/// `11.52 per euro`, `11,52 pour un euro`, `$1 = 0.89 euros`.
pub(super) fn is_exchange_rate(words: &Words<'_>, place: Place) -> bool {
    let equals = place
        .first
        .checked_sub(1)
        .is_some_and(|at| words.sign(at) == Some('='));
    let currency = |at: usize| words.has(at, Class::CurrencyWord);
    let leads = words.is_in(place.end, words.locale.oblique)
        || words.is_in(place.end, words.locale.who.prepositions);
    let one = leads && words.is_in(place.end + 1, words.locale.articles);
    equals
        || words.is_in(place.end, words.locale.rates) && currency(place.end + 1)
        || one && currency(place.end + 2) && !words.is_word(place.end + 3)
}

/// `houses burned`, `schools were closed`: the participle behind a counted noun, and the token after it.
fn done(words: &Words<'_>, end: usize) -> (Option<String>, usize) {
    let mut at = end;
    while at < end + 2 && words.is_in(at, words.locale.passives) {
        at += 1;
    }
    let lower = words.lower(at);
    if words.is_word(at) && is_participle(words, &lower) {
        return (Some(lower), at + 1);
    }
    (None, end)
}

pub(super) fn is_participle(words: &Words<'_>, lower: &str) -> bool {
    let endings = words.locale.participles;
    endings
        .iter()
        .any(|end| lower.len() > end.len() + 2 && lower.ends_with(end))
}

/// Whether token `at` can be the noun that names a measure: no function word, number, name, change or participle.
fn is_noun(words: &Words<'_>, at: usize) -> bool {
    let lower = words.lower(at);
    words.is_word(at)
        && lower.chars().count() >= 3
        && lower.chars().all(char::is_alphabetic)
        && (at == 0 || !words.is_capitalised(at))
        && !words.is_in(at, words.locale.function_words)
        && !words.is_in(at, words.locale.not_names)
        && !words.is_in(at, words.locale.narrowing)
        && !words.classes(at).meets(TURNS)
        && words.find(at, words.locale.months).is_none()
        && words.find(at, words.locale.scopes).is_none()
        && !words.has(at, Class::Number)
        && !words.has(at, Class::Time)
        && !is_participle(words, &lower)
}

/// `costs of $5 million`.
fn governor(words: &Words<'_>, place: Place) -> Option<usize> {
    let mut at = place.from;
    while at > 0 && words.is_in(at - 1, words.locale.articles) {
        at -= 1;
    }
    let of = at.checked_sub(1)?;
    let noun = of.checked_sub(1)?;
    (words.is_in(of, words.locale.of) && is_noun(words, noun)).then_some(noun)
}

/// `an $11 billion campus`: the last of the words that an article and the figure lead to.
fn modified(words: &Words<'_>, place: Place) -> Option<usize> {
    let leads = place.from.checked_sub(1).is_some_and(|before| {
        words.is_in(before, words.locale.articles) || words.is_in(before, words.locale.who.owners)
    });
    let first = words.past_hyphen(place.end);
    let mut end = first;
    while end < first + PHRASE && is_noun(words, end) {
        end += 1;
    }
    (leads && end > first).then(|| end - 1)
}

/// `rents have gone up by 5 %`: the head of the noun phrase before the verb that leads to the figure.
fn subject(words: &Words<'_>, place: Place) -> Option<usize> {
    let mut at = place.from;
    let mut verb = false;
    while at > 0 && place.from - at < VERB {
        let here = at - 1;
        let acts = words.is_in(here, words.locale.passives) || words.classes(here).meets(TURNS);
        let of = words.is_in(here, words.locale.of);
        let light = words.is_in(here, words.locale.function_words) && !of
            || is_participle(words, &words.lower(here));
        if !acts && !light {
            break;
        }
        verb |= acts;
        at = here;
    }
    let last = at
        .checked_sub(1)
        .filter(|&last| verb && is_noun(words, last))?;
    // "the price of tickets rose": what rises is the price.
    let start = last.saturating_sub(PHRASE);
    let of = (start..last)
        .rev()
        .take_while(|&t| words.is_word(t))
        .find(|&t| words.is_in(t, words.locale.of));
    let head = of
        .and_then(|of| of.checked_sub(1))
        .filter(|&head| is_noun(words, head));
    Some(head.unwrap_or(last))
}
