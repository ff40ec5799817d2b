//! The dialog "Share …".

/// The dialog "Share …".
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Share {
    /// The dialog's title, by the file's name.
    pub title: fn(&str) -> String,
    pub life: &'static str,
    pub quarter: &'static str,
    pub hour: &'static str,
    pub longest: &'static str,
    pub saves: &'static str,
    pub saves_hint: &'static str,
    pub link: &'static str,
    pub copy: &'static str,
    pub making: &'static str,
    /// When the link ends, as a date with its zone; and read out with "copied".
    pub ends: fn(&str) -> String,
    /// Where credentials end before the life that was chosen.
    pub cut_short: &'static str,
    /// Who can open it, and what ends it.
    pub who: &'static str,
    pub code: &'static str,
    pub code_label: &'static str,
    /// Hands the link to another app, where the browser can.
    pub send: &'static str,
}
