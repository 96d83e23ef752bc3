//! From tokens to figures: one pass over a run of tokens, left to right.

use super::amount::Form;
use super::hedge::Spread;
use super::numeral::NumeralReading;
use super::part::{Part, has_of};
use super::range::{is_turned, range_reading};
use super::{
    Garbled, Interval, Mention, Notation, Noun, Quantity, Reading, ReadingReason, Skip, Skipped,
    Unit, Words,
};
use crate::lang::{Class, Hedge, Kind, WordId};
use crate::text::Span;
use rust_decimal::Decimal;

/// Every figure that says something to check, in order.
pub(crate) fn recognise(words: &Words<'_>) -> Vec<Quantity> {
    let mut mentions = Vec::new();
    self::mentions(words, &mut mentions);
    let figures = mentions.into_iter().filter_map(|mention| match mention {
        Mention::Figure(figure) if figure.claim => Some(figure),
        _ => None,
    });
    figures.collect()
}

/// Appends every figure and every number that is none, in order.
pub(crate) fn mentions(words: &Words<'_>, to: &mut Vec<Mention>) {
    let (mut at, mut free, mut taken) = (0, 0, None);
    while at < words.tokens.len() {
        if !words.is_anchor(at) {
            at += 1;
            continue;
        }
        let mut step = words.figure(at);
        if let (Step::Figure(next, _), Some(taken)) = (&step, taken)
            && next.hedge_span.is_some_and(|hedge| hedge.start() < taken)
        {
            // The hedge belongs to the figure before: read again without it.
            step = words.from(free).figure(at - free).after(free);
        }
        at = match step {
            Step::Figure(mut figure, end) => {
                words.inherit(to.last(), &mut figure);
                if figure.direction.is_none() {
                    figure.direction = words.direction_of_list(to.last(), &figure);
                }
                taken = Some(
                    figure
                        .hedge_span
                        .map_or(figure.span, |h| h.join(figure.span))
                        .end(),
                );
                free = end.max(at + 1);
                to.push(Mention::Figure(figure));
                free
            }
            Step::Skip(why, (from, end), next) => {
                if why == Skip::ProductName
                    && let Some((figure, end)) = words.gapped(to.last(), from)
                {
                    to.push(Mention::Figure(figure));
                    at = end;
                    continue;
                }
                let span = words.span(from, end);
                to.push(Mention::Skipped(Skipped { span, why }));
                next.max(at + 1)
            }
            Step::Pass(end) => end.max(at + 1),
        };
    }
}

/// What is found at a token, and where to go on.
pub(super) enum Step {
    Figure(Quantity, usize),
    /// A number that is no figure: its tokens, and where to go on.
    Skip(Skip, (usize, usize), usize),
    /// Nothing to tell of.
    Pass(usize),
}

impl Step {
    /// A number that is no figure, from token `from` to `end`.
    pub(super) const fn skip(why: Skip, from: usize, end: usize) -> Self {
        Self::Skip(why, (from, end), end)
    }

    /// A step of a run that starts at token `first` as one of the whole.
    fn after(self, first: usize) -> Self {
        match self {
            Self::Figure(figure, end) => Self::Figure(figure, first + end),
            Self::Skip(why, (from, end), next) => {
                Self::Skip(why, (first + from, first + end), first + next)
            }
            Self::Pass(end) => Self::Pass(first + end),
        }
    }
}

/// A figure before its surroundings are looked at.
pub(super) struct Draft {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) unit: Unit,
    pub(super) value: Decimal,
    /// The other end of a span of time.
    pub(super) until: Option<Decimal>,
    /// Value of one unit of the last printed digit.
    pub(super) unit_printed: Decimal,
    /// Whether nothing is rounded.
    pub(super) exact: bool,
    pub(super) why: ReadingReason,
    pub(super) notation: Notation,
    pub(super) garble: Option<Garbled>,
    pub(super) claim: bool,
}

impl Draft {
    pub(super) const fn exact(
        first: usize,
        end: usize,
        kind: Kind,
        unit: Unit,
        value: Decimal,
    ) -> Self {
        Self {
            first,
            end,
            kind,
            unit,
            value,
            until: None,
            unit_printed: Decimal::ONE,
            exact: true,
            why: ReadingReason::AsWritten,
            notation: Notation::Usual,
            garble: None,
            claim: true,
        }
    }
}

