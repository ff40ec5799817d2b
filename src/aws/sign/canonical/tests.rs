//! The same signatures as `aws_sigv4::http_request` makes, which builds its canonical requests from parsed addresses.

use std::time::Duration;

use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation,
    SigningParams, SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use proptest::prelude::*;

use super::*;
use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use crate::aws::http::Method;
use crate::aws::s3::key::{encode_path, encode_query, push_query};
use crate::aws::sign::{Payload, Signer, headers, hex, presign};

/// 2013-05-24T00:00:00Z.
const THEN: i64 = 1_369_353_600_000;

fn credentials(token: &str) -> Credentials {
    Credentials {
        access_key_id: "AKIAIOSFODNN7EXAMPLE".into(),
        secret_access_key: SecretAccessKey::new("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        session_token: SessionToken::new(token),
        expires_at: i64::MAX,
    }
}

fn signer<'a>(credentials: &'a Credentials, service: &'a str) -> Signer<'a> {
    Signer { credentials, region: "us-east-1", service, now: THEN }
}

/// The signature that `aws_sigv4` makes.
fn reference(
    request: &Request,
    body: SignableBody<'_>,
    signer: &Signer<'_>,
    location: SignatureLocation,
) -> String {
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    settings.signature_location = location;
    settings.expires_in = Some(Duration::from_mins(1));
    let token = signer.credentials.session_token.expose();
    let identity = aws_credential_types::Credentials::new(
        &signer.credentials.access_key_id,
        signer.credentials.secret_access_key.expose(),
        (!token.is_empty()).then(|| token.to_owned()),
        None,
        "test",
    )
    .into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(signer.region)
        .name(signer.service)
        .time(signer.time())
        .settings(settings)
        .build()
        .unwrap();
    let given = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let signable = SignableRequest::new(request.method.as_str(), request.url.as_str(), given, body).unwrap();
    sign(signable, &SigningParams::from(params)).unwrap().signature().to_owned()
}

/// Holds a request's signatures, in its headers and in its query, to the reference.
fn check(request: &Request, token: &str) {
    let credentials = credentials(token);
    let s3 = signer(&credentials, "s3");
    let signed = headers(request.clone(), Payload::of(b"body"), &s3).unwrap();
    let authorization = &signed.headers.iter().find(|(name, _)| name == "authorization").unwrap().1;
    let hash = SignableBody::Precomputed(hex(&crate::aws::sign::sha256(b"body")));
    let expected = reference(request, hash, &s3, SignatureLocation::Headers);
    assert!(authorization.ends_with(&format!("Signature={expected}")), "{authorization}\n{expected}");
    for (service, body) in [("s3", SignableBody::UnsignedPayload), ("sts", SignableBody::Bytes(b""))] {
        let signer = signer(&credentials, service);
        let signed = presign(request.clone(), &signer, 60).unwrap().url;
        let expected = reference(request, body, &signer, SignatureLocation::QueryParams);
        assert!(signed.contains(&format!("X-Amz-Signature={expected}")), "{signed}\n{expected}");
    }
}

#[test]
fn addresses_of_every_form_sign_as_in_the_reference() {
    for url in [
        "https://bucket.s3.amazonaws.com",
        "https://bucket.s3.amazonaws.com/",
        "https://bucket.s3.amazonaws.com//a//b/",
        "https://bucket.s3.amazonaws.com/?delete",
        "https://bucket.s3.amazonaws.com/?delete=",
        "https://bucket.s3.amazonaws.com/a?b=1&a=2&a=1&a-b=0&B=3",
        "https://bucket.s3.amazonaws.com:443/a",
        "http://localhost:4566/bucket/a%20b%2Bc",
        "http://localhost:80/bucket?list-type=2&prefix=a%2Fb",
    ] {
        check(&Request::new(Method::Get, url), "to/ken+=");
    }
}

#[test]
fn what_is_no_address_is_an_error() {
    let credentials = credentials("");
    let odd = Request::new(Method::Get, "bucket/key");
    assert!(matches!(presign(odd, &signer(&credentials, "s3"), 60), Err(CallError::Unbuildable(_))));
}

proptest! {
    #[test]
    fn any_key_signs_as_in_the_reference(key in any::<String>(), token in "[a-zA-Z0-9+/=]{0,40}") {
        let url = format!("https://bucket.s3.eu-west-1.amazonaws.com/{}", encode_path(&key));
        check(&Request::new(Method::Put, url), &token);
    }

    #[test]
    fn keys_of_odd_characters_sign_as_in_the_reference(key in "[-a-c/+% ?&=#._~!'()*:;,@$éあ😀]{0,40}") {
        let url = format!("http://localhost:4566/bucket/{}", encode_path(&key));
        check(&Request::new(Method::Delete, url), "");
    }

    #[test]
    fn any_query_signs_as_in_the_reference(
        query in prop::collection::vec(("[a-cA-C%+ ~.-]{1,3}", "[a-c/+% &=é😀~]{0,4}"), 0..6),
    ) {
        let mut url = "https://bucket.s3.amazonaws.com/".to_owned();
        let encoded: Vec<_> = query.iter().map(|(name, value)| (encode_query(name), value)).collect();
        push_query(&mut url, encoded.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        check(&Request::new(Method::Get, url), "token");
    }

    #[test]
    fn any_header_signs_as_in_the_reference(
        headers in prop::collection::vec(("x-amz-meta-[a-d-]{1,2}|range|content-type", "[ -~\t]{0,12}|[ab ]{0,8}"), 0..6),
    ) {
        let url = "https://bucket.s3.amazonaws.com/key";
        let with = |request: Request, (name, value): (String, String)| request.header(&name, value);
        check(&headers.into_iter().fold(Request::new(Method::Put, url), with), "token");
    }
}
