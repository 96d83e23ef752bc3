//! Where words stand in the tables: what shows, without a search, in which tables a phrase starts or ends with a word.
//!
//! Claims hold every word of an article against a hundred tables. What a word is to all of them is looked up once, when
//! the sentence is parted into words; words that are the same to every table share one row of answers.

use super::lexicon::Lexicon;
use super::locale::Locale;
use super::token::Token;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What a word is to each of the tables, as the place of its row of answers; 0 for words of none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Standing(u32);

/// Tables that are asked together: what can start with a word of none of them is not looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// What a time can start with, besides numbers.
    Time,
    /// What says how certain something is, besides endings.
    Certainty,
}

/// How many groups there are; their answers stand in front of those of the tables.
const GROUPS: usize = 2;

/// What a word is to one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stands(u8);

impl Stands {
    /// In none of its phrases.
    pub(crate) const NOWHERE: Self = Self(0);
    const WHOLE: Self = Self(1);
    const STARTS: Self = Self(2);
    const ENDS: Self = Self(4);
    /// Of tables that are not known here.
    const UNSURE: Self = Self(15);

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it may be a phrase of the table.
    pub(crate) const fn is_whole(self) -> bool {
        self.has(Self::WHOLE)
    }

    /// Whether it may start a longer phrase of the table.
    pub(crate) const fn starts_longer(self) -> bool {
        self.has(Self::STARTS)
    }

    /// Whether it may end a longer phrase of the table.
    pub(crate) const fn ends_longer(self) -> bool {
        self.has(Self::ENDS)
    }

    /// Whether only a search of the table can tell.
    pub(crate) const fn is_unsure(self) -> bool {
        self.0 == Self::UNSURE.0
    }
}

/// The tables that claims are read with, by where they lie.
#[derive(Debug)]
pub(super) struct Tables {
    places: Vec<(usize, usize)>,
    /// The number of each table behind the place of its hash, plus one; 0 for none.
    slots: [u8; SLOTS],
    /// The rows of all standings: what its words are to each group and to each table.
    rows: Vec<Stands>,
}

/// More than four times as many as there are tables, so that most are found at their first place.
const SLOTS: usize = 1 << 9;

/// A table, and its phrases.
struct Listed {
    place: (usize, usize),
    phrases: Vec<&'static str>,
}

/// The places of the tables of each group.
#[rustfmt::skip]
fn groups(locale: &Locale) -> [Vec<(usize, usize)>; GROUPS] {
    let mut time = vec![place(locale.months)];
    if let Some(t) = locale.times() {
        time.extend([t.past, t.ago_ahead, t.fiscal].map(place));
        time.extend([t.weekdays, t.days, t.seasons, t.ordinals, t.shifts, t.shifts_before].map(place));
        time.extend([place(t.units), place(t.spans), place(t.spans_before), place(t.edges)]);
    }
    let certainty = vec![place(locale.modalities), place(locale.facts), place(locale.headline_plans)];
    [time, certainty]
}

macro_rules! note {
    ($starts:ident, $from:expr, words: [$($list:ident),*], phrases: [$($table:ident),*]) => {
        $($starts.push(Listed::of($from.$list, |word| *word));)*
        $($starts.push(Listed::of($from.$table, |(phrase, _)| *phrase));)*
    };
}

/// The tables that claims are read with.
#[rustfmt::skip]
fn listed(locale: &Locale) -> Vec<Listed> {
    let mut starts = Vec::new();
    note!(starts, locale, words: [
        abbreviations, percent, whole, rates, function_words, not_names, of, articles, definite,
        determiners, narrowing, years, possessive, by, each, conjunctions, oblique, beside, passives,
        relative, places, inside, attributions, speech, locations, facts, backshifts, conditions,
        hearsay, headline_plans, contrasts, respectively, wholes, previously, exhaustive, sums_up,
        not_exhaustive, rounding, running, to_date, averages, comparing, persons, exclusive, apart,
        traits, subrows, total_words, apposing, themselves
    ], phrases: [
        scales, months, plurals, events, scopes, scopes_ahead, scopes_behind, bases, roles, modalities,
        triggers, parted
    ]);
    note!(starts, locale.who, words: [
        titles, saying, suffixes, particles, nationalities, countries, located, pronouns, people, owners,
        descriptions, topical, persons, areas, same, actors, auxiliaries, noun_endings, of_areas, leads,
        referring, openers, prepositions, speakers, exchange
    ], phrases: []);
    if let Some(times) = locale.times() {
        note!(starts, times, words: [
            day_parts, past, ago, ago_ahead, earlier, fiscal, of, since, until, by, as_of, half_of, clauses,
            again, ending, between, to, against, saying, future, dated
        ], phrases: [
            weekdays, days, units, seasons, ordinals, letters, spans, spans_before, shifts, shifts_before,
            edges
        ]);
    }
    starts
}

impl Listed {
    fn of<T>(table: &'static [T], phrase: fn(&T) -> &'static str) -> Self {
        Self {
            place: place(table),
            phrases: table.iter().map(phrase).collect(),
        }
    }
}

fn place<T>(table: &[T]) -> (usize, usize) {
    (table.as_ptr().addr(), table.len())
}

/// Where the search for the table at `address` begins: multiplied by the golden ratio, addresses spread evenly.
const fn slot(address: usize) -> usize {
    (address as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) as usize >> (usize::BITS - SLOTS.ilog2())
}

impl Tables {
    pub(super) const NONE: Self = Self {
        places: Vec::new(),
        slots: [0; SLOTS],
        rows: Vec::new(),
    };