impl Words<'_> {
    fn figure(&self, at: usize) -> Step {
        if let Some(step) = self.speech(at) {
            return step;
        }
        if let Some((from, end)) = self.url(at) {
            let digits = (from..end).any(|t| self.is_number(t) || self.is_mixed(t));
            return if digits {
                Step::skip(Skip::Url, from, end)
            } else {
                Step::Pass(end)
            };
        }
        if self.is_number(at) {
            if let Some(step) = self.date(at) {
                return step;
            }
            if let Some(step) = self.fraction(at) {
                return step;
            }
            if let Some((why, end, next)) = self.no_figure(at) {
                return Step::Skip(why, (at, end), next);
            }
            if let Some(step) = self.torn(at) {
                return step;
            }
        } else {
            if self.is_mixed(at) {
                let (why, end) = self.name_with_digits(at);
                return Step::skip(why, at, end);
            }
            if self.has(at, Class::Number)
                && let Some(step) = self.ordinal(at)
            {
                return step;
            }
            if let Some(step) = self.date(at).or_else(|| self.fraction(at)) {
                return step;
            }
        }
        if let Some(step) = self.multiple(at) {
            return step;
        }
        if self.has(at, Class::Number) || !self.has(at, Class::Ordinal) || self.is_number(at) {
            if self.is_number(at)
                && let Some(step) = self.ordinal(at)
            {
                return step;
            }
            if let Some(mut part) = self.part(at) {
                if let Some((high, end)) = self.range(&part)
                    && (part.unit.is_some() || !self.counts(part.end))
                {
                    return self.finish(part, Some(high), end);
                }
                self.share_list(&mut part);
                let end = part.end;
                return self.finish(part, None, end);
            }
        }
        match self.ordinal(at) {
            Some(step) => step,
            None if self.is_number(at) => Step::skip(Skip::Identifier, at, at + 1),
            None => Step::Pass(at + 1),
        }
    }

    /// A figure of speech: its number says nothing.
    fn speech(&self, at: usize) -> Option<Step> {
        if self.word(at) == WordId::UNKNOWN {
            return None;
        }
        let end = self.phrase(at, Class::Speech)?;
        Some(Step::skip(Skip::FigureOfSpeech, at, end))
    }

    /// Puts hedge, unit and readings together.
    pub(super) fn finish(&self, mut low: Part, mut high: Option<Part>, end: usize) -> Step {
        let part = high.as_ref().unwrap_or(&low);
        // "aged 18 to 64"
        let aged = high.is_some() && self.ends(low.first, Class::Age).is_some();
        let unit = part.unit.clone().or_else(|| low.unit.clone());
        let unit = unit.or(aged.then_some(Unit::Time("year")));
        let vague = low.amount.vague.is_some();
        let (unit, behind, claim) = match unit {
            // "several months": no figure.
            Some(unit) => {
                let claim = !(matches!(unit, Unit::Time(_)) && high.is_none() && vague);
                (unit, end, claim)
            }
            None => {
                if let Some(step) = self.age(&low, end) {
                    return step;
                }
                let (noun, behind, claim) = match low.noun.take() {
                    Some(noun) => (Some(noun), end, true),
                    None => self.bare(&low, end),
                };
                match noun {
                    Some(noun) => (Unit::Count(noun), behind, claim),
                    None if self.is_pronoun(&low) => {
                        return Step::skip(Skip::Pronoun, low.first, end);
                    }
                    None => (Unit::Count(Noun::default()), end, claim),
                }
            }
        };
        let mut kind = kind_of(&unit);
        if kind == Kind::Count && low.amount.first.value.is_sign_negative() {
            kind = Kind::Ratio;
        }
        let (mut hedge, hedge_span, behind) = self.hedge(low.first, behind, &unit);
        if hedge == Hedge::Exact && low.amount.form == Form::Round {
            hedge = Hedge::About;
        }
        low.settle(&unit, self.locale);
        if let Some(high) = &mut high {
            high.settle(&unit, self.locale);
        }
        self.prefer_whole(&mut low, &unit);
        let part = high.as_ref().unwrap_or(&low);
        let spread = Spread {
            hedge,
            whole: kind == Kind::Count && part.amount.scale == 0,
            decimals: false,
        };
        let readings = match &high {
            Some(high) => range_reading(&low, high).into_iter().collect(),
            None => readings(&low, spread),
        };
        if readings.is_empty() {
            return Step::skip(Skip::Identifier, low.first, end);
        }
        let from = hedge_span.map_or(low.first, |span| self.token_at(span.start()).min(low.first));
        let direction = match self.is_level(hedge, hedge_span) {
            true => None,
            false => self.direction(from, end, (kind, &unit)),
        };
        let is_range = high.is_some() || vague;
        let span = self.span(low.first, part.end.max(low.end));
        let garble = self.garble(&low, span, hedge_span);
        let hedge = if is_range { Hedge::Range } else { hedge };
        Step::Figure(
            Quantity {
                span,
                kind,
                unit,
                readings,
                hedge,
                hedge_span,
                direction,
                claim,
                notation: notation(&low, high.as_ref()),
                garble,
            },
            behind,
        )
    }

    /// "1,500 people" where a comma parts decimals: nobody counts half a person.
    fn prefer_whole(&self, part: &mut Part, unit: &Unit) {
        let (Unit::Count(noun), Some(other)) = (unit, part.amount.other) else {
            return;
        };
        let counted = !noun.head.is_empty() && part.amount.scale == 0;
        let broken = !part.amount.first.value.fract().is_zero() && other.value.fract().is_zero();
        if counted && broken && !self.locale.one_convention {
            part.amount.other = Some(part.amount.first);
            part.amount.first = other;
        }
    }

    /// "fell below $30", "tombé sous les 30 euros": a bound of one word between verb and figure makes it a level.
    fn is_level(&self, hedge: Hedge, span: Option<Span>) -> bool {
        let Some(span) = span.filter(|_| matches!(hedge, Hedge::Over | Hedge::Under)) else {
            return false;
        };
        let at = self.token_at(span.start());
        self.tokens[at].span == span && !self.has_before(at, Class::ChangeWord)
    }

    /// A figure of a grammar of its own with what stands around it.
    pub(super) fn complete(&self, draft: Draft) -> Step {
        let (hedge, hedge_span, behind) = match draft.kind {
            Kind::Ordinal if draft.until.is_some() => (Hedge::Range, None, draft.end),
            Kind::Ordinal => (Hedge::Exact, None, draft.end),
            _ => self.hedge(draft.first, draft.end, &draft.unit),
        };
        // "hasta 2030", "before 2025": a time, not a limit.
        let (hedge, hedge_span) = match (draft.kind, hedge) {
            (Kind::Date, Hedge::About | Hedge::Exact) => (hedge, hedge_span),
            (Kind::Date, _) => (Hedge::Exact, None),
            _ => (hedge, hedge_span),
        };
        let spread = Spread {
            hedge,
            whole: false,
            decimals: false,
        };
        let (interval, place) = if let Some(until) = draft.until {
            (Interval::between(draft.value, until), Decimal::ONE)
        } else if draft.exact && hedge == Hedge::Exact || draft.kind == Kind::Date {
            (Interval::exactly(draft.value), Decimal::ONE)
        } else {
            spread.interval(draft.value, draft.unit_printed)
        };
        let from = hedge_span.map_or(draft.first, |span| {
            self.token_at(span.start()).min(draft.first)
        });
        let direction = match draft.kind {
            Kind::Date | Kind::Ordinal => None,
            kind => self.direction(from, draft.end, (kind, &draft.unit)),
        };
        let reading = Reading {
            value: draft.until.is_none().then(|| draft.value.normalize()),
            interval,
            place,
            why: draft.why,
        };
        let figure = Quantity {
            span: self.span(draft.first, draft.end),
            kind: draft.kind,
            unit: draft.unit,
            readings: vec![reading],
            hedge,
            hedge_span,
            direction,
            claim: draft.claim,
            notation: draft.notation,
            garble: draft.garble,
        };
        Step::Figure(figure, behind)
    }

    /// `aged 36`, `Toman, 36, said`: an age without its unit.
    fn age(&self, part: &Part, end: usize) -> Option<Step> {
        let value = part.amount.first.value;
        let human = value >= Decimal::ONE && value <= Decimal::from(115) && value.fract().is_zero();
        if !human || part.amount.scale > 0 || part.amount.vague.is_some() {
            return None;
        }
        // "turned 24 people away", "he was 40 behind"
        let aged = self.ends(part.first, Class::Age).is_some()
            && !self.counts(end)
            && !self.has(end, Class::Of);
        let apposed = || {
            let comma = part.first.checked_sub(1)?;
            let name = comma.checked_sub(1)?;
            let between = self.sign(comma) == Some(',')
                && self.is_number(part.first)
                && self.sign(end) == Some(',')
                && self.spaced(end + 1)
                && !self.is_number(end + 1);
            let named = self.is_capitalised(name)
                && self.raw(name).len() > 1
                && !self.has(name, Class::Month)
                && !self.has(name, Class::Function);
            (between && named).then_some(())
        };
        // "Anna Keller (29)"
        let bracketed = || {
            let open = part.first.checked_sub(1)?;
            let name = open.checked_sub(1)?;
            let name = name - usize::from(self.sign(name) == Some('.') && name > 0);
            let first = name.checked_sub(1)?;
            let full = self.is_capitalised(name)
                && self.is_capitalised(first)
                && !self.has(first, Class::Function);
            let enclosed = self.sign(open) == Some('(') && self.sign(end) == Some(')');
            (full && enclosed && self.raw(part.first).len() == 2).then_some(())
        };
        if !aged && apposed().is_none() && bracketed().is_none() {
            return None;
        }
        let draft = Draft::exact(part.first, end, Kind::Duration, Unit::Time("year"), value);
        Some(self.complete(draft))
    }

    /// Whether a number word stands for somebody rather than for a number (`no one`, `one of the most`).
    fn is_pronoun(&self, part: &Part) -> bool {
        part.amount.form == Form::Words
            && part.amount.scale == 0
            && part.amount.first.value == Decimal::ONE
    }

    /// `six voix contre trois`: what the number before a word for "against" counts, the bare number behind it counts, too.
    fn contested(&self, at: usize) -> Option<Noun> {
        let against = self.ends(at, Class::Against)?;
        let noun = against.checked_sub(1)?;
        let number = noun.checked_sub(1)?;
        let (noun, end) = self.counted(noun)?;
        let head = noun.head;
        (end == against && self.starts_number(number)).then_some(Noun { head, span: None })
    }

    /// What a number without unit counts, the token after it, and whether it says something to check.
    fn bare(&self, part: &Part, end: usize) -> (Option<Noun>, usize, bool) {
        let amount = &part.amount;
        let hyphened = self.hyphen(end);
        let of = has_of(amount) && self.has(end, Class::Of);
        let first = amount.first.value;
        // "the two", "one": people or things already named, no claim about their number.
        let named = amount.form == Form::Words && self.has_before(part.first, Class::Definite);
        // "magnitude 6.4", "4.6 goals": only the very next word can be what a broken number counts.
        let broken = amount.scale == 0 && !first.fract().is_zero();
        let word_for_one = amount.form == Form::Words && first == Decimal::ONE;
        let mut start = end + usize::from(of);
        // "120 of the passengers", "120 des salariés" count them, too, but only some.
        start += usize::from(of && self.has(start, Class::Article));
        let noun = self
            .counted(start)
            .filter(|(_, after)| !(hyphened || (word_for_one || broken) && *after > start + 1));
        if let Some((noun, after)) = noun {
            return (Some(noun), after, !named);
        }
        if let Some(noun) = self.contested(part.first) {
            return (Some(noun), end, true);
        }
        let limit = if amount.form == Form::Digits {
            Decimal::ONE
        } else {
            Decimal::TEN
        };
        let small = first <= limit;
        let vague = amount.vague.is_some() && amount.scale == 0;
        let elliptic = self.has(end, Class::Elliptic);
        let alone = named || (hyphened && !broken) || (small && !elliptic) || vague;
        (None, end, !alone)
    }
}

