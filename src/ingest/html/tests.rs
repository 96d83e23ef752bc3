//! Pages as small as their point.

use super::*;
use crate::text::{Block, BlockKind, Meta, Span};

fn source(page: &str) -> Source {
    html("a.html", page).unwrap()
}

/// Each block as `Kind: text`, a paragraph as its text alone.
fn blocks(page: &str) -> Vec<String> {
    let source = source(page);
    let show = |block: &Block| {
        let words = source.slice(block.span);
        match block.kind {
            BlockKind::TableCell { table, row, column } => {
                format!("{table}.{row}.{column}: {words}")
            }
            BlockKind::Paragraph => words.to_owned(),
            kind => format!("{kind:?}: {words}"),
        }
    };
    source.blocks().iter().map(show).collect()
}

/// The bytes of the file that the words `of` the text lead back to.
#[track_caller]
fn origin(page: &str, of: &str) -> String {
    let source = source(page);
    let at = source.text().find(of).expect("words of the text") as u32;
    let origin = source.origin(Span::new(at, at + of.len() as u32));
    source.file()[origin.range()].to_owned()
}

fn meta(head: &str) -> Meta {
    source(&format!("{head}<p>Text.")).meta().clone()
}

#[track_caller]
fn published(head: &str, day: &str) {
    assert_eq!(meta(head).published, day.parse().ok(), "{head}");
}

#[test]
fn markup_vanishes_and_spans_lead_around_it() {
    let page = "<p>Worth <b>$2.4</b>&nbsp;billion, <i>not</i> <a href=x>&#36;50</a>.</p>";
    assert_eq!(blocks(page), ["Worth $2.4\u{a0}billion, not $50."]);
    assert_eq!(origin(page, "$2.4\u{a0}billion"), "$2.4</b>&nbsp;billion");
    assert_eq!(origin(page, "$50"), "&#36;50");
    assert_eq!(origin("<p>1&semi;2", ";"), "&semi;");
}

#[test]
fn white_space_is_one_space_unless_it_is_kept() {
    let page = "<p>\n  one \t<b> two</b>\r\n three\u{a0} &#32;four </p>";
    assert_eq!(blocks(page), ["one two three\u{a0} four"]);
    assert_eq!(origin(page, "e\u{a0} f"), "e\u{a0} &#32;f");
    assert_eq!(origin(page, "one two"), "one \t<b> two");
    assert_eq!(blocks("<pre>1  2\n3</pre>"), ["1  2\n3"]);
    assert_eq!(origin("<pre>1  2\r\n3</pre>", "2\r\n3"), "2\r\n3");
}

#[test]
fn a_break_is_a_new_line_and_two_are_a_new_block() {
    let page = "<p>one<br>\n two <br/> <br /> three<br></p>";
    assert_eq!(blocks(page), ["one\ntwo", "three"]);
    assert_eq!(origin(page, "\n"), "<br>");
}

#[test]
fn blocks_part_text_and_elements_of_the_line_do_not() {
    assert_eq!(
        blocks("<div>1<div>2</div>3<section>4</section><my-mark>5</my-mark>6<hr>7</div>8"),
        ["1", "2", "3", "4", "56", "7", "8"]
    );
}

#[test]
fn end_tags_may_be_missing_or_too_many() {
    assert_eq!(
        blocks("<p class=dek>1<p>2<ul><li>3<li>4<ul><li>5</ul>6</ul></p></div>7<h2>8</h3>9"),
        [
            "Dek: 1",
            "2",
            "ListItem: 3",
            "ListItem: 4",
            "ListItem: 5",
            "ListItem: 6",
            "7",
            "Heading: 8",
            "9"
        ]
    );
    assert_eq!(
        blocks("<div><table><tr><td>1</div><td>2<tr><td>3</table>4"),
        ["0.0.0: 1", "0.0.1: 2", "0.1.0: 3", "4"]
    );
    assert_eq!(
        blocks("<nav><b>1</nav><b>2<p>3</b>4</p>5"),
        ["2", "34", "5"]
    );
}

#[test]
fn what_nobody_reads_is_no_text() {
    for element in [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "nav",
        "footer",
        "header",
        "aside",
        "form",
        "button",
        "p hidden",
        "p aria-hidden=true",
        "p class='x Ad'",
        "s",
        "del",
        "div role=navigation",
        "iframe",
        "select",
    ] {
        let name = element.split(' ').next().unwrap();
        let page = format!("<p>1</p><{element}>2<b>3</b></{name}><p>4</p>");
        assert_eq!(blocks(&page), ["1", "4"], "{element}");
    }
    assert_eq!(
        blocks("<p>1<!-- <p>2</p> -->3<img alt=4><input value=5>"),
        ["13"]
    );
    assert_eq!(blocks("<svg><style/><path/></svg><p>1"), ["1"]);
}

