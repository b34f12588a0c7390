//! JSON, and the literals of configuration scripts in JavaScript and TypeScript.
//!
//! A script is not run. Objects, lists, texts, numbers and names of constants of the same file are
//! read; a call of a function of the same file stands for what that returns, and another one for its
//! first argument that is an object or a text (`defineConfig({…})`, `require.resolve('./a')`);
//! everything else is nothing.

mod cursor;
mod reader;

use std::collections::BTreeMap;

use crate::import::settings::script::cursor::{Cursor, is_name};
use crate::import::settings::script::reader::ScriptReader;
use crate::yaml::{Node, Value};

/// Reads the value that a file exports, or a JSON text.
#[must_use]
pub fn read(text: &str) -> Node {
    read_with(text, &BTreeMap::new())
}

/// Reads a script whose imports have these values.
#[must_use]
pub fn read_with(text: &str, imports: &BTreeMap<String, Node>) -> Node {
    let constants = constants(text, imports);
    let begin = |word: &str| text.find(word).map(|at| at + word.len());
    let at = begin("export default").or_else(|| begin("module.exports ="));
    let at = at
        .unwrap_or_else(|| if text.trim_start().starts_with(['{', '[']) { 0 } else { text.len() });
    let value = ScriptReader::new(text, at, &constants).value(0);
    match value.value {
        Value::Null => constants.get("config").cloned().unwrap_or(value),
        Value::Scalar(_) | Value::Seq(_) | Value::Map(_) => value,
    }
}

/// The constants of a script that are literals, and what its functions return, by name: `name` and
/// `name()`.
#[must_use]
pub fn constants(text: &str, imports: &BTreeMap<String, Node>) -> BTreeMap<String, Node> {
    let mut constants = imports.clone();
    // Functions can stand below the constants that call them.
    for (name, at) in declared(text, "function ") {
        if let Some(at) = returned(text, at) {
            let node = ScriptReader::new(text, at, &constants).value(0);
            constants.insert(format!("{name}()"), node);
        }
    }
    for (name, after) in declared(text, "const ") {
        // A type stands between the name and the value.
        let Some(equals) = text[after..].find('=') else { continue };
        if text[after..after + equals].contains(['\n', ';', '(']) {
            continue;
        }
        let node = ScriptReader::new(text, after + equals + 1, &constants).value(0);
        constants.insert(name, node);
    }
    constants
}

/// The names that a word declares, each with the place after it.
fn declared(text: &str, word: &str) -> Vec<(String, usize)> {
    let starts = text.match_indices(word).filter(|(at, _)| {
        text[..*at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == ';')
    });
    let names = starts.map(|(at, word)| {
        let from = at + word.len();
        let name: String = text[from..].chars().take_while(|c| is_name(*c)).collect();
        let after = from + name.len();
        (name, after)
    });
    names.filter(|(name, _)| !name.is_empty()).collect()
}

/// Where the value begins that a function returns; `at` is the place after its name.
fn returned(text: &str, at: usize) -> Option<usize> {
    let mut cursor = Cursor { text, at };
    cursor.balanced();
    cursor.skip_until(&['{']);
    let start = cursor.at;
    cursor.balanced();
    let body = text.get(start..cursor.at)?;
    let word = "return ";
    body.find(word).map(|at| start + at + word.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::read;
    use crate::import::settings::{at, text_at, texts};

    #[test]
    fn configuration_scripts_are_read_without_running_them() {
        let node = read(
            "import { x } from './x'\n// const title = 'no'\nconst site = process.env.URL || 'https://a.example/';\n\
             const locales = { root: { label: 'English', lang: 'en' }, 'zh-cn': { lang: `zh-CN`, }, };\n\
             export default defineConfig({\n  title: \"It\\'s \\u0061\", site, locales,\n\
               transform: (page) => { return { a: [1, '}'] } },\n  hook() { return 1 },\n\
               list: [...x, 'a', b('c'), ['d', { e: true }]] /* end */,\n\
               edit: cond ? undefined : 'f',\n  async g(a) { const t = `${a}` },\n  last: 1.5,\n})\n",
        );
        assert_eq!(text_at(&node, "title"), Some("It's a"));
        assert_eq!(text_at(&node, "site"), Some("https://a.example/"));
        assert_eq!(text_at(&node, "locales.zh-cn.lang"), Some("zh-CN"));
        assert_eq!(texts(at(&node, "list"))[..2], ["a".to_owned(), "c".to_owned()]);
        assert_eq!(text_at(&node, "edit"), Some("f"));
        assert_eq!(text_at(&node, "last"), Some("1.5"));
        let node = read("/** @type {X} */\nconst config = { a: 'b' };\nmodule.exports = config;\n");
        assert_eq!(text_at(&node, "a"), Some("b"));
        assert_eq!(text_at(&read("{\"a\": {\"b\": \"c\"}}"), "a.b"), Some("c"));
        let node = read(
            "export default { a: { b: list('x') } }\nfunction list(of: string): X[] {\n  return [{ c: 'd' }]\n}\n",
        );
        assert_eq!(at(&node, "a.b").and_then(|list| list.items()[0].get_text("c")), Some("d"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>(), more in "[\\[\\]{}(),:'\"`a=>?.\n /*]{0,80}") {
            let _ = read(&format!("export default {more}{text}"));
        }
    }
}
