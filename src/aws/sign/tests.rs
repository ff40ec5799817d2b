//! AWS's published examples, at each stage: the canonical request and the string to sign as printed there (a signature
//! that matches proves that ours were the same), and the signature.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::policy::{self, Condition};
use super::*;
use crate::aws::credentials::{SecretAccessKey, SessionToken};
use crate::aws::http::Method;

/// 2013-05-24T00:00:00Z.
const THEN: i64 = 1_369_353_600_000;
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn credentials(token: &str) -> Credentials {
    Credentials {
        access_key_id: "AKIAIOSFODNN7EXAMPLE".into(),
        secret_access_key: SecretAccessKey::new(SECRET),
        session_token: SessionToken::new(token),
        expires_at: i64::MAX,
    }
}

fn s3(credentials: &Credentials) -> Signer<'_> {
    Signer { credentials, region: "us-east-1", service: "s3", now: THEN }
}

/// Published: the canonical request, its hash in the string to sign, and the signature.
struct Published {
    canonical: String,
    hash: &'static str,
    signature: &'static str,
}

impl Published {
    /// Checks the published stages against each other, so that a typing error here cannot pass.
    fn check_stages(&self) {
        let Payload::Sha256(hash) = Payload::of(self.canonical.as_bytes()) else { unreachable!() };
        assert_eq!(hex(&hash), self.hash, "canonical request → hash");
        let string_to_sign =
            format!("AWS4-HMAC-SHA256\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\n{}", self.hash);
        let credentials = credentials("");
        let key = v4::generate_signing_key(SECRET, s3(&credentials).time(), "us-east-1", "s3");
        assert_eq!(v4::calculate_signature(key, string_to_sign.as_bytes()), self.signature);
    }

