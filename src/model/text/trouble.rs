//! What stands around a failure's sentences, and at an address that leads nowhere.

/// What stands around a failure's sentences, and at an address that leads nowhere.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Trouble {
    pub details: &'static str,
    pub copy_details: &'static str,
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
    /// Where the bucket is, by S3's own account.
    pub bucket_region: fn(&str) -> String,
}
