//! What the examination of a set-up asks of a session. Nothing is kept: the session is the same afterwards, whatever the answer.

use std::rc::Rc;

use super::{Session, over};
use crate::aws::idp::IdToken;
use crate::model::failure::Failure;

impl Session {
    /// The ID token of whoever is signed in.
    ///
    /// # Errors
    ///
    /// `Cause::SessionEnded` where nobody is; the failure of a renewal.
    pub(in crate::client) async fn id_token(self: &Rc<Self>) -> Result<IdToken, Failure> {
        Ok(self.tokens.get().await?.id)
    }

    /// Whether the identity pool gives credentials to whoever is here, now: those at hand may be from before a change of the set-up.
    ///
    /// # Errors
    ///
    /// The identity pool's refusal or that of STS, as it is.
    pub(in crate::client) async fn try_credentials(self: &Rc<Self>) -> Result<(), Failure> {
        let identity = self.identity().ok_or_else(over)?;
        let login = match self.who().user() {
            Some(_) => Some(self.pools.login(self.id_token().await?)),
            None => None,
        };
        self.pools.credentials_for(&identity, login.as_ref()).await.map(drop)
    }
}
