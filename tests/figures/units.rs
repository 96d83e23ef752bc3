//! The names that cases give to units and currencies, and what the reader keeps such values in.

use rust_decimal::Decimal;

/// Symbol of the reader, how many of it one is, and the names in lower case.
const UNITS: &[(&str, &str, &[&str])] = &[
    ("m", "1", &["meter", "metro", "mètres"]),
    (
        "m",
        "1000",
        &[
            "kilometer",
            "kilómetro",
            "kilomètres",
            "chilometro",
            "quilômetro",
        ],
    ),
    ("m", "100", &["hectomètre"]),
    ("m", "0.1", &["decimeter", "décimètres"]),
    ("m", "0.01", &["centimètres"]),
    (
        "m",
        "0.001",
        &["millimeter", "milímetro", "millimètres", "millimetro"],
    ),
    ("m", "0.000001", &["micrometer", "micrômetro"]),
    ("m", "0.000000001", &["nanometer"]),
    ("m", "0.000000000001", &["picometer"]),
    ("mile", "1", &["mile", "milla", "miglio", "milha"]),
    ("ft", "1", &["foot", "pie", "pied", "piede", "pé"]),
    // Feet and inches are kept in inches.
    ("in", "12", &["foot", "pie", "pied", "piede", "pé"]),
    (
        "in",
        "1",
        &["inch", "pulgada", "pouce", "pollice", "polegada"],
    ),
    (
        "m2",
        "1",
        &[
            "square meter",
            "metro cuadrado",
            "mètre carré",
            "metro quadrato",
            "metro quadrado",
        ],
    ),
    (
        "m2",
        "1000000",
        &[
            "square kilometer",
            "kilómetro cuadrado",
            "kilomètre carré",
            "chilometro quadrato",
            "quilômetro quadrado",
        ],
    ),
    ("acre", "1", &["acre", "acro"]),
    ("m3", "1", &["cubic meter"]),
    ("m3", "0.000001", &["centímetro cúbico"]),
    (
        "cu ft",
        "1",
        &[
            "cubic foot",
            "pie cúbico",
            "pieds cube",
            "piede cubo",
            "pé cúbico",
        ],
    ),
    ("l", "1", &["liter", "litre", "litro"]),
    (
        "l",
        "0.001",
        &["milliliter", "mililitro", "millilitre", "millilitro"],
    ),
    ("gallon", "1", &["gallon", "galón", "gallone", "galão"]),
    ("imp gallon", "1", &["gallon", "galón", "gallone", "galão"]),
    ("barrel", "1", &["barrel", "barril", "baril", "barile"]),
    ("kg", "1", &["kilogram"]),
    ("kg", "0.001", &["gram"]),
    ("kg", "0.000000001", &["microgram", "microgramme"]),
    (
        "t",
        "1",
        &["metric ton", "tonelada métrica", "tonne métrique"],
    ),
    // A ton is short, long or metric as the text has it.
    ("t", "1", &["ton", "tonelada", "tonne", "tonnellata"]),
    ("ton", "1", &["ton", "tonelada", "tonne", "tonnellata"]),
    ("lb", "1", &["pound", "libra", "livre", "libbra"]),
    ("oz", "1", &["ounce", "onza", "onces", "oncia", "onça"]),
    ("km/h", "1", &["kilometer per hour"]),
    (
        "mph",
        "1",
        &[
            "mile per hour",
            "milla por hora",
            "miles par heure",
            "miglia all'ora",
            "milha por hora",
        ],
    ),
    ("m/s", "1", &["meter per second"]),
    ("m/s", "10", &["centimeter per millisecond"]),
    ("m/s", "1000", &["meter per millisecond"]),
    ("m/s", "1000000", &["kilometer per millisecond"]),
    ("bit", "1", &["bit"]),
    ("bit", "1000000", &["megabit"]),
    ("B", "1000000", &["megabyte"]),
    ("B", "1000000000", &["gigabyte"]),
    ("°C", "1", &["c", "grado celsius", "grau celsius"]),
    ("°F", "1", &["f", "grado fahrenheit", "grau fahrenheit"]),
    ("K", "1", &["k", "kelvin"]),
    ("degree", "1", &["degree", "degré", "grado", "grau"]),
    // Bitcoins are money or counted, as the text has it.
    ("BTC", "1", &["bitcoin"]),
    ("BTC", "0.00000001", &["satoshi"]),
    ("year", "1", &["year", "age", "año", "ans", "anno", "ano"]),
    ("month", "1", &["month", "mes", "mois", "mese", "mês"]),
    ("week", "1", &["week", "semana", "semaines", "settimana"]),
    ("day", "1", &["day", "día", "jour", "giorno", "dia"]),
];

