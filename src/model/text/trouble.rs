//! What stands around a failure's sentences, and at an address that leads nowhere.

/// What stands around a failure's sentences, and at an address that leads nowhere.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Trouble {
    pub details: &'static str,
    /// Copies the labels and values beside it as text, for whoever runs the site.
    pub copy_details: &'static str,
    pub not_found_title: &'static str,
    pub not_found_hint: &'static str,
    pub go_to_files: &'static str,
    /// Leads to the examination of the set-up, from a failure that may be the set-up's.
    pub examine: &'static str,
    /// The service's name of the call, such as `PutObject`.
    pub detail_call: &'static str,
    /// The service's code, or the name of the browser's exception.
    pub detail_code: &'static str,
    pub detail_status: &'static str,
    /// What AWS support asks for; readable only where CORS exposes the header.
    pub detail_request_id: &'static str,
    /// The service's or browser's own message, not translated.
    pub detail_message: &'static str,
    /// How often it was tried; from two on.
    pub detail_attempts: &'static str,
    /// The host that did not answer.
    pub detail_host: &'static str,
    /// Where the bucket is, by S3's own account.
    pub bucket_region: fn(&str) -> String,
}
