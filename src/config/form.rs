//! The forms that values in config.json have: what is accepted, and the same as a pattern for the schema.
//! Only the form: whether a pool or a bucket exists is found out by using it.
//!
//! Every form is written twice, as a function here and as a regular expression for editors, since a regular
//! expression engine would weigh more in the page than all of the configuration. A test holds the two
//! together.

use std::fmt;

use serde_json::Value;

use super::name::is_name;

/// What a value should have been.
///
/// `model::text` words each for people, so a new form needs its sentence in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole file: JSON. Where it stopped being that, both from 1.
    ///
    /// Found by the parser, so nothing else is checked: the first one is the only mistake told.
    Json {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A key that exists; this one may be meant.
    ///
    /// `None` where no known key is near.
    KnownKey(Option<&'static str>),
    /// `{ … }`.
    Object,
    /// `[ … ]` with at least one item, where `true`.
    List {
        /// Whether an empty one is refused.
        filled: bool,
    },
    /// `true` or `false`.
    Flag,
    /// Minutes that a user pool can give for a step: 3 to 15.
    Minutes,
    /// Seconds that a role's session can have at STS: 900 to 43,200.
    SessionSeconds,
    /// Text that is not blank.
    Text,
    /// Text that is not blank, or an object of such texts by language.
    Name,
    /// One of these words.
    ///
    /// In the order in which they are shown.
    OneOf(&'static [&'static str]),
    /// `#rrggbb`.
    Colour,
    /// `us-east-1`.
    ///
    /// At least two words and a number, so `us-gov-west-1` and regions to come are accepted too.
    Region,
    /// What an S3-compatible store calls its region: lower-case letters, digits, dashes.
    StoreRegion,
    /// `us-east-1_AbCdEf123`.
    UserPoolId,
    /// Letters and digits.
    ///
    /// Up to 128, with `_` and `+`: Cognito's own limits for an app client's id.
    ClientId,
    /// `us-east-1:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
    IdentityPoolId,
    /// `arn:aws:iam::123456789012:role/name`.
    ///
    /// Any partition (`aws`, `aws-cn`, `aws-us-gov`); paths in the role's name are allowed.
    RoleArn,
    /// A bucket's name.
    ///
    /// 3 to 63 lower-case letters, digits, dots and dashes, by S3's naming rules; the rarer rules (no IP
    /// address, no `xn--`) are left to S3.
    Bucket,
    /// `https://host`, with a path at most.
    ///
    /// No query and no fragment: paths of requests are appended to it. `http://` is accepted for a local
    /// cloud.
    Endpoint,
    /// Lower-case letters, digits and single dashes between them.
    LocationId,
    /// An id that no other location has.
    ///
    /// Never a form of one value: it is found by comparing all locations.
    UniqueId,
    /// `users/{identity_id}/`: ends in a slash, starts with none, no other placeholder, no empty, `.` or `..` segment.
    Prefix,
}

impl Form {
    /// Whether a JSON value has this form.
    ///
    /// Objects and lists fit no form: the table's walk looks into those itself.
    pub fn fits(&self, value: &Value) -> bool {
        match self {
            Self::Flag => value.is_boolean(),
            Self::Name => is_name(value),
            Self::Minutes => value.as_u64().is_some_and(|minutes| (3..=15).contains(&minutes)),
            Self::SessionSeconds => value.as_u64().is_some_and(|seconds| (900..=43_200).contains(&seconds)),
            _ => value.as_str().is_some_and(|text| self.accepts(text)),
        }
    }

