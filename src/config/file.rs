//! config.json as a table: each key, the form of its value, what an absent one means. The parser and the schema are both made
//! from it, so neither can know a key that the other does not.
//!
//! A table and not serde's derives: those stop at the first mistake, and weigh four times as much in the page.
//!
//! Adding a key: a line here, a field in [`super::Config`], and its reading in [`super::read`]. The schema
//! and the list of mistakes follow by themselves.
//!
//! The descriptions are left out of the page (`cfg`), which has no use for them: only the schema shows them.

use serde_json::{Map, Value};

use super::form::Form;
use super::language::CHOICES;

/// A key of an object.
///
/// A required key without a default is [`Absent::Mistake`]; keep those few, since each is one more thing to
/// look up in AWS's console.
#[derive(Debug)]
pub(super) struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// What it means that it is not there.
    pub absent: Absent,
    /// Its description in the schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static str,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A value of one form.
    ///
    /// Leaf of the table: the form alone decides.
    Plain(Form),
    /// An object with these keys and no others.
    ///
    /// An unknown key is a mistake: it is most often a misspelt one, whose silent loss an admin would search
    /// for long.
    Object(&'static [Key]),
    /// A list of these.
    List {
        /// What each item is.
        item: &'static Kind,
        /// Whether an empty list is refused.
        filled: bool,
    },
}

/// What an absent key means.
#[derive(Debug)]
pub(super) enum Absent {
    /// A mistake.
    ///
    /// The admin must write it: nothing could be guessed.
    Mistake,
    /// A mistake, unless guests are let in: then there are guests alone.
    ///
    /// Of the whole file's keys only, since [`lets_guests_in`] looks beside the key.
    GuestsAlone,
    /// Something that depends on other keys, or nothing.
    ///
    /// The reader of the configuration decides what absence means, such as AWS's own endpoint.
    Fine,
    /// This value, as JSON.
    ///
    /// It is checked like a written value, so that a default that breaks its own form is found by the first
    /// test that reads a file.
    Default(&'static str),
}

impl Kind {
    /// The form that a value of this kind has as a whole.
    pub fn form(&self) -> Form {
        match self {
            Self::Plain(form) => form.clone(),
            Self::Object(_) => Form::Object,
            Self::List { filled, .. } => Form::List { filled: *filled },
        }
    }
}

/// `const`, so that the whole table is data of the program and costs nothing at the start.
const fn key(name: &'static str, kind: Kind, about: &'static str) -> Key {
    #[cfg(target_arch = "wasm32")]
    let _ = about;
    Key {
        name,
        kind,
        absent: Absent::Mistake,
        #[cfg(not(target_arch = "wasm32"))]
        about,
    }
}

const fn plain(name: &'static str, form: Form, about: &'static str) -> Key {
    key(name, Kind::Plain(form), about)
}

impl Key {
    /// Absence is no mistake.
    const fn optional(self) -> Self {
        self.or(Absent::Fine)
    }

    /// Absence means this JSON.
    const fn default(self, json: &'static str) -> Self {
        self.or(Absent::Default(json))
    }

