//! What a person changes about their own account: second step, password, address, and its end. Each call carries the access
//! token of whoever is signed in ([`Session`] renews it first).
//!
//! Not here: signing out, which is the session's own affair, and which dialog comes when, which is the screen's.
//!
//! Each method is one call of the user pool, sometimes two. None changes what the page shows by itself: ask
//! [`AccountClient::profile`] again after a change.

mod email;
mod passkeys;
mod removal;

use std::rc::Rc;

pub use self::email::EmailChange;
pub use self::passkeys::{KnownDevice, Passkey};
pub use self::removal::{Holdings, Remains, Removal, measure, remove_files};
use super::session::{Idempotency, Session};
use crate::aws::error::CallError;
use crate::aws::idp::associate_software_token::{self, By};
use crate::aws::idp::{
    ChallengeName, change_password, get_user, set_user_mfa_preference, verify_software_token,
};
pub use crate::aws::idp::{Code, Password, TotpSecret};
pub use crate::aws::s3::key::Prefix;
use crate::model::failure::Failure;

/// The account of whoever is signed in. Cheap to clone.
#[derive(Clone)]
pub struct AccountClient {
    session: Rc<Session>,
}

/// What the page shows of an account, as the user pool knows it now.
#[derive(Clone, PartialEq, Eq)]
pub struct Profile {
    /// The address that counts now.
    pub email: String,
    /// Whether it has been proved to be the person's own.
    pub email_verified: bool,
    /// Whether a code of an authenticator app is asked for.
    pub authenticator: bool,
    /// Whether a second step of another kind (mail, text message) is on.
    pub other_step: bool,
}

impl AccountClient {
    /// The account behind a session.
    pub const fn new(session: Rc<Session>) -> Self {
        Self { session }
    }

    /// The account as it is now.
    pub async fn profile(&self) -> Result<Profile, Failure> {
        let answer = self.session.act("GetUser", Idempotency::Idempotent, &get_user::request).await?;
        let account = read("GetUser", get_user::parse(&answer))?;
        let attribute = |wanted: &str| {
            account
                .attributes
                .iter()
                .find(|(name, _)| name == wanted)
                .map_or("", |(_, value)| value)
                .to_owned()
        };
        let is_app = |name: &ChallengeName| *name == ChallengeName::SoftwareTokenMfa;
        Ok(Profile {
            email: attribute("email"),
            email_verified: attribute("email_verified") == "true",
            authenticator: account.mfa.iter().any(is_app),
            other_step: account.mfa.iter().any(|name| !is_app(name)),
        })
    }

    /// A key for an authenticator app. One that is in use stays so until [`AccountClient::confirm_authenticator`].
    ///
    /// # Errors
    ///
    /// A refusal by the pool; `SoftwareTokenMFANotFoundException` where the pool has no TOTP.
    pub async fn new_authenticator(&self) -> Result<TotpSecret, Failure> {
        const NAME: &str = "AssociateSoftwareToken";
        let request =
            |client: &_, token: &_| associate_software_token::request(client, &By::AccessToken(token));
        let answer = self.session.act(NAME, Idempotency::Idempotent, &request).await?;
        Ok(read(NAME, associate_software_token::parse(&answer))?.secret)
    }

    /// Proves that the app has the key, by its first code, and asks for its codes from the next sign-in on.
    ///
    /// # Errors
    ///
    /// A wrong code is `EnableSoftwareTokenMFAException` or `CodeMismatchException`, one that was used before
    /// `ExpiredCodeException`: wait for the app's next code. Where the second call fails the app is verified,
    /// and [`AccountClient::use_authenticator`] can be tried again.
    pub async fn confirm_authenticator(&self, code: &Code) -> Result<(), Failure> {
        const NAME: &str = "VerifySoftwareToken";
        let request =
            |client: &_, token: &_| verify_software_token::request(client, &By::AccessToken(token), code);
        let answer = self.session.act(NAME, Idempotency::Once, &request).await?;
        read(NAME, verify_software_token::parse(&answer))?;
        self.use_authenticator(true).await
    }

    /// Asks for the codes of a verified app, or for no codes any more.
    ///
    /// Idempotent. Turning it off leaves the app verified, so turning it on again needs no new key.
    pub async fn use_authenticator(&self, on: bool) -> Result<(), Failure> {
        let request = |client: &_, token: &_| set_user_mfa_preference::request(client, token, on);
        self.session.act("SetUserMFAPreference", Idempotency::Idempotent, &request).await.map(drop)
    }

    /// Sets a new password. Sessions go on with the tokens that they have.
    ///
    /// # Errors
    ///
    /// `NotAuthorizedException` for a wrong current password (counted by the pool: not repeated),
    /// `InvalidPasswordException` for one that the pool's policy refuses.
    pub async fn change_password(&self, current: &Password, proposed: &Password) -> Result<(), Failure> {
        let request = |client: &_, token: &_| change_password::request(client, token, current, proposed);
        self.session.act("ChangePassword", Idempotency::Once, &request).await.map(drop)
    }
}

/// What a success says, or that it cannot be read.
fn read<T>(operation: &'static str, parsed: Result<T, CallError>) -> Result<T, Failure> {
    parsed.map_err(|error| Failure::new(operation, error))
}
