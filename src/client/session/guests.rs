//! Guests: the identity that this device keeps, its credentials, and the guest that a user was before they signed in.
//!
//! An identity pool gives a guest no account and no password: the identity id in storage is all that leads
//! back to the files. Whoever clears the browser's storage has lost them. Where guests write nothing, the
//! identity of one who signs in becomes the user's if the user is new. Where guests may write, nobody is merged: the
//! guest's files stay behind under `before`, and the person says whether `client::claim` shall move them.

use std::rc::Rc;

use super::pools::Pools;
use super::records::BEFORE;
use crate::aws::credentials::Credentials;
use crate::aws::error::ServiceError;
use crate::aws::identity::{IdentityId, refuses_guests};
use crate::client::ports::Scope;
use crate::model::failure::{Cause, Failure};

/// Credentials with less life than this are not begun with: milliseconds.
const MINIMUM_LIFE: i64 = 60_000;

/// The guests of this device. Their state is in the records `guest` and `before`.
pub(super) struct Guests {
    pools: Rc<Pools>,
}

impl Guests {
    /// The guests known by the records of this page.
    pub const fn new(pools: Rc<Pools>) -> Self {
        Self { pools }
    }

    /// Whether the configuration lets guests in.
    pub fn are_welcome(&self) -> bool {
        self.pools.config.identity_pool.guests
    }

    /// Whether guests can have files in a folder of their own.
    pub fn may_write(&self) -> bool {
        self.pools.config.locations.iter().any(|location| location.is_own() && location.guests.write)
    }

    /// The guest that this device keeps, and their credentials where this tab has some.
    ///
    /// No request is sent: credentials that have expired meanwhile are found out, and renewed, when they are
    /// asked for.
    pub fn known(&self) -> Option<(IdentityId, Option<Credentials>)> {
        let identity = self.pools.records.guest()?;
        let credentials = self.pools.records.credentials(&identity);
        Some((identity, credentials))
    }

    /// A new guest's identity. Not kept yet: see [`Self::keep`].
    ///
    /// One `GetId` without a login. Sent twice, a second identity is made and the first is never used:
    /// harmless.
    ///
    /// # Errors
    ///
    /// [`Self::are_refused`] tells a pool that admits nobody from a connection that failed; the first is
    /// final, the second is tried again on the person's word.
    pub async fn create(&self) -> Result<IdentityId, Failure> {
        self.pools.identity(None).await
    }

    /// Keeps the identity on this device, so that a guest who comes back has the same files.
    pub fn keep(&self, identity: &IdentityId) {
        self.pools.records.save_guest(identity);
    }

    /// Forgets the identity: the pool lets no guests in any more.
    pub fn forget(&self) {
        self.pools.records.forget_guest();
    }

    /// Whether the identity pool lets no guests in, although the configuration says so.
    pub fn are_refused(failure: &Failure) -> bool {
        matches!(&failure.cause, Cause::Service(error) if refuses_guests(error))
    }

    /// Credentials for a guest, and the identity that they are for: another one where the pool gave up the first.
    ///
    /// The caller adopts the identity that is returned: a pool that was made anew, or that merged this guest
    /// into a user, no longer knows the first one.
    pub async fn credentials(&self, identity: &IdentityId) -> Result<(IdentityId, Credentials), Failure> {
        self.pools.credentials(identity, None).await
    }

    /// Credentials of the guest that the user was, others than those refused.
    ///
    /// Those that the guest had are kept over the sign-in. An identity pool gives none to a guest that it has merged into a user's
    /// identity, which the page has it do only where guests write nothing.
    pub async fn credentials_before(
        &self,
        guest: &IdentityId,
        refused: Option<&Credentials>,
    ) -> Result<Credentials, Failure> {
        let Pools { records, clock, .. } = &*self.pools;
        let kept = records.credentials_in(BEFORE, guest).filter(|kept| Some(kept) != refused);
        if let Some(kept) =
            kept.filter(|kept| kept.remaining(crate::client::ports::Clock::now(&**clock)) >= MINIMUM_LIFE)
        {
            return Ok(kept);
        }
        let (identity, credentials) = self.pools.credentials_for(guest, None).await?;
        if identity != *guest {
            let error = ServiceError {
                code: "NotAuthorizedException".into(),
                message: "The guest's identity was merged into another.".into(),
                status: 200,
                request_id: None,
            };
            return Err(Failure::new("GetCredentialsForIdentity", Cause::Service(error)));
        }
        records.save_credentials_in(BEFORE, guest, &credentials);
        Ok(credentials)
    }

    /// Forgets the credentials of the guest that the user was.
    ///
    /// Idempotent. The record lives as long as the tab, whatever happens.
    pub fn forget_before(&self) {
        self.pools.records.remove(Scope::Tab, BEFORE);
    }
}
