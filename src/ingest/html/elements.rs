//! What the elements of HTML make of the text inside them.

use super::tokens::Tag;

/// Elements with nothing inside that a reader of the article reads.
const SILENT: &[&str] = &[
    "aside", "audio", "button", "canvas", "datalist", "del", "dialog", "footer", "iframe", "nav",
    "noembed", "noframes", "noscript", "object", "option", "s", "script", "select", "strike",
    "style", "svg", "template", "textarea", "title", "video",
];

/// Classes of elements that are no part of an article, or that nobody sees.
const SILENT_CLASSES: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "menu",
    "navbar",
    "navigation",
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
];

/// Parts of the names of classes that make a paragraph the lines under the headline.
const DEK_CLASSES: &[&str] = &["dek", "standfirst", "subtitle"];

/// How an element stands among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of the line it stands in.
    Inline,
    /// Part of the line, and nothing can be inside.
    Void,
    /// `<hr>`: nothing can be inside, and it parts blocks.
    Rule,
    Block,
    Paragraph,
    Heading,
    Item,
    Term,
    Table,
    TableCaption,
    RowGroup,
    Row,
    Cell,
}

impl Kind {
    /// Whether an end tag inside cannot end an element outside.
    pub(super) fn is_wall(self) -> bool {
        matches!(self, Self::Table | Self::TableCaption | Self::Cell)
    }
}

/// The kind of the element with this name; an unknown one is part of the line.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "area" | "base" | "br" | "col" | "embed" | "img" | "input" | "link" | "meta" | "param"
        | "source" | "track" | "wbr" => Kind::Void,
        "hr" => Kind::Rule,
        "p" => Kind::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "li" => Kind::Item,
        "dt" | "dd" => Kind::Term,
        "table" => Kind::Table,
        "caption" => Kind::TableCaption,
        "thead" | "tbody" | "tfoot" => Kind::RowGroup,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "address" | "article" | "aside" | "blockquote" | "body" | "center" | "details"
        | "dialog" | "dir" | "div" | "dl" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "header" | "hgroup" | "html" | "legend" | "main" | "menu" | "nav" | "ol"
        | "pre" | "search" | "section" | "summary" | "title" | "ul" => Kind::Block,
        _ => Kind::Inline,
    }
}

/// Which function text has at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The `<title>` of the page.
    Title,
    /// An `<h1>`.
    Top,
    Text,
    Heading,
    Dek,
    Item,
    Caption,
    Quotation,
    Cell {
        table: u32,
        row: u32,
        column: u32,
    },
}

/// Whether text at a place is part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Heard,
    /// In the header of the page, where only an `<h1>` is heard.
    Masthead,
    Silent,
}

/// What becomes of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spaces {
    Collapsed,
    Kept,
}

/// What becomes of forms: some pages are one large form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forms {
    Silent,
    Heard,
}

/// What the open elements make of the text at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) place: Place,
    pub(super) voice: Voice,
    pub(super) spaces: Spaces,
    /// In a `<sup>`.
    pub(super) raised: bool,
    pub(super) main: bool,
    pub(super) article: bool,
    pub(super) masthead: bool,
    pub(super) form: bool,
}

impl Context {
    /// Outside every element.
    pub(super) const PAGE: Self = Self {
        place: Place::Text,
        voice: Voice::Heard,
        spaces: Spaces::Collapsed,
        raised: false,
        main: false,
        article: false,
        masthead: false,
        form: false,
    };

    /// The context in an element that starts here.
    pub(super) fn within(self, tag: &Tag, forms: Forms) -> Self {
        let mut inside = self;
        inside.place = self.place_within(tag);
        inside.voice = self.voice_within(tag, forms);
        match &*tag.name {
            "main" => inside.main = true,
            "article" => inside.article = true,
            "form" => inside.form = true,
            "pre" => inside.spaces = Spaces::Kept,
            "sup" => inside.raised = true,
            "header" => inside.masthead = inside.voice == Voice::Masthead,
            _ => {}
        }
        inside
    }

    fn place_within(self, tag: &Tag) -> Place {
        match (&*tag.name, self.place) {
            ("title", _) if self.voice != Voice::Silent => Place::Title,
            ("h1", _) => Place::Top,
            ("main" | "article" | "section", _) => Place::Text,
            (_, place @ (Place::Cell { .. } | Place::Top | Place::Title)) => place,
            ("p" | "div" | "h2", Place::Text) if is_dek(tag) => Place::Dek,
            ("h2" | "h3" | "h4" | "h5" | "h6", _) => Place::Heading,
            ("li" | "dt" | "dd", _) => Place::Item,
            ("caption" | "figcaption", _) => Place::Caption,
            ("blockquote", _) => Place::Quotation,
            (_, place) => place,
        }
    }

    fn voice_within(self, tag: &Tag, forms: Forms) -> Voice {
        match (&*tag.name, self.voice) {
            (_, Voice::Silent) => Voice::Silent,
            // Pages may hide all of themselves until a script shows them.
            ("html" | "body", voice) => voice,
            _ if is_silent(tag) => Voice::Silent,
            ("form", _) if forms == Forms::Silent => Voice::Silent,
            ("header", Voice::Heard) if !self.main && !self.article => Voice::Masthead,
            ("h1" | "main" | "article", Voice::Masthead) => Voice::Heard,
            (_, voice) => voice,
        }
    }
}

fn is_silent(tag: &Tag) -> bool {
    let hidden = tag.get("hidden").is_some();
    let aria = tag.get("aria-hidden");
    let role = tag.get("role");
    SILENT.contains(&&*tag.name)
        || hidden
        || aria.is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || role.is_some_and(|role| matches!(role, "navigation" | "search" | "contentinfo"))
        || classes(tag).any(|class| SILENT_CLASSES.contains(&&*class))
            && !matches!(&*tag.name, "main" | "article")
}

fn is_dek(tag: &Tag) -> bool {
    classes(tag).any(|class| {
        let mut parts = class.split(|c: char| !c.is_alphanumeric());
        parts.any(|part| DEK_CLASSES.contains(&part))
    })
}

fn classes(tag: &Tag) -> impl Iterator<Item = String> {
    let classes = tag.get("class").unwrap_or_default();
    classes.split_whitespace().map(str::to_ascii_lowercase)
}
