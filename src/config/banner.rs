//! `banner_from` and `banner_until` of kb.yaml: the days on which readers see the banner.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::lang::date::Date;
use crate::text::Source;
use crate::yaml::Node;

/// The days on which readers see the banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BannerDays {
    /// The first day; `None` for at once.
    pub from: Option<Date>,
    /// The last day; `None` for no end.
    pub until: Option<Date>,
}

impl BannerDays {
    /// Reads the checked keys.
    pub(super) fn read(node: &Node) -> BannerDays {
        let day = |key: &str| node.get_text(key).and_then(Date::parse);
        BannerDays { from: day("banner_from"), until: day("banner_until") }
    }

    /// Whether the site names a day.
    #[must_use]
    pub fn are_given(&self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// Whether the last day is before this one.
    #[must_use]
    pub fn are_over(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Whether the first day is after this one.
    #[must_use]
    pub fn are_to_come(&self, today: Date) -> bool {
        self.from.is_some_and(|from| today < from)
    }
}

/// The finding for a last day before the first one.
pub(super) fn check(source: &Arc<Source>, node: &Node) -> Option<Diagnostic> {
    let BannerDays { from, until } = BannerDays::read(node);
    if until? >= from? {
        return None;
    }
    let at = node.get("banner_until")?.span;
    let message = "the last day of the banner is before its first day";
    let finding = Diagnostic::new(Rule::BadDate, source, at, message);
    Some(finding.help("give it a day after `banner_from`"))
}
