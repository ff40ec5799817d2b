//! `AssociateSoftwareToken`: gives a key for an authenticator app, to be proved by `VerifySoftwareToken`.

use serde::Deserialize;
use serde_json::json;

use super::Client;
use super::secrets::{AccessToken, ChallengeSession, TotpSecret};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// In whose name a second factor is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By<'a> {
    /// Someone whom `MFA_SETUP` keeps from signing in.
    Session(&'a ChallengeSession),
    /// Someone who is signed in.
    AccessToken(&'a AccessToken),
}

impl By<'_> {
    pub(super) fn field(&self) -> (&'static str, &str) {
        match self {
            Self::Session(session) => ("Session", session.expose()),
            Self::AccessToken(token) => ("AccessToken", token.expose()),
        }
    }
}

/// A key, and the session that replaces the one it was asked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Associated {
    /// What the app needs.
    pub secret: TotpSecret,
    /// For the next call; none for someone who is signed in.
    pub session: Option<ChallengeSession>,
}

/// What to send.
pub fn request(client: &Client, by: &By<'_>) -> Request {
    let (name, value) = by.field();
    client.call("AssociateSoftwareToken", &json!({ name: value }))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    secret_code: String,
    session: Option<String>,
}

/// The key.
pub fn parse(response: &Response) -> Result<Associated, CallError> {
    let wire: Wire = json::parse(response)?;
    Ok(Associated {
        secret: TotpSecret::new(wire.secret_code),
        session: wire.session.map(ChallengeSession::new),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn it_is_asked_by_session_or_by_access_token() {
        let by_session = request(&client(), &By::Session(&ChallengeSession::new("s1")));
        assert_eq!(body_of(&by_session), json!({ "Session": "s1" }));
        let by_token = request(&client(), &By::AccessToken(&AccessToken::new("at")));
        assert_eq!(body_of(&by_token), json!({ "AccessToken": "at" }));
    }

    #[test]
    fn the_answer_replaces_the_session() {
        let associated =
            Associated { secret: TotpSecret::new("JBSWY3DP"), session: Some(ChallengeSession::new("s2")) };
        assert_eq!(parse(&answer(200, r#"{"SecretCode":"JBSWY3DP","Session":"s2"}"#)), Ok(associated));
    }
}
