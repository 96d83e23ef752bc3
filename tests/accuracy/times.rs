//! The times that the gold names, as intervals of days.

use claimlint::Period;
use jiff::civil::Date;

/// The first and the last day of a time; `None`: open on that side.
type Days = (Option<Date>, Option<Date>);

/// Whether `period` is the time that `gold` names: the same days, or, where nothing dates its words, the same words.
pub(crate) fn is_time(period: &Period, gold: &str) -> bool {
    let undated = period.from.is_none() && period.to.is_none();
    if undated {
        return period.name.contains(gold);
    }
    days(gold).is_some_and(|gold| gold.contains(&(period.from, period.to)))
}

/// The days that `gold` can mean: `2025`, `2025-12`, `2025-06-19`, `2025-Q1`, `2025-H1`, `since 1980`, and `2025-26`,
/// which starts in any month of its first year.
fn days(gold: &str) -> Option<Vec<Days>> {
    if let Some(since) = gold.strip_prefix("since ") {
        return Some(vec![(Some(first(year(since)?, 1)?), None)]);
    }
    if let Ok(day) = gold.parse() {
        return Some(vec![(Some(day), Some(day))]);
    }
    let Some((start, rest)) = gold.split_once('-') else {
        return Some(vec![months(year(gold)?, 1, 12)?]);
    };
    let start = year(start)?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Some(vec![months(start, 3 * quarter.parse::<i8>().ok()? - 2, 3)?]);
    }
    if let Some(half) = rest.strip_prefix('H') {
        return Some(vec![months(start, 6 * half.parse::<i8>().ok()? - 5, 6)?]);
    }
    let number: i8 = rest.parse().ok()?;
    if i16::from(number) == (start + 1) % 100 && number > 12 {
        return (1..=12).map(|month| months(start, month, 12)).collect();
    }
    Some(vec![months(start, number, 1)?])
}

fn year(digits: &str) -> Option<i16> {
    digits.parse().ok()
}

fn first(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok()
}

/// So many months from `month` of `year` on.
fn months(year: i16, month: i8, count: i8) -> Option<Days> {
    let last = i16::from(month) + i16::from(count) - 2;
    let end = first(year + last / 12, (last % 12 + 1) as i8)?.last_of_month();
    Some((Some(first(year, month)?), Some(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_the_gold_is_its_days() {
        for (gold, from, to) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2025-12", "2025-12-01", "2025-12-31"),
            ("2025-06-19", "2025-06-19", "2025-06-19"),
            ("2025-Q1", "2025-01-01", "2025-03-31"),
            ("2024-H2", "2024-07-01", "2024-12-31"),
            ("2025-26", "2025-04-01", "2026-03-31"),
        ] {
            let period = |to: &str| Period {
                name: "then".into(),
                from: Some(from.parse().unwrap()),
                to: Some(to.parse().unwrap()),
            };
            assert!(is_time(&period(to), gold), "{gold}");
            assert!(!is_time(&period("2027-01-01"), gold), "{gold}");
        }
    }

    #[test]
    fn a_time_that_nothing_dates_agrees_by_its_words() {
        assert!(is_time(&Period::named("fiscal 2025-26".into()), "2025-26"));
        assert!(!is_time(&Period::named("last year".into()), "2025"));
    }
}
