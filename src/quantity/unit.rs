//! What stands behind a number: percent, a currency, a unit, a time, or the things counted.

use super::{Currency, CurrencyMark, Noun, Unit, Words};
use crate::lang::{Class, Classes, NamedUnit, Sense};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A unit, how many base units one is, and the token after it.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub(crate) unit: Unit,
    pub(crate) factor: Decimal,
    pub(crate) end: usize,
}

/// What stands behind a number and says what it is a number of.
pub(super) const BEHIND: Classes = Classes::of(&[
    Class::Points,
    Class::BasisPoints,
    Class::Percent,
    Class::PerMille,
    Class::CurrencyWord,
    Class::Minor,
    Class::Currency,
    Class::Pound,
    Class::Unit,
    Class::Time,
]);

/// How far before its pounds a word may stand that says that something weighs them.
const WEIGHED: usize = 12;

/// How far behind pounds what they are in kilos may stand.
const GLOSS: usize = 4;

/// How many more words a noun phrase may have before its noun.
const REACH: usize = 5;

impl Words<'_> {
    /// The unit or currency that starts at `at`, a hyphen before it allowed (`seven-year`, `42.6-km`).
    pub(crate) fn unit(&self, at: usize) -> Option<Measured> {
        let hyphen = self.hyphen(at);
        let word = at + usize::from(hyphen);
        let (senses, end) = self.longest_senses(word, BEHIND)?;
        let end = self.past_point(end);
        let find = |class: Class| senses.iter().copied().find(|s| s.class() == class);
        let one = |unit| {
            Some(Measured {
                unit,
                factor: Decimal::ONE,
                end,
            })
        };
        if find(Class::BasisPoints).is_some() {
            return Some(Measured {
                factor: Decimal::new(1, 2),
                ..one(Unit::Points)?
            });
        }
        if find(Class::Points).is_some() {
            // "1.200 punti vendita": a noun that starts like a point.
            return if self.compound_noun(word).is_some() {
                None
            } else {
                one(Unit::Points)
            };
        }
        if find(Class::Percent).is_some() {
            return one(Unit::Percent);
        }
        if find(Class::PerMille).is_some() {
            return one(Unit::Symbol("‰"));
        }
        if find(Class::Pound).is_some() && self.weighs(word, end) {
            return one(Unit::Symbol("lb"));
        }
        let unit = self.named_unit(senses, word, end);
        let weight = unit.is_some() && (hyphen || self.has(end, Class::Of));
        if !weight && let Some(measured) = self.money(senses, word, end) {
            return Some(measured);
        }
        if let Some(unit) = unit {
            let (mantissa, places) = unit.factor;
            return Some(Measured {
                factor: Decimal::from_i128_with_scale(mantissa, places),
                ..one(Unit::Symbol(unit.symbol))?
            });
        }
        // "the 2006 second-round pick"
        if self.has(word, Class::Ordinal) && self.hyphen(end) {
            return None;
        }
        match find(Class::Time)? {
            Sense::Time(name) => one(Unit::Time(name)),
            _ => None,
        }
    }

    /// Whether the pounds from `at` to `end` are a weight: something weighs in front of them, or kilos stand beside them.
    fn weighs(&self, at: usize, end: usize) -> bool {
        const MONEY: Classes = Classes::of(&[
            Class::Pound,
            Class::Currency,
            Class::CurrencyWord,
            Class::Pay,
        ]);
        let goes_on = |&t: &usize| {
            !self.classes(t).meets(MONEY) && !matches!(self.sign(t), Some(';' | '.' | '!' | '?'))
        };
        let mut before = (at.saturating_sub(WEIGHED)..at).rev().take_while(goes_on);
        if before.any(|t| self.has(t, Class::Weigh)) {
            return true;
        }
        // "200 pounds heavier", "220 pounds (100 kilograms)", "220 pounds, or 100 kilos"
        let apart = self.sign(end) == Some('(')
            || self.sign(end) == Some(',') && self.has(end + 1, Class::ListJoin)
            || self.has(end, Class::ListJoin);
        let mass = |t: usize| {
            let senses = self.longest_senses(t, Class::Unit.into());
            senses.is_some_and(|(senses, _)| {
                let mass = |sense: &Sense| matches!(sense, Sense::Unit(unit) if matches!(unit.symbol, "kg" | "t"));
                senses.iter().any(mass)
            })
        };
        let mut behind = (end..end + GLOSS).take_while(goes_on);
        self.has(end, Class::Weigh) || apart && behind.any(|t| self.is_number(t) && mass(t + 1))
    }

    /// The unit that `senses` name for the words from `at` to `end`: as printed before whatever the case.
    fn named_unit(&self, senses: &[Sense], at: usize, end: usize) -> Option<&'static NamedUnit> {
        let mut folded = None;
        for sense in senses {
            let Sense::Unit(unit) = sense else { continue };
            let degrees = matches!(self.raw(at), "C" | "F") && !self.is_capitalised(end);
            if unit.glued && self.spaced(at) && !degrees {
                continue;
            }
            match unit.exact {
                // "14.7C/share": cents
                Some("C") if self.sign(end) == Some('/') => return None,
                Some(printed) if self.text[self.span(at, end).range()] == *printed => {
                    return Some(unit);
                }
                Some(_) => {}
                None => folded = Some(*unit),
            }
        }
        // "5 T-shirts", "3 B-52s": a letter that starts a word is no sign.
        let letter = self.raw(at).len() == 1 && self.hyphen(end) && self.spaced(at);
        // "magnitudo 4,4 ha colpito": a verb, where nothing is measured of
        let verb = self.has(at, Class::Function) && self.is_word(end) && !self.has(end, Class::Of);
        folded.filter(|_| !letter && !verb)
    }

    /// The currency that `senses` name for the words from `at` to `end`.
    fn money(&self, senses: &[Sense], at: usize, end: usize) -> Option<Measured> {
        let named = senses.iter().find_map(|sense| match *sense {
            Sense::CurrencyWord(code) => Some((code, Decimal::ONE)),
            Sense::Minor(code) => Some((code, Decimal::new(1, 2))),
            _ => None,
        });
        let (code, factor) = match named {
            Some(named) => named,
            None => {
                let (currency, end) = self.currency(at)?;
                // "3B/2B": no balboas
                if (at..end).any(|t| self.sign(t) == Some('/')) {
                    return None;
                }
                // "12 TOP managers", "the 3 ALL-PARTY groups": a word in capitals.
                let word = self.is_word(end)
                    && self.raw(end).chars().next().is_some_and(char::is_uppercase);
                if self.has(at, Class::CarefulCode) && (word || self.hyphen(end)) {
                    return None;
                }
                // "€ 5": the sign of the next amount.
                if self.spaced(at) && self.is_number(end) && self.sign(at).is_some() {
                    return None;
                }
                return Some(Measured {
                    unit: Unit::Money(currency),
                    factor: Decimal::ONE,
                    end,
                });
            }
        };
        let mark = self.currency_mark(at, end);
        Some(Measured {
            unit: Unit::Money(Currency { code, mark }),
            factor,
            end,
        })
    }

    /// The token after the noun of several words at `at` that the tables have (`punti vendita`).
    fn compound_noun(&self, at: usize) -> Option<usize> {
        self.phrase(at, Class::Plural).filter(|&end| end > at + 1)
    }

    /// The sign or code of a currency at `at`, and the token after it; codes only as printed, in capitals.
    pub(crate) fn currency(&self, at: usize) -> Option<(Currency, usize)> {
        let (sense, end) = self.longest(at, Class::Currency.into())?;
        let Sense::Currency(code) = sense else {
            return None;
        };
        let raw = self.raw(at);
        // "a $5m deal" is no "A$5m".
        if end == at + 2 && self.is_word(at) {
            let letter = raw.chars().count() == 1;
            let loose = (at + 1..end).any(|t| self.spaced(t));
            if letter && (loose || !self.is_capitalised(at)) {
                return None;
            }
        }
        let is_code = end == at + 1 && raw.eq_ignore_ascii_case(code);
        if is_code && raw != code {
            return None;
        }
        let mark = self.currency_mark(at, end);
        Some((Currency { code, mark }, end))
    }

    /// How sure the sign or name from `at` to `end` is of its currency.
    fn currency_mark(&self, at: usize, end: usize) -> CurrencyMark {
        if end == at + 1 && self.has(at, Class::SharedCurrency) {
            CurrencyMark::Shared
        } else {
            CurrencyMark::Certain
        }
    }

    /// Whether the word at `at` is the code of a currency.
    pub(crate) fn is_currency_code(&self, at: usize) -> bool {
        self.is_word(at) && self.currency(at).is_some()
    }

    /// `$`, `US$`, `EUR `, `Rs. ` before a number: the currency and the token of the number.
    pub(super) fn currency_before(&self, at: usize) -> Option<(Currency, usize)> {
        if !self.lexicon.reach(self.word(at)).has(Class::Currency) {
            return None;
        }
        let (currency, mut end) = self.currency(at)?;
        if self.sign(end) == Some('.') && !self.spaced(end) && self.is_word(end - 1) {
            end += 1;
        }
        let number = self.is_number(end) || self.leading_point(end);
        // "COP28", "ALL 5 solutions": words and names in capitals
        let careful = self.has(at, Class::CarefulCode)
            && (!self.spaced(end) && self.raw(end).len() <= 2 || self.counts(end + 1));
        // "in dollari 4 anni fa": a name takes no number that measures something else.
        let named = || self.has(at, Class::CurrencyWord) && self.unit(end + 1).is_some();
        (number && !careful && !named()).then_some((currency, end))
    }

    /// The noun phrase that starts at `at`, up to its noun.
    pub(crate) fn counted(&self, at: usize) -> Option<(Noun, usize)> {
        let head = self.noun_at(at)?;
        let possessed = self.locale.adjectives_first && self.possessed(head);
        if possessed {
            return None;
        }
        let end = self.compound_noun(head).unwrap_or(head + 1);
        let noun = Noun {
            head: self.noun_head(head),
            span: Some(self.span(at, end)),
        };
        Some((noun, end))
    }

    /// Whether a noun that is counted starts at `at`.
    pub(super) fn counts(&self, at: usize) -> bool {
        self.noun_at(at).is_some()
    }

    /// The noun of the phrase that starts at `at`.
    fn noun_at(&self, at: usize) -> Option<usize> {
        let stops = Classes::of(&[Class::Function, Class::Number, Class::Scale]);
        let stop = |at: usize| !self.is_word(at) || self.classes(at).meets(stops);
        if !self.locale.adjectives_first {
            let mut noun = at;
            while self.has(noun, Class::BeforeNoun) && self.spaced(noun) && noun < at + 3 {
                noun += 1;
            }
            let parted = self.spaced(noun) || self.elided(noun);
            let plain = !stop(noun) && parted && self.raw(noun).chars().count() > 2;
            let named = self.has(noun, Class::Month);
            return (plain && !named && self.no_verb(noun)).then_some(noun);
        }
        let mut word = at;
        while word < at + REACH && !stop(word) && (self.spaced(word) || word > at) {
            if self.locale.capital_nouns {
                if self.is_capitalised(word) {
                    return Some(word);
                }
            } else if self.is_plural(word) && !self.possessed(word) {
                return Some(word);
            }
            word += 1;
        }
        None
    }

    /// Whether the word at `at` can be a noun as far as its capital letters tell: names are not counted.
    fn no_verb(&self, at: usize) -> bool {
        !self.is_capitalised(at)
            || self.has(at, Class::Plural)
            || self.raw(at).chars().skip(1).all(char::is_uppercase)
    }

    /// Whether the word at `at` owns what follows.
    fn possessed(&self, at: usize) -> bool {
        matches!(self.raw(at + 1), "'s" | "’s") && !self.spaced(at + 1)
    }

    fn noun_head(&self, at: usize) -> String {
        if let Some(stem) = self.acronym(at) {
            return stem.to_lowercase();
        }
        match self.longest(at, Class::Plural.into()) {
            Some((Sense::Plural(one), _)) => one.to_owned(),
            _ => {
                let mut noun = self.lower(at);
                let stem = match self.locale.singular(&noun) {
                    Cow::Borrowed(stem) if noun.starts_with(stem) => stem.len(),
                    one => return one.into_owned(),
                };
                noun.truncate(stem);
                noun
            }
        }
    }

    /// `GPUs`: the letters before the plural.
    fn acronym(&self, at: usize) -> Option<&str> {
        self.raw(at)
            .strip_suffix('s')
            .filter(|stem| stem.len() > 1 && !stem.contains(char::is_lowercase))
    }

    /// Whether the word at `at` can stand behind a number: a plural, or a thing that is counted.
    fn is_plural(&self, at: usize) -> bool {
        if self.acronym(at).is_some() {
            return true;
        }
        if self.has(at, Class::Plural) || self.has(at, Class::Whole) {
            return true;
        }
        let raw = self.raw(at);
        if raw.bytes().any(|b| b.is_ascii_uppercase()) {
            self.locale.has_plural_ending(&raw.to_lowercase())
        } else {
            self.locale.has_plural_ending(raw)
        }
    }
}
