//! The assets of a theme under names with their fingerprints. Style sheets name other assets, so the fingerprint of a
//! style sheet depends on theirs.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, nearest};
use crate::hash;
use crate::text::{RelPath, Source, encode_path};
use crate::theme::Asset;
use crate::theme::css;
use crate::theme::files::{self, ThemeFile};
use crate::theme::js;
use crate::theme::tokens::CascadeLayer;

/// The folder of assets, in the theme and in the published site.
const FOLDER: &str = "assets/";

/// Gives assets names with fingerprints, and replaces their names in style sheets by these.
pub(super) fn publish(files: &[ThemeFile]) -> Found<Vec<Asset>> {
    let files: BTreeMap<&str, &ThemeFile> = files
        .iter()
        .filter_map(|file| Some((file.inner.as_str().strip_prefix(FOLDER)?, file)))
        .collect();
    let names: Vec<&str> = files.keys().copied().collect();
    let mut publication = AssetPublication {
        files,
        paths: BTreeMap::new(),
        assets: Vec::new(),
        findings: Vec::new(),
    };
    for name in names {
        publication.path(name);
    }
    publication.assets.sort_by(|a, b| a.name.cmp(&b.name));
    Found { value: publication.assets, findings: publication.findings }
}

/// The state while assets are published.
struct AssetPublication<'a> {
    files: BTreeMap<&'a str, &'a ThemeFile>,
    /// The published paths; `None` while the asset is being written.
    paths: BTreeMap<&'a str, Option<RelPath>>,
    assets: Vec<Asset>,
    findings: Vec<Diagnostic>,
}

impl<'a> AssetPublication<'a> {
    /// The published path of an asset; `None` for a style sheet that imports itself.
    fn path(&mut self, name: &'a str) -> Option<RelPath> {
        if let Some(known) = self.paths.get(name) {
            return known.clone();
        }
        self.paths.insert(name, None);
        let file = self.files[name];
        let extension = Path::new(name).extension().and_then(OsStr::to_str);
        let bytes = match (extension, std::str::from_utf8(&file.bytes)) {
            (Some("css"), _) => Cow::Owned(layered(file, self.style(name, file)).into_bytes()),
            (Some("js" | "mjs"), Ok(script)) => {
                Cow::Owned(js::publish(script).into_owned().into_bytes())
            }
            _ => Cow::Borrowed(&*file.bytes),
        };
        let asset = asset(name, &bytes);
        let path = Some(asset.path.clone());
        self.assets.push(asset);
        self.paths.insert(name, path.clone());
        path
    }

    /// A style sheet as it is published.
    fn style(&mut self, name: &str, file: &ThemeFile) -> String {
        let text = String::from_utf8_lossy(&file.bytes);
        let source = Source::new(file.shown.clone(), &*text);
        css::publish(&text, |url, span| {
            let target = target(name, url)?;
            match self.reference(&target) {
                Ok(path) => Some(format!(
                    "{}{path}{}",
                    "../".repeat(name.matches('/').count()),
                    target.rest
                )),
                Err((message, help)) => {
                    let found = Diagnostic::new(Rule::ThemeUrl, &source, span, message);
                    self.findings.push(found.help(help));
                    None
                }
            }
        })
    }

    /// The published URL for a URL in a style sheet, relative to the folder of assets; or the
    /// finding about it.
    fn reference(&mut self, target: &UrlTarget<'_>) -> Result<String, (String, String)> {
        let named = self.files.keys().copied().find(|name| target.is(name));
        let Some(named) = named else {
            let near = nearest(&target.name, self.files.keys().copied());
            let help = near.map_or_else(
                || "write the path of a file in the folder `assets` of the theme, as seen from this style sheet".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            return Err((format!("the theme has no asset `{}`", target.name), help));
        };
        let path = self.path(named).ok_or_else(|| {
            (format!("`{named}` imports itself"), "remove one of the imports".to_owned())
        })?;
        let published = path.as_str().strip_prefix(FOLDER).unwrap_or(path.as_str());
        Ok(encode_path(published).into_owned())
    }
}

/// A style sheet in the layer of the theme, if it is one of the theme or replaces one, so that
/// style sheets that a site adds override it. `@import` is not allowed in a layer.
fn layered(file: &ThemeFile, css: String) -> String {
    match files::is_of_default(&file.inner) && !css.contains("@import") {
        true => CascadeLayer::Theme.around(&css),
        false => css,
    }
}

/// The target of a URL in a style sheet.
struct UrlTarget<'a> {
    /// The path under the folder of assets, as the URL writes it.
    name: String,
    /// The query and the fragment.
    rest: &'a str,
}

