//! Identity pools (`cognito-identity`): one file per call. They trade an ID token, or nothing for a guest, for AWS
//! credentials. Which way is taken (enhanced: [`get_credentials_for_identity`]; basic: [`get_open_id_token`], then STS) is
//! decided in `client::session`.

pub mod get_credentials_for_identity;
pub mod get_id;
pub mod get_open_id_token;

use std::fmt;

use serde_json::{Value, json};

use super::error::ServiceError;
use super::http::Request;
use super::idp::IdToken;
use super::region::dns_suffix;

/// Names one identity of an identity pool, and its folder: `us-east-1:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdentityId(String);

impl IdentityId {
    /// An id as the service gave it.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdentityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who vouches for someone who signed in. A guest has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The user pool: `cognito-idp.<region>.amazonaws.com/<user pool id>`, whatever its endpoint is.
    pub provider: String,
    /// Its ID token (not the access token).
    pub token: IdToken,
    /// The ARN of the one of the token's roles that the person chose; `None` leaves the choice to the identity pool.
    pub role: Option<String>,
}

impl Login {
    /// A login of a user pool by its id, `<region>_<name>`.
    pub fn of_user_pool(pool: &str, token: IdToken) -> Self {
        let region = pool.split('_').next().unwrap_or_default();
        Self { provider: format!("cognito-idp.{region}.{}/{pool}", dns_suffix(region)), token, role: None }
    }
}

/// A call, with the login where there is one.
fn call(endpoint: &str, operation: &str, mut body: Value, login: Option<&Login>) -> Request {
    if let Some(login) = login {
        body["Logins"] = json!({ &login.provider: login.token.expose() });
    }
    super::json::request(endpoint, &format!("AWSCognitoIdentityService.{operation}"), &body)
}

/// Whether a refusal may mean that the identity itself is of no more use, deleted or another's: drop it, and ask for a new one, once.
///
/// Only the message tells which `NotAuthorizedException` it is, and messages change: one that is not known counts as this.
pub fn refuses_identity(error: &ServiceError) -> bool {
    match error.code.as_str() {
        "ResourceNotFoundException" => true,
        "NotAuthorizedException" => !refuses_token(error) && !refuses_role(error) && !says_no_guests(error),
        _ => false,
    }
}

/// Whether a refusal is about the role and not about who asks: the one chosen is not allowed, or none could be chosen
/// ("Access to role is forbidden.", "Ambiguous role resolution; access denied.").
pub fn refuses_role(error: &ServiceError) -> bool {
    error.code == "NotAuthorizedException" && error.message.contains(" role ")
}

/// Whether a refusal says that the ID token ended earlier than it said, as one does that was revoked: get a newer one, once.
fn refuses_token(error: &ServiceError) -> bool {
    error.code == "NotAuthorizedException"
        && ["oken expired", "oken is expired", "Invalid login token"]
            .iter()
            .any(|words| error.message.contains(words))
}

/// Whether the refusal of a guest means that the pool lets none in: it has no other reason to.
pub fn refuses_guests(error: &ServiceError) -> bool {
    error.code == "NotAuthorizedException"
}

fn says_no_guests(error: &ServiceError) -> bool {
    error.message.contains("nauthenticated access")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(code: &str, message: &str) -> ServiceError {
        ServiceError { code: code.into(), message: message.into(), status: 400, request_id: None }
    }

    #[test]
    fn a_login_names_the_pool_with_its_region() {
        let login = Login::of_user_pool("eu-west-1_AbC", IdToken::new("t"));
        assert_eq!(login.provider, "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC");
        let login = Login::of_user_pool("cn-north-1_AbC", IdToken::new("t"));
        assert_eq!(login.provider, "cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbC");
    }

    #[test]
    fn only_an_identity_that_may_be_refused_is_worth_another() {
        let forbidden = "Access to Identity 'us-east-1:1' is forbidden.";
        assert!(refuses_identity(&error("NotAuthorizedException", forbidden)));
        assert!(refuses_identity(&error("NotAuthorizedException", "in words not seen before")));
        assert!(refuses_identity(&error("ResourceNotFoundException", "Identity 'us-east-1:1' not found.")));
        assert!(!refuses_identity(&error("NotAuthorizedException", "Token is expired.")));
        for role in ["Access to role is forbidden.", "Ambiguous role resolution; access denied."] {
            let refusal = error("NotAuthorizedException", role);
            assert!(refuses_role(&refusal) && !refuses_identity(&refusal), "{role}");
        }
        let no_guests = "Unauthenticated access is not supported for this identity pool.";
        assert!(!refuses_identity(&error("NotAuthorizedException", no_guests)));
        assert!(!refuses_identity(&error("InternalErrorException", "Identity")));
    }

    #[test]
    fn a_token_that_ended_early_is_told_from_other_refusals() {
        let expired = "Invalid login token. Token expired: 1700000100 >= 1700000000";
        assert!(refuses_token(&error("NotAuthorizedException", expired)));
        assert!(refuses_token(&error("NotAuthorizedException", "Token is expired.")));
        assert!(!refuses_token(&error("NotAuthorizedException", "Access to Identity '1' is forbidden.")));
    }
}
