//! What each refusal means: the services' own codes and messages, as their documentation and the pools themselves give them.

use super::*;
use crate::config::Language;
use crate::model::text::Text;

fn refused(operation: &'static str, code: &str, message: &str) -> Failure {
    let error = ServiceError { code: code.into(), message: message.into(), status: 400, request_id: None };
    Failure { operation, attempts: 1, cause: Cause::Service(error) }
}

fn means(operation: &'static str, code: &str, message: &str) -> Problem {
    Problem::of(&refused(operation, code, message), false)
}

#[test]
fn one_code_of_cognito_means_many_things_by_its_message() {
    for (operation, message, problem) in [
        ("InitiateAuth", "Incorrect username or password.", Problem::WrongPassword),
        ("InitiateAuth", "Password attempts exceeded", Problem::TooManyAttempts),
        ("InitiateAuth", "User is disabled.", Problem::AccountDisabled),
        (
            "RespondToAuthChallenge",
            "Temporary password has expired and must be reset by an administrator.",
            Problem::InvitationExpired,
        ),
        ("RespondToAuthChallenge", "Invalid session for the user, session is expired.", Problem::StepExpired),
        ("GetTokensFromRefreshToken", "Refresh Token has been revoked", Problem::SessionEnded),
        ("GetTokensFromRefreshToken", "Invalid Refresh Token", Problem::SessionEnded),
        ("SignUp", "SignUp is not permitted for this user pool", Problem::SignUpClosed),
        ("ConfirmSignUp", "User cannot be confirmed. Current status is CONFIRMED", Problem::AlreadyConfirmed),
        ("GetId", "Unauthenticated access is not supported for this identity pool.", Problem::GuestsOff),
        (
            "GetCredentialsForIdentity",
            "Token is not from a supported provider of this identity pool.",
            Problem::PoolsNotLinked,
        ),
        ("GetCredentialsForIdentity", "Invalid login token. Token expired: 1 >= 0", Problem::SessionEnded),
        ("GetCredentialsForIdentity", "Access to Identity 'x' is forbidden.", Problem::NoRole),
        ("GetCredentialsForIdentity", "Access to role is forbidden.", Problem::RoleRefused),
        ("GetCredentialsForIdentity", "Ambiguous role resolution; access denied.", Problem::AmbiguousRole),
    ] {
        assert_eq!(means(operation, "NotAuthorizedException", message), problem, "{message}");
    }
}

#[test]
fn a_mistake_in_the_set_up_is_told_from_one_in_typing() {
    let secret = "Client abc is configured with secret but SECRET_HASH was not received";
    assert_eq!(means("InitiateAuth", "NotAuthorizedException", secret), Problem::ClientHasSecret);
    assert_eq!(means("SignUp", "InvalidParameterException", secret), Problem::ClientHasSecret);
    let flow = "USER_SRP_AUTH is not enabled for the client.";
    assert_eq!(means("InitiateAuth", "InvalidParameterException", flow), Problem::FlowNotEnabled);
    let email = "Username should be an email.";
    assert_eq!(means("SignUp", "InvalidParameterException", email), Problem::NotAnEmail);
    let gone = "User pool client abc does not exist.";
    assert_eq!(means("InitiateAuth", "ResourceNotFoundException", gone), Problem::NoSuchClient);
    assert_eq!(
        means("GetId", "ResourceNotFoundException", "IdentityPool 'x' not found."),
        Problem::NoSuchIdentityPool
    );
}

#[test]
fn what_the_pools_own_pages_refuse_is_told_from_what_the_person_declined() {
    for (operation, code, message, problem) in [
        ("authorize", "access_denied", "User cancelled", Problem::SignInCancelled),
        ("authorize", "invalid_request", "invalid_scope", Problem::ManagedLoginSetup),
        ("authorize", "unauthorized_client", "", Problem::ManagedLoginSetup),
        ("authorize", "invalid_request", "PreSignUp failed with error not you.", Problem::TriggerRefused),
        ("authorize", "server_error", "", Problem::ServiceBroken),
        ("token", "invalid_grant", "", Problem::SignInNotBegun),
        ("token", "invalid_client", "", Problem::ManagedLoginSetup),
        ("token", "Http503", "", Problem::Other),
    ] {
        assert_eq!(means(operation, code, message), problem, "{operation} {code}");
    }
    let forged = Failure::new("authorize", Cause::Protocol("the state is not the one that was sent".into()));
    assert_eq!(Problem::of(&forged, false), Problem::SignInNotBegun);
}

#[test]
fn the_basic_flow_has_mistakes_of_its_own() {
    let off = "Basic (classic) flow is not enabled, please use enhanced flow.";
    assert_eq!(means("GetOpenIdToken", "InvalidParameterException", off), Problem::BasicFlowOff);
    let untrusting = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
    assert_eq!(means("AssumeRoleWithWebIdentity", "AccessDenied", untrusting), Problem::NoRole);
    assert_eq!(means("ListObjectsV2", "AccessDenied", "Access Denied"), Problem::AccessDenied);
    assert_eq!(means("AssumeRoleWithWebIdentity", "RegionDisabledException", ""), Problem::StsOff);
}

