//! What the page says instead of opening when config.json is missing or wrong.
//!
//! The reader is whoever hosts the page, at the moment of the first set-up. One of five things is wrong:
//! the file is missing, is a web page, came with an error status, did not come, or has a value that cannot
//! be right; only the last has a key, a value and a form.

use crate::config::Form;

/// What is wrong with config.json.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Config {
    pub title: &'static str,
    pub lead: &'static str,
    pub not_there: &'static str,
    /// A server that answers every address with `index.html` gives HTML here.
    pub is_page: &'static str,
    /// Another status than 200 and those of a missing file (404, and 403 as S3 answers it).
    pub status: &'static str,
    pub unreachable: &'static str,
    pub key: &'static str,
    /// The label of the value as the file has it; `nothing` stands for a key that is absent.
    pub seen: &'static str,
    pub nothing: &'static str,
    /// The label of what `form` says.
    pub expected: &'static str,
    pub next: &'static str,
    /// A form of values in words.
    pub form: fn(&Form) -> String,
}
