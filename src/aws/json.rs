//! The JSON protocol of Cognito: `POST /` with `x-amz-target`; errors by `__type`. Calls to Cognito are not signed.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::error::{CallError, ServiceError};
use super::http::{Body, Method, Request, Response};

/// A call. `target` is the service and the operation, such as `AWSCognitoIdentityService.GetId`.
pub fn request(endpoint: &str, target: &str, body: &Value) -> Request {
    Request::new(Method::Post, format!("{endpoint}/"))
        .header("content-type", "application/x-amz-json-1.1")
        .header("x-amz-target", target)
        .body(Body::Bytes(serde_json::to_vec(body).unwrap_or_default()))
}

/// What the answer says, or how the service refused.
pub fn parse<T: DeserializeOwned>(response: &Response) -> Result<T, CallError> {
    if !is_done(response) {
        return Err(service_error(response).into());
    }
    // serde's message can quote a value, and a value can be a token: its kind and place are enough.
    serde_json::from_slice(&response.body).map_err(|error| {
        CallError::Malformed(format!("{:?} error at byte {} of the answer", error.classify(), error.column()))
    })
}

/// The same for operations whose answer says nothing more than that they are done.
pub fn parse_done(response: &Response) -> Result<(), CallError> {
    if is_done(response) { Ok(()) } else { Err(service_error(response).into()) }
}

fn is_done(response: &Response) -> bool {
    response.is_success() && !response.is_web_page()
}

/// What stands at a path in a document: `Credentials/SecretKey`.
pub fn find<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('/').try_fold(document, |value, name| value.get(name))
}

/// A text at a path in a document.
pub fn text<'a>(document: &'a Value, path: &str) -> Option<&'a str> {
    find(document, path).and_then(Value::as_str)
}

/// A text that an answer must have.
pub fn required(answer: &Value, path: &str) -> Result<String, CallError> {
    text(answer, path).map(str::to_owned).ok_or_else(|| missing(path))
}

/// Says what an answer should have had.
pub fn missing(path: &str) -> CallError {
    CallError::Malformed(["no ", path, " in the answer"].concat())
}

/// A moment, which comes in seconds since the epoch and may have a fraction: milliseconds. 0 where there is none.
pub fn milliseconds(seconds: &Value) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "saturates, and what is shown is a date")]
    let milliseconds = (seconds.as_f64().unwrap_or_default() * 1000.0).round() as i64;
    milliseconds
}

/// A proxy may answer without JSON: then the status stands in for the code.
fn service_error(response: &Response) -> ServiceError {
    let answer: Value = serde_json::from_slice(&response.body).unwrap_or_default();
    let code = match text(&answer, "__type").and_then(|kind| kind.rsplit('#').next()) {
        None | Some("") => response.own_code(),
        Some(code) => code.to_owned(),
    };
    let request_id = response.header("x-amzn-requestid").map(str::to_owned);
    // Both spellings occur, even within one service.
    let message = text(&answer, "message").or_else(|| text(&answer, "Message")).unwrap_or_default();
    ServiceError { code, message: message.to_owned(), status: response.status, request_id }
}

/// An answer for tests.
#[cfg(test)]
pub(crate) fn answer(status: u16, body: impl Into<Vec<u8>>) -> Response {
    Response { status, headers: Vec::new(), body: body.into() }
}

/// What a request carries, for tests.
#[cfg(test)]
pub(crate) fn body_of(request: &Request) -> Value {
    let Body::Bytes(bytes) = &request.body else { panic!("no JSON: {:?}", request.body) };
    serde_json::from_slice(bytes).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(status: u16, body: &str) -> ServiceError {
        match parse_done(&answer(status, body)) {
            Err(CallError::Service(error)) => error,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_call_names_its_operation_in_a_header() {
        let sent = request("https://cognito.test", "Service.Op", &serde_json::json!({ "A": 1 }));
        assert_eq!((sent.method, sent.url.as_str()), (Method::Post, "https://cognito.test/"));
        let headers: Vec<_> =
            sent.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(headers, [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", "Service.Op")]);
        assert_eq!(sent.body, Body::Bytes(br#"{"A":1}"#.to_vec()));
    }

    #[test]
    fn debug_output_of_a_call_and_of_its_answer_shows_nothing_of_what_they_carry() {
        let sent = request("https://cognito.test", "Service.Op", &serde_json::json!({ "Password": "hush" }));
        let shown = format!("{sent:?} {:?}", answer(200, r#"{"IdToken":"hush"}"#));
        assert!(!shown.contains("hush"), "{shown}");
    }

    #[test]
    fn a_refusal_has_its_code_without_namespace_and_its_message_in_either_spelling() {
        let body = r#"{"__type":"com.amazonaws.cognito#NotAuthorizedException","Message":"no"}"#;
        let refusal = error(400, body);
        assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("NotAuthorizedException", "no"));
        assert_eq!(error(400, r#"{"__type":"A","message":"b"}"#).message, "b");
    }

    #[test]
    fn an_error_page_of_a_proxy_is_an_error_by_its_status() {
        assert_eq!(error(502, "<html>").code, "Http502");
    }

    #[test]
    fn a_web_page_is_no_success_even_where_nothing_more_is_asked_than_that() {
        let mut page = answer(200, "<!doctype html>");
        page.headers.push(("content-type".into(), "text/html".into()));
        assert!(matches!(parse_done(&page), Err(CallError::Service(error)) if error.code == "Http200"));
        assert!(matches!(parse::<Value>(&page), Err(CallError::Service(error)) if error.code == "Http200"));
        assert_eq!(parse_done(&answer(200, "")), Ok(()));
    }

    #[test]
    fn a_malformed_answer_quotes_nothing_of_it() {
        let answer = answer(200, r#"{"secret":"hush"}"#);
        let refusal = parse::<Vec<String>>(&answer).unwrap_err();
        assert!(matches!(&refusal, CallError::Malformed(what) if !what.contains("hush")), "{refusal:?}");
    }
}
