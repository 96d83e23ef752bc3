//! One name in several spellings.

/// How a name is spelled where its letters are wanting: `mueller` and `muller` for "müller". None for a name that any
/// keyboard can write.
pub(super) fn plain_spellings(name: &str) -> Vec<String> {
    if name.is_ascii() {
        return Vec::new();
    }
    let spelled = |letters: fn(char) -> Option<&'static str>| -> String {
        let mut plain = String::with_capacity(name.len());
        for letter in name.chars() {
            match letters(letter).or_else(|| bare(letter)) {
                Some(letters) => plain.push_str(letters),
                None => plain.push(letter),
            }
        }
        plain
    };
    let mut all = vec![spelled(spelled_out), spelled(bare)];
    all.dedup();
    all.retain(|plain| plain != name);
    all
}

/// Whether one of the two is the other without its accents.
pub(super) fn respelled(a: &str, b: &str) -> bool {
    let of = |a: &str, b: &str| plain_spellings(a).iter().any(|plain| plain == b);
    of(a, b) || of(b, a)
}

/// The letters that stand for one that is wanting: `ü` is written `ue`.
const fn spelled_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'å' => "aa",
        _ => return None,
    })
}

/// The letter without what stands above or below it.
const fn bare(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{plain_spellings, respelled};

    #[test]
    fn letters_that_are_wanting_are_written_in_two_ways() {
        assert_eq!(plain_spellings("müller"), ["mueller", "muller"]);
        assert_eq!(plain_spellings("são telmo"), ["sao telmo"]);
        assert!(plain_spellings("miller").is_empty());
    }

    #[test]
    fn two_plain_spellings_are_two_names() {
        assert!(respelled("groß", "gross") && respelled("jose", "josé"));
        assert!(!respelled("mueller", "muller"));
    }
}
