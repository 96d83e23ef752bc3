//! The forms of the words that evoke frames: given with slashes, or made by the endings of a language file.

use serde::Deserialize;
use std::collections::BTreeMap;

/// How a language makes the forms of a word. A word takes the row of the longest ending it has, and every form is what
/// is left of it with the new ending behind; `ge~t` puts something in front, too.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Inflection {
    #[serde(default)]
    verbs: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    nouns: BTreeMap<String, Vec<String>>,
    /// Beginnings of verbs that take nothing in front.
    #[serde(default)]
    bare: Vec<String>,
    /// What stands between a prefix and the infinitive where they are written in one (`ab-zu-bauen`).
    #[serde(default)]
    between: Vec<String>,
    /// Words behind which nothing takes the plural (`precio de …`). With none only the first word of a phrase takes it.
    #[serde(default)]
    links: Vec<String>,
}

/// The forms of one word.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Forms {
    /// Forms in one piece.
    pub(super) whole: Vec<String>,
    /// Forms whose prefix stands at the end of the clause, and the prefix (`baut … ab`).
    pub(super) parted: Vec<(String, String)>,
}

impl Inflection {
    /// Whether a language file says nothing of forms.
    pub(super) fn is_empty(&self) -> bool {
        self.verbs.is_empty()
    }

    /// The forms of a verb: `investieren`, `nimmt/nahm/genommen`, `invertir+invierte en`, `ab|bauen`,
    /// `ein|nehmen/nimmt/nahm/genommen`.
    pub(super) fn verb(&self, verb: &str) -> Forms {
        let (prefix, base) = verb.split_once('|').unwrap_or(("", verb));
        let forms = self.made(base, &self.verbs);
        let mut whole: Vec<String> = forms.iter().map(|f| format!("{prefix}{f}")).collect();
        let mut parted = Vec::new();
        if !prefix.is_empty() {
            let infinitive = base.split(['/', '+']).next().unwrap_or(base);
            let joined = |with: &String| format!("{prefix}{with}{infinitive}");
            whole.extend(self.between.iter().map(joined));
            parted.extend(forms.into_iter().map(|form| (form, prefix.to_owned())));
        }
        Forms { whole, parted }
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
        let bare = self.bare.iter().any(|start| word.starts_with(start));
        let form = |form: &String| match form.split_once('~') {
            Some((_, end)) if bare => format!("{stem}{end}{tail}"),
            Some((start, end)) => format!("{start}{stem}{end}{tail}"),
            None => format!("{stem}{form}{tail}"),
        };
        let others = pieces.map(|form| format!("{form}{tail}"));
        forms.iter().map(form).chain(others).collect()
    }
}

fn row(end: &str, forms: &[&str]) -> (String, Vec<String>) {
    let forms = forms.iter().map(|form| (*form).to_owned()).collect();
    (end.to_owned(), forms)
}

#[test]
fn forms_come_from_endings() {
    let german = Inflection {
        verbs: BTreeMap::from([row("en", &["en", "t", "ge~t"])]),
        nouns: BTreeMap::from([row("", &["", "s"]), row("ung", &["ung", "ungen"])]),
        bare: vec!["ver".into()],
        between: vec!["zu".into()],
        links: Vec::new(),
    };
    let whole = |verb: &str| german.verb(verb).whole.join(" ");
    assert_eq!(whole("kosten"), "kosten kostt gekostt");
    assert_eq!(whole("verkaufen"), "verkaufen verkauft verkauft");
    assert_eq!(whole("gibt/gab"), "gibt gab");
    let cut = german.verb("ab|bauen");
    assert_eq!(cut.whole.join(" "), "abbauen abbaut abgebaut abzubauen");
    assert_eq!(cut.parted[1], ("baut".to_owned(), "ab".to_owned()));
    assert_eq!(
        german.noun("Zahlung im Jahr").join(", "),
        "Zahlung im Jahr, Zahlungen im Jahr"
    );
    assert_eq!(german.noun("preis").join(" "), "preis preiss");
}

#[test]
fn adjectives_agree_and_irregular_forms_join_the_regular_ones() {
    let spanish = Inflection {
        verbs: BTreeMap::from([row("ir", &["ir", "irá"])]),
        nouns: BTreeMap::from([row("ión", &["ión", "iones"]), row("o", &["o", "os"])]),
        links: vec!["de".into()],
        ..Inflection::default()
    };
    assert_eq!(
        spanish.verb("detiene/detuvo").whole.join(", "),
        "detiene, detuvo"
    );
    let verb = spanish.verb("invertir+invierte en");
    assert_eq!(
        verb.whole.join(", "),
        "invertir en, invertirá en, invierte en"
    );
    let noun = |noun: &str| spanish.noun(noun).join(", ");
    assert_eq!(noun("inversión"), "inversión, inversiones");
    assert_eq!(
        noun("puesto fijo de trabajo"),
        "puesto fijo de trabajo, puestos fijos de trabajo"
    );
}

/// All forms of a verb: given with slashes, or made the regular way from the infinitive (its first word).
pub(super) fn verb_forms(verb: &str) -> Vec<String> {
    if verb.contains('/') {
        return verb.split('/').map(str::to_owned).collect();
    }
    let (verb, tail) = verb
        .split_once(' ')
        .map_or((verb, String::new()), |(v, t)| (v, format!(" {t}")));
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    if let Some(stem) = verb.strip_suffix('y').filter(|s| !ends_in_vowel(s)) {
        return [
            verb.to_owned(),
            format!("{stem}ies"),
            format!("{stem}ied"),
            format!("{verb}ing"),
        ]
        .map(|form| form + &tail)
        .to_vec();
    }
    let third = match verb {
        _ if ["s", "sh", "ch", "x"].iter().any(|end| verb.ends_with(end)) => format!("{verb}es"),
        _ => format!("{verb}s"),
    };
    let doubled = if ["commit"].contains(&verb) { "t" } else { "" };
    [
        verb.to_owned(),
        third,
        format!("{stem}{doubled}ed"),
        format!("{stem}{doubled}ing"),
    ]
    .map(|form| form + &tail)
    .to_vec()
}

/// Singular and plural of a noun: given with a slash, or made the regular way.
pub(super) fn noun_forms(noun: &str) -> Vec<String> {
    match noun.split_once('/') {
        Some((one, many)) => vec![one.to_owned(), many.to_owned()],
        None => vec![noun.to_owned(), format!("{noun}s")],
    }
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u'])
}
