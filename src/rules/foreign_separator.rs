//! F101: a figure is written with the separators of another language.

use super::evidence::{At, counted, unit_key};
use super::{Finding, Fix, LabelRole, Outcome, rule};
use crate::claim::{Article, Corpus};
use crate::lang::look_up;
use crate::quantity::{Notation, ReadingReason, Unit};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// Flags figures that keep the separators of another language, so that readers take them for something else.
    ///
    /// In English a point starts decimals and a comma groups thousands; Spanish, German, Portuguese, Italian and many other
    /// languages do it the other way round. Machine translation often leaves the separators as they were and turns the
    /// words into English: `$10.000 billion` is ten billion or ten thousand billion.
    ///
    /// ## Why it matters
    /// The two readings lie a factor of a thousand apart.
    ///
    /// ## How it decides
    /// A decimal comma (`1,4 trillion`), a point before three zeros and a scale word (`10.000 billion`), several points
    /// (`1.100.000`) and a point inside a number of things that only come whole (`3.200 people`) can be nothing else. One
    /// point before three other digits (`12.500 hectares`) is reported only when the article writes other figures so, or
    /// when another article about the same event prints the larger reading. Averages and rates (`1.415 children per woman`) and
    /// articles that print other figures with three decimals (`$1.954 billion`, `0.985`) mean decimals.
    ///
    /// An article that groups at least three figures the usual way for each that has the decimal sign before three digits
    /// with a zero at the end (`2.700 hectares` among `18,900`, `5,400` and `2,200`) means thousands there, too.
    ///
    /// Only English prints in one way wherever it is written. In the other languages, whose countries differ among
    /// themselves (`1.234,5` in Madrid, `1,234.5` in Mexico), only the zeros before a scale word are reported, and a
    /// decimal point in an article that prints at least three decimal commas for each.
    ///
    /// ## Fires
    /// ```article
    /// Orbit is studying an investment of more than [[$10.000 billion]] in Lumen, in contracts worth [[$1,4 trillion]].
    /// ```
    /// ```article
    /// The flood drove out [[3.200]] people and covered [[12.500 hectares]].
    /// ```
    /// ```article
    /// --- bericht.de.md
    /// Der Konzern investiert [[10,000 Milliarden Euro]] in das Werk.
    /// ```
    /// ```article
    /// --- bericht.de.md
    /// Die Inflation fiel von 2,9 auf 2,4 Prozent, die Löhne stiegen um 3,5 Prozent, die Mieten um [[1.8 Prozent]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// Output came to €17.104 billion and 10.341 million tonnes.
    /// ```
    /// ```article
    /// The isotope has a half-life of 10.000 days, the laboratory wrote, giving three decimals.
    /// ```
    /// ```article
    /// --- bericht.de.md
    /// Der Konzern investiert 10.000 Milliarden Euro, 1.200 Menschen kamen, und die Inflation lag bei 2,4 Prozent.
    /// ```
    "F101" "foreign-separator" LocaleFormat Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let peers = Peers::of(corpus);
    let findings = corpus
        .articles()
        .iter()
        .filter_map(|article| finding(corpus, article, &peers));
    findings.collect::<Vec<_>>().into()
}

