//! What opens an account: second step, password, address. What their changes can be refused for is [`super::AuthProblem`].

/// What opens an account.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screen")]
pub struct Security {
    pub title: &'static str,
    /// The badge of the row, for screen readers and eyes alike.
    pub on: &'static str,
    pub off: &'static str,

    pub two_step: &'static str,
    /// An authenticator app is on.
    pub two_step_on: &'static str,
    /// No second step: the reason to have one.
    pub two_step_off: &'static str,
    /// The second step is a message (SMS or e-mail), which this page does not change.
    pub two_step_other: &'static str,
    pub set_up: &'static str,
    /// Where an app is on already: the new key replaces the old one once its code is accepted.
    pub set_up_again: &'static str,
    pub turn_off: &'static str,
    pub set_up_title: &'static str,
    pub set_up_lead: &'static str,
    pub set_up_again_lead: &'static str,
    pub qr_alt: &'static str,
    pub key: &'static str,
    pub key_hint: &'static str,
    pub copy_key: &'static str,
    pub open_app: &'static str,
    pub app_code: &'static str,
    pub turn_on: &'static str,
    pub turned_on: &'static str,
    pub off_title: &'static str,
    pub off_lead: &'static str,
    /// The page cannot know whether the pool requires two steps.
    pub off_required: &'static str,
    pub turned_off: &'static str,

    pub password: &'static str,
    pub password_lead: &'static str,
    pub change_password: &'static str,
    pub current_password: &'static str,
    pub new_password: &'static str,
    pub password_missing: &'static str,
    /// Found before any request: the new one equals the current one.
    pub same_password: &'static str,
    pub password_changed: &'static str,
    pub password_others: &'static str,

    pub email: &'static str,
    pub verified: &'static str,
    pub not_verified: &'static str,
    /// Under an address that is not verified, and in the dialog that sends a code to it.
    pub not_verified_lead: &'static str,
    pub email_lead: &'static str,
    pub change_email: &'static str,
    pub change_email_lead: &'static str,
    pub new_email: &'static str,
    pub email_missing: &'static str,
    pub send_code: &'static str,
    pub verify_title: &'static str,
    pub verify: &'static str,
    /// Where a code went, masked by the service.
    /// Such as `a***@e***`.
    /// Another sentence follows: with a space at the end where the language has one between sentences.
    pub code_sent_to: fn(&str) -> String,
    /// Which address counts until the code is given: the old one, by itself; then the new one.
    /// Which of the two fits depends on the pool (`AttributesRequireVerificationBeforeUpdate`).
    pub old_counts: fn(&str) -> String,
    pub new_counts: &'static str,
    pub have_code: &'static str,
    pub code_sent_before: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub code_missing: &'static str,
    pub send_again: &'static str,
    /// Read out after `send_again`.
    pub sent_again: &'static str,
    pub email_changed: &'static str,
    /// The code was right, and the address was the account's already.
    pub email_verified: &'static str,

    pub prove_title: &'static str,
    pub prove_lead: &'static str,
    pub prove_button: &'static str,
    pub prove_passkey: &'static str,
    pub prove_no_passkey: &'static str,
    pub prove_no_password: &'static str,
    pub prove_away_lead: &'static str,
    pub prove_away: &'static str,
}
