//! `SetUserMFAPreference`: turns an authenticator app on or off as the second step. It must have been verified before.
//!
//! Only the authenticator app's setting is sent: what is left out stays as it is.

use serde_json::json;

use super::Client;
use super::secrets::AccessToken;
use crate::aws::http::Request;

/// What to send. The answer says only that it is done.
pub fn request(client: &Client, token: &AccessToken, on: bool) -> Request {
    let settings = json!({ "Enabled": on, "PreferredMfa": on });
    let body = json!({ "AccessToken": token.expose(), "SoftwareTokenMfaSettings": settings });
    client.call("SetUserMFAPreference", &body)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body_of, client};
    use super::*;

    #[test]
    fn an_app_that_is_on_is_the_one_that_is_asked_first() {
        for on in [true, false] {
            let expected = json!({
                "AccessToken": "at", "SoftwareTokenMfaSettings": { "Enabled": on, "PreferredMfa": on }
            });
            assert_eq!(body_of(&request(&client(), &AccessToken::new("at"), on)), expected);
        }
    }
}
