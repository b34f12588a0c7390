//! `kb init`: creates an example site, and adds configuration for hosts and tools.

mod recipes;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cmd::arguments::{InitArguments, SiteArguments};
use crate::cmd::init::recipes::{OfSite, Recipe};
use crate::cmd::load;
use crate::cmd::out::{self, Exit};
use crate::cmd::root::CONFIG;
use crate::lang::tag::Tag;
use crate::render::feeds;
use crate::text::RelPath;
use crate::write::author::{AuthorFiles, Expected, WriteRefusal};

macro_rules! site {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("init/site/", $path))),)*]
    };
}

/// The files of the new site: path and text.
const FILES: &[(&str, &str)] = site! {
    "kb.yaml"
    "content/en/index.md"
    "content/en/borrowing/index.md"
    "content/en/borrowing/first-loan.md"
    "content/en/scenarios/index.md"
    "content/en/scenarios/broken-tool.yaml"
    "content/en/quizzes/ready-to-borrow.yaml"
    "content/en/glossary.yaml"
    "content/cs/index.md"
    "content/cs/borrowing/index.md"
    "content/cs/borrowing/first-loan.md"
    "content/cs/scenarios/index.md"
    "content/cs/scenarios/broken-tool.yaml"
    "content/cs/quizzes/ready-to-borrow.yaml"
    "content/cs/glossary.yaml"
};

/// Makes git ignore the output and keep its folder.
const GITIGNORE: (&str, &str) = ("public/.gitignore", include_str!("init/gitignore"));

/// Languages of the example site, as in its kb.yaml.
const LANGUAGES: &[&str] = &["en", "cs"];

/// Runs `kb init`.
#[must_use]
pub fn run(site: &SiteArguments, arguments: &InitArguments) -> Exit {
    let folder = &arguments.folder;
    let start = match Start::of(arguments) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    let mut recipes: Vec<Recipe> = Vec::new();
    for name in &arguments.with {
        let recipe = Recipe::of(*name);
        if !recipes.iter().any(|known| known.path == recipe.path) {
            recipes.push(recipe);
        }
    }
    let is_site = folder.join(CONFIG).is_file();
    let written = match is_free(folder) {
        Ok(true) => write_site(folder, &start, &recipes),
        Ok(false) if is_site && !recipes.is_empty() => add(site, folder, &recipes),
        Ok(false) => {
            out::print_error(&format!("{} is not empty", folder.display()), Some(refusal(is_site)));
            return Exit::Usage;
        }
        Err(error) => return failed(folder, &error.into()),
    };
    if let Err(exit) = written {
        return exit;
    }
    if !is_site {
        print_first_steps(folder, &start);
    }
    print_recipes(folder, &recipes);
    Exit::Fine
}

/// The help for a folder that is not empty.
fn refusal(is_site: bool) -> &'static str {
    match is_site {
        true => {
            "it contains a site; `kb init --with NAME` adds the configuration for a host, `kb init DIR` creates another site"
        }
        false => "kb does not overwrite files; choose a new folder: `kb init DIR`",
    }
}

fn print_first_steps(folder: &Path, start: &Start) {
    let site = if start.is_minimal { "a site" } else { "an example site" };
    out::print_status(&format!("created {site} in {}", folder.display()));
    out::print_status("next:");
    if folder != Path::new(".") {
        out::print_status(&format!("  cd {}", folder.display()));
    }
    out::print_status(
        "  kb serve --open   preview the site; it reloads when you save a file in content/",
    );
    out::print_status("  kb check          find mistakes, with their places and fixes");
    out::print_status("  kb build          write the site to public/");
}

fn print_recipes(folder: &Path, recipes: &[Recipe]) {
    for recipe in recipes {
        out::print_status(&format!("wrote {}; next: {}", recipe.path, recipe.next));
    }
    // A folder with its own `.git` is not part of a larger repository.
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    let repository = real.ancestors().find(|above| above.join(".git").exists());
    for recipe in recipes.iter().filter(|recipe| recipe.is_for_repository()) {
        if let Some(repository) = repository.filter(|repository| **repository != *real) {
            out::print_status(&format!(
                "move {} to the top of the repository, {}, and give its commands `--root DIR`",
                recipe.path,
                repository.display()
            ));
        }
    }
}

/// Adds recipes to a site that exists.
fn add(site: &SiteArguments, folder: &Path, recipes: &[Recipe]) -> Result<(), Exit> {
    let config = load::config(folder).map_err(|stop| load::explain(stop, site))?;
    let taken = recipes.iter().find(|recipe| folder.join(recipe.path).symlink_metadata().is_ok());
    if let Some(recipe) = taken {
        let message = format!("{} already exists", folder.join(recipe.path).display());
        out::print_error(&message, Some("kb does not overwrite files; move it away, or remove it"));
        return Err(Exit::Usage);
    }
    let languages: Vec<&str> = config.languages.values().map(Tag::as_str).collect();
    let of_site =
        OfSite { languages: &languages, policy: feeds::embed_policy(&config, &config.embeds) };
    let texts: Vec<(&str, String)> =
        recipes.iter().map(|recipe| (recipe.path, recipe.text(&of_site))).collect();
    write(folder, &texts)
}