fn finding<'c>(corpus: &'c Corpus, article: &'c Article, peers: &Peers<'c>) -> Option<Finding> {
    let exact: Vec<At<'_>> = At::of(corpus, article)
        .filter(|at| prints_three_decimals(*at))
        .collect();
    let precise = |at: At<'_>| exact.iter().any(|other| shows_decimals(*other, at));
    // Where papers of one language write in two ways, only zeros before a scale word are surely wrong.
    let strict = article.locale.is_some_and(|locale| locale.one_convention);
    let doubled = |at: &At<'_>| at.claim.quantity.notation == Notation::ZerosAndScale;
    let odd = !strict && has_odd_points(corpus, article);
    let odd_groups = has_odd_groups(corpus, article);
    let certain = |at: &At<'_>| {
        (is_foreign(*at) && !precise(*at) && (strict || doubled(at)))
            || (odd && has_decimals(*at, '.'))
            || (odd_groups && is_odd_group(*at))
    };
    let any_certain = At::of(corpus, article).any(|at| certain(&at));
    let usual = At::of(corpus, article).any(prints_english_decimals);
    let twins = exact_amounts(corpus, article);
    let foreign = |at: &At<'_>| {
        certain(at)
            || (strict
                && is_ambiguous(*at)
                && (intended(*at).is_some_and(|value| {
                    twins.contains(&(unit_key(&at.claim.quantity.unit), value))
                }) || (any_certain && !usual && !precise(*at) && !is_rate(*at))
                    || peers.peer(*at).is_some()))
    };
    let places: Vec<At<'_>> = At::of(corpus, article).filter(foreign).collect();
    let first = places.first()?;
    let message = match places.len() {
        1 => format!(
            "{} is written with the separator of another language",
            first.figure()
        ),
        n => format!(
            "{} are written with the separators of another language",
            counted(n, "figure")
        ),
    };
    let mut finding = Finding::new(&RULE, message);
    let (mut forms, mut told) = (BTreeMap::<Fault, Vec<String>>::new(), BTreeSet::new());
    for at in &places {
        let meant = meant(*at);
        let form = format!("{} for {}", meant, at.figure());
        let fault = Fault::of(*at);
        if told.insert((fault, form.clone())) {
            forms.entry(fault).or_default().push(form);
        }
        finding = finding.label(at.site(), LabelRole::Primary, format!("read as {meant}"));
    }
    for fault in forms.keys() {
        finding = finding.why(fault.reason());
    }
    let mut shown = BTreeSet::new();
    for (place, peer) in places.iter().filter_map(|at| Some((*at, peers.peer(*at)?))) {
        if shown.insert(peer.figure()) {
            let said = format!(
                "{} prints {} for the same thing as {} here",
                peer.file(),
                peer.figure(),
                place.figure()
            );
            finding = finding.why(said).label(
                peer.site(),
                LabelRole::Supporting,
                format!("shows what {} means", place.figure()),
            );
        }
    }
    let forms: Vec<String> = forms.into_values().flatten().collect();
    finding = finding.help(format!("write {}", forms.join(", ")));
    if let [only] = places[..]
        && is_fixable(only)
    {
        finding.fix = Some(Fix {
            label: 0,
            replacement: meant(only),
        });
    }
    Some(finding)
}

/// Whether a few figures of an article have a decimal point and at least three times as many a decimal comma.
fn has_odd_points(corpus: &Corpus, article: &Article) -> bool {
    let with = |sign: char| At::of(corpus, article).filter(move |at| has_decimals(*at, sign));
    let points = with('.').count();
    article.locale.is_some_and(|locale| locale.decimal == ',')
        && points > 0
        && with(',').count() >= points * COMMAS_FOR_A_POINT
}

/// Whether a figure with a unit or a scale has one or two decimals behind `sign` and no other sign.
fn has_decimals(at: At<'_>, sign: char) -> bool {
    let quantity = &at.claim.quantity;
    let telling = matches!(
        quantity.unit,
        Unit::Money(_) | Unit::Percent | Unit::Points | Unit::Symbol(_)
    ) || says_scale(at);
    telling
        && matches!(quantity.notation, Notation::Usual | Notation::CommaDecimals)
        && parted(at).is_some_and(|(_, found, after)| found == sign && matches!(after.len(), 1 | 2))
}

/// What an article prints in the usual way, by unit: numbers with four digits that say something, which no two things have
/// by chance.
fn exact_amounts<'c>(
    corpus: &'c Corpus,
    article: &'c Article,
) -> BTreeSet<(&'static str, Decimal)> {
    let usual = At::of(corpus, article).filter(|at| at.claim.quantity.notation == Notation::Usual);
    let amounts = usual.filter_map(|at| {
        let value = at.value()?.normalize();
        let digits = value.mantissa().abs().to_string();
        let telling = digits.trim_end_matches('0').len() > 3;
        telling.then(|| (unit_key(&at.claim.quantity.unit), value))
    });
    amounts.collect()
}

/// The digits of a figure that is one number with one sign, parted by it.
fn parted(at: At<'_>) -> Option<(&str, char, &str)> {
    let mut runs = at
        .figure()
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .map(|run| run.trim_matches(['.', ',']))
        .filter(|run| !run.is_empty());
    let (run, None) = (runs.next()?, runs.next()) else {
        return None;
    };
    let sign = run.chars().find(|c| matches!(c, '.' | ','))?;
    let (before, after) = run.split_once(sign)?;
    (!after.contains(['.', ','])).then_some((before, sign, after))
}

