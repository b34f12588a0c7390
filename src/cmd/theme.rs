//! `kb theme`: where the files of the theme come from, and copies of those of kb.

use crate::cmd::arguments::SiteArguments;
use crate::cmd::arguments::theme::{ThemeArguments, ThemeCommand};
use crate::cmd::load;
use crate::cmd::out::{self, Exit};
use crate::config::Config;
use crate::diag::nearest;
use crate::lang::change::lines::{self, Version};
use crate::text::RelPath;
use crate::theme::files::{self, ThemeFile};
use crate::theme::origin;
use crate::write::author::{AuthorFiles, Expected};

/// The version that a copy names.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Runs `kb theme`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &ThemeArguments) -> Exit {
    let done = match &arguments.command {
        ThemeCommand::List => list(site),
        ThemeCommand::Show(file) => show(&file.file),
        ThemeCommand::Copy(file) => copy(site, &file.file),
        ThemeCommand::Diff(diff) => compare(site, diff.file.as_deref()),
    };
    done.unwrap_or_else(|exit| exit)
}

/// Prints one line per file: its path, where it comes from, and the blocks of a template.
fn list(site: &SiteArguments) -> Result<Exit, Exit> {
    let (_, files) = theme(site)?;
    let is_listed = |file: &&ThemeFile| file.inner.as_str().contains('/');
    let rows: Vec<[String; 3]> = files.iter().filter(is_listed).map(row).collect();
    let widths = [0, 1].map(|n| rows.iter().map(|row| row[n].len()).max().unwrap_or_default());
    let line = |[path, from, rest]: &[String; 3]| {
        let line = format!("{path:0$}  {from:1$}  {rest}", widths[0], widths[1]);
        line.trim_end().to_owned() + "\n"
    };
    Ok(out::print(&rows.iter().map(line).collect::<String>()))
}

fn row(file: &ThemeFile) -> [String; 3] {
    let text = std::str::from_utf8(&file.bytes).unwrap_or_default();
    let from = match (file.is_own, origin::copied(text)) {
        (true, Some(copied)) => format!("{} (copy of kb {})", file.shown, copied.version),
        (true, None) => file.shown.to_string(),
        (false, _) => "kb".to_owned(),
    };
    let blocks = match file.inner.extension() {
        "html" => origin::blocks(text).join(" "),
        _ => String::new(),
    };
    let stable = if origin::is_stable(file.inner.as_str()) { "" } else { "(internal) " };
    [file.inner.to_string(), from, format!("{stable}{blocks}")]
}

fn show(name: &str) -> Result<Exit, Exit> {
    let (_, text) = original(name)?;
    Ok(out::print(text))
}

/// Writes a file of kb into the theme of the site, below a comment with the version of kb.
fn copy(site: &SiteArguments, name: &str) -> Result<Exit, Exit> {
    let (inner, text) = original(name)?;
    let root = load::root(site)?;
    let config = load::config(&root).map_err(|stop| load::explain(stop, site))?;
    let path = RelPath::new(&format!("themes/{}/{inner}", config.theme));
    let path = path.ok_or_else(|| refuse("the name of the theme is not that of a folder", None))?;
    if root.join(path.as_str()).symlink_metadata().is_ok() {
        let help = format!("`kb theme diff {inner}` shows how it differs from that of kb");
        return Err(refuse(&format!("{path} already exists"), Some(&help)));
    }
    let copy = origin::copy(&inner, text, VERSION);
    let text = copy.as_deref().unwrap_or(text);
    if let Err(refusal) = AuthorFiles::new(&root).write(&path, Expected::Missing, text) {
        out::print_error(&format!("cannot write {path}: {refusal}"), None);
        return Err(Exit::System);
    }
    out::print_status(&format!("wrote {path}"));
    Ok(Exit::Fine)
}

/// Prints how files of the site differ from those of kb that they replace. A template that extends the one of kb replaces
/// nothing; it is shown if it is named.
fn compare(site: &SiteArguments, name: Option<&str>) -> Result<Exit, Exit> {
    let wanted = name.map(original).transpose()?.map(|(inner, _)| inner);
    let (config, files) = theme(site)?;
    let is_wanted = |file: &&ThemeFile| match &wanted {
        Some(wanted) => file.inner == *wanted,
        // Message files of a site do not replace those of kb, and every theme has its own name.
        None => {
            let inner = file.inner.as_str();
            let extends = std::str::from_utf8(&file.bytes).is_ok_and(origin::extends_kb);
            !inner.starts_with("i18n/") && inner != "theme.yaml" && !extends
        }
    };
    let mut n_files = 0;
    let mut text = String::new();
    for file in files.iter().filter(|file| file.is_own).filter(is_wanted) {
        let (Some(original), Ok(own)) =
            (files::original(&file.inner), std::str::from_utf8(&file.bytes))
        else {
            continue;
        };
        n_files += 1;
        let of_kb = format!("kb/{}", file.inner);
        let before = Version { path: &of_kb, text: original };
        // The comment of a copy does not count as a difference.
        let own = match origin::copied(own) {
            Some(_) => own.split_once('\n').map_or("", |(_, rest)| rest),
            None => own,
        };
        text += &lines::between(before, Version { path: file.shown.as_str(), text: own });
    }
    if n_files == 0 {
        let theme = &config.theme;
        out::print_status(&match &wanted {
            Some(wanted) => format!("the theme `{theme}` has no `{wanted}` of its own"),
            None => format!("the theme `{theme}` replaces no file of kb"),
        });
    }
    Ok(out::print(&text))
}

/// The files of the theme of a site.
fn theme(site: &SiteArguments) -> Result<(std::sync::Arc<Config>, Vec<ThemeFile>), Exit> {
    let root = load::root(site)?;
    let config = load::config(&root).map_err(|stop| load::explain(stop, site))?;
    let files = load::theme_files(&root, &config).map_err(|stop| load::explain(stop, site))?;
    Ok((config, files))
}

/// The file of kb with a path or the end of one, and its text.
fn original(name: &str) -> Result<(RelPath, &'static str), Exit> {
    let all = files::over_default("default", []);
    let is_named = |file: &&ThemeFile| {
        let rest = file.inner.as_str().strip_suffix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    let named: Vec<&ThemeFile> = all.iter().filter(is_named).collect();
    let names = || all.iter().map(|file| file.inner.as_str());
    match named.as_slice() {
        [file] => {
            let text = files::original(&file.inner);
            let text = text.ok_or_else(|| refuse(&format!("`{name}` is not a text file"), None))?;
            Ok((file.inner.clone(), text))
        }
        [] => {
            let ends = names().filter_map(|name| name.rsplit('/').next());
            let help = match nearest(name, names().chain(ends)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`kb theme list` prints all files".to_owned(),
            };
            Err(refuse(&format!("kb has no theme file `{name}`"), Some(&help)))
        }
        several => {
            let all: Vec<&str> = several.iter().map(|file| file.inner.as_str()).collect();
            let help = format!("write one of {}", all.join(", "));
            Err(refuse(&format!("`{name}` could mean several files"), Some(&help)))
        }
    }
}

fn refuse(message: &str, help: Option<&str>) -> Exit {
    out::print_error(message, help);
    Exit::Usage
}
