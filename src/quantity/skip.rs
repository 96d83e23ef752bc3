//! Numbers that are no figures: names, times, scores, phone numbers, page furniture.

use super::numeral::numeral;
use super::{Notation, Skip, Words};
use crate::lang::{Class, Classes, Trigger, WEB, look_up};

/// No web address has more words and signs before its first number.
const LONGEST_ADDRESS: usize = 40;

/// No phone number has more parts.
const PHONE: usize = 16;

/// What a number is, the token after its digits, and the token to go on from.
type Skipped = Option<(Skip, usize, usize)>;

impl Words<'_> {
    /// If the number at `at` is no figure, what it is and where it ends.
    pub(crate) fn no_figure(&self, at: usize) -> Skipped {
        let here = |skipped: Option<(Skip, usize)>| skipped.map(|(why, end)| (why, end, end));
        self.citation(at)
            .or_else(|| self.list_number(at))
            .or_else(|| here(self.address(at)))
            .or_else(|| {
                self.clock(at)
                    .map(|(end, next)| (Skip::ClockTime, end, next))
            })
            .or_else(|| here(self.score(at)))
            .or_else(|| here(self.phone(at)))
            .or_else(|| here(self.labelled(at)))
            .or_else(|| here(self.name(at)))
            .or_else(|| here(self.listed(at)))
            .or_else(|| self.furniture(at))
    }

    /// `5 million[1]`: the number of a note.
    fn citation(&self, at: usize) -> Skipped {
        let open =
            at > 1 && self.sign(at - 1) == Some('[') && !self.spaced(at - 1) && !self.spaced(at);
        let note = open && self.sign(at + 1) == Some(']') && self.plain(at);
        note.then_some((Skip::Furniture, at + 1, at + 2))
    }

    /// `1.` or `2)` at the start of a heading or an item.
    fn list_number(&self, at: usize) -> Skipped {
        let short = self.raw(at).len() <= 2
            && matches!(self.sign(at + 1), Some('.' | ')'))
            && !self.spaced(at + 1);
        (at == 0 && short).then_some((Skip::ListNumber, at + 1, at + 2))
    }

    /// `9/11`, `24/7`, `2-1`.
    fn score(&self, at: usize) -> Option<(Skip, usize)> {
        let joined =
            |sign: usize| !self.spaced(sign) && !self.spaced(sign + 1) && self.is_number(sign + 1);
        match self.sign(at + 1) {
            Some(':') if joined(at + 1) => Some((Skip::Score, at + 3)),
            // "ganó por 3 a 1": the higher number first is no range
            None if self.has(at + 1, Class::RangeJoin) && self.plain(at) && self.plain(at + 2) => {
                let goals = |at: usize| self.raw(at).parse::<u32>().ok().filter(|&n| n < 20);
                let bare = self.unit(at + 3).is_none()
                    && !self.has(at + 3, Class::Scale)
                    && !(self.locale.adjectives_first && self.counts(at + 3));
                let from = self.ends(at, Class::From).is_some()
                    || self.has(at + 1, Class::To) && self.locale.adjectives_first;
                (goals(at)? > goals(at + 2)? && bare && !from).then_some((Skip::Score, at + 3))
            }
            Some('/') if joined(at + 1) => {
                // "1/4 mile", "2/3%", "less than 1/3"
                let limit = self.ends(at, Class::HedgeBefore);
                let limited =
                    limit.is_some_and(|from| from + 1 < at || !self.has(from, Class::Temporal));
                let measured =
                    |end| limited || self.unit(end).is_some() || self.has(end, Class::Scale);
                if self.slashed(at).is_some_and(|(_, end)| measured(end)) {
                    return None;
                }
                let mut end = at + 3;
                while self.sign(end) == Some('/') && joined(end) {
                    end += 2;
                }
                Some((Skip::Date, end))
            }
            Some('-' | '–') if joined(at + 1) => {
                let short = |at: usize| self.raw(at).len() <= 2 && self.plain(at);
                let end = at + 3;
                // "6-3 6-4": sets, "555-0142": a phone number.
                let bare =
                    self.unit(end).is_none() && !self.has(self.past_hyphen(end), Class::Scale);
                let counted = || {
                    let (low, high): (u32, u32) = (
                        self.raw(at).parse().unwrap_or(0),
                        self.raw(at + 2).parse().unwrap_or(0),
                    );
                    low < high && self.counts(end)
                };
                let word_glued = self.is_word(end) && !self.spaced(end);
                let three = |at: usize| self.raw(at).len() <= 3 && self.plain(at);
                let falls = || self.raw(at).parse::<u32>().ok() > self.raw(at + 2).parse().ok();
                let high = three(at) && three(at + 2) && falls();
                if (short(at) && short(at + 2) || high) && bare && !word_glued && !counted() {
                    return Some((Skip::Score, end));
                }
                let phone = self.plain(at)
                    && self.plain(at + 2)
                    && self.raw(at + 2).len() == 4
                    && self.raw(at).len() == 3;
                (phone && bare && !self.counts(end)).then_some((Skip::PhoneNumber, end))
            }
            _ => None,
        }
    }

    /// `GPT-4`, `Trainium 2`, `Microsoft 365`, `#5`, `4.5-inch-B`: a number that belongs to a name.
    fn name(&self, at: usize) -> Option<(Skip, usize)> {
        let before = at.checked_sub(1)?;
        let glued = !self.spaced(at);
        let end = at + 1;
        match self.sign(before) {
            Some('#' | '@' | '_' | '=' | '&' | '\\') if glued => return Some((Skip::Url, end)),
            Some('/') if glued => return Some((Skip::Url, end)),
            Some('-' | '–' | '‑') if glued && !self.spaced(before) => {
                let word = before.checked_sub(1).is_some_and(|word| self.is_word(word));
                let word = word
                    && (self.is_capitalised(before - 1)
                        || self.longest_before(before, UNITS).is_none());
                // "a magnitude-6.4 quake"
                if word && !self.plain(at) && !self.has_capital(before - 1) {
                    return None;
                }
                let parts = self.past_parts(end);
                let code = word
                    && (self.raw(at).len() > 3 || parts > end)
                    && self.raw(before - 1).len() <= 3;
                let why = if code {
                    Skip::Identifier
                } else {
                    Skip::ProductName
                };
                return word.then_some((why, parts));
            }
            _ => {}
        }
        if glued && self.is_word(before) && !self.raw(before).ends_with(['\'', '’']) {
            return (!self.is_currency_code(before))
                .then(|| (Skip::Identifier, self.past_parts(end)));
        }
        let plain = self.raw(at).len() <= 4 && self.plain(at);
        if !plain || !self.is_word(before) || !self.has_capital(before) {
            return None;
        }
        // "Vendieron 300 coches": a verb that starts its sentence
        let opens = before == 0 || self.sign(before - 1).is_some();
        let scaled = self.has(self.past_hyphen(end), Class::Scale)
            || (self.is_word(end) && !self.spaced(end));
        (self.year(at).is_none()
            && !scaled
            && self.joined(at) == end
            && self.unit(end).is_none()
            && self.names_what_follows(before)
            && !((self.locale.capital_nouns || opens && !self.locale.adjectives_first)
                && self.counts(end))
            && !self.is_sum(at))
        .then(|| (Skip::ProductName, self.past_parts(end)))
    }

    /// Whether the word at `at` has a capital letter, as `iPhone` has.
    fn has_capital(&self, at: usize) -> bool {
        self.is_capitalised(at) || self.is_word(at) && self.raw(at).contains(char::is_uppercase)
    }

    /// The token after the parts that hyphens join to a name or code (`A350-1000`).
    fn past_parts(&self, mut end: usize) -> usize {
        while self.hyphen(end)
            && (self.is_number(end + 1) || self.is_mixed(end + 1) || self.is_capitalised(end + 1))
        {
            end += 2;
        }
        end
    }

    /// Whether a range or a scale goes on behind the number at `at`, so that it belongs to no name.
    fn is_sum(&self, at: usize) -> bool {
        let dash =
            matches!(self.sign(at + 1), Some('-' | '–')) || self.has(at + 1, Class::RangeJoin);
        dash && self.is_number(at + 2)
            && (self.unit(at + 3).is_some()
                || self.has(at + 3, Class::Scale)
                || self.counts(at + 3))
    }

    /// `1,4-dioxane`, `rooms 12,14 and 16`, `lanes 2,3`, `version 1.100.000`: separators that part no decimals and no
    /// thousands.
    fn listed(&self, at: usize) -> Option<(Skip, usize)> {
        if self.plain(at) {
            return None;
        }
        let notation = numeral(self.raw(at), self.marks)?.notation;
        let label = self.label_before(at).is_some();
        match notation {
            Notation::PointGroups => label.then_some((Skip::Label, at + 1)),
            Notation::CommaDecimals => {
                let sign = at + 1;
                let measured = self.unit(sign).is_some();
                let scaled = |at: usize| self.has(at, Class::Scale);
                if self.hyphen(sign) && self.is_word(sign + 1) {
                    return (!measured && !scaled(sign + 1))
                        .then_some((Skip::Identifier, sign + 2));
                }
                if measured || scaled(sign) || (self.is_word(sign) && !self.spaced(sign)) {
                    return None;
                }
                let many = at.checked_sub(1).is_some_and(|b| {
                    let lower = self.lower(b);
                    self.locale.singular(&lower) != lower.as_str() && self.takes_number(b)
                });
                match self.next_of_list(at) {
                    Some(next) if many => Some((Skip::Label, next + 1)),
                    next => {
                        let name = at.checked_sub(1).is_some_and(|b| {
                            self.names_what_follows(b) && !self.locale.capital_nouns
                        });
                        (many || label || name || next.is_some())
                            .then_some((Skip::Identifier, at + 1))
                    }
                }
            }
            _ => None,
        }
    }

    /// The number that goes on with the rising numbers printed at `at` (`12,14 and 16`).
    fn next_of_list(&self, at: usize) -> Option<usize> {
        let comma = usize::from(self.sign(at + 1) == Some(','));
        let join = usize::from(self.has(at + 1 + comma, Class::ListJoin));
        let next = at + 1 + comma + join;
        let (first, second) = self.raw(at).split_once(self.marks.other())?;
        let [first, second, third] =
            [first, second, self.raw(next)].map(|digits| digits.parse::<u32>().ok());
        (comma + join > 0 && self.is_number(next) && first? < second? && second? < third?)
            .then_some(next)
    }

    /// The first token of a label before `at`, its point or colon included.
    pub(super) fn label_before(&self, at: usize) -> Option<usize> {
        let mut before = at;
        if before > 0 && matches!(self.sign(before - 1), Some('.' | ':' | '#')) {
            before -= 1; // "No. 3.200.100"
        }
        self.ends(before, Class::Label)
    }

    /// `No 5`, `version 2.1`, `page 12`, `day 3`: a number that tells a thing from others.
    fn labelled(&self, at: usize) -> Option<(Skip, usize)> {
        let mut end = at + 1;
        let grouped = self.raw(at).contains(self.marks.group) && self.marks.group != '.';
        if self.label_before(at).is_some() && !grouped {
            while (self.hyphen(end) || self.is_number(end)) && end < at + PHONE {
                end += 1;
            }
            let digits =
                |from: usize, to: usize| (from..to).map(|t| self.raw(t).len()).sum::<usize>();
            let why = match (end - at, digits(at, end)) {
                (2.., 7..) if !self.hyphen(at + 1) || digits(at, end) > 8 => Skip::PhoneNumber,
                (_, 8..) if self.plain(at) => Skip::Identifier,
                _ => Skip::Label,
            };
            let free = self.unit(end).is_none() && !self.has(end, Class::Scale);
            return free.then_some((why, end));
        }
        let numbered = self.ends(at, Class::Numbered)?;
        let free = self.unit(end).is_none()
            && !self.has(self.past_hyphen(end), Class::Scale)
            && !(self.is_word(end) && !self.spaced(end) && self.raw(end).len() > 1)
            && self.year(at).is_none()
            && self.phrase(end, Class::HedgeAfter).is_none()
            && !(self.locale.adjectives_first && self.counts(end));
        // "two points 3 minutes before"
        let counted =
            numbered > 0 && (self.is_number(numbered - 1) || self.has(numbered - 1, Class::Number));
        let small = self.raw(at).len() <= 6;
        (free && small && !counted).then_some((Skip::Label, end))
    }

    /// Whether the word at `at` names things told apart by their number, one of them or several.
    pub(crate) fn takes_number(&self, at: usize) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let known = |at| self.has(at, Class::Numbered) || self.has(at, Class::Label);
        known(at) || {
            let lower = self.lower(at);
            let one = self.lexicon.word(&self.locale.singular(&lower));
            self.lexicon.classes(one).has(Class::Numbered)
        }
    }

    /// Whether the word at `at` is a name that a number can belong to.
    pub(super) fn names_what_follows(&self, at: usize) -> bool {
        const NONE: Classes = Classes::of(&[
            Class::Function,
            Class::NotName,
            Class::Month,
            Class::HedgeBefore,
            Class::UpBefore,
            Class::DownBefore,
            Class::Number,
            Class::To,
            Class::From,
        ]);
        if !self.has_capital(at) || self.classes(at).meets(NONE) {
            return false;
        }
        let verb = |t: &(u16, Trigger)| t.1 == Trigger::Verb;
        !self.is_currency_code(at)
            && self.ends(at + 1, Class::HedgeBefore).is_none()
            && !look_up(self.locale.triggers, &self.lower(at)).is_some_and(verb)
    }

    /// `4 min read`.
    fn furniture(&self, at: usize) -> Skipped {
        Some((
            Skip::Furniture,
            at + 1,
            self.phrase(at + 1, Class::Furniture)?,
        ))
    }

    /// Two bare numbers in a row: a phone number, an id. Behind [`PHONE`] numbers no unit is looked for any more.
    fn phone(&self, at: usize) -> Option<(Skip, usize)> {
        // "1-800-555-0142"
        let mut last = at;
        while self.hyphen(last + 1) && self.plain(last + 2) && last < at + PHONE {
            last += 2;
        }
        if last >= at + 4 {
            return Some((Skip::PhoneNumber, last + 1));
        }
        let mut end = self.joined(at);
        let start = end;
        while end < at + PHONE && self.plain(end) && self.spaced(end) {
            end += 1;
        }
        let behind = self.unit(end).is_some()
            || self.has(end, Class::Scale)
            || end > start && self.slashed(end - 1).is_some();
        if end > start && !behind {
            let long =
                self.raw(start).len() >= 3 || self.raw(at).starts_with('0') || end > start + 2;
            let why = if long {
                Skip::PhoneNumber
            } else {
                Skip::Identifier
            };
            return Some((why, end));
        }
        (self.raw(at).len() > 1 && self.plain(at) && self.raw(at).starts_with('0'))
            .then_some((Skip::Identifier, at + 1))
    }

    /// `12 Main Street`, `calle Mayor 12`, `Hauptstraße 5`, `12, rue des Lilas`.
    fn address(&self, at: usize) -> Option<(Skip, usize)> {
        if !self.plain(at) || self.raw(at).len() > 5 {
            return None;
        }
        let found = Some((Skip::Address, at + 1));
        if self.locale.capital_nouns {
            let street = at > 0 && self.is_capitalised(at - 1) && self.is_street(at - 1);
            return found.filter(|_| street && self.unit(at + 1).is_none() && !self.counts(at + 1));
        }
        if self.locale.adjectives_first {
            let street = (at + 2..=at + 4)
                .take_while(|&word| self.is_capitalised(word - 1))
                .any(|word| self.has(word, Class::Address) && self.is_capitalised(word));
            return found.filter(|_| street);
        }
        let comma = at + 1 + usize::from(self.sign(at + 1) == Some(','));
        let behind = self.has(comma, Class::Address) && self.unit(comma).is_none();
        let before = self.street_before(at) && self.unit(at + 1).is_none() && !self.counts(at + 1);
        found.filter(|_| behind || before)
    }

    /// Whether a street name of a few words ends before `at`.
    fn street_before(&self, at: usize) -> bool {
        let mut word = at;
        let name = |at: usize| {
            self.is_capitalised(at)
                || self.sign(at) == Some(',')
                || self.has(at, Class::Of)
                || self.has(at, Class::Article)
        };
        while word > 0 && at - word < 6 {
            word -= 1;
            if self.has(word, Class::Address) {
                return true;
            }
            if !name(word) {
                return false;
            }
        }
        false
    }

    /// Whether the word at `at` ends in a word for streets.
    fn is_street(&self, at: usize) -> bool {
        let raw = self.raw(at);
        (2..raw.len().min(12)).any(|len| {
            let tail = raw.len().checked_sub(len).and_then(|from| raw.get(from..));
            tail.is_some_and(|tail| {
                self.lexicon
                    .classes(self.lexicon.word(tail))
                    .has(Class::Address)
            })
        })
    }

    /// A word with digits in it: a name, a code, or a period such as `Q3` and `FY25`; and the token after it.
    pub(super) fn name_with_digits(&self, at: usize) -> (Skip, usize) {
        let raw = self.raw(at);
        let digits = raw.bytes().filter(u8::is_ascii_digit).count();
        let (head, rest) = raw.split_at(raw.find(|c: char| c.is_ascii_digit()).unwrap_or(0));
        let number = matches!(rest.len(), 1 | 2 | 4) && digits == rest.len();
        let head = self.lexicon.classes(self.lexicon.word(head));
        let period = number && head.has(Class::Period);
        let why = match digits {
            _ if period => Skip::Date,
            5.. => Skip::Identifier,
            _ => Skip::ProductName,
        };
        (why, self.past_parts(at + 1))
    }

    /// The end of a web address or handle that token `at` lies in, if it does.
    pub(super) fn url(&self, at: usize) -> Option<(usize, usize)> {
        if self.spaced(at) && !(self.is_word(at) && WEB.contains(&self.raw(at))) {
            return None;
        }
        let mut from = at;
        while from > 0 && at - from < LONGEST_ADDRESS && !self.spaced(from) {
            from -= 1;
        }
        let web = WEB.contains(&self.raw(from))
            || (from..at).any(|t| self.sign(t) == Some('@') && !self.spaced(t + 1))
            || (from..at)
                .any(|t| self.sign(t) == Some('/') && self.sign(t.saturating_sub(2)) == Some('.'));
        if !web {
            return None;
        }
        let mut end = at + 1;
        while end < self.tokens.len() && !self.spaced(end) {
            end += 1;
        }
        Some((at, end))
    }
}

/// What a hyphen may join to a number without making it a name.
const UNITS: Classes = Classes::of(&[Class::ListJoin, Class::To, Class::Between]);
