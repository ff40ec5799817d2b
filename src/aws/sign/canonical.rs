//! A request in the one spelling that Signature Version 4 is made over, so that both ends hash the same text.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
//!
//! Takes addresses as `s3::key` makes them: percent-encoded once, in the spelling that is signed. So nothing is decoded,
//! encoded or folded here, and what is signed is what is sent.

use crate::aws::error::CallError;
use crate::aws::http::Request;

/// The headers that a signature covers: all that the request has, and the host that the browser will add.
pub(super) struct SignedHeaders {
    /// Their names, in order: `host;range`.
    pub names: String,
    /// A line for each.
    lines: String,
}

impl SignedHeaders {
    /// Fails on a value that cannot be sent as it is: HTTP has printable ASCII alone.
    ///
    /// Names must be in lower case already, as every operation here writes them; values are trimmed, and
    /// runs of spaces become one, as the specification asks.
    pub fn of(request: &Request) -> Result<Self, CallError> {
        let host = Address::of(&request.url)?.host;
        let mut headers = vec![("host", host)];
        for (name, value) in &request.headers {
            if value.bytes().any(|byte| byte != b'\t' && !(b' '..=b'~').contains(&byte)) {
                return Err(CallError::Unbuildable(format!("a header `{name}` that is not printable ASCII")));
            }
            let at = headers.partition_point(|(before, _)| *before <= name.as_str());
            headers.insert(at, (name, value));
        }
        let (mut names, mut lines) = (String::new(), String::new());
        let mut last = "";
        for (name, value) in headers {
            if name == last {
                lines.push(','); // a header of several lines is one list
            } else {
                names.push_str(if last.is_empty() { "" } else { ";" });
                names.push_str(name);
                lines.push_str(if last.is_empty() { "" } else { "\n" });
                lines.push_str(name);
                lines.push(':');
                last = name;
            }
            let words = value.split(' ').filter(|word| !word.is_empty());
            for (index, word) in words.enumerate() {
                lines.push_str(if index == 0 { "" } else { " " });
                lines.push_str(word);
            }
        }
        lines.push('\n');
        Ok(Self { names, lines })
    }
}

/// The canonical request: method, path, query, headers, their names, and what is said of the body.
///
/// Query parameters are sorted by name, then by value, in their encoded form. The path is not normalised:
/// S3 signs `//` and `.` as they stand.
pub(super) fn request(
    request: &Request,
    headers: &SignedHeaders,
    payload: &str,
) -> Result<String, CallError> {
    let Address { path, query, .. } = Address::of(&request.url)?;
    let mut sorted = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let pair = part.split_once('=').unwrap_or((part, ""));
        let at = sorted.partition_point(|before| *before <= pair);
        sorted.insert(at, pair);
    }
    let mut query = String::new();
    for (name, value) in sorted {
        query.push_str(if query.is_empty() { "" } else { "&" });
        query.push_str(name);
        query.push('=');
        query.push_str(value);
    }
    let path = if path.is_empty() { "/" } else { path };
    let method = request.method.as_str();
    Ok([method, path, &query, &headers.lines, &headers.names, payload].join("\n"))
}

/// The parts of an address that are signed.
struct Address<'a> {
    /// As the browser will send it: a port that is the scheme's own is left out.
    host: &'a str,
    path: &'a str,
    query: &'a str,
}

impl<'a> Address<'a> {
    fn of(url: &'a str) -> Result<Self, CallError> {
        let no_address = || CallError::Unbuildable("an address without a scheme".to_owned());
        let (scheme, rest) = url.split_once("://").ok_or_else(no_address)?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let usual = if scheme == "https" { ":443" } else { ":80" };
        Ok(Self { host: host.strip_suffix(usual).unwrap_or(host), path, query })
    }
}

#[cfg(test)]
mod tests;
