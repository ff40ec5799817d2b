//! The session: who is here, the sign-in under way, and the credentials that everything else signs with.
//!
//! Decisions are in `model::auth`; this performs them over the ports. The page reads snapshots ([`Session::who`],
//! [`Session::flow`]) whenever the one subscriber is called, and writes through [`Session::dispatch`]. No borrow is held
//! while something is awaited or the subscriber runs.
//!
//! # Owners
//!
//! Each part of the state has one owner, and [`Session`] puts the owners together:
//!
//! | owner | has |
//! |---|---|
//! | `person` | who is here, and the number that tells one visit from the next |
//! | `guests` | the guest of this device, and the guest that a user was |
//! | `tokens` | a user's tokens; one refresh at a time among the tabs of this device |
//! | `devices` | what this device is to the people who sign in on it |
//! | `managed` | the way to the pool's own sign-in pages and back |
//! | `sign_in` | the sign-in machine and the calls that it asks for; `proof` answers the pool's questions, `reauthentication` once more |
//! | `pools`, `records` | calls to both pools; what storage keeps. Shared by all owners |
//!
//! `visit` has the transitions: who comes, who goes, and what is dropped in between.
//!
//! # A visit, from start to end
//!
//! | `Who` | entered by | left by |
//! |---|---|---|
//! | `Restoring` | a new page, or a guest's identity being made | the records, or the answer of `GetId` |
//! | `Guest` | an identity in storage, or a new one | a sign-in, or a pool that refuses guests |
//! | `User` | a sign-in, or a session in storage | sign-out here or in another tab, or the user pool's refusal |
//! | `SignedOut` | an end, where guests are not let in | a sign-in |
//! | `Unreachable` | no answer for a new guest | [`Session::retry`], or a sign-in |
//!
//! A session in storage is believed without a request: the first call that needs credentials finds out
//! whether it still holds. That is what lets a reload list the folder after one round trip.
//!
//! # Stale answers
//!
//! Each change of person raises a number (`person`). A task notes the number before it awaits and compares it
//! after: an answer for an earlier person is dropped, and its caller gets `Cause::SessionEnded`. The sign-in
//! has a number of its own, the attempt, since one person can make several attempts.

mod access;
mod check;
mod devices;
mod guests;
mod managed;
mod person;
mod pools;
mod proof;
mod reauthentication;
mod records;
mod role;
mod sign_in;
mod tokens;
mod visit;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use self::devices::Devices;
use self::guests::Guests;
use self::managed::ManagedLogin;
use self::person::Person;
use self::pools::Pools;
use self::sign_in::SignIn;
use self::tokens::TokenSource;
use super::credentials::Provider;
use super::ports::{Clock, Ports, Scope};
use super::s3::CredentialSource;
use crate::aws::credentials::Credentials;
use crate::aws::identity::IdentityId;
use crate::aws::idp::Challenged;
use crate::aws::sign::Signer;
use crate::aws::sts::{self, get_caller_identity};
use crate::config::{Config, Persistence};
use crate::model::auth::{Departure, Event, State, User, Who};
use crate::model::failure::{Cause, Failure};

pub(in crate::client) use self::pools::Idempotency;
pub use self::role::Roles;
pub use crate::aws::sts::CallerIdentity;

/// One for each page. Puts its owners together; each has the state of its own matter.
pub struct Session {
    /// Calls, records and the clock, which all owners share.
    pools: Rc<Pools>,
    /// Who is here.
    person: Rc<Person>,
    /// Their credentials, of whichever source.
    credentials: Provider,
    /// A user's tokens.
    tokens: Rc<TokenSource>,
    guests: Guests,
    devices: Rc<Devices>,
    managed: ManagedLogin,
    sign_in: SignIn,
    /// What a sign-in waits for: see [`Session::before_entry`].
    entry: RefCell<Option<Hold>>,
}

/// Something that a sign-in waits for.
type Hold = Rc<dyn Fn() -> LocalBoxFuture<'static, ()>>;

