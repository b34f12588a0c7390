//! The grammars of languages, and the class of each part of a text. Only this module uses the
//! library.
//!
//! A grammar names each part by a stack of scopes, such as `source.rust string.quoted`. The
//! innermost scope that is in the table decides the class.

use std::collections::BTreeMap;
use std::ops::Range;

use syntect::dumps;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

/// The grammars that the unit test takes from a larger collection, of which they are less than half.
const GRAMMARS: &[u8] = include_bytes!("grammars.bin");

/// The longest line with colours, in bytes; some grammars need more than linear time for a line.
const MAX_LINE: usize = 2000;

/// The class of a part of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Comment,
    String,
    Number,
    Keyword,
    Function,
    Type,
    Tag,
    Attribute,
    Escape,
    Heading,
    Inserted,
    Deleted,
    /// Text.
    Plain,
}

impl Class {
    /// The class in HTML. It is short, because it is written for every word.
    pub(super) fn name(self) -> &'static str {
        match self {
            Class::Comment => "c",
            Class::String => "s",
            Class::Number => "n",
            Class::Keyword => "k",
            Class::Function => "f",
            Class::Type => "t",
            Class::Tag => "g",
            Class::Attribute => "a",
            Class::Escape => "e",
            Class::Heading => "h",
            Class::Inserted => "i",
            Class::Deleted => "d",
            Class::Plain => "",
        }
    }
}

/// Scopes and their classes; the first row that fits counts. `Plain` has no colour inside a part that has one.
const SCOPES: &[(&str, Class)] = &[
    ("comment", Class::Comment),
    ("punctuation.definition.comment", Class::Comment),
    ("meta.diff.header", Class::Comment),
    ("constant.character.escape", Class::Escape),
    ("string", Class::String),
    ("punctuation.definition.string", Class::String),
    ("constant", Class::Number),
    ("keyword.operator.word", Class::Keyword),
    ("keyword.operator.logical.python", Class::Keyword),
    ("keyword.operator", Class::Plain),
    ("keyword", Class::Keyword),
    ("storage.modifier.lifetime", Class::Type),
    ("storage", Class::Keyword),
    ("entity.name.function", Class::Function),
    ("support.function", Class::Function),
    ("variable.function", Class::Function),
    ("entity.name.tag", Class::Tag),
    ("entity.other.attribute-name", Class::Attribute),
    ("entity.name.section", Class::Heading),
    ("markup.heading", Class::Heading),
    ("markup.inserted", Class::Inserted),
    ("markup.deleted", Class::Deleted),
    ("markup.raw", Class::String),
    ("entity.name", Class::Type),
    ("support.type", Class::Type),
    ("support.class", Class::Type),
    ("variable.other.member", Class::Plain),
    ("punctuation.section.interpolation", Class::Escape),
    ("meta.interpolation", Class::Plain),
];

/// Names that authors write, the name or an extension of the grammar for it, and the name of the
/// language for readers; an empty name means that of the grammar.
const ALIASES: &[(&str, &str, &str)] = &[
    ("c#", "cs", ""),
    ("console", "sh", ""),
    ("docker", "dockerfile", ""),
    ("env", "dotenv", ""),
    ("golang", "go", ""),
    ("http", "http request and response", ""),
    ("json5", "json", "JSON5"),
    ("jsonc", "json", ""),
    ("jsx", "tsx", "JSX"),
    ("less", "scss", "Less"),
    ("mdx", "md", "MDX"),
    ("mjs", "js", ""),
    ("python3", "py", ""),
    ("shell", "sh", ""),
    ("shell-session", "sh", ""),
    ("ts", "tsx", "TypeScript"),
    ("tsx", "tsx", "TSX"),
    ("typescript", "tsx", "TypeScript"),
    ("zsh", "sh", ""),
];

/// Names of languages that are not code: their text is shown as it is.
const NOT_CODE: [&str; 6] = ["letter", "text", "txt", "plain", "plaintext", "none"];