/// Whether an article groups at least three figures for each that has the decimal sign before three digits.
fn has_odd_groups(corpus: &Corpus, article: &Article) -> bool {
    let Some(decimal) = article.locale.map(|locale| locale.decimal) else {
        return false;
    };
    let odd = At::of(corpus, article)
        .filter(|at| is_odd_group(*at))
        .count();
    let usual = At::of(corpus, article).filter(|at| {
        parted(*at).is_some_and(|(_, sign, after)| sign != decimal && after.len() == 3)
    });
    let prints_decimals = |at: At<'_>| {
        parted(at).is_some_and(|(_, sign, after)| sign == decimal && after.len() == 3)
            && !is_odd_group(at)
    };
    odd > 0
        && !At::of(corpus, article).any(prints_decimals)
        && usual.count() >= odd * COMMAS_FOR_A_POINT
}

/// The decimal sign before three digits of which the last is a zero, which nobody prints as a decimal: `12.500 hectares`.
fn is_odd_group(at: At<'_>) -> bool {
    let decimal = at.article.locale.map(|locale| locale.decimal);
    let timed = matches!(
        at.claim.quantity.unit,
        Unit::Time(_) | Unit::Percent | Unit::Points
    );
    !timed
        && !says_scale(at)
        && !is_rate(at)
        && parted(at).is_some_and(|(before, sign, after)| {
            decimal == Some(sign)
                && after.len() == 3
                && after.ends_with('0')
                && !before.starts_with('0')
                && matches!(before.len(), 1..=3)
        })
}

/// Notation that the language cannot mean.
fn is_foreign(at: At<'_>) -> bool {
    match at.claim.quantity.notation {
        Notation::CommaDecimals | Notation::ZerosAndScale | Notation::PointGroups => true,
        Notation::PointAndThree => match &at.claim.quantity.unit {
            Unit::Count(noun) => {
                is_whole_thing(at, &noun.head)
                    && !is_rate(at)
                    && at
                        .claim
                        .quantity
                        .value()
                        .is_some_and(|v| v.scale() > 0 || v < Decimal::ONE_THOUSAND)
            }
            _ => false,
        },
        _ => false,
    }
}

fn is_whole_thing(at: At<'_>, noun: &str) -> bool {
    at.article
        .words(at.claim.sentence)
        .is_some_and(|words| crate::lang::has(words.locale.whole, noun))
}

/// Whether the figure is an average, which gives decimals to what only comes whole: `1.415 children per woman`.
fn is_rate(at: At<'_>) -> bool {
    let Some(words) = at.article.words(at.claim.sentence) else {
        return false;
    };
    let here = words.token_at(at.claim.quantity.span.start());
    let mut near = here.saturating_sub(RATED)..here + RATED;
    near.any(|word| words.is_in(word, words.locale.rates))
}

/// Three decimals that cannot be thousands: `0.985 billion`, or `1.954 billion` beside `2.000 billion`.
fn prints_three_decimals(at: At<'_>) -> bool {
    let figure = at.figure();
    let mut digits = figure.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    let decimals = digits.find_map(|run| Some(run.rsplit_once('.')?.1));
    let three = decimals.is_some_and(|d| d.len() == 3 && d != "000");
    match at.claim.quantity.notation {
        Notation::Usual => three,
        Notation::PointAndThree => three && says_scale(at),
        _ => false,
    }
}

/// Whether a figure with three decimals shows that the three digits behind the point of `other` are decimals too.
fn shows_decimals(figure: At<'_>, other: At<'_>) -> bool {
    match other.claim.quantity.notation {
        Notation::ZerosAndScale => says_scale(figure),
        Notation::PointAndThree => {
            figure.claim.quantity.notation == Notation::Usual
                && unit_key(&figure.claim.quantity.unit) == unit_key(&other.claim.quantity.unit)
        }
        _ => false,
    }
}

/// Whether a scale word stands in the figure.
fn says_scale(at: At<'_>) -> bool {
    let Some(words) = at.article.words(at.claim.sentence) else {
        return false;
    };
    let mut letters = at.figure().split(|c: char| !c.is_alphabetic());
    letters.any(|word| look_up(words.locale.scales, &word.to_lowercase()).is_some())
}

/// Whether nothing else than [`meant`] can be meant.
fn is_fixable(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    matches!(quantity.unit, Unit::Money(_))
        && match quantity.notation {
            Notation::ZerosAndScale => true,
            Notation::CommaDecimals => says_scale(at),
            _ => false,
        }
}

fn is_ambiguous(at: At<'_>) -> bool {
    at.claim.quantity.notation == Notation::PointAndThree && !is_scaled(at)
}

/// `17.104 billion` is right in English: three decimals before a scale word.
fn is_scaled(at: At<'_>) -> bool {
    let thousand = at.claim.quantity.readings.last().and_then(|r| r.value);
    thousand.is_some_and(|v| v >= Decimal::from(1_000_000))
}

