//! The folder of a site, and paths that users type.

use std::path::{Path, PathBuf};

use crate::cmd::arguments::SiteArguments;

/// The name of the configuration file.
pub const CONFIG: &str = "kb.yaml";

/// Why there is no site folder: the message and the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRoot {
    /// What is wrong.
    pub message: String,
    /// What would help.
    pub help: &'static str,
}

/// Finds the folder with `kb.yaml`: as given, else the nearest one above the current folder.
///
/// # Errors
/// When there is none.
pub fn find(site: &SiteArguments) -> Result<PathBuf, NoRoot> {
    if let Some(root) = &site.root {
        return match root.join(CONFIG).is_file() {
            true => Ok(root.clone()),
            false => Err(NoRoot {
                message: format!("no {CONFIG} in {}", root.display()),
                help: "give the folder that contains it, or run `kb init DIR`",
            }),
        };
    }
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let found = here.ancestors().find(|folder| folder.join(CONFIG).is_file());
    found.map(Path::to_path_buf).ok_or_else(|| NoRoot {
        message: format!("no {CONFIG} in this folder or a parent folder"),
        help: "run `kb init` to create a site here, or give --root DIR",
    })
}

/// Converts a typed path to a path from the root: `../cs/page.md`, typed in `content/en`, is
/// `content/cs/page.md`. `None` for a path outside the content folder; the file need not exist.
#[must_use]
pub fn in_content(root: &Path, typed: &str) -> Option<String> {
    let typed = Path::new(typed);
    let real = typed.ancestors().find_map(|above| {
        let here = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        Some(here.canonicalize().ok()?.join(typed.strip_prefix(above).ok()?))
    })?;
    let path = real.strip_prefix(root.canonicalize().ok()?).ok()?;
    let path = path.starts_with("content").then(|| path.to_str())??;
    Some(path.replace('\\', "/"))
}
