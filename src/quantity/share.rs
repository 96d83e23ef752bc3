//! Fractions, shares, multiples and ranks: figures with a grammar of their own.

use super::amount::Before;
use super::recognise::{Draft, Step};
use super::{Skip, Unit, Words};
use crate::lang::{Class, Classes, Kind, Sense};
use rust_decimal::Decimal;

/// How many words may stand between the ends of a share (`un Français sur cinq`).
pub(super) const BETWEEN: usize = 2;

/// Nobody counts one in more than these.
const MOST_SHARED: u32 = 1_000_000;

/// No number is longer, in words, before "times".
const NEAR: usize = 6;

/// A fraction word and the number before it.
struct Fraction {
    word: usize,
    end: usize,
    /// The number before the word, if there is one.
    counted: Option<u32>,
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    fn parts(&self) -> u32 {
        self.counted.unwrap_or(1) * self.numerator
    }

    fn value(&self) -> Decimal {
        Decimal::from(self.parts()) / Decimal::from(self.denominator)
    }
}

/// What can stand behind a multiple that is one, and no adjective of the noun behind it.
const BEHIND_MULTIPLE: Classes = Classes::of(&[
    Class::Function,
    Class::Determiner,
    Class::Article,
    Class::TimesCompare,
    Class::Of,
    Class::To,
    Class::From,
]);

