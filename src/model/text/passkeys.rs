//! Passkeys, in the sign-in form and on the account page, and remembered devices; and what a browser or a user pool can refuse.

use super::Sentences;
use crate::aws::error::ErrorKind as K;
use crate::model::failure::{Cause, Failure};

/// Passkeys and remembered devices.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screens")]
pub struct Passkeys {
    pub or: &'static str,
    pub sign_in: &'static str,
    pub other_way: &'static str,
    pub step: &'static str,
    pub step_lead: &'static str,
    pub waiting: &'static str,
    pub remark_none: &'static str,
    pub remark_refused: &'static str,

    pub title: &'static str,
    pub lead: &'static str,
    pub named_by: &'static str,
    pub none: &'static str,
    pub unnamed: &'static str,
    /// When it was made, as the browser writes dates.
    pub made: fn(&str) -> String,
    pub create: &'static str,
    pub created: &'static str,
    pub no_support: &'static str,
    pub delete: &'static str,
    /// The button's name for those who do not see the row that it is in.
    pub delete_this: fn(&str) -> String,
    pub delete_title: &'static str,
    pub delete_lead: fn(&str) -> String,
    pub deleted: &'static str,

    pub devices: &'static str,
    pub devices_lead: &'static str,
    pub no_devices: &'static str,
    pub this_device: &'static str,
    pub unnamed_device: &'static str,
    /// When and from where it signed in last; the address may be empty.
    pub last_seen: fn(when: &str, address: &str) -> String,
    pub forget: &'static str,
    pub forget_this: fn(&str) -> String,
    pub forget_title: &'static str,
    pub forget_lead: fn(&str) -> String,
    pub forgotten: &'static str,

    pub refused_cancelled: Sentences,
    pub refused_cancelled_making: Sentences,
    pub refused_exists: Sentences,
    pub refused_address: Sentences,
    pub refused_support: Sentences,
    pub refused_off: Sentences,
    pub refused_origin: Sentences,
    pub refused_kind: Sentences,
    pub refused_late: Sentences,
    pub refused_limit: Sentences,
    pub refused_gone: Sentences,
    pub refused_devices_off: Sentences,
    pub refused_token: Sentences,
}

/// The browser's own part of making a passkey, as failures name it.
pub const CREATE: &str = "navigator.credentials.create";
/// The browser's own part of signing in with one.
pub const GET: &str = "navigator.credentials.get";

