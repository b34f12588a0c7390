//! What pages link to and show on other sites. kb.yaml lists the schemes of links that open programs,
//! and the hosts of pictures, so a site that had them gets them listed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Host;
use crate::diag::near;
use crate::doc::Doc;
use crate::import::report::{Fate, Note};
use crate::markdown;
use crate::markdown::facts::{Link, LinkKind};
use crate::text::RelPath;

/// The most hosts that are listed: each is a part of the policy of every page.
const MAX_HOSTS: usize = 30;

/// The schemes and hosts that pages need.
#[derive(Debug, Default)]
pub(super) struct Outside {
    schemes: BTreeSet<String>,
    /// Hosts and how many pictures each has.
    hosts: BTreeMap<String, usize>,
}

/// Reads the links and pictures of all pages.
pub(super) fn of(docs: &[Arc<Doc>]) -> Outside {
    let mut outside = Outside::default();
    for page in docs.iter().filter_map(|doc| doc.page()) {
        for link in page.facts.links.iter().chain(&page.facts.html_links) {
            outside.schemes.extend(scheme(link));
            if let Some(host) = host(link) {
                *outside.hosts.entry(host).or_default() += 1;
            }
        }
    }
    outside
}

/// The scheme of a link that kb does not know, if it is not a slip in one that it knows.
fn scheme(link: &Link) -> Option<String> {
    let is_known = |scheme: &str| {
        markdown::SAFE_SCHEMES.contains(&scheme) || markdown::UNSAFE_SCHEMES.contains(&scheme)
    };
    let is_slip = |scheme: &str| {
        near(scheme, markdown::SAFE_SCHEMES.iter().copied()).is_some_and(|near| near.is_only)
    };
    // `localhost:8000` and `example.org:8000` are addresses without a scheme.
    let is_host = |scheme: &str| scheme.contains('.') || scheme == "localhost";
    let scheme = markdown::scheme(&link.dest).filter(|_| link.kind == LinkKind::Path)?;
    (!is_known(&scheme) && !is_slip(&scheme) && !is_host(&scheme)).then_some(scheme)
}

/// The host of a picture.
fn host(link: &Link) -> Option<String> {
    let is_picture = link.kind == LinkKind::Image && link.dest.starts_with("https://");
    let host = Host::of_url(&link.dest).filter(|_| is_picture)?;
    Some(host.as_str().to_owned())
}

impl Outside {
    /// Whether kb.yaml needs no key for them.
    pub(super) fn is_empty(&self) -> bool {
        self.schemes.is_empty() && self.hosts.is_empty()
    }

    fn shown_hosts(&self) -> Vec<&str> {
        let mut hosts: Vec<(&String, &usize)> = self.hosts.iter().collect();
        hosts.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        hosts.truncate(MAX_HOSTS);
        hosts.sort();
        hosts.into_iter().map(|(host, _)| host.as_str()).collect()
    }

    /// The lines of kb.yaml.
    pub(super) fn keys(&self) -> String {
        let schemes: Vec<&str> = self.schemes.iter().map(String::as_str).collect();
        let lists = [("schemes", schemes), ("img_hosts", self.shown_hosts())];
        let lines = lists.iter().filter(|(_, list)| !list.is_empty());
        lines.map(|(key, list)| format!("{key}: [{}]\n", list.join(", "))).collect()
    }

    /// What the author should look at.
    pub(super) fn notes(&self) -> Vec<Note> {
        let schemes = self.schemes.iter().map(|scheme| {
            format!("`schemes:` of kb.yaml has `{scheme}`, because pages link to programs with it")
        });
        let hosts = self.shown_hosts().into_iter().map(|host| {
            format!(
                "`img_hosts:` of kb.yaml has `{host}`, because pages show pictures from there; it \
                 learns which page a reader opens"
            )
        });
        let Some(path) = RelPath::new("kb.yaml") else { return Vec::new() };
        let note = |text| Note { path: path.clone(), line: 0, fate: Fate::Changed, text };
        schemes.chain(hosts).map(note).collect()
    }
}
