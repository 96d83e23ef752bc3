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

/// The table for a BCP 47 tag, or for its language where there is none for the variant.
pub(crate) fn by_tag(tag: &str) -> Option<&'static Locale> {
    let tag = tag.replace('_', "-");
    let find = |tag: &str| {
        LOCALES
            .iter()
            .copied()
            .find(|locale| locale.tag.eq_ignore_ascii_case(tag))
    };
    find(&tag).or_else(|| find(tag.split('-').next()?))
}

/// The tags of all tables.
pub(crate) fn tags() -> impl Iterator<Item = &'static str> {
    LOCALES.iter().map(|locale| locale.tag)
}

/// The variants of a language.
pub(crate) fn variants(of: &'static Locale) -> impl Iterator<Item = &'static Locale> {
    LOCALES
        .iter()
        .copied()
        .filter(|locale| locale.inherits.is_some_and(|parent| parent.tag == of.tag))
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
        let german = "Der Verlust betrug im vergangenen Jahr mehr als erwartet.";
        assert_eq!(lang(german, Some("en-US")), Some("en"));
        let english = "The loss was larger than anybody had expected last year.";
        assert_eq!(lang(english, Some("xx")), None);
    }

    #[test]
    fn words_tell_where_metadata_are_silent() {
        let dutch = "De raad van bestuur zei woensdag dat het verlies vorig jaar duidelijk groter was dan verwacht.";
        assert_eq!(lang(dutch, None), None);
        let english = "The loss was larger than anybody had expected last year, the company said.";
        assert_eq!(lang(english, None), Some("en"));
        assert_eq!(lang("$5m", None), Some("en"));
    }
}
