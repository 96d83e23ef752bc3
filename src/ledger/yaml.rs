//! YAML for people to read: words plain where that is safe, else quoted, with nothing invisible in them.

/// Writes `words` so that every YAML reader gets the same string back.
pub(crate) fn scalar(words: &str) -> String {
    if is_plain(words) {
        words.to_owned()
    } else {
        quoted(words)
    }
}

/// Writes `words` in quotation marks, on one line.
///
/// ASCII marks inside are kept as they are by single quotes around; white space other than a blank and
/// signs without ink are escaped, so that an editor sees them.
pub(crate) fn quoted(words: &str) -> String {
    let ink = !words.chars().any(is_escaped);
    if ink && words.contains(['"', '\\']) {
        return format!("'{}'", words.replace('\'', "''"));
    }
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_escaped(c) => out.push_str(&escape(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether `words` mean themselves without quotation marks to readers of YAML 1.1 and 1.2 alike.
fn is_plain(words: &str) -> bool {
    /// Not strings to some readers; `no` is also a language and a country.
    const TAKEN: &[&str] = &["false", "n", "no", "null", "off", "on", "true", "y", "yes"];
    let inside = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '’');
    words.starts_with(char::is_alphabetic)
        && words.chars().all(inside)
        && !words.ends_with(' ')
        && TAKEN.binary_search(&&*words.to_lowercase()).is_err()
}

/// Whether `c` cannot be seen, cannot stand in YAML, or looks like a plain blank.
fn is_escaped(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}'
    );
    invisible || c.is_control() || (c.is_whitespace() && c != ' ')
}

fn escape(c: char) -> String {
    match c as u32 {
        code @ ..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_are_safe_stay_plain() {
        for words in [
            "Amazon",
            "Amazon Web Services",
            "per_year",
            "pre-money",
            "São Telmo",
            "U.S. Treasury",
        ] {
            assert_eq!(scalar(words), words);
        }
    }

    #[test]
    fn words_that_mean_something_to_yaml_are_quoted() {
        assert_eq!(scalar("no"), r#""no""#);
        assert_eq!(scalar("%"), r#""%""#);
        assert_eq!(scalar("-5: a # b"), r#""-5: a # b""#);
        assert_eq!(scalar("1e234567"), r#""1e234567""#);
        assert_eq!(scalar("a "), r#""a ""#);
        assert_eq!(scalar(""), r#""""#);
    }

    #[test]
    fn marks_inside_stay_readable() {
        assert_eq!(quoted(r#"a "great" deal"#), r#"'a "great" deal'"#);
        assert_eq!(quoted(r#"it's "great""#), r#"'it''s "great"'"#);
        assert_eq!(quoted("it's"), r#""it's""#);
    }

    #[test]
    fn white_space_that_looks_like_a_blank_is_shown() {
        assert_eq!(quoted("10\u{a0}%"), r#""10\u00a0%""#);
        assert_eq!(quoted("10\u{202f}000\n"), r#""10\u202f000\n""#);
        assert_eq!(quoted("\u{e0001}ü€"), "\"\u{e0001}ü€\"");
    }

    proptest! {
        #[test]
        fn any_words_come_back(words in any::<String>()) {
            let read: String = serde_yaml::from_str(&scalar(&words)).unwrap();
            prop_assert_eq!(&read, &words);
            let read: String = serde_yaml::from_str(&quoted(&words)).unwrap();
            prop_assert_eq!(&read, &words);
        }

        #[test]
        fn marks_and_signs_come_back(words in "[-:#'\"\\\\ \u{a0}\u{2028}\u{85}\u{feff}%@`{}\\[\\],&*!|>?a0\n\r\t]{0,12}") {
            let read: Vec<String> = serde_yaml::from_str(&format!("- {}\n- {}\n", scalar(&words), quoted(&words))).unwrap();
            prop_assert_eq!(read, [words.clone(), words]);
        }
    }
}
