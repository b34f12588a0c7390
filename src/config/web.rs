//! Addresses in kb.yaml: of the site, of the editor, and of the form for mistakes.

use std::sync::Arc;

use crate::config::menu;
use crate::diag::Diagnostic;
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::markdown;
use crate::text::{Source, Span, ascii_address};
use crate::yaml::Node;

/// Validates a base URL, percent-encodes it and adds a trailing slash.
///
/// # Errors
/// A clause that says what is wrong.
pub fn parse_base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map_or("", |rest| rest.split('/').next().unwrap_or(""));
    if !host.is_ascii() {
        return Err(format!(
            "the host `{host}` is not in ASCII; write its Punycode form, which begins with `xn--`"
        ));
    }
    let clean =
        !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\?#".contains(c));
    if host.is_empty() || !clean {
        return Err(format!("`{text}` is not an absolute http or https URL"));
    }
    Ok(format!("{}/", ascii_address(text.trim_end_matches('/'))))
}

pub(super) fn unfit_base_url(
    source: &Arc<Source>,
    node: &Node,
    base_url: Option<&Result<String, String>>,
) -> Option<Diagnostic> {
    let reason = base_url?.as_ref().err()?;
    let finding = Diagnostic::new(Rule::BadBaseUrl, source, node.get("base_url")?.span, reason);
    let written = node.get_text("base_url")?;
    let with_scheme = format!("https://{}", written.trim_start_matches('/'));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:".contains(c);
    let lacks_scheme = !written.contains("://") && written.contains('.');
    let fix = (lacks_scheme && written.chars().all(is_plain))
        .then(|| parse_base_url(&with_scheme).ok())
        .flatten()
        .map(|url| Fix::guess(node.get("base_url").map_or(Span::default(), |it| it.span), url));
    Some(finding.help("write it like `https://example.org/kb/`").maybe_fix(fix))
}

/// Checks that `edit_url` is an http or https URL, because pages link to it.
pub(super) fn unfit_edit_url(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    let (at, url) = (node.get("edit_url")?, node.get_text("edit_url")?);
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let message = || format!("`{}` is not an http or https URL", url.escape_debug());
    (!is_web).then(|| {
        Diagnostic::new(Rule::UnsafeUrl, source, at.span, message())
            .help("write it like `https://example.org/edit/{path}`")
    })
}

/// Checks that `feedback` is a mail address, or an http or https URL.
pub(super) fn unfit_feedback(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    let (at, written) = (node.get("feedback")?, node.get_text("feedback")?);
    let example = "https://example.org/issues/new?title={title}&body={url}";
    let [message, help] = menu::unfit_url(&feedback(written), example)?;
    Some(Diagnostic::new(Rule::UnsafeUrl, source, at.span, message).help(help))
}

/// The URL of a form, or a `mailto:` URL for a mail address.
pub(super) fn feedback(written: &str) -> String {
    match written.contains('@') && markdown::scheme(written).is_none() {
        true => format!("mailto:{written}?subject={{title}}&body={{url}}"),
        false => written.to_owned(),
    }
}
