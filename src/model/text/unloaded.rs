//! What the page says when a part of it did not come. In every language with the first load, since the words of a
//! language may be the part that did not come.
//!
//! `panic` hooks and `ui::lazy` read these: both must have words when nothing else can be fetched. That is
//! why both languages stand in this file and not in `en` and `ja`.

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
        match language {
            Language::En => &Self {
                no_network: "A part of this page could not be loaded. The network is probably gone.",
                try_again: "Try again",
                updated: "This page was updated since you opened it. Reload it to go on.",
                reload: "Reload",
                panic_title: "This page has stopped",
                panic_lead: "A fault in this page has ended it. Nothing in your folder was changed by that; what was being uploaded can be resumed.",
                panic_next: "Reload the page to go on. If this happens again, copy the details and send them to whoever runs this site.",
                copy_details: "Copy details",
            },
            Language::Ja => &Self {
                no_network: "このページの一部を読み込めませんでした。ネットワークが切れているようです。",
                try_again: "もう一度試す",
                updated: "このページは、開いた後に更新されました。再読み込みしてください。",
                reload: "再読み込み",
                panic_title: "このページは停止しました",
                panic_lead: "ページの不具合により停止しました。フォルダーの中身はこれによって変わっていません。アップロードの途中だったものは再開できます。",
                panic_next: "再読み込みして続けてください。繰り返し起きる場合は、詳細をコピーしてこのサイトの管理者に送ってください。",
                copy_details: "詳細をコピー",
            },
        }
    }
}
