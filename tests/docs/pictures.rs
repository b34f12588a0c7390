//! The pictures of the documentation for theme developers, drawn from the style sheets and
//! templates of the default theme: its colours, its sizes, where a page has them, and the blocks of
//! its base template.
//!
//! Each picture has a ground of its own, so that it looks the same on light and dark pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use kb::theme::colour::Colour;
use regex_lite::Regex;

use crate::docs::text;
use crate::docs::theme::theme_texts;

/// The width of every picture in CSS pixels. It fits a phone, where a wider picture would be shown
/// smaller, and its words with it.
const WIDTH: u32 = 352;

/// The pictures by their path in the folder of pages.
pub(super) fn pictures() -> BTreeMap<String, String> {
    let tokens = Tokens::of(&theme_texts("assets", "css"));
    let pictures = [
        ("colours", colours(&tokens)),
        ("sizes", sizes(&tokens)),
        ("page-light", page(&tokens, Scheme::Light)),
        ("page-dark", page(&tokens, Scheme::Dark)),
        ("blocks", blocks(&tokens)),
    ];
    pictures.map(|(name, svg)| (format!("themes/{name}.svg"), svg)).into()
}

#[derive(Clone, Copy)]
enum Scheme {
    Light,
    Dark,
}

/// The tokens of the theme with their values, in the order of its style sheet.
struct Tokens(Vec<(String, String)>);

impl Tokens {
    fn of(sheets: &str) -> Tokens {
        let rule = Regex::new(r":root \{([^{}]*--kb-measure:[^{}]*)\}").expect("a pattern");
        let comment = Regex::new(r"/\*[^*]*\*/").expect("a pattern");
        let declaration = Regex::new(r"(--kb-[a-z0-9-]+):\s*([^;]+);").expect("a pattern");
        let rule = &rule.captures(sheets).expect("a rule with all tokens")[1];
        let rule = comment.replace_all(rule, "");
        let found = declaration.captures_iter(&rule);
        Tokens(found.map(|it| (it[1].to_owned(), it[2].to_owned())).collect())
    }

    fn value(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(token, _)| token == name);
        &found.unwrap_or_else(|| panic!("no token {name}")).1
    }

    /// The names of the colours in order.
    fn colours(&self) -> Vec<&str> {
        let is_colour = |(_, value): &&(String, String)| value.contains("var(--kb-light,");
        self.0.iter().filter(is_colour).map(|(name, _)| name.as_str()).collect()
    }

    /// The value of a colour without its prefix `--kb-`.
    fn colour(&self, name: &str, scheme: Scheme) -> &str {
        let value = self.value(&format!("--kb-{name}"));
        let switch = match scheme {
            Scheme::Light => "var(--kb-light, ",
            Scheme::Dark => "var(--kb-dark, ",
        };
        let from = value.find(switch).expect("a colour of this scheme") + switch.len();
        value[from..].split(')').next().unwrap_or_default()
    }
}

/// Black or white, whichever is easier to read on a colour.
fn readable_on(colour: &str) -> &'static str {
    let ground = Colour::parse(colour).expect("a colour");
    let contrast = |digits| Colour::new(digits).contrast(ground);
    if contrast(0x00_00_00) > contrast(0xff_ff_ff) { "#000" } else { "#fff" }
}

/// A box in CSS pixels.
#[derive(Clone, Copy)]
struct Frame {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

/// The shapes of a picture.
#[derive(Default)]
struct Canvas(String);

impl Canvas {
    /// Draws a box with these attributes.
    fn rect(&mut self, Frame { x, y, width, height }: Frame, attributes: &str) {
        let _ = writeln!(
            self.0,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {attributes}/>"
        );
    }

    /// Writes words with their base line at `y`.
    fn text(&mut self, x: u32, y: u32, attributes: &str, words: &str) {
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(self.0, "<text x=\"{x}\" y=\"{y}\" {attributes}>{words}</text>");
    }

    fn svg(self, title: &str, height: u32) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             font-family=\"system-ui, sans-serif\" font-size=\"13\">\n<title>{title}</title>\n{}</svg>\n",
            self.0
        )
    }
}

const CODE: &str = "font-family=\"ui-monospace, monospace\" font-size=\"12\"";

