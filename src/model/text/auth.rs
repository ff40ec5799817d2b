//! Signing in and up.

/// Signing in and up.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screens")]
pub struct Auth {
    pub sign_in: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub stay_signed_in: &'static str,
    pub stay_signed_in_hint: &'static str,
    pub no_account: &'static str,
    pub create_account: &'static str,
    pub forgot_password: &'static str,
    pub continue_as_guest: &'static str,
    pub managed_or: &'static str,
    pub managed_any: &'static str,
    pub managed_own: &'static str,
    /// An identity provider, by name.
    pub managed_with: fn(&str) -> String,

    pub sign_up: &'static str,
    pub sign_up_lead: &'static str,
    pub have_account: &'static str,
    pub password_rules: &'static str,
    pub rule_length: &'static str,
    pub rule_lower: &'static str,
    pub rule_upper: &'static str,
    pub rule_digit: &'static str,
    pub rule_symbol: &'static str,
    pub rule_met: &'static str,

    pub confirm: &'static str,
    pub confirm_button: &'static str,
    pub confirmation_code: &'static str,
    /// Where the code was sent.
    pub code_sent_to: fn(&str) -> String,
    pub code_sent: &'static str,
    pub look_in_spam: &'static str,
    pub resend: &'static str,
    pub other_email: &'static str,

    pub forgot: &'static str,
    pub forgot_lead: &'static str,
    pub forgot_button: &'static str,
    pub back_to_sign_in: &'static str,

    pub have_code: &'static str,

    pub new_password: &'static str,
    pub new_password_lead: &'static str,
    pub new_password_field: &'static str,
    pub new_password_button: &'static str,

    pub code: &'static str,
    pub code_field: &'static str,
    pub code_button: &'static str,
    pub code_from_app: &'static str,
    /// The name that the person gave the authenticator app.
    pub code_from_device: fn(&str) -> String,
    pub code_by_mail: &'static str,
    pub code_by_text: &'static str,
    pub code_custom: &'static str,
    pub answer_field: &'static str,
    /// Whole minutes that a step still lives, at least 1.
    pub minutes_left: fn(i64) -> String,
    pub enter_password: &'static str,
    pub enter_password_lead: &'static str,

    pub choose: &'static str,
    pub choose_lead: &'static str,
    pub method_app: &'static str,
    pub method_text: &'static str,
    pub method_mail: &'static str,
    pub method_password: &'static str,
    pub method_passkey: &'static str,
    pub method_other: &'static str,

    pub totp: &'static str,
    pub totp_lead: &'static str,
    pub totp_open: &'static str,
    pub totp_key: &'static str,
    pub totp_key_hint: &'static str,
    pub totp_qr_alt: &'static str,
    pub totp_code: &'static str,
    pub totp_failed: &'static str,

    pub enter: &'static str,
    pub enter_lead: &'static str,

    pub remark_expired: &'static str,
    pub remark_code_sent: &'static str,
    pub remark_not_confirmed: &'static str,
    pub remark_confirmed: &'static str,
    pub remark_reset_required: &'static str,
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
    pub attribute: fn(&str) -> Option<&'static str>,
    pub value_missing: &'static str,
}
