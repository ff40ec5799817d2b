//! What a failure means to a person, as far as any screen can meet it. The services' many exceptions, folded into those that
//! need words of their own ([`super::refusals`]); what the user pool refuses is [`super::AuthProblem`].
//! No words here: each language has a `match` over [`Problem`], which the compiler keeps complete.
//!
//! The kind of cause is asked first, then the code; the operation and a few words of the message decide
//! where a code has several meanings. The words are the fewest that tell the meanings apart, since AWS
//! changes the rest of a message.

use super::refusals::{CORE, find};
use crate::aws::error::ServiceError;
use crate::aws::http::TransportError;
use crate::model::failure::{Cause, Failure};

/// What a failure means to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    // The session.
    /// The session ended: signed out elsewhere, revoked, or too old.
    SessionEnded,

    // How the admin set things up.
    /// No such app client, or no such user pool.
    NoSuchClient,
    /// A firewall stands before the service.
    Blocked,
    /// Something on the way answered in the service's place: a proxy, a network that wants a sign-in first.
    Intercepted,
    /// No such identity pool.
    NoSuchIdentityPool,
    /// The identity pool lets no guests in.
    GuestsOff,
    /// The identity pool does not know the user pool or its client.
    PoolsNotLinked,
    /// The identity pool has no role to give, or the role does not trust it.
    NoRole,
    /// Several roles fit, and the identity pool does not say which to take.
    AmbiguousRole,
    /// The role that was asked for is not among those allowed.
    RoleRefused,
    /// The identity pool does not allow the basic flow.
    BasicFlowOff,
    /// STS is switched off in this region.
    StsOff,

    // The bucket.
    /// IAM says no, to someone signed in.
    AccessDenied,
    /// IAM says no, to a guest.
    AccessDeniedToGuest,
    /// No such bucket.
    NoSuchBucket,
    /// The bucket is in another region.
    WrongRegion,
    /// The file is gone.
    NoSuchFile,
    /// A file of that name exists.
    FileExists,
    /// The file was changed by someone else in the meantime.
    ChangedMeanwhile,
    /// Too large for one upload.
    TooLarge,
    /// The name with its folders is longer than 1,024 bytes.
    NameTooLong,
    /// The bytes that arrived are not the bytes that were sent.
    Damaged,
    /// The file sleeps in an archive class.
    Archived,
    /// The unfinished upload is gone.
    UploadGone,

    // The way there.
    /// The credentials ended, and renewing them did not help.
    CredentialsEnded,
    /// The signature was refused.
    SignatureRefused,
    /// This device's clock is off.
    ClockOff,
    /// The service has too much to do.
    Busy,
    /// The service broke.
    ServiceBroken,
    /// The device is offline.
    Offline,
    /// No answer; a page cannot know why.
    Unreachable,
    /// A part of the page could not be fetched.
    PartMissing,
    /// No progress for too long.
    Stalled,
    /// The local file cannot be read any more.
    FileUnreadable,
    /// A name that a browser cannot ask for.
    UnreachableName,
    /// An answer that makes no sense.
    Nonsense,
    /// A refusal that has no words of its own; its details say more.
    Other,
}

impl Problem {
    /// What a failure means. S3 refuses guests and signed-in people in the same words, for different reasons.
    pub fn of(failure: &Failure, is_guest: bool) -> Self {
        match &failure.cause {
            Cause::Service(error) => {
                match find(CORE, failure.operation, error).unwrap_or_else(|| of_answer(error)) {
                    Self::AccessDenied if is_guest => Self::AccessDeniedToGuest,
                    problem => problem,
                }
            }
            Cause::Transport(TransportError::Offline) => Self::Offline,
            Cause::Transport(TransportError::Unreachable { .. }) => Self::Unreachable,
            Cause::Transport(TransportError::Stalled) => Self::Stalled,
            Cause::Transport(TransportError::FileUnreadable) => Self::FileUnreadable,
            Cause::Transport(TransportError::PartMissing) | Cause::PartMissing => Self::PartMissing,
            Cause::Browser { .. } => Self::Other,
            Cause::Protocol(_) => Self::Nonsense,
            Cause::SessionEnded => Self::SessionEnded,
            Cause::UnreachableKey(_) => Self::UnreachableName,
        }
    }
}

impl Problem {
    /// Whether the set-up may be at fault, so that an admin should examine it.
    pub const fn is_of_setup(self) -> bool {
        matches!(
            self,
            Self::NoSuchClient
                | Self::NoSuchIdentityPool
                | Self::GuestsOff
                | Self::PoolsNotLinked
                | Self::NoRole
                | Self::AmbiguousRole
                | Self::BasicFlowOff
                | Self::StsOff
                | Self::AccessDenied
                | Self::AccessDeniedToGuest
                | Self::NoSuchBucket
                | Self::WrongRegion
                | Self::SignatureRefused
                | Self::ClockOff
                | Self::Unreachable
        )
    }
}

/// An answer without a code that the table knows. A HEAD has no body, so its status speaks. An answer that is none of the
/// service's has the code `Http` and its status (`aws::http::Response::own_code`): something on the way gave it.
fn of_answer(error: &ServiceError) -> Problem {
    match error.status {
        429 | 503 => Problem::Busy,
        500..=599 => Problem::ServiceBroken,
        _ if error.code.starts_with("Http") => Problem::Intercepted,
        403 => Problem::AccessDenied,
        404 => Problem::NoSuchFile,
        412 => Problem::FileExists,
        _ => Problem::Other,
    }
}

#[cfg(test)]
mod tests;
