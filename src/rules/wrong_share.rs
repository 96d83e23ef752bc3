//! N204: a part, a whole and the share between them do not agree.

use super::change::says;
use super::evidence::{At, unit_key};
use super::paper::{Paper, rounded};
use super::{Confidence, Finding, Hold, Label, LabelRole, Outcome, Severity, rule};
use crate::claim::Corpus;
use crate::lang::{Hedge, Kind, Role};
use crate::quantity::{Interval, Words};
use crate::text::BlockKind;
use rust_decimal::Decimal;

rule! {
    /// Flags a part and a whole beside a percentage or a fraction that they do not make, and a percentage of so few things
    /// that no number of them makes it.
    ///
    /// ## Why it matters
    /// All three figures stand in one sentence: one of them is wrong, and every reader with a calculator can see it.
    ///
    /// ## How it decides
    /// The sentence must say that the share is of this whole and the part is that share: "12 of the 40 jobs (30 percent)",
    /// "30 percent, or 12 of the 40", "12 jobs, or 30 percent of the 40", "half of the 2,000, or 1,000". Rounding and
    /// hedges of all three are allowed for, and fractions in words are taken loosely. Of a whole below one hundred, a
    /// percentage must be that of a whole number of things.
    ///
    /// ## Fires
    /// ```article
    /// The plant will cut [[12]] of the [[40]] jobs in the town ([[50 percent]]).
    /// ```
    /// ```article
    /// It will cut [[2,400]] jobs, or [[8 percent]] of its workforce of [[20,000]].
    /// ```
    /// ## Stays silent
    /// ```article
    /// The plant will cut 12 of the 40 jobs in the town (30 percent).
    /// ```
    /// ```article
    /// It will cut 1,640 jobs, or 8 percent of its workforce of 20,000.
    /// ```
    "N204" "share-does-not-follow" ArithmeticPercent Error Corpus(check)
}

/// A part, the whole it is of, and the share that it is.
#[derive(Clone, Copy)]
struct Shared<'c> {
    part: At<'c>,
    whole: At<'c>,
    share: At<'c>,
}

/// How many tokens may stand between a share and the whole that it is of ("of its workforce of").
const TO_WHOLE: usize = 5;
/// How many tokens may stand between a whole and the brackets behind its noun ("jobs in the town").
const TO_BRACKET: usize = 6;
/// How far a fraction in words may be off, one part in so many.
const LOOSE: Decimal = Decimal::from_parts(8, 0, 0, false, 0);

fn check(corpus: &Corpus) -> Outcome {
    let mut outcome = Outcome::default();
    for article in corpus.articles() {
        let claims: Vec<At<'_>> = At::of(corpus, article)
            .filter(|at| at.claim.quantity.kind != Kind::Date)
            .collect();
        let sentences = claims.chunk_by(|a, b| a.claim.sentence == b.claim.sentence);
        let prose = sentences.filter(|s| !matches!(s[0].block(), BlockKind::TableCell { .. }));
        for sentence in prose {
            let Some(words) = article.words(sentence[0].claim.sentence) else {
                continue;
            };
            for shared in sentence
                .windows(3)
                .filter_map(|three| of_three(&words, three))
            {
                if meets(shared) {
                    outcome.holds.push(hold(shared));
                } else {
                    outcome.findings.push(finding(shared));
                }
            }
            let few = sentence.windows(2).filter_map(|two| of_few(&words, two));
            outcome.findings.extend(few);
        }
    }
    outcome
}

/// The tokens of a figure, its hedge included.
fn tokens(words: &Words<'_>, at: At<'_>) -> (usize, usize) {
    let quantity = &at.claim.quantity;
    let from = quantity.hedge_span.unwrap_or(quantity.span).start();
    let from = words.token_at(from.min(quantity.span.start()));
    (from, words.token_at(quantity.span.end()))
}

