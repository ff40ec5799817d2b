//! The session: who is here, the sign-in under way, and the credentials that everything else signs with.
//!
//! Decisions are in `model::auth`; this performs them over the ports. The page reads snapshots ([`Session::who`],
//! [`Session::flow`]) whenever the one subscriber is called, and writes through [`Session::dispatch`]. No borrow is held
//! while something is awaited or the subscriber runs.

mod access;
mod before;
mod devices;
mod managed;
mod person;
mod pools;
mod proof;
mod records;
mod renewal;
mod role;
mod sign_in;
mod user;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use futures_util::FutureExt;

use self::person::Account;
use self::pools::Pools;
use super::credentials::Provider;
use super::flight::Flight;
use super::ports::{Clock, Ports};
use super::s3::CredentialSource;
use crate::aws::identity::IdentityId;
use crate::aws::idp::Tokens;
use crate::aws::sign::Signer;
use crate::aws::srp::Ephemeral;
use crate::aws::sts::{self, get_caller_identity};
use crate::config::Config;
use crate::model::auth::{AttemptId, Effect, Event, Moment, State, Who};
use crate::model::failure::{Cause, Failure};

pub(in crate::client) use self::pools::Again;
pub use self::role::Roles;
pub use crate::aws::sts::CallerIdentity;

/// One for each page.
pub struct Session {
    pools: Rc<Pools>,
    credentials: Provider,
    refreshing: Flight<Result<Tokens, Failure>>,
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    flow: State,
    who: Who,
    /// There while `who` is a user.
    account: Option<Account>,
    /// Counts changes of person: what was asked for an earlier one is not kept.
    person: u64,
    attempts: u64,
    /// What a device that the pool remembers is called.
    device_name: String,
    /// Made ahead of the next sign-in.
    ephemeral: Option<Ephemeral>,
    subscriber: Option<Rc<dyn Fn()>>,
}

impl Session {
    /// A session that has looked at nothing yet: see [`Session::start`].
    pub fn new(config: Rc<Config>, ports: Ports) -> Rc<Self> {
        let spawn = ports.spawn.clone();
        let pools = Rc::new(Pools::new(config, ports));
        Rc::new_cyclic(|session: &Weak<Self>| {
            let session = session.clone();
            let fetch = move || {
                let session = session.upgrade();
                async move {
                    match session {
                        Some(session) => session.fetch_credentials().await,
                        None => Err(Self::over()),
                    }
                }
                .boxed_local()
            };
            Self {
                credentials: Provider::new(pools.clock.clone(), spawn.clone(), Box::new(fetch)),
                refreshing: Flight::new(spawn),
                inner: RefCell::default(),
                pools,
            }
        })
    }

    /// Restores what is stored, or lets a guest in. Call it once, after [`Session::subscribe`].
    pub fn start(self: &Rc<Self>) {
        self.restore();
        let session = Rc::downgrade(self);
        self.pools.ports.tabs.on_change(Rc::new(move || {
            if let Some(session) = session.upgrade() {
                session.follow_other_tabs();
            }
        }));
    }

    /// Calls back after every change of [`Session::who`] or [`Session::flow`]. One subscriber: a later one replaces it.
    pub fn subscribe(&self, callback: impl Fn() + 'static) {
        self.inner.borrow_mut().subscriber = Some(Rc::new(callback));
    }

    /// In whose name the page acts, now.
    pub fn who(&self) -> Who {
        self.inner.borrow().who.clone()
    }

    /// Where the sign-in stands, now.
    pub fn flow(&self) -> State {
        self.inner.borrow().flow.clone()
    }

    /// Tells the sign-in what the person did.
    pub fn dispatch(self: &Rc<Self>, event: Event) {
        for effect in self.advance(event) {
            self.spawn(|session| session.perform(effect));
        }
        self.notify();
    }

    /// The sign-in's next state; what it gives is still to be performed.
    fn advance(&self, event: Event) -> Vec<Effect> {
        let mut inner = self.inner.borrow_mut();
        inner.attempts += 1;
        let moment = Moment { now: self.now(), fresh: AttemptId(inner.attempts) };
        let (flow, effects) = std::mem::take(&mut inner.flow).update(event, moment);
        inner.flow = flow;
        effects
    }

    /// The identity that names the folder, once there is one.
    pub fn identity(&self) -> Option<IdentityId> {
        self.inner.borrow().who.identity().cloned()
    }

    /// The credentials of whoever is here, for [`super::s3::S3`].
    pub fn credentials(&self) -> Rc<dyn CredentialSource> {
        Rc::new(self.credentials.clone())
    }

    /// When the credentials end, where there are any: milliseconds since the epoch, the service's clock.
    pub fn credentials_end(&self) -> Option<i64> {
        self.credentials.end()
    }

    /// The service's clock as far as it is known: milliseconds since the epoch. Sign with this.
    pub fn now(&self) -> i64 {
        self.pools.clock.now()
    }

    /// Tries again from [`Who::Unreachable`].
    pub fn retry(self: &Rc<Self>) {
        if matches!(self.who(), Who::Unreachable(_)) {
            self.restore();
        }
    }

    /// Who AWS says this is.
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

    fn spawn<F: Future<Output = ()> + 'static>(self: &Rc<Self>, task: impl FnOnce(Rc<Self>) -> F) {
        self.pools.ports.spawn.spawn(task(self.clone()).boxed_local());
    }

    fn notify(&self) {
        let subscriber = self.inner.borrow().subscriber.clone();
        if let Some(subscriber) = subscriber {
            subscriber();
        }
    }

    /// Whoever asked is not here any more.
    fn over() -> Failure {
        Failure::new("GetCredentialsForIdentity", Cause::SessionEnded)
    }
}
