//! A user's session kept alive: tokens from the refresh token, credentials from tokens. Only the user pool can end a
//! session; trouble on the way never does.
//!
//! # A refresh
//!
//! 1. Join the refresh that is on its way in this tab, if there is one ([`Flight`]).
//! 2. Wait for the other tabs' turn (a lock with a name), at most [`PATIENCE`].
//! 3. Read storage again. Another tab has newer tokens: take them, and send nothing.
//! 4. Send the refresh token; store a rotated one before anything else.
//! 5. Refused for good: look into storage once more, for a tab that was faster than the lock. Nothing there:
//!    the session is over.
//!
//! # What ends a session
//!
//! `NotAuthorizedException`, `RefreshTokenReuseException`, `UserNotFoundException`,
//! `PasswordResetRequiredException` and `UserNotConfirmedException`. A connection that fails or a 5xx does
//! not: the person stays, and the next call tries again.

use std::any::Any;
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::FutureExt;
use futures_util::future::{Either, select};
use serde_json::Value;

use super::over;
use super::person::{Person, SignedIn};
use super::pools::{Idempotency, Pools};
use super::records::{DEVICE, REVOKE, Saved};
use crate::aws::credentials::Credentials;
use crate::aws::error::{ErrorKind, Retry};
use crate::aws::idp::get_tokens_from_refresh_token::ends_session;
use crate::aws::idp::{AccessToken, RefreshToken, Tokens, parse_done, revoke_token};
use crate::client::flight::Flight;
use crate::client::ports::Clock;
use crate::model::auth::{Departure, User};
use crate::model::failure::{Cause, Failure};

/// A token with less life than this is renewed before it is used: milliseconds.
const MINIMUM_LIFE: i64 = 60_000;
/// How long to wait for another tab's refresh: milliseconds.
const PATIENCE: u32 = 10_000;
/// How long news of what was stored may take to the other tabs: milliseconds.
const SPREADING: u32 = 200;

/// The tokens of whoever is signed in. At most one refresh is on its way, in this tab and among the tabs of this device.
pub(super) struct TokenSource {
    pools: Rc<Pools>,
    person: Rc<Person>,
    refreshing: Flight<Result<Tokens, Failure>>,
    /// Called when the session turns out to be over.
    ///
    /// Not called for trouble that may pass.
    on_end: Box<dyn Fn(Departure)>,
}

impl TokenSource {
    /// `on_end` is called once the user pool has ended the session, or another tab has signed out.
    pub fn new(pools: Rc<Pools>, person: Rc<Person>, on_end: Box<dyn Fn(Departure)>) -> Self {
        let refreshing = Flight::new(pools.ports.spawn.clone());
        Self { pools, person, refreshing, on_end }
    }

    /// Another person is here: a refresh for the last one is not waited for.
    ///
    /// Its answer is dropped by the number of the person, though the request itself runs to its end.
    pub fn forget(&self) {
        self.refreshing.forget();
    }

    /// New credentials for a user, the person of this number.
    ///
    /// A refusal of the token costs one refresh and one more try, no more. An identity that the pool replaced
    /// is adopted.
    ///
    /// # Errors
    ///
    /// `Cause::SessionEnded` where another person is here by the time of the answer: nothing is stored then.
    pub async fn credentials(self: &Rc<Self>, user: &User, person: u64) -> Result<Credentials, Failure> {
        let tokens = self.get().await?;
        let outcome =
            self.pools.credentials(&user.identity, Some(&self.pools.login(tokens.id.clone()))).await;
        // A token that looks good here can be refused there: revoked, or older than this clock says.
        let (adopted, credentials) = match outcome {
            Err(failure) if failure.kind() == ErrorKind::NotAuthorized => {
                let newer = self.refreshed().await?;
                self.pools.credentials(&user.identity, Some(&self.pools.login(newer.id))).await?
            }
            outcome => outcome?,
        };
        if !self.person.is(person) {
            return Err(over());
        }
        self.pools.records.save_credentials(&adopted, &credentials);
        if adopted != user.identity {
            self.person.adopt(&self.pools.records, User { identity: adopted, ..user.clone() });
        }
        Ok(credentials)
    }

