//! The shape of a language table at run time: sorted slices, looked up by bisection.

use super::sense::{Basis, Course, Hedge, Kind, Modality, Role, Scope};

/// Phrases and what they mean, sorted; words are lower case and stand one space apart.
pub(crate) type Phrases<T> = &'static [(&'static str, T)];

/// Words, sorted.
pub(crate) type Words = &'static [&'static str];

/// What the tables say about one language.
#[derive(Debug)]
pub(crate) struct Locale {
    /// BCP 47 tag.
    pub(crate) tag: &'static str,
    /// The sign before decimals.
    pub(crate) decimal: char,
    /// The sign between groups of three.
    pub(crate) group: char,
    /// Words with a point that end no sentence.
    pub(crate) abbreviations: Words,
    /// Number words below one hundred.
    pub(crate) numbers: Phrases<u32>,
    /// Scale words as powers of ten.
    pub(crate) scales: Phrases<u32>,
    /// Scale letters that stand directly behind the digits.
    pub(crate) glued_scales: Phrases<u32>,
    /// Vague amounts and the ends of what they say.
    pub(crate) vague: Phrases<(i64, i64)>,
    /// Words for twelve.
    pub(crate) dozen: Words,
    /// Fractions as numerator and denominator.
    pub(crate) fractions: Phrases<(u32, u32)>,
    /// Hedges that stand before a figure.
    pub(crate) hedges_before: Phrases<Hedge>,
    /// Hedges that stand behind a figure.
    pub(crate) hedges_after: Phrases<Hedge>,
    /// Currency signs.
    pub(crate) currency_signs: Phrases<&'static str>,
    /// Currency signs with letters before them (`US$`).
    pub(crate) currency_prefixes: Phrases<&'static str>,
    /// Currency names.
    pub(crate) currency_words: Phrases<&'static str>,
    /// Currency codes as printed.
    pub(crate) currency_codes: Words,
    /// Currencies of so small a unit that thousands of billions are daily business.
    pub(crate) currency_small: Words,
    /// Words between a figure and the name of its currency (`10 billion US dollars`).
    pub(crate) currency_adjectives: Words,
    /// Words and signs for percent.
    pub(crate) percent: Words,
    /// Words for percentage points and basis points.
    pub(crate) points: Words,
    /// Those of them that are a hundredth of a point.
    pub(crate) basis_points: Words,
    /// Units of measurement.
    pub(crate) units: Phrases<Unit>,
    /// Units of time.
    pub(crate) times: Phrases<&'static str>,
    /// Names of months.
    pub(crate) months: Phrases<u32>,
    /// Irregular plurals and their singular.
    pub(crate) plurals: Phrases<&'static str>,
    /// Things that only come whole.
    pub(crate) whole: Words,
    /// Things told apart by their number (`day 3`).
    pub(crate) numbered: Words,
    /// Words before digits that only name something (`version 1.100.000`).
    pub(crate) labels: Words,
    /// Words that join the last of a list.
    pub(crate) listing: Words,
    /// Words that give decimals to things that only come whole.
    pub(crate) rates: Words,
    /// Prepositions and hedges that lead to a time as well.
    pub(crate) temporal: Words,
    /// Words behind a number that let it stand without its noun.
    pub(crate) elliptic: Words,
    /// Words that never belong to the noun phrase of a count.
    pub(crate) function_words: Words,
    /// Words that start sentences with a capital and are no name.
    pub(crate) not_names: Words,
    /// Words of a clause that narrow its figure: places, times, kinds.
    pub(crate) narrowing: Words,
    /// Words for events and the kind of event they name.
    pub(crate) events: Phrases<&'static str>,
    /// Pronouns that stand for a name.
    pub(crate) pronouns: Words,
    /// Nouns that stand for a name (`the company`).
    pub(crate) descriptions: Words,
    /// Descriptions that stand for what the sentence before is about.
    pub(crate) topical: Words,
    /// Words that tell kinds of years apart.
    pub(crate) years: Words,
    /// Endings that mark a possessor.
    pub(crate) possessive: Words,
    /// Words that lead to a doer (`by`).
    pub(crate) by: Words,
    /// Words that lead to a possessor (`of`).
    pub(crate) of: Words,
    /// Words that give every member of a group the same figure.
    pub(crate) each: Words,
    /// Words that join two of a kind.
    pub(crate) conjunctions: Words,
    /// Words before a noun that say nothing of their own.
    pub(crate) articles: Words,
    /// The word for what is already known.
    pub(crate) definite: Words,
    /// Words that open a noun phrase about something known.
    pub(crate) determiners: Words,
    /// Pronouns that own the noun after them.
    pub(crate) owners: Words,
    /// Words that make a description point back (`the same company`).
    pub(crate) same: Words,
    /// Words before a name that make it no subject.
    pub(crate) oblique: Words,
    /// Words before a name that make it a subject only where it does something itself.
    pub(crate) beside: Words,
    /// Endings of verbs by which a name does something (`with Amazon contributing`).
    pub(crate) acting: Words,
    /// Verbs before a participle that make its subject the one it is done to.
    pub(crate) passives: Words,
    /// Words that open a clause of their own.
    pub(crate) relative: Words,
    /// Words that lead to the place or part of a count.
    pub(crate) places: Words,
    /// Words that lead to an object anywhere in a sentence.
    pub(crate) inside: Words,
    /// Words before a range.
    pub(crate) between: Words,
    /// Words between the ends of a range.
    pub(crate) range_joins: Words,
    /// Words between the ends of a range that `between` opens.
    pub(crate) between_joins: Words,
    /// Scope cues.
    pub(crate) scopes: Phrases<Scope>,
    /// Basis cues.
    pub(crate) bases: Phrases<Basis>,
    /// Role cues directly before a figure.
    pub(crate) roles: Phrases<Role>,
    /// Modality cues.
    pub(crate) modalities: Phrases<Modality>,
    /// Words that name who says so.
    pub(crate) attributions: Words,
    /// Words that put a figure into an earlier time.
    pub(crate) previously: Words,
    /// Words after which the parts follow completely.
    pub(crate) exhaustive: Words,
    /// Words before a total of what came before.
    pub(crate) sums_up: Words,
    /// Words that say a list is not complete.
    pub(crate) not_exhaustive: Words,
    /// Words that say figures are rounded.
    pub(crate) rounding: Words,
    /// Words before a total that often counts more than the sentence does.
    pub(crate) running: Words,
    /// Words that say that a total counts what came before.
    pub(crate) to_date: Words,
    /// Words for figures that no sum makes.
    pub(crate) averages: Words,
    /// Words that hold a figure against another.
    pub(crate) comparing: Words,
    /// Nouns that count people.
    pub(crate) persons: Words,
    /// Words that each tell a part of a whole from the others.
    pub(crate) exclusive: Words,
    /// Words that tell parts from each other where they stand behind every one.
    pub(crate) apart: Words,
    /// Words behind a count for what may be true of others, too.
    pub(crate) traits: Words,
    /// Row heads of what another row counts already.
    pub(crate) subrows: Words,
    /// Row heads of totals.
    pub(crate) total_words: Words,
    /// Words behind a number that belongs to the page, not to the article.
    pub(crate) furniture: Words,
    /// What is measured.
    pub(crate) frames: &'static [Frame],
    /// Words that evoke a frame, with its index in `frames`.
    pub(crate) triggers: Phrases<(u16, Trigger)>,
}

