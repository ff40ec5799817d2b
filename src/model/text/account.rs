//! The account page.

/// The account page.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screen")]
pub struct Account {
    pub title: &'static str,
    pub as_user: &'static str,
    pub as_guest: &'static str,
    pub as_guest_hint: &'static str,
    pub email: &'static str,
    pub identity: &'static str,
    pub identity_hint: &'static str,
    pub role: &'static str,
    pub account: &'static str,
    pub credentials: &'static str,
    /// Time until the credentials end, as `12 min 5 s`.
    pub credentials_end_in: fn(minutes: i64, seconds: i64) -> String,
    pub credentials_renew: &'static str,
    pub groups: &'static str,
    pub permissions: &'static str,
    pub permissions_lead: &'static str,
    pub unknown: &'static str,
    pub copy_identity: &'static str,
    pub copy_role: &'static str,
    pub copy_account: &'static str,
    pub session_lead: &'static str,
}
