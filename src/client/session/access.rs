//! Calls that act on the account: they carry the access token of whoever is signed in, renewed before it ends. Which calls
//! there are is `client::account`'s matter.
//!
//! The identity pool is not asked for any of these: a user pool call carries the access token itself, and is
//! not signed.

use std::rc::Rc;

use super::Session;
use super::pools::Idempotency;
use crate::aws::error::{CallError, ErrorKind};
use crate::aws::http::{Request, Response};
use crate::aws::idp::{AccessToken, Client, global_sign_out, parse_done};
use crate::model::auth::{Departure, User, Who};
use crate::model::failure::Failure;

impl Session {
    /// Performs a call in the name of whoever is signed in, and gives its answer if it is a success.
    ///
    /// A token that is refused although it looked good (signed out everywhere, an account that is gone, a clock that is off)
    /// is renewed once: that repairs it, or finds that the session is over.
    ///
    /// `request` builds the call anew for the newer token. The answer is checked for success and handed back
    /// unparsed: its parser belongs to the caller, and a function pointer for each would be one more copy of
    /// this code in the page.
    ///
    /// # Errors
    ///
    /// `Cause::SessionEnded` where nobody is signed in, or where the renewal finds the session over. Any
    /// other refusal comes as the pool said it. A lost answer is followed by another try only where
    /// `idempotency` allows one.
    pub(in crate::client) async fn act(
        self: &Rc<Self>,
        operation: &'static str,
        idempotency: Idempotency,
        request: &dyn Fn(&Client, &AccessToken) -> Request,
    ) -> Result<Response, Failure> {
        let client = &self.pools.client;
        let token = self.tokens.access().await?;
        match self.pools.call(operation, idempotency, request(client, &token), whole).await {
            Err(failure) if refuses_token(operation, &failure) => {
                let newer = self.tokens.refreshed().await?.access;
                self.pools.call(operation, idempotency, request(client, &newer), whole).await
            }
            outcome => outcome,
        }
    }

    /// Ends the user's sessions on every device. This one has to sign out next; where the pool could not be told, nobody is
    /// signed out.
    ///
    /// `GlobalSignOut` revokes every refresh token of the user. AWS credentials that were given out live on
    /// until they expire, an hour at most: no call can end those.
    pub async fn end_all_sessions(self: &Rc<Self>) -> Result<(), Failure> {
        self.act("GlobalSignOut", Idempotency::Idempotent, &global_sign_out::request).await.map(drop)
    }

    /// The account of whoever is here is gone: so is the session, here and in the other tabs of this device.
    ///
    /// Called after `DeleteUser` succeeded. No token is revoked: the pool has forgotten them with the
    /// account.
    pub(in crate::client) fn account_is_gone(self: &Rc<Self>) {
        self.leave(Departure::AccountDeleted);
    }

    /// Whoever is here has another address now.
    ///
    /// The folder stays: it is named by the identity, not by the address. A guest, or nobody, is left alone.
    pub(in crate::client) fn rename_email(&self, email: String) {
        if let Who::User(user) = self.who() {
            self.person.adopt(&self.pools.records, User { email, ..user });
        }
    }
}

/// Whether a refusal is about the token and not about what was asked with it.
///
/// `UserNotFoundException` counts too: the refresh that follows gets the same answer, and ends the session
/// properly.
fn refuses_token(operation: &str, failure: &Failure) -> bool {
    match failure.kind() {
        // There it is the code for a wrong current password too, and a second try would count as one more.
        ErrorKind::NotAuthorized if operation == "ChangePassword" => failure.says("ccess Token"),
        ErrorKind::NotAuthorized | ErrorKind::UserNotFound => true,
        _ => false,
    }
}

/// The parser of [`Session::act`]: success or refusal, and the body for the caller.
fn whole(response: &Response) -> Result<Response, CallError> {
    parse_done(response)?;
    Ok(response.clone())
}
