//! `GetTokensFromRefreshToken`: new tokens for an old one. The only way where the app client rotates refresh tokens, and as
//! good as `REFRESH_TOKEN_AUTH` where it does not.

use serde_json::{Value, json};

use super::secrets::RefreshToken;
use super::{Client, Tokens};
use crate::aws::error::{CallError, ServiceError};
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// What to send. A pool that remembers devices wants the key of the one that the token was given to.
///
/// With rotation on, the old token is good for 0 to 60 seconds more: one refresh at a time over all tabs,
/// which is the caller's part.
pub fn request(client: &Client, token: &RefreshToken, device: Option<&str>) -> Request {
    let mut body = json!({ "ClientId": client.id, "RefreshToken": token.expose() });
    if let Some(device) = device {
        body["DeviceKey"] = device.into();
    }
    client.call("GetTokensFromRefreshToken", &body)
}

/// The same by `InitiateAuth`, for services that do not know the call ([`is_unknown_call`]); [`parse`] reads its answer too.
pub fn request_by_initiate_auth(client: &Client, token: &RefreshToken, device: Option<&str>) -> Request {
    let mut parameters = json!({ "REFRESH_TOKEN": token.expose() });
    if let Some(device) = device {
        parameters["DEVICE_KEY"] = device.into();
    }
    let flow = "REFRESH_TOKEN_AUTH";
    client.call(
        "InitiateAuth",
        &json!({ "AuthFlow": flow, "ClientId": client.id, "AuthParameters": parameters }),
    )
}

/// The tokens. Where they hold a refresh token, the old one ends within a minute: store the new one at once.
pub fn parse(response: &Response) -> Result<Tokens, CallError> {
    Tokens::read(&json::parse::<Value>(response)?["AuthenticationResult"])
}

/// Whether a refusal says that the session is over. Anything else, trouble of the network above all, does not end it.
///
/// The caller signs the person out on these alone.
pub fn ends_session(error: &ServiceError) -> bool {
    matches!(
        error.code.as_str(),
        "NotAuthorizedException"
            | "RefreshTokenReuseException"
            | "UserNotFoundException"
            | "PasswordResetRequiredException"
            | "UserNotConfirmedException"
    )
}

/// Whether a refusal says that the service does not know this call, as old emulators do not.
pub fn is_unknown_call(error: &ServiceError) -> bool {
    matches!(
        error.code.as_str(),
        "UnknownOperationException" | "InvalidAction" | "UnsupportedOperation" | "NotImplemented"
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::super::{AccessToken, IdToken};
    use super::*;

    #[test]
    fn the_token_goes_to_its_client() {
        let token = RefreshToken::new("rt");
        let sent = body_of(&request(&client(), &token, None));
        assert_eq!(sent, json!({ "ClientId": "client1", "RefreshToken": "rt" }));
        let sent = body_of(&request(&client(), &token, Some("us-east-1_d")));
        assert_eq!(sent, json!({ "ClientId": "client1", "RefreshToken": "rt", "DeviceKey": "us-east-1_d" }));
    }

    #[test]
    fn a_service_without_the_call_is_asked_by_initiate_auth() {
        let sent =
            body_of(&request_by_initiate_auth(&client(), &RefreshToken::new("rt"), Some("us-east-1_d")));
        let parameters = json!({ "REFRESH_TOKEN": "rt", "DEVICE_KEY": "us-east-1_d" });
        assert_eq!(
            sent,
            json!({ "AuthFlow": "REFRESH_TOKEN_AUTH", "ClientId": "client1", "AuthParameters": parameters })
        );
    }

    #[test]
    fn rotation_gives_a_new_refresh_token_and_its_absence_keeps_the_old() {
        let tokens = |refresh| Tokens {
            access: AccessToken::new("at"),
            id: IdToken::new("it"),
            refresh,
            expires_in: 3600,
            device: None,
        };
        let body = |more: &str| {
            format!(
                r#"{{"AuthenticationResult":{{"AccessToken":"at","ExpiresIn":3600,"IdToken":"it"{more}}}}}"#
            )
        };
        let rotated = parse(&answer(200, body(r#","RefreshToken":"rt2""#)));
        assert_eq!(rotated, Ok(tokens(Some(RefreshToken::new("rt2")))));
        assert_eq!(parse(&answer(200, body(""))), Ok(tokens(None)));
    }
}
