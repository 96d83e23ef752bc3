//! What holds for the figures of any text: none makes the reader panic, every figure lies where it says and stands for
//! itself, and a number printed as a country prints it is read back.

use claimlint::{Figures, Kind, Mention, Meta, Quantity, Source, Unit, figures, ingest};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

/// What figures are made of and what breaks them, in the order chance puts it.
#[rustfmt::skip]
const SCRAPS: &[&str] = &[
    "0", "1", "7", "9", "12", "20", "50", "100", "123", "000", "0045", "1999", "2024", "99999999999999999999999999999",
    "1,5", "1.5", "1,234.5", "1.234,5", "1’234", "1'234", "1\u{a0}234", "1\u{202f}234", "10.000", "10,00,000", "3.14.15",
    ".", ",", ";", ":", "-", "–", "—", "−", "‑", "+", "±", "/", "%", "‰", " %", "(", ")", "[", "'", "’", "‘", "\"", "“",
    "„", "«", "»", "…", "!", "?", "#", "@", "*", "~", "<", ">", "=", "&", "№", "°", "º", "ª", "½", "¼", "¾", "⅓", "²", "³",
    "$", "€", "£", "¥", "₹", "US$", "R$", "C$", "CHF", "EUR", "Fr.", "Rs.", "R", "kr", "M$", "M€", "¢", "c", "p",
    "k", "m", "b", "bn", "M", "K", "mn", "Mio.", "Mrd.", "Mds", "mdp", "km", "km²", "kg", "°C", "h", "mph", "GW", "ha", "ft",
    "million", "billion", "thousand", "hundred", "crore", "lakh", "Millionen", "Milliarde", "tausend", "hundert",
    "millions", "milliard", "mille", "cent", "cents", "vingt", "mil", "millones", "billón", "ciento", "milhões", "bilhão",
    "mila", "milioni", "miliardo", "cento", "one", "two", "three", "twenty", "twenty-one", "a", "an", "half", "quarter",
    "thirds", "dozen", "zwei", "einundzwanzig", "zweihundertfünfzigtausend", "dreijährig", "anderthalb", "un", "une",
    "deux", "quatre-vingt-dix-sept", "et", "demi", "vingtaine", "dos", "veintidós", "y", "medio", "treinta", "dois",
    "vinte", "e", "meia", "due", "ventitré", "ventimila", "mezzo", "duecentomila", "first", "3rd", "1er", "2º", "zweite",
    "and", "to", "or", "of", "in", "the", "between", "from", "more than", "less than", "up to", "at least", "about", "or so",
    "und", "bis", "von", "mehr als", "rund", "knapp", "über", "zwischen", "plus de", "moins de", "entre", "à", "de", "d’",
    "l'", "environ", "más de", "casi", "unos", "hasta", "por ciento", "mais de", "cerca de", "até", "por cento", "più di",
    "circa", "fino a", "per cento", "percent", "percentage points", "Prozent", "Prozentpunkte", "points", "times", "twice",
    "fold", "-fold", "mal", "doubled", "dollars", "euros", "Euro", "Franken", "pesos", "reais", "pounds", "pence", "people",
    "jobs", "Menschen", "personnes", "personas", "pessoas", "persone", "year", "years", "-year-old", "Jahre", "ans", "años",
    "anos", "anni", "hours", "Minuten", "May", "March 5", "5. Mai", "1er mai", "de mayo", "o'clock", "a.m.", "Uhr", "12:30",
    "2-1", "3:2", "GPT-4", "A380", "Boeing 737", "http://a.b/1", "@4you", "1,31O", "122$8.5", "tel. +49 30 1234", "p. 12",
    "Sir", "Ab", "élan", "ß", "İ", "ǅ", "ﬁ", "兆", "五", "٣", "１２", "🚢", "👨‍👩‍👧", "e\u{301}", "1\u{301}", "\u{200d}", "\u{feff}",
    "\u{ad}", "\0", "\t", "\n", "\n\n", "\r\n", " ", " ", " ", " ", " ", "\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}",
];

