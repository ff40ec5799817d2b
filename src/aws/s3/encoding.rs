//! Names in a listing's answer, which come percent-encoded since XML cannot hold every key.

use percent_encoding::percent_decode_str;

use super::xml::Element;
use crate::aws::error::CallError;

/// Decodes a name of an answer.
pub(super) type Decode = fn(&str) -> Result<String, CallError>;

/// How an answer's names are decoded: a store that ignored `encoding-type=url` does not say so in its answer.
pub(super) fn decoder(root: &Element<'_>) -> Decode {
    if root.text("EncodingType") == Some("url") { decode_url } else { |text| Ok(text.to_owned()) }
}

/// S3 encodes as forms do: a space is `+`, a plus sign `%2B`.
fn decode_url(text: &str) -> Result<String, CallError> {
    if !text.bytes().any(|byte| matches!(byte, b'+' | b'%')) {
        return Ok(text.to_owned());
    }
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8();
    decoded
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| CallError::Malformed("a key that is not UTF-8".into()))
}