/// One or two decimals after a point: the article writes figures the English way.
fn prints_english_decimals(at: At<'_>) -> bool {
    let decimals = parted(at).filter(|(_, sign, _)| *sign == '.');
    at.claim.quantity.notation == Notation::Usual
        && decimals.is_some_and(|(_, _, after)| matches!(after.len(), 1 | 2))
}

/// How many decimal commas in an article make a decimal point a slip, for each of them.
const COMMAS_FOR_A_POINT: usize = 3;

/// How many words before and behind a figure can make it a rate.
const RATED: usize = 12;

/// How many figures of the same value are asked whether they stand in an article about the same event.
const ASKED: usize = 64;

/// What the usual figures of a corpus can show: unit, measure and value.
type Shown = (&'static str, Option<&'static str>, Decimal);

/// The figures of a corpus in the usual notation, which show what others mean.
struct Peers<'c>(BTreeMap<Shown, Vec<At<'c>>>);

impl<'c> Peers<'c> {
    /// Those figures, as far as some ambiguous or foreign one can mean them.
    fn of(corpus: &'c Corpus) -> Self {
        let sought = At::all(corpus).filter_map(|at| Some((shown(at, intended(at)?), Vec::new())));
        let mut peers: BTreeMap<Shown, Vec<At<'c>>> = sought.collect();
        for at in At::all(corpus).filter(|at| at.claim.quantity.notation == Notation::Usual) {
            if let Some(value) = at.value()
                && let Some(same) = peers.get_mut(&shown(at, value))
            {
                same.push(at);
            }
        }
        Self(peers)
    }

    /// A figure of another article about the same event that shows what this one means.
    fn peer(&self, at: At<'c>) -> Option<At<'c>> {
        let same = self.0.get(&shown(at, intended(at)?))?.iter().copied();
        let mut others = same.filter(|other| other.article.id() != at.article.id());
        let mut asked = others.by_ref().take(ASKED);
        asked.find(|other| at.corpus.same_story(at.article.id(), other.article.id()))
    }
}

fn shown(at: At<'_>, value: Decimal) -> Shown {
    let unit = unit_key(&at.claim.quantity.unit);
    (unit, at.known_measure(), value)
}

/// The value that is meant, in base units.
fn intended(at: At<'_>) -> Option<Decimal> {
    let quantity = &at.claim.quantity;
    let thousands = quantity
        .readings
        .iter()
        .find(|r| r.why == ReadingReason::ForeignThousands);
    let reading = match quantity.notation {
        Notation::Usual => None,
        Notation::PointAndThree => thousands,
        _ => quantity.readings.first(),
    };
    reading?.value
}

/// The figure as the article's language prints it: its digits put right, everything around them kept.
fn meant(at: At<'_>) -> String {
    let figure = at.figure();
    let is_digit = |c: char| c.is_ascii_digit();
    let (Some(start), Some(end)) = (figure.find(is_digit), figure.rfind(is_digit)) else {
        return figure.to_owned();
    };
    let digits = &figure[start..=end];
    let right = match at.claim.quantity.notation {
        Notation::ZerosAndScale => digits
            .trim_end_matches('0')
            .trim_end_matches(['.', ','])
            .to_owned(),
        Notation::PointAndThree | Notation::PointGroups => digits.replace('.', ","),
        _ => digits
            .chars()
            .map(|c| match c {
                '.' => ',',
                ',' => '.',
                other => other,
            })
            .collect(),
    };
    format!("{}{right}{}", &figure[..start], &figure[end + 1..])
}

/// What is wrong with a figure's notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    ZerosAndScale,
    CommaDecimals,
    PointGroups,
    PointDecimals,
    OddGroups,
}

impl Fault {
    fn of(at: At<'_>) -> Self {
        let comma = at
            .article
            .locale
            .is_some_and(|locale| locale.decimal == ',');
        match at.claim.quantity.notation {
            _ if is_odd_group(at) && !is_foreign(at) => Self::OddGroups,
            Notation::CommaDecimals if comma => Self::PointDecimals,
            Notation::ZerosAndScale => Self::ZerosAndScale,
            Notation::CommaDecimals => Self::CommaDecimals,
            Notation::Usual => Self::PointDecimals,
            _ => Self::PointGroups,
        }
    }

