//! The language of the page. English comes with the core; another is a part of its own, fetched before anything is drawn
//! where it is the person's, or when they choose it.
//!
//! Sentences are functions and `&'static` texts in Rust, not a file of keys: a missing translation does not
//! compile, and plurals are code. Each language is one chunk; another one is one arm in [`sentences`] and one
//! `chunk!` more. All that it takes stands in `model::text`.

use crate::config::Language;
use crate::model::text::Text;
use crate::ui::parts::{NotLoaded, chunk};

/// The sentences of a language.
///
/// English is there at once. Another language costs one request the first time, and none after it.
///
/// # Errors
///
/// [`NotLoaded`] where the chunk did not come. The caller offers to try again, in words of the core; no other
/// language is shown instead, because a page that changes its language by itself is confusing.
pub async fn sentences(language: Language) -> Result<&'static Text, NotLoaded> {
    match language {
        Language::En => Ok(Text::ENGLISH),
        Language::Ja => japanese().await,
    }
}

chunk! {
    /// Japanese.
    fn japanese -> &'static Text, japanese, japanese_text, Text::of(Language::Ja)
}