impl UrlTarget<'_> {
    fn is(&self, asset: &str) -> bool {
        self.name == asset || self.name == encode_path(asset)
    }
}

/// The asset that a URL in the style sheet `from` names; `None` if it leads out of the folder of assets.
fn target<'a>(from: &str, url: &'a str) -> Option<UrlTarget<'a>> {
    let (path, rest) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    let has_scheme = path.find(':').is_some_and(|colon| !path[..colon].contains('/'));
    if path.is_empty() || path.starts_with('/') || has_scheme {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(UrlTarget { name: parts.join("/"), rest })
}

fn asset(name: &str, bytes: &[u8]) -> Asset {
    let fingerprint = hash::of(bytes).short();
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let published = match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{FOLDER}{folder}{stem}.{fingerprint}.{extension}"),
        None => format!("{FOLDER}{folder}{file}.{fingerprint}"),
    };
    let path = RelPath::new(&published).expect("theme files have checked names");
    Asset { name: name.to_owned(), path, bytes: Arc::from(bytes) }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::publish;
    use crate::theme::files::{ThemeFile, over_default};

    /// Publishes style sheets and fonts; returns the text of `a.css`, without fingerprints, and the findings.
    fn published(files: &[(&str, &str)]) -> (String, Vec<String>) {
        let own =
            files.iter().map(|(name, text)| (format!("assets/{name}"), text.as_bytes().to_vec()));
        let found = publish(&over_default("mine", own));
        let mut text = String::new();
        for asset in &found.value {
            if asset.name == "sub/a.css" {
                text = String::from_utf8(asset.bytes.to_vec()).expect("a style sheet is text");
            }
        }
        for asset in &found.value {
            let path = asset.path.as_str().strip_prefix("assets/").expect("the folder of assets");
            text = text.replace(path, &format!("[{}]", asset.name));
        }
        (text, found.findings.iter().map(|found| found.message.clone()).collect())
    }

    #[test]
    fn style_sheets_name_published_assets() {
        let css = "@import '../b.css';a{src:url(../fonts/x.woff2?v#y),url(./z.svg),url(data:,a),url(#id),url(../../en/p.png)}";
        let files = [("sub/a.css", css), ("b.css", ""), ("fonts/x.woff2", "x"), ("sub/z.svg", "z")];
        let expected = "@import \"../[b.css]\";a{src:url(\"../[fonts/x.woff2]?v#y\"),url(\"../[sub/z.svg]\"),url(data:,a),url(#id),url(../../en/p.png)}";
        assert_eq!(published(&files), (expected.to_owned(), Vec::new()));
    }

    #[test]
    fn scripts_of_the_theme_are_published_without_comments() {
        let files = over_default("default", Vec::new());
        let found = publish(&files).value;
        let mut n_scripts = 0;
        let is_script = |file: &&ThemeFile| {
            Path::new(file.inner.as_str()).extension() == Some(OsStr::new("js"))
        };
        for file in files.iter().filter(is_script) {
            let asset = found.iter().find(|asset| file.inner.as_str().ends_with(&asset.name));
            let published = asset.expect("every asset is published").bytes.len();
            assert!(
                published * 10 < file.bytes.len() * 8,
                "{}: {published} bytes",
                file.inner.as_str()
            );
            n_scripts += 1;
        }
        assert!(n_scripts > 8);
    }

    #[test]
    fn only_the_sheets_of_the_theme_are_in_its_layer() {
        let own = [
            ("style.css", "a { b: c }"),
            ("map.css", "@import 'site.css';"),
            ("site.css", "d { e: f }"),
        ];
        let own = own.map(|(name, text)| (format!("assets/{name}"), text.as_bytes().to_vec()));
        let assets = publish(&over_default("mine", own)).value;
        let text = |name: &str| {
            let asset = assets.iter().find(|asset| asset.name == name).expect("is published");
            String::from_utf8_lossy(&asset.bytes).into_owned()
        };
        assert_eq!(text("style.css"), "@layer kb{a{b:c}}");
        assert_eq!(text("site.css"), "d{e:f}");
        assert!(text("scenario.css").starts_with("@layer kb{"));
        assert!(text("map.css").starts_with("@import"));
    }

    #[test]
    fn a_name_of_no_asset_and_a_circle_are_found() {
        let files = [
            ("sub/a.css", "@import url(b.css);a{src:url(c.png)}"),
            ("sub/b.css", "@import 'a.css'"),
        ];
        let (_, findings) = published(&files);
        assert_eq!(findings, ["`sub/a.css` imports itself", "the theme has no asset `sub/c.png`"]);
    }
}
