//! What the page says instead of opening when config.json is missing or wrong.

use crate::config::Form;

/// What is wrong with config.json.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Config {
    pub title: &'static str,
    pub lead: &'static str,
    pub not_there: &'static str,
    pub is_page: &'static str,
    pub status: &'static str,
    pub unreachable: &'static str,
    pub key: &'static str,
    pub seen: &'static str,
    pub nothing: &'static str,
    pub expected: &'static str,
    pub next: &'static str,
    /// A form of values in words.
    pub form: fn(&Form) -> String,
}
