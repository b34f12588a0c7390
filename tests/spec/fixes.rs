//! Properties of fixes: one that is applied removes its finding and brings no other, and applying
//! all of them comes to an end.

use std::path::Path;

use kb::diag::Diagnostic;
use kb::diag::fix::{self, Fix, FixSafety};

use crate::document::{self, Block, Test};
use crate::hints::{counted, same, with_text};
use crate::{documents, site};

/// How often all fixes are applied before they count as endless.
const MAX_ROUNDS: usize = 10;

/// The input file of a finding, as written.
fn block_of<'a>(blocks: &'a [Block], found: &Diagnostic) -> Option<&'a Block> {
    let path = found.source.path.as_str();
    blocks.iter().find(|block| block.name() == path && block.info.len() == 1)
}

/// Applies each fix of a test alone: what is wrong with them, and how many there are.
fn each(test: &Test) -> Result<(Vec<String>, usize), String> {
    let all = site::findings(&test.blocks)?;
    let before = counted(&all);
    let mut wrong = Vec::new();
    let mut n_fixes = 0;
    for (found, fix) in fix::of(&all, FixSafety::Guess) {
        let Some(block) = block_of(&test.blocks, found) else { continue };
        n_fixes += 1;
        let path = block.name();
        let text = fix::apply(&block.text(), [fix]).text;
        let after = counted(&site::findings(&with_text(test, path, &text))?);
        let left = after.get(&same(found)).copied().unwrap_or_default();
        if left >= before[&same(found)] {
            wrong.push(format!("{} stays: {}: {text:?}", found.rule.code(), found.message));
        }
        // Nothing else is read before kb.yaml is right.
        let is_behind = |of: &str| path == "kb.yaml" && of != path;
        let new = after.iter().filter(|(of, n)| !is_behind(&of.0) && before.get(*of) < Some(n));
        wrong.extend(new.map(|(of, _)| format!("{of:?} came with {}: {text:?}", found.message)));
    }
    Ok((wrong, n_fixes))
}

/// Applies all fixes of a test again and again.
fn all(test: &Test) -> Result<Vec<String>, String> {
    let mut blocks = with_text(test, "", "");
    for _ in 0..MAX_ROUNDS {
        let found = site::findings(&blocks)?;
        let mut changed = false;
        for block in &mut blocks {
            let own = |(found, _): &(&Diagnostic, &Fix)| found.source.path.as_str() == block.name();
            let fixes = fix::of(&found, FixSafety::Guess).filter(own).map(|(_, fix)| fix);
            if block.info.len() == 1 && block.name() != "diagnostics" {
                let text = fix::apply(&block.text(), fixes).text;
                changed |= text != block.text();
                block.body = text.lines().map(str::to_owned).collect();
            }
        }
        if !changed {
            return Ok(Vec::new());
        }
    }
    Ok(vec![format!("there are always more fixes after {MAX_ROUNDS} rounds")])
}

#[test]
fn every_fix_removes_its_finding_and_brings_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let wanted = std::env::var("KB_SPEC").unwrap_or_default();
    let mut failures = Vec::new();
    let mut n_fixes = 0;
    for path in documents(&folder).iter().filter(|path| path.to_string_lossy().contains(&wanted)) {
        let text = std::fs::read_to_string(path).expect("was found by listing");
        let document = document::read(path, &text).expect("is well formed");
        let results = kb::par::map(&document.tests, |test| {
            let (mut wrong, n) = each(test)?;
            wrong.extend(if n > 1 { all(test)? } else { Vec::new() });
            Ok::<_, String>((wrong, n))
        });
        for (test, result) in document.tests.iter().zip(results) {
            let (wrong, n) = result.unwrap_or_else(|error| (vec![error], 0));
            n_fixes += n;
            let place = format!("{}:{}", path.display(), test.line + 1);
            failures.extend(wrong.iter().map(|wrong| format!("{place}: {wrong}")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(n_fixes > 40 || !wanted.is_empty(), "{n_fixes} fixes are too few to show anything");
}
