//! Measures: which word near a figure says what it measures.

use super::clause::{FAR, Place};
use super::forms;
use crate::lang::{Frame, Kind, Trigger};
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

/// The steps to a verb directly behind its figure: "60 metres long", but the noun in "a fine of $90 million imposed".
const VERB_BEHIND: usize = 3;

/// How far a word may be from its figure, in steps as [`distance`] counts them.
const REACH: usize = 16;

/// The frame that says what the figure at `place` measures.
pub(super) fn bind<'e>(
    words: &Words<'_>,
    evoked: &'e [Evoked],
    figure: &Quantity,
    place: Place,
) -> Option<&'e Evoked> {
    let digits_end = words.token_at(figure.span.end());
    // "a man died and 34 people were hurt": the figure is the subject of the verb behind it, not of the one before.
    let is_subject = words.is_in(place.end, words.locale.passives);
    let joined = |e: &Evoked| {
        let joins = |at| {
            words.is_in(at, words.locale.conjunctions) || matches!(words.sign(at), Some(',' | ';'))
        };
        e.end <= place.first && (e.end..place.first).any(joins)
    };
    // "25 mila gli sfollati": the noun that the figure counts, with an article of its own.
    let counted = |e: &Evoked| {
        e.how == Trigger::Noun
            && e.first == place.end + 1
            && figure.kind == Kind::Count
            && words.locale.verb_subject
            && words.is_in(place.end, words.locale.articles)
    };
    let fits = |e: &&Evoked| {
        let in_digits = e.first >= place.first && e.end <= digits_end;
        let in_noun = e.first >= digits_end && e.end <= place.end;
        let inside = in_digits || (in_noun && e.how == Trigger::Verb);
        let elsewhere = is_subject && e.how == Trigger::Verb && joined(e);
        let uncounted = e.how == Trigger::Thing && !in_noun;
        let elsewhere = elsewhere || uncounted;
        (e.frame.kinds.contains(&figure.kind) || is_bare_sum(e.frame, figure))
            && takes(e.frame, figure)
            && !inside
            && !elsewhere
    };
    let steps = |e: &Evoked| {
        let in_noun = e.first >= digits_end && e.end <= place.end;
        if counted(e) {
            0
        } else if is_subject && said_of(words, e, place) {
            1 // "34 people were hurt"
        } else if in_noun {
            // What is counted says what is measured only where nothing else does.
            if e.how == Trigger::Thing { REACH } else { 0 }
        } else {
            distance(words, e, place.first, place.end)
        }
    };
    let from = evoked.partition_point(|e| e.end + FAR < place.first);
    let near = evoked[from..]
        .iter()
        .take_while(|e| e.first <= place.end + FAR)
        .filter(fits)
        .map(|e| (steps(e), e));
    near.filter(|(steps, _)| *steps <= REACH)
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, e)| e)
}

/// "34 people were hurt", "10.000 han sido evacuadas": only helping verbs stand between figure and word.
fn said_of(words: &Words<'_>, e: &Evoked, place: Place) -> bool {
    e.first > place.end
        && e.first <= place.end + 3
        && (place.end..e.first).all(|at| words.is_in(at, words.locale.passives))
}

/// The least that is printed as money without a currency: "debts of 118 million".
const SUM: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Whether a figure that counts nothing can be an amount of money whose currency stands elsewhere.
fn is_bare_sum(frame: &Frame, figure: &Quantity) -> bool {
    let bare = matches!(&figure.unit, Unit::Count(noun) if noun.head.is_empty());
    bare && frame.kinds == [Kind::Money] && figure.value().is_some_and(|value| value >= SUM)
}

/// Whether a frame takes this figure's noun or unit.
fn takes(frame: &Frame, figure: &Quantity) -> bool {
    frame.counts.is_empty()
        || match &figure.unit {
            Unit::Count(noun) => frame
                .counts
                .iter()
                .any(|counted| counts(counted, &noun.head)),
            Unit::Symbol(symbol) => frame.counts.contains(symbol),
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
fn distance(words: &Words<'_>, e: &Evoked, first: usize, end: usize) -> usize {
    let (from, to, behind) = if e.end <= first {
        (e.end, first, false)
    } else {
        (end, e.first, true)
    };
    let mut steps = 0;
    for at in from..to {
        if steps > REACH {
            break; // too far already
        }
        steps += match words.sign(at) {
            Some(',') => 4,
            Some('(') => 9,
            Some(';' | ':' | '—' | '–') => 5,
            Some('-') => 0,
            _ if words.is_number(at) => 6,
            _ if words.is_in(at, words.locale.relative) => 8,
            _ if words.is_in(at, words.locale.conjunctions) => 4,
            _ => 1,
        };
    }
    let adjacent = steps <= 2
        && !(from..to).any(|at| {
            words.is_in(at, words.locale.function_words)
                || words.sign(at).is_some_and(|sign| sign != '-')
        });
    match (behind, e.how) {
        (true, Trigger::Noun | Trigger::Thing) if adjacent => 0,
        (true, Trigger::Verb) if adjacent => VERB_BEHIND,
        (true, _) => steps + 5,
        (false, _) => steps + 1,
    }
}