#[test]
fn an_account_that_does_not_exist_is_told_as_a_wrong_password() {
    assert_eq!(
        means("InitiateAuth", "UserNotFoundException", "User does not exist."),
        Problem::WrongPassword
    );
}

#[test]
fn the_same_refusal_of_s3_means_another_thing_to_a_guest() {
    let refusal = refused("ListObjectsV2", "AccessDenied", "Access Denied");
    assert_eq!(Problem::of(&refusal, false), Problem::AccessDenied);
    assert_eq!(Problem::of(&refusal, true), Problem::AccessDeniedToGuest);
}

#[test]
fn a_clock_that_is_off_is_seen_through_each_services_words_for_it() {
    let sts = "Signature expired: 20261121T000000Z is now earlier than 20261121T001500Z";
    for (code, message) in [
        (
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.",
        ),
        ("SignatureDoesNotMatch", sts),
        ("InvalidSignatureException", "Signature not yet current: 1 is still later than 2"),
    ] {
        assert_eq!(means("GetCallerIdentity", code, message), Problem::ClockOff, "{code}");
    }
}

#[test]
fn a_head_has_no_body_so_its_status_speaks() {
    for (status, problem) in [
        (403, Problem::AccessDenied),
        (404, Problem::NoSuchFile),
        (412, Problem::FileExists),
        (503, Problem::Busy),
        (500, Problem::ServiceBroken),
        (418, Problem::Other),
    ] {
        let error = ServiceError { code: String::new(), message: String::new(), status, request_id: None };
        assert_eq!(
            Problem::of(&Failure::new("HeadObject", Cause::Service(error)), false),
            problem,
            "{status}"
        );
    }
}

/// Codes that the calls document (AWS's API references). Each has words of its own: none falls through to `Other`.
#[test]
fn every_documented_code_has_words_of_its_own() {
    const CODES: &str = "AliasExistsException CodeDeliveryFailureException CodeMismatchException \
        EnableSoftwareTokenMFAException ExpiredCodeException ForbiddenException InternalErrorException \
        InvalidEmailRoleAccessPolicyException InvalidLambdaResponseException InvalidPasswordException \
        InvalidSmsRoleAccessPolicyException InvalidSmsRoleTrustRelationshipException \
        InvalidUserPoolConfigurationException LimitExceededException MFAMethodNotFoundException \
        NotAuthorizedException PasswordHistoryPolicyViolationException PasswordResetRequiredException \
        RefreshTokenReuseException ResourceNotFoundException SoftwareTokenMFANotFoundException \
        TooManyFailedAttemptsException TooManyRequestsException UnauthorizedException UnexpectedLambdaException \
        UnsupportedOperationException UnsupportedTokenTypeException UserLambdaValidationException \
        UserNotConfirmedException UserNotFoundException UsernameExistsException ExternalServiceException \
        InvalidIdentityPoolConfigurationException ResourceConflictException AccessDenied \
        AuthorizationHeaderMalformed BadDigest ConditionalRequestConflict EntityTooLarge ExpiredToken \
        ExpiredTokenException IncompleteBody InternalError InvalidAccessKeyId InvalidClientTokenId InvalidDigest \
        InvalidObjectState InvalidPart InvalidToken KeyTooLongError NoSuchBucket NoSuchKey NoSuchUpload \
        ConcurrentModificationException IDPCommunicationError RegionDisabledException OperationAborted PermanentRedirect PreconditionFailed RequestTimeTooSkewed RequestTimeout \
        ServiceUnavailable SignatureDoesNotMatch SlowDown TokenRefreshRequired XAmzContentSHA256Mismatch";
    for code in CODES.split_whitespace() {
        assert_ne!(means("InitiateAuth", code, ""), Problem::Other, "{code}");
    }
}

#[test]
fn an_explanation_carries_the_services_own_account_below_the_sentences() {
    let mut failure = refused("GetId", "TooManyRequestsException", "Rate exceeded");
    failure.attempts = 3;
    if let Cause::Service(error) = &mut failure.cause {
        error.request_id = Some("id-1".into());
    }
    let explanation = Text::of(Language::En).explain(&failure, false);
    assert_eq!(explanation.sentences.what, "The service is very busy.");
    let details: Vec<_> = explanation.details.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(
        details,
        [
            ("Call", "GetId"),
            ("Code", "TooManyRequestsException"),
            ("HTTP status", "400"),
            ("Request id", "id-1"),
            ("Message", "Rate exceeded"),
            ("Attempts", "3"),
        ]
    );
}
