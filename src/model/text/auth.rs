//! Signing in and up.
//!
//! The order is that of the screens: signing in, managed login, signing up, confirming, the forgotten
//! password, a first password, codes, choosing a method, setting up an authenticator app, entering; then
//! remarks and what a field lacks.
//!
//! The first nine fields are also in `index.html`, which shows the form before the page has loaded; a test
//! in [`super`] holds both to the same words.

/// Signing in and up.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screens")]
pub struct Auth {
    pub sign_in: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    /// A checkbox: tokens go to storage that outlives the tab.
    pub stay_signed_in: &'static str,
    pub stay_signed_in_hint: &'static str,
    pub no_account: &'static str,
    pub create_account: &'static str,
    pub forgot_password: &'static str,
    pub continue_as_guest: &'static str,
    /// Between the form and the buttons of managed login; only where config.json names its domain.
    pub managed_or: &'static str,
    /// The one button where config.json names no providers, and the group's name for screen readers.
    pub managed_any: &'static str,
    /// The button to the user pool's own pages.
    pub managed_own: &'static str,
    /// An identity provider, by name.
    pub managed_with: fn(&str) -> String,

    pub sign_up: &'static str,
    pub sign_up_lead: &'static str,
    pub have_account: &'static str,
    /// The heading over the rules, which are checked as the person types. The pool decides in the end.
    pub password_rules: &'static str,
    pub rule_length: &'static str,
    pub rule_lower: &'static str,
    pub rule_upper: &'static str,
    pub rule_digit: &'static str,
    pub rule_symbol: &'static str,
    /// For screen readers, beside a rule that the password meets.
    pub rule_met: &'static str,

    pub confirm: &'static str,
    pub confirm_button: &'static str,
    pub confirmation_code: &'static str,
    /// Where the code was sent.
    pub code_sent_to: fn(&str) -> String,
    /// Where the answer names no destination.
    pub code_sent: &'static str,
    /// The hint of every field for a code that came by mail.
    pub look_in_spam: &'static str,
    pub resend: &'static str,
    /// Back to signing up, for a mistyped address.
    pub other_email: &'static str,

    pub forgot: &'static str,
    pub forgot_lead: &'static str,
    pub forgot_button: &'static str,
    pub back_to_sign_in: &'static str,

    pub have_code: &'static str,

    pub new_password: &'static str,
    /// For an account that an administrator made (`NEW_PASSWORD_REQUIRED`).
    pub new_password_lead: &'static str,
    pub new_password_field: &'static str,
    pub new_password_button: &'static str,

    pub code: &'static str,
    pub code_field: &'static str,
    pub code_button: &'static str,
    pub code_from_app: &'static str,
    /// The name that the person gave the authenticator app.
    pub code_from_device: fn(&str) -> String,
    /// `EMAIL_OTP` without a destination in its parameters.
    pub code_by_mail: &'static str,
    /// `SMS_MFA` and `SMS_OTP` without a destination.
    pub code_by_text: &'static str,
    /// `CUSTOM_CHALLENGE`: the pool's Lambda trigger asks for something that this page knows nothing of.
    pub code_custom: &'static str,
    pub answer_field: &'static str,
    /// Whole minutes that a step still lives, at least 1.
    /// Only where config.json says how long a step lives: the pool tells nobody.
    pub minutes_left: fn(i64) -> String,
    pub enter_password: &'static str,
    pub enter_password_lead: &'static str,

    /// `SELECT_CHALLENGE` and `SELECT_MFA_TYPE`.
    pub choose: &'static str,
    pub choose_lead: &'static str,
    pub method_app: &'static str,
    pub method_text: &'static str,
    pub method_mail: &'static str,
    pub method_password: &'static str,
    pub method_passkey: &'static str,
    /// A method that this page has no name for.
    pub method_other: &'static str,

    pub totp: &'static str,
    pub totp_lead: &'static str,
    pub totp_open: &'static str,
    pub totp_key: &'static str,
    /// Under the secret of the authenticator app, which stands there as text.
    pub totp_key_hint: &'static str,
    pub totp_qr_alt: &'static str,
    pub totp_code: &'static str,
    /// In place of the QR code, where `AssociateSoftwareToken` was refused.
    pub totp_failed: &'static str,

    /// Signed in at the user pool, while the identity pool gave no credentials yet.
    pub enter: &'static str,
    pub enter_lead: &'static str,

    /// Above the first form, after "Invalid session": the address typed is kept.
    pub remark_expired: &'static str,
    pub remark_code_sent: &'static str,
    pub remark_not_confirmed: &'static str,
    /// After a sign-up at a pool that verifies no address.
    pub remark_no_code: &'static str,
    pub remark_confirmed: &'static str,
    pub remark_reset_required: &'static str,
    /// A challenge that this page does not know; its name is in the machine's remark and not shown.
    pub remark_unsupported: &'static str,
    pub remark_needs_email: &'static str,
    pub remark_needs_phone: &'static str,
    pub remark_session_ended: &'static str,
    pub remark_signed_out: &'static str,
    pub remark_account_deleted: &'static str,

    pub keep_refused: &'static str,
    pub email_missing: &'static str,
    pub password_missing: &'static str,
    pub code_missing: &'static str,
    /// An attribute that the pool requires, by its own name.
    /// `None` for one that the language does not know: then the pool's name stands there.
    pub attribute: fn(&str) -> Option<&'static str>,
    pub value_missing: &'static str,
}
