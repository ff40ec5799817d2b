//! `GetId`: the identity of someone who signed in, or a new one for a guest.
//!
//! A guest who signs in does not pass the old identity here: it goes with the login to `GetCredentialsForIdentity`, where
//! a new user keeps it.

use serde_json::{Value, json};

use super::{IdentityId, Login};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// What to send.
pub fn request(endpoint: &str, pool: &str, login: Option<&Login>) -> Request {
    super::call(endpoint, "GetId", json!({ "IdentityPoolId": pool }), login)
}

/// The identity.
pub fn parse(response: &Response) -> Result<IdentityId, CallError> {
    json::required(&json::parse::<Value>(response)?, "IdentityId").map(IdentityId::new)
}

#[cfg(test)]
mod tests {
    use super::super::IdToken;
    use super::*;
    use crate::aws::json::{answer, body_of};

    #[test]
    fn a_guest_has_no_login_and_a_user_has_one() {
        let guest = request("https://identity.test", "us-east-1:pool", None);
        assert_eq!(body_of(&guest), json!({ "IdentityPoolId": "us-east-1:pool" }));
        let login = Login::of_user_pool("us-east-1_A", IdToken::new("it"));
        let user = request("https://identity.test", "us-east-1:pool", Some(&login));
        let expected = json!({
            "IdentityPoolId": "us-east-1:pool",
            "Logins": { "cognito-idp.us-east-1.amazonaws.com/us-east-1_A": "it" }
        });
        assert_eq!(body_of(&user), expected);
    }

    #[test]
    fn the_answer_is_an_identity() {
        assert_eq!(
            parse(&answer(200, r#"{"IdentityId":"us-east-1:1"}"#)),
            Ok(IdentityId::new("us-east-1:1"))
        );
    }
}
