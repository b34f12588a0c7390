//! Scenarios, quizzes and the glossary as Markdown, with the words of the theme.

use std::fmt::Write as _;

use crate::doc::lifecycle::CitedSource;
use crate::lang::messages::Arg;
use crate::render::context::PageContext;
use crate::render::twin::address::absolute;
use crate::render::{lists, quiz, scenario};
use crate::theme::Shared;
use crate::view::{
    ActionView, BandView, ExceptionView, ItemView, LinkView, OptionView, PointsView, QuestionView,
    ResultView, ScenarioView, ScriptPartView, ScriptView, StepView,
};

/// A scenario: what to do first, then how to recognise it, what to say and what can go wrong.
pub(super) fn scenario(page: PageContext<'_>) -> String {
    let view = scenario::view(page);
    let heading = |part: &str| scenario::heading(page.renderer, page.route.lang, part);
    let mut sheet = TwinSheet::new(page);
    sheet.paragraph(&format!(
        "{}: {}",
        sheet.word("severity"),
        sheet.word(&format!("severity-{}", view.severity))
    ));
    sheet.paragraph(&escape(&view.summary));
    let step = |(nth, step): (usize, &StepView)| format!("{}. {}", nth + 1, sheet.step(step));
    let steps: Vec<String> = view.steps.iter().enumerate().map(step).collect();
    sheet.part(2, &heading("steps"), &steps);
    let channels = sheet.channels(&view);
    sheet.part(2, &heading("channel"), &channels);
    let items = |items: &[ItemView]| -> Vec<String> {
        items.iter().map(|item| format!("- {}", escape(&item.text))).collect()
    };
    sheet.part(2, &heading("signals"), &items(&view.signals));
    if !view.scripts.is_empty() {
        sheet.heading(2, &heading("scripts"));
    }
    for script in &view.scripts {
        let lines = script_lines(script);
        sheet.part(3, &script.title, &lines);
    }
    sheet.part(2, &heading("risks"), &items(&view.risks));
    for list in &view.lists {
        sheet.part(2, list.title.as_str(), &items(&list.items));
    }
    let exception = |it: &ExceptionView| format!("- {}: {}", sheet.link(&it.link), escape(&it.why));
    let exceptions: Vec<String> = view.exceptions.iter().map(exception).collect();
    sheet.part(2, &heading("exceptions"), &exceptions);
    sheet.out
}

/// A quiz: its questions with their answers and points, what ends it at once, the totals of its
/// results, the results and the plan.
pub(super) fn quiz(page: PageContext<'_>) -> String {
    let Some(view) = quiz::view(page) else { return String::new() };
    let mut sheet = TwinSheet::new(page);
    sheet.paragraph(&escape(&view.intro));
    sheet.heading(2, &sheet.word("quiz-questions"));
    for question in &view.questions {
        let answers = sheet.answers(question);
        sheet.part(3, &format!("{}. {}", question.number, question.title), &answers);
    }
    sheet.heading(2, &sheet.word("quiz-outcome"));
    let stops: Vec<String> =
        view.stops.iter().map(|stop| format!("- {}", escape(&stop.text))).collect();
    sheet.lines(&stops);
    if !view.bands.is_empty() {
        let sums: Vec<String> = view.bands.iter().map(|band| sheet.band(band)).collect();
        let how = [sheet.word("quiz-add-up-how"), String::new()];
        let lines: Vec<String> = how.into_iter().chain(sums).collect();
        sheet.part(3, &sheet.word("quiz-add-up"), &lines);
    }
    for result in &view.results {
        let lines = sheet.result(result);
        sheet.part(3, &result.title, &lines);
    }
    sheet.heading(2, &sheet.word("quiz-plan"));
    for phase in &view.phases {
        let actions: Vec<String> =
            phase.actions.iter().map(|action| sheet.action(action)).collect();
        sheet.part(3, &phase.label, &actions);
    }
    sheet.out
}

/// The glossary: its terms in alphabetical order, with the ids that links lead to.
pub(super) fn glossary(page: PageContext<'_>) -> String {
    let mut sheet = TwinSheet::new(page);
    for term in lists::terms(page.renderer, page.route, page.id) {
        sheet.heading(2, &format!("{} {{#{}}}", escape(&term.term), term.id));
        sheet.paragraph(&escape(&term.definition));
        if !term.synonyms.is_empty() {
            let words = escape(&term.synonyms.join(", "));
            sheet.paragraph(&format!("{} {words}", sheet.word("glossary-synonyms")));
        }
        if let Some(to) = &term.page {
            sheet.paragraph(&format!("{} {}", sheet.word("glossary-page"), sheet.link(to)));
        }
    }
    sheet.out
}

/// A source in one line.
pub(super) fn citation(source: &CitedSource) -> String {
    let title = escape(&source.name());
    let mut out = match source.href() {
        Some(href) => format!("[{title}](<{href}>)"),
        None => title,
    };
    if let Some(author) = &source.author {
        let _ = write!(out, ", {}", escape(author));
    }
    if let Some(day) = source.last_modified {
        let _ = write!(out, ", {day}");
    }
    out
}

/// Markdown that is being written.
struct TwinSheet<'a> {
    page: PageContext<'a>,
    out: String,
}

