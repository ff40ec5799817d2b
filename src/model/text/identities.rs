//! Roles to choose from, and files from before the sign-in.

/// Roles to choose from, and files from before the sign-in.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Identities {
    pub role: &'static str,
    /// Shown where the ID token names more than one role (`cognito:roles`).
    pub role_lead: &'static str,
    pub role_in_use: &'static str,
    /// Beside the role that the identity pool takes by itself.
    pub role_default: &'static str,
    /// What the button of a role is called.
    pub role_use_named: fn(name: &str) -> String,
    /// Said when another role is in use.
    /// The choice holds until the person signs out.
    pub role_now: fn(name: &str) -> String,
    pub claim: &'static str,
    /// How many there are, and how large they are together.
    pub claim_lead: fn(files: usize, size: &str) -> String,
    /// Where the originals can be deleted after they were copied; `claim_how_kept` stands there otherwise.
    pub claim_how: &'static str,
    pub claim_how_kept: &'static str,
    pub claim_take: &'static str,
    /// Forgets the guest identity on this device, so the offer does not come back.
    pub claim_leave: &'static str,
    /// How far it is.
    pub claim_progress: fn(done: usize, all: usize) -> String,
    pub claim_done: &'static str,
    /// How many got another name.
    /// Shown where it is at least one: nothing is overwritten.
    pub claim_renamed: fn(usize) -> String,
    pub claim_go: &'static str,
    pub forget_guest: &'static str,
    pub forget_guest_lead: &'static str,
    pub guest_forgotten: &'static str,
}
