//! A value in YAML, read character by character: the words it stands for, and where each stands.
//!
//! The YAML parser gives values without places. The title needs its place, so it is read a second
//! time here, and only trusted where both readings agree.

use std::borrow::Cow;
use std::ops::Range;

/// Part of a value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// What it stands for.
    pub(super) words: Cow<'a, str>,
    /// Where it stands.
    pub(super) origin: Range<usize>,
}

/// Where the value of a key of the outermost mapping starts in `yaml`.
pub(super) fn value_at(yaml: &str, key: &str) -> Option<usize> {
    crate::text::each_line(yaml).find_map(|(start, line)| {
        let after = line.strip_prefix(key)?.trim_start();
        let value = after.strip_prefix(':')?;
        let value = value.trim_start();
        Some(start + line.len() - value.len())
    })
}

/// The value at `at`: plain, `'quoted'` or `"quoted"`, folded over lines or not; anything else is `None`.
pub(super) fn pieces(yaml: &str, at: usize) -> Option<Vec<Piece<'_>>> {
    let mut scalar = Scalar {
        yaml,
        at,
        run: at,
        pieces: Vec::new(),
    };
    match scalar.byte()? {
        b'"' => scalar.quoted(b'"')?,
        b'\'' => scalar.quoted(b'\'')?,
        b'|' | b'>' | b'&' | b'*' | b'!' | b'[' | b'{' => return None,
        _ => scalar.plain(),
    }
    Some(scalar.pieces)
}

struct Scalar<'a> {
    yaml: &'a str,
    at: usize,
    /// Start of the verbatim run that ends at `at`.
    run: usize,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Scalar<'a> {
    fn byte(&self) -> Option<u8> {
        self.yaml.as_bytes().get(self.at).copied()
    }

    /// What is left of the text. `at` never stands inside a character: a verbatim one is passed whole
    /// by `step`, everything else ends before or after an ASCII one.
    fn rest(&self) -> &'a str {
        &self.yaml[self.at..]
    }

    /// Passes one character that stands for itself.
    fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    fn quoted(&mut self, quote: u8) -> Option<()> {
        self.step();
        self.run = self.at;
        loop {
            match self.byte()? {
                b'\'' if quote == b'\'' && self.rest().starts_with("''") => {
                    self.replace("'", 2);
                }
                byte if byte == quote => {
                    self.keep(self.at);
                    return Some(());
                }
                b'\\' if quote == b'"' => {
                    let (word, len) = escape(&self.yaml[self.at + 1..])?;
                    self.replace(word, 1 + len);
                }
                b'\n' | b'\r' => self.fold(),
                _ => self.step(),
            }
        }
    }

    fn plain(&mut self) {
        while let Some(byte) = self.byte() {
            let rest = self.rest();
            if rest.starts_with(" #") || rest.starts_with("\t#") {
                break;
            }
            if matches!(byte, b'\n' | b'\r') {
                // A value goes on where the next line with words is indented.
                let line = rest.trim_start_matches(['\n', '\r']);
                let words = line.trim_start_matches([' ', '\t', '\n', '\r']);
                if words.len() == line.len() || words.is_empty() || words.starts_with('#') {
                    break;
                }
                self.fold();
            } else {
                self.step();
            }
        }
        self.keep_trimmed();
    }

    /// Ends the verbatim run at `end`.
    fn keep(&mut self, end: usize) {
        if self.run < end {
            self.pieces.push(Piece {
                words: Cow::Borrowed(&self.yaml[self.run..end]),
                origin: self.run..end,
            });
        }
        self.run = self.at;
    }

    /// Ends the verbatim run before the white space it ends with; returns where that starts.
    fn keep_trimmed(&mut self) -> usize {
        let run = &self.yaml[self.run..self.at];
        let end = self.run + run.trim_end_matches([' ', '\t']).len();
        self.keep(end);
        end
    }

    fn replace(&mut self, word: impl Into<Cow<'a, str>>, len: usize) {
        self.keep(self.at);
        let origin = self.at..self.at + len;
        self.at = origin.end;
        self.run = self.at;
        let words = word.into();
        if !words.is_empty() {
            self.pieces.push(Piece { words, origin });
        }
    }

    /// Reads a line break with the white space around it: a space, or the empty lines that follow it.
    fn fold(&mut self) {
        let start = self.keep_trimmed();
        let rest = self.rest();
        let len = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        let breaks =
            crate::text::each_line(&rest[..len]).filter(|(at, line)| at + line.len() < len);
        let empty = breaks.count().saturating_sub(1);
        let words = if empty == 0 {
            " ".to_owned()
        } else {
            "\n".repeat(empty)
        };
        self.at = start;
        let end = self.yaml.len() - rest.len() + len;
        self.replace(words, end - start);
    }
}

