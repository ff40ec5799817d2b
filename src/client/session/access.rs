//! Calls that act on the account: they carry the access token of whoever is signed in, renewed before it ends. Which calls
//! there are is `client::account`'s matter.

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
    pub async fn end_all_sessions(self: &Rc<Self>) -> Result<(), Failure> {
        self.act("GlobalSignOut", Idempotency::Idempotent, &global_sign_out::request).await.map(drop)
    }

    /// The account of whoever is here is gone: so is the session, here and in the other tabs of this device.
    pub(in crate::client) fn account_is_gone(self: &Rc<Self>) {
        self.leave(Departure::AccountDeleted);
    }

    /// Whoever is here has another address now.
    pub(in crate::client) fn rename_email(&self, email: String) {
        if let Who::User(user) = self.who() {
            self.person.adopt(&self.pools.records, User { email, ..user });
        }
    }
}

/// Whether a refusal is about the token and not about what was asked with it.
fn refuses_token(operation: &str, failure: &Failure) -> bool {
    match failure.kind() {
        // There it is the code for a wrong current password too, and a second try would count as one more.
        ErrorKind::NotAuthorized if operation == "ChangePassword" => failure.says("ccess Token"),
        ErrorKind::NotAuthorized | ErrorKind::UserNotFound => true,
        _ => false,
    }
}

fn whole(response: &Response) -> Result<Response, CallError> {
    parse_done(response)?;
    Ok(response.clone())
}
