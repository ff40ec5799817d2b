//! `RevokeToken`: ends a refresh token, and the access tokens that came from it.

use serde_json::json;

use super::Client;
use super::secrets::RefreshToken;
use crate::aws::http::Request;

/// What to send. The answer says only that it is done.
pub fn request(client: &Client, token: &RefreshToken) -> Request {
    client.call("RevokeToken", &json!({ "ClientId": client.id, "Token": token.expose() }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_token_goes_to_its_client() {
        let sent = body_of(&request(&client(), &RefreshToken::new("rt")));
        assert_eq!(sent, json!({ "ClientId": "client1", "Token": "rt" }));
    }
}