    const fn reason(self) -> &'static str {
        match self {
            Self::ZerosAndScale => {
                "the decimal sign before three zeros and a scale word: as decimals the zeros say nothing, as thousands the figure is a thousand times as large"
            }
            Self::CommaDecimals => {
                "a comma before one or two digits: a group has three digits, so decimals are meant"
            }
            Self::PointDecimals => {
                "a decimal point in an article that prints its other decimals with a comma"
            }
            Self::OddGroups => {
                "the decimal sign before three digits of which the last is a zero, in an article that groups thousands with the other sign"
            }
            Self::PointGroups => "a point before three digits: here it groups thousands",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::{check, parse};

    #[test]
    fn a_peer_in_another_article_is_evidence() {
        check(
            &RULE,
            "--- a.md\nOpenAI signed a contract of [[$38.000 billion]] with AWS.\n--- b.md\nOpenAI signed a contract worth [[$38 billion]] with AWS.\n",
        );
    }

    #[test]
    fn german_zeros_are_cut_with_their_comma() {
        let (corpus, _) = parse("--- a.de.md\nSie zahlt 10,000 Milliarden Euro.\n");
        let outcome = super::check(&corpus);
        let fix = outcome.findings[0]
            .fix
            .as_ref()
            .expect("only one can be meant");
        assert_eq!(fix.replacement, "10 Milliarden Euro");
    }

    #[test]
    fn three_decimals_before_a_scale_word_are_english() {
        check(&RULE, "Revenue was €17.104 billion, or 83,252 million.");
    }

    #[test]
    fn names_and_lists_with_commas_are_let_be() {
        check(
            &RULE,
            "Tests found 1,4-dioxane in the river, 1,3-butadiene and 2,4-D.",
        );
        check(
            &RULE,
            "Rooms 12,14 and 16 are closed, and lanes 2,3 and 4 are shut.",
        );
        check(
            &RULE,
            "Version 1.100.000 of the app is out. Ticket number 3.200.100 won.",
        );
    }

    #[test]
    fn averages_have_decimals_of_whole_things() {
        check(
            &RULE,
            "The fertility rate fell to 1.415 children per woman, from 1.492.",
        );
        check(
            &RULE,
            "The average household has 2.512 people, down from 2.634 people in 1990.",
        );
        check(&RULE, "There are about 1.250 cars per household.");
    }

    #[test]
    fn an_article_that_prints_three_decimals_means_them() {
        check(
            &RULE,
            "Revenue was $2.000 billion, compared with $1.954 billion a year earlier.",
        );
        check(
            &RULE,
            "Q3 revenue of $1.000 billion beat the estimate of $0.985 billion.",
        );
    }

    #[test]
    fn a_decimal_point_among_commas_is_a_slip_and_points_among_points_are_none() {
        check(
            &RULE,
            "--- a.fr.md\nLa banque a baissé son taux de 3,75 % à [[3.50 %]]. L'inflation est de 2,9 %, la croissance de 1,3 %.\n",
        );
        check(
            &RULE,
            "--- a.es.md\nLos precios subieron un 3.5 %, los salarios un 2,9 % y las rentas un 1.8 %.\n",
        );
        check(
            &RULE,
            "--- a.de.md\nUm 10.30 Uhr fiel der Index um 1,2 Prozent auf 3.400 Punkte, Öl um 2,5 Prozent, Gold um 0,3 Prozent. Windows 8.1 und die Version 4.5 sind alt.\n",
        );
    }

    #[test]
    fn one_group_with_the_decimal_sign_among_usual_ones_is_a_slip() {
        check(
            &RULE,
            "The fire burned 18,900 hectares: 11,300 of forest, 5,400 of scrub and [[2.200 hectares]] of farmland. It drove out 3,200 people.",
        );
        check(
            &RULE,
            "--- a.es.md\nLa riada obligó a evacuar a [[3,200]] personas. El caudal llegó a 1.940 metros cúbicos. Ardieron 12.500 hectáreas y 2.100 casas. Costará 1.850 millones de euros y 3.400 euros por casa. Trabajan 1.250 bomberos.\n",
        );
        check(
            &RULE,
            "The lap took 1.500 seconds longer. The crowd was 18,900, up from 17,400, and 5,400 came by train.",
        );
    }

    #[test]
    fn a_number_printed_both_ways_is_one_number() {
        check(
            &RULE,
            "The fire burned [[12.530 hectares]] by Monday. Of the 12,530 hectares most was forest.",
        );
    }

    #[test]
    fn one_ambiguous_figure_alone_is_let_be() {
        check(&RULE, "The fire burned 12.500 hectares.");
    }

    #[test]
    fn an_ambiguous_figure_follows_what_the_article_does_elsewhere() {
        check(
            &RULE,
            "The fire burned [[12.500 hectares]] at [[37,5 degrees]].",
        );
    }
}
