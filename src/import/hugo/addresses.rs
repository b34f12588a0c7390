//! Addresses of pages: `url` and `slug` of the page, `permalinks` and `uglyURLs` of the site.

use crate::import::front::SplitPage;
use crate::import::layout::{PageSource, key};
use crate::import::settings::{at, text_at};
use crate::import::tree::{folder, join};
use crate::yaml::Node;

/// The names of months, as patterns write them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Keys of front matter with the date of a page, the most important first.
const DATES: [&str; 5] = ["date", "publishDate", "pubdate", "published", "lastmod"];

/// How a site makes addresses.
pub(super) struct Permalinks<'a> {
    pub(super) config: &'a Node,
}

impl Permalinks<'_> {
    /// The address of a page, without the leading slash. `prefix` begins the addresses of its
    /// language.
    pub(super) fn of(&self, page: &PageSource, split: &SplitPage, prefix: &str) -> String {
        let own = |name: &str| split.node.as_ref().and_then(|node| text_at(node, name));
        if let Some(url) = own("url") {
            return match url.strip_prefix('/') {
                Some(url) => url.to_owned(),
                None => format!("{prefix}{url}"),
            };
        }
        // Hugo writes addresses in small letters, with hyphens for spaces.
        let key = key(&page.to).to_lowercase().replace(' ', "-");
        let section = key.split_once('/').map_or("", |(section, _)| section);
        let is_list = page.from.file_name().starts_with("_index.");
        let path = match (self.pattern(section).filter(|_| !is_list), own("slug")) {
            (Some(pattern), slug) => filled(pattern, &Parts { key: &key, slug, split }),
            (None, Some(slug)) => join(folder(&key), slug),
            (None, None) => key.clone(),
        };
        let is_kept = text_at(self.config, "disablePathToLower") == Some("true");
        let path = path.trim_matches('/');
        let path = if is_kept { path.to_owned() } else { path.to_lowercase() };
        match self.is_ugly(section) && !is_list && !path.is_empty() {
            true => format!("{prefix}{path}.html"),
            false if path.is_empty() => prefix.to_owned(),
            false => format!("{prefix}{path}/"),
        }
    }

    /// The pattern of the addresses of a section.
    fn pattern(&self, section: &str) -> Option<&str> {
        let permalinks = at(self.config, "permalinks").filter(|_| !section.is_empty())?;
        let of_pages = permalinks.get("page").and_then(|pages| pages.get_text(section));
        of_pages.or_else(|| permalinks.get_text(section))
    }

    /// Whether the addresses of a section are names of files.
    fn is_ugly(&self, section: &str) -> bool {
        let Some(ugly) = at(self.config, "uglyURLs").or_else(|| at(self.config, "uglyurls")) else {
            return false;
        };
        ugly.text().or_else(|| ugly.get_text(section)) == Some("true")
    }
}

/// What the names of a pattern stand for.
struct Parts<'a> {
    key: &'a str,
    slug: Option<&'a str>,
    split: &'a SplitPage,
}

impl Parts<'_> {
    fn part(&self, name: &str) -> Option<String> {
        let file = self.key.rsplit('/').next().unwrap_or(self.key);
        let title = || self.split.front.title.as_deref().map(of_title);
        let slug = || self.slug.map(str::to_owned);
        Some(match name {
            "slug" => slug().or_else(title).unwrap_or_else(|| file.to_owned()),
            "slugorfilename" | "slugorcontentbasename" => slug().unwrap_or_else(|| file.to_owned()),
            "title" => title().unwrap_or_else(|| file.to_owned()),
            "filename" | "contentbasename" => file.to_owned(),
            "section" => self.key.split('/').next().unwrap_or_default().to_owned(),
            "sections" => folder(self.key).to_owned(),
            "year" => self.date(0)?,
            "month" => format!("{:0>2}", self.date(1)?),
            "day" => format!("{:0>2}", self.date(2)?),
            "monthname" => {
                let month: usize = self.date(1)?.parse().ok()?;
                (*MONTHS.get(month.checked_sub(1)?)?).to_owned()
            }
            _ => return None,
        })
    }

    /// Year, month or day of the date of the page, or of its file name.
    fn date(&self, nth: usize) -> Option<String> {
        let node = self.split.node.as_ref();
        let written = DATES.iter().find_map(|name| node.and_then(|node| text_at(node, name)));
        let file = self.key.rsplit('/').next().unwrap_or_default();
        let date = written.unwrap_or(file).split(['T', ' ']).next()?;
        let part = date.split('-').nth(nth)?;
        part.chars().all(|c| c.is_ascii_digit()).then(|| part.to_owned())
    }
}

/// A pattern, `/:year/:slug/`, with the parts of a page; the key of the page if one is missing.
fn filled(pattern: &str, parts: &Parts<'_>) -> String {
    let mut path = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        path.push_str(&rest[..at]);
        let name = &rest[at + 1..];
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let Some(part) = parts.part(&name[..length]) else { return parts.key.to_owned() };
        path.push_str(&part);
        rest = &name[length..];
    }
    path.push_str(rest);
    path
}

/// A title as a part of an address.
fn of_title(title: &str) -> String {
    let stays = |c: &char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '_' | '.');
    let kept: String = title.to_lowercase().chars().filter(stays).collect();
    kept.split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::Permalinks;
    use crate::import::front;
    use crate::import::layout::{PageSource, page_path};
    use crate::import::settings::script;
    use crate::lang::by_lang::Lang;
    use crate::text::{RelPath, Source};

    fn address(config: &str, path: &str, text: &str) -> String {
        let from = RelPath::new(path).expect("plain");
        let split = front::split(&Source::new(from.clone(), text));
        let to = page_path(path).expect("is a page");
        let (inner, address, title, order) = (from.clone(), None, None, None);
        let page = PageSource { from, lang: Lang::SOURCE, inner, to, address, title, order };
        Permalinks { config: &script::read(config) }.of(&page, &split, "cs/")
    }

    #[test]
    fn addresses_are_those_of_the_site() {
        let config = "{\"permalinks\": {\"post\": \"/:year/:month/:day/:slug/\"}, \"uglyURLs\": {\"post\": true}}";
        for (path, front, expected) in [
            ("post/a.md", "date: 2024-01-05T00:00:00Z\nslug: b", "cs/2024/01/05/b.html"),
            ("post/a.md", "date: 2024-1-5\ntitle: What's new?", "cs/2024/01/05/whats-new.html"),
            ("post/a.md", "title: A", "cs/post/a.html"),
            ("post/_index.md", "url: /blog/", "blog/"),
            ("guide/My Page.md", "title: A", "cs/guide/my-page/"),
            ("guide/a.md", "slug: b", "cs/guide/b/"),
            ("guide/a.md", "url: b/", "cs/b/"),
            ("_index.md", "title: A", "cs/"),
        ] {
            let text = format!("---\n{front}\n---\n");
            assert_eq!(address(config, path, &text), expected, "{path} {front}");
        }
        assert_eq!(address("{\"uglyURLs\": true}", "a.md", ""), "cs/a.html");
    }
}
