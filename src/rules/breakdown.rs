//! Totals and the parts that a text says make them.

use super::evidence::{At, VALUATION, unit_key};
use super::footing;
use super::listing::Listing;
use super::sums::{Term, can_make};
use crate::claim::{Article, Corpus};
use crate::lang::{Basis, Kind, Role, has};
use crate::quantity::Words;
use crate::text::BlockKind;
use std::collections::{BTreeMap, BTreeSet};

/// How many tokens may stand between "the rest" and its figure.
const REST: usize = 3;

/// How many figures from the top of an article the headline is looked for.
const TOP: usize = 64;

/// A total and its parts.
#[derive(Clone, Debug)]
pub(super) struct Breakdown<'c> {
    pub(super) total: At<'c>,
    pub(super) parts: Vec<At<'c>>,
    /// What says that these are the parts.
    pub(super) evidence: String,
    completeness: Completeness,
    layout: Layout,
}

/// Where the parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// In a sentence that does not speak of rounding.
    List,
    /// In the rows of a table, in several sentences, or beside a word for rounding.
    Other,
}

/// Whether the text promises that no part is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Completeness {
    Complete,
    /// Parts may be missing, so that less than the total is no fault.
    Open,
    /// The text promises nothing: a sum that fits is worth showing, one that does not proves nothing.
    Unsaid,
}

impl Breakdown<'_> {
    pub(super) fn is_complete(&self) -> bool {
        self.completeness == Completeness::Complete
    }

    /// Whether the parts are listed in one sentence, in figures that are not called rounded.
    pub(super) fn is_listed(&self) -> bool {
        self.is_complete() && self.layout == Layout::List
    }

    /// Whether parts larger than the total are a fault.
    pub(super) fn is_bounded(&self) -> bool {
        self.completeness != Completeness::Unsaid
    }
}

/// Every breakdown of an article, in order of text.
pub(super) fn of<'c>(corpus: &'c Corpus, article: &'c Article) -> Vec<Breakdown<'c>> {
    let mut found = Vec::new();
    let claims: Vec<At<'c>> = At::of(corpus, article).collect();
    for sentence in 0..article.sentences().len() {
        let Some(words) = article.words(sentence) else {
            continue;
        };
        let from = claims.partition_point(|at| at.claim.sentence < sentence);
        let to = claims.partition_point(|at| at.claim.sentence <= sentence);
        let sentence = Sentence {
            words,
            claims: &claims[from..to],
            before: &claims[..from],
        };
        found.extend(
            sentence
                .announced()
                .or_else(|| sentence.summed_up())
                .or_else(|| sentence.partition()),
        );
    }
    found.extend(tables(article, &claims));
    found.extend(new_money(&claims));
    found.extend(contributions(&claims));
    found
}

/// The claims of one sentence and those before it.
struct Sentence<'c, 's> {
    words: Words<'c>,
    claims: &'s [At<'c>],
    before: &'s [At<'c>],
}

