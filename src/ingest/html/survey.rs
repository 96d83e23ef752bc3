//! A first look over a page: where its article stands, its headline, and what it says about itself.

use super::elements::{Context, Forms, Place, Voice};
use super::metadata::{Metadata, says, says_at_start};
use super::tokens::{Tag, Text, Token, tokens};
use super::tree::{Edge, Tree};
use crate::text::Meta;

/// A paragraph of more bytes than this is running text: a `<time>` behind it is no dateline.
const RUNNING: usize = 200;

/// Which part of a page is the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Page,
    Main,
    Articles,
}

/// What is known about a page before its text is read.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) scope: Scope,
    pub(super) forms: Forms,
    pub(super) meta: Meta,
    /// The words of the `<title>`.
    title: Option<String>,
    headlines: Vec<Top>,
}

/// An `<h1>`.
#[derive(Debug)]
struct Top {
    words: String,
    masthead: bool,
}

impl Scope {
    /// Whether text in `context` is read.
    pub(super) fn holds(self, context: Context) -> bool {
        context.voice == Voice::Heard
            && match self {
                Self::Page => true,
                Self::Main => context.main || context.place == Place::Top,
                Self::Articles => context.article || context.place == Place::Top,
            }
    }
}

impl Survey {
    /// Looks over the page that starts at byte `start` of `file`.
    pub(super) fn of(file: &str, start: usize) -> Self {
        let mut surveyor = Surveyor::new();
        for token in tokens(file, start) {
            surveyor.take(token);
        }
        surveyor.finish()
    }

    /// Whether an `<h1>` with these words is the headline.
    pub(super) fn is_headline(&self, words: &str) -> bool {
        match (&self.title, &*self.headlines) {
            (Some(title), _) if says_at_start(title, words) => true,
            (Some(title), [top]) if top.masthead => !title.ends_with(&*top.words),
            (_, [_]) => true,
            _ => false,
        }
    }

    /// Whether the `<title>` stands in for a headline that the page does not have.
    pub(super) fn title_is_headline(&self) -> bool {
        !(self.headlines.iter()).any(|top| self.is_headline(&top.words))
    }

    /// The title without the name of the outlet, where the headline says the shorter form.
    fn short_title(&self) -> Option<&str> {
        let title = self.title.as_deref()?;
        let headline = self.headlines.iter().find(|top| {
            let rest = title.get(top.words.len()..).unwrap_or_default();
            let tail = rest.trim_start().starts_with(['|', '-', '–', '—', '·']);
            tail && says(&title[..title.len() - rest.len()], &top.words)
        });
        Some(headline.map_or(title, |top| &title[..top.words.len()]))
    }
}

struct Surveyor {
    tree: Tree,
    metadata: Metadata,
    title: Option<String>,
    headlines: Vec<Top>,
    /// The text that is being gathered, and what for.
    gathered: String,
    gathering: Gathering,
    forms: Forms,
    /// How many bytes of paragraphs stand in the whole page, in `<main>`, in `<article>`s.
    prose: Prose,
    /// How many of them in this paragraph.
    paragraph: usize,
    dateline: Dateline,
}

#[derive(Default)]
struct Prose {
    page: usize,
    main: usize,
    articles: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gathering {
    Nothing,
    Title,
    Top { masthead: bool },
    LinkedData,
}

/// Whether a `<time>` may say when the article was published.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dateline {
    Before,
    Here,
    Past,
}

impl Surveyor {
    fn new() -> Self {
        Self {
            tree: Tree::new(Forms::Heard),
            metadata: Metadata::default(),
            title: None,
            headlines: Vec::new(),
            gathered: String::new(),
            gathering: Gathering::Nothing,
            forms: Forms::Silent,
            prose: Prose::default(),
            paragraph: 0,
            dateline: Dateline::Before,
        }
    }

