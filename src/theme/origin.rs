//! The origin of a file of a theme: kb, the site, or a copy of a file of kb in the site.
//!
//! A copy begins with a comment that names the version of kb and the fingerprint of the original
//! ([`copy`]). When the original changes, `theme-behind` reports the copy.

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::hash;
use crate::text::{RelPath, Source, Span};
use crate::theme::files::{self, ThemeFile};

/// The beginning of the comment of a copy.
const MARK: &str = "copied from kb ";

/// The content of the comment of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyOrigin {
    /// The version of kb.
    pub version: String,
    /// The fingerprint of the original.
    pub fingerprint: String,
    /// The place of the comment.
    pub span: Span,
}

/// Whether a file is part of the theme contract: its blocks, components, arguments and messages are
/// stable.
#[must_use]
pub fn is_stable(inner: &str) -> bool {
    let is_part = |name: &str| name.ends_with("-parts.html") || name.ends_with("-picture.html");
    match inner.split_once('/') {
        Some(("templates", name)) => !is_part(name),
        Some(("i18n", _)) => true,
        _ => matches!(inner, "assets/style.css" | "assets/favicon.svg"),
    }
}

/// The blocks of a template, in their order.
#[must_use]
pub fn blocks(template: &str) -> Vec<&str> {
    let tags = template.split("{%").skip(1).filter_map(|tag| {
        let mut words = tag.trim_start_matches('-').split_whitespace();
        (words.next() == Some("block")).then(|| words.next()).flatten()
    });
    tags.map(|name| name.trim_end_matches(['-', '%', '}'])).collect()
}

/// Whether a template fills blocks of one of kb, and so replaces nothing of it.
#[must_use]
pub fn extends_kb(template: &str) -> bool {
    let tag = template.split_once("{%").map_or("", |(_, rest)| rest);
    let mut words = tag.trim_start_matches('-').split_whitespace();
    words.next() == Some("extends") && words.next().is_some_and(|name| name.starts_with("\"kb/"))
}

/// The comment of a copy, and the original below it; `None` if kb cannot write a comment into this
/// kind of file.
#[must_use]
pub fn copy(inner: &RelPath, original: &str, version: &str) -> Option<String> {
    let fingerprint = hash::of(original.as_bytes()).short();
    let line = format!("{MARK}{version}, {inner}, {fingerprint}");
    let comment = match inner.extension() {
        "html" => format!("{{# {line} -#}}\n"),
        "css" | "js" => format!("/* {line} */\n"),
        "ftl" => format!("### {line}\n\n"),
        _ => return None,
    };
    Some(format!("{comment}{original}"))
}

/// The content of the comment of a copy, if the text is a copy.
#[must_use]
pub fn copied(text: &str) -> Option<CopyOrigin> {
    let (first, _) = text.split_once('\n')?;
    let start = first.find(MARK)?;
    let mut parts = first[start + MARK.len()..].split([',', ' ']).filter(|part| !part.is_empty());
    let (version, _, fingerprint) = (parts.next()?, parts.next()?, parts.next()?);
    let end = start + first[start..].find(fingerprint)? + fingerprint.len();
    Some(CopyOrigin {
        version: version.to_owned(),
        fingerprint: fingerprint.to_owned(),
        span: Span::new(start, end),
    })
}

/// The findings for copies whose original has changed.
pub(super) fn behind(files: &[ThemeFile]) -> Vec<Diagnostic> {
    let finding = |file: &ThemeFile| {
        let text = std::str::from_utf8(&file.bytes).ok()?;
        let copied = copied(text)?;
        let original = files::original(&file.inner)?;
        if hash::of(original.as_bytes()).short() == copied.fingerprint {
            return None;
        }
        let source = Source::new(file.shown.clone(), text);
        let message =
            format!("`{}` has changed since it was copied from kb {}", file.inner, copied.version);
        let help = format!("`kb theme diff {}` shows what differs", file.inner);
        Some(Diagnostic::new(Rule::ThemeBehind, &source, copied.span, message).help(help))
    };
    files.iter().filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::{behind, blocks, copied, copy, extends_kb};
    use crate::text::RelPath;
    use crate::theme::files::over_default;

    #[test]
    fn a_copy_names_its_original() {
        for name in ["templates/page.html", "assets/style.css", "assets/quiz.js", "i18n/en.ftl"] {
            let inner = RelPath::new(name).expect("a plain path");
            let text = copy(&inner, "the original\n", "1.2.3").expect("can have a comment");
            let known = copied(&text).expect("is a copy");
            assert_eq!(known.version, "1.2.3");
            assert!(text.ends_with("\nthe original\n"), "{text}");
            assert!(text[known.span.range()].ends_with(&known.fingerprint));
        }
        let picture = RelPath::new("assets/favicon.svg").expect("a plain path");
        assert_eq!(copy(&picture, "<svg/>", "1.2.3"), None);
        assert_eq!(copied("<h1>own</h1>\n"), None);
    }

    #[test]
    fn only_a_copy_of_another_original_is_behind() {
        let inner = RelPath::new("templates/tags.html").expect("a plain path");
        let text = |original: &str| copy(&inner, original, "0.1.0").expect("is a template");
        let of = |text: String| {
            let own = [("templates/tags.html".to_owned(), text.into_bytes())];
            behind(&over_default("mine", own)).len()
        };
        let original = crate::theme::files::original(&inner).expect("is in the theme");
        assert_eq!(of(text(original)), 0);
        assert_eq!(
            of(text(original).replace("tags", "TAGS")),
            0,
            "what the site changes is its own"
        );
        assert_eq!(of(text("an older original")), 1);
        assert_eq!(of("no copy at all\n".to_owned()), 0);
    }

    #[test]
    fn a_template_extends_one_of_kb_or_replaces_it() {
        for (template, expected) in [
            ("{% extends \"kb/base.html\" %}\n{% block header %}{% endblock header %}", true),
            ("{# ours #}\n{%- extends \"kb/page.html\" -%}", true),
            ("{% extends \"base.html\" %}", false),
            ("<p>{% include \"kb/brand.html\" %}</p>", false),
            ("", false),
        ] {
            assert_eq!(extends_kb(template), expected, "{template}");
        }
    }

    #[test]
    fn blocks_are_found_in_any_spacing() {
        let template = "{% block a %}{% endblock a %}{%- block b -%}x{%- endblock %}{% if c %}{%block d%}{%endblock%}{% endif %}";
        assert_eq!(blocks(template), ["a", "b", "d"]);
    }
}
