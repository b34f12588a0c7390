//! Arguments that name no entry, or several.

use crate::cmd::out::{self, Exit};
use crate::link::keys::Unresolved;

/// Prints why an argument names no single entry, and returns the exit code. `missing` is the
/// message if nothing has this key.
pub fn print_unresolved(why: Unresolved, typed: &str, missing: &str) -> Exit {
    match why {
        Unresolved::Unknown(near) => {
            let help = near.map(|near| format!("did you mean `{}`?", near.key));
            out::print_error(missing, help.as_deref());
        }
        Unresolved::Ambiguous(keys) => {
            let help = keys.first().map(|key| format!("write the whole key: `{key}`"));
            let message = format!("`{typed}` could mean {}", keys.join(" or "));
            out::print_error(&message, help.as_deref());
        }
    }
    Exit::Usage
}
