//! N302: a price for each and the number of things do not make the stated total.

use super::change::says;
use super::evidence::{At, unit_key};
use super::paper::Paper;
use super::{Confidence, Finding, Hold, Label, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Kind, Role, Scope};
use crate::quantity::Unit;
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
            let made = says(product.each).product(says(product.count));
            if made.meets(says(product.total)) {
                outcome.holds.push(hold(product));
            } else {
                outcome.findings.push(finding(product));
            }
        }
    }
    outcome
}

/// The three figures of a sentence that has no other.
fn of_sentence<'c>(sentence: &[At<'c>]) -> Option<Product<'c>> {
    let counted = |at: &&At<'c>| at.claim.same_as.is_none() && at.claim.quantity.kind != Kind::Date;
    let figures: Vec<At<'c>> = sentence.iter().filter(counted).copied().collect();
    let [one, two, three] = figures[..] else {
        return None;
    };
    let usual = |at: &At<'c>| at.claim.role.value == Role::Level && at.value().is_some();
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

impl Product<'_> {
    /// Whether the three have the units of a product, and the text leads from two of them to the third.
    fn fits(self) -> bool {
        let Self { each, count, total } = self;
        let money = |at: At<'_>| at.claim.quantity.kind == Kind::Money;
        let rate = each.claim.scope.value;
        money(each)
            && money(total)
            && unit_key(&each.claim.quantity.unit) == unit_key(&total.claim.quantity.unit)
            && !total.claim.scope.value.is_rate()
            && is_number_of(count, rate)
            && self.is_concluded()
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
        called || words.any_before(first, words.locale.apposing).is_some()
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
    let is = each.checked_mul(count)?;
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
    let label = |at: At<'_>, text: &str| Label {
        site: at.site(),
        role: LabelRole::Supporting,
        text: text.to_owned(),
    };
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
    fn figures_that_no_word_connects_are_left_alone() {
        for text in [
            "The town has 40 buses, pays drivers $25 each hour and spent $4 million.",
            "He held 1,000 shares at $67.25, worth about $67,000.",
            "Each family was awarded more than $7 million, and the judgment against 12 firms was $85 million.",
        ] {
            check(&RULE, text);
        }
    }
}