/// How a country prints figures.
#[derive(Clone, Copy, Debug)]
struct Print {
    tag: &'static str,
    decimal: char,
    groups: &'static [&'static str],
    percents: &'static [&'static str],
    /// What stands before an amount of money, behind it, behind its scale word, and its code.
    money: &'static [[&'static str; 4]],
    /// Scale words and their powers of ten.
    scales: &'static [(&'static str, u32)],
}

const NARROW: &[&str] = &[" ", "\u{a0}", "\u{202f}"];
const POINT: &[&str] = &["."];
const COMMA: &[&str] = &[","];
const QUOTE: &[&str] = &["’", "'"];
const CLOSE: &[&str] = &["%", " percent", " per cent"];
const APART: &[&str] = &["\u{a0}%", "\u{202f}%", " %", "%"];

const ENGLISH: Print = Print {
    tag: "en",
    decimal: '.',
    groups: COMMA,
    percents: CLOSE,
    money: &[
        ["$", "", "", "USD"],
        ["£", "", "", "GBP"],
        ["€", "", "", "EUR"],
        ["", " dollars", " dollars", "USD"],
        ["", " euros", " euros", "EUR"],
    ],
    scales: &[(" million", 6), (" billion", 9), (" trillion", 12)],
};
const GERMAN: Print = Print {
    tag: "de",
    decimal: ',',
    groups: POINT,
    percents: &[" Prozent", "\u{a0}%", " %", "%"],
    money: &[
        ["", " Euro", " Euro", "EUR"],
        ["", "\u{a0}€", "\u{a0}€", "EUR"],
        ["", " Dollar", " Dollar", "USD"],
        ["", " Franken", " Franken", "CHF"],
    ],
    scales: &[
        (" Millionen", 6),
        (" Milliarden", 9),
        (" Mio.", 6),
        (" Mrd.", 9),
        (" Billionen", 12),
    ],
};
const FRENCH: Print = Print {
    tag: "fr",
    decimal: ',',
    groups: NARROW,
    percents: APART,
    money: &[
        ["", " euros", " d’euros", "EUR"],
        ["", "\u{a0}€", "\u{a0}€", "EUR"],
        ["", "\u{202f}€", "\u{202f}€", "EUR"],
        ["", " dollars", " de dollars", "USD"],
    ],
    scales: &[(" millions", 6), (" milliards", 9)],
};
const SPANISH: Print = Print {
    tag: "es",
    decimal: ',',
    groups: POINT,
    percents: &["%", " %", "\u{a0}%", " por ciento"],
    money: &[
        ["", " euros", " de euros", "EUR"],
        ["", "\u{a0}€", "\u{a0}€", "EUR"],
        ["", " dólares", " de dólares", "USD"],
    ],
    scales: &[(" millones", 6), (" mil millones", 9), (" billones", 12)],
};
const PORTUGUESE: Print = Print {
    tag: "pt",
    decimal: ',',
    groups: POINT,
    percents: &["%", " %", " por cento"],
    money: &[
        ["", " euros", " de euros", "EUR"],
        ["", "\u{a0}€", "\u{a0}€", "EUR"],
        ["", " reais", " de reais", "BRL"],
        ["", " dólares", " de dólares", "USD"],
    ],
    scales: &[(" milhões", 6), (" mil milhões", 9)],
};
const ITALIAN: Print = Print {
    tag: "it",
    decimal: ',',
    groups: POINT,
    percents: &["%", " %", " per cento"],
    money: &[
        ["", " euro", " di euro", "EUR"],
        ["", "\u{a0}€", "\u{a0}€", "EUR"],
        ["", " dollari", " di dollari", "USD"],
        ["", " franchi", " di franchi", "CHF"],
    ],
    scales: &[(" milioni", 6), (" miliardi", 9)],
};

