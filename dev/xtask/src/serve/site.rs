//! What the page's web server answers, as a function of the request: files of `dist/` and `config.json`
//! from elsewhere, compressed where accepted, with the template's headers on every answer.

use crate::{build, project};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with the finished page, and what stands beside it where it is hosted.
pub struct Site {
    dist: PathBuf,
    config: PathBuf,
    headers: Vec<(String, String)>,
}

/// One answer. For HEAD the body is there too: whoever sends it leaves it out.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Site {
    /// The page in `dist`, with `config` as its `config.json` and the headers of the JSON object in the
    /// file `headers` (name → value).
    pub fn new(dist: &Path, config: &Path, headers: &Path) -> Result<Self> {
        let name = project::display(headers);
        let text = fs::read_to_string(headers).with_context(|| format!("{name} cannot be read"))?;
        let headers: std::collections::BTreeMap<String, String> = serde_json::from_str(&text)
            .with_context(|| format!("{name} is not an object of header values"))?;
        Ok(Self {
            dist: dist.to_path_buf(),
            config: config.to_path_buf(),
            headers: headers.into_iter().collect(),
        })
    }

    /// The answer to a request for `url` (a path, with or without a query).
    pub fn answer(&self, method: &str, url: &str, accept_encoding: &str) -> Answer {
        if method != "GET" && method != "HEAD" {
            let allow = ("Allow".to_owned(), "GET, HEAD".to_owned());
            return self.complete(405, vec![allow, text_plain()], b"Only GET and HEAD.\n".to_vec());
        }
        self.file(url, accept_encoding).unwrap_or_else(|| {
            self.complete(404, vec![text_plain(), cache("no-store")], b"There is no such file.\n".to_vec())
        })
    }

    fn file(&self, url: &str, accept_encoding: &str) -> Option<Answer> {
        let name = match file_name(url)? {
            name if name.is_empty() => "index.html".to_owned(),
            name => name,
        };
        if name == "config.json" {
            let body = fs::read(&self.config).ok()?;
            return Some(self.complete(200, vec![content_type(&name), cache("no-store")], body));
        }
        let path = self.dist.join(&name);
        // Links inside dist/ may not lead out of it either.
        if !path.canonicalize().ok()?.starts_with(self.dist.canonicalize().ok()?) {
            return None;
        }
        let mut headers =
            vec![content_type(&name), cache(lifetime(&name)), ("Vary".into(), "Accept-Encoding".into())];
        if is_kept(&name) {
            headers.push(("Content-Security-Policy".into(), ASSET_POLICY.into()));
        }
        let compressed = self.dist.join(format!("{name}.br"));
        if accepts_brotli(accept_encoding) && compressed.is_file() {
            headers.push(("Content-Encoding".into(), "br".into()));
            return Some(self.complete(200, headers, fs::read(compressed).ok()?));
        }
        Some(self.complete(200, headers, fs::read(path).ok()?))
    }

    /// The template's headers for a page, with ours in the place of those of the same name: the template
    /// has another policy for files that may be kept.
    fn complete(&self, status: u16, mut headers: Vec<(String, String)>, body: Vec<u8>) -> Answer {
        for (name, value) in &self.headers {
            if !headers.iter().any(|(ours, _)| ours.eq_ignore_ascii_case(name)) {
                headers.push((name.clone(), value.clone()));
            }
        }
        Answer { status, headers, body }
    }
}

/// The path of a file below `dist/`, from a URL; `None` for what cannot be one. No segment may be `.` or
/// `..`, or hold a separator once it is decoded.
fn file_name(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let decoded = decode(path)?;
    let is_plain = |segment: &str| !matches!(segment, "" | "." | "..") && !segment.contains(['\\', '\0']);
    (decoded.is_empty() || decoded.split('/').all(is_plain)).then_some(decoded)
}

/// Percent-decoding (RFC 3986, 2.1). An encoded slash is refused: no file's name has one.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let code = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
        let byte = u8::try_from(code).ok().filter(|byte| *byte != b'/')?;
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

/// Whether an Accept-Encoding header takes brotli: named, and not with a weight of nought.
fn accepts_brotli(accept_encoding: &str) -> bool {
    accept_encoding.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let is_brotli = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
        let weight = parts.next().and_then(|q| q.strip_prefix("q=")).and_then(|q| q.parse::<f32>().ok());
        is_brotli && weight.unwrap_or(1.0) > 0.0
    })
}

/// The template's policy for files that may be kept (`AssetHeaders`): what its workers run under.
const ASSET_POLICY: &str = "default-src 'none'";

/// How long a file may be kept: for ever when its name holds its hash; else it is asked for each time.
fn lifetime(name: &str) -> &'static str {
    if is_kept(name) { "public, max-age=31536000, immutable" } else { "no-store" }
}

/// Whether a file may be kept for ever: what its name stands for never changes.
pub fn is_kept(name: &str) -> bool {
    build::is_hashed(name.rsplit('/').next().unwrap_or(name)) || name.starts_with("snippets/")
}

fn cache(lifetime: &str) -> (String, String) {
    ("Cache-Control".into(), lifetime.into())
}

fn text_plain() -> (String, String) {
    ("Content-Type".into(), "text/plain; charset=utf-8".into())
}

fn content_type(name: &str) -> (String, String) {
    ("Content-Type".into(), media_type(name).into())
}

/// The media type of a file, by its name.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
