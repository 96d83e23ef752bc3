//! What a figure takes over from those before it: the same in other terms, the level behind a change, the next of a list.

use super::build::place;
use super::measure::{Evoked, is_change};
use super::{Claim, Measure, Reason, Slot};
use crate::lang::{Kind, Modality, Role, Trigger, dimension};
use crate::quantity::{Quantity, Unit, Words};

/// How many figures back a measure that is known already may stand.
const KNOWN: usize = 24;

/// `the rate`: what is known already is the key rate or the mortgage rate that was spoken of last.
pub(super) fn specify(words: &Words<'_>, e: &Evoked, claim: &mut Claim, earlier: &[Claim]) {
    let known = e
        .first
        .checked_sub(1)
        .is_some_and(|at| words.is_in(at, words.locale.definite));
    if e.how != Trigger::Noun || !known || e.end > e.first + 1 {
        return;
    }
    let head = format!(" {}", words.locale.singular(&words.lower(e.first)));
    let longer =
        earlier
            .iter()
            .rev()
            .take(KNOWN)
            .find_map(|c| match c.measure.as_ref().map(|m| &m.value) {
                Some(Measure::Known(name)) if name.ends_with(&head) => Some(*name),
                _ => None,
            });
    let frame = longer.and_then(|name| words.locale.frame(name));
    if let (Some(name), Some(frame)) = (longer, frame)
        && frame.kinds.contains(&claim.quantity.kind)
    {
        claim.measure = Some(
            Slot::said(Measure::Known(name), words.span(e.first, e.end))
                .because(Reason::Description),
        );
    }
}

/// `the shares rose 12 per cent, to €18.40`: the level that a change leads to.
pub(super) fn changed(claim: &Claim, earlier: &[Claim]) -> Option<Slot<Measure>> {
    if !matches!(claim.role.value, Role::End | Role::Start) {
        return None;
    }
    let near = earlier.iter().rev().take(LIST);
    let mut near = near.take_while(|c| c.sentence == claim.sentence);
    let change = near.find(|c| is_change(&c.quantity))?;
    let name = change.measure.as_ref()?.value.name();
    let name = name.strip_suffix(CHANGE).unwrap_or(name).to_owned();
    Some(Slot::by(Measure::Open(name), Reason::Inherited))
}

/// How the names of changes end.
const CHANGE: &str = " change";

/// How many figures back a list is followed.
const LIST: usize = 4;

/// `210 in Germany, 70 in Poland`: a figure of which nothing is said measures what the one before it does.
pub(super) fn continue_list(mut claim: Claim, earlier: &[Claim]) -> Claim {
    let near = earlier.iter().rev().take(LIST);
    let near = near.take_while(|c| c.sentence == claim.sentence);
    let mut alike = near.filter(|c| is_alike(&c.quantity, &claim.quantity));
    if let Some(last) = alike.next().filter(|_| claim.measure.is_none()) {
        take_over(&mut claim, last);
    }
    claim
}

/// Gives a claim the measure of `model`, and its subject where it has none. Where nothing but the place says so, the measure
/// is good to show, not to compare by.
fn take_over(claim: &mut Claim, model: &Claim) {
    let measure = model.measure.as_ref();
    claim.measure = measure.map(|m| Slot::by(m.value.opened(), Reason::Inherited));
    let subject = model.subject.map(|s| Slot::by(s.value, Reason::Inherited));
    claim.subject = claim.subject.or(subject);
}

/// Whether two figures are in one unit or in two for the same.
fn is_alike(a: &Quantity, b: &Quantity) -> bool {
    match (&a.unit, &b.unit) {
        (Unit::Symbol(a), Unit::Symbol(b)) => a == b || dimension(a) == dimension(b),
        // "11,300 hectares of forest, 5,400 of scrub", "62 million euros plus 13 in add-ons"
        (Unit::Money(_) | Unit::Symbol(_), Unit::Count(noun)) if noun.head.is_empty() => true,
        (a, b) => a.key() == b.key(),
    }
}

/// How many words may lead to what stands for the figure before: "A year earlier it was".
const LEAD: usize = 6;

