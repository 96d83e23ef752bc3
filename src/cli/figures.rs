//! `claimlint figures`: how each figure was read, and which numbers are none.

use super::args::{FiguresArguments, FiguresFormat};
use super::check::{not_read, with_language};
use super::config::Config;
use super::console::Console;
use super::disk::Here;
use super::exit::Exit;
use super::load::{self, Context, Wanted};
use crate::quantity::figures;
use crate::report;
use crate::text::{Meta, Source};

/// Shows the figures of the articles asked for.
pub(super) fn run(
    arguments: &FiguresArguments,
    config: &Config,
    here: &Here,
    console: &mut Console,
) -> Exit {
    let wanted = Wanted {
        paths: &arguments.paths,
        setting: &arguments.setting,
        config,
        context: Context::Left,
    };
    let mut unread = Vec::new();
    load::each(wanted, here, console, |source, console| {
        let source = in_language(source, arguments.lang.as_deref());
        let Some(found) = figures(&source) else {
            unread.push(with_language(&source));
            return;
        };
        let shown = match arguments.format {
            FiguresFormat::Annotated => report::annotated(&source, &found, console.width()),
            FiguresFormat::Jsonl => report::figures::jsonl(&source, &found),
        };
        console.show(&shown);
    });
    not_read(&unread, console);
    Exit::Clean
}

/// `source` as an article in the language `lang`, if one is given.
fn in_language(source: Source, lang: Option<&str>) -> Source {
    let Some(lang) = lang else { return source };
    let mut meta: Meta = source.meta().clone();
    meta.lang = Some(lang.to_owned());
    source.with_meta(meta)
}