    /// Whether a text has this form. The forms that are not a text's accept none.
    ///
    /// ```
    /// use alcove::config::Form;
    ///
    /// assert!(Form::Prefix.accepts("users/{identity_id}/"));
    /// assert!(!Form::Prefix.accepts("users/{identity_id}"), "a prefix ends in a slash");
    /// assert!(!Form::Prefix.accepts("/shared/"), "and begins with none");
    /// assert!(Form::Colour.accepts("#2f6f6a"));
    /// ```
    pub fn accepts(&self, text: &str) -> bool {
        match self {
            Self::Text => !text.trim().is_empty(),
            Self::Colour => text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && all(hex, is_hex)),
            Self::Region => is_region(text),
            Self::StoreRegion => filled(text, is_region_char),
            Self::UserPoolId => text
                .split_once('_')
                .is_some_and(|(region, id)| filled(region, is_region_char) && filled(id, alphanumeric)),
            Self::ClientId => text.len() <= 128 && filled(text, |c| alphanumeric(c) || c == '_' || c == '+'),
            Self::IdentityPoolId => {
                text.split_once(':').is_some_and(|(region, id)| filled(region, is_region_char) && is_uuid(id))
            }
            Self::RoleArn => is_role_arn(text),
            Self::Bucket => is_bucket(text),
            Self::Endpoint => is_endpoint(text),
            Self::LocationId => text.split('-').all(|word| filled(word, is_lower_or_digit)),
            Self::Prefix => is_prefix(text),
            Self::OneOf(words) => words.contains(&text),
            Self::Json { .. }
            | Self::KnownKey(_)
            | Self::Object
            | Self::List { .. }
            | Self::Flag
            | Self::Minutes
            | Self::Name
            | Self::SessionSeconds
            | Self::UniqueId => false,
        }
    }

    /// The same as a regular expression, for editors that check config.json against the schema. Any text, where there is no more
    /// to say.
    ///
    /// Anchored, except for [`Form::Text`], in the dialect of JSON Schema (ECMA-262) without look-ahead,
    /// which some editors lack.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn pattern(&self) -> &'static str {
        match self {
            Self::Text => r"\S",
            Self::Colour => "^#[0-9a-fA-F]{6}$",
            Self::Region => "^[a-z]+(-[a-z]+)+-[0-9]+$",
            Self::StoreRegion => "^[a-z0-9-]+$",
            Self::UserPoolId => "^[a-z0-9-]+_[0-9a-zA-Z]+$",
            Self::ClientId => "^[0-9a-zA-Z_+]{1,128}$",
            Self::IdentityPoolId => {
                "^[a-z0-9-]+:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
            }
            Self::RoleArn => r"^arn:aws[a-z-]*:iam::[0-9]{12}:role/\S+$",
            Self::Bucket => "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
            Self::Endpoint => r"^https?://[0-9a-zA-Z.:\[\]-]+(/[^?#\s]*)?$",
            Self::LocationId => "^[a-z0-9]+(-[a-z0-9]+)*$",
            // The dots are spelt out because a pattern without look-ahead cannot say "but not `.` or `..`".
            Self::Prefix => r"^((\.{0,2}([^./{}]|\{identity_id\})|\.{3})([^/{}]|\{identity_id\})*/)*$",
            _ => "",
        }
    }
}

fn all(text: &str, allowed: fn(char) -> bool) -> bool {
    text.chars().all(allowed)
}

fn filled(text: &str, allowed: fn(char) -> bool) -> bool {
    !text.is_empty() && all(text, allowed)
}