/// Every locale with its own way to print money or digits.
const PRINTS: &[Print] = &[
    ENGLISH,
    Print {
        tag: "en-GB",
        ..ENGLISH
    },
    Print {
        tag: "en-US",
        ..ENGLISH
    },
    Print {
        tag: "en-AU",
        money: &[
            ["$", "", "", "AUD"],
            ["US$", "", "", "USD"],
            ["", " dollars", " dollars", "AUD"],
        ],
        ..ENGLISH
    },
    Print {
        tag: "en-CA",
        money: &[
            ["$", "", "", "CAD"],
            ["US$", "", "", "USD"],
            ["", " dollars", " dollars", "CAD"],
        ],
        ..ENGLISH
    },
    Print {
        tag: "en-NZ",
        money: &[["$", "", "", "NZD"], ["", " dollars", " dollars", "NZD"]],
        ..ENGLISH
    },
    Print {
        tag: "en-SG",
        money: &[["S$", "", "", "SGD"], ["$", "", "", "SGD"]],
        ..ENGLISH
    },
    Print {
        tag: "en-IN",
        money: &[
            ["₹", "", "", "INR"],
            ["Rs ", "", "", "INR"],
            ["Rs. ", "", "", "INR"],
            ["", " rupees", " rupees", "INR"],
        ],
        scales: &[
            (" lakh", 5),
            (" crore", 7),
            (" lakh crore", 12),
            (" million", 6),
        ],
        ..ENGLISH
    },
    Print {
        tag: "en-ZA",
        decimal: ',',
        groups: NARROW,
        money: &[["R", "", "", "ZAR"], ["$", "", "", "USD"]],
        ..ENGLISH
    },
    GERMAN,
    Print {
        tag: "de-DE",
        ..GERMAN
    },
    Print {
        tag: "de-AT",
        ..GERMAN
    },
    Print {
        tag: "de-CH",
        decimal: '.',
        groups: QUOTE,
        money: &[
            ["", " Franken", " Franken", "CHF"],
            ["CHF ", "", "", "CHF"],
            ["Fr. ", "", "", "CHF"],
            ["", " Euro", " Euro", "EUR"],
        ],
        ..GERMAN
    },
    FRENCH,
    Print {
        tag: "fr-BE",
        ..FRENCH
    },
    Print {
        tag: "fr-CA",
        money: &[
            ["", "\u{a0}$", "\u{a0}$", "CAD"],
            ["", " dollars", " de dollars", "CAD"],
            ["", " $ US", " $ US", "USD"],
        ],
        ..FRENCH
    },
    Print {
        tag: "fr-CH",
        groups: QUOTE,
        money: &[
            ["", " francs", " de francs", "CHF"],
            ["CHF ", "", "", "CHF"],
        ],
        ..FRENCH
    },
    SPANISH,
    Print {
        tag: "es-ES",
        groups: &[".", "\u{a0}", " "],
        ..SPANISH
    },
    Print {
        tag: "es-MX",
        decimal: '.',
        groups: COMMA,
        money: &[["$", "", "", "MXN"], ["", " pesos", " de pesos", "MXN"]],
        ..SPANISH
    },
    Print {
        tag: "es-AR",
        money: &[
            ["$ ", "", "", "ARS"],
            ["$", "", "", "ARS"],
            ["", " pesos", " de pesos", "ARS"],
            ["US$ ", "", "", "USD"],
        ],
        ..SPANISH
    },
    Print {
        tag: "es-CL",
        money: &[["$", "", "", "CLP"], ["", " pesos", " de pesos", "CLP"]],
        ..SPANISH
    },
    Print {
        tag: "es-CO",
        money: &[["$", "", "", "COP"], ["", " pesos", " de pesos", "COP"]],
        ..SPANISH
    },
    Print {
        tag: "es-US",
        decimal: '.',
        groups: COMMA,
        money: &[["$", "", "", "USD"], ["", " dólares", " de dólares", "USD"]],
        ..SPANISH
    },
    PORTUGUESE,
    Print {
        tag: "pt-PT",
        groups: &[".", "\u{a0}", " "],
        ..PORTUGUESE
    },
    Print {
        tag: "pt-BR",
        money: &[
            ["R$ ", "", "", "BRL"],
            ["R$\u{a0}", "", "", "BRL"],
            ["R$", "", "", "BRL"],
            ["", " reais", " de reais", "BRL"],
        ],
        scales: &[(" milhões", 6), (" bilhões", 9), (" trilhões", 12)],
        ..PORTUGUESE
    },
    ITALIAN,
    Print {
        tag: "it-CH",
        decimal: '.',
        groups: QUOTE,
        money: &[
            ["", " franchi", " di franchi", "CHF"],
            ["CHF ", "", "", "CHF"],
        ],
        ..ITALIAN
    },
];

