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
