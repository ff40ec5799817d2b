//! Names of objects and folders, and the one way in which they become part of an address.
//!
//! S3 knows no folders: a folder is a [`Prefix`] that ends in a slash. Nothing here knows which names are *good*
//! (`model::files::name` does); it knows which are possible.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// S3's limit for a key, in UTF-8 bytes.
pub const MAX_KEY_BYTES: usize = 1024;

/// All but the unreserved characters of RFC 3986, which `SigV4` leaves as they are.
const ENCODED_IN_QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same for a path, where slashes stay.
const ENCODED_IN_PATH: &AsciiSet = &ENCODED_IN_QUERY.remove(b'/');

/// Percent-encodes a query's name or value as `SigV4` wants it: once, a space as `%20`.
///
/// ```
/// use alcove::aws::s3::key::encode_query;
///
/// assert_eq!(encode_query("a b/c+d"), "a%20b%2Fc%2Bd");
/// ```
pub fn encode_query(text: &str) -> String {
    utf8_percent_encode(text, ENCODED_IN_QUERY).to_string()
}

/// Percent-encodes a path as `SigV4` for S3 wants it: once, slashes kept, nothing folded.
pub fn encode_path(text: &str) -> String {
    utf8_percent_encode(text, ENCODED_IN_PATH).to_string()
}

/// Adds names and values, not encoded yet, to an address's query.
pub fn push_query<'a>(url: &mut String, query: impl IntoIterator<Item = (&'a str, &'a str)>) {
    let mut separator = if url.contains('?') { '&' } else { '?' };
    for (name, value) in query {
        url.push(separator);
        url.push_str(name);
        url.push('=');
        url.push_str(&encode_query(value));
        separator = '&';
    }
}

/// The name of one object in a bucket: 1 to 1,024 bytes of UTF-8.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectKey(String);

impl ObjectKey {
    /// Takes a key in.
    ///
    /// # Errors
    ///
    /// [`KeyError::Empty`] and [`KeyError::TooLong`]; a key with dot segments is a key all the same, see
    /// [`ObjectKey::path`].
    pub fn new(key: impl Into<String>) -> Result<Self, KeyError> {
        let key = key.into();
        match key.len() {
            0 => Err(KeyError::Empty),
            1..=MAX_KEY_BYTES => Ok(Self(key)),
            bytes => Err(KeyError::TooLong { bytes }),
        }
    }

    /// The key as S3 knows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the last slash that is not the key's end: `c.jpg` of `a/b/c.jpg`, `b` of `a/b/`.
    pub fn name(&self) -> &str {
        last_segment(&self.0)
    }

    /// The folder that the object is in.
    ///
    /// ```
    /// use alcove::aws::s3::key::ObjectKey;
    ///
    /// let key = ObjectKey::new("a/b/c.jpg").expect("a possible key");
    /// assert_eq!((key.name(), key.folder().as_str()), ("c.jpg", "a/b/"));
    /// ```
    pub fn folder(&self) -> Prefix {
        let trimmed = self.0.strip_suffix('/').unwrap_or(&self.0);
        Prefix(trimmed.rfind('/').map_or_else(String::new, |slash| trimmed[..=slash].to_owned()))
    }

    /// The key as it stands in an address's path, or why it cannot stand there.
    ///
    /// A browser's URL parser folds segments `.` and `..`, encoded or not, so the request would name another object.
    /// Such a key can still be listed, and deleted by a batch, which names it in its body.
    ///
    /// # Errors
    ///
    /// [`KeyError::DotSegment`] alone.
    pub fn path(&self) -> Result<String, KeyError> {
        if self.0.split('/').any(|segment| matches!(segment, "." | "..")) {
            return Err(KeyError::DotSegment);
        }
        Ok(encode_path(&self.0))
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the keys of a folder begin with: empty, or text that ends in a slash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Prefix(String);

impl Prefix {
    /// The whole bucket.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Takes a prefix in; adds the slash where it is missing.
    pub fn new(prefix: impl Into<String>) -> Self {
        let mut prefix = prefix.into();
        if !prefix.is_empty() && !prefix.ends_with('/') {
            prefix.push('/');
        }
        Self(prefix)
    }

    /// The prefix as S3 knows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the whole bucket (or, of a relative one, the location itself).
    pub const fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The folder's own name: `b` of `a/b/`; empty for the root.
    pub fn name(&self) -> &str {
        last_segment(&self.0)
    }

    /// The folder around it; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        let trimmed = self.0.strip_suffix('/')?;
        Some(Self(trimmed.rfind('/').map_or_else(String::new, |slash| trimmed[..=slash].to_owned())))
    }

    /// The folder of this name in it.
    #[must_use]
    pub fn folder(&self, name: &str) -> Self {
        Self(format!("{}{name}/", self.0))
    }

    /// This prefix with another, relative one behind it.
    #[must_use]
    pub fn join(&self, below: &Self) -> Self {
        Self(format!("{}{}", self.0, below.0))
    }

    /// The object of this name in it; `name` may hold slashes, as the relative path of a dropped folder does.
    pub fn object(&self, name: &str) -> Result<ObjectKey, KeyError> {
        ObjectKey::new(format!("{}{name}", self.0))
    }

    /// The zero-byte object that keeps an empty folder; `None` for the root.
    pub fn marker(&self) -> Option<ObjectKey> {
        ObjectKey::new(self.0.clone()).ok()
    }

    /// What follows this prefix in a longer one; `None` when that does not begin with it.
    pub fn relative(&self, longer: &Self) -> Option<Self> {
        longer.0.strip_prefix(&self.0).map(|rest| Self(rest.to_owned()))
    }

    /// The names on the way down, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator('/')
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn last_segment(text: &str) -> &str {
    let trimmed = text.strip_suffix('/').unwrap_or(text);
    trimmed.rsplit('/').next().unwrap_or_default()
}

/// Why a text is no key, or a key has no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// A key has at least one byte.
    Empty,
    /// Longer than [`MAX_KEY_BYTES`].
    TooLong {
        /// Its length in UTF-8 bytes.
        bytes: usize,
    },
    /// A segment is `.` or `..`: a browser would request another object.
    DotSegment,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the key is empty"),
            Self::TooLong { bytes } => {
                write!(f, "the key has {bytes} bytes; S3 takes at most {MAX_KEY_BYTES}")
            }
            Self::DotSegment => f.write_str("a browser cannot request a key with a segment `.` or `..`"),
        }
    }
}

