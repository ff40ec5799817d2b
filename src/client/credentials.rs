//! Credentials that live: fetched once for many callers, renewed before they end.
//!
//! Where they come from (a guest's identity, a user's tokens) is `session`'s matter.
//!
//! | at hand | asked for | given |
//! |---|---|---|
//! | more than five minutes | nothing | those at hand |
//! | less, or none | new ones, once for all callers | the new ones |
//! | less, and the fetch failed | – | those at hand, until they end |
//! | less, and the session is over | – | `Cause::SessionEnded` |

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::flight::Flight;
use super::ports::{Clock, Spawn};
use super::s3::CredentialSource;
use crate::aws::credentials::Credentials;
use crate::model::failure::{Cause, Failure};

/// Credentials with less life than this are renewed before they are used: milliseconds.
const MINIMUM_LIFE: i64 = 5 * 60_000;

/// How to get new ones. Fails where another person is here by the time they come.
type Fetch = Box<dyn Fn() -> LocalBoxFuture<'static, Result<Credentials, Failure>>>;

/// The credentials of whoever is here. Cheap to clone.
#[derive(Clone)]
pub struct Provider {
    inner: Rc<Inner>,
}

struct Inner {
    fetch: Fetch,
    clock: Rc<dyn Clock>,
    flight: Flight<Result<Credentials, Failure>>,
    held: RefCell<Option<Credentials>>,
}

impl Provider {
    /// Holds none yet.
    pub fn new(clock: Rc<dyn Clock>, spawn: Rc<dyn Spawn>, fetch: Fetch) -> Self {
        let inner = Inner { fetch, clock, flight: Flight::new(spawn), held: RefCell::default() };
        Self { inner: Rc::new(inner) }
    }

    /// Another person is here, perhaps with credentials already; what is on its way for the last one is not kept.
    ///
    /// Callers that wait for the earlier person's fetch get its answer, or `Cause::SessionEnded` from within
    /// it.
    pub fn change_person(&self, credentials: Option<Credentials>) {
        self.inner.flight.forget();
        self.inner.held.replace(credentials);
    }

    /// When those at hand end: milliseconds since the epoch, the service's clock.
    pub fn end(&self) -> Option<i64> {
        self.inner.held.borrow().as_ref().map(|credentials| credentials.expires_at)
    }
}

impl Inner {
    /// Holds the new ones before the callers have them, so that whoever comes next finds them.
    fn fetch(self: &Rc<Self>) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        let this = self.clone();
        let start = move || {
            let fetched = (this.fetch)();
            async move {
                let result = fetched.await;
                if let Ok(credentials) = &result {
                    this.held.replace(Some(credentials.clone()));
                }
                result
            }
            .boxed_local()
        };
        self.flight.join(start).boxed_local()
    }
}

impl CredentialSource for Provider {
    /// Credentials with at least five minutes left; with less only while no new ones can be reached.
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        let current = self.inner.held.borrow().clone();
        let now = self.inner.clock.now();
        if let Some(credentials) = current.clone().filter(|held| held.remaining(now) >= MINIMUM_LIFE) {
            return std::future::ready(Ok(credentials)).boxed_local();
        }
        // Joined now and not when first polled: the call may have ended by then, and would be made again.
        let fetched = self.inner.fetch();
        let inner = self.inner.clone();
        async move {
            let result = fetched.await;
            let now = inner.clock.now();
            let still_good = current.filter(|held| held.remaining(now) > 0);
            match (&result, still_good) {
                (Err(failure), Some(still_good)) if failure.cause != Cause::SessionEnded => Ok(still_good),
                _ => result,
            }
        }
        .boxed_local()
    }

    /// Renews once however many callers were refused: those who come late get what the first one fetched.
    fn renew_after(&self, refused: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        self.inner.held.borrow_mut().take_if(|held| held == refused);
        self.get()
    }

    fn now(&self) -> i64 {
        self.inner.clock.now()
    }
}