impl Print {
    /// A number in digits, grouped by the sign at `group` of those the country has, or not at all behind the last.
    fn number(&self, value: Decimal, group: usize) -> String {
        let plain = value.to_string();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let sign = self.groups.get(group % (self.groups.len() + 1));
        let mut printed = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                printed.push_str(sign.unwrap_or(&""));
            }
            printed.push(digit);
        }
        if !decimals.is_empty() {
            printed.push(self.decimal);
            printed.push_str(decimals);
        }
        printed
    }

    /// A sentence about nothing, so that the figure says all there is to know.
    fn sentence(&self, figure: &str) -> String {
        let lead = match &self.tag[..2] {
            "de" => "Das Ergebnis war",
            "fr" => "Le résultat était",
            "es" => "El resultado fue",
            "pt" => "O resultado foi",
            "it" => "Il risultato era",
            _ => "The result was",
        };
        // "Mio." ends a sentence with its own point.
        format!("{lead} {}.", figure.trim_end_matches('.'))
    }
}

/// Signs of measures, the units they are kept in and how many of these one is.
const MEASURES: &[(&str, &str, u64)] = &[
    (" km", "m", 1_000),
    (" ha", "ha", 1),
    (" MW", "W", 1_000_000),
    (" GWh", "Wh", 1_000_000_000),
];

/// A number, and what chance picks of a country's ways to print it.
#[derive(Clone, Copy, Debug)]
struct Pick {
    value: Decimal,
    /// For a scale word: no country prints `10,000 million` alone.
    small: Decimal,
    group: usize,
    way: usize,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Percent,
    Money,
    ScaledMoney,
    Measure,
}

/// A figure in print and what it must be read as.
#[derive(Debug)]
struct Printed {
    words: String,
    value: Decimal,
    unit: &'static str,
}

impl Pick {
    fn print(&self, print: &Print) -> Printed {
        let [before, behind, scaled, code] = print.money[self.way % print.money.len()];
        let number = print.number(self.value, self.group);
        let (words, value, unit) = match self.what {
            What::Percent => {
                let sign = print.percents[self.way % print.percents.len()];
                (format!("{number}{sign}"), self.value, "%")
            }
            What::Money => (format!("{before}{number}{behind}"), self.value, code),
            What::ScaledMoney => {
                let (scale, power) = print.scales[self.group % print.scales.len()];
                let value = self.small * Decimal::from(10_u64.pow(power));
                let number = print.number(self.small, 0);
                (format!("{before}{number}{scale}{scaled}"), value, code)
            }
            What::Measure => {
                let (sign, unit, factor) = MEASURES[self.way % MEASURES.len()];
                (
                    format!("{number}{sign}"),
                    self.value * Decimal::from(factor),
                    unit,
                )
            }
        };
        Printed { words, value, unit }
    }
}

fn read(tag: &str, text: &str) -> (Source, Figures) {
    let mut meta = Meta::default();
    meta.lang = Some(tag.to_owned());
    let source = ingest::plain("a.txt", text)
        .expect("plain text")
        .with_meta(meta);
    let found = figures(&source).expect("a language with a table");
    (source, found)
}

/// The name of a unit as far as figures in digits have one.
fn name(figure: &Quantity) -> &'static str {
    match &figure.unit {
        Unit::Money(currency) => currency.code,
        Unit::Percent => "%",
        Unit::Points => "points",
        Unit::Symbol(name) | Unit::Time(name) => name,
        _ => "",
    }
}

/// The figures of a text: words, value and unit. Whether the point of `Mio.` is one of its words or ends the sentence
/// depends on what follows, so it is left out.
fn said(source: &Source, found: &Figures) -> Vec<(String, Option<Decimal>, &'static str)> {
    let figures = found.mentions.iter().filter_map(|mention| match mention {
        Mention::Figure(figure) => Some(told(source, figure)),
        Mention::Skipped(_) => None,
    });
    figures.collect()
}

fn told(source: &Source, figure: &Quantity) -> (String, Option<Decimal>, &'static str) {
    let words = source.slice(figure.span).trim_end_matches('.');
    (words.to_owned(), figure.value(), name(figure))
}

