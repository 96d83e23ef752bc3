//! Case files as they lie on disk: one JSON object a line.

use claimlint::Span;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Number;

/// A text and the figures that it is said to hold.
#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    group: String,
    /// The language, as a BCP 47 tag.
    pub(crate) culture: String,
    pub(crate) text: String,
    /// The kinds of figures that are expected, all others left alone.
    pub(crate) scope: Vec<Sort>,
    /// Whether the text holds no figure of these kinds but the expected ones.
    pub(crate) complete: bool,
    pub(crate) expected: Vec<Expected>,
}

/// A figure that a text is said to hold.
#[derive(Deserialize)]
pub(crate) struct Expected {
    start: usize,
    end: usize,
    pub(crate) surface: String,
    pub(crate) kind: Sort,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    /// The unit or currency, by a name in some language.
    pub(crate) unit: Option<String>,
    /// ISO 4217 code.
    pub(crate) currency: Option<String>,
}

/// The kinds of figures that cases tell apart.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sort {
    Number,
    Money,
    Percent,
    Quantity,
    Range,
    Ordinal,
    Age,
    Temperature,
}

impl Case {
    /// The group without the part of the collection before it and the options behind it.
    pub(crate) fn group(&self) -> &str {
        self.group.split('/').nth(1).unwrap_or(&self.group)
    }

    /// The language without its country.
    pub(crate) fn lang(&self) -> &str {
        self.culture.split('-').next().unwrap_or(&self.culture)
    }

    /// Where `expected` lies in the text, in bytes.
    pub(crate) fn span(&self, expected: &Expected) -> Span {
        let mut offsets = self.text.char_indices().map(|(offset, _)| offset);
        let start = offsets.nth(expected.start);
        let length = expected.end.saturating_sub(expected.start);
        let end = length.checked_sub(1).and_then(|more| offsets.nth(more));
        let whole = self.text.len();
        let start = start.unwrap_or(whole);
        Span::new(start as u32, end.unwrap_or(whole).max(start) as u32)
    }
}

impl Expected {
    /// Whether it holds a number: words for units alone (`celsius`) and for places in a row (`last`) hold none.
    pub(crate) fn has_number(&self) -> bool {
        [&self.value, &self.low, &self.high]
            .into_iter()
            .any(Option::is_some)
    }

    /// The value in the unit it names; `None` too where it is larger than any figure can be.
    pub(crate) fn value(&self) -> Option<Decimal> {
        self.value.as_ref().and_then(decimal)
    }

    /// The lower and the upper end of a range.
    pub(crate) fn ends(&self) -> [Option<Decimal>; 2] {
        [&self.low, &self.high].map(|end| end.as_ref().and_then(decimal))
    }

    /// What is expected, for people.
    pub(crate) fn describe(&self) -> String {
        let number =
            |number: &Option<Number>| number.as_ref().map_or("…".to_owned(), Number::to_string);
        let said = match self.kind {
            Sort::Range => format!("{} to {}", number(&self.low), number(&self.high)),
            _ => number(&self.value),
        };
        let unit = self.currency.as_ref().or(self.unit.as_ref());
        let unit = unit.map_or(String::new(), |unit| format!(" {unit}"));
        format!("{:?} {said}{unit} [{}]", self.kind, self.surface)
    }
}

fn decimal(number: &Number) -> Option<Decimal> {
    let written = number.to_string();
    let exact = written.parse().ok();
    exact.or_else(|| Decimal::from_scientific(&written).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_characters_and_numbers_may_be_written_with_an_exponent() {
        let case = r#"{"id": "a/7", "group": "Number/Percent/Mode", "culture": "fr", "text": "né à 5 °C", "scope": ["number"],
            "complete": true, "flags": [], "expected": [{"start": 5, "end": 6, "surface": "5", "kind": "number", "value": 5e+3}]}"#;
        let case: Case = serde_json::from_str(case).expect("a case");
        let expected = &case.expected[0];
        assert_eq!((case.group(), case.lang()), ("Percent", "fr"));
        assert_eq!(&case.text[case.span(expected).range()], "5");
        assert_eq!(expected.value(), Some(5000.into()));
    }
}
