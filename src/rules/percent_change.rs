//! N201: a percentage or a multiple does not follow from the levels it connects.

use super::change::{Change, Compared, changes, compared, says};
use super::evidence::{At, unit_key};
use super::paper::{Paper, rounded};
use super::rows;
use super::{Confidence, Finding, Hold, Label, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Class, Classes, Hedge, Kind, Role, Scope};
use crate::quantity::{Bound, Direction, Interval, Unit};
use crate::text::Span;
use rust_decimal::Decimal;

rule! {
    /// Flags a change in percent, or a multiple such as "doubled", that the levels before and after do not bear out.
    ///
    /// ## Why it matters
    /// The sentence holds all three figures: one of them is wrong, and every reader with a calculator can see it.
    ///
    /// ## How it decides
    /// The text must lead to one level ("to $56 million") and from the other ("from $40 million"), and the percentage must
    /// stand beside them as a rise or a fall. Rounding and hedges of all three are allowed for. A small gap is a warning,
    /// since the percentage may come from figures with more digits.
    ///
    /// A percentage with a basis of its own ("at constant prices"), for each year, or beside a level that is only a
    /// forecast, says something else and is left alone.
    ///
    /// ## Fires
    /// ```article
    /// Profit rose [[12 percent]] to [[$56 million]] from [[$40 million]].
    /// ```
    /// ```article
    /// Membership went from [[400]] to [[1,200]], an increase of [[300%]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// Profit rose 40 percent to $56 million from $40 million.
    /// ```
    /// ```article
    /// Sales rose about a third to $40 million from $30 million.
    /// ```
    "N201" "percent-does-not-follow" ArithmeticPercent Error Corpus(check)
}

fn check(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for article in corpus.articles() {
        let rows = rows::changes(corpus, article, is_percentage, follows);
        for change in changes(corpus, article).into_iter().chain(rows) {
            for size in change
                .sizes
                .iter()
                .copied()
                .filter(|size| is_relative(&change, *size))
            {
                match judge(&change, size) {
                    Verdict::Follows => outcome.holds.push(hold(&change, size)),
                    Verdict::Conflicts => outcome.findings.push(finding(&change, size)),
                    Verdict::Open => {}
                }
            }
        }
        for compared in compared(corpus, article) {
            let Some(change) = price_of(compared) else {
                continue;
            };
            match judge(&change, compared.size) {
                Verdict::Follows => outcome.holds.push(hold(&change, compared.size)),
                Verdict::Conflicts => outcome.findings.push(finding(&change, compared.size)),
                Verdict::Open => {}
            }
        }
    }
    outcome
}

/// How many claims before a comparison the price that it speaks of is looked for.
const FAR: usize = 64;

/// `a 35 per cent premium to Friday's close of $47.70`: the one price a share that the article gives before it, of the
/// same order as the base. Where one of several fits, it is meant.
fn price_of<'c>(compared: Compared<'c>) -> Option<Change<'c>> {
    let Compared { base, size } = compared;
    let (Kind::Percent, Some(level)) = (size.claim.quantity.kind, base.value()) else {
        return None;
    };
    let claims = base.article.claims();
    let here = claims.partition_point(|c| c.quantity.span < size.claim.quantity.span);
    let before = claims[here.saturating_sub(FAR)..here].iter().rev();
    let ends = before.map(|claim| At { claim, ..base }).filter(|at| {
        let value = at.value().unwrap_or_default();
        at.claim.scope.value == Scope::PerShare
            && at.claim.role.value == Role::Level
            && at.claim.same_as.is_none()
            && at.is_asserted()
            && unit_key(&at.claim.quantity.unit) == unit_key(&base.claim.quantity.unit)
            && value * Decimal::TWO > level
            && value < level * Decimal::from(4)
    });
    let ends: Vec<At<'c>> = ends.collect();
    let told = |end: At<'c>| {
        let mut change = Change::between(base, end);
        change.sizes.push(size);
        change
    };
    let fits = ends
        .iter()
        .map(|end| told(*end))
        .find(|change| matches!(judge(change, size), Verdict::Follows));
    let one = || {
        let first = ends.first()?;
        ends.iter()
            .all(|at| at.equals(*first))
            .then(|| told(*first))
    };
    fits.or_else(one)
}

