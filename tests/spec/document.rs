//! A specification as Markdown: a heading is a test, fenced blocks are its files and expectations.

/// One file of specifications.
pub(crate) struct Document {
    /// The path, to name failures.
    pub(crate) path: std::path::PathBuf,
    /// Its lines, to be rewritten.
    pub(crate) lines: Vec<String>,
    /// Headings with blocks, in order.
    pub(crate) tests: Vec<Test>,
}

/// A heading and the blocks below it.
pub(crate) struct Test {
    /// The heading.
    pub(crate) name: String,
    /// The line of the heading, from 0.
    pub(crate) line: usize,
    /// Its blocks, in order.
    pub(crate) blocks: Vec<Block>,
}

/// A fenced block.
pub(crate) struct Block {
    /// The words after the fence: a path or `diagnostics`, then modifiers.
    pub(crate) info: Vec<String>,
    /// The line of the opening fence, from 0.
    pub(crate) open: usize,
    /// The line of the closing fence.
    pub(crate) close: usize,
    /// The lines between.
    pub(crate) body: Vec<String>,
}

impl Block {
    /// The path, or `diagnostics`.
    pub(crate) fn name(&self) -> &str {
        self.info.first().map_or("", String::as_str)
    }

    /// The text, each line ended.
    pub(crate) fn text(&self) -> String {
        self.body.iter().map(|line| format!("{line}\n")).collect()
    }
}

/// Reads a document.
///
/// # Errors
/// A fence that is not closed, or a block above the first heading.
pub(crate) fn read(path: &std::path::Path, text: &str) -> Result<Document, String> {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut tests: Vec<Test> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if let Some(name) = heading(line) {
            tests.push(Test { name: name.to_owned(), line: at, blocks: Vec::new() });
        } else if let Some((fence, info)) = fence(line) {
            let length = lines[at + 1..].iter().position(|line| closes(line, fence));
            let place = format!("{}:{}", path.display(), at + 1);
            let close = at + 1 + length.ok_or_else(|| format!("{place}: unclosed block"))?;
            let body = lines[at + 1..close].to_vec();
            let info = info.split_whitespace().map(str::to_owned).collect();
            let test =
                tests.last_mut().ok_or_else(|| format!("{place}: a block without a test"))?;
            test.blocks.push(Block { info, open: at, close, body });
            at = close;
        }
        at += 1;
    }
    tests.retain(|test| !test.blocks.is_empty());
    Ok(Document { path: path.to_path_buf(), lines, tests })
}

fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=6).contains(&level).then(|| rest.strip_prefix(' ')).flatten().map(str::trim)
}

fn fence(line: &str) -> Option<(usize, &str)> {
    let info = line.trim_start_matches('`');
    let length = line.len() - info.len();
    (length >= 3).then_some((length, info))
}

fn closes(line: &str, length: usize) -> bool {
    line.len() >= length && line.bytes().all(|byte| byte == b'`')
}

/// The document with new bodies for some blocks, and new blocks at the end of some tests.
pub(crate) fn rewrite(document: &Document, changes: &[Change]) -> String {
    let mut lines = document.lines.clone();
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.line()));
    for change in changes {
        match change {
            Change::Body { open, close, body } => {
                lines.splice(open + 1..*close, body.iter().cloned());
            }
            Change::New { after, block } => {
                lines.splice(after + 1..=*after, block.iter().cloned());
            }
        }
    }
    lines.join("\n") + "\n"
}

/// A change to a document, by lines of its present text.
pub(crate) enum Change {
    /// Another body between two fences.
    Body { open: usize, close: usize, body: Vec<String> },
    /// A block after a line.
    New { after: usize, block: Vec<String> },
}

impl Change {
    fn line(&self) -> usize {
        match self {
            Change::Body { open, .. } => *open,
            Change::New { after, .. } => *after,
        }
    }
}
