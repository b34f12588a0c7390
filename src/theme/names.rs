//! Names of kb in the style sheets and templates of a site: former ones, and ones that kb does not have.
//!
//! 1. A former name is reported unless the site gives it a meaning of its own: a property that it both
//!    defines and uses, or a name that one of its scripts or templates has.
//! 2. A former class is reported only if no page has its name either, which the theme does not know
//!    ([`FormerClass`]).
//! 3. Names of properties that begin with `--kb-` are those of kb, so one that kb does not have is
//!    misspelt, or may get a meaning in kb later.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::rules::Rule;
use crate::diag::{Diagnostic, Found, nearest};
use crate::text::{Source, Span};
use crate::theme::css::{self, CssName, CssNameKind};
use crate::theme::files::{self, ThemeFile};

/// The beginning of the tokens of kb.
const OWN_TOKENS: &str = "--kb-";

/// The beginning of the classes of kb.
const OWN_CLASSES: &str = "kb-";

/// The beginning of the attributes of kb.
const OWN_ATTRIBUTES: &str = "data-kb-";

/// A name that kb had, and the present one.
struct RenamedName {
    old: &'static str,
    new: &'static str,
}

const fn renamed(old: &'static str, new: &'static str) -> RenamedName {
    RenamedName { old, new }
}

/// The former tokens.
const TOKENS: &[RenamedName] = &[
    renamed("--bg", "--kb-page"),
    renamed("--raised", "--kb-raised"),
    renamed("--soft", "--kb-sunken"),
    renamed("--line", "--kb-line"),
    renamed("--edge", "--kb-edge"),
    renamed("--text", "--kb-text"),
    renamed("--muted", "--kb-muted"),
    renamed("--accent", "--kb-accent"),
    renamed("--accent-deep", "--kb-accent-strong"),
    renamed("--accent-tint", "--kb-accent-soft"),
    renamed("--on-accent", "--kb-on-accent"),
    renamed("--focus", "--kb-focus"),
    renamed("--info", "--kb-info"),
    renamed("--info-tint", "--kb-info-soft"),
    renamed("--good", "--kb-good"),
    renamed("--good-tint", "--kb-good-soft"),
    renamed("--key", "--kb-key"),
    renamed("--key-tint", "--kb-key-soft"),
    renamed("--caution", "--kb-caution"),
    renamed("--caution-tint", "--kb-caution-soft"),
    renamed("--serious", "--kb-serious"),
    renamed("--serious-tint", "--kb-serious-soft"),
    renamed("--danger", "--kb-danger"),
    renamed("--danger-tint", "--kb-danger-soft"),
    renamed("--measure", "--kb-measure"),
    renamed("--gap", "--kb-gap"),
    renamed("--radius", "--kb-radius"),
    renamed("--sans", "--kb-font"),
    renamed("--mono", "--kb-font-code"),
    renamed("--if-light", "--kb-light"),
    renamed("--if-dark", "--kb-dark"),
];

/// The former ids of the frame. Headings have ids of their own, so those that a heading is likely to have are not here.
const IDS: &[RenamedName] = &[
    renamed("main", "kb--main"),
    renamed("site-nav", "kb--site-nav"),
    renamed("appearance", "kb--appearance"),
    renamed("search-input", "kb--search-input"),
    renamed("search-page-input", "kb--search-page-input"),
    renamed("used-by", "kb--used-by"),
    renamed("print-toc", "kb--print-toc"),
    renamed("by-signal", "kb--by-signal"),
    renamed("by-severity", "kb--by-severity"),
];

/// The names in one style sheet of the site.
struct NamedSheet {
    source: Arc<Source>,
    names: Vec<CssName>,
}

/// A class in a style sheet of the site that kb had under this name, and no script or template of the site has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerClass {
    /// The name, which a page of the site could have.
    pub name: String,
    /// The finding if none has it.
    pub finding: Diagnostic,
}

/// What is known about the names of a theme.
struct KnownNames<'a> {
    /// The tokens that kb defines.
    tokens: BTreeSet<String>,
    /// The classes in style sheets of kb.
    classes: BTreeSet<String>,
    /// The attributes of kb.
    attributes: BTreeSet<String>,
    /// The properties that style sheets of the site define, and those that they use.
    defined: BTreeSet<String>,
    used: BTreeSet<String>,
    /// The scripts and templates of the site.
    texts: Vec<&'a str>,
}

