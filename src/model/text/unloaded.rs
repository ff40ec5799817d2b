//! What the page says when a part of it did not come. In every language with the first load, since the words of a
//! language may be the part that did not come.

use crate::config::Language;

/// What the page says when a part of it did not come.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Unloaded {
    pub no_network: &'static str,
    pub try_again: &'static str,
    pub updated: &'static str,
    pub reload: &'static str,
}

impl Unloaded {
    /// In a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &Self {
                no_network: "A part of this page could not be loaded. The network is probably gone.",
                try_again: "Try again",
                updated: "This page was updated since you opened it. Reload it to go on.",
                reload: "Reload",
            },
            Language::Ja => &Self {
                no_network: "このページの一部を読み込めませんでした。ネットワークが切れているようです。",
                try_again: "もう一度試す",
                updated: "このページは、開いた後に更新されました。再読み込みしてください。",
                reload: "再読み込み",
            },
        }
    }
}
