//! mdBook: `book.toml` and `SUMMARY.md`.
//!
//! The summary, and not the folders, is the structure of a book, so a chapter with chapters below
//! it becomes a folder. Old addresses become redirects.

mod catalogs;

use crate::import::body::code::Fences;
use crate::import::body::includes::{self, Include};
use crate::import::body::line::Line;
use crate::import::body::{ConversionContext, Pass, Passed, components, variables};
use crate::import::detect::DetectedSite;
use crate::import::ids::IdStyle;
use crate::import::layout::{LanguageSource, Layout, PageSource, Redirect, Variable, page_path};
use crate::import::plain;
use crate::import::report::{Fate, Note};
use crate::import::settings::look::WrittenLook;
use crate::import::settings::{self, at, edit, look, text_at};
use crate::import::tree::{FileTree, inner, join};
use crate::lang::by_lang::{ByLang, Lang};
use crate::lang::tag::Tag;
use crate::text::RelPath;
use crate::yaml::Node;

/// The conversions of texts.
pub const PASSES: &[Pass] =
    &[included, without_directives, variables::everywhere, hidden_lines, components::convert];

/// Reads a book.
///
/// # Errors
/// When `book.toml` or `SUMMARY.md` cannot be read.
pub fn layout(tree: &FileTree, found: &DetectedSite) -> Result<Layout, String> {
    let source = tree.text(&found.config).ok_or("book.toml is missing")?;
    let config = settings::read(source).map_err(|why| format!("{}: {why}", found.config))?;
    let src = join(&found.root, text_at(&config, "book.src").unwrap_or("src"));
    let summary = tree.text(&join(&src, "SUMMARY.md")).ok_or("SUMMARY.md is missing")?;
    let mut layout = plain::empty(text_at(&config, "book.title").unwrap_or(&tree.name).to_owned());
    layout.description = text_at(&config, "book.description").map(str::to_owned);
    let tag = text_at(&config, "book.language").and_then(|tag| Tag::parse(tag).ok());
    layout.languages =
        ByLang::of_source(LanguageSource::new(tag.as_ref().map_or("en", Tag::as_str)));
    layout.ids = IdStyle::MdBook;
    layout.roots = vec![src.clone(), found.root.clone()];
    let chapters = chapters(&summary.text);
    for path in tree.under(&src) {
        let Some(written) = inner(&src, path).filter(|name| *name != "SUMMARY.md") else {
            continue;
        };
        plain::add_file(&mut layout, path, Lang::SOURCE, written);
    }
    let listed = |page: &PageSource| chapters.iter().any(|it| it.path == page.inner.as_str());
    let (pages, unlisted) = std::mem::take(&mut layout.pages).into_iter().partition(listed);
    layout.pages = pages;
    for page in unlisted {
        let text = "it is not in SUMMARY.md".to_owned();
        layout.notes.push(Note { path: page.from, line: 0, fate: Fate::LeftOut, text });
    }
    place(&mut layout, &chapters);
    layout.redirects = redirects(&found.config, &config);
    catalogs::add(&mut layout, tree, &found.root, &config);
    layout.variables = configured_variables(&config);
    edit::set(&mut layout, &found.config, text_at(&config, "output.html.edit-url-template"));
    let icons = ["theme/favicon.svg", "theme/favicon.png"];
    let icon = icons.into_iter().find(|path| tree.has(&join(&found.root, path)));
    let icon = icon.map(str::to_owned);
    look::set(&mut layout, tree, &found.config, &WrittenLook { icon, ..WrittenLook::default() });
    layout.notes.extend(look::left_out(&found.config, &config, LOOK));
    Ok(layout)
}

/// Keys about the look of a book.
const LOOK: &[(&str, &str)] = &[
    ("output.html.default-theme", "the colours"),
    ("output.html.theme", "templates of the theme"),
    ("output.html.additional-css", "style sheets"),
    ("output.html.additional-js", "scripts"),
];

/// A line of the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chapter {
    title: String,
    path: String,
    depth: usize,
}

/// The chapters of a summary in order.
fn chapters(summary: &str) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let mut indents: Vec<usize> = Vec::new();
    for line in summary.lines() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let item = text.strip_prefix(['-', '*', '+']).map(str::trim_start);
        let Some(link) = item.unwrap_or(text).strip_prefix('[') else { continue };
        let Some((title, rest)) = link.split_once("](") else { continue };
        let path = rest.split(')').next().unwrap_or_default().trim();
        let depth = match item {
            Some(_) => {
                indents.retain(|known| *known < indent);
                indents.push(indent);
                indents.len() - 1
            }
            None => 0,
        };
        if !path.is_empty() {
            let path = path.trim_start_matches("./").replace("%20", " ");
            chapters.push(Chapter { title: title.replace('`', ""), path, depth });
        }
    }
    chapters
}