impl Passkeys {
    /// What a refusal of a passkey or device call means; the browser's own refusals go by the names of their exceptions.
    pub fn refusal(&'static self, failure: &Failure) -> Option<&'static Sentences> {
        let operation = failure.operation;
        if let Cause::Browser { name, .. } = &failure.cause {
            return self.browser_refusal(operation, name);
        }
        Some(match (operation, failure.kind()) {
            (_, K::PasskeysOff) => &self.refused_off,
            (_, K::PasskeyOrigin) => &self.refused_origin,
            (_, K::PasskeyNotSupported) => &self.refused_kind,
            (_, K::PasskeyChallengeGone) => &self.refused_late,
            ("StartWebAuthnRegistration" | "CompleteWebAuthnRegistration", K::LimitExceeded) => {
                &self.refused_limit
            }
            ("DeleteWebAuthnCredential" | "ForgetDevice", K::ResourceNotFound) => &self.refused_gone,
            ("ListDevices" | "ForgetDevice", K::InvalidUserPoolConfiguration) => &self.refused_devices_off,
            (_, K::NotAuthorized | K::UserNotFound) if TOKEN_CALLS.contains(&operation) => {
                &self.refused_token
            }
            _ => return None,
        })
    }

    /// What an exception of the browser means, by the names that the `WebAuthn` specification gives.
    fn browser_refusal(&'static self, operation: &str, name: &str) -> Option<&'static Sentences> {
        Some(match (operation, name) {
            // Browsers tell a person's "no", a time-out and a device without a passkey apart in no way, for privacy.
            (CREATE, "NotAllowedError" | "AbortError") => &self.refused_cancelled_making,
            (GET, "NotAllowedError" | "AbortError") => &self.refused_cancelled,
            (CREATE, "InvalidStateError") => &self.refused_exists,
            (_, "SecurityError") => &self.refused_address,
            (_, "NotSupportedError" | "ConstraintError" | "TypeError") => &self.refused_support,
            _ => return None,
        })
    }
}

/// The calls that carry an access token.
const TOKEN_CALLS: [&str; 6] = [
    "StartWebAuthnRegistration",
    "CompleteWebAuthnRegistration",
    "ListWebAuthnCredentials",
    "DeleteWebAuthnCredential",
    "ListDevices",
    "ForgetDevice",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::error::ServiceError;
    use crate::config::Language;
    use crate::model::text::{Problem, Text};

    /// What the API reference lists for each call beside what all share, and what the `WebAuthn` specification has a browser say.
    const DOCUMENTED: [(&str, &[&str]); 8] = [
        (
            "StartWebAuthnRegistration",
            &[
                "LimitExceededException",
                "WebAuthnConfigurationMissingException",
                "WebAuthnNotEnabledException",
            ],
        ),
        (
            "CompleteWebAuthnRegistration",
            &[
                "LimitExceededException",
                "WebAuthnChallengeNotFoundException",
                "WebAuthnClientMismatchException",
                "WebAuthnCredentialNotSupportedException",
                "WebAuthnNotEnabledException",
                "WebAuthnOriginNotAllowedException",
                "WebAuthnRelyingPartyMismatchException",
            ],
        ),
        ("ListWebAuthnCredentials", &[]),
        ("DeleteWebAuthnCredential", &["ResourceNotFoundException"]),
        ("ListDevices", &["InvalidUserPoolConfigurationException", "ResourceNotFoundException"]),
        ("ForgetDevice", &["InvalidUserPoolConfigurationException", "ResourceNotFoundException"]),
        (CREATE, BROWSER),
        (GET, BROWSER),
    ];
    const BROWSER: &[&str] = &[
        "AbortError",
        "ConstraintError",
        "NotAllowedError",
        "NotSupportedError",
        "SecurityError",
        "TypeError",
    ];
    const SHARED: [&str; 7] = [
        "ForbiddenException",
        "InternalErrorException",
        "NotAuthorizedException",
        "PasswordResetRequiredException",
        "TooManyRequestsException",
        "UserNotConfirmedException",
        "UserNotFoundException",
    ];

    fn failure(operation: &'static str, code: &str) -> Failure {
        if [CREATE, GET].contains(&operation) {
            return Failure::of_browser(operation, code.into(), String::new());
        }
        let error = ServiceError { code: code.into(), message: String::new(), status: 400, request_id: None };
        Failure::new(operation, Cause::Service(error))
    }

    #[test]
    fn every_documented_refusal_has_sentences_in_every_language() {
        for (operation, own) in DOCUMENTED {
            let shared = if TOKEN_CALLS.contains(&operation) { &SHARED[..] } else { &[] };
            for code in own.iter().chain(shared) {
                let failure = failure(operation, code);
                for language in Language::ALL {
                    let text = Text::of(language);
                    let problem = Problem::of(&failure, false);
                    let unfit = [Problem::Other, Problem::WrongPassword].contains(&problem);
                    let shared = (!unfit).then(|| text.sentences(problem));
                    let sentences = text.passkeys().refusal(&failure).or(shared);
                    let sentences = sentences.unwrap_or_else(|| panic!("{operation}: {code}"));
                    assert!(!sentences.what.is_empty() && !sentences.next.is_empty(), "{operation}: {code}");
                }
            }
        }
    }

    #[test]
    fn a_no_while_a_passkey_is_made_is_not_a_no_while_one_is_used() {
        let words = Text::ENGLISH.passkeys();
        let meant = |operation, code| words.refusal(&failure(operation, code)).map(|it| it.what);
        assert_ne!(meant(CREATE, "NotAllowedError"), meant(GET, "NotAllowedError"));
        assert_eq!(meant(CREATE, "InvalidStateError"), Some(words.refused_exists.what));
        assert_eq!(meant("InitiateAuth", "NotAuthorizedException"), None);
    }
}