/// Names of grammars, and the names of their languages for readers.
const NAMES: &[(&str, &str)] = &[
    ("Bourne Again Shell (bash)", "Shell"),
    ("Dockerfile (with bash)", "Dockerfile"),
    ("DotENV", ".env"),
    ("Graphviz (DOT)", "DOT"),
    ("HTML (Jinja2)", "HTML"),
    ("HTML (Twig)", "Twig"),
    ("HTTP Request and Response", "HTTP"),
    ("PHP Source", "PHP"),
    ("Plain Text", ""),
    ("VimL", "Vim"),
    ("Vue Component", "Vue"),
];

/// A language with a grammar.
#[derive(Clone, Copy)]
pub(super) struct CodeLanguage<'a> {
    syntax: &'a SyntaxReference,
    name: &'a str,
}

impl<'a> CodeLanguage<'a> {
    /// The name for readers.
    pub(super) fn name(self) -> &'a str {
        self.name
    }
}

/// The grammars of all languages.
pub(super) struct Grammars {
    set: SyntaxSet,
    rows: Vec<(Scope, Class)>,
}

impl Grammars {
    /// Loads the grammars, which are part of the program.
    pub(super) fn load() -> Grammars {
        let rows = SCOPES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class)));
        let set = dumps::from_uncompressed_data(GRAMMARS).expect("a unit test loads them");
        Grammars { set, rows: rows.collect() }
    }

    /// The language of code: by its name, or by the extension of its files.
    pub(super) fn language(&self, name: &str, code: &str) -> Option<CodeLanguage<'_>> {
        if NOT_CODE.contains(&name) {
            return None;
        }
        let alias = ALIASES.iter().find(|(alias, ..)| *alias == name);
        let (token, shown) = match alias {
            Some((_, token, shown)) => (*token, *shown),
            // Examples often lack the tag that begins a script.
            None if name == "php" && !code.contains("<?") => ("php source", ""),
            None => (name, ""),
        };
        let syntax = self.set.find_syntax_by_token(token)?;
        let known = NAMES.iter().find(|(known, _)| *known == syntax.name);
        let of_grammar = known.map_or(&*syntax.name, |(_, name)| name);
        let name = if shown.is_empty() { of_grammar } else { shown };
        (!name.is_empty()).then_some(CodeLanguage { syntax, name })
    }

    /// Calls `found` with each part of a text and its class, in order.
    pub(super) fn walk(
        &self,
        language: CodeLanguage<'_>,
        code: &str,
        mut found: impl FnMut(Range<usize>, Option<Class>),
    ) {
        let mut state = ParseState::new(language.syntax);
        let mut stack = ScopeStack::new();
        let mut known: BTreeMap<Scope, Option<Class>> = BTreeMap::new();
        let mut class = |stack: &ScopeStack| {
            let scopes = stack.as_slice().iter().rev();
            let mut decided =
                scopes.filter_map(|scope| *known.entry(*scope).or_insert_with(|| self.row(*scope)));
            decided.next().filter(|class| *class != Class::Plain)
        };
        let mut at = 0;
        for line in code.split_inclusive('\n') {
            let start = at;
            if line.len() > MAX_LINE {
                break;
            }
            let Ok(ops) = state.parse_line(line, &self.set) else { break };
            for (place, op) in ops {
                let end = start + place;
                if end > at {
                    found(at..end, class(&stack));
                    at = end;
                }
                if stack.apply(&op).is_err() {
                    break;
                }
            }
            let end = start + line.len();
            if end > at {
                found(at..end, class(&stack));
                at = end;
            }
        }
        if at < code.len() {
            found(at..code.len(), None);
        }
    }

    /// The row of the table for a scope.
    fn row(&self, scope: Scope) -> Option<Class> {
        self.rows.iter().find(|(row, _)| row.is_prefix_of(scope)).map(|(_, class)| *class)
    }
}

#[cfg(test)]
mod tests {
    use syntect::dumps::dump_to_uncompressed_file;
    use syntect::parsing::syntax_definition::{Context, SyntaxDefinition};
    use syntect::parsing::{SyntaxSet, SyntaxSetBuilder};