/// Whether a figure sizes the change against the level before.
fn is_relative(change: &Change<'_>, size: At<'_>) -> bool {
    let figure = size.claim.quantity.span;
    let comparable = size.claim.basis.is_none_or(|basis| {
        // "rose 5% at constant currency to $12 million": what stands right behind the percentage is of it alone.
        let behind = basis.span.is_some_and(|span| {
            span.start() >= figure.end() && span.start() < change.end.claim.quantity.span.start()
        });
        let of_levels = change
            .end
            .claim
            .basis
            .is_some_and(|end| end.value == basis.value);
        of_levels && !behind
    });
    comparable
        && !size.claim.scope.value.is_rate()
        && change.is_of_one_certainty()
        && !has_own_base(change, size)
        && match size.claim.quantity.kind {
            Kind::Percent => !change.is_of_shares(),
            Kind::Ratio => true,
            _ => false,
        }
}

/// `rose 3% to $46, up from $30 in January`: the level behind has a verb of its own, so that the size has another base.
fn has_own_base(change: &Change<'_>, size: At<'_>) -> bool {
    let (start, end) = (change.start.claim, change.end.claim);
    let led_by_two = start
        .role
        .span
        .is_some_and(|span| has_verb(change.start, span));
    led_by_two
        && size.claim.quantity.span < end.quantity.span
        && end.quantity.span < start.quantity.span
        && size.claim.quantity.kind == Kind::Percent
}

/// Whether a word of a rise, a fall or a comparison stands in the words that lead to a level: "up from", "compared with".
fn has_verb(at: At<'_>, lead: Span) -> bool {
    let Some(words) = at.article.words(at.claim.sentence) else {
        return false;
    };
    let (from, to) = (words.token_at(lead.start()), words.token_at(lead.end()));
    let verb = |at: usize| {
        let word = words.lower(at);
        let past = words
            .locale
            .past_endings
            .iter()
            .any(|end| word.ends_with(end));
        past || words.classes(at).meets(TURNS)
    };
    to > from + 1 && (from..to).any(verb)
}

/// The verbs and nouns of change.
const TURNS: Classes = Classes::of(&[Class::UpBefore, Class::DownBefore]);

/// Whether a cell gives in percent what two others differ by.
fn is_percentage(change: &Change<'_>, size: At<'_>) -> bool {
    size.claim.quantity.kind == Kind::Percent && !change.is_of_shares()
}

fn follows(change: &Change<'_>, size: At<'_>) -> bool {
    matches!(judge(change, size), Verdict::Follows)
}

enum Verdict {
    Follows,
    Conflicts,
    Open,
}

fn judge(change: &Change<'_>, size: At<'_>) -> Verdict {
    let printed = claimed(size);
    if is_fraction(size) {
        return by_fraction(change, size);
    }
    let expected = match size.claim.quantity.kind {
        Kind::Ratio => change.multiple(),
        _ => match (turn(size), change.direction()) {
            (Some(said), Some(is)) if said != is => {
                // A currency falls when a foreign one costs more of it.
                let is_rate = matches!(change.end.claim.quantity.kind, Kind::Ratio)
                    || matches!(&change.end.claim.quantity.unit, Unit::Count(noun) if noun.span.is_none())
                    || matches!(&change.end.claim.quantity.unit, Unit::Bare);
                return if is_rate {
                    Verdict::Open
                } else {
                    Verdict::Conflicts
                };
            }
            (None, None) if fall(change).meets(printed) => return Verdict::Follows,
            (Some(Direction::Down), _) | (None, Some(Direction::Down)) => fall(change),
            _ => change.percent(),
        },
    };
    if expected.meets(printed) {
        return Verdict::Follows;
    }
    // Half a multiple for a fall: "halved" is told in other figures.
    match size.claim.quantity.kind {
        Kind::Ratio if change.direction() != Some(Direction::Up) => Verdict::Open,
        _ => Verdict::Conflicts,
    }
}

/// Whether the size is a part of the level before: "rose by a third".
fn is_fraction(size: At<'_>) -> bool {
    size.claim.quantity.kind == Kind::Ratio && size.value().is_some_and(|v| v < Decimal::ONE)
}

/// Fractions in words are taken loosely, by one part in eight.
fn by_fraction(change: &Change<'_>, size: At<'_>) -> Verdict {
    let Some(said) = size
        .value()
        .and_then(|v| v.checked_mul(Decimal::ONE_HUNDRED))
    else {
        return Verdict::Open;
    };
    let loose = Interval::around(said, said / Decimal::from(8)).hull(claimed(size).times(100));
    match change.direction() {
        Some(Direction::Up) if change.percent().meets(loose) => Verdict::Follows,
        Some(Direction::Down) if fall(change).meets(loose) => Verdict::Follows,
        Some(_) if matches!(size.claim.quantity.hedge, Hedge::Exact) => Verdict::Conflicts,
        _ => Verdict::Open,
    }
}

