//! Where words stand in the tables: what shows, without a search, in which tables a phrase starts or ends with a word.
//!
//! Claims hold every word of an article against a hundred tables. What a word is to all of them is looked up once, when
//! the sentence is parted into words; words that are the same to every table share one row of answers.

use super::lexicon::Lexicon;
use super::locale::{Locale, Phrases, Words, has};
use super::token::Token;
use crate::text::Span;
use rustc_hash::{FxBuildHasher, FxHashMap};

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
    /// What stands for somebody or something without a name.
    Somebody,
    /// What tells who speaks.
    Speech,
}

/// How many groups there are; their answers stand in front of those of the tables.
const GROUPS: usize = 4;

/// What a word is to one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Stands(u8);

impl Stands {
    /// In none of its phrases.
    pub(crate) const NOWHERE: Self = Self(0);
    const WHOLE: Self = Self(1);
    const STARTS: Self = Self(2);
    const ENDS: Self = Self(4);
    /// Of tables that are not listed: only a search can tell.
    const ANYWHERE: Self = Self(15);

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
        self.0 == Self::ANYWHERE.0
    }
}

/// The tables that claims are read with, by where they lie.
#[derive(Debug)]
pub(super) struct Tables {
    /// Each table at the place of its hash or behind it.
    slots: [Slot; SLOTS],
    /// How many there are.
    count: usize,
    /// The rows of all standings: what its words are to each group and to each table.
    rows: Vec<Stands>,
    /// Of the words of a standing that are a phrase of a column's table, which one.
    phrases: FxHashMap<(u32, u32), u32>,
}

/// A table by where it lies and how long it is, and its column; a length of 0 for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    place: (usize, usize),
    column: usize,
}

/// More than three times as many as there are tables, so that most are found at their first place.
const SLOTS: usize = 1 << 9;

/// A table, and its phrases.
struct Listed {
    place: (usize, usize),
    phrases: Vec<&'static str>,
    /// Whether its phrases mean something, so that it is asked which one stands there.
    means: bool,
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
    let who = &locale.who;
    let somebody = [
        locale.definite, who.owners, who.people, who.pronouns, who.descriptions, who.speakers,
        who.former, who.latter, who.both, who.two, who.pair, who.others,
    ];
    let speech = [
        locale.speech, locale.attributions, locale.sayers, locale.shows, locale.findings, locale.retold,
    ];
    let mut somebody = somebody.map(place).to_vec();
    somebody.push(place(who.actors));
    [time, certainty, somebody, speech.map(place).to_vec()]
}

