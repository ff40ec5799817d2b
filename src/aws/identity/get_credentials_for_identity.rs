//! `GetCredentialsForIdentity`: AWS credentials, in one call (the enhanced flow).

use serde_json::{Value, json};

use super::{IdentityId, Login};
use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::json;

/// What to send. With a guest's identity and a login, a new user takes the identity over; a user who has one gets their own back.
/// [`Login::role`] picks one of `cognito:roles` where several are allowed.
pub fn request(endpoint: &str, identity: &IdentityId, login: Option<&Login>) -> Request {
    let mut body = json!({ "IdentityId": identity.as_str() });
    if let Some(role) = login.and_then(|login| login.role.as_deref()) {
        body["CustomRoleArn"] = role.into();
    }
    super::call(endpoint, "GetCredentialsForIdentity", body, login)
}

/// The credentials, and whose they are: adopt the identity returned, it can be another than the one asked for.
pub fn parse(response: &Response) -> Result<(IdentityId, Credentials), CallError> {
    let answer: Value = json::parse(response)?;
    let expiration = json::find(&answer, "Credentials/Expiration").and_then(Value::as_f64);
    let credentials = Credentials {
        access_key_id: json::required(&answer, "Credentials/AccessKeyId")?,
        // Not `SecretAccessKey`, as everywhere else.
        secret_access_key: SecretAccessKey::new(json::required(&answer, "Credentials/SecretKey")?),
        session_token: SessionToken::new(json::required(&answer, "Credentials/SessionToken")?),
        expires_at: milliseconds(expiration.ok_or_else(|| json::missing("Credentials/Expiration"))?),
    };
    Ok((IdentityId::new(json::required(&answer, "IdentityId")?), credentials))
}

/// Seconds since the epoch, possibly with a fraction.
#[allow(clippy::cast_possible_truncation, reason = "saturates, and the year 285,616 is far")]
fn milliseconds(seconds: f64) -> i64 {
    (seconds * 1000.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::super::IdToken;
    use super::*;
    use crate::aws::json::{answer, body_of};

    #[test]
    fn a_role_is_named_only_where_one_was_chosen() {
        let identity = IdentityId::new("us-east-1:1");
        let guest = request("https://identity.test", &identity, None);
        assert_eq!(body_of(&guest), json!({ "IdentityId": "us-east-1:1" }));
        let role = Some("arn:aws:iam::1:role/a".to_owned());
        let login = Login { role, ..Login::of_user_pool("us-east-1_A", IdToken::new("it")) };
        let user = request("https://identity.test", &identity, Some(&login));
        let expected = json!({
            "IdentityId": "us-east-1:1", "CustomRoleArn": "arn:aws:iam::1:role/a",
            "Logins": { "cognito-idp.us-east-1.amazonaws.com/us-east-1_A": "it" }
        });
        assert_eq!(body_of(&user), expected);
    }

    #[test]
    fn the_expiry_is_in_seconds_with_or_without_a_fraction() {
        for (expiration, milliseconds) in
            [("1700000000", 1_700_000_000_000), ("1.7000000005E9", 1_700_000_000_500)]
        {
            let body = format!(
                r#"{{"IdentityId":"us-east-1:2","Credentials":{{"AccessKeyId":"ASIA","SecretKey":"sk",
                "SessionToken":"st","Expiration":{expiration}}}}}"#
            );
            let credentials = Credentials {
                access_key_id: "ASIA".into(),
                secret_access_key: SecretAccessKey::new("sk"),
                session_token: SessionToken::new("st"),
                expires_at: milliseconds,
            };
            assert_eq!(parse(&answer(200, body)), Ok((IdentityId::new("us-east-1:2"), credentials)));
        }
    }
}
