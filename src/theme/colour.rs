//! Colours: their contrast (WCAG 2.2, section 1.4.3), and the same colour in another lightness (Oklch, CSS Color 4).

use std::fmt;

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// A colour by its perceived properties.
#[derive(Debug, Clone, Copy)]
struct Oklch {
    /// From 0, black, to 1, white.
    lightness: f64,
    /// The distance from grey, from 0 to about 0.3.
    chroma: f64,
    /// The angle on the circle of colours, in radians.
    hue: f64,
}

impl Colour {
    /// The colour with these six hexadecimal digits.
    #[must_use]
    pub const fn new(digits: u32) -> Colour {
        let [_, red, green, blue] = digits.to_be_bytes();
        Colour { red, green, blue }
    }

    /// Parses `#rrggbb` or `#rgb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let long = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        u32::from_str_radix(&long, 16).ok().map(Colour::new)
    }

    /// The contrast with another colour, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The lowest contrast with some colours.
    #[must_use]
    pub fn least_contrast(self, others: &[Colour]) -> f64 {
        others.iter().map(|other| self.contrast(*other)).fold(f64::INFINITY, f64::min)
    }

    /// The same hue in another lightness, from 0 to 1, with at most this chroma. The chroma is lower where a screen
    /// cannot show the colour.
    #[must_use]
    pub fn with(self, lightness: f64, max_chroma: f64) -> Colour {
        let Oklch { chroma, hue, .. } = self.oklch();
        let mut chroma = chroma.min(max_chroma);
        loop {
            let channels = Oklch { lightness, chroma, hue }.linear();
            let is_shown = channels.iter().all(|channel| (-0.0005..=1.0005).contains(channel));
            if is_shown || chroma < 0.002 {
                let [red, green, blue] = channels.map(encoded);
                return Colour { red, green, blue };
            }
            chroma *= 0.95;
        }
    }

    /// The perceived lightness, from 0 to 1.
    #[must_use]
    pub fn lightness(self) -> f64 {
        self.oklch().lightness
    }

    /// The chroma: 0 is grey, the most colourful ones have about 0.3.
    #[must_use]
    pub fn chroma(self) -> f64 {
        self.oklch().chroma
    }

    /// The channels from 0 to 1, in proportion to the light of a screen.
    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn oklch(self) -> Oklch {
        let [red, green, blue] = self.linear();
        let long = (0.412_221_47 * red + 0.536_332_54 * green + 0.051_445_99 * blue).cbrt();
        let medium = (0.211_903_5 * red + 0.680_699_55 * green + 0.107_396_96 * blue).cbrt();
        let short = (0.088_302_46 * red + 0.281_718_84 * green + 0.629_978_7 * blue).cbrt();
        let lightness = 0.210_454_26 * long + 0.793_617_8 * medium - 0.004_072_05 * short;
        let to_red = 1.977_998_5 * long - 2.428_592_2 * medium + 0.450_593_71 * short;
        let to_yellow = 0.025_904_04 * long + 0.782_771_77 * medium - 0.808_675_77 * short;
        Oklch { lightness, chroma: to_red.hypot(to_yellow), hue: to_yellow.atan2(to_red) }
    }
}

impl Oklch {
    fn linear(self) -> [f64; 3] {
        let Oklch { lightness, chroma, hue } = self;
        let (to_red, to_yellow) = (chroma * hue.cos(), chroma * hue.sin());
        let long = (lightness + 0.396_337_78 * to_red + 0.215_803_76 * to_yellow).powi(3);
        let medium = (lightness - 0.105_561_35 * to_red - 0.063_854_17 * to_yellow).powi(3);
        let short = (lightness - 0.089_484_18 * to_red - 1.291_485_5 * to_yellow).powi(3);
        [
            4.076_741_7 * long - 3.307_711_6 * medium + 0.230_969_93 * short,
            -1.268_438 * long + 2.609_757_4 * medium - 0.341_319_4 * short,
            -0.004_196_09 * long - 0.703_418_6 * medium + 1.707_614_7 * short,
        ]
    }
}

/// A channel as sRGB encodes it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "is clamped first")]
fn encoded(linear: f64) -> u8 {
    let linear = linear.clamp(0.0, 1.0);
    let value = match linear <= 0.003_130_8 {
        true => linear * 12.92,
        false => 1.055 * linear.powf(1.0 / 2.4) - 0.055,
    };
    (value * 255.0).round() as u8
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert, proptest};

    use super::Colour;

    #[test]
    fn contrast_is_that_of_wcag() {
        let [black, white] = [Colour::new(0), Colour::new(0xff_ffff)];
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
        // The grey on white that passes 4.5:1 by the least.
        let grey = Colour::parse("#767676").expect("a colour");
        assert!((4.5..4.55).contains(&white.contrast(grey)));
    }

    #[test]
    fn only_hexadecimal_colours_are_read() {
        assert_eq!(Colour::parse("#0Bf"), Some(Colour::new(0x00_bbff)));
        for bad in ["0b5560", "#0b556", "#0b55600", "#+b5560", "teal", "#", ""] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_colour_in_its_own_lightness_is_the_same(digits in 0..=0xff_ffff_u32) {
            let colour = Colour::new(digits);
            let same = colour.with(colour.lightness(), 1.0);
            let [a, b] = [colour, same].map(|it| [it.red, it.green, it.blue]);
            let differs = a.iter().zip(b).any(|(a, b)| a.abs_diff(b) > 2);
            prop_assert!(!differs, "{colour} became {same}");
        }

        #[test]
        fn a_colour_is_shown_in_any_lightness(digits in 0..=0xff_ffff_u32, percent in 15..=100_u8) {
            // The darkest colours are too few to have every lightness.
            let lightness = f64::from(percent) / 100.0;
            let colour = Colour::new(digits).with(lightness, 1.0);
            prop_assert!((colour.lightness() - lightness).abs() < 0.03, "{colour} at {lightness}");
        }
    }
}
