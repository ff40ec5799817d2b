//! `CompleteWebAuthnRegistration`: gives the user pool a passkey that the browser made.

use serde_json::{Value, json};

use super::{AccessToken, Client};
use crate::aws::http::Request;

/// What to send. `credential` is what the browser made, as `RegistrationResponseJSON`.
pub fn request(client: &Client, token: &AccessToken, credential: &str) -> Request {
    // The service wants the object itself, and not, as everywhere else, its text.
    let credential: Value = serde_json::from_slice(credential.as_bytes()).unwrap_or_default();
    client.call(
        "CompleteWebAuthnRegistration",
        &json!({ "AccessToken": token.expose(), "Credential": credential }),
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_credential_is_sent_as_an_object() {
        let sent = body_of(&request(&client(), &AccessToken::new("at"), r#"{"id":"k"}"#));
        assert_eq!(sent, json!({ "AccessToken": "at", "Credential": { "id": "k" } }));
    }
}
