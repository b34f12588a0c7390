//! JSON, and the literals of configuration scripts in JavaScript and TypeScript.
//!
//! A script is not run. Objects, lists, texts, numbers and names of constants of the same file are
//! read; a call stands for its first argument that is an object or a text (`defineConfig({…})`,
//! `require.resolve('./a')`); everything else is nothing.

use std::collections::BTreeMap;

use crate::text::Span;
use crate::yaml::{Entry, Node, Value};

/// How deep values can be nested.
const MAX_DEPTH: usize = 64;

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
    let value = Reader { text, at, constants: &constants }.value(0);
    match value.value {
        Value::Null => constants.get("config").cloned().unwrap_or(value),
        Value::Scalar(_) | Value::Seq(_) | Value::Map(_) => value,
    }
}

/// The constants of a script that are literals, by name.
#[must_use]
pub fn constants(text: &str, imports: &BTreeMap<String, Node>) -> BTreeMap<String, Node> {
    let mut constants = imports.clone();
    let mut from = 0;
    while let Some(at) = text[from..].find("const ").map(|at| at + from) {
        from = at + "const ".len();
        let is_start = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == ';');
        let name: String = text[from..].chars().take_while(|c| is_name(*c)).collect();
        let after = &text[from + name.len()..];
        // A type stands between the name and the value.
        let Some(equals) = after.find('=').filter(|_| is_start && !name.is_empty()) else {
            continue;
        };
        if after[..equals].contains(['\n', ';', '(']) {
            continue;
        }
        let at = from + name.len() + equals + 1;
        let node = Reader { text, at, constants: &constants }.value(0);
        constants.insert(name, node);
    }
    constants
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    constants: &'a BTreeMap<String, Node>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Skips white space and comments.
    fn space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            let end = match trimmed {
                comment if comment.starts_with("//") => comment.find('\n').map(|end| end + 1),
                comment if comment.starts_with("/*") => comment.find("*/").map(|end| end + 2),
                _ => return,
            };
            self.at += end.unwrap_or(self.rest().len());
        }
    }

    /// Reads a value with the operators that follow it.
    fn value(&mut self, depth: usize) -> Node {
        let mut value = self.operand(depth);
        loop {
            self.space();
            if self.eat("||") || self.eat("??") || self.eat("+") {
                let next = self.operand(depth);
                value = if value.value == Value::Null { next } else { value };
            } else if self.rest().starts_with('?') && !self.rest().starts_with("?.") {
                // The alternative of a condition that cannot be decided here.
                self.at += 1;
                let first = self.value(depth);
                self.space();
                self.eat(":");
                let second = self.value(depth);
                value = if second.value == Value::Null { first } else { second };
            } else if self.eat("as const") || self.eat("===") || self.eat("!==") || self.eat("&&") {
                self.operand(depth);
            } else if self.eat("satisfies ") || self.eat("as ") {
                self.skip_until(&[',', '}', ']', ')', ';', '\n']);
            } else {
                return value;
            }
        }
    }

    fn operand(&mut self, depth: usize) -> Node {
        self.space();
        let start = self.at;
        let value = match self.peek() {
            Some(_) if depth > MAX_DEPTH => Value::Null,
            Some('{') => self.object(depth),
            Some('[') => self.list(depth),
            Some(quote @ ('"' | '\'' | '`')) => {
                self.string(quote).map_or(Value::Null, Value::Scalar)
            }
            Some('(') => return self.parenthesis(depth),
            Some('-' | '0'..='9') => {
                let number = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
                let number: String = self.rest().chars().take_while(number).collect();
                self.at += number.len();
                Value::Scalar(number)
            }
            Some('!' | '~') => {
                self.at += 1;
                self.operand(depth);
                Value::Null
            }
            Some(c) if is_name(c) => return self.name(depth),
            Some(_) | None => {
                self.skip_until(&[',', '}', ']', ')', ';']);
                Value::Null
            }
        };
        Node { span: Span::new(start, self.at), value }
    }

    /// `(value)`, or a function `(…) => …`, which is nothing.
    fn parenthesis(&mut self, depth: usize) -> Node {
        let start = self.at;
        self.balanced();
        let end = self.at;
        self.space();
        if self.eat("=>") {
            self.body();
            return Node::NOTHING;
        }
        let after = self.at;
        self.at = start + 1;
        let value = self.value(depth + 1);
        self.at = after.max(end);
        value
    }

    /// The body of a function.
    fn body(&mut self) {
        self.space();
        match self.peek() {
            Some('{') => self.balanced(),
            _ => self.skip_until(&[',', '}', ']', ')', ';']),
        }
    }

    /// A name with its members and calls.
    fn name(&mut self, depth: usize) -> Node {
        let name: String = self.rest().chars().take_while(|c| is_name(*c)).collect();
        self.at += name.len();
        match name.as_str() {
            "true" | "false" => {
                return Node {
                    span: Span::new(self.at - name.len(), self.at),
                    value: Value::Scalar(name),
                };
            }
            "null" | "undefined" => return Node::NOTHING,
            "async" | "new" | "await" | "typeof" => return self.operand(depth),
            "function" => {
                self.skip_until(&['{']);
                self.balanced();
                return Node::NOTHING;
            }
            _ => {}
        }
        let mut value = self.constants.get(&name).cloned().unwrap_or(Node::NOTHING);
        loop {
            self.space();
            if self.eat("=>") {
                self.body();
                return Node::NOTHING;
            }
            if self.eat("?.") || (self.rest().starts_with('.') && !self.rest().starts_with("...")) {
                self.eat(".");
                let member: String = self.rest().chars().take_while(|c| is_name(*c)).collect();
                self.at += member.len();
                value = value.get(&member).cloned().unwrap_or(Node::NOTHING);
            } else if self.peek() == Some('(') {
                value = self.call(depth);
            } else if self.peek() == Some('[') && value.value != Value::Null {
                self.balanced();
                value = Node::NOTHING;
            } else {
                return value;
            }
        }
    }

    /// The first argument that is an object, a list or a text.
    fn call(&mut self, depth: usize) -> Node {
        self.at += 1;
        let mut chosen = Node::NOTHING;
        loop {
            self.space();
            match self.peek() {
                None => return chosen,
                Some(')') => {
                    self.at += 1;
                    return chosen;
                }
                Some(',') => self.at += 1,
                Some(_) => {
                    let before = self.at;
                    let argument = self.value(depth + 1);
                    let is_better = matches!(argument.value, Value::Map(_))
                        && !matches!(chosen.value, Value::Map(_));
                    if chosen.value == Value::Null || is_better {
                        chosen = argument;
                    }
                    if self.at == before {
                        self.at += self.peek().map_or(0, char::len_utf8);
                    }
                }
            }
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            self.space();
            let start = self.at;
            match self.peek() {
                None => break,
                Some('}') => {
                    self.at += 1;
                    break;
                }
                Some(',' | ';') => {
                    self.at += 1;
                    continue;
                }
                Some(_) if self.eat("...") => {
                    if let Value::Map(more) = self.value(depth + 1).value {
                        entries.extend(more);
                    }
                    continue;
                }
                Some(_) => {}
            }
            let Some(key) = self.key() else {
                self.skip_until(&[',', '}']);
                if self.at == start {
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                continue;
            };
            let key_span = Span::new(start, self.at);
            self.space();
            let value = if self.eat(":") {
                self.value(depth + 1)
            } else if self.peek() == Some('(') {
                // A method.
                self.balanced();
                self.body();
                Node::NOTHING
            } else {
                self.constants.get(&key).cloned().unwrap_or(Node::NOTHING)
            };
            entries.retain(|entry| entry.key != key);
            entries.push(Entry { key, key_span, value });
        }
        Value::Map(entries)
    }

    fn key(&mut self) -> Option<String> {
        match self.peek()? {
            quote @ ('"' | '\'' | '`') => self.string(quote),
            '[' => {
                self.balanced();
                None
            }
            c if is_name(c) => {
                let name: String = self.rest().chars().take_while(|c| is_name(*c)).collect();
                self.at += name.len();
                Some(name)
            }
            _ => None,
        }
    }

    fn list(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            match self.peek() {
                None => break,
                Some(']') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                Some(_) if self.eat("...") => {
                    if let Value::Seq(more) = self.value(depth + 1).value {
                        items.extend(more);
                    }
                }
                Some(_) => {
                    let before = self.at;
                    items.push(self.value(depth + 1));
                    if self.at == before {
                        self.at += self.peek().map_or(0, char::len_utf8);
                    }
                }
            }
        }
        Value::Seq(items)
    }

    /// A quoted text; nothing for a template with expressions.
    fn string(&mut self, quote: char) -> Option<String> {
        self.at += 1;
        let mut text = String::new();
        let mut is_plain = true;
        let rest = self.rest().to_owned();
        let mut chars = rest.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                c if c == quote => {
                    self.at += at + c.len_utf8();
                    return is_plain.then_some(text);
                }
                '\\' => match chars.next().map(|(_, c)| c) {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some('u') => {
                        let digits: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                        let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                        text.extend(code);
                    }
                    Some('\n') | None => {}
                    Some(c) => text.push(c),
                },
                '$' if quote == '`' && rest[at..].starts_with("${") => is_plain = false,
                c => text.push(c),
            }
        }
        self.at = self.text.len();
        None
    }

    /// Skips a bracket with everything in it.
    fn balanced(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.peek() {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                '"' | '\'' | '`' => {
                    self.string(c);
                    continue;
                }
                '/' if self.rest().starts_with("//") || self.rest().starts_with("/*") => {
                    self.space();
                    continue;
                }
                _ => {}
            }
            self.at += c.len_utf8();
            if depth == 0 {
                return;
            }
        }
    }

    /// Skips to one of these characters, over brackets and texts.
    fn skip_until(&mut self, ends: &[char]) {
        while let Some(c) = self.peek() {
            if ends.contains(&c) {
                return;
            }
            match c {
                '(' | '[' | '{' => self.balanced(),
                '"' | '\'' | '`' => drop(self.string(c)),
                _ => self.at += c.len_utf8(),
            }
        }
    }
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
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>(), more in "[\\[\\]{}(),:'\"`a=>?.\n /*]{0,80}") {
            let _ = read(&format!("export default {more}{text}"));
        }
    }
}
