//! The file's text → the [`Config`] in force. Which keys there are, and their defaults, is in [`super::file`].
//!
//! Order of a reading: the byte order mark goes, the text is parsed as JSON, [`super::fits`] compares the
//! file with the table and puts the defaults in, and `config` turns it into types. Two rules that the table
//! cannot state come last: ids of locations differ, and the basic flow has its roles.
//!
//! Paths such as `userPool/id` are those of `aws::json`: keys joined by slashes.

use serde_json::Value;

use super::file::FILE;
use super::fits::fits;
use super::{
    BasicRoles, Bucket, Config, IdentityPool, Language, Location, ManagedLogin, Name, Persistence, Rights,
    SignInMethod, UserPool,
};
use crate::aws::json;
use crate::aws::region::endpoint as aws_endpoint;

/// Reads the whole file; `None` where something is wrong in it.
///
/// O(n) in the text, but for the comparison of location ids, of which there are a handful.
pub(super) fn read(text: &str) -> Option<Config> {
    let mut file: Value = serde_json::from_slice(without_mark(text).as_bytes()).ok()?;
    let config = fits(&FILE, &mut file).then(|| config(&file))?;
    let ids_differ = (0..config.locations.len()).all(|index| !is_taken(&config.locations, index));
    (ids_differ && missing_roles(&config.identity_pool).next().is_none()).then_some(config)
}

/// Some editors begin a UTF-8 file with a byte order mark, which JSON does not allow.
///
/// The admin cannot see it, so the page must not complain of it.
pub(super) fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// What a checked file means. Values that are wrong or missing read as empty: nobody sees the outcome then.
///
/// Called for a file with mistakes too, by [`super::check`], which needs the ids of locations to compare
/// them.
pub(super) fn config(file: &Value) -> Config {
    let region = text(file, "region");
    let user_pool = text(file, "userPool/id");
    let identity_pool = text(file, "identityPool/id");
    // A pool answers in the region that its id begins with, whichever the page's is.
    let service = |key, name, id: &str| {
        let region = id.split(['_', ':']).next().unwrap_or_default();
        endpoint(file, key).unwrap_or_else(|| aws_endpoint(name, region))
    };
    Config {
        title: text(file, "title"),
        accent: given(file, "accent"),
        language: Language::from_tag(&text(file, "language")),
        user_pool: UserPool {
            endpoint: service("endpoints/userPool", "cognito-idp", &user_pool),
            id: user_pool,
            client_id: text(file, "userPool/clientId"),
            sign_in: match text(file, "userPool/signIn").as_str() {
                "password" => SignInMethod::Password,
                "choice" => SignInMethod::Choice,
                _ => SignInMethod::Srp,
            },
            challenge_minutes: json::find(file, "userPool/challengeMinutes").and_then(Value::as_i64),
            managed: endpoint(file, "userPool/domain").map(|domain| ManagedLogin {
                domain,
                scopes: texts(file, "userPool/scopes"),
                providers: texts(file, "userPool/providers"),
            }),
        },
        identity_pool: IdentityPool {
            endpoint: service("endpoints/identityPool", "cognito-identity", &identity_pool),
            id: identity_pool,
            guests: flag(file, "identityPool/guests"),
            basic: (text(file, "identityPool/flow") == "basic").then(|| BasicRoles {
                users: text(file, "identityPool/roles/users"),
                guests: text(file, "identityPool/roles/guests"),
                session_seconds: json::find(file, "identityPool/sessionSeconds").and_then(Value::as_u64),
            }),
        },
        sts_endpoint: service("endpoints/sts", "sts", &region),
        bucket: Bucket {
            name: text(file, "bucket/name"),
            region: given(file, "bucket/region").unwrap_or(region),
            endpoint: endpoint(file, "bucket/endpoint"),
            path_style: flag(file, "bucket/pathStyle"),
            versioned: flag(file, "bucket/versioned"),
            lists_uploads: text(file, "bucket/unfinished") == "bucket",
        },
        locations: items(file, "locations")
            .iter()
            .enumerate()
            .map(|(index, it)| location(index, it))
            .collect(),
        session: match text(file, "session").as_str() {
            "device" => Persistence::Device,
            _ => Persistence::Tab,
        },
    }
}

/// An id that is not given is made from the name; a name without an ASCII letter or digit (a Japanese one)
/// becomes `location-<n>`, by its position from 1. Moving such a location changes its address, so links to it
/// break.
fn location(index: usize, location: &Value) -> Location {
    let name = Name::read(json::find(location, "name"));
    let id = given(location, "id").or_else(|| slug(name.of(Language::En)));
    Location {
        id: id.unwrap_or_else(|| format!("location-{}", index + 1)),
        name,
        prefix: text(location, "prefix"),
        users: rights(location, "users"),
        guests: rights(location, "guests"),
    }
}

/// A right that is repeated counts once; the order says nothing.
fn rights(location: &Value, key: &str) -> Rights {
    let rights = items(location, key);
    let has = |right: &str| rights.iter().any(|given| given == right);
    Rights {
        list: has("list"),
        read: has("read"),
        write: has("write"),
        delete: has("delete"),
        versions: has("versions"),
        purge: has("purge"),
        restore: has("restore"),
    }
}

/// Whether a location before this one goes by the same name in the address bar. (One without a name has a mistake of its own.)
///
/// Only the later of two is a mistake, so an admin is told once.
pub(super) fn is_taken(locations: &[Location], index: usize) -> bool {
    locations[..index].iter().any(|before| before.id == locations[index].id)
}

/// Whose roles are missing: the basic flow chooses none by itself.
///
/// `guests` only where guests are let in. Nothing in the enhanced flow, whatever `roles` says.
pub(super) fn missing_roles(pool: &IdentityPool) -> impl Iterator<Item = &'static str> {
    let roles = pool.basic.as_ref();
    let users = roles.is_some_and(|roles| roles.users.is_empty()).then_some("users");
    let guests = roles.is_some_and(|roles| pool.guests && roles.guests.is_empty()).then_some("guests");
    users.into_iter().chain(guests)
}

fn texts(value: &Value, path: &str) -> Vec<String> {
    items(value, path).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn given(value: &Value, path: &str) -> Option<String> {
    json::text(value, path).map(str::to_owned)
}

fn text(value: &Value, path: &str) -> String {
    given(value, path).unwrap_or_default()
}

/// `false` where there is none: every flag of the table has a default, so absence means a mistake elsewhere.
fn flag(value: &Value, path: &str) -> bool {
    json::find(value, path) == Some(&Value::Bool(true))
}

fn items<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    json::find(value, path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// An address, without the slashes that may end it.
fn endpoint(value: &Value, path: &str) -> Option<String> {
    given(value, path).map(|address| address.trim_end_matches('/').to_owned())
}

/// A name as part of an address: its ASCII letters and digits, the rest as dashes. `None` where none is left.
fn slug(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    (!slug.is_empty()).then_some(slug)
}
