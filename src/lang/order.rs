//! What the words of one language say about order: what follows what and by how long, how old somebody is, how often
//! something has happened, and which one of many it is.

use super::Locale;
use super::locale::{Phrases, Words};
use super::order_tables::ORDERS;

/// The words of a language that put things in order.
#[derive(Debug)]
pub(crate) struct Order {
    /// Words behind a length that count on from the time spoken of before (`two years later`).
    pub(crate) later: Words,
    /// Words behind `later` that count from what was meant to be (`later than planned`).
    pub(crate) than_planned: Words,
    /// Words for what was meant to be, in the sentence that `later than planned` looks back to.
    pub(crate) planned: Words,
    /// Words between a length and what it is counted from (`five days after the attack`).
    pub(crate) after: Words,
    /// The same, counted back (`five days before the vote`).
    pub(crate) before: Words,
    /// Verbs before a length that somebody measured from end to end (`lasted 95 days`).
    pub(crate) lasted: Words,
    /// Verbs before the day something began.
    pub(crate) began: Words,
    /// Verbs before the day something ended.
    pub(crate) ended: Words,
    /// Words of a hedge that keep it close (`a little over two years`).
    pub(crate) slightly: Words,
    /// Words before the day or year of a birth.
    pub(crate) born: Words,
    /// Words before the day or year of a death.
    pub(crate) died: Words,
    /// Words before an age that somebody has reached at that time (`aged 70`).
    pub(crate) aged: Words,
    /// Words before the day or year something was set up.
    pub(crate) founded: Words,
    /// Nouns for what is set up.
    pub(crate) firms: Words,
    /// Words behind a length that make it an age (`seven-year-old`).
    pub(crate) old: Words,
    /// Nouns for what runs for a time (`a seven-year deal`).
    pub(crate) terms: Words,
    /// Words before the day or year such a thing was agreed.
    pub(crate) signed: Words,
    /// Words before `between` that set two figures against each other (`the gap between 12 and 9`).
    pub(crate) apart: Words,
    /// Words that make a count one without a break (`third straight`).
    pub(crate) straight: Words,
    /// Nouns that stand for what is counted where the verb tells it (`for the third time in a row`).
    pub(crate) turns: Words,
    /// Nouns for what hardly happens twice in the days of one story.
    pub(crate) milestones: Words,
    /// Adjectives that rank by size, the largest first (`second-largest`), and by what they rank.
    pub(crate) largest: Phrases<&'static str>,
    /// Words that deny that a count is the whole one (`her second on grass`) where they follow what is counted.
    pub(crate) limits: Words,
    /// What is counted, by one word for all that say the same.
    pub(crate) alike: Phrases<&'static str>,
}

impl Locale {
    /// The words about order of its language.
    pub(crate) fn order(&self) -> Option<&'static Order> {
        let own = ORDERS.iter().find(|(tag, _)| *tag == self.tag);
        match (own, self.inherits) {
            (Some((_, order)), _) => Some(order),
            (None, Some(parent)) => parent.order(),
            (None, None) => None,
        }
    }
}
