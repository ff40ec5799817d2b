//! The signed policy of a POST Object form: what the form may hold, until when.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html>
//!
//! Every field of the form but `policy`, `x-amz-signature` and `file` must be named by a condition, or S3
//! refuses the form as `AccessDenied` ("Extra input fields").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{ALGORITHM, Signer};
use crate::aws::time::Utc;

/// What a form's field must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition<'a> {
    /// Exactly this.
    Equals(&'a str, &'a str),
    /// Something that begins so.
    StartsWith(&'a str, &'a str),
    /// The file has so many bytes, at least and at most.
    /// S3 refuses a shorter or longer file as `EntityTooSmall` or `EntityTooLarge`.
    Length(u64, u64),
}

impl Condition<'_> {
    fn json(&self) -> Value {
        match self {
            Self::Equals(name, value) => json!({ *name: value }),
            Self::StartsWith(name, value) => json!(["starts-with", format!("${name}"), value]),
            Self::Length(least, most) => json!(["content-length-range", least, most]),
        }
    }
}

/// The form fields that carry a policy and its signature: `policy`, `x-amz-*`. The policy ends at `expires_at`
/// (milliseconds since the epoch), or with the session that signed it.
///
/// The conditions for the `x-amz-*` fields are added here. `policy` comes before the signature; `file` must
/// be the form's last field, which is the caller's part.
pub fn fields(conditions: &[Condition<'_>], expires_at: i64, signer: &Signer<'_>) -> Vec<(String, String)> {
    let date = Utc::of(signer.now).basic();
    let credential = signer.credential(&signer.scope(&date));
    let token = signer.credentials.session_token.expose();
    let mut fields = vec![
        ("x-amz-algorithm", ALGORITHM),
        ("x-amz-credential", credential.as_str()),
        ("x-amz-date", date.as_str()),
    ];
    if !token.is_empty() {
        fields.push(("x-amz-security-token", token));
    }
    let all = conditions
        .iter()
        .map(Condition::json)
        .chain(fields.iter().map(|(name, value)| json!({ *name: value })));
    let document = json!({
        "expiration": Utc::of(expires_at).iso8601(),
        "conditions": all.collect::<Vec<_>>(),
    });
    let policy = STANDARD.encode(serde_json::to_vec(&document).unwrap_or_default());
    let signature = signer.signature(&policy); // the string to sign is the policy in base64
    fields.extend([("policy", policy.as_str()), ("x-amz-signature", signature.as_str())]);
    fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