impl<'c> Sentence<'c, '_> {
    fn token(&self, at: At<'c>) -> usize {
        self.words.token_at(at.claim.quantity.span.start())
    }

    /// Figures that can stand in a sum with `with`.
    fn summable(&self, with: At<'c>) -> impl Iterator<Item = At<'c>> {
        let unit = unit_key(&with.claim.quantity.unit);
        let rate = with.claim.scope.value.is_rate();
        let fits = move |at: &&At<'c>| {
            unit_key(&at.claim.quantity.unit) == unit
                && at.value().is_some()
                && at.claim.quantity.garble.is_none()
                && matches!(
                    at.claim.quantity.kind,
                    Kind::Money | Kind::Count | Kind::Measured
                )
                && at.claim.role.value != Role::Start
                // "2,000 cars at $30,000 each": no part of what they cost in all
                && (at.claim.scope.value.is_rate() == rate || !at.claim.joint.is_empty())
        };
        self.claims.iter().filter(fits).copied()
    }

    fn listing<'p>(&self, total: At<'c>, parts: &'p [At<'c>]) -> Listing<'c, 'p> {
        Listing {
            words: self.words,
            total,
            parts,
        }
    }

    fn layout(&self) -> Layout {
        if self.has_any(self.words.locale.rounding) {
            Layout::Other
        } else {
            Layout::List
        }
    }

    /// Whether what is left of the total is told without a figure: "…, with the rest for humanitarian aid".
    fn leaves_a_rest(&self, parts: &[At<'c>]) -> bool {
        let words = &self.words;
        let behind = |at: At<'c>| words.token_at(at.claim.quantity.span.end());
        let Some(first) = parts.first().map(|at| self.token(*at)) else {
            return false;
        };
        (first..words.tokens.len()).any(|at| {
            let Some(end) = words.any_at(at, words.locale.rest) else {
                return false;
            };
            let has_figure = |part: &At<'c>| {
                let from = self.token(*part);
                (end..end + REST).contains(&from) || (from..behind(*part) + REST).contains(&at)
            };
            !parts.iter().any(has_figure)
        })
    }

    fn has_any(&self, phrases: &[&str]) -> bool {
        (0..self.words.tokens.len()).any(|at| self.words.any_at(at, phrases).is_some())
    }

    /// `12 people: seven men, three women …`, `$20 million is split into …`.
    fn announced(&self) -> Option<Breakdown<'c>> {
        let locale = self.words.locale;
        let colon = |at: usize| self.words.sign(at) == Some(':') && self.words.spaced(at + 1);
        let (opener, behind) = (0..self.words.tokens.len()).find_map(|at| {
            let end = self.words.any_at(at, locale.exhaustive);
            end.or(colon(at).then_some(at + 1)).map(|end| (at, end))
        })?;
        let behind = behind + usize::from(colon(behind)); // "as follows: …"
        let total = self
            .claims
            .iter()
            .copied()
            .rfind(|at| self.token(*at) < opener)?;
        // "14 deaths (week before: 730 and 19)": what a bracket announces is not what stands before it.
        if (self.token(total)..opener).any(|at| self.words.sign(at) == Some('(')) {
            return None;
        }
        let parts: Vec<_> = self
            .summable(total)
            .filter(|at| self.token(*at) > opener)
            .collect();
        // "The vote was 60 to 40: …" does not say which of the two is told apart.
        let rivals = (self.summable(total)).any(|at| self.token(at) < self.token(total));
        let fits = self.is_list(&parts)
            && !self.has_any(locale.not_exhaustive)
            && !self.leaves_a_rest(&parts)
            && !rivals
            && self.listing(total, &parts).is_announced(opener, behind);
        let evidence = format!("the parts follow {} as a list", total.figure());
        (fits && self.summable(total).any(|at| at.site() == total.site())).then_some(Breakdown {
            total,
            parts,
            evidence,
            completeness: Completeness::Complete,
            layout: self.layout(),
        })
    }

    /// `15 cases here and two there, bringing the total to 19`, `… , $6.9 billion in all`.
    fn summed_up(&self) -> Option<Breakdown<'c>> {
        let locale = self.words.locale;
        let (total, phrase) = self.claims.iter().copied().skip(1).find_map(|at| {
            let span = at
                .claim
                .quantity
                .hedge_span
                .unwrap_or(at.claim.quantity.span);
            let first = self.words.token_at(span.start());
            let end = self.words.token_at(at.claim.quantity.span.end());
            let before = self.words.any_before(first, locale.sums_up);
            let behind = || self.words.any_at(end, locale.sums_up).map(|_| end);
            Some((at, before.or_else(behind)?))
        })?;
        let parts: Vec<_> = self
            .summable(total)
            .filter(|at| self.token(*at) < self.token(total))
            .collect();
        let fits = self.is_list(&parts)
            && !self.has_any(locale.not_exhaustive)
            && self.listing(total, &parts).is_summed_up(phrase);
        let evidence = format!("the sentence sums the parts up to {}", total.figure());
        if let Some(beyond) = self.beyond(total, phrase, &parts) {
            return Some(beyond);
        }
        let summable = self.summable(total).any(|at| at.site() == total.site());
        (fits && summable).then_some(Breakdown {
            total,
            parts,
            evidence,
            completeness: Completeness::Complete,
            layout: self.layout(),
        })
    }

    /// `Sixteen people died here and one there, making 15 deaths`: one part alone is more than all.
    fn beyond(&self, total: At<'c>, phrase: usize, parts: &[At<'c>]) -> Option<Breakdown<'c>> {
        let [part] = *parts else { return None };
        let before = phrase < self.token(total);
        let more = part.value()? > total.value()?;
        let added = (self.token(part)..phrase)
            .any(|at| self.words.is_in(at, self.words.locale.conjunctions));
        let level =
            |at: At<'c>| matches!(at.claim.role.value, Role::Level | Role::End) && at.is_asserted();
        let alike = matches!(total.claim.quantity.kind, Kind::Count | Kind::Money)
            && self.listing(total, parts).counts_alike();
        let fits = before && more && added && alike && level(part) && level(total);
        fits.then(|| Breakdown {
            total,
            parts: vec![part],
            evidence: format!(
                "the sentence sums up to {}, less than a part",
                total.figure()
            ),
            completeness: Completeness::Open,
            layout: Layout::Other,
        })
    }

    /// `Of the 300 members, 170 voted for …`, `Of the dead, 38 were found in Velim …`.
    fn partition(&self) -> Option<Breakdown<'c>> {
        let words = &self.words;
        let definite = words.is_in(1, words.locale.determiners);
        if !(words.is_in(0, words.locale.of) && definite) {
            return None;
        }
        let comma = (2..words.tokens.len().min(8)).find(|&at| words.sign(at) == Some(','))?;
        let named = self
            .claims
            .iter()
            .copied()
            .find(|at| self.token(*at) < comma);
        let total = match named {
            Some(total) => total,
            None => self.spoken_of(comma)?,
        };
        let parts: Vec<_> = self
            .summable(total)
            .filter(|at| self.token(*at) > comma)
            .collect();
        let last = parts.last().map_or(0, |at| self.token(*at));
        let ends = (last..words.tokens.len()).all(|at| words.sign(at) != Some(';'));
        let full = parts.len() >= 3 && ends && named.is_none();
        let completeness = if full {
            Completeness::Complete
        } else {
            Completeness::Open
        };
        let fits = self.is_list(&parts)
            && !self.has_any(words.locale.not_exhaustive)
            && self.listing(total, &parts).is_exclusive();
        let evidence = format!("the sentence divides {} into parts", total.figure());
        fits.then_some(Breakdown {
            total,
            parts,
            evidence,
            completeness,
            layout: Layout::Other,
        })
    }

    /// The figure of the sentence before that the words before `comma` speak of: "the dead" of a number of deaths.
    fn spoken_of(&self, comma: usize) -> Option<At<'c>> {
        let words = &self.words;
        let sentence = self.claims.first()?.claim.sentence;
        let measure = (2..comma)
            .find_map(|at| words.find(at, words.locale.triggers))
            .map(|(frame, _)| words.locale.frames[usize::from(frame)].measure);
        let lower = words.lower(comma - 1);
        let noun = words.locale.singular(&lower);
        if has(words.locale.total_words, &noun) {
            return self.announced_in_headline();
        }
        let last =
            (self.before.iter().rev().copied()).take_while(|at| at.claim.sentence + 1 == sentence);
        let mut fits = last.filter(|at| match &at.claim.quantity.unit {
            crate::quantity::Unit::Count(counted) => {
                counted.head == noun || (measure.is_some() && at.known_measure() == measure)
            }
            _ => false,
        });
        fits.next().filter(|_| fits.next().is_none())
    }

    /// "Of the total": the one figure of this unit that the headline gives.
    fn announced_in_headline(&self) -> Option<At<'c>> {
        let unit = unit_key(&self.claims.first()?.claim.quantity.unit);
        let heads = self
            .before
            .iter()
            .take(TOP)
            .copied()
            .filter(|at| at.block() == BlockKind::Headline);
        let mut heads = heads.filter(|at| unit_key(&at.claim.quantity.unit) == unit);
        let first = heads.next()?;
        heads.all(|at| at.equals(first)).then_some(first)
    }

    /// Whether figures stand as a list: at least two, a comma or a conjunction between each two, the last after a conjunction.
    fn is_list(&self, parts: &[At<'c>]) -> bool {
        let words = &self.words;
        let joined = |from: usize, to: usize| {
            (from..to).any(|at| {
                matches!(words.sign(at), Some(',' | ';'))
                    || words.is_in(at, words.locale.conjunctions)
            })
        };
        let pairs = parts
            .windows(2)
            .all(|pair| joined(self.token(pair[0]), self.token(pair[1])));
        let [.., before, last] = parts else {
            return false;
        };
        let and = (self.token(*before)..self.token(*last))
            .any(|at| words.is_in(at, words.locale.conjunctions) || words.sign(at) == Some(';'));
        pairs && (and || parts.len() > 2)
    }
}

