//! Words used everywhere, and those of the frame. The first load carries them: what one screen alone says goes to its section.

/// Words used everywhere, and those of the frame.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Common {
    pub skip_to_content: &'static str,
    pub locations: &'static str,
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
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub show_password: &'static str,
    pub hide_password: &'static str,
    pub loading: &'static str,
}
