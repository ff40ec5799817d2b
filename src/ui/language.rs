//! The language of the page. English comes with the core; another is a part of its own, fetched before anything is drawn
//! where it is the person's, or when they choose it.

use crate::config::Language;
use crate::model::text::Text;
use crate::ui::parts::{NotLoaded, chunk};

/// The sentences of a language.
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
