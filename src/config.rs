//! `config.json` → a typed [`Config`], parsed and validated once. Knows nothing of how the file is fetched.
//!
//! # Where to start
//!
//! [`Config`] is what the rest of the program reads. `file` has the table of all keys, from which three
//! things are made: the reading (`fits`, then `read`), the list of mistakes (`check`), and the JSON Schema
//! for editors (`schema`).
//!
//! Nothing in the file is secret: it is served beside the page, to anybody.

mod check;
mod file;
mod fits;
mod form;
mod language;
mod name;
mod problem;
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod schema;

#[cfg(test)]
mod tests;

use crate::aws::s3::key::Prefix;

pub use form::Form;
pub use language::Language;
pub use name::Name;
pub use problem::Problem;
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;

/// Everything that an admin sets. The file's form is in `config.schema.json`, made from the same table that the parser reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The page's title.
    pub title: String,
    /// The one accent colour, `#rrggbb`; `None` is the page's own.
    pub accent: Option<String>,
    /// The language, or `None` to follow the browser.
    pub language: Option<Language>,
    /// The user pool; without an id where there is none: see [`Config::has_accounts`].
    pub user_pool: UserPool,
    /// The identity pool.
    pub identity_pool: IdentityPool,
    /// Where STS answers, such as `https://sts.us-east-1.amazonaws.com`; no slash at the end.
    pub sts_endpoint: String,
    /// The bucket.
    pub bucket: Bucket,
    /// The places that people see; at least one.
    pub locations: Vec<Location>,
    /// Which choice "Stay signed in" starts with.
    pub session: Persistence,
}

impl Config {
    /// Whether people can have accounts here. Without a user pool there are guests alone, and nothing to sign in at.
    pub const fn has_accounts(&self) -> bool {
        !self.user_pool.id.is_empty()
    }

    /// Reads config.json's text; `None` where something is wrong in it: [`Config::mistakes`] tells what.
    pub fn read(text: &str) -> Option<Self> {
        read::read(text)
    }

    /// Every mistake in config.json's text at once, so that an admin mends the file in one go; none in a right one.
    ///
    /// ```
    /// use alcove::config::Config;
    ///
    /// let mistakes = Config::mistakes(r#"{ "titel": "Our files" }"#);
    /// let titel = mistakes.iter().find(|mistake| mistake.key == "titel").map(ToString::to_string);
    /// assert_eq!(titel.as_deref(), Some("titel is not known, expected a known key, perhaps \"title\""));
    /// ```
    pub fn mistakes(text: &str) -> Vec<Problem> {
        check::mistakes(text)
    }

    /// Both. A page whose file is right need not carry the second.
    ///
    /// # Errors
    ///
    /// Every mistake, at least one.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        Self::read(text).ok_or_else(|| Self::mistakes(text))
    }
}

/// A Cognito user pool and the page's client in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserPool {
    /// `us-east-1_AbCdEf123`.
    pub id: String,
    /// The app client, which must have no secret.
    pub client_id: String,
    /// How a password is proved.
    pub sign_in: SignInMethod,
    /// How long a step of a sign-in lives, where the admin says it.
    pub challenge_minutes: Option<i64>,
    /// Where it answers; no slash at the end.
    pub endpoint: String,
    /// The pool's own sign-in pages, where it has a domain for them.
    pub managed: Option<ManagedLogin>,
}

/// Cognito's sign-in pages ("managed login"): the way to Google, SAML and the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagedLogin {
    /// `https://…`, no slash at the end.
    pub domain: String,
    /// What the tokens are asked to allow.
    pub scopes: Vec<String>,
    /// The identity providers that get a button each, by their names in the pool; empty for one button to the pool's page.
    pub providers: Vec<String>,
}

/// How a sign-in starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignInMethod {
    /// `USER_SRP_AUTH`: the password never leaves the page.
    #[default]
    Srp,
    /// `USER_PASSWORD_AUTH`: the password goes to Cognito over TLS.
    Password,
    /// `USER_AUTH`: Cognito offers the ways that the account has.
    Choice,
}

/// A Cognito identity pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityPool {
    /// `us-east-1:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
    pub id: String,
    /// Whether guests are let in.
    pub guests: bool,
    /// Where it answers; no slash at the end.
    pub endpoint: String,
    /// The roles of the basic flow; `None` is the enhanced flow, where the pool chooses the role.
    pub basic: Option<BasicRoles>,
}

impl IdentityPool {
    /// Whether the page assumes roles by itself.
    pub const fn is_basic(&self) -> bool {
        self.basic.is_some()
    }
}

/// The basic (classic) flow: the page gets a token from the pool and assumes a role with it at STS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasicRoles {
    /// The ARN of the role of someone signed in.
    pub users: String,
    /// The ARN of a guest's role; empty where no guests are let in.
    pub guests: String,
    /// How long the credentials shall live; `None` leaves that to STS, which gives an hour.
    pub session_seconds: Option<u64>,
}

/// The bucket that holds everyone's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// Another endpoint than AWS's (S3-compatible or local); no slash at the end.
    pub endpoint: Option<String>,
    /// `endpoint/bucket/key` instead of `bucket.endpoint/key`.
    pub path_style: bool,
    /// Whether versioning is on: an overwritten file can then be brought back, so small files may go by POST Object.
    pub versioned: bool,
    /// Whether people may see the unfinished uploads that other devices began: they then see everyone's names.
    pub lists_uploads: bool,
}

/// A place that people see beside "My files".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Names it in the address bar: lower-case letters, digits and dashes.
    pub id: String,
    /// What people read.
    pub name: Name,
    /// The prefix, with `{identity_id}` where the person's identity id goes; ends in a slash, or is empty.
    pub prefix: String,
    /// What signed-in people may do, as far as the page offers it; IAM decides.
    pub users: Rights,
    /// What guests may do, likewise.
    pub guests: Rights,
}

/// What stands for the person's identity id in a location's prefix.
const IDENTITY: &str = "{identity_id}";

impl Location {
    /// Whether each person has a folder of their own here, so that nobody else writes to it.
    pub fn is_own(&self) -> bool {
        self.prefix.contains(IDENTITY)
    }

    /// The prefix in the bucket for the person of this identity id; the same for everyone where [`Self::is_own`] is false.
    ///
    /// ```
    /// use alcove::config::{Location, Rights};
    ///
    /// let own = Location {
    ///     id: "my-files".into(),
    ///     name: "My files".into(),
    ///     prefix: "users/{identity_id}/".into(),
    ///     users: Rights { list: true, read: true, write: true, delete: true, ..Rights::default() },
    ///     guests: Rights::default(),
    /// };
    /// assert!(own.is_own());
    /// assert_eq!(own.prefix_for("us-east-1:1f2e").as_str(), "users/us-east-1:1f2e/");
    /// ```
    pub fn prefix_for(&self, identity: &str) -> Prefix {
        Prefix::new(self.prefix.replace(IDENTITY, identity))
    }
}

/// What the page offers in a location.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "seven rights that combine freely, each named in config.json"
)]
pub struct Rights {
    /// See names.
    pub list: bool,
    /// Download.
    pub read: bool,
    /// Upload and make folders.
    pub write: bool,
    /// Delete.
    pub delete: bool,
    /// See earlier versions and deleted files, and bring them back where writing is allowed.
    pub versions: bool,
    /// Delete versions for good.
    pub purge: bool,
    /// Restore archived files.
    pub restore: bool,
}

/// Where the session is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// Until this tab closes.
    #[default]
    Tab,
    /// On this device.
    Device,
}
