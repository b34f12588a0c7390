//! What identifies a site on each page: its logo and icon, and the links of its frame.

use crate::lang::by_lang::ByLang;
use crate::site::by_entry::EntryId;
use crate::source::AssetFile;

/// The identity of a site: `look:`, `links:` and `navigation:` of kb.yaml, with the targets that
/// they name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The links in the header.
    pub links: Vec<FrameLink>,
    /// The main navigation as the site arranges it; empty for all top folders.
    pub navigation: Vec<NavigationLink>,
    /// The link to the licence.
    pub licence: Option<FrameLink>,
    /// The links in the footer.
    pub footer: Vec<FrameLink>,
    /// The links to profiles of the owner.
    pub social: Vec<FrameLink>,
    /// The logo on light grounds.
    pub logo: Option<AssetFile>,
    /// The logo on dark grounds, if it is another one.
    pub dark_logo: Option<AssetFile>,
    /// The icon.
    pub icon: Option<AssetFile>,
    /// The icon on phones.
    pub touch_icon: Option<AssetFile>,
    /// The picture that other sites show beside a link.
    pub card: Option<AssetFile>,
}

/// A link of the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameLink {
    /// The target.
    pub target: FrameTarget,
    /// Its text; `None` for the title of the page.
    pub text: Option<ByLang<String>>,
}

/// The target of a link of the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameTarget {
    /// To an entry.
    Entry(EntryId),
    /// To this URL.
    Web(String),
}

/// An item of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationLink {
    /// The link.
    pub link: FrameLink,
    /// The position of its group in kb.yaml, if it is in one.
    pub group: Option<usize>,
}

impl Identity {
    /// Whether the navigation is more than a list of entries with their titles.
    #[must_use]
    pub fn arranges_navigation(&self) -> bool {
        self.navigation.iter().any(|item| {
            let is_web = matches!(item.link.target, FrameTarget::Web(_));
            is_web || item.group.is_some() || item.link.text.is_some()
        })
    }
}
