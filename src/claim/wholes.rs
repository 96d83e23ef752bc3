//! Wholes that no word of their sentence calls so: what a share is a share of, what the figures of a list make together,
//! what the text calls a whole elsewhere, and the figure an article is about.

use super::clause::{FAR, relative};
use super::parts::{adds_to, adds_up, total};
use super::{Article, Claim, Measure, Reason, Slot};
use crate::lang::{Course, Kind, Locale, Role, Scope};
use crate::quantity::{Unit, Words};
use crate::text::BlockKind;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How many tokens lie at most between a share and the figure it is a share of.
const OF_WHAT: usize = 10;
/// How many sentences with figures may stand before the one that says first what an article is about.
const LEAD: usize = 3;
/// Below this, figures are the sum of others by chance.
const TELLING: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// How many figures a list has at most that is added up.
const LIST: usize = 16;

/// Gives the claims of an article the scope that other claims of it show.
pub(super) fn settle(article: &Article, words: &[Words<'_>], claims: &mut [Claim]) {
    for at in 1..claims.len() {
        let here = claims[at].sentence;
        if claims[at - 1].sentence == here && is_base(&words[here], &claims[at - 1], &claims[at]) {
            total(&mut claims[at]);
        }
    }
    lists(claims);
    by_nature(article, claims);
    again(claims);
    about(article, claims);
    glosses(claims);
}

/// `8 percent of its workforce of 30,000`: the figure that the phrase behind a share ends in is its whole.
fn is_base(words: &Words<'_>, share: &Claim, whole: &Claim) -> bool {
    let is_share = matches!(share.quantity.kind, Kind::Percent | Kind::Ratio)
        && share.quantity.value().is_some_and(|v| v > Decimal::ZERO);
    let of = words.token_at(share.quantity.span.end());
    let end = words.token_at(whole.quantity.span.start());
    let hedge = whole.quantity.hedge_span;
    let end = hedge.map_or(end, |span| words.token_at(span.start()).min(end));
    let locale = words.locale;
    let joins = |at: usize| {
        let word = words.is_word(at)
            && (!words.is_in(at, locale.function_words)
                || words.is_in(at, locale.of)
                || words.is_in(at, locale.definite)
                || words.is_in(at, locale.articles)
                || words.is_in(at, locale.who.owners))
            && words.any_at(at, locale.speech).is_none()
            && !relative(words, at);
        word || matches!(
            words.sign(at),
            Some('(' | ')' | '-' | '\'' | '’' | '$' | '€' | '£')
        ) || words.any_at(at, locale.possessive).is_some()
    };
    is_share
        && adds_up(&whole.quantity)
        && words.is_in(of, locale.of)
        && of < end
        && end - of <= OF_WHAT
        && (of + 1..end).all(joins)
}

/// What a figure is found by elsewhere in the article.
type Key = (&'static str, Decimal);

/// The key of a level that adds up.
fn key(claim: &Claim) -> Option<Key> {
    let level = matches!(claim.role.value, Role::Level | Role::End) && claim.same_as.is_none();
    let unit = match &claim.quantity.unit {
        Unit::Bare | Unit::Count(_) => Unit::Bare.key(),
        unit => unit.key(),
    };
    let value = claim
        .quantity
        .value()
        .filter(|value| *value > Decimal::ZERO)?;
    (level && adds_up(&claim.quantity)).then_some((unit, value))
}

/// Lists whose members make a figure of the article together, or exactly one or a hundred percent.
fn lists(claims: &mut [Claim]) {
    let mut printed: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        if let Some(key) = key(claim) {
            let same = printed.entry(key).or_default();
            if same.len() < FAR {
                same.push(at);
            }
        }
    }
    let mut from = 0;
    while from < claims.len() {
        let sentence = claims[from].sentence;
        let end = from
            + claims[from..]
                .iter()
                .take_while(|claim| claim.sentence == sentence)
                .count();
        for kind in [Kind::Percent, Kind::Money, Kind::Count, Kind::Measured] {
            let of_kind = (from..end).filter(|&at| claims[at].quantity.kind == kind);
            let members: Vec<usize> = of_kind.take(LIST).collect();
            list(claims, &members, &printed);
        }
        from = end;
    }
}

/// Whether a claim can be a member of a list of parts.
fn is_member(claim: &Claim) -> bool {
    matches!(
        claim.scope.value,
        Scope::Unstated | Scope::Part | Scope::Share
    ) && claim.same_as.is_none()
}

/// Finds the whole of one list: of all its members, or of all but the first.
fn list(claims: &mut [Claim], members: &[usize], printed: &BTreeMap<Key, Vec<usize>>) {
    for skip in 0..=1.min(members.len()) {
        let members = &members[skip..];
        let Some(&first) = members.first().filter(|_| members.len() > 1) else {
            return;
        };
        let unit = claims[first].quantity.unit.clone();
        let alike =
            |at: &usize| is_member(&claims[*at]) && adds_to(&claims[*at].quantity.unit, &unit);
        let sum = members.iter().try_fold(Decimal::ZERO, |sum, &at| {
            let value = claims[at].quantity.value()?;
            sum.checked_add(value).filter(|_| value > Decimal::ZERO)
        });
        let Some(sum) = sum.filter(|_| members.iter().all(alike)) else {
            continue;
        };
        let several = members.len() > 2;
        let scope = match claims[first].quantity.kind {
            Kind::Percent if several && sum == Decimal::ONE_HUNDRED => Scope::Share,
            Kind::Money if several && sum == Decimal::ONE => Scope::Part,
            Kind::Percent => continue,
            _ => {
                let name = match unit {
                    Unit::Bare | Unit::Count(_) => Unit::Bare.key(),
                    ref unit => unit.key(),
                };
                let near = |at: &&usize| {
                    let apart = claims[**at].sentence.abs_diff(claims[first].sentence);
                    matches!(claims[**at].scope.value, Scope::Unstated | Scope::Total)
                        && !members.contains(*at)
                        && (several || apart <= 2)
                };
                let whole = printed.get(&(name, sum)).into_iter().flatten().find(near);
                let Some(&whole) = whole.filter(|_| sum >= TELLING) else {
                    continue;
                };
                total(&mut claims[whole]);
                Scope::Part
            }
        };
        for &at in members {
            if claims[at].scope.value == Scope::Unstated {
                claims[at].scope = Slot::by(scope, Reason::Inherited);
            }
        }
        return;
    }
}

/// `a budget of 2.85 trillion rupees`: what a measure is the whole of by its nature, where nothing narrows it.
fn by_nature(article: &Article, claims: &mut [Claim]) {
    let Some(locale) = article.locale else { return };
    for claim in claims.iter_mut() {
        let whole = claim
            .measure
            .as_ref()
            .is_some_and(|measure| match measure.value {
                Measure::Known(name) if !measure.why.is_weak() => {
                    locale.frame(name).is_some_and(|frame| frame.whole)
                }
                _ => false,
            });
        let dated = |limit: &String| {
            let times = [&claim.period, &claim.as_of].into_iter().flatten();
            times
                .into_iter()
                .any(|time| time.value.name.contains(limit.as_str()))
        };
        let plain = claim.place.is_none()
            && claim.object.is_none()
            && claim.limits.iter().all(dated)
            && claim.same_as.is_none()
            && claim.role.value != Role::Change
            && claim.quantity.direction.is_none();
        if whole && plain && adds_up(&claim.quantity) && claim.scope.value == Scope::Unstated {
            claim.scope = Slot::by(Scope::Total, Reason::Default);
        }
    }
}

/// A figure that stands again without a word of its scope is the whole, or a part, where it was one.
fn again(claims: &mut [Claim]) {
    let mut said: BTreeMap<Key, Option<Scope>> = BTreeMap::new();
    let told = |claim: &&Claim| claim.scope.value != Scope::Unstated;
    for claim in claims.iter().filter(told) {
        if let Some(key) = rare(claim).filter(|_| claim.scope.why != Reason::Default) {
            let scope = claim.scope.value;
            let known = said.entry(key).or_insert(Some(scope));
            *known = known.filter(|known| *known == scope);
        }
    }
    for claim in claims.iter_mut() {
        let scope = rare(claim).and_then(|key| *said.get(&key)?);
        if let Some(scope @ (Scope::Total | Scope::Part)) = scope
            && claim.scope.value == Scope::Unstated
        {
            claim.scope = Slot::by(scope, Reason::Inherited);
        }
    }
}

/// Small counts stand for many things, large ones and amounts of money hardly ever for two.
fn rare(claim: &Claim) -> Option<Key> {
    key(claim)
        .filter(|(_, value)| *value >= Decimal::ONE_HUNDRED || claim.quantity.kind == Kind::Money)
}

/// The figure that an article opens with and comes back to, the largest of its measure: what the article is about.
fn about(article: &Article, claims: &mut [Claim]) {
    let Some(locale) = article.locale else { return };
    let mut sentences: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
    let mut largest: BTreeMap<(&'static str, &str), Decimal> = BTreeMap::new();
    for claim in claims.iter() {
        let Some(key) = key(claim) else { continue };
        sentences.entry(key).or_default().insert(claim.sentence);
        if let Some(measure) = &claim.measure {
            let most = largest.entry((key.0, measure.value.name())).or_default();
            *most = key.1.max(*most);
        }
    }
    let mut leading: BTreeSet<(Key, Option<&'static str>)> = BTreeSet::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for claim in claims.iter() {
        if article.block_kind(claim) != BlockKind::Headline {
            seen.insert(claim.sentence);
        }
        if seen.len() > LEAD {
            break;
        }
        let Some(key) = key(claim) else { continue };
        let whole = claim.measure.as_ref().is_some_and(|measure| {
            (claim.quantity.kind == Kind::Money || key.1.is_integer())
                && sums(locale, &measure.value)
                && largest.get(&(key.0, measure.value.name())) == Some(&key.1)
        });
        let open = matches!(claim.scope.value, Scope::Unstated | Scope::Total);
        let repeated = sentences.get(&key).is_some_and(|all| all.len() > 1);
        if whole && open && repeated {
            leading.insert((key, of_measure(claim)));
        }
    }
    for claim in claims.iter_mut() {
        if claim.scope.value == Scope::Unstated
            && key(claim).is_some_and(|key| leading.contains(&(key, of_measure(claim))))
        {
            claim.scope = Slot::by(Scope::Total, Reason::Topic);
        }
    }
}

/// The measure by which a figure is known elsewhere; amounts of money hardly ever stand for two.
fn of_measure(claim: &Claim) -> Option<&'static str> {
    let measure = claim.measure.as_ref().map(|slot| &slot.value);
    match measure {
        Some(Measure::Known(name)) if claim.quantity.kind != Kind::Money => Some(name),
        _ => None,
    }
}

/// Whether figures of a measure are sums of something and no price, rate or result.
fn sums(locale: &Locale, measure: &Measure) -> bool {
    let frame = match measure {
        Measure::Known(name) => locale.frame(name),
        Measure::Open(_) => None,
    };
    frame.is_some_and(|frame| frame.course != Course::Varies)
}

/// What a figure says in another unit has the scope of the figure.
fn glosses(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let Some(model) = claims[at].same_as.filter(|model| *model < claims.len()) else {
            continue;
        };
        let (scope, other) = (claims[model].scope, claims[at].scope);
        let (to, from) = match (scope.value, other.value) {
            (Scope::Unstated, Scope::Unstated) => continue,
            (Scope::Unstated, _) => (model, other),
            (_, Scope::Unstated | Scope::Part) => (at, scope),
            _ => continue,
        };
        let why = from.why.max(Reason::Inherited);
        claims[to].scope = Slot::by(from.value, why);
    }
}
