//! `UpdateDeviceStatus`: the person's answer where the pool leaves it to them whether a device is remembered.

use serde_json::json;

use super::{AccessToken, Client};
use crate::aws::http::Request;

/// What to send.
pub fn request(client: &Client, token: &AccessToken, key: &str, remembered: bool) -> Request {
    let status = if remembered { "remembered" } else { "not_remembered" };
    let body = json!({ "AccessToken": token.expose(), "DeviceKey": key, "DeviceRememberedStatus": status });
    client.call("UpdateDeviceStatus", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn a_device_is_remembered_or_not() {
        for (remembered, status) in [(true, "remembered"), (false, "not_remembered")] {
            let sent = body_of(&request(&client(), &AccessToken::new("at"), "us-east-1_d", remembered));
            let expected =
                json!({ "AccessToken": "at", "DeviceKey": "us-east-1_d", "DeviceRememberedStatus": status });
            assert_eq!(sent, expected);
        }
    }
}
