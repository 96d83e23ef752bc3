//! The figures that the gold speaks of, and whether it shows that a change of one is wrong.
//!
//! A change **can be shown** where
//!
//! - another fact of the story is the same claim (kind, unit, subject and measure the same, nothing else that both name
//!   different, either told as it is or both told in the same way) with the same value, and the changed value lies
//!   outside its rounding and hedge; in an article of another day only where no label of the story says that the claim
//!   has moved on; or
//! - the figure is in a group labelled as consistent that prints it twice, or whose arithmetic holds and cannot hold with
//!   the changed one, its numbers all printed in the same article; or
//! - the form alone is wrong: a decimal comma in English, a point in 1.234 people.
//!
//! All of this is said by the gold, and nothing by what claimlint finds.

use super::super::gold::{Fact, Gold, Place, Tempting, TemptingKind, Value};
use super::super::story::Story;
use super::arithmetic::{Change, breaks, digits_of, numbers};
use super::numeral::{Numeral, numerals_in};
use claimlint::{Category, Hedge, Kind, Modality, Severity, Span};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A number in an article, and what the gold says about it.
pub(super) struct Figure<'a> {
    pub(super) name: &'a str,
    pub(super) numeral: Numeral<'a>,
    pub(super) language: &'a str,
    pub(super) in_headline: bool,
    facts: Vec<&'a Fact>,
    pub(super) groups: Vec<&'a Tempting>,
}

/// What shows that a changed figure is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Witness {
    /// The same claim in the same article.
    Within,
    /// The same claim in another article.
    Across,
    /// Arithmetic with other figures.
    Arithmetic(&'static str),
    /// Its form.
    Form,
}

impl Witness {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Within => "said again in the article",
            Self::Across => "said in another article",
            Self::Arithmetic(name) => name,
            Self::Form => "form",
        }
    }
}

/// The figures of one story by file and place.
pub(super) struct Figures<'a> {
    story: &'a Story,
    gold: &'a Gold,
    /// Measures of which the gold says that they move on.
    moving: BTreeSet<&'a str>,
    found: BTreeMap<(&'a str, usize), Figure<'a>>,
}

impl<'a> Figures<'a> {
    /// All figures of the gold that stand in digits; those at fault are left out.
    pub(super) fn of(story: &'a Story, gold: &'a Gold) -> Self {
        let mut figures = Self {
            story,
            gold,
            moving: moving(gold),
            found: BTreeMap::new(),
        };
        for fact in &gold.facts {
            let Value::Exactly(value) = fact.value else {
                continue;
            };
            let digits = digits_of(&value.to_string());
            for numeral in figures.numerals(&fact.place) {
                let counts = !matches!(fact.kind, Kind::Date | Kind::Ordinal);
                if counts && fact.readings.is_empty() && digits_of(&numeral.digits()) == digits {
                    figures.at(&fact.place, numeral).facts.push(fact);
                }
            }
        }
        for group in gold.tempting.iter().filter(|group| says_the_same(group)) {
            for place in &group.places {
                for numeral in figures.numerals(place) {
                    let digits = digits_of(&numeral.digits());
                    let counts = match &group.check {
                        Some(check) => numbers(check).any(|number| digits_of(number) == digits),
                        None => true,
                    };
                    if counts {
                        figures.at(place, numeral).groups.push(group);
                    }
                }
            }
        }
        figures
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Figure<'a>> {
        self.found.values()
    }

