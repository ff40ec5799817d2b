//! One connection: as much of HTTP/1.1 as a server that only reads files needs. It knows no sockets, so its tests
//! need none. Bodies of requests are not read: a request that has one ends its connection.

use super::site::Answer;
use std::io::{self, BufRead, BufReader, Read, Write};

/// No browser's request is longer than this.
const LONGEST_HEAD: u64 = 64 * 1024;

/// What of a request decides the answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// A path, with or without a query.
    pub url: String,
    pub accept_encoding: String,
    is_last: bool,
}

/// Answers one request after the other until the other side is done.
pub fn converse(
    input: impl Read,
    mut output: impl Write,
    answer: impl Fn(&Request) -> Answer,
) -> io::Result<()> {
    let mut input = BufReader::new(input);
    while let Some(request) = read(&mut input)? {
        output.write_all(&written(&request, &answer(&request)))?;
        output.flush()?;
        if request.is_last {
            break;
        }
    }
    Ok(())
}

/// The next request's head; `None` where the connection ended before it.
fn read(input: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = input.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let [method, url, version] = line.split_ascii_whitespace().collect::<Vec<_>>()[..] else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let is_last = version != "HTTP/1.1";
    let mut request = Request { method: method.into(), url: url.into(), is_last, ..Request::default() };
    loop {
        line.clear();
        if head.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => value.clone_into(&mut request.accept_encoding),
            "connection" => request.is_last |= value.eq_ignore_ascii_case("close"),
            "content-length" => request.is_last |= value != "0",
            "transfer-encoding" => request.is_last = true,
            _ => {}
        }
    }
    Ok(Some(request))
}

fn written(request: &Request, answer: &Answer) -> Vec<u8> {
    let length = ("Content-Length".to_owned(), answer.body.len().to_string());
    let last = request.is_last.then(|| ("Connection".to_owned(), "close".to_owned()));
    let headers = answer.headers.iter().chain([&length]).chain(&last);
    let lines: String = headers.flat_map(|(name, value)| [name, ": ", value, "\r\n"]).collect();
    let mut bytes = format!("HTTP/1.1 {} \r\n{lines}\r\n", answer.status).into_bytes();
    if request.method != "HEAD" {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said to `input` by a site whose every file holds the request that it was asked with.
    fn said_to(input: &str) -> String {
        let mut output = Vec::new();
        let answer = |request: &Request| Answer {
            status: 200,
            headers: vec![("X-Kind".into(), "test".into())],
            body: format!("{} {} {}", request.method, request.url, request.accept_encoding).into_bytes(),
        };
        converse(input.as_bytes(), &mut output, answer).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn requests_on_one_connection_are_answered_in_their_order() {
        let said = said_to("GET /a?b HTTP/1.1\r\nAccept-Encoding: gzip, br\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
        let first = "HTTP/1.1 200 \r\nX-Kind: test\r\nContent-Length: 17\r\n\r\nGET /a?b gzip, br";
        let second = "HTTP/1.1 200 \r\nX-Kind: test\r\nContent-Length: 7\r\n\r\nGET /c ";
        assert_eq!(said, [first, second].concat());
    }

    #[test]
    fn a_head_request_is_told_the_length_and_gets_no_body() {
        assert_eq!(
            said_to("HEAD /a HTTP/1.1\r\n\r\n"),
            "HTTP/1.1 200 \r\nX-Kind: test\r\nContent-Length: 8\r\n\r\n"
        );
    }

    #[test]
    fn a_connection_ends_when_asked_and_after_a_body_that_nobody_reads() {
        for last in ["GET /a HTTP/1.0\r\n\r\n", "GET /a HTTP/1.1\r\nConnection: Close\r\n\r\n"] {
            let said = said_to(&[last, "GET /b HTTP/1.1\r\n\r\n"].concat());
            assert!(said.contains("Connection: close\r\n") && !said.contains("/b"), "{said}");
        }
        let said = said_to("POST /a HTTP/1.1\r\ncontent-length: 22\r\n\r\nGET /b HTTP/1.1\r\n\r\n...");
        assert!(!said.contains("/b"), "{said}");
    }

    #[test]
    fn what_is_no_http_is_not_answered() {
        for input in ["hello\r\n\r\n", "GET /a HTTP/1.1\r\nHost: x"] {
            let mut output = Vec::new();
            let nothing = |_: &Request| -> Answer { unreachable!() };
            assert!(converse(input.as_bytes(), &mut output, nothing).is_err());
            assert!(output.is_empty());
        }
    }
}
