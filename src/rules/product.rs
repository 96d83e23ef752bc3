//! N302: a price for each and the number of things do not make the stated total.

use super::change::says;
use super::evidence::{At, unit_key};
use super::paper::Paper;
use super::{Confidence, Finding, Hold, Label, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Kind, Role, Scope};
use crate::quantity::{Interval, Unit};
use crate::text::BlockKind;
use rust_decimal::Decimal;

rule! {
    /// Flags an amount for each, a number, and a total in one sentence that do not multiply.
    ///
    /// ## Why it matters
    /// The sentence does the sum for the reader, and gets it wrong.
    ///
    /// ## How it decides
    /// The sentence must hold these three figures and no other: an amount for each thing, head or year, the number of these
    /// things or years, and an amount in the same currency that is called a total, or that words such as "that is" or
    /// "works out at" lead to. Rounding and hedges of all three are allowed for; a gap of less than one part in ten is a
    /// warning.
    ///
    /// ## Fires
    /// ```article
    /// It sold [[1,200]] tickets at [[€25]] each, a total of [[€40,000]].
    /// ```
    /// ```article
    /// The fine of [[$10 million]] for [[200,000]] customers works out at [[$500]] per customer.
    /// ```
    /// ## Stays silent
    /// ```article
    /// It sold 1,200 tickets at €25 each, a total of €30,000.
    /// ```
    /// ```article
    /// The fine of $10 million for 200,000 customers works out at $50 per customer.
    /// ```
    "N302" "product-does-not-follow" ArithmeticDifference Error Corpus(check)
}

/// An amount for each, how many there are, and the amount for all.
#[derive(Clone, Copy)]
struct Product<'c> {
    each: At<'c>,
    count: At<'c>,
    total: At<'c>,
}

fn check(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for article in corpus.articles() {
        let claims: Vec<At<'_>> = At::of(corpus, article).collect();
        let sentences = claims.chunk_by(|a, b| a.claim.sentence == b.claim.sentence);
        for sentence in sentences {
            let Some(product) = of_sentence(sentence) else {
                continue;
            };
            let Some(made) = product.made() else { continue };
            if made.meets(says(product.total)) {
                outcome.holds.push(hold(product));
            } else {
                outcome.findings.push(finding(product));
            }
        }
    }
    outcome
}

/// How many tokens before a total "so" or "worth" may stand.
const LED: usize = 6;

/// The three figures of a sentence that has no other.
fn of_sentence<'c>(sentence: &[At<'c>]) -> Option<Product<'c>> {
    let counted = |at: &&At<'c>| at.claim.same_as.is_none() && at.claim.quantity.kind != Kind::Date;
    let figures: Vec<At<'c>> = sentence.iter().filter(counted).copied().collect();
    let [one, two, three] = figures[..] else {
        return slip(&figures);
    };
    // "40 bus à 250 000 euros": a word that can lead to a level leads to a price.
    let start = figures.iter().any(|at| at.claim.role.value == Role::Start);
    let usual = |at: &At<'c>| {
        let role = at.claim.role.value;
        (role == Role::Level || role == Role::End && !start) && at.value().is_some()
    };
    if !figures.iter().all(usual) || matches!(one.block(), BlockKind::TableCell { .. }) {
        return None;
    }
    let orders = [
        (one, two, three),
        (one, three, two),
        (two, one, three),
        (two, three, one),
        (three, one, two),
        (three, two, one),
    ];
    orders.into_iter().find_map(|(each, count, total)| {
        let product = Product { each, count, total };
        product.fits().then_some(product)
    })
}

/// How many figures of a sentence are tried.
const MOST: usize = 12;

/// `the 9-gigawatt farm …, adding 60 turbines of 15 megawatts each`: a total with the digits of the product in another
/// scale, whatever else the sentence tells.
fn slip<'c>(figures: &[At<'c>]) -> Option<Product<'c>> {
    let prose = |at: &At<'c>| !matches!(at.block(), BlockKind::TableCell { .. });
    let figures = &figures[..figures.len().min(MOST)];
    let level = |at: &At<'c>| at.claim.role.value == Role::Level && at.value().is_some();
    let pairs = figures
        .windows(2)
        .flat_map(|two| [(two[0], two[1]), (two[1], two[0])]);
    // "adding 60 turbines" is a number of them all the same.
    let counted = |at: &At<'c>| at.claim.role.value != Role::Start && at.value().is_some();
    let mut pairs = pairs.filter(|(each, count)| level(each) && counted(count) && prose(each));
    pairs.find_map(|(each, count)| {
        let totals = figures.iter().copied().filter(level);
        let mut slips = totals.filter_map(|total| {
            let product = Product { each, count, total };
            (product.has_units() && product.is_slip()).then_some(product)
        });
        slips.next()
    })
}