/// The plurals whose singular is one of `nouns`.
fn plurals(locale: &Locale, nouns: &[&'static str]) -> Vec<String> {
    let irregular = locale.plurals.iter().filter(|(_, one)| has(nouns, one));
    let mut found: Vec<String> = irregular.map(|(many, _)| (*many).to_owned()).collect();
    for noun in nouns {
        for (end, one) in locale.plural_endings {
            let many = noun.strip_suffix(one).map(|stem| format!("{stem}{end}"));
            found.extend(many.filter(|many| locale.singular(many) == *noun));
        }
    }
    found
}

macro_rules! note {
    ($starts:ident, $from:expr, words: [$($list:ident),*], phrases: [$($table:ident),*]) => {
        $starts.extend([$(Listed::words($from.$list)),*]);
        $starts.extend([$(Listed::phrases($from.$table)),*]);
    };
}

/// The tables that claims are read with.
#[rustfmt::skip]
fn listed(locale: &Locale) -> Vec<Listed> {
    let mut starts = Vec::new();
    note!(starts, locale, words: [
        abbreviations, percent, whole, rates, function_words, not_names, of, articles, definite,
        determiners, narrowing, years, possessive, by, each, conjunctions, oblique, beside, passives,
        relative, futures, places, inside, attributions, speech, locations, facts, backshifts, conditions,
        hearsay, headline_plans, contrasts, respectively, mute, findings, shows, sayers, retold, wholes, previously, exhaustive, sums_up,
        not_exhaustive, rounding, running, to_date, averages, comparing, persons, exclusive, apart,
        traits, subrows, total_words, apposing, themselves
    ], phrases: [
        scales, months, plurals, events, scopes, scopes_ahead, scopes_behind, bases, roles, modalities,
        head_modalities, triggers, parted
    ]);
    note!(starts, locale.who, words: [
        titles, saying, suffixes, particles, nationalities, countries, located, pronouns, people, owners,
        descriptions, topical, persons, areas, same, auxiliaries, noun_endings, of_areas, leads,
        referring, openers, prepositions, speakers, yielding, local, directions, former, latter, both, two, pair,
        others, credits, several, doing, town_adjectives
    ], phrases: [actors]);
    if let Some(times) = locale.times() {
        note!(starts, times, words: [
            day_parts, past, ago, ago_ahead, earlier, fiscal, of, since, until, by, as_of, half_of, clauses,
            again, ending, between, to, against, saying, future, dated,
            budgets, starting, over_winter, in_year
        ], phrases: [
            weekdays, days, units, seasons, ordinals, letters, spans, spans_before, shifts, shifts_before,
            edges
        ]);
    }
    starts
}

impl Listed {
    fn words(table: Words) -> Self {
        Self {
            place: place(table),
            phrases: table.to_vec(),
            means: false,
        }
    }

    fn phrases<T>(table: Phrases<T>) -> Self {
        Self {
            place: place(table),
            phrases: table.iter().map(|(phrase, _)| *phrase).collect(),
            means: true,
        }
    }

    /// Which row stands for the phrase of row `at`: of several for one phrase the one that a search finds.
    fn row(&self, at: usize) -> Option<usize> {
        let same = |other: Option<&&str>| other == self.phrases.get(at);
        let several = same(self.phrases.get(at + 1)) || at > 0 && same(self.phrases.get(at - 1));
        let row = match several {
            true => self.phrases.binary_search(&self.phrases[at]).ok()?,
            false => at,
        };
        self.means.then_some(row)
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
        slots: [Slot {
            place: (0, 0),
            column: 0,
        }; SLOTS],
        count: 0,
        rows: Vec::new(),
        phrases: FxHashMap::with_hasher(FxBuildHasher),
    };

    /// What a word is to `table`; of a table that is not listed here only a search can tell.
    #[inline]
    pub(super) fn stands<T>(&self, standing: Standing, table: &[T]) -> Stands {
        if table.is_empty() {
            return Stands::NOWHERE;
        }
        match self.column(place(table)) {
            Some(column) => self.rows[standing.0 as usize + column],
            None => Stands::ANYWHERE,
        }
    }

    /// Which phrase of `table` a word is; `None` also where only a search can tell.
    pub(super) fn phrase<T>(&self, standing: Standing, table: &[T]) -> Option<usize> {
        let column = self.column(place(table))?;
        let phrase = self.phrases.get(&(standing.0, column as u32))?;
        Some(*phrase as usize)
    }

    /// Whether a phrase of some table of `group` can start with a word.
    #[inline]
    pub(super) fn opens(&self, standing: Standing, group: Group) -> bool {
        self.rows[standing.0 as usize + group as usize] != Stands::NOWHERE
    }

    #[inline]
    fn column(&self, place: (usize, usize)) -> Option<usize> {
        let mut at = slot(place.0);
        loop {
            let slot = &self.slots[at % SLOTS];
            if slot.place == place {
                return Some(slot.column);
            }
            if slot.place.1 == 0 {
                return None;
            }
            at += 1;
        }
    }

    /// Adds a table, unless it is empty or known, and gives its column.
    fn add(&mut self, place: (usize, usize)) -> Option<usize> {
        if place.1 == 0 || self.column(place).is_some() {
            return None;
        }
        let free = |at: &usize| self.slots[at % SLOTS].place.1 == 0;
        let at = (slot(place.0)..).find(free)?;
        let column = GROUPS + self.count;
        self.slots[at % SLOTS] = Slot { place, column };
        self.count += 1;
        assert!(self.count < SLOTS / 2, "more tables than have room");
        Some(column)
    }
}

/// What a word is to some column, and which phrase of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Answer(usize, Stands, Option<u32>);

/// The words of all tables, in the order in which they are met, with their answers.
#[derive(Default)]
struct Met<'t> {
    numbers: FxHashMap<&'t str, usize>,
    words: Vec<&'t str>,
    answers: Vec<(usize, Answer)>,
}

