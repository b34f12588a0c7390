//! What the preview adds to a page: the live-reload script, and a policy that lets it run.
//!
//! The script and its style sheet are separate files, so a page keeps its strict
//! Content-Security-Policy, extended only by the origin of this server.

use std::borrow::Cow;

use crate::serve::current::Snapshot;
use crate::serve::reply::Reply;
use crate::serve::{FailedPage, ServedPage};

/// The URL prefix that is reserved for the preview.
pub(super) const FOLDER: &str = "__kb";

const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

/// The script.
pub(super) fn script() -> Reply {
    Reply::new(200, "text/javascript; charset=utf-8", SCRIPT.as_bytes())
}

/// The style sheet of the overlay.
pub(super) fn style() -> Reply {
    Reply::new(200, "text/css; charset=utf-8", STYLE.as_bytes())
}

/// The answer with a page of the site; HTML gets the script.
pub(super) fn page(status: u16, page: ServedPage, shown: &Snapshot, host: &str) -> Reply {
    page_with(status, page, &tag(shown, NO_PROBLEMS), host)
}

/// The answer for a page that could not be rendered: the last good one with the findings over it,
/// or the findings alone.
pub(super) fn failed(failed: FailedPage, shown: &Snapshot, host: &str) -> Reply {
    let FailedPage { report, problems, last_good } = failed;
    match last_good {
        Some(page) => page_with(200, page, &tag(shown, &problems), host),
        None => {
            let notice = Notice { title: NOT_MADE, text: &report, problems: &problems };
            notice.reply(500, shown)
        }
    }
}

fn page_with(status: u16, page: ServedPage, tag: &str, host: &str) -> Reply {
    let ServedPage { content_type, body, headers } = page;
    let reply = if is_html(content_type) {
        // HTML parsers add what follows the end tags to the body.
        Reply::new(
            status,
            content_type,
            [&*with_wider_policies(&body, host), tag.as_bytes()].concat(),
        )
    } else {
        Reply::new(status, content_type, body)
    };
    let headers = headers.into_iter().map(|(name, value)| {
        // Other files get no script, so their policy stays as it is.
        let is_policy =
            is_html(content_type) && name.eq_ignore_ascii_case("content-security-policy");
        let value = if is_policy { widen(&value, host) } else { value };
        (name, value)
    });
    reply.with_page_headers(headers.collect())
}

/// The title of a notice about a page that could not be made.
pub(super) const NOT_MADE: &str = "This page could not be rendered";

/// No problems, as a JSON array.
pub(super) const NO_PROBLEMS: &str = "[]";

/// A page of the preview itself, if the site has none to show. It reloads like any other.
pub(super) struct Notice<'a> {
    /// The title and heading.
    pub(super) title: &'a str,
    /// The explanation.
    pub(super) text: &'a str,
    /// The problems of this page as a JSON array.
    pub(super) problems: &'a str,
}

impl Notice<'_> {
    /// The answer with this notice.
    pub(super) fn reply(&self, status: u16, shown: &Snapshot) -> Reply {
        let (title, escaped) = (escape(self.title), escape(self.text));
        let tag = tag(shown, self.problems);
        let html = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"/{FOLDER}/live.css\">\n</head>\n\
             <body>\n<h1>{title}</h1>\n<pre>{escaped}</pre>\n{tag}\n</body>\n</html>\n"
        );
        Reply::new(status, "text/html; charset=utf-8", html.into_bytes())
            .with("Content-Security-Policy", "default-src 'self'")
    }
}

pub(super) fn is_html(content_type: &str) -> bool {
    content_type.starts_with("text/html")
}

/// The script element, with the ids of the snapshot that the page was rendered from, and the
/// problems of the page as a JSON array.
fn tag(shown: &Snapshot, problems: &str) -> String {
    let (build, content) = (escape(&shown.build), escape(&shown.content));
    let problems = escape(problems);
    format!(
        "<script src=\"/{FOLDER}/live.js\" data-kb-build=\"{build}\" data-kb-content=\"{content}\" \
         data-kb-problems=\"{problems}\" defer></script>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The beginning of a policy in a page, as the template of quizzes writes it.
const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The page with each policy in it extended by the sources that the script needs.
fn with_wider_policies<'a>(page: &'a [u8], host: &str) -> Cow<'a, [u8]> {
    let parts = std::str::from_utf8(page).ok().and_then(|text| text.split_once(META));
    let Some((before, after)) = parts else { return Cow::Borrowed(page) };
    let mut out = before.to_owned();
    for part in after.split(META) {
        let (policy, rest) = part.split_at(part.find('"').unwrap_or(part.len()));
        out.extend([META, &widen(policy, host), rest]);
    }
    Cow::Owned(out.into_bytes())
}

