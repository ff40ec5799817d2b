//! The Security Token Service (`sts`): one file per call. Both are simple requests for CORS: no preflight.

pub mod assume_role_with_web_identity;
pub mod get_caller_identity;

pub use get_caller_identity::CallerIdentity;

use super::error::{CallError, ServiceError};
use super::http::Response;
use super::s3::xml::Element;

/// The region that an endpoint signs for: `https://sts.eu-west-1.amazonaws.com` says it; one that does not (a local
/// one, or the old global one) takes `us-east-1`.
pub fn region(endpoint: &str) -> &str {
    let mut labels = endpoint.rsplit('/').next().unwrap_or_default().split('.');
    match (labels.next(), labels.next(), labels.next()) {
        (Some("sts"), Some(region), Some("amazonaws")) => region,
        _ => "us-east-1",
    }
}

/// The element `<{operation}Result>` of an answer, or the refusal.
fn result<'a>(response: &'a Response, operation: &str) -> Result<Element<'a>, CallError> {
    if !response.is_success() || response.is_web_page() {
        return Err(refusal(response).into());
    }
    let answer = Element::parse(&response.body, &format!("{operation}Response"))?;
    let name = format!("{operation}Result");
    let result = answer.children.into_iter().find(|child| child.name == name);
    result.ok_or_else(|| CallError::Malformed(format!("no <{name}> in the answer")))
}

/// STS wraps `<Error>` in `<ErrorResponse>`.
fn refusal(response: &Response) -> ServiceError {
    let document = Element::read(&response.body).unwrap_or_default();
    let text = |name| document.child("Error").and_then(|error| error.text(name)).map(str::to_owned);
    ServiceError {
        code: text("Code").unwrap_or_else(|| response.own_code()),
        message: text("Message").unwrap_or_default(),
        status: response.status,
        request_id: document.text("RequestId").map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::json::answer;

    #[test]
    fn an_endpoint_of_aws_names_its_region() {
        assert_eq!(region("https://sts.eu-west-1.amazonaws.com"), "eu-west-1");
        assert_eq!(region("https://sts.amazonaws.com"), "us-east-1");
        assert_eq!(region("http://127.0.0.1:4566"), "us-east-1");
    }

    #[test]
    fn a_refusal_is_read_from_its_wrapping() {
        let body = r#"<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
            <Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error>
            <RequestId>r1</RequestId></ErrorResponse>"#;
        let error = ServiceError {
            code: "ExpiredToken".into(),
            message: "The security token included in the request is expired".into(),
            status: 403,
            request_id: Some("r1".into()),
        };
        assert_eq!(result(&answer(403, body), "GetCallerIdentity"), Err(error.into()));
        let answer = answer(502, "<html>");
        let page = result(&answer, "GetCallerIdentity");
        assert!(matches!(page, Err(CallError::Service(error)) if error.code == "Http502"));
    }
}
