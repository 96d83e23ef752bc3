//! X001: the headline names an amount that the article never gives.

use super::{Finding, LabelRole, Outcome, rule};
use crate::claim::Article;
use crate::lang::Kind;
use crate::text::BlockKind;

rule! {
    /// Flags an amount of money in a headline that the text below it never gives.
    ///
    /// ## Why it matters
    /// A reader looks for the figure of the headline and does not find it.
    ///
    /// ## How it decides
    /// Any amount in the body whose interval meets the one in the headline will do.
    ///
    /// ## Fires
    /// ```article
    /// # Orbit pays [[$15 million]]
    ///
    /// Orbit has bought a rival, the company said on Monday.
    /// ```
    /// ## Stays silent
    /// ```article
    /// # Orbit pays $15 million
    ///
    /// Orbit has bought a rival for $14.8 million, the company said on Monday.
    /// ```
    "X001" "headline-alone" HeadlineBody Note Article(check)
}

fn check(article: &Article) -> Outcome {
    let amounts = article.claims().iter();
    let amounts = amounts.filter(|claim| claim.quantity.kind == Kind::Money);
    let (head, body): (Vec<_>, Vec<_>) =
        amounts.partition(|claim| article.block_kind(claim) == BlockKind::Headline);
    let alone = head.into_iter().filter(|claim| {
        !body
            .iter()
            .any(|other| claim.quantity.meets(&other.quantity))
    });
    let findings = alone.map(|claim| {
        let figure = article.figure(claim);
        Finding::new(&RULE, format!("{figure} stands in the headline alone"))
            .label(
                article.site(claim.quantity.span),
                LabelRole::Primary,
                "only here",
            )
            .why(format!("no amount in the text below can be {figure}"))
            .help("give the figure in the text, or take it out of the headline")
    });
    findings.collect::<Vec<_>>().into()
}
