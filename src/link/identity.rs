//! The identity of the site: the targets of the links of its frame, and the pictures of `look:`.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::config::look::StaticFile;
use crate::config::menu::{MenuTarget, SiteLink};
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, near};
use crate::link::keys::KeyIndex;
use crate::site::identity::{FrameLink, FrameTarget, Identity, NavigationLink};
use crate::source::AssetFile;
use crate::text::RelPath;

/// The entries and files that the links and pictures of a site can name.
struct LinkableNames<'a> {
    config: &'a Config,
    keys: &'a KeyIndex<'a>,
    assets: &'a BTreeMap<RelPath, AssetFile>,
}

/// Finds the targets of the links and pictures in kb.yaml. [`crate::link::tree`] reports the
/// references of the navigation.
pub(super) fn identity(
    config: &Config,
    keys: &KeyIndex<'_>,
    assets: &BTreeMap<RelPath, AssetFile>,
) -> Found<Identity> {
    let names = LinkableNames { config, keys, assets };
    let look = &config.look;
    let mut findings = Vec::new();
    let mut links = |list: &[SiteLink]| -> Vec<FrameLink> {
        let all: Found<Vec<_>> = list.iter().map(|link| names.link(link)).collect();
        all.take(&mut findings).into_iter().flatten().collect()
    };
    let (header, footer) = (links(&config.links), links(&look.footer.links));
    let social = links(&look.footer.social);
    let licence = links(look.footer.licence.as_slice()).pop();
    let items = config.navigation.items.iter();
    let navigation = items.filter_map(|item| {
        Some(NavigationLink { link: names.link(&item.link).value?, group: item.group })
    });
    let navigation = navigation.collect();
    let mut file =
        |file: Option<&StaticFile>, extensions| names.file(file?, extensions).take(&mut findings);
    let logo = look.logo.as_ref();
    let icon = file(look.icon.as_ref(), ICONS);
    let value = Identity {
        links: header,
        navigation,
        licence,
        footer,
        social,
        logo: file(logo.map(|logo| &logo.file), PICTURES),
        dark_logo: file(logo.and_then(|logo| logo.dark.as_ref()), PICTURES),
        touch_icon: icon.as_ref().and_then(|icon| names.touch_icon(icon)),
        icon,
        card: file(look.card.as_ref(), CARDS),
    };
    Found { value, findings }
}

/// The kinds of picture that browsers show.
const PICTURES: &[&str] = &["svg", "png", "webp", "avif", "jpg", "jpeg", "gif"];

/// The kinds of picture that browsers show as an icon.
const ICONS: &[&str] = &["svg", "png", "ico"];

/// The kinds of picture that other sites show beside a link.
const CARDS: &[&str] = &["png", "jpg", "jpeg", "webp"];

impl LinkableNames<'_> {
    fn link(&self, link: &SiteLink) -> Found<Option<FrameLink>> {
        let target = match &link.target {
            MenuTarget::Web(url) => FrameTarget::Web(url.clone()),
            MenuTarget::Page(reference) => match self.keys.find_section(&reference.key) {
                Ok(id) => FrameTarget::Entry(id),
                Err(unresolved) => {
                    let source = &self.config.source;
                    let finding = unresolved.finding(source, reference.span, &reference.key);
                    return Found { value: None, findings: vec![finding] };
                }
            },
        };
        Found::sound(Some(FrameLink { target, text: link.text.clone() }))
    }

    /// The file of `static/` with one of some extensions.
    fn file(&self, file: &StaticFile, extensions: &[&str]) -> Found<Option<AssetFile>> {
        let StaticFile { path, span } = file;
        let finding = |message: String| {
            Diagnostic::new(Rule::MissingAsset, &self.config.source, *span, message)
        };
        let refused = |finding| Found { value: None, findings: vec![finding] };
        let Some(asset) = self.static_file(path) else {
            let missing = finding(format!("there is no file `{path}` in `static/`"));
            let statics = self.assets.values().filter(|asset| asset.is_static);
            let help =
                "put the picture into the folder `static`, and write its path in that folder";
            return refused(match near(path, statics.map(|asset| asset.inner.as_str())) {
                Some(near) => missing.meant(near, *span),
                None => missing.help(help),
            });
        };
        let is_fit = extensions.iter().any(|it| asset.inner.extension().eq_ignore_ascii_case(it));
        if is_fit {
            return Found::sound(Some(asset.clone()));
        }
        let unfit = finding(format!("`{path}` is not a kind of picture that is shown here"));
        refused(unfit.help(format!("save it as one of {}", extensions.join(", "))))
    }

    fn static_file(&self, path: &str) -> Option<&AssetFile> {
        let path = RelPath::new(&format!("static/{path}"))?;
        self.assets.get(&path).filter(|asset| asset.is_static)
    }

    /// The picture beside an icon with `-180.png` at the end of its name.
    fn touch_icon(&self, icon: &AssetFile) -> Option<AssetFile> {
        let (stem, _) = icon.inner.as_str().rsplit_once('.')?;
        self.static_file(&format!("{stem}-180.png")).cloned()
    }
}