impl Product<'_> {
    /// What the number makes of the amount for each.
    fn made(self) -> Option<Interval> {
        let each = says(self.each).product(says(self.count));
        match self.count.claim.quantity.kind {
            Kind::Measured => Some(each.ratio(Interval::exactly(self.unit_of_rate()?))),
            _ => Some(each),
        }
    }

    /// The same as printed.
    fn makes(self) -> Option<Decimal> {
        let made = self.each.value()?.checked_mul(self.count.value()?)?;
        match self.count.claim.quantity.kind {
            Kind::Measured => made.checked_div(self.unit_of_rate()?),
            _ => Some(made),
        }
    }

    /// How many of the unit that the number is kept in are one of those that the rate is for: a tonne is 1,000 kilograms.
    fn unit_of_rate(self) -> Option<Decimal> {
        let words = self.each.article.words(self.each.claim.sentence)?;
        let cue = self.each.claim.scope.span?;
        let (from, to) = (words.token_at(cue.start()), words.token_at(cue.end()));
        let mut units = (from..to).filter_map(|at| words.unit(at));
        let unit = units.find(|measured| measured.unit == self.count.claim.quantity.unit)?;
        Some(unit.factor)
    }

    /// Whether the total has the digits of the product and another scale.
    fn is_slip(self) -> bool {
        let (Some(made), Some(total)) = (self.makes(), self.total.value()) else {
            return false;
        };
        let digits = |value: Decimal| {
            let digits = value.normalize().mantissa().to_string();
            digits.trim_end_matches('0').to_owned()
        };
        made != total && digits(made) == digits(total) && !made.is_zero()
    }

    /// Whether the three have the units of a product, and the text leads from two of them to the third.
    fn fits(self) -> bool {
        self.has_units() && self.is_concluded()
    }

    /// Whether the three have the units of a product.
    fn has_units(self) -> bool {
        let Self { each, count, total } = self;
        let amount = |at: At<'_>| matches!(at.claim.quantity.kind, Kind::Money | Kind::Measured);
        let rate = each.claim.scope.value;
        amount(each)
            && amount(total)
            && each.site() != total.site()
            && count.site() != total.site()
            && unit_key(&each.claim.quantity.unit) == unit_key(&total.claim.quantity.unit)
            && !total.claim.scope.value.is_rate()
            && self.is_number(rate)
    }

    /// Whether the number is of those things that the rate is for.
    fn is_number(self, rate: Scope) -> bool {
        let measured = self.count.claim.quantity.kind == Kind::Measured;
        match rate {
            Scope::PerUnit if measured => self.unit_of_rate().is_some(),
            _ => is_number_of(self.count, rate),
        }
    }

    /// Whether words say that the last figure follows from the others: it is called a total, or "that is" leads to it.
    fn is_concluded(self) -> bool {
        let Self { each, total, .. } = self;
        let called = total.claim.scope.value == Scope::Total && total.claim.scope.span.is_some();
        let Some(words) = total.article.words(total.claim.sentence) else {
            return false;
        };
        let later = each.site().max(total.site());
        let later = if later == each.site() { each } else { total };
        let first = later
            .claim
            .quantity
            .hedge_span
            .unwrap_or(later.claim.quantity.span);
        let first = words.token_at(first.start().min(later.claim.quantity.span.start()));
        let led = (first.saturating_sub(LED)..first)
            .rev()
            .take_while(|&at| words.sign(at) != Some(';'))
            .any(|at| words.any_at(at, words.locale.concluding).is_some());
        called || words.any_before(first, words.locale.apposing).is_some() || led
    }
}

