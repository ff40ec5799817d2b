//! Words used everywhere.

/// Words used everywhere.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Common {
    pub skip_to_content: &'static str,
    pub locations: &'static str,
    pub account: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub language: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub back: &'static str,
    pub try_again: &'static str,
    pub details: &'static str,
    pub copy: &'static str,
    pub copy_details: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub show_password: &'static str,
    pub hide_password: &'static str,
    pub loading: &'static str,
    pub not_found_title: &'static str,
    pub not_found_hint: &'static str,
    pub go_to_files: &'static str,
    pub detail_call: &'static str,
    pub detail_code: &'static str,
    pub detail_status: &'static str,
    pub detail_request_id: &'static str,
    pub detail_message: &'static str,
    pub detail_attempts: &'static str,
    pub detail_host: &'static str,
}