/// What a new site begins with.
struct Start {
    /// The languages, the source first.
    languages: Vec<String>,
    /// Whether it has only kb.yaml and a start page.
    is_minimal: bool,
}

impl Start {
    /// What the arguments ask for. The example exists in its own languages only, with English as the source.
    fn of(arguments: &InitArguments) -> Result<Start, Exit> {
        let tag = |written: &String| {
            Tag::parse(written).map(|tag| tag.as_str().to_owned()).map_err(|reason| {
                let message = format!("`{written}` is not a language tag: {reason}");
                out::print_error(&message, Some("write tags such as `en`, `cs` or `pt-BR`"));
                Exit::Usage
            })
        };
        let languages: Vec<String> =
            arguments.languages.iter().map(tag).collect::<Result<_, _>>()?;
        let is_example = languages.is_empty() || languages == LANGUAGES;
        let languages = match languages.is_empty() {
            true => LANGUAGES.iter().map(|tag| (*tag).to_owned()).collect(),
            false => languages,
        };
        Ok(Start { languages, is_minimal: arguments.minimal || !is_example })
    }

    /// The files: paths and texts.
    fn files(&self) -> Vec<(String, String)> {
        if !self.is_minimal {
            return FILES
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect();
        }
        let config = format!(
            "# The settings of the site. `kb schema config` describes every key.\n\
             title: My site\n\
             base_url: https://example.org/      # the address your site will have\n\
             languages: [{}]\n",
            self.languages.join(", ")
        );
        let page = "---\n\
                    title: My site\n\
                    description: One sentence that says what readers find here.\n\
                    ---\n\
                    \n\
                    What readers find here.\n";
        let home = format!("content/{}/index.md", self.languages[0]);
        vec![("kb.yaml".to_owned(), config), (home, page.to_owned())]
    }
}

/// Writes a new site with recipes.
fn write_site(folder: &Path, start: &Start, recipes: &[Recipe]) -> Result<(), Exit> {
    let (ignored, ignore) = GITIGNORE;
    let mut files = start.files();
    files.push((ignored.to_owned(), ignore.to_owned()));
    let languages: Vec<&str> = start.languages.iter().map(String::as_str).collect();
    let of_site = OfSite { languages: &languages, policy: feeds::PAGE_CSP.to_owned() };
    let added = recipes.iter().map(|recipe| (recipe.path.to_owned(), recipe.text(&of_site)));
    files.extend(added);
    let files: Vec<(&str, String)> =
        files.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    write(folder, &files)
}

fn write(folder: &Path, files: &[(&str, String)]) -> Result<(), Exit> {
    write_all(folder, files).map_err(|(path, refusal)| failed(&path, &refusal))
}

/// Whether a folder is missing or holds only dot files, such as a fresh git work tree.
fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
        Ok(entries) => {
            for entry in entries {
                if !entry?.file_name().to_string_lossy().starts_with('.') {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

/// Writes all files, or none: files left by a failed attempt would stop the next one.
fn write_all(folder: &Path, texts: &[(&str, String)]) -> Result<(), (PathBuf, WriteRefusal)> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .filter(|above| !above.as_os_str().is_empty())
        .take_while(|above| !above.exists())
        .collect();
    let mut files = AuthorFiles::new(folder);
    let mut written: Vec<RelPath> = Vec::new();
    let mut write = || {
        fs::create_dir_all(folder).map_err(|error| (folder.to_path_buf(), error.into()))?;
        for (path, text) in texts {
            let path = RelPath::new(path).expect("a plain path");
            let failed = |refusal| (folder.join(path.as_str()), refusal);
            files.write(&path, Expected::Missing, text).map_err(failed)?;
            written.push(path);
        }
        Ok(())
    };
    let result = write();
    if result.is_err() {
        remove(folder, &written);
        // Innermost folders first; a folder with other files stays.
        for folder in missing {
            drop(fs::remove_dir(folder));
        }
    }
    result
}

/// Removes files, and their folders if they become empty.
fn remove(root: &Path, files: &[RelPath]) {
    for path in files.iter().rev() {
        drop(fs::remove_file(root.join(path.as_str())));
        let folders = Path::new(path.folder()).ancestors();
        for folder in folders.filter(|folder| !folder.as_os_str().is_empty()) {
            drop(fs::remove_dir(root.join(folder)));
        }
    }
}

fn failed(path: &Path, refusal: &WriteRefusal) -> Exit {
    out::print_error(&format!("cannot write {}: {refusal}", path.display()), None);
    Exit::System
}
