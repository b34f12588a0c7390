//! `csp:` of kb.yaml: what the Content-Security-Policy of pages allows in addition.
//!
//! A source must be valid in CSP Level 3, and must name what it allows: words that allow code of strangers, such as
//! `'unsafe-inline'`, whole schemes and `*`, are refused.

use std::sync::Arc;

use crate::config::Host;
use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::Source;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The keys of `csp:`: the directives that a site may extend.
pub(super) const KEYS: &[Field] = &[
    Field::new("script-src", SOURCES, "Where scripts may come from."),
    Field::new("style-src", SOURCES, "Where style sheets may come from."),
    Field::new("img-src", SOURCES, "Where pictures may come from."),
    Field::new("media-src", SOURCES, "Where sound and films may come from."),
    Field::new("font-src", SOURCES, "Where fonts may come from."),
    Field::new("connect-src", SOURCES, "Whom scripts may connect to."),
    Field::new("frame-src", SOURCES, "What pages may show in a frame."),
    Field::new("worker-src", SOURCES, "Where workers may come from."),
    Field::new("form-action", SOURCES, "Where forms may be sent to."),
];

const SOURCES: Shape = Shape::List(&Shape::Text);

/// What a directive allows in addition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyAddition {
    /// The directive: `script-src`.
    pub directive: String,
    /// The sources, each valid in a policy.
    pub sources: Vec<String>,
}

/// Reads a checked `csp:`.
pub(super) fn read(csp: Option<&Node>) -> Vec<PolicyAddition> {
    let entries = csp.map_or(&[][..], Node::entries).iter();
    let additions = entries.map(|entry| PolicyAddition {
        directive: entry.key.clone(),
        sources: entry.value.items().iter().filter_map(Node::text).map(str::to_owned).collect(),
    });
    additions.filter(|addition| !addition.sources.is_empty()).collect()
}

/// The policy with the additions of a site: a directive that forbids everything gets them in place of `'none'`, and one
/// that the policy lacks is added.
#[must_use]
pub fn extended(policy: &str, additions: &[PolicyAddition]) -> String {
    let mut directives: Vec<String> = policy.split(';').map(|it| it.trim().to_owned()).collect();
    for PolicyAddition { directive, sources } in additions {
        let added = sources.join(" ");
        let is_it = |written: &&mut String| written.split(' ').next() == Some(directive.as_str());
        match directives.iter_mut().find(is_it) {
            Some(written) if written.ends_with(" 'none'") => {
                *written = format!("{directive} {added}");
            }
            Some(written) => *written = format!("{written} {added}"),
            None => directives.push(format!("{directive} {added}")),
        }
    }
    directives.join("; ")
}

/// Findings for values that their shapes allow.
pub(super) fn check(source: &Arc<Source>, csp: Option<&Node>) -> Vec<Diagnostic> {
    let entries = csp.map_or(&[][..], Node::entries).iter();
    let unfit = |directive: &str, item: &Node| {
        let [rule_text, help] = reason(directive, item.text()?)?;
        Some(Diagnostic::new(Rule::UnsafePolicy, source, item.span, rule_text).help(help))
    };
    entries
        .flat_map(|entry| entry.value.items().iter().filter_map(move |it| unfit(&entry.key, it)))
        .collect()
}

/// Why a source cannot be allowed, and what to write; `None` for one that can.
fn reason(directive: &str, text: &str) -> Option<[String; 2]> {
    let shown: String = text.chars().filter(|c| !c.is_control()).collect();
    let is_hash = text.strip_prefix("'sha256-").is_some_and(|rest| {
        rest.strip_suffix('\'').is_some_and(|hash| {
            hash.len() == 44
                && hash.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
        })
    });
    let runs = ["script-src", "style-src", "worker-src"].contains(&directive);
    let is_data = matches!(text, "data:" | "blob:")
        && ["img-src", "media-src", "font-src"].contains(&directive);
    if text == "'self'" || is_data || (is_hash && directive != "worker-src" && runs) {
        return None;
    }
    if text.starts_with('\'') || text == "*" || text.ends_with(':') {
        return Some([
            format!("`{shown}` would allow what strangers can write"),
            "name each host, as `https://stats.example.org`, or the hash of a script, as `'sha256-…'`"
                .to_owned(),
        ]);
    }
    let scheme =
        if directive == "connect-src" && text.starts_with("wss://") { "wss" } else { "https" };
    let rest = text.strip_prefix(scheme).and_then(|rest| rest.strip_prefix("://"));
    (!rest.is_some_and(is_place)).then(|| {
        [
            format!("`{shown}` is not a source of a Content-Security-Policy"),
            "write the scheme and the host, with a port or path where it is needed: `https://stats.example.org`"
                .to_owned(),
        ]
    })
}

/// Whether a text is a host with a port and a path: `*.example.org:8443/kb/`.
fn is_place(text: &str) -> bool {
    let (authority, path) = text.split_once('/').unwrap_or((text, ""));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_port = port.parse::<u16>().is_ok() && port.bytes().all(|b| b.is_ascii_digit());
    let is_path = |c: char| c.is_ascii_alphanumeric() || "/-._~%".contains(c);
    let host = host.strip_prefix("*.").unwrap_or(host);
    Host::new(host).is_some() && is_port && path.chars().all(is_path)
}

#[cfg(test)]
mod tests {
    use super::{PolicyAddition, extended, reason};

    #[test]
    fn a_policy_gets_sources_where_it_has_the_directive() {
        let of = |directive: &str, source: &str| PolicyAddition {
            directive: directive.to_owned(),
            sources: vec![source.to_owned()],
        };
        let additions = [
            of("script-src", "https://a.example"),
            of("form-action", "'self'"),
            of("frame-src", "https://b.example"),
        ];
        assert_eq!(
            extended("default-src 'none'; script-src 'self'; form-action 'none'", &additions),
            "default-src 'none'; script-src 'self' https://a.example; form-action 'self'; frame-src https://b.example"
        );
    }

    #[test]
    fn what_strangers_could_use_is_no_source() {
        let hash = format!("'sha256-{}='", "a".repeat(43));
        for (directive, source) in [
            ("script-src", "https://a.example"),
            ("script-src", hash.as_str()),
            ("img-src", "data:"),
            ("connect-src", "wss://a.example:8443/x"),
            ("font-src", "https://*.a.example/fonts/"),
            ("form-action", "'self'"),
        ] {
            assert_eq!(reason(directive, source), None, "{directive} {source}");
        }
        for (directive, source) in [
            ("script-src", "'unsafe-inline'"),
            ("script-src", "'unsafe-eval'"),
            ("script-src", "'strict-dynamic'"),
            ("script-src", "data:"),
            ("script-src", "https:"),
            ("script-src", "*"),
            ("script-src", "http://a.example"),
            ("script-src", "https://a.example; style-src *"),
            ("script-src", "https://*.com"),
            ("script-src", "https://a.example/?x"),
            ("script-src", "wss://a.example"),
            ("img-src", hash.as_str()),
            ("img-src", "'none'"),
            ("img-src", ""),
        ] {
            assert!(reason(directive, source).is_some(), "{directive} {source}");
        }
    }
}
