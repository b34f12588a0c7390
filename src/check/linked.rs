//! Checks that the files of `styles:` and `scripts:` are assets of the theme.

use crate::config::Config;
use crate::config::linked::LinkedAsset;
use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, near};
use crate::text::RelPath;
use crate::theme::files::is_asset_of_default;

/// A finding for each file that the theme does not have. `names` are the paths of its assets, without their folder.
#[must_use]
pub fn findings(config: &Config, names: &[&str]) -> Vec<Diagnostic> {
    let missing = config.linked.all().filter(|asset| !names.contains(&asset.name.as_str()));
    missing.map(|asset| finding(config, asset, names)).collect()
}

fn finding(config: &Config, asset: &LinkedAsset, names: &[&str]) -> Diagnostic {
    let LinkedAsset { name, span } = asset;
    let message = format!("the theme has no asset `{name}`");
    let finding = Diagnostic::new(Rule::MissingAsset, &config.source, *span, message);
    // A path from the folder of the site or of the theme.
    let inner = name.match_indices('/').map(|(slash, _)| &name[slash + 1..]);
    let inner = inner.rev().find(|inner| names.contains(inner));
    // Pages link to those of kb by themselves.
    let is_free = |known: &&str| RelPath::new(known).is_none_or(|path| !is_asset_of_default(&path));
    let similar = names.iter().copied().filter(|known| extension(known) == extension(name));
    let similar = similar.filter(is_free);
    match inner.map_or_else(|| near(name, similar), |inner| near(inner, [inner])) {
        Some(near) => finding.meant(near, *span),
        None => finding.help(format!("write the file `themes/{}/assets/{name}`", config.theme)),
    }
}

fn extension(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, extension)| extension)
}
