//! `GetOpenIdToken`: a token for STS (`AssumeRoleWithWebIdentity`), the first half of the basic flow. No session policy narrows
//! what a guest may do there.

use serde_json::{Value, json};

use super::{IdToken, IdentityId, Login};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// What to send.
pub fn request(endpoint: &str, identity: &IdentityId, login: Option<&Login>) -> Request {
    super::call(endpoint, "GetOpenIdToken", json!({ "IdentityId": identity.as_str() }), login)
}

/// The token, and whose it is: adopt the identity returned.
pub fn parse(response: &Response) -> Result<(IdentityId, IdToken), CallError> {
    let answer: Value = json::parse(response)?;
    Ok((
        IdentityId::new(json::required(&answer, "IdentityId")?),
        IdToken::new(json::required(&answer, "Token")?),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::json::{answer, body_of};

    #[test]
    fn it_is_asked_by_identity() {
        let sent = request("https://identity.test", &IdentityId::new("us-east-1:1"), None);
        assert_eq!(body_of(&sent), json!({ "IdentityId": "us-east-1:1" }));
    }

    #[test]
    fn the_answer_is_a_token_and_whose() {
        let parsed = parse(&answer(200, r#"{"IdentityId":"us-east-1:2","Token":"oit"}"#));
        assert_eq!(parsed, Ok((IdentityId::new("us-east-1:2"), IdToken::new("oit"))));
    }
}
