//! Who a figure belongs to.

use super::clause::{FAR, Place, relative};
use super::entity::{Described, Names, described};
use super::heads::CellHeads;
use super::letterhead::dateline;
use super::measure::Evoked;
use super::nouns::Nouns;
use super::{EntityId, Slot};
use crate::lang::{Bearer as Whose, Kind, Trigger};
use crate::quantity::Words;
use crate::text::{BlockKind, Span};

/// One sentence with the names in it and the sentence before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) before: Option<&'a Words<'a>>,
    pub(super) names: &'a Names,
    /// The mentions in the sentence.
    pub(super) here: &'a [(Span, EntityId)],
    /// Plain nouns and events.
    pub(super) nouns: &'a Nouns<'a>,
    /// In a table what its row and column say.
    pub(super) heads: CellHeads<'a>,
    /// The block it stands in, as an index, and what that is to the reader.
    pub(super) block: (usize, BlockKind),
    /// Whom or what the article is about above all.
    pub(super) main: Option<EntityId>,
}

/// Whom a figure belongs to, as the words around it say.
#[derive(Clone, Debug)]
pub(super) enum Bearer {
    /// Somebody or something with a name, and further ones that share the figure.
    Named(Slot<EntityId>, Vec<Slot<EntityId>>),
    /// A plain noun, in the singular, and its words.
    Noun(String, Span),
    /// Somebody that has no name here.
    Unnamed,
}

/// How many words may stand between a name and its verb.
const ADVERBS: usize = 2;

/// How many names a list may join to one preposition; longer lists are followed only so far.
const LIST: usize = 32;