/// Codes, how many of the currency one is, and the names in lower case.
const CURRENCIES: &[(&[&str], &str, &[&str])] = &[
    (
        &[
            "USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "JMD", "BSD", "BBD", "XCD", "FJD",
            "NAD", "LRD", "ZWD",
        ],
        "1",
        &["dollar", "dólar"],
    ),
    (
        &["USD"],
        "1",
        &[
            "united states dollar",
            "dólar estadounidense",
            "dollar états-unis",
            "dólar estadunidense",
        ],
    ),
    (
        &["CAD"],
        "1",
        &[
            "canadian dollar",
            "dólar canadiense",
            "dollar canadien",
            "dólar canadense",
        ],
    ),
    (
        &["AUD"],
        "1",
        &[
            "australian dollar",
            "dólar australiano",
            "dollar australien",
        ],
    ),
    (
        &["HKD"],
        "1",
        &[
            "hong kong dollar",
            "dólar de hong kong",
            "dollar de hong kong",
        ],
    ),
    (
        &["NZD"],
        "1",
        &[
            "new zealand dollar",
            "dólar neozelandés",
            "dollar néo-zélandais",
            "dólar neozelandês",
        ],
    ),
    (&["GBP"], "1", &["british pound"]),
    (
        &["GBP", "EGP", "LBP", "SYP", "IEP"],
        "1",
        &["pound", "libra", "livre"],
    ),
    (&["EUR"], "1", &["euro"]),
    (&["JPY"], "1", &["japanese yen", "yen japonais", "yen"]),
    (
        &["CNY"],
        "1",
        &["chinese yuan", "yuan chino", "yuan chinois", "yuan chinês"],
    ),
    (
        &["CHF"],
        "1",
        &[
            "swiss franc",
            "franco suizo",
            "franc suisse",
            "franco suíço",
        ],
    ),
    (
        &["CHF", "FRF", "BEF", "XOF", "XAF"],
        "1",
        &["franc", "franco"],
    ),
    (&["INR", "PKR", "LKR", "NPR"], "1", &["rupee", "roupie"]),
    (&["INR"], "1", &["indian rupee", "roupie indienne"]),
    (&["LKR"], "1", &["sri lankan rupee"]),
    (&["MXN"], "1", &["mexican peso", "peso mexicano"]),
    (
        &["FIM"],
        "1",
        &[
            "finnish markka",
            "marco finlandés",
            "mark finlandais",
            "marco finlandês",
        ],
    ),
    (
        &["NLG"],
        "1",
        &[
            "netherlands guilder",
            "florín neerlandés",
            "florins néerlandais",
            "florim holandês",
        ],
    ),
    (&["ESP"], "1", &["peseta"]),
    (&["BTC"], "1", &["bitcoin"]),
    (&["BTC"], "0.00000001", &["satoshi"]),
    (&["TRY"], "1", &["turkish lira"]),
    (&["KHR"], "1", &["cambodian riel"]),
    (&["CRC"], "1", &["costa rican colón"]),
    (&["GEL"], "1", &["georgian lari"]),
    (&["LAK"], "1", &["lao kip"]),
    (
        &[
            "USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR", "MXN", "BRL",
        ],
        "0.01",
        &["cent", "centavo"],
    ),
    (&["FRF", "CHF", "EUR", "BEF"], "0.01", &["centimes"]),
    (&["GBP"], "0.01", &["pence", "penny", "penique", "pêni"]),
    (&["GHS"], "0.01", &["pesewa"]),
    (&["MYR", "IDR", "JPY"], "0.01", &["sen"]),
];

/// What the unit of this name is kept in, and how many of it one is: every way to take the name.
pub(crate) fn units(name: &str) -> Vec<(&'static str, Decimal)> {
    let name = name.to_lowercase();
    let named = UNITS.iter().filter(|(_, _, names)| names.contains(&&*name));
    named
        .map(|(symbol, factor, _)| (*symbol, number(factor)))
        .collect()
}

/// The codes of the currencies that have this name, and how many of one it is; `None` for an unknown name.
pub(crate) fn currencies(name: &str) -> Option<(&'static [&'static str], Decimal)> {
    let name = name.to_lowercase();
    let mut named = CURRENCIES
        .iter()
        .filter(|(_, _, names)| names.contains(&&*name));
    named
        .next()
        .map(|(codes, factor, _)| (*codes, number(factor)))
}

fn number(written: &str) -> Decimal {
    written.parse().expect("factors are numbers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_factor_is_a_number_and_no_name_has_two_currencies() {
        for (_, factor, _) in UNITS {
            number(factor);
        }
        for (codes, _, names) in CURRENCIES {
            let found = names.iter().map(|name| currencies(name));
            assert!(
                found.flatten().all(|(found, _)| found == *codes),
                "{names:?}"
            );
        }
    }
}
