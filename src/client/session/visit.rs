//! Who comes and goes: restoring, guests, entering, leaving. Every change of person goes through [`Session::become_person`].
//!
//! | transition | calls | who is next |
//! |---|---|---|
//! | page starts | [`Session::restore`] | the stored user, else a guest; a session of a tab that has ended is revoked |
//! | sign-in succeeds | `enter`, `admit_user`, `settle_in` | the user |
//! | sign-out | [`Session::sign_out`], `leave` | a guest, or nobody |
//! | user pool ends the session | `leave`, called by `tokens` | a guest, or nobody |
//! | another tab signed in or out | [`Session::follow_other_tabs`] | whoever is stored |
//!
//! Storage is written before the person changes: a subscriber that reads it finds the new state, and so does
//! another tab.

use std::pin::pin;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::select;

use super::guests::Guests;
use super::managed::Returning;
use super::person::SignedIn;
use super::records::{BEFORE, REVOKE, Saved};
use super::tokens::revoke_noted;
use super::{Session, over};
use crate::aws::credentials::Credentials;
use crate::aws::identity::{IdentityId, Login};
use crate::aws::idp::Tokens;
use crate::client::ports::Scope;
use crate::config::Persistence;
use crate::model::auth::{Answer, AttemptId, Departure, Effect, Event, State, Step, User, Who};
use crate::model::failure::{Cause, Failure};

/// How long to wait for the refresh token's end before the page is left: milliseconds.
const PATIENCE: u32 = 3_000;

impl Session {
    /// Becomes whoever storage remembers, without asking any service where it remembers enough.
    ///
    /// Also the way out of `Who::Unreachable`, and the answer to a sign-in in another tab.
    pub(super) fn restore(self: &Rc<Self>) {
        let records = &self.pools.records;
        let found = records.session();
        let is_over = |saved: &&Saved| {
            records.has_ended(saved) || !self.pools.ports.tabs.adopt(&saved.tab_name(), false)
        };
        if let Some(over) = found.as_ref().filter(|saved| saved.scope == Scope::Tab).filter(is_over) {
            // A browser that was restarted has brought it back, or another tab that had it has signed out.
            records.end(over, true);
            return self.resume(records.session(), Departure::SessionEnded);
        }
        self.resume(found, Departure::None);
    }

    /// Goes on with a session, or as a guest.
    fn resume(self: &Rc<Self>, saved: Option<Saved>, departure: Departure) {
        let Some(saved) = saved else { return self.admit_guest(departure) };
        let credentials = self.pools.records.credentials(&saved.user.identity);
        let who = Who::User(saved.user.clone());
        self.become_person(who, Some(SignedIn { saved, tokens: None }), credentials);
    }

    /// Revokes what is noted for it, in the background.
    pub(super) fn revoke_noted(&self) {
        self.pools.ports.spawn.spawn(revoke_noted(self.pools.clone()).boxed_local());
    }

    /// Makes a user of someone whose sign-in succeeded, and has the pool remember their device.
    ///
    /// The device is confirmed in the background, after the person is in: a pool that is slow to do so holds
    /// nobody up.
    async fn enter(
        self: &Rc<Self>,
        attempt: AttemptId,
        tokens: Tokens,
        keep: Persistence,
    ) -> Result<Answer, Failure> {
        let (email, new, access) = (self.sign_in.typed_email(), tokens.device.clone(), tokens.access.clone());
        let entered = self.admit_user(attempt, tokens, keep).await?;
        self.devices.entered(&email, new, access, keep);
        Ok(entered)
    }

