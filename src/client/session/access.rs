//! Calls that act on the account: they carry the access token of whoever is signed in, renewed before it ends. Which calls
//! there are is `client::account`'s matter.

use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::Session;
use super::pools::Again;
use super::user::MINIMUM_LIFE;
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
        again: Again,
        request: &dyn Fn(&Client, &AccessToken) -> Request,
    ) -> Result<Response, Failure> {
        let client = &self.pools.client;
        let token = self.access_token().await?;
        match self.pools.call(operation, again, request(client, &token), whole).await {
            Err(failure) if refuses_token(operation, &failure) => {
                let newer = self.refreshed().await?.access;
                self.pools.call(operation, again, request(client, &newer), whole).await
            }
            outcome => outcome,
        }
    }

    /// An access token with some life left. Its life is set apart from the ID token's, by which the others are renewed.
    async fn access_token(self: &Rc<Self>) -> Result<AccessToken, Failure> {
        if self.inner.borrow().account.is_none() {
            return Err(Self::over());
        }
        let held = self.tokens().await?.access;
        if end(&held).is_none_or(|end| end * 1000 - self.now() >= MINIMUM_LIFE) {
            return Ok(held);
        }
        Ok(self.refreshed().await?.access)
    }

    /// Ends the user's sessions on every device. This one has to sign out next; where the pool could not be told, nobody is
    /// signed out.
    pub async fn end_all_sessions(self: &Rc<Self>) -> Result<(), Failure> {
        self.act("GlobalSignOut", Again::Yes, &global_sign_out::request).await.map(drop)
    }

    /// The account of whoever is here is gone: so is the session, here and in the other tabs of this device.
    pub(in crate::client) fn account_is_gone(self: &Rc<Self>) {
        self.leave(Departure::AccountDeleted);
    }

    /// Whoever is here has another address now.
    pub(in crate::client) fn rename_email(&self, email: String) {
        if let Who::User(user) = self.who() {
            self.adopt(User { email, ..user });
        }
    }
}

/// When a token ends, in seconds since the epoch, where it is a JWT that says so.
fn end(token: &AccessToken) -> Option<i64> {
    let payload = token.expose().split('.').nth(1)?;
    let json = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice::<Value>(&json).ok()?["exp"].as_i64()
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