/// Whether a figure says how many of those things there are that the rate is for.
fn is_number_of(count: At<'_>, rate: Scope) -> bool {
    let unit = |name: &str| matches!(count.claim.quantity.unit, Unit::Time(unit) if unit == name);
    match rate {
        Scope::Each | Scope::PerHead | Scope::PerUnit | Scope::PerShare => {
            matches!(&count.claim.quantity.unit, Unit::Count(_))
                && count.claim.quantity.kind == Kind::Count
        }
        Scope::PerYear => unit("year"),
        Scope::PerMonth => unit("month"),
        Scope::PerWeek => unit("week"),
        Scope::PerDay => unit("day"),
        Scope::PerHour => unit("hour"),
        _ => false,
    }
}

/// `40 × 250,000 = 10,000,000 (USD)`.
fn on_paper(product: Product<'_>) -> Option<(Decimal, String)> {
    let (each, count) = (product.each.value()?, product.count.value()?);
    let is = product.makes()?;
    let count = is.checked_div(each).unwrap_or(count);
    let paper = Paper::of(product.each, &[each, is]);
    let number = Paper::of(product.count, &[count]);
    let line = format!(
        "{} × {} = {}{}",
        number.value(count),
        paper.value(each),
        paper.value(is),
        paper.unit()
    );
    Some((is, line))
}

fn finding(product: Product<'_>) -> Finding {
    let Product { each, count, total } = product;
    let message = format!(
        "{} times {} is not {}",
        count.hedged(),
        each.hedged(),
        total.hedged()
    );
    let (is, line) = on_paper(product).unwrap_or_default();
    let gap = total
        .value()
        .and_then(|total| is.checked_sub(total))
        .unwrap_or_default();
    let close = gap.abs() <= is.abs() / Decimal::TEN;
    let (severity, confidence) = if close {
        (Severity::Warning, Confidence::Medium)
    } else {
        (Severity::Error, Confidence::High)
    };
    Finding::new(&RULE, message)
        .severity(severity)
        .confidence(confidence)
        .label(total.site(), LabelRole::Primary, "the total")
        .label(each.site(), LabelRole::Conflicting, "for each")
        .label(count.site(), LabelRole::Conflicting, "how many")
        .why(format!("{line}, not {}", total.figure()))
        .help("check the three figures against the source")
}

fn hold(product: Product<'_>) -> Hold {
    let label = |at: At<'_>, text: &str| Label::supporting(at.site(), text);
    Hold {
        category: RULE.category,
        why: on_paper(product)
            .map(|(_, line)| line)
            .into_iter()
            .collect(),
        labels: vec![
            label(product.total, "the total"),
            label(product.each, "for each"),
            label(product.count, "how many"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn years_times_a_yearly_amount_make_the_sum_of_all_years() {
        check(
            &RULE,
            "The subsidy is [[£300 million]] a year, or [[£1.2 billion]] over [[five years]].",
        );
        check(
            &RULE,
            "The subsidy is £300 million a year, or £1.5 billion over five years.",
        );
    }

    #[test]
    fn amounts_of_each_make_the_total() {
        for text in [
            "The ministry bought [[40]] buses at [[$250,000]] each, for [[$100 million]] in all.",
            "A kilogram fetches [[$20,000]], so a [[10-kilogram]] horn is worth [[$2 million]].",
            "It will build the [[9-gigawatt]] farm for €2.8 billion, adding [[60]] turbines of [[15 megawatts]] each to its fleet.",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn figures_that_no_word_connects_are_left_alone() {
        for text in [
            "The town has 40 buses, pays drivers $25 each hour and spent $4 million.",
            "He held 1,000 shares at $67.25, worth about $67,000.",
            "He sold 10 kilos at $20 a kilo and paid $300 in rent.",
            "A kilogram fetches $20,000, so a 10-kilogram horn is worth $200,000.",
            "A tonne costs $300, so that 40 tonnes are worth $12,000.",
            "It built 60 turbines of 15 megawatts each for a farm of 900 megawatts that cost €2.8 billion.",
            "It built 60 turbines of 15 megawatts each beside a farm of 400 megawatts that cost €2.8 billion.",
            "Each family was awarded more than $7 million, and the judgment against 12 firms was $85 million.",
        ] {
            check(&RULE, text);
        }
    }
}