    /// Requests: `GetId` where no guest was here, then `GetCredentialsForIdentity`. The guest's identity is
    /// sent with the login, so that a new user keeps it and with it the guest's files; the identity that the
    /// answer names is adopted in any case.
    ///
    /// # Errors
    ///
    /// As of the calls; `Cause::SessionEnded` where the attempt was given up meanwhile: its tokens are
    /// revoked, and storage is untouched.
    async fn admit_user(
        self: &Rc<Self>,
        attempt: AttemptId,
        tokens: Tokens,
        keep: Persistence,
    ) -> Result<Answer, Failure> {
        let pools = &self.pools;
        let malformed = || Failure::new("InitiateAuth", Cause::Protocol("an ID token that is none".into()));
        let claims = tokens.id.claims().ok_or_else(malformed)?;
        pools.learn_time(claims.iat * 1000);
        let hold = self.entry.borrow().clone();
        if let Some(hold) = hold {
            hold().await;
        }
        // The role that somebody chose before is not theirs.
        let login = Login { role: None, ..pools.login(tokens.id.clone()) };
        // A new user takes the guest's identity over; whoever has one gets their own back. Where guests can have left files they
        // keep their identity, and the person is asked: the files are not theirs unasked, and AWS disables a guest that was merged.
        let guest = pools.records.guest();
        let asked = match &guest {
            _ if !self.sign_in.awaits(attempt) => return Err(self.turn_away(&tokens, keep)),
            Some(guest) if !self.guests.may_write() => guest.clone(),
            _ => pools.identity(Some(&login)).await?,
        };
        let (identity, credentials) = pools.credentials(&asked, Some(&login)).await?;
        if !self.sign_in.awaits(attempt) {
            return Err(self.turn_away(&tokens, keep));
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

    /// Revokes the tokens of an attempt that was given up.
    fn turn_away(&self, tokens: &Tokens, keep: Persistence) -> Failure {
        if let Some(token) = &tokens.refresh {
            self.pools.records.keep_note(scope_of(keep), REVOKE, token.expose());
        }
        self.revoke_noted();
        over()
    }

    /// Revokes the refresh token of a user who was here before: signing in over a session must not leave the
    /// old one alive.
    fn settle_in(self: &Rc<Self>, user: User, tokens: Tokens, credentials: Credentials, keep: Persistence) {
        let scope = scope_of(keep);
        let since = self.now().to_string();
        let saved = Saved { scope, since, refresh: tokens.refresh.clone(), user: user.clone() };
        let records = &self.pools.records;
        let before = user.guest_identity.as_ref().map(|guest| (guest, records.credentials(guest)));
        // What this tab had is over either way; another person's session of the device only where this one takes its place.
        for replaced in [Scope::Tab, scope].into_iter().filter_map(|scope| records.session_in(scope)) {
            records.end(&replaced, true);
        }
        self.revoke_noted();
        records.forget_user(scope);
        records.forget_guest();
        records.keep_apart(false);
        if scope == Scope::Tab {
            self.pools.ports.tabs.adopt(&saved.tab_name(), true);
        }
        if let Some((guest, Some(credentials))) = before {
            records.save_credentials_in(BEFORE, guest, &credentials);
        }
        records.save_session(&saved);
        records.save_tokens(scope, &tokens);
        records.save_credentials(&user.identity, &credentials);
        let signed_in = SignedIn { saved, tokens: Some(tokens) };
        self.become_person(Who::User(user), Some(signed_in), Some(credentials));
    }

    /// Forgets the user at once, revokes the refresh token behind it, and lets a guest in where guests are welcome.
    ///
    /// Takes the newest refresh token from storage: another tab may have rotated the one in memory. Works
    /// offline, in which case the token lives on until its own end.
    pub fn sign_out(self: &Rc<Self>) {
        self.leave(Departure::SignedOut);
        self.revoke_noted();
    }

    /// The guest of this device is forgotten, with what the browser knows of them; the next one is another.
    pub fn forget_guest(self: &Rc<Self>) {
        if matches!(self.who(), Who::Guest { .. }) {
            self.pools.records.forget_guest();
            self.pools.records.forget_user(Scope::Tab);
            self.pools.ports.tabs.adopt("", true);
            self.admit_guest(Departure::None);
        }
    }

    /// Another tab has changed what is stored on this device: whoever signed in or out there, does here.
    ///
    /// Compared by user name. News about anything else (tokens, a clock) is nobody's arrival, and is passed
    /// over.
    pub(super) fn follow_other_tabs(self: &Rc<Self>) {
        let records = &self.pools.records;
        let here = self.person.signed_in().map(|it| it.saved);
        let stored = match &here {
            Some(here) if records.has_ended(here) => None,
            _ => records.session(),
        };
        match (here, stored) {
            (None, None) => {}
            (Some(here), Some(stored)) if here.since == stored.since => {}
            (Some(_), None) => self.sign_out(),
            _ => self.restore(),
        }
    }

    /// The user is gone: whoever is next finds the form at its beginning. A refresh token that the user gave up is noted for
    /// revocation. Where the device has a session of its own, this tab does not show whose it is in place of whoever left.
    pub(super) fn leave(self: &Rc<Self>, departure: Departure) {
        self.sign_in.reset();
        let records = &self.pools.records;
        if let Some(SignedIn { saved, .. }) = self.person.take_signed_in() {
            records.end(&saved, departure == Departure::SignedOut);
            records.keep_apart(saved.scope == Scope::Tab && records.session().is_some());
        }
        self.pools.ports.tabs.adopt("", true);
        self.admit_guest(departure);
    }

    /// Lets a guest in: the one that this device knows, else a new one.
    ///
    /// Without a request where an identity is known. Else `Who::Restoring` until `GetId` is answered.
    fn admit_guest(self: &Rc<Self>, departure: Departure) {
        if !self.guests.are_welcome() {
            self.become_person(Who::SignedOut(departure), None, None);
        } else if let Some((identity, credentials)) = self.guests.known() {
            self.become_person(Who::Guest { identity, departure }, None, credentials);
        } else {
            let person = self.become_person(Who::Restoring, None, None);
            self.spawn(async move |session| {
                let created = session.guests.create().await;
                if session.person.is(person) {
                    session.admitted(created, departure);
                }
            });
        }
    }

    /// A pool that refuses guests, though the configuration welcomes them, gets the sign-in form; any other
    /// failure can be tried again.
    fn admitted(&self, created: Result<IdentityId, Failure>, departure: Departure) {
        let who = match created {
            Ok(identity) => {
                self.guests.keep(&identity);
                Who::Guest { identity, departure }
            }
            Err(failure) if self.must_sign_in(&failure) => Who::SignedOut(departure),
            Err(failure) => Who::Unreachable(failure),
        };
        self.become_person(who, None, None);
    }

    /// Whether signing in is the way left after this failure of a guest's.
    fn must_sign_in(&self, failure: &Failure) -> bool {
        Guests::are_refused(failure) && self.pools.config.has_accounts()
    }

    /// New credentials for whoever is here.
    ///
    /// # Errors
    ///
    /// `Cause::SessionEnded` where there is nobody to fetch for, or where the person changed during the call.
    pub(super) async fn fetch_credentials(self: Rc<Self>) -> Result<Credentials, Failure> {
        let person = self.person.number();
        match self.who() {
            Who::Guest { identity, departure } => self.fetch_for_guest(identity, departure, person).await,
            Who::User(user) => self.tokens.credentials(&user, person).await,
            Who::Restoring | Who::SignedOut(_) | Who::Unreachable(_) => Err(over()),
        }
    }

    /// Where guests are refused from now on, the identity is forgotten and the person sees the form.
    async fn fetch_for_guest(
        &self,
        identity: IdentityId,
        departure: Departure,
        person: u64,
    ) -> Result<Credentials, Failure> {
        let outcome = self.guests.credentials(&identity).await;
        if !self.person.is(person) {
            return Err(over());
        }
        if outcome.as_ref().is_err_and(|failure| self.must_sign_in(failure)) {
            self.guests.forget();
            self.become_person(Who::SignedOut(departure), None, None);
        }
        let (adopted, credentials) = outcome?;
        self.pools.records.save_credentials(&adopted, &credentials);
        if adopted != identity {
            self.guests.keep(&adopted);
            self.person.rename(Who::Guest { identity: adopted, departure });
        }
        Ok(credentials)
    }

    /// Another person is here: what was fetched for the last one is dropped. Gives the new person's number.
    ///
    /// The order: the new person, then tokens and credentials of the old one dropped, then the subscriber. A
    /// caller that asks for credentials from within the subscriber gets the new person's.
    fn become_person(&self, who: Who, signed_in: Option<SignedIn>, credentials: Option<Credentials>) -> u64 {
        let person = self.person.replace(who, signed_in);
        self.tokens.forget();
        self.credentials.change_person(credentials);
        self.person.notify();
        person
    }

    /// Performs an effect of the sign-in machine, and tells the machine how it ended.
    ///
    /// Runs to its end even if the person gives the attempt up: the machine drops the answer by its attempt.
    pub(super) async fn perform(self: Rc<Self>, effect: Effect) {
        let Effect { attempt, call } = effect;
        let enter = async |tokens, keep| self.enter(attempt, tokens, keep).await;
        let result = self.sign_in.answer(call, enter).await;
        // Each A serves one try: the next one is made while the person reads why this one failed.
        let failed = result.is_err();
        self.dispatch(Event::Answered { attempt, result });
        if failed && matches!(self.flow().step(), Some(Step::SignIn(_))) {
            self.prepare();
        }
    }

    /// The person comes back from the pool's own pages: `query` is what the address carried, without its `?`. Signs in, or has the
    /// form say why not. Gives the fragment to go on to; nothing where nobody came in.
    ///
    /// `page` must be the address that the departure named. Only the first call with a `query` can succeed:
    /// the note of the departure is read once.
    pub async fn arrive(self: &Rc<Self>, page: &str, query: &str) -> Option<String> {
        let Returning { tokens: result, keep, route } = self.managed.redeem(page, query).await;
        let effects = self.sign_in.update(Event::Arrived { result, keep }, self.now());
        self.person.notify();
        for effect in effects {
            self.clone().perform(effect).await;
        }
        if self.flow() != State::Done {
            return None;
        }
        self.managed.note(self.person.scope()?);
        route
    }

    /// Signs out as [`Session::sign_out`] does. Gives the address where to sign out of the pool's pages too, if the session came
    /// from them: once the refresh token is revoked, since going there ends every request of this page.
    ///
    /// Waits three seconds at most for the revocation; without a connection the person leaves all the same.
    pub async fn leave_through(self: &Rc<Self>, page: &str) -> Option<String> {
        let Some(away) = self.managed.sign_out(page) else {
            self.sign_out();
            return None;
        };
        self.leave(Departure::SignedOut);
        let revoked = pin!(revoke_noted(self.pools.clone()));
        select(revoked, self.pools.ports.timer.sleep(PATIENCE)).await;
        Some(away)
    }
}

const fn scope_of(keep: Persistence) -> Scope {
    match keep {
        Persistence::Tab => Scope::Tab,
        Persistence::Device => Scope::Device,
    }
}
