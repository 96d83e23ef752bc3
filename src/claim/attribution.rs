//! Who says so.

use super::clause::{FAR, Place, relative};
use super::entity::description_at;
use super::floor::Floor;
use super::subject::Context;
use super::{Reason, Slot, Speaker};
use crate::lang::{Class, Classes, Group};
use crate::quantity::Words;
use crate::text::BlockKind;

/// The longest phrase that names a speaker, in tokens.
const LONGEST: usize = 9;
/// The longest description set between commas behind a name ("Ines Calder, who founded the firm, said").
const APPOSITION: usize = 14;
/// How many cues of one sentence are looked at.
const MOST: usize = 16;

/// Somebody who speaks in a sentence, and what they say of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub(super) speaker: Slot<Speaker>,
    first: usize,
    end: usize,
    /// Whether what they say stands before the words that name them.
    trails: bool,
    /// Whether the words that name them are put between those that tell what they say.
    between: bool,
}

/// Everybody who speaks in a sentence, in order.
pub(super) fn voices(context: &Context<'_>, floor: &Floor) -> Vec<Voice> {
    let words = context.words;
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.tokens.len() && found.len() < MOST {
        let last = found.last().map(|voice: &Voice| voice.speaker.value);
        let told = again(words, at, last.or(floor.speaker), floor.last);
        let may = words.opens(at, Group::Speech);
        debug_assert!(
            may || voice_at(context, at).is_none(),
            "words of saying start with one of `Group::Speech`"
        );
        match told.or_else(|| may.then(|| voice_at(context, at)).flatten()) {
            Some(voice) => {
                at = voice.end.max(at + 1);
                found.push(voice);
            }
            None => at += 1,
        }
    }
    found.extend(headed(context));
    found
}

/// `…, who expects 3.6 %`, `…, she said`, `he also told them`, `…, dijo.`: one who has spoken before speaks on.
fn again(
    words: &Words<'_>,
    at: usize,
    here: Option<Speaker>,
    last: Option<Speaker>,
) -> Option<Voice> {
    let locale = words.locale;
    let end = words.any_at(at, locale.speech)?;
    let before = at.checked_sub(1)?;
    let person = |at: usize| words.is_in(at, locale.who.people);
    let comma =
        |at: usize| matches!(words.sign(at), Some(',' | '.' | ';')) || at >= words.tokens.len();
    let voice = |speaker: Speaker, span, first, end, trails| Voice {
        speaker: Slot::said(speaker, span).because(Reason::Pronoun),
        first,
        end,
        trails,
        between: false,
    };
    if words.is_in(before, locale.relative) && before > 0 && words.sign(before - 1) == Some(',') {
        return Some(voice(here?, words.span(before, end), before, end, false));
    }
    let light = before
        .checked_sub(1)
        .filter(|_| words.is_in(before, locale.function_words) && !person(before));
    let pronoun = [Some(before), light]
        .into_iter()
        .flatten()
        .find(|&at| person(at));
    if let Some(pronoun) = pronoun {
        let trails = pronoun > 0 && (ends_here(words, end) || set_off(words, pronoun, end));
        let span = words.span(pronoun, pronoun + 1);
        return Some(voice(last?, span, pronoun, end, trails));
    }
    // "…, dijo.", "…, sagte er": behind what is said.
    let said = closes_quotation(words, before);
    let after = if person(end) { end + 1 } else { end };
    (said && comma(after))
        .then(|| Some(voice(last?, words.span(at, after), at, after, true)))
        .flatten()
}

/// The longest name of a speaker in a headline, in tokens.
const HEADED: usize = 5;

