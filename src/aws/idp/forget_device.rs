//! `ForgetDevice`: the user pool remembers a device no longer.

use serde_json::json;

use super::{AccessToken, Client};
use crate::aws::http::Request;

/// What to send.
pub fn request(client: &Client, token: &AccessToken, key: &str) -> Request {
    client.call("ForgetDevice", &json!({ "AccessToken": token.expose(), "DeviceKey": key }))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn the_device_is_named() {
        let sent = body_of(&request(&client(), &AccessToken::new("at"), "us-east-1_d"));
        assert_eq!(sent, json!({ "AccessToken": "at", "DeviceKey": "us-east-1_d" }));
    }
}
