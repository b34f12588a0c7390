//! `kb build --zip`: the site as one file, for readers without a connection.
//!
//! Its pages have addresses of files, so that they work when they are opened from disk.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use crate::cmd::arguments::{BuildArguments, SiteArguments};
use crate::cmd::build::{self, Clock, LinkedBuild, Progress};
use crate::cmd::flags::{base_url, today};
use crate::cmd::load::{self, LoadOptions, Loaded};
use crate::cmd::out::{self, Exit};
use crate::cmd::select;
use crate::config::{Config, UrlStyle};
use crate::lang::by_lang::Lang;
use crate::lang::date::Date;
use crate::render::search::Naming;
use crate::scan::ScanCache;
use crate::write::archive::{self, Archive, WrittenArchive};
use crate::yaml::edit::quote;

/// Runs `kb build --zip`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &BuildArguments, file: &Path) -> Exit {
    build(site, arguments, file).unwrap_or_else(|exit| exit)
}

fn build(site: &SiteArguments, arguments: &BuildArguments, file: &Path) -> Result<Exit, Exit> {
    let mut clock = Clock::start();
    let root = load::root(site)?;
    let base_url = base_url(arguments.base_url.as_deref())?;
    let day = today(arguments.today.as_deref())?;
    let mut read =
        load::read(&root, &ScanCache::default()).map_err(|stop| load::explain(stop, site))?;
    read.config = Arc::new(Config { urls: UrlStyle::File, ..Config::clone(&read.config) });
    let langs = select::languages(&read.config, &arguments.only)?;
    clock.lap("read");
    let options = LoadOptions { drafts: arguments.drafts, base_url, today: None, day: Some(day) };
    let LinkedBuild { loaded, found, report } =
        build::linked(site, arguments, read, &options, &mut clock)?;
    let Some(renderer) = build::renderer(&loaded, Naming::Fingerprint) else {
        return Ok(report.nothing_published(found, &clock));
    };
    let routes = select::of_languages(&renderer, &langs);
    clock.lap("search index and navigation");
    let progress = Progress::new(routes.len());
    let make = |nth: usize| progress.render(&renderer, &routes[nth]);
    let about = about(&loaded, &langs);
    let archive = Archive { file, day, about: &about };
    let result = archive::write(archive, &build::outputs(&routes), &make);
    progress.end();
    clock.lap("render and write");
    Ok(report.published(found, result, &clock, |written| print_summary(written, file, day)))
}

/// What the edition is, in lines of YAML.
fn about(loaded: &Loaded, langs: &[Lang]) -> String {
    let config = &loaded.site.config;
    let mut out = format!("title: {}\n", quote(&config.title[langs[0]]));
    if let Some(url) = &loaded.base_url {
        let _ = writeln!(out, "url: {}", quote(url));
    }
    let tags: Vec<&str> = langs.iter().map(|lang| config.languages[*lang].as_str()).collect();
    let _ = writeln!(out, "languages: [{}]", tags.join(", "));
    out
}

fn print_summary(written: &WrittenArchive, file: &Path, day: Date) {
    let WrittenArchive { n_files, bytes, checksum } = written;
    out::print_status(&format!(
        "wrote {n_files} files of {day} to {} ({} kB), SHA-256 {checksum}",
        file.display(),
        bytes / 1000,
    ));
}
