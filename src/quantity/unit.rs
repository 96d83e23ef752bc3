//! What stands behind a number: percent, a currency, a unit, a time, or the things counted.

use super::{Noun, Unit, Words};
use crate::lang::{has, look_up};
use rust_decimal::Decimal;

/// A unit, how many base units one is, and the token after it.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub(crate) unit: Unit,
    pub(crate) factor: Decimal,
    pub(crate) end: usize,
}

impl Words<'_> {
    /// The unit that starts at `at`, a hyphen before it allowed (`seven-year`, `42.6-km`).
    pub(crate) fn unit(&self, at: usize) -> Option<Measured> {
        let hyphen = self.sign(at) == Some('-') && !self.spaced(at) && !self.spaced(at + 1);
        let at = if hyphen { at + 1 } else { at };
        let one = |unit, end| {
            Some(Measured {
                unit,
                factor: Decimal::ONE,
                end,
            })
        };
        // Points before percent: "percentage points" starts like a percentage.
        if let Some(end) = self.any_at(at, self.locale.points) {
            let basis = self.any_at(at, self.locale.basis_points) == Some(end);
            let factor = if basis {
                Decimal::new(1, 2)
            } else {
                Decimal::ONE
            };
            return Some(Measured {
                unit: Unit::Points,
                factor,
                end,
            });
        }
        if let Some(end) = self.any_at(at, self.locale.percent) {
            return one(Unit::Percent, end);
        }
        if let Some((unit, end)) = self.phrase_at(at, self.locale.units) {
            return Some(Measured {
                unit: Unit::Symbol(unit.symbol),
                factor: unit.factor.parse().ok()?,
                end,
            });
        }
        if let Some((time, end)) = self.phrase_at(at, self.locale.times) {
            return one(Unit::Time(time), end);
        }
        self.degrees(at)
    }

    /// `°C`, which is two tokens.
    fn degrees(&self, at: usize) -> Option<Measured> {
        let letter = self.lower(at + 1);
        let unit = look_up(self.locale.units, &format!("°{letter}"))
            .filter(|_| self.sign(at) == Some('°'))?;
        Some(Measured {
            unit: Unit::Symbol(unit.symbol),
            factor: Decimal::ONE,
            end: at + 2,
        })
    }

    /// The currency named behind an amount: `dollars`, `US dollars`, `EUR`.
    pub(crate) fn currency_behind(&self, at: usize) -> Option<(&'static str, usize)> {
        let hyphen = self.sign(at) == Some('-') && !self.spaced(at) && !self.spaced(at + 1);
        let mut at = if hyphen { at + 1 } else { at };
        while self.is_in(at, self.locale.currency_adjectives) && at < self.tokens.len() {
            at += if self.sign(at + 1) == Some('.') { 2 } else { 1 };
        }
        if let Some(named) = self.phrase_at(at, self.locale.currency_words) {
            return Some(named);
        }
        self.currency_code(at).map(|code| (code, at + 1))
    }

    /// The ISO code at `at`, as printed in capitals.
    pub(crate) fn currency_code(&self, at: usize) -> Option<&'static str> {
        let found = self
            .is_word(at)
            .then(|| self.locale.currency_codes.binary_search(&self.raw(at)).ok())
            .flatten()?;
        let code = self.locale.currency_codes[found];
        Some(
            look_up(self.locale.currency_words, &code.to_lowercase())
                .copied()
                .unwrap_or(code),
        )
    }

    /// The noun phrase that starts at `at`: adjectives and names up to the first plural.
    pub(crate) fn counted(&self, at: usize) -> Option<(Noun, usize)> {
        let mut words = at;
        while words < at + 5
            && self.is_word(words)
            && self.spaced(words)
            && !self.is_in(words, self.locale.function_words)
        {
            // A possessive is no plural, and "2,400 jobs" ends at its plural.
            let possessed = self.any_at(words + 1, self.locale.possessive).is_some();
            if let Some(head) = self.plural(words).filter(|_| !possessed) {
                let span = Some(self.span(at, words + 1));
                return Some((Noun { head, span }, words + 1));
            }
            words += 1;
        }
        None
    }

    /// The singular of the word at `at`, if it can stand behind a number: a plural, or a thing that is counted.
    fn plural(&self, at: usize) -> Option<String> {
        let lower = self.lower(at);
        let acronym = self
            .raw(at)
            .strip_suffix('s')
            .filter(|stem| stem.len() > 1 && !stem.contains(char::is_lowercase));
        if let Some(acronym) = acronym {
            return Some(acronym.to_lowercase());
        }
        let singular = self.locale.singular(&lower);
        let counted = singular != lower
            || look_up(self.locale.plurals, &lower).is_some()
            || has(self.locale.whole, &lower);
        counted.then_some(singular)
    }
}
