//! Numbers that are no figures: names, times, scores, phone numbers, page furniture.

use super::numeral::numeral;
use super::{Notation, Words};
use crate::lang::{Trigger, has, look_up};

/// No phone number has more parts.
const PHONE: usize = 16;

impl Words<'_> {
    /// If the number at `at` is no figure, the token to go on from.
    pub(crate) fn no_figure(&self, at: usize) -> Option<usize> {
        self.list_number(at)
            .or_else(|| self.clock_or_score(at))
            .or_else(|| self.name(at))
            .or_else(|| self.listed(at))
            .or_else(|| self.furniture(at))
            .or_else(|| self.phone(at))
    }

    /// `1.` or `2)` at the start of a heading or an item.
    fn list_number(&self, at: usize) -> Option<usize> {
        let short = self.raw(at).len() <= 2
            && matches!(self.sign(at + 1), Some('.' | ')'))
            && !self.spaced(at + 1);
        (at == 0 && short).then_some(at + 2)
    }

    /// `4:52`, `9/11`, `24/7`, `2-1`.
    fn clock_or_score(&self, at: usize) -> Option<usize> {
        let joined =
            |sign: usize| !self.spaced(sign) && !self.spaced(sign + 1) && self.is_number(sign + 1);
        match self.sign(at + 1) {
            Some(':' | '/') if joined(at + 1) => Some(at + 3),
            Some('-' | '–') if joined(at + 1) => {
                let short = |at: usize| {
                    self.raw(at).len() <= 2 && self.raw(at).bytes().all(|b| b.is_ascii_digit())
                };
                let bare = self.unit(at + 3).is_none() && self.currency_behind(at + 3).is_none();
                let bare = bare
                    && self.find(at + 3, self.locale.scales).is_none()
                    && self.counted(at + 3).is_none();
                (short(at)
                    && short(at + 2)
                    && bare
                    && (self.spaced(at + 3) || !self.is_word(at + 3)))
                .then_some(at + 3)
            }
            _ => None,
        }
    }

    /// `GPT-4`, `Trainium 2`, `Microsoft 365`, `#5`, `4.5-inch-B`: a number that belongs to a name.
    fn name(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let glued = !self.spaced(at);
        match self.sign(before) {
            Some('#' | '@' | '/' | '_' | '=' | '&') if glued => return Some(at + 1),
            Some('-' | '–') if glued && !self.spaced(before) => {
                let word = before.checked_sub(1).is_some_and(|word| self.is_word(word));
                let unit_or_scale = word && self.find(before - 1, self.locale.scales).is_some();
                return (word && !unit_or_scale).then_some(at + 1);
            }
            _ => {}
        }
        let plain = self.raw(at).len() <= 4 && self.raw(at).bytes().all(|b| b.is_ascii_digit());
        let year = self.year(at).is_some();
        let scaled = self.find(at + 1, self.locale.scales).is_some()
            || (self.is_word(at + 1) && !self.spaced(at + 1));
        (plain
            && !year
            && !scaled
            && self.unit(at + 1).is_none()
            && self.names_what_follows(before))
        .then_some(at + 1)
    }

    /// `1,4-dioxane`, `rooms 12,14 and 16`, `lanes 2,3`, `version 1.100.000`: separators that part no decimals and no
    /// thousands.
    fn listed(&self, at: usize) -> Option<usize> {
        let notation = numeral(self.raw(at), self.locale)?.notation;
        let mut before = at.checked_sub(1);
        if let Some(sign) = before.filter(|&b| matches!(self.sign(b), Some('.' | ':' | '#'))) {
            before = sign.checked_sub(1); // "No. 3.200.100"
        }
        let label = before.is_some_and(|b| self.is_in(b, self.locale.labels));
        match notation {
            Notation::PointGroups => label.then_some(at + 1),
            Notation::CommaDecimals => {
                let sign = at + 1;
                let measured = self.unit(sign).is_some() || self.currency_behind(sign).is_some();
                let hyphen = self.sign(sign) == Some('-')
                    && !self.spaced(sign)
                    && !self.spaced(sign + 1)
                    && self.is_word(sign + 1);
                let scaled = |at: usize| self.find(at, self.locale.scales).is_some();
                if hyphen {
                    return (!measured && !scaled(sign + 1)).then_some(sign + 2);
                }
                if measured || scaled(sign) || (self.is_word(sign) && !self.spaced(sign)) {
                    return None;
                }
                let many = at.checked_sub(1).is_some_and(|b| {
                    let lower = self.lower(b);
                    self.locale.singular(&lower) != lower && self.takes_number(b)
                });
                let next = self.next_of_list(at);
                match next {
                    Some(next) if many => Some(next + 1),
                    _ => {
                        let name = at
                            .checked_sub(1)
                            .is_some_and(|b| self.names_what_follows(b));
                        (many || label || name || next.is_some()).then_some(at + 1)
                    }
                }
            }
            _ => None,
        }
    }

    /// The number that goes on with the rising numbers printed at `at` (`12,14 and 16`).
    fn next_of_list(&self, at: usize) -> Option<usize> {
        let comma = usize::from(self.sign(at + 1) == Some(','));
        let join = usize::from(self.is_in(at + 1 + comma, self.locale.listing));
        let next = at + 1 + comma + join;
        let (first, second) = self.raw(at).split_once(self.locale.group)?;
        let [first, second, third] =
            [first, second, self.raw(next)].map(|digits| digits.parse::<u32>().ok());
        (comma + join > 0 && self.is_number(next) && first? < second? && second? < third?)
            .then_some(next)
    }

    /// Whether the word at `at` names things told apart by their number, one of them or several.
    pub(crate) fn takes_number(&self, at: usize) -> bool {
        let lower = self.lower(at);
        has(self.locale.numbered, &self.locale.singular(&lower)) || has(self.locale.labels, &lower)
    }

    /// Whether the word at `at` is a name that a number can belong to.
    pub(super) fn names_what_follows(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let verb = |t: &(u16, Trigger)| t.1 == Trigger::Verb;
        self.is_capitalised(at)
            && !self.is_in(at, self.locale.function_words)
            && !self.is_in(at, self.locale.not_names)
            && look_up(self.locale.months, &lower).is_none()
            && self.currency_code(at).is_none()
            && self
                .phrase_before(at + 1, self.locale.hedges_before)
                .is_none()
            && !look_up(self.locale.triggers, &lower).is_some_and(verb)
    }

    /// `4 min read`.
    fn furniture(&self, at: usize) -> Option<usize> {
        self.any_at(at + 1, self.locale.furniture)
    }

    /// Two bare numbers in a row: a phone number, an id. Behind [`PHONE`] numbers no unit is looked for any more.
    fn phone(&self, at: usize) -> Option<usize> {
        let bare =
            |at: usize| self.is_number(at) && self.raw(at).bytes().all(|b| b.is_ascii_digit());
        let mut end = at;
        while end < at + PHONE && bare(end) && (end == at || self.spaced(end)) {
            end += 1;
        }
        let behind = self.unit(end).is_some() || self.find(end, self.locale.scales).is_some();
        (end > at + 1 && !behind).then_some(end)
    }

    /// The calendar year at `at`: four plain digits of the last or next few centuries.
    pub(crate) fn year(&self, at: usize) -> Option<u32> {
        let raw = self.raw(at);
        let plain = self.is_number(at) && raw.len() == 4 && raw.bytes().all(|b| b.is_ascii_digit());
        raw.parse()
            .ok()
            .filter(|year| plain && (1500..=2199).contains(year))
    }
}
