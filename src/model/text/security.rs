//! What opens an account: second step, password, address; and what their changes can be refused for.

use super::Sentences;
use crate::aws::error::ErrorKind as K;
use crate::model::failure::{Cause, Failure};

/// What opens an account.
#[allow(missing_docs, reason = "each is named by what it says in English, in the order of the screen")]
pub struct Security {
    pub title: &'static str,
    pub on: &'static str,
    pub off: &'static str,

    pub two_step: &'static str,
    pub two_step_on: &'static str,
    pub two_step_off: &'static str,
    pub two_step_other: &'static str,
    pub set_up: &'static str,
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
    pub off_required: &'static str,
    pub turned_off: &'static str,

    pub password: &'static str,
    pub password_lead: &'static str,
    pub change_password: &'static str,
    pub current_password: &'static str,
    pub new_password: &'static str,
    pub password_missing: &'static str,
    pub same_password: &'static str,
    pub password_changed: &'static str,
    pub password_others: &'static str,

    pub email: &'static str,
    pub verified: &'static str,
    pub not_verified: &'static str,
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
    pub code_sent_to: fn(&str) -> String,
    /// Which address counts until the code is given: the old one, by itself; then the new one.
    pub old_counts: fn(&str) -> String,
    pub new_counts: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub code_missing: &'static str,
    pub send_again: &'static str,
    pub sent_again: &'static str,
    pub email_changed: &'static str,
    pub email_verified: &'static str,

    pub prove_title: &'static str,
    pub prove_lead: &'static str,
    pub prove_button: &'static str,
    pub prove_passkey: &'static str,
    pub prove_no_passkey: &'static str,
    pub prove_away_lead: &'static str,
    pub prove_away: &'static str,

    pub refused_current: Sentences,
    pub refused_app_code: Sentences,
    pub refused_apps: Sentences,
    pub refused_preference: Sentences,
    pub refused_meanwhile: Sentences,
    pub refused_email_taken: Sentences,
    pub refused_email_locked: Sentences,
    pub refused_token: Sentences,
}

