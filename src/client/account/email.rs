//! Changing the address: the new one is sent a code, and the pool decides which of the two counts until the code is given.
//!
//! | the pool keeps the old address until the code is given | [`EmailChange::counts`] |
//! |---|---|
//! | yes (`AttributesRequireVerificationBeforeUpdate`) | `false` |
//! | no | `true` |

use super::{AccountClient, read};
use crate::aws::idp::{
    Code, Delivery, get_user_attribute_verification_code, update_user_attributes, verify_user_attribute,
};
use crate::client::session::Idempotency;
use crate::model::failure::Failure;

/// What became of a change that was asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailChange {
    /// The new address.
    pub to: String,
    /// Where the code went, masked by the service; `None` where the pool sent none.
    pub sent_to: Option<String>,
    /// Whether the new address counts already, proved or not. If not, the old one does until the code is given.
    pub counts: bool,
}

impl AccountClient {
    /// Asks for another address.
    ///
    /// Two requests: `UpdateUserAttributes`, and `GetUser` to learn which address counts.
    ///
    /// # Errors
    ///
    /// `AliasExistsException` where somebody else has the address. Where only the second request fails the
    /// change was made all the same.
    pub async fn change_email(&self, to: &str) -> Result<EmailChange, Failure> {
        const NAME: &str = "UpdateUserAttributes";
        let request = |client: &_, token: &_| update_user_attributes::request(client, token, "email", to);
        let answer = self.session.act(NAME, Idempotency::Idempotent, &request).await?;
        let delivery = read(NAME, update_user_attributes::parse(&answer))?;
        // The answer does not say which address counts now; the account does.
        let counts = self.profile().await?.email.eq_ignore_ascii_case(to);
        if counts {
            self.session.rename_email(to.to_owned());
        }
        let sent_to = delivery.map(|delivery| delivery.destination);
        Ok(EmailChange { to: to.to_owned(), sent_to, counts })
    }

    /// Sends a code to the address that counts now. (For one that does not yet, ask for the change again: whether this call
    /// would reach the new address is not documented.)
    ///
    /// # Errors
    ///
    /// `LimitExceededException` after a few codes; the pool names no time.
    pub async fn send_email_code(&self) -> Result<Option<String>, Failure> {
        const NAME: &str = "GetUserAttributeVerificationCode";
        let request =
            |client: &_, token: &_| get_user_attribute_verification_code::request(client, token, "email");
        let answer = self.session.act(NAME, Idempotency::Idempotent, &request).await?;
        Ok(read(NAME, Delivery::parse(&answer))?.map(|delivery| delivery.destination))
    }

    /// Proves by its code that the address is the person's own; from now on it counts. `None` is an address that this page does not
    /// know, because the change was asked for before it was loaded: the account tells it then.
    pub async fn verify_email(&self, email: Option<&str>, code: &Code) -> Result<(), Failure> {
        let request = |client: &_, token: &_| verify_user_attribute::request(client, token, "email", code);
        self.session.act("VerifyUserAttribute", Idempotency::Once, &request).await?;
        let email = match email {
            Some(email) => Some(email.to_owned()),
            None => self.profile().await.ok().map(|profile| profile.email),
        };
        if let Some(email) = email {
            self.session.rename_email(email);
        }
        Ok(())
    }
}
