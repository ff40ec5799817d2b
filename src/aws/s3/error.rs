//! S3's refusals: read, and sorted by what may be done about them.

use super::xml::Element;
use crate::aws::error::{Retry, ServiceError};
use crate::aws::http::Response;
use crate::aws::time::parse_iso8601;

/// Reads a refusal. Where there is no body (HEAD, some proxies) the status gives the code that S3 would have sent.
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

/// The refusal inside a success: CompleteMultipartUpload and CopyObject answer 200 before they know their end.
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

/// What may be done about a refusal. 403 `AccessDenied` is never tried again.
pub fn retry(error: &ServiceError) -> Retry {
    match (error.code.as_str(), error.status) {
        ("ExpiredToken" | "InvalidToken" | "TokenRefreshRequired", _) => Retry::RenewCredentials,
        ("RequestTimeTooSkewed", _) => Retry::CorrectClock,
        ("RequestTimeout" | "SlowDown" | "InternalError" | "ServiceUnavailable" | "OperationAborted", _)
        | (_, 429 | 500 | 502 | 503 | 504) => Retry::Backoff,
        _ => Retry::Never,
    }
}

/// The service's time (milliseconds since the epoch), from the `<ServerTime>` of a `RequestTimeTooSkewed`.
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
        assert_eq!(retry(&error), Retry::Never);
    }

    #[test]
    fn without_a_body_the_status_speaks_and_the_header_names_the_request() {
        let error = parse(&refusal(403, ""));
        assert_eq!((error.code.as_str(), error.request_id.as_deref()), ("AccessDenied", Some("H1")));
        assert_eq!(parse(&refusal(503, "<html>busy</html>")).code, "SlowDown");
    }

    #[test]
    fn each_kind_of_refusal_has_its_remedy() {
        let of = |status, code: &str| {
            retry(&parse(&refusal(status, &format!("<Error><Code>{code}</Code></Error>"))))
        };
        assert_eq!(of(400, "ExpiredToken"), Retry::RenewCredentials);
        assert_eq!(of(403, "ExpiredToken"), Retry::RenewCredentials);
        assert_eq!(of(400, "InvalidToken"), Retry::RenewCredentials);
        assert_eq!(of(403, "RequestTimeTooSkewed"), Retry::CorrectClock);
        assert_eq!(of(400, "RequestTimeout"), Retry::Backoff);
        for status in [500, 502, 503, 504] {
            assert_eq!(of(status, "Anything"), Retry::Backoff, "{status}");
        }
        assert_eq!(of(403, "AccessDenied"), Retry::Never);
        assert_eq!(of(412, "PreconditionFailed"), Retry::Never);
    }

    #[test]
    fn the_server_tells_its_time() {
        let body = "<Error><Code>RequestTimeTooSkewed</Code><RequestTime>20090101T000000Z</RequestTime>\
                    <ServerTime>2009-10-12T17:50:30Z</ServerTime></Error>";
        assert_eq!(server_time(&refusal(403, body)), Some(1_255_369_830_000));
        assert_eq!(server_time(&refusal(403, "<Error/>")), None);
    }
}
