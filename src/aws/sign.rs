//! Signature Version 4, over headers, over the query (presigned), and over a POST policy. `aws-sigv4` makes keys and
//! signatures; the text that is signed is `canonical`'s.
//!
//! Reads no clock: the time is the caller's, already corrected to the service's. Which of the three an operation
//! uses stands with the operation.
//!
//! | how | where the signature is | used for | preflight |
//! |---|---|---|---|
//! | [`presign`] | the query | reads, links, STS | none, without headers of its own |
//! | [`headers`] | `authorization` | writes, deletions | yes |
//! | [`policy::fields`] | form fields | small uploads | none |
//!
//! The steps (Signature Version 4, AWS IAM User Guide): canonical request → string to sign → signing key of
//! the day → signature.

mod canonical;
pub mod policy;

use std::time::{Duration, SystemTime};

use aws_sigv4::sign::v4;
use sha2::{Digest, Sha256};

use self::canonical::SignedHeaders;
use super::credentials::Credentials;
use super::error::CallError;
use super::http::Request;
use super::s3::key::push_query;
use super::time::Utc;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// Who signs, for which service, and when.
///
/// Cheap to copy: made anew for each attempt, since credentials and clock may have changed since.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'a> {
    /// With an empty session token they are long-lived ones, and no token is sent.
    pub credentials: &'a Credentials,
    /// `us-east-1`.
    pub region: &'a str,
    /// `s3`, `sts`.
    pub service: &'a str,
    /// Milliseconds since the epoch, by the service's clock.
    pub now: i64,
}

/// What a header signature says of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Its SHA-256: S3 refuses any other body.
    /// A body that differs is refused as `XAmzContentSHA256Mismatch`.
    Sha256([u8; 32]),
    /// Nothing.
    /// TLS alone protects the body; S3 takes `UNSIGNED-PAYLOAD` for it.
    Unsigned,
}

impl Payload {
    /// Of bytes made here.
    pub fn of(bytes: &[u8]) -> Self {
        Self::Sha256(sha256(bytes))
    }
}

/// Signs a request in its query, so that it needs no header: simple for CORS, and usable as a link. Every header it
/// has is signed too, and must be sent. The body is left unsigned for S3, and empty for other services.
///
/// `seconds` is 1 to 604,800 (7 days), and the link ends with the session token that signed it, whichever
/// is first.
///
/// # Errors
///
/// [`CallError::Unbuildable`] where a header's value is not printable ASCII, or the address has no scheme.
pub fn presign(mut request: Request, signer: &Signer<'_>, seconds: u32) -> Result<Request, CallError> {
    let date = Utc::of(signer.now).basic();
    let scope = signer.scope(&date);
    let covered = SignedHeaders::of(&request)?;
    let credential = signer.credential(&scope);
    let seconds = seconds.to_string();
    let query = [
        ("X-Amz-Algorithm", ALGORITHM),
        ("X-Amz-Credential", &credential),
        ("X-Amz-Date", &date),
        ("X-Amz-Expires", &seconds),
        ("X-Amz-SignedHeaders", &covered.names),
        ("X-Amz-Security-Token", signer.credentials.session_token.expose()),
    ];
    push_query(&mut request.url, query.into_iter().filter(|(_, value)| !value.is_empty()));
    let payload = if signer.service == "s3" { UNSIGNED } else { &hex(&sha256(b"")) };
    let canonical = canonical::request(&request, &covered, payload)?;
    let signature = signer.sign(&date, &scope, &canonical);
    push_query(&mut request.url, [("X-Amz-Signature", signature.as_str())]);
    Ok(request)
}

/// Signs a request in its headers, all of which are covered.
///
/// Adds `x-amz-date`, `x-amz-content-sha256`, the session token's header where there is one, and
/// `authorization`. `host` is signed and not set: a browser sets it.
///
/// # Errors
///
/// As [`presign`].
pub fn headers(mut request: Request, payload: Payload, signer: &Signer<'_>) -> Result<Request, CallError> {
    let date = Utc::of(signer.now).basic();
    let scope = signer.scope(&date);
    let payload = match payload {
        Payload::Sha256(hash) => hex(&hash),
        Payload::Unsigned => UNSIGNED.to_owned(),
    };
    let token = signer.credentials.session_token.expose();
    request = request.header("x-amz-date", &*date).header("x-amz-content-sha256", &*payload);
    if !token.is_empty() {
        request = request.header("x-amz-security-token", token);
    }
    let covered = SignedHeaders::of(&request)?;
    let canonical = canonical::request(&request, &covered, &payload)?;
    let (credential, signature) = (signer.credential(&scope), signer.sign(&date, &scope, &canonical));
    let names = covered.names;
    let authorization =
        format!("{ALGORITHM} Credential={credential}, SignedHeaders={names}, Signature={signature}");
    Ok(request.header("authorization", authorization))
}

impl Signer<'_> {
    /// What a key is good for: `20130524/us-east-1/s3/aws4_request`, on the day of this `date`.
    ///
    /// The day is that of the service's clock; a key of yesterday's scope is refused.
    fn scope(&self, date: &str) -> String {
        let day = date.get(..8).unwrap_or_default();
        format!("{day}/{}/{}/aws4_request", self.region, self.service)
    }

    /// Who signs, within a scope.
    fn credential(&self, scope: &str) -> String {
        format!("{}/{scope}", self.credentials.access_key_id)
    }

    /// The signature of a canonical request.
    fn sign(&self, date: &str, scope: &str, canonical: &str) -> String {
        self.signature(&format!("{ALGORITHM}\n{date}\n{scope}\n{}", hex(&sha256(canonical.as_bytes()))))
    }

    /// The signature of a text.
    fn signature(&self, text: &str) -> String {
        let secret = self.credentials.secret_access_key.expose();
        let key = v4::generate_signing_key(secret, self.time(), self.region, self.service);
        v4::calculate_signature(key, text.as_bytes())
    }

    /// Not `SystemTime::now()`, which panics on wasm.
    fn time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(self.now).unwrap_or_default())
    }
}

/// SHA-256, of bytes made here. Those of files are hashed by the browser (`client::ports::Files`).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Lower-case hexadecimal.
///
/// ```
/// assert_eq!(alcove::aws::sign::hex(&[0, 0xAB]), "00ab");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
