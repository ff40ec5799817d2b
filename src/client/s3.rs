//! Performs one S3 operation: build → sign → send → classify → retry → parse, in this one place.
//!
//! One call, from outside in: [`Retrier`] decides about another try; `exchange` gets credentials, leases a
//! host, signs and sends; the [`Operation`] builds its request and reads its answer. An operation knows
//! nothing of retries, a retry nothing of S3.
//!
//! | method | patience | host names | body of the answer |
//! |---|---|---|---|
//! | [`S3::perform`] | of someone who waits: 4 tries | the configured one | in memory |
//! | [`S3::perform_patiently`] | of the background: 10 tries | the configured one | in memory |
//! | [`S3::persist`] | of the background | a pool | in memory |
//! | [`S3::persist_by`] | of the background | a pool | the caller's |
//! | [`S3::once`] | one try | a pool | in memory |

mod ahead;
mod pages;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

pub use pages::{Paged, Pages};

use super::ports::{Ports, Progress};
use super::retry::Retrier;
use crate::aws::credentials::Credentials;
use crate::aws::error::{CallError, Retry};
use crate::aws::http::{Request, Response, TransportError};
use crate::aws::s3::address::Address;
use crate::aws::s3::{Operation, error};
use crate::aws::sign::Signer;
use crate::config::Bucket;
use crate::model::failure::{Cause, Failure};
use crate::model::files::Prefix;
use crate::model::personal::home;

/// Gives credentials that have not expired, and renews them as needed.
///
/// Both futures fail with `Cause::SessionEnded` once there is nobody to have credentials for.
pub trait CredentialSource {
    /// Credentials with some life left.
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>>;
    /// Other credentials than `refused`, which a service refused as expired.
    fn renew_after(&self, refused: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>>;
    /// The service's clock, as far as it is known: milliseconds since the epoch.
    fn now(&self) -> i64;
}

/// Chooses a host name for each attempt. Calls without a pool use the host of the configuration.
pub trait HostPool {
    /// A host for one attempt. The attempt counts as under way until the lease is dropped.
    fn lease(&self) -> Box<dyn HostLease>;
}

/// The host of one attempt.
pub trait HostLease {
    /// The address that the attempt is sent to.
    fn address(&self) -> &Address;
    /// Called with the attempt's answer: a host that does not answer is avoided from then on.
    fn on_answer(&self, answer: &Result<Response, TransportError>);
}

/// The bucket, as one person may use it. Cheap to clone; clones share the retry budget and what they learn of the
/// clock.
#[derive(Clone)]
pub struct S3(Rc<Inner>);

struct Inner {
    ports: Ports,
    credentials: Rc<dyn CredentialSource>,
    address: Address,
    versioned: bool,
    /// For what someone waits for.
    retrier: Retrier,
    /// For transfers.
    patient: Retrier,
    /// What to add to the device's clock, in milliseconds, by S3's own `<ServerTime>`; [`CredentialSource::now`] until S3 has told
    /// its time. Not an offset to `CredentialSource::now`, which is corrected by other services: the corrections would add up.
    skew: Cell<Option<i64>>,
    /// The person's own folder, and whether a listing has shown that what follows them is kept there.
    home: OnceCell<Prefix>,
    has_state: Cell<bool>,
}

/// How hard a call is tried: how often, and over which host names (those of the configuration where `hosts` is `None`).
struct Effort<'a> {
    retrier: &'a Retrier,
    hosts: Option<&'a dyn HostPool>,
}

