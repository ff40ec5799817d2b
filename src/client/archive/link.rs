//! The way to the bucket, shared by all that an archive asks for: its host names, and waiting where there is no connection.
//!
//! | no answer because | before S3 ever answered | afterwards |
//! |---|---|---|
//! | the device is offline | wait | wait |
//! | the host cannot be reached | fail: most likely a mistake in the configuration | wait, unless other requests are answered |
//! | S3 refuses, in words | fail | fail |
//!
//! Waiting has no end of its own: a laptop that sleeps over night goes on in the morning. Cancelling is
//! dropping.

use std::cell::Cell;
use std::rc::Rc;

use super::progress::ProgressTracker;
use crate::aws::http::TransportError;
use crate::aws::s3::Operation;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::list::ListObjects;
use crate::aws::s3::stream::{StreamObject, Streamed};
use crate::client::ports::archive::{Body, Source};
use crate::client::s3::S3;
use crate::client::transfers::host_pool::Hosts;
use crate::model::failure::{Cause, Failure};

/// The first wait for a connection, in milliseconds; it doubles with each.
const FIRST_WAIT: u32 = 1_000;
/// The longest.
const LONGEST_WAIT: u32 = 16_000;

/// Cheap to clone.
///
/// Clones share the host pool, and what is known of the connection.
pub(super) struct Link<P>(Rc<Inner<P>>);

impl<P> Clone for Link<P> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

struct Inner<P> {
    s3: S3,
    hosts: Hosts,
    source: Rc<dyn Source<P>>,
    progress: Rc<ProgressTracker>,
    /// Whether S3 ever answered: before that, an unreachable host is a mistake in the configuration as likely as a lost
    /// network, and is told at once.
    worked: Cell<bool>,
}

impl<P: 'static> Link<P> {
    /// A link with a pool of host names of its own. `source` opens bodies, and `progress` shows while there is no connection.
    pub fn new(s3: S3, source: Rc<dyn Source<P>>, progress: Rc<ProgressTracker>) -> Self {
        // Refusals for being busy are answered by waiting: there is no queue to be made slower.
        let hosts = Hosts::new(s3.address(), Rc::new(|_| {}));
        Self(Rc::new(Inner { s3, hosts, source, progress, worked: Cell::new(false) }))
    }

    /// How many answers may come side by side; one connection is left for the rest of the page.
    pub fn width(&self) -> usize {
        self.0.hosts.capacity().saturating_sub(1).max(1)
    }

    /// What counts the progress of this archive.
    pub fn progress(&self) -> &ProgressTracker {
        &self.0.progress
    }

    /// The bucket.
    pub fn s3(&self) -> &S3 {
        &self.0.s3
    }

    /// The service's clock: milliseconds since the epoch.
    pub fn now(&self) -> i64 {
        self.0.s3.now()
    }

    /// Performs an operation; waits for a connection as long as there is none.
    ///
    /// # Errors
    ///
    /// A refusal, after the patience of the background.
    pub async fn perform<O: Operation>(&self, operation: &O) -> Result<O::Output, Failure> {
        self.patiently(None, async || self.0.s3.persist(&self.0.hosts, operation, None).await).await
    }

    /// Begins to read an object; waits for a connection as long as there is none.
    ///
    /// The body of a success is read by the caller; `persist_by` retries only until the answer's head is
    /// there.
    pub async fn open(&self, object: &StreamObject) -> Result<(Streamed, Box<dyn Body<P>>), Failure> {
        self.patiently(Some(&object.key), async || {
            let body = Rc::new(Cell::new(None));
            let streamed = self
                .0
                .s3
                .persist_by(&self.0.hosts, object, &|request| {
                    let (coming, body) = (self.0.source.get(request), body.clone());
                    Box::pin(async move {
                        let (response, stream) = coming.await?;
                        body.set(stream);
                        Ok(response)
                    })
                })
                .await?;
            let nothing =
                || Failure::new(StreamObject::NAME, Cause::Protocol("an answer without a body".into()));
            Ok((streamed, body.take().ok_or_else(nothing)?))
        })
        .await
    }

    /// Whether S3 answers other requests than those for this object: waiting for a connection would not help then. A listing is
    /// asked for, since a browser needs nobody's permission for it, as it does for going on in the middle.
    async fn answers_others(&self, key: &ObjectKey) -> bool {
        match self.0.s3.persist(&self.0.hosts, &ListObjects::one(key), None).await {
            Ok(_) => true,
            Err(failure) => !is_of_connection(&failure),
        }
    }

    /// Waits 1, 2, 4, 8, then 16 seconds between tries.
    async fn patiently<T>(
        &self,
        object: Option<&ObjectKey>,
        call: impl AsyncFn() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut wait = FIRST_WAIT;
        loop {
            let answer = call().await;
            match &answer {
                Err(failure) if self.is_down(failure) => {
                    if let Some(key) = object
                        && failure.cause != Cause::Transport(TransportError::Offline)
                        && self.answers_others(key).await
                    {
                        return answer;
                    }
                    self.0.progress.offline(true);
                    self.0.s3.ports().timer.sleep(wait).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
                Err(failure) if is_of_connection(failure) => return answer,
                _ => {
                    self.0.worked.set(true);
                    self.0.progress.offline(false);
                    return answer;
                }
            }
        }
    }

    /// Whether this failure is the connection's, which comes back.
    fn is_down(&self, failure: &Failure) -> bool {
        failure.cause == Cause::Transport(TransportError::Offline)
            || self.0.worked.get() && is_of_connection(failure)
    }
}

/// Whether nothing answered at all.
fn is_of_connection(failure: &Failure) -> bool {
    matches!(failure.cause, Cause::Transport(_))
}
