//! The characters of a script: texts, comments and brackets.

/// A place in a script.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// Whether a character is part of a name.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Reads a name; an empty text if there is none.
    pub(super) fn name(&mut self) -> String {
        let name: String = self.rest().chars().take_while(|c| is_name(*c)).collect();
        self.at += name.len();
        name
    }

    /// Goes on behind the next character.
    pub(super) fn step(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Skips white space and comments.
    pub(super) fn space(&mut self) {
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

    /// A quoted text; nothing for a template with expressions.
    pub(super) fn string(&mut self, quote: char) -> Option<String> {
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
    pub(super) fn balanced(&mut self) {
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
    pub(super) fn skip_until(&mut self, ends: &[char]) {
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