    /// The numbers in `place` that are not at fault.
    fn numerals(&self, place: &Place) -> Vec<Numeral<'a>> {
        let file = self.story.files.get(&place.file);
        let numerals = file
            .map(|file| numerals_in(file, place.span))
            .unwrap_or_default();
        let at_fault = |numeral: &Numeral<'_>| {
            let span = Span::new(numeral.start as u32, numeral.end as u32);
            let loud = self
                .gold
                .findings
                .iter()
                .filter(|f| f.severity > Severity::Note);
            let mut places = loud.flat_map(|finding| &finding.places);
            places.any(|fault| fault.file == place.file && fault.span.overlaps(span))
        };
        numerals
            .into_iter()
            .filter(|numeral| !at_fault(numeral))
            .collect()
    }

    fn at(&mut self, place: &'a Place, numeral: Numeral<'a>) -> &mut Figure<'a> {
        let make = || Figure {
            name: &place.file,
            numeral,
            language: language(numeral.file),
            in_headline: headlines(&place.file, numeral.file)
                .any(|span| span.contains(Span::new(numeral.start as u32, numeral.end as u32))),
            facts: Vec::new(),
            groups: Vec::new(),
        };
        self.found
            .entry((&place.file, numeral.start))
            .or_insert_with(make)
    }

    /// Whether the numbers of the check stand in the article; small ones may be words, round ones and 365 are known, and
    /// so are the factors of conversions.
    fn is_printed(&self, file: &str, group: &Tempting) -> bool {
        let numerals = numerals_in(file, Span::new(0, file.len() as u32));
        let printed: BTreeSet<String> = numerals
            .into_iter()
            .map(|numeral| digits_of(&numeral.digits()))
            .collect();
        let known = |number: &str| {
            let small = number.parse::<u32>().is_ok_and(|n| n <= 20 || n == 365);
            let digits = digits_of(number);
            small || digits == "1" || printed.contains(&digits)
        };
        let here = group.places.iter().filter(|place| {
            let text = self.story.files.get(&place.file);
            text.is_some_and(|text| std::ptr::eq(text.as_str(), file))
        });
        let check = group.check.as_deref();
        match group.kind {
            TemptingKind::ConversionOk => here.count() > 1,
            _ => check.is_none_or(|check| numbers(check).all(known)),
        }
    }

    /// What shows that `figure` is wrong when it is `factor` times as large.
    pub(super) fn shown(&self, figure: &Figure<'_>, factor: Decimal) -> Option<Witness> {
        let apart = |fact: &Fact, other: &Fact| are_apart(fact, figure.numeral, other, factor);
        self.second(figure, apart).or_else(|| {
            let digits = digits_of(&figure.numeral.digits());
            let moved = (factor - Decimal::ONE).abs();
            let moves = figure.numeral.rounding().is_some_and(|share| moved > share);
            let change = Change {
                digits: &digits,
                factor,
            };
            let shows = |group: &&Tempting| {
                let twin = self.twin(figure, group).filter(|_| moves);
                twin.or_else(|| {
                    let check = group.check.as_deref()?;
                    let printed = self.is_printed(figure.numeral.file, group);
                    (printed && breaks(check, change)).then(|| arithmetic(group.kind))
                })
            };
            figure
                .groups
                .iter()
                .copied()
                .filter_map(|group| shows(&group))
                .min()
        })
    }

    /// What shows that `figure` has another unit.
    pub(super) fn shown_by_unit(
        &self,
        figure: &Figure<'_>,
        kinds: &[TemptingKind],
    ) -> Option<Witness> {
        self.second(figure, |_, _| true).or_else(|| {
            let shows = |group: &&Tempting| {
                let of_kind = kinds.contains(&group.kind);
                let twin = self.twin(figure, group).filter(|_| of_kind);
                let printed = || self.is_printed(figure.numeral.file, group);
                twin.or_else(|| {
                    (of_kind && group.check.is_some() && printed()).then(|| arithmetic(group.kind))
                })
            };
            figure
                .groups
                .iter()
                .copied()
                .filter_map(|group| shows(&group))
                .min()
        })
    }

    /// Whether the figure counts whole things.
    pub(super) fn is_count(figure: &Figure<'_>) -> bool {
        figure.facts.iter().any(|fact| fact.kind == Kind::Count)
    }

    /// The same claim elsewhere, if `shows` holds with it; that of the same article first.
    fn second(&self, figure: &Figure<'_>, shows: impl Fn(&Fact, &Fact) -> bool) -> Option<Witness> {
        let found = figure.facts.iter().flat_map(|fact| {
            let others = self.gold.facts.iter();
            let others = others.filter(|other| {
                other.place != fact.place && self.is_same(fact, other) && shows(fact, other)
            });
            others.map(|other| match other.place.file == fact.place.file {
                true => Witness::Within,
                false => Witness::Across,
            })
        });
        found.min()
    }

    fn is_same(&self, a: &Fact, b: &Fact) -> bool {
        let no_other = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let told = |fact: &Fact| {
            use Modality::{Confirmed, Planned, Reported};
            matches!(fact.modality, Some(Confirmed | Reported | Planned))
        };
        let moved_on =
            day(&a.place.file) != day(&b.place.file) && self.moving.contains(a.measure.as_str());
        a.kind == b.kind
            && a.unit == b.unit
            && a.currency == b.currency
            && a.subject == b.subject
            && a.measure == b.measure
            && no_other(&a.object, &b.object)
            && a.scope == b.scope
            && no_other(&a.as_of, &b.as_of)
            && ((told(a) && told(b)) || (a.modality.is_some() && a.modality == b.modality))
            && b.readings.is_empty()
            && !moved_on
            && !self.is_at_fault(b)
    }

    fn is_at_fault(&self, fact: &Fact) -> bool {
        let loud = self
            .gold
            .findings
            .iter()
            .filter(|f| f.severity > Severity::Note);
        let mut places = loud.flat_map(|finding| &finding.places);
        places.any(|place| place.file == fact.place.file && place.span.overlaps(fact.place.span))
    }

    /// The same digits at another place of the group.
    fn twin(&self, figure: &Figure<'_>, group: &Tempting) -> Option<Witness> {
        let digits = digits_of(&figure.numeral.digits());
        let others = group.places.iter().flat_map(|place| self.numerals(place));
        let twins = others.filter(|other| {
            let here = std::ptr::eq(other.file, figure.numeral.file);
            digits_of(&other.digits()) == digits && !(here && other.start == figure.numeral.start)
        });
        let where_found = twins.map(
            |other| match std::ptr::eq(other.file, figure.numeral.file) {
                true => Witness::Within,
                false => Witness::Across,
            },
        );
        where_found.min()
    }
}

