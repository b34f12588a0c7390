//! Minifies style sheets: removes comments and needless white space.

/// Removes comments and needless white space; strings stay unchanged.
#[must_use]
pub fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            // An open comment runs to the end (CSS Syntax, section 4.3.2).
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            space(&mut out);
        } else if c.is_whitespace() {
            rest = rest.trim_start();
            space(&mut out);
        } else if matches!(c, '"' | '\'') {
            let length = string(rest);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else {
            if matches!(c, '{' | '}' | ';' | ',') {
                while out.ends_with([' ', if c == '}' { ';' } else { ' ' }]) {
                    out.pop();
                }
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out.trim_end().to_owned()
}

/// Writes a space, unless it has no effect here.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':']) {
        out.push(' ');
    }
}

/// The length of the string that a text begins with, quotes included.
fn string(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if !escaped && Some(c) == quote {
            return at + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn only_what_says_nothing_is_dropped() {
        let css = "/* a */\na > b :is(c, d) {\n  margin: 0 auto;\n  width: calc(1px + 2px);\n}\n@media (x: y) { e { f: \"/*  ; }\" } }\n";
        let compact_css =
            "a > b :is(c,d){margin:0 auto;width:calc(1px + 2px)}@media (x:y){e{f:\"/*  ; }\"}}";
        assert_eq!(compact(css), compact_css);
        assert_eq!(compact(&compact(css)), compact_css);
    }

    #[test]
    fn unfinished_style_sheets_end_somewhere() {
        assert_eq!(compact("a { b: \"c"), "a{b:\"c");
        assert_eq!(compact("a /* b"), "a");
    }
}
