//! The Markdown of kb as a table. It generates `docs/markdown.md`, and the specifications build
//! every example.

/// A feature beyond `CommonMark`.
pub struct Feature {
    /// What it is for, as a heading.
    pub name: &'static str,
    /// How it is written and what it does.
    pub syntax: &'static str,
    /// A text that uses it, without findings.
    pub example: &'static str,
    /// How other generators write the same, and kb reads as well.
    pub also: &'static [&'static str],
}

/// All features, in the order of the documentation.
pub const FEATURES: &[Feature] = &[
    Feature {
        name: "Callouts",
        syntax: "A quote that begins with `[!type]` is a box with a title. The rest of the line is the title; without one, kb writes the name of the type in the language of the page. The types are `note`, `tip`, `info`, `important`, `success`, `question`, `warning`, `caution`, `danger`, `bug`, `example`, `quote`, `abstract` and `details`. `[!type]-` can be opened by the reader, `[!type]+` can be closed.",
        example: "> [!warning] Before you *sign*\n> Read the contract.\n\n> [!tip]- More\n> Ask a friend to read it, too.\n",
        also: &["`> [!NOTE]` (GitHub)", "`> [!faq]- Title` (Obsidian)"],
    },
    Feature {
        name: "Containers",
        syntax: "`:::type Title` begins a callout, `:::` ends it. A container can contain any Markdown, and other containers: give the outer one more colons. In a list, indent all its lines like the text of the item. `details` can be opened by the reader.",
        example: "::::info What to bring\n\n1. A pen\n\n   :::tip\n   Two are better.\n   :::\n\n2. Paper\n\n::::\n\n:::details Why?\nBecause you will take notes.\n:::\n",
        also: &[
            "`::: tip Title` (VitePress)",
            "`:::tip[Title]` (Docusaurus, Starlight)",
            "`:::{tip} Title` (MyST)",
        ],
    },
    Feature {
        name: "Indented callouts",
        syntax: "`!!! type \"Title\"` begins a callout whose text is indented by four spaces. `???` can be opened by the reader, `???+` can be closed. `\"\"` as a title leaves it out.",
        example: "!!! danger \"Hot\"\n    Do not touch it.\n\n??? question \"How hot?\"\n    As hot as\n\n    - tea,\n    - or coffee.\n",
        also: &["`!!! note inline end \"Title\"` (MkDocs)"],
    },
    Feature {
        name: "Tabs",
        syntax: "`:::tab Title` inside `:::tabs` is one of several tabs. The first one is shown, the reader selects another. Tabs work without scripts, and all of them are printed and found by search.",
        example: "::::tabs\n:::tab By post\nSend a letter.\n:::\n:::tab By mail\nSend a mail.\n:::\n::::\n\n=== \"Linux\"\n\n    Use `apt`.\n\n=== \"macOS\"\n\n    Use `brew`.\n\n:::code-group\n```js [config.js]\nexport default {}\n```\n```yaml [config.yaml]\na: 1\n```\n:::\n",
        also: &["`=== \"Title\"` (MkDocs)", "`::: code-group` (VitePress)"],
    },
    Feature {
        name: "Highlighted text",
        syntax: "`==words==` marks words. The signs stand at the edge of a word.",
        example: "Pay ==within 14 days==.\n",
        also: &["`==words==` (Obsidian, MkDocs)"],
    },
    Feature {
        name: "Abbreviations",
        syntax: "A line `*[short]: long form` explains an abbreviation everywhere in the page: the browser shows the long form.",
        example: "The VAT is included.\n\n*[VAT]: value-added tax\n",
        also: &["`*[short]: long form` (MkDocs, kramdown)"],
    },
    Feature {
        name: "Addresses",
        syntax: "An address in the text is a link: `https://…`, `www.…` and `name@host`.",
        example: "See https://example.org/terms or write to help@example.org.\n",
        also: &["GitHub"],
    },
];
