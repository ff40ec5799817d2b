//! What the page says when a part of it did not come. In every language with the first load, since the words of a
//! language may be the part that did not come.
//!
//! `panic` hooks and `ui::lazy` read these: both must have words when nothing else can be fetched.

use crate::config::Language;

/// What the page says when a part of it did not come.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Unloaded {
    /// A part of the page did not come, and neither does anything else.
    pub no_network: &'static str,
    pub try_again: &'static str,
    /// A part is gone from the server while the server answers: a newer build took its place.
    pub updated: &'static str,
    pub reload: &'static str,
    pub panic_title: &'static str,
    /// After a panic in wasm: the instance cannot be used any more.
    pub panic_lead: &'static str,
    pub panic_next: &'static str,
    pub copy_details: &'static str,
}

impl Unloaded {
    /// In a language.
    pub const fn of(language: Language) -> &'static Self {
        in_language!(&language, unloaded::UNLOADED)
    }
}