/// The part, the whole and the share among three figures in a row.
fn of_three<'c>(words: &Words<'_>, three: &[At<'c>]) -> Option<Shared<'c>> {
    let &[one, two, three] = three else {
        return None;
    };
    let share = |at| is_share(at);
    let (part, whole, share) = if share(three) && is_of(words, one, two) {
        // "12 of the 40 jobs (30 percent)", "12 of the 40 jobs, or 30 percent"
        let fits = brackets(words, two, three) || apposes(words, two, three);
        fits.then_some((one, two, three))?
    } else if share(one) && is_of(words, two, three) {
        // "30 percent, or 12 of the 40"
        let fits = brackets(words, one, two) || apposes(words, one, two);
        fits.then_some((two, three, one))?
    } else if is_called_share(two) && leads_to(words, two, three) {
        // "12 jobs, or 30 percent of the 40"
        let fits =
            apposes(words, one, two) || brackets(words, one, two) || goes_on(words, one, two);
        fits.then_some((one, three, two))?
    } else if share(two) && opens(words, one) {
        // "Of the 200 staff, 60 percent, or 120, work here"
        let fits = brackets(words, two, three) || apposes(words, two, three);
        fits.then_some((three, one, two))?
    } else if share(one) && leads_to(words, one, two) {
        // "half of the 2,000 jobs, or 1,000"
        let fits = brackets(words, two, three) || apposes(words, two, three);
        fits.then_some((three, two, one))?
    } else {
        return None;
    };
    let shared = Shared { part, whole, share };
    shared.is_sound().then_some(shared)
}

fn is_share(at: At<'_>) -> bool {
    let quantity = &at.claim.quantity;
    let below_one = || {
        let value = quantity.value().unwrap_or_default();
        value > Decimal::ZERO && value < Decimal::ONE
    };
    match quantity.kind {
        Kind::Percent => quantity.direction.is_none() && at.claim.role.value == Role::Level,
        Kind::Ratio => below_one(),
        _ => false,
    }
}

/// Whether a figure can be a share where a whole follows it: also one that is lost or won ("lost 30 percent of its budget").
fn is_called_share(at: At<'_>) -> bool {
    at.claim.quantity.kind == Kind::Percent || is_share(at)
}

/// Whether a word between a part and its whole says nothing of its own.
fn leads_on(words: &Words<'_>, at: usize) -> bool {
    let locale = words.locale;
    let lists = [
        locale.of,
        locale.definite,
        locale.determiners,
        locale.who.owners,
    ];
    lists.iter().any(|list| words.is_in(at, list))
}

/// Whether the tokens lead from a part to its whole: "of the", "of all".
fn is_of(words: &Words<'_>, part: At<'_>, whole: At<'_>) -> bool {
    let (from, to) = (tokens(words, part).1, tokens(words, whole).0);
    let locale = words.locale;
    let light = |at: usize| leads_on(words, at);
    // "120 der 200 Sitze"
    let genitive = to == from + 1 && words.is_in(from, locale.definite);
    let of = words.is_in(from, locale.of) || genitive;
    from < to && to - from <= 3 && of && (from..to).all(light)
}

/// Whether a share is of the figure behind it: "of the 40", "of its workforce of 20,000".
fn leads_to(words: &Words<'_>, share: At<'_>, whole: At<'_>) -> bool {
    let (from, to) = (tokens(words, share).1, tokens(words, whole).0);
    let locale = words.locale;
    let known = |at: usize| leads_on(words, at);
    let plain = |at: usize| {
        words.is_word(at)
            && !words.is_in(at, locale.passives)
            && !words.is_in(at, locale.facts)
            && !words.is_in(at, locale.relative)
            && !words.is_in(at, locale.conjunctions)
            && !words.is_in(at, locale.locations)
            && words.any_at(at, locale.comparing).is_none()
    };
    let fraction = share.claim.quantity.kind == Kind::Ratio;
    from < to
        && to - from <= TO_WHOLE
        && (words.is_in(from, locale.of) || fraction)
        && known(from)
        && known(to - 1)
        && (from..to).all(plain)
}

/// Whether a figure stands alone in brackets behind another and its noun.
fn brackets(words: &Words<'_>, one: At<'_>, two: At<'_>) -> bool {
    let (from, (to, end)) = (tokens(words, one).1, tokens(words, two));
    let open = to.checked_sub(1).filter(|&at| words.sign(at) == Some('('));
    let noun = |at: usize| words.is_word(at) && !words.is_in(at, words.locale.conjunctions);
    let closes = words.sign(end) == Some(')') || is_of_next(words, end);
    open.is_some_and(|open| {
        open >= from && open - from <= TO_BRACKET && (from..open).all(noun) && closes
    })
}

/// Whether a word for "of" stands at `at`: the bracket has the whole, too.
fn is_of_next(words: &Words<'_>, at: usize) -> bool {
    words.is_in(at, words.locale.of)
}

/// Whether a fraction stands behind a comma right after the figure: "$6 million, half the $10 million".
fn goes_on(words: &Words<'_>, one: At<'_>, two: At<'_>) -> bool {
    let (from, to) = (tokens(words, one).1, tokens(words, two).0);
    let comma = to.checked_sub(1).filter(|&at| words.sign(at) == Some(','));
    let plain = |at: usize| words.is_word(at) && !words.is_in(at, words.locale.conjunctions);
    two.claim.quantity.kind == Kind::Ratio
        && comma.is_some_and(|at| at >= from && at - from <= 2 && (from..at).all(plain))
}

/// Whether a sentence opens with "of" and this figure: "Of the 200 staff".
fn opens(words: &Words<'_>, whole: At<'_>) -> bool {
    let first = tokens(words, whole).0;
    first == 2 && words.is_in(0, words.locale.of) && words.is_in(1, words.locale.determiners)
}

/// Whether words say that a figure gives another again: a comma and "or".
fn apposes(words: &Words<'_>, one: At<'_>, two: At<'_>) -> bool {
    let (from, to) = (tokens(words, one).1, tokens(words, two).0);
    // "es decir, el 50 %"
    let article = usize::from(to > 0 && words.is_in(to - 1, words.locale.definite));
    let pause = usize::from(to > article && words.sign(to - article - 1) == Some(','));
    let ends = [to, to - article, to - article - pause];
    let Some(said) =
        (ends.into_iter()).find_map(|end| words.any_before(end, words.locale.apposing))
    else {
        return false;
    };
    let comma = (from..said).find(|&at| words.sign(at) == Some(','));
    let plain = |at: usize| words.is_word(at) && !words.is_in(at, words.locale.conjunctions);
    let noun = comma.unwrap_or(said);
    let joined = comma.is_some_and(|comma| comma + 1 == said);
    said >= from && joined && noun - from <= TO_BRACKET && (from..noun).all(plain)
}

impl Shared<'_> {
    /// Whether the three can be a part, a whole and a share of one another.
    fn is_sound(self) -> bool {
        let amount = |at: At<'_>| {
            matches!(
                at.claim.quantity.kind,
                Kind::Money | Kind::Count | Kind::Measured
            ) && at.value().is_some_and(|value| value > Decimal::ZERO)
                && at.claim.quantity.hedge != Hedge::Range
                && at.claim.quantity.garble.is_none()
                && at.claim.same_as.is_none()
        };
        amount(self.part)
            && amount(self.whole)
            && self.share.value().is_some()
            && unit_key(&self.part.claim.quantity.unit) == unit_key(&self.whole.claim.quantity.unit)
            && self.part.claim.scope.value.is_rate() == self.whole.claim.scope.value.is_rate()
    }
}