fn alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn is_lower_or_digit(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

fn is_region_char(c: char) -> bool {
    is_lower_or_digit(c) || c == '-'
}

fn is_hex(c: char) -> bool {
    c.is_ascii_hexdigit()
}

/// Read from its end: the number is last, and the words before it may be any number from two on.
fn is_region(text: &str) -> bool {
    let mut parts = text.rsplit('-');
    let number = parts.next().is_some_and(|part| filled(part, |c| c.is_ascii_digit()));
    number && parts.clone().count() >= 2 && parts.all(|part| filled(part, |c| c.is_ascii_lowercase()))
}

/// Lower case only, as AWS writes ids: they are compared as texts elsewhere.
fn is_uuid(text: &str) -> bool {
    let lower_hex = |c: char| is_lower_or_digit(c) && is_hex(c);
    let mut groups = text.split('-');
    [8, 4, 4, 4, 12].iter().all(|&length| {
        groups.next().is_some_and(|group| group.len() == length && group.chars().all(lower_hex))
    }) && groups.next().is_none()
}

/// `arn:<partition>:iam::<account>:role/<name>`: the region is empty, since IAM has none.
fn is_role_arn(text: &str) -> bool {
    let mut parts = text.splitn(6, ':');
    let mut next = || parts.next().unwrap_or_default();
    let is_partition = |c: char| c.is_ascii_lowercase() || c == '-';
    let aws = next() == "arn" && next().strip_prefix("aws").is_some_and(|rest| all(rest, is_partition));
    let account = next() == "iam" && next().is_empty() && {
        let account = next();
        account.len() == 12 && all(account, |c| c.is_ascii_digit())
    };
    let name = next().strip_prefix("role/").unwrap_or_default();
    aws && account && filled(name, |c| !c.is_whitespace())
}

fn is_bucket(text: &str) -> bool {
    let inner = |c: char| is_region_char(c) || c == '.';
    (3..=63).contains(&text.len())
        && all(text, inner)
        && text.starts_with(is_lower_or_digit)
        && text.ends_with(is_lower_or_digit)
}

fn is_endpoint(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return false;
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    filled(host, |c| alphanumeric(c) || matches!(c, '.' | ':' | '[' | ']' | '-'))
        && all(path, |c| !c.is_whitespace() && c != '?' && c != '#')
}

/// The placeholder may be part of a segment. `.` and `..` are refused since a browser folds them out of an
/// address, so nothing below such a prefix could be requested.
fn is_prefix(text: &str) -> bool {
    let filled_in = text.replace(super::IDENTITY, "i");
    let Some(segments) = filled_in.strip_suffix('/') else { return text.is_empty() };
    !filled_in.contains(['{', '}']) && segments.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
}

/// In English, for logs; `model::text` words the same for people.
impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json { line, column } => write!(f, "JSON; it stops at line {line}, column {column}"),
            Self::KnownKey(None) => f.write_str("one of the keys in config.schema.json"),
            Self::KnownKey(Some(name)) => write!(f, "a known key, perhaps \"{name}\""),
            Self::Object => f.write_str("an object, { … }"),
            Self::List { filled: false } => f.write_str("a list, [ … ]"),
            Self::List { filled: true } => f.write_str("a list with at least one item, [ … ]"),
            Self::Flag => f.write_str("true or false"),
            Self::Minutes => f.write_str("a whole number of minutes from 3 to 15"),
            Self::SessionSeconds => f.write_str("a whole number of seconds from 900 to 43200"),
            Self::Text => f.write_str("a text that is not empty"),
            Self::Name => {
                f.write_str("a text that is not empty, or one for each language: { \"en\": …, \"ja\": … }")
            }
            Self::OneOf(words) => write!(f, "one of \"{}\"", words.join("\", \"")),
            Self::Colour => f.write_str("a colour such as #2f6f6a"),
            Self::Region => f.write_str("an AWS region such as us-east-1"),
            Self::StoreRegion => f.write_str("a region such as us-east-1"),
            Self::UserPoolId => f.write_str("a user pool id such as us-east-1_AbCdEf123"),
            Self::ClientId => f.write_str("an app client id such as 1example23456789"),
            Self::IdentityPoolId => {
                f.write_str("an identity pool id such as us-east-1:11111111-2222-3333-4444-555555555555")
            }
            Self::RoleArn => f.write_str("a role's ARN such as arn:aws:iam::123456789012:role/alcove-users"),
            Self::Bucket => f.write_str("a bucket name: 3 to 63 lower-case letters, digits, dots and dashes"),
            Self::Endpoint => f.write_str("an address such as https://s3.example.org"),
            Self::LocationId => f.write_str("lower-case letters and digits, in words joined by dashes"),
            Self::UniqueId => f.write_str("an id that no other location has"),
            Self::Prefix => {
                f.write_str("a prefix such as users/{identity_id}/ or shared/, ending in a slash")
            }
        }
    }
}
