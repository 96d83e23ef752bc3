//! N502: a length of time does not follow from its two ends.

use super::elapsed::denies;
use super::{Finding, LabelRole, Outcome, rule};
use crate::claim::{Article, Chronicle, Lapse, Tie};

rule! {
    /// Flags a length of time that the two dates it is measured between deny.
    ///
    /// ## Why it matters
    /// A reader who counts finds that one of the three is wrong.
    ///
    /// ## How it decides
    /// The text itself must tie the length to its ends: "two years later, in 2022", "the disaster of 1996, 27 years ago",
    /// "began on 8 July and ended on 5 September, lasted". Years may be counted by the calendar, in full or to the nearest;
    /// first and last day may both be counted; "more than" sets no upper limit, "a little more than" does. A day without a
    /// year is tried in every year it can be of.
    ///
    /// ## Fires
    /// ```article
    /// The strike, which began on [[July 8]] and ended on [[September 5]], lasted [[95 days]].
    /// ```
    /// ```article
    /// --- 2025-06-02 a.md
    /// Carewell noticed on [[18 March]]. Customers were told on [[30 May]], [[53 days]] later.
    /// ```
    /// ## Stays silent
    /// ```article
    /// The strike, which began on July 8 and ended on September 5, lasted 59 days. The law took effect in March 2021. Two
    /// years later, in 2023, it was repealed.
    /// ```
    "N502" "duration-does-not-follow" DateArithmetic Error Article(check)
}

fn check(article: &Article) -> Outcome {
    let Some(chronicle) = Chronicle::of(article) else {
        return Outcome::default();
    };
    let lapses = chronicle.lapses().into_iter();
    let lapses = lapses.filter(|lapse| lapse.tie != Tie::Age);
    let findings = lapses.filter_map(|lapse| {
        let claim = article.claims().get(lapse.claim)?;
        let apart = denies(&lapse, claim, chronicle.today())?;
        Some(finding(article, &lapse, &apart))
    });
    findings.collect::<Vec<_>>().into()
}

