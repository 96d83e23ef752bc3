//! A claim in its article, and what may be said of two of them.

use crate::claim::{Article, Claim, Corpus, EntityId, EntityKind, Measure, Period, Reason, Slot};
use crate::lang::{Bearer, Frame, Hedge, Modality, Role, Scope};
use crate::quantity::{Notation, Unit};
use crate::text::{BlockKind, Site, Span};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How many claims before and behind one stand near it; a sentence has fewer.
const NEAR: usize = 64;

/// How many days back a time may lie that an article means by "now".
const DAYS: i64 = 14;

/// The measure of what a whole firm is worth; rules that reckon with new money ask for it by name.
pub(super) const VALUATION: &str = "valuation";

/// The measure of money raised at one time.
pub(super) const FUNDING_ROUND: &str = "funding round";

/// A claim together with the article and the corpus it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) article: &'c Article,
    pub(super) claim: &'c Claim,
}

impl<'c> At<'c> {
    /// Every claim of the corpus.
    pub(super) fn all(corpus: &'c Corpus) -> impl Iterator<Item = Self> {
        corpus
            .articles()
            .iter()
            .flat_map(move |article| Self::of(corpus, article))
    }

    /// Every claim of one article.
    pub(super) fn of(corpus: &'c Corpus, article: &'c Article) -> impl Iterator<Item = Self> {
        article.claims().iter().map(move |claim| At {
            corpus,
            article,
            claim,
        })
    }

    pub(super) fn site(self) -> Site {
        self.article.site(self.claim.quantity.span)
    }