/// The former classes in the style sheets of a site, with the findings for all other names.
pub(super) fn check(all: &[ThemeFile]) -> Found<Vec<FormerClass>> {
    let own = || all.iter().filter(|file| file.is_own);
    let is_sheet = |file: &&ThemeFile| file.inner.extension() == "css";
    let sheets = own().filter(is_sheet).filter_map(|file| {
        let text = std::str::from_utf8(&file.bytes).ok()?;
        Some(NamedSheet { source: Source::new(file.shown.clone(), text), names: css::names(text) })
    });
    let sheets: Vec<NamedSheet> = sheets.collect();
    if sheets.iter().all(|sheet| sheet.names.is_empty()) {
        return Found::default();
    }
    let of_kind = |kind| {
        let names = sheets.iter().flat_map(|sheet| &sheet.names);
        names.filter(move |name| name.kind == kind).map(|name| name.name.clone()).collect()
    };
    let others = own().filter(|file| !is_sheet(file));
    let of_kb = names_of_kb();
    let beginning = |with: &str| -> BTreeSet<String> {
        of_kb.iter().filter(|name| name.starts_with(with)).cloned().collect()
    };
    let known = KnownNames {
        tokens: beginning(OWN_TOKENS),
        classes: beginning(OWN_CLASSES),
        attributes: attributes_of_kb(),
        defined: of_kind(CssNameKind::Definition),
        used: of_kind(CssNameKind::Use),
        texts: others.filter_map(|file| std::str::from_utf8(&file.bytes).ok()).collect(),
    };
    let of_sheet = |sheet: &NamedSheet| {
        let finding = |name| known.finding(&sheet.source, name);
        sheet.names.iter().filter_map(finding).collect::<Vec<_>>()
    };
    let findings = sheets.iter().flat_map(of_sheet).collect();
    let classes = |sheet: &NamedSheet| {
        let class = |name| known.former_class(&sheet.source, name);
        sheet.names.iter().filter_map(class).collect::<Vec<_>>()
    };
    Found { value: sheets.iter().flat_map(classes).collect(), findings }
}

/// The names in the style sheets of kb.
fn names_of_kb() -> BTreeSet<String> {
    let of_kb = files::over_default("default", []);
    let sheets = of_kb.iter().filter(|file| file.inner.extension() == "css");
    let texts = sheets.filter_map(|file| std::str::from_utf8(&file.bytes).ok());
    let names = texts.flat_map(css::names);
    names.map(|name| name.name).collect()
}

/// The attributes in the templates and scripts of kb.
fn attributes_of_kb() -> BTreeSet<String> {
    let of_kb = files::over_default("default", []);
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let files = of_kb.iter().filter(|file| matches!(file.inner.extension(), "html" | "js"));
    let texts = files.filter_map(|file| std::str::from_utf8(&file.bytes).ok());
    let names = texts.flat_map(|text| {
        text.match_indices(OWN_ATTRIBUTES).map(|(at, _)| {
            let end = text[at..].find(|c| !is_of_name(c));
            text[at..end.map_or(text.len(), |end| at + end)].to_owned()
        })
    });
    names.filter(|name| !name.ends_with('-')).collect()
}

impl KnownNames<'_> {
    fn finding(&self, source: &Arc<Source>, name: &CssName) -> Option<Diagnostic> {
        let CssName { kind, name: written, span } = name;
        match kind {
            CssNameKind::Definition | CssNameKind::Use | CssNameKind::OptionalUse => {
                if written.starts_with(OWN_TOKENS) {
                    return self.unknown_token(source, name);
                }
                let new = new_name(TOKENS, written)?;
                let is_own = self.defined.contains(written) && self.used.contains(written);
                let is_optional = *kind == CssNameKind::OptionalUse;
                let is_meant = !is_own && !is_optional && !self.is_in_text(written);
                is_meant.then(|| old_name(source, *span, "token", [written, new]))
            }
            CssNameKind::Class => None,
            CssNameKind::Id => {
                let new = new_name(IDS, written)?;
                (!self.is_in_text(written)).then(|| old_name(source, *span, "id", [written, new]))
            }
            CssNameKind::Attribute => {
                let new = format!("{OWN_ATTRIBUTES}{}", written.strip_prefix("data-")?);
                let is_meant = self.attributes.contains(&new) && !self.has_attribute(written);
                is_meant.then(|| old_name(source, *span, "attribute", [written, &new]))
            }
        }
    }

    /// A class that kb had without the beginning of its names.
    fn former_class(&self, source: &Arc<Source>, name: &CssName) -> Option<FormerClass> {
        let CssName { kind, name, span } = name;
        let new = format!("{OWN_CLASSES}{name}");
        let is_former = *kind == CssNameKind::Class && self.classes.contains(&new);
        (is_former && !self.is_in_text(name)).then(|| FormerClass {
            name: name.clone(),
            finding: old_name(source, *span, "class", [name, &new]),
        })
    }

    /// The finding for a token that kb does not have.
    fn unknown_token(&self, source: &Arc<Source>, name: &CssName) -> Option<Diagnostic> {
        let CssName { kind, name, span } = name;
        let is_own = self.defined.contains(name);
        // One finding at the definition is enough.
        if self.tokens.contains(name) || (is_own && *kind != CssNameKind::Definition) {
            return None;
        }
        let message = format!("kb has no token `{name}`");
        let finding = Diagnostic::new(Rule::ThemeUnknownToken, source, *span, message);
        let is_used = self.used.contains(name) || self.is_in_text(name);
        let near = nearest(name, self.tokens.iter().map(String::as_str));
        Some(match near.filter(|_| !(is_own && is_used)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!(
                "names that begin with `{OWN_TOKENS}` are those of kb; call it `--{}`",
                name.trim_start_matches(OWN_TOKENS)
            )),
        })
    }

    /// Whether a script or template of the site has a name.
    fn is_in_text(&self, name: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        self.texts.iter().any(|text| {
            text.match_indices(name).any(|(at, _)| {
                !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
            })
        })
    }

    /// The same for an attribute, which a script can also set as `dataset.name`.
    fn has_attribute(&self, name: &str) -> bool {
        let mut words = name.trim_start_matches("data-").split('-');
        let first = words.next().unwrap_or_default().to_owned();
        let field = words.fold(first, |name, word| {
            let (head, tail) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            name + &head.to_uppercase() + tail
        });
        self.is_in_text(name) || self.is_in_text(&format!("dataset.{field}"))
    }
}