/// Whether the size is of a rise or of a fall, by its words or its sign.
fn turn(size: At<'_>) -> Option<Direction> {
    match size.value() {
        Some(value) if value < Decimal::ZERO => Some(Direction::Down),
        _ => size.claim.quantity.direction,
    }
}

/// What the size says, without its sign; "more than doubled" sets no upper limit.
fn claimed(size: At<'_>) -> Interval {
    let none = Interval::exactly(Decimal::ZERO);
    let says = match size.value() {
        Some(value) if value < Decimal::ZERO => none.minus(says(size)),
        _ => says(size),
    };
    match size.claim.quantity.hedge {
        Hedge::Over | Hedge::AtLeast => Interval {
            high: Bound::Unbounded,
            ..says
        },
        _ => says,
    }
}

/// The fall in percent of the level before.
fn fall(change: &Change<'_>) -> Interval {
    let one = Interval::exactly(Decimal::ONE);
    one.minus(change.multiple()).times(100)
}

/// The change as printed: in percent, or as a multiple.
fn worked_out(change: &Change<'_>, size: At<'_>) -> Option<Decimal> {
    let (start, end) = change.values()?;
    let ratio = end.checked_div(start)?;
    match size.claim.quantity.kind {
        Kind::Ratio if !is_fraction(size) => Some(ratio),
        _ => ratio
            .checked_sub(Decimal::ONE)?
            .checked_mul(Decimal::ONE_HUNDRED),
    }
}

/// `(56 - 40) / 40 = 40% (USD million)`.
fn on_paper(change: &Change<'_>, size: At<'_>) -> Option<String> {
    let (start, end) = change.values()?;
    let result = rounded(worked_out(change, size)?);
    let paper = Paper::of(change.end, &[start, end]);
    let (start, end, unit) = (paper.value(start), paper.value(end), paper.unit());
    Some(match size.claim.quantity.kind {
        Kind::Ratio if !is_fraction(size) => format!("{end} / {start} = {result}{unit}"),
        _ => format!("({end} - {start}) / {start} = {result}%{unit}"),
    })
}

fn finding(change: &Change<'_>, size: At<'_>) -> Finding {
    let turned = matches!(
        (turn(size), change.direction()),
        (Some(said), Some(is)) if said != is
    );
    let (from, to) = (change.start.figure(), change.end.figure());
    let message = if turned {
        let said = match turn(size) {
            Some(Direction::Down) => "fall",
            _ => "rise",
        };
        format!("from {from} to {to} is no {said}")
    } else {
        format!("from {from} to {to} is not {}", size.hedged())
    };
    let is_close = !turned && is_close(change, size);
    let (severity, confidence) = if is_close {
        (Severity::Warning, Confidence::Medium)
    } else {
        (Severity::Error, Confidence::High)
    };
    let finding = Finding::new(&RULE, message)
        .severity(severity)
        .confidence(confidence)
        .label(size.site(), LabelRole::Primary, "does not follow")
        .label(change.start.site(), LabelRole::Conflicting, "before")
        .label(change.end.site(), LabelRole::Conflicting, "after")
        .why(on_paper(change, size).unwrap_or_else(|| "the levels leave no such change".into()));
    let finding = if is_close {
        finding.why("the gap is small: the figure may come from unrounded levels")
    } else {
        finding
    };
    finding.help("check the two levels and the change against the source")
}

/// Whether the size is off by its last digits only.
fn is_close(change: &Change<'_>, size: At<'_>) -> bool {
    let Some((is, said)) = worked_out(change, size).zip(size.value()) else {
        return false;
    };
    if is_fraction(size) {
        return false;
    }
    let gap = (is.abs() - said.abs()).abs();
    let limit = match size.claim.quantity.kind {
        Kind::Ratio => is.abs() * Decimal::new(1, 1),
        _ => Decimal::ONE.max(is.abs() * Decimal::new(5, 2)),
    };
    gap <= limit
}