/// Each colour with its name and its values on light and dark pages.
fn colours(tokens: &Tokens) -> String {
    const ROW: u32 = 28;
    let names = tokens.colours();
    let height = ROW * (1 + u32::try_from(names.len()).expect("few")) + 8;
    let mut canvas = Canvas::default();
    let columns = [(Scheme::Light, "light", 0, 146), (Scheme::Dark, "dark", 244, 252)];
    for (scheme, word, ground, x) in columns {
        let of = |name: &str| tokens.colour(name, scheme);
        let column = Frame { x: ground, y: 0, width: WIDTH - ground, height };
        canvas.rect(column, &format!("fill=\"{}\"", of("page")));
        canvas.text(x, 19, &format!("fill=\"{}\" font-weight=\"700\"", of("text")), word);
        for (nth, name) in (1..).zip(&names) {
            let value = of(name.trim_start_matches("--kb-"));
            let y = ROW * nth;
            let swatch = Frame { x, y: y + 2, width: 90, height: 24 };
            canvas.rect(swatch, &format!("rx=\"3\" fill=\"{value}\" stroke=\"{}\"", of("edge")));
            canvas.text(x + 8, y + 18, &format!("fill=\"{}\" {CODE}", readable_on(value)), value);
            if matches!(scheme, Scheme::Light) {
                canvas.text(8, y + 18, &format!("fill=\"{}\" {CODE}", of("text")), name);
            }
        }
    }
    canvas.svg("The colours of the default theme on light and dark pages", height)
}

/// The pixels of a length in `rem`.
fn pixels(rem: &str) -> f64 {
    let number = rem.trim().strip_suffix("rem").and_then(|it| it.parse::<f64>().ok());
    16.0 * number.unwrap_or_else(|| panic!("{rem} is no length in rem"))
}

/// The least and the greatest value of a length, in pixels.
fn range(value: &str) -> [f64; 2] {
    let Some(parts) = value.strip_prefix("clamp(") else { return [pixels(value); 2] };
    let parts: Vec<&str> = parts.trim_end_matches(')').split(',').collect();
    [pixels(parts[0]), pixels(parts[2])]
}

/// How a token that is no colour is shown: the height of its row, and its sample.
fn sample(canvas: &mut Canvas, name: &str, value: &str, y: u32) -> u32 {
    let bar = |y: u32, width: f64| {
        format!("<rect x=\"12\" y=\"{y}\" width=\"{width}\" height=\"8\" fill=\"currentColor\"/>\n")
    };
    let is_font_size = name.starts_with("--kb-size-");
    match name {
        _ if is_font_size => {
            let [_, size] = range(value);
            let weight = if name.ends_with(|c: char| c.is_ascii_digit()) { 700 } else { 400 };
            let attributes = format!("font-size=\"{size}\" font-weight=\"{weight}\"");
            canvas.text(12, y + 34, &attributes, "Abc");
        }
        "--kb-radius" => {
            let frame = Frame { x: 12, y: y + 10, width: 60, height: 28 };
            let rx = pixels(value);
            canvas.rect(frame, &format!("rx=\"{rx}\" fill=\"none\" stroke=\"currentColor\""));
        }
        "--kb-gap" => {
            let [least, most] = range(value);
            canvas.0 += &bar(y + 12, least);
            canvas.0 += &bar(y + 28, most);
        }
        // A zero is as wide as about 0.55 of the font size, which is 17 pixels.
        "--kb-measure" => {
            let width = value.trim_end_matches("ch").parse::<f64>().expect("a number of zeros");
            canvas.0 += &bar(y + 44, (width * 0.55 * 17.0 / 2.0).round());
        }
        "--kb-nav-width" => canvas.0 += &bar(y + 44, pixels(value) / 2.0),
        "--kb-font" | "--kb-font-code" => {
            let family = value.replace('"', "'");
            canvas.text(
                12,
                y + 56,
                &format!("font-family=\"{family}\" font-size=\"17\""),
                "The quick brown fox, 0123",
            );
        }
        other => panic!("draw a sample of {other}"),
    }
    if is_font_size || name == "--kb-radius" || name == "--kb-gap" { 52 } else { 68 }
}

