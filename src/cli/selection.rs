//! Which rules run, and how loud each is: what the command line says, else what the file says, else the rule itself.

use crate::rules::{Category, Finding, RULES, Rule, Severity};
use crate::text::nearest;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;
use std::fmt;

/// The word that means every rule.
const ALL: &str = "all";

/// What one place says about rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Only these run, if it says so.
    pub(super) select: Option<Vec<Selector>>,
    /// These do not run.
    pub(super) ignore: Vec<Selector>,
    /// How loud rules are.
    pub(super) levels: BTreeMap<Selector, Level>,
}

impl Said {
    /// Whether a rule runs; `None` where nothing is said of it. What speaks of fewer rules counts more.
    fn runs(&self, rule: &Rule) -> Option<bool> {
        let selected = self.selects(rule);
        match (selected, nearest_to(rule, self.ignore.iter())) {
            (Some(select), Some(ignore)) => Some(select.rank > ignore.rank),
            (Some(_), None) => Some(true),
            (None, Some(_)) => Some(false),
            (None, None) => self.select.as_ref().map(|_| false),
        }
    }

    /// What selects a rule.
    fn selects(&self, rule: &Rule) -> Option<&Selector> {
        nearest_to(rule, self.select.iter().flatten())
    }

    /// How loud a rule is to be.
    fn level(&self, rule: &Rule) -> Option<Level> {
        let selector = nearest_to(rule, self.levels.keys())?;
        self.levels.get(selector).copied()
    }
}

/// The one of `selectors` that speaks of `rule` and of the fewest others.
fn nearest_to<'s>(
    rule: &Rule,
    selectors: impl Iterator<Item = &'s Selector>,
) -> Option<&'s Selector> {
    selectors.filter(|selector| selector.is_of(rule)).max()
}

/// The rules of a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection {
    /// What the command line says; it goes before the file.
    pub(super) typed: Said,
    /// What the configuration says.
    pub(super) file: Said,
}

impl Selection {
    /// The rules that run, sorted by code.
    pub(super) fn rules(&self) -> Vec<&'static Rule> {
        let on = |rule: &&&Rule| self.level(rule) != Level::Off;
        RULES.iter().filter(on).copied().collect()
    }

    /// How loud a rule is.
    pub(super) fn level(&self, rule: &Rule) -> Level {
        let runs = self.typed.runs(rule).or_else(|| self.file.runs(rule));
        if runs == Some(false) {
            return Level::Off;
        }
        self.said(rule).unwrap_or(Level::At(rule.severity))
    }

    /// What is said about the severity of a rule. Whoever selects a rule by hand wants it, though it be off in the file.
    fn said(&self, rule: &Rule) -> Option<Level> {
        let selected = self.typed.selects(rule).is_some();
        let file = self.file.level(rule);
        let file = file.filter(|level| *level != Level::Off || !selected);
        self.typed.level(rule).or(file)
    }

    /// Gives `findings` the severities wanted; a rule of which nothing is said decides for each finding.
    pub(super) fn apply(&self, findings: &mut [Finding]) {
        for finding in findings {
            if let Some(Level::At(severity)) = self.said(finding.rule) {
                finding.severity = severity;
            }
        }
    }
}

/// How loud a rule is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// It does not run.
    Off,
    /// As loud as this, whatever it finds.
    At(Severity),
}

impl Level {
    const ALL: [Self; 4] = [
        Self::Off,
        Self::At(Severity::Note),
        Self::At(Severity::Warning),
        Self::At(Severity::Error),
    ];

    /// The word for it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::At(severity) => severity.name(),
        }
    }

    /// The level with this name.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == word)
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Word {
            Off,
            Note,
            Warning,
            Error,
        }
        Ok(match Word::deserialize(from)? {
            Word::Off => Self::Off,
            Word::Note => Self::At(Severity::Note),
            Word::Warning => Self::At(Severity::Warning),
            Word::Error => Self::At(Severity::Error),
        })
    }
}

/// Rules, by code, name, category or the start of their codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Selector {
    rank: Rank,
    name: String,
}

