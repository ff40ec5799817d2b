//! The session: who is here, the sign-in under way, and the credentials that everything else signs with.
//!
//! Decisions are in `model::auth`; this performs them over the ports. The page reads snapshots ([`Session::who`],
//! [`Session::flow`]) whenever the one subscriber is called, and writes through [`Session::dispatch`].

use std::cell::RefCell;
use std::rc::Rc;

use crate::aws::identity::IdentityId;
pub use crate::aws::sts::CallerIdentity;
use crate::client::ports::Ports;
use crate::config::Config;
use crate::model::auth::{AttemptId, Event, Moment, State, Who};
use crate::model::failure::Failure;

/// One for each page.
pub struct Session {
    #[expect(dead_code, reason = "the calls that need it follow")]
    config: Rc<Config>,
    ports: Ports,
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    flow: State,
    who: Who,
    attempts: u64,
    subscriber: Option<Rc<dyn Fn()>>,
}

impl Session {
    /// A session that has looked at nothing yet: see [`Session::start`].
    pub fn new(config: Rc<Config>, ports: Ports) -> Rc<Self> {
        Rc::new(Self { config, ports, inner: RefCell::default() })
    }

    /// Restores what is stored, or becomes a guest. Call it once, after [`Session::subscribe`].
    pub fn start(self: &Rc<Self>) {}

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
        let effects = {
            let mut inner = self.inner.borrow_mut();
            inner.attempts += 1;
            let moment = Moment { now: self.now(), fresh: AttemptId(inner.attempts) };
            let (flow, effects) = std::mem::take(&mut inner.flow).update(event, moment);
            inner.flow = flow;
            effects
        };
        drop(effects);
        self.notify();
    }

    /// The identity that names the folder, once there is one.
    pub fn identity(&self) -> Option<IdentityId> {
        self.inner.borrow().who.identity().cloned()
    }

    /// When the credentials end, where there are any: milliseconds since the epoch, the service's clock.
    pub fn credentials_end(&self) -> Option<i64> {
        None
    }

    /// The service's clock as far as it is known: milliseconds since the epoch. Sign with this.
    pub fn now(&self) -> i64 {
        self.ports.clock.now()
    }

    /// Tries again from [`Who::Unreachable`].
    pub fn retry(self: &Rc<Self>) {
        self.start();
    }

    /// Forgets the user at once, revokes the refresh token behind it, and becomes a guest where guests are let in.
    pub fn sign_out(self: &Rc<Self>) {}

    /// Who AWS says this is.
    pub async fn caller_identity(&self) -> Result<CallerIdentity, Failure> {
        Err(Failure::new("GetCallerIdentity", crate::model::failure::Cause::SessionEnded))
    }

    fn notify(&self) {
        let subscriber = self.inner.borrow().subscriber.clone();
        if let Some(subscriber) = subscriber {
            subscriber();
        }
    }
}