impl std::error::Error for KeyError {}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn space_plus_and_reserved_characters_are_encoded_once_and_slashes_stay() {
        assert_eq!(encode_path("a b+c/é!'()*:~%2F"), "a%20b%2Bc/%C3%A9%21%27%28%29%2A%3A~%252F");
        assert_eq!(encode_query("a/b"), "a%2Fb");
    }

    #[test]
    fn a_query_is_begun_or_continued() {
        let mut url = "https://x/".to_owned();
        push_query(&mut url, []);
        push_query(&mut url, [("a", "1 &"), ("delete", "")]);
        push_query(&mut url, [("b", "+")]);
        assert_eq!(url, "https://x/?a=1%20%26&delete=&b=%2B");
    }

    #[test]
    fn keys_have_one_to_1024_bytes() {
        assert_eq!(ObjectKey::new(""), Err(KeyError::Empty));
        assert!(ObjectKey::new("é".repeat(512)).is_ok());
        assert_eq!(ObjectKey::new("é".repeat(513)), Err(KeyError::TooLong { bytes: 1026 }));
    }

    #[test]
    fn dot_segments_are_kept_as_keys_but_have_no_path() {
        for key in ["a/../b", ".", "./a", "a/..", "../"] {
            assert_eq!(ObjectKey::new(key).unwrap().path(), Err(KeyError::DotSegment), "{key}");
        }
        for key in ["a/...", ".a", "a./b", "..a/b", "a//b"] {
            assert!(ObjectKey::new(key).unwrap().path().is_ok(), "{key}");
        }
    }

    #[test]
    fn names_and_parents_follow_the_slashes() {
        let prefix = Prefix::new("a/b");
        assert_eq!((prefix.as_str(), prefix.name()), ("a/b/", "b"));
        assert_eq!(prefix.parent(), Some(Prefix::new("a/")));
        assert_eq!(Prefix::new("a/").parent(), Some(Prefix::root()));
        assert_eq!(Prefix::root().parent(), None);
        assert_eq!(Prefix::new("a//").name(), "", "a folder without a name is S3's to have");
        assert_eq!(Prefix::new("a/b/").segments().collect::<Vec<_>>(), ["a", "b"]);
        let key = prefix.object("c.jpg").unwrap();
        assert_eq!((key.as_str(), key.name()), ("a/b/c.jpg", "c.jpg"));
        assert_eq!(key.folder(), prefix);
        assert_eq!(prefix.marker().unwrap().folder(), Prefix::new("a/"));
        assert_eq!(Prefix::new("a/").relative(&prefix), Some(Prefix::new("b/")));
    }

    proptest! {
        #[test]
        fn any_text_survives_its_encoding(text in any::<String>()) {
            for encoded in [encode_path(&text), encode_query(&text)] {
                prop_assert!(encoded.is_ascii());
                let decoded = percent_decode_str(&encoded).decode_utf8().unwrap().into_owned();
                prop_assert_eq!(&decoded, &text);
            }
        }

        #[test]
        fn a_folder_and_its_object_find_each_other(folder in "[^/]{1,20}", name in "[^/]{1,20}") {
            let prefix = Prefix::root().folder(&folder);
            let key = prefix.object(&name).unwrap();
            prop_assert_eq!(key.folder(), prefix);
            prop_assert_eq!(key.name(), name);
        }
    }
}
