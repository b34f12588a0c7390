//! The flags of `kb mv` and `kb rm`.

use clap::Args;

/// Flags of `kb mv`.
#[derive(Debug, Args)]
pub struct MvArguments {
    /// What to move: the key or path of a page, scenario or quiz (`folder/page`), a folder
    /// (`folder/`), a heading (`folder/page#id`), a term (`glossary#id`) or a tag (`tag:name`)
    #[arg(value_name = "OLD")]
    pub old: String,
    /// Its new key or path, id or name; with a slash at the end, the folder to move a page into
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Print the changes, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write even if the repository has changes that are not committed
    #[arg(long)]
    pub allow_dirty: bool,
}

/// Flags of `kb rm`.
#[derive(Debug, Args)]
pub struct RmArguments {
    /// What to remove: the key or path of a page, scenario or quiz (`folder/page`), a folder
    /// (`folder/`), a heading with its section (`folder/page#id`), a term (`glossary#id`) or a tag
    /// (`tag:name`)
    #[arg(value_name = "OLD")]
    pub old: String,
    /// New target of links and former addresses: the key of a page; for a heading or term also
    /// `#id` or `folder/page#id`, for a tag also `tag:name` (default: kb prompts for it)
    #[arg(long, value_name = "PLACE")]
    pub to: Option<String>,
    /// Print the changes, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write even if the repository has changes that are not committed
    #[arg(long)]
    pub allow_dirty: bool,
}