/// A unit of measurement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Symbol of the unit that values are kept in.
    pub(crate) symbol: &'static str,
    /// How many of it one is, as a decimal.
    pub(crate) factor: &'static str,
}

/// What is measured and which slots it brings.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Language-neutral name.
    pub(crate) measure: &'static str,
    /// Kinds of figures it takes.
    pub(crate) kinds: &'static [Kind],
    /// Prepositions that lead to the object.
    pub(crate) toward: Words,
    /// The measure this one is a part of.
    pub(crate) part_of: Option<&'static str>,
    /// The measure whose object bears this one (an investment's object has the valuation).
    pub(crate) bearer_of: Option<&'static str>,
    /// Nouns or units the figure must have; empty for any.
    pub(crate) counts: Words,
    /// Verb forms whose object is the bearer of the value (`values the firm at`).
    pub(crate) bearer_after: Words,
    /// How its value behaves over time.
    pub(crate) course: Course,
    /// Who has the value.
    pub(crate) bearer: Bearer,
    /// How many of it one subject has.
    pub(crate) number: Number,
}

impl Frame {
    /// A frame that brings nothing but its name: what the tables leave out.
    pub(super) const PLAIN: Self = Self {
        measure: "",
        kinds: &[],
        toward: &[],
        part_of: None,
        bearer_of: None,
        counts: &[],
        bearer_after: &[],
        course: Course::Steady,
        bearer: Bearer::Subject,
        number: Number::One,
    };
}

/// Who has the value of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bearer {
    /// The subject of the sentence.
    Subject,
    /// The event that the article is about: a toll, a magnitude.
    Event,
}

/// How many values of a measure one subject can have at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// One: its revenue, its stake in a firm.
    One,
    /// Any number: its contracts, its fines.
    Several,
}

/// How a word evokes a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// As a verb.
    Verb,
    /// As a noun.
    Noun,
}

impl Locale {
    /// The frame with this measure.
    pub(crate) fn frame(&self, measure: &str) -> Option<&'static Frame> {
        self.frames.iter().find(|frame| frame.measure == measure)
    }

    /// The singular of a lower-case noun, as far as the tables and the plural ending tell.
    pub(crate) fn singular(&self, noun: &str) -> String {
        if let Some(irregular) = look_up(self.plurals, noun) {
            return (*irregular).to_owned();
        }
        match noun {
            _ if noun.len() <= 3
                || noun.ends_with("ss")
                || noun.ends_with("us")
                || noun.ends_with("is") =>
            {
                noun.to_owned()
            }
            _ => match noun.strip_suffix("ies") {
                Some(stem) if stem.len() > 1 => format!("{stem}y"),
                _ => {
                    let sibilant = ["sses", "shes", "ches", "xes"]
                        .iter()
                        .any(|end| noun.ends_with(end));
                    noun.strip_suffix(if sibilant { "es" } else { "s" })
                        .unwrap_or(noun)
                        .to_owned()
                }
            },
        }
    }
}

/// What `phrase` means in `table`.
pub(crate) fn look_up<'t, T>(table: &'t [(&'static str, T)], phrase: &str) -> Option<&'t T> {
    table
        .binary_search_by(|(word, _)| (*word).cmp(phrase))
        .ok()
        .map(|at| &table[at].1)
}

/// Whether `words` holds `phrase`.
pub(crate) fn has(words: &[&str], phrase: &str) -> bool {
    words.binary_search(&phrase).is_ok()
}
