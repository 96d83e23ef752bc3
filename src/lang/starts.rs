//! How the phrases of a table start: what shows at a glance that a word starts none of them.
//!
//! Every word of an article is held against a hundred tables. Two letters tell for most of them that it is not there.

use super::locale::Locale;
use rustc_hash::FxHashMap;

/// Of each table, by where it lies, the starts that its phrases have.
#[derive(Debug, Default)]
pub(crate) struct Starts(FxHashMap<(usize, usize), [u64; 4]>);

macro_rules! note {
    ($starts:ident, $from:expr, words: [$($list:ident),*], phrases: [$($table:ident),*]) => {
        $($starts.add($from.$list, |word| word);)*
        $($starts.add($from.$table, |(phrase, _)| phrase);)*
    };
}

impl Starts {
    /// Those of the tables that claims are read with.
    #[rustfmt::skip]
    pub(super) fn of(locale: &Locale) -> Self {
        let mut starts = Self::default();
        note!(starts, locale, words: [
            abbreviations, percent, whole, rates, function_words, not_names, of, articles, definite,
            determiners, narrowing, years, possessive, by, each, conjunctions, oblique, beside, passives,
            relative, places, inside, attributions, speech, locations, facts, backshifts, conditions,
            hearsay, headline_plans, contrasts, respectively, mute, findings, shows, sayers, retold, wholes, previously, exhaustive, sums_up,
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

    fn add<T>(&mut self, table: &[T], phrase: fn(&T) -> &str) {
        let set = self.0.entry(place(table)).or_default();
        for row in table {
            let start = start(phrase(row));
            set[start / 64] |= 1 << (start % 64);
        }
    }

    /// Whether a phrase of `table` can start with the word `token`; also of every table that is not known here.
    pub(crate) fn may_hold<T>(&self, table: &[T], token: &str) -> bool {
        if table.is_empty() {
            return false;
        }
        self.0.get(&place(table)).is_none_or(|set| {
            let start = start(token);
            set[start / 64] >> (start % 64) & 1 == 1
        })
    }
}

fn place<T>(table: &[T]) -> (usize, usize) {
    (table.as_ptr().addr(), table.len())
}

/// A number for the first two letters of a word, the same in lower case and capitals.
fn start(word: &str) -> usize {
    // Letters with accents change more than one bit with their case, and apostrophes come in two forms.
    let class = |byte: u8| match byte {
        b'\'' | 128.. => 1,
        byte if byte.is_ascii_alphanumeric() => usize::from(byte.to_ascii_lowercase()),
        _ => 0,
    };
    match *word.as_bytes() {
        [] => 0,
        [first] => sign_or(class(first), first) * 31 % 256,
        [first, ..] if class(first) == 1 => 31,
        [first, second, ..] => (sign_or(class(first), first) * 31 + class(second)) % 256,
    }
}

/// A sign that starts a phrase tells itself.
fn sign_or(class: usize, byte: u8) -> usize {
    if class == 0 { usize::from(byte) } else { class }
}

#[cfg(test)]
mod tests {
    use crate::lang::by_tag;

    #[test]
    fn every_word_may_stand_in_the_tables_that_hold_it_in_any_case() {
        for tag in ["en", "de", "fr", "es", "pt", "it"] {
            let locale = by_tag(tag).expect("there is a table");
            let lexicon = locale.lexicon();
            let held = |table: &[&str], word: &str| lexicon.may_hold(table, word);
            for table in [locale.articles, locale.attributions, locale.who.owners] {
                for phrase in table {
                    let word = phrase.split(' ').next().unwrap_or(phrase);
                    assert!(held(table, word), "{tag}: {word}");
                    assert!(held(table, &word.to_uppercase()), "{tag}: {word}");
                }
            }
        }
    }

    #[test]
    fn a_word_with_other_letters_stands_in_no_table() {
        let english = by_tag("en").expect("English has a table");
        assert!(!english.lexicon().may_hold(english.articles, "zebra"));
        assert!(!english.lexicon().may_hold::<&str>(&[], "the"));
    }
}
