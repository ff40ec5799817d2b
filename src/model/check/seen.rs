//! What was observed of a set-up: plain data, filled in as the examination goes on. Nothing in it is secret.

use crate::aws::http::TransportError;
use crate::config::SignInMethod;
use crate::model::failure::{Cause, Failure};

/// What a try gave; `None` where nobody has tried.
pub type Tried<T> = Option<Result<T, Failure>>;

/// All that was observed.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Who looks.
    pub visitor: Visitor,
    /// Whether the examination has come to its end.
    pub is_done: bool,
    /// What the services' clock has ahead of this device's, in milliseconds, as far as an answer told it.
    pub clock: Option<i64>,
    /// The page's own files.
    pub page: OfPage,
    /// The user pool and its client.
    pub pool: OfPool,
    /// The identity pool and its roles.
    pub identity: OfIdentity,
    /// The bucket.
    pub bucket: OfBucket,
    /// Hosts that gave no readable answer, and whether they answer a request whose answer the page may not read.
    pub silent: Vec<(String, bool)>,
    /// Hosts that the page's own Content-Security-Policy kept it from.
    pub blocked: Vec<String>,
}

impl Seen {
    /// Whether the host of a failed call answers at all, where the call failed without a readable answer.
    pub(super) fn answers(&self, host: &str) -> Option<bool> {
        self.silent.iter().find(|(silent, _)| silent == host).map(|(_, answers)| *answers)
    }
}

/// Who looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visitor {
    /// Nobody who has an identity.
    #[default]
    Nobody,
    /// A guest.
    Guest,
    /// Someone signed in.
    User,
}

/// The page's own files.
#[derive(Clone, Debug, Default)]
pub struct OfPage {
    /// Where it is served from: scheme and host.
    pub origin: String,
    /// Whether the browser calls this a secure context.
    pub is_secure: bool,
    /// The files that were asked for.
    pub files: Vec<File>,
}

/// Which of the page's files, by how long a browser may keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// index.html: asked for anew with each visit.
    Index,
    /// config.json: likewise.
    Config,
    /// A file whose name holds a hash of its content: kept for good.
    Hashed,
    /// The service worker. Browsers ask for it past their caches, once a day at least.
    Worker,
    /// A file that does not exist.
    Missing,
}

/// An answer of the page's own host. No body: headers say all.
#[derive(Clone, Debug)]
pub struct File {
    /// Which file.
    pub kind: FileKind,
    /// Its path.
    pub name: String,
    /// The HTTP status.
    pub status: u16,
    /// Names (lower case) and values.
    pub headers: Vec<(String, String)>,
}

impl File {
    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// A way to begin a sign-in, which an app client allows or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// The password never leaves the page.
    Srp,
    /// The password goes to Cognito.
    Password,
    /// Cognito offers what the account has.
    Choice,
}

impl Flow {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Srp, Self::Password, Self::Choice];

    /// The flow that config.json asks for.
    pub const fn of(method: SignInMethod) -> Self {
        match method {
            SignInMethod::Srp => Self::Srp,
            SignInMethod::Password => Self::Password,
            SignInMethod::Choice => Self::Choice,
        }
    }

    /// Cognito's name of it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Srp => "USER_SRP_AUTH",
            Self::Password => "USER_PASSWORD_AUTH",
            Self::Choice => "USER_AUTH",
        }
    }
}

/// The user pool.
#[derive(Clone, Debug, Default)]
pub struct OfPool {
    /// Its public keys, which every pool shows to everyone.
    pub keys: Tried<()>,
    /// How each flow was answered for a user whom nobody has.
    pub flows: Vec<(Flow, Result<(), Failure>)>,
    /// The pool that the ID token of whoever is signed in is from (the end of its issuer's address).
    pub issuer: Option<String>,
    /// Whether that token names an e-mail address.
    pub has_email: Option<bool>,
}

/// The identity pool.
#[derive(Clone, Debug, Default)]
pub struct OfIdentity {
    /// An identity without a sign-in.
    pub guest: Tried<()>,
    /// Credentials for whoever is here.
    pub credentials: Tried<()>,
    /// The name of the role behind them.
    pub role: Tried<String>,
}

/// What the page does in a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Lists a folder.
    List,
    /// Reads an object.
    Get,
    /// Writes an object.
    Put,
    /// Begins an upload in parts.
    Create,
    /// Ends one.
    Abort,
    /// Deletes an object.
    Delete,
    /// Lists versions.
    Versions,
}

/// What was left of the object that the examination wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// Nothing.
    All,
    /// A version, and the marker of its deletion: the bucket keeps versions, and the role may not delete them.
    Marker,
}

/// The bucket.
#[derive(Clone, Debug, Default)]
pub struct OfBucket {
    /// The prefix of the location that was tried, as config.json has it.
    pub prefix: String,
    /// Listing it.
    pub list: Tried<()>,
    /// Writing an object.
    pub put: Tried<()>,
    /// Reading it: whether the same came back.
    pub get: Tried<bool>,
    /// Whether there was no object to read.
    pub has_nothing_to_read: bool,
    /// Deleting it.
    pub delete: Tried<Deleted>,
    /// Beginning an upload in parts.
    pub create: Tried<()>,
    /// Ending it.
    pub abort: Tried<()>,
    /// Whether the bucket keeps versions; `Ok(None)` where nothing told.
    pub versions: Tried<Option<bool>>,
    /// The key of an object that could not be deleted.
    pub left: Option<String>,
    /// Headers of answers that a page could read, in lower case.
    pub exposed: Vec<String>,
    /// Headers that answers must have had.
    pub expected: Vec<&'static str>,
    /// Request headers that CORS does not let through; `None` where nobody has tried.
    pub forbidden: Option<Vec<&'static str>>,
}

/// The request headers that the page sends to the bucket, beside those that every page may.
pub const ALLOWED: [&str; 17] = [
    "authorization",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
    "expires",
    "if-match",
    "if-none-match",
    "range",
    "x-amz-checksum-sha256",
    "x-amz-content-sha256",
    "x-amz-copy-source",
    "x-amz-date",
    "x-amz-metadata-directive",
    "x-amz-security-token",
    "x-amz-tagging",
];

/// The host that gave no readable answer.
pub(super) fn silent_host(failure: &Failure) -> Option<&str> {
    match &failure.cause {
        Cause::Transport(TransportError::Unreachable { host }) => Some(host),
        _ => None,
    }
}