impl Session {
    /// A session that has looked at nothing yet: see [`Session::start`].
    ///
    /// The owners get back to the session over weak references alone: a page that drops its session drops all
    /// of it, and a call that ends later finds nobody to tell.
    pub fn new(config: Rc<Config>, ports: Ports) -> Rc<Self> {
        let spawn = ports.spawn.clone();
        let pools = Rc::new(Pools::new(config, ports));
        let person = Rc::new(Person::default());
        let devices = Rc::new(Devices::new(pools.clone(), person.clone()));
        Rc::new_cyclic(|session: &Weak<Self>| {
            let of_credentials = session.clone();
            let fetch = move || {
                let session = of_credentials.upgrade();
                async move {
                    match session {
                        Some(session) => session.fetch_credentials().await,
                        None => Err(over()),
                    }
                }
                .boxed_local()
            };
            let of_tokens = session.clone();
            let on_end = move |departure| {
                if let Some(session) = of_tokens.upgrade() {
                    session.leave(departure);
                }
            };
            Self {
                credentials: Provider::new(pools.clock.clone(), spawn, Box::new(fetch)),
                tokens: Rc::new(TokenSource::new(pools.clone(), person.clone(), Box::new(on_end))),
                guests: Guests::new(pools.clone()),
                managed: ManagedLogin::new(pools.clone()),
                sign_in: SignIn::new(pools.clone(), devices.clone()),
                entry: RefCell::default(),
                devices,
                person,
                pools,
            }
        })
    }

    /// Has every sign-in that the pool has accepted wait for this, before whoever is here makes way. Who would rather stay gives the
    /// sign-in up meanwhile ([`Event::Cancel`]): its tokens are revoked then.
    pub fn before_entry(&self, hold: impl Fn() -> LocalBoxFuture<'static, ()> + 'static) {
        self.entry.replace(Some(Rc::new(hold)));
    }

    /// Restores what is stored, or lets a guest in. Call it once, after [`Session::subscribe`].
    ///
    /// The subscriber is called before this returns. No request is sent for a user in storage; for a new
    /// guest, one `GetId` in the background.
    pub fn start(self: &Rc<Self>) {
        self.restore();
        self.revoke_noted();
        let session = Rc::downgrade(self);
        self.pools.ports.tabs.on_change(Rc::new(move || {
            if let Some(session) = session.upgrade() {
                session.follow_other_tabs();
            }
        }));
    }

    /// Calls back after every change of [`Session::who`] or [`Session::flow`]. One subscriber: a later one replaces it.
    pub fn subscribe(&self, callback: impl Fn() + 'static) {
        self.person.subscribe(Rc::new(callback));
    }

    /// In whose name the page acts, now.
    pub fn who(&self) -> Who {
        self.person.who()
    }

    /// Where the sign-in stands, now.
    pub fn flow(&self) -> State {
        self.sign_in.state()
    }

    /// Tells the sign-in what the person did.
    ///
    /// The state changes before this returns; the calls that the machine asks for run in the background, and
    /// each ends in an `Event::Answered` of its own attempt. An attempt that is not awaited any more changes
    /// nothing when it is answered.
    pub fn dispatch(self: &Rc<Self>, event: Event) {
        for effect in self.sign_in.update(event, self.now()) {
            self.spawn(|session| session.perform(effect));
        }
        self.person.notify();
    }

    /// Makes what a password's proof needs while the person types. Call it when the form is shown.
    ///
    /// Some milliseconds of big-number arithmetic, after the browser has had a chance to paint. Idempotent:
    /// nothing is made while a value is waiting to be used, nor where the pool takes passwords as they are.
    pub fn prepare(self: &Rc<Self>) {
        self.spawn(async |session| session.sign_in.prepare().await);
    }

    /// A challenge for the passkeys of an address, for a browser that offers them in the sign-in form by itself. `None` where the
    /// account has none, or where it cannot be known now: the form has the other ways.
    ///
    /// Sends one `InitiateAuth` and leaves the state of the sign-in alone: the caller asks behind a form that
    /// is in use.
    pub async fn passkey_challenge(&self, email: &str) -> Option<Challenged> {
        self.sign_in.passkey_challenge(email).await
    }

