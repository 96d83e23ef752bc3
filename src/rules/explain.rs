//! What makes two figures right that look like one claim: rounding, arithmetic with a third figure, another scope, another
//! time. One alternative reading that a cue of the text bears out clears the pair.

use super::evidence::{At, unit_key};
use super::paper::Paper;
use super::{Category, Hold, Label, LabelRole};
use crate::lang::{Hedge, Kind, Role};
use rust_decimal::Decimal;

/// What explains two different figures.
#[derive(Clone, Copy, Debug)]
pub(super) enum How<'c> {
    /// Rounding and hedges leave room for both.
    Rounding,
    /// The text narrows one of them to a place, a kind or a part that the other has not.
    Limits,
    /// They speak of different times.
    Time,
    /// One is for each year, head or share, the other is not, or for each of something else.
    Rate,
    /// They stand on different bases: before and after the new money, nominal and real.
    Basis,
    /// The text beside one gives the other as the level before.
    Earlier,
    /// One of them is too large or too small to reckon with.
    Overflow,
    /// The third figure is their gap.
    Gap(Option<At<'c>>),
    /// The third figure is their sum, or the whole of which the two are the shares.
    Sum(Option<At<'c>>),
    /// One is so many times the other, as the third figure says.
    Product(At<'c>),
    /// One of them is given in another unit, too, and that meets the other.
    Conversion,
}

/// What is tried, in the order in which it is tried.
const TRIED: &str = "rounding, part, place, time, rate, basis, sum, difference, product and conversion do not explain it";

/// One line for `why` of a conflict that nothing explains.
pub(super) const fn tried() -> &'static str {
    TRIED
}

/// The explanation of two figures that seem to be one claim, if there is one.
pub(super) fn explain<'c>(a: At<'c>, b: At<'c>) -> Option<How<'c>> {
    slots(a, b).or_else(|| arithmetic(a, b))
}

/// What the slots of the two say: before any arithmetic.
pub(super) fn slots<'c>(a: At<'c>, b: At<'c>) -> Option<How<'c>> {
    let (x, y) = (a.claim.scope.value, b.claim.scope.value);
    let basis = |at: At<'_>| at.claim.basis.map(|slot| slot.value);
    match () {
        () if a.meets(b) => Some(How::Rounding),
        () if a.is_of_another_time(b) => Some(How::Time),
        () if x.is_rate() != y.is_rate() || (x.is_rate() && x != y) => Some(How::Rate),
        () if basis(a) != basis(b) => Some(How::Basis),
        () if are_narrowed_apart(a, b) => Some(How::Limits),
        () if is_before(a, b) || is_before(b, a) => Some(How::Earlier),
        () => None,
    }
}

/// Whether the sentence of one gives the other as the level before: "up from $84.6 million".
fn is_before(a: At<'_>, b: At<'_>) -> bool {
    let mut starts = b.beside().filter(|at| at.claim.role.value == Role::Start);
    starts.any(|at| {
        at.site() != a.site()
            && at.equals(a)
            && at.claim.quantity.unit.key() == a.claim.quantity.unit.key()
    })
}

/// Whether each of two figures is narrowed by a word that the other one lacks; words of two languages say nothing.
pub(super) fn are_narrowed_apart(a: At<'_>, b: At<'_>) -> bool {
    let lacks = |a: At<'_>, b: At<'_>| {
        let mut words = a.claim.limits.iter();
        words.any(|word| !b.claim.limits.contains(word))
    };
    a.article.lang() == b.article.lang() && lacks(a, b) && lacks(b, a)
}

/// What a third figure of the two articles makes of them.
pub(super) fn arithmetic<'c>(a: At<'c>, b: At<'c>) -> Option<How<'c>> {
    let values = a.value().zip(b.value());
    let Some((x, y)) = values else {
        return Some(How::Overflow);
    };
    let (Some(gap), Some(sum)) = (x.checked_sub(y), x.checked_add(y)) else {
        return Some(How::Overflow);
    };
    if let Some(third) = printed(a, b, gap.abs()) {
        return Some(How::Gap(third));
    }
    if let Some(third) = printed(a, b, sum) {
        return Some(How::Sum(third));
    }
    let shares = a.claim.quantity.kind == Kind::Percent && a.same_sentence(b);
    if shares && sum == Decimal::ONE_HUNDRED {
        return Some(How::Sum(None));
    }
    if is_converted(a, b) || is_converted(b, a) {
        return Some(How::Conversion);
    }
    multiplier(a, b).map(How::Product)
}

/// Whether a figure besides the two has this value in their unit; the figure itself where one sentence holds it.
fn printed<'c>(a: At<'c>, b: At<'c>, value: Decimal) -> Option<Option<At<'c>>> {
    let unit = unit_key(&a.claim.quantity.unit);
    let sites = [a.site(), b.site()];
    let known = value > Decimal::ONE
        && [a, b]
            .iter()
            .any(|at| at.article.prints(unit, value, sites));
    let same = |at: &At<'c>| {
        at.value() == Some(value)
            && unit_key(&at.claim.quantity.unit) == unit
            && !sites.contains(&at.site())
    };
    known.then(|| a.beside().chain(b.beside()).find(same))
}

