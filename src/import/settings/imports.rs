//! Values that a configuration script imports from other files of the site.

use std::collections::BTreeMap;

use crate::import::settings::script;
use crate::import::tree::{FileTree, folder, join};
use crate::yaml::Node;

/// The deepest chain of files that import each other.
const MAX_DEPTH: usize = 4;

/// The endings that an import can leave out.
const ENDINGS: &[&str] =
    &["", ".json", ".ts", ".mts", ".js", ".mjs", ".cjs", "/index.ts", "/index.js"];

/// Reads the value that a script exports, with what it imports from other files.
#[must_use]
pub fn read(tree: &FileTree, path: &str) -> Node {
    exported(tree, path, 0)
}

fn exported(tree: &FileTree, path: &str, depth: usize) -> Node {
    let Some(source) = tree.text(path) else { return Node::NOTHING };
    let mut text = source.text.to_string();
    // `const a = require('./a')` stands for the value of that file, not for a constant of this one.
    for import in imports(&source.text).iter().filter(|import| import.begin == CONSTANT) {
        text.replace_range(import.at..import.at + CONSTANT.len(), "      ");
    }
    script::read_with(&text, &imported(tree, path, depth))
}

/// What begins a constant.
const CONSTANT: &str = "const ";

/// The imported values of a script, by the names that it gives them.
fn imported(tree: &FileTree, path: &str, depth: usize) -> BTreeMap<String, Node> {
    let mut values = BTreeMap::new();
    let Some(source) = tree.text(path).filter(|_| depth < MAX_DEPTH) else { return values };
    for import in imports(&source.text) {
        let base = join(folder(path), import.file);
        let mut files = ENDINGS.iter().map(|ending| format!("{base}{ending}"));
        let Some(file) = files.find(|file| tree.text(file).is_some()) else { continue };
        let (default, named) = match import.names.split_once('{') {
            Some((default, named)) => (default, named.trim_end().trim_end_matches('}')),
            None => (import.names, ""),
        };
        let default = default.trim().trim_end_matches(',').trim();
        if !default.is_empty() && !default.contains(char::is_whitespace) {
            values.insert(default.to_owned(), exported(tree, &file, depth + 1));
        }
        let Some(text) = tree.text(&file).filter(|_| !named.is_empty()) else { continue };
        let constants = script::constants(&text.text, &imported(tree, &file, depth + 1));
        for name in named.split(',').map(str::trim) {
            let (name, own) = name.split_once(" as ").unwrap_or((name, name));
            if let Some(value) = constants.get(name.trim()) {
                values.insert(own.trim().to_owned(), value.clone());
            }
        }
    }
    values
}

/// An import of a script.
struct ScriptImport<'a> {
    /// Where it begins.
    at: usize,
    /// What it begins with.
    begin: &'static str,
    /// `name`, `{ a, b as c }` or both.
    names: &'a str,
    /// The path of the file, relative to that of the script.
    file: &'a str,
}

/// The imports of files, `import … from './file'` and `const … = require('./file')`.
fn imports(text: &str) -> Vec<ScriptImport<'_>> {
    let mut found = Vec::new();
    for (begin, link) in [("import ", "from"), (CONSTANT, "require(")] {
        for (at, _) in text.match_indices(begin) {
            let is_line = text[..at].is_empty() || text[..at].ends_with('\n');
            let rest = &text[at + begin.len()..];
            let Some((names, rest)) = rest.split_once(link).filter(|_| is_line) else { continue };
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let file = quote.and_then(|quote| rest[1..].split(quote).next());
            let names = names.trim().trim_end_matches('=').trim_end();
            let is_simple = !names.contains([';', '(', '*', '\'', '"']);
            if let Some(file) = file.filter(|file| file.starts_with('.') && is_simple) {
                found.push(ScriptImport { at, begin, names, file });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::settings::text_at;
    use crate::import::tree::FileTree;
    use crate::text::{RelPath, Source};

    #[test]
    fn configuration_can_be_spread_over_files() {
        let file = |path: &str, text: &str| Source::new(RelPath::new(path).expect("plain"), text);
        let tree = FileTree::new(
            "site",
            vec![
                file(
                    "a/config.mjs",
                    "import x from 'x';\nimport locales from './locales.json';\nimport {\n  menu as bar,\n} from \"../shared\";\nconst look = require('./look');\nexport default f({ locales, bar, look, a: x });\n",
                ),
                file("a/locales.json", "{\"root\": {\"lang\": \"en\"}}"),
                file(
                    "shared.ts",
                    "import { name } from './name.ts';\nexport const menu = { title: name };\n",
                ),
                file("name.ts", "export const name = 'N';\n"),
                file("a/look.js", "module.exports = { icon: 'i.svg' };\n"),
            ],
            Vec::new(),
        );
        let config = read(&tree, "a/config.mjs");
        assert_eq!(text_at(&config, "locales.root.lang"), Some("en"));
        assert_eq!(text_at(&config, "bar.title"), Some("N"));
        assert_eq!(text_at(&config, "look.icon"), Some("i.svg"));
        assert_eq!(text_at(&config, "a"), None);
    }

    #[test]
    fn files_that_import_each_other_end() {
        let file = |path: &str, text: &str| Source::new(RelPath::new(path).expect("plain"), text);
        let texts = vec![
            file("a.js", "import b from './b';\nexport default { b, c: 'd' };\n"),
            file("b.js", "import a from './a';\nexport default { a };\n"),
        ];
        let config = read(&FileTree::new("site", texts, Vec::new()), "a.js");
        assert_eq!(text_at(&config, "b.a.c"), Some("d"));
    }
}