/// `Police: 12 dead`, `12 dead – police`: who a headline names before a colon or behind a dash.
fn headed(context: &Context<'_>) -> Option<Voice> {
    let words = context.words;
    if !matches!(
        context.block.1,
        BlockKind::Headline | BlockKind::Dek | BlockKind::Heading
    ) {
        return None;
    }
    let end = words.tokens.len();
    let speaks = |from: usize, to: usize| {
        let sayer = (from..to).any(|at| {
            words
                .any_at(at, words.locale.sayers)
                .is_some_and(|end| end <= to)
                || words.is_in(at, words.locale.who.persons)
        });
        let plain = (from..to).all(|at| words.is_word(at) && !words.is_number(at));
        from < to && sayer && plain
    };
    let colon = (1..=HEADED.min(end)).find(|&at| words.sign(at) == Some(':'));
    if let Some(colon) = colon.filter(|&colon| speaks(0, colon)) {
        let speaker = speaker(context, 0, colon)?;
        return Some(Voice {
            speaker,
            first: 0,
            end: colon,
            trails: false,
            between: false,
        });
    }
    let dash = (end.saturating_sub(HEADED + 1)..end).rev().find(|&at| {
        matches!(words.sign(at), Some('-' | '–' | '—')) && words.spaced(at) && words.spaced(at + 1)
    })?;
    let speaker = speaker(context, dash + 1, end).filter(|_| speaks(dash + 1, end))?;
    Some(Voice {
        speaker,
        first: dash,
        end,
        trails: true,
        between: false,
    })
}

/// Who says the figure at `place`: the last one named before it in the sentence, else the first one behind it.
pub(super) fn attribution(voices: &[Voice], place: Place) -> Option<Slot<Speaker>> {
    let ahead = voices
        .iter()
        .rev()
        .find(|voice| voice.end <= place.first && !voice.trails);
    let behind = voices
        .iter()
        .find(|voice| voice.first >= place.first && voice.trails);
    // "The rate was, according to the bank, 5%": what is put between speaks for what follows, too.
    let between = || {
        let mut before = voices.iter().rev();
        before.find(|voice| voice.end <= place.first && voice.between)
    };
    ahead.or(behind).or_else(between).map(|voice| voice.speaker)
}

/// `was told`, `the reported offer`, `to put`: nobody says anything at token `at`.
fn is_no_verb(words: &Words<'_>, at: usize) -> bool {
    let locale = words.locale;
    let tables = [
        locale.passives,
        locale.oblique,
        locale.articles,
        locale.definite,
    ];
    let before = at.checked_sub(1);
    before.is_some_and(|before| tables.iter().any(|table| words.is_in(before, table)))
}

/// The speaker whose words of saying start at token `at`.
fn voice_at(context: &Context<'_>, at: usize) -> Option<Voice> {
    let words = context.words;
    let phrase = words.any_at(at, words.locale.attributions);
    let verb = words.any_at(at, words.locale.speech);
    // "reported by the ministry"
    if let Some(end) = verb.filter(|end| phrase.is_none_or(|longer| longer <= *end)) {
        if is_no_verb(words, at) {
            return None;
        }
        let before = at.checked_sub(1);
        let quoted = before.is_none_or(|before| closes_quotation(words, before));
        // "…," said state senator Ines Calder
        let plain = before.is_some_and(|at| words.sign(at).is_some_and(is_quote))
            && words.is_word(end)
            && !words.is_in(end, words.locale.function_words);
        let inverted = quoted
            && (plain
                || words.is_capitalised(end)
                || words.is_in(end, words.locale.definite)
                || words.is_in(end, words.locale.articles));
        if inverted && let Some((speaker, after)) = named_after(context, end) {
            return Some(Voice {
                speaker,
                first: at,
                end: after,
                trails: true,
                between: false,
            });
        }
        // "estimates of", "claims of": nouns.
        if words.is_in(end, words.locale.of) {
            return None;
        }
        let (speaker, first) = named_before(context, at)?;
        // "…, the company said": a sentence that ends with its speaker tells what stands before.
        let trails = first > 0 && (ends_here(words, end) || set_off(words, first, end));
        return Some(Voice {
            speaker,
            first,
            end,
            trails,
            between: false,
        });
    }
    if phrase.is_none() && words.is_in(at, words.locale.shows) {
        return shown(context, at);
    }
    let end = phrase?;
    let opens = at == 0 || words.sign(at - 1).is_some_and(|sign| sign != ',');
    // "citing the police", not "citing weak demand".
    let last = words.lower(end - 1);
    let acts = words
        .locale
        .acting
        .iter()
        .any(|ending| last.ends_with(ending));
    let who =
        |speaker: &Slot<Speaker>| speaker.value.entity.is_some() || names_sayer(words, speaker);
    let behind = named_after(context, end).filter(|(speaker, _)| !acts || who(speaker));
    if acts && behind.is_none() {
        return None;
    }
    if let Some((speaker, after)) = behind {
        // "According to the ministry 12 people died": what follows; "…, according to the ministry": what stands before.
        return Some(Voice {
            speaker,
            first: at,
            end: after,
            trails: !opens,
            between: !opens,
        });
    }
    let (speaker, first) = named_before(context, at)?;
    Some(Voice {
        speaker,
        first,
        end,
        trails: first > 0 && ends_here(words, end),
        between: true,
    })
}

