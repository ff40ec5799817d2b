//! Signature Version 4, by `aws-sigv4`: into headers, into the query (presigned), and over a POST policy.
//!
//! Reads no clock: the time is the caller's, already corrected to the service's. Which of the three an operation
//! uses stands with the operation.

pub mod policy;

use std::time::{Duration, SystemTime};

use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation,
    SigningParams, SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use sha2::{Digest, Sha256};

use super::credentials::Credentials;
use super::error::CallError;
use super::http::Request;
use super::s3::key::push_query;

/// Who signs, for which service, and when.
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
    Sha256([u8; 32]),
    /// Nothing.
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
pub fn presign(mut request: Request, signer: &Signer<'_>, seconds: u32) -> Result<Request, CallError> {
    let mut settings = settings(SignatureLocation::QueryParams);
    settings.expires_in = Some(Duration::from_secs(u64::from(seconds)));
    let body = if signer.service == "s3" { SignableBody::UnsignedPayload } else { SignableBody::Bytes(&[]) };
    let signed = apply(&request, body, signer, settings)?;
    push_query(&mut request.url, signed.query.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    Ok(request)
}

/// Signs a request in its headers, all of which are covered.
pub fn headers(mut request: Request, payload: Payload, signer: &Signer<'_>) -> Result<Request, CallError> {
    let mut settings = settings(SignatureLocation::Headers);
    settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    let body = match payload {
        Payload::Sha256(hash) => SignableBody::Precomputed(hex(&hash)),
        Payload::Unsigned => SignableBody::UnsignedPayload,
    };
    let signed = apply(&request, body, signer, settings)?;
    request.headers.extend(signed.headers);
    Ok(request)
}

/// What a signature adds to a request.
struct Signed {
    headers: Vec<(String, String)>,
    query: Vec<(String, String)>,
}

fn apply(
    request: &Request,
    body: SignableBody<'_>,
    signer: &Signer<'_>,
    settings: SigningSettings,
) -> Result<Signed, CallError> {
    let identity = signer.identity().into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(signer.region)
        .name(signer.service)
        .time(signer.time())
        .settings(settings)
        .build()
        .map_err(unbuildable)?;
    let params = SigningParams::from(params);
    let headers = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let signable = SignableRequest::new(request.method.as_str(), request.url.as_str(), headers, body)
        .map_err(unbuildable)?;
    let (headers, query) = sign(signable, &params).map_err(unbuildable)?.into_parts().0.into_parts();
    Ok(Signed {
        headers: headers.iter().map(|header| (header.name().to_owned(), header.value().to_owned())).collect(),
        query: query.into_iter().map(|(name, value)| (name.to_owned(), value.into_owned())).collect(),
    })
}

impl Signer<'_> {
    fn identity(&self) -> aws_credential_types::Credentials {
        let token = self.credentials.session_token.expose();
        aws_credential_types::Credentials::new(
            &self.credentials.access_key_id,
            self.credentials.secret_access_key.expose(),
            (!token.is_empty()).then(|| token.to_owned()),
            None,
            "alcove",
        )
    }

    /// Not `SystemTime::now()`, which panics on wasm.
    fn time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(self.now).unwrap_or_default())
    }
}

/// As S3 wants it: the path encoded once, nothing folded. For a path of `/`, which is all that other services here
/// have, that is everyone's form.
fn settings(location: SignatureLocation) -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.signature_location = location;
    settings
}

#[allow(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn unbuildable(error: impl std::fmt::Display) -> CallError {
    CallError::Unbuildable(error.to_string())
}

/// SHA-256, of bytes made here. Those of files are hashed by the browser (`client::ports::Files`).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