/// Groups of which each figure follows from the others.
fn says_the_same(group: &Tempting) -> bool {
    use TemptingKind::{
        ConversionOk, DifferenceOk, Notation, PercentOk, ProductOk, RatioOk, Rounding, SharesOk,
        SumOk, TableOk,
    };
    match group.kind {
        SumOk | DifferenceOk | PercentOk | ProductOk | RatioOk | SharesOk | ConversionOk => {
            group.check.is_some()
        }
        Notation | Rounding | TableOk => true,
        _ => false,
    }
}

fn arithmetic(kind: TemptingKind) -> Witness {
    Witness::Arithmetic(match kind {
        TemptingKind::SumOk => "sum",
        TemptingKind::DifferenceOk => "difference",
        TemptingKind::PercentOk => "percentage",
        TemptingKind::ProductOk => "product",
        TemptingKind::RatioOk => "ratio",
        TemptingKind::SharesOk => "shares",
        TemptingKind::ConversionOk => "conversion",
        TemptingKind::TableOk => "table and text",
        _ => "other notation",
    })
}

/// The measures whose figures the gold calls newer or older somewhere.
fn moving(gold: &Gold) -> BTreeSet<&str> {
    let newer = gold
        .findings
        .iter()
        .filter(|f| f.category == Category::Superseded);
    let newer = newer.flat_map(|finding| &finding.places);
    let updates = gold.tempting.iter().filter(|group| {
        use TemptingKind::{DifferentPeriod, ExplicitUpdate, ForecastActual, HistoricComparison};
        matches!(
            group.kind,
            ExplicitUpdate | DifferentPeriod | ForecastActual | HistoricComparison
        )
    });
    let places: Vec<&Place> = newer
        .chain(updates.flat_map(|group| &group.places))
        .collect();
    let touched = |fact: &&Fact| {
        let here = &fact.place;
        places
            .iter()
            .any(|place| place.file == here.file && place.span.overlaps(here.span))
    };
    gold.facts
        .iter()
        .filter(touched)
        .map(|fact| fact.measure.as_str())
        .collect()
}

/// Whether `fact` and `other` agree, and do not once the number of `fact` is `factor` times as large.
fn are_apart(fact: &Fact, numeral: Numeral<'_>, other: &Fact, factor: Decimal) -> bool {
    let rounding = numeral.rounding().unwrap_or_default();
    let (Value::Exactly(own), Value::Exactly(theirs)) = (&fact.value, &other.value) else {
        return false;
    };
    // Things counted to the last of three digits are not rounded.
    let slack = |value: Decimal| {
        let exact = value.is_integer() && digits_of(&value.to_string()).len() > 2;
        match fact.kind == Kind::Count && exact {
            true => Decimal::ZERO,
            false => value * rounding,
        }
    };
    let held = |value: Decimal, hedge| held(value.abs(), hedge, slack(value.abs()));
    let (Some(own_range), Some(changed), Some(theirs)) = (
        held(*own, fact.hedge),
        held(*own * factor, fact.hedge),
        held(*theirs, other.hedge),
    ) else {
        return false;
    };
    let meet = |a: (Decimal, Decimal), b: (Decimal, Decimal)| a.0 <= b.1 && b.0 <= a.1;
    meet(own_range, theirs) && !meet(changed, theirs)
}

/// From and to of a hedged value; `None` of a vague one.
fn held(value: Decimal, hedge: Option<Hedge>, slack: Decimal) -> Option<(Decimal, Decimal)> {
    let share = |percent: i64| value * Decimal::new(percent, 2);
    let end = Decimal::from(1_000_000_000_000_000_i64);
    Some(match hedge? {
        Hedge::About => (share(90), share(110)),
        Hedge::Nearly => (share(90), value),
        Hedge::Over => (value, share(120)),
        Hedge::AtLeast => (value, end),
        Hedge::Under | Hedge::UpTo | Hedge::AtMost => (Decimal::ZERO, value),
        _ => (value - slack, value + slack),
    })
}

/// The date that the name of a file starts with.
fn day(file: &str) -> &str {
    file.get(..10).unwrap_or(file)
}

/// The language of an article by its own words about it; English where it has none.
fn language(file: &str) -> &str {
    let tag = file.lines().take(20).find_map(|line| {
        let after = line.strip_prefix("lang: ").or_else(|| {
            let (_, after) = line.split_once("lang=\"")?;
            Some(after)
        })?;
        after.get(..2)
    });
    tag.unwrap_or("en")
}

/// Where headlines stand in the file.
fn headlines<'a>(name: &'a str, file: &'a str) -> impl Iterator<Item = Span> + 'a {
    let first_is_headline = name.ends_with(".txt");
    let mut start = 0;
    let lines = file.split_inclusive('\n').map(move |line| {
        let span = Span::new(start as u32, (start + line.len()) as u32);
        start += line.len();
        (span, line.trim_start())
    });
    let marks = ["title: ", "# ", "<title>", "<h1"];
    lines.enumerate().filter_map(move |(number, (span, line))| {
        let first = first_is_headline && number == 0;
        (first || marks.iter().any(|mark| line.starts_with(mark))).then_some(span)
    })
}
