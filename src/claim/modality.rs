//! How certain a text is of a figure.

use super::clause::{Place, clause, relative};
use super::{Claim, Slot};
use crate::lang::{Class, Classes, Group, Kind, Modality};
use crate::quantity::Words;
use crate::text::BlockKind;

/// How many steps away a cue of certainty still speaks of a figure.
const REACH: usize = 24;
/// What another figure between costs.
const FIGURE: usize = 12;
/// What the border of a clause between costs.
const BORDER: usize = 8;
/// How many tokens behind its subject a verb may stand ("of the posts in Spain will go").
const PREDICATE: usize = 8;

/// What words say of certainty, and where they stand.
#[derive(Clone, Copy, Debug)]
struct Cue {
    modality: Modality,
    first: usize,
    end: usize,
}

/// A cue ahead of a figure.
#[derive(Clone, Copy, Debug)]
struct Governor {
    cue: Cue,
    steps: usize,
    /// Whether no border of a clause and no other figure lies between.
    near: bool,
}

/// How certain: what governs the figure. That is the nearest cue ahead of it, those across the border of a clause counted
/// as further away; for a figure that is itself a subject, the verb behind it.
pub(super) fn modality(
    words: &Words<'_>,
    place: Place,
    kind: Kind,
    block: BlockKind,
) -> Slot<Modality> {
    let ahead = ahead(words, place, block);
    // A time is hardly ever what a verb speaks of.
    let is_thing = !matches!(kind, Kind::Date | Kind::Duration);
    let behind = behind(words, place).filter(|_| is_thing);
    // "rules out layoffs until 2028": nobody denies a time.
    let ahead = ahead.filter(|ahead| is_thing || ahead.cue.modality != Modality::Denied);
    let cue = match (ahead, behind) {
        (Some(ahead), Some(behind)) if ahead.near && behind.first > place.end => Some(ahead.cue),
        (_, Some(behind)) => Some(behind),
        (Some(ahead), None) => (ahead.steps <= REACH).then_some(ahead.cue),
        (None, None) => None,
    };
    match cue {
        Some(cue) => {
            let modality = foreseen(words, cue).unwrap_or(shifted(words, cue));
            // "If the goals are met, the club will get 75 million": so it is only then.
            let depends = depending(words, place).filter(|_| modality == Modality::Planned);
            depends.unwrap_or(Slot::said(modality, words.span(cue.first, cue.end)))
        }
        None => depending(words, place).unwrap_or(Slot::implied(Modality::Confirmed)),
    }
}

/// `reckons that another 1,000 jobs will have to go`: what will be, as somebody foresees it, is no plan.
fn foreseen(words: &Words<'_>, cue: Cue) -> Option<Modality> {
    let will = cue.modality == Modality::Planned && words.is_in(cue.first, words.locale.futures);
    let from = cue.first.saturating_sub(PREDICATE + 2);
    let from = (from..cue.first)
        .rev()
        .find(|&at| matches!(words.sign(at), Some(';' | ':' | '(' | ')' | '“' | '”')))
        .map_or(from, |at| at + 1);
    let by = (from..cue.first).any(|at| {
        phrase_at(words, at)
            .is_some_and(|by| matches!(by.modality, Modality::Forecast | Modality::Estimated))
    });
    (will && by).then_some(Modality::Forecast)
}

/// `If the cut is passed on, the rate goes to 4.65%`: what follows a condition that opens the sentence depends on it.
fn depending(words: &Words<'_>, place: Place) -> Option<Slot<Modality>> {
    let end = words.any_at(0, words.locale.conditions)?;
    let comma = (end..place.first).any(|at| words.sign(at) == Some(','));
    comma.then(|| Slot::said(Modality::Contingent, words.span(0, end)))
}

/// The nearest cue ahead.
fn ahead(words: &Words<'_>, place: Place, block: BlockKind) -> Option<Governor> {
    let (start, _) = clause(words, place);
    let mut best: Option<Governor> = None;
    let mut at = place.first.saturating_sub(2 * REACH);
    while at < place.first {
        let Some(cue) = cue_at(words, at, block).filter(|cue| cue.end <= place.first) else {
            at += 1;
            continue;
        };
        let between = cue.end..place.first;
        let figures = between.clone().filter(|&t| words.is_number(t)).count();
        let opened = between.clone().filter(|&t| opens(words, t)).count();
        let borders = usize::from(cue.first < start) + opened;
        // "denied that it owed": what is denied is all of the clause.
        let whole = cue.modality == Modality::Denied && relative(words, cue.end);
        let steps = if whole {
            0
        } else {
            between.len() + FIGURE * figures + BORDER * borders
        };
        let denied = best.is_some_and(|old| old.steps == 0 && old.cue.modality == Modality::Denied);
        if !denied && best.is_none_or(|old| steps <= old.steps) {
            let near = figures + borders == 0;
            best = Some(Governor { cue, steps, near });
        }
        at = cue.end;
    }
    best
}

