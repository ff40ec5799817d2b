//! `GetCallerIdentity`: in which account and role the credentials act. No policy can forbid it.

use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};

/// Who AWS says this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallerIdentity {
    /// The AWS account.
    pub account: String,
    /// The assumed role's ARN.
    pub arn: String,
    /// The unique id of the role session.
    pub user_id: String,
}

/// What to send: a GET signed in its query.
pub fn request(endpoint: &str, signer: &Signer<'_>) -> Result<Request, CallError> {
    let url = format!("{endpoint}/?Action=GetCallerIdentity&Version=2011-06-15");
    sign::presign(Request::new(Method::Get, url), signer, 60)
}

/// Who it is.
pub fn parse(response: &Response) -> Result<CallerIdentity, CallError> {
    let result = super::result(response, "GetCallerIdentity")?;
    let text = |name| result.required(name).map(str::to_owned);
    Ok(CallerIdentity { account: text("Account")?, arn: text("Arn")?, user_id: text("UserId")? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
    use crate::aws::json::answer;

    #[test]
    fn it_is_signed_in_the_query_and_needs_no_header() {
        let credentials = Credentials {
            access_key_id: "ASIA".into(),
            secret_access_key: SecretAccessKey::new("sk"),
            session_token: SessionToken::new("st"),
            expires_at: 0,
        };
        let signer =
            Signer { credentials: &credentials, region: "us-east-1", service: "sts", now: 1_700_000_000_000 };
        let sent = request("https://sts.us-east-1.amazonaws.com", &signer).unwrap();
        assert_eq!((sent.method, sent.headers.len()), (Method::Get, 0));
        let address = "https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&";
        assert!(sent.url.starts_with(address), "{}", sent.url);
        assert!(sent.url.contains("us-east-1%2Fsts%2Faws4_request"), "{}", sent.url);
    }

    #[test]
    fn the_documented_answer_is_read() {
        let body = r#"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
            <GetCallerIdentityResult>
              <Arn>arn:aws:sts::123456789012:assumed-role/my-role/CognitoIdentityCredentials</Arn>
              <UserId>ARO123EXAMPLE123:CognitoIdentityCredentials</UserId><Account>123456789012</Account>
            </GetCallerIdentityResult>
            <ResponseMetadata><RequestId>01234567</RequestId></ResponseMetadata></GetCallerIdentityResponse>"#;
        let identity = CallerIdentity {
            account: "123456789012".into(),
            arn: "arn:aws:sts::123456789012:assumed-role/my-role/CognitoIdentityCredentials".into(),
            user_id: "ARO123EXAMPLE123:CognitoIdentityCredentials".into(),
        };
        assert_eq!(parse(&answer(200, body)), Ok(identity));
    }
}
