//! A failure as the person reads it: three sentences, and the service's own account for whoever has to look into it.
//!
//! [`Text::explain`] is the one way from a [`Failure`] to words. Screens of the user pool try `explain_auth` first, which
//! knows the calls: one code means one thing at the sign-in form and another on the account page.

use super::{Problem, Text};
use crate::aws::http::TransportError;
use crate::aws::s3::error::expected_region;
use crate::model::failure::{Cause, Failure};

/// What a language says about a problem. A sentence that would say nothing new is empty.
#[derive(Debug, PartialEq, Eq)]
pub struct Sentences {
    /// What happened: the heading of the panel, and the only one of the three where one line is shown.
    pub what: &'static str,
    /// Why it may be.
    /// Empty where the first sentence says it.
    pub why: &'static str,
    /// What to do next.
    /// Sentences for an admin name the setting to change.
    pub next: &'static str,
}

/// What is shown of a failure.
///
/// Drawn by `ui::components::ErrorPanel`; the details are folded, and can be copied for whoever runs the
/// site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The sentences.
    pub sentences: &'static Sentences,
    /// One more, with what the service named: the region of a bucket. Empty otherwise.
    pub named: String,
    /// Names and values, such as the service's code; text from outside, shown as it is.
    /// In the order of the panel: call, code, status, request id, message, attempts.
    pub details: Vec<(&'static str, String)>,
    /// Whether an admin should examine the set-up.
    pub is_of_setup: bool,
}

impl Text {
    /// Explains a failure, to a guest or to someone signed in: a refusal means different things to them.
    ///
    /// Never fails: a code that nobody has heard of is [`Problem::Other`], with all that the service said
    /// in the details. Attempts are listed from two on.
    pub fn explain(&'static self, failure: &Failure, is_guest: bool) -> Explanation {
        let labels = self.trouble();
        let mut details = vec![(labels.detail_call, failure.operation.to_owned())];
        match &failure.cause {
            Cause::Service(error) => {
                details.push((labels.detail_code, error.code.clone()));
                details.push((labels.detail_status, error.status.to_string()));
                details.extend(error.request_id.clone().map(|id| (labels.detail_request_id, id)));
                if !error.message.is_empty() {
                    details.push((labels.detail_message, error.message.clone()));
                }
            }
            Cause::Transport(TransportError::Unreachable { host }) if !host.is_empty() => {
                details.push((labels.detail_host, host.clone()));
            }
            Cause::Protocol(what) | Cause::UnreachableKey(what) => {
                details.push((labels.detail_message, what.clone()));
            }
            Cause::Browser { name, message } => {
                details.push((labels.detail_code, name.clone()));
                if !message.is_empty() {
                    details.push((labels.detail_message, message.clone()));
                }
            }
            Cause::Transport(_) | Cause::PartMissing | Cause::SessionEnded => {}
        }
        if failure.attempts > 1 {
            details.push((labels.detail_attempts, failure.attempts.to_string()));
        }
        let problem = Problem::of(failure, is_guest);
        let named = match &failure.cause {
            Cause::Service(error) if problem == Problem::WrongRegion => {
                expected_region(error).map(labels.bucket_region).unwrap_or_default()
            }
            _ => String::new(),
        };
        Explanation { sentences: self.sentences(problem), named, details, is_of_setup: problem.is_of_setup() }
    }

    /// What a problem is, why it may be, and what to do.
    pub fn sentences(&self, problem: Problem) -> &'static Sentences {
        (self.sentences)(problem)
    }
}