/// The verb of a figure that is a subject: the first cue behind it in its clause, and with it the verb that an auxiliary
/// leads to ("are expected to").
fn behind(words: &Words<'_>, place: Place) -> Option<Cue> {
    let (_, end) = clause(words, place);
    let mut at = place.end;
    while at < end.min(place.end + PREDICATE) {
        if words.is_number(at) || opens(words, at) || changes_subject(words, at) {
            return None;
        }
        let cue = phrase_at(words, at)
            .or_else(|| fact_at(words, at))
            .or_else(|| inflected(words, at))
            .or_else(|| bracketed(words, at));
        if let Some(cue) = cue {
            let passive = words.is_in(at, words.locale.passives);
            let led = phrase_at(words, cue.end).filter(|_| passive);
            return Some(led.unwrap_or(cue));
        }
        at += 1;
    }
    None
}

/// Whether what follows has another subject than the figure: behind "and", at a pronoun, at a name that nothing leads to.
fn changes_subject(words: &Words<'_>, at: usize) -> bool {
    let locale = words.locale;
    let led = at.checked_sub(1).is_some_and(|before| {
        words.is_capitalised(before)
            || words.is_in(before, locale.function_words)
            || words.sign(before).is_some()
    });
    words.is_in(at, locale.conjunctions)
        || words.is_in(at, locale.who.pronouns)
        || words.is_capitalised(at) && !led
}

/// Whether a clause of its own opens at `at`.
fn opens(words: &Words<'_>, at: usize) -> bool {
    relative(words, at) || matches!(words.sign(at), Some(';' | '(' | ')'))
}

/// The cue that starts at `at`: a phrase of the tables, a plan in a headline, or a verb that states a fact.
fn cue_at(words: &Words<'_>, at: usize, block: BlockKind) -> Option<Cue> {
    let listed = || phrase_at(words, at).or_else(|| headline_plan(words, at, block));
    let may = words.opens(at, Group::Certainty);
    debug_assert!(
        may || listed().is_none(),
        "a cue starts with a word of `Group::Certainty`"
    );
    (may.then(listed).flatten())
        .or_else(|| {
            let before = at.checked_sub(1);
            let planned = before.is_some_and(|to| headline_plan(words, to, block).is_some());
            fact_at(words, at).filter(|_| !planned)
        })
        .or_else(|| inflected(words, at))
        .or_else(|| bracketed(words, at))
}

/// `costará`, `porterait`: a verb whose ending says that it is to come, or would be.
fn inflected(words: &Words<'_>, at: usize) -> Option<Cue> {
    let locale = words.locale;
    let verb = words.is_word(at) && !words.is_capitalised(at) && !is_noun(words, at);
    if locale.future_endings.is_empty() || !verb || words.has_before(at, Class::Definite) {
        return None;
    }
    let word = words.lower(at);
    let ends = |endings: &[&str]| {
        let ends = |ending: &&str| word.len() > ending.len() + 1 && word.ends_with(*ending);
        endings.iter().any(ends)
    };
    let modality = if ends(locale.future_endings) {
        Modality::Planned
    } else if ends(locale.conditional_endings) && follows(words, at) {
        Modality::Contingent
    } else {
        return None;
    };
    Some(Cue {
        modality,
        first: at,
        end: at + 1,
    })
}

/// `wird 40 Millionen Euro kosten`: an auxiliary whose infinitive closes the clause; a participle there makes a passive.
fn bracketed(words: &Words<'_>, at: usize) -> Option<Cue> {
    words.is_in(at, words.locale.futures).then_some(())?;
    let stop = |at: &usize| {
        matches!(
            words.sign(*at),
            Some(',' | '.' | ';' | ':' | '(' | ')' | '!' | '?')
        )
    };
    let far = words.tokens.len().min(at + REACH + PREDICATE);
    let end = (at + 1..far).find(stop)?;
    let last = words.lower(end - 1);
    let infinitive = !words.is_capitalised(end - 1)
        && ["en", "eln", "ern"]
            .iter()
            .any(|ending| last.ends_with(ending))
        && !last.contains("ge")
        && last != "worden";
    infinitive.then_some(Cue {
        modality: Modality::Planned,
        first: at,
        end: at + 1,
    })
}

fn phrase_at(words: &Words<'_>, at: usize) -> Option<Cue> {
    let (modality, end) = words.phrase_at(at, words.locale.modalities)?;
    // "in May": a month is no possibility.
    let month = words.is_capitalised(at) && at > 0 && words.find(at, words.locale.months).is_some();
    (!month).then_some(Cue {
        modality,
        first: at,
        end,
    })
}

