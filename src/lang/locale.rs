//! The shape of a language table at run time: sorted slices, looked up by bisection.

use super::figure_sense::Sense;
use super::lexicon::Lexicon;
use super::sense::{Basis, Course, Kind, Modality, Role, Scope};
use super::tables::{LEXICONS, MEASURES, SHARED};
use super::who::Who;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Phrases and what they mean, sorted; words are lower case and stand one space apart.
pub(crate) type Phrases<T> = &'static [(&'static str, T)];

/// Words, sorted.
pub(crate) type Words = &'static [&'static str];

/// What the tables say about one language.
#[derive(Debug)]
pub(crate) struct Locale {
    /// BCP 47 tag.
    pub(crate) tag: &'static str,
    /// Its place in the list of all.
    pub(super) index: usize,
    /// The language whose words it has, too.
    pub(crate) inherits: Option<&'static Locale>,
    /// Currencies that speak for this variant of its language.
    pub(crate) hints: Words,
    /// The sign before decimals.
    pub(crate) decimal: char,
    /// The sign between groups of three.
    pub(crate) group: char,
    /// Whether a plain space parts groups of three.
    pub(crate) spaces: bool,
    /// Whether an apostrophe ends a word.
    pub(crate) elision: bool,
    /// Whether number words are written in one.
    pub(crate) compounds: bool,
    /// Whether nouns start with a capital.
    pub(crate) capital_nouns: bool,
    /// Whether adjectives stand before their noun.
    pub(crate) adjectives_first: bool,
    /// Whether all its papers separate digits alike, so that other signs are surely wrong.
    pub(crate) one_convention: bool,
    /// Whether thousands of billions are a scale too much (`$10,000 billion`).
    pub(crate) doubled_scale: bool,
    /// Whether a point makes digits an ordinal.
    pub(crate) ordinal_point: bool,
    /// What its words mean to a figure.
    pub(crate) figures: Phrases<Sense>,
    /// Words with a point that end no sentence.
    pub(crate) abbreviations: Words,
    /// Scale words as powers of ten.
    pub(crate) scales: Phrases<u32>,
    /// Currencies of so small a unit that thousands of billions are daily business.
    pub(crate) currency_small: Words,
    /// Words and signs for percent.
    pub(crate) percent: Words,
    /// Names of months.
    pub(crate) months: Phrases<u32>,
    /// Irregular plurals and their singular.
    pub(crate) plurals: Phrases<&'static str>,
    /// Endings of plurals and what the singular ends in, the longest first.
    pub(crate) plural_endings: Phrases<&'static str>,
    /// Endings of words that are no plural though they look it.
    pub(crate) singular_endings: Words,
    /// Things that only come whole.
    pub(crate) whole: Words,
    /// Words that give decimals to things that only come whole.
    pub(crate) rates: Words,
    /// Words that never belong to the noun phrase of a count.
    pub(crate) function_words: Words,
    /// Words that start sentences with a capital and are no name.
    pub(crate) not_names: Words,
    /// Words that lead to a possessor (`of`).
    pub(crate) of: Words,
    /// Whether a name between a verb and its figure is the verb's subject (`invertirá Amazon 200 millones`).
    pub(crate) verb_subject: bool,
    /// Words before a noun that say nothing of their own.
    pub(crate) articles: Words,
    /// The word for what is already known.
    pub(crate) definite: Words,
    /// Words that open a noun phrase about something known.
    pub(crate) determiners: Words,
    /// Words of a clause that narrow its figure: places, times, kinds.
    pub(crate) narrowing: Words,
    /// Words for events and the kind of event they name.
    pub(crate) events: Phrases<&'static str>,
    /// Nouns for what is counted, in the singular, and the word that stands for it in all languages.
    pub(crate) things: Phrases<&'static str>,
    /// Words between the two sides of a rate (`games per goal`).
    pub(crate) per: Words,
    /// Words between the price of a currency and the currency (`86.40 rupees to the dollar`).
    pub(crate) each_currency: Words,
    /// Words that tell kinds of years apart.
    pub(crate) years: Words,
    /// Endings that mark a possessor.
    pub(crate) possessive: Words,
    /// Words that lead to a doer (`by`).
    pub(crate) by: Words,
    /// Words that give every member of a group the same figure.
    pub(crate) each: Words,
    /// Words that join two of a kind.
    pub(crate) conjunctions: Words,
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
    /// Scope cues on either side of their figure.
    pub(crate) scopes: Phrases<Scope>,
    /// Scope cues that stand before their figure only.
    pub(crate) scopes_ahead: Phrases<Scope>,
    /// Scope cues that stand behind their figure only.
    pub(crate) scopes_behind: Phrases<Scope>,
    /// Basis cues.
    pub(crate) bases: Phrases<Basis>,
    /// Role cues directly before a figure.
    pub(crate) roles: Phrases<Role>,
    /// Modality cues.
    pub(crate) modalities: Phrases<Modality>,
    /// Words that name who says so.
    pub(crate) attributions: Words,
    /// Words that make the name or noun before or behind them the one who says so.
    pub(crate) speech: Words,
    /// Words that lead to a place which narrows a figure.
    pub(crate) locations: Words,
    /// Verbs that state a fact: they keep cues of other clauses away from their figure.
    pub(crate) facts: Words,
    /// Endings of verbs that state a fact in the past.
    pub(crate) past_endings: Words,
    /// Words in the head of a column that say how certain its figures are.
    pub(crate) head_modalities: Phrases<Modality>,
    /// Endings of verbs in the future.
    pub(crate) future_endings: Words,
    /// Endings of verbs in the conditional.
    pub(crate) conditional_endings: Words,
    /// Auxiliaries that make a future with an infinitive at the end of the clause (`wird … kosten`).
    pub(crate) futures: Words,
    /// Words that are a condition, but a plan or a forecast in what somebody said.
    pub(crate) backshifts: Words,
    /// Words that open a condition.
    pub(crate) conditions: Words,
    /// Nouns for sources that have no name.
    pub(crate) hearsay: Words,
    /// Words that make the verb behind them a plan in a headline.
    pub(crate) headline_plans: Words,
    /// Words that set what one says against what another says.
    pub(crate) contrasts: Words,
    /// Words that pair the figures of a list with the names of another, in order.
    pub(crate) respectively: Words,
    /// Nouns of papers and deeds, which say nothing though a verb of saying stands beside them ("the plan expects").
    pub(crate) mute: Words,
    /// Nouns of what is published and read ("projections"), and the verbs by which it speaks ("show").
    pub(crate) findings: Words,
    /// The verbs of `findings`.
    pub(crate) shows: Words,
    /// How words end that only tell how or when something is said ("recently").
    pub(crate) adverbial: Words,
    /// Nouns that a headline names as speakers before a colon or behind a dash ("Police: 12 dead").
    pub(crate) sayers: Words,
    /// Verb forms that tell what somebody else has said ("seien", "serait").
    pub(crate) retold: Words,
    /// Words that make the figures behind them parts of the figure before them.
    pub(crate) wholes: Words,
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
    /// What is left of a whole when its other parts have been named.
    pub(crate) rest: Words,
    /// Row heads of totals.
    pub(crate) total_words: Words,
    /// Words around names.
    pub(crate) who: Who,
    /// Words before a figure that says the same as the one before it in other terms.
    pub(crate) apposing: Words,
    /// Pronouns for things counted before.
    pub(crate) themselves: Words,
    /// Endings of participles, by which something is done to what is counted.
    pub(crate) participles: Words,
    /// What is measured.
    pub(crate) frames: &'static [Frame],
    /// Words that evoke a frame, with its index in `frames`.
    pub(crate) triggers: Phrases<(u16, Trigger)>,
    /// Those of them that evoke it as the last part of a longer word, too.
    pub(crate) tails: Phrases<(u16, Trigger)>,
    /// Verbs whose prefix stands at the end of the clause, with the prefix and the index of the frame.
    pub(crate) parted: Phrases<(&'static str, u16)>,
}

/// A unit that values are kept in, and what it is worth.
#[derive(Debug)]
pub(crate) struct Measure {
    /// Its symbol.
    pub(crate) symbol: &'static str,
    /// What it measures.
    pub(crate) dimension: &'static str,
    /// How many of the SI unit one is, exactly, where that is a number.
    pub(crate) si: Option<&'static str>,
    /// That SI unit.
    pub(crate) of: Option<&'static str>,
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
    /// What a count of it counts, the same word in every language.
    pub(crate) unit: Option<&'static str>,
    /// Nouns or units the figure must have; empty for any.
    pub(crate) counts: Words,
    /// Verb forms whose object is the bearer of the value (`values the firm at`).
    pub(crate) bearer_after: Words,
    /// Words by which an article is of the beat in which the measures of `takes_from` mean this one.
    pub(crate) beat: Words,
    /// General measures that mean this one in an article of its beat.
    pub(crate) takes_from: Words,
    /// Measures of the one whom an article of its beat is about: a player's goals.
    pub(crate) about: Words,
    /// Whether "of" behind it leads to a thing ("the price of copper"), not to who has it.
    pub(crate) of_thing: bool,
    /// Prepositions behind which the bearer stands (`a fine on the firm`).
    pub(crate) bearer_behind: Words,
    /// How its value behaves over time.
    pub(crate) course: Course,
    /// Who has the value.
    pub(crate) bearer: Bearer,
    /// How many of it one subject has.
    pub(crate) number: Number,
    /// Whether it is by its nature the whole of its bearer: a budget, a public debt, a staff.
    pub(crate) whole: bool,
}

impl Frame {
    /// A frame that brings nothing but its name: what the tables leave out.
    pub(super) const PLAIN: Self = Self {
        measure: "",
        kinds: &[],
        toward: &[],
        part_of: None,
        bearer_of: None,
        unit: None,
        counts: &[],
        bearer_after: &[],
        beat: &[],
        takes_from: &[],
        about: &[],
        of_thing: false,
        bearer_behind: &[],
        course: Course::Steady,
        bearer: Bearer::Subject,
        number: Number::One,
        whole: false,
    };
}

/// Who has the value of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bearer {
    /// The subject of the sentence.
    Subject,
    /// The event that the article is about: a toll, a magnitude.
    Event,
    /// A firm, a club, an authority: never a person.
    Firm,
    /// Who pays or offers to pay: a fee for a player, a price for a firm.
    Buyer,
    /// A person before anybody else: goals, an age.
    Person,
    /// What the words behind its preposition name: `the market for AI software`.
    Sector,
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
    /// As the thing that is counted, where nothing else says what is measured.
    Thing,
}