    fn take(&mut self, token: Token) {
        match token {
            Token::Start(tag) => {
                self.gathered_before(&tag.name);
                let edge = self.tree.start(&tag);
                self.start(&tag, edge);
            }
            Token::End(name) => {
                self.gathered_before(&name);
                if self.tree.end(&name) == Edge::Block {
                    self.paragraph = 0;
                }
            }
            Token::Text(text) => self.text(&text),
        }
    }

    fn start(&mut self, tag: &Tag, edge: Edge) {
        if edge == Edge::Block {
            self.paragraph = 0;
        }
        let context = self.tree.context();
        let heard = context.voice == Voice::Heard;
        match &*tag.name {
            "title" if context.place == Place::Title && self.title.is_none() => {
                self.gathering = Gathering::Title;
            }
            "h1" if heard => {
                let masthead = context.masthead;
                self.gathering = Gathering::Top { masthead };
            }
            "script" if is_linked_data(tag) => self.gathering = Gathering::LinkedData,
            "time" if heard && self.dateline == Dateline::Here => self.metadata.dateline(tag),
            _ => {}
        }
        if heard && matches!(&*tag.name, "h1" | "main" | "article") {
            if context.form {
                self.forms = Forms::Heard;
            }
            if self.dateline == Dateline::Before {
                self.dateline = Dateline::Here;
            }
        }
        self.metadata.tag(tag);
    }

    fn text(&mut self, text: &Text) {
        let context = self.tree.context();
        let heard = context.voice == Voice::Heard;
        if heard || matches!(self.gathering, Gathering::Title | Gathering::LinkedData) {
            self.gathered.push_str(&text.words);
        }
        if !heard || !self.tree.in_paragraph() {
            return;
        }
        let len = text.words.trim().len();
        self.paragraph += len;
        if self.paragraph > RUNNING {
            self.dateline = Dateline::Past;
        }
        self.prose.page += len;
        self.prose.main += if context.main { len } else { 0 };
        self.prose.articles += if context.article { len } else { 0 };
    }

    /// Takes what was gathered if the tag of this name ends it.
    fn gathered_before(&mut self, name: &str) {
        let ends = match self.gathering {
            Gathering::Nothing => return,
            Gathering::Title => name == "title",
            Gathering::LinkedData => name == "script",
            // An `<h1>` without end goes on to the next heading or paragraph.
            Gathering::Top { .. } if name == "br" => {
                self.gathered.push(' ');
                false
            }
            Gathering::Top { .. } => matches!(name, "h1" | "h2" | "h3" | "p" | "h4" | "h5" | "h6"),
        };
        if ends {
            self.take_gathered();
        }
    }

    fn take_gathered(&mut self) {
        let gathered = std::mem::take(&mut self.gathered);
        let gathering = std::mem::replace(&mut self.gathering, Gathering::Nothing);
        if gathering == Gathering::LinkedData {
            return self.metadata.linked_data(&gathered);
        }
        let words: Vec<&str> = gathered.split_ascii_whitespace().collect();
        let words = words.join(" ");
        match gathering {
            _ if words.trim().is_empty() => {}
            Gathering::Title => self.title = Some(words),
            Gathering::Top { masthead } => self.headlines.push(Top { words, masthead }),
            Gathering::Nothing | Gathering::LinkedData => {}
        }
    }

    fn finish(mut self) -> Survey {
        self.take_gathered();
        let Prose {
            page,
            main,
            articles,
        } = self.prose;
        let scope = if main > 0 && main >= page / 2 {
            Scope::Main
        } else if articles > 0 && articles >= page / 2 {
            Scope::Articles
        } else {
            Scope::Page
        };
        let mut survey = Survey {
            scope,
            forms: self.forms,
            meta: Meta::default(),
            title: self.title,
            headlines: self.headlines,
        };
        let title = survey.short_title().map(str::to_owned);
        survey.meta = self.metadata.into_meta(title);
        survey
    }
}

fn is_linked_data(tag: &Tag) -> bool {
    let kind = tag.get("type").unwrap_or_default();
    kind.eq_ignore_ascii_case("application/ld+json")
}
