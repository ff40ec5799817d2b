//! What stands where files could be: why there are none.
//!
//! Which of them stands there, first match wins: a failure ([`super::Trouble`]), no such location, a search
//! without matches, an empty folder with a hint by the person's rights.

/// Why there are no files to see.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct EmptyState {
    pub empty_title: &'static str,
    /// To someone who may upload here.
    pub empty_hint: &'static str,
    /// Below the hint, at the top of a place: three things that nobody finds by looking. The last only where versions are kept.
    pub tip_paste: &'static str,
    pub tip_commands: &'static str,
    pub tip_kept: &'static str,
    /// To someone signed in who may not.
    pub empty_read_only: &'static str,
    /// To a guest who may not; a button to sign in follows.
    pub empty_guest: &'static str,
    pub nothing_found_title: &'static str,
    /// The words searched for, as typed. The search is of this folder's names alone.
    pub nothing_found_hint: fn(&str) -> String,
    /// The button that empties the search field and gives it the focus.
    pub clear_search: &'static str,
    /// The address names a location that config.json has not, or that the person may not list: both look
    /// alike on purpose.
    pub no_location_title: &'static str,
    pub no_location_hint: &'static str,
    /// A link to the first location open to the person, by its name; not shown where the person is there.
    pub go_to_own: fn(&str) -> String,
}
