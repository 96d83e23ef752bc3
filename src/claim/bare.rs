//! Bare figures in running text: numbers whose unit stands at the figure before them or is the only one they can have.

use super::Claim;
use super::clause::Place;
use super::measure::Evoked;
use super::units::is_gloss;
use crate::lang::{Class, Kind, Role, Scope, look_up};
use crate::quantity::{Currency, Quantity, Unit, Words};
use rust_decimal::Decimal;

/// How many tokens may stand between a figure and the one whose unit it goes on with.
const NEAR: usize = 14;
/// How many words may stand between a word of paying and its amount.
const PAID: usize = 12;
/// How many light words may stand between a word of comparing and its figure: "compared with an average of".
const LIGHT: usize = 4;
/// The least that is an amount by its size alone, where the words are of money.
const LARGE: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
/// Above this a number is no score, rank or age.
const SMALL: Decimal = Decimal::ONE_HUNDRED;

/// A bare figure and what is known around it.
#[derive(Clone, Copy)]
pub(super) struct Bare<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) place: Place,
    pub(super) by: Option<&'a Evoked>,
    /// The claims of its sentence before it.
    pub(super) earlier: &'a [Claim],
    /// The only currency of the article.
    pub(super) purse: Option<Currency>,
}

impl<'a> Bare<'a> {
    /// Gives `figure` its unit where the words around it leave only one: whether they do.
    pub(super) fn fill(self, figure: &mut Quantity) -> bool {
        if !figure.is_bare() || figure.kind != Kind::Count {
            return false;
        }
        let Some((unit, factor)) = self.unit(figure) else {
            return false;
        };
        figure.put(unit, factor);
        true
    }

    fn unit(self, figure: &Quantity) -> Option<(Unit, Decimal)> {
        let plain = |unit: Unit| Some((unit, Decimal::ONE));
        let model = self.model();
        let money = model.and_then(currency);
        if let Some(e) = self.by
            && e.frame.kinds == [Kind::Money]
        {
            return plain(Unit::Money(money.or(self.purse)?));
        }
        if self
            .by
            .is_some_and(|e| e.frame.kinds.contains(&Kind::Count))
        {
            return None;
        }
        let value = figure.value()?;
        if let Some(model) = model {
            let unit = self.held_against(model, value);
            if let Some(unit) = unit.or_else(|| self.listed(model)) {
                return plain(unit);
            }
            if let Some(currency) = money {
                let goes_on = || self.goes_on(model, value).then_some(Decimal::ONE);
                if let Some(factor) = self.added(model, value).or_else(goes_on) {
                    return Some((Unit::Money(currency), factor));
                }
            }
        }
        let paid = value >= LARGE && self.is_paid();
        plain(Unit::Money(self.purse.filter(|_| paid)?))
    }

