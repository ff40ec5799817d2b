//! Examines the set-up: sends what the page sends in its daily use, once, and notes what comes back. What that means is
//! [`crate::model::check`]'s to say.
//!
//! | file | asks | changes |
//! |---|---|---|
//! | `page` | the page's own host, for headers alone | nothing |
//! | `pools` | the user pool, for a user whom nobody has; the identity pool and STS | an identity of a guest, where no guest looks |
//! | `bucket` | the bucket, below the location of whoever looks | one small object, which it deletes again; an upload that it ends |
//!
//! Nothing is tried that `config.json` does not offer to whoever looks. The object has a name that nobody else can have, is written
//! only where nothing is, and is deleted by its version where the role may.

mod bucket;
mod page;
mod pools;

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::join;

use super::ports::Ports;
use super::ports::surroundings::Surroundings;
use super::session::Session;
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response, TransportError};
use crate::aws::sign::hex;
use crate::aws::time::parse_http_date;
use crate::config::Config;
use crate::model::auth::Who;
use crate::model::check::{Seen, Visitor};
use crate::model::failure::{Cause, Failure};

pub use page::examine_files;

/// One examination.
pub struct Examiner {
    config: Rc<Config>,
    session: Rc<Session>,
    ports: Ports,
    around: Rc<dyn Surroundings>,
    seen: RefCell<Seen>,
    on_seen: Box<dyn Fn(Seen)>,
}

impl Examiner {
    /// One that has tried nothing. `on_seen` hears all that was seen so far, after each step.
    pub fn new(
        config: Rc<Config>,
        session: Rc<Session>,
        ports: Ports,
        around: Rc<dyn Surroundings>,
        on_seen: impl Fn(Seen) + 'static,
    ) -> Self {
        let visitor = match session.who() {
            Who::User(_) => Visitor::User,
            Who::Guest { .. } => Visitor::Guest,
            _ => Visitor::Nobody,
        };
        let seen = RefCell::new(Seen { visitor, ..Seen::default() });
        Self { config, session, ports, around, seen, on_seen: Box::new(on_seen) }
    }

    /// Tries everything. Dropping the future ends it; an object that was written may stay then.
    pub async fn run(self) {
        join!(self.page(), self.user_pool(), async {
            if self.identity_pool().await {
                self.bucket().await;
            }
        });
        self.ask_silent_hosts().await;
        self.note(|seen| {
            seen.blocked = self.around.blocked();
            seen.is_done = true;
        });
    }

    /// Notes something, and tells it.
    fn note(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.seen.borrow_mut());
        let seen = self.seen.borrow().clone();
        (self.on_seen)(seen);
    }

    fn visitor(&self) -> Visitor {
        self.seen.borrow().visitor
    }

    /// Sends a request of a service's once: a refusal is an answer here, and no reason to try again.
    async fn call<T>(
        &self,
        operation: &'static str,
        request: Request,
        parse: impl Fn(&Response) -> Result<T, CallError>,
    ) -> Result<T, Failure> {
        let began = self.ports.clock.now();
        let answer = self.ports.http.send(request, None).await.map_err(CallError::from);
        let parsed = answer.and_then(|response| {
            let middle = i64::midpoint(began, self.ports.clock.now());
            if let Some(date) = response.header("date").and_then(parse_http_date) {
                // A header tells whole seconds.
                self.seen.borrow_mut().clock.get_or_insert(date + 500 - middle);
            }
            parse(&response)
        });
        parsed.map_err(|error| Failure::new(operation, error))
    }

    fn random(&self) -> String {
        random(&self.ports)
    }

    /// Asks the hosts that gave no readable answer whether they answer at all.
    async fn ask_silent_hosts(&self) {
        let seen = self.seen.borrow().clone();
        let mut failures: Vec<&Failure> = Vec::new();
        failures.extend(seen.pool.flows.iter().filter_map(|(_, answer)| answer.as_ref().err()));
        failures.extend(seen.pool.keys.iter().filter_map(|it| it.as_ref().err()));
        let identity = &seen.identity;
        failures
            .extend(identity.guest.iter().chain(&identity.credentials).filter_map(|it| it.as_ref().err()));
        failures.extend(identity.role.iter().filter_map(|it| it.as_ref().err()));
        let bucket = &seen.bucket;
        failures.extend(
            bucket.list.iter().chain(&bucket.put).chain(&bucket.create).filter_map(|it| it.as_ref().err()),
        );
        failures.extend(bucket.get.iter().filter_map(|it| it.as_ref().err()));
        let mut asked: Vec<(String, bool)> = Vec::new();
        for failure in failures {
            let Cause::Transport(TransportError::Unreachable { host }) = &failure.cause else { continue };
            if asked.iter().all(|(other, _)| other != host) {
                let answers = self.around.answers(&self.address_of(host)).await;
                asked.push((host.clone(), answers));
            }
        }
        self.note(|seen| seen.silent = asked);
    }

    /// An address of a host of the configuration.
    fn address_of(&self, host: &str) -> String {
        let config = &self.config;
        let endpoints = [
            &config.user_pool.endpoint,
            &config.identity_pool.endpoint,
            &config.sts_endpoint,
            config.bucket.endpoint.as_ref().unwrap_or(&config.sts_endpoint),
        ];
        let is_plain = endpoints.iter().any(|it| it.starts_with("http://"));
        [if is_plain { "http://" } else { "https://" }, host, "/"].concat()
    }
}

/// A name that nobody else has made, nor will.
fn random(ports: &Ports) -> String {
    let mut bytes = [0; 16];
    ports.random.fill(&mut bytes);
    hex(&bytes)
}