    /// The ID token and its companions, with some life left.
    ///
    /// No request while the ID token has a minute left, by the service's clock.
    pub async fn get(self: &Rc<Self>) -> Result<Tokens, Failure> {
        match self.held_tokens().filter(|held| self.lives(held)) {
            Some(tokens) => Ok(tokens),
            None => self.refreshed().await,
        }
    }

    /// The last tokens: after a reload those that were stored.
    fn held_tokens(&self) -> Option<Tokens> {
        self.person.update(|it| {
            if it.tokens.is_none() {
                it.tokens = self.pools.records.tokens(it.saved.scope);
            }
            it.tokens.clone()
        })?
    }

    /// The session as it is stored now; `None` where it is over, or another one stands in its place.
    fn stored(&self) -> Option<Saved> {
        let (scope, since) = self.person.update(|it| (it.saved.scope, it.saved.since.clone()))?;
        self.pools.records.session_in(scope).filter(|stored| stored.since == since)
    }

    fn lives(&self, tokens: &Tokens) -> bool {
        tokens.id.claims().is_some_and(|claims| claims.exp * 1000 - self.pools.clock.now() >= MINIMUM_LIFE)
    }

    /// Newer tokens than those at hand: another tab's, or the pool's.
    ///
    /// # Errors
    ///
    /// `Cause::SessionEnded` once the session is over, after `on_end` was called; else the failure of the
    /// call, and the session stays.
    pub async fn refreshed(self: &Rc<Self>) -> Result<Tokens, Failure> {
        let this = self.clone();
        self.refreshing.join(|| async move { this.refresh().await }.boxed_local()).await
    }

    /// Runs to its end even if every caller has gone (see [`Flight`]): the answer may hold the only refresh
    /// token that still works.
    async fn refresh(self: &Rc<Self>) -> Result<Tokens, Failure> {
        let person = self.person.number();
        let turn = self.turn_among_tabs().await;
        if !self.person.is(person) {
            return Err(over());
        }
        // What storage says is the newest: another tab may have refreshed, rotated the token, or signed out.
        let Some(saved) = self.stored() else {
            (self.on_end)(Departure::SignedOut);
            return Err(over());
        };
        let stored = self.pools.records.tokens(saved.scope);
        let held = self.held_tokens().map(|held| held.id);
        if let Some(newer) = stored.filter(|stored| held.as_ref() != Some(&stored.id) && self.lives(stored)) {
            self.hold(saved, newer.clone());
            return Ok(newer);
        }
        let Some(refresh) = saved.refresh.clone() else {
            (self.on_end)(Departure::SessionEnded);
            return Err(over());
        };
        let outcome = loop {
            let outcome = self.pools.refresh(&refresh).await;
            let is_gone =
                outcome.as_ref().is_err_and(|failure| failure.kind() == ErrorKind::ResourceNotFound);
            if !is_gone || self.pools.records.note(DEVICE).is_none() {
                break outcome;
            }
            // The pool has forgotten the device that the tokens were given to.
            self.pools.records.forget_note(DEVICE);
        };
        if !self.person.is(person) {
            return Err(over());
        }
        match outcome {
            Ok(tokens) => {
                self.keep(saved, &tokens);
                self.pass_on(turn);
                Ok(tokens)
            }
            Err(Failure { cause: Cause::Service(error), .. }) if ends_session(&error) => {
                if let Some(newer) = self.rotated_elsewhere(&refresh) {
                    return Ok(newer);
                }
                (self.on_end)(Departure::SessionEnded);
                Err(over())
            }
            Err(failure) => Err(failure),
        }
    }

