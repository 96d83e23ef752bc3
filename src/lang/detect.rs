//! The language of an article: what its metadata say, else what its words look like.

use super::locale::Locale;
use super::tables::LOCALES;
use crate::text::Source;

/// How much text is enough to tell a language, in bytes.
const SAMPLE: usize = 4_000;

/// The table for the language of `source`; `None` where there is none, so that no figure is misread.
pub(crate) fn locale_of(source: &Source) -> Option<&'static Locale> {
    match source.meta().lang.as_deref() {
        Some(tag) => by_tag(tag),
        None => detect(source.text()),
    }
}

/// The table for a BCP 47 tag or for its language alone.
fn by_tag(tag: &str) -> Option<&'static Locale> {
    let language = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    LOCALES
        .iter()
        .copied()
        .find(|locale| locale.tag == language)
}

/// The first table, English, stands where the words decide nothing.
fn detect(text: &str) -> Option<&'static Locale> {
    let end = (0..=SAMPLE.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    match whatlang::detect(&text[..end]) {
        Some(info) if info.is_reliable() => {
            let tag = match info.lang() {
                whatlang::Lang::Eng => "en",
                whatlang::Lang::Spa => "es",
                whatlang::Lang::Deu => "de",
                whatlang::Lang::Fra => "fr",
                whatlang::Lang::Por => "pt",
                whatlang::Lang::Ita => "it",
                other => other.code(),
            };
            by_tag(tag)
        }
        _ => LOCALES.first().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Meta;

    fn lang(text: &str, tag: Option<&str>) -> Option<&'static str> {
        let source = Source::verbatim("t", text, Vec::new());
        let source = source.with_meta(Meta {
            lang: tag.map(str::to_owned),
            ..Meta::default()
        });
        locale_of(&source).map(|locale| locale.tag)
    }

    #[test]
    fn metadata_decide_before_words_do() {
        assert_eq!(
            lang(
                "Der Verlust betrug im vergangenen Jahr mehr als erwartet.",
                Some("en-GB")
            ),
            Some("en")
        );
        assert_eq!(
            lang(
                "The loss was larger than anybody had expected last year.",
                Some("xx")
            ),
            None
        );
    }

    #[test]
    fn words_tell_where_metadata_are_silent() {
        let german = "Der Vorstand teilte am Mittwoch mit, dass die Verluste im vergangenen Jahr deutlich höher ausgefallen sind als erwartet.";
        assert_eq!(lang(german, None), None);
        assert_eq!(
            lang(
                "The loss was larger than anybody had expected last year, the company said.",
                None
            ),
            Some("en")
        );
        assert_eq!(lang("$5m", None), Some("en"));
    }
}
