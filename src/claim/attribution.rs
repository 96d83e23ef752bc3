//! Who says so.

use super::clause::{Place, relative};
use super::subject::Context;
use super::{Reason, Slot, Speaker};
use crate::lang::Group;
use crate::quantity::Words;

/// The longest phrase that names a speaker, in tokens.
const LONGEST: usize = 9;
/// The longest description set between commas behind a name ("Ines Calder, who founded the firm, said").
const APPOSITION: usize = 14;
/// How many cues of one sentence are looked at.
const MOST: usize = 16;

/// Somebody who speaks in a sentence, and what they say of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    speaker: Slot<Speaker>,
    first: usize,
    end: usize,
    /// Whether what they say stands before the words that name them.
    trails: bool,
}

/// Everybody who speaks in a sentence, in order.
pub(super) fn voices(context: &Context<'_>) -> Vec<Voice> {
    let words = context.words;
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.tokens.len() && found.len() < MOST {
        let may = words.opens(at, Group::Speech);
        debug_assert!(
            may || voice_at(context, at).is_none(),
            "words of saying start with one of `Group::Speech`"
        );
        match may.then(|| voice_at(context, at)).flatten() {
            Some(voice) => {
                at = voice.end.max(at + 1);
                found.push(voice);
            }
            None => at += 1,
        }
    }
    found
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
    ahead.or(behind).map(|voice| voice.speaker)
}

/// The speaker whose words of saying start at token `at`.
fn voice_at(context: &Context<'_>, at: usize) -> Option<Voice> {
    let words = context.words;
    if let Some(end) = words.any_at(at, words.locale.speech) {
        let quoted = at
            .checked_sub(1)
            .is_none_or(|before| closes_quotation(words, before));
        let inverted =
            quoted && (words.is_capitalised(end) || words.is_in(end, words.locale.definite));
        if inverted && let Some((speaker, after)) = named_after(context, end) {
            return Some(Voice {
                speaker,
                first: at,
                end: after,
                trails: true,
            });
        }
        // "estimates of", "claims of": nouns.
        if words.is_in(end, words.locale.of) {
            return None;
        }
        let (speaker, first) = named_before(context, at)?;
        // "…, the company said": a sentence that ends with its speaker tells what stands before.
        let trails = first > 0 && ends_here(words, end);
        return Some(Voice {
            speaker,
            first,
            end,
            trails,
        });
    }
    let end = words.any_at(at, words.locale.attributions)?;
    let opens = at == 0 || words.sign(at - 1).is_some_and(|sign| sign != ',');
    let behind = named_after(context, end);
    if let Some((speaker, after)) = behind {
        // "According to the ministry 12 people died": what follows; "…, according to the ministry": what stands before.
        return Some(Voice {
            speaker,
            first: at,
            end: after,
            trails: !opens,
        });
    }
    let (speaker, first) = named_before(context, at)?;
    Some(Voice {
        speaker,
        first,
        end,
        trails: first > 0 && ends_here(words, end),
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

const fn is_quote(sign: char) -> bool {
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
    // "…, recently said": a word between comma and verb is no speaker.
    if end > 1 && words.sign(end - 2) == Some(',') && !words.is_capitalised(end - 1) {
        end -= 1;
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
    let pronoun = end
        .checked_sub(1)
        .filter(|&before| words.is_in(before, words.locale.who.pronouns));
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
    // No phrase starts with what only links its words.
    while first < end && links(words, first) && !words.is_in(first, words.locale.definite) {
        first += 1;
    }
    // "Amazon itself recently said": what follows a name is no part of it.
    if let Some((name, _)) = context.mention_at(first) {
        end = end.min(words.token_at(name.end())).max(first + 1);
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
    let mut end = at;
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

/// Whether the word at `at` only carries the verb behind it.
fn is_light(words: &Words<'_>, at: usize) -> bool {
    words.is_in(at, words.locale.function_words)
        && !words.is_in(at, words.locale.who.pronouns)
        && !relative(words, at)
}

/// The speaker that tokens `first..end` name.
fn speaker(context: &Context<'_>, first: usize, end: usize) -> Option<Slot<Speaker>> {
    let words = context.words;
    let head = (first..end).find(|&at| words.is_word(at) && !links(words, at))?;
    let span = words.span(head, end);
    // The last name of the phrase: "data provider Cadastre", "Anjali Deshkar".
    let names = context.names.within(span);
    let entity = names.last().filter(|(name, _)| span.contains(*name));
    let speaker = Speaker {
        words: span,
        entity: entity.map(|(_, id)| *id),
    };
    Some(Slot::said(speaker, span))
}

/// Who speaks from one sentence to the next: a quotation that stays open, and sentences of quoted words that name nobody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Floor {
    speaker: Option<Speaker>,
    block: Option<usize>,
    open: bool,
}

impl Floor {
    /// Takes in one sentence of `block`; who holds the floor in it where it names nobody itself.
    pub(super) fn take(
        &mut self,
        words: &Words<'_>,
        block: usize,
        voices: &[Voice],
    ) -> Option<Slot<Speaker>> {
        if self.block != Some(block) {
            *self = Self {
                block: Some(block),
                ..Self::default()
            };
        }
        let quoted = self.open || words.sign(0).is_some_and(is_quote);
        for at in 0..words.tokens.len() {
            match words.sign(at) {
                Some('“' | '„' | '«') => self.open = true,
                Some('”' | '»') => self.open = false,
                Some('"') => self.open = !self.open,
                _ => {}
            }
        }
        let before = self.speaker;
        if let Some(voice) = voices.last() {
            self.speaker = Some(voice.speaker.value);
        } else if !quoted {
            self.speaker = None;
        }
        before
            .filter(|_| quoted && voices.is_empty())
            .map(|speaker| Slot::by(speaker, Reason::Inherited))
    }
}