/// `The bank's projections show 2.4 %`, `official data showed`: what is published speaks, for its owner where it has one.
fn shown(context: &Context<'_>, at: usize) -> Option<Voice> {
    let words = context.words;
    let (found, first) = named_before(context, at)?;
    let named = found.value.words;
    let (from, to) = (words.token_at(named.start()), words.token_at(named.end()));
    let finding = |at: usize| words.is_in(at, words.locale.findings);
    let owner = (from..to).find(|&at| words.any_at(at, words.locale.possessive).is_some());
    // "Data from the bank show": a speaker already.
    if (from.saturating_sub(1)..at).any(|at| words.any_at(at, words.locale.attributions).is_some())
    {
        return None;
    }
    let leads =
        |at: usize| words.is_in(at, words.locale.of) || words.is_in(at, words.locale.definite);
    let of = (from + 1..to).find(|&at| leads(at));
    let speaker = match (owner, of) {
        (Some(owner), _) if finding(to - 1) => speaker(context, from, owner)?,
        (None, Some(of)) if finding(of - 1) || finding(from) => speaker(context, of + 1, to)?,
        (None, None) if finding(to - 1) || finding(from) => found,
        _ => return None,
    };
    Some(Voice {
        speaker,
        first,
        end: at + 1,
        trails: first > 0 && (ends_here(words, at + 1) || set_off(words, first, at + 1)),
        between: false,
    })
}

/// Whether the words of a speaker hold a noun for those who speak.
fn names_sayer(words: &Words<'_>, speaker: &Slot<Speaker>) -> bool {
    let (first, end) = (
        words.token_at(speaker.value.words.start()),
        words.token_at(speaker.value.words.end()),
    );
    (first..end).any(|at| words.any_at(at, words.locale.sayers).is_some())
}

/// `The bridge cost $4 million, a spokesman told reporters after the vote`: a comma parts who speaks from a figure
/// before, and none follows.
fn set_off(words: &Words<'_>, first: usize, end: usize) -> bool {
    let article = first.checked_sub(1).filter(|&at| {
        words.is_in(at, words.locale.articles) || words.is_in(at, words.locale.definite)
    });
    let comma = article
        .unwrap_or(first)
        .checked_sub(1)
        .filter(|&at| words.sign(at) == Some(','));
    let last = words.tokens.len().min(end + FAR);
    comma.is_some_and(|comma| {
        let mut before = comma.saturating_sub(FAR)..comma;
        before.any(|at| words.is_number(at)) && !(end..last).any(|at| words.is_number(at))
    })
}

/// Whether what is said must have stood before the verb of saying that ends at `end`: nothing but a day, an audience or
/// a circumstance follows.
fn ends_here(words: &Words<'_>, end: usize) -> bool {
    let locale = words.locale;
    words.tokens.len() <= end
        || matches!(words.sign(end), Some(',' | '.' | ';' | ')' | '—' | '–'))
        || words.is_in(end, locale.narrowing)
        || words.is_in(end, locale.oblique)
        || words.is_in(end, locale.places)
}

pub(super) const fn is_quote(sign: char) -> bool {
    matches!(
        sign,
        '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‹' | '›'
    )
}

fn closes_quotation(words: &Words<'_>, at: usize) -> bool {
    let comma = usize::from(matches!(words.sign(at), Some(',' | '.')));
    at.checked_sub(comma)
        .is_some_and(|at| words.sign(at).is_some_and(is_quote))
        || comma == 1
}

