//! Lines of a page that are code of a program: imports, exports, comments and scripts.

use std::collections::BTreeMap;

use crate::import::body::ConversionContext;
use crate::import::body::code::Fences;
use crate::import::body::line::Line;
use crate::import::report::{Fate, Note};

/// A page without its program.
#[derive(Default)]
pub(super) struct Modules {
    pub(super) lines: Vec<Line>,
    /// Names of imports and their files.
    pub(super) imports: BTreeMap<String, String>,
    pub(super) notes: Vec<Note>,
}

/// Removes the program from a page.
pub(super) fn take(context: &ConversionContext<'_>, lines: Vec<Line>) -> Modules {
    let mut fences = Fences::default();
    let mut modules = Modules::default();
    let mut end: Option<&str> = None;
    for line in lines {
        let text = line.text.trim();
        if let Some(mark) = end {
            if text.contains(mark) || (mark == "\n" && text.is_empty()) {
                modules.imports.extend(import(text));
                end = None;
            }
            continue;
        }
        if fences.is_code(&line.text) {
            modules.lines.push(line);
            continue;
        }
        let is_import = line.text.starts_with("import ") && (text.contains(['\'', '"', '{']));
        let is_export = line.text.starts_with("export ") && !text.ends_with('.');
        if is_import {
            modules.imports.extend(import(text));
            end = (!text.contains(['\'', '"'])).then_some("from ");
        } else if is_export {
            modules.notes.push(context.note(&line, Fate::LeftOut, "a script line: `export`"));
            end = (!text.ends_with([';', ')']) && !text.ends_with('}')).then_some("\n");
        } else if let Some(rest) = text.strip_prefix("{/*") {
            end = (!rest.contains("*/")).then_some("*/");
        } else if let Some(mark) = script(text) {
            end = (!text.contains(mark)).then_some(mark);
        } else {
            modules.lines.push(line);
        }
    }
    modules
}

/// The name and the file of `import Name from './file'`.
fn import(text: &str) -> Option<(String, String)> {
    let (names, file) = text.rsplit_once("from")?;
    let file = file.trim().trim_end_matches(';').trim_matches(['\'', '"']);
    let name = names.trim_start_matches("import").split(',').next().unwrap_or_default().trim();
    let is_name = !name.is_empty() && !name.contains(['{', '*']);
    let file = file.split('?').next().unwrap_or(file);
    is_name.then(|| (name.to_owned(), file.to_owned()))
}

/// The end of a block that is a script and not text.
fn script(text: &str) -> Option<&'static str> {
    let starts =
        |name: &str| text.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>']));
    [("<script", "</script>"), ("<style", "</style>"), ("<template", "</template>")]
        .into_iter()
        .find(|(name, _)| starts(name))
        .map(|(_, end)| end)
}
