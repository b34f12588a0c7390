//! The values of a site's own keys, for its templates.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::yaml::{Node, Value};

/// A value under `extra:`. Templates get it is; kb itself never reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[serde(untagged)]
pub enum Extra {
    /// No value.
    #[default]
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// Any other scalar, as it is written.
    Text(String),
    /// A list.
    List(Vec<Extra>),
    /// A mapping.
    Map(BTreeMap<String, Extra>),
}

impl Extra {
    /// Reads a value.
    #[must_use]
    pub fn read(node: &Node) -> Extra {
        match &node.value {
            Value::Null => Extra::Nothing,
            Value::Scalar(text) => match text.as_str() {
                "true" => Extra::Flag(true),
                "false" => Extra::Flag(false),
                text => Extra::Text(text.to_owned()),
            },
            Value::Seq(items) => Extra::List(items.iter().map(Extra::read).collect()),
            Value::Map(entries) => {
                let entry =
                    |entry: &crate::yaml::MapEntry| (entry.key.clone(), Extra::read(&entry.value));
                Extra::Map(entries.iter().map(entry).collect())
            }
        }
    }
}
