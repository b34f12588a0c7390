//! Tags of components and elements as JSX and Vue write them: `<Name a="b" c={d}>`.

/// A tag in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlTag {
    /// The name; empty for a fragment, `<>`.
    pub name: String,
    /// The attributes in order.
    pub attributes: Vec<TagAttribute>,
    /// Which part of an element it is.
    pub kind: TagKind,
    /// The number of its bytes.
    pub length: usize,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagAttribute {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: AttributeValue,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeValue {
    /// No value.
    None,
    /// A text.
    Text(String),
    /// An expression in braces.
    Expression(String),
}

/// Which part of an element a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    /// The beginning.
    Open,
    /// The end.
    Close,
    /// All of it.
    Whole,
}

impl HtmlTag {
    /// The text of an attribute; an expression that is a text counts as one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        match &attribute.value {
            AttributeValue::None => Some(""),
            AttributeValue::Text(text) => Some(text),
            AttributeValue::Expression(code) => literal(code),
        }
    }

    /// The expression of an attribute.
    #[must_use]
    pub fn expression(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.name == name).and_then(|it| match &it.value {
            AttributeValue::Expression(code) => Some(code.as_str()),
            AttributeValue::None | AttributeValue::Text(_) => None,
        })
    }

    /// Whether this is a component and not an element of HTML.
    #[must_use]
    pub fn is_component(&self) -> bool {
        self.name.is_empty()
            || self.name.starts_with(|c: char| c.is_ascii_uppercase())
            || self.name.contains('.')
    }
}

/// The first quoted text of an expression: `'a'`, `require('./a.png').default`, `url("/a")`.
fn literal(code: &str) -> Option<&str> {
    let code = code.trim();
    let at = code.find(['"', '\'', '`'])?;
    let quote = code[at..].chars().next()?;
    let is_call = at == 0 || code[..at].ends_with('(');
    let end = code[at + 1..].find(quote)? + at + 1;
    (is_call && !code[at + 1..end].contains("${")).then(|| &code[at + 1..end])
}

/// The tag that a text begins with. Nothing for a tag without its end.
#[must_use]
pub fn parse(text: &str) -> Option<HtmlTag> {
    text.strip_prefix('<')?;
    let mut reader = TagReader { text, at: 1 };
    let is_end = reader.eat('/');
    let name = reader.take(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'));
    if name.is_empty() && !reader.rest().starts_with('>')
        || name.starts_with(|c: char| !c.is_alphabetic())
    {
        return None;
    }
    // The address of an email, `<a@b.c>`, begins like a tag.
    if !reader.rest().starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '{')) {
        return None;
    }
    let mut attributes = Vec::new();
    loop {
        reader.take(char::is_whitespace);
        if reader.rest().starts_with("/>") {
            reader.at += 2;
            return Some(HtmlTag { name, attributes, kind: TagKind::Whole, length: reader.at });
        }
        match reader.rest().chars().next()? {
            '>' => {
                reader.at += 1;
                let kind = if is_end { TagKind::Close } else { TagKind::Open };
                return Some(HtmlTag { name, attributes, kind, length: reader.at });
            }
            // A spread, `{...props}`.
            '{' => drop(reader.braces()?),
            _ => attributes.push(reader.attribute()?),
        }
    }
}

/// The text of a piece of HTML: no tags, and one space for each run of white space.
#[must_use]
pub fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let length = parse(&rest[at..]).map_or(1, |tag| tag.length);
        text.push_str(if length == 1 { "<" } else { "" });
        rest = &rest[at + length..];
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct TagReader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> TagReader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    fn take(&mut self, is_part: impl Fn(char) -> bool) -> String {
        let rest = self.rest();
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += end;
        rest[..end].to_owned()
    }

    fn attribute(&mut self) -> Option<TagAttribute> {
        let name = self.take(|c| {
            !c.is_whitespace() && !matches!(c, '=' | '>' | '/' | '"' | '\'' | '<' | '{' | '}')
        });
        if name.is_empty() {
            return None;
        }
        let before = self.at;
        self.take(char::is_whitespace);
        if !self.eat('=') {
            self.at = before;
            return Some(TagAttribute { name, value: AttributeValue::None });
        }
        self.take(char::is_whitespace);
        let value = match self.rest().chars().next()? {
            quote @ ('"' | '\'') => {
                self.at += 1;
                let text = self.take(|c| c != quote);
                self.eat(quote).then_some(AttributeValue::Text(text))?
            }
            '{' => AttributeValue::Expression(self.braces()?),
            _ => AttributeValue::Text(
                self.take(|c| !c.is_whitespace() && !matches!(c, '>' | '"' | '\'' | '<')),
            ),
        };
        Some(TagAttribute { name, value })
    }

    /// The code between braces.
    fn braces(&mut self) -> Option<String> {
        let start = self.at;
        let rest = self.rest();
        let mut depth = 0_usize;
        let mut quote = None;
        // The end of the last comment.
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            if at < end {
                continue;
            }
            match quote {
                Some(open) if c == open => quote = None,
                Some(_) => {}
                None => match c {
                    '/' if rest[at..].starts_with("/*") => {
                        end = rest[at..].find("*/").map_or(rest.len(), |end| at + end + 2);
                    }
                    '"' | '\'' | '`' => quote = Some(c),
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                },
            }
            if depth == 0 {
                self.at = start + at + 1;
                return Some(rest[1..at].to_owned());
            }
        }
        None
    }
}

/// The number of lines of the element that a text begins with; `None` if it does not end in the lines.
#[must_use]
pub fn n_lines<T: AsRef<str>>(lines: impl Iterator<Item = T>, name: &str) -> Option<usize> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 0_usize;
    for (nth, line) in lines.enumerate() {
        let line = line.as_ref();
        depth += line.matches(&start).count();
        depth = depth.saturating_sub(line.matches(&end).count());
        if depth == 0 {
            return Some(nth + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{TagKind, parse, text_of};

    #[test]
    fn tags_have_names_and_attributes() {
        let tag =
            parse("<Card title=\"A > b\" src={require('./a.png').default} c={d ? '}' : 1} open> x")
                .expect("is one");
        assert_eq!((tag.name.as_str(), tag.kind, tag.length), ("Card", TagKind::Open, 74));
        assert_eq!(
            (tag.get("title"), tag.get("src"), tag.get("open")),
            (Some("A > b"), Some("./a.png"), Some(""))
        );
        assert_eq!(tag.get("c"), None);
        assert_eq!(parse("</Tabs>").map(|tag| tag.kind), Some(TagKind::Close));
        assert_eq!(
            parse("<A.B/>").map(|tag| (tag.name, tag.kind)),
            Some(("A.B".to_owned(), TagKind::Whole))
        );
        assert_eq!(parse("<>").map(|tag| tag.name), Some(String::new()));
        for text in ["", "a <b>", "< a>", "<a", "<3>", "<https://x.org>x", "<a@b.c>"] {
            assert!(parse(text).is_none_or(|tag| tag.name == "https:"), "{text}");
        }
    }

    #[test]
    fn text_of_markup_has_no_tags() {
        assert_eq!(text_of("a <b>c</b>,\n <a href='d'>e</a> < f"), "a c, e < f");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>(), more in "[a-zA{}<>/=\"' ]{0,60}") {
            let _ = parse(&format!("<{more}{text}"));
        }
    }
}