/// `was`, `rose`, `the group reported`: a verb that states a fact, unless another cue leads to it ("will have").
fn fact_at(words: &Words<'_>, at: usize) -> Option<Cue> {
    let fact = (words.is_in(at, words.locale.facts) && !is_noun(words, at)) || is_past(words, at);
    let led = || words.phrase_before(at, words.locale.modalities).is_some();
    (fact && !led()).then_some(Cue {
        modality: Modality::Confirmed,
        first: at,
        end: at + 1,
    })
}

/// Whether the word at `at` is a noun here, though it may be a verb: `a cut`, `one further cut`.
fn is_noun(words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        words.is_number(before)
            || words.is_in(before, words.locale.articles)
            || words.phrase_before(at, words.locale.scopes_ahead).is_some()
    })
}

/// Whether a verb in the past stands at `at`: one that follows its subject, not one before its noun.
fn is_past(words: &Words<'_>, at: usize) -> bool {
    let word = words.small(at);
    let ends = |ending: &&str| word.len() > ending.len() + 1 && word.ends_with(*ending);
    words.locale.past_endings.iter().any(ends) && follows(words, at)
}

/// Whether the word at `at` follows a subject: a name, a pronoun, a noun with its article.
fn follows(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| !words.is_capitalised(at)) else {
        return false;
    };
    words.is_capitalised(before)
        || words.is_in(before, words.locale.who.pronouns)
        || relative(words, before)
        || before
            .checked_sub(1)
            .is_some_and(|article| words.is_in(article, words.locale.definite))
}

/// Words by which a figure moves: "rises to" is no plan.
const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore]);

/// Whether a word by which a figure moves ends before token `end`.
fn moves(words: &Words<'_>, end: usize) -> bool {
    words.longest_before(end, TURNS).is_some() || words.has_before(end, Class::Move)
}

/// `Fennmoor to cut 2,400 jobs`: in a headline the verb behind "to" is still to come.
fn headline_plan(words: &Words<'_>, at: usize, block: BlockKind) -> Option<Cue> {
    let headline = matches!(
        block,
        BlockKind::Headline | BlockKind::Dek | BlockKind::Heading
    );
    let before = at.checked_sub(1).filter(|_| headline)?;
    let end = words.any_at(at, words.locale.headline_plans)?;
    let moved = moves(words, at);
    let verb = words.is_word(end)
        && words.is_word(end + 1) | words.is_number(end + 1) | words.sign(end + 1).is_some()
        && !words.is_in(end, words.locale.function_words)
        && !words.is_in(end, words.locale.articles);
    let noun = words.is_word(before) && !words.is_in(before, words.locale.function_words);
    (verb && noun && !moved).then_some(Cue {
        modality: Modality::Planned,
        first: at,
        end,
    })
}

/// `said it would cut 500 jobs`: what is a condition elsewhere is a plan in what somebody said, unless it hangs on an "if".
fn shifted(words: &Words<'_>, cue: Cue) -> Modality {
    let locale = words.locale;
    let shifts = cue.modality == Modality::Contingent
        && (cue.first..cue.end).any(|at| words.is_in(at, locale.backshifts));
    if !shifts {
        return cue.modality;
    }
    let from = cue.first.saturating_sub(2 * REACH);
    let until = words.tokens.len().min(cue.end + 2 * REACH);
    let said = (from..until).any(|at| {
        words.any_at(at, locale.speech).is_some() || words.any_at(at, locale.attributions).is_some()
    });
    let depends = || (from..until).any(|at| words.any_at(at, locale.conditions).is_some());
    if !said || depends() {
        return cue.modality;
    }
    // "would rise to": nobody decides how a thing moves.
    let done = words.phrase_at(cue.end, words.locale.triggers).is_some();
    if moves(words, cue.end + 1) && !done {
        Modality::Forecast
    } else {
        Modality::Planned
    }
}

/// How certain a line is that leads to a list: its last cue.
pub(super) fn lead(words: &Words<'_>, block: BlockKind) -> Option<Modality> {
    let from = words.tokens.len().saturating_sub(REACH);
    (from..words.tokens.len())
        .rev()
        .find_map(|at| cue_at(words, at, block))
        .map(|cue| shifted(words, cue))
}

/// What only nameless sources say is reported, however sure they are.
pub(super) fn hearsay(words: &Words<'_>, claim: &mut Claim) {
    let Some(speaker) = claim.attribution else {
        return;
    };
    let Some(span) = speaker.span.filter(|_| speaker.value.entity.is_none()) else {
        return;
    };
    let tokens = words.token_at(span.start())..words.token_at(span.end());
    let nameless = tokens
        .take(4)
        .any(|at| words.is_in(at, words.locale.hearsay));
    if nameless
        && matches!(
            claim.modality.value,
            Modality::Confirmed | Modality::Planned
        )
    {
        claim.modality = Slot::said(Modality::Reported, span);
    }
}
