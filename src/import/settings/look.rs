//! The look of the old site: kb has no keys for it, so the new site needs a theme for it.

use crate::import::report::{Fate, Note};
use crate::import::settings::at;
use crate::text::RelPath;
use crate::yaml::{Node, Value};

/// Notes for the keys of a configuration about the look of a site: each key with its meaning.
#[must_use]
pub fn left_out(path: &str, config: &Node, keys: &[(&str, &str)]) -> Vec<Note> {
    let Some(path) = RelPath::new(path) else { return Vec::new() };
    let note = |(key, what): &(&str, &str)| {
        let node = at(config, key).filter(|node| node.value != Value::Null)?;
        let value = node.text().map_or(String::new(), |text| format!(": {text}"));
        let text = format!("{what} (`{key}{value}`); a theme in `themes/` can have it");
        Some(Note { path: path.clone(), line: 0, fate: Fate::LeftOut, text })
    };
    keys.iter().filter_map(note).collect()
}
