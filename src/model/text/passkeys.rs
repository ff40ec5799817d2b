//! Passkeys, in the sign-in form and on the account page, and remembered devices; and what a browser or a user pool can refuse.
//!
//! A failure comes from three sides: the browser (an exception's name, by the Web Authentication
//! specification), the user pool (a code, by the Amazon Cognito user pools API reference), or the network
//! ([`super::Problem`]).

use super::Sentences;
use crate::aws::error::ErrorKind as K;
use crate::model::failure::{Cause, Failure};

/// Passkeys and remembered devices.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screens")]
pub struct Passkeys {
    /// Between the form and the passkey button.
    pub or: &'static str,
    pub sign_in: &'static str,
    pub other_way: &'static str,
    pub step: &'static str,
    /// While the browser's own dialog is due or open.
    pub step_lead: &'static str,
    /// While the browser's dialog is open.
    pub waiting: &'static str,
    /// A passkey was asked for, and the pool answered with a choice of other ways.
    pub remark_none: &'static str,
    /// The browser had a passkey, and the pool does not know it.
    pub remark_refused: &'static str,

    pub title: &'static str,
    pub lead: &'static str,
    /// Why there is no button to rename: Cognito's API has no such call.
    pub named_by: &'static str,
    pub none: &'static str,
    /// In place of a name that the list does not give.
    pub unnamed: &'static str,
    /// When it was made, as the browser writes dates.
    pub made: fn(&str) -> String,
    pub create: &'static str,
    pub created: &'static str,
    /// In place of the button, where the browser has no Web Authentication.
    pub no_support: &'static str,
    pub delete: &'static str,
    /// The button's name for those who do not see the row that it is in.
    pub delete_this: fn(&str) -> String,
    pub delete_title: &'static str,
    /// By the passkey's name. The authenticator keeps its half, which only the person can remove.
    pub delete_lead: fn(&str) -> String,
    pub deleted: &'static str,

    pub devices: &'static str,
    pub devices_lead: &'static str,
    pub no_devices: &'static str,
    /// A badge on the device whose key this browser keeps.
    pub this_device: &'static str,
    pub unnamed_device: &'static str,
    /// When and from where it signed in last; the address may be empty.
    pub last_seen: fn(when: &str, address: &str) -> String,
    pub forget: &'static str,
    /// The button's name for screen readers, by the device's name.
    pub forget_this: fn(&str) -> String,
    pub forget_title: &'static str,
    /// By the device's name: what follows for it.
    pub forget_lead: fn(&str) -> String,
    pub forgotten: &'static str,

    /// `NotAllowedError` while signing in.
    pub refused_cancelled: Sentences,
    /// `NotAllowedError` while making one.
    pub refused_cancelled_making: Sentences,
    /// `InvalidStateError`: the authenticator holds one of the excluded credentials.
    pub refused_exists: Sentences,
    /// `SecurityError`: the relying party id does not cover this page's domain, or there is no secure
    /// context.
    pub refused_address: Sentences,
    /// `NotSupportedError` and the like: an algorithm or a user verification that is not to be had.
    pub refused_support: Sentences,
    /// `WebAuthnNotEnabledException`, `WebAuthnConfigurationMissingException`.
    pub refused_off: Sentences,
    /// `WebAuthnOriginNotAllowedException`, `WebAuthnRelyingPartyMismatchException`.
    pub refused_origin: Sentences,
    pub refused_kind: Sentences,
    /// `WebAuthnChallengeNotFoundException`: the registration took too long.
    pub refused_late: Sentences,
    /// An account has at most 20 passkeys.
    pub refused_limit: Sentences,
    /// Another tab or device removed the entry of the list first.
    pub refused_gone: Sentences,
    /// The pool remembers no devices; an admin need not change that.
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