/// The share that a figure says, in percent.
fn percent(share: At<'_>) -> Interval {
    match share.claim.quantity.kind {
        Kind::Ratio => says(share).times(100),
        _ => says(share),
    }
}

fn meets(shared: Shared<'_>) -> bool {
    let is = says(shared.part).ratio(says(shared.whole)).times(100);
    if is.meets(percent(shared.share)) {
        return true;
    }
    let fraction = shared.share.claim.quantity.kind == Kind::Ratio;
    let said = shared
        .share
        .value()
        .and_then(|v| v.checked_mul(Decimal::ONE_HUNDRED));
    fraction && said.is_some_and(|said| is.meets(Interval::around(said, said / LOOSE)))
}

/// The share as worked out, in percent.
fn worked_out(shared: Shared<'_>) -> Option<Decimal> {
    let ratio = shared.part.value()?.checked_div(shared.whole.value()?)?;
    ratio.checked_mul(Decimal::ONE_HUNDRED)
}

/// `12 / 40 = 30%`.
fn on_paper(shared: Shared<'_>) -> Option<String> {
    let (part, whole) = (shared.part.value()?, shared.whole.value()?);
    let paper = Paper::of(shared.whole, &[part, whole]);
    let is = rounded(worked_out(shared)?);
    let (part, whole, unit) = (paper.value(part), paper.value(whole), paper.unit());
    Some(format!("{part} / {whole} = {is}%{unit}"))
}

fn finding(shared: Shared<'_>) -> Finding {
    let Shared { part, whole, share } = shared;
    let message = format!(
        "{} of {} is not {}",
        part.hedged(),
        whole.hedged(),
        share.hedged()
    );
    let said = share.value().map(|said| match share.claim.quantity.kind {
        Kind::Ratio => said * Decimal::ONE_HUNDRED,
        _ => said,
    });
    let gap = worked_out(shared)
        .zip(said)
        .map(|(is, said)| (is - said).abs());
    let close = gap.is_some_and(|gap| gap <= Decimal::ONE);
    let (severity, confidence) = if close {
        (Severity::Warning, Confidence::Medium)
    } else {
        (Severity::Error, Confidence::High)
    };
    Finding::new(&RULE, message)
        .severity(severity)
        .confidence(confidence)
        .label(share.site(), LabelRole::Primary, "the share")
        .label(part.site(), LabelRole::Conflicting, "the part")
        .label(whole.site(), LabelRole::Conflicting, "the whole")
        .why(on_paper(shared).unwrap_or_else(|| "the two make no such share".into()))
        .help("check the three figures against the source")
}