    /// What a word is to `table`.
    #[inline]
    pub(super) fn stands<T>(&self, standing: Standing, table: &[T]) -> Stands {
        if table.is_empty() {
            return Stands::NOWHERE;
        }
        match self.number(place(table)) {
            Some(number) => self.rows[standing.0 as usize + GROUPS + number],
            None => Stands::UNSURE,
        }
    }

    /// Whether a phrase of some table of `group` can start with a word.
    #[inline]
    pub(super) fn opens(&self, standing: Standing, group: Group) -> bool {
        self.rows[standing.0 as usize + group as usize] != Stands::NOWHERE
    }

    fn number(&self, place: (usize, usize)) -> Option<usize> {
        let mut at = slot(place.0);
        loop {
            let number = usize::from(self.slots[at]).checked_sub(1)?;
            if self.places[number] == place {
                return Some(number);
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// Adds a table, unless it is known, and its number.
    ///
    /// # Panics
    ///
    /// Where there are more tables than have room, which any test shows.
    fn add(&mut self, place: (usize, usize)) -> Option<usize> {
        if place.1 == 0 || self.number(place).is_some() {
            return None;
        }
        self.places.push(place);
        let number = u8::try_from(self.places.len()).expect("fewer than 256 tables");
        let mut at = slot(place.0);
        while self.slots[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = number;
        Some(self.places.len() - 1)
    }
}

impl Lexicon {
    /// Learns the words of the tables that claims of `locale` are read with. Phrases are parted as a text is.
    pub(super) fn learn_tables(&mut self, locale: &Locale) {
        let mut tables = Tables::NONE;
        let mut found: Vec<(&str, usize, Stands)> = Vec::new();
        let mut tokens: Vec<Token> = Vec::new();
        for listed in listed(locale) {
            let Some(number) = tables.add(listed.place) else {
                continue;
            };
            for phrase in listed.phrases {
                tokens.clear();
                self.tokenise(phrase, Span::new(0, phrase.len() as u32), &mut tokens);
                let word = |token: &Token| &phrase[token.span.range()];
                match &*tokens {
                    [] => {}
                    [only] => found.push((word(only), number, Stands::WHOLE)),
                    [first, .., last] => {
                        found.push((word(first), number, Stands::STARTS));
                        found.push((word(last), number, Stands::ENDS));
                    }
                }
            }
        }
        found.sort_unstable_by_key(|(word, ..)| *word);
        let groups = groups(locale).map(|places| -> Vec<usize> {
            let numbers = places.into_iter().filter_map(|place| tables.number(place));
            numbers.collect()
        });
        let nowhere = vec![Stands::NOWHERE; GROUPS + tables.places.len()];
        tables.rows.extend(&nowhere);
        let mut known: FxHashMap<Vec<u8>, Standing> = FxHashMap::default();
        for same in found.chunk_by(|(a, ..), (b, ..)| a == b) {
            let mut row = nowhere.clone();
            for (_, number, stands) in same {
                row[GROUPS + number].0 |= stands.0;
            }
            for (group, numbers) in groups.iter().enumerate() {
                let opens = |number: &usize| row[GROUPS + number].0 & !Stands::ENDS.0 != 0;
                row[group].0 = numbers.iter().any(opens).into();
            }
            let bits = row.iter().map(|stands| stands.0).collect();
            let standing = *known.entry(bits).or_insert_with(|| {
                let next = tables.rows.len() as u32;
                tables.rows.extend(row);
                Standing(next)
            });
            self.stand(same[0].0, standing);
        }
        self.tables = tables;
    }
}

#[cfg(test)]
mod tests {
    use super::{Stands, listed};
    use crate::lang::{Lexicon, by_tag};

    const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "pt", "it"];

    fn stands(lexicon: &Lexicon, table: &[&str], word: &str) -> Stands {
        let tokens = lexicon.tokens(word);
        lexicon.stands(tokens[0].standing, table)
    }

    #[test]
    fn every_word_is_known_to_the_tables_that_hold_it_in_any_case() {
        for tag in LANGUAGES {
            let locale = by_tag(tag).expect("there is a table");
            let lexicon = locale.lexicon();
            for table in [locale.articles, locale.attributions, locale.who.owners] {
                for phrase in table {
                    for phrase in [(*phrase).to_owned(), phrase.to_uppercase()] {
                        let tokens = lexicon.tokens(&phrase);
                        let stands = |at: usize| lexicon.stands(tokens[at].standing, table);
                        let last = tokens.len() - 1;
                        let found = match last {
                            0 => stands(0).is_whole(),
                            _ => stands(0).starts_longer() && stands(last).ends_longer(),
                        };
                        assert!(found, "{tag}: {phrase}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_word_of_no_phrase_is_nothing_to_a_table_and_only_a_search_tells_of_others() {
        let english = by_tag("en").expect("English has a table");
        let lexicon = english.lexicon();
        assert_eq!(stands(lexicon, english.articles, "zebra"), Stands::NOWHERE);
        assert_eq!(stands(lexicon, english.articles, "of"), Stands::NOWHERE);
        assert_eq!(stands(lexicon, &[], "the"), Stands::NOWHERE);
        assert!(stands(lexicon, &["zebra"], "the").is_unsure());
    }

    #[test]
    fn no_word_of_a_table_is_too_long_to_be_looked_up() {
        for tag in LANGUAGES {
            let locale = by_tag(tag).expect("there is a table");
            for phrase in listed(locale).iter().flat_map(|listed| &listed.phrases) {
                let tokens = locale.lexicon().tokens(phrase);
                let known = |token: &crate::lang::Token| token.standing != super::Standing(0);
                let [first, .., last] = [tokens.first(), tokens.last()];
                assert!(first.is_some_and(known) && last.is_some_and(known), "{tag}: {phrase}");
            }
        }
    }
}
