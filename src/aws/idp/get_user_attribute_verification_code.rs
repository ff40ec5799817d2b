//! `GetUserAttributeVerificationCode`: sends the code that verifies an attribute of someone who is signed in. The answer is a
//! [`Delivery`](super::Delivery).

use serde_json::json;

use super::Client;
use super::secrets::AccessToken;
use crate::aws::http::Request;

/// What to send.
pub fn request(client: &Client, token: &AccessToken, attribute: &str) -> Request {
    let body = json!({ "AccessToken": token.expose(), "AttributeName": attribute });
    client.call("GetUserAttributeVerificationCode", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_attribute_is_named() {
        let sent = body_of(&request(&client(), &AccessToken::new("at"), "email"));
        assert_eq!(sent, json!({ "AccessToken": "at", "AttributeName": "email" }));
    }
}
