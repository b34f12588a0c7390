//! Links whose address alone decides where they lead.

use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::markdown;
use crate::markdown::facts::{Link, LinkKind};
use crate::site::LinkTarget;
use crate::text::Source;

/// Where a link leads if its address alone decides it: the address is unsafe, empty, or on another
/// site.
pub(super) fn target(source: &Arc<Source>, link: &Link) -> Option<Found<LinkTarget>> {
    let dest = &*link.dest;
    let missing = |finding| Found { value: LinkTarget::Missing, findings: vec![finding] };
    if !markdown::is_safe_url(dest) {
        let message = format!("the URL `{}` could run code", dest.escape_debug());
        let finding = Diagnostic::new(Rule::UnsafeUrl, source, link.span, message);
        let help = "link to https, http, mailto, tel, sms or ftp, or to a file of this site";
        return Some(missing(finding.help(help)));
    }
    if let Some(finding) = without_address(source, link) {
        return Some(missing(finding));
    }
    markdown::scheme(dest)?;
    let findings = external_picture(source, link).into_iter().collect();
    Some(Found { value: LinkTarget::External, findings })
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