/// Columns of figures above their totals.
fn tables<'c>(article: &'c Article, claims: &[At<'c>]) -> impl Iterator<Item = Breakdown<'c>> {
    let columns = footing::columns(article, claims).into_iter();
    columns.map(|(total, parts)| Breakdown {
        total,
        parts,
        evidence: "the rows of the table stand above their total".to_owned(),
        completeness: Completeness::Complete,
        layout: Layout::Other,
    })
}

/// Pre-money valuation and new money make the post-money valuation.
fn new_money<'c>(claims: &[At<'c>]) -> Option<Breakdown<'c>> {
    let on = |basis: Basis| {
        move |at: &&At<'c>| {
            at.claim.basis.is_some_and(|b| b.value == basis)
                && at.known_measure() == Some(VALUATION)
        }
    };
    let before = *claims.iter().find(on(Basis::PreMoney))?;
    let after = *claims.iter().find(on(Basis::PostMoney))?;
    let unit = unit_key(&before.claim.quantity.unit);
    let money = |at: &&At<'c>| {
        unit_key(&at.claim.quantity.unit) == unit
            && at.known_measure() != Some(VALUATION)
            && at.subject().is_none_or(|s| Some(s) == before.subject())
    };
    let gap = after.value()?.checked_sub(before.value()?)?;
    let others: Vec<At<'c>> = (claims.iter().filter(money))
        .filter(|at| at.value().is_some())
        .copied()
        .collect();
    let off = |at: &&At<'c>| at.value()?.checked_sub(gap).map(|off| off.abs());
    let round = *(others.iter())
        .filter(|at| off(at).is_some())
        .min_by_key(off)?;
    if !can_make(&[before, round].map(Term::of), after) && closes(&others, before, after) {
        return None;
    }
    let evidence =
        "the valuation after the money is the one before it and the new money".to_owned();
    Some(Breakdown {
        total: after,
        parts: vec![before, round],
        evidence,
        completeness: Completeness::Complete,
        layout: Layout::Other,
    })
}

