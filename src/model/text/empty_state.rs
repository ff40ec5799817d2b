//! What stands where files could be: why there are none.

/// Why there are no files to see.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct EmptyState {
    pub empty_title: &'static str,
    pub empty_hint: &'static str,
    pub empty_read_only: &'static str,
    pub empty_guest: &'static str,
    pub nothing_found_title: &'static str,
    pub nothing_found_hint: fn(&str) -> String,
    pub clear_search: &'static str,
    pub no_location_title: &'static str,
    pub no_location_hint: &'static str,
    pub go_to_own: fn(&str) -> String,
}
