//! The committed words that can be taken for each other: scales and units, by language.

use super::numeral::{Numeral, starts_with_word};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The table in `tests/corpus/mutations.yaml`.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Words(BTreeMap<String, Pairs>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    /// The second is so many times the first.
    scales: Vec<(String, String, u32)>,
    units: Vec<(String, String)>,
    /// Percentage points and percent.
    points: Vec<(String, String)>,
}

/// A word in a file and the one it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Swap<'a> {
    pub(super) start: usize,
    pub(super) word: &'a str,
    pub(super) becomes: &'a str,
    /// How many times as large the figure is by it.
    pub(super) factor: Decimal,
}

/// A word, what it becomes, and by how many times the figure grows.
type Pair<'a> = (&'a str, &'a str, Decimal);

impl Words {
    pub(super) fn committed() -> Self {
        let table = include_str!("../../corpus/mutations.yaml");
        serde_yaml::from_str(table).expect("the table is well-formed")
    }

    /// The word of scale behind `numeral`, and the one it becomes.
    pub(super) fn scale<'a>(&'a self, numeral: Numeral<'_>, language: &str) -> Option<Swap<'a>> {
        let lists = self.lists(language).flat_map(|pairs| &pairs.scales);
        let both = lists.flat_map(|(small, large, times)| {
            let times = Decimal::from(*times);
            let (small, large) = (small.as_str(), large.as_str());
            [(small, large, times), (large, small, Decimal::ONE / times)]
        });
        behind(numeral, both)
    }

    /// The unit of `numeral`, and the one it becomes; behind it, behind its scale or in front of it.
    pub(super) fn unit<'a>(&'a self, numeral: Numeral<'_>, language: &str) -> Option<Swap<'a>> {
        let units = || both_ways(self.lists(language).flat_map(|pairs| &pairs.units));
        if let Some(swap) = behind(numeral, units()).or_else(|| before(numeral, units())) {
            return Some(swap);
        }
        let scale = self.scale(numeral, language)?;
        let end = scale.start + scale.word.len();
        behind(Numeral { end, ..numeral }, units())
    }

    /// Percent for percentage points behind `numeral`, or the reverse, and whether it was percent.
    pub(super) fn points<'a>(
        &'a self,
        numeral: Numeral<'_>,
        language: &str,
    ) -> Option<(Swap<'a>, bool)> {
        let lists = || self.lists(language).flat_map(|pairs| &pairs.points);
        let swap = behind(numeral, both_ways(lists()))?;
        let is_percent = lists().any(|(_, percent)| percent == swap.word);
        Some((swap, is_percent))
    }

    /// The words of the language, then those of all.
    fn lists(&self, language: &str) -> impl Iterator<Item = &Pairs> {
        [language, "any"]
            .map(|name| self.0.get(name))
            .into_iter()
            .flatten()
    }
}

fn both_ways<'a>(
    pairs: impl Iterator<Item = &'a (String, String)>,
) -> impl Iterator<Item = Pair<'a>> {
    pairs.flat_map(|(a, b)| {
        let (a, b) = (a.as_str(), b.as_str());
        [(a, b, Decimal::ONE), (b, a, Decimal::ONE)]
    })
}

fn behind<'a>(numeral: Numeral<'_>, mut pairs: impl Iterator<Item = Pair<'a>>) -> Option<Swap<'a>> {
    let (rest, start) = numeral.behind();
    let (word, becomes, factor) = pairs.find(|(word, ..)| starts_with_word(rest, word))?;
    Some(Swap {
        start,
        word,
        becomes,
        factor,
    })
}

fn before<'a>(numeral: Numeral<'_>, mut pairs: impl Iterator<Item = Pair<'a>>) -> Option<Swap<'a>> {
    let front = numeral.file[..numeral.start].trim_end();
    let (word, becomes, factor) = pairs.find(|(word, ..)| front.ends_with(word))?;
    let start = front.len() - word.len();
    let letter = |c: char| c.is_alphanumeric();
    let is_whole = !word.starts_with(letter) || !front[..start].ends_with(letter);
    // Words behind a figure are none of the next one's: "5% 3 Euro".
    let is_sign = !word.contains(char::is_lowercase) || word.starts_with('&');
    (is_whole && is_sign).then_some(Swap {
        start,
        word,
        becomes,
        factor,
    })
}

#[cfg(test)]
mod tests {
    use super::super::numeral::numerals_in;
    use super::*;
    use claimlint::Span;

    type Find = for<'a> fn(&'a Words, Numeral<'_>, &str) -> Option<Swap<'a>>;

    fn swapped(find: Find, text: &str, language: &str) -> Option<String> {
        let words = Words::committed();
        let numeral = numerals_in(text, Span::new(0, text.len() as u32))[0];
        let swap = find(&words, numeral, language)?;
        let end = swap.start + swap.word.len();
        Some([&text[..swap.start], swap.becomes, &text[end..]].concat())
    }

    #[test]
    fn scales_change_in_their_language() {
        let scale = |text, language| swapped(Words::scale, text, language);
        assert_eq!(scale("€1.5bn", "en").as_deref(), Some("€1.5mn"));
        assert_eq!(scale("3 mil milhões", "pt").as_deref(), Some("3 milhões"));
        assert_eq!(
            scale("3 millones", "es").as_deref(),
            Some("3 miles de millones")
        );
        assert_eq!(scale("3 Mio. Euro", "de").as_deref(), Some("3 Mrd. Euro"));
        assert_eq!(scale("20 minutes", "en"), None);
    }

    #[test]
    fn units_change_behind_the_figure_its_scale_or_in_front() {
        let unit = |text, language| swapped(Words::unit, text, language);
        assert_eq!(unit("€1.5bn", "en").as_deref(), Some("$1.5bn"));
        assert_eq!(
            unit("1,5 Millionen Euro", "de").as_deref(),
            Some("1,5 Millionen Dollar")
        );
        assert_eq!(unit("12 km long", "en").as_deref(), Some("12 miles long"));
        assert_eq!(unit("12 people", "en"), None);
    }
}
