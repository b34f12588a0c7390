//! Links whose target follows from the address alone.

use std::sync::Arc;

use crate::config::{Config, Host};
use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, near};
use crate::markdown::facts::{Link, LinkKind};
use crate::markdown::{self, HtmlPolicy};
use crate::site::LinkTarget;
use crate::text::Source;

/// The target of a link that follows from its address alone: the address is unsafe, empty, or on
/// another site.
pub(super) fn target(
    source: &Arc<Source>,
    link: &Link,
    config: &Config,
) -> Option<Found<LinkTarget>> {
    let dest = &*link.dest;
    let missing = |finding| Found { value: LinkTarget::Missing, findings: vec![finding] };
    if !markdown::is_safe_url(dest, &config.schemes) {
        return Some(missing(unsafe_url(source, link)));
    }
    if let Some(finding) = without_address(source, link) {
        return Some(missing(finding));
    }
    markdown::scheme(dest)?;
    let findings = external_picture(source, link, &config.img_hosts).into_iter().collect();
    Some(Found { value: LinkTarget::External, findings })
}

/// The finding for a scheme that is not allowed.
fn unsafe_url(source: &Arc<Source>, link: &Link) -> Diagnostic {
    let dest = &*link.dest;
    let shown = dest.escape_debug();
    let scheme = markdown::scheme(dest).unwrap_or_default();
    let finding = |message: String| Diagnostic::new(Rule::UnsafeUrl, source, link.span, message);
    if markdown::UNSAFE_SCHEMES.contains(&scheme.as_str()) {
        let help = "link to an `https:` address, or to a file of this site";
        return finding(format!("the URL `{shown}` could run code")).help(help);
    }
    let finding = finding(format!("the scheme of the URL `{shown}` is not allowed"));
    let rest = dest.split_once(':').map_or("", |(_, rest)| rest);
    let of_web = || near(&scheme, ["https", "http"]).filter(|_| rest.starts_with("//"));
    let any = || near(&scheme, markdown::SAFE_SCHEMES.iter().copied());
    match of_web().or_else(any).filter(|near| near.is_only) {
        Some(near) => {
            let better = format!("{}:{rest}", near.name);
            let is_written = source.slice(link.span) == dest;
            let fix = is_written.then(|| Fix::guess(link.span, better.clone()));
            finding.help(format!("did you mean `{}`?", better.escape_debug())).maybe_fix(fix)
        }
        None => finding.help(format!(
            "if a program that your readers trust opens it, add `schemes: [{scheme}]` to kb.yaml"
        )),
    }
}

/// A finding for an address that is missing or unfinished: `[text]()`, `https://`, `mailto:`.
fn without_address(source: &Arc<Source>, link: &Link) -> Option<Diagnostic> {
    let dest = &*link.dest;
    let after_scheme = markdown::scheme(dest).and_then(|_| dest.split_once(':'));
    let rest = after_scheme.map_or(dest, |(_, rest)| rest.trim_matches('/'));
    let message = match dest {
        _ if !rest.trim().is_empty() || matches!(link.kind, LinkKind::Wiki { .. }) => return None,
        "" => "the link has no target between the parentheses".to_owned(),
        _ => format!("the URL `{}` has only a scheme", dest.escape_debug()),
    };
    let finding = Diagnostic::new(Rule::BrokenLink, source, link.span, message);
    Some(finding.help("write the target of the link, or remove the brackets"))
}

/// A finding for a picture of another site, which the policy of the pages keeps browsers from
/// loading.
fn external_picture(source: &Arc<Source>, link: &Link, hosts: &[Host]) -> Option<Diagnostic> {
    if !link.kind.is_shown() || (link.kind == LinkKind::Image && is_allowed(&link.dest, hosts)) {
        return None;
    }
    let shown = link.dest.escape_debug();
    let message = format!("readers will not see `{shown}`: pages load only pictures of this site");
    let finding = Diagnostic::new(Rule::ExternalPicture, source, link.span, message);
    let copy = "copy the file beside the page, if its licence allows that, or link to it";
    let host = Host::of_url(&link.dest).filter(|_| link.kind == LinkKind::Image);
    Some(finding.help(match host {
        Some(host) if hosts.contains(&host) => "write the address with `https:`".to_owned(),
        Some(host) => format!("{copy}; or add `img_hosts: [{}]` to kb.yaml", host.as_str()),
        None => copy.to_owned(),
    }))
}

/// The target of a frame: an allowed host, or none. A site that trusts its content publishes every
/// frame, but the policy of its pages allows the same hosts.
pub(super) fn embed(source: &Arc<Source>, link: &Link, config: &Config) -> Found<LinkTarget> {
    if is_allowed(&link.dest, &config.embeds) {
        return Found::sound(LinkTarget::External);
    }
    let (rule, value) = match config.html {
        HtmlPolicy::Safe => (Rule::RefusedHtml, LinkTarget::Missing),
        HtmlPolicy::Trusted => (Rule::ExternalPicture, LinkTarget::External),
    };
    let shown = link.dest.escape_debug();
    let message = format!("pages may not show `{shown}` in a frame");
    let finding = Diagnostic::new(rule, source, link.span, message);
    let help = match Host::of_url(&link.dest).filter(|_| link.dest.starts_with("https://")) {
        Some(host) => format!("add `embeds: [{}]` to kb.yaml, or link to it", host.as_str()),
        None => "link to it instead".to_owned(),
    };
    Found { value, findings: vec![finding.help(help)] }
}

/// Whether pages may load pictures from the host of an address.
fn is_allowed(address: &str, hosts: &[Host]) -> bool {
    address.starts_with("https://")
        && Host::of_url(address).is_some_and(|host| hosts.contains(&host))
}
