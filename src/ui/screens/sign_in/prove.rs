//! Proving once more who is signed in, for the account page: the arithmetic and the challenges are this part's.

use crate::client::account::Password;
use crate::model::auth::{Assertion, Challenge};
use crate::model::failure::Failure;
use crate::ui::context::App;
use crate::ui::passkeys::PasskeyPrompt;

/// Proves the password; `Ok(false)` where the pool asked for something else.
pub async fn by_password(app: App, password: Password) -> Result<bool, Failure> {
    app.session().reauthenticate(&password).await
}

/// Proves it by a passkey; `Ok(false)` where the account has none that can be used here.
pub async fn by_passkey(app: App, prompt: PasskeyPrompt) -> Result<bool, Failure> {
    let session = app.session();
    let email = session.who().user().map(|user| user.email.clone()).unwrap_or_default();
    let Some(challenge) = session.passkey_challenge(&email).await else { return Ok(false) };
    let Challenge::WebAuthn { options } = challenge.challenge.clone() else { return Ok(false) };
    let signed = prompt.sign(options, false).await?;
    session.reauthenticate_by_passkey(challenge, Assertion::new(signed)).await
}
