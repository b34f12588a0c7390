//! `styles:` and `scripts:` of kb.yaml: files of the site that every page links to.
//!
//! They are assets of the theme, because only trusted folders publish files that a browser runs. Only the theme knows
//! whether a file exists, so a stage checks that.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::diag::rules::Rule;
use crate::text::{RelPath, Source, Span};
use crate::theme::files;
use crate::yaml::Node;
use crate::yaml::schema::{Field, Shape};

/// The key of the style sheets.
pub(super) const STYLES: Field = Field::new(
    "styles",
    Shape::List(&Shape::Text),
    "Style sheets of the site that every page links to after those of the theme: paths of `.css` files in the folder \
     `assets` of the theme, without that folder.",
);

/// The key of the scripts.
pub(super) const SCRIPTS: Field = Field::new(
    "scripts",
    Shape::List(&Shape::Text),
    "Scripts of the site that every page runs after those of the theme: paths of `.js` files in the folder `assets` of \
     the theme, without that folder.",
);

/// The files that every page links to, in the order of kb.yaml.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkedAssets {
    /// The style sheets.
    pub styles: Vec<LinkedAsset>,
    /// The scripts.
    pub scripts: Vec<LinkedAsset>,
}

/// An asset of the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedAsset {
    /// The path in the folder of assets.
    pub name: String,
    /// Where kb.yaml names it.
    pub span: Span,
}

impl LinkedAssets {
    /// All files, the style sheets first.
    pub fn all(&self) -> impl Iterator<Item = &LinkedAsset> {
        self.styles.iter().chain(&self.scripts)
    }

    /// The paths of all files in the folder of assets.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.all().map(|asset| asset.name.as_str()).collect()
    }
}

/// A list of kb.yaml and what it can hold.
struct AssetList {
    key: &'static str,
    extension: &'static str,
    /// What an item is, in messages.
    kind: &'static str,
}

const LISTS: [AssetList; 2] = [
    AssetList { key: STYLES.key, extension: "css", kind: "a style sheet" },
    AssetList { key: SCRIPTS.key, extension: "js", kind: "a script" },
];

/// Reads the checked keys.
pub(super) fn read(node: &Node) -> LinkedAssets {
    let list = |key: &str| {
        let items = node.get(key).map_or(&[][..], Node::items).iter();
        let asset =
            |item: &Node| Some(LinkedAsset { name: item.text()?.to_owned(), span: item.span });
        items.filter_map(asset).collect()
    };
    LinkedAssets { styles: list(STYLES.key), scripts: list(SCRIPTS.key) }
}

/// Findings for items that the shape allows.
pub(super) fn check(source: &Arc<Source>, node: &Node) -> Vec<Diagnostic> {
    let of_list = |list: &AssetList| {
        let items = node.get(list.key).map_or(&[][..], Node::items);
        let findings = items.iter().enumerate().filter_map(|(nth, item)| {
            unfit(source, list, item).or_else(|| repeated(source, items, nth))
        });
        findings.collect::<Vec<_>>()
    };
    LISTS.iter().flat_map(of_list).collect()
}

/// The finding for an item that cannot be linked, wherever it is.
fn unfit(source: &Arc<Source>, list: &AssetList, item: &Node) -> Option<Diagnostic> {
    let name = item.text()?;
    let shown = name.escape_debug();
    let finding = |message: String| Diagnostic::new(Rule::UnknownValue, source, item.span, message);
    if name.contains("://") || name.starts_with("//") {
        let finding = finding(format!("`{shown}` is on another site"));
        let help = "copy the file into the folder `assets` of the theme, and write its path there";
        return Some(finding.help(help));
    }
    let path = RelPath::new(name).filter(|path| path.as_str() == name);
    let Some(path) = path else {
        let finding = finding(format!("`{shown}` is not the path of a file in a folder"));
        let help = format!("write it like `name.{}`", list.extension);
        return Some(finding.help(help));
    };
    if path.extension() != list.extension {
        let finding = finding(format!("`{shown}` is not {}", list.kind));
        return Some(finding.help(format!("its name must end in `.{}`", list.extension)));
    }
    let is_linked = name == "site.css" || files::is_asset_of_default(&path);
    is_linked.then(|| {
        finding(format!("pages link to `{shown}` themselves, where they need it"))
            .help("remove it from the list")
    })
}

/// The finding for an item that is in the list before.
fn repeated(source: &Arc<Source>, items: &[Node], nth: usize) -> Option<Diagnostic> {
    let item = &items[nth];
    let name = item.text()?;
    let first = items[..nth].iter().find(|before| before.text() == Some(name))?;
    let message = format!("`{}` is listed twice", name.escape_debug());
    let finding = Diagnostic::new(Rule::DuplicateId, source, item.span, message);
    Some(finding.help("remove one of the two").also(source, first.span, "first here"))
}