impl<'a> TwinSheet<'a> {
    fn new(page: PageContext<'a>) -> TwinSheet<'a> {
        TwinSheet { page, out: String::new() }
    }

    /// A message of the theme in the language of the page.
    fn word(&self, id: &str) -> String {
        self.page.renderer.word(self.page.route.lang, id)
    }

    fn phrase(&self, id: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        let PageContext { renderer, route, .. } = self.page;
        renderer.theme.phrase(&renderer.language(route.lang).tag, id, arguments)
    }

    fn link(&self, to: &LinkView) -> String {
        format!("[{}]({})", escape(to.title.as_str()), absolute(self.page, &to.href))
    }

    fn heading(&mut self, level: usize, text: &str) {
        let _ = writeln!(self.out, "{} {text}\n", "#".repeat(level));
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            let _ = writeln!(self.out, "{text}\n");
        }
    }

    /// Lines without a heading.
    fn lines(&mut self, lines: &[String]) {
        self.paragraph(&lines.join("\n"));
    }

    /// A heading and lines below it, if there are some.
    fn part(&mut self, level: usize, title: &str, lines: &[String]) {
        if !lines.is_empty() {
            self.heading(level, &escape(title));
            self.lines(lines);
        }
    }

    fn step(&self, step: &StepView) -> String {
        let mut text = escape(&step.text);
        if !step.when.is_empty() {
            let _ = write!(text, " ({} {})", self.word("step-when"), escape(&step.when.join("; ")));
        }
        if let Some(to) = &step.page {
            let _ = write!(text, " {} {}", self.word("step-page"), self.link(to));
        }
        if let Some(script) = &step.script {
            let _ = write!(text, " {} {}", self.word("step-script"), escape(&script.text));
        }
        text
    }

    fn channels(&self, view: &ScenarioView) -> Vec<String> {
        if view.recommended.as_str().is_empty() {
            return Vec::new();
        }
        let recommended = vec![view.recommended.clone()];
        let channels = [
            ("channel-recommended", &recommended),
            ("channel-allowed", &view.allowed),
            ("channel-never", &view.never),
        ];
        let named = channels.into_iter().filter(|(_, labels)| !labels.is_empty());
        let mut lines: Vec<String> = named
            .map(|(word, labels)| {
                let labels: Vec<&str> = labels.iter().map(Shared::as_str).collect();
                format!("- {}: {}", self.word(word), escape(&labels.join(", ")))
            })
            .collect();
        if !view.why.is_empty() {
            lines.extend([String::new(), escape(&view.why)]);
        }
        lines
    }

    /// The hint, the answers, and what is shown at an answer.
    fn answers(&self, question: &QuestionView) -> Vec<String> {
        let hint = question.hint.iter().flat_map(|hint| [escape(hint), String::new()]);
        let answer = |option: &OptionView| {
            let mut text = format!("- {}", escape(&option.label));
            if !option.points.is_empty() {
                let _ = write!(text, " ({})", points(&option.points));
            }
            if let Some(stop) = &option.stop {
                let _ = write!(text, " – {}", escape(&stop.text));
                if let Some(to) = &stop.page {
                    let _ = write!(text, " {}", self.link(to));
                }
            }
            text
        };
        let skipped = (!question.skipped.is_empty()).then(|| {
            let points = points(&question.skipped);
            [String::new(), format!("{} {points}", self.word("quiz-skipped"))]
        });
        let answers = question.options.iter().map(answer);
        hint.chain(answers).chain(skipped.into_iter().flatten()).collect()
    }

    /// The totals of a result, and what single dimensions must reach for it.
    fn band(&self, band: &BandView) -> String {
        let (from, to) = (Arg::Number(band.from.into()), band.to.map(|to| Arg::Number(to.into())));
        let mut text = match to {
            Some(to) => self.phrase("quiz-band", &[("from", from), ("to", to)]),
            None => self.phrase("quiz-band-best", &[("from", from)]),
        };
        for floor in &band.floors {
            let least = self.phrase("quiz-floor", &[("n", Arg::Number(floor.n.into()))]);
            let _ = write!(text, ", {} {least}", escape(&floor.label));
        }
        format!("- {text}: {}", escape(&band.result.text))
    }

    fn result(&self, result: &ResultView) -> Vec<String> {
        let mut text = escape(&result.lead);
        if let Some(to) = &result.page {
            let _ = write!(text, " {}", self.link(to));
        }
        vec![text]
    }

    fn action(&self, action: &ActionView) -> String {
        let mut text = format!("- {}", escape(&action.label));
        for to in &action.links {
            let _ = write!(text, " {}", self.link(to));
        }
        text
    }
}

/// Points in words: each dimension with its number.
fn points(points: &[PointsView]) -> String {
    let one = |one: &PointsView| format!("{} {}", escape(&one.label), one.n);
    points.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The lines of a script as a quotation, with names of places to fill in braces.
fn script_lines(script: &ScriptView) -> Vec<String> {
    let line = |parts: &Vec<ScriptPartView>| {
        let parts = parts.iter().map(|part| match part.placeholder {
            Some(_) => format!("{{{}}}", escape(&part.text)),
            None => escape(&part.text),
        });
        format!("> {}", parts.collect::<String>()).trim_end().to_owned()
    };
    script.lines.iter().map(line).collect()
}

/// A plain text as one line of Markdown that shows it as it is.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\n' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
    }
    out
}
