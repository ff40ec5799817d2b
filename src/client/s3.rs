//! Performs one S3 operation: build → sign → send → classify → retry → parse, in this one place.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use super::ports::Ports;
use crate::aws::credentials::Credentials;
use crate::config::Bucket;
use crate::model::failure::Failure;

/// Gives credentials that live; renewing them is its own affair.
pub trait CredentialSource {
    /// Credentials with some life left.
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>>;
    /// Others than these, which a service refused as expired.
    fn renew_after(&self, refused: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>>;
}

/// The bucket, as one person may use it. Cheap to clone; clones share what they learn of the clock.
#[derive(Clone)]
pub struct S3 {
    inner: Rc<Inner>,
}

struct Inner {
    ports: Ports,
    credentials: Rc<dyn CredentialSource>,
    bucket: Bucket,
}

impl S3 {
    /// A bucket with someone's credentials.
    pub fn new(bucket: &Bucket, ports: Ports, credentials: Rc<dyn CredentialSource>) -> Self {
        Self { inner: Rc::new(Inner { ports, credentials, bucket: bucket.clone() }) }
    }
}
