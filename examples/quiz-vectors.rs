//! Writes what the browser tests of a quiz compare: `vectors.json`, `data.json` and `style.css`.
//!
//! ```text
//! cargo run --example quiz-vectors -- QUIZ.yaml DIR
//! ```

use std::error::Error;
use std::path::Path;

use kb::text::{RelPath, Source, Span};
use kb::{quiz, yaml};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, dir] = args.as_slice() else {
        return Err("usage: quiz-vectors QUIZ.yaml DIR".into());
    };
    let (file, dir) = (Path::new(file), Path::new(dir));
    let id = file.file_stem().ok_or("no file name")?.to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file)?;
    let path = RelPath::new(&format!("{id}.yaml")).ok_or("not a plain file name")?;
    let source = Source::new(path, text);
    let found = &mut Vec::new();
    let node = match yaml::parse(&source, Span::new(0, source.text.len())) {
        Ok(node) => node,
        Err(errors) => return Err(errors[0].message.clone().into()),
    };
    found.extend(yaml::schema::check(&source, &node, &quiz::shape::QUIZ));
    let quiz = quiz::read(&source, &node).take(found);
    found.extend(quiz::structure(&quiz));
    if let Some(first) = found.first() {
        let at = source.position(first.span.start);
        return Err(
            format!("{}:{}:{}: {}", file.display(), at.line, at.column, first.message).into()
        );
    }
    std::fs::create_dir_all(dir)?;
    std::fs::write(dir.join("vectors.json"), quiz::vectors(&quiz).to_string())?;
    std::fs::write(dir.join("data.json"), quiz::data(&quiz).to_string())?;
    std::fs::write(dir.join("style.css"), quiz::style(&quiz, &id))?;
    Ok(())
}
