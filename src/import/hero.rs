//! Start pages whose content is front matter: `hero:` and `features:` of `VitePress` and Starlight.

use crate::import::body::tags::text_of;
use crate::yaml::Node;

/// The content of a start page as Markdown; `None` for other pages.
#[must_use]
pub fn lines(front: &Node) -> Vec<String> {
    let mut lines = Vec::new();
    let Some(hero) = front.get("hero") else { return lines };
    for key in ["text", "tagline"] {
        lines.extend(hero.get_text(key).map(|text| format!("{}\n", text.trim())));
    }
    let link = |node: &Node| {
        let text = node.get_text("text").or_else(|| node.get_text("title"))?;
        Some(format!("- [{text}]({})", node.get_text("link")?))
    };
    let actions = hero.get("actions").map(Node::items).unwrap_or_default();
    lines.extend(actions.iter().filter_map(link));
    lines.extend((!actions.is_empty()).then(String::new));
    for feature in front.get("features").map(Node::items).unwrap_or_default() {
        let Some(title) = feature.get_text("title") else { continue };
        let details =
            feature.get_text("details").map_or(String::new(), |text| format!(": {}", text.trim()));
        let title = match feature.get_text("link") {
            Some(link) => format!("[{title}]({link})"),
            None => title.to_owned(),
        };
        lines.push(format!("- **{title}**{details}"));
    }
    lines.iter().flat_map(|line| line.split('\n')).map(str::to_owned).collect()
}

/// The title of a start page.
#[must_use]
pub fn title(front: &Node) -> Option<String> {
    let hero = front.get("hero")?;
    let title = hero.get_text("name").or_else(|| hero.get_text("title"))?;
    // A title can hold markup, which has no place in a key.
    Some(text_of(title)).filter(|text| !text.is_empty())
}