/// The name or noun phrase that ends just before token `at`.
fn named_before(context: &Context<'_>, at: usize) -> Option<(Slot<Speaker>, usize)> {
    let words = context.words;
    let mut end = at;
    // "has also said", "later said": what stands between says nothing.
    while end > 0 && end + 2 > at && is_light(words, end - 1) {
        end -= 1;
    }
    // "…, recently said": a word that only tells when is no speaker.
    if end > 1 && is_adverb(words, end - 1) {
        end -= 1;
    }
    // "Block (formerly Square) said": back over what stands in brackets.
    if end > 1 && words.sign(end - 1) == Some(')') {
        let from = end.saturating_sub(LONGEST);
        end = (from..end - 1)
            .rev()
            .find(|&t| words.sign(t) == Some('('))?;
    }
    // "Orvane pays 4 million and says": who does the one does the other.
    if end < at && words.is_in(end, words.locale.conjunctions) {
        return first_named(context, end);
    }
    // "Ines Calder, the chief executive, said": back over what only explains.
    if end > 0 && words.sign(end - 1) == Some(',') {
        let from = (end - 1).saturating_sub(APPOSITION);
        end = (from..end - 1)
            .rev()
            .find(|&t| words.sign(t) == Some(','))?;
    }
    let pronoun = end.checked_sub(1).filter(|&before| {
        words.is_in(before, words.locale.who.pronouns)
            || words.is_in(before, words.locale.who.people)
    });
    if let Some(pronoun) = pronoun {
        let slot = context.antecedent(pronoun)?;
        let span = words.span(pronoun, end);
        let speaker = Speaker {
            words: span,
            entity: Some(slot.value),
        };
        return Some((Slot::said(speaker, span).because(Reason::Pronoun), pronoun));
    }
    let mut first = end;
    while first > 0 && end - first < LONGEST && continues(words, first - 1) {
        first -= 1;
        // "In Madrid the ministry": an article opens the phrase, unless "of" leads to it.
        let opens = words.is_in(first, words.locale.definite)
            && !words.is_in(first.wrapping_sub(1), words.locale.of);
        if opens && !words.is_in(first, words.locale.of) {
            break;
        }
    }
    // "a source close to the negotiations told": a phrase hangs on the noun before it.
    let whole = from_border(words, first);
    if whole < first && end - whole <= LONGEST && !leads(words, whole) {
        first = whole;
    }
    // "Persons who know the talks say": who they are stands before.
    if first > 1 && words.is_in(first - 1, words.locale.relative) && continues(words, first - 2) {
        first -= 2;
    }
    // No phrase starts with what only links its words.
    while first < end && links(words, first) && !words.is_in(first, words.locale.definite) {
        first += 1;
    }
    // "Amazon itself recently said": what follows a name is no part of it.
    if let Some((name, _)) = context.mention_at(first) {
        let after = words.token_at(name.end());
        let idle = |at: usize| {
            words.is_in(at, words.locale.function_words)
                || words.is_in(at, words.locale.themselves)
                || is_adverb(words, at)
        };
        if (after..end).all(idle) {
            end = end.min(after).max(first + 1);
        }
    }
    Some((speaker(context, first, end)?, first))
}

/// The first name of the sentence before token `end` that nothing leads to.
fn first_named(context: &Context<'_>, end: usize) -> Option<(Slot<Speaker>, usize)> {
    let words = context.words;
    let mut names = context.mentions(words).iter().take(LONGEST);
    let (span, id) = names.find(|(span, _)| !context.oblique(words, *span))?;
    let speaker = Speaker {
        words: *span,
        entity: Some(*id),
    };
    (words.token_at(span.end()) <= end).then_some((Slot::said(speaker, *span), end))
}

/// Where the clause starts that token `at` stands in.
fn from_border(words: &Words<'_>, at: usize) -> usize {
    let locale = words.locale;
    let border = |at: usize| {
        words
            .sign(at)
            .is_some_and(|sign| !matches!(sign, '-' | '\'' | '’'))
            || words.is_number(at)
            || words.is_in(at, locale.conjunctions)
            || relative(words, at)
            || words.is_in(at, locale.contrasts)
    };
    let from = at.saturating_sub(LONGEST);
    (from..at)
        .rev()
        .find(|&at| border(at))
        .map_or(from, |at| at + 1)
}

