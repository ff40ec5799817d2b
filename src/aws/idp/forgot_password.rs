//! `ForgotPassword`: sends a code with which a new password can be set. The answer is a [`Delivery`](super::Delivery), also
//! for a user who does not exist: the pool gives nothing away.

use serde_json::json;

use super::Client;
use crate::aws::http::Request;

/// What to send.
pub fn request(client: &Client, username: &str) -> Request {
    client.call("ForgotPassword", &json!({ "ClientId": client.id, "Username": username }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_user_is_named() {
        let sent = body_of(&request(&client(), "taro@example.com"));
        assert_eq!(sent, json!({ "ClientId": "client1", "Username": "taro@example.com" }));
    }
}
