//! `ListWebAuthnCredentials`: the passkeys of whoever is signed in, page by page.

use serde_json::{Value, json};

use super::{AccessToken, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// A passkey, as the user pool knows it. The pool names it, and has no call to rename it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Names it to the pool.
    pub id: String,
    /// Such as the product that keeps it.
    pub name: String,
    /// When it was made: milliseconds since the epoch.
    pub created: i64,
}

/// What to send: `after` is the token that the page before came with.
pub fn request(client: &Client, token: &AccessToken, after: Option<&str>) -> Request {
    let mut body = json!({ "AccessToken": token.expose() });
    if let Some(after) = after {
        body["NextToken"] = after.into();
    }
    client.call("ListWebAuthnCredentials", &body)
}

/// A page, and the token of the next one.
pub fn parse(response: &Response) -> Result<(Vec<Passkey>, Option<String>), CallError> {
    let answer: Value = json::parse(response)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let passkeys = answer["Credentials"].as_array().into_iter().flatten().map(|it| Passkey {
        id: text(&it["CredentialId"]),
        name: text(&it["FriendlyCredentialName"]),
        created: json::milliseconds(&it["CreatedAt"]),
    });
    Ok((passkeys.collect(), answer["NextToken"].as_str().map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn a_page_is_asked_for_by_the_token_of_the_one_before() {
        let token = AccessToken::new("at");
        assert_eq!(body_of(&request(&client(), &token, None)), json!({ "AccessToken": "at" }));
        let next = body_of(&request(&client(), &token, Some("n1")));
        assert_eq!(next, json!({ "AccessToken": "at", "NextToken": "n1" }));
    }

    #[test]
    fn a_page_holds_passkeys_and_the_next_token() {
        let body = r#"{"Credentials":[{"CredentialId":"k1","FriendlyCredentialName":"iCloud Keychain",
            "RelyingPartyId":"example.com","AuthenticatorTransports":["internal"],"CreatedAt":1736788620.5}],
            "NextToken":"n1"}"#;
        let passkey = Passkey { id: "k1".into(), name: "iCloud Keychain".into(), created: 1_736_788_620_500 };
        assert_eq!(parse(&answer(200, body)), Ok((vec![passkey], Some("n1".into()))));
        assert_eq!(parse(&answer(200, r#"{"Credentials":[]}"#)), Ok((vec![], None)));
    }
}