impl Security {
    /// What the refusal of a call of `client::account` means, where that is something else than it means at the sign-in form
    /// ([`super::Problem`]): there is a session here, and the access token is good.
    pub fn refusal(&'static self, failure: &Failure) -> Option<&'static Sentences> {
        let Cause::Service(error) = &failure.cause else { return None };
        let says = |part: &str| error.message.contains(part);
        let sentences = match (failure.operation, error.kind()) {
            ("ChangePassword", K::NotAuthorized) if !says("ccess Token") => &self.refused_current,
            ("UpdateUserAttributes", K::NotAuthorized) if says("ttribute") => &self.refused_email_locked,
            ("UpdateUserAttributes", K::InvalidParameter) if says("cannot be updated") => {
                &self.refused_email_locked
            }
            ("UpdateUserAttributes" | "VerifyUserAttribute", K::AliasExists) => &self.refused_email_taken,
            ("VerifySoftwareToken", K::CodeMismatch | K::AppCodeMismatch) => &self.refused_app_code,
            (_, K::SoftwareTokenMfaNotFound) | ("AssociateSoftwareToken", K::InvalidParameter) => {
                &self.refused_apps
            }
            ("SetUserMFAPreference", K::InvalidParameter) => &self.refused_preference,
            (_, K::ConcurrentModification) => &self.refused_meanwhile,
            (operation, K::NotAuthorized | K::UserNotFound) if TOKEN_CALLS.contains(&operation) => {
                &self.refused_token
            }
            _ => return None,
        };
        Some(sentences)
    }
}

/// The calls that carry an access token. Elsewhere these codes are about a password.
const TOKEN_CALLS: [&str; 10] = [
    "GetUser",
    "ChangePassword",
    "UpdateUserAttributes",
    "GetUserAttributeVerificationCode",
    "VerifyUserAttribute",
    "AssociateSoftwareToken",
    "VerifySoftwareToken",
    "SetUserMFAPreference",
    "GlobalSignOut",
    "DeleteUser",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::error::ServiceError;
    use crate::model::text::{Problem, Text};

    /// What the API reference lists for each call, beside what all of them share.
    const DOCUMENTED: [(&str, &[&str]); 10] = [
        ("GetUser", &[]),
        (
            "ChangePassword",
            &[
                "InvalidPasswordException",
                "LimitExceededException",
                "PasswordHistoryPolicyViolationException",
            ],
        ),
        ("UpdateUserAttributes", MAILING),
        ("GetUserAttributeVerificationCode", MAILING),
        (
            "VerifyUserAttribute",
            &[
                "AliasExistsException",
                "CodeMismatchException",
                "ExpiredCodeException",
                "LimitExceededException",
            ],
        ),
        ("AssociateSoftwareToken", &["ConcurrentModificationException", "SoftwareTokenMFANotFoundException"]),
        (
            "VerifySoftwareToken",
            &[
                "CodeMismatchException",
                "EnableSoftwareTokenMFAException",
                "InvalidUserPoolConfigurationException",
                "SoftwareTokenMFANotFoundException",
            ],
        ),
        ("SetUserMFAPreference", &["InvalidParameterException"]),
        ("GlobalSignOut", &[]),
        ("DeleteUser", &[]),
    ];
    const MAILING: &[&str] = &[
        "AliasExistsException",
        "CodeDeliveryFailureException",
        "CodeMismatchException",
        "ExpiredCodeException",
        "InvalidEmailRoleAccessPolicyException",
        "InvalidLambdaResponseException",
        "InvalidSmsRoleAccessPolicyException",
        "InvalidSmsRoleTrustRelationshipException",
        "LimitExceededException",
        "UnexpectedLambdaException",
        "UserLambdaValidationException",
    ];
    const SHARED: [&str; 8] = [
        "ForbiddenException",
        "InternalErrorException",
        "NotAuthorizedException",
        "PasswordResetRequiredException",
        "ResourceNotFoundException",
        "TooManyRequestsException",
        "UserNotConfirmedException",
        "UserNotFoundException",
    ];

    fn failure(operation: &'static str, code: &str, message: &str) -> Failure {
        let error =
            ServiceError { code: code.into(), message: message.into(), status: 400, request_id: None };
        Failure::new(operation, Cause::Service(error))
    }

    #[test]
    fn every_documented_refusal_has_sentences_that_fit_someone_who_is_signed_in() {
        let sign_in_only = [Problem::Other, Problem::WrongPassword];
        for (operation, own) in DOCUMENTED {
            for code in own.iter().chain(&SHARED) {
                let failure = failure(operation, code, "");
                for text in [Text::ENGLISH, Text::of(crate::config::Language::Ja)] {
                    let problem = Problem::of(&failure, false);
                    let sentences = text
                        .security()
                        .refusal(&failure)
                        .or_else(|| (!sign_in_only.contains(&problem)).then(|| text.sentences(problem)));
                    let sentences = sentences.unwrap_or_else(|| panic!("{operation}: {code}"));
                    assert!(!sentences.what.is_empty() && !sentences.next.is_empty(), "{operation}: {code}");
                }
            }
        }
    }

    #[test]
    fn one_code_means_what_its_call_means() {
        let words = Text::ENGLISH.security();
        let meant =
            |operation, code, message| words.refusal(&failure(operation, code, message)).map(|it| it.what);
        let refused = "NotAuthorizedException";
        assert_eq!(
            meant("ChangePassword", refused, "Incorrect username or password."),
            Some(words.refused_current.what)
        );
        assert_eq!(
            meant("ChangePassword", refused, "Access Token does not have required scopes"),
            Some(words.refused_token.what)
        );
        assert_eq!(
            meant("UpdateUserAttributes", refused, "A client attempted to write unauthorized attribute"),
            Some(words.refused_email_locked.what)
        );
        assert_eq!(meant("InitiateAuth", refused, "Incorrect username or password."), None);
    }
}