    const fn or(mut self, absent: Absent) -> Self {
        self.absent = absent;
        self
    }
}

/// Whether the file as a whole lets guests in.
pub(super) fn lets_guests_in(file: &Map<String, Value>) -> bool {
    file.get("identityPool").is_some_and(|pool| pool["guests"] == true)
}

/// The whole file.
///
/// The order is that in the schema, and the one in which mistakes are listed.
pub(super) const FILE: Kind = Kind::Object(&[
    plain("$schema", Form::Text, "The schema of this file, for editors; the page does not read it.").optional(),
    plain("title", Form::Text, "The title in the banner and in the browser's tab.").default("\"Alcove\""),
    plain("accent", Form::Colour, "The accent colour, as #rrggbb; without it the page has its own.").optional(),
    plain("language", Form::OneOf(CHOICES), "The language of the page; auto follows the browser.")
        .default("\"auto\""),
    plain(
        "region",
        Form::Region,
        "The AWS region of the bucket and of STS, such as us-east-1. The pools' regions are part of their ids.",
    ),
    key(
        "userPool",
        USER_POOL,
        "The Cognito user pool, who can sign in, and the page's app client in it. Left out where identityPool.guests is true, there \
         are guests alone.",
    )
    .or(Absent::GuestsAlone),
    key("identityPool", IDENTITY_POOL, "The Cognito identity pool: what gives people credentials for their files."),
    key("bucket", BUCKET, "The bucket that holds everyone's files."),
    key(
        "locations",
        Kind::List { item: &LOCATION, filled: true },
        "The places in the bucket that people see. IAM decides what they may do there; the rights here are what the page offers.",
    )
    .default(r#"[{ "name": "My files", "prefix": "users/{identity_id}/" }]"#),
    plain(
        "session",
        Form::OneOf(&["tab", "device"]),
        "Which choice \"Stay signed in\" starts with: until the tab closes, or on this device.",
    )
    .default("\"tab\""),
    key("endpoints", ENDPOINTS, "Other addresses than AWS's own, for a local cloud or a private endpoint.").optional(),
]);

/// `userPool`.
const USER_POOL: Kind = Kind::Object(&[
    plain("id", Form::UserPoolId, "The pool's id, such as us-east-1_AbCdEf123."),
    plain("clientId", Form::ClientId, "The app client's id. The client must have no secret: a page cannot keep one."),
    plain(
        "signIn",
        Form::OneOf(&["srp", "password", "choice"]),
        "How a sign-in starts: srp never sends the password, password sends it over TLS, choice lets Cognito offer the ways that \
         an account has. The app client must allow the flow.",
    )
    .default("\"srp\""),
    plain(
        "challengeMinutes",
        Form::Minutes,
        "How long a step of a sign-in lives: the app client's AuthSessionValidity, in minutes. The page then says when a step is \
         about to end; the pool tells it nothing of that.",
    )
    .optional(),
    plain(
        "domain",
        Form::Endpoint,
        "The address of Cognito's own sign-in pages (managed login), such as https://files.auth.us-east-1.amazoncognito.com. The \
         page's address must be one of the app client's callback and sign-out URLs.",
    )
    .optional(),
    key("scopes", TEXTS, "The scopes that managed login asks for; the app client must allow them.")
        .default(r#"["openid", "email", "aws.cognito.signin.user.admin"]"#),
    key(
        "providers",
        TEXTS,
        "Identity providers that get a button each, by their names in the pool, such as Google; COGNITO is the pool's own form. \
         Without any, one button leads to the pool's sign-in page.",
    )
    .default("[]"),
]);

/// A list of texts, which may be empty.
const TEXTS: Kind = Kind::List { item: &Kind::Plain(Form::Text), filled: false };

/// `identityPool`.
const IDENTITY_POOL: Kind = Kind::Object(&[
    plain("id", Form::IdentityPoolId, "The pool's id: its region, a colon and a UUID."),
    plain(
        "guests",
        Form::Flag,
        "Whether people may look around before they sign in. The pool must allow guests too.",
    )
    .default("false"),
    plain(
        "flow",
        Form::OneOf(&["enhanced", "basic"]),
        "How credentials are got: enhanced lets the pool choose the role; basic assumes one of roles by itself, and lays no session \
         policy over guests. The pool must allow the basic (classic) flow.",
    )
    .default("\"enhanced\""),
    key("roles", ROLES, "The roles that the basic flow assumes.").optional(),
    plain(
        "sessionSeconds",
        Form::SessionSeconds,
        "How long the basic flow's credentials live, and links that were made with them: up to 43200 seconds, 12 hours. No more          than the roles' MaxSessionDuration; without it an hour. The enhanced flow always gives an hour.",
    )
    .optional(),
]);

/// `identityPool.roles`: both ARNs are public, as all of this file is.
const ROLES: Kind = Kind::Object(&[
    plain("users", Form::RoleArn, "The ARN of the role of someone signed in."),
    plain("guests", Form::RoleArn, "The ARN of a guest's role.").optional(),
]);

/// `bucket`.
const BUCKET: Kind = Kind::Object(&[
    plain("name", Form::Bucket, "The bucket's name."),
    plain("region", Form::StoreRegion, "The bucket's region, where it is not the page's.").optional(),
    plain(
        "endpoint",
        Form::Endpoint,
        "Where the bucket is served, when that is not AWS: an S3-compatible store or a local cloud.",
    )
    .optional(),
    plain(
        "pathStyle",
        Form::Flag,
        "Whether the bucket's name goes into the path instead of the host name. A name with a dot in it always does under \
         https: no certificate covers it as a host.",
    )
    .default("false"),
    plain(
        "versioned",
        Form::Flag,
        "Whether versioning is on. A replaced file can then be brought back, which lets small files be sent the fastest way.",
    )
    .default("false"),
    plain(
        "unfinished",
        Form::OneOf(&["device", "bucket"]),
        "Which unfinished uploads people are offered: those that this device remembers, or also those that S3 has of other \
         devices. The latter takes s3:ListBucketMultipartUploads, which IAM cannot limit to a folder: whoever has it can see the \
         names of everyone's unfinished uploads.",
    )
    .default("\"device\""),
]);

/// An item of `locations`.
const LOCATION: Kind = Kind::Object(&[
    plain("id", Form::LocationId, "Names the place in the address bar; made from the name where absent.")
        .optional(),
    plain("name", Form::Name, "What people read: one text, or an object of texts by language, such as { \"en\": \"Team\", \"ja\": \"チーム\" }."),
    plain(
        "prefix",
        Form::Prefix,
        "Where it is in the bucket, such as users/{identity_id}/ or shared/, ending in a slash. {identity_id} stands for the \
         person's own identity id; an empty prefix is the whole bucket.",
    ),
    key(
        "users",
        RIGHTS,
        "What someone signed in may do. versions: see earlier versions and deleted files, and with write bring them back; the \
         bucket must be versioned, and the role needs s3:ListBucketVersions and s3:GetObjectVersion. purge: delete versions for \
         good, and bring many files back at once, which needs s3:DeleteObjectVersion. restore: with read, restore archived files, which needs s3:RestoreObject and costs.",
    )
    .default(r#"["list", "read", "write", "delete"]"#),
    key("guests", RIGHTS, "What a guest may do.").default("[]"),
]);

/// What the page offers. Giving a right here gives nothing in AWS: a button for what IAM refuses only leads
/// to a refusal.
const RIGHTS: Kind = Kind::List {
    item: &Kind::Plain(Form::OneOf(&["list", "read", "write", "delete", "versions", "purge", "restore"])),
    filled: false,
};

/// `endpoints`: all optional, since each service has an address by its region.
const ENDPOINTS: Kind = Kind::Object(&[
    plain("userPool", Form::Endpoint, "Where the user pool answers.").optional(),
    plain("identityPool", Form::Endpoint, "Where the identity pool answers.").optional(),
    plain("sts", Form::Endpoint, "Where STS answers.").optional(),
]);