#[test]
fn the_article_is_main_or_the_articles_or_the_page() {
    let outside = "<title>T</title><div>out</div>";
    for (page, read) in [
        ("<main><p>1</p><div>2</div></main><p>3</p>", vec!["1", "2"]),
        (
            "<p>0</p><article><p>1</p></article><article><p>2</p></article>",
            vec!["1", "2"],
        ),
        (
            "<article><a>teaser</a></article><p>1</p>",
            vec!["out", "teaser", "1"],
        ),
        (
            "<main><aside><article><p>x</p></article></aside><p>1</p></main>",
            vec!["1"],
        ),
        ("<main></main><p>1</p>", vec!["out", "1"]),
    ] {
        assert_eq!(blocks(&format!("{outside}{page}"))[1..], read, "{page}");
    }
}

#[test]
fn the_headline_is_read_wherever_it_stands() {
    assert_eq!(
        blocks("<header><h1>A deal</h1> Menu</header><main><p>1</p></main>"),
        ["Headline: A deal", "1"]
    );
    assert_eq!(
        blocks("<article><header><h1>A deal</h1><p class=article-standfirst>Big.</p></header><p>1"),
        ["Headline: A deal", "Dek: Big.", "1"]
    );
}

#[test]
fn a_headline_says_what_the_title_begins_with_or_stands_alone() {
    for (title, first, second, read) in [
        (
            "A “deal” | Post",
            "Post",
            "A \"<b>deal</b>\"",
            ["Heading: Post", "Headline: A \"deal\""],
        ),
        (
            "Dealing",
            "Deal",
            "Off",
            ["Headline: Dealing", "Heading: Deal"],
        ),
    ] {
        let page = format!("<title>{title}</title><h1>{first}</h1><h1>{second}</h1>1");
        assert_eq!(blocks(&page)[..2], read);
    }
    assert_eq!(
        blocks("<title>Other words</title><h1>A deal</h1>1")[0],
        "Headline: A deal"
    );
    assert_eq!(
        blocks("<title>A deal | Post</title><header><h1>Post</h1></header>1"),
        ["Headline: A deal | Post", "Heading: Post", "1"]
    );
}

#[test]
fn without_a_headline_the_title_is_it() {
    let page = "<head><title>\n A &euro;5&nbsp;m\n deal </title></head><p>1</p><svg><title>2</title></svg>";
    assert_eq!(blocks(page), ["Headline: A €5\u{a0}m deal", "1"]);
    assert_eq!(origin(page, "€5"), "&euro;5");
    assert_eq!(source(page).title(), Some("A €5\u{a0}m deal"));
}

#[test]
fn the_name_of_the_outlet_leaves_the_title_if_the_headline_has_it_not() {
    for (title, known) in [
        ("A deal | Post", "A deal"),
        ("A deal - The Post", "A deal"),
        ("A deal is done", "A deal is done"),
        ("A deal", "A deal"),
    ] {
        let page = format!("<title>{title}</title><h1>A  deal</h1>1");
        assert_eq!(source(&page).title(), Some(known));
    }
    assert_eq!(source("<title>A | B</title>1").title(), Some("A | B"));
}

#[test]
fn blocks_have_the_function_that_their_element_gives_them() {
    assert_eq!(
        blocks(
            "<h2>1</h2><ul><li><p>2</p></li></ul><figure><img><figcaption>3</figcaption></figure>\
             <blockquote><p>4</p></blockquote><dl><dt>5<dd>6</dl><p class='a__dek'>7</p>"
        ),
        [
            "Heading: 1",
            "ListItem: 2",
            "Caption: 3",
            "Quotation: 4",
            "ListItem: 5",
            "ListItem: 6",
            "Dek: 7"
        ]
    );
}

#[test]
fn cells_know_their_table_row_and_column() {
    assert_eq!(
        blocks(
            "<table><caption>C</caption><thead><tr><th>1<th colspan=2>2<th>3</thead><tr></tr>\
             <tbody><tr><th>4</th><td></td><td><p>5</p><p>6</p></td></tr></table><td>7\
             <table><tr><td>8<table><td>9</table>10</table>"
        ),
        [
            "Caption: C",
            "0.0.0: 1",
            "0.0.1: 2",
            "0.0.3: 3",
            "0.1.0: 4",
            "0.1.2: 5",
            "0.1.2: 6",
            "7",
            "1.0.0: 8",
            "2.0.0: 9",
            "1.0.0: 10"
        ]
    );
}

