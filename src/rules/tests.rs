//! What every rule owes its readers.

use super::{RULES, Rule};
use crate::testing;

#[test]
fn every_page_is_true() {
    RULES.iter().for_each(|rule| page_is_true(rule));
}

#[test]
fn the_rule_shown_to_contributors_is_true() {
    page_is_true(&super::example::RULE);
}

#[track_caller]
fn page_is_true(rule: &'static Rule) {
    let examples = testing::examples(rule);
    for wanted in ["Fires", "Stays silent"] {
        let found = examples.iter().any(|(heading, _)| *heading == wanted);
        assert!(found, "{} has no example under {wanted:?}", rule.name);
    }
    for (heading, example) in examples {
        assert_eq!(
            heading == "Fires",
            example.contains("[["),
            "{}: {heading}",
            rule.name
        );
        testing::check(rule, &example);
    }
}

#[test]
fn codes_are_sorted_and_unique() {
    assert!(RULES.windows(2).all(|w| w[0].code < w[1].code));
}

#[test]
fn measures_that_rules_ask_for_by_name_are_in_the_lexicon() {
    use super::evidence::{FUNDING_ROUND, VALUATION};
    let (corpus, _) = testing::parse("It fell.");
    let words = corpus.articles()[0].words(0).expect("English has a table");
    for measure in [FUNDING_ROUND, VALUATION] {
        assert!(words.locale.frame(measure).is_some(), "{measure}");
    }
}

#[test]
fn names_are_kebab_case() {
    for rule in RULES {
        assert!(
            rule.name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{}",
            rule.name
        );
    }
}
