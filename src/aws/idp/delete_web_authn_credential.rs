//! `DeleteWebAuthnCredential`: the user pool forgets a passkey. The copy in the person's own keychain stays, and opens nothing.

use serde_json::json;

use super::{AccessToken, Client};
use crate::aws::http::Request;

/// What to send.
pub fn request(client: &Client, token: &AccessToken, id: &str) -> Request {
    let body = json!({ "AccessToken": token.expose(), "CredentialId": id });
    client.call("DeleteWebAuthnCredential", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_passkey_is_named() {
        let sent = body_of(&request(&client(), &AccessToken::new("at"), "k1"));
        assert_eq!(sent, json!({ "AccessToken": "at", "CredentialId": "k1" }));
    }
}
