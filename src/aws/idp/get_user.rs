//! `GetUser`: the account's attributes and second factors, as they are now (an ID token tells them as they were).

use serde::Deserialize;
use serde_json::json;

use super::secrets::AccessToken;
use super::{ChallengeName, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The pool's name for the user.
    pub username: String,
    /// Attributes by name: `email`, `email_verified`, …
    pub attributes: Vec<(String, String)>,
    /// Second factors that are on.
    pub mfa: Vec<ChallengeName>,
    /// The second factor that is asked first.
    pub preferred_mfa: Option<ChallengeName>,
}

/// What to send.
pub fn request(client: &Client, token: &AccessToken) -> Request {
    client.call("GetUser", &json!({ "AccessToken": token.expose() }))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    username: String,
    #[serde(default)]
    user_attributes: Vec<Attribute>,
    #[serde(rename = "UserMFASettingList", default)]
    mfa: Vec<String>,
    preferred_mfa_setting: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    name: String,
    #[serde(default)]
    value: String,
}

/// The account.
pub fn parse(response: &Response) -> Result<Account, CallError> {
    let wire: Wire = json::parse(response)?;
    Ok(Account {
        username: wire.username,
        attributes: wire
            .user_attributes
            .into_iter()
            .map(|attribute| (attribute.name, attribute.value))
            .collect(),
        mfa: wire.mfa.iter().map(|name| ChallengeName::parse(name)).collect(),
        preferred_mfa: wire.preferred_mfa_setting.as_deref().map(ChallengeName::parse),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn an_account_is_read_whole() {
        let body = r#"{"Username":"f4c8","UserAttributes":[{"Name":"email","Value":"taro@example.com"}],
            "PreferredMfaSetting":"SOFTWARE_TOKEN_MFA","UserMFASettingList":["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]}"#;
        let account = Account {
            username: "f4c8".into(),
            attributes: vec![("email".into(), "taro@example.com".into())],
            mfa: vec![ChallengeName::SoftwareTokenMfa, ChallengeName::EmailOtp],
            preferred_mfa: Some(ChallengeName::SoftwareTokenMfa),
        };
        assert_eq!(parse(&answer(200, body)), Ok(account));
    }

    #[test]
    fn an_account_without_second_factor_has_none() {
        let account = parse(&answer(200, r#"{"Username":"f4c8","UserAttributes":[]}"#)).unwrap();
        assert_eq!((account.mfa, account.preferred_mfa), (vec![], None));
    }

    #[test]
    fn the_access_token_says_whose() {
        assert_eq!(body_of(&request(&client(), &AccessToken::new("at"))), json!({ "AccessToken": "at" }));
    }
}
