//! Words around names, and words that stand for somebody or something without a name.

use super::locale::{Phrases, Words};

/// What a language says about names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Who {
    /// Words before the name of a person.
    pub(crate) titles: Words,
    /// Verbs whose subject says or thinks something about others.
    pub(crate) saying: Words,
    /// Legal forms behind the name of a firm.
    pub(crate) suffixes: Words,
    /// Small words inside names.
    pub(crate) particles: Words,
    /// Capitalised adjectives of countries, which name nobody.
    pub(crate) nationalities: Words,
    /// Places known without the text.
    pub(crate) countries: Words,
    /// Words before a place.
    pub(crate) located: Words,
    /// Pronouns that stand for a firm, a thing or several.
    pub(crate) pronouns: Words,
    /// Pronouns that stand for a person.
    pub(crate) people: Words,
    /// Pronouns that own the noun after them.
    pub(crate) owners: Words,
    /// Nouns that stand for an organisation (`the company`).
    pub(crate) descriptions: Words,
    /// Descriptions that stand for what the sentence before is about.
    pub(crate) topical: Words,
    /// Nouns that stand for a person (`the striker`).
    pub(crate) persons: Words,
    /// Nouns that stand for a place (`the town`).
    pub(crate) areas: Words,
    /// Words that make a description point back (`the same company`).
    pub(crate) same: Words,
    /// Nouns that act, own or are priced without a name, in the singular, each with its word for all languages.
    pub(crate) actors: Phrases<&'static str>,
    /// Verbs in front of which a subject ends.
    pub(crate) auxiliaries: Words,
    /// Endings of plain nouns that open sentences with a capital.
    pub(crate) noun_endings: Words,
    /// What is measured of a country or a region.
    pub(crate) of_areas: Words,
    /// Words before plain nouns, besides articles.
    pub(crate) leads: Words,
    /// Pronouns that open a clause about the name before them.
    pub(crate) referring: Words,
    /// Words that open a clause of its own.
    pub(crate) openers: Words,
    /// Words before a name that make it no subject.
    pub(crate) prepositions: Words,
    /// Pronouns of those who speak.
    pub(crate) speakers: Words,
    /// Verbs of those who sell, or take or leave what others offer.
    pub(crate) yielding: Words,
}
