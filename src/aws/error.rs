//! A service's refusal, and what it means for the caller. Why there was no answer at all is `http::TransportError`.
//!
//! How an answer becomes one of these: JSON services name the code in `__type` ([`super::json`]), S3 in XML
//! ([`super::s3::error`]), managed login in `error` ([`super::idp::managed_login`]). HTTP statuses decide
//! only where the code is not known.

use super::http::TransportError;

/// What a service answered instead of what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    /// The service's own code, without a namespace: `NotAuthorizedException`, `AccessDenied`, …
    /// Exact text; [`ServiceError::kind`] is for decisions.
    pub code: String,
    /// The service's own message. Text from outside: shown as text, below our sentence.
    /// Never parsed where the code suffices; messages change without notice.
    pub message: String,
    /// The HTTP status; 200 for an `<Error>` inside a success.
    pub status: u16,
    /// The request id, where CORS or the body shows it.
    pub request_id: Option<String>,
}

macro_rules! error_kinds {
    ($($(#[$doc:meta])* $kind:ident = $($code:literal)|+,)+) => {
        /// What kind of refusal a service's code names, for callers outside `aws`. Codes that mean the same to every caller
        /// share a kind.
        ///
        /// The codes are those that the API references of Cognito, STS and S3 list as errors of the calls made here, and those
        /// of RFC 6749 (4.1.2.1 and 5.2) for managed login. No code means two things among these services.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ErrorKind {
            $($(#[$doc])* $(#[doc = concat!("`", $code, "`")])+ $kind,)+
            /// A code that no caller asks about, or no service's refusal at all.
            Other,
        }

        impl ErrorKind {
            /// Every code with its kind: for tests of tables by kind.
            #[cfg(test)]
            pub(crate) const CODES: &[(&str, Self)] = &[$($(($code, Self::$kind),)+)+];

            /// The kind of a code, without a namespace.
            pub fn of(code: &str) -> Self {
                match code {
                    $($($code)|+ => Self::$kind,)+
                    _ => Self::Other,
                }
            }
        }
    };
}

error_kinds! {
    // User pools.
    NotAuthorized = "NotAuthorizedException",
    UserNotFound = "UserNotFoundException",
    UserNotConfirmed = "UserNotConfirmedException",
    PasswordResetRequired = "PasswordResetRequiredException",
    UsernameExists = "UsernameExistsException",
    AliasExists = "AliasExistsException",
    CodeMismatch = "CodeMismatchException",
    AppCodeMismatch = "EnableSoftwareTokenMFAException",
    ExpiredCode = "ExpiredCodeException",
    CodeDeliveryFailure = "CodeDeliveryFailureException",
    CodeDeliverySetup = "InvalidEmailRoleAccessPolicyException"
        | "InvalidSmsRoleAccessPolicyException"
        | "InvalidSmsRoleTrustRelationshipException",
    InvalidPassword = "InvalidPasswordException",
    PasswordHistory = "PasswordHistoryPolicyViolationException",
    LimitExceeded = "LimitExceededException",
    TooManyFailedAttempts = "TooManyFailedAttemptsException",
    MfaMethodNotFound = "MFAMethodNotFoundException",
    SoftwareTokenMfaNotFound = "SoftwareTokenMFANotFoundException",
    RefreshTokenReuse = "RefreshTokenReuseException",
    TriggerRefused = "UserLambdaValidationException",
    TriggerBroken = "UnexpectedLambdaException" | "InvalidLambdaResponseException",
    Forbidden = "ForbiddenException",
    InvalidParameter = "InvalidParameterException",
    FlowNotEnabled = "UnsupportedOperationException" | "UnsupportedTokenTypeException" | "UnauthorizedException",
    OperationNotEnabled = "OperationNotEnabledException",
    InvalidUserPoolConfiguration = "InvalidUserPoolConfigurationException",
    ResourceNotFound = "ResourceNotFoundException",
    ConcurrentModification = "ConcurrentModificationException",
    PasskeysOff = "WebAuthnNotEnabledException" | "WebAuthnConfigurationMissingException",
    PasskeyOrigin = "WebAuthnOriginNotAllowedException" | "WebAuthnRelyingPartyMismatchException",
    PasskeyNotSupported = "WebAuthnCredentialNotSupportedException",
    PasskeyChallengeGone = "WebAuthnChallengeNotFoundException" | "WebAuthnClientMismatchException",

    // Identity pools and STS.
    InvalidIdentityPoolConfiguration = "InvalidIdentityPoolConfigurationException",
    PoolsNotLinked = "ResourceConflictException" | "ExternalServiceException",
    WebIdentityRefused = "InvalidIdentityToken" | "IDPRejectedClaim" | "ValidationError",
    IdentityProviderSilent = "IDPCommunicationError",
    RegionDisabled = "RegionDisabledException",

    // S3.
    AccessDenied = "AccessDenied",
    AccountDenied = "AccessDeniedException" | "AllAccessDisabled",
    NoSuchBucket = "NoSuchBucket",
    WrongRegion = "PermanentRedirect" | "TemporaryRedirect" | "IllegalLocationConstraintException",
    NoSuchKey = "NoSuchKey",
    NoSuchVersion = "NoSuchVersion" | "NotFound",
    NoSuchUpload = "NoSuchUpload",
    InvalidRange = "InvalidRange",
    PreconditionFailed = "PreconditionFailed",
    ConditionalRequestConflict = "ConditionalRequestConflict",
    OperationAborted = "OperationAborted",
    EntityTooLarge = "EntityTooLarge",
    KeyTooLong = "KeyTooLongError",
    Damaged = "BadDigest" | "InvalidDigest" | "XAmzContentSHA256Mismatch" | "IncompleteBody" | "InvalidPart",
    InvalidObjectState = "InvalidObjectState",

    // Signatures, clocks and load, of every service.
    ExpiredToken = "ExpiredToken" | "ExpiredTokenException" | "InvalidToken" | "TokenRefreshRequired",
    InvalidClientTokenId = "InvalidClientTokenId",
    SignatureRefused = "SignatureDoesNotMatch" | "InvalidSignatureException" | "InvalidAccessKeyId",
    SignatureMalformed = "AuthorizationHeaderMalformed" | "AuthorizationQueryParametersError",
    ClockSkewed = "RequestTimeTooSkewed" | "RequestExpired",
    Busy = "TooManyRequestsException"
        | "ThrottlingException"
        | "Throttling"
        | "SlowDown"
        | "RequestTimeout"
        | "ServiceUnavailable",
    InternalError = "InternalError",
    InternalFailure = "InternalErrorException" | "InternalFailure",

    // Managed login, by RFC 6749.
    OauthAccessDenied = "access_denied",
    OauthInvalidGrant = "invalid_grant",
    OauthInvalidRequest = "invalid_request",
    OauthSetup = "invalid_scope"
        | "invalid_client"
        | "unauthorized_client"
        | "unsupported_response_type"
        | "redirect_mismatch",
    OauthBusy = "temporarily_unavailable",
    OauthServerError = "server_error",
}

/// What the caller may do about a [`ServiceError`].
///
/// | value | who acts | how often |
/// |---|---|---|
/// | [`Retry::Backoff`] | `client::retry` | within a budget that all calls share |
/// | [`Retry::RenewCredentials`] | whoever signs | once for each call |
/// | [`Retry::CorrectClock`] | whoever signs, by the time in the refusal | once for each call |
/// | [`Retry::Never`] | the caller | the failure is shown |
///
/// A call that must not be repeated (`SignUp`, an answer to a challenge, a form) is not repeated after a
/// lost answer, whatever stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Trying again cannot help: wrong input, no permission.
    /// `AccessDenied` is among these: asking again asks the same policy.
    Never,
    /// Busy or broken for now: again, with backoff and full jitter.
    Backoff,
    /// The credentials ended: renew them, sign again, once.
    RenewCredentials,
    /// This clock is off: correct it, sign again, once.
    CorrectClock,
}

/// Why a call did not give its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The service answered with an error.
    /// Retried as [`ServiceError::retry`] says.
    Service(ServiceError),
    /// There was no answer.
    /// Retried, though the request may have been carried out: idempotence is the caller's to know.
    Transport(TransportError),
    /// The answer is not of the form that the service documents. Never retried; says what was missing.
    /// The request was carried out, as far as the status tells.
    Malformed(String),
    /// The request could not be built or signed from what it was given. Never retried; says why.
    /// Nothing was sent.
    Unbuildable(String),
}

impl From<ServiceError> for CallError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl From<TransportError> for CallError {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl ServiceError {
    /// The kind of refusal that the code names.
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::of(&self.code)
    }

    /// What the caller may do about it, by code first and by status for codes unknown here.
    ///
    /// ```
    /// use alcove::aws::error::{Retry, ServiceError};
    ///
    /// let refusal = |code: &str, status| ServiceError {
    ///     code: code.into(),
    ///     message: String::new(),
    ///     status,
    ///     request_id: None,
    /// };
    /// assert_eq!(refusal("SlowDown", 503).retry(), Retry::Backoff);
    /// assert_eq!(refusal("ExpiredToken", 400).retry(), Retry::RenewCredentials);
    /// assert_eq!(refusal("AccessDenied", 403).retry(), Retry::Never);
    /// ```
    pub fn retry(&self) -> Retry {
        match self.kind() {
            ErrorKind::ExpiredToken => Retry::RenewCredentials,
            ErrorKind::ClockSkewed => Retry::CorrectClock,
            // S3 answers `InternalError` inside a 200 where it fails after the status line was sent.
            ErrorKind::Busy | ErrorKind::InternalError => Retry::Backoff,
            _ if matches!(self.status, 429 | 500 | 502 | 503 | 504) => Retry::Backoff,
            _ => Retry::Never,
        }
    }
}

impl CallError {
    /// What the caller may do about it.
    ///
    /// A file that cannot be read any more is the one transport error that no repetition helps.
    pub fn retry(&self) -> Retry {
        match self {
            Self::Service(error) => error.retry(),
            Self::Transport(TransportError::FileUnreadable) | Self::Malformed(_) | Self::Unbuildable(_) => {
                Retry::Never
            }
            Self::Transport(_) => Retry::Backoff,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(code: &str, status: u16) -> CallError {
        let error = ServiceError { code: code.into(), message: String::new(), status, request_id: None };
        CallError::Service(error)
    }

    #[test]
    fn each_kind_of_error_has_its_remedy() {
        let unreachable = TransportError::Unreachable { host: "example.com".into() };
        for (error, remedy) in [
            (service("SlowDown", 503), Retry::Backoff),
            (service("TooManyRequestsException", 400), Retry::Backoff),
            (service("SomethingNew", 502), Retry::Backoff),
            (service("InternalError", 200), Retry::Backoff),
            (service("ExpiredToken", 400), Retry::RenewCredentials),
            (service("RequestTimeTooSkewed", 403), Retry::CorrectClock),
            (service("AccessDenied", 403), Retry::Never),
            (service("NotAuthorizedException", 400), Retry::Never),
            (CallError::Transport(TransportError::Offline), Retry::Backoff),
            (CallError::Transport(unreachable), Retry::Backoff),
            (CallError::Transport(TransportError::FileUnreadable), Retry::Never),
            (CallError::Malformed("no Session".into()), Retry::Never),
        ] {
            assert_eq!(error.retry(), remedy, "{error:?}");
        }
    }

    #[test]
    fn codes_of_one_meaning_are_of_one_kind_and_unknown_ones_of_none() {
        for (code, kind) in [
            ("NotAuthorizedException", ErrorKind::NotAuthorized),
            ("NoSuchKey", ErrorKind::NoSuchKey),
            ("ExpiredTokenException", ErrorKind::ExpiredToken),
            ("InvalidToken", ErrorKind::ExpiredToken),
            ("invalid_grant", ErrorKind::OauthInvalidGrant),
            ("NotAuthorized", ErrorKind::Other),
            ("", ErrorKind::Other),
        ] {
            assert_eq!(ErrorKind::of(code), kind, "{code}");
        }
    }
}
