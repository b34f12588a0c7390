//! An overview of the quiz for its author: as text for a terminal, and as one picture.

mod facts;
mod svg;
mod text;

use crate::quiz::Quiz;
use crate::quiz::prove::Proof;

/// The flow as plain text: questions with their conditions, stops, bands, and how many paths lead
/// to each result.
pub fn text(quiz: &Quiz, proof: &Proof) -> String {
    text::flow(quiz, proof)
}

/// The flow as one static SVG with a title and a description. It has only presentation attributes
/// and the classes `quiz-picture`, `question`, `stop` and `result`, so it works with a strict
/// content security policy. It has the colour of the text around it.
pub fn svg(quiz: &Quiz, proof: &Proof) -> String {
    svg::picture(quiz, proof)
}

#[cfg(test)]
mod tests {
    use crate::quiz::tests::{EXAMPLE, quiz};
    use crate::quiz::{prove, random};

    #[test]
    fn the_text_describes_the_quiz() {
        let (quiz, _) = quiz(EXAMPLE);
        let text = super::text(&quiz, &prove(&quiz));
        for part in [
            "59,410 paths of answers",
            " 2. Have you named the problem and offered a fix?",
            "if not (Reason is “They threaten, harass or insult me”)",
            "16 and more, Contract at least 4, The talk at least 2: You are ready",
            "10 to 15: Nearly there",
            "1,081",
        ] {
            assert!(text.contains(part), "{part:?} is missing in\n{text}");
        }
    }

    #[test]
    fn the_picture_is_well_formed_and_has_no_style() {
        for seed in 0..50 {
            let text = random::quiz(seed).replace("Question 0", "<b> & \"Q\" ' ]]>");
            let (quiz, _) = quiz(&text);
            let svg = super::svg(&quiz, &prove(&quiz));
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
            assert!(!svg.contains(" style=") && !svg.contains("<style"));
            assert!(!svg.contains("<b>") && !svg.contains("url("));
            let opened = svg.matches('<').count() - svg.matches("</").count();
            assert_eq!(opened, svg.matches("/>").count() + svg.matches("</").count());
        }
    }
}
