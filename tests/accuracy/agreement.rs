//! When what the gold says and what a claim says is the same.

use super::gold::{Fact, Value};
use super::synonyms::Synonyms;
use claimlint::{Article, Bound, EntityId, Interval, Kind, Reading, Scope, Slot, Unit};
use rust_decimal::Decimal;

/// A gold scope in the library's words.
pub(crate) enum Part {
    Scope(Scope),
    Basis(&'static str),
}

pub(crate) fn scope_named(gold: &str) -> Option<Part> {
    Some(match gold {
        "total" => Part::Scope(Scope::Total),
        "initial" => Part::Scope(Scope::Initial),
        "additional" => Part::Scope(Scope::Additional),
        "part" => Part::Scope(Scope::Part),
        "share" => Part::Scope(Scope::Share),
        "each" => Part::Scope(Scope::Each),
        "annual" | "per year" => Part::Scope(Scope::PerYear),
        "per month" => Part::Scope(Scope::PerMonth),
        "per week" => Part::Scope(Scope::PerWeek),
        "per day" => Part::Scope(Scope::PerDay),
        "per season" => Part::Scope(Scope::PerSeason),
        "per quintal" | "per hectare" | "per instalment" => Part::Scope(Scope::PerUnit),
        "annual average" => Part::Scope(Scope::Average),
        "peak" => Part::Scope(Scope::Peak),
        "fixed" => Part::Scope(Scope::Fixed),
        "bonuses" => Part::Scope(Scope::Variable),
        "year to date" => Part::Scope(Scope::YearToDate),
        "maximum" => Part::Scope(Scope::Cap),
        "pre-money" => Part::Basis("pre-money"),
        "post-money" => Part::Basis("post-money"),
        _ => return None,
    })
}

pub(crate) fn has_value(reading: &Reading, gold: &Value) -> bool {
    match *gold {
        Value::Exactly(value) => reading.value.map(|read| read.abs()) == Some(value.abs()),
        Value::Between(low, high) => {
            let Interval {
                low: from,
                high: to,
            } = reading.interval;
            let inner = |end: Bound, slack: Decimal| {
                let moved = end.value().and_then(|end| end.checked_add(slack));
                [end.value(), moved]
            };
            let agrees = |gold: Option<Decimal>, ends: [Option<Decimal>; 2]| {
                gold.is_none() || ends.contains(&gold)
            };
            let half = reading.place / Decimal::TWO;
            agrees(low, inner(from, half)) && agrees(high, inner(to, -half))
        }
    }
}

pub(crate) fn has_unit(unit: &Unit, fact: &Fact) -> bool {
    if let Some(code) = &fact.currency {
        return matches!(unit, Unit::Money(currency) if currency.code == code);
    }
    let gold = fact.unit.as_deref().unwrap_or_default();
    match unit {
        Unit::Percent => gold == "%",
        Unit::Points => gold == "pp",
        Unit::Count(noun) => same_words(&noun.head, gold),
        Unit::Symbol(name) => name.eq_ignore_ascii_case(gold),
        Unit::Time(name) => same_words(name, gold),
        Unit::Calendar => fact.kind == Kind::Date,
        _ => false,
    }
}

pub(crate) fn names_one<'a>(
    article: &Article,
    slots: impl Iterator<Item = &'a Slot<EntityId>>,
    gold: &str,
    synonyms: &Synonyms,
) -> bool {
    let english = synonyms.in_english(gold);
    slots.into_iter().any(|slot| {
        let entity = article.entity(slot.value);
        let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
        names.any(|name| same_words(name, gold) || same_words(&synonyms.in_english(name), &english))
    })
}

/// Whether one holds all words of the other; case, plural and joining signs aside.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words
            .map(|word| word.strip_suffix('s').unwrap_or(word).to_owned())
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    !a.is_empty() && !b.is_empty() && (holds(&a, &b) || holds(&b, &a))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(value: Option<i64>, low: i64, high: i64, half: i64) -> Reading {
        Reading {
            value: value.map(Decimal::from),
            interval: Interval::between(low.into(), high.into()),
            place: Decimal::from(2 * half),
            why: claimlint::ReadingReason::AsWritten,
        }
    }

    #[test]
    fn a_value_agrees_when_it_is_exactly_the_one_printed() {
        let about_forty = reading(Some(40), 35, 45, 5);
        assert!(has_value(&about_forty, &Value::Exactly(40.into())));
        assert!(has_value(&about_forty, &Value::Exactly((-40).into())));
        assert!(!has_value(&about_forty, &Value::Exactly(41.into())));
    }

    #[test]
    fn a_range_agrees_with_or_without_the_rounding_around_it() {
        let gold = Value::Between(Some(10.into()), Some(20.into()));
        assert!(has_value(&reading(None, 10, 20, 5), &gold));
        assert!(has_value(&reading(None, 5, 25, 5), &gold));
        assert!(!has_value(&reading(None, 10, 21, 5), &gold));
        assert!(!has_value(&reading(Some(10), 10, 10, 0), &gold));
        let open = Value::Between(Some(10.into()), None);
        assert!(has_value(&reading(None, 10, 99, 0), &open));
    }

    #[test]
    fn a_name_agrees_with_a_longer_or_shorter_form_of_it() {
        assert!(same_words("Kingsmead United", "kingsmead"));
        assert!(same_words("job_cuts", "job cut"));
        assert!(!same_words("Kingsmead", "Kings"));
        assert!(!same_words("", "Kings"));
    }
}
