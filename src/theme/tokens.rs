//! The style sheet that kb generates from `look:` of kb.yaml: it gives the tokens of the theme other values.
//!
//! 1. The neutral palette gives the grounds of pages, light and dark.
//! 2. From one accent come the four accent tokens of each appearance: links and lines, hover, tints, text on the accent.
//! 3. The sheet is in the layer of the tokens, after those of the theme, so that the style sheet of
//!    a site overrides both.
//!
//! Readers who request more contrast get the black and white grounds of the theme; only the accent
//! is that of the site, darker or lighter.

use std::fmt::Write as _;

use crate::theme::colour::Colour;

/// The lowest contrast of text (WCAG 2.2, section 1.4.3, level AA).
pub const TEXT_CONTRAST: f64 = 4.5;

/// The contrast of the accent for readers who request more (level AAA).
const MORE_CONTRAST: f64 = 7.0;

/// Where a style sheet of the theme or of kb stands in the cascade. A later layer overrides an earlier one, whatever
/// the selectors are; `style.css` declares their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CascadeLayer {
    /// The layer around everything that the theme and kb style. Its style sheets name the layers in it themselves.
    Theme,
    /// The values of tokens.
    Tokens,
    /// What is shown and hidden now: over all looks, and over paper.
    State,
}

impl CascadeLayer {
    const fn name(self) -> &'static str {
        match self {
            Self::Theme => "kb",
            Self::Tokens => "kb.tokens",
            Self::State => "kb.state",
        }
    }

    /// A style sheet in this layer. Style sheets of a site are in no layer and so override it, whatever their
    /// selectors are.
    #[must_use]
    pub fn around(self, css: &str) -> String {
        format!("@layer {}{{{css}}}", self.name())
    }
}

/// The palette of grounds, lines and texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Neutral {
    /// Paper; the default.
    #[default]
    Warm,
    /// Bluish grey.
    Cool,
    /// White, black and grey.
    Plain,
}

/// A stack of fonts that devices have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Font {
    /// That of the device; the default.
    #[default]
    System,
    /// Sans-serif letters with the forms of handwriting.
    Humanist,
    /// Letters with serifs.
    Serif,
}

/// The corners of boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Corners {
    /// The default.
    #[default]
    Round,
    /// Right angles.
    Square,
}

/// The accent in both appearances.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// On light grounds.
    pub light: Colour,
    /// On dark grounds.
    pub dark: Colour,
}

/// The tokens of the theme that a site changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tokens {
    /// Links, lines and buttons; `None` for that of the theme.
    pub accent: Option<Accent>,
    /// Grounds, lines and texts.
    pub neutral: Neutral,
    /// The letters.
    pub font: Font,
    /// The corners of boxes.
    pub corners: Corners,
    /// The longest line of text, as a length in CSS.
    pub width: Option<String>,
}

/// Whether the grounds are light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColourScheme {
    /// Dark text on light grounds.
    Light,
    /// Light text on dark grounds.
    Dark,
}

