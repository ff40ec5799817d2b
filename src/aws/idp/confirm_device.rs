//! `ConfirmDevice`: gives the user pool what it checks a new device's proof with. Until then the device is not remembered.

use serde_json::{Value, json};

use super::{AccessToken, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;
use crate::aws::srp::DeviceVerifier;

/// What to send. `name` is what the person will know the device by.
pub fn request(
    client: &Client,
    token: &AccessToken,
    key: &str,
    verifier: &DeviceVerifier,
    name: &str,
) -> Request {
    let body = json!({
        "AccessToken": token.expose(),
        "DeviceKey": key,
        "DeviceName": name,
        "DeviceSecretVerifierConfig": { "PasswordVerifier": verifier.verifier, "Salt": verifier.salt },
    });
    client.call("ConfirmDevice", &body)
}

/// Whether the pool leaves it to the person to remember the device (`UpdateDeviceStatus`).
pub fn parse(response: &Response) -> Result<bool, CallError> {
    let answer: Value = json::parse(response)?;
    Ok(answer["UserConfirmationNecessary"] == true)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn the_verifier_goes_along_and_the_password_does_not() {
        let verifier = DeviceVerifier { salt: "c2FsdA==".into(), verifier: "dg==".into() };
        let sent = request(&client(), &AccessToken::new("at"), "us-east-1_d", &verifier, "Chrome, Linux");
        let expected = json!({
            "AccessToken": "at", "DeviceKey": "us-east-1_d", "DeviceName": "Chrome, Linux",
            "DeviceSecretVerifierConfig": { "PasswordVerifier": "dg==", "Salt": "c2FsdA==" },
        });
        assert_eq!(body_of(&sent), expected);
    }

    #[test]
    fn the_pool_may_leave_the_choice_to_the_person() {
        assert_eq!(parse(&answer(200, r#"{"UserConfirmationNecessary":true}"#)), Ok(true));
        assert_eq!(parse(&answer(200, "{}")), Ok(false));
    }
}