/// How few rules a selector speaks of: the fewer, the more it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Every rule.
    All,
    /// Those whose codes start so: with this many letters.
    Prefix(usize),
    /// Those of a category.
    Category,
    /// One, by its name.
    Name,
    /// One, by its code.
    Code,
}

impl Selector {
    /// The rules that somebody calls `name`, or why there are none.
    pub(super) fn parse(name: &str) -> Result<Self, String> {
        let is = |known: &str| known.eq_ignore_ascii_case(name);
        let of = |rank: Rank, name: &str| {
            Ok(Self {
                rank,
                name: name.to_owned(),
            })
        };
        if let Some(rule) = RULES.iter().find(|rule| is(rule.code)) {
            return of(Rank::Code, rule.code);
        }
        if let Some(rule) = RULES.iter().find(|rule| is(rule.name)) {
            return of(Rank::Name, rule.name);
        }
        if let Some(category) = Category::ALL.iter().find(|category| is(category.name())) {
            return of(Rank::Category, category.name());
        }
        if is(ALL) {
            return of(Rank::All, ALL);
        }
        let prefix = name.to_ascii_uppercase();
        let starts = |rule: &&Rule| rule.code.starts_with(&prefix);
        if !prefix.is_empty() && RULES.iter().any(starts) {
            return of(Rank::Prefix(prefix.len()), &prefix);
        }
        let meant = match nearest(name, names()).first() {
            Some(near) => format!("; did you mean `{near}`?"),
            None => String::new(),
        };
        Err(format!("no rule or category is called `{name}`{meant}"))
    }

    /// Whether it speaks of `rule`.
    pub(super) fn is_of(&self, rule: &Rule) -> bool {
        match self.rank {
            Rank::All => true,
            Rank::Prefix(_) => rule.code.starts_with(&self.name),
            Rank::Category => rule.category.name() == self.name,
            Rank::Name => rule.name == self.name,
            Rank::Code => rule.code == self.name,
        }
    }
}

/// Everything a rule can be called by, but the starts of codes.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let rules = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    rules.chain(Category::ALL.iter().map(|category| category.name()))
}

/// `RULE=LEVEL`, as it is typed.
pub(super) fn severity(typed: &str) -> Result<(Selector, Level), String> {
    let form = || "write a rule and a severity, as in C101=note".to_owned();
    let (rule, word) = typed.split_once('=').ok_or_else(form)?;
    let level = Level::parse(word).ok_or_else(|| {
        let words = Level::ALL.map(Level::name).join(", ");
        format!("no severity is called `{word}`; there are {words}")
    })?;
    Ok((Selector::parse(rule)?, level))
}

/// The name of rules in a file; one that is already in the map is told where it stands again.
struct Word<'s>(Option<&'s BTreeMap<Selector, Level>>);

impl<'de> de::DeserializeSeed<'de> for Word<'_> {
    type Value = Selector;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Selector, D::Error> {
        from.deserialize_str(self)
    }
}

impl de::Visitor<'_> for Word<'_> {
    type Value = Selector;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rule or a category")
    }

    // Here and not behind: so the error stands at the word.
    fn visit_str<E: de::Error>(self, name: &str) -> Result<Selector, E> {
        let selector = Selector::parse(name).map_err(E::custom)?;
        match self.0.is_some_and(|seen| seen.contains_key(&selector)) {
            true => Err(E::custom(format_args!("duplicate key `{}`", selector.name))),
            false => Ok(selector),
        }
    }
}

impl<'de> Deserialize<'de> for Selector {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        de::DeserializeSeed::deserialize(Word(None), from)
    }
}

/// What is said about the severity of rules; nothing is said twice.
#[derive(Debug)]
pub(super) struct Levels(pub(super) BTreeMap<Selector, Level>);

impl<'de> Deserialize<'de> for Levels {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> de::Visitor<'de> for Entries {
            type Value = Levels;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("rules with a severity each, like `value_conflict: error`")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Levels, A::Error> {
                let mut levels = BTreeMap::new();
                while let Some(selector) = map.next_key_seed(Word(Some(&levels)))? {
                    levels.insert(selector, map.next_value()?);
                }
                Ok(Levels(levels))
            }
        }
        from.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests;
