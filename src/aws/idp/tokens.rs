//! The tokens of a sign-in, and what an ID token says.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::secrets::{AccessToken, IdToken, RefreshToken};

/// What a completed sign-in gives.
///
/// Access and ID token live 5 minutes to a day, the refresh token an hour to ten years, as the app client
/// says (Amazon Cognito Developer Guide).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Acts on the account.
    pub access: AccessToken,
    /// Says who it is.
    pub id: IdToken,
    /// Gets the next ones. A refresh without rotation returns none: the old one stays good.
    pub refresh: Option<RefreshToken>,
    /// How long the first two live, in seconds.
    pub expires_in: u32,
    /// Where the pool remembers devices, and this is a new one: what it is called from now on.
    pub device: Option<NewDevice>,
}

/// The names that a user pool gave a device. It is remembered once it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NewDevice {
    /// Names it to the pool.
    #[serde(rename = "DeviceKey")]
    pub key: String,
    /// Stands in for the pool's name when the device proves itself.
    #[serde(rename = "DeviceGroupKey")]
    pub group: String,
}

/// `AuthenticationResult`
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct WireTokens {
    access_token: String,
    id_token: String,
    refresh_token: Option<String>,
    #[serde(default)]
    expires_in: u32,
    new_device_metadata: Option<NewDevice>,
}

impl From<WireTokens> for Tokens {
    fn from(wire: WireTokens) -> Self {
        Self {
            access: AccessToken::new(wire.access_token),
            id: IdToken::new(wire.id_token),
            refresh: wire.refresh_token.map(RefreshToken::new),
            expires_in: wire.expires_in,
            device: wire.new_device_metadata,
        }
    }
}

/// What an ID token says of the person, as far as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Default, Deserialize)]
pub struct Claims {
    /// The pool's id of the user. Not the name of their folder: that is the identity id.
    pub sub: String,
    /// The pool's name for the user.
    #[serde(rename = "cognito:username", default)]
    pub username: String,
    /// The e-mail address, where the client may read it.
    #[serde(default)]
    pub email: Option<String>,
    /// When the token was made: seconds since the epoch.
    pub iat: i64,
    /// When it ends: seconds since the epoch.
    pub exp: i64,
    /// Groups.
    #[serde(rename = "cognito:groups", default)]
    pub groups: Vec<String>,
    /// ARNs of the roles that the groups allow.
    /// Empty where the identity pool maps roles by rules, or has one role for all.
    #[serde(rename = "cognito:roles", default)]
    pub roles: Vec<String>,
    /// The ARN of the one that is taken unless another is asked for.
    #[serde(rename = "cognito:preferred_role", default)]
    pub preferred_role: Option<String>,
}

impl IdToken {
    /// What it says; `None` where it is no JWT.
    ///
    /// The signature is not checked, and need not be: the token comes from the user pool over TLS, and the page only
    /// shows what it says. Whoever grants something by it (the identity pool) checks it there. Someone who forges a
    /// token in their own browser deceives nobody else.
    pub fn claims(&self) -> Option<Claims> {
        serde_json::from_slice(&self.payload()?).ok()
    }

    /// What managed login was given to put into it.
    pub fn nonce(&self) -> Option<String> {
        let claims: serde_json::Value = serde_json::from_slice(&self.payload()?).ok()?;
        claims["nonce"].as_str().map(str::to_owned)
    }

    /// The address of the user pool that it is from, which ends with the pool's id.
    pub fn issuer(&self) -> Option<String> {
        let claims: serde_json::Value = serde_json::from_slice(&self.payload()?).ok()?;
        claims["iss"].as_str().map(str::to_owned)
    }

    fn payload(&self) -> Option<Vec<u8>> {
        let payload = self.expose().split('.').nth(1)?;
        URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(payload: &str) -> IdToken {
        IdToken::new(format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(payload)))
    }

    #[test]
    fn an_id_token_says_who_it_is() {
        let claims = token(
            r#"{"sub":"f4c8","cognito:username":"taro","email":"たろう@example.com","iat":1700000000,"exp":1700003600,
            "cognito:groups":["staff"],"cognito:roles":["arn:aws:iam::1:role/a"],"aud":"client1"}"#,
        )
        .claims()
        .unwrap();
        let expected = Claims {
            sub: "f4c8".into(),
            username: "taro".into(),
            email: Some("たろう@example.com".into()),
            iat: 1_700_000_000,
            exp: 1_700_003_600,
            groups: vec!["staff".into()],
            roles: vec!["arn:aws:iam::1:role/a".into()],
            preferred_role: None,
        };
        assert_eq!(claims, expected);
    }

    #[test]
    fn what_is_no_token_says_nothing() {
        for text in ["", "a.b", "a.!!!.c", "e30.e30.sig"] {
            assert_eq!(IdToken::new(text).claims(), None, "{text}");
        }
    }
}
