//! Passkeys of an account, and the devices that the user pool remembers for it. What the browser does for a passkey is the caller's.
//!
//! Making a passkey takes three steps: [`AccountClient::begin_passkey`], the browser's own dialog,
//! [`AccountClient::add_passkey`]. The challenge between them is the pool's, and serves once.

use super::{AccountClient, read};
pub use crate::aws::idp::{KnownDevice, Passkey};
use crate::aws::idp::{
    complete_web_authn_registration, delete_web_authn_credential, forget_device, list_devices,
    list_web_authn_credentials, start_web_authn_registration,
};
use crate::client::session::Idempotency;
use crate::model::failure::Failure;

/// Pages that are asked for at most. A pool that always gives one more would never let the list end.
const PAGES: usize = 50;

impl AccountClient {
    /// All passkeys.
    pub async fn passkeys(&self) -> Result<Vec<Passkey>, Failure> {
        const NAME: &str = "ListWebAuthnCredentials";
        let (mut all, mut next) = (Vec::new(), None::<String>);
        for _ in 0..PAGES {
            let request =
                |client: &_, token: &_| list_web_authn_credentials::request(client, token, next.as_deref());
            let answer = self.session.act(NAME, Idempotency::Idempotent, &request).await?;
            let (page, after) = read(NAME, list_web_authn_credentials::parse(&answer))?;
            all.extend(page);
            next = after;
            if next.is_none() {
                break;
            }
        }
        Ok(all)
    }

    /// What the browser needs to make a passkey, as JSON.
    pub async fn begin_passkey(&self) -> Result<String, Failure> {
        const NAME: &str = "StartWebAuthnRegistration";
        let answer =
            self.session.act(NAME, Idempotency::Idempotent, &start_web_authn_registration::request).await?;
        read(NAME, start_web_authn_registration::parse(&answer))
    }

    /// Gives the pool the passkey that the browser made, as JSON.
    ///
    /// Once: a challenge is used up by the first answer.
    pub async fn add_passkey(&self, credential: &str) -> Result<(), Failure> {
        let request =
            |client: &_, token: &_| complete_web_authn_registration::request(client, token, credential);
        self.session.act("CompleteWebAuthnRegistration", Idempotency::Once, &request).await.map(drop)
    }

    /// Deletes a passkey.
    pub async fn delete_passkey(&self, id: &str) -> Result<(), Failure> {
        let request = |client: &_, token: &_| delete_web_authn_credential::request(client, token, id);
        self.session.act("DeleteWebAuthnCredential", Idempotency::Once, &request).await.map(drop)
    }

    /// All devices that the pool remembers.
    ///
    /// # Errors
    ///
    /// A pool that does not track devices refuses the call, by one of three codes
    /// (`InvalidParameterException`, `InvalidUserPoolConfigurationException`,
    /// `OperationNotEnabledException`): no panel, no error.
    pub async fn devices(&self) -> Result<Vec<KnownDevice>, Failure> {
        const NAME: &str = "ListDevices";
        let (mut all, mut next) = (Vec::new(), None::<String>);
        for _ in 0..PAGES {
            let request = |client: &_, token: &_| list_devices::request(client, token, next.as_deref());
            let answer = self.session.act(NAME, Idempotency::Idempotent, &request).await?;
            let (page, after) = read(NAME, list_devices::parse(&answer))?;
            all.extend(page);
            next = after;
            if next.is_none() {
                break;
            }
        }
        Ok(all)
    }

    /// The key of this device, where it is one of them.
    pub fn this_device(&self) -> Option<String> {
        self.session.device_key()
    }

    /// Has a device remembered no longer.
    ///
    /// Forgetting this device has the next sign-in from it asked for the second step again, where there is
    /// one; the session goes on.
    pub async fn forget_device(&self, key: &str) -> Result<(), Failure> {
        let request = |client: &_, token: &_| forget_device::request(client, token, key);
        self.session.act("ForgetDevice", Idempotency::Once, &request).await?;
        self.session.forget_device(key);
        Ok(())
    }
}
