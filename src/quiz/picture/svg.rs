//! The flow as a picture: questions on the left, stops beside the question that can trigger them,
//! results with their shares below.

use std::fmt::{self, Write};

use crate::quiz::id::{QuestionId, ids};
use crate::quiz::picture::facts::{bands, conditions_of_actions, effect, n_paths, percent, shares};
use crate::quiz::prove::Proof;
use crate::quiz::{Quiz, Stop};
use crate::text::wrap;

/// Sizes in user units, about pixels.
const WIDTH: usize = 880;
const MARGIN: usize = 24;
const QUESTION_WIDTH: usize = 440;
const STOP_X: usize = MARGIN + QUESTION_WIDTH + 48;
const STOP_WIDTH: usize = WIDTH - STOP_X - MARGIN;
const LINE: usize = 18;
const PADDING: usize = 10;
const GAP: usize = 20;
/// A letter is about this wide in the fonts that readers have; a wide one is not clipped.
const LETTER: usize = 8;
const BAR_X: usize = 330;
const BAR_WIDTH: usize = 330;

/// The whole picture.
pub(super) fn picture(quiz: &Quiz, proof: &Proof) -> String {
    let mut body = Canvas { text: String::new(), y: MARGIN };
    // Writing to a string cannot fail.
    let _ = draw(quiz, proof, &mut body);
    let height = body.y + MARGIN;
    let title = escaped(&quiz.title);
    let description = escaped(&describe(quiz, proof));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kb-quiz-picture\" role=\"img\" \
         aria-labelledby=\"quiz-picture-title quiz-picture-desc\" width=\"{WIDTH}\" \
         height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"system-ui, sans-serif\" \
         font-size=\"14\" fill=\"currentColor\">\n\
         <title id=\"quiz-picture-title\">{title}</title>\n\
         <desc id=\"quiz-picture-desc\">{description}</desc>\n{}</svg>\n",
        body.text
    )
}

/// The picture in words, for people who cannot see it.
fn describe(quiz: &Quiz, proof: &Proof) -> String {
    let shares = shares(quiz, proof);
    let shares: Vec<_> = shares
        .iter()
        .map(|(title, n_paths, permille)| format!("{title}: {}", percent(n_paths, *permille)))
        .collect();
    let n_questions = quiz.questions.len();
    format!(
        "{n_questions} questions, {} stops, {}. Shares of paths by result: {}.",
        quiz.stops.len(),
        n_paths(proof),
        shares.join("; ")
    )
}

/// A place on the canvas.
#[derive(Clone, Copy)]
struct Point {
    x: usize,
    y: usize,
}

struct Canvas {
    text: String,
    /// The first free row.
    y: usize,
}

fn draw(quiz: &Quiz, proof: &Proof, on: &mut Canvas) -> fmt::Result {
    let beside = stops_by_question(quiz);
    let n_questions = quiz.questions.len();
    for (id, _) in ids(&quiz.questions, QuestionId::new) {
        let top = on.y;
        let question_end = draw_question(quiz, id, on)?;
        let middle = usize::midpoint(top, question_end);
        let mut stop_end = top;
        for stop in &beside[id.index()] {
            stop_end = draw_stop(quiz, stop, stop_end, middle, on)?;
        }
        on.y = question_end.max(stop_end.saturating_sub(GAP)) + GAP;
        if id.index() + 1 < n_questions {
            arrow(Point { x: MARGIN + QUESTION_WIDTH / 2, y: question_end }, on)?;
        }
    }
    draw_bands(quiz, on)?;
    draw_results(quiz, proof, on)
}

/// Each stop is beside the last question that it names.
fn stops_by_question(quiz: &Quiz) -> Vec<Vec<&Stop>> {
    let mut beside = vec![Vec::new(); quiz.questions.len()];
    for stop in &quiz.stops {
        let mut last = 0;
        if let Some(when) = &stop.when {
            when.each_question(&mut |looked_at| last = last.max(looked_at.id.index()));
        }
        if let Some(at) = beside.get_mut(last) {
            at.push(stop);
        }
    }
    beside
}

/// Draws a box with a question and its condition, and returns where it ends.
fn draw_question(quiz: &Quiz, id: QuestionId, on: &mut Canvas) -> Result<usize, fmt::Error> {
    let (number, question) = (id.index() + 1, quiz.question(id));
    let title = wrapped(&format!("{number}. {}", question.title.text), QUESTION_WIDTH);
    let when = question.show_if.as_ref().map(|when| format!("if {}", when.in_words(quiz)));
    let many = question.many.then(|| "one or more answers".to_owned());
    let when: Vec<_> = when.into_iter().chain(many).collect();
    let when: Vec<_> = when.iter().flat_map(|line| wrapped(line, QUESTION_WIDTH)).collect();
    let height = (title.len() + when.len()) * LINE + 2 * PADDING;
    let dash = if question.show_if.is_none() { "" } else { " stroke-dasharray=\"6 4\"" };
    writeln!(
        on.text,
        "<g class=\"kb-question\"><rect x=\"{MARGIN}\" y=\"{}\" width=\"{QUESTION_WIDTH}\" \
         height=\"{height}\" rx=\"6\" fill=\"none\" stroke=\"currentColor\"{dash}/>",
        on.y
    )?;
    let y = lines(
        &title,
        Point { x: MARGIN + PADDING, y: on.y + PADDING },
        " font-weight=\"600\"",
        on,
    )?;
    lines(&when, Point { x: MARGIN + PADDING, y }, " font-style=\"italic\"", on)?;
    writeln!(on.text, "</g>")?;
    Ok(on.y + height)
}