impl Locale {
    /// The frame with this measure.
    pub(crate) fn frame(&self, measure: &str) -> Option<&'static Frame> {
        self.frames.iter().find(|frame| frame.measure == measure)
    }

    /// The lexicon of its words, made when it is first asked for.
    pub(crate) fn lexicon(&self) -> &'static Lexicon {
        LEXICONS[self.index].get_or_init(|| Lexicon::new(self, SHARED))
    }

    /// Whether a lower-case noun ends like a plural.
    pub(crate) fn has_plural_ending(&self, noun: &str) -> bool {
        self.plural_stem(noun)
            .is_some_and(|(stem, one)| one.is_empty() || stem.len() > 1)
    }

    /// A lower-case noun without the ending of its plural, and what its singular ends in.
    fn plural_stem<'w>(&self, noun: &'w str) -> Option<(&'w str, &'static str)> {
        if noun.len() <= 3 || self.singular_endings.iter().any(|end| noun.ends_with(end)) {
            return None;
        }
        let stem = |(end, one): &(&str, &'static str)| Some((noun.strip_suffix(end)?, *one));
        self.plural_endings.iter().find_map(stem)
    }

    /// The singular of a lower-case noun, as far as the tables and the plural endings tell.
    pub(crate) fn singular<'w>(&self, noun: &'w str) -> Cow<'w, str> {
        if let Some(irregular) = look_up(self.plurals, noun) {
            return Cow::Borrowed(irregular);
        }
        if noun.len() <= 3 || self.singular_endings.iter().any(|end| noun.ends_with(end)) {
            return Cow::Borrowed(noun);
        }
        let stem = |(end, one): &(&str, &'static str)| Some((noun.strip_suffix(end)?, *one));
        match self.plural_endings.iter().find_map(stem) {
            Some((stem, "")) => Cow::Borrowed(stem),
            Some((stem, one)) if stem.len() > 1 => Cow::Owned(format!("{stem}{one}")),
            _ => Cow::Borrowed(noun),
        }
    }
}

/// What the unit with this symbol measures; empty for units that values are not kept in.
pub(crate) fn dimension(symbol: &str) -> &'static str {
    let unit = MEASURES.iter().find(|unit| unit.symbol == symbol);
    unit.map_or("", |unit| unit.dimension)
}

/// How many of the coherent SI unit one unit is, exactly, and that unit; `None` where no number is exact for it (degrees,
/// which start elsewhere; bitcoins). The standards that say so stand with the units in `data/units.yaml`.
///
/// ```
/// let (metres, unit) = claimlint::in_si("mile").expect("a mile is a number of metres");
/// assert_eq!((metres.to_string().as_str(), unit), ("1609.344", "m"));
/// assert_eq!(claimlint::in_si("°C"), None);
/// ```
#[must_use]
pub fn in_si(symbol: &str) -> Option<(Decimal, &'static str)> {
    let unit = MEASURES.iter().find(|unit| unit.symbol == symbol)?;
    Some((unit.si?.parse().ok()?, unit.of?))
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