    use super::{ALIASES, CodeLanguage, Grammars, NAMES};

    /// The grammars that are part of the program; some are parts of others.
    const CHOSEN: &[&str] = &[
        "AWK",
        "Apache Conf",
        "Batch File",
        "Bourne Again Shell (bash)",
        "C",
        "C#",
        "C++",
        "CMake",
        "CSS",
        "Clojure",
        "Crontab",
        "Dart",
        "Diff",
        "Dockerfile",
        "Dockerfile (with bash)",
        "DotENV",
        "Elixir",
        "Elm",
        "F#",
        "Fish",
        "Git Config",
        "Git Ignore",
        "Go",
        "Gomod",
        "GraphQL",
        "Graphviz (DOT)",
        "Groovy",
        "HTML",
        "HTML (Jinja2)",
        "HTML (Twig)",
        "HTTP Request and Response",
        "Haskell",
        "INI",
        "JSON",
        "Java",
        "Java Properties",
        "JavaScript",
        "Javadoc",
        "Jinja2",
        "Kotlin",
        "Lua",
        "Makefile",
        "Markdown",
        "Nim",
        "Nix",
        "OCaml",
        "PHP",
        "PHP Source",
        "Pascal",
        "Plain Text",
        "Protocol Buffer",
        "Python",
        "Regular Expression",
        "Regular Expressions (Javascript)",
        "Regular Expressions (PHP)",
        "Regular Expressions (Python)",
        "Ruby",
        "Rust",
        "SCSS",
        "SQL",
        "Shell-Unix-Generic",
        "Solidity",
        "Svelte",
        "Swift",
        "TOML",
        "Terraform",
        "TypeScriptReact",
        "VimL",
        "Vue Component",
        "WGSL",
        "XML",
        "YAML",
        "Zig",
        "commands-builtin-shell-bash",
        "jsonnet",
        "nginx",
        "reStructuredText",
    ];

    /// The collection, with empty grammars in place of those that are not chosen.
    fn chosen() -> SyntaxSet {
        let mut builder = SyntaxSetBuilder::new();
        for grammar in two_face::syntax::extra_newlines().into_builder().syntaxes() {
            let is_chosen = CHOSEN.contains(&&*grammar.name);
            builder.add(if is_chosen { grammar.clone() } else { emptied(grammar) });
        }
        builder.build()
    }

    /// A grammar without rules. It has as many contexts as before, because others refer to them by
    /// their numbers.
    fn emptied(grammar: &SyntaxDefinition) -> SyntaxDefinition {
        let contexts =
            (0..grammar.contexts.len()).map(|nth| (format!("{nth:04}"), Context::new(false)));
        SyntaxDefinition {
            name: String::new(),
            file_extensions: Vec::new(),
            first_line_match: None,
            hidden: true,
            variables: std::collections::HashMap::new(),
            contexts: contexts.collect(),
            ..grammar.clone()
        }
    }

    #[test]
    fn the_grammars_are_those_of_the_library() {
        let chosen = chosen();
        if std::env::var_os("KB_UPDATE_SPECS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/markdown/code/grammars.bin");
            dump_to_uncompressed_file(&chosen, path).expect("can be written");
            return;
        }
        let known = Grammars::load().set.into_builder();
        let is_same = known.syntaxes() == chosen.into_builder().syntaxes();
        assert!(is_same, "run `KB_UPDATE_SPECS=1 cargo test --lib the_grammars_are`");
    }

    #[test]
    fn every_name_has_a_grammar() {
        let grammars = Grammars::load();
        for (alias, ..) in ALIASES {
            assert!(grammars.language(alias, "").is_some(), "{alias}");
        }
        for (name, shown) in NAMES {
            let found = grammars.language(name, "").map(CodeLanguage::name);
            assert_eq!(found.unwrap_or_default(), *shown);
        }
        let of_php = |code| grammars.language("php", code).map(|it| it.syntax.name.as_str());
        assert_eq!((of_php("$a = 1;"), of_php("<?php $a = 1;")), (Some("PHP Source"), Some("PHP")));
    }
}
