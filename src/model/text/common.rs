//! Words used everywhere, and those of the frame. The first load carries them: what one screen alone says goes to its section.

/// Words used everywhere, and those of the frame.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Common {
    /// The first link of the page, for those who go by keyboard.
    pub skip_to_content: &'static str,
    /// The name of the navigation: the places of config.json that the person may list.
    pub locations: &'static str,
    pub favourites: &'static str,
    pub recent: &'static str,
    pub account: &'static str,
    pub guest: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub language: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub back: &'static str,
    pub try_again: &'static str,
    pub copy: &'static str,
    /// Read out, and on the button for a moment.
    pub copied: &'static str,
    /// The browser refused the clipboard: no permission, or no secure context.
    pub copy_failed: &'static str,
    pub show_password: &'static str,
    pub hide_password: &'static str,
    /// For screen readers, while grey shapes stand there.
    pub loading: &'static str,
}
