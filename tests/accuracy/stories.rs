//! Which articles tell one story: all labelled articles read as one corpus, pair by pair.
//!
//! The folders are the truth. With `CLAIMLINT_CASES`, real coverage is read with them; there each topic has two folders of
//! similar events ("a quake in one place", "a quake in another").

use super::clusters::Clusters;
use super::real::Real;
use super::story::Story;
use super::table::Share;
use claimlint::{Corpus, ingest};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Pairs of articles by what they are and what they are taken for.
#[derive(Default)]
pub(crate) struct Stories {
    /// Of the pairs of one story those taken for it.
    pub(crate) recall: Share,
    /// Of the pairs taken for one story those that are.
    pub(crate) precision: Share,
    /// How many pairs of which folders are wrong.
    wrong: BTreeMap<(String, String), u64>,
}

impl Stories {
    /// Reads the articles of all folders as one corpus.
    pub(crate) fn measure(clusters: &Clusters, real: Option<&Real>) -> Self {
        let labelled = clusters.stories.iter().map(|labelled| &labelled.story);
        let stories: Vec<&Story> = labelled
            .chain(real.into_iter().flat_map(|real| &real.stories))
            .collect();
        let sources = stories.iter().flat_map(|story| {
            story.files.iter().filter_map(|(file, text)| {
                ingest::read(&format!("{}/{file}", story.name), text.as_bytes()).ok()
            })
        });
        let corpus = Corpus::read(sources);
        let articles = corpus.articles();
        let mut found = Self::default();
        for (n, a) in articles.iter().enumerate() {
            for b in &articles[n + 1..] {
                let folders = [a, b].map(|article| folder(article.source().name()));
                found.add(folders, corpus.same_story(a.id(), b.id()));
            }
        }
        found
    }

    #[expect(
        clippy::fn_params_excessive_bools,
        reason = "one story or not is what is told"
    )]
    fn add(&mut self, [a, b]: [&str; 2], taken: bool) {
        let truth = a == b;
        if truth {
            self.recall.add(taken);
        }
        if taken {
            self.precision.add(truth);
        }
        if truth != taken {
            let pair = (a.min(b).to_owned(), a.max(b).to_owned());
            *self.wrong.entry(pair).or_default() += 1;
        }
    }

    /// Both shares, and the folders whose articles are taken for one story or torn apart.
    pub(crate) fn summary(&self) -> String {
        let mut text = format!(
            "One story or not\n\npairs of one story taken for it: {} of {} ({})\n\
             pairs taken for one story that are: {} of {} ({})\n",
            self.recall.part,
            self.recall.whole,
            self.recall.shown(),
            self.precision.part,
            self.precision.whole,
            self.precision.shown()
        );
        for ((a, b), pairs) in &self.wrong {
            let said = match a == b {
                true => format!("{a}: {pairs} pairs torn apart"),
                false => format!("{a}, {b}: {pairs} pairs taken for one story"),
            };
            let _ = writeln!(text, "  {said}");
        }
        text
    }
}

/// The folder of an article; the five sources restate the seeds.
fn folder(name: &str) -> &str {
    match name.split_once('/') {
        Some(("seeds", _)) => "sources",
        Some((folder, _)) => folder,
        None => name,
    }
}