fn hold(change: &Change<'_>, size: At<'_>) -> Hold {
    let label = |at: At<'_>, text: &str| Label::supporting(at.site(), text);
    Hold {
        category: RULE.category,
        why: on_paper(change, size).into_iter().collect(),
        labels: vec![
            label(size, "the change"),
            label(change.start, "before"),
            label(change.end, "after"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn a_change_must_follow_from_its_levels() {
        for text in [
            "The share price fell [[10%]] to [[$44.27]] from [[$46.83]].",
            "Operating profit fell [[51%]] to [[$6.5 million]] from [[$9.4 million]].",
            "Deaths jumped from [[10,250]] to [[25,500]], a rise of nearly [[250 percent]].",
            "Robberies rocketed [[76 per cent]] to [[9,310]], from [[7,980]] a year earlier.",
            "Sales doubled, rising [[200 percent]] to [[$10 million]] from [[$5 million]].",
            "Shares rose [[12 per cent]] on Thursday to [[€18.40]], from [[€16.00]].",
            "Sales climbed by [[a third]] to [[$50 million]] from [[$30 million]].",
            "Wages went up [[4 percent]] to [[$26]] an hour from [[$20]].",
            "--- a.de.md\nDer Umsatz sank von [[50 Millionen Euro]] auf [[40 Millionen Euro]], ein Rückgang um [[30 Prozent]].",
            "--- a.pt.md\nO lucro subiu [[20%]] para [[56 milhões de euros]], face a [[40 milhões de euros]].",
            "Sales of [[$45 million]] were [[50 percent]] more than the [[$40 million]] of last year.",
            "She took home [[£3.4 million]], exactly [[double]] the [[£1.9 million]] she got in 2022.",
            "It paid [[$900]], [[three times]] as much as the [[$200]] of last year.",
            "Orvane offers [[$62]] a share. The price is a [[35 per cent]] premium to Friday's close of [[$47.70]].",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn a_rise_is_no_fall() {
        check(
            &RULE,
            "Exports increased by [[27 percent]], from [[$29.8 billion]] to [[$21.6 billion]].",
        );
    }

    #[test]
    fn changes_that_follow_are_quiet() {
        for text in [
            "The share price fell 5.5% to $44.27 from $46.83.",
            "Third-quarter profit fell 51% to $6.53 million from $13.4 million.",
            "Membership tripled from 400 to 1,200, an increase of 200%.",
            "Sales rose to 200 percent of their earlier level, to $10 million from $5 million.",
            "Burglaries went from 5,690 to 5,120 (−10.0%).",
            "Profit more than doubled to $45 million from $10 million.",
            "Sales rose 9% to $6.1 billion from $5.6 billion, and profit fell 5% to $1.9 billion from $2 billion.",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn a_column_of_changes_is_known_by_its_other_rows() {
        check(
            &RULE,
            "| Item | 2024 | 2025 | Change |\n|---|---|---|---|\n| Roads | 200 | 210 | +5.0% |\n| Schools | 400 | 380 | -5.0% |\n| Farms | [[27,180]] | [[28,540]] | +[[15.0%]] |\n| Rail | 100 | 112 | +12.0% |\n",
        );
        check(
            &RULE,
            "| Item | 2024 | 2025 | Share |\n|---|---|---|---|\n| Roads | 200 | 210 | 30% |\n| Schools | 400 | 380 | 54% |\n| Farms | 100 | 112 | 16% |\n",
        );
    }

    #[test]
    fn a_currency_falls_when_a_foreign_one_costs_more() {
        check(
            &RULE,
            "The krone weakened 0.4% to 11.52 per euro from 11.47.",
        );
    }

    #[test]
    fn another_base_is_another_change() {
        for text in [
            "Shares rose 3% to $46.20, up from $30 in January.",
            "Shares fell 3% to $46, a drop of 20% since January from $57.",
            "Sales climbed by a third to $40 million from $30 million.",
            "Sales fell by half to $15 million from $30 million.",
            "Sales rose to $40 million from $30 million, and a third of it came from Spain.",
            "Revenue rose to $40 million from $30 million, while profit fell 30 percent.",
            "It earned $1.20 a share, beating the $1.10 expected and up 20% on the $1.00 of a year ago.",
            "Sales fell 5% to $3.2 billion, 2% below the $3.3 billion that analysts had expected.",
            "Sales of $60 million were 50 percent more than the $40 million of last year.",
            "She took home £3.8 million, double the £1.9 million she got in 2022.",
            "She took home £3.4 million, nearly double the £1.9 million she got in 2022.",
            "Orvane offers $62 a share. The price is a 30 per cent premium to Friday's close of $47.70.",
            "Orvane paid $55 a share in May and offers $62 a share. It is a 35 per cent premium to Friday's close of $47.70.",
            "It spent $10 million, 5 percent of its budget, more than the $4 million it had planned.",
            "The rate of 5 percent was higher than the $40 million of aid would suggest.",
            "Sales rose 5 percent, above the 4 percent that analysts had expected.",
            "The club paid $10 million for him, double the 20 goals he had scored.",
            "Revenue rose 5% at constant currency to $12 million from $10 million.",
            "Profit rose 12% to $56 million, compared with the $50 million that analysts expected.",
        ] {
            check(&RULE, text);
        }
    }
}
