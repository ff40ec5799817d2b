//! Walks the table: each row by the refusal that it names, whole, as the service writes it.

use super::auth::TOKEN;
use super::*;
use crate::config::Language;
use crate::model::failure::{Cause, Failure};
use crate::model::text::{Explanation, Sentences, Text};

fn refused(call: &'static str, code: &str, message: &str) -> Failure {
    let error = ServiceError { code: code.into(), message: message.into(), status: 400, request_id: None };
    Failure::new(call, Cause::Service(error))
}

fn error(failure: &Failure) -> &ServiceError {
    let Cause::Service(error) = &failure.cause else { panic!("{failure:?}") };
    error
}

/// Every refusal that a row is about: each of its calls (some call, where it is about all), each code of its kind.
fn refusals<P>(row: &Refusal<P>) -> Vec<Failure> {
    let any = ["SignUp", "GetObject"];
    let calls = if row.calls.is_empty() { &any[..] } else { row.calls };
    let codes = ErrorKind::CODES.iter().filter(|(_, kind)| *kind == row.kind).map(|(code, _)| *code);
    codes.flat_map(|code| calls.iter().map(move |call| refused(call, code, row.said))).collect()
}

fn walk<P: Copy + PartialEq + std::fmt::Debug>(
    table: &[Refusal<P>],
    explain: impl Fn(&Text, P) -> &'static Sentences,
) {
    for row in table {
        let name = format!("{:?} {:?} → {:?}", row.kind, row.text, row.problem);
        assert!(!row.source.is_empty(), "{name}: no source");
        assert!(row.said.contains(row.text), "{name}: the service does not say so");
        for failure in refusals(row) {
            let found = find(table, failure.operation, error(&failure));
            assert_eq!(found, Some(row.problem), "{name}: {failure:?}");
        }
        let [en, ja] = Language::ALL.map(|language| explain(Text::of(language), row.problem));
        for sentences in [en, ja] {
            assert!(!sentences.what.is_empty() && !sentences.next.is_empty(), "{name}");
        }
        assert_ne!(en.what, ja.what, "{name}");
    }
}

#[test]
fn each_row_of_the_core_is_met_by_the_refusal_that_it_names() {
    walk(CORE, Text::sentences);
}

#[test]
fn each_row_of_the_user_pool_is_met_by_the_refusal_that_it_names() {
    walk(AUTH, Text::auth_sentences);
}

/// The person reads the row's sentences, whichever half it is in.
#[test]
fn each_row_reaches_the_person_who_signs_in() {
    for language in Language::ALL {
        let text = Text::of(language);
        for row in AUTH {
            for failure in refusals(row) {
                let shown = text.explain_auth(&failure, false).sentences;
                assert_eq!(shown, text.auth_sentences(row.problem), "{failure:?}");
            }
        }
        for row in CORE.iter().filter(|row| !row.calls.is_empty()) {
            for failure in refusals(row) {
                let shown = text.explain_auth(&failure, false).sentences;
                assert_eq!(shown, text.sentences(row.problem), "{failure:?}");
            }
        }
    }
}

