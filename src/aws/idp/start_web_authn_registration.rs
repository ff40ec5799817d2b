//! `StartWebAuthnRegistration`: what the browser needs to make a passkey for whoever is signed in.

use serde_json::{Value, json};

use super::{AccessToken, Client};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// What to send.
pub fn request(client: &Client, token: &AccessToken) -> Request {
    client.call("StartWebAuthnRegistration", &json!({ "AccessToken": token.expose() }))
}

/// `PublicKeyCredentialCreationOptionsJSON`, as JSON for `navigator.credentials.create`.
pub fn parse(response: &Response) -> Result<String, CallError> {
    let answer: Value = json::parse(response)?;
    match &answer["CredentialCreationOptions"] {
        options @ Value::Object(_) => Ok(options.to_string()),
        _ => Err(CallError::Malformed("no CredentialCreationOptions".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn the_options_go_on_to_the_browser_as_they_came() {
        let sent = body_of(&request(&client(), &AccessToken::new("at")));
        assert_eq!(sent, json!({ "AccessToken": "at" }));
        let options = r#"{"challenge":"AAAA","rp":{"id":"example.com"}}"#;
        let body = format!(r#"{{"CredentialCreationOptions":{options}}}"#);
        assert_eq!(parse(&answer(200, body)), Ok(options.to_owned()));
        assert!(matches!(parse(&answer(200, "{}")), Err(CallError::Malformed(_))));
    }
}