/// Gives each page its place in the tree of chapters and its address.
fn place(layout: &mut Layout, chapters: &[Chapter]) {
    // The keys of the chapters above.
    let mut above: Vec<String> = Vec::new();
    for (nth, chapter) in chapters.iter().enumerate() {
        let has_children = chapters.get(nth + 1).is_some_and(|next| next.depth > chapter.depth);
        above.truncate(chapter.depth);
        let Some(page) = layout.pages.iter_mut().find(|page| page.inner.as_str() == chapter.path)
        else {
            continue;
        };
        let own = page_path(&chapter.path)
            .map(|path| crate::import::layout::key(&path).to_owned())
            .unwrap_or_default();
        let parent = above.last().cloned().unwrap_or_default();
        let key = match (parent.as_str(), own.rsplit('/').next().unwrap_or_default()) {
            ("", _) if nth == 0 && own.is_empty() => String::new(),
            ("", _) => own.clone(),
            (parent, _) if own.starts_with(&format!("{parent}/")) => own.clone(),
            (parent, name) => format!("{parent}/{name}"),
        };
        above.push(key.clone());
        let to = match (key.as_str(), has_children || page.to.as_str().ends_with("index.md")) {
            ("", _) => "index.md".to_owned(),
            (key, true) => format!("{key}/index.md"),
            (key, false) => format!("{key}.md"),
        };
        page.to = RelPath::new(&to).unwrap_or_else(|| page.to.clone());
        page.order = u32::try_from(nth + 1).ok();
        page.title = Some(chapter.title.clone());
        let html = chapter.path.rsplit_once('.').map_or(chapter.path.as_str(), |(stem, _)| stem);
        let html = html
            .strip_suffix("README")
            .map_or_else(|| html.to_owned(), |folder| format!("{folder}index"));
        page.address = Some(format!("{html}.html"));
    }
    first_page(layout, chapters);
}

/// The first chapter is the start page of a book.
fn first_page(layout: &mut Layout, chapters: &[Chapter]) {
    if layout.pages.iter().any(|page| page.to.as_str() == "index.md") {
        return;
    }
    let first = chapters.first().map(|chapter| chapter.path.as_str());
    let has_children = chapters.get(1).is_some_and(|second| second.depth > 0);
    if let Some(page) = layout.pages.iter_mut().find(|page| Some(page.inner.as_str()) == first)
        && !has_children
        && let Some(home) = RelPath::new("index.md")
    {
        page.to = home;
    }
}

fn redirects(file: &str, config: &Node) -> Vec<Redirect> {
    let entries = at(config, "output.html.redirect").map(Node::entries).unwrap_or_default();
    let redirects = entries.iter();
    redirects.filter_map(|entry| Redirect::new(file, &entry.key, entry.value.text()?)).collect()
}

/// The values of the preprocessor `variables`, which replaces `{{name}}`.
fn configured_variables(config: &Node) -> Vec<Variable> {
    let entries = at(config, "preprocessor.variables.variables").map(Node::entries);
    let variables = entries.unwrap_or_default().iter().filter_map(|entry| {
        Some(Variable { name: entry.key.clone(), text: entry.value.text()?.to_owned() })
    });
    variables.collect()
}

/// `{{#include path:place}}` and similar directives.
fn included(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    fn syntax(line: &str) -> Option<Include> {
        let inner = line.strip_prefix("{{#")?.strip_suffix("}}")?;
        let (word, path) = inner.split_once(char::is_whitespace)?;
        if !matches!(word, "include" | "rustdoc_include" | "playground") {
            return None;
        }
        let path = path.split_whitespace().next()?;
        let (path, place) = path.split_once(':').unwrap_or((path, ""));
        Some(includes::with_place(Include { path: path.to_owned(), ..Include::default() }, place))
    }
    let mut passed = includes::expand(context, lines, syntax);
    // `{{#title …}}` sets only the title in the browser tab.
    passed.lines.retain(|line| !line.text.trim().starts_with("{{#title"));
    passed
}

/// Leaves out lines that only a preprocessor of the book can fill, `{{%segment outline}}`.
fn without_directives(context: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut passed = Passed::default();
    for line in lines {
        let is_code = fences.is_code(&line.text);
        let text = line.text.trim();
        let inner = text.strip_prefix("{{%").and_then(|text| text.strip_suffix("}}"));
        if inner.is_some_and(|inner| !inner.contains("{{")) && !is_code {
            let what = format!("`{text}`: only a preprocessor of the book can fill it");
            passed.notes.push(context.note(&line, Fate::LeftOut, what));
        } else {
            passed.lines.push(line);
        }
    }
    passed
}

/// Removes the lines of Rust code that a book hides, and the words after the language of a block.
fn hidden_lines(_: &ConversionContext<'_>, lines: Vec<Line>) -> Passed {
    let mut fences = Fences::default();
    let mut passed = Passed::default();
    let mut is_rust = false;
    for line in lines {
        let was_open = fences.is_open();
        let is_code = fences.is_code(&line.text);
        if is_code && !was_open {
            let at = line.text.find(['`', '~']).unwrap_or(0);
            let info = line.text[at..].trim_start_matches(['`', '~']);
            let language = info.split([',', ' ']).next().unwrap_or_default();
            is_rust = language == "rust";
            let fence = &line.text[..line.text.len() - info.len()];
            passed.lines.push(line.with(format!("{fence}{language}")));
            continue;
        }
        let text = line.text.trim_start();
        let is_hidden = is_rust && is_code && (text == "#" || text.starts_with("# "));
        if !is_hidden {
            let shown = if is_rust && is_code {
                line.text.replacen("##", "#", usize::from(text.starts_with("##")))
            } else {
                line.text.clone()
            };
            passed.lines.push(line.with(shown));
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    use super::chapters;

    #[test]
    fn chapters_have_depths() {
        let found = chapters(
            "# Summary\n\n[Preface](preface.md)\n\n# Part\n\n- [A](a.md)\n  - [B `b`](a/b.md)\n    - [C](./c.md)\n  - [Draft]()\n- [D](d.md)\n",
        );
        let found: Vec<(&str, usize)> =
            found.iter().map(|it| (it.path.as_str(), it.depth)).collect();
        assert_eq!(
            found,
            [("preface.md", 0), ("a.md", 0), ("a/b.md", 1), ("c.md", 2), ("d.md", 0)]
        );
    }
}
