//! S3's refusals. What may be done about each is [`ServiceError::retry`]'s to say.

use super::xml::Element;
use crate::aws::error::ServiceError;
use crate::aws::http::Response;
use crate::aws::time::parse_iso8601;

/// Reads a refusal. Where there is no body (HEAD, some proxies) the status gives the code that S3 would have sent.
///
/// Never fails: a body that is no XML gives the status' own code.
pub fn parse(response: &Response) -> ServiceError {
    let element = Element::read(&response.body).ok().filter(|element| element.name == "Error");
    let text = |name| element.as_ref().and_then(|error| error.text(name)).filter(|text| !text.is_empty());
    ServiceError {
        code: text("Code").unwrap_or_else(|| code_of(response.status)).to_owned(),
        message: text("Message").unwrap_or_default().to_owned(),
        status: response.status,
        request_id: text("RequestId").or_else(|| response.header("x-amz-request-id")).map(str::to_owned),
    }
}

/// The refusal inside a success: `CompleteMultipartUpload` and `CopyObject` answer 200 before they know their end.
///
/// S3 sends white space to keep the connection open, then the end; such a refusal has status 200 and is
/// retried by its code.
pub fn in_success(response: &Response) -> Option<ServiceError> {
    let element = Element::read(&response.body).ok()?;
    (element.name == "Error").then(|| parse(response))
}

fn code_of(status: u16) -> &'static str {
    match status {
        301 | 307 => "PermanentRedirect",
        304 => "NotModified",
        400 => "BadRequest",
        403 => "AccessDenied",
        404 => "NoSuchKey",
        409 => "ConditionalRequestConflict",
        412 => "PreconditionFailed",
        416 => "InvalidRange",
        500 => "InternalError",
        503 => "SlowDown",
        _ => "UnknownError",
    }
}

/// The service's time (milliseconds since the epoch), where a refusal tells it: this clock is off then.
///
/// A header signature is refused as `RequestTimeTooSkewed`, a presigned request as `AccessDenied` ("Request has
/// expired"); both carry `<ServerTime>`, other refusals do not.
pub fn server_time(response: &Response) -> Option<i64> {
    parse_iso8601(Element::read(&response.body).ok()?.text("ServerTime")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(status: u16, body: &str) -> Response {
        Response { status, headers: vec![("x-amz-request-id".into(), "H1".into())], body: body.into() }
    }

    #[test]
    fn the_documented_error_is_read() {
        let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>NoSuchKey</Code>\n  \
                    <Message>The resource you requested does not exist</Message>\n  \
                    <Resource>/mybucket/myfoto.jpg</Resource> \n  <RequestId>4442587FB7D0A2F9</RequestId>\n</Error>";
        let error = parse(&refusal(404, body));
        assert_eq!((error.code.as_str(), error.status), ("NoSuchKey", 404));
        assert_eq!(error.request_id.as_deref(), Some("4442587FB7D0A2F9"));
    }

    #[test]
    fn without_a_body_the_status_speaks_and_the_header_names_the_request() {
        let error = parse(&refusal(403, ""));
        assert_eq!((error.code.as_str(), error.request_id.as_deref()), ("AccessDenied", Some("H1")));
        assert_eq!(parse(&refusal(503, "<html>busy</html>")).code, "SlowDown");
    }

    #[test]
    fn the_server_tells_its_time() {
        let body = "<Error><Code>RequestTimeTooSkewed</Code><RequestTime>20090101T000000Z</RequestTime>\
                    <ServerTime>2009-10-12T17:50:30Z</ServerTime></Error>";
        assert_eq!(server_time(&refusal(403, body)), Some(1_255_369_830_000));
        assert_eq!(server_time(&refusal(403, "<Error/>")), None);
    }
}
