//! An HTTP exchange as plain data. Sending it is a port's work (`client::ports::Http`).

pub mod form;

use std::fmt;
use std::ops::Range;

/// The methods that the services here use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads; presigned, it needs no preflight.
    Get,
    /// Reads the headers alone.
    Head,
    /// Calls Cognito and STS, uploads by form, batch deletes.
    Post,
    /// Uploads.
    Put,
    /// Deletes one object or aborts an upload.
    Delete,
}

impl Method {
    /// The method's name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// A file that the browser holds; its bytes never enter wasm memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// Slices of up to so many bytes are read into a buffer of their own to be hashed. Larger ones, such as all parts of large
/// files, take turns with few buffers: what a script holds of them would stay in memory until the browser next collects
/// garbage, hundreds of mebibytes later.
pub const MOST_BUFFERED: u64 = 4 << 20;

/// A slice of a file that was read once, to be hashed: its bytes in a buffer of the browser's, outside wasm memory, or where
/// they are in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BufferId(pub u32);

/// What a request carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// Bytes made here: JSON, XML, a query.
    Bytes(Vec<u8>),
    /// A slice read and hashed before: a service that is sent its hash takes no other bytes.
    Buffer(BufferId),
    /// A slice of a file in bytes, streamed by the browser.
    File {
        /// Which file.
        id: FileId,
        /// Which of its bytes.
        range: Range<u64>,
    },
    /// `multipart/form-data`: the fields in their order, then the file, last. The content type is written with it.
    Form {
        /// Names and values, in order.
        fields: Vec<(String, String)>,
        /// The bytes of the field `file`.
        file: FormFile,
    },
}

/// The bytes of a form's file field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFile {
    /// A slice read and hashed before.
    Buffer(BufferId),
    /// A whole file, streamed by the browser.
    File(FileId),
    /// Bytes made here, such as the empty marker of a new folder.
    Bytes(Vec<u8>),
}

/// A request, ready to send. `Debug` shows neither query nor headers: they carry signatures and tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address, encoded.
    pub url: String,
    /// Names (lower case) and values.
    pub headers: Vec<(String, String)>,
    /// What it carries.
    pub body: Body,
}

impl Request {
    /// A request without headers or body.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self { method, url: url.into(), headers: Vec::new(), body: Body::Empty }
    }

    /// The same, with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The same, with this body.
    #[must_use]
    pub fn body(mut self, body: Body) -> Self {
        self.body = body;
        self
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let without_query = self.url.split('?').next().unwrap_or_default();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &without_query)
            .finish_non_exhaustive()
    }
}

/// An answer, whatever its status.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Names (lower case) and values; in a browser only those that CORS exposes.
    pub headers: Vec<(String, String)>,
    /// The whole body.
    pub body: Vec<u8>,
}

impl Response {
    /// The first value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether the status is 2xx. S3 can still carry an `<Error>` in a 200 (copy, complete).
    pub const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// Whether the body is a web page. None of the services writes one to a page's calls, so something on the way did: a proxy,
    /// or a network that wants a sign-in first. The content of an object may be one too.
    pub fn is_web_page(&self) -> bool {
        let kind = self.header("content-type").and_then(|kind| kind.get(..9));
        !self.body.is_empty() && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("text/html"))
    }

    /// The code of an answer that has none of the service's own: `Http502`.
    pub fn own_code(&self) -> String {
        ["Http", &self.status.to_string()].concat()
    }
}

/// Bodies can hold tokens: `Debug` shows only their length.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("body_len", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Why there was no answer. A browser hides which of several causes it was (see [`TransportError::Unreachable`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// The device says it is offline. Retried once it is online again.
    Offline,
    /// No answer: a name that does not resolve, a dropped connection, a blocked request, or a refused CORS check;
    /// a page cannot tell them apart. Retried with backoff.
    Unreachable {
        /// The host that was called.
        host: String,
    },
    /// The part of this page that sends or reads files could not be fetched from the page's own host. Retried with backoff.
    PartMissing,
    /// No progress for too long. Retried with backoff.
    Stalled,
    /// The local file could not be read: changed, moved or deleted since it was chosen. Never retried.
    FileUnreadable,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_page_is_known_by_its_type_and_has_a_body() {
        let answer = |kind: &str, body: &str| Response {
            status: 200,
            headers: vec![("content-type".into(), kind.into())],
            body: body.into(),
        };
        for kind in ["text/html", "text/html; charset=utf-8", "Text/HTML"] {
            assert!(answer(kind, "<html>").is_web_page(), "{kind}");
            assert!(!answer(kind, "").is_web_page(), "{kind}: a HEAD of a web page that someone stored");
        }
        for kind in ["application/xml", "application/x-amz-json-1.1", ""] {
            assert!(!answer(kind, "<html>").is_web_page(), "{kind}");
        }
    }
}
