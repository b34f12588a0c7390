//! The Markdown of kb as a table. It generates `docs/content/en/reference/markdown.md`, and the specifications build
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
        name: "Links",
        syntax: "`[text](page.md)` names a file relative to the page, `[[page]]` a page by its key, its title or an alias, and `#section` a heading by its id. Links also work without `.md`, with `.html`, to folders, from the folder of the language and from the root of the site; the rule [link-form](../rules/link-form.md) offers the form that works on a forge, too.",
        example: "Read [the page](page.md), its [section](page.md#section), [[page]] or [[page#Section|the section]].\n",
        also: &["`[[page\\|text]]` in a table (Obsidian)"],
    },
    Feature {
        name: "Embedded pages",
        syntax: "`![[page]]` in a paragraph by itself shows the page in its place, and `![[page#Section]]` a section of it. A page around an embedded one, and a page inside two embedded ones, is shown as a link.",
        example: "![[page]]\n\n![[page#Section]]\n",
        also: &["`![[page]]` (Obsidian)"],
    },
    Feature {
        name: "Headings and their ids",
        syntax: "The id of a heading is made of its text. `{#id}` behind a heading gives it another one, which translations share, and `.was-id` keeps a former one alive. The first heading is the title of the page if nothing stands before it.",
        example: "## How to pay {#payment .was-paying}\n\nSee [how to pay](#payment).\n",
        also: &["the ids that GitHub makes of headings", "`<a name=\"id\">` and `id=` in HTML"],
    },
    Feature {
        name: "Tables",
        syntax: "A line of hyphens and colons stands below the heading of a table; a colon says where the cells of its column are aligned. `\\|` is a vertical bar in a cell.",
        example: "| Work | Price |\n| :--- | ---: |\n| Plan | 100 |\n| A \\| B | 20 |\n",
        also: &["GitHub"],
    },
    Feature {
        name: "Lists of tasks",
        syntax: "`[ ]` and `[x]` at the begin of an item are boxes that readers can tick.",
        example: "- [x] Ask for the price\n- [ ] Sign\n",
        also: &["GitHub"],
    },
    Feature {
        name: "Definition lists",
        syntax: "A line that begins with `: ` explains the short line above it.",
        example: "Offer\n: what you want to do, and for how much\n\nContract\n: what both sides have agreed on\n",
        also: &["PHP Markdown Extra, MkDocs"],
    },
    Feature {
        name: "Footnotes",
        syntax: "`[^name]` refers to the note `[^name]: text`. Notes are numbered in the order of their first use and stand at the end of the page. A name that is the id of one of the `sources` of the page cites that source, with a note of its own or without.",
        example: "The price is fixed.[^1]\n\n[^1]: For a year.\n",
        also: &["GitHub, Obsidian, MkDocs"],
    },
    Feature {
        name: "Struck words",
        syntax: "`~~words~~` are struck through.",
        example: "It costs ~~120~~ 100.\n",
        also: &["GitHub"],
    },
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
        name: "Pictures",
        syntax: "A picture alone in a paragraph becomes a figure if it has a title, which is the caption. `{width=300}` behind a picture sets its width in CSS pixels, `{height=200}` its height; kb adds the other one from the file, and keeps the proportions of the picture if both are given.",
        example: "![A box](box.png \"Our new box\"){width=300}\n",
        also: &["`![text|300](picture.png)`, `![[picture.png|300x200]]` (Obsidian)"],
    },
    Feature {
        name: "Code",
        syntax: "The word after a fence is the language: kb colours about 70 of them when it builds the site, and shows the name of the language, or the title. `{1,3-5}` marks lines. Blocks of more than 64 KiB have no colours. Readers see the source of [diagrams](#diagrams).",
        example: "```rust title=\"main.rs\" {2}\nfn answer() -> u32 {\n    6 * 7\n}\n```\n",
        also: &[
            "`hl_lines=\"1 3\"` (MkDocs)",
            "`js{1,3} [title]` (VitePress)",
            "`rust,ignore` (mdBook)",
        ],
    },
    Feature {
        name: "Letters",
        syntax: "A fence with the language `letter` contains a text that readers copy into a message. It is shown as text, in lines that fit the screen.",
        example: "```letter\nDear Ann,\n\nour last day is Friday.\n```\n",
        also: &[],
    },
    Feature {
        name: "Mathematics",
        syntax: "TeX between `$` in a line, or between `$$` in lines of its own, becomes MathML when kb builds the site. A dollar sign beside a letter or digit outside is text: `$5 or US$7`.",
        example: "The area is $\\pi r^2$.\n\n$$\n\\sum_{i=1}^n i = \\frac{n(n+1)}{2}\n$$\n",
        also: &["GitHub, Obsidian, MkDocs"],
    },
    Feature {
        name: "Emoji",
        syntax: "`:name:` is an emoji, by the names of GitHub.",
        example: "Done :tada:\n",
        also: &["GitHub, MkDocs"],
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
        name: "Words of another language",
        syntax: "`[words]{lang=de}` says which language the words are in, so that screen readers pronounce them, browsers hyphenate them, and kb sets their quotation marks and their direction. `{lang=de}` behind a heading is for all of its words. It also works in the texts of scenarios, quizzes and the glossary, and in titles and descriptions, where the words are without other markup. A tag that is not a language is reported (`bad-language-tag`).",
        example: "In Berlin, people say [Guten *Tag*]{lang=de}.\n\n## A sign: [Bitte \"warten\"]{lang=de}\n",
        also: &["`[words]{lang=de}` (Pandoc, Quarto)"],
    },
    Feature {
        name: "Addresses",
        syntax: "An address in the text is a link: `https://…`, `www.…` and `name@host`.",
        example: "See https://example.org/terms or write to help@example.org.\n",
        also: &["GitHub"],
    },
    Feature {
        name: "HTML",
        syntax: "Tags that only mark up text pass: headings, lists, tables, `details`, `figure`, `picture`, `video`, `kbd` and others. Their addresses are checked like those of Markdown. `refused-html` reports the others, which are shown as text; `html: trusted` in kb.yaml lets everything pass. `embeds:` lists hosts of frames.",
        example: "Press <kbd>F1</kbd>.\n\n<details>\n<summary>More</summary>\n\nSome *text* with [a link](page.md).\n\n</details>\n",
        also: &[],
    },
];

/// What becomes of diagrams, and why kb does not draw them.
pub const DIAGRAMS: &str = "A fence of `mermaid`, `plantuml`, `dot`, `graphviz` or `d2` is shown as code, with a caption for readers. [diagram-source](../rules/diagram-source.md) reports each of these languages once for a site, and says how to make a picture of a diagram.

kb does not draw Mermaid, because no library for it fits. `mermaid-rs-renderer` 0.3 (MIT) measures texts with the fonts of the machine, so the same page would not be the same on two machines. `merman` 0.9 (MIT or Apache-2.0) follows Mermaid closely, but its sources have 13 MB, its WebAssembly build has 8 MB, and it needs a newer Rust than kb. A script that draws diagrams in the browser is megabytes large, too, and readers without scripts would see nothing.
";