fn finding(article: &Article, lapse: &Lapse, apart: &str) -> Finding {
    let claim = &article.claims()[lapse.claim];
    let printed = |span| article.source().slice(span);
    let start = lapse.starts[0];
    let length = article.figure(claim);
    let (from, to) = (printed(start.span), lapse.end.map(|end| printed(end.span)));
    let message = match to {
        Some(to) if to == from => format!("{from}: that is {apart}, not {length}"),
        Some(to) => format!("from {from} to {to} it is {apart}, not {length}"),
        None => format!("{from} is {apart} ago, not {length}"),
    };
    let finding = Finding::new(&RULE, message)
        .label(
            article.site(claim.quantity.span),
            LabelRole::Primary,
            "does not follow",
        )
        .label(
            article.site(start.span),
            LabelRole::Conflicting,
            "counted from here",
        );
    let finding = match lapse.end {
        Some(end) if end.span != start.span => {
            finding.label(article.site(end.span), LabelRole::Conflicting, "to here")
        }
        _ => finding,
    };
    let day = |from: jiff::civil::Date, to: jiff::civil::Date| match from == to {
        true => from.to_string(),
        false => format!("{from} to {to}"),
    };
    let why = match lapse.end {
        Some(end) => format!(
            "between {} and {}",
            day(start.from, start.to),
            day(end.from, end.to)
        ),
        None => format!(
            "{} against the day of the article",
            day(start.from, start.to)
        ),
    };
    finding
        .why(format!("{apart} lie {why}"))
        .help("check the two dates and the length")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check;

    fn all(date: &str, lines: &[(&str, &str)]) {
        for (tag, text) in lines {
            check(&RULE, &format!("--- {date}a.{tag}.md\n{text}\n"));
        }
    }

    #[test]
    fn two_years_later_is_counted_from_the_date_before() {
        all(
            "2025-06-02 ",
            &[
                (
                    "en",
                    "The law took effect on [[March 3, 2021]]. [[Two years]] later, in [[2022]], it was repealed.",
                ),
                (
                    "en",
                    "The farm was meant to deliver in [[September 2026]]. That has been moved to [[March 2028]], [[27 months]] later than planned.",
                ),
                (
                    "de",
                    "Das Gesetz trat am [[3. März 2021]] in Kraft. [[Zwei Jahre]] später, [[2022]], wurde es aufgehoben.",
                ),
                (
                    "fr",
                    "La loi est entrée en vigueur le [[3 mars 2021]]. [[Deux ans]] plus tard, en [[2022]], elle a été abrogée.",
                ),
                (
                    "es",
                    "La ley entró en vigor el [[3 de marzo de 2021]]. [[Dos años]] después, en [[2022]], fue derogada.",
                ),
                (
                    "it",
                    "La legge è entrata in vigore il [[3 marzo 2021]]. [[Due anni]] dopo, nel [[2022]], è stata abrogata.",
                ),
                (
                    "pt",
                    "A lei entrou em vigor em [[3 de março de 2021]]. [[Dois anos]] depois, em [[2022]], foi revogada.",
                ),
            ],
        );
    }

    #[test]
    fn times_ago_are_counted_from_the_article() {
        all(
            "2025-06-20 ",
            &[
                (
                    "en",
                    "It was the deadliest since the disaster of [[1996]], [[27 years]] ago, when 410 people died.",
                ),
                (
                    "de",
                    "Es war das schwerste Beben seit [[1996]], vor [[27 Jahren]], als 410 Menschen starben.",
                ),
                (
                    "fr",
                    "Il est à son plus bas niveau depuis [[mars 2022]], il y a donc un peu plus de [[deux ans]].",
                ),
                (
                    "es",
                    "Fue el peor desastre desde [[1996]], hace [[27 años]].",
                ),
                (
                    "it",
                    "È stato il disastro peggiore dal [[1996]], [[27 anni]] fa.",
                ),
                ("pt", "Foi o pior desastre desde [[1996]], há [[27 anos]]."),
            ],
        );
    }

    #[test]
    fn days_after_an_event() {
        all(
            "2013-07-20 ",
            &[
                (
                    "en",
                    "[[Five days]] after the [[June 20]] attack, on [[June 29]], the officer was shot.",
                ),
                (
                    "en",
                    "On [[June 29]], [[five days]] after the [[June 20]] attack, the officer was shot.",
                ),
            ],
        );
    }

    #[test]
    fn terms_run_from_their_signing() {
        all(
            "2025-07-20 ",
            &[
                (
                    "en",
                    "The club has a [[nine-year]] deal to [[2032]] signed in [[2025]].",
                ),
                (
                    "en",
                    "The club has a seven-year deal to 2032 signed in 2025.",
                ),
            ],
        );
    }

    #[test]
    fn lengths_that_follow_are_quiet() {
        for text in [
            "How long they stayed: from 3 March to 17 March, that is 14 days. They noticed on 18 March. Customers were told on 30 May, 73 days later.",
            "He left in 2019, three years after the 2016 vote. She came back in 2023, more than five years after the 2016 vote.",
            "The siege of 1996, 29 years ago, cost 410 lives. The flood of December 1996, 28 years ago, cost two.",
            "He was arrested in 2019, two years later he was freed.",
            "The bridge fell in 2015. The firm went bankrupt, and two weeks later, on 3 May 2020, it was sold.",
            "On December 20, 2024 the shop closed. Two weeks later, on January 3, it opened again.",
            "She was hurt on 20 December. Fourteen days later, on 3 January, she died.",
            "The war lasted four years, from 1914 to 1918. The war (1914-1918) lasted more than four years.",
            "He ran the club from 2001 to 2009. Two years later, in 2011, he came back.",
            "It opened in September 2020, after two years of work begun in 2015.",
            "Work will take about two years, and the line is to open in 2032, ten years later than the one of 2010.",
            "The firm, founded in 2010, was sold five years ago. In 2016, nine years ago, he left. Ten years ago, in 2015, she won.",
            "In June, two years ago, the bridge fell. Last May, a year ago, it was open. It shut in 2001, 24 years ago this week.",
            "He was born in 1950. Twenty years later his father died. In 2019 he wrote the book; six months later it was out.",
            "The sale was agreed on 3 March 2024. The buyer paid on 5 May, two months later, and the last part came a year later, on 4 March.",
            "The siege began on 5 April 1992 and ended on 29 February 1996; it lasted 1,425 days. The first attack, on 6 May, lasted two days.",
            "The hearing on 3 May, which had been put off from 3 April, lasted ten days.",
            "He was jailed for five years in 2019, two years after the robbery of 2017, and freed in 2022, three years later.",
            "The line was to open in 2020. It opened in December 2023, three years late, and three years later than planned.",
            "Sales rose in 2021. Five years on, the firm employs 30 people. The 2020-2024 plan (five years) has ended.",
            "It was the worst since the winter of 2010-11, 14 years ago. The case of 2003, some 20 years ago, was never solved.",
        ] {
            all("2025-06-02 ", &[("en", text)]);
        }
    }

    #[test]
    fn lengths_that_follow_are_quiet_in_every_language() {
        let lines = [
            (
                "fr",
                "Il a été élu en 2017, il y a huit ans, puis réélu en 2022. Du 3 au 17 mars, soit 14 jours, tout était fermé.",
            ),
            (
                "es",
                "Fue elegido en 2017, hace ocho años, y reelegido en 2022, cinco años después. Se casaron en 2010 y, dos años más tarde, tuvieron un hijo.",
            ),
            (
                "it",
                "Fu eletto nel 2017, otto anni fa. Nel 2019, due anni dopo, si dimise. Dal 3 al 17 marzo, cioè 14 giorni, era chiuso.",
            ),
            (
                "pt",
                "Foi eleito em 2017, há oito anos. Em 2019, dois anos depois, demitiu-se. A obra, que devia acabar em 2020, acabou em 2023.",
            ),
            (
                "de",
                "Er wurde 2017 gewählt, vor acht Jahren. Zwei Jahre später, 2019, trat er ab. Vom 3. bis 17. März, also 14 Tage, war zu.",
            ),
            (
                "de",
                "Er kam im März 2021. Rund ein Jahr später, im Januar 2022, ging er. Der Brand von 1996 liegt 29 Jahre zurück.",
            ),
            (
                "fr",
                "Elle est née en 1990. Trente ans plus tard, en 2020, elle a gagné. Depuis mars 2022, il y a plus de deux ans, il monte.",
            ),
            (
                "es",
                "Llegó en marzo de 2021. Cuatro meses después, en julio, se fue. Murió en 2019, tres años después de la boda de 2016.",
            ),
        ];
        all("2025-06-02 ", &lines);
    }
}
