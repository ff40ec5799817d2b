//! What a failure means to a person. The services' many exceptions, folded into those that need words of their own.
//! No words here: each language has a `match` over [`Problem`], which the compiler keeps complete.
//!
//! The kind of cause is asked first, then the code; the operation and a few words of the message decide
//! where a code has several meanings. The words are the fewest that tell the meanings apart, since AWS
//! changes the rest of a message.

use crate::aws::error::{ErrorKind, ServiceError};
use crate::aws::http::TransportError;
use crate::model::failure::{Cause, Failure};

/// What a failure means to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    // What was typed, or the account's state.
    /// Wrong e-mail or password; Cognito does not say which, on purpose.
    WrongPassword,
    /// Too many wrong passwords or codes: the account or the address waits.
    TooManyAttempts,
    /// An administrator has disabled the account.
    AccountDisabled,
    /// The temporary password of an invitation has run out.
    InvitationExpired,
    /// The account exists and its address is not confirmed yet.
    NotConfirmed,
    /// The address was confirmed before.
    AlreadyConfirmed,
    /// There is an account for the address.
    AccountExists,
    /// The password must be reset before signing in.
    ResetRequired,
    /// The code is not the one that was sent.
    WrongCode,
    /// The code has run out, or a newer one was sent.
    CodeExpired,
    /// The password does not meet the pool's rules.
    WeakPassword,
    /// The password was used before.
    PasswordUsedBefore,
    /// Not an e-mail address.
    NotAnEmail,
    /// The step took longer than its session lives.
    StepExpired,
    /// The session ended: signed out elsewhere, revoked, or too old.
    SessionEnded,
    /// The account has no such second step.
    NoSuchMethod,

    // How the admin set things up.
    /// People cannot sign themselves up.
    SignUpClosed,
    /// The pool could not send its message.
    CodeNotSent,
    /// The app client has a secret, which a page cannot keep.
    ClientHasSecret,
    /// No such app client, or no such user pool.
    NoSuchClient,
    /// The app client does not allow this way of signing in.
    FlowNotEnabled,
    /// A Lambda trigger of the pool refused.
    TriggerRefused,
    /// A Lambda trigger of the pool is broken.
    TriggerBroken,
    /// A firewall stands before the service.
    Blocked,
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
    /// The app client and config.json do not agree on managed login.
    ManagedLoginSetup,

    // At the pool's own sign-in pages.
    /// The person or the provider said no there.
    SignInCancelled,
    /// Not begun in this tab, or begun long ago.
    SignInNotBegun,

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
            Cause::Service(error) if failure.operation == "authorize" || failure.operation == "token" => {
                of_managed_login(error)
            }
            Cause::Protocol(_) if failure.operation == "authorize" => Self::SignInNotBegun,
            Cause::Service(error) => match of_service(failure.operation, error) {
                Self::AccessDenied if is_guest => Self::AccessDeniedToGuest,
                problem => problem,
            },
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

/// By code, and by message where one code has many meanings. The messages are Cognito's own; should one change, the
/// person gets the code's most likely meaning, and the message itself in the details.
fn of_service(operation: &str, error: &ServiceError) -> Problem {
    use {ErrorKind as K, Problem as P};
    let says = |part: &str| error.message.contains(part);
    match error.kind() {
        _ if says("SECRET_HASH") => P::ClientHasSecret,
        _ if says("RequestTimeTooSkewed")
            || says("Signature expired")
            || says("Signature not yet current") =>
        {
            P::ClockOff
        }
        K::NotAuthorized => not_authorized(operation, error),
        K::UserNotFound => P::WrongPassword,
        K::UserNotConfirmed => P::NotConfirmed,
        K::PasswordResetRequired => P::ResetRequired,
        K::UsernameExists | K::AliasExists => P::AccountExists,
        K::CodeMismatch | K::AppCodeMismatch => P::WrongCode,
        K::ExpiredCode => P::CodeExpired,
        K::InvalidPassword => P::WeakPassword,
        K::PasswordHistory => P::PasswordUsedBefore,
        K::LimitExceeded | K::TooManyFailedAttempts => P::TooManyAttempts,
        K::CodeDeliveryFailure | K::CodeDeliverySetup => P::CodeNotSent,
        K::MfaMethodNotFound | K::SoftwareTokenMfaNotFound => P::NoSuchMethod,
        K::RefreshTokenReuse => P::SessionEnded,
        K::TriggerRefused => P::TriggerRefused,
        K::TriggerBroken => P::TriggerBroken,
        K::Forbidden => P::Blocked,
        K::InvalidParameter if says("classic") => P::BasicFlowOff,
        K::InvalidParameter => invalid_parameter(error),
        K::FlowNotEnabled | K::InvalidUserPoolConfiguration => P::FlowNotEnabled,
        K::ResourceNotFound if is_identity_call(operation) => P::NoSuchIdentityPool,
        K::ResourceNotFound => P::NoSuchClient,
        K::InvalidIdentityPoolConfiguration => P::NoRole,
        K::PoolsNotLinked => P::PoolsNotLinked,
        K::AccessDenied | K::WebIdentityRefused if operation == "AssumeRoleWithWebIdentity" => P::NoRole,
        K::RegionDisabled => P::StsOff,
        K::AccessDenied | K::AccountDenied => P::AccessDenied,
        K::NoSuchBucket => P::NoSuchBucket,
        K::WrongRegion => P::WrongRegion,
        K::NoSuchKey | K::NoSuchVersion => P::NoSuchFile,
        K::PreconditionFailed => P::FileExists,
        K::ConditionalRequestConflict | K::OperationAborted => P::ChangedMeanwhile,
        K::EntityTooLarge => P::TooLarge,
        K::KeyTooLong => P::NameTooLong,
        K::Damaged => P::Damaged,
        K::InvalidObjectState => P::Archived,
        K::NoSuchUpload => P::UploadGone,
        K::ExpiredToken | K::InvalidClientTokenId => P::CredentialsEnded,
        K::SignatureRefused => P::SignatureRefused,
        K::ClockSkewed => P::ClockOff,
        K::IdentityProviderSilent | K::ConcurrentModification | K::Busy => P::Busy,
        K::InternalError | K::InternalFailure => P::ServiceBroken,
        _ => of_status(error.status),
    }
}

