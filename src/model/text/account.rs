//! The account page.

/// The account page.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screen")]
pub struct Account {
    pub title: &'static str,
    pub as_user: &'static str,
    pub as_guest: &'static str,
    pub as_guest_hint: &'static str,
    pub email: &'static str,
    /// The identity id of the identity pool (`region:uuid`), which names the folder; not the user pool's
    /// `sub`.
    pub identity: &'static str,
    pub identity_hint: &'static str,
    /// The role that STS says is assumed; the account number is from the same answer (`GetCallerIdentity`).
    pub role: &'static str,
    pub account: &'static str,
    pub credentials: &'static str,
    /// Time until the credentials end, as `12 min 5 s`.
    /// Counts down each second; the seconds have two digits so that the line does not jump.
    pub credentials_end_in: fn(minutes: i64, seconds: i64) -> String,
    pub credentials_renew: &'static str,
    pub groups: &'static str,
    pub permissions: &'static str,
    /// Why the page shows no list of rights: it would be a guess.
    pub permissions_lead: &'static str,
    /// In place of a value whose call failed, or whose end is not known yet.
    pub unknown: &'static str,
    pub copy_identity: &'static str,
    pub copy_role: &'static str,
    pub copy_account: &'static str,
    pub session_lead: &'static str,
}