/// Whether the word at `at` leads to a circumstance rather than to who speaks ("In Madrid the ministry said").
fn leads(words: &Words<'_>, at: usize) -> bool {
    words.is_in(at, words.locale.oblique)
        || words.is_in(at, words.locale.places)
        || words.is_in(at, words.locale.beside)
        || words.is_in(at, words.locale.locations)
        || (words.is_in(at, words.locale.function_words) && !links(words, at))
}

/// The name or noun phrase that starts at token `at`, and the token behind it.
fn named_after(context: &Context<'_>, at: usize) -> Option<(Slot<Speaker>, usize)> {
    let words = context.words;
    // "according to Cadaster, a data provider": a name stands for itself.
    let article = usize::from(words.is_in(at, words.locale.articles));
    if let Some((span, _)) = context.mention_at(at + article) {
        let end = words.token_at(span.end());
        return Some((speaker(context, at + article, end)?, end));
    }
    let opens = words.is_in(at, words.locale.definite) || words.is_in(at, words.locale.articles);
    let mut end = at + usize::from(opens);
    while end < words.tokens.len() && end - at < LONGEST && continues(words, end) {
        end += 1;
    }
    while end > at && links(words, end - 1) {
        end -= 1;
    }
    Some((speaker(context, at, end)?, end))
}

/// Whether the token at `at` can be a word of a noun phrase.
fn continues(words: &Words<'_>, at: usize) -> bool {
    if words.is_word(at) {
        let locale = words.locale;
        let closed = words.is_in(at, locale.function_words) && !links(words, at);
        let calendar = words.is_in(at, locale.narrowing) && words.is_capitalised(at);
        return !closed && !calendar && words.any_at(at, locale.relative).is_none();
    }
    matches!(words.sign(at), Some('-' | '&' | '\'' | '’')) && !words.spaced(at)
}

/// Whether the word at `at` joins the words of a noun phrase: an article, "of".
fn links(words: &Words<'_>, at: usize) -> bool {
    let locale = words.locale;
    words.is_in(at, locale.of)
        || words.is_in(at, locale.articles)
        || words.is_in(at, locale.definite)
        || words.any_at(at, locale.possessive).is_some()
}

/// Whether the word at `at` only tells how or when.
fn is_adverb(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    let ends = |ending: &&str| word.len() >= ending.len() + 2 && word.ends_with(*ending);
    !words.is_capitalised(at) && words.locale.adverbial.iter().any(ends)
}

/// Whether the word at `at` only carries the verb behind it.
fn is_light(words: &Words<'_>, at: usize) -> bool {
    words.is_in(at, words.locale.function_words)
        && !words.is_in(at, words.locale.who.pronouns)
        && !relative(words, at)
}

/// Words of figures, which nobody is named by.
const FIGURES: Classes = Classes::of(&[Class::Scale, Class::Number]);

/// The speaker that tokens `first..end` name.
fn speaker(context: &Context<'_>, first: usize, end: usize) -> Option<Slot<Speaker>> {
    let words = context.words;
    let head = (first..end).find(|&at| words.is_word(at) && !links(words, at))?;
    // "the $184 million reported", "dozens of other counts"
    let figure = words.is_number(end - 1) || words.longest(end - 1, FIGURES).is_some();
    if figure || words.has(head, Class::Scale) {
        return None;
    }
    // "the budget plan of the cabinet": the noun before "of" is what the phrase names.
    let of = (head + 1..end).find(|&at| words.is_in(at, words.locale.function_words));
    if words.is_in(of.unwrap_or(end) - 1, words.locale.mute) {
        return None;
    }
    let span = words.span(head, end);
    // The last name of the phrase: "data provider Cadastre", "Anjali Deshkar".
    let names = context.names.within(span);
    let entity = names.last().filter(|(name, _)| span.contains(*name));
    // "the bank", "the minister"
    let stands = head.checked_sub(1).filter(|_| entity.is_none());
    let stands = stands.and_then(|at| {
        let (kind, noun) = description_at(words, at).filter(|(_, noun)| *noun < end)?;
        context.described(at, (kind, noun))
    });
    let why = stands.map_or(Reason::Said, |slot| slot.why);
    let speaker = Speaker {
        words: span,
        entity: entity.map(|(_, id)| *id).or(stands.map(|slot| slot.value)),
    };
    Some(Slot::said(speaker, span).because(why))
}
