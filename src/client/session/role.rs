//! The role in use, where the ID token allows several (`cognito:roles`): which there are, and taking another.
//!
//! Several roles arise where a person is in several groups with a role each. `GetCredentialsForIdentity`
//! takes the wanted one as `CustomRoleArn`, and refuses any that is not in the token.

use std::rc::Rc;

use super::records::{ROLE, Saved};
use super::{Session, over};
use crate::aws::identity::Login;
use crate::model::failure::Failure;

/// The roles that a user's groups allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roles {
    /// Their ARNs.
    pub allowed: Vec<String>,
    /// The one that the identity pool takes by itself.
    pub preferred: Option<String>,
    /// The one that the person chose instead.
    pub chosen: Option<String>,
}

impl Session {
    /// What the ID token says of roles. Fails where nobody is signed in.
    ///
    /// No request where the token at hand is good. Both lists are empty for a pool without groups.
    pub async fn roles(self: &Rc<Self>) -> Result<Roles, Failure> {
        let claims = self.tokens.get().await?.id.claims().unwrap_or_default();
        let chosen = self.pools.records.note(ROLE);
        Ok(Roles { allowed: claims.roles, preferred: claims.preferred_role, chosen })
    }

    /// Takes another of the allowed roles, for as long as the session lasts; `None` leaves the choice to the identity pool again.
    /// Where it is refused everything stays as it was.
    ///
    /// Listeners are told as for a change of person, since all that is on screen may be forbidden to the new
    /// role; the person's number stays, and requests under way keep the credentials that they were signed
    /// with.
    ///
    /// # Errors
    ///
    /// The identity pool's refusal, with the old role still in use; `Cause::SessionEnded` where nobody is
    /// signed in any more.
    pub async fn choose_role(self: &Rc<Self>, role: Option<String>) -> Result<(), Failure> {
        let tokens = self.tokens.get().await?;
        let person = self.person.number();
        let Saved { user, scope, .. } = self.person.signed_in().ok_or_else(over)?.saved;
        let login = Login { role: role.clone(), ..self.pools.login(tokens.id) };
        let (identity, credentials) = self.pools.credentials_for(&user.identity, Some(&login)).await?;
        if !self.person.is(person) {
            return Err(over());
        }
        let records = &self.pools.records;
        records.forget_note(ROLE);
        if let Some(role) = role {
            records.keep_note(scope, ROLE, &role);
        }
        records.save_credentials(&identity, &credentials);
        self.credentials.change_person(Some(credentials));
        self.person.notify();
        Ok(())
    }
}
