//! Who the person was before they signed in: the guest whose files they may still want.

use std::rc::Rc;

use super::Session;
use super::records::BEFORE;
use crate::aws::credentials::Credentials;
use crate::aws::error::ServiceError;
use crate::aws::identity::IdentityId;
use crate::model::auth::User;
use crate::model::failure::{Cause, Failure};

/// Credentials with less life than this are not begun with: milliseconds.
const MINIMUM_LIFE: i64 = 60_000;

impl Session {
    /// Credentials of the guest that the person was, others than those refused.
    ///
    /// Those that the guest had are kept over the sign-in. Whether an identity pool still gives any to an identity that it has seen
    /// sign in as another is not documented: where it answers for the other, the guest's are out of reach.
    pub(in crate::client) async fn credentials_before(
        &self,
        guest: &IdentityId,
        refused: Option<&Credentials>,
    ) -> Result<Credentials, Failure> {
        let records = &self.pools.records;
        let kept = records.credentials_in(BEFORE, guest).filter(|kept| Some(kept) != refused);
        if let Some(kept) = kept.filter(|kept| kept.remaining(self.now()) >= MINIMUM_LIFE) {
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

    /// The guest's files are taken over, or not wanted.
    pub fn forget_before(self: &Rc<Self>) {
        self.pools.records.forget_note(BEFORE);
        if let Some(user) = self.who().user() {
            self.adopt(User { guest_identity: None, ..user.clone() });
        }
    }
}
