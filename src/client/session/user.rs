//! A user's session kept alive: tokens from the refresh token, credentials from tokens. Only the user pool can end a
//! session; trouble on the way never does.
//!
//! Behind a split point: a guest needs nothing of it, nor does a user whose credentials of this tab are still good.

use std::any::Any;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{Either, select};

use super::Session;
use super::person::Account;
use super::pools::Again;
use super::records::Saved;
use crate::aws::credentials::Credentials;
use crate::aws::error::ErrorKind;
use crate::aws::idp::get_tokens_from_refresh_token::ends_session;
use crate::aws::idp::{RefreshToken, Tokens, parse_done, revoke_token};
use crate::model::auth::{Departure, User, Who};
use crate::model::failure::{Cause, Failure};

/// A token with less life than this is renewed before it is used: milliseconds.
pub(super) const MINIMUM_LIFE: i64 = 60_000;
/// How long to wait for another tab's refresh: milliseconds.
const PATIENCE: u32 = 10_000;
/// How long news of what was stored may take to the other tabs: milliseconds.
const SPREADING: u32 = 200;

impl Session {
    /// New credentials for a user, the person of this number.
    pub(super) async fn fetch_for_user(
        self: &Rc<Self>,
        user: &User,
        person: u64,
    ) -> Result<Credentials, Failure> {
        let tokens = self.tokens().await?;
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
        if !self.is(person) {
            return Err(Self::over());
        }
        self.pools.records.save_credentials(&adopted, &credentials);
        if adopted != user.identity {
            self.adopt(User { identity: adopted, ..user.clone() });
        }
        Ok(credentials)
    }

    /// The ID token and its companions, with some life left.
    pub(super) async fn tokens(self: &Rc<Self>) -> Result<Tokens, Failure> {
        match self.held_tokens().filter(|held| self.lives(held)) {
            Some(tokens) => Ok(tokens),
            None => self.refreshed().await,
        }
    }

    /// The last tokens: after a reload those that were stored.
    fn held_tokens(&self) -> Option<Tokens> {
        let mut inner = self.inner.borrow_mut();
        let account = inner.account.as_mut()?;
        if account.tokens.is_none() {
            account.tokens = self.pools.records.tokens(account.saved.scope);
        }
        account.tokens.clone()
    }

    fn lives(&self, tokens: &Tokens) -> bool {
        tokens.id.claims().is_some_and(|claims| claims.exp * 1000 - self.now() >= MINIMUM_LIFE)
    }

    /// Newer tokens than those at hand: another tab's, or the pool's.
    pub(super) async fn refreshed(self: &Rc<Self>) -> Result<Tokens, Failure> {
        let this = self.clone();
        self.refreshing.join(|| async move { this.refresh().await }.boxed_local()).await
    }

    async fn refresh(self: &Rc<Self>) -> Result<Tokens, Failure> {
        let person = self.inner.borrow().person;
        let turn = self.turn_among_tabs().await;
        if !self.is(person) {
            return Err(Self::over());
        }
        // What storage says is the newest: another tab may have refreshed, rotated the token, or signed out.
        let Some(saved) = self.pools.records.session() else {
            self.leave(Departure::SignedOut);
            return Err(Self::over());
        };
        let stored = self.pools.records.tokens(saved.scope);
        let held = self.held_tokens().map(|held| held.id);
        if let Some(newer) = stored.filter(|stored| held.as_ref() != Some(&stored.id) && self.lives(stored)) {
            self.hold(saved, newer.clone());
            return Ok(newer);
        }
        let Some(refresh) = saved.refresh.clone() else {
            self.leave(Departure::SessionEnded);
            return Err(Self::over());
        };
        let outcome = self.pools.refresh(&refresh).await;
        if !self.is(person) {
            return Err(Self::over());
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
                self.leave(Departure::SessionEnded);
                Err(Self::over())
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
        self.spawn(async move |session| {
            session.pools.ports.timer.sleep(SPREADING).await;
            drop(turn);
        });
    }

    /// The tokens that another tab got meanwhile for the refresh token that was refused here: it was of no more use because of that.
    fn rotated_elsewhere(&self, refused: &RefreshToken) -> Option<Tokens> {
        let saved = self.pools.records.session().filter(|saved| saved.refresh.as_ref() != Some(refused))?;
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
        if let Some(account) = &mut self.inner.borrow_mut().account {
            *account = Account { saved, tokens: Some(tokens) };
        }
    }

    /// The same user under another identity or address.
    pub(super) fn adopt(&self, user: User) {
        if let Some(account) = &mut self.inner.borrow_mut().account {
            account.saved.user = user.clone();
            self.pools.records.save_session(&account.saved);
        }
        self.rename(Who::User(user));
    }

    /// Tells the pool that a refresh token is of no more use.
    pub(super) async fn call_revoke(&self, token: &RefreshToken) {
        let request = revoke_token::request(&self.pools.client, token);
        self.pools.call("RevokeToken", Again::Yes, request, parse_done).await.ok();
    }
}