/// The readings of one number.
pub(super) fn readings(part: &Part, spread: Spread) -> Vec<Reading> {
    let one = part.factor == Decimal::ONE;
    let times = |n: Decimal| {
        if one {
            Some(n)
        } else {
            n.checked_mul(part.factor)
        }
    };
    if let Some((low, high)) = part.amount.vague {
        let (Some(low), Some(high)) = (times(low), times(high)) else {
            return Vec::new();
        };
        return vec![Reading {
            value: None,
            interval: Interval::between(low, high),
            place: Decimal::ONE,
            why: ReadingReason::AsWritten,
        }];
    }
    let read = |r: NumeralReading| {
        let value = times(r.value)?.normalize();
        let unit = times(r.unit)?;
        let spread = Spread {
            whole: spread.whole && r.value.fract().is_zero(),
            decimals: r.unit < Decimal::ONE,
            ..spread
        };
        let (interval, place) = spread.interval(value, unit);
        Some(Reading {
            value: Some(value),
            interval,
            place,
            why: r.why,
        })
    };
    let first = read(part.amount.first);
    let other = part.amount.other.and_then(read);
    // Most figures have one reading, and a list that grows by itself starts with room for four.
    let mut all = Vec::with_capacity(if other.is_some() { 2 } else { 1 });
    all.extend(first.into_iter().chain(other));
    all
}

/// How the digits of a figure are written, and which end of a range stands first.
fn notation(low: &Part, high: Option<&Part>) -> Notation {
    match high {
        Some(high) if is_turned(low, high) => Notation::LargerFirst,
        Some(high) => high.amount.notation,
        None => low.amount.notation,
    }
}

pub(super) fn kind_of(unit: &Unit) -> Kind {
    match unit {
        Unit::Money(_) => Kind::Money,
        Unit::Percent => Kind::Percent,
        Unit::Points => Kind::Points,
        Unit::Symbol("‰") => Kind::Percent,
        Unit::Symbol(_) => Kind::Measured,
        Unit::Time(_) => Kind::Duration,
        Unit::Calendar => Kind::Date,
        Unit::Rate(_) => Kind::Ratio,
        Unit::Count(_) | Unit::Bare => Kind::Count,
    }
}
