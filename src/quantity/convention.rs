//! How an article separates digits: told by its language, checked against all its figures.

use super::{Marks, Words};
use crate::lang::{Class, Classes, Lexicon, Locale, Sense, Token, TokenKind, variants};
use crate::text::Sentence;

/// The table to read an article by, and why that one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Convention {
    /// The language or a variant of it.
    pub(crate) locale: &'static Locale,
    pub(crate) marks: Marks,
    pub(crate) votes: Votes,
}

/// What the figures of an article say about its separators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Votes {
    /// Figures that only a decimal point explains.
    pub(crate) point: u32,
    /// Figures that only a decimal comma explains.
    pub(crate) comma: u32,
    /// Figures whose last of three digits is a zero, which nobody prints as a decimal: `1,500`.
    round_comma: u32,
    /// The same with a point: `1.500`.
    round_point: u32,
}

/// The convention of an article in `locale` whose tokens these are.
fn settle(text: &str, tokens: &[Token], locale: &'static Locale) -> Convention {
    let marks = Marks::from(locale);
    let votes = votes(&Words {
        text,
        tokens,
        locale,
        lexicon: locale.lexicon(),
        marks,
    });
    let (with, against) = if locale.decimal == ',' {
        (votes.comma, votes.point)
    } else {
        (votes.point, votes.comma)
    };
    let as_usual = Convention {
        locale,
        marks,
        votes,
    };
    // "161,500 millones de pesos": where no figure is sure, round thousands decide for a variant that writes them so.
    let (round, usual) = if locale.decimal == ',' {
        (votes.round_comma, votes.round_point)
    } else {
        (votes.round_point, votes.round_comma)
    };
    let thousands = with == 0
        && round > usual
        && locale.decimal == ','
        && variants(locale).any(|variant| variant.group == locale.decimal);
    if against <= with && !thousands {
        return as_usual;
    }
    let hinted = variants(locale)
        .filter(|variant| variant.decimal != locale.decimal)
        .find(|variant| mentions_currency(tokens, locale.lexicon(), variant.hints));
    if let Some(variant) = hinted {
        return Convention {
            locale: variant,
            marks: Marks::from(variant),
            votes,
        };
    }
    if thousands {
        return as_usual;
    }
    // Where no variant of the language writes so, the text is wrong or translated, and a rule says so.
    let some = variants(locale).any(|variant| variant.decimal != locale.decimal);
    if !some || locale.decimal == '.' {
        return as_usual;
    }
    Convention {
        marks: Marks {
            decimal: marks.other(),
            group: marks.decimal,
            ..marks
        },
        ..as_usual
    }
}

/// What each figure with a unit, currency or scale says by its shape: groups of three say nothing, all else does. Numbers
/// without any may be times of day, versions or sections of a law.
fn votes(words: &Words<'_>) -> Votes {
    let mut votes = Votes::default();
    for (at, token) in words.tokens.iter().enumerate() {
        if token.kind != TokenKind::Number {
            continue;
        }
        let raw = words.raw(at).as_bytes();
        let Some(last) = raw.iter().rposition(|b| matches!(b, b'.' | b',')) else {
            continue;
        };
        if !is_measured(words, at) {
            continue;
        }
        let sign = raw[last];
        let decimals = raw.len() - last - 1;
        let signs = raw.iter().filter(|&&b| b == sign).count();
        let mixed = raw[..last]
            .iter()
            .any(|b| matches!(b, b'.' | b',') && *b != sign);
        let zero = last == 1 && raw[0] == b'0';
        let vote = match (sign, signs) {
            // "12.03.2025", "1.2.3": no number at all; "1.234.567": thousands, so the other sign parts decimals
            (_, 2..) if decimals == 3 && !mixed => Some(sign == b','),
            (_, 1) if decimals != 3 || mixed || zero => Some(sign == b'.'),
            (b',', 1) if raw[raw.len() - 1] == b'0' => {
                votes.round_comma += 1;
                None
            }
            (b'.', 1) if raw[raw.len() - 1] == b'0' => {
                votes.round_point += 1;
                None
            }
            _ => None,
        };
        match vote {
            Some(true) => votes.point += 1,
            Some(false) => votes.comma += 1,
            None => {}
        }
    }
    votes
}

/// Whether a currency stands before the number at `at`, or a currency, unit or scale behind it.
fn is_measured(words: &Words<'_>, at: usize) -> bool {
    const SCALES: Classes = Classes::of(&[Class::Scale, Class::ScaleCurrency, Class::GluedScale]);
    let behind = words.past_hyphen(at + 1);
    let clock = words.longest(at + 1, Class::ClockAfter.into()).is_some();
    let paid = (1..=2).any(|back| {
        let before = at.checked_sub(back);
        before.is_some_and(|before| words.currency_before(before).is_some())
    });
    !clock && (paid || words.longest(behind, SCALES).is_some() || words.unit(at + 1).is_some())
}

/// Whether some word, phrase or sign of the article names one of these currencies.
fn mentions_currency(tokens: &[Token], lexicon: &Lexicon, codes: &[&str]) -> bool {
    const NAMES: Classes =
        Classes::of(&[Class::Currency, Class::CurrencyWord, Class::ScaleCurrency]);
    (0..tokens.len()).any(|at| match lexicon.longest(&tokens[at..], NAMES) {
        Some((
            Sense::Currency(code) | Sense::CurrencyWord(code) | Sense::ScaleCurrency(_, code),
            _,
        )) => codes.contains(&code),
        _ => false,
    })
}

/// The tokens of an article, sentence by sentence, and the table to read them by.
#[derive(Clone, Debug)]
pub(crate) struct Tokenised {
    pub(crate) convention: Convention,
    pub(crate) tokens: Vec<Token>,
    /// Where the tokens of each sentence start, and the end of the last.
    pub(crate) starts: Vec<usize>,
}

impl Tokenised {
    /// The tokens of these sentences of a text in `locale`, by the lexicon of the convention that they settle.
    pub(crate) fn of(text: &str, sentences: &[Sentence], locale: &'static Locale) -> Self {
        let (tokens, starts) = tokens(text, sentences, locale);
        let convention = settle(text, &tokens, locale);
        let (tokens, starts) = if convention.locale.tag == locale.tag {
            (tokens, starts)
        } else {
            self::tokens(text, sentences, convention.locale)
        };
        Self {
            convention,
            tokens,
            starts,
        }
    }
}

fn tokens(text: &str, sentences: &[Sentence], locale: &Locale) -> (Vec<Token>, Vec<usize>) {
    let lexicon = locale.lexicon();
    // A token of news is five bytes long.
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut starts = Vec::with_capacity(sentences.len() + 1);
    for sentence in sentences {
        starts.push(tokens.len());
        lexicon.tokenise(text, sentence.span, &mut tokens);
    }
    starts.push(tokens.len());
    (tokens, starts)
}
