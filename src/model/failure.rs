//! What went wrong, as the person will be told it. The sentences are in `model::text`.

use crate::aws::error::{CallError, ServiceError};
use crate::aws::http::TransportError;

/// A failed action: what was being done, how often it was tried, and why it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The service's name of the call, such as `ListObjectsV2`; shown in the details.
    pub operation: &'static str,
    /// How many times it was tried, at least once.
    pub attempts: u32,
    /// Why.
    pub cause: Cause,
}

/// Why an action failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A service refused it.
    Service(ServiceError),
    /// There was no answer.
    Transport(TransportError),
    /// The answer or the request was not of the form that the protocol knows; says what.
    Protocol(String),
    /// The session ended: the person must sign in again.
    SessionEnded,
    /// A key that a browser cannot request (a `.` or `..` segment: its URL parser would fold it).
    UnreachableKey(String),
}

impl Failure {
    /// A failure at the first try.
    pub fn new(operation: &'static str, error: impl Into<Cause>) -> Self {
        Self { operation, attempts: 1, cause: error.into() }
    }

    /// The browser refused, by an exception of this name (`NotAllowedError`): it answers in a service's place.
    pub fn of_browser(operation: &'static str, name: String, message: String) -> Self {
        let code = if name.is_empty() { "UnknownError".to_owned() } else { name };
        Self::new(operation, CallError::Service(ServiceError { code, message, status: 0, request_id: None }))
    }

    /// The service's code, where a service answered.
    pub fn code(&self) -> Option<&str> {
        match &self.cause {
            Cause::Service(error) => Some(&error.code),
            _ => None,
        }
    }
}

impl From<CallError> for Cause {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Service(error) => Self::Service(error),
            CallError::Transport(error) => Self::Transport(error),
            CallError::Malformed(what) | CallError::Unbuildable(what) => Self::Protocol(what),
        }
    }
}
