//! What a page says about itself: in `<meta>`, `<link>` and `<time>`, and as linked data.

use super::tokens::Tag;
use crate::ingest::front_matter;
use crate::text::Meta;
use jiff::civil::Date;
use serde_json::Value;

/// Names of the day of publication, the most reliable first. The first two are of linked data and of
/// marked-up elements, too.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
];

/// Names of the day of the last update, the most reliable first.
const UPDATED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "dc.date.modified",
    "dcterms.modified",
    "last-modified",
];

/// What has been found so far.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    published: Ranked,
    updated: Ranked,
    /// The day that a `<time>` above the text gives.
    dateline: Option<Date>,
    site: Option<String>,
    publisher: Option<String>,
    headline: Option<String>,
    lang: Option<String>,
    canonical: Option<String>,
    og_url: Option<String>,
}

/// A day and how far down its list its name stands.
#[derive(Debug, Default)]
struct Ranked(Option<(usize, Date)>);

impl Ranked {
    fn offer(&mut self, names: &[&str], name: &str, value: &str) {
        let Some(rank) = names.iter().position(|known| *known == name) else {
            return;
        };
        if self.0.is_none_or(|(known, _)| rank < known)
            && let Some(day) = front_matter::day(value.trim()).ok()
        {
            self.0 = Some((rank, day));
        }
    }
}

impl Metadata {
    /// Takes what a tag says.
    pub(super) fn tag(&mut self, tag: &Tag) {
        match &*tag.name {
            "html" => offer(&mut self.lang, tag.get("lang")),
            "link" => {
                let mut rel = tag.get("rel").unwrap_or_default().split_whitespace();
                if rel.any(|rel| rel.eq_ignore_ascii_case("canonical")) {
                    offer(&mut self.canonical, tag.get("href"));
                }
            }
            "meta" => {
                for key in ["property", "name", "itemprop"] {
                    if let (Some(name), Some(value)) = (tag.get(key), tag.get("content")) {
                        self.named(name, value);
                    }
                }
            }
            _ => {
                if let (Some(name), Some(value)) = (tag.get("itemprop"), tag.get("datetime")) {
                    self.named(name, value);
                }
            }
        }
    }

    fn named(&mut self, name: &str, value: &str) {
        let name = name.to_ascii_lowercase();
        self.published.offer(PUBLISHED, &name, value);
        self.updated.offer(UPDATED, &name, value);
        match &*name {
            "og:site_name" => offer(&mut self.site, Some(value)),
            "og:title" => offer(&mut self.headline, Some(value)),
            "og:url" => offer(&mut self.og_url, Some(value)),
            _ => {}
        }
    }

    /// Takes a `<time>` that stands above the text.
    pub(super) fn dateline(&mut self, tag: &Tag) {
        if self.dateline.is_none() {
            let time = tag.get("datetime").unwrap_or_default();
            self.dateline = front_matter::day(time).ok();
        }
    }

    /// Takes linked data; what is broken says nothing.
    pub(super) fn linked_data(&mut self, json: &str) {
        let Ok(data) = serde_json::from_str::<Value>(json) else {
            return;
        };
        let things = things(&data);
        let article = things.iter().find(|thing| is_article(thing));
        let dated = || things.iter().find(|t| t.get("datePublished").is_some());
        let Some(article) = article.or_else(dated) else {
            return;
        };
        let text = |key: &str| article.get(key).and_then(Value::as_str);
        if let Some(day) = text("datePublished") {
            self.published.offer(PUBLISHED, "datepublished", day);
        }
        if let Some(day) = text("dateModified") {
            self.updated.offer(UPDATED, "datemodified", day);
        }
        offer(&mut self.headline, text("headline"));
        let publisher = article.get("publisher");
        let publisher = publisher.and_then(|p| p.get("name").unwrap_or(p).as_str());
        offer(&mut self.publisher, publisher);
    }

    /// All of it; `title` is that of the `<title>`.
    pub(super) fn into_meta(self, title: Option<String>) -> Meta {
        let published = self.published.0.map(|(_, day)| day);
        Meta {
            title: title.or(self.headline),
            outlet: self.site.or(self.publisher),
            published: published.or(self.dateline),
            updated: self.updated.0.map(|(_, day)| day),
            lang: self.lang,
            url: self.canonical.or(self.og_url),
            story: None,
        }
    }
}

/// Whether two texts differ at most in white space, capitals and the shape of quotation marks.
pub(super) fn says(one: &str, other: &str) -> bool {
    plain(one).eq(plain(other))
}

/// Whether `text` starts with all of `start`, as [`says`] compares.
pub(super) fn says_at_start(text: &str, start: &str) -> bool {
    let mut text = plain(text);
    plain(start).all(|word| text.next() == Some(word))
}

fn plain(text: &str) -> impl Iterator<Item = String> {
    let plain = |c| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        c => c,
    };
    let words = text.split_whitespace();
    words.map(move |word| word.to_lowercase().chars().map(plain).collect())
}

/// Keeps the first value that is one.
fn offer(known: &mut Option<String>, value: Option<&str>) {
    if known.is_none() {
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        *known = value.map(str::to_owned);
    }
}

/// The objects that linked data tells of.
fn things(data: &Value) -> Vec<&Value> {
    let list = match data {
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    };
    let graph = |thing| match Value::get(thing, "@graph") {
        Some(Value::Array(graph)) => graph.iter().collect(),
        _ => vec![thing],
    };
    list.into_iter().flat_map(graph).collect()
}

fn is_article(thing: &Value) -> bool {
    let named = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind.ends_with("Report")
    };
    match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}