/// The tokens that are no colours, each with a sample of its size.
fn sizes(tokens: &Tokens) -> String {
    let colours = tokens.colours();
    let mut canvas = Canvas::default();
    let mut y = 4;
    for (name, value) in tokens.0.iter().filter(|(name, _)| !colours.contains(&name.as_str())) {
        let height = sample(&mut canvas, name, value, y);
        // Wide samples are below the name.
        let x = if height > 52 { 12 } else { 100 };
        canvas.text(x, y + 20, &format!("{CODE} font-weight=\"700\""), name);
        let said = match name.as_str() {
            "--kb-measure" => format!("{value}: about 70 letters, drawn at half the size"),
            "--kb-nav-width" => format!("{value}, drawn at half the size"),
            "--kb-font" | "--kb-font-code" => {
                let first: Vec<&str> = value.split(", ").take(3).collect();
                format!("{}, …", first.join(", "))
            }
            _ => value.clone(),
        };
        canvas.text(x, y + 36, "font-size=\"11\"", &said);
        y += height;
    }
    let ground = Frame { x: 0, y: 0, width: WIDTH, height: y + 8 };
    let mut all = Canvas::default();
    all.rect(ground, &format!("fill=\"{}\"", tokens.colour("page", Scheme::Light)));
    let text = tokens.colour("text", Scheme::Light);
    let _ = write!(all.0, "<g fill=\"{text}\" color=\"{text}\">\n{}</g>\n", canvas.0);
    all.svg("The sizes and fonts of the default theme", y + 8)
}

/// A page in parts, each painted and written in its tokens and with their names.
fn page(tokens: &Tokens, scheme: Scheme) -> String {
    let of = |name: &str| tokens.colour(name, scheme);
    let fill = |name: &str| format!("fill=\"{}\"", of(name));
    let lined = |ground: &str, line: &str| {
        format!("rx=\"6\" fill=\"{}\" stroke=\"{}\"", of(ground), of(line))
    };
    let wide = |y: u32, height: u32| Frame { x: 0, y, width: WIDTH, height };
    let inside = |y: u32, height: u32| Frame { x: 12, y, width: WIDTH - 24, height };
    let mut canvas = Canvas::default();
    canvas.rect(wide(0, 636), &fill("page"));
    canvas.rect(wide(0, 84), &fill("raised"));
    canvas.rect(wide(83, 1), &fill("line"));
    let bold = |name: &str| format!("{} font-weight=\"700\"", fill(name));
    canvas.text(12, 26, &bold("text"), "Header: --kb-raised, line: --kb-line");
    canvas.rect(inside(40, 32), &lined("page", "edge"));
    canvas.text(22, 61, &fill("muted"), "Field: --kb-page, edge: --kb-edge");
    canvas.rect(inside(96, 30), &format!("rx=\"6\" {}", fill("accent-soft")));
    canvas.text(22, 116, &bold("accent-strong"), "--kb-accent-strong on --kb-accent-soft");
    canvas.text(12, 156, &format!("{} font-size=\"20\"", bold("text")), "--kb-text on --kb-page");
    canvas.text(12, 182, &fill("muted"), "--kb-muted: less important text");
    let link = format!("{} text-decoration=\"underline\"", fill("accent"));
    canvas.text(12, 208, &link, "Link: --kb-accent");
    let button = Frame { x: 18, y: 228, width: 228, height: 32 };
    canvas.rect(button, &format!("rx=\"6\" {}", fill("accent")));
    canvas.text(30, 249, &bold("on-accent"), "Button: --kb-on-accent");
    let ring = Frame { x: 14, y: 224, width: 236, height: 40 };
    canvas.rect(
        ring,
        &format!("rx=\"9\" fill=\"none\" stroke=\"{}\" stroke-width=\"3\"", of("focus")),
    );
    canvas.text(260, 249, &fill("text"), "--kb-focus");
    canvas.rect(inside(280, 40), &lined("raised", "line"));
    canvas.text(22, 305, &fill("text"), "Card: --kb-raised, edge: --kb-line");
    canvas.rect(inside(330, 36), &format!("rx=\"6\" {}", fill("sunken")));
    canvas.text(22, 353, &format!("{} {CODE}", fill("text")), "Code: --kb-sunken");
    let tones = ["info", "good", "key", "caution", "serious", "danger"];
    for (y, tone) in (378..).step_by(34).zip(tones) {
        let soft = format!("{tone}-soft");
        canvas.rect(inside(y, 28), &fill(&soft));
        canvas.rect(Frame { x: 12, y, width: 4, height: 28 }, &fill(tone));
        canvas.text(26, y + 19, &bold(tone), &format!("--kb-{tone} on --kb-{soft}"));
    }
    canvas.rect(wide(590, 46), &fill("sunken"));
    canvas.rect(wide(590, 1), &fill("line"));
    canvas.text(12, 618, &fill("text"), "Footer: --kb-sunken");
    let word = match scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    };
    canvas.svg(&format!("Where a {word} page has its colours"), 636)
}