    /// The figure before this one that may lend its unit: no share, time or rank, and no gloss in brackets.
    fn model(self) -> Option<&'a Claim> {
        let lends = |claim: &&Claim| {
            matches!(
                claim.quantity.kind,
                Kind::Money | Kind::Measured | Kind::Count
            ) && !is_gloss(self.words, &claim.quantity)
        };
        let model = self.earlier.iter().rev().find(lends)?;
        let end = self.words.token_at(model.quantity.span.end());
        let near = end <= self.place.from && !self.stops(end);
        near.then_some(model)
    }

    /// Whether something between token `end` and the figure starts a sentence of its own.
    fn stops(self, end: usize) -> bool {
        let own = |at: usize| matches!(self.words.sign(at), Some(';' | '!' | '?'));
        (end..self.place.from).any(own)
    }

    /// `52,000 hectares, compared with an average of 38,000`: a number of the same order held against the figure before.
    fn held_against(self, model: &Claim, value: Decimal) -> Option<Unit> {
        let words = self.words;
        let light = |at: usize| {
            words.is_in(at, words.locale.articles)
                || words.is_in(at, words.locale.of)
                || words.any_at(at, words.locale.averages).is_some()
        };
        let mut at = self.place.from;
        while at > 0 && self.place.from - at < LIGHT && light(at - 1) {
            at -= 1;
        }
        let (role, _) = words.phrase_before(at, words.locale.roles)?;
        let against = role == Role::Start && words.ends(at, Class::Against).is_some();
        let lent = matches!(model.quantity.unit, Unit::Symbol(_) | Unit::Money(_));
        (against && lent && same_order(model.quantity.value()?, value))
            .then(|| model.quantity.unit.clone())
    }

    /// `11,300 hectares of forest, 5,400 of scrub`: the next of a list in which each figure is of something.
    fn listed(self, model: &Claim) -> Option<Unit> {
        let words = self.words;
        let (Unit::Symbol(_) | Unit::Money(_)) = model.quantity.unit else {
            return None;
        };
        let end = words.token_at(model.quantity.span.end());
        let both =
            words.is_in(end, words.locale.of) && words.is_in(self.place.end, words.locale.of);
        let joined = self.place.from.checked_sub(1).is_some_and(|at| {
            words.sign(at) == Some(',') || words.is_in(at, words.locale.conjunctions)
        });
        (both && joined && self.place.from - end <= NEAR).then(|| model.quantity.unit.clone())
    }

    /// `62 millones de euros más 13 en variables`, `€62m plus another 13 in add-ons`: a small number added to millions is
    /// of millions, too.
    fn added(self, model: &Claim, value: Decimal) -> Option<Decimal> {
        let words = self.words;
        let whole = model.quantity.value()?;
        let end = words.token_at(model.quantity.span.end());
        let more = words.phrase_before(self.place.from, words.locale.scopes_ahead);
        let more = more.or_else(|| words.phrase_before(self.place.from, words.locale.scopes));
        let more = more.is_some_and(|(scope, _)| scope == Scope::Additional)
            || words.ends(self.place.from, Class::UpBefore).is_some();
        let of = words.is_in(self.place.end, words.locale.inside);
        let scale = [1_000_000_000, LARGE_SCALE].map(Decimal::from);
        let scale = scale.into_iter().find(|scale| whole >= *scale)?;
        let small = value < Decimal::ONE_THOUSAND && same_order(whole, value.checked_mul(scale)?);
        (more && of && small && self.place.from - end <= NEAR).then_some(scale)
    }

    /// `45.7 billion rupees on education, 171 billion on health`, `345 kroner a month, or about 4,100 a year`.
    fn goes_on(self, model: &Claim, value: Decimal) -> bool {
        let words = self.words;
        let end = words.token_at(model.quantity.span.end());
        let scaled = value >= LARGE && model.quantity.value().is_some_and(|whole| whole >= LARGE);
        if self.place.from - end > NEAR || words.is_in(self.place.end, words.locale.of) {
            return false;
        }
        if scaled {
            return true;
        }
        let rate = words.phrase_at(self.place.end, words.locale.scopes_behind);
        let rate = rate.is_some_and(|(scope, _)| scope.is_rate());
        let named = (end..self.place.from).any(|at| words.is_capitalised(at));
        let whole = value.fract().is_zero() && value >= SMALL;
        let large = value >= Decimal::ONE_THOUSAND;
        let plain = !words.is_number(self.place.end) && !words.is_capitalised(self.place.end);
        whole && !named && plain && (rate || large)
    }

    /// Whether a word of paying stands in the clause.
    fn is_paid(self) -> bool {
        let words = self.words;
        let pays = |at: &usize| words.has(*at, Class::Pay);
        let goes_on = |at: &usize| !matches!(words.sign(*at), Some(';' | ':'));
        let before = (self.place.from.saturating_sub(PAID)..self.place.from).rev();
        let behind = self.place.end..(self.place.end + PAID).min(words.tokens.len());
        before.take_while(goes_on).any(|at| pays(&at))
            || behind.take_while(goes_on).any(|at| pays(&at))
    }
}

/// `nine of them firefighters`, `of which nine are firefighters`: what a bare number counts by what is said of it.
pub(super) fn name(words: &Words<'_>, figure: &mut Quantity) {
    if !figure.is_bare() || figure.kind != Kind::Count {
        return;
    }
    let end = words.token_at(figure.span.end());
    let first = words.token_at(figure.hedge_span.unwrap_or(figure.span).start());
    let of = words.is_in(end, words.locale.of) && words.is_in(end + 1, words.locale.themselves);
    let are = words.is_in(end, words.locale.passives)
        && words.any_before(first, words.locale.wholes).is_some();
    let at = match (of, are) {
        (true, _) => end + 2,
        (_, true) => end + 1,
        _ => return,
    };
    let Some((noun, after)) = words.counted(at) else {
        return;
    };
    let free = !words.is_word(after) || words.is_in(after, words.locale.function_words);
    if free && after == at + 1 && look_up(words.locale.things, &noun.head).is_some() {
        figure.unit = Unit::Count(noun);
    }
}

/// A million.
const LARGE_SCALE: i64 = 1_000_000;

fn currency(claim: &Claim) -> Option<Currency> {
    match claim.quantity.unit {
        Unit::Money(currency) => Some(currency),
        _ => None,
    }
}

/// Whether one of two numbers is at most ten times the other.
fn same_order(a: Decimal, b: Decimal) -> bool {
    let within = |a: Decimal, b: Decimal| b.checked_mul(Decimal::TEN).is_some_and(|b| a <= b);
    within(a, b) && within(b, a)
}