/// Makes an operation's request.
type Build<'a> = &'a dyn Fn(&Address, &Signer<'_>) -> Result<Request, CallError>;

/// Sends what was made.
type Send<'a> = &'a dyn Fn(Request) -> LocalBoxFuture<'static, Result<Response, TransportError>>;

/// Reads an operation's answer, and keeps what a success means.
type Read<'a> = &'a mut dyn FnMut(&Response) -> Result<(), CallError>;

impl S3 {
    /// A bucket with someone's credentials.
    pub fn new(bucket: &Bucket, ports: Ports, credentials: Rc<dyn CredentialSource>) -> Self {
        let address =
            Address::new(&bucket.name, &bucket.region, bucket.endpoint.as_deref(), bucket.path_style);
        let (retrier, patient) = (Retrier::new(&ports), Retrier::patient(&ports));
        let versioned = bucket.versioned;
        Self(Rc::new(Inner {
            ports,
            credentials,
            address,
            versioned,
            retrier,
            patient,
            skew: Cell::new(None),
            home: OnceCell::new(),
            has_state: Cell::new(false),
        }))
    }

    /// Says which folder is the person's own: what the page keeps for them there is no file of theirs, and no listing shows it.
    pub fn set_home(&self, home: Option<Prefix>) {
        let _ = home.map(|home| self.0.home.set(home)); // once for each identity
    }

    /// The person's own folder, where there is one.
    pub fn home(&self) -> Option<&Prefix> {
        self.0.home.get()
    }

    /// Whether a listing of `listed` leaves this key or prefix out.
    pub fn hides(&self, listed: &str, id: &str) -> bool {
        let is_hidden = self.home().is_some_and(|own| home::hides(own, listed, id));
        self.0.has_state.set(self.0.has_state.get() || is_hidden);
        is_hidden
    }

    /// Whether a listing has left something out: then there is something to read.
    pub fn has_state(&self) -> bool {
        self.0.has_state.get()
    }

    /// Whether an overwritten object can be brought back.
    pub fn versioned(&self) -> bool {
        self.0.versioned
    }

    /// The service's clock, as far as it is known: milliseconds since the epoch.
    pub fn now(&self) -> i64 {
        let said = self.0.skew.get().map(|skew| self.0.ports.clock.now() + skew);
        said.unwrap_or_else(|| self.0.credentials.now())
    }

    /// Where the bucket answers.
    pub fn address(&self) -> &Address {
        &self.0.address
    }

    /// What it is performed over.
    pub fn ports(&self) -> &Ports {
        &self.0.ports
    }

    /// Performs an operation: again with backoff where S3 is busy or the connection breaks, with new credentials where these
    /// ended, and with a corrected clock; not twice in a row for the same of these two. Dropping the future aborts the request under way.
    ///
    /// # Errors
    ///
    /// S3's refusal, or the last failure of the connection; an answer that cannot be read is
    /// `Cause::Protocol`, and is never retried.
    pub async fn perform<O: Operation>(&self, operation: &O) -> Result<O::Output, Failure> {
        self.run(&self.0.retrier, None, operation, None).await
    }

    /// The same with the patience of a transfer, over `hosts`. Without a connection it ends at once: waiting for one is the
    /// queue's. `progress` hears how many bytes of the body were sent, from 0 again
    /// with each try.
    pub async fn persist<O: Operation>(
        &self,
        hosts: &dyn HostPool,
        operation: &O,
        progress: Option<Progress>,
    ) -> Result<O::Output, Failure> {
        self.run(&self.0.patient, Some(hosts), operation, progress).await
    }

    /// The same, sent once: neither a lost answer nor credentials that ended repeat it.
    ///
    /// For requests whose repetition could do harm: a form that may have been stored.
    pub async fn once<O: Operation>(
        &self,
        hosts: &dyn HostPool,
        operation: &O,
        progress: Option<Progress>,
    ) -> Result<O::Output, Failure> {
        self.run(&self.0.patient.once(), Some(hosts), operation, progress).await
    }

    /// The same over the host of the configuration.
    pub async fn perform_patiently<O: Operation>(&self, operation: &O) -> Result<O::Output, Failure> {
        self.run(&self.0.patient, None, operation, None).await
    }

    /// The same by a carrier of the caller's own, who reads a body that must not be in memory as a whole: what it gives has
    /// one only where S3 refused.
    pub async fn persist_by<O: Operation>(
        &self,
        hosts: &dyn HostPool,
        operation: &O,
        send: Send<'_>,
    ) -> Result<O::Output, Failure> {
        self.run_by(send, &self.0.patient, Some(hosts), operation).await
    }

    /// Waits before another try at what broke off after its answer had begun, with the patience of a transfer; `false` where
    /// that is at its end.
    pub async fn again(&self, attempts: u32) -> bool {
        self.0.patient.again(attempts).await
    }

    async fn run<O: Operation>(
        &self,
        retrier: &Retrier,
        hosts: Option<&dyn HostPool>,
        operation: &O,
        progress: Option<Progress>,
    ) -> Result<O::Output, Failure> {
        let send: Send<'_> = &|request| self.0.ports.http.send(request, progress.clone());
        self.run_by(send, retrier, hosts, operation).await
    }

    async fn run_by<O: Operation>(
        &self,
        send: Send<'_>,
        retrier: &Retrier,
        hosts: Option<&dyn HostPool>,
        operation: &O,
    ) -> Result<O::Output, Failure> {
        let mut output = None;
        let build: Build = &|bucket, signer| operation.request(bucket, signer);
        let read: Read = &mut |response| operation.answer(response).map(|answer| output = Some(answer));
        self.exchange(Effort { retrier, hosts }, O::NAME, build, send, read).await?;
        output.ok_or_else(|| Failure::new(O::NAME, CallError::Malformed("no answer was read".to_owned())))
    }

    /// All of [`Self::run`] that is the same for every operation: a page carries it once.
    ///
    /// Each try signs anew: a signature carries its time, and the host may be another.
    async fn exchange(
        &self,
        Effort { retrier, hosts }: Effort<'_>,
        name: &'static str,
        build: Build<'_>,
        by: Send<'_>,
        read: Read<'_>,
    ) -> Result<(), Failure> {
        let credentials = RefCell::new(self.0.credentials.get().await?);
        let (server_time, ahead) = (Cell::new(None), Cell::new(0));
        let classify = |error: &CallError| match error {
            _ if server_time.get().is_some() => Retry::CorrectClock,
            CallError::Transport(TransportError::Offline) if hosts.is_some() => Retry::Never,
            error => error.retry(),
        };
        let repair = async |remedy, _: &CallError| match remedy {
            Retry::RenewCredentials => {
                let refused = credentials.borrow().clone();
                let renewed = self.0.credentials.renew_after(&refused).await?;
                credentials.replace(renewed);
                Ok(true)
            }
            _ => Ok(server_time.take().is_some_and(|time| self.correct_clock(time, ahead.get()))),
        };
        let send = async || {
            let credentials = credentials.borrow().clone();
            ahead.set(self.ahead());
            let lease = hosts.map(HostPool::lease);
            let address = lease.as_ref().map_or(&self.0.address, |lease| lease.address());
            let request = self.signed(address, &credentials, build)?;
            let answer = by(request).await;
            if let Some(lease) = &lease {
                lease.on_answer(&answer);
            }
            let response = answer?;
            if !response.is_success() {
                server_time.set(error::server_time(&response));
            }
            read(&response)
        };
        retrier.run_with(name, classify, repair, send).await
    }

    /// Signs something that the browser itself will request.
    ///
    /// No request is sent, but for credentials that are needed first. The address works without further
    /// rights for whoever has it, until it expires.
    ///
    /// # Errors
    ///
    /// Where there are no credentials, or the key has no address ([`CallError`]).
    pub async fn link<T>(
        &self,
        operation: &'static str,
        sign: impl FnOnce(&Address, &Signer<'_>) -> Result<T, CallError>,
    ) -> Result<T, Failure> {
        let credentials = self.0.credentials.get().await?;
        self.signed(&self.0.address, &credentials, sign).map_err(|error| Failure::new(operation, error))
    }

    /// The same for an address that shall live longer than credentials may have left: those at hand are renewed where they would
    /// end well before. Gives with it when it ends, in milliseconds since the epoch. `sign` gets the life in seconds.
    ///
    /// # Errors
    ///
    /// As [`S3::link`]. Where new credentials cannot be reached those at hand sign, and the end is theirs.
    pub async fn lasting_link<T>(
        &self,
        operation: &'static str,
        milliseconds: i64,
        sign: impl FnOnce(&Address, &Signer<'_>, u32) -> Result<T, CallError>,
    ) -> Result<(T, i64), Failure> {
        let mut credentials = self.0.credentials.get().await?;
        // New ones a moment old are as good as it gets.
        if credentials.remaining(self.now()) < milliseconds - milliseconds / 10 {
            match self.0.credentials.renew_after(&credentials).await {
                Ok(renewed) => credentials = renewed,
                Err(failure) if failure.cause == Cause::SessionEnded => return Err(failure),
                Err(_) => {}
            }
        }
        let life = credentials.remaining(self.now()).clamp(0, milliseconds);
        let seconds = u32::try_from(life / 1000).unwrap_or(u32::MAX);
        let signed =
            self.signed(&self.0.address, &credentials, |bucket, signer| sign(bucket, signer, seconds));
        let signed = signed.map_err(|error| Failure::new(operation, error))?;
        Ok((signed, self.now() + i64::from(seconds) * 1000))
    }

    fn signed<T>(
        &self,
        address: &Address,
        credentials: &Credentials,
        sign: impl FnOnce(&Address, &Signer<'_>) -> Result<T, CallError>,
    ) -> Result<T, CallError> {
        sign(address, &Signer { credentials, region: address.region(), service: "s3", now: self.now() })
    }

    /// How far the service's clock is ahead of this device's, as far as it is known: milliseconds.
    ///
    /// Zero until a service has told its time.
    fn ahead(&self) -> i64 {
        self.now() - self.0.ports.clock.now()
    }

    /// Whether the clock is now another than the one that a request was signed by, which was so far `ahead`: enough to be
    /// worth another try. Of many requests that are refused together one corrects it, and all are worth it.
    ///
    /// By the `<ServerTime>` of a `RequestTimeTooSkewed` answer, in whole seconds.
    fn correct_clock(&self, server: i64, ahead: i64) -> bool {
        self.0.skew.set(Some(server - self.0.ports.clock.now()));
        (self.ahead() - ahead).abs() > 1000
    }
}
