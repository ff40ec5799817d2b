//! New credentials for whoever is here: a guest's, which the first picture waits for. A user's are [`super::user`]'s.

use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::Session;
use crate::aws::credentials::Credentials;
use crate::aws::identity::{IdentityId, refuses_guests};
use crate::chunks::{NotLoaded, chunk};
use crate::model::auth::{Departure, User, Who};
use crate::model::failure::{Cause, Failure};

/// Fetches credentials for a user, the person of this number.
type ForUser = fn(Rc<Session>, User, u64) -> LocalBoxFuture<'static, Result<Credentials, Failure>>;

chunk! {
    fn for_user -> ForUser, session, session_for_user, |session, user, person| {
        async move { session.fetch_for_user(&user, person).await }.boxed_local()
    }
}

/// Nobody is signed out for a missing part, and trying again is fine.
impl From<NotLoaded> for Failure {
    fn from(_: NotLoaded) -> Self {
        Self::new("Load a part of the page", Cause::PartMissing)
    }
}

impl Session {
    /// New credentials for whoever is here.
    pub(super) async fn fetch_credentials(self: Rc<Self>) -> Result<Credentials, Failure> {
        let (who, person) = {
            let inner = self.inner.borrow();
            (inner.who.clone(), inner.person)
        };
        match who {
            Who::Guest { identity, departure } => self.fetch_for_guest(identity, departure, person).await,
            Who::User(user) => for_user().await?(self, user, person).await,
            Who::Restoring | Who::SignedOut(_) | Who::Unreachable(_) => Err(Self::over()),
        }
    }

    async fn fetch_for_guest(
        self: &Rc<Self>,
        identity: IdentityId,
        departure: Departure,
        person: u64,
    ) -> Result<Credentials, Failure> {
        let outcome = self.pools.credentials(&identity, None).await;
        if !self.is(person) {
            return Err(Self::over());
        }
        if let Err(Failure { cause: Cause::Service(error), .. }) = &outcome
            && refuses_guests(error)
        {
            self.pools.records.forget_guest();
            self.become_person(Who::SignedOut(departure), None, None);
        }
        let (adopted, credentials) = outcome?;
        self.pools.records.save_credentials(&adopted, &credentials);
        if adopted != identity {
            self.pools.records.save_guest(&adopted);
            self.rename(Who::Guest { identity: adopted, departure });
        }
        Ok(credentials)
    }

    /// The same person by another name: what is on its way for them stays good.
    pub(super) fn rename(&self, who: Who) {
        self.inner.borrow_mut().who = who;
        self.notify();
    }
}