/// What the pool's own pages, and its token endpoint, refuse by (RFC 6749, 4.1.2.1 and 5.2).
fn of_managed_login(error: &ServiceError) -> Problem {
    match error.kind() {
        ErrorKind::OauthAccessDenied => Problem::SignInCancelled,
        // The code was used, or is too old; a wrong verifier says the same.
        ErrorKind::OauthInvalidGrant => Problem::SignInNotBegun,
        // A Lambda trigger's own words come this way too.
        ErrorKind::OauthInvalidRequest if error.message.contains("failed with error") => {
            Problem::TriggerRefused
        }
        ErrorKind::OauthInvalidRequest | ErrorKind::OauthSetup => Problem::ManagedLoginSetup,
        ErrorKind::OauthBusy => Problem::Busy,
        ErrorKind::OauthServerError => Problem::ServiceBroken,
        _ => of_status(error.status),
    }
}

/// An answer without a code that we know: a HEAD has no body, and a proxy speaks for itself.
const fn of_status(status: u16) -> Problem {
    match status {
        403 => Problem::AccessDenied,
        404 => Problem::NoSuchFile,
        412 => Problem::FileExists,
        429 | 503 => Problem::Busy,
        500..=599 => Problem::ServiceBroken,
        _ => Problem::Other,
    }
}

/// Cognito's most used code: it stands for a wrong password as for half of what an admin can forget.
fn not_authorized(operation: &str, error: &ServiceError) -> Problem {
    use Problem as P;
    const MEANINGS: [(&str, Problem); 16] = [
        ("attempts exceeded", P::TooManyAttempts),
        ("disabled", P::AccountDisabled),
        ("emporary password has expired", P::InvitationExpired),
        ("SignUp is not permitted", P::SignUpClosed),
        ("Current status is CONFIRMED", P::AlreadyConfirmed),
        ("nvalid session", P::StepExpired),
        ("session is expired", P::StepExpired),
        ("efresh Token", P::SessionEnded),
        ("ccess Token", P::SessionEnded),
        ("Unauthenticated access is not supported", P::GuestsOff),
        ("Token expired", P::SessionEnded),
        ("not from a supported provider", P::PoolsNotLinked),
        ("Invalid login token", P::PoolsNotLinked),
        ("nauthenticated", P::GuestsOff),
        ("Ambiguous role", P::AmbiguousRole),
        ("Access to role", P::RoleRefused),
    ];
    let meaning =
        MEANINGS.into_iter().find(|(part, _)| error.message.contains(part)).map(|(_, problem)| problem);
    meaning.unwrap_or(if is_identity_call(operation) { P::NoRole } else { P::WrongPassword })
}

fn invalid_parameter(error: &ServiceError) -> Problem {
    let message = error.message.to_ascii_lowercase();
    let says = |part: &str| message.contains(part);
    if says("not enabled") || says("not supported") {
        Problem::FlowNotEnabled
    } else if says("already confirmed") {
        Problem::AlreadyConfirmed
    } else if says("no registered/verified") {
        Problem::NotConfirmed
    } else if says("email") {
        Problem::NotAnEmail
    } else if says("password") {
        Problem::WeakPassword
    } else {
        Problem::Other
    }
}

fn is_identity_call(operation: &str) -> bool {
    matches!(
        operation,
        "GetId" | "GetCredentialsForIdentity" | "GetOpenIdToken" | "AssumeRoleWithWebIdentity"
    )
}

#[cfg(test)]
mod tests;
