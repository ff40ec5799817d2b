//! `GetObject`, as an address that the browser downloads or shows by itself.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::address::Address;
use super::key::ObjectKey;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request};
use crate::aws::sign::{self, Signer};

/// `attr-char` of RFC 5987: what an extended file name may hold unencoded.
const ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// An address that downloads an object as a file of this name, its bytes as they are stored. It lives for `seconds`, and no
/// longer than the session that signed it. Anyone who has it can use it.
pub fn download(
    key: &ObjectKey,
    file_name: &str,
    seconds: u32,
    bucket: &Address,
    signer: &Signer<'_>,
) -> Result<String, CallError> {
    let disposition = attachment(file_name);
    // A browser would unpack an object that is marked as compressed, and save it under the name of the packed one.
    let query =
        [("response-content-disposition", disposition.as_str()), ("response-content-encoding", "identity")];
    address(key, &query, seconds, bucket, signer)
}

/// The same for one version of an object. Needs `s3:GetObjectVersion`.
pub fn download_version(
    key: &ObjectKey,
    version: &str,
    file_name: &str,
    seconds: u32,
    bucket: &Address,
    signer: &Signer<'_>,
) -> Result<String, CallError> {
    let disposition = attachment(file_name);
    let query = [
        ("response-content-disposition", disposition.as_str()),
        ("response-content-encoding", "identity"),
        ("versionId", version),
    ];
    address(key, &query, seconds, bucket, signer)
}

/// An address that shows an object in place, as this media type whatever it was uploaded as: of an object that says it is a web
/// page the browser makes none. It lives for `seconds`, and no longer than the session that signed it.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>, "Overriding response header values".
pub fn inline(
    key: &ObjectKey,
    media_type: &str,
    seconds: u32,
    bucket: &Address,
    signer: &Signer<'_>,
) -> Result<String, CallError> {
    let query = [("response-content-disposition", "inline"), ("response-content-type", media_type)];
    address(key, &query, seconds, bucket, signer)
}

/// An address that gives an object as it is stored, its media type included: a browser shows what it can. Its life and reach are
/// those of [`download`].
pub fn plain(
    key: &ObjectKey,
    seconds: u32,
    bucket: &Address,
    signer: &Signer<'_>,
) -> Result<String, CallError> {
    address(key, &[], seconds, bucket, signer)
}

fn address(
    key: &ObjectKey,
    query: &[(&str, &str)],
    seconds: u32,
    bucket: &Address,
    signer: &Signer<'_>,
) -> Result<String, CallError> {
    let url = bucket.url(&key.path()?, query);
    Ok(sign::presign(Request::new(Method::Get, url), signer, seconds)?.url)
}

/// `Content-Disposition` with the name twice (RFC 6266): plain for old programs, extended for its real characters.
fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if matches!(c, ' '..='~') && !matches!(c, '"' | '\\' | '%') { c } else { '_' })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ATTR_CHAR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
    use crate::aws::s3::fixtures::key;

    #[test]
    fn the_name_stands_twice_plain_and_extended() {
        assert_eq!(attachment("a b.txt"), "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt");
        assert_eq!(
            attachment("写\"真'(1)%.jpg"),
            "attachment; filename=\"__\u{5f}'(1)_.jpg\"; filename*=UTF-8''%E5%86%99%22%E7%9C%9F%27%281%29%25.jpg"
        );
    }

    fn of_files(sign: impl Fn(&Address, &Signer<'_>) -> Result<String, CallError>) -> String {
        let credentials = Credentials {
            access_key_id: "ASIAEXAMPLE".into(),
            secret_access_key: SecretAccessKey::new("secret"),
            session_token: SessionToken::new("token"),
            expires_at: i64::MAX,
        };
        let signer = Signer { credentials: &credentials, region: "us-east-1", service: "s3", now: 0 };
        sign(&Address::new("files", "us-east-1", None, false), &signer).unwrap()
    }

    #[test]
    fn the_address_holds_the_disposition_under_the_signature() {
        let url = of_files(|bucket, signer| download(&key("x/a b.txt"), "a b.txt", 60, bucket, signer));
        let start = "https://files.s3.us-east-1.amazonaws.com/x/a%20b.txt?response-content-disposition=attachment%3B%20";
        assert!(url.starts_with(start), "{url}");
        assert!(url.contains("&response-content-encoding=identity&X-Amz-Algorithm="), "{url}");
        assert!(url.contains("&X-Amz-Expires=60&") && url.contains("&X-Amz-Security-Token=token"), "{url}");
    }

    #[test]
    fn a_version_is_named_under_the_signature() {
        let url = of_files(|bucket, signer| {
            download_version(&key("a b.txt"), "v/1", "a b.txt", 60, bucket, signer)
        });
        assert!(url.contains("&response-content-encoding=identity&versionId=v%2F1&X-Amz-"), "{url}");
    }

    #[test]
    fn what_is_shown_in_place_has_the_media_type_under_the_signature() {
        let url = of_files(|bucket, signer| inline(&key("a.svg"), "image/svg+xml", 900, bucket, signer));
        let start = "https://files.s3.us-east-1.amazonaws.com/a.svg?response-content-disposition=inline\
                     &response-content-type=image%2Fsvg%2Bxml&X-Amz-Algorithm=";
        assert!(url.starts_with(start), "{url}");
        assert!(url.contains("&X-Amz-Expires=900&"), "{url}");
    }
}