/// Whether the first figure is given in another unit, too, and meets the second there.
fn is_converted<'c>(a: At<'c>, b: At<'c>) -> bool {
    let linked = |at: &At<'c>| {
        let one = |x: At<'c>, y: At<'c>| x.original().is_some_and(|o| o.site() == y.site());
        one(*at, a) || one(a, *at)
    };
    let same_unit =
        |at: &At<'c>| unit_key(&at.claim.quantity.unit) == unit_key(&b.claim.quantity.unit);
    let mut others = a.beside().filter(linked);
    others.any(|at| at.site() != b.site() && same_unit(&at) && at.meets(b))
}

/// The most that one figure can be times another for a number of years, units or instalments.
const TIMES: u32 = 100;

/// The number beside a figure for each of something that makes the other one of it.
fn multiplier<'c>(a: At<'c>, b: At<'c>) -> Option<At<'c>> {
    let (small, large) = if a.value() < b.value() {
        (a, b)
    } else {
        (b, a)
    };
    if !small.claim.scope.value.is_rate() {
        return None;
    }
    let makes = |at: &At<'c>| {
        let counts = matches!(at.claim.quantity.kind, Kind::Count | Kind::Duration);
        let times = at.value().and_then(|n| u32::try_from(n).ok());
        counts
            && times.is_some_and(|times| {
                let product = small.claim.quantity.reading().interval.times(times);
                (2..=TIMES).contains(&times)
                    && product.meets(large.claim.quantity.reading().interval)
            })
    };
    small.beside().chain(large.beside()).find(makes)
}

impl<'c> How<'c> {
    /// The consistency that arithmetic confirms, for an editor to see: only where the third figure stands beside the two
    /// and measures the same.
    pub(super) fn hold(self, a: At<'c>, b: At<'c>) -> Option<Hold> {
        let (large, small) = if a.value() < b.value() {
            (b, a)
        } else {
            (a, b)
        };
        let (third, category) = match self {
            Self::Gap(third) => (third?, Category::ArithmeticDifference),
            Self::Sum(third) => (third?, Category::ArithmeticSum),
            Self::Product(third) => (third, Category::ArithmeticDifference),
            _ => return None,
        };
        let (x, y) = large.value().zip(small.value())?;
        let z = third.value()?;
        let (terms, made) = match self {
            Self::Gap(_) => ((x, '−', y), z),
            Self::Sum(_) => ((x, '+', y), z),
            _ => ((z, '×', y), x),
        };
        let product = matches!(self, Self::Product(_));
        let holds = !product || z.checked_mul(y) == Some(x);
        let measured = product
            || (third.known_measure().is_some() && third.known_measure() == a.known_measure());
        let exact = [a, b, third]
            .iter()
            .all(|at| at.claim.quantity.hedge == Hedge::Exact);
        let paper = Paper::of(a, &[x, y]);
        let first = if product {
            terms.0.normalize().to_string()
        } else {
            paper.value(terms.0)
        };
        let why = format!(
            "{first} {} {} = {}{}",
            terms.1,
            paper.value(terms.2),
            paper.value(made),
            paper.unit()
        );
        let label = |at: At<'_>| Label {
            site: at.site(),
            role: LabelRole::Supporting,
            text: "makes the figures agree".to_owned(),
        };
        (measured && exact && holds).then(|| Hold {
            category,
            why: vec![why],
            labels: vec![label(large), label(small), label(third)],
        })
    }
}

/// Whether the gap between the two, or their sum, is itself a figure of the articles, or other arithmetic makes both right.
pub(super) fn explained(a: At<'_>, b: At<'_>) -> bool {
    arithmetic(a, b).is_some()
}
