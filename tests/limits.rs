//! Texts that take some parsers very long, or that are nested very deeply: each is read, reported
//! and rendered with a bounded amount of work, on a small stack.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use kb::cmd::build;
use kb::cmd::load::{self, LoadOptions, ReadSite};
use kb::render::Renderer;
use kb::text::{RelPath, Source};
use kb::theme::files;
use kb::{config, par, scan};

/// The processor time that no text of up to a megabyte may take, even in a debug build. Where work
/// grows with the square of the length, these texts take minutes.
const LIMIT: Duration = Duration::from_secs(30);

/// Name, part and how often it is repeated.
const PARTS: &[(&str, &str, usize)] = &[
    ("brackets", "[", 50_000),
    ("brackets on lines", "[a\n", 20_000),
    ("footnotes", "[^", 10_000),
    ("undefined footnotes", "[^x] ", 20_000),
    ("emphasis", "*a ", 50_000),
    ("emphasis of two kinds", "*a_ ", 20_000),
    ("strong emphasis", "**a ", 50_000),
    ("stars", "*", 100_000),
    ("underscores", "_", 100_000),
    ("deleted text", "~a~ ", 50_000),
    ("tildes", "~", 100_000),
    ("half comments", "!-- <", 50_000),
    ("comments", "<!--a", 20_000),
    ("character data", "<![CDATA[", 20_000),
    ("declarations", "<!A ", 20_000),
    ("instructions", "<?", 30_000),
    ("tags", "<b>", 20_000),
    ("closing tags", "</b>", 20_000),
    ("attributes", "<b title=c ", 20_000),
    ("open quotes in tags", "<a b=\"", 20_000),
    ("open links", "[a](", 20_000),
    ("open references", "[a]: <", 20_000),
    ("undefined references", "[x]", 50_000),
    ("images", "![[]", 20_000),
    ("open wiki links", "[[a|", 20_000),
    ("broken wiki links", "[[nothing]]\n", 10_000),
    ("embedded pages", "![[index]]\n\n", 10_000),
    ("broken embedded pages", "![[nothing]]\n", 10_000),
    ("broken links", "[text](nope.md)\n", 10_000),
    ("unsafe links", "[text](javascript:x)\n", 10_000),
    ("references", "[a]: b\n\n[a][a]\n", 5_000),
    ("backticks", "`a``", 20_000),
    ("fences", "```\n", 50_000),
    ("tables", "|a\n|-\n", 20_000),
    ("entities", "&amp", 50_000),
    ("definitions", "a\n: ", 10_000),
    ("quotes", ">", 100_000),
    ("spaced quotes", "> ", 10_000),
    ("lists", "- ", 10_000),
    ("numbered lists", "1. ", 10_000),
    ("lists in quotes", "> - ", 10_000),
    ("tasks", "- [ ] a\n", 20_000),
    ("alerts", "> [!NOTE]\n> a\n\n", 5_000),
    ("callouts", "> [!tip] a\n> b\n\n", 5_000),
    ("open callouts", "> [!tip ", 5_000),
    ("containers", ":::tip a\nb\n:::\n", 10_000),
    ("open containers", ":::tip\n", 50_000),
    ("lines of colons", ":::\n", 50_000),
    ("indented callouts", "!!! tip\n    a\n", 10_000),
    ("tabs of text", "=== \"a\"\n    b\n", 10_000),
    ("marks", "==a", 50_000),
    ("marked words", "==a== ", 20_000),
    ("words of another language", "[a]{lang=de} ", 20_000),
    ("brackets around emphasis", "[*a* ", 20_000),
    ("brackets before braces", "[a]{", 50_000),
    ("equal signs", "=", 100_000),
    ("web addresses", "https://a.b ", 20_000),
    ("broken web addresses", "https://", 50_000),
    ("closed parentheses after an address", "www.a))", 50_000),
    ("at signs", "a@", 50_000),
    ("template tags", "{{ x }} {% x %} ", 10_000),
    ("open template tags", "{{<", 50_000),
    ("attribute lists", "`a`{.b}", 20_000),
    ("slashes", "///", 50_000),
    ("colons in a line", ":a", 50_000),
    ("formulas", "$x^2$ ", 10_000),
    ("dollar signs", "$", 100_000),
    ("prices", "$5 ", 50_000),
    ("prices in brackets", "$5*a* (was $6) ", 10_000),
    ("names between colons", ":a:", 50_000),
    ("sized pictures", "![a](b.png){width=3} ", 5_000),
    ("code with a language", "```rust\nfn a() {}\n```\n", 2_000),
    ("headings", "# a\n\n", 30_000),
    ("headings with one id", "## a {#x}\n\n", 5_000),
    ("underlined headings", "a\n=\n", 20_000),
    ("addresses", "<https://", 20_000),
    ("mail addresses", "<a@", 30_000),
    ("backslashes", "\\", 100_000),
    ("escapes", "\\[", 50_000),
    ("hyphens", "a - b ", 30_000),
    ("ranges", "1-2 ", 30_000),
    ("prepositions", "v a k s ", 50_000),
    ("quotation marks", "\"a\" ", 50_000),
    ("dashes", "-- ", 50_000),
    ("terms", "term other ", 50_000),
    ("one line", "word ", 200_000),
    ("sentences with links", "A. B [the start](index.md). ", 10_000),
    ("empty lines", "\n", 500_000),
    ("tabs", "\t", 100_000),
    ("line ends of old", "\r", 100_000),
    ("marks over letters", "a\u{301}", 100_000),
    ("letters from right to left", "\u{202e}", 100_000),
    ("pictures", "👩‍👩‍👧‍👦", 10_000),
];

