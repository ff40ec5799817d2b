//! Roles to choose from, and files from before the sign-in.

/// Roles to choose from, and files from before the sign-in.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Identities {
    pub role: &'static str,
    pub role_lead: &'static str,
    pub role_in_use: &'static str,
    pub role_default: &'static str,
    /// What the button of a role is called.
    pub role_use_named: fn(name: &str) -> String,
    /// Said when another role is in use.
    pub role_now: fn(name: &str) -> String,
    pub claim: &'static str,
    /// How many there are, and how large they are together.
    pub claim_lead: fn(files: usize, size: &str) -> String,
    pub claim_how: &'static str,
    pub claim_how_kept: &'static str,
    pub claim_take: &'static str,
    pub claim_leave: &'static str,
    /// How far it is.
    pub claim_progress: fn(done: usize, all: usize) -> String,
    pub claim_done: &'static str,
    /// How many got another name.
    pub claim_renamed: fn(usize) -> String,
    pub claim_go: &'static str,
    pub forget_guest: &'static str,
    pub forget_guest_lead: &'static str,
    pub guest_forgotten: &'static str,
}