/// Whether two amounts explain the step from `before` to `after`, one of them told beside the valuation: debt that was
/// converted, a second round.
fn closes<'c>(others: &[At<'c>], before: At<'c>, after: At<'c>) -> bool {
    let near = |at: &&At<'c>| at.claim.sentence.abs_diff(after.claim.sentence) <= 1;
    let others = &others[..others.len().min(TOP)];
    others.iter().filter(near).any(|one| {
        let mut second = others.iter().filter(|two| two.site() != one.site());
        second.any(|two| can_make(&[before, *one, *two].map(Term::of), after))
    })
}

/// How many rounds and how many lists of contributions an article is searched for: it reports one round, seldom two.
const ROUNDS: usize = 32;
/// How many contributions a sentence can list.
const CONTRIBUTIONS: usize = 32;

/// A funding round and the investments in its subject that one sentence lists.
fn contributions<'c>(claims: &[At<'c>]) -> Vec<Breakdown<'c>> {
    let mut measures = BTreeSet::new();
    let mut lists: BTreeMap<usize, Vec<At<'c>>> = BTreeMap::new();
    for at in claims
        .iter()
        .filter(|at| at.is_level() && !at.is_headline())
    {
        if let Some(whole) = at.frame().and_then(|frame| frame.part_of) {
            measures.insert(whole);
            lists.entry(at.claim.sentence).or_default().push(*at);
        }
    }
    lists.retain(|_, list| (2..=CONTRIBUTIONS).contains(&list.len()));
    let wholes = claims.iter().filter(|at| {
        let measured = at.known_measure().is_some_and(|m| measures.contains(m));
        measured && at.is_level() && at.subject().is_some()
    });
    let mut found = Vec::new();
    for whole in wholes.take(ROUNDS) {
        let part_of = |at: &&At<'c>| {
            at.frame().and_then(|frame| frame.part_of) == whole.known_measure()
                && at
                    .object()
                    .is_none_or(|object| Some(object) == whole.subject())
                && unit_key(&at.claim.quantity.unit) == unit_key(&whole.claim.quantity.unit)
        };
        for list in lists.values().take(ROUNDS) {
            let parts: Vec<At<'c>> = list.iter().filter(part_of).copied().collect();
            if parts.len() > 1 {
                let evidence = "one sentence lists the contributions to the round".to_owned();
                found.push(Breakdown {
                    total: *whole,
                    parts,
                    evidence,
                    completeness: Completeness::Unsaid,
                    layout: Layout::Other,
                });
            }
        }
    }
    found
}
