//! Runs of capitalised words that name somebody or something.

use super::capitals::Evidence;
use super::entity::{Described, Traits, described};
use super::{Directory, apposition, letterhead};
use crate::lang::{Kind, Trigger, has};
use crate::quantity::Words;
use crate::text::Span;
use std::collections::BTreeSet;

/// One run of capitalised words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) span: Span,
    /// An abbreviation in brackets behind the name: `Amazon Web Services (AWS)`.
    pub(super) short: Option<Span>,
    /// What the words around it tell.
    pub(super) traits: Traits,
    /// The noun that says what it is: `Quillbay, a maker of sensors`, `chipmaker Lumen`.
    pub(super) noun: Option<Span>,
    /// Whether only its capital speaks for it, and that may be due to its place.
    weak: bool,
}

impl Run {
    /// A name of which nothing else is known.
    fn plain(span: Span) -> Self {
        Self {
            span,
            short: None,
            traits: Traits::default(),
            noun: None,
            weak: false,
        }
    }
}

/// Finds the names in the sentences of an article, in order.
pub(super) fn runs(text: &str, sentences: &[Words<'_>], directory: &Directory) -> Vec<Run> {
    let titled: Vec<bool> = sentences.iter().map(is_title_case).collect();
    let with = |wanted: bool| {
        let pairs = sentences.iter().zip(&titled);
        pairs
            .filter(move |(_, titled)| **titled == wanted)
            .map(|(words, _)| words)
    };
    let evidence = Evidence::of(with(false));
    let mut runs: Vec<Run> = Vec::new();
    let text_only = |words: &&Words<'_>| !letterhead::is_credit(words);
    for words in with(false).filter(text_only) {
        runs.extend(capitalised_runs(words, &evidence));
    }
    drop_weak(text, &mut runs);
    let lower = |span: Span| text[span.range()].to_lowercase();
    let known: BTreeSet<String> = (runs.iter())
        .flat_map(|run| [Some(run.span), run.short])
        .flatten()
        .map(lower)
        .collect();
    for words in with(true).filter(text_only) {
        runs.extend(known_runs(words, &known));
    }
    runs.sort_by_key(|run| run.span.start());
    told(runs, sentences, directory)
}

/// Adds the names that a person has told of, wherever they stand. A longer name that holds one is another.
fn told(runs: Vec<Run>, sentences: &[Words<'_>], directory: &Directory) -> Vec<Run> {
    let mut told: Vec<Run> = Vec::new();
    for words in sentences {
        let mut at = 0;
        while at < words.tokens.len() {
            let end = directory.name_at(words, at);
            if let Some(end) = end {
                told.push(Run::plain(words.span(at, end)));
            }
            at = end.unwrap_or(at + 1);
        }
    }
    if told.is_empty() {
        return runs;
    }
    let (mut all, mut next) = (Vec::new(), told.into_iter().peekable());
    for run in runs {
        let mut beside = true;
        while let Some(here) = next.next_if(|told| told.span.start() < run.span.end()) {
            match (here.span.overlaps(run.span), run.span.contains(here.span)) {
                // It keeps what the words around it tell.
                (true, true) => {}
                (true, false) => {
                    beside = false;
                    all.push(here);
                }
                (false, _) => all.push(here),
            }
        }
        let free = all
            .last()
            .is_none_or(|last: &Run| !last.span.overlaps(run.span));
        if beside && free {
            all.push(run);
        }
    }
    all.extend(next);
    all
}

/// How many mentions of surer names make one that only opens a sentence doubtful.
const SURE: usize = 3;

/// Drops the names that only their place may have given a capital, where the article has surer ones.
fn drop_weak(text: &str, runs: &mut Vec<Run>) {
    let strong = |run: &&Run| !run.weak;
    if runs.iter().filter(strong).count() < SURE {
        return;
    }
    let sure: BTreeSet<String> = (runs.iter().filter(strong))
        .map(|run| text[run.span.range()].to_lowercase())
        .collect();
    runs.retain(|run| !run.weak || sure.contains(&text[run.span.range()].to_lowercase()));
}

/// Whether a sentence capitalises nearly every word, so that capitals mark no names in it.
fn is_title_case(words: &Words<'_>) -> bool {
    if words.locale.capital_nouns {
        return false;
    }
    let is_long = |word: &str| word.len() >= 4 && (word.is_ascii() || word.chars().count() >= 4);
    let long = (0..words.tokens.len()).filter(|&at| words.is_word(at) && is_long(words.raw(at)));
    let (capital, all) = long.fold((0, 0), |(c, n), at| {
        (c + usize::from(words.is_capitalised(at)), n + 1)
    });
    // "The European Central Bank said": titles give their verbs a capital too.
    let who = &words.locale.who;
    let verb = |at: usize| words.is_in(at, who.auxiliaries) || words.is_in(at, who.saying);
    all >= 3
        && capital * 4 >= all * 3
        && !words.locale.capital_nouns
        && !(0..words.tokens.len()).any(|at| verb(at) && !words.is_capitalised(at))
}

/// No name has more words: what is longer is a line in capitals, or no text at all.
const LONGEST: usize = 16;
/// No word of a name is longer, in bytes.
const WIDEST: usize = 120;

fn capitalised_runs(words: &Words<'_>, evidence: &Evidence<'_>) -> Vec<Run> {
    let (mut runs, mut at) = (Vec::new(), letterhead::dateline(words));
    while at < words.tokens.len() {
        let end = run_end(words, at, evidence);
        if end > at {
            runs.extend(run(words, (at, end), evidence));
        }
        at = end.max(at + 1);
    }
    runs
}

/// Where the run of name words that starts at `at` ends.
fn run_end(words: &Words<'_>, at: usize, evidence: &Evidence<'_>) -> usize {
    let mut end = at;
    while end < at + LONGEST {
        let next = if end == at || joins_name(words, end) {
            end
        } else {
            break;
        };
        if is_name_word(words, next, evidence) {
            end += 1;
        } else {
            match (end > at)
                .then(|| bridge(words, (at, end), evidence))
                .flatten()
            {
                Some(name) => end = name + 1,
                None => break,
            }
        }
    }
    end
}

/// The name word that goes on with the run behind a small word, a sign or an initial: `Bank of England`, `Luiz da Silva`,
/// `Kettle & Kin`, `George W. Bush`.
fn bridge(words: &Words<'_>, (at, end): (usize, usize), evidence: &Evidence<'_>) -> Option<usize> {
    let name = |next: usize| is_name_word(words, next, evidence).then_some(next);
    let initial = words.raw(end - 1).chars().count() == 1;
    match words.sign(end) {
        Some('&') => return name(end + 1),
        Some('.') if initial && !words.spaced(end) => return name(end + 1),
        Some('-' | '‑') if words.hyphen(end) => return name(end + 1),
        Some(_) => return None,
        None => {}
    }
    let small = |next: usize| {
        let article = words.is_in(next, words.locale.articles)
            && !words.is_in(next, words.locale.who.prepositions);
        words.is_in(next, words.locale.of)
            || words.is_in(next, words.locale.who.particles) && !article
    };
    if !small(end) {
        return None;
    }
    // A word of everyday grammar joins only to the first word: "Bank of England", never "Ana Ruiz of Spain".
    let everyday = words.is_in(end, words.locale.function_words);
    let plain =
        opens_sentence(words, at) && evidence.is_plain_noun(words, at) && !is_described(words, at);
    let alone = end == at + 1 && !plain && !evidence.stands_alone(words, at);
    // "Banco Central de Estmark", "Federal Bank of Altona"
    let institution = (at..end).any(|at| {
        words.is_in(at, words.locale.who.local) || words.is_in(at, words.locale.who.descriptions)
    });
    let fits = !everyday || alone || end == at + 2 && institution;
    let article = |next: usize| {
        words.is_in(next, words.locale.articles) || words.is_in(next, words.locale.who.particles)
    };
    let next = end + 1 + usize::from(article(end + 1));
    fits.then(|| name(next)).flatten()
}

/// The run of tokens `at..end` without what only leads to the name, and what speaks for it.
fn run(words: &Words<'_>, (at, end): (usize, usize), evidence: &Evidence<'_>) -> Option<Run> {
    let who = &words.locale.who;
    let mut first = at;
    let opens = opens_sentence(words, at);
    if opens && evidence.opens_plainly(words, at) {
        first += 1;
    }
    let mut traits = Traits::default();
    while first < end {
        let title = words
            .any_at(first, who.titles)
            .filter(|after| *after <= end);
        let nation = words.is_in(first, who.nationalities)
            && (first + 1 == end || words.any_at(first + 1, who.titles).is_some());
        first = match title {
            Some(after) => {
                traits.person = true;
                after
            }
            None if nation => first + 1,
            None => break,
        };
    }
    // "Berlin-based", "Car-seat maker": part of an adjective.
    let adjective = words.hyphen(end) && words.is_word(end + 1) && !words.is_capitalised(end + 1);
    if first >= end || adjective {
        return None;
    }
    let single = opens && first == at && end == at + 1;
    let sure = !single || evidence.is_sure(words, at) || explained(words, end).is_some();
    // "Produto Interno Bruto": what is measured.
    let measured = words.phrase_at(first, words.locale.triggers);
    if measured.is_some_and(|(_, after)| after >= end && after > first + 1) {
        return None;
    }
    // "37.5 degrees Celsius": a word of figures.
    if end == first + 1 && words.means(first) && first > 0 {
        return None;
    }
    if single && !sure && evidence.is_plain_noun(words, at) {
        return None;
    }
    traits.add(led(words, first, end));
    Some(Run {
        span: words.span(first, end),
        short: bracketed_short(words, end),
        traits,
        noun: apposition::noun(words, first, end).map(|at| words.tokens[at].span),
        weak: !sure,
    })
}

/// What the words around the run tell of it.
fn led(words: &Words<'_>, first: usize, end: usize) -> Traits {
    let who = &words.locale.who;
    let point = usize::from(first > 0 && words.sign(first - 1) == Some('.'));
    let comma = usize::from(first > 0 && words.sign(first - 1) == Some(','));
    let titled = |to: usize| words.any_before(to, who.titles).is_some();
    let before = first.saturating_sub(1);
    let article = usize::from(first > 1 && words.is_in(before, words.locale.articles));
    let single = words.lower(first);
    let explained = explained(words, end);
    Traits {
        person: first > 0 && titled(first - point.max(comma))
            || explained == Some(Described::Person),
        place: first > article && words.is_in(before - article, who.located)
            || end == first + 1 && has(who.countries, &single)
            || words.any_at(first, who.countries) == Some(end)
            || explained == Some(Described::Area),
        firm: (first..end).any(|at| words.is_in(at, who.suffixes)) && end > first + 1
            || first > 0 && words.is_in(before, who.descriptions)
            || explained == Some(Described::Firm),
    }
}

/// Whether the word at `at` is a noun for a firm, a person or a place.
fn is_described(words: &Words<'_>, at: usize) -> bool {
    described(words, at).is_some()
}

/// How many words may stand between an article and the noun that explains a name.
const EXPLAINED: usize = 3;

/// What the words behind a name make of it: `Halden is a town`, `OpenAI, the maker of ChatGPT`.
fn explained(words: &Words<'_>, end: usize) -> Option<Described> {
    let links = words.sign(end) == Some(',') || words.is_in(end, words.locale.who.auxiliaries);
    let article = words.is_in(end + 1, words.locale.articles);
    if !links || !article {
        return None;
    }
    let inside = |at: &usize| words.is_word(*at) && !words.is_in(*at, words.locale.function_words);
    let nouns = (end + 2..end + 3 + EXPLAINED).take_while(inside);
    let (at, kind) = nouns
        .filter_map(|at| Some((at, described(words, at)?)))
        .next()?;
    // "Orbit, the country's largest"
    let owner = words.any_at(at + 1, words.locale.possessive).is_some();
    (!owner).then_some(kind)
}

fn is_name_word(words: &Words<'_>, at: usize, evidence: &Evidence<'_>) -> bool {
    let glued_to_number =
        !words.spaced(at) && at.checked_sub(1).is_some_and(|b| words.is_number(b));
    let plain = words.is_in(at, words.locale.function_words)
        || words.is_in(at, words.locale.not_names)
        || is_contracted(words, at);
    words.is_capitalised(at)
        && words.raw(at).len() <= WIDEST
        && !glued_to_number
        && (!plain || belongs_to_name(words, at))
        && !leads_person(words, at)
        && !words.is_currency_code(at)
        && !is_title_word(words, at)
        && evidence.may_name(words, at)
}

/// `I'm`, `We've`: a pronoun and its verb.
fn is_contracted(words: &Words<'_>, at: usize) -> bool {
    let Some((pronoun, _)) = words.raw(at).split_once(['\'', '’']) else {
        return false;
    };
    let who = &words.locale.who;
    let lower = pronoun.to_lowercase();
    let lists = [
        who.speakers,
        who.pronouns,
        who.people,
        words.locale.function_words,
    ];
    lists.into_iter().any(|list| has(list, &lower))
}

/// `New Orleans`, `Surrey Police`: a small or everyday word that another word beside it makes part of a name.
fn belongs_to_name(words: &Words<'_>, at: usize) -> bool {
    let who = &words.locale.who;
    let name = |at: usize| {
        words.is_capitalised(at)
            && !words.is_in(at, words.locale.not_names)
            && !words.is_in(at, words.locale.function_words)
            && !words.is_in(at, who.titles)
    };
    let leads = words.is_in(at, who.directions) && words.spaced(at + 1) && name(at + 1);
    let follows = at > 0 && words.is_in(at, who.local) && words.spaced(at) && name(at - 1);
    leads || follows && !opens_sentence(words, at - 1)
}

/// `Superior Court Judge James Bodiford`: a title that a longer name follows belongs to neither name.
fn leads_person(words: &Words<'_>, at: usize) -> bool {
    let initial = usize::from(words.sign(at + 2) == Some('.'));
    words.is_in(at, words.locale.who.titles)
        && at > 0
        && [at - 1, at + 1, at + 2 + initial]
            .into_iter()
            .all(|at| words.is_capitalised(at) && words.spaced(at))
}

/// "OpenAI Raises $110B as Valuation Soars": in a title that stands in a sentence words for deals are no names, unless they
/// stand inside one ("Internal Revenue Service").
fn is_title_word(words: &Words<'_>, at: usize) -> bool {
    let Some((frame, how)) = words.find(at, words.locale.triggers) else {
        return false;
    };
    let frame = &words.locale.frames[usize::from(frame)];
    let deals = frame.kinds.contains(&Kind::Money);
    let inside = at > 0 && words.is_capitalised(at - 1) && words.is_capitalised(at + 1);
    how == Trigger::Verb || deals && !inside
}

/// Whether word `at` continues the name before it: only a space between, or a sign that is part of names.
fn joins_name(words: &Words<'_>, at: usize) -> bool {
    words
        .tokens
        .get(at)
        .is_some_and(|token| token.span.start() <= words.tokens[at - 1].span.end() + 1)
}

pub(super) fn opens_sentence(words: &Words<'_>, at: usize) -> bool {
    at == 0
        || matches!(
            words.sign(at - 1),
            Some('"' | '“' | '„' | '«' | ':' | '(' | '—' | '‘')
        ) && at <= 2
        || at == letterhead::dateline(words)
}

/// `(AWS)` behind a name.
fn bracketed_short(words: &Words<'_>, at: usize) -> Option<Span> {
    let capitals = words
        .raw(at + 1)
        .chars()
        .filter(|c| c.is_uppercase())
        .count();
    let fits = words.sign(at) == Some('(')
        && words.sign(at + 2) == Some(')')
        && words.is_word(at + 1)
        && !words.means(at + 1)
        && capitals >= 2;
    fits.then(|| words.tokens[at + 1].span)
}

/// Names known from the running text, found again in a headline.
fn known_runs(words: &Words<'_>, known: &BTreeSet<String>) -> Vec<Run> {
    let (mut runs, mut at) = (Vec::new(), 0);
    while at < words.tokens.len() {
        let longest = (at + 5).min(words.tokens.len());
        let fits = |end: usize| {
            let name = words.text[words.span(at, end).range()].to_lowercase();
            known.contains(&name).then_some(end)
        };
        let found = if words.is_capitalised(at) {
            (at + 1..=longest).rev().find_map(fits)
        } else {
            None
        };
        match found {
            Some(end) => {
                runs.push(Run::plain(words.span(at, end)));
                at = end;
            }
            None => at += 1,
        }
    }
    runs
}