#[test]
fn raised_digits_are_superscripts_and_soft_hyphens_unseen() {
    let page = "<p>10<sup>-6</sup> m<sup>2</sup>, Milli&shy;ar\u{ad}den CO<sub>2</sub></p>";
    assert_eq!(blocks(page), ["10-⁶ m², Milliarden CO2"]);
    assert_eq!(origin(page, "m²"), "m<sup>2");
    assert_eq!(origin(page, "Milliarden"), "Milli&shy;ar\u{ad}den");
}

#[test]
fn a_form_around_the_whole_page_is_no_form() {
    assert_eq!(
        blocks("<form><h1>1</h1><p>2</p></form>"),
        ["Headline: 1", "2"]
    );
}

#[test]
fn the_day_of_publication_is_where_pages_say_it() {
    let day = "2025-03-04";
    for head in [
        "<meta name=date content=2025-03-04>",
        "<meta property='article:published_time' content='2025-03-04T23:00:00+01:00'>",
        "<meta itemprop=datePublished content='2025-03-04 10:00'>",
        "<META NAME=DC.date.issued CONTENT=2025-03-04>",
        "<span><time itemprop=datePublished datetime=2025-03-04>x</time></span>",
        "<meta name=date content=2025-01-01><meta property=article:published_time content=2025-03-04>",
        "<meta name=date content=2025-03-04><meta name=date content=2025-01-01>",
        "<meta name=date content='4 March 2025'><meta name=pubdate content=2025-03-04>",
        "<h1>A</h1><time datetime=2025-03-04>x</time><time datetime=2025-03-05>x</time>",
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\
         \"2020-01-01\"},{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2025-03-04T10:00Z\"}]}</script>",
    ] {
        published(head, day);
    }
}

#[test]
fn what_is_no_day_of_publication_is_ignored() {
    for head in [
        "",
        "<meta name=date content='soon'><meta name=date content=2025-02-30><meta name=date>",
        "<time datetime=2025-03-04>x</time>",
        "<script type='application/ld+json'>{\"datePublished\": \"2025-03-04\"</script>",
        "<script>{\"datePublished\": \"2025-03-04\"}</script>",
    ] {
        assert_eq!(meta(head).published, None, "{head}");
    }
    let late = format!(
        "<h1>A</h1><p>{}</p><time datetime=2025-03-04>x</time>",
        "x".repeat(300)
    );
    assert_eq!(meta(&late).published, None);
}

#[test]
fn pages_say_more_about_themselves() {
    let known = meta(
        "<html lang=en-GB><meta property=og:site_name content='The Post'>\
         <link rel='x Canonical' href='https://a.example/1?a=1&amp;b=2'>\
         <meta property=article:modified_time content=2025-03-05>",
    );
    assert_eq!(known.lang.as_deref(), Some("en-GB"));
    assert_eq!(known.outlet.as_deref(), Some("The Post"));
    assert_eq!(known.url.as_deref(), Some("https://a.example/1?a=1&b=2"));
    assert_eq!(known.updated, "2025-03-05".parse().ok());
    let linked = meta(
        "<script type=application/ld+json>[{\"@type\": \"NewsArticle\", \"headline\": \"A deal\",\
         \"dateModified\": \"2025-03-05T01:00:00Z\", \"publisher\": {\"name\": \"The Post\"}}]</script>",
    );
    assert_eq!(linked.title.as_deref(), Some("A deal"));
    assert_eq!(linked.outlet.as_deref(), Some("The Post"));
    assert_eq!(linked.updated, "2025-03-05".parse().ok());
}

#[test]
fn a_page_without_text_is_an_error() {
    for page in [
        "<p> </p>",
        "<nav>1</nav><script>2</script>",
        "<body hidden><p>&nbsp;",
    ] {
        let error = html("a.html", page).unwrap_err().to_string();
        assert_eq!(
            error,
            "a.html: the file has no text in it; check that the article was saved"
        );
    }
}

#[test]
fn depth_and_length_cost_neither_stack_nor_patience() {
    for unit in [
        "<div>",
        "<b>",
        "<b><p>",
        "<table><tr><td>",
        "<table>",
        "</div>",
        "<p></div>",
        "<svg>",
        "<",
        "&",
        "&amp;",
        "<h1>a",
        "<a b=c d>",
        "<!--",
        "<br>",
        "<li><i>",
        "</b>",
        "<i></p>",
        "<title>",
    ] {
        let page = format!("<div><i>x{}", unit.repeat(10_000));
        assert!(html("a.html", &page).is_ok(), "{unit}");
    }
    assert!(html("a.html", &"<div>x".repeat(100_000)).is_ok());
}