/// Draws a stop from `top` down and a line to it from the height `question_middle`
/// of its question, and returns where the next stop can begin.
fn draw_stop(
    quiz: &Quiz,
    stop: &Stop,
    top: usize,
    question_middle: usize,
    on: &mut Canvas,
) -> Result<usize, fmt::Error> {
    let (effect, end) = effect(quiz, stop);
    let heading = wrapped(&format!("{effect}: {end}"), STOP_WIDTH);
    let when = stop.when.as_ref().map_or("never".to_owned(), |when| when.in_words(quiz));
    let when = wrapped(&format!("if {when}"), STOP_WIDTH);
    let height = (heading.len() + when.len()) * LINE + 2 * PADDING;
    let (from, middle) = (MARGIN + QUESTION_WIDTH, top + height / 2);
    let bend = usize::midpoint(from, STOP_X);
    writeln!(
        on.text,
        "<g class=\"kb-stop\"><path d=\"M{from} {question_middle}H{bend}V{middle}H{STOP_X}\" \
         fill=\"none\" stroke=\"currentColor\"/><rect x=\"{STOP_X}\" y=\"{top}\" \
         width=\"{STOP_WIDTH}\" height=\"{height}\" fill=\"none\" stroke=\"currentColor\" \
         stroke-width=\"2\"/>"
    )?;
    let y = lines(
        &heading,
        Point { x: STOP_X + PADDING, y: top + PADDING },
        " font-weight=\"600\"",
        on,
    )?;
    lines(&when, Point { x: STOP_X + PADDING, y }, "", on)?;
    writeln!(on.text, "</g>")?;
    Ok(top + height + GAP)
}

/// Draws an arrow from a point down to the next question.
fn arrow(from: Point, on: &mut Canvas) -> fmt::Result {
    let Point { x, y: from } = from;
    let (to, left, right, head) = (on.y, x - 4, x + 4, on.y - 6);
    writeln!(
        on.text,
        "<path d=\"M{x} {from}V{to}M{left} {head}L{x} {to}L{right} {head}\" fill=\"none\" \
         stroke=\"currentColor\"/>"
    )
}

fn draw_bands(quiz: &Quiz, on: &mut Canvas) -> fmt::Result {
    for (range, result) in bands(quiz) {
        let band = wrapped(&format!("{range}: {result}"), WIDTH - 2 * MARGIN);
        on.y = lines(&band, Point { x: MARGIN, y: on.y }, "", on)?;
    }
    on.y += GAP;
    let conditions = conditions_of_actions(quiz);
    for line in &conditions {
        let line = wrapped(line, WIDTH - 2 * MARGIN);
        on.y = lines(&line, Point { x: MARGIN, y: on.y }, "", on)?;
    }
    on.y += if conditions.is_empty() { 0 } else { GAP };
    Ok(())
}

fn draw_results(quiz: &Quiz, proof: &Proof, on: &mut Canvas) -> fmt::Result {
    for (title, n_paths, permille) in shares(quiz, proof) {
        let title = wrapped(&title, BAR_X - MARGIN);
        let top = on.y;
        writeln!(on.text, "<g class=\"kb-result\">")?;
        let end = lines(&title, Point { x: MARGIN, y: top }, "", on)?;
        let bar = usize::try_from(permille).unwrap_or(0) * BAR_WIDTH / 1000;
        writeln!(
            on.text,
            "<rect x=\"{BAR_X}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            top + 3,
            bar.max(1),
            LINE - 4
        )?;
        let share = [format!("{n_paths} ({})", percent(&n_paths, permille))];
        lines(&share, Point { x: BAR_X + bar.max(1) + PADDING, y: top }, "", on)?;
        writeln!(on.text, "</g>")?;
        on.y = end + PADDING / 2;
    }
    Ok(())
}

/// Writes lines of text from a top left corner on, and returns where the next line begins.
fn lines(
    texts: &[String],
    from: Point,
    attributes: &str,
    on: &mut Canvas,
) -> Result<usize, fmt::Error> {
    let Point { x, mut y } = from;
    for text in texts {
        y += LINE;
        // The base line of the letters is a little above the end of the row.
        let (base, text) = (y - 4, escaped(text));
        writeln!(on.text, "<text x=\"{x}\" y=\"{base}\"{attributes}>{text}</text>")?;
    }
    Ok(y)
}

/// Breaks a text between words into lines that fit; a word that is longer than a line stays whole.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    wrap(text.split_whitespace(), (width - 2 * PADDING) / LETTER)
}

/// A text escaped for XML; control characters that XML does not allow are dropped.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
