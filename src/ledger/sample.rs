//! Articles with claims made by hand, for tests of what is written about them.

use crate::claim::{Article, Claim, Entity, EntityId, EntityKind, Measure, Period, Slot, Speaker};
use crate::lang::{Basis, Hedge, Kind, Modality, Role, Scope};
use crate::quantity::{
    Bound, Currency, CurrencyMark, Interval, Notation, Noun, Quantity, Reading, ReadingReason, Unit,
};
use crate::testing::unmark;
use crate::text::{Block, BlockKind, Source, SourceId, Span};
use rust_decimal::Decimal;

/// An article in which every `[[…]]` is a claim of one dollar without further slots; empty lines
/// part its blocks, and every block is one sentence.
pub(crate) fn article(marked: &str) -> Article {
    let (text, figures) = unmark(marked);
    of(
        Source::verbatim("sources/a.md", text.as_str(), paragraphs(&text)),
        &figures,
    )
}

/// An article with one claim that has every slot, and one vague count without any.
pub(crate) fn full() -> Article {
    let words = "Amazon and no: # may put more than [[$10.000 billion]] into OpenAI next year, \
                 people with\nknowledge of it said.\n\nIt has [[hundreds\u{a0}of thousands]] of \"chips\".";
    let mut article = article(words);
    let (amazon, bank) = (
        entity(&mut article, "Amazon"),
        entity(&mut article, "no: #"),
    );
    let openai = entity(&mut article, "OpenAI");
    let (ten, billion) = (Decimal::TEN, Decimal::from(1_000_000_000));
    let said = article.source.text().find("people").unwrap() as u32;
    let claim = &mut article.claims[0];
    claim.quantity.hedge = Hedge::Over;
    claim.quantity.readings = vec![
        reading(ten * billion),
        reading(ten * billion * Decimal::ONE_THOUSAND),
    ];
    claim.quantity.readings[0].interval = Interval {
        low: Bound::Excluded(ten * billion),
        high: Bound::Unbounded,
    };
    claim.subject = Some(amazon);
    claim.joint = vec![bank];
    claim.measure = Some(Slot::implied(Measure::Known("investment")));
    claim.object = Some(openai);
    claim.basis = Some(Slot::implied(Basis::PreMoney));
    claim.role = Slot::implied(Role::Change);
    claim.modality = Slot::implied(Modality::Discussed);
    claim.period = Some(Slot::implied(Period::named("next year".into())));
    let words = Span::new(said, said + 27);
    let speaker = Speaker {
        words,
        entity: None,
    };
    claim.attribution = Some(Slot::said(speaker, words));
    let vague = &mut article.claims[1].quantity;
    vague.kind = Kind::Count;
    vague.hedge = Hedge::Range;
    vague.unit = Unit::Count(Noun {
        head: "chip".into(),
        span: None,
    });
    vague.readings[0].value = None;
    vague.readings[0].interval = Interval::between(200_000.into(), 999_999.into());
    article
}

/// An article on `source` in which every one of `figures` is a claim of one dollar.
pub(crate) fn of(source: Source, figures: &[Span]) -> Article {
    let mut article = Article::read(SourceId(0), source);
    article.locale = None;
    article.tokens = Vec::new();
    article.entities = Vec::new();
    article.sentences.clear();
    for (block, at) in article.source.blocks().iter().enumerate() {
        article.sentences.push(crate::text::Sentence {
            span: at.span,
            block,
        });
    }
    let sentence = |figure: &Span| {
        let holds = |s: &crate::text::Sentence| s.span.contains(*figure);
        article.sentences.iter().position(holds).unwrap()
    };
    let claims = figures
        .iter()
        .map(|figure| claim(*figure, sentence(figure)));
    article.claims = claims.collect();
    article
}

/// A claim of one dollar at `span`, without any slot.
fn claim(span: Span, sentence: usize) -> Claim {
    let one = Decimal::ONE;
    Claim {
        quantity: Quantity {
            span,
            kind: Kind::Money,
            unit: Unit::Money(Currency {
                code: "USD",
                mark: CurrencyMark::Certain,
            }),
            readings: vec![reading(one)],
            hedge: Hedge::Exact,
            hedge_span: None,
            direction: None,
            claim: true,
            notation: Notation::Usual,
            garble: None,
        },
        subject: None,
        joint: Vec::new(),
        measure: None,
        object: None,
        scope: Slot::implied(Scope::Unstated),
        basis: None,
        role: Slot::implied(Role::Level),
        turn: None,
        modality: Slot::implied(Modality::Confirmed),
        limits: Vec::new(),
        period: None,
        as_of: None,
        place: None,
        attribution: None,
        same_as: None,
        sentence,
    }
}

/// `value`, exactly.
pub(crate) fn reading(value: Decimal) -> Reading {
    Reading {
        value: Some(value),
        interval: Interval::exactly(value),
        place: Decimal::ONE,
        why: ReadingReason::AsWritten,
    }
}

/// Adds a name to `article`.
pub(crate) fn entity(article: &mut Article, name: &str) -> Slot<EntityId> {
    article.entities.push(Entity {
        kind: EntityKind::Name,
        name: name.into(),
        aliases: vec![name.to_lowercase()],
        mentions: Vec::new(),
    });
    Slot::implied(EntityId(article.entities.len() as u32 - 1))
}

fn paragraphs(text: &str) -> Vec<Block> {
    let mut at = 0;
    let block = |paragraph: &str| {
        let span = Span::new(at, at + paragraph.len() as u32);
        at = span.end() + 2;
        Block {
            span,
            kind: BlockKind::Paragraph,
        }
    };
    text.split("\n\n").map(block).collect()
}