    /// Checks that a request signs itself to the same.
    fn check_headers(&self, request: Request, payload: Payload, signed_headers: &str) {
        self.check_stages();
        let credentials = credentials("");
        let signed = headers(request, payload, &s3(&credentials)).unwrap();
        let authorization = signed.headers.iter().find(|(name, _)| name == "authorization").unwrap();
        let expected = format!(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, \
             SignedHeaders={signed_headers}, Signature={}",
            self.signature
        );
        assert_eq!(authorization.1, expected);
    }
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>, "GET Object".
#[test]
fn get_object_with_a_range_signs_as_published() {
    let published = Published {
        canonical: format!(
            "GET\n/test.txt\n\nhost:examplebucket.s3.amazonaws.com\nrange:bytes=0-9\nx-amz-content-sha256:{EMPTY}\n\
             x-amz-date:20130524T000000Z\n\nhost;range;x-amz-content-sha256;x-amz-date\n{EMPTY}"
        ),
        hash: "7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972",
        signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    };
    let request = Request::new(Method::Get, "https://examplebucket.s3.amazonaws.com/test.txt")
        .header("range", "bytes=0-9");
    published.check_headers(request, Payload::of(b""), "host;range;x-amz-content-sha256;x-amz-date");
}

/// The same page, "PUT Object".
#[test]
fn put_object_signs_as_published() {
    let body = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    let names = "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class";
    let published = Published {
        canonical: format!(
            "PUT\n/test%24file.text\n\ndate:Fri, 24 May 2013 00:00:00 GMT\nhost:examplebucket.s3.amazonaws.com\n\
             x-amz-content-sha256:{body}\nx-amz-date:20130524T000000Z\nx-amz-storage-class:REDUCED_REDUNDANCY\n\n\
             {names}\n{body}"
        ),
        hash: "9e0e90d9c76de8fa5b200d8c849cd5b8dc7a3be3951ddb7f6a76b4158342019d",
        signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    };
    let request = Request::new(Method::Put, "https://examplebucket.s3.amazonaws.com/test%24file.text")
        .header("date", "Fri, 24 May 2013 00:00:00 GMT")
        .header("x-amz-storage-class", "REDUCED_REDUNDANCY");
    published.check_headers(request, Payload::of(b"Welcome to Amazon S3."), names);
}

/// The same page, "GET Bucket Lifecycle": a query name without a value.
#[test]
fn get_bucket_lifecycle_signs_as_published() {
    let published = Published {
        canonical: format!(
            "GET\n/\nlifecycle=\nhost:examplebucket.s3.amazonaws.com\nx-amz-content-sha256:{EMPTY}\n\
             x-amz-date:20130524T000000Z\n\nhost;x-amz-content-sha256;x-amz-date\n{EMPTY}"
        ),
        hash: "9766c798316ff2757b517bc739a67f6213b4ab36dd5da2f94eaebf79c77395ca",
        signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    };
    let request = Request::new(Method::Get, "https://examplebucket.s3.amazonaws.com/?lifecycle");
    published.check_headers(request, Payload::of(b""), "host;x-amz-content-sha256;x-amz-date");
}

/// The same page, "Get Bucket (List Objects)".
#[test]
fn list_objects_signs_as_published() {
    let published = Published {
        canonical: format!(
            "GET\n/\nmax-keys=2&prefix=J\nhost:examplebucket.s3.amazonaws.com\nx-amz-content-sha256:{EMPTY}\n\
             x-amz-date:20130524T000000Z\n\nhost;x-amz-content-sha256;x-amz-date\n{EMPTY}"
        ),
        hash: "df57d21db20da04d7fa30298dd4488ba3a2b47ca3a489c74750e0f1e7df1b9b7",
        signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    };
    let request = Request::new(Method::Get, "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J");
    published.check_headers(request, Payload::of(b""), "host;x-amz-content-sha256;x-amz-date");
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>.
#[test]
fn a_presigned_get_is_the_published_address() {
    let query = "X-Amz-Algorithm=AWS4-HMAC-SHA256\
                 &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request\
                 &X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host";
    let published = Published {
        canonical: format!(
            "GET\n/test.txt\n{query}\nhost:examplebucket.s3.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD"
        ),
        hash: "3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04",
        signature: "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    };
    published.check_stages();
    let credentials = credentials("");
    let request = Request::new(Method::Get, "https://examplebucket.s3.amazonaws.com/test.txt");
    let signed = presign(request, &s3(&credentials), 86_400).unwrap();
    let expected = format!(
        "https://examplebucket.s3.amazonaws.com/test.txt?{query}&X-Amz-Signature={}",
        published.signature
    );
    assert_eq!(signed.url, expected);
}

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html>.
#[test]
fn a_post_policy_signs_as_published() {
    let policy = [
        r#"{ "expiration": "2015-12-30T12:00:00.000Z","#,
        r#"  "conditions": ["#,
        r#"    {"bucket": "sigv4examplebucket"},"#,
        r#"    ["starts-with", "$key", "user/user1/"],"#,
        r#"    {"acl": "public-read"},"#,
        r#"    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},"#,
        r#"    ["starts-with", "$Content-Type", "image/"],"#,
        r#"    {"x-amz-meta-uuid": "14365123651274"},"#,
        r#"    {"x-amz-server-side-encryption": "AES256"},"#,
        r#"    ["starts-with", "$x-amz-meta-tag", ""],"#,
        "",
        r#"    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},"#,
        r#"    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},"#,
        r#"    {"x-amz-date": "20151229T000000Z" }"#,
        "  ]",
        "}",
    ]
    .join("\r\n");
    let credentials = credentials("");
    let signer = Signer { now: 1_451_347_200_000, ..s3(&credentials) };
    let string_to_sign = STANDARD.encode(policy);
    assert!(string_to_sign.starts_with("eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0K"));
    assert_eq!(
        signer.signature(&string_to_sign),
        "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e"
    );
}

#[test]
fn a_policy_covers_every_field_that_it_signs_with() {
    let credentials = credentials("token");
    let conditions = [
        Condition::Equals("key", "a\"b"),
        Condition::StartsWith("Content-Type", ""),
        Condition::Length(3, 3),
    ];
    let fields = policy::fields(&conditions, THEN + 600_000, &s3(&credentials));
    let value = |name: &str| &fields.iter().find(|(field, _)| field == name).unwrap().1;
    let document: serde_json::Value =
        serde_json::from_slice(&STANDARD.decode(value("policy")).unwrap()).unwrap();
    assert_eq!(
        document,
        serde_json::json!({
            "expiration": "2013-05-24T00:10:00.000Z",
            "conditions": [
                { "key": "a\"b" },
                ["starts-with", "$Content-Type", ""],
                ["content-length-range", 3, 3],
                { "x-amz-algorithm": "AWS4-HMAC-SHA256" },
                { "x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request" },
                { "x-amz-date": "20130524T000000Z" },
                { "x-amz-security-token": "token" },
            ],
        })
    );
    assert_eq!(value("x-amz-signature"), &s3(&credentials).signature(value("policy")));
}

#[test]
fn a_session_token_is_signed_and_sent_either_way() {
    let credentials = credentials("to/ken+=");
    let request =
        || Request::new(Method::Get, "https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity");
    let sts = Signer { service: "sts", ..s3(&credentials) };
    let presigned = presign(request(), &sts, 60).unwrap();
    assert!(presigned.url.contains("&X-Amz-Security-Token=to%2Fken%2B%3D"), "{}", presigned.url);
    assert!(presigned.headers.is_empty());
    let signed = headers(request(), Payload::Unsigned, &s3(&credentials)).unwrap();
    assert!(signed.headers.contains(&("x-amz-security-token".into(), "to/ken+=".into())));
    assert!(signed.headers.contains(&("x-amz-content-sha256".into(), "UNSIGNED-PAYLOAD".into())));
    let names = &signed.headers.iter().find(|(name, _)| name == "authorization").unwrap().1;
    assert!(names.contains("x-amz-security-token"), "{names}");
}

#[test]
fn what_cannot_be_a_request_is_an_error() {
    let credentials = credentials("");
    let odd = Request::new(Method::Get, "https://example.com/").header("x-amz-meta-a", "línea\n");
    assert!(matches!(headers(odd, Payload::Unsigned, &s3(&credentials)), Err(CallError::Unbuildable(_))));
}