impl<'t> Met<'t> {
    fn add(&mut self, word: &'t str, answer: Answer) {
        let next = self.words.len();
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.words.push(word);
        }
        self.answers.push((number, answer));
    }

    /// Adds the words of a phrase, parted as those of a text are.
    fn phrase(
        &mut self,
        phrase: &'t str,
        (column, row): (usize, Option<u32>),
        (lexicon, tokens): (&Lexicon, &mut Vec<Token>),
    ) {
        tokens.clear();
        lexicon.tokenise(phrase, Span::new(0, phrase.len() as u32), tokens);
        let word = |token: &Token| &phrase[token.span.range()];
        match &**tokens {
            [] => {}
            [only] => self.add(word(only), Answer(column, Stands::WHOLE, row)),
            [first, .., last] => {
                self.add(word(first), Answer(column, Stands::STARTS, None));
                self.add(word(last), Answer(column, Stands::ENDS, None));
            }
        }
    }
}

impl Lexicon {
    /// Learns the words of the tables that claims of `locale` are read with.
    pub(super) fn learn_tables(&mut self, locale: &Locale) {
        let (mut tables, mut tokens) = (Tables::NONE, Vec::new());
        let actors: Vec<&'static str> = locale.who.actors.iter().map(|(noun, _)| *noun).collect();
        let actors = plurals(locale, &actors);
        let mut met = Met::default();
        for listed in listed(locale) {
            if let Some(column) = tables.add(listed.place) {
                for (row, phrase) in listed.phrases.iter().enumerate() {
                    let row = listed.row(row).map(|row| row as u32);
                    met.phrase(phrase, (column, row), (self, &mut tokens));
                }
            }
        }
        for actor in &actors {
            met.phrase(actor, (Group::Somebody as usize, None), (self, &mut tokens));
        }
        let Met {
            words, mut answers, ..
        } = met;
        answers.sort_unstable();
        let groups = groups(locale).map(|places| -> Vec<usize> {
            let columns = places.into_iter().filter_map(|place| tables.column(place));
            columns.collect()
        });
        let width = GROUPS + tables.count;
        tables.rows.resize(width, Stands::NOWHERE);
        let mut known: FxHashMap<Vec<Answer>, Standing> = FxHashMap::default();
        for same in answers.chunk_by(|(a, _), (b, _)| a == b) {
            let row: Vec<Answer> = same.iter().map(|(_, answer)| *answer).collect();
            let standing = *known.entry(row).or_insert_with(|| {
                let start = tables.rows.len();
                tables.rows.resize(start + width, Stands::NOWHERE);
                let row = &mut tables.rows[start..];
                for (_, Answer(column, stands, phrase)) in same {
                    row[*column].0 |= stands.0;
                    let place = (start as u32, *column as u32);
                    tables.phrases.extend(phrase.map(|phrase| (place, phrase)));
                }
                for (group, columns) in groups.iter().enumerate() {
                    let opens = |column: &usize| row[*column].0 & !Stands::ENDS.0;
                    row[group].0 |= columns.iter().map(opens).fold(0, |all, one| all | one);
                }
                Standing(start as u32)
            });
            self.stand(words[same[0].0], standing);
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
                    let capitals = phrase.to_uppercase();
                    let again = capitals.to_lowercase() == **phrase; // "ß" has no capital
                    for phrase in [*phrase].into_iter().chain(again.then_some(&*capitals)) {
                        let tokens = lexicon.tokens(phrase);
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
                assert!(
                    first.is_some_and(known) && last.is_some_and(known),
                    "{tag}: {phrase}"
                );
            }
        }
    }
}
