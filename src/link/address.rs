//! Links whose address alone decides where they lead.

use std::sync::Arc;

use crate::diag::fix::Fix;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, near};
use crate::markdown;
use crate::markdown::facts::{Link, LinkKind};
use crate::site::LinkTarget;
use crate::text::Source;

/// Where a link leads if its address alone decides it: the address is unsafe, empty, or on another
/// site.
/// `allowed` are the schemes that the site adds to those of kb.
pub(super) fn target(
    source: &Arc<Source>,
    link: &Link,
    allowed: &[String],
) -> Option<Found<LinkTarget>> {
    let dest = &*link.dest;
    let missing = |finding| Found { value: LinkTarget::Missing, findings: vec![finding] };
    if !markdown::is_safe_url(dest, allowed) {
        return Some(missing(unsafe_url(source, link)));
    }
    if let Some(finding) = without_address(source, link) {
        return Some(missing(finding));
    }
    markdown::scheme(dest)?;
    let findings = external_picture(source, link).into_iter().collect();
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
    let finding = finding(format!("the scheme of the URL `{shown}` is not known to be harmless"));
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

/// A finding where an address was begun or forgotten: `[text]()`, `https://`, `mailto:`.
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
fn external_picture(source: &Arc<Source>, link: &Link) -> Option<Diagnostic> {
    if link.kind != LinkKind::Image {
        return None;
    }
    let shown = link.dest.escape_debug();
    let message = format!("readers will not see `{shown}`: pages load only pictures of this site");
    let finding = Diagnostic::new(Rule::ExternalPicture, source, link.span, message);
    Some(
        finding.help("copy the picture beside the page, if its licence allows that, or link to it"),
    )
}
