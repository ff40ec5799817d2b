//! `AssumeRoleWithWebIdentity`: AWS credentials for an identity pool's token (the second half of the basic flow).

use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use crate::aws::error::CallError;
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::idp::IdToken;
use crate::aws::s3::key::encode_query;
use crate::aws::time::parse_iso8601;

/// What to send: a form, unsigned, since the token is the proof. `session` names the role session in AWS's logs: letters, digits
/// and `=,.@-`, 2 to 64 of them. `seconds` is how long the credentials shall live, up to the role's `MaxSessionDuration`; without
/// it an hour.
pub fn request(endpoint: &str, role: &str, session: &str, token: &IdToken, seconds: Option<u64>) -> Request {
    let mut form = format!(
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn={}&RoleSessionName={}&WebIdentityToken={}",
        encode_query(role),
        encode_query(session),
        encode_query(token.expose()),
    );
    if let Some(seconds) = seconds {
        form.push_str("&DurationSeconds=");
        form.push_str(&seconds.to_string());
    }
    Request::new(Method::Post, format!("{endpoint}/"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::Bytes(form.into_bytes()))
}

/// The credentials.
pub fn parse(response: &Response) -> Result<Credentials, CallError> {
    let result = super::result(response, "AssumeRoleWithWebIdentity")?;
    let wire =
        result.child("Credentials").ok_or_else(|| CallError::Malformed("no <Credentials>".to_owned()))?;
    let expires_at = parse_iso8601(wire.required("Expiration")?)
        .ok_or_else(|| CallError::Malformed("<Expiration> is no time".to_owned()))?;
    Ok(Credentials {
        access_key_id: wire.required("AccessKeyId")?.to_owned(),
        secret_access_key: SecretAccessKey::new(wire.required("SecretAccessKey")?),
        session_token: SessionToken::new(wire.required("SessionToken")?),
        expires_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::json::answer;

    #[test]
    fn the_form_is_encoded() {
        let sent =
            request("https://sts.test", "arn:aws:iam::1:role/a", "alcove", &IdToken::new("a.b+c="), None);
        let form = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa\
            &RoleSessionName=alcove&WebIdentityToken=a.b%2Bc%3D";
        assert_eq!(sent.body, Body::Bytes(form.as_bytes().to_vec()));
        let lasting = request("https://sts.test", "a", "alcove", &IdToken::new("a"), Some(43_200));
        assert!(matches!(lasting.body, Body::Bytes(form) if form.ends_with(b"&DurationSeconds=43200")));
    }

    #[test]
    fn the_documented_answer_is_read() {
        let body = r#"<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <AssumeRoleWithWebIdentityResult><Credentials><SessionToken>st</SessionToken>
            <SecretAccessKey>sk</SecretAccessKey><Expiration>2014-10-24T23:00:23Z</Expiration>
            <AccessKeyId>ASgeIAIOSFODNN7EXAMPLE</AccessKeyId></Credentials></AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>"#;
        let credentials = Credentials {
            access_key_id: "ASgeIAIOSFODNN7EXAMPLE".into(),
            secret_access_key: SecretAccessKey::new("sk"),
            session_token: SessionToken::new("st"),
            expires_at: 1_414_191_623_000,
        };
        assert_eq!(parse(&answer(200, body)), Ok(credentials));
    }
}
