//! S3's refusals. What may be done about each is [`ServiceError::retry`]'s to say.

use super::xml::Element;
use crate::aws::error::ServiceError;
use crate::aws::http::Response;
use crate::aws::time::parse_iso8601;

/// Reads a refusal. Where there is no body (HEAD) the status gives the code that S3 would have sent; a web page is none of
/// S3's, and has no code of S3's.
///
/// A redirect names the bucket's region in a header or in its endpoint: it is added to the message in the words of the
/// refusals that have it there ([`expected_region`]).
pub fn parse(response: &Response) -> ServiceError {
    let element = Element::read(&response.body).ok().filter(|element| element.name == "Error");
    let text = |name| element.as_ref().and_then(|error| error.text(name)).filter(|text| !text.is_empty());
    let code = match text("Code") {
        Some(code) => code.to_owned(),
        None if response.is_web_page() => response.own_code(),
        None => code_of(response.status).to_owned(),
    };
    let mut message = text("Message").unwrap_or_default().to_owned();
    let region = response.header("x-amz-bucket-region").or_else(|| text("Endpoint").and_then(region_of));
    if let Some(region) = region.filter(|_| response.status == 301) {
        message = [&message, " (expecting '", region, "')"].concat();
    }
    ServiceError {
        code,
        message,
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

/// The region where the bucket is, as a refusal names it: "the region 'us-east-1' is wrong; expecting 'eu-central-1'".
pub fn expected_region(refusal: &ServiceError) -> Option<&str> {
    // The last that is in quotes.
    refusal.message.contains("expecting '").then(|| refusal.message.rsplit('\'').nth(1))?
}

/// The region of an endpoint: `files.s3.eu-central-1.amazonaws.com` or, of an old region, `files.s3-eu-west-1.amazonaws.com`.
fn region_of(endpoint: &str) -> Option<&str> {
    let mut parts = endpoint.split('.').skip_while(|part| *part != "s3" && !part.starts_with("s3-"));
    let region = match parts.next()? {
        "s3" => parts.next()?,
        old => old.get(3..)?,
    };
    // Of the endpoints without a region, the next part is `amazonaws`.
    region.contains('-').then_some(region)
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
    fn a_web_page_has_no_code_of_s3s() {
        for status in [200, 403, 503] {
            let mut page = refusal(status, "<!doctype html><title>Welcome to our hotel</title>");
            page.headers.push(("content-type".into(), "text/html".into()));
            assert_eq!(parse(&page).code, format!("Http{status}"));
        }
    }

    #[test]
    fn the_right_region_is_read_wherever_s3_names_it() {
        let message = "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-central-1'";
        let body = format!(
            "<Error><Code>AuthorizationQueryParametersError</Code><Message>{message}</Message></Error>"
        );
        assert_eq!(expected_region(&parse(&refusal(400, &body))), Some("eu-central-1"));
        let redirect = |endpoint: &str| {
            let body =
                format!("<Error><Code>PermanentRedirect</Code><Endpoint>{endpoint}</Endpoint></Error>");
            parse(&refusal(301, &body))
        };
        for endpoint in ["my.files.s3.eu-west-1.amazonaws.com", "files.s3-eu-west-1.amazonaws.com"] {
            assert_eq!(expected_region(&redirect(endpoint)), Some("eu-west-1"), "{endpoint}");
        }
        assert_eq!(expected_region(&redirect("files.s3.amazonaws.com")), None);
        let mut named = refusal(301, "");
        named.headers.push(("x-amz-bucket-region".into(), "ap-northeast-1".into()));
        let named = parse(&named);
        assert_eq!(
            (named.code.as_str(), expected_region(&named)),
            ("PermanentRedirect", Some("ap-northeast-1"))
        );
    }

    #[test]
    fn the_server_tells_its_time() {
        let body = "<Error><Code>RequestTimeTooSkewed</Code><RequestTime>20090101T000000Z</RequestTime>\
                    <ServerTime>2009-10-12T17:50:30Z</ServerTime></Error>";
        assert_eq!(server_time(&refusal(403, body)), Some(1_255_369_830_000));
        assert_eq!(server_time(&refusal(403, "<Error/>")), None);
    }
}
