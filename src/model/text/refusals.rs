//! What the services' refusals mean: one table, by the call, the kind of its code, and a part of its message.
//!
//! Cognito's codes have many meanings each, and only its messages tell them apart. Should a message change, the code's own
//! row (the one without a text) has its most likely meaning, and the message itself is in the details.
//!
//! The table has two halves, because the page's core carries only what it can meet: [`CORE`] is for the identity pool, STS, S3
//! and the renewal of tokens; [`AUTH`], for calls to the user pool, goes with the parts that sign people in and change accounts.
//! Of the rows that fit a refusal the first counts. What a row means to a person is in `en` and `ja`, one sentence table for
//! each half.
//!
//! Each row names a refusal as a service writes it, and where that is from. Tests walk the table by these
//! (`refusals/tests.rs`); the page carries neither.

use super::{AuthProblem, Problem};
use crate::aws::error::{ErrorKind, ErrorKind as K, ServiceError};

/// One row: which refusals, and what they mean.
pub struct Refusal<P> {
    /// The calls that it is about; empty for every call.
    pub calls: &'static [&'static str],
    /// The kind of the service's code.
    pub kind: ErrorKind,
    /// A part of the service's message. Empty fits every message.
    pub text: &'static str,
    /// What it means.
    pub problem: P,
    /// A whole message of the service. Empty where the service's code comes with no fixed message.
    #[cfg(test)]
    pub said: &'static str,
    /// Where code and message are from.
    #[cfg(test)]
    pub source: &'static str,
}

/// What the first row that fits says.
pub fn find<P: Copy>(table: &[Refusal<P>], call: &str, error: &ServiceError) -> Option<P> {
    let kind = error.kind();
    let fits = |row: &&Refusal<P>| {
        row.kind == kind
            && (row.calls.is_empty() || row.calls.contains(&call))
            && error.message.contains(row.text)
    };
    table.iter().find(fits).map(|row| row.problem)
}

/// A row for one kind of code.
const fn row<P: Copy>(
    calls: &'static [&'static str],
    (kind, text): (ErrorKind, &'static str),
    problem: P,
    said: &'static str,
    source: &'static str,
) -> Refusal<P> {
    #[cfg(not(test))]
    let _ = (said, source);
    Refusal {
        calls,
        kind,
        text,
        problem,
        #[cfg(test)]
        said,
        #[cfg(test)]
        source,
    }
}

mod auth;
mod core;

pub use auth::AUTH;
pub use core::{CORE, IDENTITY};

#[cfg(test)]
mod tests;
