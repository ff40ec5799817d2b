//! A service's refusal, and what it means for the caller. Why there was no answer at all is `http::TransportError`.

use super::http::TransportError;

/// What a service answered instead of what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    /// The service's own code, without a namespace: `NotAuthorizedException`, `AccessDenied`, …
    pub code: String,
    /// The service's own message. Text from outside: shown as text, below our sentence.
    pub message: String,
    /// The HTTP status; 200 for an `<Error>` inside a success.
    pub status: u16,
    /// The request id, where CORS or the body shows it.
    pub request_id: Option<String>,
}

/// What the caller may do about a [`ServiceError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Trying again cannot help: wrong input, no permission.
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
    Service(ServiceError),
    /// There was no answer.
    Transport(TransportError),
    /// The answer is not of the form that the service documents. Never retried; says what was missing.
    Malformed(String),
    /// The request could not be built or signed from what it was given. Never retried; says why.
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
    /// What the caller may do about it, by code first and by status for codes unknown here.
    ///
    /// Cognito, STS and S3 share one table: no code means two things among them.
    pub fn retry(&self) -> Retry {
        match self.code.as_str() {
            "ExpiredToken" | "ExpiredTokenException" | "InvalidToken" | "TokenRefreshRequired" => {
                Retry::RenewCredentials
            }
            "RequestTimeTooSkewed" | "RequestExpired" => Retry::CorrectClock,
            "TooManyRequestsException"
            | "Throttling"
            | "ThrottlingException"
            | "SlowDown"
            | "RequestTimeout"
            // Inside a 200, where S3 learned too late that it failed.
            | "InternalError"
            | "ServiceUnavailable" => Retry::Backoff,
            _ if matches!(self.status, 429 | 500 | 502 | 503 | 504) => Retry::Backoff,
            _ => Retry::Never,
        }
    }
}

impl CallError {
    /// What the caller may do about it.
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
}
