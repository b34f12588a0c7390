//! `kb review`: which reviews are due, as a table, as JSON, or as a calendar.

mod calendar;

use std::fmt::Write as _;

use serde::Serialize;

use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::review::{DueArguments, DueFormat, ReviewArguments, ReviewCommand};
use crate::cmd::flags;
use crate::cmd::i18n::{self, Opened};
use crate::cmd::out::{self, Exit};
use crate::doc::dates::{Interval, Review};
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::link::DraftVisibility;
use crate::route;
use crate::site::by_entry::EntryId;

/// Runs `kb review`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &ReviewArguments) -> Exit {
    let ReviewCommand::Due(due) = &arguments.command;
    print_due(site, due).unwrap_or_else(|exit| exit)
}

/// A review that is due, or the first one of an entry.
#[derive(Debug, Serialize)]
struct DueReview {
    /// The key of the entry.
    key: String,
    title: String,
    /// The file of the source language, from the root of the site.
    path: String,
    /// The page, if the site has a base URL.
    url: Option<String>,
    /// ISO 8601; `None` before the first review.
    due: Option<String>,
    /// The day of the last review, ISO 8601.
    on: Option<String>,
    /// Who made the last review.
    by: Option<String>,
}

fn print_due(site: &SiteArguments, arguments: &DueArguments) -> Result<Exit, Exit> {
    let today = flags::today(arguments.today.as_deref())?;
    let until = match &arguments.within {
        Some(time) => within(time)?.after(today),
        None => today,
    };
    let opened = i18n::open(site, DraftVisibility::Hide)?;
    let reviews = due(&opened, until);
    let exit = match arguments.format {
        DueFormat::Md => out::print(&table(&reviews)),
        DueFormat::Json => out::print_json(&lines(&reviews)),
        DueFormat::Ics => out::print_to_program(calendar::of(&reviews, today).as_bytes()),
    };
    let n_first = reviews.iter().filter(|review| review.due.is_none()).count();
    let n_due = reviews.len() - n_first;
    out::print_status(&format!("{n_due} due until {until}, {n_first} never reviewed"));
    Ok(exit)
}

/// Reads `30d`, `6 weeks` or `1y`.
fn within(text: &str) -> Result<Interval, Exit> {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match text[number.len()..].trim() {
        "d" => "day",
        "w" => "week",
        "m" => "month",
        "y" => "year",
        unit => unit,
    };
    Interval::parse(&format!("{number} {unit}")).ok_or_else(|| {
        let message = format!("`{text}` is not a time");
        out::print_error(&message, Some("write a number of days, weeks, months or years: `30d`"));
        Exit::Usage
    })
}

/// The reviews that are due until a day: those of entries that were never reviewed first, then the
/// oldest.
fn due(opened: &Opened, until: Date) -> Vec<DueReview> {
    let site = opened.site();
    let planned = site.ids().filter(|id| !site.entry(*id).is_withdrawn());
    let planned = planned.filter_map(|id| {
        let review = site.entry(id).review.as_ref()?;
        let due = review.due();
        let is_first = review.on.is_none() && due.is_none();
        (is_first || due.is_some_and(|due| due <= until)).then_some((due, id, review))
    });
    let mut planned: Vec<(Option<Date>, EntryId, &Review)> = planned.collect();
    planned.sort_by_key(|(due, id, _)| (*due, *id));
    let row = |(due, id, review)| row(opened, id, review, due);
    planned.into_iter().filter_map(row).collect()
}

fn row(opened: &Opened, id: EntryId, review: &Review, due: Option<Date>) -> Option<DueReview> {
    let (site, base) = (opened.site(), opened.loaded.base_url.as_deref());
    let variant = site.shown(id, Lang::SOURCE)?;
    let page = route::public_url(site.config.urls, site.path(id, Lang::SOURCE));
    Some(DueReview {
        key: site.entry(id).key.clone(),
        title: variant.title.clone(),
        path: variant.doc.source().path.to_string(),
        url: base.map(|base| format!("{base}{page}")),
        due: due.map(|day| day.to_string()),
        on: review.on.map(|day| day.to_string()),
        by: review.by.clone(),
    })
}

fn lines(reviews: &[DueReview]) -> String {
    let line = |row| serde_json::to_string(row).expect("texts have a JSON form") + "\n";
    reviews.iter().map(line).collect()
}

fn table(reviews: &[DueReview]) -> String {
    let mut text = "| Due | Page | File | Last review |\n| --- | --- | --- | --- |\n".to_owned();
    for review in reviews {
        let cell = |text: &str| text.replace('|', "\\|");
        let due = review.due.as_deref().unwrap_or("first review");
        let last = [&review.on, &review.by].into_iter().flatten().cloned().collect::<Vec<_>>();
        let (title, last) = (cell(&review.title), cell(&last.join(", ")));
        let _ = writeln!(text, "| {due} | {title} | `{}` | {last} |", review.path);
    }
    text
}