/// `In 2021 it was 35 %`, `Economists had expected 2.7 per cent`, `Of these, 41 fell in`: a sentence that says nothing of its
/// own of what its first figure measures goes on with the last figure of the one before.
pub(super) fn go_on(
    words: &Words<'_>,
    sentence: usize,
    mut claim: Claim,
    earlier: &[Claim],
) -> Claim {
    if claim.measure.is_some() || matches!(claim.quantity.kind, Kind::Date | Kind::Duration) {
        return claim;
    }
    let Some(last) = earlier.last().filter(|c| c.sentence + 1 == sentence) else {
        return claim;
    };
    let near = earlier.iter().rev().take(LIST);
    let near = near.take_while(|c| c.sentence == last.sentence);
    let here = place(words, &claim.quantity);
    let pronoun = (0..here.from.min(LEAD)).any(|at| {
        words.is_in(at, words.locale.who.pronouns) && !words.is_in(at, words.locale.who.owners)
    });
    let back = words.is_in(0, words.locale.of) && words.is_in(1, words.locale.themselves);
    let expects = claim.modality.value == Modality::Forecast && here.end + 2 >= words.tokens.len();
    let time = matches!(
        claim.quantity.kind,
        Kind::Percent | Kind::Money | Kind::Measured
    );
    if !(back || time && (pronoun || expects)) {
        return claim;
    }
    let mut alike = near.filter(|c| c.measure.is_some() && is_alike(&c.quantity, &claim.quantity));
    let first = near_first(earlier, last.sentence, &claim);
    let model = if back {
        alike.next()
    } else {
        first.or(alike.next())
    };
    if let Some(model) = model {
        take_over(&mut claim, model);
    }
    claim
}

/// The figure that `claim` says again in other terms or in part: `2,400 jobs, or 8 percent of the staff`, `62 million
/// pounds ($84 million)`, `4,000 people, nearly half its workforce`, `$31 million, up 55 %`, `two thirds of it`.
pub(super) fn apposed<'c>(
    words: &Words<'_>,
    claim: &Claim,
    by: Option<&Evoked>,
    earlier: &'c [Claim],
) -> Option<&'c Claim> {
    let here = place(words, &claim.quantity);
    let sentence = earlier.iter().rev().take(LIST);
    let mut sentence = sentence.take_while(|c| c.sentence == claim.sentence);
    let model = sentence
        .find(|c| c.measure.is_some() && !matches!(c.quantity.kind, Kind::Date | Kind::Duration))?;
    let last = place(words, &model.quantity);
    let said = words.any_before(here.from, words.locale.apposing);
    let share = matches!(claim.quantity.kind, Kind::Percent | Kind::Ratio);
    let comma = here
        .from
        .checked_sub(1)
        .is_some_and(|at| words.sign(at) == Some(','));
    let of = words.is_in(here.end, words.locale.of);
    let owned = words.is_in(here.end, words.locale.who.owners)
        || words.is_in(here.end + 1, words.locale.who.owners);
    let back = of
        && (words.is_in(here.end + 1, words.locale.who.pronouns)
            || words.is_in(here.end + 1, words.locale.themselves));
    let bracket = words.sign(last.end) == Some('(')
        && last.end + 1 == here.from
        && words.sign(here.end) == Some(')');
    let same = bracket && is_gloss(&model.quantity, &claim.quantity)
        || said.is_some_and(|at| at >= last.end) && (share || !counts(&claim.quantity))
        || share && comma && last.end + 1 == here.from && (owned || of)
        || share && back;
    let change = by.is_none() && is_change(&claim.quantity);
    (same || change).then_some(model)
}

/// The first figure of `sentence` that can be one of the same: what the sentence is about.
fn near_first<'c>(earlier: &'c [Claim], sentence: usize, claim: &Claim) -> Option<&'c Claim> {
    let here = earlier.iter().rev().take(2 * LIST);
    let here = here.take_while(|c| c.sentence == sentence);
    let alike = here.filter(|c| c.measure.is_some() && is_alike(&c.quantity, &claim.quantity));
    alike.last()
}

/// `of which 140 million will be booked this year`: the whole that a figure behind "of which" is a part of, where no noun
/// says what the part measures.
pub(super) fn part_of<'c>(
    words: &Words<'_>,
    claim: &Claim,
    by: Option<&Evoked>,
    earlier: &'c [Claim],
) -> Option<&'c Claim> {
    let here = place(words, &claim.quantity);
    let bare = matches!(&claim.quantity.unit, Unit::Count(noun) if noun.head.is_empty());
    let money = bare || matches!(claim.quantity.kind, Kind::Money | Kind::Measured);
    let said = words.any_before(here.from, words.locale.wholes)?;
    let nouns = by.is_some_and(|e| e.how != Trigger::Verb || e.end <= said);
    let whole = earlier.last().filter(|c| {
        c.sentence == claim.sentence
            && c.measure.is_some()
            && is_alike(&c.quantity, &claim.quantity)
    })?;
    (money && !nouns).then_some(whole)
}

/// Whether a figure says itself what it counts.
fn counts(figure: &Quantity) -> bool {
    matches!(&figure.unit, Unit::Count(noun) if !noun.head.is_empty())
}

/// Whether two figures, the second in brackets, can be one in two units.
fn is_gloss(a: &Quantity, b: &Quantity) -> bool {
    a.kind == b.kind || b.kind == Kind::Percent
}