    /// The address to go to for a sign-in at the pool's pages; `None` where it has none. `page` is this page's own address, without
    /// query and fragment; `route` is the fragment to come back to.
    ///
    /// A user who goes there proves once more who they are, so the pages ask again.
    ///
    /// Writes the record `leaving` before the address is given out, since the page ends when the person goes
    /// there.
    pub fn depart(
        &self,
        page: &str,
        provider: Option<&str>,
        keep: Persistence,
        route: &str,
    ) -> Option<String> {
        let again = self.who().user().is_some();
        self.managed.depart(page, provider, keep, route, again)
    }

    /// Credentials of the guest that the user was, others than those refused.
    ///
    /// For `client::claim`, which reads the guest's files after the sign-in.
    pub(in crate::client) async fn credentials_before(
        &self,
        guest: &IdentityId,
        refused: Option<&Credentials>,
    ) -> Result<Credentials, Failure> {
        self.guests.credentials_before(guest, refused).await
    }

    /// The guest's files are taken over, or not wanted.
    ///
    /// Idempotent. The identity is dropped from the user's record, so that no later page offers the files
    /// again.
    pub fn forget_before(self: &Rc<Self>) {
        self.guests.forget_before();
        if let Some(user) = self.who().user() {
            self.person.adopt(&self.pools.records, User { guest_identity: None, ..user.clone() });
        }
    }

    /// Where notes of whoever is here belong: a session of the tab leaves none on the device.
    pub fn scope_of_notes(&self) -> Scope {
        self.person.scope().unwrap_or(Scope::Device)
    }

    /// Whoever's session has ended goes on as a guest.
    pub fn stay_guest(&self) {
        if let Who::Guest { identity, departure: Departure::SessionEnded } = self.who() {
            self.person.rename(Who::Guest { identity, departure: Departure::None });
        }
    }

    /// The identity that names the folder, once there is one.
    pub fn identity(&self) -> Option<IdentityId> {
        self.person.who().identity().cloned()
    }

    /// The credentials of whoever is here, for [`super::s3::S3`].
    pub fn credentials(&self) -> Rc<dyn CredentialSource> {
        Rc::new(self.credentials.clone())
    }

    /// When the credentials end, where there are any: milliseconds since the epoch, the service's clock.
    ///
    /// Not reactive: nobody is told when credentials are renewed.
    pub fn credentials_end(&self) -> Option<i64> {
        self.credentials.end()
    }

    /// The service's clock as far as it is known: milliseconds since the epoch. Sign with this.
    pub fn now(&self) -> i64 {
        self.pools.clock.now()
    }

    /// The network is back: tries again from [`Who::Unreachable`], and revokes what could not be revoked before.
    pub fn retry(self: &Rc<Self>) {
        self.revoke_noted();
        if matches!(self.who(), Who::Unreachable(_)) {
            self.restore();
        }
    }

    /// Who AWS says this is.
    ///
    /// `GetCallerIdentity` of STS needs no permission, so the answer is there even where a policy refuses
    /// everything else.
    ///
    /// # Errors
    ///
    /// As any call: credentials that ended are renewed once, other refusals are final.
    pub async fn caller_identity(&self) -> Result<CallerIdentity, Failure> {
        let Pools { config, ports, retrier, .. } = &*self.pools;
        let credentials = RefCell::new(self.credentials.get().await?);
        let renew = async |_, _: &_| {
            let refused = credentials.borrow().clone();
            credentials.replace(self.credentials.renew_after(&refused).await?);
            Ok(true)
        };
        let send = async || {
            let credentials = credentials.borrow().clone();
            let region = sts::region(&config.sts_endpoint);
            let signer = Signer { credentials: &credentials, region, service: "sts", now: self.now() };
            let request = get_caller_identity::request(&config.sts_endpoint, &signer)?;
            get_caller_identity::parse(&ports.http.send(request, None).await?)
        };
        retrier.run_with("GetCallerIdentity", crate::aws::error::CallError::retry, renew, send).await
    }

    /// Runs a task beside the caller. The task holds the session until its end.
    fn spawn<F: Future<Output = ()> + 'static>(self: &Rc<Self>, task: impl FnOnce(Rc<Self>) -> F) {
        self.pools.ports.spawn.spawn(task(self.clone()).boxed_local());
    }
}

/// Whoever asked is not here any more.
///
/// For an answer that came after a change of person, and for a call where there are no credentials to be had.
fn over() -> Failure {
    Failure::new("GetCredentialsForIdentity", Cause::SessionEnded)
}
