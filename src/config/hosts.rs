//! Hosts in kb.yaml that pages may load from.

use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::text::Source;
use crate::yaml::Node;

/// A host name in small letters that is valid in a Content-Security-Policy: letters, digits,
/// hyphens and dots.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Host(String);

impl Host {
    /// Checks a host name.
    #[must_use]
    pub fn new(text: &str) -> Option<Host> {
        let is_label = |label: &str| {
            let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            (1..=63).contains(&label.len()) && label.bytes().all(is_fit) && !label.starts_with('-')
        };
        let is_host = text.contains('.') && text.len() <= 253 && text.split('.').all(is_label);
        is_host.then(|| Host(text.to_ascii_lowercase()))
    }

    /// The host of an http or https address.
    #[must_use]
    pub fn of_url(address: &str) -> Option<Host> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        Host::new(rest.split(['/', '?', '#', '\\']).next().unwrap_or_default())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads a list of hosts.
pub(super) fn read(source: &Arc<Source>, node: Option<&Node>) -> Found<Vec<Host>> {
    let mut found = Found::<Vec<Host>>::default();
    for item in node.map_or(&[][..], Node::items) {
        let Some(text) = item.text() else { continue };
        match Host::new(text) {
            Some(host) => found.value.push(host),
            None => {
                let message = format!("`{}` is not the name of a host", text.escape_debug());
                let finding = Diagnostic::new(Rule::UnknownValue, source, item.span, message);
                let help = "write only the name: `images.example.org`";
                found.findings.push(finding.help(help));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Host;

    #[test]
    fn a_host_has_nothing_that_could_end_a_policy() {
        assert_eq!(
            Host::new("WWW.example.org").as_ref().map(Host::as_str),
            Some("www.example.org")
        );
        for bad in
            ["", "a", "a.b;c", "a b.c", "https://a.b", "a.b/c", "*.a.b", "a..b", "-a.b", "a.b:1"]
        {
            assert_eq!(Host::new(bad), None, "{bad}");
        }
    }
}
