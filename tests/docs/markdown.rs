//! The page about Markdown, from the tables of what kb reads and does not read.

use std::fmt::Write as _;

use kb::markdown::features::{DIAGRAMS, FEATURES, Feature};
use kb::markdown::foreign::FOREIGN;

pub(super) fn page() -> String {
    let mut out = String::from(
        "# Markdown\n\nGenerated from the tables in the program. kb reads [CommonMark](https://commonmark.org/) and what follows here. A test builds every\nexample.\n",
    );
    for Feature { name, syntax, example, also } in FEATURES {
        let fence = if example.contains("```") { "````" } else { "```" };
        let _ = write!(out, "\n## {name}\n\n{syntax}\n\n{fence}markdown\n{example}{fence}\n");
        if !also.is_empty() {
            let _ = write!(out, "\nkb also reads: {}.\n", also.join(", "));
        }
    }
    let _ = write!(out, "\n## Diagrams\n\n{DIAGRAMS}");
    out.push_str("\n## What kb does not read\n\nThe rule [foreign-syntax](../rules/foreign-syntax.md) reports this syntax of other generators outside code.\n\n| example | what it is | instead |\n| --- | --- | --- |\n");
    for foreign in FOREIGN {
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        let example = cell(foreign.example);
        let code =
            if example.contains('`') { format!("`` {example} ``") } else { format!("`{example}`") };
        let _ = writeln!(out, "| {code} | {} | {} |", foreign.name, cell(foreign.instead));
    }
    out
}
