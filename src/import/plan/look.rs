//! The look of the new site: the keys of `look:`, and the pictures that they name.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::import::layout::Layout;
use crate::import::plan::{FileCopy, NewDrawing};
use crate::import::scalar::scalar;
use crate::text::RelPath;
use crate::theme::tokens::{Accent, Neutral};

/// The lines of kb.yaml, and the files to copy for them.
pub(super) struct PlacedLook {
    pub(super) keys: String,
    pub(super) copies: Vec<FileCopy>,
    pub(super) drawings: Vec<NewDrawing>,
}

/// The kinds of picture that browsers show as a logo, and as an icon.
const LOGOS: &[&str] = &["svg", "png", "webp", "avif", "jpg", "jpeg", "gif"];
const ICONS: &[&str] = &["svg", "png", "ico"];

/// Puts the pictures of a look into `static/`, unless they are copied there already.
pub(super) fn place(layout: &Layout, copies: &[FileCopy]) -> PlacedLook {
    let look = &layout.look;
    let mut places = Places { layout, copies, added: Vec::new(), drawings: Vec::new() };
    let file = match (&look.drawn, &look.logo) {
        (Some(text), Some(logo)) => places.draw(logo, text),
        (_, logo) => logo.as_ref().and_then(|it| places.put(it, LOGOS)),
    };
    let dark = look.dark_logo.as_ref().and_then(|it| places.put(it, LOGOS));
    let icon = look.icon.as_ref().and_then(|icon| places.put(icon, ICONS));
    let mut keys = String::new();
    if let Some(Accent { light, dark }) = look.accent {
        let _ = match Accent::of_light(light, Neutral::default()).dark == dark {
            true => writeln!(keys, "  accent: \"{light}\""),
            false => writeln!(keys, "  accent: {{light: \"{light}\", dark: \"{dark}\"}}"),
        };
    }
    if let Some(appearance) = look.appearance {
        let _ = writeln!(keys, "  appearance: {appearance}");
    }
    if let Some(file) = file {
        let dark = dark.map_or(String::new(), |dark| format!(", dark: {}", scalar(&dark)));
        let alt =
            look.alt.as_deref().map_or(String::new(), |alt| format!(", alt: {}", scalar(alt)));
        let _ = match dark.is_empty() && alt.is_empty() {
            true => writeln!(keys, "  logo: {}", scalar(&file)),
            false => writeln!(keys, "  logo: {{file: {}{dark}{alt}}}", scalar(&file)),
        };
    }
    if let Some(icon) = icon {
        let _ = writeln!(keys, "  icon: {}", scalar(&icon));
    }
    if !keys.is_empty() {
        keys.insert_str(0, "look:\n");
    }
    PlacedLook { keys, copies: places.added, drawings: places.drawings }
}

/// Where the pictures of a look go.
struct Places<'a> {
    layout: &'a Layout,
    copies: &'a [FileCopy],
    added: Vec<FileCopy>,
    drawings: Vec<NewDrawing>,
}

impl Places<'_> {
    /// The path of a picture in `static/`; `None` if it is of another kind.
    fn put(&mut self, from: &RelPath, kinds: &[&str]) -> Option<String> {
        let is_fit =
            |path: &RelPath| kinds.iter().any(|kind| path.extension().eq_ignore_ascii_case(kind));
        let all = self.copies.iter().chain(&self.added);
        let mut known = all.filter(|copy| copy.from == *from && is_fit(&copy.to));
        if let Some(path) = known.find_map(|copy| copy.to.as_str().strip_prefix("static/")) {
            return Some(path.to_owned());
        }
        let name = self.free_name(from.file_name()).filter(|_| is_fit(from))?;
        let to = RelPath::new(&format!("static/{name}"))?;
        self.added.push(FileCopy { from: from.clone(), to });
        Some(name)
    }

    /// The path of a new drawing in `static/`, beside the one that it is made from.
    fn draw(&mut self, from: &RelPath, text: &str) -> Option<String> {
        let stem = from.file_name().trim_end_matches(".svg");
        let name = self.free_name(&format!("{stem}-light.svg"))?;
        let to = RelPath::new(&format!("static/{name}"))?;
        self.drawings.push(NewDrawing { to, text: text.to_owned() });
        Some(name)
    }

    /// A name in `static/` that no file has: the wanted one, or that in a folder of its own.
    fn free_name(&self, wanted: &str) -> Option<String> {
        // Pages of a language without a prefix have the addresses of `static/`.
        let source = format!("content/{}/", self.layout.languages.source().tag);
        let address = |path: &RelPath| {
            let path = path.as_str();
            path.strip_prefix("static/").or_else(|| path.strip_prefix(&source)).map(str::to_owned)
        };
        let copies = self.copies.iter().chain(&self.added).map(|copy| &copy.to);
        let all = copies.chain(self.drawings.iter().map(|drawing| &drawing.to));
        let taken: BTreeSet<String> = all.filter_map(address).collect();
        let mut names = [wanted.to_owned(), format!("look/{wanted}")].into_iter();
        names.find(|name| !taken.contains(name))
    }
}