/// Reads a figure in a sentence of its own; what else is said than was printed.
fn round_trip(print: &Print, pick: Pick) -> Result<(), String> {
    let printed = pick.print(print);
    let text = print.sentence(&printed.words);
    let (source, found) = read(print.tag, &text);
    let said = said(&source, &found);
    let words = printed.words.trim_end_matches('.').to_owned();
    let right = vec![(words, Some(printed.value), printed.unit)];
    (said == right)
        .then_some(())
        .ok_or_else(|| format!("{}: {text:?} says {said:?}, not {right:?}", print.tag))
}

/// What the figures of any text promise.
fn check(source: &Source, found: &Figures) {
    let mut end = 0;
    for mention in &found.mentions {
        let span = mention.span();
        let text = source.text();
        assert!(text.get(span.range()).is_some(), "{span:?} cuts {text:?}");
        assert!(!span.is_empty(), "{span:?} of {text:?} is empty");
        assert!(
            span.start() >= end,
            "{span:?} begins before {end} in {text:?}"
        );
        end = span.end();
        let Mention::Figure(figure) = mention else {
            continue;
        };
        assert!(
            !figure.readings.is_empty(),
            "{span:?} of {text:?} says nothing"
        );
        if let Some(hedge) = figure.hedge_span {
            assert!(text.get(hedge.range()).is_some(), "{hedge:?} cuts {text:?}");
        }
    }
}

/// Reads the words of each figure in digits with a unit alone, and compares.
fn check_alone(print: &Print, text: &str) {
    let (source, found) = read(print.tag, text);
    for mention in &found.mentions {
        let Mention::Figure(figure) = mention else {
            continue;
        };
        let words = source.slice(figure.span);
        let unit = matches!(
            figure.kind,
            Kind::Money | Kind::Percent | Kind::Points | Kind::Measured
        );
        if !unit || !words.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let (alone, found) = read(print.tag, words);
        let right = told(&source, figure);
        assert_eq!(said(&alone, &found), [right], "{}: {text:?}", print.tag);
    }
}

fn pick() -> impl Strategy<Value = Pick> {
    let what = select(vec![
        What::Percent,
        What::Money,
        What::ScaledMoney,
        What::Measure,
    ]);
    // As many numbers of two digits as of nine.
    let mantissa = (0..9_u32).prop_flat_map(|digits| 10_i64.pow(digits)..10_i64.pow(digits + 1));
    let number = (mantissa, 0..4_u32);
    let small = (1..1_000_i64, 0..2_u32);
    (number, small, 0..60_usize, 0..60_usize, what).prop_map(|(number, small, group, way, what)| {
        Pick {
            value: Decimal::new(number.0, number.1),
            small: Decimal::new(small.0, small.1),
            group,
            way,
            what,
        }
    })
}

fn scraps() -> impl Strategy<Value = String> {
    let gap = select(vec!["", "", " "]);
    vec((select(SCRAPS), gap), 0..50).prop_map(|scraps| {
        let scraps = scraps.into_iter().flat_map(|(scrap, gap)| [scrap, gap]);
        scraps.collect()
    })
}

proptest! {
    #[test]
    fn figures_of_any_text_lie_where_they_say(text in scraps(), print in select(PRINTS)) {
        let (source, found) = read(print.tag, &text);
        check(&source, &found);
    }

    #[test]
    fn figures_of_any_characters_lie_where_they_say(text in "\\PC{0,80}", print in select(PRINTS)) {
        let (source, found) = read(print.tag, &text);
        check(&source, &found);
    }

    #[test]
    fn a_number_in_the_print_of_its_country_is_read_back(pick in pick(), print in select(PRINTS)) {
        prop_assert_eq!(round_trip(&print, pick), Ok(()));
    }

    #[test]
    fn figures_with_their_units_mean_the_same_alone(picks in vec(pick(), 1..6), print in select(PRINTS)) {
        let sentences = picks.iter().map(|pick| print.sentence(&pick.print(&print).words));
        check_alone(&print, &sentences.collect::<Vec<_>>().join(" "));
    }
}
