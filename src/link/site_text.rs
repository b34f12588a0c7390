//! The targets of the links in the text at the end of each page (`look.footer.text`).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::config::menu::PageReference;
use crate::config::site_text::{Paragraph, PlacedLink};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found};
use crate::lang::by_lang::Lang;
use crate::link::address;
use crate::link::anchors::AnchorPlace;
use crate::link::keys::Unresolved;
use crate::link::link_text;
use crate::link::percent::decode;
use crate::link::references::ReferenceTargets;
use crate::markdown::facts::{AddressSyntax, LinkKind};
use crate::markdown::{self, HtmlPolicy};
use crate::site::LinkTarget;
use crate::site::by_entry::EntryId;
use crate::source::AssetFile;
use crate::text::RelPath;

/// A link, and where kb looks for its target.
#[derive(Clone, Copy)]
struct LinkInText<'a> {
    config: &'a Arc<Config>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
    known: ReferenceTargets<'a>,
    lang: Option<Lang>,
    placed: &'a PlacedLink,
}

/// The targets of the links of each paragraph.
pub(super) fn targets(
    config: &Arc<Config>,
    assets: &BTreeMap<RelPath, AssetFile>,
    known: ReferenceTargets<'_>,
) -> Found<Vec<Vec<LinkTarget>>> {
    let of_paragraph = |paragraph: &Paragraph| -> Found<Vec<LinkTarget>> {
        let links = paragraph.links.iter();
        let link = |placed| LinkInText { config, assets, known, lang: paragraph.lang, placed };
        links.map(|placed| link(placed).target()).collect()
    };
    let text = config.look.footer.text.iter();
    text.flat_map(|text| &text.paragraphs).map(of_paragraph).collect()
}

impl LinkInText<'_> {
    fn target(self) -> Found<LinkTarget> {
        let (source, link) = (&self.config.source, &self.placed.link);
        if link.kind == LinkKind::Embed {
            return address::embed(source, link, self.config);
        }
        let is_trusted = self.config.html == HtmlPolicy::Trusted;
        let is_safe = markdown::is_safe_url(&link.dest, &self.config.schemes);
        if is_trusted && link.syntax == AddressSyntax::Html && !is_safe {
            return Found::sound(LinkTarget::External);
        }
        let is_markdown = link.syntax == AddressSyntax::Markdown;
        let unfit = is_markdown.then(|| link_text::check(source, link)).flatten();
        let mut findings: Vec<Diagnostic> = unfit.into_iter().collect();
        let settled = address::target(source, link, self.config);
        let value = settled.unwrap_or_else(|| self.on_site()).take(&mut findings);
        Found { value, findings }
    }

    /// The target on the site: a file of `static/`, or a page.
    fn on_site(self) -> Found<LinkTarget> {
        let (source, link) = (&self.config.source, &self.placed.link);
        let missing = |finding| Found { value: LinkTarget::Missing, findings: vec![finding] };
        let Some(PageReference { key, span }) = &self.placed.named else {
            let message = "a text on all pages cannot link to a place of its own page";
            let finding = Diagnostic::new(Rule::BrokenLink, source, link.span, message);
            return missing(finding.help("write the key of a page before `#`"));
        };
        let key = decode(key);
        if let Some(asset) = self.file(&key) {
            return Found::sound(match asset.is_refused {
                true => LinkTarget::Missing,
                false => LinkTarget::Asset(asset.path),
            });
        }
        if link.kind.is_shown() {
            let message = format!("there is no file `{}` in `static/`", key.escape_debug());
            let finding = Diagnostic::new(Rule::MissingAsset, source, *span, message);
            return missing(finding.help("write the path of a picture in the folder `static`"));
        }
        match self.known.keys.find_section(&key) {
            Ok(entry) => self.in_entry(entry),
            Err(unresolved) => {
                let mut finding = unresolved.finding(source, *span, &key);
                if matches!(unresolved, Unresolved::Unknown(_)) {
                    finding.rule = Rule::BrokenLink;
                }
                missing(finding)
            }
        }
    }

    fn file(self, path: &str) -> Option<AssetFile> {
        let path = RelPath::new(&format!("static/{path}"))?;
        self.assets.get(&path).filter(|asset| asset.is_static).cloned()
    }

    /// A page, and the place on it that the link names.
    fn in_entry(self, entry: EntryId) -> Found<LinkTarget> {
        let (source, link) = (&self.config.source, &self.placed.link);
        let target = |anchor| LinkTarget::Entry { entry, lang: None, anchor };
        let fragment = link.dest.split_once('#').map_or("", |(_, fragment)| fragment);
        let anchor = decode(markdown::anchor_of(fragment));
        if anchor.is_empty() {
            return Found::sound(target(None));
        }
        let lang = self.lang.unwrap_or(Lang::SOURCE);
        let Some(anchors) = self.known.anchors.get(entry, lang) else {
            return Found::sound(target(Some(anchor.into_owned())));
        };
        let place = anchors.find(&anchor);
        let finding = matches!(place, AnchorPlace::Missing(_)).then(|| {
            let message = format!("no heading or id `{}` on the page", anchor.escape_debug());
            let finding = Diagnostic::new(Rule::MissingAnchor, source, link.span, message);
            finding.maybe_help(anchors.help(&anchor))
        });
        Found { value: target(place.id()), findings: finding.into_iter().collect() }
    }
}