/// The tokens of a neutral palette, light and dark; the theme has those of [`Neutral::Warm`].
type Palette = [(&'static str, Colour, Colour); 7];

const fn pair(name: &'static str, light: u32, dark: u32) -> (&'static str, Colour, Colour) {
    (name, Colour::new(light), Colour::new(dark))
}

const WARM: Palette = [
    pair("page", 0xfc_faf6, 0x14_191b),
    pair("raised", 0xff_ffff, 0x1a_2023),
    pair("sunken", 0xf4_f0e8, 0x1e_2528),
    pair("line", 0xdd_d6c9, 0x36_3f43),
    pair("edge", 0x83_7b6c, 0x84_9196),
    pair("text", 0x1f_2629, 0xe8_e6e1),
    pair("muted", 0x55_5c60, 0xab_b3b5),
];

const COOL: Palette = [
    pair("page", 0xf9_fafc, 0x13_171c),
    pair("raised", 0xff_ffff, 0x19_1e25),
    pair("sunken", 0xee_f1f6, 0x1d_242c),
    pair("line", 0xd3_d9e2, 0x35_3e49),
    pair("edge", 0x72_7c8a, 0x86_92a0),
    pair("text", 0x1b_222b, 0xe4_e8ee),
    pair("muted", 0x50_5a67, 0xa9_b2be),
];

const PLAIN: Palette = [
    pair("page", 0xff_ffff, 0x14_1414),
    pair("raised", 0xff_ffff, 0x1b_1b1b),
    pair("sunken", 0xf2_f2f2, 0x22_2222),
    pair("line", 0xd6_d6d6, 0x3d_3d3d),
    pair("edge", 0x79_7979, 0x90_9090),
    pair("text", 0x1c_1c1c, 0xea_eaea),
    pair("muted", 0x57_5757, 0xb0_b0b0),
];

impl Neutral {
    fn palette(self) -> &'static Palette {
        match self {
            Neutral::Warm => &WARM,
            Neutral::Cool => &COOL,
            Neutral::Plain => &PLAIN,
        }
    }

    /// The ground of pages.
    #[must_use]
    pub fn page(self, scheme: ColourScheme) -> Colour {
        self.grounds(scheme)[0]
    }

    /// The grounds under text.
    fn grounds(self, scheme: ColourScheme) -> [Colour; 3] {
        let [page, raised, soft, ..] = self.palette();
        [page, raised, soft].map(|(_, light, dark)| match scheme {
            ColourScheme::Light => *light,
            ColourScheme::Dark => *dark,
        })
    }

    /// The lowest contrast of a colour with the grounds, and with the tint that kb makes of it.
    #[must_use]
    pub fn contrast(self, accent: Colour, scheme: ColourScheme) -> f64 {
        let tint = tint(accent, scheme);
        accent.least_contrast(&self.grounds(scheme)).min(accent.contrast(tint))
    }

    /// The colour of the same hue nearest to `accent` that text can have.
    #[must_use]
    pub fn readable(self, accent: Colour, scheme: ColourScheme) -> Colour {
        self.with_contrast(accent, scheme, TEXT_CONTRAST)
    }

    /// The colour of the same hue nearest to `accent` with at least this contrast.
    fn with_contrast(self, accent: Colour, scheme: ColourScheme, least: f64) -> Colour {
        let step = match scheme {
            ColourScheme::Light => -0.01,
            ColourScheme::Dark => 0.01,
        };
        let mut colour = accent;
        let mut lightness = accent.lightness();
        while self.contrast(colour, scheme) < least && (0.0..=1.0).contains(&lightness) {
            lightness += step;
            colour = accent.with(lightness.clamp(0.0, 1.0), 1.0);
        }
        colour
    }
}

impl Accent {
    /// The accent of both appearances from the light one.
    #[must_use]
    pub fn of_light(light: Colour, neutral: Neutral) -> Accent {
        let dark = light.with(light.lightness().max(0.8), 0.11);
        Accent { light, dark: neutral.readable(dark, ColourScheme::Dark) }
    }
}

/// The ground of parts that are marked with an accent.
fn tint(accent: Colour, scheme: ColourScheme) -> Colour {
    match scheme {
        ColourScheme::Light => accent.with(0.945, 0.02),
        ColourScheme::Dark => accent.with(0.3, 0.045),
    }
}

/// The accent under the pointer.
fn deep(accent: Colour, scheme: ColourScheme) -> Colour {
    match scheme {
        ColourScheme::Light => accent.with((accent.lightness() - 0.09).max(0.0), accent.chroma()),
        ColourScheme::Dark => accent.with((accent.lightness() + 0.08).min(0.97), accent.chroma()),
    }
}

/// The colour of text on an accent.
fn on(accent: Colour) -> Colour {
    let [white, black] = [Colour::new(0xff_ffff), Colour::new(0x0d_1114)];
    if accent.contrast(white) >= accent.contrast(black) { white } else { black }
}

/// The style sheet; `None` if a site changes nothing.
#[must_use]
pub fn sheet(tokens: &Tokens) -> Option<String> {
    let mut colours = String::new();
    let mut colour = |name: &str, light: Colour, dark: Colour| {
        let _ = write!(colours, "--kb-{name}:var(--kb-light, {light}) var(--kb-dark, {dark});");
    };
    if tokens.neutral != Neutral::default() {
        for (name, light, dark) in tokens.neutral.palette() {
            colour(name, *light, *dark);
        }
    }
    if let Some(Accent { light, dark }) = tokens.accent {
        colour("accent", light, dark);
        colour("accent-strong", deep(light, ColourScheme::Light), deep(dark, ColourScheme::Dark));
        colour("accent-soft", tint(light, ColourScheme::Light), tint(dark, ColourScheme::Dark));
        colour("on-accent", on(light), on(dark));
    }
    let mut rules = String::new();
    if !colours.is_empty() {
        let _ = write!(rules, "@media not (prefers-contrast: more){{:root{{{colours}}}}}");
    }
    if let Some(Accent { light, dark }) = tokens.accent {
        let light = tokens.neutral.with_contrast(light, ColourScheme::Light, MORE_CONTRAST);
        let dark = tokens.neutral.with_contrast(dark, ColourScheme::Dark, MORE_CONTRAST);
        let _ = write!(
            rules,
            "@media (prefers-contrast: more){{:root{{--kb-accent:var(--kb-light, {light}) var(--kb-dark, {dark});--kb-on-accent:var(--kb-light, {}) var(--kb-dark, {})}}}}",
            on(light),
            on(dark)
        );
    }
    let sizes = sizes(tokens);
    if !sizes.is_empty() {
        let _ = write!(rules, ":root{{{sizes}}}");
    }
    (!rules.is_empty()).then(|| CascadeLayer::Tokens.around(&rules))
}

/// The tokens that are not colours.
fn sizes(tokens: &Tokens) -> String {
    let mut sizes = String::new();
    match tokens.font {
        Font::System => {}
        Font::Humanist => sizes.push_str(
            "--kb-font:Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",source-sans-pro,sans-serif;",
        ),
        Font::Serif => sizes.push_str(
            "--kb-font:Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,\"Noto Serif\",\"Liberation Serif\",serif;",
        ),
    }
    if tokens.corners == Corners::Square {
        sizes.push_str("--kb-radius:0;");
    }
    if let Some(width) = &tokens.width {
        let _ = write!(sizes, "--kb-measure:{width};");
    }
    sizes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    use super::{
        Accent, ColourScheme, Corners, Font, Neutral, TEXT_CONTRAST, Tokens, deep, on, sheet, tint,
    };
    use crate::theme::colour::Colour;

    const NEUTRALS: [Neutral; 3] = [Neutral::Warm, Neutral::Cool, Neutral::Plain];

    const STYLE: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets/style.css"));

    /// A colour of the theme in both appearances.
    fn of_theme(name: &str) -> Option<(Colour, Colour)> {
        let line = STYLE.lines().find(|line| {
            line.trim_start().starts_with(&format!("--kb-{name}: var(--kb-light, #"))
        })?;
        let mut colours = line.split(['(', ' ', ')', ',']).filter_map(Colour::parse);
        Some((colours.next()?, colours.next()?))
    }

    #[test]
    fn the_warm_palette_is_that_of_the_theme() {
        for (name, light, dark) in Neutral::Warm.palette() {
            assert_eq!(of_theme(name), Some((*light, *dark)), "{name}");
        }
    }

    #[test]
    fn the_texts_of_the_theme_are_readable_on_every_palette() {
        for neutral in NEUTRALS {
            let palette = neutral.palette();
            let own = palette[5..].iter().copied();
            let tones = ["accent", "info", "good", "key", "caution", "serious", "danger"];
            let tones = tones.into_iter().map(|name| {
                let (light, dark) = of_theme(name).expect("a tone of the theme");
                (name, light, dark)
            });
            for (name, light, dark) in own.chain(tones) {
                for (colour, scheme) in [(light, ColourScheme::Light), (dark, ColourScheme::Dark)] {
                    let contrast = colour.least_contrast(&neutral.grounds(scheme));
                    assert!(contrast >= TEXT_CONTRAST, "{neutral:?} {scheme:?} {name}: {contrast}");
                }
            }
            let (_, light, dark) = palette[4];
            for (edge, scheme) in [(light, ColourScheme::Light), (dark, ColourScheme::Dark)] {
                let contrast = edge.least_contrast(&neutral.grounds(scheme));
                assert!(contrast >= 3.0, "{neutral:?} {scheme:?} edge: {contrast}");
            }
        }
    }

    #[test]
    fn a_site_without_settings_has_no_sheet() {
        assert_eq!(sheet(&Tokens::default()), None);
    }

    #[test]
    fn a_sheet_sets_only_the_settings_of_the_site() {
        let corners = Tokens { corners: Corners::Square, ..Tokens::default() };
        assert_eq!(sheet(&corners).as_deref(), Some("@layer kb.tokens{:root{--kb-radius:0;}}"));
        let accent = Accent::of_light(Colour::new(0x0b_5560), Neutral::Warm);
        let tokens = Tokens { accent: Some(accent), font: Font::Serif, ..Tokens::default() };
        let sheet = sheet(&tokens).expect("has values");
        for token in [
            "--kb-accent:",
            "--kb-accent-strong:",
            "--kb-accent-soft:",
            "--kb-on-accent:",
            "--kb-font:",
        ] {
            assert!(sheet.contains(token), "{token} in {sheet}");
        }
        assert!(!sheet.contains("--kb-page") && !sheet.contains("--kb-measure"), "{sheet}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_accent_becomes_readable(digits in 0..=0xff_ffff_u32) {
            for neutral in NEUTRALS {
                let light = neutral.readable(Colour::new(digits), ColourScheme::Light);
                let Accent { light, dark } = Accent::of_light(light, neutral);
                for (accent, scheme) in [(light, ColourScheme::Light), (dark, ColourScheme::Dark)] {
                    prop_assert!(neutral.contrast(accent, scheme) >= TEXT_CONTRAST, "{accent}");
                    prop_assert!(accent.contrast(on(accent)) >= TEXT_CONTRAST, "on {accent}");
                    let deep = deep(accent, scheme);
                    let tint = tint(accent, scheme);
                    prop_assert!(deep.contrast(tint) >= TEXT_CONTRAST, "{deep} on {tint}");
                    prop_assert!(deep.least_contrast(&neutral.grounds(scheme)) >= TEXT_CONTRAST, "{deep}");
                }
            }
        }
    }
}