impl<'a> Context<'a> {
    pub(super) fn mentions(&self, words: &Words<'_>) -> &'a [(Span, EntityId)] {
        if std::ptr::eq(words, self.words) {
            return self.here;
        }
        self.names.of(words)
    }

    /// The mention whose first token is `at`.
    pub(super) fn mention_at(&self, at: usize) -> Option<(Span, EntityId)> {
        let start = self.words.tokens.get(at)?.span.start();
        let mentions = self.mentions(self.words);
        let found = mentions.binary_search_by_key(&start, |(span, _)| span.start());
        Some(mentions[found.ok()?])
    }

    /// The mention that ends just before token `at`.
    pub(super) fn mention_before(&self, at: usize) -> Option<(Span, EntityId)> {
        let end = self.words.tokens.get(at.checked_sub(1)?)?.span.end();
        self.mention_to(self.words, end)
    }

    /// The mention that ends at byte `end`.
    pub(super) fn mention_to(&self, words: &Words<'_>, end: u32) -> Option<(Span, EntityId)> {
        let mentions = self.mentions(words);
        let found = mentions.binary_search_by_key(&end, |(span, _)| span.end());
        Some(mentions[found.ok()?])
    }

    /// The subject of a figure that `evoked` measures.
    pub(super) fn subject(
        &self,
        evoked: Option<&Evoked>,
        (kind, place): (Kind, Place),
    ) -> Option<Bearer> {
        let share = matches!(kind, Kind::Percent | Kind::Ratio);
        let found = self.beside(kind, place);
        let found = found.or_else(|| self.gapped(kind, place));
        let found = found.or_else(|| self.bearer(evoked, place));
        let found = found.or_else(|| self.shared(place).filter(|_| share));
        match evoked.map(|evoked| evoked.frame.bearer) {
            Some(Whose::Buyer) => found.filter(|found| !self.yields(found, place)),
            Some(Whose::Person) => self.in_person(found, place),
            _ => found,
        }
    }

    fn bearer(&self, evoked: Option<&Evoked>, place: Place) -> Option<Bearer> {
        let alone = |slot| Bearer::Named(slot, Vec::new());
        let Some(evoked) = evoked else {
            return match self.possessor(place.from) {
                Some(owner) => Some(alone(owner)),
                None => self.in_clause(place.from),
            };
        };
        if evoked.frame.bearer == Whose::Sector
            && let Some(sector) = self.sector(evoked)
        {
            return Some(sector);
        }
        if let Some(found) = self.behind(evoked) {
            return Some(found);
        }
        if evoked.how == Trigger::Noun {
            if let Some(owner) = self
                .possessor(evoked.first.min(place.from))
                .or_else(|| self.possessor(evoked.first))
            {
                return Some(alone(owner));
            }
            if let Some(found) = self.of_whom(evoked) {
                return Some(found);
            }
        }
        if let Some(agent) = self.agent(evoked, place) {
            return Some(alone(agent));
        }
        let first = evoked.first.min(place.from);
        if let Some(doer) = self.doer(evoked) {
            return Some(doer);
        }
        self.in_clause(first).or_else(|| self.leftward(first))
    }

    /// `with Nvidia and SoftBank each putting in`: the name right before a verb.
    fn doer(&self, evoked: &Evoked) -> Option<Bearer> {
        let words = self.words;
        let before = evoked.first.checked_sub(1)?;
        let each = usize::from(words.is_in(before, words.locale.each));
        let verb = evoked.how == Trigger::Verb;
        let end = evoked.first - each;
        let (span, id) = self.mention_before(end).filter(|_| verb)?;
        let first = words.token_at(span.start());
        let fits = self.can_be_subject(first, (span, id)) && !self.only_speaks(id, (first, end));
        let slot = Slot::said(id, span);
        fits.then(|| Bearer::Named(slot, self.joint(slot)))
    }

    /// The subject of the clause that token `at` stands in: the first name, pronoun, description or plain noun of it that
    /// can be one; in a relative clause the name before it.
    fn in_clause(&self, at: usize) -> Option<Bearer> {
        let words = self.words;
        let (start, head) = self.clause_start(at);
        if let Some((span, id)) = head {
            return Some(Bearer::Named(Slot::said(id, span), Vec::new()));
        }
        let colon = (start..at)
            .rev()
            .find(|&colon| words.sign(colon) == Some(':'));
        let behind = colon.and_then(|colon| self.first_in((colon + 1, at)));
        let first = behind.or_else(|| {
            let first = self.first_in((start, colon.unwrap_or(at)))?;
            // "Terry Blaylock fumed: “Our lot get 4.5 per cent”"
            let quoted = colon.is_some_and(|colon| is_quote(words, colon + 1));
            let speaks =
                matches!(&first, Bearer::Named(slot, _) if self.names.traits(slot.value).person);
            Some(match quoted && speaks {
                true => Bearer::Unnamed,
                false => first,
            })
        });
        first.or_else(|| self.at_the_door(at))
    }

    /// `At Lindhavn Bank, net income fell`: the name that a sentence starts with behind a preposition.
    fn at_the_door(&self, at: usize) -> Option<Bearer> {
        let words = self.words;
        let leads =
            words.is_in(0, words.locale.oblique) || words.is_in(0, words.locale.who.prepositions);
        let (span, id) = self.mention_at(1).filter(|_| leads)?;
        let traits = self.names.traits(id);
        let end = words.token_at(span.end());
        let fits = words.sign(end) == Some(',') && end < at && !traits.place && !traits.person;
        fits.then(|| Bearer::Named(Slot::said(id, span), Vec::new()))
    }

    /// The first name, pronoun, description or plain noun of tokens `start..at` that can be a subject.
    fn first_in(&self, (start, at): (usize, usize)) -> Option<Bearer> {
        let words = self.words;
        let mut here = match start {
            0 => dateline(words).min(at),
            _ => start,
        };
        while here < at {
            if let Some((span, id)) = self.mention_at(here) {
                let end = words.token_at(span.end());
                let owner = words.any_at(end, words.locale.possessive);
                let other = owner.and_then(|after| self.somebody_else(after));
                if other.is_some_and(|head| head < at && !self.is_named_behind(head)) {
                    return Some(Bearer::Unnamed);
                }
                if end <= at && self.can_be_subject(here, (span, id)) {
                    if self.only_speaks(id, (here, end)) {
                        return Some(Bearer::Unnamed);
                    }
                    let slot = Slot::said(id, span);
                    return Some(Bearer::Named(slot, self.joint(slot)));
                }
                here = end.max(here + 1);
                continue;
            }
            if words.is_in(here, words.locale.who.speakers) {
                return Some(Bearer::Unnamed);
            }
            if let Some(bearer) = self.somebody(here, at) {
                return Some(bearer);
            }
            here += 1;
        }
        None
    }

    /// Whether the name at token `first` can be the subject of its clause.
    fn can_be_subject(&self, first: usize, (span, id): (Span, EntityId)) -> bool {
        let words = self.words;
        let before = first.checked_sub(1);
        let owned = before.is_some_and(|before| words.is_in(before, words.locale.who.owners));
        // "Germany's Quillbay" is Quillbay.
        let owner = words.any_at(words.token_at(span.end()), words.locale.possessive);
        let nearer = owner.is_some_and(|after| self.mention_at(after).is_some());
        let explains = self.explains((first, words.token_at(span.end())));
        // "told Meridian that": who listens.
        let listens = words.any_before(first, words.locale.who.saying).is_some()
            && relative(words, words.token_at(span.end()));
        // "Orbit's rival has": somebody else.
        let of_other = owner.is_some_and(|after| self.somebody_else(after).is_some());
        !(owned
            || of_other
            || listens
            || explains
            || self.oblique(words, span)
            || self.in_apposition(first)
            || nearer && self.names.traits(id).place)
    }

    /// Whether the name at tokens `first..end` only says which: "the Berlin company", "the Estmark krone", "Colombia
    /// forward Danilo Reyes".
    pub(super) fn explains(&self, (first, end): (usize, usize)) -> bool {
        let words = self.words;
        if !words.is_word(end) || words.is_capitalised(end) || !words.locale.adjectives_first {
            return false;
        }
        let verb = words.is_in(end, words.locale.function_words)
            || words.is_in(end, words.locale.who.auxiliaries)
            || words.any_at(end, words.locale.who.saying).is_some()
            || words
                .find(end, words.locale.triggers)
                .is_some_and(|t| t.1 == Trigger::Verb)
            || words.any_at(end, words.locale.possessive).is_some();
        // "the Bank of Chile lowered": the article is the name's own.
        let own = (first..end)
            .any(|at| words.is_in(at, words.locale.of) || described(words, at).is_some());
        let article = !own && first > 0 && words.is_in(first - 1, words.locale.articles);
        described(words, end).is_some() || article && !verb && !words.locale.capital_nouns
    }

    /// Where the clause of token `at` starts, and the name a relative clause is about.
    fn clause_start(&self, at: usize) -> (usize, Option<(Span, EntityId)>) {
        let words = self.words;
        let who = &words.locale.who;
        let last = at.saturating_sub(FAR);
        let mut here = at;
        while here > last {
            let before = here - 1;
            if words.is_in(before, who.referring) || relative(words, before) {
                return (here, self.head_of_relative(before));
            }
            let joins = words.is_in(before, words.locale.conjunctions)
                || matches!(words.sign(before), Some(',' | '('))
                || words.any_before(here, who.saying).is_some();
            let opens = matches!(words.sign(before), Some(';' | '—'))
                || words
                    .any_at(before, who.openers)
                    .is_some_and(|end| end == here)
                || joins && self.acts_at(here);
            if opens {
                return (here, None);
            }
            here = before;
        }
        (last, None)
    }

    /// The name before the relative pronoun at `at`, over a comma and an age between commas.
    fn head_of_relative(&self, at: usize) -> Option<(Span, EntityId)> {
        let comma = |at: usize| at > 0 && self.words.sign(at - 1) == Some(',');
        let mut end = at - usize::from(comma(at));
        if end < at && end > 1 && self.words.is_number(end - 1) && comma(end - 1) {
            end -= 2;
        }
        let said = |(span, _): &(Span, EntityId)| {
            let first = self.words.token_at(span.start());
            let saying = self.words.locale.who.saying;
            self.words.any_before(first, saying).is_some()
        };
        // "said Ana Ruiz of Corvane, who expects": who says so bears nothing.
        let saying = self.words.locale.who.saying;
        let says = self.words.any_at(at + 1, saying).is_some();
        // "A factory in Lincolnshire that will cost": without a comma the clause is about the noun.
        let narrows = |(span, _): &(Span, EntityId)| end == at && self.oblique(self.words, *span);
        self.mention_before(end)
            .filter(|mention| !said(mention) && !says && !narrows(mention))
    }

    /// Whether a name or a pronoun and its verb start at token `at`.
    fn acts_at(&self, at: usize) -> bool {
        let words = self.words;
        let who = &words.locale.who;
        // "the Altona start-up": a name that a person has told of may have its own article.
        let article = words.is_in(at, words.locale.articles) && self.mention_at(at).is_none();
        let first = at + usize::from(article);
        let end = match self.mention_at(first) {
            Some((span, _)) => words.token_at(span.end()),
            None if words.is_in(first, who.pronouns) || words.is_in(first, who.people) => first + 1,
            None => return false,
        };
        let plain = |at: usize| {
            words.is_word(at) && !words.is_capitalised(at) && !words.is_in(at, who.prepositions)
        };
        // "Amazon itself recently announced"
        let adverbs = (end..end + ADVERBS).take_while(|at| plain(*at)).count();
        (end..=end + adverbs).any(|at| self.is_verb(at))
    }

    fn is_verb(&self, end: usize) -> bool {
        is_verb(self.words, end)
    }

    /// `… was put up by Nvidia`: the doer behind a passive verb.
    fn agent(&self, evoked: &Evoked, place: Place) -> Option<Slot<EntityId>> {
        let words = self.words;
        let passive = evoked
            .first
            .checked_sub(1)
            .is_some_and(|b| words.is_in(b, words.locale.passives));
        let by = (evoked.end.max(place.end)..words.tokens.len())
            .take(4)
            .find(|&at| words.is_in(at, words.locale.by))?;
        let (span, id) = self.mention_at(by + 1).filter(|_| passive)?;
        Some(Slot::said(id, span))
    }

    /// `Amazon's $15 billion …`, `its contribution`: the owner named just before token `at` or a few adjectives earlier.
    fn possessor(&self, at: usize) -> Option<Slot<EntityId>> {
        let words = self.words;
        for end in (at.saturating_sub(3)..=at).rev() {
            // "Germany's Quillbay raises": the name between is the one.
            if end < at && self.mention_at(end).is_some() {
                return None;
            }
            if end > 0 && words.any_at(end - 1, words.locale.possessive).is_some() {
                let (span, id) = self.mention_before(end - 1)?;
                return Some(Slot::said(id, span));
            }
            let pronoun = end
                .checked_sub(1)
                .filter(|&p| words.is_in(p, words.locale.who.owners));
            if let Some(pronoun) = pronoun {
                return self.antecedent(pronoun);
            }
            let adjective = end
                .checked_sub(1)
                .is_some_and(|a| words.is_word(a) && !words.is_in(a, words.locale.function_words));
            if end < at && !adjective {
                break;
            }
        }
        None
    }

    /// The nearest name to the left of token `at` that can be a subject, through pronouns, descriptions and plain nouns.
    fn leftward(&self, at: usize) -> Option<Bearer> {
        let words = self.words;
        let mut to = at;
        while to > at.saturating_sub(FAR) {
            let here = to - 1;
            if let Some((span, id)) = self.mention_before(to) {
                let first = words.token_at(span.start());
                if self.can_be_subject(first, (span, id)) {
                    if self.only_speaks(id, (first, to)) {
                        return Some(Bearer::Unnamed);
                    }
                    let slot = Slot::said(id, span);
                    return Some(Bearer::Named(slot, self.joint(slot)));
                }
                to = first;
                continue;
            }
            if let Some(bearer) = self.somebody(here, at) {
                return Some(bearer);
            }
            to -= 1;
        }
        None
    }

    /// Whom the pronoun, description or plain noun at `here` names, for a figure whose words start at `at`.
    pub(super) fn stands_for(&self, here: usize, at: usize) -> Option<Bearer> {
        let words = self.words;
        let who = &words.locale.who;
        let named = |slot: Option<Slot<EntityId>>| match slot {
            Some(slot) => Bearer::Named(slot, Vec::new()),
            None => Bearer::Unnamed,
        };
        if let Some(bearer) = self.of_two(here) {
            return Some(bearer);
        }
        if words.is_in(here, who.owners) {
            if let Some(owned) = self.owned_name(here) {
                return Some(Bearer::Named(owned, Vec::new()));
            }
            if let Some(other) = self.somebody_else(here + 1) {
                return (!self.is_named_behind(other)).then_some(Bearer::Unnamed);
            }
        }
        if words.is_in(here, who.people) {
            let speaks = words.any_at(here + 1, who.saying).is_some();
            return Some(match speaks {
                true => Bearer::Unnamed,
                false => named(self.antecedent(here)),
            });
        }
        if words.is_in(here, who.pronouns) {
            return Some(named(self.antecedent(here)));
        }
        if let Some((kind, head)) = self.description_at(here).filter(|(_, head)| *head < at) {
            // "The company Orbit has": its name follows.
            if self.mention_at(head + 1).is_some() {
                return None;
            }
            // "At Orbit, the country's largest": another's measure.
            let owns = words.any_at(head + 1, words.locale.possessive).is_some();
            if kind == Described::Area && owns {
                return None;
            }
            // "The minister also announced": who only speaks.
            let adverbs = (head + 1..head + 1 + ADVERBS)
                .take_while(|at| words.is_word(*at) && !words.is_in(*at, who.auxiliaries));
            let mut verbs = head + 1..=head + 1 + adverbs.count();
            if kind == Described::Person && verbs.any(|at| words.any_at(at, who.saying).is_some()) {
                return Some(Bearer::Unnamed);
            }
            return Some(named(self.described(here, (kind, head))));
        }
        if let Some((noun, span)) = self.acting_noun(here) {
            return Some(Bearer::Noun(noun, span));
        }
        // Somebody else's company: a doer that has no name here.
        let twice = here
            .checked_sub(1)
            .is_some_and(|before| words.is_in(before, who.descriptions));
        let doer = words.is_in(here, who.descriptions) && !twice;
        (doer && self.owned_description(here)).then_some(Bearer::Unnamed)
    }

    /// Whether the person at tokens `first..end` only says something, or speaks for others by a title.
    fn only_speaks(&self, id: EntityId, (first, end): (usize, usize)) -> bool {
        let titles = self.words.locale.who.titles;
        let titled = self.words.any_before(first, titles).is_some();
        self.names.traits(id).person && (titled || self.speaks(first, end))
    }

    /// Whether somebody only says something: a verb of speech stands beside tokens `first..end`.
    pub(super) fn speaks(&self, first: usize, end: usize) -> bool {
        let words = self.words;
        let saying = words.locale.who.saying;
        // "Ansell now expects"
        let adverb = words.is_word(end) && !words.is_capitalised(end) && !is_verb(words, end);
        words.any_at(end, saying).is_some()
            || adverb && words.any_at(end + 1, saying).is_some()
            || words.any_before(first, saying).is_some()
    }

    /// `Jeff Bezos' company`, `the company of Jeff Bezos`.
    fn owned_description(&self, head: usize) -> bool {
        let words = self.words;
        let of = words.is_in(head + 1, words.locale.of);
        let owner = head.checked_sub(1).is_some_and(|b| {
            matches!(words.sign(b), Some('\'' | '’'))
                || words.any_at(b, words.locale.possessive).is_some()
        });
        of || owner
    }

    /// `Nvidia and SoftBank each`: names joined to `subject` that share its figure.
    fn joint(&self, subject: Slot<EntityId>) -> Vec<Slot<EntityId>> {
        let Some(span) = subject.span else {
            return Vec::new();
        };
        let words = self.words;
        let (first, end) = (words.token_at(span.start()), words.token_at(span.end()));
        let each = (end..end + 2).any(|at| words.is_in(at, words.locale.each));
        let and = first
            .checked_sub(1)
            .filter(|&at| words.is_in(at, words.locale.conjunctions));
        let other = and
            .and_then(|and| self.mention_before(and))
            .filter(|_| each);
        other
            .map(|(span, id)| Slot::said(id, span))
            .into_iter()
            .collect()
    }

    /// Whether the name at `first` only explains another: `OpenAI, the maker of ChatGPT,` or `direct rival of OpenAI`.
    fn in_apposition(&self, first: usize) -> bool {
        first
            .checked_sub(1)
            .is_some_and(|b| self.words.sign(b) == Some('('))
    }

    /// Whether a name hangs on a preposition, or is joined to one that does ("with Oracle and Google").
    pub(super) fn oblique(&self, words: &Words<'_>, mention: Span) -> bool {
        self.hangs(words, mention, LIST)
    }

    /// The same through at most `list` names joined to it.
    fn hangs(&self, words: &Words<'_>, mention: Span, list: usize) -> bool {
        let owner = words.any_at(words.token_at(mention.end()), words.locale.possessive);
        let Some(before) = words
            .token_at(mention.start())
            .checked_sub(1)
            .filter(|_| owner.is_none())
        else {
            return false;
        };
        let leads = |at: usize| {
            words.is_in(at, words.locale.oblique) || words.is_in(at, words.locale.who.prepositions)
        };
        if leads(before) {
            return true;
        }
        let article = usize::from(words.is_in(before, words.locale.definite));
        let Some(before) = before.checked_sub(article) else {
            return false;
        };
        let adjective = words.is_word(before)
            && !words.is_capitalised(before)
            && !words.is_in(before, words.locale.function_words);
        let lead = before.checked_sub(1).filter(|_| adjective);
        // "At present Orbit has": the name does something behind a phrase that opens the sentence.
        let does = is_verb(words, words.token_at(mention.end()));
        if leads(before) || lead.is_some_and(|lead| leads(lead) && !(lead == 0 && does)) {
            return true;
        }
        if words.is_in(before, words.locale.beside) {
            return !self.acts(words, mention);
        }
        let joins =
            words.is_in(before, words.locale.conjunctions) || words.sign(before) == Some(',');
        let end = before.checked_sub(1).map(|at| words.tokens[at].span.end());
        let joined = end.filter(|_| joins && list > 0);
        let joined = joined.and_then(|end| self.mention_to(words, end));
        joined.is_some_and(|(span, _)| self.hangs(words, span, list - 1))
            && !self.acts(words, mention)
            && !(does && words.sign(before) == Some(','))
    }

    /// `with Amazon contributing`, `with Nvidia and SoftBank each putting in`: the name does something.
    fn acts(&self, words: &Words<'_>, mention: Span) -> bool {
        let end = words.token_at(mention.end());
        let verb = words.lower(end);
        words.is_in(end, words.locale.each)
            || words
                .locale
                .acting
                .iter()
                .any(|ending| verb.ends_with(ending))
    }
}

/// Whether the word at `at` is a verb whose subject may stand before it.
pub(super) fn is_verb(words: &Words<'_>, at: usize) -> bool {
    let who = &words.locale.who;
    words.is_in(at, who.auxiliaries)
        || words.any_at(at, who.saying).is_some()
        || words
            .find(at, words.locale.triggers)
            .is_some_and(|t| t.1 == Trigger::Verb)
}

/// Whether a quotation starts or ends at token `at`.
fn is_quote(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.sign(at),
        Some('"' | '“' | '„' | '«' | '»' | '”' | '‘')
    )
}
