//! The URL schemes that a site allows in links.

use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::markdown;
use crate::text::Source;
use crate::yaml::Node;

/// Reads `schemes:`. A scheme may be written with its colon.
pub(super) fn read(source: &Arc<Source>, node: &Node) -> Found<Vec<String>> {
    let mut found = Found::<Vec<String>>::default();
    for item in node.get("schemes").map_or(&[][..], Node::items) {
        let Some(written) = item.text() else { continue };
        let name = written.trim_end_matches(':').to_ascii_lowercase();
        let finding = |rule, message| Diagnostic::new(rule, source, item.span, message);
        if markdown::scheme(&format!("{name}:")).as_ref() != Some(&name) {
            let message = format!("`{}` is not a URL scheme", written.escape_debug());
            let help = "write the part before the colon of a URL: `zotero`";
            found.findings.push(finding(Rule::UnknownValue, message).help(help));
        } else if markdown::UNSAFE_SCHEMES.contains(&name.as_str()) {
            let message = format!("links with the scheme `{name}` could run code");
            found.findings.push(finding(Rule::UnsafeUrl, message).help("remove it"));
        } else {
            found.value.push(name);
        }
    }
    found
}
