//! The values of a script.

use std::collections::BTreeMap;

use crate::import::settings::script::cursor::{Cursor, is_name};
use crate::text::Span;
use crate::yaml::{MapEntry, Node, Value};

/// How deep values can be nested.
const MAX_DEPTH: usize = 64;

/// Reads values from a place on.
pub(super) struct ScriptReader<'a> {
    cursor: Cursor<'a>,
    constants: &'a BTreeMap<String, Node>,
}

impl<'a> ScriptReader<'a> {
    pub(super) fn new(
        text: &'a str,
        at: usize,
        constants: &'a BTreeMap<String, Node>,
    ) -> ScriptReader<'a> {
        ScriptReader { cursor: Cursor { text, at }, constants }
    }

    /// Reads a value with the operators that follow it.
    pub(super) fn value(&mut self, depth: usize) -> Node {
        let mut value = self.operand(depth);
        loop {
            self.cursor.space();
            if self.cursor.eat("||") || self.cursor.eat("??") || self.cursor.eat("+") {
                let next = self.operand(depth);
                value = if value.value == Value::Null { next } else { value };
            } else if self.cursor.rest().starts_with('?') && !self.cursor.rest().starts_with("?.") {
                // The alternative of a condition that cannot be decided here.
                self.cursor.at += 1;
                let first = self.value(depth);
                self.cursor.space();
                self.cursor.eat(":");
                let second = self.value(depth);
                value = if second.value == Value::Null { first } else { second };
            } else if self.cursor.eat("as const")
                || self.cursor.eat("===")
                || self.cursor.eat("!==")
                || self.cursor.eat("&&")
            {
                self.operand(depth);
            } else if self.cursor.eat("satisfies ") || self.cursor.eat("as ") {
                self.cursor.skip_until(&[',', '}', ']', ')', ';', '\n']);
            } else {
                return value;
            }
        }
    }

    fn operand(&mut self, depth: usize) -> Node {
        self.cursor.space();
        let start = self.cursor.at;
        let value = match self.cursor.peek() {
            Some(_) if depth > MAX_DEPTH => Value::Null,
            Some('{') => self.object(depth),
            Some('[') => self.list(depth),
            Some(quote @ ('"' | '\'' | '`')) => {
                self.cursor.string(quote).map_or(Value::Null, Value::Scalar)
            }
            Some('(') => return self.parenthesis(depth),
            Some('-' | '0'..='9') => {
                let number = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
                let number: String = self.cursor.rest().chars().take_while(number).collect();
                self.cursor.at += number.len();
                Value::Scalar(number)
            }
            Some('!' | '~') => {
                self.cursor.at += 1;
                self.operand(depth);
                Value::Null
            }
            Some(c) if is_name(c) => return self.name(depth),
            Some(_) | None => {
                self.cursor.skip_until(&[',', '}', ']', ')', ';']);
                Value::Null
            }
        };
        Node { span: Span::new(start, self.cursor.at), value }
    }

    /// `(value)`, or a function `(…) => …`, which is nothing.
    fn parenthesis(&mut self, depth: usize) -> Node {
        let start = self.cursor.at;
        self.cursor.balanced();
        let end = self.cursor.at;
        self.cursor.space();
        if self.cursor.eat("=>") {
            self.body();
            return Node::NOTHING;
        }
        let after = self.cursor.at;
        self.cursor.at = start + 1;
        let value = self.value(depth + 1);
        self.cursor.at = after.max(end);
        value
    }

    /// The body of a function.
    fn body(&mut self) {
        self.cursor.space();
        match self.cursor.peek() {
            Some('{') => self.cursor.balanced(),
            _ => self.cursor.skip_until(&[',', '}', ']', ')', ';']),
        }
    }

    /// A name with its members and calls.
    fn name(&mut self, depth: usize) -> Node {
        let name = self.cursor.name();
        match name.as_str() {
            "true" | "false" => {
                return Node {
                    span: Span::new(self.cursor.at - name.len(), self.cursor.at),
                    value: Value::Scalar(name),
                };
            }
            "null" | "undefined" => return Node::NOTHING,
            "async" | "new" | "await" | "typeof" => return self.operand(depth),
            "function" => {
                self.cursor.skip_until(&['{']);
                self.cursor.balanced();
                return Node::NOTHING;
            }
            _ => {}
        }
        let mut value = self.constants.get(&name).cloned().unwrap_or(Node::NOTHING);
        // A function of the same file stands for what it returns.
        let mut returned = self.constants.get(&format!("{name}()")).cloned();
        loop {
            self.cursor.space();
            if self.cursor.eat("=>") {
                self.body();
                return Node::NOTHING;
            }
            if self.cursor.eat("?.")
                || (self.cursor.rest().starts_with('.') && !self.cursor.rest().starts_with("..."))
            {
                self.cursor.eat(".");
                let member = self.cursor.name();
                value = value.get(&member).cloned().unwrap_or(Node::NOTHING);
            } else if self.cursor.peek() == Some('(') {
                let argument = self.call(depth);
                value = returned.take().unwrap_or(argument);
            } else if self.cursor.peek() == Some('[') && value.value != Value::Null {
                self.cursor.balanced();
                value = Node::NOTHING;
            } else {
                return value;
            }
        }
    }

    /// The first argument that is an object, a list or a text.
    fn call(&mut self, depth: usize) -> Node {
        self.cursor.at += 1;
        let mut chosen = Node::NOTHING;
        loop {
            self.cursor.space();
            match self.cursor.peek() {
                None => return chosen,
                Some(')') => {
                    self.cursor.at += 1;
                    return chosen;
                }
                Some(',') => self.cursor.at += 1,
                Some(_) => {
                    let before = self.cursor.at;
                    let argument = self.value(depth + 1);
                    let is_better = matches!(argument.value, Value::Map(_))
                        && !matches!(chosen.value, Value::Map(_));
                    if chosen.value == Value::Null || is_better {
                        chosen = argument;
                    }
                    if self.cursor.at == before {
                        self.cursor.step();
                    }
                }
            }
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        self.cursor.at += 1;
        let mut entries: Vec<MapEntry> = Vec::new();
        loop {
            self.cursor.space();
            let start = self.cursor.at;
            match self.cursor.peek() {
                None => break,
                Some('}') => {
                    self.cursor.at += 1;
                    break;
                }
                Some(',' | ';') => {
                    self.cursor.at += 1;
                    continue;
                }
                Some(_) if self.cursor.eat("...") => {
                    if let Value::Map(more) = self.value(depth + 1).value {
                        entries.extend(more);
                    }
                    continue;
                }
                Some(_) => {}
            }
            let Some(key) = self.key() else {
                self.cursor.skip_until(&[',', '}']);
                if self.cursor.at == start {
                    self.cursor.step();
                }
                continue;
            };
            let key_span = Span::new(start, self.cursor.at);
            self.cursor.space();
            let value = if self.cursor.eat(":") {
                self.value(depth + 1)
            } else if self.cursor.peek() == Some('(') {
                // A method.
                self.cursor.balanced();
                self.body();
                Node::NOTHING
            } else {
                self.constants.get(&key).cloned().unwrap_or(Node::NOTHING)
            };
            entries.retain(|entry| entry.key != key);
            entries.push(MapEntry { key, key_span, value });
        }
        Value::Map(entries)
    }

    fn key(&mut self) -> Option<String> {
        match self.cursor.peek()? {
            quote @ ('"' | '\'' | '`') => self.cursor.string(quote),
            '[' => {
                self.cursor.balanced();
                None
            }
            c if is_name(c) => Some(self.cursor.name()),
            _ => None,
        }
    }

    fn list(&mut self, depth: usize) -> Value {
        self.cursor.at += 1;
        let mut items = Vec::new();
        loop {
            self.cursor.space();
            match self.cursor.peek() {
                None => break,
                Some(']') => {
                    self.cursor.at += 1;
                    break;
                }
                Some(',') => self.cursor.at += 1,
                Some(_) if self.cursor.eat("...") => {
                    if let Value::Seq(more) = self.value(depth + 1).value {
                        items.extend(more);
                    }
                }
                Some(_) => {
                    let before = self.cursor.at;
                    items.push(self.value(depth + 1));
                    if self.cursor.at == before {
                        self.cursor.step();
                    }
                }
            }
        }
        Value::Seq(items)
    }
}
