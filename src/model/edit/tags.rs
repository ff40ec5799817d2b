//! Which tags S3 takes, so that a mistake is said before a request.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html>

use crate::aws::s3::tagging::Tag;

/// How many tags an object has at most.
pub const MOST_TAGS: usize = 10;
const MOST_KEY: usize = 128;
const MOST_VALUE: usize = 256;

/// Why tags are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagError {
    /// A value without a key.
    NoKey,
    /// A key or a value that is too long; this key.
    TooLong(String),
    /// The key twice.
    Twice(String),
    /// Keys that begin so are the service's own.
    Reserved,
    /// More than [`MOST_TAGS`].
    TooMany,
}

/// The tags as they are sent: rows with nothing in them are left out.
///
/// # Errors
///
/// The first mistake.
pub fn checked(tags: &[Tag]) -> Result<Vec<Tag>, TagError> {
    let mut checked = Vec::<Tag>::new();
    for tag in tags {
        let tag = Tag { key: tag.key.trim().to_owned(), value: tag.value.trim().to_owned() };
        match tag.key.as_str() {
            "" if tag.value.is_empty() => {}
            "" => return Err(TagError::NoKey),
            key if key.to_ascii_lowercase().starts_with("aws:") => return Err(TagError::Reserved),
            key if checked.iter().any(|it| it.key == key) => return Err(TagError::Twice(tag.key)),
            key if key.encode_utf16().count() > MOST_KEY || tag.value.encode_utf16().count() > MOST_VALUE => {
                return Err(TagError::TooLong(tag.key));
            }
            _ => checked.push(tag),
        }
    }
    if checked.len() > MOST_TAGS { Err(TagError::TooMany) } else { Ok(checked) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(key: &str, value: &str) -> Tag {
        Tag { key: key.into(), value: value.into() }
    }

    #[test]
    fn empty_rows_go_and_mistakes_are_named() {
        assert_eq!(checked(&[tag(" a ", "1"), tag("", " ")]), Ok(vec![tag("a", "1")]));
        for (tags, error) in [
            (vec![tag("", "1")], TagError::NoKey),
            (vec![tag("a", ""), tag("a", "2")], TagError::Twice("a".into())),
            (vec![tag("AWS:x", "")], TagError::Reserved),
            (vec![tag("a", &"字".repeat(257))], TagError::TooLong("a".into())),
        ] {
            assert_eq!(checked(&tags), Err(error));
        }
        let many: Vec<_> = (0..11).map(|n| tag(&n.to_string(), "")).collect();
        assert_eq!(checked(&many), Err(TagError::TooMany));
        assert_eq!(checked(&many[1..]).map(|tags| tags.len()), Ok(10));
    }
}
