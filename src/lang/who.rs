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
    /// Institutions and places called after a place or a person (`Altona University`).
    pub(crate) local: Words,
    /// Words that make another place of a place (`North Altona`).
    pub(crate) directions: Words,
    /// The one of two that was named first.
    pub(crate) former: Words,
    /// The one of two that was named last.
    pub(crate) latter: Words,
    /// Words that alone mean two named before.
    pub(crate) both: Words,
    /// Words behind an article that mean two named before (`the two companies`).
    pub(crate) two: Words,
    /// Nouns behind an article that mean two named before.
    pub(crate) pair: Words,
    /// Nouns for somebody who is not the one that owns them (`its rival`).
    pub(crate) others: Words,
    /// Words before those who wrote, took or own something.
    pub(crate) credits: Words,
    /// Endings of verbs and nouns for several.
    pub(crate) several: Words,
    /// Verbs in front of which a noun for one thing has an article, and a name has none.
    pub(crate) doing: Words,
    /// Endings of capitalised adjectives made of places (`der Prager Fonds`).
    pub(crate) town_adjectives: Words,
}