    /// Waits until no other tab refreshes. A tab that the browser froze may hold on to its turn for ever: patience ends.
    async fn turn_among_tabs(&self) -> Option<Box<dyn Any>> {
        let ports = &self.pools.ports;
        let turn = ports.tabs.exclusive(&self.pools.records.key("refresh"));
        match select(turn, ports.timer.sleep(PATIENCE)).await {
            Either::Left((turn, _)) => Some(turn),
            Either::Right(_) => None,
        }
    }

    /// Lets the next tab have its turn, once what was stored here can be seen there: browsers tell their tabs of it after the fact,
    /// and a tab that still saw the old refresh token would use it a second time.
    fn pass_on(self: &Rc<Self>, turn: Option<Box<dyn Any>>) {
        let Some(turn) = turn else { return };
        let spread = self.pools.ports.timer.sleep(SPREADING);
        self.pools.ports.spawn.spawn(spread.map(|()| drop(turn)).boxed_local());
    }

    /// The tokens of another tab, where it has rotated the refresh token that was refused here.
    ///
    /// The lock is given up after [`PATIENCE`], and browsers without locks have none: so two tabs can send
    /// one refresh token.
    fn rotated_elsewhere(&self, refused: &RefreshToken) -> Option<Tokens> {
        let saved = self.stored().filter(|saved| saved.refresh.as_ref() != Some(refused))?;
        let newer = self.pools.records.tokens(saved.scope).filter(|newer| self.lives(newer))?;
        self.hold(saved, newer.clone());
        Some(newer)
    }

    /// Keeps new tokens: a rotated refresh token first, since the old one is about to end.
    fn keep(&self, mut saved: Saved, tokens: &Tokens) {
        let records = &self.pools.records;
        if tokens.refresh.is_some() {
            saved.refresh.clone_from(&tokens.refresh);
            records.save_session(&saved);
        }
        records.save_tokens(saved.scope, tokens);
        if let Some(claims) = tokens.id.claims() {
            self.pools.learn_time(claims.iat * 1000);
        }
        self.hold(saved, tokens.clone());
    }

    fn hold(&self, saved: Saved, tokens: Tokens) {
        self.person.update(|it| *it = SignedIn { saved, tokens: Some(tokens) });
    }

    /// An access token with some life left. Its life is set apart from the ID token's, by which the others are renewed.
    ///
    /// `act` adds one refresh of its own where the pool refuses a token that looked good here.
    pub async fn access(self: &Rc<Self>) -> Result<AccessToken, Failure> {
        if self.person.scope().is_none() {
            return Err(over());
        }
        let held = self.get().await?.access;
        if end(&held).is_none_or(|end| end * 1000 - self.pools.clock.now() >= MINIMUM_LIFE) {
            return Ok(held);
        }
        Ok(self.refreshed().await?.access)
    }
}

/// Ends the refresh tokens that are noted for it. Each stays noted until the pool has answered: where that cannot be reached, the next
/// chance is the next page or the next network.
pub(super) async fn revoke_noted(pools: Rc<Pools>) {
    while let Some((scope, token)) = pools.records.to_be_revoked() {
        let request = revoke_token::request(&pools.client, &RefreshToken::new(token.as_str()));
        let is_over = match pools.call("RevokeToken", Idempotency::Idempotent, request, parse_done).await {
            Err(Failure { cause: Cause::Service(error), .. }) => error.retry() == Retry::Never,
            outcome => outcome.is_ok(),
        };
        if !is_over {
            return;
        }
        if pools.records.note_in(scope, REVOKE) == Some(token) {
            pools.records.remove(scope, REVOKE);
        }
    }
}

/// When a token ends, in seconds since the epoch, where it is a JWT that says so.
///
/// Access tokens are opaque to clients by OAuth's rules; Cognito documents its own as JWTs, so a claim may be
/// read, never relied on.
fn end(token: &AccessToken) -> Option<i64> {
    let payload = token.expose().split('.').nth(1)?;
    let json = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice::<Value>(&json).ok()?["exp"].as_i64()
}