/// Texts that are not one part repeated.
fn grown() -> Vec<(String, String)> {
    let many = |text: &dyn Fn(usize) -> String, n: usize| (0..n).map(text).collect::<String>();
    let wide = format!("|{}\n|{}\n", "a|".repeat(3000), "-|".repeat(3000));
    let row = format!("|{}\n", "a|".repeat(3000));
    [
        ("stairs of lists", many(&|n| format!("{}- a\n", "  ".repeat(n)), 800)),
        ("growing backticks", many(&|n| format!("{} ", "`".repeat(n)), 1200)),
        ("many references", many(&|n| format!("[a{n}]: b\n"), 10_000) + &"[a1] ".repeat(10_000)),
        (
            "many footnotes",
            many(&|n| format!("[^{n}] "), 5_000) + &many(&|n| format!("\n\n[^{n}]: x"), 5_000),
        ),
        ("a deep formula", format!("$${}$$", "\\sqrt{".repeat(30_000))),
        ("a nested formula", format!("$${}$$", "\\sqrt{".repeat(500))),
        ("scripts of scripts", format!("$${}$$", "x^".repeat(1_500))),
        ("long code", format!("```rust\n{}```\n", "let a = b(\"c\");\n".repeat(3_500))),
        ("a long line of code", format!("```js\n{}\n```\n", "a(".repeat(100_000))),
        ("a long address", format!("www.a{}", ")".repeat(200_000))),
        (
            "many abbreviations",
            many(&|n| format!("*[a{n}]: b\n"), 2_000) + &many(&|n| format!("a{n} "), 20_000),
        ),
        ("wide tables", wide + &row.repeat(20)),
        ("a long id", format!("# a {{#{}}}\n", "b".repeat(100_000))),
        ("many classes", format!("# a {{{}}}\n", ".b ".repeat(30_000))),
        ("nested emphasis", format!("{}a{}", "*a **a ".repeat(5_000), "** *".repeat(5_000))),
        ("nested links", format!("{}a{}", "[".repeat(10_000), "](a)".repeat(10_000))),
        ("nested elements", format!("{}a{}", "<b>".repeat(10_000), "</b>".repeat(10_000))),
        ("a long title", format!("---\ntitle: {}\n---\n", "x ".repeat(100_000))),
        (
            "many tags",
            format!("---\ntitle: x\ntags: [{}]\n---\n", many(&|n| format!("t{n}, "), 2_000)),
        ),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text))
    .collect()
}

fn path(text: &str) -> RelPath {
    RelPath::new(text).expect("a plain path")
}

/// The processor time that this thread has taken so far. Unlike elapsed time, it does not depend on
/// other programs. Zero if the system does not report it.
fn processor_time() -> Duration {
    let times = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|time| time.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// The processor time it takes this thread to read, check and render a page with this text.
fn time(text: &str) -> Duration {
    let start = processor_time();
    let source = Source::new(path("kb.yaml"), "title: Site\nlanguages: [cs]\n");
    let config = Arc::new(config::read(&source).expect("is well formed"));
    let glossary =
        "terms:\n  one: {term: term, definition: x}\n  two: {term: term other, definition: y}\n";
    let given = [
        (path("content/cs/index.md"), b"# Start\n".to_vec()),
        (path("content/cs/page.md"), text.as_bytes().to_vec()),
        (path("content/cs/glossary.yaml"), glossary.as_bytes().to_vec()),
    ];
    let scan = scan::given(&given, &config);
    let theme = files::over_default("default", []);
    let loaded = load::load_from(ReadSite { config, theme, scan }, &LoadOptions::default(), None);
    let renderer: Renderer = build::renderer(&loaded, kb::render::search::Naming::Fingerprint)
        .expect("the theme is sound");
    for route in build::routes(&renderer) {
        // A template may refuse a page with errors; it must only do so in time.
        drop(renderer.route(&route));
    }
    processor_time().saturating_sub(start)
}

#[test]
fn no_text_takes_for_ever() {
    let repeated = PARTS.iter().map(|(name, part, n)| ((*name).to_owned(), part.repeat(*n)));
    let texts: Vec<(String, String)> = repeated.chain(grown()).collect();
    // A pool of one thread does all the work of a text on the thread that counts its time.
    par::set_threads(Some(1));
    let times = par::map(&texts, |(_, text)| time(text));
    let slow: Vec<String> = texts
        .iter()
        .zip(times)
        .filter(|(_, time)| *time > LIMIT)
        .map(|((name, _), time)| format!("{name}: {time:?}"))
        .collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn nothing_overflows_a_small_stack() {
    let deep =
        [">".repeat(50_000), "- ".repeat(10_000), "> - ".repeat(5_000), "<b>".repeat(10_000)];
    for text in deep {
        // Half of what threads of the pool have.
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || time(&text));
        assert!(thread.expect("can be started").join().is_ok());
    }
}
