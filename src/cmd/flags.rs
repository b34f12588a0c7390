//! Flags that several commands share, checked.

use crate::cmd::out::{self, Exit};
use crate::config;
use crate::diag::nearest;
use crate::diag::rules::Rule;
use crate::lang::date::Date;

/// Checks the base URL of a flag.
///
/// # Errors
/// When it is not valid; the error is already printed.
pub fn base_url(flag: Option<&str>) -> Result<Option<String>, Exit> {
    match flag.map(config::parse_base_url).transpose() {
        Ok(url) => Ok(url),
        Err(reason) => {
            out::print_error(&reason, Some("write it like `https://example.org/kb/`"));
            Err(Exit::Usage)
        }
    }
}

/// The day of a flag, else that of `SOURCE_DATE_EPOCH` (reproducible-builds.org), else today in UTC, so that all
/// machines use the same day.
///
/// # Errors
/// When it is not a day; the error is already printed.
pub fn today(flag: Option<&str>) -> Result<Date, Exit> {
    let Some(text) = flag else {
        let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
        return Ok(Date::from_unix_seconds(given.unwrap_or_else(now)));
    };
    Date::parse(text).ok_or_else(|| {
        out::print_error(&format!("`{text}` is not a valid date"), Some("write it as YYYY-MM-DD"));
        Exit::Usage
    })
}

/// Seconds since the beginning of 1970.
fn now() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.ok().and_then(|elapsed| i64::try_from(elapsed.as_secs()).ok()).unwrap_or(0)
}

/// The rule with a code.
///
/// # Errors
/// When there is none; the error is already printed.
pub fn rule(code: &str) -> Result<Rule, Exit> {
    Rule::from_code(code).ok_or_else(|| {
        let near = nearest(code, Rule::ALL.iter().map(|rule| rule.code()));
        let help = near.map_or_else(
            || "`kb explain` lists all rules".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        out::print_error(&format!("there is no rule `{code}`"), Some(&help));
        Exit::Usage
    })
}
