//! What went wrong, as the person will be told it. The sentences are in `model::text`.
//!
//! Tiers, from the wire up: `aws::http::TransportError` (no answer), `aws::error::CallError` (how a call
//! ended), [`Failure`] (what the page shows: the call's name, its tries and a [`Cause`]). Each tier is made
//! from the one below and drops nothing that a person could use.

use crate::aws::error::{CallError, ServiceError};
use crate::aws::http::TransportError;

pub use crate::aws::error::ErrorKind;

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
///
/// | cause | retried by the client | what the screen offers |
/// |---|---|---|
/// | `Service` | as `ServiceError::retry` says, before it comes here | the sentence of its problem |
/// | `Transport` | yes, within a budget; not for an unreadable file | try again |
/// | `PartMissing` | as `Transport` | try again, or reload |
/// | `Browser` | never | the sentence of its exception |
/// | `Protocol` | never | the details, for whoever runs the site |
/// | `SessionEnded` | never | the sign-in form |
/// | `UnreachableKey` | never | deleting |
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A service refused it.
    Service(ServiceError),
    /// There was no answer.
    Transport(TransportError),
    /// A part of this page that the action needs could not be fetched. The next action asks for the part again.
    PartMissing,
    /// The browser refused by an exception, such as `NotAllowedError`. Never retried.
    Browser {
        /// The exception's name; empty where the browser threw no `Error`.
        name: String,
        /// The exception's own message.
        message: String,
    },
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

    /// The browser refused by an exception of this name.
    pub fn of_browser(operation: &'static str, name: String, message: String) -> Self {
        let name = if name.is_empty() { "UnknownError".to_owned() } else { name };
        Self::new(operation, Cause::Browser { name, message })
    }

    /// The code of a service's refusal, or the name of a browser's exception: to be shown. [`Self::kind`] is for decisions.
    pub fn code(&self) -> Option<&str> {
        match &self.cause {
            Cause::Service(error) => Some(&error.code),
            Cause::Browser { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The kind of a service's refusal; [`ErrorKind::Other`] for every other cause.
    pub fn kind(&self) -> ErrorKind {
        match &self.cause {
            Cause::Service(error) => error.kind(),
            _ => ErrorKind::Other,
        }
    }

    /// Whether a service refused and its message contains these words. For the codes that have several meanings.
    pub fn says(&self, words: &str) -> bool {
        matches!(&self.cause, Cause::Service(error) if error.message.contains(words))
    }

    /// Whether a service or the browser answered with a refusal, so that asking again asks the same question.
    pub const fn is_refusal(&self) -> bool {
        matches!(self.cause, Cause::Service(_) | Cause::Browser { .. })
    }
}

impl From<TransportError> for Cause {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::PartMissing => Self::PartMissing,
            error => Self::Transport(error),
        }
    }
}

impl From<CallError> for Cause {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Service(error) => Self::Service(error),
            CallError::Transport(error) => error.into(),
            CallError::Malformed(what) | CallError::Unbuildable(what) => Self::Protocol(what),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_service_or_the_browser_refuses() {
        let error =
            ServiceError { code: "NoSuchKey".into(), message: String::new(), status: 404, request_id: None };
        let refused = Failure::new("GetObject", Cause::Service(error));
        let browser = Failure::of_browser("showDirectoryPicker", String::new(), String::new());
        let missing = Failure::new("PutObject", CallError::Transport(TransportError::PartMissing));
        assert_eq!((refused.kind(), refused.is_refusal()), (ErrorKind::NoSuchKey, true));
        assert_eq!(
            (browser.kind(), browser.code(), browser.is_refusal()),
            (ErrorKind::Other, Some("UnknownError"), true)
        );
        assert_eq!(
            (&missing.cause, missing.code(), missing.is_refusal()),
            (&Cause::PartMissing, None, false)
        );
    }
}
