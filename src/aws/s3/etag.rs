//! The entity tag: which content an object has. Opaque; only ever compared, or sent back as a condition.
//!
//! Not a hash of the content in general: an object of several parts, or under KMS, has a tag that no page
//! can compute. Equal tags of one key mean equal content; different ones mean nothing where the parts were
//! cut differently.

use std::fmt;

/// An object's entity tag, with its quotes, as S3 sends it and takes it in `If-Match`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ETag(String);

impl ETag {
    /// Takes a tag in; adds the quotes where an answer left them out.
    pub fn new(tag: &str) -> Self {
        let tag = tag.trim();
        if tag.starts_with('"') || tag.starts_with("W/") {
            Self(tag.to_owned())
        } else {
            Self(format!("\"{tag}\""))
        }
    }

    /// The tag with its quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_there_whether_or_not_the_answer_had_them() {
        assert_eq!(ETag::new("\"ab\"").as_str(), "\"ab\"");
        assert_eq!(ETag::new("ab"), ETag::new("\"ab\""));
        assert_eq!(ETag::new("W/\"ab\"").as_str(), "W/\"ab\"");
    }
}