/// What an escape stands for, and its length without the backslash.
fn escape(after: &str) -> Option<(String, usize)> {
    let first = after.chars().next()?;
    let word = match first {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' | '"' | '/' | '\\' => first,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => return hex(after, 2),
        'u' => return hex(after, 4),
        'U' => return hex(after, 8),
        '\n' | '\r' => {
            // An escaped line break stands for nothing, its indentation included.
            let rest = after.strip_prefix("\r\n").unwrap_or(&after[1..]);
            let rest = rest.trim_start_matches([' ', '\t']);
            return Some((String::new(), after.len() - rest.len()));
        }
        _ => return None,
    };
    Some((word.to_string(), 1))
}

fn hex(after: &str, digits: usize) -> Option<(String, usize)> {
    let code = u32::from_str_radix(after.get(1..=digits)?, 16).ok()?;
    Some((char::from_u32(code)?.to_string(), 1 + digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `value` reads as, each piece that is not verbatim in `<…>` with the bytes it stands for.
    fn read(value: &str) -> Option<String> {
        let yaml = format!("k: {value}\n");
        let words: String = pieces(&yaml, 3)?.iter().map(|p| &*p.words).collect();
        let parsed: std::collections::BTreeMap<String, String> =
            serde_yaml::from_str(&yaml).unwrap();
        assert_eq!(words, parsed["k"], "as the YAML parser reads it");
        let shown = pieces(&yaml, 3)?.into_iter().map(|piece| {
            let printed = &yaml[piece.origin];
            match piece.words {
                words if words == printed => printed.to_owned(),
                words => format!("<{printed}={words}>"),
            }
        });
        Some(shown.collect())
    }

    #[test]
    fn a_plain_value_ends_before_its_comment() {
        assert_eq!(read("A $15B deal  # draft").unwrap(), "A $15B deal");
    }

    #[test]
    fn letters_of_any_script_stand_where_they_are_printed() {
        for words in [
            "Café",
            "Council’s grant",
            "Zürich – a test",
            "Grant of £4m",
            "£4m",
            "🏗️ Harbour 🚢",
        ] {
            for value in [
                words.to_owned(),
                format!("'{words}'"),
                format!("\"{words}\""),
                format!("{words} # comment – £5m"),
                format!("'{words}' # comment – £5m"),
                format!("\"{words}\" # comment – £5m"),
            ] {
                let yaml = format!("é: ü\nk: {value}\n");
                let found = pieces(&yaml, value_at(&yaml, "k").unwrap()).unwrap();
                assert_eq!(found.len(), 1, "{value}");
                assert_eq!(found[0].words, words, "{value}");
                let start = yaml.find(words).unwrap();
                assert_eq!(found[0].origin, start..start + words.len(), "{value}");
                assert_eq!(read(&value).as_deref(), Some(words), "{value}");
            }
        }
        assert_eq!(read("'l’été ''ü'''").unwrap(), "l’été <''='>ü<''='>");
        assert_eq!(
            read("\"é\\\"ü\\u20AC£\"").unwrap(),
            "é<\\\"=\">ü<\\u20AC=€>£"
        );
        assert_eq!(read("Café\n  für £4m").unwrap(), "Café<\n  = >für £4m");
    }

    #[test]
    fn a_doubled_quotation_mark_stands_for_one() {
        assert_eq!(read("'Amazon''s bet'").unwrap(), "Amazon<''='>s bet");
    }

    #[test]
    fn escapes_lead_back_to_all_their_characters() {
        let read = read(r#""A \"big\" \u20AC5\x6d""#).unwrap();
        assert_eq!(read, "A <\\\"=\">big<\\\"=\"> <\\u20AC=€>5<\\x6d=m>");
    }

    #[test]
    fn folded_lines_are_joined_by_a_space() {
        for value in ["one  \n  two", "'one\r\n  two'", "\"one\n  two\""] {
            let folded = read(value).unwrap();
            assert!(
                folded.starts_with("one<") && folded.ends_with("= >two"),
                "{folded}"
            );
        }
        assert!(read("one\n\n\n  two").unwrap().ends_with("=\n\n>two"));
        assert!(read("\"one\\\n  two\"").unwrap().ends_with("onetwo"));
    }

    #[test]
    fn block_values_are_left_alone() {
        assert_eq!(read(">-\n  one"), None);
    }

    #[test]
    fn keys_inside_other_values_are_no_keys() {
        assert_eq!(value_at("a:\n  title: x\ntitle : y\n", "title"), Some(22));
        assert_eq!(value_at("titles: x\n", "title"), None);
    }
}