    /// The figure as printed.
    pub(super) fn figure(self) -> &'c str {
        self.article.figure(self.claim)
    }

    /// The figure with the words that hedge it.
    pub(super) fn hedged(self) -> &'c str {
        let quantity = &self.claim.quantity;
        let span = quantity
            .hedge_span
            .map_or(quantity.span, |hedge| hedge.join(quantity.span));
        self.article.source().slice(span)
    }

    pub(super) fn file(self) -> &'c str {
        self.article.source().name()
    }

    /// The day the article was published or last updated, as far as it says.
    pub(super) fn date(self) -> Option<Date> {
        let meta = self.article.source().meta();
        meta.updated.or(meta.published)
    }

    /// What the sentence or the figures beside it name; a guess from the article as a whole decides nothing.
    fn known_as(self, slot: Option<Slot<EntityId>>) -> Option<&'c str> {
        let slot = slot.filter(|slot| !slot.why.is_weak())?;
        Some(self.corpus.known_as(self.article.id(), slot.value))
    }

    pub(super) fn subject(self) -> Option<&'c str> {
        self.known_as(self.claim.subject)
    }

    pub(super) fn object(self) -> Option<&'c str> {
        self.known_as(self.claim.object)
    }

    /// Where its sentence names somebody or something.
    pub(super) fn names_said(self) -> Vec<Span> {
        let sentence = self.article.sentence(self.claim).span;
        let entities = self.article.entities().iter();
        let named = entities.filter(|entity| entity.kind == EntityKind::Name);
        let mentions = named.flat_map(|entity| &entity.mentions).copied();
        mentions
            .filter(|mention| sentence.contains(*mention))
            .collect()
    }

    /// Whether the figure has a time of its own that is not the one of its article: the days around the day of it are.
    pub(super) fn is_of_other_days(self) -> bool {
        let Some(period) = said(self.claim.period.as_ref()) else {
            return false;
        };
        let (Some(from), Some(to), Some(day)) = (period.from, period.to, self.date()) else {
            return true;
        };
        let days = |a: Date, b: Date| a.duration_until(b).as_hours() / 24;
        days(day, from) > 0 || days(to, day) > DAYS
    }

    /// Where, as far as the text says.
    pub(super) fn place(self) -> Option<&'c str> {
        self.known_as(self.claim.place)
    }

    /// The time the sentence or the figures beside it say the figure is of.
    pub(super) fn said_period(self) -> Option<&'c Period> {
        said(self.claim.period.as_ref())
    }

    /// The time at which they say it stood.
    pub(super) fn said_as_of(self) -> Option<&'c Period> {
        said(self.claim.as_of.as_ref())
    }

    /// The names in the sentence of the claim.
    pub(super) fn names_in_sentence(self) -> Vec<&'c str> {
        let sentence = self.article.sentence(self.claim).span;
        let here = self.article.entities().iter().enumerate();
        let here = here.filter(|(_, entity)| {
            entity.kind == EntityKind::Name
                && entity
                    .mentions
                    .iter()
                    .any(|mention| sentence.contains(*mention))
        });
        here.map(|(id, _)| self.corpus.known_as(self.article.id(), EntityId(id as u32)))
            .collect()
    }

    /// The names that the article mentions.
    pub(super) fn names(self) -> impl Iterator<Item = &'c str> {
        let entities = self.article.entities().iter().enumerate();
        let named = entities.filter(|(_, entity)| entity.kind == EntityKind::Name);
        named.map(move |(id, _)| self.corpus.known_as(self.article.id(), EntityId(id as u32)))
    }

    /// The measure, if the lexicon knows it.
    pub(super) fn known_measure(self) -> Option<&'static str> {
        match self.claim.measure.as_ref().map(|m| &m.value) {
            Some(Measure::Known(name)) => Some(name),
            _ => None,
        }
    }

    /// The frame of the measure.
    pub(super) fn frame(self) -> Option<&'static Frame> {
        let words = self.article.words(self.claim.sentence)?;
        words.locale.frame(self.known_measure()?)
    }

    /// The words between number and noun that say which ones are counted, as far as the measure does not say it itself:
    /// "new" in "610 new cases".
    pub(super) fn qualifier(self) -> String {
        let Unit::Count(noun) = &self.claim.quantity.unit else {
            return String::new();
        };
        let Some(phrase) = noun.span else {
            return String::new();
        };
        let measure = self.claim.measure.as_ref().and_then(|measure| measure.span);
        let end = measure
            .filter(|measure| measure.overlaps(phrase))
            .map_or(phrase.end(), Span::start);
        let words = self
            .article
            .source()
            .slice(Span::new(phrase.start(), end.max(phrase.start())));
        let mut words: Vec<&str> = words.split_whitespace().collect();
        if end == phrase.end() {
            words.pop();
        }
        words.retain(|word| word.starts_with(char::is_lowercase));
        words.join(" ")
    }

    /// Whether a count has words behind it that the reader of figures does not know: "9,000 part-time workers" are not all.
    pub(super) fn counts_unknown(self) -> bool {
        let quantity = &self.claim.quantity;
        let Some(words) = self.article.words(self.claim.sentence) else {
            return true;
        };
        let named = !matches!(&quantity.unit, Unit::Count(noun) if noun.span.is_none());
        let behind = words.token_at(quantity.span.end());
        !named && words.is_word(behind) && !words.is_in(behind, words.locale.function_words)
    }

    pub(super) fn block(self) -> BlockKind {
        self.article.block_kind(self.claim)
    }

    pub(super) fn is_headline(self) -> bool {
        matches!(self.block(), BlockKind::Headline | BlockKind::Dek)
    }

    /// Who says so: the name they are known by, or the words for them.
    pub(super) fn speaker(self) -> Option<String> {
        let slot = self.claim.attribution.filter(|slot| !slot.why.is_weak())?;
        let named = slot
            .value
            .entity
            .map(|entity| self.corpus.known_as(self.article.id(), entity));
        let words = || self.article.source().slice(slot.value.words).to_lowercase();
        Some(named.map_or_else(words, str::to_owned))
    }

    /// The claim that this one gives again in another unit.
    pub(super) fn original(self) -> Option<Self> {
        let claim = self.article.claims().get(self.claim.same_as?)?;
        Some(Self { claim, ..self })
    }

    /// The claims of the same sentence, itself included, as far as they stand near.
    pub(super) fn beside(self) -> impl Iterator<Item = Self> {
        let claims = self.article.claims();
        let sentence = self.claim.sentence;
        let here = claims.partition_point(|c| c.quantity.span < self.claim.quantity.span);
        let near = &claims[here.saturating_sub(NEAR)..claims.len().min(here + NEAR)];
        let same = near.iter().filter(move |claim| claim.sentence == sentence);
        same.map(move |claim| Self { claim, ..self })
    }

    pub(super) fn same_sentence(self, other: Self) -> bool {
        self.article.id() == other.article.id() && self.claim.sentence == other.claim.sentence
    }

    /// The value of the likeliest reading.
    pub(super) fn value(self) -> Option<Decimal> {
        self.claim.quantity.value()
    }

    /// A figure that says a level, plainly enough to be held against another.
    pub(super) fn is_level(self) -> bool {
        let quantity = &self.claim.quantity;
        matches!(self.claim.role.value, Role::Level | Role::End)
            && quantity.hedge != Hedge::Range
            && quantity
                .garble
                .is_none_or(|_| quantity.notation != Notation::Usual)
            && quantity.value().is_some()
    }

    /// Whether the figure is of the whole, as far as the text says. A share is all that its measure has; a part that no
    /// word calls so, because it makes a sum with others, is the whole of its place.
    pub(super) fn is_whole(self) -> bool {
        let scope = self.claim.scope;
        match scope.value {
            Scope::Unstated | Scope::Total | Scope::Share => true,
            Scope::Part => scope.why != Reason::Said,
            _ => false,
        }
    }

    /// The time the figure speaks of: its days, or the words where nothing dates them; a guess from the article as a whole
    /// is none.
    pub(super) fn period(self) -> Option<String> {
        let period = said(self.claim.period.as_ref())?;
        Some(period.iso().unwrap_or_else(|| period.name.clone()))
    }

    /// Whether the figure speaks of now or of a named time, not of "a year earlier".
    pub(super) fn has_absolute_period(self) -> bool {
        let Some(period) = said(self.claim.period.as_ref()) else {
            return true;
        };
        let words = self.article.words(self.claim.sentence);
        let earlier = words.map_or(&[][..], |words| words.locale.previously);
        let named = period.name.contains(|c: char| c.is_ascii_digit());
        period.is_dated() || named || !earlier.iter().any(|word| period.name.contains(word))
    }

    /// Whether both say when, and the times have no day in common.
    pub(super) fn is_of_another_time(self, other: Self) -> bool {
        let times = |at: Self| {
            [
                said(at.claim.period.as_ref()),
                said(at.claim.as_of.as_ref()),
            ]
        };
        let pairs = times(self).into_iter().zip(times(other));
        let both = pairs.filter_map(|(a, b)| Some((a?, b?)));
        both.into_iter().any(|(a, b)| a.is_apart_from(b))
    }

    /// Whether the text states the figure as done or decided: no forecast, no condition, and no estimate but of an event,
    /// of which all figures are estimates.
    pub(super) fn is_asserted(self) -> bool {
        match self.claim.modality.value {
            Modality::Confirmed | Modality::Reported | Modality::Planned => true,
            Modality::Estimated => self
                .frame()
                .is_some_and(|frame| frame.bearer == Bearer::Event),
            _ => false,
        }
    }

    /// Whether the text itself names subject and object: one taken over from another sentence may support, never decide.
    pub(super) fn is_explicit(self) -> bool {
        let said = |slot: Option<Slot<EntityId>>| {
            slot.is_none_or(|slot| slot.why.is_weak() || slot.span.is_some())
        };
        let of_event = (self.frame()).is_some_and(|frame| frame.bearer == Bearer::Event);
        (of_event || said(self.claim.subject)) && said(self.claim.object)
    }

    /// Whether the text only speaks of talks.
    pub(super) fn is_discussed(self) -> bool {
        self.claim.modality.value == Modality::Discussed
    }

    /// Whether some readings of the two have a value in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.claim.quantity.meets(&other.claim.quantity)
    }

    /// Whether the two print the same value, in some reading.
    pub(super) fn equals(self, other: Self) -> bool {
        let values = |at: Self| at.claim.quantity.readings.iter().filter_map(|r| r.value);
        values(self).any(|a| values(other).any(|b| a == b))
    }
}

/// A time that the sentence or the figures beside it give.
fn said(slot: Option<&Slot<Period>>) -> Option<&Period> {
    let slot = slot.filter(|slot| !slot.why.is_weak())?;
    Some(&slot.value)
}

/// The name of a unit as far as figures of it can be compared.
pub(super) const fn unit_key(unit: &Unit) -> &'static str {
    unit.key()
}

/// `one thing`, `2 things`: a count with its noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("one {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