/// Extends each policy of a Content-Security-Policy field (CSP Level 3) by the sources that the
/// script needs. `upgrade-insecure-requests` is removed, because the preview has no HTTPS.
fn widen(policies: &str, host: &str) -> String {
    let socket = format!("'self' ws://{host}");
    let widen_one = |policy: &str| {
        let mut directives: Vec<(&str, String)> = Vec::new();
        for directive in policy.split(';') {
            let directive = directive.trim();
            let (name, sources) = directive.split_once(' ').unwrap_or((directive, ""));
            if !name.is_empty() && name != "upgrade-insecure-requests" {
                directives.push((name, sources.trim().to_owned()));
            }
        }
        for (name, needed) in [
            ("script-src-elem", "'self'"),
            ("script-src", "'self'"),
            ("style-src-elem", "'self'"),
            ("style-src", "'self'"),
            ("connect-src", &socket),
        ] {
            grant(&mut directives, name, needed);
        }
        let whole = directives.iter().map(|(name, sources)| format!("{name} {sources}"));
        whole.map(|directive| directive.trim().to_owned()).collect::<Vec<_>>().join("; ")
    };
    policies.split(',').map(widen_one).collect::<Vec<_>>().join(", ")
}

/// Adds sources to one directive. An absent directive starts with the sources of its fallback, so
/// that nothing else becomes allowed or forbidden.
fn grant<'a>(directives: &mut Vec<(&'a str, String)>, name: &'a str, needed: &str) {
    let widened = |sources: &str| {
        let kept =
            sources.split_whitespace().filter(|source| !source.eq_ignore_ascii_case("'none'"));
        let news =
            needed.split(' ').filter(|source| !sources.split_whitespace().any(|s| s == *source));
        kept.chain(news).collect::<Vec<_>>().join(" ")
    };
    if let Some((_, sources)) = directives.iter_mut().find(|(given, _)| *given == name) {
        *sources = widened(sources);
    } else if !name.ends_with("-elem")
        && let Some((_, sources)) = directives.iter().find(|(given, _)| *given == "default-src")
    {
        let sources = widened(sources);
        directives.push((name, sources));
    }
}

#[cfg(test)]
mod tests {
    use super::{widen, with_wider_policies};

    #[test]
    fn policies_are_widened_by_the_own_origin_only() {
        let host = "127.0.0.1:27490";
        for (policy, expected) in [
            (
                "default-src 'none'; img-src 'self'",
                "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; \
                 connect-src 'self' ws://127.0.0.1:27490",
            ),
            (
                "script-src 'sha256-x'; style-src 'self'; connect-src 'none'; upgrade-insecure-requests",
                "script-src 'sha256-x' 'self'; style-src 'self'; connect-src 'self' ws://127.0.0.1:27490",
            ),
            ("script-src-elem 'none'", "script-src-elem 'self'"),
            ("frame-ancestors 'none'", "frame-ancestors 'none'"),
            ("", ""),
        ] {
            assert_eq!(widen(policy, host), expected);
        }
    }

    #[test]
    fn policies_in_a_page_are_widened_and_the_rest_is_kept() {
        let meta = |policy: &str| {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        };
        let page =
            |policies: [&str; 2]| format!("<p>ě{}\n{}</p>", meta(policies[0]), meta(policies[1]));
        let (given, expected) =
            (page(["connect-src 'none'", ""]), page(["connect-src 'self' ws://h:1", ""]));
        assert_eq!(&*with_wider_policies(given.as_bytes(), "h:1"), expected.as_bytes());
        for kept in [&b"<p>\xff"[..], b"<p>connect-src 'none'</p>", b""] {
            assert_eq!(&*with_wider_policies(kept, "h:1"), kept);
        }
    }
}
