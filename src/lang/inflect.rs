//! The forms of the words that evoke frames: given with slashes, or made by the endings of a language file.

use serde::Deserialize;
use std::collections::BTreeMap;

/// How a language makes the forms of a word. A word takes the row of the longest ending it has, and every form is what
/// is left of it with the new ending behind.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Inflection {
    #[serde(default)]
    verbs: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    nouns: BTreeMap<String, Vec<String>>,
    /// Words behind which nothing takes the plural (`precio de …`). With none only the first word of a phrase takes it.
    #[serde(default)]
    links: Vec<String>,
}

impl Inflection {
    /// Whether a language file says nothing of forms.
    pub(super) fn is_empty(&self) -> bool {
        self.verbs.is_empty()
    }

    /// The forms of a verb: `invertir+invierte en`, `detiene/detienen`.
    pub(super) fn verb(&self, verb: &str) -> Vec<String> {
        self.made(verb, &self.verbs)
    }

    /// The forms of a noun. Where adjectives behind it agree with it (`puesto fijo de trabajo`), all words before the first
    /// link take the same form.
    pub(super) fn noun(&self, noun: &str) -> Vec<String> {
        let mut open = !noun.contains('/') && !self.links.is_empty();
        if !open {
            return self.made(noun, &self.nouns);
        }
        let plural = |word: &str| {
            open &= !self.links.iter().any(|link| link == word);
            let forms = if open {
                self.made(word, &self.nouns)
            } else {
                Vec::new()
            };
            forms.last().cloned().unwrap_or_else(|| word.to_owned())
        };
        let plural: Vec<String> = noun.split(' ').map(plural).collect();
        vec![noun.to_owned(), plural.join(" ")]
    }

    /// Forms given with slashes, else those of the first word, with the rest of the phrase behind. `perder+pierde la vida`:
    /// regular but for the forms behind each plus.
    fn made(&self, word: &str, table: &BTreeMap<String, Vec<String>>) -> Vec<String> {
        if word.contains('/') {
            return word.split('/').map(str::to_owned).collect();
        }
        let (word, tail) = match word.split_once(' ') {
            Some((word, tail)) => (word, format!(" {tail}")),
            None => (word, String::new()),
        };
        let mut pieces = word.split('+');
        let word = pieces.next().unwrap_or_default();
        let rows = table.iter().filter(|(end, _)| word.ends_with(*end));
        let Some((end, forms)) = rows.max_by_key(|(end, _)| end.len()) else {
            return vec![word.to_owned() + &tail];
        };
        let stem = &word[..word.len() - end.len()];
        let form = |form: &String| format!("{stem}{form}{tail}");
        let others = pieces.map(|form| format!("{form}{tail}"));
        forms.iter().map(form).chain(others).collect()
    }
}

#[test]
fn adjectives_agree_and_irregular_forms_join_the_regular_ones() {
    let row = |end: &str, forms: &[&str]| {
        let forms: Vec<String> = forms.iter().map(|form| (*form).to_owned()).collect();
        (end.to_owned(), forms)
    };
    let spanish = Inflection {
        verbs: BTreeMap::from([row("ir", &["ir", "irá"])]),
        nouns: BTreeMap::from([row("ión", &["ión", "iones"]), row("o", &["o", "os"])]),
        links: vec!["de".into()],
    };
    assert_eq!(spanish.verb("detiene/detuvo").join(", "), "detiene, detuvo");
    let verb = spanish.verb("invertir+invierte en");
    assert_eq!(verb.join(", "), "invertir en, invertirá en, invierte en");
    let noun = |noun: &str| spanish.noun(noun).join(", ");
    assert_eq!(noun("inversión"), "inversión, inversiones");
    assert_eq!(
        noun("puesto fijo de trabajo"),
        "puesto fijo de trabajo, puestos fijos de trabajo"
    );
}
