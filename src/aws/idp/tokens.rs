//! The tokens of a sign-in, and what an ID token says.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::secrets::{AccessToken, IdToken, RefreshToken};
use crate::aws::error::CallError;
use crate::aws::json;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDevice {
    /// Names it to the pool.
    pub key: String,
    /// Stands in for the pool's name when the device proves itself.
    pub group: String,
}

impl Tokens {
    /// Those of an answer's `AuthenticationResult`. Read by hand: what serde derives for it is 3 KB of the page's core.
    ///
    /// # Errors
    ///
    /// [`CallError::Malformed`] where one of the first two is missing.
    pub(super) fn read(result: &Value) -> Result<Self, CallError> {
        let text = |path| json::text(result, path).map(str::to_owned);
        Ok(Self {
            access: AccessToken::new(json::required(result, "AccessToken")?),
            id: IdToken::new(json::required(result, "IdToken")?),
            refresh: text("RefreshToken").map(RefreshToken::new),
            expires_in: result["ExpiresIn"]
                .as_u64()
                .and_then(|life| life.try_into().ok())
                .unwrap_or_default(),
            device: text("NewDeviceMetadata/DeviceKey")
                .zip(text("NewDeviceMetadata/DeviceGroupKey"))
                .map(|(key, group)| NewDevice { key, group }),
        })
    }
}

/// What an ID token says of the person, as far as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Claims {
    /// The pool's id of the user. Not the name of their folder: that is the identity id.
    pub sub: String,
    /// The pool's name for the user.
    pub username: String,
    /// The e-mail address, where the client may read it.
    pub email: Option<String>,
    /// When the token was made: seconds since the epoch.
    pub iat: i64,
    /// When it ends: seconds since the epoch.
    pub exp: i64,
    /// Groups.
    pub groups: Vec<String>,
    /// ARNs of the roles that the groups allow.
    /// Empty where the identity pool maps roles by rules, or has one role for all.
    pub roles: Vec<String>,
    /// The ARN of the one that is taken unless another is asked for.
    pub preferred_role: Option<String>,
}

impl IdToken {
    /// What it says; `None` where it is no JWT.
    ///
    /// The signature is not checked, and need not be: the token comes from the user pool over TLS, and the page only
    /// shows what it says. Whoever grants something by it (the identity pool) checks it there. Someone who forges a
    /// token in their own browser deceives nobody else.
    pub fn claims(&self) -> Option<Claims> {
        let claims = self.document()?;
        let text = |name| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        let list = |name| {
            let items = claims.get(name).and_then(Value::as_array).into_iter().flatten();
            items.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Some(Claims {
            sub: text("sub")?,
            username: text("cognito:username").unwrap_or_default(),
            email: text("email"),
            iat: claims["iat"].as_i64()?,
            exp: claims["exp"].as_i64()?,
            groups: list("cognito:groups"),
            roles: list("cognito:roles"),
            preferred_role: text("cognito:preferred_role"),
        })
    }

    /// What managed login was given to put into it.
    pub fn nonce(&self) -> Option<String> {
        json::text(&self.document()?, "nonce").map(str::to_owned)
    }

    /// The address of the user pool that it is from, which ends with the pool's id.
    pub fn issuer(&self) -> Option<String> {
        json::text(&self.document()?, "iss").map(str::to_owned)
    }

    /// The claims, as the middle part has them.
    fn document(&self) -> Option<Value> {
        let payload = self.expose().split('.').nth(1)?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?).ok()
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
