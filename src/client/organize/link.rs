//! The way to the bucket for one job: its host names, and waiting where there is no connection.
//!
//! Before S3 has ever answered, a host that cannot be reached is a mistake in the configuration as likely as a lost network, and is
//! told at once. Afterwards, and where the device is offline, waiting has no end of its own.

use std::cell::Cell;
use std::rc::Rc;

use super::job::Job;
use crate::aws::http::TransportError;
use crate::aws::s3::Operation;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::list::{ListObjects, Object};
use crate::client::s3::{Pages, S3};
use crate::client::transfers::host_pool::Hosts;
use crate::model::failure::{Cause, Failure};
use crate::model::files::File;

/// The first wait for a connection, in milliseconds; it doubles with each.
const FIRST_WAIT: u32 = 1_000;
/// The longest.
const LONGEST_WAIT: u32 = 16_000;

/// The bucket, as one job uses it.
pub struct Link {
    s3: S3,
    hosts: Hosts,
    job: Rc<Job>,
    worked: Cell<bool>,
}

impl Link {
    /// With a pool of host names of its own.
    pub fn new(s3: S3, job: Rc<Job>) -> Self {
        // Refusals for being busy are answered by waiting: there is no queue to be made slower.
        let hosts = Hosts::new(s3.address(), Rc::new(|_| {}));
        Self { s3, hosts, job, worked: Cell::new(false) }
    }

    /// How many requests go side by side; one connection is left for the rest of the page.
    pub fn width(&self) -> usize {
        self.hosts.capacity().saturating_sub(1).max(1)
    }

    /// The service's clock: milliseconds since the epoch.
    pub fn now(&self) -> i64 {
        self.s3.now()
    }

    /// Performs an operation with the patience of the background; waits for a connection as long as there is none.
    ///
    /// # Errors
    ///
    /// A refusal; or no answer at all, where S3 never gave one or the person has cancelled meanwhile.
    pub async fn perform<O: Operation>(&self, operation: &O) -> Result<O::Output, Failure> {
        let mut wait = FIRST_WAIT;
        loop {
            let answer = self.s3.persist(&self.hosts, operation, None).await;
            match &answer {
                Err(failure) if self.is_down(failure) && !self.job.is_cancelled() => {
                    self.job.offline(true);
                    self.s3.ports().timer.sleep(wait).await;
                    wait = (wait * 2).min(LONGEST_WAIT);
                }
                Err(failure) if is_of_connection(failure) => return answer,
                _ => {
                    self.worked.set(true);
                    self.job.offline(false);
                    return answer;
                }
            }
        }
    }

    /// The pages of a listing; take them by [`Self::next`].
    pub fn pages(&self, first: ListObjects) -> Pages<'_, ListObjects> {
        self.s3.pages(first)
    }

    /// The objects of the next page; `None` after the last.
    pub async fn next(&self, pages: &mut Pages<'_, ListObjects>) -> Result<Option<Vec<Object>>, Failure> {
        let page = pages.next_by(async |list| self.perform(list).await).await?;
        Ok(page.map(|page| page.objects))
    }

    /// All objects of a listing.
    pub async fn list(&self, first: ListObjects) -> Result<Vec<Object>, Failure> {
        let (mut found, mut pages) = (Vec::new(), self.pages(first));
        while let Some(page) = self.next(&mut pages).await? {
            found.extend(page);
        }
        Ok(found)
    }

    /// The object of a key.
    pub async fn object(&self, key: &ObjectKey) -> Result<Option<Object>, Failure> {
        let page = self.perform(&ListObjects::one(key)).await?;
        Ok(page.objects.into_iter().find(|object| object.key == *key))
    }

    /// What a look at a key shows.
    pub async fn find(&self, key: &ObjectKey) -> Result<Option<File>, Failure> {
        Ok(self.object(key).await?.map(File::from))
    }

    fn is_down(&self, failure: &Failure) -> bool {
        failure.cause == Cause::Transport(TransportError::Offline)
            || self.worked.get() && is_of_connection(failure)
    }
}

/// Whether nothing answered at all.
fn is_of_connection(failure: &Failure) -> bool {
    matches!(failure.cause, Cause::Transport(_))
}