/// A part of the base template: the x, y, width and height of its box, and the block.
type Part = ([u32; 4], &'static str);

/// Blocks that hold others.
const AROUND: &[Part] = &[
    ([8, 64, 336, 118], "header"),
    ([8, 190, 116, 282], "nav"),
    ([132, 246, 212, 194], "main"),
    ([8, 480, 336, 118], "footer"),
];

/// Blocks that are empty, or hold what their name says.
const INSIDE: &[Part] = &[
    ([8, 32, 336, 24], "body_start"),
    ([16, 90, 320, 24], "header_start"),
    ([16, 120, 96, 24], "brand"),
    ([16, 150, 320, 24], "header_end"),
    ([16, 216, 100, 24], "nav_start"),
    ([16, 440, 100, 24], "nav_end"),
    ([132, 190, 212, 22], "breadcrumbs"),
    ([132, 218, 212, 24], "content_start"),
    ([140, 272, 196, 24], "before_title"),
    ([140, 326, 196, 24], "after_title"),
    ([140, 356, 196, 24], "before_content"),
    ([140, 410, 196, 24], "after_content"),
    ([132, 448, 212, 24], "content_end"),
    ([16, 506, 320, 24], "footer_start"),
    ([16, 536, 320, 24], "footer_links"),
    ([16, 566, 320, 24], "footer_end"),
    ([8, 606, 336, 24], "body_end"),
];

/// What kb shows between the blocks.
const SHOWN: &[Part] = &[
    ([120, 120, 216, 24], "search, languages, menu"),
    ([16, 246, 100, 188], "navigation"),
    ([140, 300, 196, 22], "title"),
    ([140, 384, 196, 22], "text"),
];

/// Where the blocks of the base template and of pages are.
fn blocks(tokens: &Tokens) -> String {
    let of = |name: &str| tokens.colour(name, Scheme::Light);
    let mut canvas = Canvas::default();
    canvas
        .rect(Frame { x: 0, y: 0, width: WIDTH, height: 640 }, &format!("fill=\"{}\"", of("page")));
    let head = format!("fill=\"{}\" {CODE}", of("text"));
    canvas.text(8, 20, &head, "head: site_styles site_scripts site_head");
    let kinds = [
        (AROUND, "raised", "edge", "text", 18),
        (INSIDE, "accent-soft", "accent", "accent-strong", 16),
        (SHOWN, "sunken", "line", "muted", 16),
    ];
    for (parts, ground, line, words, below) in kinds {
        for ([x, y, width, height], name) in parts {
            let frame = Frame { x: *x, y: *y, width: *width, height: *height };
            let style = format!("rx=\"3\" fill=\"{}\" stroke=\"{}\"", of(ground), of(line));
            canvas.rect(frame, &style);
            let style = format!("fill=\"{}\" {CODE}", of(words));
            canvas.text(x + 8, y + below, &style, name);
        }
    }
    canvas.svg("Where the blocks of a page are", 640)
}

/// The names of the blocks of a template.
fn names_of_blocks(template: &str) -> BTreeSet<String> {
    let block = Regex::new(r"\{%-? block (\w+)").expect("a pattern");
    let template = text(&format!("themes/default/templates/{template}"));
    block.captures_iter(&template).map(|it| it[1].to_owned()).collect()
}

#[test]
fn the_picture_of_blocks_has_those_of_the_templates() {
    let written = names_of_blocks("base.html").into_iter().chain(names_of_blocks("page.html"));
    // The parts of the head that page templates fill.
    let of_pages = ["first_script", "title", "og_type", "head", "styles", "scripts"];
    let written: BTreeSet<String> =
        written.filter(|name| !of_pages.contains(&name.as_str())).collect();
    let svg = blocks(&Tokens::of(&theme_texts("assets", "css")));
    let drawn = AROUND.iter().chain(INSIDE).map(|(_, name)| *name);
    let drawn: BTreeSet<String> =
        drawn.chain(["site_styles", "site_scripts", "site_head"]).map(str::to_owned).collect();
    assert!(drawn.iter().all(|name| svg.contains(name.as_str())));
    assert_eq!(drawn, written);
}

#[test]
fn the_pictures_of_a_page_name_every_colour() {
    let tokens = Tokens::of(&theme_texts("assets", "css"));
    assert!(tokens.colours().len() > 20);
    for scheme in [Scheme::Light, Scheme::Dark] {
        let svg = page(&tokens, scheme);
        let is_named = |name: &&str| {
            let named = Regex::new(&format!("{name}[^a-z-]")).expect("a pattern");
            named.is_match(&svg)
        };
        let absent: Vec<&str> =
            tokens.colours().into_iter().filter(|name| !is_named(name)).collect();
        assert!(absent.is_empty(), "{absent:?}");
    }
}