/// The codes that the API references list for the calls made here, and what they mean without a known message.
#[test]
fn every_documented_code_has_words_of_its_own() {
    const SHARED: &str = "ForbiddenException InternalErrorException NotAuthorizedException \
        PasswordResetRequiredException ResourceNotFoundException TooManyRequestsException UserNotConfirmedException \
        UserNotFoundException";
    const MAILING: &str = "AliasExistsException CodeDeliveryFailureException CodeMismatchException \
        ExpiredCodeException InvalidEmailRoleAccessPolicyException InvalidLambdaResponseException \
        InvalidSmsRoleAccessPolicyException InvalidSmsRoleTrustRelationshipException LimitExceededException \
        UnexpectedLambdaException UserLambdaValidationException";
    const SIGN_IN: &str = "InvalidUserPoolConfigurationException MFAMethodNotFoundException \
        PasswordHistoryPolicyViolationException RefreshTokenReuseException SoftwareTokenMFANotFoundException \
        UnauthorizedException UnsupportedOperationException UnsupportedTokenTypeException UsernameExistsException \
        InvalidPasswordException TooManyFailedAttemptsException";
    const IDENTITY: &str = "ExternalServiceException InvalidIdentityPoolConfigurationException \
        ResourceConflictException LimitExceededException ConcurrentModificationException NotAuthorizedException \
        AccessDenied IDPCommunicationError RegionDisabledException InvalidIdentityToken";
    const S3: &str = "AccessDenied AuthorizationHeaderMalformed AuthorizationQueryParametersError BadDigest \
        ConditionalRequestConflict EntityTooLarge ExpiredToken ExpiredTokenException IncompleteBody InternalError \
        InvalidAccessKeyId InvalidClientTokenId InvalidDigest InvalidObjectState InvalidPart InvalidToken \
        KeyTooLongError NoSuchBucket NoSuchKey NoSuchUpload OperationAborted PermanentRedirect PreconditionFailed \
        RequestTimeTooSkewed RequestTimeout ServiceUnavailable SignatureDoesNotMatch SlowDown TokenRefreshRequired \
        XAmzContentSHA256Mismatch";
    let mut calls = vec![
        ("RespondToAuthChallenge", [SHARED, MAILING, SIGN_IN].join(" ")),
        ("AssumeRoleWithWebIdentity", IDENTITY.into()),
        ("PutObject", S3.into()),
        ("ChangePassword", "InvalidPasswordException PasswordHistoryPolicyViolationException".into()),
        ("UpdateUserAttributes", MAILING.into()),
        ("VerifyUserAttribute", MAILING.into()),
        ("AssociateSoftwareToken", "ConcurrentModificationException SoftwareTokenMFANotFoundException".into()),
        ("VerifySoftwareToken", "CodeMismatchException EnableSoftwareTokenMFAException".into()),
        ("SetUserMFAPreference", "InvalidParameterException".into()),
        (
            "StartWebAuthnRegistration",
            "LimitExceededException WebAuthnConfigurationMissingException WebAuthnNotEnabledException".into(),
        ),
        (
            "CompleteWebAuthnRegistration",
            "LimitExceededException WebAuthnChallengeNotFoundException WebAuthnClientMismatchException \
             WebAuthnCredentialNotSupportedException WebAuthnNotEnabledException WebAuthnOriginNotAllowedException \
             WebAuthnRelyingPartyMismatchException"
                .into(),
        ),
        ("ListDevices", "InvalidUserPoolConfigurationException InvalidParameterException".into()),
    ];
    calls.extend(TOKEN.iter().map(|call| (*call, SHARED.to_owned())));
    for (call, codes) in calls {
        for code in codes.split_whitespace() {
            let failure = refused(call, code, "");
            let own = AuthProblem::of(&failure);
            assert!(own.is_some() || Problem::of(&failure, false) != Problem::Other, "{call}: {code}");
            // Someone who is signed in has typed no password to be wrong.
            assert!(!(TOKEN.contains(&call) && own == Some(AuthProblem::WrongPassword)), "{call}: {code}");
        }
    }
}

#[test]
fn a_bucket_elsewhere_is_named_with_its_region() {
    let message = "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-central-1'";
    let failure = refused("ListObjectsV2", "AuthorizationQueryParametersError", message);
    let Explanation { sentences, named, .. } = Text::of(Language::En).explain(&failure, false);
    assert_eq!(sentences.what, "The bucket is in another region.");
    assert_eq!(named, "S3 says that the bucket is in eu-central-1.");
    assert!(Text::of(Language::Ja).explain(&failure, false).named.contains("eu-central-1"));
    let unnamed = refused("ListObjectsV2", "PermanentRedirect", "");
    assert_eq!(Text::of(Language::En).explain(&unnamed, false).named, "");
}

#[test]
fn an_answer_that_is_none_of_the_services_was_given_on_the_way() {
    for (code, status, problem) in [
        ("Http200", 200, Problem::Intercepted),
        ("Http403", 403, Problem::Intercepted),
        ("Http404", 404, Problem::Intercepted),
        ("Http511", 511, Problem::ServiceBroken),
        ("Http503", 503, Problem::Busy),
        ("Http502", 502, Problem::ServiceBroken),
    ] {
        for call in ["InitiateAuth", "GetId", "PutObject", "token"] {
            let error = ServiceError { code: code.into(), message: String::new(), status, request_id: None };
            let failure = Failure::new(call, Cause::Service(error));
            assert_eq!((AuthProblem::of(&failure), Problem::of(&failure, false)), (None, problem), "{code}");
        }
    }
}
