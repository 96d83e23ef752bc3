//! Rises and falls: the words that make a figure the size of a change.

use super::{Direction, Mention, Quantity, Unit, Words};
use crate::lang::{Class, Classes, Kind, Sense, dimension};

/// How many tokens before a figure are searched for a rise or a fall where a word such as "by" says that a change follows.
const FAR: usize = 8;

/// How many tokens before a level are searched for what leads to it.
const CLAUSE: usize = 8;

const BEFORE: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore]);
const AFTER: Classes = Classes::of(&[Class::UpAfter, Class::DownAfter]);
const LEVEL: Classes = Classes::of(&[Class::To, Class::Between, Class::From]);
const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore, Class::Move]);
/// Words between a rise and its figure that say nothing of their own.
const LIGHT: Classes = Classes::of(&[Class::Article, Class::One, Class::Filler, Class::Of]);

const fn turn(sense: Sense) -> Direction {
    match sense.class() {
        Class::UpBefore | Class::UpAfter => Direction::Up,
        _ => Direction::Down,
    }
}

impl Words<'_> {
    /// Which way the change goes whose size stands from `first`, hedge included, to `end`.
    pub(super) fn direction(
        &self,
        first: usize,
        end: usize,
        of: (Kind, &Unit),
    ) -> Option<Direction> {
        // "voted for the cut by five to three": no cut by five
        if of.0 == Kind::Count && self.is_tally(first, end) {
            return None;
        }
        // Places lie off and rain falls without any change; multiples are more anyway.
        let sized = match of {
            (Kind::Money | Kind::Percent | Kind::Points | Kind::Count, _) => true,
            (Kind::Measured, Unit::Symbol(symbol)) => dimension(symbol) != "length",
            _ => false,
        };
        let by = self.has_before(first, Class::ChangeWord) && !self.has_before(first, Class::Of);
        let share = of.0 == Kind::Ratio && self.has_before(first, Class::Of);
        if self.ends(first, Class::From).is_some() && self.leads_on(end, of.1) {
            return None;
        }
        // "fixando-se em 6,1%"
        if self
            .ends(first, Class::To)
            .is_some_and(|to| to + 1 < first || !by)
        {
            return None;
        }
        if sized
            && let Some((sense, after)) = self.longest(self.past_hyphen(end), AFTER)
            && !self.starts_number(after)
            && !(of.0 == Kind::Count && self.has(end, Class::Elliptic))
            && !(of.0 == Kind::Money && self.has(after, Class::Definite))
        {
            return Some(turn(sense));
        }
        // "+0,3%": a minus stands in the value.
        let signed = matches!(of.0, Kind::Percent | Kind::Points);
        if signed && first > 0 && self.sign(first - 1) == Some('+') {
            return Some(Direction::Up);
        }
        if !sized && !by && !share || first == 0 {
            return None;
        }
        let near = self.near(first);
        near.or_else(|| if by { self.far(first) } else { None })
    }

    /// `cresceram 3%, 5% e 8%`: the direction of the figure before in a list.
    pub(super) fn direction_of_list(
        &self,
        last: Option<&Mention>,
        next: &Quantity,
    ) -> Option<Direction> {
        let Some(Mention::Figure(last)) = last else {
            return None;
        };
        if !matches!(next.kind, Kind::Percent | Kind::Points | Kind::Money) {
            return None;
        }
        let (from, to) = (
            self.token_at(last.span.end()),
            self.token_at(next.span.start()),
        );
        let joins = from < to
            && (from..to).all(|at| {
                self.sign(at) == Some(',')
                    || self.has(at, Class::ListJoin)
                    || self.has(at, Class::ChangeWord)
            });
        // "tumbled 1,412 points, or 1.9%": the same change in another unit
        let same = last.unit == next.unit || (from..to).any(|at| self.has(at, Class::ListJoin));
        last.direction.filter(|_| joins && same)
    }

    /// A rise or fall with nothing but light words between it and its figure.
    fn near(&self, first: usize) -> Option<Direction> {
        let mut at = first;
        while at > 0 {
            let word = self.lexicon.reach_before(self.word(at - 1));
            if word.meets(BEFORE)
                && let Some((sense, from)) = self.longest_before(at, BEFORE)
            {
                let part_of_verb = self.ends(at, Class::NoTurn).is_some_and(|verb| verb < from);
                return (!part_of_verb).then(|| turn(sense));
            }
            if self.ends(at, Class::To).is_some() {
                return None;
            }
            let light = word.meets(LIGHT) || self.has(at - 1, Class::ChangeWord);
            let starts = word.meets(LEVEL) && self.longest_before(at, LEVEL).is_some();
            let of = self.has(at - 1, Class::Of);
            match self.sign(at - 1) {
                None | Some('(' | '+') => {}
                Some(_) => return None,
            }
            if !light || starts && !of && !self.has(at - 1, Class::Article) || first - at > 3 {
                break;
            }
            at -= 1;
        }
        self.noun_between(first)
    }

    /// `a relevé son taux de 25 points`: a rise or fall, a noun with its article, and "of".
    fn noun_between(&self, first: usize) -> Option<Direction> {
        let of = first.checked_sub(1).filter(|&of| self.has(of, Class::Of))?;
        let noun = of.checked_sub(1).filter(|&noun| self.is_word(noun))?;
        let article = noun.checked_sub(1)?;
        const SMALL: Classes = Classes::of(&[Class::Function, Class::Article, Class::Determiner]);
        let fits = !self.classes(noun).meets(SMALL) && self.classes(article).meets(SMALL);
        let (sense, _) = self.longest_before(article, BEFORE).filter(|_| fits)?;
        Some(turn(sense))
    }

    /// Whether "to" and a number stand at `end`, so that what stands before is where a change starts.
    fn leads_on(&self, end: usize, unit: &Unit) -> bool {
        let to = self.has(end, Class::To) || self.has(end, Class::RangeJoin);
        if !to || !self.starts_number(end + 1) {
            return false;
        }
        let next = self.part(end + 1).and_then(|part| part.unit);
        next.is_none_or(|next| next == *unit || matches!(unit, Unit::Count(_) | Unit::Bare))
    }

    /// Whether a number or its currency stands at `at`.
    pub(super) fn starts_number(&self, at: usize) -> bool {
        self.is_number(at) || self.currency_before(at).is_some() || self.has(at, Class::Number)
    }

    /// A rise or fall somewhere before "by".
    fn far(&self, first: usize) -> Option<Direction> {
        let mut at = first;
        while at > 0 && first - at < FAR {
            let word = self.lexicon.reach_before(self.word(at - 1));
            if word.meets(BEFORE)
                && let Some((sense, _)) = self.longest_before(at, BEFORE)
            {
                return Some(turn(sense));
            }
            if self.is_number(at - 1)
                || self
                    .sign(at - 1)
                    .is_some_and(|c| !matches!(c, '-' | '\'' | '’'))
            {
                return None;
            }
            let level = at < first
                && word.meets(LEVEL)
                && !self.has(at - 1, Class::Article)
                && !self.has(at - 1, Class::Of)
                && self.longest_before(at, LEVEL).is_some();
            if level {
                return None;
            }
            at -= 1;
        }
        None
    }

    /// Whether a rise, a fall or a move is told of in the clause before `end`.
    pub(super) fn turns_before(&self, end: usize) -> bool {
        let start = end.saturating_sub(CLAUSE);
        (start..end)
            .rev()
            .take_while(|&at| !matches!(self.sign(at), Some('.' | ';' | ':')))
            .any(|at| self.is_word(at) && self.classes(at).meets(TURNS))
    }
}