fn hold(shared: Shared<'_>) -> Hold {
    let label = |at: At<'_>, text: &str| Label::supporting(at.site(), text);
    Hold {
        category: RULE.category,
        why: on_paper(shared).into_iter().collect(),
        labels: vec![
            label(shared.share, "the share"),
            label(shared.part, "the part"),
            label(shared.whole, "the whole"),
        ],
    }
}

/// `52 percent of the 20 members`: a percentage that no number of so few makes.
fn of_few(words: &Words<'_>, two: &[At<'_>]) -> Option<Finding> {
    let &[share, whole] = two else { return None };
    let (said, of) = (&share.claim.quantity, &whole.claim.quantity);
    let exact = said.hedge == Hedge::Exact && of.hedge == Hedge::Exact;
    let fits = said.kind == Kind::Percent
        && of.kind == Kind::Count
        && exact
        && is_share(share)
        && is_of(words, share, whole)
        && share.is_asserted();
    let number = whole.value().filter(|n| fits && n.fract().is_zero())?;
    let few = number > Decimal::ONE && number < Decimal::ONE_HUNDRED;
    let says = says(share);
    let least = says
        .low
        .value()?
        .checked_mul(number)?
        .checked_div(Decimal::ONE_HUNDRED)?;
    let most = says
        .high
        .value()?
        .checked_mul(number)?
        .checked_div(Decimal::ONE_HUNDRED)?;
    let below = share
        .value()?
        .checked_mul(number)?
        .checked_div(Decimal::ONE_HUNDRED)?
        .floor();
    if !few || least.ceil() <= most {
        return None;
    }
    let around = [below, below + Decimal::ONE].map(|k| {
        let percent = (k * Decimal::ONE_HUNDRED)
            .checked_div(number)
            .unwrap_or_default();
        format!("{k} / {number} = {}%", rounded(percent))
    });
    let message = format!("no number of {} is {}", whole.figure(), share.figure());
    let finding = Finding::new(&RULE, message)
        .severity(Severity::Warning)
        .confidence(Confidence::Medium)
        .label(share.site(), LabelRole::Primary, "the share")
        .label(whole.site(), LabelRole::Conflicting, "the whole");
    let finding = around.into_iter().fold(finding, Finding::why);
    Some(finding.help("check both figures against the source"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    #[test]
    fn a_share_must_be_that_of_its_part() {
        for text in [
            "Some [[30 percent]], or [[16]] of the [[40]] members, voted for it.",
            "The firm sold [[half]] of the [[2,000]] homes, or [[1,400]] homes.",
            "It won [[120]] of the [[200]] seats, or [[70 percent]].",
            "The town lost [[$12 million]], or [[30 percent]] of its budget of [[$60 million]].",
            "Only [[52 percent]] of the [[20]] members agreed.",
            "--- a.de.md\nDie Partei gewann [[120]] der [[200]] Sitze ([[70 Prozent]]).",
            "--- a.fr.md\nLe parti a obtenu [[120]] des [[200]] sièges ([[70 %]]).",
            "--- a.es.md\nEl partido obtuvo [[120]] de los [[200]] escaños ([[70 %]]).",
            "--- a.it.md\nIl partito ha ottenuto [[120]] dei [[200]] seggi ([[70%]]).",
            "--- a.pt.md\nO partido obteve [[120]] dos [[200]] lugares ([[70%]]).",
        ] {
            check(&RULE, text);
        }
    }

    #[test]
    fn shares_that_follow_or_are_of_something_else_are_quiet() {
        for text in [
            "It won 120 of the 200 seats, or 60 percent.",
            "It won 120 of the 200 seats (60 percent).",
            "It won 120 of the 200 seats, up from 70 percent.",
            "It won 120 of the 200 seats (turnout was 70 percent).",
            "It won 120 of the 200 seats, 70 percent of them in the north.",
            "About 30 percent, or 12 of the 40 members, voted for it.",
            "The firm sold nearly half of the 2,000 homes, or 960 homes.",
            "About a third of the 2,000 homes, 700, were sold.",
            "Some 52 percent of the 20 members agreed.",
            "Only 55 percent of the 20 members agreed.",
            "Only 52 percent of the 2,000 members agreed.",
            "The tax rose by 52 percent of the 20 euros that it had been.",
            "Turnout was 52 percent in 20 of the 30 districts.",
            "The price fell 30 percent, or 12 of the 20 days of the month were dry.",
            "It has 40 shops, or 5 percent of the market of $200 million.",
        ] {
            check(&RULE, text);
        }
    }
}