fn new_name(table: &[RenamedName], name: &str) -> Option<&'static str> {
    table.iter().find(|renamed| renamed.old == name).map(|renamed| renamed.new)
}

/// The finding for a former name; `names` are the former and the present one.
fn old_name(source: &Arc<Source>, span: Span, kind: &str, names: [&str; 2]) -> Diagnostic {
    let [old, new] = names;
    let message = format!("kb has no {kind} `{old}` now");
    Diagnostic::new(Rule::ThemeOldName, source, span, message).help(format!("write `{new}`"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{IDS, OWN_CLASSES, TOKENS, attributes_of_kb, check, names_of_kb};
    use crate::theme::files::over_default;

    /// The messages for a style sheet and another file of a site.
    fn messages(sheet: &str, other: &str) -> Vec<String> {
        let own = [("assets/site.css", sheet), ("assets/own.js", other)];
        let own = own.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let found = check(&over_default("mine", own));
        let classes = found.value.into_iter().map(|class| class.finding);
        found.findings.into_iter().chain(classes).map(|it| it.message).collect()
    }

    #[test]
    fn present_names_exist() {
        let tokens = names_of_kb();
        assert!(TOKENS.iter().all(|it| tokens.contains(it.new)), "{tokens:?}");
        let of_kb = over_default("mine", []);
        let templates = of_kb.iter().filter(|file| file.inner.extension() == "html");
        let texts = templates.filter_map(|file| std::str::from_utf8(&file.bytes).ok());
        let text: String = texts.collect();
        for id in IDS {
            assert!(text.contains(&format!("id=\"{}\"", id.new)), "{}", id.new);
        }
    }

    #[test]
    fn a_former_name_with_a_meaning_of_the_site_is_its_own() {
        for (sheet, other) in [
            (":root { --accent: red } a { color: var(--accent) }", ""),
            ("a { color: var(--accent, red) }", ""),
            ("a { color: var(--accent) }", "root.style.setProperty('--accent', 'red')"),
            ("#main { color: red } #fade { color: #bad }", "main.id = \"main\""),
            ("a { --kb-accent: red; color: var(--kb-text) }", ""),
            (".--kb-x { color: red } a { content: \"--kb-x #main\" } /* --bg: */", ""),
        ] {
            assert_eq!(messages(sheet, other), Vec::<String>::new(), "{sheet}");
        }
        for (sheet, expected) in [
            (":root { --bg: red }", "kb has no token `--bg` now"),
            ("a { color: var( --bg ) }", "kb has no token `--bg` now"),
            ("#main > a { color: red }", "kb has no id `main` now"),
            ("a { --kb-acent: red }", "kb has no token `--kb-acent`"),
            ("a { color: var(--kb-acent, red) }", "kb has no token `--kb-acent`"),
        ] {
            assert_eq!(messages(sheet, ""), [expected], "{sheet}");
        }
        // One style sheet for all of them, because each call reads the style sheets of kb.
        let rule = |selector: String| format!("{selector} {{ color: red }}");
        let class = |name: &String| name.trim_start_matches(OWN_CLASSES).to_owned();
        let classes = names_of_kb().into_iter().filter(|name| name.starts_with(OWN_CLASSES));
        let classes: BTreeSet<String> = classes.map(|name| class(&name)).collect();
        let attribute = |name: &String| name.replace("data-kb-", "data-");
        let attributes: BTreeSet<String> = attributes_of_kb().iter().map(attribute).collect();
        let of_classes = classes.iter().map(|name| rule(format!(".{name}")));
        let of_attributes = attributes.iter().map(|name| rule(format!("a[{name}]")));
        let sheet: String = of_classes.chain(of_attributes).collect();
        let names: Vec<&str> = classes.iter().chain(&attributes).map(String::as_str).collect();
        assert_eq!(messages(&sheet, "").len(), names.len());
        assert_eq!(messages(&sheet, &names.join(" ")), Vec::<String>::new());
    }
}