impl Words<'_> {
    /// `half its workforce`, `a quarter of`, `two thirds`, `one in five`, `1/3 of`.
    pub(super) fn fraction(&self, at: usize) -> Option<Step> {
        if self.part_of_scale(at).is_some() {
            return None;
        }
        let number = self.small_number(at);
        if let Some((parts, end)) = number
            && let Some(step) = self.share(at, parts, end)
        {
            return Some(step);
        }
        if let Some(step) = self.every_nth(at).or_else(|| self.digit_fraction(at)) {
            return Some(step);
        }
        let (counted, word) = match number {
            Some((parts, end))
                if self
                    .longest(self.past_hyphen(end), Class::Fraction.into())
                    .is_some() =>
            {
                (Some(parts), self.past_hyphen(end))
            }
            _ if self.has(at, Class::Definite) && !self.has(at, Class::Fraction) => return None,
            _ => (None, at),
        };
        let Some((Sense::Fraction(numerator, denominator), end)) =
            self.longest(word, Class::Fraction.into())
        else {
            return self.rank_fraction(at, number);
        };
        let fraction = Fraction {
            word,
            end,
            counted,
            numerator,
            denominator,
        };
        if let Some(step) = self.part_of_unit(at, &fraction) {
            return Some(step);
        }
        if !self.is_fraction(&fraction) || fraction.parts() >= denominator {
            return None;
        }
        Some(self.ratio(at, end, fraction.value(), Decimal::new(2, 2)))
    }

    /// `one twenty-fifth of`, `un venticinquesimo del`: one part of as many as the rank says.
    fn rank_fraction(&self, at: usize, number: Option<(u32, usize)>) -> Option<Step> {
        let (1, one) = number? else {
            return None;
        };
        let (rank, end) = self.ordinal_words(self.past_hyphen(one))?;
        let alone = end >= self.tokens.len() || self.sign(end).is_some_and(|c| c != '-');
        // "a thirtieth" is a rank as well
        let article = self.locale.adjectives_first && self.has(at, Class::One);
        let free = alone && !article || self.has(end, Class::Of);
        let parts = (11..=1000).contains(&rank) && rank != 100 && free;
        let value = || Decimal::ONE / Decimal::from(rank);
        parts.then(|| self.ratio(at, end, value(), Decimal::new(2, 2)))
    }

    /// `half an hour`, `media hora`, `un quart de point`: a fraction of a unit.
    fn part_of_unit(&self, at: usize, fraction: &Fraction) -> Option<Step> {
        let mut word = self.past_hyphen(fraction.end);
        word += usize::from(self.has(word, Class::Of));
        word += usize::from(self.has(word, Class::One));
        let measured = self.unit(word)?;
        let counts = matches!(
            measured.unit,
            Unit::Time(_) | Unit::Points | Unit::Symbol(_) | Unit::Percent
        );
        let usual = matches!(fraction.denominator, 2 | 4)
            || measured.unit == Unit::Percent && fraction.counted.is_some()
            || measured.unit == Unit::Time("second")
                && matches!(fraction.denominator, 10 | 100 | 1000);
        // "half of the year": a share of it
        if !counts || !usual || self.has(fraction.end, Class::Definite) {
            return None;
        }
        let value = fraction.value();
        let kind = super::recognise::kind_of(&measured.unit);
        let value = value.checked_mul(measured.factor)?;
        let mut draft = Draft::exact(at, measured.end, kind, measured.unit, value);
        draft.unit_printed = measured.factor * Decimal::new(1, 1);
        draft.exact = false;
        Some(self.complete(draft))
    }

    /// Whether the fraction word before `end` is meant as one: a third of something, not a third man.
    fn is_fraction(&self, fraction: &Fraction) -> bool {
        let (word, end) = (fraction.word, fraction.end);
        let counted = fraction.counted.is_some();
        let of = self.has(end, Class::Of)
            || self.has(end, Class::Determiner)
            || self.has(end, Class::Article);
        let ordinal = end == word + 1 && self.has(word, Class::Ordinal);
        if of {
            return counted || fraction.numerator > 1 || !ordinal;
        }
        let compared = self.has(end, Class::TimesCompare);
        if compared && counted {
            return true;
        }
        if self.has(end, Class::Time) || compared {
            return false;
        }
        // "rose by a third", "two thirds majority", "quase metade"
        let stops = end >= self.tokens.len()
            || self.sign(end).is_some_and(|c| c != '-')
            || self.has(end, Class::Function);
        let half = (fraction.numerator, fraction.denominator) == (1, 2);
        match fraction.counted {
            Some(parts) => parts > 1 || stops,
            None => (stops || self.counts(end)) && !ordinal && half && self.hedged(word),
        }
    }

    /// Whether a hedge or a change word stands before `at`.
    fn hedged(&self, at: usize) -> bool {
        const LEADS: Classes = Classes::of(&[Class::HedgeBefore, Class::ChangeWord]);
        // "plus de la moitié"
        let article = at - usize::from(self.has_before(at, Class::Definite));
        self.longest_before(at, LEADS).is_some() || self.longest_before(article, LEADS).is_some()
    }

    /// A number from one to nine, or an article that counts one, and the token after it.
    fn small_number(&self, at: usize) -> Option<(u32, usize)> {
        if self.plain(at) && self.raw(at).len() <= 2 {
            return Some((self.raw(at).parse().ok().filter(|&n| n > 0)?, at + 1));
        }
        match self.longest(at, Class::Number.into()) {
            Some((Sense::Number(n @ 1..=99), end)) => Some((n, end)),
            _ if self.has(at, Class::One) => Some((1, at + 1)),
            _ => None,
        }
    }

    /// `one in ten jobs`, `four out of five`, `un Français sur cinq`: a share, not two counts.
    fn share(&self, at: usize, parts: u32, end: usize) -> Option<Step> {
        let (lead, of) =
            (end..=end + BETWEEN).find_map(|of| Some((of, self.phrase(of, Class::Share)?)))?;
        // "a foot in two camps"
        let article = self.locale.adjectives_first && self.has(at, Class::One);
        let odd = |word| !self.is_word(word) || self.has(word, Class::Function);
        if lead > end && (article || (end..lead).any(odd)) {
            return None;
        }
        // "nine touchdowns in 10 games"
        let apart = |whole: usize| {
            lead > end && self.locale.adjectives_first && (self.counts(whole) || self.hyphen(whole))
        };
        if self.is_number(of) && self.year(of).is_some() {
            return None;
        }
        let whole = self
            .amount(of, Before::Nothing)
            .filter(|w| w.vague.is_none())?;
        let all = whole.first.value;
        if apart(whole.end) {
            return None;
        }
        let many = of > lead + 1
            && [100, 1000, 10_000, 100_000]
                .iter()
                .any(|&n| all == Decimal::from(n));
        if many && Decimal::from(parts) < all {
            return Some(self.ratio(
                at,
                whole.end,
                Decimal::from(parts) / all,
                Decimal::new(2, 2),
            ));
        }
        let sure = of > lead + 1 || !self.locale.adjectives_first;
        // "one in five thousand people"
        let most = if parts == 1 || of > lead + 1 {
            Decimal::from(MOST_SHARED)
        } else {
            Decimal::ONE_THOUSAND
        };
        let small = Decimal::from(parts) < all
            && parts < 100
            && all <= most
            && (whole.first.unit == Decimal::ONE
                || whole.scale > 0 && whole.first.value.fract().is_zero());
        let round = [2, 3, 4, 5, 6, 7, 8, 10, 20, 100]
            .iter()
            .any(|&n| all == Decimal::from(n));
        let counted = self.counts(whole.end);
        let stops = |end| self.sign(end).is_some() || end >= self.tokens.len();
        let free = self.unit(whole.end).is_none() && !self.has(whole.end, Class::Month);
        let fits = match (counted, round) {
            (true, _) => parts < 10,
            (false, true) => parts < 10 || sure,
            (false, false) => {
                parts == 1 && (sure || stops(whole.end)) || parts < 10 && of > lead + 1
            }
        };
        (small && free && fits).then(|| {
            self.ratio(
                at,
                whole.end,
                Decimal::from(parts) / all,
                Decimal::new(2, 2),
            )
        })
    }

    /// `jeder fünfte`: a share.
    fn every_nth(&self, at: usize) -> Option<Step> {
        let end = self.phrase(at, Class::EveryNth)?;
        match self.longest(end, Class::Ordinal.into())? {
            (Sense::Ordinal(n @ 2..=100), end) => {
                Some(self.ratio(at, end, Decimal::ONE / Decimal::from(n), Decimal::new(2, 2)))
            }
            _ => None,
        }
    }

    /// `1/3 of the seats`, `½ of`.
    fn digit_fraction(&self, at: usize) -> Option<Step> {
        let slash = self.sign(at + 1) == Some('/') && !self.spaced(at + 1) && !self.spaced(at + 2);
        let plain = self.plain(at) && self.plain(at + 2);
        if !(slash && plain && self.has(at + 3, Class::Of)) {
            return None;
        }
        let (n, d): (u32, u32) = (self.raw(at).parse().ok()?, self.raw(at + 2).parse().ok()?);
        let fraction = Fraction {
            word: at,
            end: at + 3,
            counted: Some(n),
            numerator: 1,
            denominator: d,
        };
        // "1/4 de milla"
        if n < d
            && let Some(step) = self.part_of_unit(at, &fraction)
        {
            return Some(step);
        }
        (0 < n && n < d && d <= 100).then(|| {
            self.ratio(
                at,
                at + 3,
                Decimal::from(n) / Decimal::from(d),
                Decimal::new(2, 2),
            )
        })
    }

    fn ratio(&self, at: usize, end: usize, value: Decimal, unit: Decimal) -> Step {
        let mut draft = Draft::exact(at, end, Kind::Ratio, Unit::Bare, value.round_dp(6));
        draft.unit_printed = unit;
        draft.exact = false;
        self.complete(draft)
    }

    /// `doubled`, `twice as many`, `three times more`, `10x`, `tenfold`.
    pub(super) fn multiple(&self, at: usize) -> Option<Step> {
        if let Some((Sense::Multiple(hundredths), end)) = self.longest(at, Class::Multiple.into()) {
            // "a double role"
            let adjective = self.has(end - 1, Class::BeforeNoun);
            if adjective && self.is_word(end) && !self.classes(end).meets(BEHIND_MULTIPLE) {
                return None;
            }
            let value = Decimal::new(hundredths.into(), 2);
            return Some(self.ratio(at, end, value, Decimal::new(1, 2)));
        }
        let reach = self.lexicon.reach(self.word(at));
        if !self.is_number(at)
            && !reach.has(Class::Number)
            && !reach.has(Class::Scale)
            && !self.may_be_compound(at)
        {
            return None;
        }
        // Reading an amount is dear: most have no "times" anywhere near.
        let glued = self.lexicon.reach(self.word(at)) == Classes::NONE && !self.is_number(at);
        let near = (at + 1..at + NEAR).any(|word| self.is_times(word));
        if !glued && !near {
            return None;
        }
        let amount = self.amount(at, Before::Nothing)?;
        let glued = matches!(self.raw(amount.end), "x" | "X" | "×") && !self.spaced(amount.end);
        // "4x4", "1920x1080"
        let size = glued && self.is_number(amount.end + 1) && !self.spaced(amount.end + 1);
        if glued && !size {
            return Some(self.ratio(at, amount.end + 1, amount.first.value, amount.first.unit));
        }
        // "fünfmal so viel"
        let glued = self.lexicon.classes(amount.rest).has(Class::Times);
        let word = self.past_hyphen(amount.end);
        let end = if glued {
            amount.end
        } else {
            self.phrase(word, Class::Times)?
        };
        let joined = !glued && !self.spaced(word);
        let compared = self.phrase(end, Class::TimesCompare).is_some()
            || self.has(end, Class::Definite)
            || self.has(end, Class::Determiner);
        (joined || compared).then(|| self.ratio(at, end, amount.first.value, amount.first.unit))
    }

    /// Whether the word at `at` makes the number before it a multiple.
    fn is_times(&self, at: usize) -> bool {
        matches!(self.raw(at), "x" | "X" | "×")
            || self.lexicon.reach(self.word(at)).has(Class::Times)
    }

    /// `third`, `3rd`, `3.`: a rank.
    pub(super) fn ordinal(&self, at: usize) -> Option<Step> {
        // "37º C"
        let degrees = self.is_number(at)
            && !self.spaced(at + 1)
            && self
                .unit(at + 1)
                .is_some_and(|m| matches!(m.unit, Unit::Symbol("°C" | "°F")));
        if degrees {
            return None;
        }
        let (number, end) = self.rank(at)?;
        if let Some(step) = self.between_ranks(at, number, end) {
            return Some(step);
        }
        if let Some(step) = self.ranked_time(at, end) {
            return Some(step);
        }
        let mut draft = Draft::exact(at, end, Kind::Ordinal, Unit::Bare, Decimal::from(number));
        draft.claim = number > 1 && (self.is_ranked(end) || self.is_placed(at, end));
        Some(self.complete(draft))
    }

    /// `between the 10th and the 15th`, `tra il decimo e il quindicesimo`: two ranks are one range.
    fn between_ranks(&self, at: usize, low: u32, end: usize) -> Option<Step> {
        if !self.has(end, Class::BetweenJoin) || !self.is_between(at) {
            return None;
        }
        let leads = Classes::of(&[Class::Article, Class::Definite]);
        let next = end + 1 + usize::from(self.classes(end + 1).meets(leads));
        let (high, end) = self.rank(next).filter(|&(high, _)| high > low)?;
        if let Some(step) = self.ranked_time(at, end) {
            return Some(step);
        }
        let mut draft = Draft::exact(at, end, Kind::Ordinal, Unit::Bare, Decimal::from(low));
        draft.until = Some(Decimal::from(high));
        draft.claim = false;
        Some(self.complete(draft))
    }

    /// A rank in digits or words, and the token after it.
    fn rank(&self, at: usize) -> Option<(u32, usize)> {
        if self.is_number(at) {
            let number: u32 = self.plain(at).then(|| self.raw(at).parse().ok())??;
            let point = usize::from(self.sign(at + 1) == Some('.') && !self.spaced(at + 2));
            let suffix = at + 1 + point;
            // "38° all'ombra": degrees, "il 2° posto": a rank
            let degrees = number >= 25
                && self.sign(suffix) == Some('°')
                && (!self.is_word(suffix + 1) || self.has(suffix + 1, Class::Function));
            if !self.spaced(suffix) && !degrees && self.has(suffix, Class::OrdinalSuffix) {
                Some((number, suffix + 1))
            } else if self.is_point_ordinal(at, number) {
                Some((number, at + 2))
            } else {
                None
            }
        } else {
            self.ordinal_words(at)
        }
    }

    /// A time told by its rank, from `at` on, whose rank ends at `end`: `third quarter`, `1er mars`.
    fn ranked_time(&self, at: usize, end: usize) -> Option<Step> {
        if self.has(end, Class::Time)
            || self.has(end, Class::Fraction)
            || self.hyphen(end) && self.has(end + 1, Class::Time)
        {
            // "the first quarter of the season": no quarter of it
            let period = self.past_hyphen(end);
            return Some(Step::Skip(Skip::Date, (at, end), period + 1));
        }
        self.has(end, Class::Month)
            .then(|| Step::skip(Skip::Date, at, end + 1))
    }

    /// Whether something behind a rank says what is ranked, so that the rank can be checked: `third consecutive cut`,
    /// `second-largest fire`. What is first, or the last of nothing named, is a way to speak.
    fn is_ranked(&self, end: usize) -> bool {
        let ranked = self.past_hyphen(end);
        let named = !self.locale.capital_nouns && self.is_capitalised(ranked);
        self.is_word(ranked) && !named && !self.has(ranked, Class::Function)
    }

    /// `finished eighth`, `finishing second in the league`: the place that somebody takes.
    fn is_placed(&self, at: usize, end: usize) -> bool {
        let free = !self.is_word(end) || self.has(end, Class::Function);
        self.has_before(at, Class::Placing) && free && !self.hyphen(end)
    }

    /// `third`, `twenty-first`, `vigésimo quinto`: the rank and the token after it.
    pub(super) fn ordinal_words(&self, at: usize) -> Option<(u32, usize)> {
        let longest = self.longest(at, Class::Ordinal.into());
        if self.has(at, Class::Number) {
            let composed = self.ordinal_after_number(at);
            let further = |&(_, end): &(u32, usize)| longest.is_none_or(|(_, other)| end > other);
            if composed.as_ref().is_some_and(further) || longest.is_none() {
                return composed;
            }
        }
        let (Sense::Ordinal(number), end) = longest? else {
            return None;
        };
        match self.longest(self.past_hyphen(end), Class::Ordinal.into()) {
            Some((Sense::Ordinal(units @ 1..=9), after))
                if number >= 10
                    && number % 10 == 0
                    && (self.hyphen(end) || !self.locale.adjectives_first) =>
            {
                Some((number + units, after))
            }
            _ => Some((number, end)),
        }
    }

    /// `der 3. Platz`: digits that a point makes a rank, which ends no sentence.
    fn is_point_ordinal(&self, at: usize, number: u32) -> bool {
        if !self.locale.ordinal_point || self.sign(at + 1) != Some('.') || self.spaced(at + 1) {
            return false;
        }
        let next = at + 2;
        if !self.is_word(next) || !self.spaced(next) || number == 0 || number > 100 {
            return false;
        }
        let led = self.has_before(at, Class::Definite) || self.has_before(at, Class::Function);
        !self.is_capitalised(next) || led
    }
}
