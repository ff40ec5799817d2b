//! Who is here: restoring, guests, entering, leaving. Every change of person goes through [`Session::become_person`].

use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::Session;
use super::records::{BEFORE, Saved};
use crate::aws::credentials::Credentials;
use crate::aws::identity::{IdentityId, refuses_guests};
use crate::aws::idp::{RefreshToken, Tokens};
use crate::chunks::chunk;
use crate::client::ports::Scope;
use crate::config::Persistence;
use crate::model::auth::{Answer, AttemptId, Departure, State, User, Who};
use crate::model::failure::{Cause, Failure};

type Revoke = fn(Rc<Session>, RefreshToken) -> LocalBoxFuture<'static, ()>;

chunk! {
    fn revoke -> Revoke, session, session_revoke, |session, token| {
        async move { session.call_revoke(&token).await }.boxed_local()
    }
}

/// A user's half of the session.
#[derive(Clone)]
pub(super) struct Account {
    pub saved: Saved,
    /// The last ID and access tokens; none until they are asked for after a reload, or where their record was broken.
    pub tokens: Option<Tokens>,
}

impl Session {
    /// Becomes whoever storage remembers, without asking any service where it remembers enough.
    pub(super) fn restore(self: &Rc<Self>) {
        let records = &self.pools.records;
        match records.session() {
            Some(saved) => {
                let credentials = records.credentials(&saved.user.identity);
                let who = Who::User(saved.user.clone());
                let account = Account { saved, tokens: None };
                self.become_person(who, Some(account), credentials);
            }
            None => self.admit_guest(Departure::None),
        }
    }

    /// Makes a user of someone whose sign-in succeeded.
    pub(super) async fn enter(
        self: &Rc<Self>,
        attempt: AttemptId,
        tokens: Tokens,
        keep: Persistence,
    ) -> Result<Answer, Failure> {
        let pools = &self.pools;
        let malformed = || Failure::new("InitiateAuth", Cause::Protocol("an ID token that is none".into()));
        let claims = tokens.id.claims().ok_or_else(malformed)?;
        pools.learn_time(claims.iat * 1000);
        let login = pools.login(tokens.id.clone());
        // A new user takes the guest's identity over, with its files; whoever has one gets their own back.
        let guest = pools.records.guest();
        let asked = match &guest {
            Some(guest) => guest.clone(),
            None => pools.identity(Some(&login)).await?,
        };
        let (identity, credentials) = pools.credentials(&asked, Some(&login)).await?;
        if !self.awaits(attempt) {
            self.revoke(tokens.refresh);
            return Err(Self::over());
        }
        let user = User {
            guest_identity: guest.filter(|guest| *guest != identity),
            email: claims.email.unwrap_or_else(|| claims.username.clone()),
            username: claims.username,
            groups: claims.groups,
            identity,
        };
        self.settle_in(user, tokens, credentials, keep);
        Ok(Answer::Entered)
    }

    fn settle_in(self: &Rc<Self>, user: User, tokens: Tokens, credentials: Credentials, keep: Persistence) {
        let previous = self.inner.borrow_mut().account.take();
        self.revoke(previous.and_then(|account| account.saved.refresh));
        let scope = match keep {
            Persistence::Tab => Scope::Tab,
            Persistence::Device => Scope::Device,
        };
        let saved = Saved { scope, refresh: tokens.refresh.clone(), user: user.clone() };
        let records = &self.pools.records;
        let before = user.guest_identity.as_ref().map(|guest| (guest, records.credentials(guest)));
        records.forget_user();
        records.forget_guest();
        if let Some((guest, Some(credentials))) = before {
            records.save_credentials_in(BEFORE, guest, &credentials);
        }
        records.save_session(&saved);
        records.save_tokens(scope, &tokens);
        records.save_credentials(&user.identity, &credentials);
        let account = Account { saved, tokens: Some(tokens) };
        self.become_person(Who::User(user), Some(account), Some(credentials));
    }

    /// Forgets the user at once, revokes the refresh token behind it, and lets a guest in where guests are welcome.
    pub fn sign_out(self: &Rc<Self>) {
        let newest = self.pools.records.session().and_then(|saved| saved.refresh);
        self.revoke(newest);
        self.leave(Departure::SignedOut);
    }

    /// Another tab has changed what is stored on this device: whoever signed in or out there, does here.
    pub(super) fn follow_other_tabs(self: &Rc<Self>) {
        let here = self.inner.borrow().account.as_ref().map(|account| account.saved.user.username.clone());
        let stored = self.pools.records.session().map(|saved| saved.user.username);
        match (here, stored) {
            (here, stored) if here == stored => {}
            (Some(_), None) => self.leave(Departure::SignedOut),
            _ => self.restore(),
        }
    }

    /// The user is gone: whoever is next finds the form at its beginning.
    pub(super) fn leave(self: &Rc<Self>, departure: Departure) {
        self.inner.borrow_mut().flow = State::default();
        self.pools.records.forget_user();
        self.admit_guest(departure);
    }

    /// Lets a guest in: the one that this device knows, else a new one.
    fn admit_guest(self: &Rc<Self>, departure: Departure) {
        if !self.pools.config.identity_pool.guests {
            self.become_person(Who::SignedOut(departure), None, None);
        } else if let Some(identity) = self.pools.records.guest() {
            let credentials = self.pools.records.credentials(&identity);
            self.become_person(Who::Guest { identity, departure }, None, credentials);
        } else {
            let person = self.become_person(Who::Restoring, None, None);
            self.spawn(async move |session| {
                let outcome = session.pools.identity(None).await;
                if session.is(person) {
                    session.admitted(outcome, departure);
                }
            });
        }
    }

    fn admitted(self: &Rc<Self>, outcome: Result<IdentityId, Failure>, departure: Departure) {
        let who = match outcome {
            Ok(identity) => {
                self.pools.records.save_guest(&identity);
                Who::Guest { identity, departure }
            }
            Err(Failure { cause: Cause::Service(error), .. }) if refuses_guests(&error) => {
                Who::SignedOut(departure)
            }
            Err(failure) => Who::Unreachable(failure),
        };
        self.become_person(who, None, None);
    }

    /// Another person is here. Gives the number that says so in [`Session::is`].
    pub(super) fn become_person(
        &self,
        who: Who,
        account: Option<Account>,
        credentials: Option<Credentials>,
    ) -> u64 {
        let person = {
            let mut inner = self.inner.borrow_mut();
            inner.who = who;
            inner.account = account;
            inner.person += 1;
            inner.person
        };
        self.refreshing.forget();
        self.credentials.change_person(credentials);
        self.notify();
        person
    }

    /// Whether the person is still the one of this number.
    pub(super) fn is(&self, person: u64) -> bool {
        self.inner.borrow().person == person
    }

    /// Whether the sign-in still waits for this attempt.
    fn awaits(&self, awaited: AttemptId) -> bool {
        matches!(&self.inner.borrow().flow, State::Waiting { attempt, .. } if *attempt == awaited)
    }

    /// Ends a refresh token, in the background: the session is over here whether or not the pool can be told.
    fn revoke(self: &Rc<Self>, token: Option<RefreshToken>) {
        let Some(token) = token else { return };
        self.spawn(async move |session| {
            if let Ok(revoke) = revoke().await {
                revoke(session, token).await;
            }
        });
    }
}
