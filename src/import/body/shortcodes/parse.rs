//! The syntax of shortcodes.

/// A shortcode in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shortcode {
    pub(super) name: String,
    /// Positional and named parameters.
    pub(super) parameters: Vec<Parameter>,
    /// `{{< /name >}}`.
    pub(super) is_end: bool,
    /// `{{< name />}}`.
    pub(super) is_whole: bool,
    /// The number of its bytes.
    pub(super) length: usize,
}

/// A parameter of a shortcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parameter {
    /// Empty for one without a name.
    pub(super) name: String,
    pub(super) value: String,
}

impl Shortcode {
    /// The first of these named parameters that has a value.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        let named = names
            .iter()
            .find_map(|name| self.parameters.iter().find(|it| it.name.eq_ignore_ascii_case(name)));
        named.map(|it| it.value.as_str()).filter(|value| !value.is_empty())
    }

    /// A parameter by its place among those without names.
    pub(super) fn at(&self, nth: usize) -> Option<&str> {
        self.parameters.iter().filter(|it| it.name.is_empty()).nth(nth).map(|it| it.value.as_str())
    }

    /// The first of these named parameters, else the first without a name.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        self.get(names).or_else(|| self.at(0))
    }
}

/// Reads a shortcode at the beginning of a text.
pub(super) fn shortcode(text: &str) -> Option<Shortcode> {
    let (inner, end) = match text.get(..3)? {
        "{{<" => (&text[3..], ">}}"),
        "{{%" => (&text[3..], "%}}"),
        _ => return None,
    };
    let at = inner.find(end)?;
    let length = 3 + at + 3;
    let inner = inner[..at].trim();
    if inner.starts_with("/*") {
        return None;
    }
    let is_whole = inner.ends_with('/');
    let inner = inner.trim_end_matches('/').trim();
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner.trim()),
        None => (false, inner),
    };
    let mut words = words(inner).into_iter();
    let name = words.next()?.value;
    Some(Shortcode { name, parameters: words.collect(), is_end, is_whole, length })
}

fn words(text: &str) -> Vec<Parameter> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let name_end = rest
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'))
            .unwrap_or(rest.len());
        let is_named = !matches!(first, '"' | '`' | '\'') && rest[name_end..].starts_with('=');
        let name = if is_named { rest[..name_end].to_owned() } else { String::new() };
        let value = if is_named { &rest[name_end + 1..] } else { rest };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '`' | '\''));
        let (value, after) = match quote.and_then(|quote| value[1..].find(quote)) {
            Some(end) => (&value[1..=end], &value[end + 2..]),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        words.push(Parameter { name, value: value.to_owned() });
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{shortcode, words};

    #[test]
    fn shortcodes_have_parameters() {
        let read = shortcode("{{< figure src=\"a b.png\" alt='c' d >}} e").expect("is one");
        assert_eq!(
            (read.name.as_str(), read.get(&["src"]), read.at(0)),
            ("figure", Some("a b.png"), Some("d"))
        );
        assert_eq!(read.length, 38);
        assert!(shortcode("{{% /notice %}}").is_some_and(|it| it.is_end && it.name == "notice"));
        assert_eq!(shortcode("{{</* a */>}}"), None);
        assert_eq!(words("blocks/section a=\"\"").len(), 2);
    }
}
