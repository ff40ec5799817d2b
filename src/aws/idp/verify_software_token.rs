//! `VerifySoftwareToken`: proves with a first code that the authenticator app has the key.

use serde::Deserialize;
use serde_json::json;

use super::Client;
use super::associate_software_token::By;
use super::secrets::{ChallengeSession, Code};
use crate::aws::error::{CallError, ServiceError};
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// What to send.
pub fn request(client: &Client, by: &By<'_>, code: &Code) -> Request {
    let (name, value) = by.field();
    client.call("VerifySoftwareToken", &json!({ name: value, "UserCode": code.expose() }))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wire {
    status: String,
    session: Option<String>,
}

/// The session for the answer to `MFA_SETUP`; none for someone who is signed in. A status other than `SUCCESS` is told as the
/// refusal of a code that it is.
pub fn parse(response: &Response) -> Result<Option<ChallengeSession>, CallError> {
    let wire: Wire = json::parse(response)?;
    if wire.status == "SUCCESS" {
        Ok(wire.session.map(ChallengeSession::new))
    } else {
        let (code, message) = ("CodeMismatchException".into(), format!("Status: {}", wire.status));
        Err(ServiceError { code, message, status: response.status, request_id: None }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, body_of, client};
    use super::*;

    #[test]
    fn the_code_goes_with_the_session() {
        let sent = request(&client(), &By::Session(&ChallengeSession::new("s2")), &Code::new("123456"));
        assert_eq!(body_of(&sent), json!({ "Session": "s2", "UserCode": "123456" }));
    }

    #[test]
    fn success_gives_the_next_session_and_an_error_status_is_a_refusal() {
        let done = parse(&answer(200, r#"{"Status":"SUCCESS","Session":"s3"}"#));
        assert_eq!(done, Ok(Some(ChallengeSession::new("s3"))));
        let refused = parse(&answer(200, r#"{"Status":"ERROR"}"#));
        assert!(matches!(refused, Err(CallError::Service(error)) if error.code == "CodeMismatchException"));
    }
}
