//! In whose name the page acts. How they signed in is `flow`'s matter; their credentials are `client::credentials`'.
//!
//! | state | left by | to |
//! |---|---|---|
//! | [`Who::Restoring`] | a stored session | [`Who::User`] |
//! | | no session, and guests are let in | [`Who::Guest`] |
//! | | no session, and they are not | [`Who::SignedOut`] |
//! | | no answer | [`Who::Unreachable`] |
//! | [`Who::Guest`], [`Who::SignedOut`] | a sign-in that reaches its end | [`Who::User`] |
//! | [`Who::User`] | signing out, a refused refresh, a deleted account | as with no session |
//! | [`Who::Unreachable`] | another try | [`Who::Restoring`] |
//!
//! A network error never ends a session: only a refusal by the user pool does.

use crate::aws::identity::IdentityId;
use crate::model::failure::Failure;

/// In whose name the page acts.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Who {
    /// The page has just opened, and what it stored is being looked at; a new guest waits for an identity.
    /// Leads to `Guest`, `User`, `SignedOut` or `Unreachable`.
    #[default]
    Restoring,
    /// Nobody: guests are not let in. Leads to `User`.
    SignedOut(Departure),
    /// A visitor. Leads to `User`, and to `SignedOut` where the pool lets no guests in any more.
    Guest {
        /// Kept on this device, so that a guest who comes back is the same one.
        identity: IdentityId,
        /// Why there is no user any more.
        departure: Departure,
    },
    /// Someone who signed in. Leads to `Restoring` (and on) by signing out and when the session has ended.
    User(User),
    /// There is no identity yet and no way to get one: network trouble, or a mistake in the set-up.
    /// Leads to `Restoring` by trying again, and to `User`.
    Unreachable(Failure),
}

/// How the last user left.
///
/// Chosen by what ended the session, and shown above the first form until somebody signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Departure {
    /// Nobody was signed in.
    #[default]
    None,
    /// By choice.
    SignedOut,
    /// The pool ended the session: it ran out, was revoked, or the account is gone.
    /// Entered by a refusal of the refresh token; never by a lost connection.
    SessionEnded,
    /// They deleted their account.
    AccountDeleted,
}

/// Someone who signed in.
///
/// Made from the ID token's claims and the identity id; nothing here is a right. What the person may do is
/// decided by IAM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Names their folder. Not the pool's `sub`.
    pub identity: IdentityId,
    /// The e-mail address, or the user name where the pool gives no address.
    pub email: String,
    /// The pool's name for them (`cognito:username`).
    pub username: String,
    /// Groups they are in.
    /// Shown on the account page; no right follows from them here.
    pub groups: Vec<String>,
    /// The identity that they had as a guest on this device, where it is another one: its files can be taken over.
    pub guest_identity: Option<IdentityId>,
}

impl Who {
    /// The identity that names the folder, once there is one.
    ///
    /// While there is none no folder can be opened, and no call to S3 can be signed.
    pub fn identity(&self) -> Option<&IdentityId> {
        match self {
            Self::Guest { identity, .. } => Some(identity),
            Self::User(user) => Some(&user.identity),
            Self::Restoring | Self::SignedOut(_) | Self::Unreachable(_) => None,
        }
    }

    /// The user, if there is one.
    pub const fn user(&self) -> Option<&User> {
        match self {
            Self::User(user) => Some(user),
            _ => None,
        }
    }
}
